"""HOW TO EXTEND IT: the public, versioned interface for plugins. A plugin imports nothing else of WorthIt!.

Guide: docs/writing-a-plugin.md. Names are only added while the major number of `API_VERSION` stays.
"""

import importlib
from typing import TYPE_CHECKING, Any

from worthit.config import Secret
from worthit.errors import AnalysisUnavailable, ProductNotFound
from worthit.events import ProductSeen, VerdictReached
from worthit.plugin.contract import (
    API_VERSION,
    Capability,
    Health,
    Manifest,
    Plugin,
    PluginConfig,
    PluginUnavailable,
    Point,
    Registrar,
    Services,
)
from worthit.plugin.host import PluginHost
from worthit.plugin.points import ANALYZERS, COMMANDS, EXTRACTORS, FETCH, ROUTES, SOURCES, VERDICTS, Fetch
from worthit.product.model import Product, ProductRef, Review, Theme
from worthit.verdict.analyze import Analyzer
from worthit.verdict.model import Evidence, Note, VerdictDocument, VerdictInput
from worthit.verdict.question import Progress, Question, Verdicts

if TYPE_CHECKING:
    from worthit.product.extract.document import Claim, Document, Extractor, Testimony
    from worthit.product.fetch import FetchedPage
    from worthit.product.sources import Source

__all__ = [
    "ANALYZERS",
    "API_VERSION",
    "COMMANDS",
    "EXTRACTORS",
    "FETCH",
    "ROUTES",
    "SOURCES",
    "VERDICTS",
    "AnalysisUnavailable",
    "Analyzer",
    "Capability",
    "Claim",
    "Document",
    "Evidence",
    "Extractor",
    "Fetch",
    "FetchedPage",
    "Health",
    "Manifest",
    "Note",
    "Plugin",
    "PluginConfig",
    "PluginHost",
    "PluginUnavailable",
    "Point",
    "Product",
    "ProductNotFound",
    "ProductRef",
    "ProductSeen",
    "Progress",
    "Question",
    "Registrar",
    "Review",
    "Secret",
    "Services",
    "Source",
    "Testimony",
    "Theme",
    "VerdictDocument",
    "VerdictInput",
    "VerdictReached",
    "Verdicts",
]

_LATER = {
    "Claim": "worthit.product.extract.document",
    "Document": "worthit.product.extract.document",
    "Extractor": "worthit.product.extract.document",
    "FetchedPage": "worthit.product.fetch",
    "Source": "worthit.product.sources",
    "Testimony": "worthit.product.extract.document",
}
"""Names whose modules bring an HTTP client or a parser along: imported when they are first used."""


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_LATER[name]), name)
