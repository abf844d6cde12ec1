"""An invented kettle, its shop's page, and what its invented owners say of it."""

import json

from tests.journeys.instance import page

KETTLE_LINK = "https://cornerkitchenware.example/p/vesna-kettle"
_SAID = (
    (5, "Pours slowly and exactly where I want it. The handle stays cool."),
    (5, "The spout is precise, perfect for coffee. It heats quickly."),
    (5, "Beautiful enamel and a precise spout. My second one, the first is at my mother's."),
    (4, "Very good spout, easy to pour. It is a little small for four cups."),
    (5, "Heats quickly on induction and the handle never gets hot."),
    (2, "The lid is loose and falls into the cup when you pour the last of it."),
    (4, "Lovely kettle and a comfortable handle, but the lid does not sit tight."),
    (5, "The pour is so steady. I use it every morning and it still looks new."),
    (3, "Fine kettle, easy to clean. The lid is loose and rattles."),
    (5, "Great quality, the enamel is thick and easy to clean."),
    (4, "It pours well and is light. The price is fair for this quality."),
    (1, "The enamel chipped after three weeks and the lid is loose. Disappointed."),
    (5, "Precise spout, comfortable handle, looks wonderful on the stove."),
    (5, "Heats quickly, easy to pour, easy to clean. Would buy again."),
    (4, "Good quality for the money. I wish that it held more water."),
    (5, "The handle is comfortable and the spout gives a thin, steady stream."),
)


def kettle_page(price: str) -> str:
    """The page, with that price."""
    reviews = [
        {
            "@type": "Review",
            "@id": f"r{number}",
            "author": {"@type": "Person", "name": f"Owner {number}"},
            "datePublished": f"2026-{1 + number % 9:02}-{1 + (number * 7) % 27:02}",
            "reviewBody": text,
            "reviewRating": {"@type": "Rating", "ratingValue": stars, "bestRating": 5},
        }
        for number, (stars, text) in enumerate(_SAID)
    ]
    with_reviews = page("kettle").replace('"sku": "VK-09",', f'"sku": "VK-09", "review": {json.dumps(reviews)},')
    return with_reviews.replace("64.90", price).replace("64,90", price.replace(".", ","))
