"""Links that carry more than the way to a product: who a person is, or what opens a door for them.

Such a link is looked up like any other, and kept from everybody else: its product is not among the known ones, is
nobody's alternative and is not looked up again by itself.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

_NAMES = frozenset(
    {
        # Who somebody is
        *("email", "mail", "emailaddress", "phone", "tel", "user", "username", "userid", "uid", "login"),
        *("account", "accountid", "customer", "customerid", "member", "memberid", "visitor", "visitorid", "firstname"),
        *("lastname", "surname", "fullname", "birthday", "chatid"),
        # What lets somebody in
        *("token", "session", "sessionid", "sid", "sess", "auth", "authorization", "key", "apikey", "accesskey"),
        *("password", "passwd", "pwd", "otp", "secret", "jwt", "code", "nonce", "ticket"),
        *("signature", "sig", "sign", "hmac", "credential", "credentials", "csrf", "xsrf", "bearer", "invite", "magic"),
    }
)
"""Names of parameters, in lower case and without what separates their words."""
_ENDINGS = ("email", "token", "secret", "password", "apikey", "signature", "session", "sessionid", "credential")
_OF_PRODUCTS = frozenset(
    {
        *("id", "pid", "item", "itemid", "product", "productid", "sku", "skuid", "variant", "variantid", "variation"),
        *("asin", "ean", "gtin", "mpn", "isbn", "article", "articleid", "articolo", "offer", "offerid", "slug", "name"),
        *("q", "query", "search", "color", "colour", "size"),
    }
)
"""Names whose values name a product, however long."""
_SEPARATORS = re.compile(r"[^a-z0-9]+")
_PARTS = re.compile(r"[&;?#]")
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,8}\.[a-z]{2,24}\b", re.IGNORECASE
)
_JWT = re.compile(r"\beyJ[\w-]{8,200}\.[\w-]", re.ASCII)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_LONG_RUN = re.compile(r"[A-Za-z0-9]{16,}")
_DECODINGS = 3
"""How often what is escaped is read again: a link inside a link is escaped twice."""


def is_personal(link: str) -> bool:
    """Whether a link carries what looks like a person or a secret, by the names of its parameters or their values."""
    path, _, query = link.partition("?")
    plain = _decoded(path)
    if _EMAIL.search(plain) or _JWT.search(plain):
        return True
    return any(_tells(name, value) for name, value in _parameters(_decoded(query)))


def without_query(link: str) -> str:
    """A link as it may stand in a log."""
    return link.partition("?")[0]


def _decoded(text: str) -> str:
    for _ in range(_DECODINGS):
        text = unquote_plus(text)
    return text


def _parameters(query: str) -> Iterator[tuple[str, str]]:
    """Names and values, those of a link within the link too. A lone word is a value."""
    for part in _PARTS.split(query):
        name, _, value = part.partition("=")
        yield (name, value) if value else ("", name)


def _tells(name: str, value: str) -> bool:
    name = _SEPARATORS.sub("", name.lower())
    if name in _NAMES or name.endswith(_ENDINGS) or _EMAIL.search(value) or _JWT.search(value):
        return True
    return name not in _OF_PRODUCTS and (_UUID.search(value) is not None or _looks_random(value))


def _looks_random(value: str) -> bool:
    """Letters and digits mixed, with nothing between them: words of a title are shorter."""
    return any(not run.isalpha() and not run.isdigit() for run in _LONG_RUN.findall(value))
