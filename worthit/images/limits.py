"""How big a picture may be, before and after it is unpacked."""

from worthit.errors import BodyTooLarge, InvalidRequest

MAX_BYTES = 20_000_000
MAX_PIXELS = 50_000_000
FIELD = "picture"
"""What errors call it."""


def check_bytes(picture: bytes) -> None:
    """Raises BodyTooLarge."""
    if len(picture) > MAX_BYTES:
        raise BodyTooLarge(f"A picture may have {MAX_BYTES // 1_000_000} MB at most.", FIELD)


def check_pixels(width: int, height: int) -> None:
    """Raises InvalidRequest."""
    if width * height > MAX_PIXELS:
        raise InvalidRequest(f"A picture may have {MAX_PIXELS // 1_000_000} megapixels at most.", FIELD)
