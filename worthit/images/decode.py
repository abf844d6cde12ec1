"""From untrusted bytes to pixels, within limits. Decoding may take long: it belongs into a worker process."""

import io
import warnings

from PIL import Image, ImageOps

from worthit.errors import InvalidRequest
from worthit.images.limits import FIELD, check_bytes, check_pixels

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_WHITE = 255


def decode_grey(picture: bytes, longest: int) -> Image.Image:
    """The picture in shades of grey, upright as its EXIF says, on white where it is transparent, of an animation the
    first frame; made smaller where a side has more than `longest` pixels.

    Its header is checked before a pixel is unpacked, and a JPEG is unpacked in no more detail than is asked for.
    Raises InvalidRequest, BodyTooLarge.
    """
    check_bytes(picture)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _unpacked(picture, longest)
    except InvalidRequest:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise InvalidRequest("The picture unpacks to too many pixels.", FIELD) from None
    except Exception:  # noqa: BLE001 - decoders raise whatever garbage makes them raise
        raise InvalidRequest("This is no picture that can be read: JPEG, PNG, WebP and GIF are.", FIELD) from None


def _unpacked(picture: bytes, longest: int) -> Image.Image:
    with Image.open(io.BytesIO(picture), formats=FORMATS) as image:
        check_pixels(*image.size)
        image.draft("L", (longest, longest))
        upright = ImageOps.exif_transpose(image)
    grey = _on_white(upright) if upright.has_transparency_data else upright.convert("L")
    grey.thumbnail((longest, longest))
    return grey


def _on_white(image: Image.Image) -> Image.Image:
    grey, alpha = image.convert("LA").split()
    white = Image.new("L", image.size, _WHITE)
    white.paste(grey, mask=alpha)
    return white
