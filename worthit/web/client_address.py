"""Where a request came from, and how: as the connection says it, or a proxy that the operator trusts.

Whoever connects may write any `X-Forwarded-For`. Each proxy adds the address that it was asked from at the right, so
the list is read from there, and only for as long as the proxies are trusted ones.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from litestar.types import Scope

from worthit.errors import ConfigError
from worthit.web.raw_headers import values

_WITH_PORT = re.compile(r"(?:\[(?P<in_brackets>[^\]]+)\]|(?P<before>[0-9.]+))(?::[0-9]{1,5})?")
UNKNOWN = "unknown"
"""The address of who came by no network, such as a Unix socket."""


def client_address(scope: Scope) -> str:
    """The IP address of who asks, as TrustedProxies left it. An IPv4 address is never written as IPv6."""
    client = scope.get("client")
    return (_read(client[0]) if client else None) or UNKNOWN


class TrustedProxies:
    """Puts the asker's own address and scheme into a scope. networks: where the proxies are.

    Raises ConfigError for what is no network.
    """

    def __init__(self, networks: Sequence[str]) -> None:
        self._networks = [_network(text.strip()) for text in networks]
        self._trusts = lru_cache(maxsize=1024)(self._are_of)

    def see_through(self, scope: Scope) -> None:
        """Only a request that comes from a trusted proxy is changed."""
        if not self._networks or not self._trusts(client_address(scope)):
            return
        forwarded, schemes = _listed(scope, b"x-forwarded-for"), _listed(scope, b"x-forwarded-proto")
        address, hops = client_address(scope), 1
        for entry in reversed(forwarded):
            behind = _read(entry)
            if behind is None:
                break
            address = behind
            if not self._trusts(behind):
                break
            hops += 1
        scope["client"] = (address, 0)
        if schemes and (scheme := schemes[-min(hops, len(schemes))].lower()) in ("http", "https"):
            scope["scheme"] = scheme

    def _are_of(self, address: str) -> bool:
        if address == UNKNOWN:
            return False
        parsed = ip_address(address)
        return any(parsed in network for network in self._networks)


def _network(text: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(text, strict=False)
    except ValueError:
        raise ConfigError(
            "WORTHIT_WEB__TRUSTED_PROXIES: each must be a network such as 10.0.0.0/8, or an address"
        ) from None


def _listed(scope: Scope, header: bytes) -> list[str]:
    """The entries of all fields of this name, in the order in which they were added."""
    return [entry.strip() for value in values(scope, header) for entry in value.split(",")]


@lru_cache(maxsize=1024)
def _read(text: str) -> str | None:
    """An address, with or without a port; None for anything else."""
    parts = _WITH_PORT.fullmatch(text)
    try:
        address = ip_address((parts["in_brackets"] or parts["before"]) if parts else text)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        if address.scope_id is not None:  # a link-local address of one of its own interfaces
            return str(IPv6Address(int(address)))
    return str(address)
