"""Codes in pictures that people send: found at whatever angle and size; what is no picture is refused, named."""

import pytest
import zxingcpp
from PIL import Image, ImageOps

from tests.unit.images.pictures import EAN, LINK, beside, claiming, code, on_photo, packed, qr, turned
from worthit.errors import BodyTooLarge, InvalidRequest
from worthit.images.codes import read_codes
from worthit.images.decode import decode_grey
from worthit.images.limits import MAX_BYTES
from worthit.images.reading import Pictures
from worthit.product.codes import ProductCode, find_codes

MIRRORED_BY_EXIF = 2
LYING_BY_EXIF = 6


@pytest.mark.parametrize(
    "picture",
    [
        packed(code()),
        packed(turned(code(), 30)),
        packed(turned(code(), 90)),
        packed(turned(code(), 137)),
        packed(code(scale=1)),
        packed(code().convert("RGB"), "JPEG", quality=40),
        packed(code(), "WEBP", quality=50),
        packed(on_photo(code(scale=2)), "JPEG", quality=70),
        packed(code(), "GIF", save_all=True, append_images=[Image.new("L", (339, 165), 200)]),
    ],
    ids=["straight", "30°", "90°", "137°", "small", "poor JPEG", "WebP", "in a photo", "first frame"],
)
def test_a_barcode_is_read_as_its_digits(picture: bytes) -> None:
    assert read_codes(picture) == (EAN,)


def test_a_qr_code_gives_its_link() -> None:
    assert read_codes(packed(turned(qr(), 20))) == (LINK,)


def test_all_codes_are_given_each_once() -> None:
    assert sorted(read_codes(packed(beside(code(), qr(), code())))) == [EAN, LINK]


@pytest.mark.parametrize(
    ("text", "kind", "gtin"),
    [
        ("036000291452", zxingcpp.BarcodeFormat.UPCA, "0036000291452"),
        ("01234565", zxingcpp.BarcodeFormat.UPCE, "0012345000065"),
        ("96385074", zxingcpp.BarcodeFormat.EAN8, "96385074"),
        ("14006381333938", zxingcpp.BarcodeFormat.ITF14, "14006381333938"),
        ("(01)09506000134352(10)AB", zxingcpp.BarcodeFormat.DataMatrix, "09506000134352"),
    ],
)
def test_every_code_on_a_package_names_its_product(text: str, kind: zxingcpp.BarcodeFormat, gtin: str) -> None:
    (read,) = read_codes(packed(code(text, kind)))
    assert find_codes(read) == (ProductCode("gtin", gtin),)


def test_a_picture_without_a_code_has_none() -> None:
    assert read_codes(packed(Image.linear_gradient("L"), "JPEG")) == ()


def test_a_picture_stands_as_its_exif_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = MIRRORED_BY_EXIF
    mirrored = packed(ImageOps.mirror(code()), "JPEG", exif=exif)
    assert read_codes(mirrored) == (EAN,)
    exif[0x0112] = LYING_BY_EXIF
    assert decode_grey(packed(code(), "JPEG", exif=exif), 1000).size == code().size[::-1]


def test_what_is_transparent_is_white() -> None:
    black = Image.new("LA", code().size, (0, 0))
    black.putalpha(ImageOps.invert(code()))
    assert read_codes(packed(black)) == (EAN,)


def test_no_more_pixels_are_given_than_are_asked_for() -> None:
    assert max(decode_grey(packed(on_photo(code()), "JPEG"), 500).size) == 500


@pytest.mark.parametrize(
    ("picture", "because"),
    [
        (b"", "no picture"),
        (b"<html>not a picture</html>", "no picture"),
        (b"GIF89a" + bytes(40), "no picture"),
        (packed(code(), "TIFF"), "no picture"),
        (packed(on_photo(code()), "JPEG")[:9000], "no picture"),
        (packed(on_photo(code()))[:-2000], "no picture"),
        (claiming(30_000, 30_000), "too many pixels"),
        (claiming(8_000, 8_000), "50 megapixels at most"),
    ],
    ids=["nothing", "a page", "a header alone", "TIFF", "torn JPEG", "torn PNG", "a bomb", "too large"],
)
def test_what_cannot_be_read_is_refused_with_its_field(picture: bytes, because: str) -> None:
    with pytest.raises(InvalidRequest, match=because) as refused:
        read_codes(picture)
    assert (refused.value.code, refused.value.field) == ("E009", "picture")


async def test_pictures_are_read_in_a_process_of_their_own_and_refused_from_there() -> None:
    pictures = Pictures()
    assert await pictures.codes_in(packed(code())) == (EAN,)
    with pytest.raises(InvalidRequest) as refused:
        await pictures.codes_in(b"garbage")
    assert refused.value.field == "picture"


async def test_what_takes_too_long_is_given_up_and_what_is_too_big_is_not_looked_at() -> None:
    with pytest.raises(InvalidRequest, match="too intricate"):
        await Pictures(read_seconds=0).codes_in(packed(code()))
    with pytest.raises(BodyTooLarge, match="20 MB"):
        await Pictures().codes_in(bytes(MAX_BYTES + 1))
