"""What a plugin can add to the core, and what it can use of it. A point is here once something reads it."""

import pickle
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias, cast

from worthit.config import Secret
from worthit.plugin.contract import Capability, Point
from worthit.plugin.isolate import ContractBroken
from worthit.shared.broker import Broker, MemoryBroker
from worthit.shared.cache import Cache, MemoryCache
from worthit.shared.fallback import SharedBroker, SharedCache, SharedLimiter
from worthit.shared.limiter import Limiter, MemoryLimiter
from worthit.storage.history import Migrations

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    import click
    from litestar.types import ControllerRouterHandler
    from sqlalchemy.ext.asyncio import AsyncSession

    from worthit.accounts.model import Asker
    from worthit.accounts.personal_data_desk import PersonalDataExport
    from worthit.accounts.receipts import Receipt
    from worthit.accounts.standing import Standing
    from worthit.plugin.personal_data import PersonalData
    from worthit.price.watching.model import Watch, Watched, WatchRule
    from worthit.price.watching.notifiers import Notifier
    from worthit.product.codes import ProductCode
    from worthit.product.extract.document import Extractor
    from worthit.product.fetch import FetchedPage
    from worthit.product.seen import SeenProduct
    from worthit.product.sources import Source
    from worthit.reviews.analyzers import SentenceJudge
    from worthit.verdict.analyze import Analyzer
    from worthit.verdict.asked import MyVerdict
    from worthit.verdict.model import VerdictDocument
    from worthit.verdict.question import Verdicts

RouteFactory: TypeAlias = "Callable[[], Sequence[ControllerRouterHandler]]"
"""Imports and returns Litestar handlers, controllers or routers: called where HTTP is served, never on the CLI."""


class Fetch(Protocol):
    """The only way out to the web: each address of each hop is checked, time and size are limited."""

    async def fetch(self, url: str) -> "FetchedPage":
        """Get a page, following redirects.

        Raises InvalidLink, ForbiddenAddress, ProductNotFound, PageTooLarge, AnalysisUnavailable.
        """
        ...


class Sessions(Protocol):
    """The database of this instance."""

    def session(self) -> "AbstractAsyncContextManager[AsyncSession]":
        """One transaction (SQLAlchemy): kept where the block ends well, undone where it raises."""
        ...


class Watches(Protocol):
    """Who wants to hear of which price."""

    async def add(self, owner: str, watched: "Watched", rule: "WatchRule") -> "Watch":
        """Watch a product; the same wish twice is one watch. What is true already is told at once.

        owner: `<channel>:<who>`, such as `telegram:4711`; the notifier of that channel tells. Raises InvalidRequest,
        TooManyWatches.
        """
        ...

    async def change(self, owner: str, watch_id: str, rule: "WatchRule") -> "Watch | None":
        """Tell of something else from now on, of what is true already at once; the watch keeps its id.

        None where the owner has no such watch. Raises InvalidRequest.
        """
        ...

    async def of_owner(self, owner: str) -> "tuple[Watch, ...]":
        """The owner's watches, oldest first."""
        ...

    async def remove(self, owner: str, watch_id: str) -> bool:
        """End a watch; nothing more is told of it. False where the owner has no such watch."""
        ...

    async def hand_over(self, owner: str, to: str) -> int:
        """The watches of one owner become another's, such as of a chat that has got another number. Gives how many."""
        ...


class Accounts(Protocol):
    """Who asks, and has an account."""

    async def of_telegram(self, user_id: int) -> "Asker":
        """The asker who is this user at Telegram; their account is made at the first time.

        Only for who is known to be that user, such as by an update that Telegram sent. Raises AnalysisUnavailable.
        """
        ...

    def asking(self, asker: "Asker", questions: int = 1) -> "AbstractAsyncContextManager[None]":
        """Questions of the asker's, counted before they are answered within: all, or none where it raises.

        Raises RateLimited (with `retry_after`, in seconds), TooManyAtOnce, SubscriptionExpired, NotAuthenticated.
        """
        ...

    async def standing(self, asker: "Asker") -> "Standing":
        """The asker's plan, and what they may still ask. Raises NotAuthenticated for who has no account."""
        ...

    async def note(self, asker: "Asker", document: "VerdictDocument") -> None:
        """Keep among what the asker asked for that they were given this verdict; a store that is down costs that note.

        Nothing is noted of who has no account, nor of a verdict that is not kept.
        """
        ...

    async def history(self, asker: "Asker", limit: int) -> "Sequence[MyVerdict]":
        """The verdicts that the asker asked for, over whichever face, last first, as far as they are still kept.

        Raises AnalysisUnavailable, NotAuthenticated.
        """
        ...

    async def export(self, asker: "Asker") -> "PersonalDataExport":
        """All that the core and the plugins keep about the asker. Raises AnalysisUnavailable, NotAuthenticated."""
        ...

    async def erase(self, asker: "Asker") -> "Receipt":
        """Erase all that is kept about the asker, and their account, for good. The receipt is signed.

        Raises AnalysisUnavailable, and then the account is still there; NotAuthenticated.
        """
        ...


class Products(Protocol):
    """The products that this instance looked up itself. What pages that people gave say is not among it, nor what is
    behind links that tell of a person.
    """

    async def search(self, words: Sequence[str], limit: int) -> "Sequence[SeenProduct]":
        """Those with all these words in their title, whatever their case, those seen last first.

        Raises AnalysisUnavailable.
        """
        ...

    async def popular(self, limit: int) -> "Sequence[SeenProduct]":
        """Those that the most accounts asked for in the last 30 days, and at least three; of as many, those seen last
        first.

        Raises AnalysisUnavailable.
        """
        ...

    async def with_code(self, code: "ProductCode", limit: int) -> "Sequence[SeenProduct]":
        """Those whose page names this GTIN, or those at Amazon with this ASIN; those seen last first.

        Raises AnalysisUnavailable.
        """
        ...


class Images(Protocol):
    """What is in pictures that people give."""

    async def codes_in(self, picture: bytes) -> tuple[str, ...]:
        """The texts of the barcodes and QR codes in a picture (JPEG, PNG, WebP, GIF), each once, at whatever angle.

        Of a retail barcode its digits, which `find_codes` knows. Raises InvalidRequest, with `field`, for what is no
        picture, and for one of more than 20 MB or 50 megapixels.
        """
        ...


class PriceCharts(Protocol):
    """The history of a price, drawn."""

    async def png(self, verdict_id: str) -> bytes | None:
        """What was known of the price when the verdict was reached; None where that is too little to draw.

        Raises VerdictNotFound, AnalysisUnavailable.
        """
        ...


def _check_routes(_: str, factory: RouteFactory) -> None:
    if not callable(factory) or hasattr(factory, "owner"):  # a handler, controller or router has an owner
        raise ContractBroken("routes are added as a function that returns the route handlers")


def _check_command(owner: str, command: "click.Command") -> None:
    if command.name != owner:
        raise ContractBroken(f"its command must be named {owner} like itself; a group holds several")


def _check_migrations(owner: str, migrations: Migrations) -> None:
    if migrations.name != owner:
        raise ContractBroken(f"its migrations must be named {owner} like itself")


def _has(*members: str) -> Callable[[str, object], None]:
    """A check that an item has what its protocol asks for, so that a mistake shows at once and not in a verdict."""

    def check(_: str, item: object) -> None:
        lacking = [member for member in members if not hasattr(item, member)]
        if lacking:
            raise ContractBroken(f"{item!r} is added, but has no {' and no '.join(lacking)}")

    return check


def _check_extractor(owner: str, extractor: "Extractor") -> None:
    _has("name", "applies", "read")(owner, extractor)
    try:
        pickle.dumps(extractor)
    except Exception as error:
        raise ContractBroken(f"its extractor {extractor.name} cannot be sent to a worker process: {error}") from error


def _check_analyzer(owner: str, item: "Analyzer | SentenceJudge") -> None:
    _has("name")(owner, item)
    if not hasattr(item, "analyze") and not hasattr(item, "judge"):
        raise ContractBroken(f"{item!r} is added, but has neither analyze nor judge")


def _check_bot_token(_: str, token: object) -> None:
    if not isinstance(token, Secret) or not token:
        raise ContractBroken("the token of a bot is added as a Secret that is not empty")


def _check_bot_router(_: str, factory: object) -> None:
    if not callable(factory):
        raise ContractBroken("a router of a bot is added as a function that makes it")


def _check_personal_data(owner: str, item: "PersonalData") -> None:
    _has("name", "export", "erase")(owner, item)
    if item.name != owner:
        raise ContractBroken(f"its personal data must be named {owner} like itself")


ROUTES: Point[RouteFactory] = Point(name="routes", check=_check_routes)
"""HTTP routes, mounted under `/plugins/<name>`. A handler may ask for the dependency `services`."""

MIGRATIONS: Point[Migrations] = Point(name="migrations", check=_check_migrations)
"""Tables of the plugin in the database, named `<name>_…`; `worthit run` and `worthit migrate` bring them up to date."""

COMMANDS: "Point[click.Command]" = Point(name="commands", check=_check_command)
"""The command `worthit <name>`, often a group."""

SOURCES: "Point[Source]" = Point(name="sources", check=_has("name", "accepts", "fetch"))
"""Where pages come from, asked before our own."""

EXTRACTORS: "Point[Extractor]" = Point(name="extractors", check=_check_extractor)
"""Readers of pages, asked beside our own. They run in worker processes, so they are sent there with pickle."""

ANALYZERS: "Point[Analyzer | SentenceJudge]" = Point(name="analyzers", check=_check_analyzer)
"""Who remarks on verdicts, in words with evidence, outside the score; and who judges the sentences of reviews."""

NOTIFIERS: "Point[Notifier]" = Point(name="notifiers", check=_has("channel", "notify"))
"""Who tells people on a channel that something they watch has happened."""

BOT_TOKENS: Point[Secret] = Point(name="bot_tokens", check=_check_bot_token)
"""Tokens of Telegram bots: with them the core verifies who opened a Mini App. Several may be good at once."""

BOT_ROUTERS: Point[Callable[[], object]] = Point(name="bot_routers", check=_check_bot_router)
"""Conversations of the Telegram bot: functions that make routers of aiogram. They are asked after the
bot's own commands, and before it takes what somebody sent for a question.
"""

PERSONAL_DATA: "Point[PersonalData]" = Point(name="personal_data", check=_check_personal_data)
"""What the plugin keeps about people: given to them, and erased, when they ask for it."""

VERDICTS: "Capability[Verdicts]" = Capability(name="verdicts", of_core=True)
"""How every face reaches verdicts."""

FETCH: Capability[Fetch] = Capability(name="fetch", of_core=True)
"""Safe fetching under this instance's limits."""

DATABASE: Capability[Sessions] = Capability(name="database", of_core=True)
"""The database, where a plugin keeps tables of its own."""

WATCHES: Capability[Watches] = Capability(name="watches", of_core=True)
"""Watches of prices: made, changed, listed, ended. What they tell goes to the notifier of the owner's channel."""

ACCOUNTS: Capability[Accounts] = Capability(name="accounts", of_core=True)
"""Who asks through a plugin: the account of somebody whom the plugin knows."""

PRODUCTS: Capability[Products] = Capability(name="products", of_core=True)
"""The products that this instance knows: found by words or by a code, and those most asked for."""

IMAGES: Capability[Images] = Capability(name="images", of_core=True)
"""What is in pictures that people give, read safely."""

CHARTS: Capability[PriceCharts] = Capability(name="charts", of_core=True)
"""The price charts of verdicts."""

CACHE: Capability[Cache] = Capability(name="cache", default=MemoryCache, guard=SharedCache)
"""Values for a time, and who makes them. The core keeps verdicts in it, so that a product is looked up once for all."""

LIMITER: Capability[Limiter] = Capability(name="limiter", default=MemoryLimiter, guard=SharedLimiter)
"""How often something may be done."""

BROKER: Capability[Broker] = Capability(name="broker", default=MemoryBroker, guard=SharedBroker)
"""Queues of messages for whichever worker is free."""


def who_remark(analyzers: "Iterable[Analyzer | SentenceJudge]") -> "tuple[Analyzer, ...]":
    """Of what was added to ANALYZERS, all that remark on verdicts; one that also judges is among them."""
    return tuple(cast("Analyzer", item) for item in analyzers if hasattr(item, "analyze"))


def who_judge(analyzers: "Iterable[Analyzer | SentenceJudge]") -> "tuple[SentenceJudge, ...]":
    """Of what was added to ANALYZERS, all that judge sentences."""
    return tuple(cast("SentenceJudge", item) for item in analyzers if hasattr(item, "judge"))
