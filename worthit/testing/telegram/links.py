"""Addresses that messages and buttons may carry."""

import contextlib
from ipaddress import ip_address
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


def web_app_link(address: str, where: str) -> str:
    """The address of a Mini App: https; for hosts on loopback, unlike at Telegram, also http. Raises: Refusal."""
    try:
        checked = _checked(address)
        parts = urlsplit(checked)
        if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
            raise ValueError("Only HTTPS links are allowed")
    except ValueError as wrong:
        raise bad_request(f"{where} Web App URL '{address}' is invalid: {wrong}") from None
    return checked


def is_loopback(host: str) -> bool:
    with contextlib.suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


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
