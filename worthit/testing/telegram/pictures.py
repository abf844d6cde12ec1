"""Pictures, as Telegram keeps them: JPEG, scaled down to several sizes. The picture that was sent is not kept."""

import asyncio
import io

from PIL import Image, UnidentifiedImageError

from worthit.testing.telegram.files import Files, Picture
from worthit.testing.telegram.media import Media
from worthit.testing.telegram.refusals import bad_request

_SIDES = (90, 320, 800, 1280)
_PHOTO_BYTES = 10 * 1024 * 1024
_SIDES_TOGETHER = 10_000
_LONGEST_TO_SHORTEST = 20
_QUALITY = 87


async def keep_photo(files: Files, content: bytes) -> Media:
    """A photo in every size below its own. Raises: Refusal for what is no picture, or too big or narrow for a photo."""
    sizes = await asyncio.to_thread(_sizes, content)
    return Media(kind="photo", files=files.keep_photo(sizes))


def _sizes(content: bytes) -> list[Picture]:
    if not content:
        raise bad_request("file must be non-empty")
    if len(content) > _PHOTO_BYTES:
        size = len(content)
        raise bad_request(f"file of size {size} bytes is too big for a photo; the maximum size is {_PHOTO_BYTES} bytes")
    picture = _opened(content)
    longest, shortest = max(picture.size), min(picture.size)
    if longest + shortest > _SIDES_TOGETHER or longest > shortest * _LONGEST_TO_SHORTEST:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    sides = sorted({min(side, longest) for side in _SIDES})
    return [_scaled(picture, side) for side in sides]


def _opened(content: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(content)).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None


def _scaled(picture: Image.Image, side: int) -> Picture:
    """The picture within a square."""
    small = picture.copy()
    small.thumbnail((side, side))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=_QUALITY)
    return Picture(content=out.getvalue(), width=small.width, height=small.height)
