"""Addresses that messages and buttons may carry."""

from urllib.parse import urlsplit

from worthit.testing.telegram.refusals import bad_request


def checked_link(address: str) -> str | None:
    """The address as Telegram keeps it, with a scheme and a path; None for one that it drops without a word."""
    try:
        return _checked(address)
    except ValueError:
        return None


def button_link(address: str) -> str:
    """The same for a button, where a wrong address is refused. Raises: Refusal."""
    try:
        return _checked(address)
    except ValueError as wrong:
        raise bad_request(f"inline keyboard button URL '{address}' is invalid: {wrong}") from None


def _checked(address: str) -> str:
    if "://" not in address:
        address = f"http://{address}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        assert parts.port is None or parts.port > 0
    except (ValueError, AssertionError):
        raise ValueError("Wrong port number specified in the URL") from None
    if parts.scheme in ("tg", "ton"):
        return address
    if parts.scheme not in ("http", "https"):
        raise ValueError("Unsupported URL protocol")
    if not host:
        raise ValueError("URL host is empty")
    if "." not in host and ":" not in host:
        raise ValueError("Wrong HTTP URL")
    return parts._replace(path=parts.path or "/").geturl()
