"""HOW TO EXTEND IT: the public, versioned interface for plugins. A plugin imports nothing else of WorthIt!.

Guide: docs/writing-a-plugin.md. Names are only added while the major number of `API_VERSION` stays.
"""

import importlib
from typing import TYPE_CHECKING, Any

from worthit.accounts.model import Account, Asker
from worthit.accounts.plans import PLANS, Plan
from worthit.config import Secret
from worthit.errors import (
    AnalysisUnavailable,
    ConfigError,
    ErrorCode,
    InvalidRequest,
    NotAuthenticated,
    ProductNotFound,
    RateLimited,
    SubscriptionExpired,
    TooManyAtOnce,
    TooManyWatches,
    VerdictNotFound,
    WorthItError,
)
from worthit.events import ProductSeen, VerdictReached
from worthit.plugin.commanded import services_of
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
    BOT_ROUTERS,
    BOT_TOKENS,
    BROKER,
    CACHE,
    CHARTS,
    COMMANDS,
    DATABASE,
    EXTRACTORS,
    FETCH,
    IMAGES,
    LIMITER,
    MIGRATIONS,
    NOTIFIERS,
    PERSONAL_DATA,
    PRODUCTS,
    ROUTES,
    SOURCES,
    VERDICTS,
    WATCHES,
    Accounts,
    Fetch,
    Images,
    PriceCharts,
    Products,
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
from worthit.product.amazon_link import amazon_link
from worthit.product.codes import ProductCode, find_codes
from worthit.product.model import Product, ProductRef, Review, Theme
from worthit.product.seen import SeenProduct
from worthit.reviews.analyzers import SentenceJudge
from worthit.reviews.language import LANGUAGES, Language
from worthit.reviews.model import Aspect
from worthit.shared.broker import Broker, Delivery
from worthit.shared.cache import Cache, Lease
from worthit.shared.limiter import Allowance, Limit, Limiter
from worthit.storage.history import Migrations
from worthit.verdict.analyze import Analyzer
from worthit.verdict.explain import (
    AlternativeWords,
    alternative_words,
    explain_again,
    explain_score,
    write_amount,
    write_count,
)
from worthit.verdict.model import (
    Alternative,
    Evidence,
    Explanation,
    Note,
    ProductSummary,
    Recommendation,
    VerdictDocument,
    VerdictInput,
)
from worthit.verdict.question import Progress, Question, Stage, Verdicts
from worthit.verdict.watching.watched import watched_in
from worthit.verdict.watching.words import alert_words, trigger_words

if TYPE_CHECKING:
    from worthit.accounts.personal_data import Whose
    from worthit.accounts.personal_data_desk import PersonalDataExport
    from worthit.accounts.receipts import Receipt
    from worthit.accounts.standing import Standing
    from worthit.money.parse import ParsedPrice, parse_price
    from worthit.plugin.personal_data import PersonalData
    from worthit.product.extract.document import Claim, Document, Extractor, Testimony
    from worthit.product.fetch import FetchedPage
    from worthit.product.identify import find_links, identify
    from worthit.product.saved import decode_saved_page
    from worthit.product.sources import Source
    from worthit.storage.columns import UtcDateTime
    from worthit.storage.insert import insert_new
    from worthit.verdict.asked import MyVerdict
    from worthit.verdict.compare import Compared, Comparison, Dominance, Failure, Tie, reach_all
    from worthit.verdict.side_by_side import ComparisonWords, comparison_words

__all__ = [
    "ACCOUNTS",
    "ANALYZERS",
    "API_VERSION",
    "BOT_ROUTERS",
    "BOT_TOKENS",
    "BROKER",
    "CACHE",
    "CHARTS",
    "COMMANDS",
    "DATABASE",
    "EXTRACTORS",
    "FETCH",
    "IMAGES",
    "LANGUAGES",
    "LIMITER",
    "MIGRATIONS",
    "NOTIFIERS",
    "PERSONAL_DATA",
    "PLANS",
    "PRODUCTS",
    "ROUTES",
    "SOURCES",
    "VERDICTS",
    "WATCHES",
    "Account",
    "Accounts",
    "Alert",
    "Allowance",
    "Alternative",
    "AlternativeWords",
    "AnalysisUnavailable",
    "Analyzer",
    "Asker",
    "Aspect",
    "BackInStock",
    "Broker",
    "Cache",
    "Capability",
    "Claim",
    "Compared",
    "Comparison",
    "ComparisonWords",
    "ConfigError",
    "Delivery",
    "Document",
    "Dominance",
    "ErrorCode",
    "Evidence",
    "Explanation",
    "Extractor",
    "Failure",
    "Fetch",
    "FetchedPage",
    "Health",
    "Images",
    "InvalidRequest",
    "Language",
    "Lease",
    "Limit",
    "Limiter",
    "Manifest",
    "Migrations",
    "MyVerdict",
    "NewLow",
    "NotAuthenticated",
    "Note",
    "Notifier",
    "NotifyLater",
    "NotifyNever",
    "ParsedPrice",
    "PercentDrop",
    "PersonalData",
    "PersonalDataExport",
    "Plan",
    "Plugin",
    "PluginConfig",
    "PluginHost",
    "PluginUnavailable",
    "Point",
    "PriceCharts",
    "PriceRise",
    "Product",
    "ProductCode",
    "ProductNotFound",
    "ProductRef",
    "ProductSeen",
    "ProductSummary",
    "Products",
    "Progress",
    "Question",
    "QuietHours",
    "RateLimited",
    "Receipt",
    "Recommendation",
    "Registrar",
    "Review",
    "Secret",
    "SeenProduct",
    "SentenceJudge",
    "Services",
    "Sessions",
    "Source",
    "Stage",
    "Standing",
    "SubscriptionExpired",
    "TargetPrice",
    "Testimony",
    "Theme",
    "Tie",
    "TooManyAtOnce",
    "TooManyWatches",
    "UtcDateTime",
    "VerdictDocument",
    "VerdictInput",
    "VerdictNotFound",
    "VerdictReached",
    "Verdicts",
    "Watch",
    "WatchRule",
    "Watched",
    "Watches",
    "Whose",
    "WorthItError",
    "alert_words",
    "alternative_words",
    "amazon_link",
    "comparison_words",
    "decode_saved_page",
    "explain_again",
    "explain_score",
    "find_codes",
    "find_links",
    "identify",
    "insert_new",
    "parse_price",
    "reach_all",
    "services_of",
    "trigger_words",
    "watched_in",
    "write_amount",
    "write_count",
]

_LATER = {
    "Claim": "worthit.product.extract.document",
    "Compared": "worthit.verdict.compare",
    "Comparison": "worthit.verdict.compare",
    "ComparisonWords": "worthit.verdict.side_by_side",
    "Document": "worthit.product.extract.document",
    "Dominance": "worthit.verdict.compare",
    "Extractor": "worthit.product.extract.document",
    "Failure": "worthit.verdict.compare",
    "FetchedPage": "worthit.product.fetch",
    "MyVerdict": "worthit.verdict.asked",
    "ParsedPrice": "worthit.money.parse",
    "PersonalData": "worthit.plugin.personal_data",
    "PersonalDataExport": "worthit.accounts.personal_data_desk",
    "Receipt": "worthit.accounts.receipts",
    "Source": "worthit.product.sources",
    "Standing": "worthit.accounts.standing",
    "Testimony": "worthit.product.extract.document",
    "Tie": "worthit.verdict.compare",
    "UtcDateTime": "worthit.storage.columns",
    "Whose": "worthit.accounts.personal_data",
    "comparison_words": "worthit.verdict.side_by_side",
    "decode_saved_page": "worthit.product.saved",
    "find_links": "worthit.product.identify",
    "identify": "worthit.product.identify",
    "insert_new": "worthit.storage.insert",
    "parse_price": "worthit.money.parse",
    "reach_all": "worthit.verdict.compare",
}
"""Names whose modules bring an HTTP client, a parser or a database along: imported when they are first used."""


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_LATER[name]), name)
