"""Reading a link: one parser (`httpx.URL`) for what is checked and for what is connected to.

Two parsers that understand one link differently are the classic way round an address check, so nothing else in the
program takes a link apart.
"""

import ipaddress
import re

import httpx

from worthit.errors import InvalidLink

MAX_LENGTH = 8_000
"""Longest link read, in characters: RFC 9110 asks every server for at least as much."""

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?=[/?#]|$)", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_LOOSE_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_PORTS = range(1, 1 << 16)
_ESCAPE = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)


def parse_link(text: str) -> httpx.URL:
    """A link to a page on the web, normalised: lower-case ASCII host, no default port, a path, no fragment.

    `amazon.it/dp/…` without a scheme is read as https. Raises InvalidLink.
    """
    link = text.strip()
    if not link or len(link) > MAX_LENGTH or any(character.isspace() for character in link):
        raise InvalidLink("This is not a link to a page on the web.")
    if _BARE_HOST.match(link):
        link = f"https://{link}"
    elif not _SCHEME.match(link):
        raise InvalidLink("This is not a link to a page on the web.")
    try:
        url = httpx.URL(_ESCAPE.sub(lambda escape: escape[0].upper(), link))
        _ = url.host  # decodes an international name, which the client will do too
    except (httpx.InvalidURL, ValueError):  # ValueError: odd bytes in an international host name
        raise InvalidLink("This is not a link to a page on the web.") from None
    if url.scheme not in ("http", "https"):
        raise InvalidLink("Only http and https links can be opened.")
    if url.port is not None and url.port not in _PORTS:
        raise InvalidLink("The link's port does not exist.")
    if url.userinfo:
        raise InvalidLink("Links with a user name or a password in them are not opened.")
    return url.copy_with(host=_host(url), raw_path=url.raw_path, fragment=None)


def host_of(url: httpx.URL) -> str:
    """The host as it is connected to: ASCII, lower case, no brackets (`httpx.URL.host` would decode IDNA)."""
    return url.raw_host.decode("ascii")


def is_address(host: str) -> bool:
    """Whether a host is an IP address rather than a name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _host(url: httpx.URL) -> str:
    """The host, without the root's dot. Raises InvalidLink for what is neither a name nor a plain address.

    Names that end in a number (`2130706433`, `0x7f.1`, `127.1`) are old ways to write an IPv4 address: resolvers
    read them, people do not.
    """
    host = host_of(url).removesuffix(".")
    if is_address(host):
        if "%" in host:
            raise InvalidLink("A link cannot name a network interface.")
        return host
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels) or _LOOSE_NUMBER.fullmatch(labels[-1]):
        raise InvalidLink("The link's host is not a name on the web.")
    return host
