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
    vorbestellen  ajouter (?:au|à mon) (?:panier|sac)  ^acheter  j'achète  pr[ée]-?command
    aggiungi al(?:la)? (?:carrello|borsa)  ^(?:acquista|compra|ordina|pre-?ordina)\b  metti nel carrello
    (?:añadir|agregar|añade|agrega|sumar) a(?:l| tu| mi)? ?(?:la )?(?:carrito|carro|cesta|bolsa|canasta)
    ^comprar  ^reserv(?:ar?|e) (?:ahora|ya)\b  ^prevent[ae]\b  lo quiero
    (?:adicionar|colocar|pôr) (?:ao carrinho|à sacola|ao cesto|à cesta|no carrinho)  ^pré-venda
    in (?:mijn )?winkel(?:wagen|mand)  toevoegen aan (?:winkel|mand)  do (?:koszyka|torby)  kup teraz  zamów teraz
    läggs? (?:till )?i (?:varukorg|kundvagn|korg)  ^(?:för)?(?:köp|boka|beställ)\b
    (?:læg|tilføj til|i) (?:i )?(?:indkøbs)?kurv
    ^køb\b  legg i handle(?:kurv|vogn)  ^kjøp\b  lisää (?:osto)?skoriin  ostoskoriin  ^osta\b  ^ennakkotilaa
    adaug[aă] [iî]n co[sș]  ^cump[aă]r[aă]  kosárba  megrendelem  do koší[kc]u?  do košíka  ^koupit\b  ^kúpiť\b
    в корзину  ^купить  ^заказать\b  предзаказ  до кошика  в кошик  ^купити  в количката  ^купи\b
    у корпу  u (?:košaricu|korpu)\b  v košarico\b  ostukorvi  [įi] krepšel  ielikt groz  pievienot groz
    (?:στο|σε) καλάθι  αγορά  sepete ekle  sepete at  satın al  ^hemen al\b  ön sipariş
    カートに(?:入れ|追加)  (?:買い物)?かごに(?:入れ|追加)  購入手続き  今すぐ(?:購入|買)  ^購入  予約(?:する|注文)
    加入(?:购物|購物)[车車袋]  放入(?:购物|購物)[车車]  立即(?:购买|購買|预订|預訂)  馬上購?買  直接購買
    장바구니  구매하기  바로 ?구매  예약 ?구매
    (?:أضف|اضف|إضافة|اضافة) (?:إلى|الى|ل)  اشتر  اطلب الآن  הוס(?:ף|פה|יפי) ל(?:סל|עגלה)  ^קנ(?:ה|ו|י) עכשיו
    افزودن به سبد  कार्ट में  thêm vào giỏ  mua ngay  chọn mua  tambah ke  masukkan (?:ke )?keranjang  beli sekarang
    หยิบใส่  (?:เพิ่ม|ใส่)\S{0,6}(?:ตะกร้า|รถเข็น)  ซื้อ
""")
_BUY_LABEL = any_of(r"""
    \b(?:add ?to ?(?:cart|bag|basket|trolley)|addtocart|btn cart|buy ?now|buybox submit|add cart|cart add)\b
""")
_CONTROLS = "button, input, a, [role=button], [onclick], [class*=btn], [class*=button], [class*=buy]"
_MAX_CONTROL_TEXT = 48


class Control(Struct, frozen=True):
    """A button that buys, or would if it were not switched off or did not say that the product is sold out.

    refuses: it says that the product is not to be had. One that is merely off may wait for a script or for a size.
    """

    place: int
    enabled: bool
    text: str
    refuses: bool = False


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
    refuses = any(words.search(text) for words in (SOLD_OUT, UNAVAILABLE, NOTIFY))
    return Control(start, enabled=not (disabled or refuses), text=text, refuses=refuses)


def _control_texts(node: LexborNode, view: PageView) -> Iterator[str]:
    if shown := view.text(node, limit=6):
        yield shown
        return
    for name in ("value", "aria-label", "title", "alt"):
        if stated := node.attributes.get(name):
            yield stated
            return
