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
    address = {"X-Forwarded-For": str(IPv4Address(next(_addresses)))}
    key = os.environ["WORTHIT_TEST_API_KEY"]
    if case.operation.definition.raw["operationId"] in _LAST:
        site = case.operation.base_url.rstrip("/")
        made = httpx.post(f"{site}/v1/account", headers=address, trust_env=False).raise_for_status()
        key = made.json()["api_key"]
    case.headers = {**(case.headers or {}), **address, "Authorization": f"Bearer {key}"}
