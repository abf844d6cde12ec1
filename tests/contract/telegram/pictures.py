"""Pictures to send."""

import io

from PIL import Image


def picture(width: int = 640, height: int = 480, colour: str = "steelblue") -> bytes:
    """A PNG."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def size_of(content: bytes) -> tuple[str | None, tuple[int, int]]:
    """The format, and width and height."""
    with Image.open(io.BytesIO(content)) as opened:
        return opened.format, opened.size
