"""What an Amazon page says about the product itself: title, brand, codes, category, variants, features, picture."""

import json
import re
from collections.abc import Iterator, Mapping

import msgspec
from selectolax.lexbor import LexborNode

from worthit.product.codes import valid_gtin
from worthit.product.extract import labels
from worthit.product.extract.amazon import words
from worthit.product.extract.amazon.claims import LIKELY, SURE, UNSURE, claim
from worthit.product.extract.amazon.page import AmazonPage
from worthit.product.extract.dates import parse_date
from worthit.product.extract.document import Claim
from worthit.product.extract.nodes import attribute, clean, hides_itself, is_hidden, line_of

_TITLES = (
    "#productTitle",
    "#ebooksProductTitle",
    "#btAsinTitle",
    "#dmusicProductTitle_feature_div h1",
    "h1[data-automation-id='title']",
    "#title_feature_div h1",
    "h1#title, span#title, #title",
)
_SHOP_BEFORE = re.compile(r"^amazon\.[a-z.]+\s*:\s*", re.IGNORECASE)
_SHOP_AFTER = re.compile(r"\s*[:@|-]\s*amazon\.[a-z.]+.*$", re.IGNORECASE)
_DETAIL_ROWS = (
    "#productOverview_feature_div tr, #prodDetails tr, table.prodDetTable tr, table.a-keyvalue tr,"
    "#technicalSpecifications_feature_div tr"
)
_DETAIL_ITEMS = (
    "#detailBullets_feature_div li, #detailBulletsWrapper_feature_div li, #detail-bullets li, #productDetailsTable li"
)
_FEATURES = (
    "#feature-bullets li:not(.aok-hidden) .a-list-item",
    "#productFactsDesktopExpander ul li .a-list-item, #productFactsDesktop_feature_div ul li .a-list-item",
    "#feature-bullets li",
    "#featurebullets_feature_div li .a-list-item",
)
_PICTURES = "#landingImage, #imgBlkFront, #ebooksImgBlkFront, #main-image, #digitalMusicProductImage_feature_div img"
_REDUCED = re.compile(r"_(?:S[XYS]|CR|UX|UY|QL)\d")
_VARIATION_DATA = re.compile(r'"dimensionValuesDisplayData"\s*:\s*')


def read_facts(page: AmazonPage) -> Iterator[Claim]:
    details = read_details(page)
    if title := _title(page):
        yield claim("title", *title)
    if page.asin:
        yield claim("sku", page.asin)
    if brand := _brand(page, details):
        yield claim("brand", brand)
    if gtin := _gtin(details):
        yield claim("gtin", gtin)
    if category := _category(page):
        yield claim("category", category)
    if features := _features(page):
        yield claim("features", features)
    if since := _first_on_sale(details):
        yield claim("first_on_sale", *since)
    if picture := _picture(page):
        yield claim("image", picture)
    yield from _variants(page)


def read_details(page: AmazonPage) -> Mapping[str, str]:
    """The tables and lists of product details: label, case-folded, → value. The first of equal labels counts."""
    details: dict[str, str] = {}
    for row in page.tree.css(_DETAIL_ROWS):
        cells = row.css("th, td")
        if len(cells) == 2:
            details.setdefault(labels.label_of(line_of(cells[0])), line_of(cells[1]))
    for item in page.tree.css(_DETAIL_ITEMS):
        if (bold := item.css_first(".a-text-bold, b")) is None:
            continue
        label, text = line_of(bold), line_of(item)
        details.setdefault(labels.label_of(label), clean(text.removeprefix(label)).lstrip(":： "))
    return details


def _title(page: AmazonPage) -> tuple[str, float] | None:
    for selector in _TITLES:
        for node in page.tree.css(selector):
            if title := line_of(node, hides_itself):
                return title, SURE
    title = _title_of_tab(line_of(page.tree.css_first("head > title")))
    return (title, UNSURE) if title else None


def _title_of_tab(text: str) -> str:
    """`Amazon.com: Oak Stool : Home & Kitchen` and `Oak Stool: Amazon.co.uk: Kitchen & Home` name an oak stool."""
    title = _SHOP_BEFORE.sub("", text)
    if title != text:
        return title.rsplit(" : ", 1)[0]
    return _SHOP_AFTER.sub("", text)


def _brand(page: AmazonPage, details: Mapping[str, str]) -> str | None:
    byline = page.first("#bylineInfo", "#brand")
    is_credits = byline is not None and byline.css_first(".author, .contribution") is not None
    text = "" if is_credits else line_of(byline)
    if match := words.BYLINE.search(text):
        return words.meant(match).strip()
    in_table = next((value for label, value in details.items() if label in labels.BRAND and value), None)
    # Until 2020 the line was "by" and a link with nothing but the brand's name.
    is_bare = byline is not None and byline.tag == "a"
    return in_table or (text if is_bare and text else None)


def _gtin(details: Mapping[str, str]) -> str | None:
    for label, value in details.items():
        if label in labels.GTIN:
            for code in re.findall(r"\d[\d-]{6,}\d", value):
                if gtin := valid_gtin(code):
                    return gtin
    return None


def _category(page: AmazonPage) -> tuple[str, ...]:
    links = page.tree.css("#wayfinding-breadcrumbs_feature_div li a, #wayfinding-breadcrumbs_container li a")
    names = (line_of(link) for link in links if link.id != "breadcrumb-back-link")
    return tuple(dict.fromkeys(filter(None, names)))


def _features(page: AmazonPage) -> tuple[str, ...]:
    for selector in _FEATURES:
        texts = [line_of(node) for node in page.tree.css(selector) if not is_hidden(node) and not _is_fitment(node)]
        if features := tuple(dict.fromkeys(filter(None, texts))):
            return features
    return ()


def _is_fitment(node: LexborNode) -> bool:
    """Whether it is a form ("Make sure this fits by entering your model number") rather than a feature."""
    return node.css_first("[id^='replacementParts'], .hsx-rpp-bullet-fits-message") is not None or bool(
        node.parent and (node.parent.id or "").startswith("replacementParts")
    )


def _first_on_sale(details: Mapping[str, str]) -> tuple[str, float] | None:
    for pattern, strength in ((words.FIRST_ON_SALE, SURE), (words.PUBLISHED, LIKELY)):
        for label, value in details.items():
            if pattern.search(label) and (day := parse_date(value)):
                return day, strength
    return None


def _picture(page: AmazonPage) -> str | None:
    """The main picture in its largest form: the one made for zooming, else the largest of the list of sizes."""
    node = page.tree.css_first(_PICTURES)
    if node is None:
        return None
    zoom, source = attribute(node, "data-old-hires"), attribute(node, "src")
    if zoom.startswith("http"):
        return zoom
    if source.startswith("http") and not _REDUCED.search(source):
        return source
    return _largest(attribute(node, "data-a-dynamic-image")) or (source if source.startswith("http") else None)


def _largest(sizes: str) -> str | None:
    try:
        pictures = msgspec.json.decode(sizes, type=dict[str, tuple[float, float]])
    except msgspec.DecodeError:
        return None
    return max(pictures, key=lambda link: pictures[link][0] * pictures[link][1], default=None)


def _variants(page: AmazonPage) -> Iterator[Claim]:
    """The shown variant (`Black / 500 pieces`) and the values that its siblings have."""
    selected, values = _variation_data(page)
    selected = selected or _selected_on_page(page)
    others = tuple(value for value in dict.fromkeys(values or _values_on_page(page)) if value not in selected)
    if selected:
        yield claim("variant", " / ".join(selected))
    if others:
        yield claim("variants", others)


def _variation_data(page: AmazonPage) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Selected values and all values, from the data that the page's variant picker is fed with."""
    for match in _VARIATION_DATA.finditer(page.html):
        try:
            by_asin, _ = json.JSONDecoder().raw_decode(page.html, match.end())
        except (ValueError, RecursionError):
            continue
        if isinstance(by_asin, dict) and len(by_asin) > 1:
            families = {asin: tuple(map(str, row)) for asin, row in by_asin.items() if isinstance(row, list)}
            every = (value for row in zip(*families.values(), strict=False) for value in row)
            return families.get(page.asin or "", ()), tuple(dict.fromkeys(every))
    return (), ()


def _selected_on_page(page: AmazonPage) -> tuple[str, ...]:
    nodes = page.tree.css(
        "[id^='inline-twister-expanded-dimension-text-'], #twister .selection, #twister option.dropdownSelect,"
        "#twister [selected] .a-dropdown-item"
    )
    return tuple(dict.fromkeys(filter(None, map(line_of, nodes))))


def _values_on_page(page: AmazonPage) -> tuple[str, ...]:
    nodes = page.tree.css(
        "#twister li .twisterTextDiv, #twister option.dropdownAvailable, #twister option.dropdownUnavailable"
    )
    pictured = (attribute(picture, "alt") for picture in page.tree.css("#twister li img.imgSwatch"))
    return tuple(filter(None, [*map(line_of, nodes), *pictured]))
