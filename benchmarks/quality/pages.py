"""Pages: is each told for what it is, and each field read right?"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.quality.batch import Line, run_batch, share, table

NUMBERS = ("price", "list_price", "rating", "rating_count", "review_count", "histogram")


def load(folder: Path) -> list[Line]:
    """The manifest's entries; `not-product` is `not_product` in the batch face."""
    return msgspec.json.decode((folder / "pages" / "manifest.json").read_bytes(), type=list[dict[str, Any]])


def extract(folder: Path, entries: list[Line]) -> list[Line]:
    return run_batch("extract", [{"file": str(folder / "pages" / e["file"]), "url": e.get("url")} for e in entries])


def report(folder: Path) -> str:
    entries = load(folder)
    answers = extract(folder, entries)
    crashed = [f"  {e['id']}: {a['error']}" for e, a in zip(entries, answers, strict=True) if "error" in a]
    counts: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    wrong: list[str] = []
    for entry, answer in zip(entries, answers, strict=True):
        kind = entry["kind"].replace("-", "_")
        counts["kind"][kind].append(answer.get("kind") == kind)
        if answer.get("kind") != kind:
            wrong.append(f"  {entry['id']} kind: {kind}, told as {answer.get('kind')}")
        product = answer.get("product") or {}
        if kind != "product":
            silent = not any(product.get(name) for name in NUMBERS)
            counts["no number"][kind].append(silent)
            continue
        family = _family(entry["site"])
        for field, right in judge(entry, product).items():
            counts[field][family].append(right)
            if not right:
                wrong.append(f"  {entry['id']} {field}: {expected(entry, field)!r}, read {_given(product, field)!r}")
    families = sorted({name for by_set in counts.values() for name in by_set})
    rows = [
        (field, *(share(sum(by[f]), len(by[f])) if by.get(f) else "" for f in families), _total(by))
        for field, by in counts.items()
    ]
    head = table(f"Pages ({len(entries)}; {len(crashed)} errors)", ("field", *families, "all"), rows)
    return "\n".join([head, *crashed, "Not as labelled:", *sorted(wrong)])


def judge(entry: Line, product: Line) -> dict[str, bool]:
    """Field by field, where the label says anything about it (a null label says: the page does not show it)."""
    truth = entry["expected"]
    right: dict[str, bool] = {}
    for field, same in _SAME.items():
        if field in truth and not (field in _OPTIONAL and truth[field] is None):
            right[field] = same(expected(entry, field), _given(product, field))
    return right


def expected(entry: Line, field: str) -> Any:
    truth = entry["expected"].get(field)
    if field == "price":
        return [truth, *(entry.get("price_accept") or [])]
    return truth


def _given(product: Line, field: str) -> Any:
    if field == "rating":
        return (product.get("rating"), product.get("rating_best"))
    if field == "review_count":
        return (product.get("review_count"), product.get("rating_count"))
    return product.get("reviews") if field == "reviews_embedded" else product.get(field)


def _total(by_set: dict[str, list[bool]]) -> str:
    everything = [right for rights in by_set.values() for right in rights]
    return share(sum(everything), len(everything))


def _family(site: str) -> str:
    return next((name for name in ("amazon", "ebay") if site.startswith(name + ".")), "other shops")


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def _same_text(truth: Any, given: Any) -> bool:
    if truth is None or given is None:
        return truth is given
    a, b = _plain(truth), _plain(given)
    return a == b or SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.85


def _same_amount(truth: Any, given: Any) -> bool:
    if truth is None or given is None:
        return truth is given
    try:
        return Decimal(str(truth)) == Decimal(str(given))
    except InvalidOperation:
        return False


def _same_price(accepted: Any, given: Any) -> bool:
    return any(_same_amount(one, given) for one in accepted)


def _same_rating(truth: dict[str, float] | None, given: tuple[float | None, float | None]) -> bool:
    value, best = given
    if truth is None or value is None:
        return truth is None and value is None
    return abs(truth["value"] / truth["out_of"] - value / (best or 5)) < 0.011


def _same_count(truth: Any, given: Any) -> bool:
    return truth in given if truth is not None else given == (None, None)


def _same_histogram(truth: Any, given: Any) -> bool:
    if truth is None or given is None:
        return truth is given
    return all(abs(float(truth[star]) - float(given.get(star, -9))) <= 1 for star in truth)


def _same_image(truth: str | None, given: str | None) -> bool:
    """Shops serve one picture in many sizes: the file's name decides."""
    if truth is None or given is None:
        return truth is given
    return _picture(truth) == _picture(given) or truth.partition("?")[0] == given.partition("?")[0]


def _picture(link: str) -> str:
    name: str = re.split(r"[._]", link.partition("?")[0].rstrip("/").rsplit("/", 1)[-1])[0]
    return name


def _same_number_of_reviews(truth: Any, given: Any) -> bool:
    return len(given or ()) >= int(truth)


def _same_themes(truth: Any, given: Any) -> bool:
    return {_plain(t["name"]) for t in truth} == {_plain(t["name"]) for t in given or ()}


_OPTIONAL = {"reviews_embedded", "histogram", "themes"}
_SAME: dict[str, Callable[[Any, Any], bool]] = {
    "title": _same_text,
    "price": _same_price,
    "currency": lambda truth, given: truth == given,
    "list_price": _same_amount,
    "rating": _same_rating,
    "review_count": _same_count,
    "histogram": _same_histogram,
    "themes": _same_themes,
    "brand": _same_text,
    "availability": lambda truth, given: truth == given,
    "image": _same_image,
    "reviews_embedded": _same_number_of_reviews,
}
