"""What links carry for somebody else's count: campaign, click and affiliate parameters, none of which names a product.

Written from the public documentation of the platforms named beside them. Names are in lower case.
"""

import re
from urllib.parse import unquote

EVERYWHERE = frozenset(
    {
        # Google Ads, Analytics, Merchant Center
        *("gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "gad_campaignid", "srsltid", "_ga", "_gl"),
        # Meta, Instagram, Microsoft, X, TikTok, Pinterest, Snapchat, LinkedIn, Reddit, Yandex, LINE
        *("fbclid", "igshid", "igsh", "msclkid", "twclid", "ttclid", "epik", "sccid", "li_fat_id", "rdt_cid"),
        *("yclid", "ysclid", "_openstat", "ldtag_cl", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref"),
        # Mailings: Mailchimp, HubSpot, Marketo, Klaviyo, Dotdigital, Drip, Emarsys, Salesforce
        *("mc_cid", "mc_eid", "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsctatracking", "mkt_tok"),
        *("_ke", "_kx", "dm_i", "__s", "sc_src", "sc_lid", "sc_uid", "sc_llid", "sc_customer", "sfmc_id"),
        # Adobe, Oracle Eloqua, Kenshoo, Branch, Criteo, Outbrain, Taboola
        *("ef_id", "s_kwcid", "s_cid", "icid", "icmpid", "elqtrackid", "elq", "elqaid", "elqat", "elqcampaignid"),
        *("mkwid", "pcrid", "_branch_match_id", "_branch_referrer", "cto_pld", "obclid", "dicbo", "tblci"),
        # Affiliate networks: Awin, Impact, CJ, Rakuten, Webgains, Tradedoubler, Skimlinks, Partnerize, Admitad
        *("awc", "irclickid", "irgwc", "cjevent", "cjdata", "ranmid", "raneaid", "ransiteid", "wgu", "wgexpiry"),
        *("tduid", "clickref", "admitad_uid", "aff_id", "affid", "aff_sub", "affiliate_id", "clickid", "click_id"),
        # Shopify's own marks of how a visitor found a product
        *("pr_prod_strat", "pr_rec_id", "pr_rec_pid", "pr_ref_pid", "pr_seq", "_pos", "_psq", "_ss", "_sid", "_fid"),
        # Sessions, which name a visitor
        *("phpsessid", "jsessionid", "aspsessionid"),
    }
)
PREFIXES = ("utm_", "hsa_", "mtm_", "matomo_", "pk_", "piwik_", "trk_", "vero_", "at_campaign", "at_medium", "wt_mc")
"""Families: Google's campaign marks, HubSpot ads, Matomo, Bronto, Vero, AT Internet, Webtrekk."""

AMBIGUOUS = frozenset({"ref", "ref_", "tag", "source", "aff", "affiliate", "campaign", "spm", "scm"})
"""Tracking nearly everywhere, but on a bare `product.php` such a parameter may be what names the product."""

_SAYS_NOTHING = re.compile(
    r"|[a-z]{2}|index|page|view|details?|item|products?|articles?|prodott[oi]|articol[oi]|produits?|produkte?|artikel"
    r"|product[oa]s?|art[ií]culos?|[^/]*\.(?:php\d?|aspx?|jspx?|cgi|cfm|dll|do|pl)",
    re.IGNORECASE,
)
_SESSION_IN_PATH = re.compile(r";jsessionid=[^/?]*", re.IGNORECASE)


def without_tracking(path: str, query: str, own: frozenset[str] = frozenset()) -> tuple[str, str]:
    """A raw path and a raw query as the product's page needs them: no tracking, parameters in one fixed order.

    own: further names that mean nothing on this shop.
    """
    path = _SESSION_IN_PATH.sub("", path)
    dropped = EVERYWHERE | own | (AMBIGUOUS if names_a_page(path) else frozenset())
    kept = [part for part in query.split("&") if part and not _is_tracking(part, dropped)]
    return path, "&".join(sorted(kept))


def _is_tracking(part: str, dropped: frozenset[str]) -> bool:
    name = unquote(part.partition("=")[0]).lower()
    return name in dropped or name.startswith(PREFIXES)


def names_a_page(path: str) -> bool:
    """Whether the path alone tells one page from another: `/kettle`, `/p/12`, but not `/fr/produit` or `/item.php`."""
    last = path.rstrip("/").rpartition("/")[2]
    return _SAYS_NOTHING.fullmatch(last.removesuffix(".html")) is None
