"""Links as they stand in pages: relative, protocol-relative, broken. For comparing and showing, never for fetching."""

import re
from urllib.parse import SplitResult, parse_qsl, unquote, urljoin, urlsplit

_ONE_SLASH = re.compile(r"^(https?:)/(?=[^/])", re.IGNORECASE)


def absolute(href: str, base: str | None) -> str:
    """The link in full where the base is known; `https:/x` mended; what cannot be joined as it stands."""
    href = _ONE_SLASH.sub(r"\1//", href.strip())
    if href.startswith("//"):
        href = f"https:{href}"
    try:
        return urljoin(base or "", href)
    except ValueError:
        return href


def parts(url: str | None) -> SplitResult:
    """The parts of a link; all empty for none and for one that is no link."""
    try:
        return urlsplit(url or "")
    except ValueError:
        return urlsplit("")


def path_of(url: str | None) -> str:
    """The path alone, for comparison: unescaped, lower case, no slash at its end."""
    return unquote(parts(url).path).rstrip("/").lower()


def query_of(url: str | None) -> dict[str, str]:
    return {name.lower(): value for name, value in parse_qsl(parts(url).query, keep_blank_values=True)}


def host_of(url: str | None) -> str:
    try:
        return (parts(url).hostname or "").lower()
    except ValueError:
        return ""
