"""HOW TO EXTEND IT: the public, versioned interface for plugins. A plugin imports nothing else of WorthIt!.

Guide: docs/writing-a-plugin.md. Names are only added while the major number of `API_VERSION` stays.
"""

import importlib
from typing import TYPE_CHECKING, Any

from worthit.accounts.model import Account, Asker
from worthit.config import Secret
from worthit.errors import (
    AnalysisUnavailable,
    ConfigError,
    ErrorCode,
    InvalidRequest,
    ProductNotFound,
    RateLimited,
    SubscriptionExpired,
    TooManyAtOnce,
    WorthItError,
)
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
from worthit.plugin.points import (
    ACCOUNTS,
    ANALYZERS,
    BOT_TOKENS,
    BROKER,
    CACHE,
    COMMANDS,
    DATABASE,
    EXTRACTORS,
    FETCH,
    LIMITER,
    MIGRATIONS,
    NOTIFIERS,
    PERSONAL_DATA,
    ROUTES,
    SOURCES,
    VERDICTS,
    WATCHES,
    Accounts,
    Fetch,
    Sessions,
    Watches,
)
from worthit.price.watching.model import (
    Alert,
    BackInStock,
    NewLow,
    PercentDrop,
    PriceRise,
    QuietHours,
    TargetPrice,
    Watch,
    Watched,
    WatchRule,
)
from worthit.price.watching.notifiers import Notifier, NotifyLater, NotifyNever
from worthit.product.model import Product, ProductRef, Review, Theme
from worthit.reviews.analyzers import SentenceJudge
from worthit.reviews.language import Language
from worthit.shared.broker import Broker, Delivery
from worthit.shared.cache import Cache, Lease
from worthit.shared.limiter import Allowance, Limit, Limiter
from worthit.storage.history import Migrations
from worthit.verdict.analyze import Analyzer
from worthit.verdict.explain import explain_again, explain_score, write_amount
from worthit.verdict.model import Evidence, Explanation, Note, ProductSummary, VerdictDocument, VerdictInput
from worthit.verdict.question import Progress, Question, Stage, Verdicts
from worthit.verdict.watching.watched import watched_in
from worthit.verdict.watching.words import alert_words, trigger_words

if TYPE_CHECKING:
    from worthit.accounts.personal_data import Whose
    from worthit.plugin.personal_data import PersonalData
    from worthit.product.extract.document import Claim, Document, Extractor, Testimony
    from worthit.product.fetch import FetchedPage
    from worthit.product.identify import find_links
    from worthit.product.saved import decode_saved_page
    from worthit.product.sources import Source
    from worthit.storage.columns import UtcDateTime
    from worthit.storage.insert import insert_new

__all__ = [
    "ACCOUNTS",
    "ANALYZERS",
    "API_VERSION",
    "BOT_TOKENS",
    "BROKER",
    "CACHE",
    "COMMANDS",
    "DATABASE",
    "EXTRACTORS",
    "FETCH",
    "LIMITER",
    "MIGRATIONS",
    "NOTIFIERS",
    "PERSONAL_DATA",
    "ROUTES",
    "SOURCES",
    "VERDICTS",
    "WATCHES",
    "Account",
    "Accounts",
    "Alert",
    "Allowance",
    "AnalysisUnavailable",
    "Analyzer",
    "Asker",
    "BackInStock",
    "Broker",
    "Cache",
    "Capability",
    "Claim",
    "ConfigError",
    "Delivery",
    "Document",
    "ErrorCode",
    "Evidence",
    "Explanation",
    "Extractor",
    "Fetch",
    "FetchedPage",
    "Health",
    "InvalidRequest",
    "Language",
    "Lease",
    "Limit",
    "Limiter",
    "Manifest",
    "Migrations",
    "NewLow",
    "Note",
    "Notifier",
    "NotifyLater",
    "NotifyNever",
    "PercentDrop",
    "PersonalData",
    "Plugin",
    "PluginConfig",
    "PluginHost",
    "PluginUnavailable",
    "Point",
    "PriceRise",
    "Product",
    "ProductNotFound",
    "ProductRef",
    "ProductSeen",
    "ProductSummary",
    "Progress",
    "Question",
    "QuietHours",
    "RateLimited",
    "Registrar",
    "Review",
    "Secret",
    "SentenceJudge",
    "Services",
    "Sessions",
    "Source",
    "Stage",
    "SubscriptionExpired",
    "TargetPrice",
    "Testimony",
    "Theme",
    "TooManyAtOnce",
    "UtcDateTime",
    "VerdictDocument",
    "VerdictInput",
    "VerdictReached",
    "Verdicts",
    "Watch",
    "WatchRule",
    "Watched",
    "Watches",
    "Whose",
    "WorthItError",
    "alert_words",
    "decode_saved_page",
    "explain_again",
    "explain_score",
    "find_links",
    "insert_new",
    "trigger_words",
    "watched_in",
    "write_amount",
]

_LATER = {
    "Claim": "worthit.product.extract.document",
    "Document": "worthit.product.extract.document",
    "Extractor": "worthit.product.extract.document",
    "FetchedPage": "worthit.product.fetch",
    "PersonalData": "worthit.plugin.personal_data",
    "Source": "worthit.product.sources",
    "Testimony": "worthit.product.extract.document",
    "UtcDateTime": "worthit.storage.columns",
    "Whose": "worthit.accounts.personal_data",
    "decode_saved_page": "worthit.product.saved",
    "find_links": "worthit.product.identify",
    "insert_new": "worthit.storage.insert",
}
"""Names whose modules bring an HTTP client, a parser or a database along: imported when they are first used."""


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_LATER[name]), name)
