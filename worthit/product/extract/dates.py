"""Dates as shops print them around reviews and products, in the languages of their marketplaces."""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = {
    "en": "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep "
    "october|oct november|nov december|dec",
    "it": "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago "
    "settembre|set|sett ottobre|ott novembre|nov dicembre|dic",
    "de": "januar|jänner|jan februar|feb märz|mär|mrz april|apr mai juni|jun juli|jul august|aug september|sept|sep "
    "oktober|okt november|nov dezember|dez",
    "fr": "janvier|janv février|févr|fév mars avril|avr mai juin juillet|juil août|aout septembre|sept octobre|oct "
    "novembre|nov décembre|déc",
    "es": "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre|setiembre|sept "
    "octubre|oct noviembre|nov diciembre|dic",
    "nl": "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sep oktober|okt "
    "november|nov december|dec",
    "pl": "stycznia|styczeń|sty lutego|luty|lut marca|marzec|mar kwietnia|kwiecień|kwi maja|maj czerwca|czerwiec|cze "
    "lipca|lipiec|lip sierpnia|sierpień|sie września|wrzesień|wrz października|październik|paź "
    "listopada|listopad|lis grudnia|grudzień|gru",
    "sv": "januari|jan februari|feb mars april|apr maj juni|jun juli|jul augusti|aug september|sep|sept oktober|okt "
    "november|nov december|dec",
    "pt": "janeiro|jan fevereiro|fev março|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set "
    "outubro|out novembro|nov dezembro|dez",
    "tr": "ocak|oca şubat|şub mart|mar nisan|nis mayıs|may haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki "
    "kasım|kas aralık|ara",
    "ar": "يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر",
}
"""Per language, the twelve months with their short forms. No word means two months."""

_MONTH_OF_WORD = {
    word: number
    for months in _MONTHS.values()
    for number, forms in enumerate(months.split(), start=1)
    for word in forms.split("|")
}

_WORD = r"(?P<month>[^\W\d_]+)"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_EAST_ASIAN = re.compile(rf"{_YEAR}\s*[年년]\s*(?P<month>\d{{1,2}})\s*[月월]\s*{_DAY}\s*[日일]?")
_ISO = re.compile(rf"(?<!\d){_YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign){_DAY}(?!\d)")
_DAY_MONTH_YEAR = re.compile(
    rf"(?<!\d){_DAY}(?:st|nd|rd|th|er|[.º])?\s*(?:de\s+|of\s+)?{_WORD}\.?,?\s+(?:del?\s+)?{_YEAR}(?!\d)", re.IGNORECASE
)
_MONTH_DAY_YEAR = re.compile(rf"{_WORD}\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)", re.IGNORECASE)
_NUMERIC = re.compile(rf"(?<!\d)(?P<first>\d{{1,2}})(?P<sign>[-/.])(?P<second>\d{{1,2}})(?P=sign){_YEAR}(?!\d)")


def parse_date(text: str) -> str | None:
    """The first full date in the text as ISO 8601 (`2021-01-12`), or None.

    `01/02/2021` could be two days and is none; relative dates ("two days ago") need a clock and are none.
    """
    plain = text.replace("\u00a0", " ").casefold()
    found = [*_written(plain), *_numbers(plain)]
    return min(found)[1] if found else None


def _written(text: str) -> Iterator[tuple[int, str]]:
    for pattern in (_DAY_MONTH_YEAR, _MONTH_DAY_YEAR):
        for match in pattern.finditer(text):
            month = _MONTH_OF_WORD.get(match["month"])
            if month and (iso := _iso(match["year"], month, match["day"])):
                yield match.start(), iso


def _numbers(text: str) -> Iterator[tuple[int, str]]:
    for pattern in (_EAST_ASIAN, _ISO):
        for match in pattern.finditer(text):
            if iso := _iso(match["year"], match["month"], match["day"]):
                yield match.start(), iso
    for match in _NUMERIC.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        # A dot is written where the day comes first; with other signs only a number over 12 tells the day.
        if match["sign"] == "." or first > 12:
            day, month = first, second
        elif second > 12 or first == second:
            month, day = first, second
        else:
            continue
        if iso := _iso(match["year"], month, day):
            yield match.start(), iso


def _iso(year: str, month: int | str, day: int | str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
