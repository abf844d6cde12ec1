"""What shops say about stock, in their languages."""

import re

from worthit.product.extract.wording import any_of

SOLD_OUT = any_of(r"""
    sold[ -]?out  out[ -]of[ -]stock  (?:currently|temporarily|no longer) (?:un|not )?available  discontinued
    ausverkauft  vergriffen  nicht (?:mehr|auf) (?:lieferbar|verfügbar|lager|vorrätig)  derzeit nicht  épuisé  rupture
    plus disponible  (?:actuellement|momentanément) indisponible  esaurit  agotad  sin (?:stock|existencias)  esgotad
    sem (?:estoque|stock)  fora de (?:estoque|stock)  fuera de stock  descatalogado  (?:prodotto|articolo) terminato
    (?:uscito di|fuori) produzione  nicht mehr im sortiment  tillfälligt slut  \bloppu(?:nut)?\b  utgått
    uitverkocht  niet (?:op voorraad|leverbaar)  brak w magazynie  wyprzeda
    stoc epuizat  nu este [iî]n stoc  lips[aă] stoc  нет в наличии  распродан  закончился  немає в наявності
    vyprodán  není skladem  nie je skladom  elfogyott  nincs (?:készleten|raktáron)  slutsåld  slut i lager
    ej i lager  udsolgt  ikke på lager  utsolgt  loppuunmyyty  ei varastossa  tükendi  stok(?:ta|lar(?:da|ımızda)) yok
    εξαντλ
    rasprodan[oa]?\b  razprodan  nema na (?:zalih|stanj|skladišt)  išparduota  nėra sandėlyje  izpārdot  läbi müüdud
    изчерпан  אזל(?: מהמלאי)?  ناموجود  نفذت  stok habis  \bhabis\b  chwilowo brak  towar niedostępny
    售完  已售罄  暂时缺货  補貨中  完売  入荷待ち  일시품절  売り切れ  売切  在庫切れ  在庫なし  品切れ
    缺货  缺貨  售罄  已售完  无货  完售  품절  نفد  hết hàng  สินค้าหมด
""")
UNAVAILABLE = any_of(r"""
    \b(?:not |un)available  nicht (?:verfügbar|lieferbar)  indispon[ií][bv]  non disponib  no disponible
    niet beschikbaar  niedostępn  indisponibil  nedostupn  ei saatavilla  μη διαθέσιμο  غير متوفر  отсутству
""")
"""Also said of a shop round the corner, a size, a way of delivery."""
IN_STOCK = any_of(r"""
    \bin[ -]stock\b  ^available\b  ready to ship  ships (?:today|within|in)  usually ships  \bonly \d+ left
    \d+ in stock  auf lager  sofort (?:lieferbar|verfügbar)  ^lieferbar  vorrätig  verfügbar  en stock  \bdisponible
    ready (?:for dispatch|to (?:ship|dispatch))  dispatched (?:today|within|in)  lagernd  lieferzeit\W{0,3}\d
    expédi(?:é|tion) (?:sous|en|dans|aujourd)  (?:entrega|env[ií]o) inmediat  (?:entrega|envio) imediat
    (?:pronta|subito in) consegna  spedizione immediata  spedito (?:in|entro)  em stock  на складе
    vandaag (?:besteld|verzonden)  (?:op werkdagen )?voor \d\d[:.]\d\d (?:uur )?besteld  wysyłka w \d
    disponibil[eiăà]  disponível  em estoque  op voorraad  dostępn  w magazynie  na skladě  ^skladem  na sklade
    raktáron  készleten  i lager  på lager  varastossa  saatavilla  [iî]n stoc  в наличии  в наявності  наличен
    available to order
    (?:on|available (?:on|for)) back ?-?order  wenige verfügbar  poco stock  ultimi pezzi  derniers articles
    (?:arrives?|delivered|get it|delivery)(?: by| on)? (?:today|tomorrow|mon|tue|wed|thu|fri|sat|sun)
    (?:lieferung|zustellung|geliefert)\W{0,2}(?:bis |am |zwischen |morgen|übermorgen|in )
    livré (?:demain|le \d|entre|d'ici)
    livraison (?:prévue |estimée )?(?:demain|le \w+ \d|entre le)  consegna (?:prevista|stimata|entro|domani|tra)
    (?:llega|recíbelo|recíbalo|entrega) (?:gratis )?(?:mañana|hoy|entre el|el \w+ \d)  chega (?:grátis )?(?:amanhã|hoje)
    morgen (?:gratis )?(?:in huis|bezorgd|geleverd)  levertijd\W{0,3}\d  wysyłka (?:jutro|natychmiast|24)
    dostawa jutro
    (?:skickas|levereras) (?:inom|idag|imorgon)  leveranstid\W{0,3}\d  leveringstid\W{0,3}\d
    toimitusaika\W{0,3}\d
    (?:本日|即日|当日|翌日)(?:発送|出荷|配達)  営業日以内
    bugün kargoda  yarın kargoda  expedujeme (?:dnes|do)  mâine la tine
    stokta  σε απόθεμα  διαθέσιμο  在庫あり  有货  有貨  现货  現貨  庫存  재고  متوفر  còn hàng  มีสินค้า
""")
FEW_LEFT = re.compile(
    r"(?:\b(?:only|just|nur noch|noch|plus que|seulement|solo|solamente|ne restano|últim[ao]s|ultim[ei]|apenas|restam|"
    r"quedan?|nog(?: maar)?|endast|bara|kun|enää|doar|ultimele|son|már csak|zbývá|został[oay]|осталось|залишилось) )"
    r"\d{1,3} (?:left|remaining|in stock|items?|pieces|stück|verfügbar|auf lager|exemplaires?|articles?|en stock|"
    r"disponib\w+|pezz[io]|unid\w*|stuks?|op voorraad|szt\w*|kvar|i lager|tilbage|igjen|på lager|stk|kpl|jäljellä|ks|"
    r"kus\w*|db|darab|buc\w*|produse|[iî]n stoc|ürün|adet|шт\w*)|"
    r"^quedan? \d{1,3}$|(?:残り|あと|仅剩|僅剩|只剩|남은 수량 ?)\d",
    re.IGNORECASE,
)
NOTIFY = any_of(r"""
    (?:notify|alert) me\b  e-?mail me (?:when|once|if)  (?:let me know|notify) when  stock alert
    back[ -]in[ -]stock (?:alert|notif|e-?mail|remind)
    avvisami  avvertimi  benachrichtigen?\b  benachrichtige mich  erinner(?:n sie )?mich  bei verfügbarkeit
    prévene[zr][ -]  m'?alerter\b  alertez?[ -](?:moi|stock)  me prévenir  avísame  avisarme  notifícame  avise-me
    avisa-me  avisar quando  (?:houd|breng) mij op de hoogte  waarschuw mij  powiadom (?:mnie|o dost)  meddela mig
    (?:^|\W)bevaka\b  giv mig besked  gi meg beskjed  ilmoita (?:kun|minulle)  anunță-mă  hlídat dostupnost
    értesít(?:és|sen|ést)? (?:kér|ha)  (?:сообщить|уведомить|узнать) о (?:поступ|налич|появл)
    повідомити про  gelince haber ver  入荷(?:通知|お知らせ|したら)  到货通知  到貨通知  재입고 ?알림
""")
"""Offered instead of the product: a word when it comes."""
_MAX_TEXT = 80


def says_sold_out(text: str) -> bool:
    return len(text) <= _MAX_TEXT and bool(SOLD_OUT.search(text))


def says_unavailable(text: str) -> bool:
    """Something is not to be had, not surely the product itself."""
    return len(text) <= _MAX_TEXT and bool(UNAVAILABLE.search(text) or NOTIFY.search(text))


def says_in_stock(text: str) -> bool:
    short = len(text) <= _MAX_TEXT and bool(IN_STOCK.search(text) or FEW_LEFT.search(text))
    return short and not says_sold_out(text) and not says_unavailable(text)
