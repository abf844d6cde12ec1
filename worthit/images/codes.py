"""Barcodes and QR codes in a picture: how a photo of a package becomes a product's number or a link."""

from collections.abc import Iterator

import zxingcpp
from PIL import Image

from worthit.images.decode import decode_grey

_REDUCED, _DETAILED = 1600, 5000
"""Longest side of what is looked at: most codes are found in the small one, small codes in the large one alone."""
_WHITE = 255
_SMALL = 800
_ENLARGED = 3
_ANGLES = (15, 30, 45, 60, 75)
"""Bars are read a little off the upright, and a quarter turned: with these turns, at any angle."""
_FORMATS = (
    zxingcpp.BarcodeFormat.EANUPC,
    zxingcpp.BarcodeFormat.DataBar,
    zxingcpp.BarcodeFormat.ITF14,
    zxingcpp.BarcodeFormat.Code128,
    zxingcpp.BarcodeFormat.QRCode,
    zxingcpp.BarcodeFormat.DataMatrix,
    zxingcpp.BarcodeFormat.Aztec,
)
"""Those on packages and price tags. Others, such as Codabar, check nothing and are seen in stripes that are no code."""


def read_codes(picture: bytes) -> tuple[str, ...]:
    """The texts of the codes in a picture, each once, at whatever angle. Raises InvalidRequest, BodyTooLarge."""
    for image in _views(picture):
        if found := tuple(dict.fromkeys(code.text for code in zxingcpp.read_barcodes(image, formats=_FORMATS))):
            return found
    return ()


def _views(picture: bytes) -> Iterator[Image.Image]:
    """The picture as it is looked at: reduced, in detail or, a small one, enlarged; at last turned."""
    reduced = decode_grey(picture, _REDUCED)
    yield reduced
    if max(reduced.size) == _REDUCED:
        yield decode_grey(picture, _DETAILED)
    if max(reduced.size) < _SMALL:
        reduced = reduced.resize((reduced.width * _ENLARGED, reduced.height * _ENLARGED), Image.Resampling.BICUBIC)
        yield reduced
    for angle in _ANGLES:
        yield reduced.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=_WHITE)
