"""Readers of pages. Each is a witness: it says what it sees, `worthit.product.witnesses` decides."""

from worthit.product.extract.amazon import Amazon
from worthit.product.extract.document import Claim, Document, Extractor, Testimony
from worthit.product.extract.ebay import Ebay
from worthit.product.extract.embedded_state import EmbeddedState
from worthit.product.extract.json_ld import JsonLd
from worthit.product.extract.microdata import Microdata
from worthit.product.extract.open_graph import OpenGraph
from worthit.product.extract.visible import Visible

__all__ = ["BUILTIN", "GENERAL", "Claim", "Document", "Extractor", "Testimony"]

GENERAL: tuple[Extractor, ...] = (JsonLd(), Microdata(), OpenGraph(), EmbeddedState(), Visible())
"""Readers of any shop's pages."""

BUILTIN: tuple[Extractor, ...] = (Amazon(), Ebay(), *GENERAL)
