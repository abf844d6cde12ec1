"""Bytes of a page to text, whatever the page says about itself.

In this order: a byte order mark; valid UTF-8 (no other encoding looks like it by accident); the encoding that the
header, then the page names, if it fits and the bytes do not plainly look otherwise; what they look like. Labels are
read as browsers read them (WHATWG Encoding Standard): `ISO-8859-1` is windows-1252, `gb2312` is GB 18030.
"""

import codecs
import re
from contextlib import suppress

_PRESCAN = 4096
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_RAW_HEADERS = re.compile(rb"HTTP/\d(?:\.\d)? \d{3}.*?\r?\n\r?\n", re.DOTALL)
_RAW_CONTENT_TYPE = re.compile(rb"^content-type:([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_NAMED = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_NAMED = re.compile(r"""<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)

_AS_BROWSERS_READ = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
_OTHER_LABELS = {
    "unicode-1-1-utf-8": "utf-8", "utf8mb4": "utf-8", "x-sjis": "cp932", "windows-31j": "cp932", "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949", "windows-949": "cp949", "x-euc-jp": "euc_jp", "windows-874": "cp874",
    "x-cp1252": "cp1252", "x-cp1251": "cp1251", "cn-big5": "big5hkscs", "x-x-big5": "big5hkscs", "unicode": "utf-16-le",
}  # fmt: skip

_READ_BY_BROWSERS = {
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs", "euc_jp", "iso2022_jp", "cp932", "cp949",
    "cp866", "cp874", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic",
    *(f"cp125{number}" for number in range(9)),
    *(f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
}  # fmt: skip
"""No page is written in Python's other codecs: some run escapes (`unicode_escape`), some are no text (`hex`)."""
_FIT_ANYTHING = {"cp1252", "cp1250", "cp1254", "iso8859-2", "iso8859-15"}
_HIGH = bytes(range(0x80, 0x100))
_BROKEN_UTF8_SHARE = 0.1
_KANA_IN_EUC = re.compile(rb"(?:[\xa4\xa5][\xa1-\xfe]){2}")
_KANA_IN_SJIS = re.compile(rb"(?:\x82[\x9f-\xf1]|\x83[\x40-\x96]){2}")
_PAIRED = re.compile(rb"(?:[\xa1-\xfe][\xa1-\xfe]){2,}")
_HANGUL_IN_EUC = re.compile(rb"(?:[\xb0-\xc8][\xa1-\xfe]){2}")
_CYRILLIC_WORD = re.compile(rb"[\xe0-\xff]{3,}")


def decode_html(body: bytes, content_type: str | None) -> str:
    """The text of a page. `content_type` is the HTTP header, where there was one; bytes that fit nothing become U+FFFD.

    Raw HTTP headers at the top of a saved file are dropped, and their content type is heard.
    """
    if headers := _RAW_HEADERS.match(body):
        stated = _RAW_CONTENT_TYPE.search(headers[0])
        content_type = content_type or (stated[1].decode("latin-1") if stated else None)
        body = body[headers.end() :]
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    if body.count(0) > len(body) // 8:
        return body.decode("utf-16-be" if body[:1] == b"\0" else "utf-16-le", "replace")
    named = _named_encodings(body, content_type)
    if "iso2022_jp" not in named:
        with suppress(UnicodeDecodeError):
            return body.decode("utf-8")
    looks_like = _look(body)
    for encoding in named:
        if encoding in _FIT_ANYTHING and looks_like:
            continue
        with suppress(UnicodeDecodeError):
            return body.decode(encoding)
    fallback = next((encoding for encoding in named if encoding != "utf-8"), "cp1252")
    return body.decode(looks_like or fallback, "replace")


def _named_encodings(body: bytes, content_type: str | None) -> list[str]:
    head = body[:_PRESCAN].decode("latin-1")
    labels = [*_NAMED.findall(content_type or ""), *_XML_NAMED.findall(head), *_NAMED.findall(head)]
    encodings = (_encoding(label) for label in labels)
    return list(dict.fromkeys(encoding for encoding in encodings if encoding))


def _encoding(label: str) -> str | None:
    label = label.strip().lower()
    label = _OTHER_LABELS.get(label, label)
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    name = _AS_BROWSERS_READ.get(name, name)
    return name if name in _READ_BY_BROWSERS else None


def _look(body: bytes) -> str | None:
    """What bytes that are not valid UTF-8 look like, whatever the page says; None for western European."""
    high = len(body) - len(body.translate(None, _HIGH))
    if body.decode("utf-8", "replace").count("\ufffd") <= high * _BROKEN_UTF8_SHARE:
        return "utf-8"
    if len(_KANA_IN_SJIS.findall(body)) * 40 > high:
        return "cp932"
    if _is_cyrillic(body, high):
        return "cp1251"
    if sum(len(run) for run in _PAIRED.findall(body)) * 2 < high:
        return None
    if len(_KANA_IN_EUC.findall(body)) * 40 > high:
        return "euc_jp"
    return "cp949" if len(_HANGUL_IN_EUC.findall(body)) * 5 > high else "gb18030"


def _is_cyrillic(body: bytes, high: int) -> bool:
    """In windows-1251 nearly every letter is one high byte of the range of small letters, in words of any length."""
    return sum(len(word) for word in _CYRILLIC_WORD.findall(body)) * 2 > high
