"""Connecting: a host name is resolved once, every address it has is checked, and only a checked address is used.

A name that answers differently the second time it is asked (DNS rebinding) is never asked a second time.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from ipaddress import ip_address

import httpcore

from worthit.errors import AnalysisUnavailable
from worthit.product.addresses import Address, AddressRule

Resolver = Callable[[str, int], Awaitable[Sequence[Address]]]
"""Host name and port in, addresses out, best first. Raises OSError where the name is not known."""

ATTEMPT_SECONDS = 4.0
"""How long one of several addresses may take to answer before the next is tried."""


def connection_pool(rule: AddressRule, resolve: Resolver, tls: ssl.SSLContext) -> httpcore.AsyncConnectionPool:
    """Connections that obey the rule. The certificate is checked against the name in the link, not the address."""
    return httpcore.AsyncConnectionPool(
        ssl_context=tls,
        max_connections=50,
        max_keepalive_connections=10,
        keepalive_expiry=15,
        network_backend=CheckedBackend(rule, resolve),
    )


async def resolve_by_system(host: str, port: int) -> Sequence[Address]:
    """Ask the operating system."""
    loop = asyncio.get_running_loop()
    answers = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ip_address(answer[4][0]) for answer in answers]


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """Opens TCP connections to checked addresses only. It cannot open Unix sockets."""

    def __init__(self, rule: AddressRule, resolve: Resolver) -> None:
        self._rule = rule
        self._resolve = resolve
        self._plain = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's interface; the whole page has one time-out
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await self._addresses(host, port)
        for address in addresses:
            self._rule.check(address, port)
        failure: Exception = AnalysisUnavailable("The shop's host name has no address.")
        for position, address in enumerate(addresses, start=1):
            try:
                return await self._plain.connect_tcp(
                    str(address), port, timeout if position == len(addresses) else ATTEMPT_SECONDS
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def _addresses(self, host: str, port: int) -> Sequence[Address]:
        try:
            return [ip_address(host)]
        except ValueError:
            pass
        try:
            return await self._resolve(host, port)
        except (OSError, UnicodeError):  # UnicodeError: a name that Python's IDNA codec will not take
            raise AnalysisUnavailable("The shop's host name was not found.") from None

    async def sleep(self, seconds: float) -> None:
        await self._plain.sleep(seconds)
