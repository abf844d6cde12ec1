"""Ten thousand links of all known shops and of unknown ones: canonical once is canonical for ever; nothing tracks."""

from collections.abc import Iterator
from random import Random
from string import ascii_letters, digits
from urllib.parse import unquote

from worthit.errors import InvalidLink
from worthit.product.identify import identify
from worthit.product.model import ProductRef
from worthit.product.shops import SHOPS_BY_DOMAIN
from worthit.product.tracking import EVERYWHERE, PREFIXES

COUNT = 10_000
PATHS = (
    "/dp/{asin}", "/gp/product/{asin}/ref=sr_1_{n}", "/Gooseneck-Kettle/dp/{asin}/", "/gp/aw/d/{asin}", "/d/{asin}",
    "/itm/{number}", "/itm/Brass-Kettle/{number}", "/p/{number}", "/item/{number}.html",
    "/listing/{number}/brass-kettle",
    "/ip/Brass-Kettle/{number}", "/products/brass-kettle-{n}", "/collections/all/products/brass-kettle",
    "/-/p/brass/A-{number}", "/product/{number}/", "/brass-kettle-{number}.html", "/kettles/{n}/;jsessionid=F{number}",
    "/produit.php", "/b%C3%BCcher/kettle%20{n}", "//kettle//{n}", "/shop/../kettle-{n}", "/index.html",
)  # fmt: skip
UNKNOWN = (
    "nordhof.example",
    "shop.nordhof.co.uk",
    "bücher.example",
    "kettles.example:8080",
    "sub.domain.kettles.example",
)
OWN = ("size", "colour", "variant", "id", "var", "sku_id", "th", "page", "skuId")
FRAGMENTS = ("", "", "#reviews", "#", "#:~:text=kettle")


def links(random: Random) -> Iterator[tuple[str, str]]:
    """Links, each with the same link as somebody who counts clicks hands it on."""
    hosts = [*SHOPS_BY_DOMAIN, *UNKNOWN]
    for _ in range(COUNT):
        host = random.choice(["", "www.", "m."]) + random.choice(hosts)
        path = random.choice(PATHS).format(
            asin="B0" + "".join(random.choices(ascii_letters.upper()[:26] + digits, k=8)),
            number=random.randint(10**9, 10**12),
            n=random.randint(1, 99),
        )
        own = [f"{name}={word(random)}" for name in random.sample(OWN, random.randint(0, 2))]
        tracked = [f"{tracker(random)}={word(random)}" for _ in range(random.randint(1, 4))]
        yield with_query(f"https://{host}{path}", own), handed_on(random, f"http://{host}{path}", own, tracked)


def handed_on(random: Random, link: str, own: list[str], tracked: list[str]) -> str:
    scheme, _, rest = link.partition("://")
    host, slash, path = rest.partition("/")
    mixed = [*own, *tracked]
    random.shuffle(mixed)
    mixed.sort(key=lambda part: own.index(part) if part in own else random.randint(-1, len(own)))
    return f"{scheme.upper()}://{host.upper()}{slash}{with_query(path, mixed)}{random.choice(FRAGMENTS)}"


def with_query(link: str, parts: list[str]) -> str:
    return f"{link}?{'&'.join(parts)}" if parts else link


def word(random: Random) -> str:
    return "".join(random.choices(ascii_letters + digits + "-_.~", k=random.randint(1, 12)))


def tracker(random: Random) -> str:
    name = random.choice(sorted(EVERYWHERE)) if random.random() < 0.7 else random.choice(PREFIXES) + word(random)
    return name.upper() if random.random() < 0.1 else name


def seen(ref: ProductRef) -> tuple[object, ...]:
    return ref.canonical.removeprefix("https").removeprefix("http"), ref.shop, ref.kind, ref.product_id, ref.variant


def test_ten_thousand_links_are_canonical_and_free_of_tracking() -> None:
    kinds = set()
    for plain, counted in links(Random(20_261_124)):
        ref = identify(counted)
        again = identify(ref.canonical)
        assert (seen(again), again.canonical) == (seen(ref), ref.canonical), counted
        assert seen(ref) == seen(identify(plain)), (plain, counted)
        names = [unquote(part.partition("=")[0]).lower() for part in ref.canonical.partition("?")[2].split("&")]
        assert not [name for name in names if name in EVERYWHERE or name.startswith(PREFIXES)], counted
        kinds.add((ref.shop, ref.kind))
    assert len(kinds) > len(SHOPS_BY_DOMAIN)


def test_look_alikes_of_every_shop_are_other_shops() -> None:
    for domain in SHOPS_BY_DOMAIN:
        name, _, suffix = domain.partition(".")
        for host in (
            f"{domain}.evil.example",
            f"{name}-{suffix.replace('.', '-')}.example",
            f"evil{domain}",
            f"{name}.{suffix}evil.example",
            f"{name}.evil.example",
            domain.replace("a", "а").replace("e", "е").replace("o", "о"),  # Cyrillic
            f"xn--{name}-9d4b.{suffix}",
        ):
            if host == domain:
                continue
            assert _shop(f"https://{host}/dp/B0WRTHLMP1") != domain, host
        for trick in (
            f"https://{domain}@evil.example/dp/B0WRTHLMP1",
            f"https://{domain}:80@evil.example/itm/123456789012",
        ):
            assert _shop(trick) is None, trick
        assert _shop(f"https://evil.example/{domain}/dp/B0WRTHLMP1") == "evil.example"
        assert _shop(f"https://evil.example\\@{domain}/dp/B0WRTHLMP1") != domain


def _shop(link: str) -> str | None:
    """The shop that a link is taken for; none for a link that is refused."""
    try:
        return identify(link).shop
    except InvalidLink:
        return None
