import pytest

from worthit.errors import InvalidLink
from worthit.product.links import host_of, parse_link


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("https://Shop.Example/Kettle", "https://shop.example/Kettle"),
        ("  http://shop.example:80/a#reviews ", "http://shop.example/a"),
        ("shop.example/kettle?size=2", "https://shop.example/kettle?size=2"),
        ("shop.example:8443/kettle", "https://shop.example:8443/kettle"),
        ("https://shop.example./a", "https://shop.example/a"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
        ("https://shop.example/%c3%a4", "https://shop.example/%C3%A4"),
        ("https://shop.example/a/../b", "https://shop.example/b"),
    ],
)
def test_a_link_is_read_in_one_normal_form(text: str, read: str) -> None:
    assert str(parse_link(text)) == read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://xn--0.com/",
        "http://xn--ls8h.la/",
        "kettle",
        "a nice kettle",
        "https://",
        "https:///kettle",
        "https://shop.example/two words",
        "https://shop.example/\x00",
        "https://shop..example/",
        "https://shop.example:port/",
        "https://shop.example:0/",
        "https://shop.example:99999/",
        "https://-shop-.example/",
        f"https://{'a' * 64}.example/",
        f"https://shop.example/{'a' * 8000}",
        "ftp://shop.example/kettle",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://shop.example\\.evil.example/",
        "https://shop.example%2f.evil.example/",
        "https://[fe80::1%25eth0]/",
    ],
)
def test_anything_else_is_not_a_link(text: str) -> None:
    with pytest.raises(InvalidLink):
        parse_link(text)


@pytest.mark.parametrize(
    "text",
    ["https://me:secret@shop.example/", "https://amazon.it@evil.example/", "https://amazon.it\\@evil.example/"],
)
def test_credentials_in_a_link_are_refused(text: str) -> None:
    with pytest.raises(InvalidLink, match="password"):
        parse_link(text)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.1", "shop.example.123"])
def test_old_ways_to_write_an_address_are_refused(host: str) -> None:
    with pytest.raises(InvalidLink):
        parse_link(f"http://{host}/")


def test_the_host_that_is_checked_is_the_host_that_is_connected_to() -> None:
    assert host_of(parse_link("https://аmazon.it/dp/B000000001")) == "xn--mazon-3ve.it"


def test_the_refusal_does_not_echo_the_link() -> None:
    with pytest.raises(InvalidLink) as refusal:
        parse_link("https://me:hunter2@shop.example/")
    assert "hunter2" not in refusal.value.detail
