"""What every reader of a page is given (a `Document`) and what it gives back (`Claim`s in a `Testimony`)."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from worthit.product.model import Candidate, Review, Theme

T = TypeVar("T")


class Document:
    """One page: its decoded text, parsed once and lazily, and the link it came from, where that is known."""

    def __init__(self, html: str, url: str | None = None) -> None:
        self.html = html
        self.url = url
        self._seen: dict[Callable[[Document], Any], Any] = {}

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.html)

    @cached_property
    def host(self) -> str:
        """Host of the page's link in lower case, empty where unknown."""
        return (urlsplit(self.url).hostname or "").lower() if self.url else ""

    def select(self, selector: str) -> list[LexborNode]:
        """The elements that a selector finds, in document order, each once.

        The parser gives an element once for every alternative of `a, b` that it fits.
        """
        return list({node.mem_id: node for node in self.tree.css(selector)}.values())

    def once(self, read: Callable[["Document"], T]) -> T:
        """What `read(self)` answers, worked out the first time only: readers share what they see on a page."""
        if read not in self._seen:
            self._seen[read] = read(self)
        seen: T = self._seen[read]
        return seen


class Claim(Struct, frozen=True, kw_only=True):
    """One witness says that `field` of the product is `value`.

    field: a field name of `Product`. value: already of that field's type.
    strength: 0..1, how far this witness is believed about this field, all else unknown.
    """

    field: str
    value: Any
    witness: str
    strength: float


class Testimony(Struct, frozen=True, kw_only=True):
    """All that one reader found. `is_product` is its own opinion: True, False, or None for no opinion."""

    claims: tuple[Claim, ...] = ()
    reviews: tuple[Review, ...] = ()
    themes: tuple[Theme, ...] = ()
    related: tuple[Candidate, ...] = ()
    is_product: bool | None = None
    canonical: str | None = None


class Extractor(Protocol):
    """A reader of pages: pure (no network, no clock), picklable; on an odd page it claims less, never raises."""

    @property
    def name(self) -> str: ...

    def applies(self, document: Document) -> bool:
        """Cheap test whether this reader has anything to say about the page."""
        ...

    def read(self, document: Document) -> Testimony: ...
