"""`identify`: a link → the product that it names."""

import msgspec
from msgspec import Struct

from worthit.product.identify import identify
from worthit.product.model import LinkKind


class _Given(Struct):
    url: str


class _Answer(Struct):
    url: str
    canonical: str
    shop: str
    product_id: str | None
    variant: str | None
    kind: LinkKind


_decoder = msgspec.json.Decoder(_Given)


def answer(line: bytes) -> bytes:
    url = _decoder.decode(line).url
    ref = identify(url)
    return msgspec.json.encode(_Answer(url, ref.canonical, ref.shop, ref.product_id, ref.variant, ref.kind))
