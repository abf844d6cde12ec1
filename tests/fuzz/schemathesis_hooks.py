"""Who asks, in requests that schemathesis makes: from an address of its own each time, so that what is refused to one
is not refused to the next; with a key of its own where the request may be the last that a key is good for.
"""

import os
from ipaddress import IPv4Address
from itertools import count
from typing import Any

import httpx
import schemathesis

_LAST = {"eraseAccount", "revokeApiKey", "rotateApiKey"}
_addresses = count(int(IPv4Address("198.18.0.0")))


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:
    case.headers = {**(case.headers or {}), **_from_new_address()}


@schemathesis.auth(refresh_interval=None)
class Asker:
    """Says who asks; requests that schemathesis sends without it, or with something else, are to be refused."""

    def get(self, case: Any, context: Any) -> str:
        if case.operation.definition.raw["operationId"] not in _LAST:
            return os.environ["WORTHIT_TEST_API_KEY"]
        site = case.operation.base_url.rstrip("/")
        made = httpx.post(f"{site}/v1/account", headers=_from_new_address(), trust_env=False).raise_for_status()
        key: str = made.json()["api_key"]
        return key

    def set(self, case: Any, data: str, context: Any) -> None:
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {data}"}


def _from_new_address() -> dict[str, str]:
    return {"X-Forwarded-For": str(IPv4Address(next(_addresses)))}
