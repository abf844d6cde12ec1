"""Whether a page is the page of one product, of its reviews alone, or of something else.

A reader that knows the shop is heard first. Else one product that is marked up with an offer, or shown with a name, a
price and a button, is a product, unless the page calls itself something else.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from worthit.product.extract.document import Document, Testimony
from worthit.product.extract.hrefs import path_of, query_of
from worthit.product.extract.json_ld import json_ld_roots
from worthit.product.extract.microdata import microdata_roots
from worthit.product.extract.page_head import read_head
from worthit.product.extract.schema.items import Item, is_a, items_of, text_of
from worthit.product.extract.view.amounts import amounts_shown
from worthit.product.extract.view.pieces import view_page
from worthit.product.extract.wording import agreement, any_of
from worthit.product.model import PageKind

_ARTICLES = ("article", "newsarticle", "blogposting", "reportagenewsarticle", "techarticle", "howto", "liveblogposting")
_CRITIQUES = ("review", "criticreview")
_LISTS = ("itemlist", "collectionpage", "searchresultspage", "offercatalog", "productcollection")
_OTHERS = {
    "recipe": "a recipe", "movie": "a film", "tvseries": "a series", "hotel": "a place to stay",
    "lodgingbusiness": "a place to stay", "vacationrental": "a place to stay", "apartment": "a place to stay",
    "accommodation": "a place to stay", "house": "a home", "realestatelisting": "a home", "restaurant": "a restaurant",
    "localbusiness": "a business", "jobposting": "a job", "course": "a course", "touristattraction": "a place",
    "profilepage": "a profile", "qapage": "questions and answers", "event": "an event",
    "aboutpage": "a page about the shop",
    "contactpage": "a page about the shop",
}  # fmt: skip
_NAMED_OTHERS = {
    **dict.fromkeys(
        ("store", "bakery", "dentist", "hairsalon", "beautysalon", "autorepair", "autodealer", "cafeorcoffeeshop",
         "barorpub", "medicalclinic", "physician", "exercisegym", "travelagency", "professionalservice", "nightclub"),
        "a business",
    ),
    **dict.fromkeys(
        ("bedandbreakfast", "hostel", "motel", "resort", "campground"), "a place to stay"
    ),
    **dict.fromkeys(
        ("musicevent", "sportsevent", "theaterevent", "festival", "exhibitionevent", "educationevent", "comedyevent"),
        "an event",
    ),
    **dict.fromkeys(("touristtrip", "trip", "flight", "traintrip", "bustrip"), "a journey"),
    **dict.fromkeys(("service", "financialproduct", "loanorcredit", "bankaccount"), "a service"),
    **dict.fromkeys(("podcastepisode", "podcastseries"), "a podcast"),
    **dict.fromkeys(("discussionforumposting",), "a discussion"),
    "person": "a profile",
}  # fmt: skip
"""Kinds that also stand on a shop's every page, for the shop itself: they count where they are named like the page."""
_OTHER_OG_TYPES = re.compile(
    r"article|blog|video|movie|music|profile|listing|hotel|restaurant|place|recipe|company|activity|business"
)
_SEARCH_PATH = any_of(r"""
    /(?:search|suche|recherche|cerca|ricerca|buscar|busca|busqueda|zoeken|szukaj|sok|haku|arama)(?:/|$)
    /(?:sch|s|catalogsearch|find)(?:/|$)  /s-
""")
_SEARCH_PARAMETERS = {"q", "query", "search", "keyword", "keywords", "k", "s", "_nkw", "searchterm", "search_query"}
_SEARCH_PARAMETERS |= {"ntt", "text", "st"}
_REVIEWS_PATH = any_of(r"""
    /(?:product-?)?(?:customer-?)?(?:reviews?|ratings|recensioni|bewertungen|rezensionen|avis)(?:[/.]|$)
    /(?:opiniones|avaliacoes|opinie|otzyvy)(?:[/.]|$)
""")
_NO_SUCH_PAGE = any_of(
    r"""
    ^(?:error |errore |erreur |fehler )?404\b(?! ?\w*\d)  \b(?:error|page|seite|pagina|página) 404\b
    page (?:could not be |can(?:no|')t be |was )?(?:not |un)found  ^not found  no longer (?:exists|available here)
    page does(?:n't| not) exist  seite (?:\w+ )?nicht (?:mehr )?gefunden  page (?:introuvable|non trouvée)
    pagina non trovata  página no encontrada  página não encontrada  pagina niet gevonden
    strony? nie (?:istnieje|znaleziono)  страница не найдена  stránka nenalezena  az oldal nem található
    sidan (?:kunde inte )?hitta  ページが見つかり  页面不存在  找不到(?:页面|頁面|網頁)  페이지를 찾을 수 없
    """,
    re.IGNORECASE | re.MULTILINE,
)
_SEARCH_RESULTS = any_of(r"""
    search results  results? (?:found )?for\b  (?:\d[\d.,]*|\bno|over [\d,.]+) results?\b  such-?ergebnis
    \d[\d.,]* (?:ergebnisse|risultati|resultados|résultats|resultaten|wynik|результат)
    (?:ergebnisse|risultati|resultados|résultats|resultaten|wyniki) (?:für|per|para|pour|voor|dla)\b
    risultati della ricerca  resultados de (?:la )?b[uú]s  résultats de (?:la )?recherche  zoekresultaten
    wyniki wyszukiwania  результаты? поиска  検索結果  搜索结果  搜尋結果
""")
_PRICING = any_of(
    r"""
    ^(?:simple |our |transparent |flexible )?(?:pricing|plans|plans (?:&|and) pricing|pricing (?:&|and) plans)$
    ^(?:unsere )?(?:preise|tarife)$  ^(?:nos )?(?:tarifs|forfaits)$  ^(?:prezzi|piani e prezzi)$  ^(?:precios|planes)$
""",
    re.IGNORECASE | re.MULTILINE,
)
_CART = any_of(
    r"""
    ^(?:your |my |mein |il tuo |il mio |votre |mon |tu |mi |je |twój )?(?:shopping[ -]?)?(?:cart|basket|bag|trolley)\b
    ^(?:secure )?check-?out\b  ^(?:mein |ihr |dein )?(?:warenkorb|einkaufswagen|einkaufskorb)\b  ^(?:zur )?kasse\b
    ^(?:il tuo |il mio )?carrello\b  ^(?:votre |mon )?panier\b  ^(?:tu |mi )?(?:carrito|cesta)\b
    ^(?:je )?winkel(?:wagen|mand)
    ^(?:twój )?koszyk\b  ^kundvagn  ^varukorg  ^(?:handle)?kurv\b  ^ostoskori\b  ^sepet  ^корзина  ^кошик  ^carrinho\b
    ^coșul?\b  ^cosul meu\b  ^košík  ^kosár  ^カート  ^購物車  ^购物车  ^장바구니  ^(?:عربة|سلة) التسوق
""",
    re.IGNORECASE | re.MULTILINE,
)
_PAYING = any_of(
    r"""
    sub-?total  (?:proceed|continue|go) to check-?out  zwischensumme  zur kasse(?: gehen)?  subtotale  procedi
    sous-total  passer (?:la )?commande  tramitar (?:el )?pedido  finalizar (?:la )?compra  subtotaal  verder naar
    do kasy  delsumma  till kassan  til kassen  ara toplam  оформ  小計  小计  소계
""",
    re.IGNORECASE,
)
_ORDERED = any_of(
    r"""
    ^thank(?:s| you)(?: very much)? for (?:your|the) (?:order|purchase)
    ^(?:your )?order (?:confirm|complete|summary|received|placed)
    ^(?:vielen )?dank für (?:ihre|deine|die) bestellung  ^bestell(?:bestätigung|übersicht)
    ^grazie per (?:il tuo|l'|il vostro)\s?(?:ordine|acquisto)
    ^(?:conferma|riepilogo)(?: dell)?['’ ]?ordine  ^merci (?:pour|de) (?:votre|ta) (?:commande|achat)
    ^(?:confirmation|récapitulatif) de (?:votre )?commande  ^gracias por (?:tu|su) (?:pedido|compra)
    ^(?:confirmación|resumen) (?:de|del) (?:tu )?pedido  ^bedankt voor (?:je|uw) bestelling  ^dziękujemy za
""",
    re.IGNORECASE | re.MULTILINE,
)
_REGION = r"(?:/[a-z]{2}(?:[-_/][a-z]{2})?)?"
_HOME_PATH = re.compile(rf"{_REGION}(?:/index\.(?:html?|php|aspx?)|/home)?")
_CART_PATH = re.compile(
    rf"{_REGION}/(?:shopping-?)?(?:cart|basket|bag|checkout|warenkorb|panier|carrello|carrito|carrinho|cesta|winkelwagen|"
    r"winkelmand|koszyk|kosik|varukorg|kurv|handlekurv|ostoskori|sepet|cos|korzina)(?:/(?:view|index|items))?"
)
"""The whole path: things are called baskets too."""
_SAME_NAME = 0.75
_OF_ONE_PRODUCT = {"sku", "gtin", "availability", "brand"}
_TILES = 6
_NEAR_EMPTY = 12
_LIKELY_PRICE = 3.0


class Judgement(Struct, frozen=True):
    """What a page is; `reason` in one clause where it is no product."""

    kind: PageKind
    reason: str | None = None


def judge(document: Document, testimonies: Sequence[Testimony], shop: Testimony | None = None) -> Judgement:
    """`testimonies` are those of readers for any shop, `shop` that of a reader made for this one, if there is one."""
    if shop is not None and shop.is_product is not None:
        return Judgement("product") if shop.is_product else Judgement("not_product", "another page of the shop")
    if shop is not None and (shop.reviews or shop.claims):
        return Judgement("reviews")
    shown = any(testimony.is_product for testimony in testimonies if _is_visible(testimony))
    marked = any(testimony.is_product for testimony in testimonies if not _is_visible(testimony))
    listed = any(testimony.is_product is False for testimony in testimonies)
    if marked and not shown and _is_range_over_grid(document, testimonies):
        return Judgement("not_product", "a list of products")
    if reason := _something_else(document, marked, shown, listed):
        return Judgement("not_product", reason)
    if marked or shown:
        return Judgement("product")
    if any(testimony.reviews for testimony in testimonies) and _REVIEWS_PATH.search(path_of(_url(document))):
        return Judgement("reviews")
    return Judgement("not_product", _why_not(document))


def _is_range_over_grid(document: Document, testimonies: Sequence[Testimony]) -> bool:
    """Lists are marked up as one product with a range of prices, so that searches show it: but no number of an article
    and no stock are told, and what is shown is a grid."""
    marked = {claim.field for testimony in testimonies if not _is_visible(testimony) for claim in testimony.claims}
    in_grid = sum(amount.tile for amount in document.once(amounts_shown))
    return "price_high" in marked and not marked & _OF_ONE_PRODUCT and in_grid >= _TILES


def _something_else(document: Document, marked: bool, shown: bool, listed: bool) -> str | None:
    """What the page says it is, where that is not a product. Only some of it outweighs an offer marked up or shown."""
    headings = f"{document.once(read_head).title}\n{_headings(document)}"
    if _is_stay(document):
        return "a place to stay"
    if _is_article(document):
        return "an article"
    if _PRICING.search(headings):
        return "a list of plans"
    if marked:
        return None
    if _is_cart_or_order(document, headings):
        return "a cart or an order"
    if listed and not shown:
        return "a list of products"
    if _NO_SUCH_PAGE.search(headings):
        return "the page was not found"
    asked = not shown and bool(_SEARCH_PARAMETERS & set(query_of(_url(document))))
    if asked or _SEARCH_PATH.search(path_of(_url(document))) or _SEARCH_RESULTS.search(headings):
        return "search results"
    if _is_home(document):
        return "the home page"
    return _called(document, shown)


def _is_cart_or_order(document: Document, headings: str) -> bool:
    called = _CART.search(headings) and _PAYING.search(document.html)
    return bool(_ORDERED.search(headings) or called or _CART_PATH.fullmatch(path_of(_url(document))))


def _is_article(document: Document) -> bool:
    """Shops write articles about products, and articles carry offers of products: what the page calls itself counts."""
    og_type = document.once(read_head).first("og:type").lower()
    types = _types(document)
    is_critique = "article" in og_type and not types.isdisjoint(_CRITIQUES)
    return "product" not in og_type and (is_critique or bool(types & set(_ARTICLES)))


def _called(document: Document, shown: bool) -> str | None:
    """What markup and Open Graph call the page. A list may also stand below a product that is shown."""
    types = _types(document)
    other = next((reason for kind, reason in _OTHERS.items() if kind in types), None) or _named_like_page(document)
    if other is not None:
        return other
    if types & set(_LISTS) and not shown:
        return "a list of products"
    head = document.once(read_head)
    og_type = head.first("og:type").lower()
    has_price = bool(head.first("product:price:amount", "og:price:amount"))
    if _OTHER_OG_TYPES.search(og_type) and not has_price:
        return "an article" if "article" in og_type or "blog" in og_type else "something other than a product"
    return None


def _named_like_page(document: Document) -> str | None:
    names = document.once(read_head).names
    for item in _outermost(document):
        reason = next((reason for kind, reason in _NAMED_OTHERS.items() if is_a(item, kind)), None)
        name = text_of(item.get("name") or item.get("headline"))
        if reason and any(agreement(name, other) >= _SAME_NAME for other in names):
            return reason
    return None


def _outermost(document: Document) -> list[Item]:
    """The items that stand outermost, or as the page's main entity."""
    roots = [*document.once(json_ld_roots), *document.once(microdata_roots)]
    outermost: list[Item] = []
    for root in items_of(roots):
        outermost += [root, *items_of(root.get("@graph")), *items_of(root.get("mainentity"))]
    return outermost


def _types(document: Document) -> set[str]:
    return {
        kind
        for item in _outermost(document)
        if not is_a(item, "breadcrumblist")
        and (not is_a(item, "itemlist") or len(items_of(item.get("itemlistelement"))) > 3)
        for kind in item.get("@type", ())
    }


def _is_stay(document: Document) -> bool:
    """Priced by the night."""
    amounts = document.once(amounts_shown)
    return sum(amount.role == "night" for amount in amounts) > 0 and not any(
        amount.role == "price" and amount.likelihood > _LIKELY_PRICE for amount in amounts
    )


def _is_home(document: Document) -> bool:
    url = _url(document)
    return bool(url) and bool(_HOME_PATH.fullmatch(path_of(url))) and not query_of(url)


def _why_not(document: Document) -> str:
    shown = sum(1 for _ in document.once(view_page).shown())
    if shown <= _NEAR_EMPTY:
        return "an empty shell that scripts fill"
    return "it shows no product with a price"


def _headings(document: Document) -> str:
    view = document.once(view_page)
    first_rank = [text for node in document.select("h1") if (text := view.text(node))]
    return "\n".join(first_rank or [view.text(node) for node in document.select("h2")[:2]])


def _url(document: Document) -> str:
    return document.url or document.once(read_head).canonical or ""


def _is_visible(testimony: Testimony) -> bool:
    return any(claim.witness == "visible" for claim in testimony.claims)
