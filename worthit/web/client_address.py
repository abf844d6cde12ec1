"""The address that a request came from: what sharing limits among people who have no account goes by."""

from litestar.types import Scope


def client_address(scope: Scope) -> str:
    """The IP address of who asks."""
    client = scope.get("client")
    return client[0] if client else "unknown"
