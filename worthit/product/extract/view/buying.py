"""Whether a page sells its product now: its buttons to buy."""

from collections.abc import Iterator

from msgspec import Struct
from selectolax.lexbor import LexborNode

from worthit.product.extract.document import Document
from worthit.product.extract.stock_words import NOTIFY, SOLD_OUT, UNAVAILABLE
from worthit.product.extract.view.pieces import PageView, label_words, view_page
from worthit.product.extract.wording import any_of

_BUY = any_of(r"""
    add (?:item |this )?to (?:my |your |shopping )?(?:cart|bag|basket|trolley|order)  \bbuy (?:it )?now\b  ^buy\b
    pre-?order
    in den (?:waren|einkaufs)korb  in die (?:einkaufs)?tasche  jetzt (?:kaufen|bestellen)  ^(?:kaufen|bestellen)\b
    ajouter (?:au|à mon) (?:panier|sac)  ^acheter  j'achète  aggiungi al(?:la)? (?:carrello|borsa)
    ^(?:acquista|compra|ordina)\b  añadir a(?:l carrito| la (?:cesta|bolsa))  agregar al (?:carrito|carro)  ^comprar
    lo quiero  adicionar (?:ao carrinho|à sacola)  in (?:mijn )?winkel(?:wagen|mand)  do koszyka  kup teraz
    läggs? i (?:varukorg|kundvagn)  lägg i (?:varukorg|kundvagn)  ^köp\b  læg i (?:indkøbs)?kurv
    legg i handle(?:kurv|vogn)  ^kjøp\b  lisää ostoskoriin  ^osta\b  adaug[aă] [iî]n co[sș]  ^cump[aă]r[aă]
    kosárba  do koší[kc]u?  do košíka  в корзину  ^купить  до кошика  ^купити  в количката  ^купи\b  στο καλάθι
    αγορά  sepete ekle  satın al  カートに入れる  かごに入れる  購入手続き  今すぐ購入  ^購入  加入购物车  加入購物車
    立即购买  立即購買  馬上購?買  장바구니  구매하기  أضف (?:إلى|الى)  اشتر  thêm vào giỏ  mua ngay  tambah ke
    beli sekarang  หยิบใส่  ซื้อ
""")
_BUY_LABEL = any_of(r"""
    \b(?:add ?to ?(?:cart|bag|basket|trolley)|addtocart|btn cart|buy ?now|buybox submit|add cart|cart add)\b
""")
_CONTROLS = "button, input, a, [role=button], [onclick], [class*=btn], [class*=button], [class*=buy]"
_MAX_CONTROL_TEXT = 48


class Control(Struct, frozen=True):
    """A button that buys, or would if it were not switched off or did not say that the product is sold out."""

    place: int
    enabled: bool
    text: str


def find_controls(document: Document) -> tuple[Control, ...]:
    """Buttons to buy that a person sees outside menus, in the order of the page."""
    view = document.once(view_page)
    found = (_control(node, view) for node in document.select(_CONTROLS))
    return tuple(control for control in found if control is not None)


def _control(node: LexborNode, view: PageView) -> Control | None:
    attributes = node.attributes
    if node.tag == "input" and attributes.get("type") not in ("submit", "button", "image"):
        return None
    start, _ = view.span(node)
    text = " ".join(_control_texts(node, view))[:200].strip()
    if not text and not attributes.get("class"):
        return None
    is_buying = len(text) <= _MAX_CONTROL_TEXT and bool(_BUY.search(text))
    labelled = node.tag != "a" and bool(_BUY_LABEL.search(label_words(node)))
    if not (is_buying or labelled):
        return None
    nearest = view.runs[min(start, len(view.runs) - 1)] if view.runs else None
    if nearest is not None and (nearest.aside or nearest.hidden):
        return None
    disabled = "disabled" in attributes or attributes.get("aria-disabled") == "true" or "disabled" in label_words(node)
    return Control(
        start,
        enabled=not (disabled or SOLD_OUT.search(text) or UNAVAILABLE.search(text) or NOTIFY.search(text)),
        text=text,
    )


def _control_texts(node: LexborNode, view: PageView) -> Iterator[str]:
    if shown := view.text(node, limit=6):
        yield shown
        return
    for name in ("value", "aria-label", "title", "alt"):
        if stated := node.attributes.get(name):
            yield stated
            return
