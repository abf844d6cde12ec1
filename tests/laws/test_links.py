"""Laws of links, over generated links of known and unknown shops."""

from random import Random

from hypothesis import example, given
from hypothesis import strategies as st

from worthit.errors import InvalidLink
from worthit.product.identify import find_links, identify
from worthit.product.model import ProductRef

words = st.text("abcdefghij-_ABC0123456789", min_size=1, max_size=12)
asins = st.text("ABCDEFGHJK0123456789", min_size=8, max_size=8).map(lambda tail: f"B0{tail}")
numbers = st.integers(10**11, 10**12 - 1).map(str)

amazon = st.builds(
    "https://{}.{}/{}{}".format,
    st.sampled_from(["www", "m", "smile"]),
    st.sampled_from(["amazon.it", "amazon.com", "amazon.co.uk"]),
    st.sampled_from(["dp/", "gp/product/", "gp/aw/d/", "Some-Kettle/dp/", "product-reviews/"]),
    asins,
)
ebay = st.builds("https://www.{}/itm/{}".format, st.sampled_from(["ebay.it", "ebay.com"]), numbers)
elsewhere = st.builds(
    "http{}://{}/{}".format,
    st.sampled_from(["", "s"]),
    st.sampled_from(["nordhof.example", "shop.nordhof.co.uk", "127.0.0.1:8080", "bücher.example"]),
    st.lists(words, min_size=1, max_size=4).map("/".join).map(lambda path: f"{path}/kettle-7"),
)
links = st.one_of(amazon, ebay, elsewhere)
own_parameters = st.lists(st.tuples(st.sampled_from(["size", "colour", "id", "variant", "var"]), words), max_size=3)
tracking = st.lists(
    st.tuples(
        st.sampled_from(
            ["utm_source", "UTM_Medium", "gclid", "fbclid", "tag", "ref", "ref_", "mc_eid", "awc", "spm", "msclkid"]
        ),
        words,
    ),
    min_size=1,
    max_size=4,
)
Parameters = list[tuple[str, str]]


def with_query(link: str, parameters: Parameters) -> str:
    query = "&".join(f"{name}={value}" for name, value in parameters)
    return f"{link}?{query}" if query else link


def seen(ref: ProductRef) -> tuple[object, ...]:
    return ref.canonical, ref.shop, ref.kind, ref.product_id, ref.variant


@given(links, own_parameters)
def test_identifying_the_canonical_link_changes_nothing(link: str, parameters: Parameters) -> None:
    ref = identify(with_query(link, parameters))
    assert seen(identify(ref.canonical)) == seen(ref)


@given(links, own_parameters, tracking, st.randoms())
def test_tracking_changes_nothing(link: str, own: Parameters, tracked: Parameters, random: Random) -> None:
    mixed = own + tracked
    random.shuffle(mixed)
    mixed.sort(key=lambda parameter: own.index(parameter) if parameter in own else -1)
    assert seen(identify(with_query(link, mixed))) == seen(identify(with_query(link, own)))


@given(links, st.dictionaries(st.sampled_from(["size", "colour", "id", "page"]), words, max_size=4), st.randoms())
def test_the_order_of_parameters_changes_nothing(link: str, own: dict[str, str], random: Random) -> None:
    ordered = list(own.items())
    shuffled = list(ordered)
    random.shuffle(shuffled)
    assert seen(identify(with_query(link, shuffled))) == seen(identify(with_query(link, ordered)))


@given(links)
def test_the_case_of_the_host_changes_nothing(link: str) -> None:
    scheme, _, rest = link.partition("://")
    host, slash, path = rest.partition("/")
    assert seen(identify(f"{scheme.upper()}://{host.upper()}{slash}{path}")) == seen(identify(link))


@given(links, st.sampled_from(["#reviews", "#", "#!/x?y=1"]))
def test_a_fragment_changes_nothing(link: str, fragment: str) -> None:
    assert seen(identify(link + fragment)) == seen(identify(link))


@given(amazon, words.filter(str.isalnum))
def test_another_owner_of_the_domain_is_another_shop(link: str, owner: str) -> None:
    shop = identify(link).shop
    assert identify(link.replace(shop, f"{shop}.{owner}x.example")).shop == f"{owner}x.example".lower()


odd_links = st.builds(
    "https://{}/{}".format,
    st.sampled_from(["www.amazon.it", "ebay.com", "a.co", "google.com", "nordhof.example"]),
    st.text("/%2eE.?&=;#:@+-_ab0", max_size=40),
)


@given(st.one_of(odd_links, st.text(max_size=60), st.text(max_size=60).map("https://".__add__)))
@example("https://www.google.com/x/url?q=%[2Fp&q=%2Fkettle")
@example("https://www.google.com/url?q=https://www.google.com/url?q=https://nordhof.example/%2e%2e/")
def test_any_text_is_a_link_with_a_stable_canonical_form_or_refused(text: str) -> None:
    try:
        ref = identify(text)
    except InvalidLink:
        return
    assert seen(identify(ref.canonical)) == seen(ref)


@given(
    links,
    own_parameters,
    st.sampled_from(["{}", "see {}.", "({})", "[kettle]({})", "<{}>", "«{}»!", "{}, {}", "a\n{}\tb"]),
)
def test_a_link_is_found_whole_in_any_text(link: str, parameters: Parameters, text: str) -> None:
    whole = with_query(link, [(name, f"{value}s") for name, value in parameters])
    assert find_links(text.format(whole, whole)) == (whole,)


@given(st.text(max_size=200))
def test_finding_links_never_fails(text: str) -> None:
    for link in find_links(text):
        identify(link)
