"""English."""

from worthit.verdict.words.model import Headlines, Owners, Prices, Reviews, Score, Screen, Words
from worthit.verdict.words.numbers import Counted, Numbers, counted

_OWNER = ("owner", "owners")
_REVIEW = ("review", "reviews")
_DAY = ("day", "days")

ENGLISH = Words(
    language="en",
    numbers=Numbers(
        decimal=".",
        thousands=",",
        percentage="{}%",
        signs={"EUR": "€", "GBP": "£", "USD": "$"},
        sign_first=True,
    ),
    separator="; ",
    joiner="and",
    bands={"excellent": "excellent", "good": "good", "average": "average", "poor": "poor"},
    headlines=Headlines(
        scored="{score} out of 10 ({band}): {advice}{unjudged}",
        unjudged=", price not judged yet",
        alarmed="{advice}, {finding}",
        advice={
            "buy": "buy it",
            "consider": "worth considering",
            "think_twice": "think twice",
            "avoid": "better avoid it",
            "stock": "wait, it is out of stock",
            "price": "wait, the price is high for this product",
        },
        no_page={
            "blocked": "No verdict: the shop blocked the page",
            "not_product": "No verdict: this page shows no product",
        },
        not_enough="Not enough evidence: {lacks}",
        nobody_rated="no owner's rating was found",
        only_rated=counted("only {n} {noun} rated it", *_OWNER),
        unrated=counted("the page counts {n} {noun} but not their stars", *_OWNER),
        prices={"absent": "the page shows no price", "shown": "the price shown cannot be right"},
    ),
    score=Score(
        stars_alone="All {total} points come from owners' stars; what else is known is not enough to move them.",
        parts={
            "satisfaction": "from owners' stars",
            "value_opinion": "for what owners say about its value",
            "price": "for the price against its past",
        },
        between="With what is known the score lies between {low} and {high}, {so}.",
        level="All that is known leads to a score of {low}, {so}.",
        so_one="so it is {best}",
        so_two="so it may be {best} or {worst}",
        so_many="so anything from {worst} to {best} is possible",
        term="{name}: {value} of 10 ({source}{interval}).",
        term_interval="; between {low} and {high}",
        base="That is the base of the score.",
        shift="{usual} is usual, so it moves the score by {moved}.",
        terms={
            "satisfaction": "Owners' stars",
            "value_opinion": "What owners say about its value",
            "price": "The price against its past",
        },
        sources={
            "star_distribution": counted("the stars of {n} {noun}, counted by the shop", *_OWNER),
            "rating_and_count": counted("the mean rating of {n} {noun}", *_OWNER),
            "reviews_read": counted("the stars of {n} {noun} read", *_REVIEW),
            "theme_counts": counted("{n} {noun} in the shop's own theme", *_OWNER),
            "review_texts": counted("{n} {noun} of it in the reviews read", "owner who speaks", "owners who speak"),
            "theme_tone": counted("the tone of the shop's own theme, which counts as {n} {noun}", *_OWNER),
            "price_history": counted("{n} {noun} of price history", *_DAY),
        },
        total="Sum: {sum} of 10.",
        total_cut="Sum: {sum}{cut}.",
        cut=", cut to {score}, {why}",
        is_cut="The score is cut to {score}, {why}.",
        limits={
            "scale": "the end of the scale",
            "finding": "because {finding}",
            "named": "because of “{finding}”",
            "that_finding": "for that reason",
        },
        limit="Whatever else is true, the score is {cap} at most, {why}.",
        findings={
            "trust_failed": "the reviews cannot be trusted",
            "safety": "several reviews tell of danger",
            "recall": "several reviews tell of a recall",
            "counterfeit": "several reviews say it is fake",
        },
    ),
    owners=Owners(
        owners=counted("{n} {noun}", *_OWNER),
        rated="Owners rate it {rating} of {best} ({owners})",
        not_shown=counted("{n} {noun} rated it", *_OWNER),
        unsaid="The page shows {rating} of {best} without saying of how many owners, so {stars} stand for them",
        uncounted="The page counts no owners, so {stars} stand for them",
        stars_read=counted("the stars of the {n} {noun} read", *_REVIEW),
        shares="; {five} gave five stars, {poor} one or two",
        reading=(
            "Half of all shop pages show {low} to {high} stars of 5{few}, "
            "so this counts for about {points} points of 10."
        ),
        few=Counted(" and {n} owner is few", " and {n} owners are few"),
    ),
    reviews=Reviews(
        sides={
            "positive": "Owners praise: {aspects}.",
            "negative": "Owners complain of: {aspects}.",
            "mixed": "Owners differ on: {aspects}.",
            "few": "Only one or two owners speak of: {aspects}.",
        },
        for_and_against="{name} ({k} for, {opposite} against)",
        praised="{name} ({k} of {n} in praise)",
        blamed="{name} ({k} of {n} in complaint)",
        agreed="{name} ({k} of {n})",
        opposed="{name} ({k} of {n}, {opposite} against)",
        more=Counted("; and {n} more", "; and {n} more"),
        quote="One owner on the first: “{quote}”",
        alarms={
            "safety": counted("{n} {noun} of danger.", "review tells", "reviews tell"),
            "recall": counted("{n} {noun} of a recall.", "review tells", "reviews tell"),
            "counterfeit": counted("{n} {noun} that it is fake.", "review says", "reviews say"),
        },
        alarm_quote="One of them: “{quote}”",
        themes="{shop} itself counts in its reviews: {themes}.",
        the_shop="The shop",
        theme_sides="{name} ({positive} positive, {negative} negative)",
        tones={"positive": "positive", "mixed": "mixed", "negative": "negative"},
        trusted=(
            "Trust in the reviews read: {grade} on a scale from A to F{because}; {kept} of {seen} read count{adjusted}."
        ),
        because=" because of {tests}",
        adjusted="; those rate it {stars} stars",
        also="Also noticed: {tests}.",
        no_grade=counted("Too few of the {n} {noun} read remain for a grade of trust. Noticed: {tests}.", *_REVIEW),
        tests={
            "copies": "texts that are copies of each other",
            "one_author": "one author who signs several of them",
            "burst": "many reviews within a few days",
            "phrases": "phrases that several of them share",
            "incentivised": "reviews written for a reward",
            "unverified": "purchases that are not verified",
            "mismatch": "stars that contradict the words",
            "word_count": "reviews of nearly one length",
            "after_burst": "ratings that fell after a burst of reviews",
            "shop_choice": "a selection by the shop that is unlike all its ratings",
            "rating_rate": "more ratings a day than seems possible",
            "count_leap": "a sudden leap in the number of ratings",
            "after_leap": "ratings that fell after such a leap",
            "removed": "reviews that have disappeared",
        },
        read=counted("{n} {noun} read{unread}.", *_REVIEW),
        read_of=Counted("{n} of {all} read{unread}.", "{n} of {all} read{unread}."),
        all_reviews=counted("{n} {noun}", *_REVIEW),
        unread=counted(", but what {noun} is not weighed yet", "it says", "they say"),
    ),
    prices=Prices(
        no_past="There is no price history in {currency} yet, so the price is not judged against its past.",
        short_past=counted(
            "The price is known for {n} {noun} so far; it takes {needed} of the last year to judge it.", *_DAY
        ),
        old_past=counted(
            "The price is known for {n} {noun} in all, but for fewer than "
            "the {needed} of the last year that it takes to judge it.",
            *_DAY,
        ),
        past=counted("The price is known for {n} {noun}: {label}.{lower}", *_DAY),
        lower=" In the last year it was lower {share} of the time, {low} at the least.",
        hardly_lower=" In the last year it was lower under 1% of the time, {low} at the least.",
        never_lower=" In the last year it was not lower.",
        unmoved="it has not moved in the last year",
        labels={
            "lowest": "it has not been lower in the last year",
            "good": "it is a good price",
            "usual": "it is a usual price",
            "high": "it is a high price",
        },
        claim="The shop claims {claimed} off {was}; {charged}.",
        charged="in the year before, that price was charged {share} of the time we know{unreal}",
        really_charged="in the year before, that price was really charged, {share} of the time we know",
        not_charged="whether that was ever charged is not known",
        unreal=", so the discount is not real",
        lawful_less=(
            "Counted as EU law asks, from the lowest price of the 30 days before, it is {lawful} off, not {claimed}."
        ),
        lawful="Counted as EU law asks, from the lowest price of the 30 days before, it is {lawful} off.",
        lawful_too=(
            "The lowest price of the 30 days before was under that; "
            "counted from it, as EU law asks, it is {lawful} off."
        ),
        no_lawful="The lowest price of the 30 days before, from which EU law counts, is not known.",
        followed=counted("WorthIt! looks at it again every day for {n} {noun}.", *_DAY),
    ),
    not_known="Not known yet: {things}.",
    missing={
        "value_opinion": "what enough owners think of the value for money",
        "price_history": "how the price has moved",
        "review_texts": "what the reviews read say",
        "trust": "how far the reviews can be trusted",
    },
    your_copy="This rests on your copy of the page, which is not checked.",
    screen=Screen(
        untitled="(the page shows no title)",
        list_price="list price {amount}",
        stars="{rating} of {best} stars",
        stars_of="{rating} of {best} stars from {owners}",
        out_of_stock="out of stock",
        between="between {low} and {high}",
        better="Better for the money",
        alternative="{name}: {why}. {price}{saves}; {low} to {high} stars from {owners} ({source}{sponsored}).",
        advantages={
            "cheaper_and_better": "cheaper and clearly better rated",
            "cheaper_rated_alike": "cheaper and rated alike",
            "better_same_price": "clearly better rated at the same price",
        },
        saves=", {share} less",
        sources={"known": "seen by WorthIt!", "page": "as this page says, not looked up"},
        sponsored=", sponsored",
        origins={
            "fetched": "fetched from the shop",
            "your_copy": "your copy, not checked",
            "taken_in": "taken in for all, on your word",
        },
        kept="verdict {id}",
        not_kept="this verdict could not be stored",
        chart="Price in {currency}",
        marks={
            "now": "now {amount}",
            "last": "last seen at {amount}",
            "lowest": "lowest {amount}",
            "highest": "highest {amount}",
        },
        beyond=", far above this picture",
        gap="no price known",
    ),
)
