"""Currencies: their ISO 4217 codes and minor digits, the signs that shops write, and where each is legal tender."""

import re

_DEFAULT_MINOR_DIGITS = 2
_CODE = re.compile(r"[A-Z]{3}")
_PAIR = re.compile(r"(\w+):(\w+)")
_MINOR_DIGITS = {
    **dict.fromkeys(_CODE.findall("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"), 0),
    **dict.fromkeys(_CODE.findall("BHD IQD JOD KWD LYD OMR TND"), 3),
}

_RETIRED_OR_COLLOQUIAL = {
    "RUR": "RUB", "RMB": "CNY", "CNH": "CNY", "NIS": "ILS", "YTL": "TRY", "TRL": "TRY", "STG": "GBP", "UKP": "GBP",
    "NTD": "TWD", "MXP": "MXN", "PLZ": "PLN", "ROL": "RON", "BGL": "BGN",
}  # fmt: skip
"""Codes that shops still print, with the code in force."""

_CURRENCY_OF_REGION: dict[str, str] = dict(
    _PAIR.findall("""
    AD:EUR AE:AED AL:ALL AM:AMD AO:AOA AR:ARS AT:EUR AU:AUD AZ:AZN BA:BAM BD:BDT BE:EUR BG:EUR BH:BHD BO:BOB BR:BRL
    BY:BYN CA:CAD CH:CHF CL:CLP CN:CNY CO:COP CR:CRC CY:EUR CZ:CZK DE:EUR DK:DKK DO:DOP DZ:DZD EC:USD EE:EUR EG:EGP
    ES:EUR ET:ETB FI:EUR FR:EUR GB:GBP GE:GEL GH:GHS GR:EUR GT:GTQ HK:HKD HN:HNL HR:EUR HU:HUF ID:IDR IE:EUR IL:ILS
    IN:INR IQ:IQD IR:IRR IS:ISK IT:EUR JM:JMD JO:JOD JP:JPY KE:KES KG:KGS KH:KHR KR:KRW KW:KWD KZ:KZT LA:LAK LB:LBP
    LI:CHF LK:LKR LT:EUR LU:EUR LV:EUR LY:LYD MA:MAD MC:EUR MD:MDL ME:EUR MG:MGA MK:MKD MM:MMK MN:MNT MT:EUR MU:MUR
    MX:MXN MY:MYR NG:NGN NI:NIO NL:EUR NO:NOK NP:NPR NZ:NZD OM:OMR PA:USD PE:PEN PH:PHP PK:PKR PL:PLN PR:USD PT:EUR
    PY:PYG QA:QAR RO:RON RS:RSD RU:RUB SA:SAR SE:SEK SG:SGD SI:EUR SK:EUR SM:EUR SN:XOF SV:USD TH:THB TN:TND TR:TRY
    TT:TTD TW:TWD TZ:TZS UA:UAH UG:UGX UK:GBP US:USD UY:UYU UZ:UZS VE:VES VN:VND XK:EUR ZA:ZAR ZM:ZMW ZW:USD
    """)
)
"""ISO 3166 region (and the domain name ending `UK`) → the currency of its shops."""

_REGION_OF_LANGUAGE: dict[str, str] = dict(
    _PAIR.findall("""
    bg:BG cs:CZ da:DK el:GR et:EE fi:FI he:IL hi:IN hr:HR hu:HU id:ID is:IS it:IT ja:JP ka:GE kk:KZ ko:KR lt:LT lv:LV
    mk:MK nb:NO nl:NL nn:NO no:NO pl:PL ro:RO ru:RU sk:SK sl:SI sq:AL sr:RS sv:SE th:TH tr:TR uk:UA vi:VN zh:CN
    """)
)
"""Languages that name one region well enough to choose between the currencies of a sign."""

SIGNS: dict[str, tuple[str, ...]] = {
    "$": ("USD", "CAD", "AUD", "NZD", "MXN", "CLP", "COP", "ARS", "SGD", "HKD", "TWD", "UYU", "DOP", "BRL", "JMD"),
    "US$": ("USD",), "U$S": ("USD",), "US $": ("USD",), "C$": ("CAD", "NIO"), "CA$": ("CAD",), "CDN$": ("CAD",),
    "C $": ("CAD",), "A$": ("AUD",), "AU$": ("AUD",), "AU $": ("AUD",), "NZ$": ("NZD",), "HK$": ("HKD",),
    "NT$": ("TWD",), "S$": ("SGD",), "SG$": ("SGD",), "R$": ("BRL",), "MX$": ("MXN",), "MXN$": ("MXN",),
    "RD$": ("DOP",), "AR$": ("ARS",), "CLP$": ("CLP",), "COP$": ("COP",), "$U": ("UYU",), "TT$": ("TTD",),
    "€": ("EUR",), "EURO": ("EUR",), "Euro": ("EUR",), "euro": ("EUR",), "euros": ("EUR",), "ευρώ": ("EUR",),
    "£": ("GBP", "EGP", "LBP"), "¥": ("JPY", "CNY"), "￥": ("JPY", "CNY"), "円": ("JPY",), "元": ("CNY", "TWD"),
    "₩": ("KRW",), "원": ("KRW",), "₹": ("INR",), "Rs.": ("INR", "PKR", "LKR", "NPR", "MUR"),
    "Rs": ("INR", "PKR", "LKR", "NPR", "MUR"), "RS.": ("INR", "PKR", "LKR", "NPR", "MUR"),
    "₨": ("PKR", "INR", "LKR", "NPR", "MUR"), "₽": ("RUB",), "руб.": ("RUB", "BYN"), "руб": ("RUB", "BYN"),
    "Руб": ("RUB", "BYN"), "р.": ("RUB", "BYN"), "р": ("RUB", "BYN"), "бел. руб.": ("BYN",), "б.р.": ("BYN",),
    "₴": ("UAH",), "грн.": ("UAH",), "грн": ("UAH",), "₸": ("KZT",), "тг.": ("KZT",), "тг": ("KZT",), "тенге": ("KZT",),
    "сум": ("UZS",), "so'm": ("UZS",), "сом": ("KGS",), "лв.": ("BGN",), "лв": ("BGN",), "zł": ("PLN",),
    "zl": ("PLN",), "ZŁ": ("PLN",), "Kč": ("CZK",), "Kc": ("CZK",), "KČ": ("CZK",), "Ft": ("HUF",), "FT": ("HUF",),
    "lei": ("RON", "MDL"), "Lei": ("RON", "MDL"), "LEI": ("RON", "MDL"), "leu": ("RON", "MDL"), "₺": ("TRY",),
    "TL": ("TRY",), "kr": ("", "SEK", "NOK", "DKK", "ISK"), "kr.": ("", "DKK", "SEK", "NOK", "ISK"),
    "Kr": ("", "SEK", "NOK", "DKK", "ISK"), "Kr.": ("", "DKK", "SEK", "NOK", "ISK"), "KR": ("", "SEK", "NOK", "DKK"),
    "Fr.": ("CHF",), "SFr.": ("CHF",), "Fr": ("CHF",), "₪": ("ILS",), 'ש"ח': ("ILS",), "ש״ח": ("ILS",),
    "฿": ("THB",), "บาท": ("THB",), "₫": ("VND",), "đ": ("VND",), "Đ": ("VND",), "VNĐ": ("VND",), "₱": ("PHP",),
    "Rp": ("IDR",), "Rp.": ("IDR",), "RM": ("MYR",), "৳": ("BDT",), "Tk": ("BDT",), "Tk.": ("BDT",), "₦": ("NGN",),
    "₵": ("GHS",), "GH₵": ("GHS",), "KSh": ("KES",), "Ksh": ("KES",), "KSh.": ("KES",), "TSh": ("TZS",),
    "USh": ("UGX",), "R": ("ZAR",), "S/": ("PEN",), "S/.": ("PEN",), "Bs": ("BOB", "VES"), "Bs.": ("BOB", "VES"),
    "₡": ("CRC",), "₲": ("PYG",), "Gs.": ("PYG",), "₾": ("GEL",), "₼": ("AZN",), "֏": ("AMD",), "₮": ("MNT",),
    "din": ("RSD",), "din.": ("RSD",), "дин": ("RSD",), "дин.": ("RSD",), "ден": ("MKD",), "KM": ("BAM",),
    "kn": ("HRK",),
    "DT": ("TND",), "د.ت": ("TND",), "DH": ("MAD", "AED"), "Dh": ("MAD", "AED"), "Dhs": ("AED", "MAD"),
    "DHS": ("AED", "MAD"), "د.إ": ("AED",), "درهم": ("AED", "MAD"), "د.م.": ("MAD",), "DA": ("DZD",), "د.ج": ("DZD",),
    "SR": ("SAR",), "ر.س": ("SAR",), "ر.س.": ("SAR",), "ريال": ("SAR", "QAR", "OMR"), "QR": ("QAR",), "LE": ("EGP",),
    "L.E": ("EGP",), "ج.م": ("EGP",), "جنيه": ("EGP",), "KD": ("KWD",), "د.ك": ("KWD",), "BD": ("BHD",),
    "د.ب": ("BHD",), "د.ا": ("JOD",), "د.أ": ("JOD",), "تومان": ("IRR",),
}  # fmt: skip
"""Sign as written → the currencies that use it, the likeliest first; an empty first entry: none without a hint."""

WEAK_SIGNS = frozenset(
    {"R", "DA", "BD", "LE", "L.E", "KM", "kn", "din", "din.", "DT", "DH", "Dh", "SR", "QR", "KD", "р", "р.", "Bs"}
    | {"Bs.", "RM", "Fr", "FT", "Ft", "TL", "S/", "Tk", "Kc", "zl", "сом", "ден", "元", "원"}
)
"""Signs that are also words, units or sizes: in running text they mean money only where it is the place's own."""

_CODES = frozenset(_CURRENCY_OF_REGION.values()) | frozenset(
    _CODE.findall("BGN HRK MDL IRR XAF MOP BND FJD CUP GMD MWK MZN")
)


def currency_code(text: str | None) -> str | None:
    """The ISO 4217 code in force for a code or sign written alone (`pln`, `RUR`, `€`), else None."""
    if not text:
        return None
    name = text.strip().strip("()")
    upper = _RETIRED_OR_COLLOQUIAL.get(name.upper(), name.upper())
    if upper in _CODES:
        return upper
    codes = SIGNS.get(name, ())
    return codes[0] if len(codes) == 1 else None


def minor_digits(currency: str | None) -> int:
    """How many decimals the currency has (ISO 4217); 2 where it is unknown."""
    return _MINOR_DIGITS.get(currency or "", _DEFAULT_MINOR_DIGITS)


def currency_of_locale(locale: str | None) -> str | None:
    """The currency of shops in a locale: `de-AT` and `AT` are EUR, `sv` is SEK; None where it names no region."""
    if not locale:
        return None
    parts = re.split(r"[-_]", locale)
    for part in parts[1:] or parts:
        if len(part) == 2 and part.upper() in _CURRENCY_OF_REGION and (len(parts) > 1 or part.isupper()):
            return _CURRENCY_OF_REGION[part.upper()]
    region = _REGION_OF_LANGUAGE.get(parts[0].lower())
    return _CURRENCY_OF_REGION[region] if region else None


def resolve_sign(sign: str, currency_hint: str | None, locale_hint: str | None) -> str | None:
    """What a sign means here: the hinted currency if it uses the sign, the locale's if it does, else the likeliest."""
    codes = SIGNS.get(sign)
    if codes is None:
        return currency_code(sign)
    for hint in (currency_hint, currency_of_locale(locale_hint)):
        if hint in codes:
            return hint
    return codes[0] or None


def sign_pattern() -> str:
    """A regular expression for every sign and code, longest first; letters must not run into a word."""
    words = sorted({*SIGNS, *_CODES, *_RETIRED_OR_COLLOQUIAL}, key=len, reverse=True)
    common = "eur|usd|gbp|chf|pln|sek|nok|dkk|czk|huf|rub|rur|uah|kzt|inr|tnd|aed|sar|brl|zar|zl|tl|Eur"
    letters = [re.escape(word) for word in words if word[0].isalpha() or word[-1].isalpha()]
    symbols = [re.escape(word) for word in words if not (word[0].isalpha() or word[-1].isalpha())]
    not_in_word = r"(?<![^\W\d_])(?:{})(?![^\W\d_])"
    return "|".join([*symbols, not_in_word.format("|".join([*letters, common]))])
