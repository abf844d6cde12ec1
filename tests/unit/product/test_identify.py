import time

import pytest

from worthit.errors import InvalidLink
from worthit.product.identify import find_links, identify

ASIN = "B0TESTID42"


@pytest.mark.parametrize(
    "path",
    [
        f"/dp/{ASIN}",
        f"/dp/{ASIN}/",
        f"/dp/{ASIN.lower()}",
        f"/-/en/dp/{ASIN}",
        f"/Steel-Kettle-with-spout/dp/{ASIN}/ref=sr_1_2?s=kitchen&ie=UTF8&qid=1&sr=1-2&keywords=kettle",
        f"/gp/product/{ASIN}?psc=1&th=1",
        f"/gp/product/glance/{ASIN}",
        f"/gp/aw/d/{ASIN}",
        f"/gp/offer-listing/{ASIN}?condition=new",
        f"/d/Kettles/Steel-Kettle/{ASIN}",
        f"/Steel-Kettle/product-reviews/{ASIN}?reviewerType=all_reviews",
        f"/exec/obidos/ASIN/{ASIN}/someshop-21",
        f"/exec/obidos/tg/detail/-/{ASIN}",
        f"/o/ASIN/{ASIN}",
        f"/gp/aws/cart/add.html?ASIN.1={ASIN}&Quantity.1=1",
        f"/gp/customer-reviews/write-a-review.html?asin={ASIN}",
        f"/sspa/click?ie=UTF8&spc=abc&url=%252FKettle%252Fdp%252F{ASIN}%252Fref%253Dsr",
        f"/gp/slredirect/picassoRedirect.html?url=%2Fdp%2F{ASIN}%2F",
    ],
)
@pytest.mark.parametrize("host", ["www.amazon.it", "m.amazon.it", "smile.amazon.it", "AMAZON.it"])
def test_every_way_in_which_amazon_links_to_a_product(host: str, path: str) -> None:
    ref = identify(f"https://{host}{path}")
    assert (ref.kind, ref.shop, ref.product_id, ref.variant) == ("product", "amazon.it", ASIN, None)
    assert ref.canonical == f"https://www.amazon.it/dp/{ASIN}"


@pytest.mark.parametrize(
    "marketplace",
    [
        "com",
        "it",
        "de",
        "fr",
        "es",
        "co.uk",
        "nl",
        "se",
        "pl",
        "com.be",
        "com.tr",
        "ae",
        "in",
        "co.jp",
        "com.au",
        "com.br",
    ],
)
def test_marketplaces_stay_apart(marketplace: str) -> None:
    assert identify(f"https://www.amazon.{marketplace}/dp/{ASIN}").key == f"amazon.{marketplace}:{ASIN}"


def test_a_book_has_its_isbn_as_id() -> None:
    assert identify("https://www.amazon.com/A-Book/dp/012345678X").product_id == "012345678X"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.amazon.it/",
        "https://www.amazon.it/s?k=kettle&url=search-alias%3Daps",
        "https://www.amazon.it/gp/browse.html?node=12345678901",
        "https://www.amazon.it/d/Electronics",
        "https://www.amazon.it/dp/TOOLONGASIN123",
        "https://www.ebay.com/str/mystore",
        "https://www.ebay.com/sch/i.html?_nkw=kettle",
    ],
)
def test_other_pages_of_a_known_shop_are_no_products(link: str) -> None:
    ref = identify(link)
    assert (ref.kind, ref.product_id) == ("other", None)


@pytest.mark.parametrize(
    ("link", "key", "canonical"),
    [
        ("https://ebay.com/itm/123456789012", "ebay.com:123456789012", "https://www.ebay.com/itm/123456789012"),
        (
            "https://www.ebay.co.uk/itm/Steel-Kettle/123456789012?hash=item1&var=7001&mkevt=1&campid=5&_trksid=p1",
            "ebay.co.uk:123456789012:7001",
            "https://www.ebay.co.uk/itm/123456789012?var=7001",
        ),
        ("https://m.ebay.it/itm/123456789012?var=0", "ebay.it:123456789012", "https://www.ebay.it/itm/123456789012"),
        (
            "http://cgi.ebay.de/ws/eBayISAPI.dll?ViewItem&item=123456789012",
            "ebay.de:123456789012",
            "https://www.ebay.de/itm/123456789012",
        ),
        (
            "https://rover.ebay.com/rover/1/711-1/1?campid=5&mpre=https%3A%2F%2Fwww.ebay.com%2Fitm%2F123456789012",
            "ebay.com:123456789012",
            "https://www.ebay.com/itm/123456789012",
        ),
        ("https://www.ebay.com/p/4001002?rt=nc", "ebay.com:4001002", "https://www.ebay.com/p/4001002"),
        (
            "https://it.aliexpress.com/item/1005001002003004.html?spm=a2g0o.1&algo_pvid=x"
            "&pdp_ext_f=%7B%22sku_id%22%3A%2212000001%22%7D",
            "aliexpress.com:1005001002003004:12000001",
            "https://www.aliexpress.com/item/1005001002003004.html?sku_id=12000001",
        ),
        (
            "https://www.etsy.com/it/listing/100200300/mug?ref=sr_gallery&pro=1",
            "etsy.com:100200300",
            "https://www.etsy.com/listing/100200300",
        ),
        (
            "https://www.walmart.com/ip/Steel-Kettle/100200300?athcpid=1",
            "walmart.com:100200300",
            "https://www.walmart.com/ip/100200300",
        ),
        (
            "https://www.bestbuy.com/site/kettle/6400001.p?skuId=6400001",
            "bestbuy.com:6400001",
            "https://www.bestbuy.com/site/kettle/6400001.p",
        ),
        (
            "https://www.target.com/p/kettle/-/A-80010020?preselect=80010021&lnk=x",
            "target.com:80010020:80010021",
            "https://www.target.com/p/-/A-80010020?preselect=80010021",
        ),
        (
            "https://www.ikea.com/it/it/p/kettel-bollitore-00100200/?utm_source=x",
            "ikea.com:00100200:it",
            "https://www.ikea.com/it/it/p/kettel-bollitore-00100200/",
        ),
        (
            "https://www.zalando.it/marca-scarpe-ab111c02d-q11.html?size=42",
            "zalando.it:ab111c02d-q11",
            "https://www.zalando.it/marca-scarpe-ab111c02d-q11.html",
        ),
    ],
)
def test_known_shops(link: str, key: str, canonical: str) -> None:
    ref = identify(link)
    assert (ref.kind, ref.key, ref.canonical) == ("product", key, canonical)


def test_one_domain_with_a_price_per_country_is_one_product_per_country() -> None:
    assert (
        identify("https://www.ikea.com/gb/en/p/bench-00100200/").key
        != identify("https://www.ikea.com/de/de/p/bank-00100200/").key
    )


@pytest.mark.parametrize(
    ("link", "canonical"),
    [
        (
            "https://nordhof.example/collections/tea/products/kettle?variant=41&_pos=1&_sid=x&_ss=r",
            "https://nordhof.example/products/kettle?variant=41",
        ),
        ("http://nordhof.example:8080/kettle-12.html?ref=mail#top", "http://nordhof.example:8080/kettle-12.html"),
        ("https://nordhof.example/kettle?b=2&a=1&gclid=x", "https://nordhof.example/kettle?a=1&b=2"),
        ("https://nordhof.example/item;jsessionid=ABC?id=5&utm_campaign=x", "https://nordhof.example/item?id=5"),
        ("https://nordhof.example/product.php?ref=KT12&utm_source=x", "https://nordhof.example/product.php?ref=KT12"),
        ("https://nordhof.example/fr/produit?ref=KT12", "https://nordhof.example/fr/produit?ref=KT12"),
    ],
)
def test_elsewhere_the_canonical_link_is_the_identity(link: str, canonical: str) -> None:
    ref = identify(link)
    assert (ref.canonical, ref.key, ref.shop) == (canonical, canonical, "nordhof.example")


def test_elsewhere_a_link_is_a_product_only_where_it_says_so() -> None:
    assert identify("https://nordhof.example/products/kettle").kind == "product"
    assert identify("https://nordhof.example/product/4001002/kettle").product_id == "4001002"
    assert identify("https://nordhof.example/products/kettle?variant=41").variant == "41"
    assert identify("https://nordhof.example/products/2026-calendar").product_id is None
    assert identify("https://nordhof.example/magazine/best-kettles").kind == "other"
    assert identify("https://nordhof.example/products/").kind == "other"


def test_two_shops_under_one_platform_are_two_shops() -> None:
    assert identify("https://nordhof.myshopify.com/products/kettle").shop == "nordhof.myshopify.com"
    assert identify("https://www.nordhof.co.uk/kettle").shop == "nordhof.co.uk"
    assert identify("http://127.0.0.1:8000/kettle").shop == "127.0.0.1"


@pytest.mark.parametrize(
    ("link", "shop"),
    [
        ("https://amzn.eu/d/48seCih", "amzn.eu"),
        ("https://amzn.to/3abcDEF?x=1", "amzn.to"),
        ("https://a.co/d/1E9Zk1h", "a.co"),
        ("https://amzn.asia/d/1abcdef", "amzn.asia"),
        ("https://ebay.us/EqwFiP", "ebay.us"),
        ("https://s.click.aliexpress.com/e/_oExample", "aliexpress.com"),
        ("https://nordhof.page.link/abc", "page.link"),
    ],
)
def test_a_short_link_has_no_id_until_it_is_opened(link: str, shop: str) -> None:
    ref = identify(link)
    assert (ref.kind, ref.shop, ref.product_id) == ("short", shop, None)
    assert "?" not in ref.canonical


def test_the_case_of_a_short_code_is_kept() -> None:
    assert identify("https://amzn.eu/d/48seCih").canonical == "https://amzn.eu/d/48seCih"


def test_amazons_own_long_short_domain_needs_no_opening() -> None:
    assert identify(f"https://amzn.com/{ASIN}").key == f"amazon.com:{ASIN}"


@pytest.mark.parametrize(
    "link",
    [
        f"https://amazon.it.evil.example/dp/{ASIN}",
        f"https://www.amazon.it-offers.example/dp/{ASIN}",
        f"https://evil.example/amazon.it/dp/{ASIN}",
        f"https://notamazon.it/dp/{ASIN}",
        f"https://amazon.shop/dp/{ASIN}",
        f"https://аmazon.it/dp/{ASIN}",
    ],
)
def test_a_look_alike_is_not_the_shop(link: str) -> None:
    ref = identify(link)
    assert ref.shop != "amazon.it"
    assert ref.product_id is None


def test_a_shop_before_the_at_sign_is_refused() -> None:
    with pytest.raises(InvalidLink):
        identify(f"https://amazon.it@evil.example/dp/{ASIN}")


def test_links_that_pass_a_visitor_on_are_opened_up() -> None:
    inner = f"https%3A%2F%2Fwww.amazon.it%2Fdp%2F{ASIN}%3Ftag%3Dx-21"
    for link in (
        f"https://www.google.com/url?sa=D&q={inner}",
        f"https://l.facebook.com/l.php?u={inner}&h=AT0",
        f"https://www.awin1.com/cread.php?awinmid=1&ued={inner}",
    ):
        assert identify(link).key == f"amazon.it:{ASIN}"


def test_endless_nesting_is_refused() -> None:
    link = "https://www.google.com/url?q="
    with pytest.raises(InvalidLink):
        identify(link * 7 + "https://nordhof.example/")


def test_shared_texts_give_up_their_links() -> None:
    assert find_links("Guarda: https://amzn.eu/d/48seCih. Che ne dici (https://a.co/d/1E9Zk1h)?") == (
        "https://amzn.eu/d/48seCih",
        "https://a.co/d/1E9Zk1h",
    )


def test_a_link_is_never_cut_at_a_letter() -> None:
    link = "https://www.shops.example/classes/stainless-steel-glasses?size=s&colors=ss"
    assert find_links(f"see {link} please") == (link,)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[kettle](https://nordhof.example/kettle)", ("https://nordhof.example/kettle",)),
        ("**https://nordhof.example/kettle**", ("https://nordhof.example/kettle",)),
        ("_https://nordhof.example/kettle_", ("https://nordhof.example/kettle",)),
        ("<https://nordhof.example/kettle>", ("https://nordhof.example/kettle",)),
        ("“https://nordhof.example/kettle”…", ("https://nordhof.example/kettle",)),
        ("https://nordhof.example/kettle_(steel)", ("https://nordhof.example/kettle_(steel)",)),
        ("https://nordhof.example/kettle👍", ("https://nordhof.example/kettle",)),
        ("https://a.co/d/1https://a.co/d/2", ("https://a.co/d/1", "https://a.co/d/2")),
        ("https://a.co/d/1 https://a.co/d/1", ("https://a.co/d/1",)),
        (
            "www.nordhof.example/kettle and amazon.it/dp/B0TESTID42!",
            ("www.nordhof.example/kettle", "amazon.it/dp/B0TESTID42"),
        ),
        ("either/or.example/x, me@www.nordhof.example/x, 3.5/5", ()),
        ("https://me:secret@nordhof.example/", ()),
        ("no link at all", ()),
    ],
)
def test_what_surrounds_a_link_is_not_part_of_it(text: str, links: tuple[str, ...]) -> None:
    assert find_links(text) == links


def test_a_wall_of_brackets_costs_no_time() -> None:
    began = time.perf_counter()
    assert find_links("https://nordhof.example/" + "(" * 40_000 + ")" * 60_000) == ()
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "Guarda questo prodotto su Amazon: Bollitore Vesna 0,9 l https://amzn.eu/d/48seCih",
            "https://amzn.eu/d/48seCih",
        ),
        (
            "Schau mal, was ich bei eBay gefunden habe: https://www.ebay.de/itm/301234567890?mkcid=16, gefällt es dir?",
            "https://www.ebay.de/itm/301234567890?mkcid=16",
        ),
        ("€ 12,99 | Vesna Bollitore\nhttps://a.aliexpress.com/_EwExample\n", "https://a.aliexpress.com/_EwExample"),
        ("Dai un'occhiata su Etsy! https://etsy.me/3abcDEF!", "https://etsy.me/3abcDEF"),
        ("Check this out on Walmart:Vesna Kettle https://walmrt.us/3abcDEF", "https://walmrt.us/3abcDEF"),
        ("Sieh dir „Kessel“ auf Temu an:https://share.temu.com/AbCdEf. Nur 9,99€!", "https://share.temu.com/AbCdEf"),
        (
            "Ho trovato questo su Zalando:https://www.zalando.it/marca-scarpe-ab111c02d-q11.html?_rfl=it!",
            "https://www.zalando.it/marca-scarpe-ab111c02d-q11.html?_rfl=it",
        ),
    ],
)
def test_what_shop_apps_share_gives_up_its_link(text: str, link: str) -> None:
    assert find_links(text) == (link,)
    assert identify(link).kind in ("product", "short")


@pytest.mark.parametrize(
    "link",
    [
        f"https://ａmazon.it/dp/{ASIN}",
        f"https://amazon.it%2eevil.example/dp/{ASIN}",
        f"https://amazon%2eit/dp/{ASIN}",
        f"https://amazon.it%00.evil.example/dp/{ASIN}",
        f"https://amazon.it\\.evil.example/dp/{ASIN}",
        f"https://evil.example\\@amazon.it/dp/{ASIN}",
        f"https://amazon.it\u200b/dp/{ASIN}",
        f"https://amaz\u00adon.it/dp/{ASIN}",
    ],
)
def test_a_host_that_two_readers_could_read_differently_is_refused(link: str) -> None:
    with pytest.raises(InvalidLink):
        identify(link)


@pytest.mark.parametrize("host", ["amazon.it.", "amazon.it.:443", "amazon。it", "AMAZON.IT"])
def test_a_shops_own_host_written_oddly_is_still_the_shop(host: str) -> None:
    assert identify(f"https://{host}/dp/{ASIN}").canonical == f"https://www.amazon.it/dp/{ASIN}"
