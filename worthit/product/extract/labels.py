"""How the tables of product facts name their rows, in the languages of the shops. Case-folded, without colon."""

BRAND = frozenset(
    {
        *("brand", "brand name", "marke", "markenname", "marque", "nom de la marque", "marca", "nome del marchio"),
        *("marchio", "nombre de la marca", "nome da marca", "merk", "merknaam", "marka", "nazwa marki", "varumärke"),
        *("märke", "ブランド", "ブランド名", "品牌", "marka adı", "العلامة التجارية", "الماركة", "מותג"),
        *("бренд", "марка", "торговая марка", "торгова марка", "značka", "márka", "merke", "mærke", "merkki"),
        *("brändi", "μάρκα", "브랜드", "thương hiệu", "merek", "jenama", "ยี่ห้อ", "แบรนด์", "brend", "marcă"),
    }
)

MAKER = frozenset(
    {
        *("manufacturer", "hersteller", "fabricant", "produttore", "fabricante", "producent", "fabrikant"),
        *("tillverkare", "valmistaja", "výrobce", "výrobca", "gyártó", "producător", "κατασκευαστήσ", "üretici"),
        *(
            "производитель",
            "виробник",
            "производител",
            "メーカー",
            "제조사",
            "厂商",
            "廠商",
            "nhà sản xuất",
            "produsent",
        ),
        *("fabricant / marque", "marque / fabricant", "brand / manufacturer", "produttore / marca"),
    }
)
"""Who made it: often the brand, where nothing is called that."""

GTIN = frozenset(
    {"upc", "ean", "gtin", "isbn", "isbn-13", "isbn13", "ean-code", "global trade identification number"}
    | {"globale artikelidentnummer", "codice ean", "código ean", "kod ean"}
)

CONDITION = frozenset(
    {
        *("condition", "item condition", "zustand", "artikelzustand", "état", "état du produit", "condizione"),
        *("condizioni", "estado", "condición", "condição", "staat", "conditie", "stan", "skick", "stand", "kunto"),
        *("состояние", "стан", "stav", "állapot", "stare", "durum", "durumu", "κατάσταση", "状態", "商品の状態"),
        *("成色", "新旧程度", "상태", "الحالة", "tình trạng", "kondisi"),
    }
)

SELLER = frozenset(
    {
        *("sold by", "seller", "sold and shipped by", "sold & shipped by", "vendor", "verkauft von", "verkauf durch"),
        *("verkäufer", "verkauf und versand durch", "verkauf & versand durch", "vendu par", "vendu et expédié par"),
        *("vendeur", "venduto da", "venduto e spedito da", "venditore", "vendido por", "vendido y enviado por"),
        *("vendedor", "vendido e entregue por", "verkocht door", "verkoop door", "verkoper", "sprzedawca"),
        *("sprzedawane przez", "sprzedaje", "säljs av", "säljare", "sælges af", "selges av", "myyjä", "prodejce"),
        *("prodává", "eladó", "vândut de", "vandut de", "vândut și livrat de", "vandut si livrat de", "satıcı"),
        *("продавец", "продавець", "πωλητής", "販売元", "販売業者", "卖家", "賣家", "판매자", "البائع", "يباع من"),
    }
)

SKU = frozenset(
    {
        *("sku", "item no.", "item no", "item number", "product code", "article number", "article no.", "art. no."),
        *("artikelnummer", "artikelnr.", "artikel-nr.", "art.-nr.", "bestellnummer", "référence", "réf.", "ref."),
        *("codice prodotto", "codice articolo", "referencia", "código", "código de producto", "referência"),
        *("kod produktu", "indeks", "varenummer", "tuotenumero", "kód produktu", "cikkszám", "cod produs", "артикул"),
        *("код товара", "商品番号", "品番", "商品编号", "商品編號", "ürün kodu", "كود المنتج"),
    }
)

LABELS = BRAND | MAKER | GTIN | CONDITION | SELLER | SKU


def label_of(text: str) -> str:
    """A row's label as these sets hold it."""
    return text.rstrip(" :：").casefold()
