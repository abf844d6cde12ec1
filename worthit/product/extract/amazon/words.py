"""What Amazon calls things, in the languages of its marketplaces. Data and patterns.

Labels are compared case-folded, without colon and direction marks. Patterns search in such text.
"""

import re

from worthit.product.model import Tone


def meant(match: re.Match[str]) -> str:
    """What a pattern with one group per language has caught."""
    return next((group for group in match.groups() if group), "")


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


OUT_OF_STOCK = _any(
    r"currently unavailable|(?:temporarily )?out of stock|no longer available|not (?:currently )?available\b(?! for)",
    r"(?:derzeit|momentan|vorübergehend|aktuell) nicht|nicht (?:mehr )?(?:auf lager|verfügbar|vorrätig)|ausverkauft",
    r"actuellement indisponible|\bindisponible|en rupture de stock|n'est plus disponible",
    r"non (?:è )?(?:al momento )?disponibile|non disponibile|esaurito",
    r"no disponible|sin stock|sin existencias|agotad[oa]|no está disponible",
    r"(?:momenteel|tijdelijk) (?:niet|uitverkocht)|niet (?:beschikbaar|op voorraad|verkrijgbaar|leverbaar)|uitverkocht",
    r"niedostępn|brak w magazynie|wyprzedan",
    r"inte tillgänglig|(?:tillfälligt )?slut i lager|slutsåld",
    r"indisponível|não disponível|fora de estoque|sem estoque|esgotado",
    r"在庫切れ|お取り扱いできません|品切れ",
    r"mevcut değil|stokta yok|tükendi",
    r"غير متوفر|نفد",
)

IN_STOCK = _any(
    r"in stock|\bavailable (?:instantly|to ship|now)|usually (?:ships|dispatched)|pre-?order|only \d+ left",
    r"auf lager|versandfertig|vorbestell|sofort lieferbar|nur noch \d+",
    r"en stock|expédié|précommande|ne reste plus que \d+",
    r"\bdisponibil(?:e|ità)\b|rimanent|generalmente spedito|prenot",
    r"se envía|sólo queda|solo queda|\bdisponible\b|reserva",
    r"op voorraad|verzonden binnen|vooruitbestel",
    r"w magazynie|dostępny|dostępne od ręki|zostało",
    r"i lager|endast \d+|kvar i lager|skickas",
    r"em estoque|em stock|disponível|pré-venda",
    r"在庫あり|残り\d+点|通常.{0,12}発送|予約",
    r"stokta|متوفر",
)

NOT_TO_YOU = _any(
    r"(?:cannot|can't|can not) be (?:shipped|delivered)|does not (?:ship|deliver)",
    r"not available for (?:delivery|shipping)",
    r"nicht .{0,80}(?:versendet|geliefert|verschickt|zugestellt)|ne peut (?:pas )?être|non può essere|no (?:se )?puede",
    r"kan niet .{0,80}(?:verzonden|bezorgd|geleverd)|nie (?:może|można)|kan inte|não pode",
    r"お届けできません|配送できません|gönderilemez|لا يمكن",
)
"""The product exists and is sold, but not to the place the page was fetched for."""

OTHER_SELLERS = _any(
    r"these sellers|diesen (?:anbietern|verkäufern)|questi venditori|ces vendeurs|estos vendedores|deze verkopers",
    r"tych sprzedawców|dessa säljare|estes vendedores|出品者から",
)
"""No offer stands out: the page sends the buyer to a list of offers."""

FREE = _any(
    r"\bfree\b|\bgratis\b|grátis|\bgratuit|kostenlos|kostenfrei|versandkostenfrei|senza costi|sin (?:coste|costo)",
    r"bezpłatn|darmow|fri (?:frakt|leverans)|無料|ücretsiz|bedava|مجان",
)

CONDITIONAL = _any(
    r"prime|eligib|qualif|admissib|first order|over\b|orders? of|erstbestellung|bestell(?:ung|wert)|\bab\b|\bdès\b",
    r"première|à partir de|prima|ordini|superiore|oltre|primer|pedidos|superior|vanaf|eerste|pierwsz|od \d|första|över",
    r"以上|初回|üzeri|\d",
)
"""Words with which delivery is free only for some orders or some buyers."""

SOLD_BY = _any(
    r"(?:sold by|verkauf(?:t)?(?: und versand)? durch|verkauf durch)\s+([^\n]{1,80}?)(?:\s+(?:and|und)\s|\.\s|\.$|$)",
    r"(?:vendus? (?:et expédiés? )?par|expédiés? et vendus? par)\s+([^\n]{1,80}?)(?:\s+et\s|\.\s|\.$|$)",
    r"vendut[oi](?: e spedit[oi])? da\s+([^\n]{1,80}?)(?:\s+e\s|\.\s|\.$|$)",
    r"vendid[oa](?: (?:y|e) (?:enviad[oa]|gestionad[oa]|entregue))? por\s+([^\n]{1,80}?)(?:\s+[ye]\s|\.\s|\.$|$)",
    r"verkocht(?: en verzonden)? door\s+([^\n]{1,80}?)(?:\s+en\s|\.\s|\.$|$)",
    r"(?:sprzedawane|sprzedaje)(?: i wysyłane przez| przez)?\s+([^\n]{1,80}?)(?:\s+i\s|\.\s|\.$|$)",
    r"säljs(?: och levereras)? av\s+([^\n]{1,80}?)(?:\s+och\s|\.\s|\.$|$)",
    r"(?:この商品は、)?\s*([^、\n]{1,80}?)\s*が販売",
)

SELLER_LABEL = _any(
    r"sold by|seller|verkäufer|verkauf|vendeur|vendu|venditore|venduto|vendedor|vendido|verkoper|verkocht|sprzedaw",
    r"säljare|säljs|販売元|出荷元/販売者|satıcı|البائع",
)

REFURBISHED = _any(
    r"\brenewed\b|refurbished|generalüberholt|reconditionné|ricondizionato|reacondicionado|odnowion",
    r"renoverad|recondicionado|整備済み|yenilenmiş",
)

BYLINE = _any(
    r"^(?:visit the|besuchen sie den)\s+(.+?)[\s-]store$",
    r"^visite[rz]? la boutique\s+(?:de\s+)?(.+)$",
    r"^visita lo store (?:di\s+)?(.+)$",
    r"^visita la tienda (?:de\s+)?(.+)$",
    r"^(?:bezoek de|ga naar de)\s+(.+?)[\s-](?:store|winkel)$",
    r"^odwiedź (?:sklep|markę)\s+(.+)$",
    r"^besök\s+(.+?)[\s-](?:butiken|store|butik)$",
    r"^visite a loja (?:d[aoe]\s+)?(.+)$",
    r"^(.+?)\s*のストアを表示$",
    r"^(.+?) store'?[uü]?n?[uü]? ziyaret edin$",
    r"^(?:brand|marke|marque|marca|merk|marka|märke|varumärke|ブランド|品牌|العلامة التجارية)\s*[:：]\s*(.+)$",
)

FIRST_ON_SALE = _any(
    r"^date first (?:available|listed)|im angebot von amazon\.\S+ seit|date de mise en ligne sur amazon",
    r"disponibile su amazon\.\S+ a partire dal|producto en amazon\.\S+ desde|datum (?:van )?eerste beschikbaarheid",
    r"data pierwsze[jg]o? (?:dostępności|udostępnienia)|tillgänglig(?:t)? första gången|datum då produkten först",
    r"disponível (?:para compra )?desde|disponível na amazon|取り?扱い?開始日|satışa sunulduğu ilk tarih",
)

PUBLISHED = _any(
    r"^publication date|^erscheinungstermin|^erscheinungsdatum|^date de publication|^data di pubblicazione",
    r"^fecha de publicación|^publicatiedatum|^data publikacji|^utgivningsdatum|^data da publicação",
    r"^発売日|^yayın tarihi",
)

ASPECT_TONES: tuple[tuple[Tone, re.Pattern[str]], ...] = (
    ("positive", _any(r"positi[vf]|pozytywn|ポジティブ|肯定|olumlu|إيجاب")),
    ("negative", _any(r"negati[vf]|négati|negatyw|ネガティブ|否定|olumsuz|سلب")),
    ("mixed", _any(r"mixe?d|mixte|mitigé|gemischt|mist[oa]|mixt[oa]|gemengd|mieszan|bland|賛否|混在|karışık|مختلط")),
)

WRITTEN_REVIEWS = _any(
    r"review|rezension|commentaire|recension[ie]|recensioner|recensie|opini|reseña|recenz|resenha|レビュー|yorum|مراجع"
)
"""In a count: those who wrote, rather than all who gave stars."""

VERIFIED = _any(r"verifi|vérifi|verificad|zweryfikowan|Amazonで購入|doğrulan|مؤكد")
"""A badge says that the author bought the product here."""

NAMELESS = frozenset(
    {
        *("amazon customer", "kindle customer", "amazon kunde", "kindle-kunde", "amazon-kunde", "client amazon"),
        *(
            "client d'amazon",
            "client kindle",
            "cliente amazon",
            "cliente de amazon",
            "cliente kindle",
            "cliente de kindle",
        ),
        *("amazon-klant", "klient amazon", "amazon-kund", "amazon カスタマー", "amazonカスタマー", "kindleのお客様"),
        *(
            "cliente da amazon",
            "amazon müşterisi",
            "placeholder",
            "anonymous",
            "anonym",
            "anonyme",
            "anonimo",
            "anónimo",
        ),
    }
)
"""Names that stand for no name: they make no two reviews the work of one author."""
