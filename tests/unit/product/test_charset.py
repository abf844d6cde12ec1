import pytest

from worthit.product.charset import decode_html

GERMAN = "<title>Größe für Löwen, übermäßig schön</title>"
RUSSIAN = "<title>Чайник латунный со свистком купить недорого с доставкой</title>"
CHINESE = "<title>黄铜水壶手工制作带哨子商品详情累计评论客户服务全国包邮</title>"
JAPANESE = "<title>真鍮のやかんです。とても可愛い商品をお届けします。送料無料</title>"
KOREAN = "<title>황동 주전자 무료 배송 상품 상세 정보 리뷰</title>"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (CHINESE, "gbk"),
        (CHINESE, "utf-8"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "cp932"),
        (KOREAN, "euc_kr"),
    ],
)
@pytest.mark.parametrize("declared", ["", '<meta charset="utf-8">', '<meta charset="iso-8859-1">'])
def test_bytes_win_over_what_a_page_says_of_itself(text: str, encoding: str, declared: str) -> None:
    assert decode_html((declared + text).encode(encoding), None) == declared + text


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("gb2312", "gbk"),
        ("x-sjis", "cp932"),
        ("ks_c_5601-1987", "cp949"),
        ("Big5", "big5"),
        ("ISO-2022-JP", "iso2022_jp"),
    ],
)
def test_labels_as_browsers_read_them(label: str, encoding: str) -> None:
    text = {"gbk": CHINESE, "big5": "<title>黃銅水壺</title>", "cp949": KOREAN}.get(encoding, JAPANESE)
    html = f'<meta http-equiv="content-type" content="text/html; charset={label}">{text}'
    assert decode_html(html.encode(encoding), None) == html


def test_the_header_is_heard() -> None:
    assert decode_html("<p>5 złotych</p>".encode("iso8859-2"), "text/html; charset=ISO-8859-2") == "<p>5 złotych</p>"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_byte_order_marks_and_utf_16_without_one(encoding: str) -> None:
    assert decode_html(GERMAN.encode(encoding), "text/html; charset=windows-1252") == GERMAN


def test_broken_bytes_are_replaced_and_the_rest_is_kept() -> None:
    decoded = decode_html(RUSSIAN.encode() + b"<p>\xc3\x28</p>", None)
    assert decoded.startswith(RUSSIAN)
    assert "\ufffd" in decoded


def test_raw_headers_at_the_top_of_a_saved_file_are_dropped() -> None:
    saved = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1252\r\n\r\n" + GERMAN.encode("cp1252")
    assert decode_html(saved, None) == GERMAN


@pytest.mark.parametrize(
    "label", ["idna", "punycode", "hex", "base64", "rot13", "undefined", "unicode_escape", "utf-7"]
)
def test_a_label_that_no_browser_reads_is_not_heard(label: str) -> None:
    """Found by fuzzing: a page could name any codec of Python's, and some of them raise or run escapes."""
    assert decode_html(b"<title>K\xe4nnchen \\x41 +AEE-</title>", f"text/html; charset={label}") == (
        "<title>Kännchen \\x41 +AEE-</title>"
    )
