"""Shops whose links name the product plainly, link shorteners, and pages that pass a visitor on. Data, no logic.

Each row is how that shop itself writes its links. A shop that is not here still works: its canonical link is its
product's identity.
"""

import re

from msgspec import Struct


class Shop(Struct, frozen=True, kw_only=True):
    """How one family of shops writes its links.

    paths: patterns with a group `id`, and a group `market` where one domain sells at different prices per country.
    page: canonical path of a product, where the shop answers to it without a slug; else the link's own path is kept.
    id_parameters, variant_parameters: query parameters, in lower case, that name the product or one of its versions.
    id_value: what the value of an id parameter must look like. upper: the shop writes its ids in capitals.
    tracking: further parameters that name neither. passes_on: parameters that hold the link of the page meant.
    """

    domains: tuple[str, ...]
    paths: tuple[re.Pattern[str], ...]
    page: str | None = None
    id_parameters: tuple[str, ...] = ()
    id_value: re.Pattern[str] = re.compile(r"[0-9A-Za-z-]{5,24}")
    upper: bool = False
    variant_parameters: tuple[str, ...] = ()
    tracking: frozenset[str] = frozenset()
    passes_on: tuple[str, ...] = ()


def _domains(name: str, suffixes: str) -> tuple[str, ...]:
    return tuple(f"{name}.{suffix}" for suffix in suffixes.split())


def _paths(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ASIN = r"(?P<id>(?=[A-Z]*\d)[A-Z0-9]{10})(?![^/?.;])"

AMAZON = Shop(
    domains=_domains(
        "amazon",
        "it de fr es nl be com.be ie se pl co.uk com ca com.mx com.br com.tr ae sa eg in co.jp cn sg com.au co.za",
    ),
    paths=_paths(
        rf"/(?:dp|gp/product|product-reviews|gp/offer-listing|gp/video/detail|ask/questions/asin)/(?:[a-z]+/)?{_ASIN}",
        rf"/gp/(?:aw/(?:d|reviews)|customer-reviews/product)/{_ASIN}",
        rf"/(?:exec/obidos|o)/(?:ASIN|tg/detail/-)/{_ASIN}",
        rf"/d/(?:[^/]+/){{0,3}}{_ASIN}",
        r"^/(?P<id>B0[A-Z0-9]{8})(?![^/?.;])",
    ),
    page="/dp/{id}",
    upper=True,
    id_parameters=("asin", "asin.1"),
    id_value=re.compile(r"(?=[A-Z]*\d)[A-Z0-9]{10}", re.IGNORECASE),
    tracking=_words(
        "tag ref ref_ psc th smid qid sr keywords crid sprefix dchild _encoding ie linkcode linkid camp creative"
        " creativeasin ascsubtag pd_rd_i pd_rd_r pd_rd_w pd_rd_wg pf_rd_i pf_rd_m pf_rd_p pf_rd_r pf_rd_s pf_rd_t"
        " refrid content-id social_share language hvadid hvdev hvlocphy hvnetw hvqmt hvrand hvtargid hydadcr"
    ),
    passes_on=("url", "u"),
)

EBAY = Shop(
    domains=_domains("ebay", "it de fr es nl be at ch ie pl co.uk com ca com.au com.hk com.my com.sg in ph vn"),
    paths=_paths(
        r"/itm/(?:[^/]+/)?(?P<id>\d{9,14})(?!\d)",
        r"^/i/(?P<id>\d{9,14})(?!\d)",
        r"QQitemZ(?P<id>\d{9,14})(?!\d)",
    ),
    page="/itm/{id}",
    id_parameters=("item",),
    id_value=re.compile(r"\d{9,14}"),
    variant_parameters=("var",),
    tracking=_words(
        "mkevt mkcid mkrid campid customid toolid ssspo sssrc ssuid media widget_ver norover siteid amdata hash epid"
        " _trkparms _trksid _from _skw itmmeta itmprp nma si orig_cvip rt"
    ),
    passes_on=("mpre", "loc"),
)

EBAY_CATALOGUE = Shop(
    domains=EBAY.domains,
    paths=_paths(r"^/p/(?P<id>\d{5,12})(?!\d)", r"^/urw/[^/]+/product-reviews/(?P<id>\d{5,12})(?!\d)"),
    page="/p/{id}",
    variant_parameters=("iid",),
    tracking=EBAY.tracking,
)
"""eBay's own product pages, which gather many listings; `iid` names the listing that is shown."""

ALIEXPRESS = Shop(
    domains=_domains("aliexpress", "com us ru"),
    paths=_paths(r"/(?:item|i)/(?:[^/]+/)?(?P<id>\d{8,20})\.html", r"/store/product/[^/]+/\d+_(?P<id>\d{8,20})\.html"),
    page="/item/{id}.html",
    id_parameters=("productid",),
    variant_parameters=("sku_id", "skuid", "pdp_ext_f"),
    tracking=_words(
        "spm scm scm_id scm-url pvid algo_pvid algo_exp_id btsid ws_ab_test gatewayadapt aff_fcid aff_fsk aff_platform"
        " aff_trace_key aff_short_key terminal_id sk af cv dp cn pdp_npi pdp_pi curpageloguid utparam-url utparam"
        " sourcetype"
    ),
    passes_on=("dl_target_url",),
)

SHOPS: tuple[Shop, ...] = (
    AMAZON,
    EBAY,
    EBAY_CATALOGUE,
    ALIEXPRESS,
    Shop(
        domains=("etsy.com",),
        paths=_paths(r"/listing/(?P<id>\d{6,})(?!\d)"),
        page="/listing/{id}",
        tracking=_words(
            "ga_order ga_search_type ga_view_type ga_search_query organic_search_click frs sts pro click_key"
        ),
    ),
    Shop(
        domains=("walmart.com",),
        paths=_paths(r"^/ip/(?:[^/]+/)*(?P<id>\d{6,})/?$", r"^/reviews/product/(?P<id>\d{6,})/?$"),
        page="/ip/{id}",
        tracking=_words("wmlspartner veh sourceid from athbdg athcpid athpgid athcgid athznid athieid athstid athguid"),
    ),
    Shop(domains=("walmart.ca",), paths=_paths(r"/ip/(?:[^/]+/)*(?P<id>[0-9A-Z]{8,})/?$"), upper=True),
    Shop(
        domains=("bestbuy.com",),
        paths=_paths(
            r"/sku/(?P<id>\d{7,8})(?!\d)",
            r"/site/(?:[^/]+/)*(?P<id>\d{7,8})\.p",
            r"/site/(?:reviews|questions)/[^/]+/(?P<id>\d{7,8})(?!\d)",
            r"/product/[^/]+/(?P<id>[A-Z0-9]{10})/?$",
        ),
        id_parameters=("skuid",),
        upper=True,
    ),
    Shop(domains=("bestbuy.ca",), paths=_paths(r"/produ(?:ct|it)/(?:[^/]+/)?(?P<id>\d{7,9})/?$")),
    Shop(
        domains=("target.com",),
        paths=_paths(r"/p/(?:[^/]+/)?-/A-(?P<id>\d{6,})"),
        page="/p/-/A-{id}",
        variant_parameters=("preselect",),
        tracking=_words("afid lnk clkid lid"),
    ),
    Shop(
        domains=("ikea.com",),
        paths=_paths(r"^/(?P<market>[a-z]{2})/[a-z]{2}/p/(?:[^/]*-)?(?P<id>s?\d{8})/?$"),
    ),
    Shop(
        domains=_domains(
            "zalando", "it de at ch fr es nl be lu ie co.uk pl se no dk fi cz sk si hr hu ro bg gr pt lt lv ee"
        ),
        paths=_paths(r"-(?P<id>[a-z0-9]{9}-[a-z0-9]{3})\.html$"),
    ),
    Shop(
        domains=(*_domains("mediamarkt", "de at ch es nl be pl hu com.tr lu"), "mediaworld.it", "saturn.de"),
        paths=_paths(r"/product/_.*-(?P<id>\d{6,9})\.html$"),
    ),
    Shop(domains=_domains("currys", "co.uk ie"), paths=_paths(r"-(?P<id>\d{8})(?:-pdt)?\.html$")),
    Shop(
        domains=_domains("decathlon", "it fr de es nl be pt pl ch at ie co.uk com cz hu ro"),
        paths=_paths(r"/_/R-p-(?P<id>[X\d]\d*)"),
        variant_parameters=("mc",),
    ),
    Shop(domains=("bol.com",), paths=_paths(r"^/(?P<market>[a-z]{2})/[a-z]{2}/p/[^/]+/(?P<id>\d{16})/?$")),
    Shop(domains=("cdiscount.com",), paths=_paths(r"/f-\d+-(?P<id>[a-z0-9]+)\.html$")),
    Shop(domains=_domains("fnac", "com es pt be ch"), paths=_paths(r"/(?P<id>(?:a|mp)\d{5,})(?:/|$)")),
    Shop(
        domains=_domains("leroymerlin", "it fr es pl pt gr ro co.za"),
        paths=_paths(r"-(?P<id>\d{8})\.html$"),
    ),
    Shop(domains=_domains("manomano", "it fr de es co.uk"), paths=_paths(r"^/p/[^/]*-(?P<id>\d{5,})/?$")),
    Shop(
        domains=(*_domains("galaxus", "ch de at it fr be nl eu"), "digitec.ch"),
        paths=_paths(r"/product/[^/]*?(?P<id>\d{5,})/?$"),
    ),
    Shop(domains=("unieuro.it",), paths=_paths(r"-pid(?P<id>[A-Z0-9]+)/?$"), upper=True),
    Shop(domains=_domains("emag", "ro bg hu"), paths=_paths(r"/pd/(?P<id>[A-Z0-9]{9})(?:/|$)"), upper=True),
    Shop(domains=("allegro.pl",), paths=_paths(r"/oferta/(?:[^/]*-)?(?P<id>\d{9,})/?$")),
    Shop(
        domains=("flipkart.com",),
        paths=_paths(r"/(?:p|product-reviews)/(?P<id>itm[a-z0-9]{8,})"),
        variant_parameters=("pid",),
    ),
    Shop(domains=("myntra.com",), paths=_paths(r"/(?P<id>\d{5,})/buy$")),
    Shop(
        domains=_domains("newegg", "com ca"),
        paths=_paths(r"/p/(?P<id>[0-9A-Z]+(?:-[0-9A-Z]+)*)/?$"),
        id_parameters=("item",),
        upper=True,
    ),
    Shop(domains=("homedepot.com",), paths=_paths(r"^/p/(?:[^/]+/)?(?P<id>\d{9})(?!\d)")),
    Shop(domains=("lowes.com",), paths=_paths(r"^/pd/(?:[^/]+/)?(?P<id>\d{7,10})(?!\d)")),
    Shop(domains=("costco.com", "costco.ca", "costco.co.uk"), paths=_paths(r"\.product\.(?P<id>\d+)\.html$")),
    Shop(
        domains=_domains("wayfair", "com ca co.uk de ie"),
        paths=_paths(r"-(?P<id>[a-z]{1,4}\d{4,10})\.html$"),
        variant_parameters=("piid",),
    ),
    Shop(domains=("temu.com",), paths=_paths(r"-g-(?P<id>\d{10,})\.html$"), id_parameters=("goods_id",)),
    Shop(domains=("shein.com", "shein.co.uk", "shein.se"), paths=_paths(r"-p-(?P<id>\d{5,})(?:-cat-\d+)?\.html$")),
    Shop(domains=("asos.com",), paths=_paths(r"/prd/(?P<id>\d{5,})(?!\d)")),
    Shop(domains=("hm.com",), paths=_paths(r"^/(?P<market>[a-z]{2}_[a-z]{2})/productpage\.(?P<id>\d{10})\.html$")),
    Shop(domains=("johnlewis.com",), paths=_paths(r"/p(?P<id>\d{5,})/?$")),
    Shop(domains=("taobao.com", "tmall.com"), paths=(), id_parameters=("id",), variant_parameters=("skuid",)),
    Shop(domains=("jd.com",), paths=_paths(r"^/(?P<id>\d{5,})\.html$")),
    Shop(
        domains=(
            *_domains("mercadolibre", "com.ar com.mx com.co com.uy com.pe com.ec com.ve com.bo cl"),
            "mercadolivre.com.br",
        ),
        paths=_paths(r"/(?P<id>ML[A-Z]-?\d{6,})(?!\d)"),
        upper=True,
    ),
    Shop(domains=("mercari.com",), paths=_paths(r"/item/(?P<id>m\d{6,})(?!\d)")),
)

SHOPS_BY_DOMAIN: dict[str, tuple[Shop, ...]] = {
    domain: tuple(shop for shop in SHOPS if domain in shop.domains) for row in SHOPS for domain in row.domains
}

SAME_SHOP = {"amzn.com": "amazon.com"}
"""Further domains that answer exactly as a shop's own."""

SHORTENERS = frozenset(
    {
        # Shops' own
        *(
            "amzn.to",
            "amzn.eu",
            "amzn.asia",
            "amzn.in",
            "a.co",
            "ebay.us",
            "ebay.to",
            "etsy.me",
            "s.click.aliexpress.com",
        ),
        *("a.aliexpress.com", "star.aliexpress.com", "walmrt.us", "fkrt.it", "fkrt.cc", "dl.flipkart.com", "shope.ee"),
        *("s.shopee.com", "m.tb.cn", "u.jd.com", "3.cn", "temu.to", "share.temu.com", "shein.top", "onelink.shein.com"),
        # Everybody's
        *(
            "bit.ly",
            "bitly.com",
            "tinyurl.com",
            "t.co",
            "t.ly",
            "ow.ly",
            "is.gd",
            "v.gd",
            "cutt.ly",
            "rb.gy",
            "buff.ly",
        ),
        *("rebrand.ly", "shorturl.at", "tiny.cc", "lnkd.in", "fb.me", "dlvr.it", "trib.al", "geni.us", "amzlink.to"),
        *("goo.gl", "app.goo.gl", "app.link", "page.link", "onelink.me", "sjv.io", "pxf.io", "prf.hn"),
    }
)
"""Hosts whose links say nothing themselves; a host below one of them is one too."""

PASSING_ON = {
    "google.com": ("q", "url"),
    "l.facebook.com": ("u",),
    "lm.facebook.com": ("u",),
    "l.instagram.com": ("u",),
    "youtube.com": ("q",),
    "duckduckgo.com": ("uddg",),
    "out.reddit.com": ("url",),
    "vk.com": ("to",),
    "safelinks.protection.outlook.com": ("url",),
    "awin1.com": ("ued", "p"),
    "click.linksynergy.com": ("murl",),
    "goto.walmart.com": ("u",),
    "goto.target.com": ("u",),
    "go.skimresources.com": ("url",),
    "redirect.viglink.com": ("u",),
    "pxf.io": ("u",),
    "sjv.io": ("u",),
}
"""Hosts that send a visitor on to the link in one of their parameters: search results, chats, affiliate networks."""
