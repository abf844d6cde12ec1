"""Pictures of codes, drawn as a camera or a shop would give them."""

import io
import struct
import zlib
from typing import Any

import numpy as np
import zxingcpp
from PIL import Image

EAN = "4006381333931"
LINK = "https://shop.example/p/7?from=shelf"
_WHITE = 255


def code(text: str = EAN, kind: zxingcpp.BarcodeFormat = zxingcpp.BarcodeFormat.EAN13, scale: int = 3) -> Image.Image:
    """scale: pixels of the thinnest bar."""
    drawn = zxingcpp.create_barcode(text, kind).to_image(scale=scale, add_quiet_zones=True)
    return Image.fromarray(np.array(drawn)).convert("L")


def qr(text: str = LINK) -> Image.Image:
    return code(text, zxingcpp.BarcodeFormat.QRCode)


def turned(picture: Image.Image, degrees: float) -> Image.Image:
    return picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=_WHITE)


def beside(*pictures: Image.Image, space: int = 60) -> Image.Image:
    """On one sheet, under each other."""
    width = max(each.width for each in pictures) + 2 * space
    sheet = Image.new("L", (width, sum(each.height + space for each in pictures) + space), _WHITE)
    top = space
    for each in pictures:
        sheet.paste(each, (space, top))
        top += each.height + space
    return sheet


def on_photo(picture: Image.Image, size: tuple[int, int] = (4000, 3000)) -> Image.Image:
    """Somewhere on a photo of twelve megapixels."""
    photo = Image.linear_gradient("L").resize(size)
    photo.paste(picture, (size[0] // 2, size[1] // 3))
    return photo


def packed(picture: Image.Image, kind: str = "PNG", **how: Any) -> bytes:
    """The bytes of a file."""
    file = io.BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header claims that size."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(8))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )
