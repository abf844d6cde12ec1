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


def label_of(text: str) -> str:
    """A row's label as these sets hold it."""
    return text.rstrip(" :：").casefold()
