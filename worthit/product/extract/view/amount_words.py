"""Words that tell what an amount on a page is, in the languages of shops: the price, or something else."""

import re
from typing import Literal

from worthit.product.extract.wording import any_of

AmountRole = Literal["price", "list", "saving", "instalment", "unit", "shipping", "night", "other"]

PRESENT = any_of(r"""
    (?:^|\W)(?:now|sale price|our price|your price|you pay|today|deal|special price|price with discount|only)\W*$
    (?:^|\W)(?:jetzt|nur|nur noch|aktuell|unser preis|ihr preis|maintenant|prix promo|ora|adesso|prezzo speciale)\W*$
    (?:^|\W)(?:ahora|oferta|con descuento|agora|por|com desconto|nu|nú|voor|teraz|po rabacie|cu reducere)\W*$
    (?:^|\W)(?:сейчас|со скидкой|цена со скидкой|тепер|nyní|most|şimdi|特价|現價|现价|セール価格|할인가)\W*$
""")
"""Just before an amount: it is what is asked now, whatever stands around."""

BEFORE: tuple[tuple[AmountRole, re.Pattern[str]], ...] = (
    (
        "instalment",
        any_of(r"""
        \d+ ?(?:x|×)(?: de| à| of| von| da)?\W*$  pa(?:y|yments?)\b.{0,40}(?:of|at|from)\W*$  \bpay in \d
        instal+ments?\b  \bas low as\W*$  \bemi\b  \bfinanc  \bfinanz  \brate(?:le|n)?\b.{0,20}$  \brat[aăey]\b
        \braty\b  \brăți\b  cuotas?\b  mensualit  mensili  parcela  en \d+ fois  рассрочк  в кредит  ab mtl  taksit
        分期  per month  \bmonthly\b  delbetal  or \d+ (?:interest.free )?payments  \bvezes\b
        """),
    ),
    (
        "saving",
        any_of(r"""
        \bsav(?:e|ed|ings?)\b.{0,12}$  \bdiscount\b.{0,6}$  \bspar(?:e|en|t|st)?\b.{0,12}$  ersparnis.{0,8}$
        gespart.{0,8}$
        économi.{0,12}$  \bremise\b.{0,8}$  risparmi.{0,12}$  \bsconto\b.{0,8}$  ahorr.{0,12}$  descuento.{0,8}$
        desconto.{0,8}$  economi[sz].{0,12}$  korting.{0,8}$  bespaar.{0,12}$  oszcz.{0,12}$  \brabat.{0,8}$
        скидк.{0,8}$  экономи.{0,12}$  reducere.{0,8}$  ušet.{0,12}$  megtakar.{0,12}$  indirim.{0,8}$  kazanc.{0,8}$
        coupon.{0,12}$  voucher.{0,20}$  cash ?back.{0,12}$  trade.?in  rewards?\W*$  节省  優惠券  할인\W*$
        """),
    ),
    (
        "list",
        any_of(r"""
        \bwas\b.{0,8}$  \breg(?:ular)?(?:ly)?\.?(?: price)?\W*$  \brrp\b  \bmsrp\b  \bsrp\b  \bmrp\b  list price
        ^\W*list\W*$
        compared? (?:at|with|to)\b  comparable  comp\. value  originally  \borig(?:inal)?\.? price  retail price
        (?:previous|old|typical|full|usual|recommended|suggested) (?:retail )?price  before\W*$  \buvp\b  \bstatt\b
        vorher  bisher  früher  alter preis  unverb\w*\.? preisempf  \bregulärer preis  \bnormalpreis  ursprünglich
        listenpreis  au lieu de  prix (?:de vente )?(?:conseill|barr|initial|public|habituel|normal|d'origine)
        ancien prix  anzich[eé]  invece di  prezzo pieno
        prezzo (?:di listino|consigliato|originale|precedente)  \blistino\b  \bantes\b
        precio (?:anterior|original|habitual|recomendado|normal|de lista|sin descuento)
        \bp\.?v\.?p\.?(?:r\.?)?(?=\W|$)  ^\W*de:?\W*$  preço (?:normal|original|anterior|de tabela|recomendado)
        adviesprijs  normal(?:e prijs|prijs)  ^\W*van\W*$  cena (?:regularna|katalogowa|przed)  najniższa cena  было
        стар(?:ая|ой) цен
        стара ціна  була  без скидки  \bp[rl]p\b  preț(?:ul)? (?:vechi|recomandat|inițial)  pret vechi
        \b(?:ord(?:inarie)?|rek|vejl|veil|tidligere|normal|før)\.? ?pris
        tidigare  førpris  normaalihinta  \bovh\b  původní  běžná cena  eredeti ár  eski fiyat  liste fiyat
        doporučená cena
        希望小売価格  メーカー希望  原价  原價  市场价  定価  通常価格  参考価格  定价  定價  정가
        (?:lowest|niedrigste|basso|plus bas|lägsta|laagste|más bajo).{0,30}\b30\b
        """),
    ),
    (
        "unit",
        any_of(r"""
        \d ?(?:kg|g|l|ml|m²?|stk)\W{0,3}=\W*$  \bgrundpreis\W*$  \bunit price\W*$
        prix (?:au|par) (?:kg|kilo|litre)\W*$
        prezzo (?:al|per) (?:kg|litro|unità)\W*$  precio (?:por|unitario)\b.{0,12}$  jämförpris\W*$  jmf\W*pris\W*$
        prijs per \w+\W*$  cena (?:za|jednostkowa)\b.{0,12}$
        """),
    ),
    (
        "shipping",
        any_of(r"""
        (?:shipping|delivery|postage|p&p)(?: costs?| fee| from)?\W*$  versand(?:kosten)?\W*$  lieferkosten\W*$
        (?:livraison|frais de port)\W*$  spedizione\W*$  (?:gastos de )?env[ií]o\W*$  \bfrete\W*$  verzendkosten\W*$
        dostawa?\W*$  wysyłka\W*$  доставка\W*$  livrare\W*$  \bfrakt\W*$  \bfragt\W*$  toimitus\w*\W*$  doprava\W*$
        poštovné\W*$  szállítás\W*$  kargo\W*$  送料\W*$  运费\W*$  運費\W*$  배송비\W*$
        """),
    ),
    (
        "other",
        any_of(r"""
        protection  warranty  insurance  \bassurance\b.{0,20}$  gift ?(?:box|wrap)  geschenk(?:box|verpackung)
        confezione regalo  emballage cadeau  \bkaution\b  \bcauzione\b  \bcaution\b\W*$  \braee\b
        \bgaranti[ea]?\b.{0,30}$  garanzia  gwarancj  assicura  \bseguro\b  \bgift card
        \bdeposit\b  \bfee\b  \bpfand\b  \bex(?:cl)?\.? ?(?:vat|tax|gst)\b  pre.?tax  hors tax  \bnetto\b  iva esclusa
        sin iva  ohne mwst  без ндс  (?:new|used) from\W*$  from other  \bsub-?total\b  \btotal\b  итого
        \bestimate\b  \best\.\W*$  (?:starting|start|minimum|next|reserve|your maximum) (?:price|bid)\b
        schätzpreis  startpreis
        \bmembers?(?:'|’)?(?: only)?(?: price)?\W*$  \b(?:club|loyalty|member|(?:with|store) card)(?: price)?\W*$
        mitgliederpreis\W*$  clubpreis\W*$  prezzo (?:per )?(?:i )?soci\W*$  con (?:la )?(?:tessera|carta)\W*$
        prix (?:membres?|adhérents?|club)\W*$  precio (?:para )?(?:socios?|miembros?)\W*$  ledenprijs\W*$
        (?:^|\W)(?:éco|eco|environmental)[ -]?(?:tax|fee|part|contribu)
        """),
    ),
)
"""What the text just before an amount says of it, the surest first."""

USUAL = any_of(r"""
    ^reg  ^\W*list\W*$  normal  \busual\b  habitu[ae]l  ^regulär
""")
"""List prices that also are what a price is called that is not reduced ("Regular price")."""

ELSEWHERE_PRICED = any_of(r"""
    free (?:\w+ )?(?:shipping|delivery)  shipping  \bdeliver(?:y|ed)\b  postage  versandkosten  kostenlose? lieferung
    livraison  frais de port  spedizion  consegna  env[ií]o  \bfrete\b  \bportes\b  verzend  bezorg  dostaw  wysyłk
    доставк  livrare  \bfrakt  \bfragt  toimitus  doprav  poštovn  szállít  kargo  送料  运费  運費  배송
    \borders? (?:over|above|of)\b  mindestbestell  \bspend\b  \bwhen you\b  \bper order\b
""")
"""In the amount's own sentence: it is postage, or what must be spent to be spared it."""

AFTER: tuple[tuple[AmountRole, re.Pattern[str]], ...] = (
    (
        "night",
        any_of(r"""
        ^\W{0,3}(?:/|per|pro|par|a|por|al|per l|för|за)\W{0,2}(?:night|nacht|nuit|notte|noche|noite|noc|natt|ночь)\b
        ^/? ?(?:泊|晚)
        """),
    ),
    (
        "instalment",
        any_of(r"""
        ^\W{0,3}(?:/|per|a|p\.?|par|al|por|pro|im|pe|в|på) ?(?:mo(?:nth|nat|is)?s?|mth|mes(?:e|i)?|mês|maand)\b
        ^\W{0,3}(?:/|per|a|p\.?|par|al|por|pro|im|pe|в|på) ?(?:mies(?:iąc)?|мес(?:яц)?|lun[aăi]|måned|md)\b
        ^\W{0,3}(?:/|per|a|p\.?|par|al|por|pro|im|pe|в|på) ?(?:mån(?:ad)?|kk|week|wk)\b
        ^\W{0,3}(?:mo|mth|mtl|мес|md|mies|월|月)\b  ^\W{0,3}(?:bi-?weekly|weekly|monthly|monatl)  ^\W{0,3}mensual
        ^.{0,12}\b(?:x|×) ?\d+\b  ^.{0,15}\bfor \d+ months  ^\W{0,3}pm\b  ^.{0,6}\bmiesięcznie
        ^.{0,20}inst(?:allments|alments)  ^.{0,20}\b(?:contract|activation|device payments)\b
        """),
    ),
    (
        "unit",
        any_of(r"""
        ^\W{0,4}(?:/|per|pro|je|pour|par|al|por|a|за|pr\.?|à)\W{0,2}(?:\d{1,4} ?)?(?:kg|g|gr|mg|l|lt|ml|cl)\b
        ^\W{0,4}(?:/|per|pro|je|par|al|por|a|за)\W{0,2}(?:\d{1,4} ?)?lit(?:re|er|ro)\b
        ^\W{0,3}(?:/|per|pro|je|par|al|por|a|за)\W{0,2}(?:\d{1,4} ?)?(?:m|m²|m2|m³|sqm|cm|oz|fl\.? ?oz|lb|ct)\b
        ^\W{0,3}(?:/|per|pro|je|par|al|por|a|за)\W{0,2}(?:\d{1,4} ?)?(?:count|кг|г|л|мл|м²|м2|м)\b
        """),
    ),
    ("list", any_of(r"^\W{0,3}(?:retail price|rrp|msrp|uvp|list price|pvp|prp)\b")),
    (
        "saving",
        any_of(r"""
        ^\W{0,3}(?:off|rabatt|de remise|di sconto|de descuento|korting|taniej|cash ?back|rewards?|points)\b
        """),
    ),
    (
        "shipping",
        any_of(r"""
        ^\W{0,3}(?:shipping|delivery|postage|p&p|versand|livraison|spedizione|verzend|envío)
        ^\+?\W{0,2}(?:or more|and up)\b
        """),
    ),
    (
        "other",
        any_of(r"""
        ^\W{0,3}(?:ex(?:cl)?\.? ?(?:vat|tax|gst|btw)|ht\b|netto|excl\.? moms|bez dph|без ндс|iva esclusa)
        ^\W{0,3}protection  ^\W{0,3}(?:d'|de l'|d’|di )?[ée]co-?(?:part|contrib|tax)
        """),
    ),
)
"""What the text just after an amount says of it."""

ABOUT_POSTAGE = any_of(r"""
    ^\W{0,3}\w+(?: \w+)?\W{0,3}(?:costs?|fees?|charges?|free|included|today|tomorrow|frei\w*|gratis|gratuit\w*)\b
    ^\W{0,3}\w+(?: \w+)?\W{0,3}(?:offert\w*|incl\w*|inkl\w*|inbegriffen|compris\w*|kosten\w*|zdarma)\b
    ^\W{0,3}\w+(?: \w+)? (?:from|within|time|by|in|dès|sous|en|entro|à partir|a partir|da|desde|ab|vanaf|\d)\b
    ^\W{0,3}(?:versandkosten)?frei\w*
""")
"""After an amount: a line about postage in its own right, so that what stands before it need not be postage."""

DISCOUNT = any_of(r"""
    \d ?% ?(?:off|de|di|rabatt|korting|alen|sale|s[lk]eva|less|$)  ^[-–−(]? ?\d{1,2} ?%  \d ?折  \bsave\b  \bsale\b
    ahorr  risparm  économ  spar  скидк
""")
"""Beside two amounts: the lower one is a reduction of the higher."""

REDUCED_LABEL = any_of(
    r"\b(?:discount(?:ed)?|sale|promo(?:tion)?|reduced|special|saving|solde|angebot|sconto|oferta)\b"
)
"""Labels around a list price and its reduction."""

LABELS: tuple[tuple[AmountRole, re.Pattern[str]], ...] = (
    (
        "saving",
        any_of(r"""
        \b(?:savings?|saved?|you ?save|economy|economia|rebate|percent|coupon|cash ?back)\b
        \bdiscount (?:amount|value|label|badge|tag)\b
        """),
    ),
    (
        "instalment",
        any_of(r"""
        \b(?:instal+ments?|monthly|month|financ\w*|emi|affirm|klarna|afterpay|clearpay|laybuy)\b
        \b(?:rata|rate|raty|lease|leasing|subscription)\b
        """),
    ),
    ("shipping", any_of(r"\b(?:shipping|delivery|postage|versand|livraison|spedizione|envio|frete|dostawa)\b")),
    ("unit", any_of(r"\b(?:unit ?price|price (?:per )?unit|per ?unit|base ?price|grundpreis|ppu|price per)\b")),
    (
        "other",
        any_of(r"""
        \b(?:warranty|protection|insurance|excl|pretax|netto|deposit|fee|gift|sub ?total|points|loyalty)\b
        """),
    ),
)
"""What the labels (classes, ids) of an amount's element say of it."""

LIST_LABEL = any_of(r"""
    \b(?:old|was|before|regular|listprice|list ?price|msrp|rrp|srp|mrp|retail|compare(?: ?at)?|strike\w*|crossed)\b
    \b(?:line ?through|original|prev(?:ious)? ?price|price prev(?:ious)?|uvp|pvp|barre|anterior|antes|vecchio)\b
    \b(?:alt|ancien|initial|struck|full ?price|org|previously|non sale|high ?price|statt|streich\w*|base price old)\b
""")
"""Labels of a list price, where the same element is labelled as a price; "regular" also stands on plain prices."""

PRICE_LABEL = any_of(r"""
    \b(?:price\w*|\w*price|preis\w*|prix|prezzo|prec(?:io|o)|preco|cena|prijs|pris|hinta|pret|fiyat|cost|amount)\b
    \b(?:цена|money|prc|precio\w*|preco\w*|valor)\b
""")
CURRENT_LABEL = any_of(r"""
    \b(?:current|sale|special|final|now|our|actual|promo|main|buy ?box|selling|you ?pay|today|deal|new|dsc)\b
""")
