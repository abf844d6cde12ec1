"""Aspects: is what owners praise and blame found, put on the right side, and quoted word for word?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from statistics import mean

from benchmarks.quality.batch import Line, run_batch, share, table
from benchmarks.quality.marked_products import marked_products, match_rows
from benchmarks.quality.star_lists import lists_of
from worthit.reviews.aspects.quotes import is_verbatim
from worthit.reviews.language import tell_language
from worthit.reviews.model import Quote

Reviews = Sequence[Line]
COOKER = "per_product_instant_pot_us"
TOPICS = (
    "pressure_steam", "ease_of_use", "cleaning", "size", "safety", "lid_seal", "taste", "instructions", "speed",
    "price_value",
)  # fmt: skip
"""What owners of the pressure cooker speak of, as the vocabulary calls it."""
ENOUGH_TOPICS = 7
DRAWS = 200
A_PAGE = 8
"""Reviews that a shop's page shows."""
OTHER_KINDS = ("womens_clothing", "skytrax_lounge")
_SHOWN = ("pros", "cons", "mixed", "voices")


def report(folder: Path) -> str:
    marked = marked_products(folder / "reviews")
    cooker = _in_english(review for one in lists_of(folder / "reviews", COOKER) for review in one.reviews)
    others = {name: [one.reviews for one in lists_of(folder / "reviews", name)] for name in OTHER_KINDS}
    if not marked or not cooker or not all(others.values()):
        return f"Aspects: the data lacks reviews/huliu_9products, {COOKER}, {' or '.join(OTHER_KINDS)}"
    random = Random(1)
    asked: list[Reviews] = [product.reviews for product in marked]
    asked += [cooker, *(random.sample(cooker, A_PAGE) for _ in range(DRAWS))]
    asked += [reviews for groups in others.values() for reviews in groups]
    answers = run_batch("aspects", ({"id": at, "reviews": reviews} for at, reviews in enumerate(asked)))
    rest = iter(answers)
    return "\n\n".join(
        (
            _marked_table(match_rows(marked, [next(rest) for _ in marked])),
            table(
                "One pressure cooker",
                ("what", "asked", "measured"),
                _cooker_rows(len(cooker), next(rest), [next(rest) for _ in range(DRAWS)]),
            ),
            _others_table({name: [next(rest) for _ in groups] for name, groups in others.items()}),
            f"Quotes that stand in their review where they say: {_verbatim(asked, answers)}",
        )
    )


def _in_english(reviews: Iterable[Line]) -> list[Line]:
    return [review for review in reviews if tell_language(review["text"]) == "en"]


def _marked_table(rows: Iterable[Sequence[str]]) -> str:
    head = ("names", "precision", "recall", "F1 at least", "F1", "each once", "side at least", "side", "rests on")
    return table("Aspects (deep), Hu & Liu: what readers marked three times or more", head, rows)


def _cooker_rows(reviews: int, whole: Line, draws: Sequence[Line]) -> Iterator[tuple[str, str, str]]:
    found = {aspect["topic"] for kind in ("pros", "cons", "mixed") for aspect in whole[kind]}
    lacking = [topic for topic in TOPICS if topic not in found]
    yield "reviews in English", "", str(reviews)
    yield (
        f"topics found of {len(TOPICS)}",
        f"{ENOUGH_TOPICS}",
        f"{len(TOPICS) - len(lacking)}" + (f" (not {', '.join(lacking)})" if lacking else ""),
    )
    draw = f"{A_PAGE} reviews drawn, {DRAWS} times"
    yield f"{draw}: pros and cons shown", "3", f"{mean(len(one['pros']) + len(one['cons']) for one in draws):.2f}"
    yield f"{draw}: mixed shown", "", f"{mean(len(one['mixed']) for one in draws):.2f}"
    yield from _side_rows(whole, draws)


def _side_rows(whole: Line, draws: Sequence[Line]) -> Iterator[tuple[str, str, str]]:
    """Pros and cons of the draws against all reviews: their side of the same, the larger one where they are mixed."""
    clear = {_key(aspect): aspect["polarity"] for kind in ("pros", "cons") for aspect in whole[kind]}
    mixed = {_key(one): "positive" if one["k"] >= one["opposite"] else "negative" for one in whole["mixed"]}
    drawn = [(_key(aspect), aspect["polarity"]) for one in draws for aspect in (*one["pros"], *one["cons"])]
    yield (
        "… of those on the side that all reviews take, or most of them where they are mixed",
        "90 %",
        _agreeing(drawn, clear | mixed),
    )
    yield "… where all reviews take a side", "", _agreeing(drawn, clear)
    yield "… where all reviews are mixed", "", _agreeing(drawn, mixed)
    yield "… of which all reviews show nothing", "", str(sum(key not in clear | mixed for key, _ in drawn))


def _key(aspect: Line) -> str:
    return str(aspect["topic"] or aspect["aspect"])


def _agreeing(drawn: Iterable[tuple[str, str]], sides: Mapping[str, str]) -> str:
    known = [sides[key] == polarity for key, polarity in drawn if key in sides]
    return share(sum(known), len(known))


def _others_table(answers: Mapping[str, Sequence[Line]]) -> str:
    rows = [
        (
            name,
            len(groups),
            *(f"{mean(len(one[kind]) for one in groups):.1f}" for kind in _SHOWN),
            sum(not any(one[kind] for kind in _SHOWN) for one in groups),
            ", ".join(f"{label} {count}" for label, count in _labels(groups).most_common(6)),
        )
        for name, groups in answers.items()
    ]
    head = ("set", "groups of 10 or more", *_SHOWN, "nothing shown", "shown most often (groups)")
    return table("Other kinds than electronics: shown for a group on average (no labels)", head, rows)


def _labels(groups: Iterable[Line]) -> Counter[str]:
    return Counter(aspect["label"] for one in groups for kind in ("pros", "cons", "mixed") for aspect in one[kind])


def _verbatim(asked: Iterable[Reviews], answers: Iterable[Line]) -> str:
    right = [
        is_verbatim(Quote(**quote), {str(review["id"]): review["text"] for review in reviews})
        for reviews, answer in zip(asked, answers, strict=True)
        for kind in _SHOWN
        for aspect in answer[kind]
        for quote in aspect["quotes"]
    ]
    return share(sum(right), len(right))
