"""Those who have no account, told apart by where they ask from; nobody can tell the address from what is kept."""

import asyncio
import secrets
from ipaddress import IPv6Address

import structlog

from worthit.errors import AnalysisUnavailable
from worthit.secrets.pseudonyms import Pseudonyms, pseudonym

log = structlog.get_logger(__name__)


class Addresses:
    """Hashes addresses with a key of this instance, which is read once.

    Where that cannot be had, with a key of this process: what is counted is then counted by each worker alone.
    """

    def __init__(self, pseudonyms: Pseudonyms) -> None:
        self._pseudonyms = pseudonyms
        self._key: bytes | None = None

    async def subject(self, address: str) -> str:
        """`address:<hash>`. One household has a whole /64 of IPv6, so it is one asker."""
        if self._key is None:
            key = await asyncio.to_thread(self._read)
            self._key = self._key or key  # another one may have read it meanwhile
        return f"address:{pseudonym(self._key, f'address {_network(address)}')}"

    def _read(self) -> bytes:
        try:
            return self._pseudonyms.key()
        except AnalysisUnavailable as error:
            log.warning("addresses are told apart in each worker alone", reason=error.detail)
            return secrets.token_bytes(32)


def _network(address: str) -> str:
    if ":" not in address:
        return address
    try:
        return f"{int(IPv6Address(address.partition('%')[0])) >> 64:x}::/64"
    except ValueError:
        return address
