"""Which addresses a page may be fetched from: the public web, and nothing that only this machine can reach."""

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_network,
)

from worthit.errors import ConfigError, ForbiddenAddress

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

WEB_PORTS = frozenset({80, 443})

_SPECIAL_IPV4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network (RFC 791); many systems read 0.0.0.0 as this machine
        "10.0.0.0/8",  # private (RFC 1918)
        "100.64.0.0/10",  # carrier-grade NAT (RFC 6598); also some clouds' metadata
        "127.0.0.0/8",  # loopback (RFC 1122)
        "168.63.129.16/32",  # Azure's host service: a public number that only virtual machines reach
        "169.254.0.0/16",  # link-local (RFC 3927); clouds' metadata
        "172.16.0.0/12",  # private (RFC 1918)
        "192.0.0.0/24",  # protocol assignments (RFC 6890)
        "192.0.2.0/24",  # documentation (RFC 5737)
        "192.88.99.0/24",  # 6to4 relays, deprecated (RFC 7526)
        "192.168.0.0/16",  # private (RFC 1918)
        "198.18.0.0/15",  # benchmarks (RFC 2544)
        "198.51.100.0/24",  # documentation (RFC 5737)
        "203.0.113.0/24",  # documentation (RFC 5737)
        "224.0.0.0/4",  # multicast (RFC 5771)
        "240.0.0.0/4",  # reserved, broadcast (RFC 1112, RFC 919)
    )
)
_GLOBAL_IPV6 = IPv6Network("2000::/3")
"""The only global unicast space that is given out (RFC 4291, IANA); loopback, unique-local … lie outside."""

_SPECIAL_IPV6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, Teredo among them (RFC 2928, RFC 4380)
        "2001:db8::/32",  # documentation (RFC 3849)
        "2002::/16",  # 6to4, which wraps an IPv4 address; deprecated (RFC 7526)
        "3fff::/20",  # documentation (RFC 9637)
    )
)
_IPV4_IN_IPV6 = (
    IPv6Network("::ffff:0:0/96"),  # IPv4-mapped (RFC 4291)
    IPv6Network("64:ff9b::/96"),  # NAT64 (RFC 6052): how a network without IPv4 reaches the public web
)


def is_public(address: Address) -> bool:
    """Whether anybody on the internet reaches the same machine at this address (IANA special-purpose registries)."""
    address = unwrap(address)
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL_IPV4)
    return address in _GLOBAL_IPV6 and not any(address in network for network in _SPECIAL_IPV6)


def unwrap(address: Address) -> Address:
    """The IPv4 address that an IPv6 address merely carries, else the address itself."""
    if isinstance(address, IPv6Address) and any(address in network for network in _IPV4_IN_IPV6):
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address


class AddressRule:
    """What may be connected to: public addresses at the web's ports, and whatever lies in the networks allowed.

    allow_networks: CIDR texts, as in `FetchSettings`. Raises ConfigError for what is no network.
    """

    def __init__(self, allow_networks: tuple[str, ...] = ()) -> None:
        self._allowed = tuple(_network(text) for text in allow_networks)

    def check(self, address: Address, port: int) -> None:
        """Raises ForbiddenAddress. The sentence does not tell the address: it may be inside knowledge."""
        if any(candidate in network for network in self._allowed for candidate in (address, unwrap(address))):
            return
        if not is_public(address):
            raise ForbiddenAddress("The link leads into a private or special-purpose network.")
        if port not in WEB_PORTS:
            raise ForbiddenAddress("Only links at the web's own ports, 80 and 443, are opened.")


def _network(text: str) -> Network:
    try:
        return ip_network(text, strict=False)
    except ValueError:
        raise ConfigError("WORTHIT_FETCH__ALLOW_NETWORKS: not a list of networks such as 127.0.0.0/8") from None
