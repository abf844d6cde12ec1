"""What a page shows of its owners near the product's name: "4,7 von 5", "(1.234 Bewertungen)", owners per star.

Ratings of shops and sellers, and of other products, are not read.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from selectolax.lexbor import LexborNode

from worthit.product.extract.document import Document
from worthit.product.extract.nodes import clean
from worthit.product.extract.schema.ratings import count_of
from worthit.product.extract.view.histogram import find_histogram
from worthit.product.extract.view.pieces import PageView, label_words, view_page
from worthit.product.extract.view.star_pictures import rating_pictured
from worthit.product.extract.view.title import find_title

_BEFORE_TITLE = 25
_AFTER_TITLE = 90
_LABELLED_ANCESTORS = 4
_MAX_TEXT = 120
_NEAR_RATING = 4
_STARS = 5
_BLOCK_PIECES = 5
_FARTHEST_MEAN = 0.5
"""Stars between the rating and the mean of the rows, from which the rows are of something else."""

_OUT_OF = re.compile(
    r"(?<![\w.,/])(\d{1,2}(?: ?[.,] ?\d{1,2})?) ?(?:(?:stars? )?out of|von|su|sur|de|van(?: de)?|av|na|ud af|din|из|"
    r"z|จาก|/|of) ?"
    r"(5|10)(?:[.,]0)?(?![\d.,/%])",
    re.IGNORECASE,
)
_RATED = re.compile(
    r"(?:rat(?:ed|ing)|bewertung|valutazione|note|puntuación|ocena|рейтинг)\W{1,3}(\d(?:[.,]\d{1,2})?)(?![\d.,%])|"
    r"(?<![\w.,])(\d[.,]\d{1,2}) ?(?:stars?|★|⭐|sterne)",
    re.IGNORECASE,
)
_TOP_FIRST = re.compile(
    r"(?<![\d.,])(?:星)?(5|10)(?:つ星のうち|つ星中の?|つ中の?|点満点中の?|分满分|점 만점에| ?üzerinden) ?"
    r"(\d{1,2}(?:[.,]\d{1,2})?)(?![\d.,%])"
)
"""Languages that name the top of the scale before the value."""
_BARE = re.compile(r"\d[.,]\d{1,2}|\d ?\.\d")
_WHOLE_STARS = re.compile(
    r"([1-5])[ -]?(?:stars?|sterne?|stell[ae]|étoiles?|estrellas?|estrelas?|sterren)", re.IGNORECASE
)
_RATING_LABEL = re.compile(
    r"\b(?:rating\w*|stars?|review\w*|bewertung\w*|score|recension\w*|avis|votes?|opinion\w*|evaluation)\b"
)
_SHOP_LABEL = re.compile(
    r"\b(?:seller|merchant|vendor|trustpilot|trusted ?shops|ekomi|feefo|shop rating|store rating|trustbadge)\b"
)
_OF_SHOP = re.compile(
    r"\b(?:our|this|the) (?:online )?(?:shop|store)\b|\btrust ?pilot\b|\btrusted ?shops\b|\bekomi\b|\bfeefo\b"
    r"|\bunser(?:en|em)? (?:online-?)?shop\b|\bdieser shop\b|\bnostro (?:negozio|shop)\b|\bnotre (?:boutique|magasin)\b"
    r"|\bnuestra tienda\b|\bonze (?:web)?(?:shop|winkel)\b|\bseller rating\b|\bfeedback score\b",
    re.IGNORECASE,
)
"""Said beside stars: they are the shop's."""
_REVIEW_WORDS = (
    r"(?:customer |product |verified |user |kunden)?(?:reviews?|rezensionen|kundenrezensionen|recension[ei]|avis|"
    r"opinion(?:es|i)|rese[ñn]as|opini[oõ]es|opinii|opinie|recenz\w+|review-uri|отзыв\w*|відгук\w*|vélemény\w*|"
    r"recensioner|anmeldelser|omtaler|arvostelu\w*|yorum\w*|κριτικ\w+|"
    r"(?:件の)?(?:カスタマー)?レビュー|クチコミ|口コミ|评论|評論|条评[价论]|리뷰|รีวิว|ulasan|đánh giá|مراجع\w*)"
)
_RATING_WORDS = (
    r"(?:global |customer |product |user |kunden)?(?:ratings?|bewertung(?:en)?|valutazion[ei]|valoraci(?:ones|ón)|"
    r"avaliaç(?:ões|ão)|évaluations?|beoordeling(?:en)?|ocen\w*|оцен\w+|betyg|omdömen|hodnocení|értékelés\w*|"
    r"değerlendirme\w*|votes?|voti|αξιολογ\w+|评价|評價|تقييم\w*)"
)
_NUMBER = r"(\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+|\d{1,3}(?:[.,]\d)? ?[kK](?!\w)|\d+)"
_THOUSANDS = re.compile(r"(\d{1,3}(?:[.,]\d)?) ?[kK]")


def _counted(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,/]){_NUMBER}\)? ?(?:\w+ )?{words}|{words}\W{{0,3}}{_NUMBER}(?![\d.,/])", re.IGNORECASE
    )


_REVIEWS, _RATINGS = _counted(_REVIEW_WORDS), _counted(_RATING_WORDS)
_LONE_COUNT = re.compile(rf"[(\s]*{_NUMBER}[)\s]*")
_WITH_COUNT = re.compile(rf"[★☆⭐\s]*(\d[.,]\d{{1,2}})[★☆⭐\s]*\({_NUMBER}\)")
_LEADING = re.compile(r"[★☆⭐\s]*(\d[.,]\d{1,2})(?![\d.,%])[★☆⭐\s]*[|·•–(-]?\s*")
"""A rating that stands before a count: `4.6 | 89 ratings`."""
_IN_BRACKETS = re.compile(rf"\(\s*{_NUMBER}\s*\)")


class OwnersShown(Struct, frozen=True):
    """Rating and counts as shown near the product's name; histogram: percent per star, where owners are counted so."""

    rating: float | None = None
    best: float = 5.0
    rating_count: int | None = None
    review_count: int | None = None
    histogram: dict[str, float] | None = None


class _Piece(Struct, frozen=True):
    text: str
    place: int
    labels: str


def owners_shown(document: Document) -> OwnersShown:
    title = document.once(find_title).place
    histogram = find_histogram(document)
    if title is None:
        return OwnersShown(histogram=histogram)
    pieces = list(_pieces(document, title))
    rated = next(((found, piece.place) for piece in pieces if (found := _rating(piece)) is not None), None)
    rated = rated or _single_stars(pieces)
    ratings, ratings_at = _counted_in(pieces, _RATINGS)
    reviews, reviews_at = _counted_in(pieces, _REVIEWS)
    if ratings is None and reviews is None:
        reviews = _count_in_brackets(pieces, rated[1] if rated else None)
    if not ratings and not reviews and (ratings, reviews) != (None, None):
        return OwnersShown()
    if rated is None and (counted_at := ratings_at if ratings_at is not None else reviews_at) is not None:
        pictured = rating_pictured(document, counted_at)
        rated = ((pictured, 5.0), counted_at) if pictured is not None else None
    (rating, best), _ = rated or ((None, 5.0), None)
    if histogram and rating and abs(_mean(histogram) - rating * _STARS / best) > _FARTHEST_MEAN:
        histogram = None
    return OwnersShown(rating, best, ratings or None, reviews or None, histogram)


def _pieces(document: Document, title: int) -> Iterator[_Piece]:
    """Texts and labels for screen readers around the name, in the order of the page, what follows the name first."""
    view = document.once(view_page)
    first, last = title - _BEFORE_TITLE, title + _AFTER_TITLE
    pieces = [
        (run.place, run.text, run.parent)
        for run in view.shown(first, last)
        if not run.aside and len(run.text) <= _MAX_TEXT
    ]
    for node in document.select("[aria-label], [title], img[alt]"):
        place = view.span(node)[0]
        if first <= place < last and place < len(view.runs) and not view.runs[place].aside:
            attributes = node.attributes
            stated = attributes.get("aria-label") or attributes.get("title") or attributes.get("alt") or ""
            pieces.append((place, clean(stated)[:_MAX_TEXT], node))
    pieces.sort(key=lambda piece: (piece[0] < title, piece[0]))
    for place, text, node in pieces:
        of_shop = _SHOP_LABEL.search(labels := _labels(node)) or _OF_SHOP.search(text)
        if any(char.isdigit() for char in text) and not of_shop:
            yield _Piece(text, place, labels)
            if _LONE_COUNT.fullmatch(text) and (block := _block_text(node, view)):
                yield _Piece(block, place, labels)


def _block_text(node: LexborNode, view: PageView) -> str:
    """A lone number with the few words around it ("Read reviews (", "190", ")")."""
    for block in (node, node.parent):
        if block is not None:
            start, end = view.span(block)
            if 1 < end - start <= _BLOCK_PIECES:
                return view.text(block)
    return ""


def _rating(piece: _Piece) -> tuple[float, float] | None:
    is_labelled = bool(_RATING_LABEL.search(piece.labels))
    if match := _OUT_OF.search(piece.text):
        value, best = _number(match[1]), float(match[2])
        is_plain = is_labelled or not match[1].isdigit() or bool(_RATING_LABEL.search(piece.text.lower()))
        if is_plain and 0 < value <= best:
            return value, best
    if match := _TOP_FIRST.search(piece.text):
        value, best = _number(match[2]), float(match[1])
        if 0 < value <= best:
            return value, best
    if (match := _RATED.search(piece.text)) and 0 < (value := _number(match[1] or match[2])) <= _STARS:
        return value, 5.0
    if match := _WITH_COUNT.fullmatch(piece.text) or _before_count(piece.text):
        value = _number(match[1])
        return (value, 5.0) if 0 < value <= _STARS else None
    if is_labelled and _BARE.fullmatch(piece.text) and 0 < (value := _number(piece.text)) <= _STARS:
        return value, 5.0
    return None


def _before_count(text: str) -> re.Match[str] | None:
    match = _LEADING.match(text)
    counted = match is not None and any(each.match(text, match.end()) for each in (_RATINGS, _REVIEWS))
    return match if counted else None


def _single_stars(pieces: Sequence[_Piece]) -> tuple[tuple[float, float], int] | None:
    """ "5 stars" for a picture of stars. Several different numbers are a form to rate in, or owners per star."""
    found = [(float(match[1]), piece.place) for piece in pieces if (match := _WHOLE_STARS.fullmatch(piece.text))]
    return ((found[0][0], 5.0), found[0][1]) if len({value for value, _ in found}) == 1 else None


def _count_in_brackets(pieces: Sequence[_Piece], rated_at: int | None) -> int | None:
    for piece in pieces:
        near = rated_at is not None and abs(piece.place - rated_at) <= _NEAR_RATING
        if match := _WITH_COUNT.fullmatch(piece.text):
            return _count(match[2])
        if (near or _RATING_LABEL.search(piece.labels)) and (match := _IN_BRACKETS.fullmatch(piece.text)):
            return _count(match[1])
    return None


def _mean(histogram: dict[str, float]) -> float:
    return sum(int(star) * share for star, share in histogram.items()) / 100


def _counted_in(pieces: Sequence[_Piece], words: re.Pattern[str]) -> tuple[int | None, int | None]:
    """The first count of people with these words, and its place."""
    found = ((_first_count(match), piece.place) for piece in pieces if (match := words.search(piece.text)))
    return next(found, (None, None))


def _first_count(match: re.Match[str]) -> int:
    return _count(match[1] or match[2]) or 0


def _count(text: str) -> int | None:
    if match := _THOUSANDS.fullmatch(text):
        return round(_number(match[1]) * 1000)
    return count_of(text)


def _number(text: str) -> float:
    return float(text.replace(" ", "").replace(",", "."))


def _labels(node: LexborNode) -> str:
    labels = []
    current: LexborNode | None = node
    for _ in range(_LABELLED_ANCESTORS):
        if current is None or current.tag in ("body", "main", "html"):
            break
        labels.append(label_words(current))
        current = current.parent
    return " ".join(labels)
