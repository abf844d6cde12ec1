"""How the house is put together: the one place where rooms meet, and all that one process runs on.

`plugin.load` reads the settings and takes the plugins up to commit; `House` builds on that. The command line opens a
house as it is; `app` puts the HTTP edge around it.
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

import structlog

from worthit.accounts.history import Asked
from worthit.accounts.limits import Limits
from worthit.accounts.personal_data import OF_ACCOUNTS
from worthit.accounts.personal_data_desk import PersonalDataDesk
from worthit.accounts.reception import Reception
from worthit.events import EventBus
from worthit.images.reading import Pictures
from worthit.jobs import Jobs, Periodic, Turns
from worthit.plugin import (
    ACCOUNTS,
    ANALYZERS,
    BOT_TOKENS,
    BROKER,
    CACHE,
    CHARTS,
    DATABASE,
    EXTRACTORS,
    FETCH,
    IMAGES,
    LIMITER,
    MIGRATIONS,
    NOTIFIERS,
    PERSONAL_DATA,
    PRODUCTS,
    SOURCES,
    VERDICTS,
    WATCHES,
    PluginHost,
)
from worthit.plugin.load import load_host
from worthit.plugin.personal_data import WithServices
from worthit.plugin.points import who_judge, who_remark
from worthit.price.watching.delivery import Delivery
from worthit.price.watching.evaluation import Evaluation
from worthit.price.watching.inbox import Inbox
from worthit.price.watching.notifiers import Notifier
from worthit.price.watching.personal_data import OF_WATCHES
from worthit.price.watching.running import run_watches
from worthit.price.watching.store import WatchStore
from worthit.product.catalogue import Catalogue
from worthit.product.extract import BUILTIN
from worthit.product.fetch import Fetcher
from worthit.product.lookup import Lookup
from worthit.product.politeness import Politeness
from worthit.product.revalidation import KeptPages
from worthit.product.sources import Source
from worthit.product.sources.apify import Apify
from worthit.product.sources.direct import Direct
from worthit.reviews.analyzers.huggingface import HuggingFace
from worthit.reviews.summary import ReviewSummaries
from worthit.secrets.pseudonyms import Pseudonyms
from worthit.secrets.signing import Keyring
from worthit.storage.database import Database
from worthit.storage.retention import Retention
from worthit.verdict.asking import Asking
from worthit.verdict.bundle.make import Bundles
from worthit.verdict.charts import Charts
from worthit.verdict.follow_ups import FollowUps
from worthit.verdict.for_plugins import AccountsForPlugins
from worthit.verdict.gather import Gatherer
from worthit.verdict.look_again import Followed, LookAgain
from worthit.verdict.lookups import Lookups
from worthit.verdict.memory import Memory
from worthit.verdict.once import Once
from worthit.verdict.question import Verdicts
from worthit.verdict.reach import Reach, Reviewing
from worthit.verdict.watching.terminal import Terminal

LEASE_MARGIN_SECONDS = 10.0
"""How much longer than its deadline a look-up may be under way."""
log = structlog.get_logger(__name__)


class House:
    """Everything that one process runs on. Nothing is started before `open`."""

    def __init__(self, host: PluginHost) -> None:
        settings = host.settings
        self.host = host
        self.settings = settings
        self.hosted_model = HuggingFace(settings.huggingface) if settings.huggingface.token else None
        self.database = Database(settings.storage, host.all(MIGRATIONS))
        self.jobs = Jobs(host.get(BROKER), Turns(self.database))
        politeness = Politeness(host.get(LIMITER), host.get(CACHE))
        self._fetcher = Fetcher(
            settings.fetch,
            politeness=politeness,
            kept=KeptPages(host.get(CACHE)),
        )
        events = EventBus()
        memory = Memory(self.database, events)
        self.keyring = Keyring(settings.keys.folder)
        self.pseudonyms = Pseudonyms(settings.keys.folder)
        self.reception = Reception(
            self.database, host.get(LIMITER), self.pseudonyms, host.all(BOT_TOKENS), settings.accounts
        )
        self.limits = Limits(
            self.database, settings.limits, lease_seconds=settings.verdict.deadline_seconds + LEASE_MARGIN_SECONDS
        )
        self.asked = Asked(self.database)
        self.personal_data = PersonalDataDesk(
            self.database,
            self.keyring,
            (*OF_WATCHES, *OF_ACCOUNTS),
            lambda: [WithServices(data, host) for data in host.all(PERSONAL_DATA)],
            forgotten=(self.limits.forget, self.reception.recent.forget),
        )
        self.bundles = Bundles(memory.verdicts, self.keyring)
        self.charts = Charts(memory.verdicts)
        lookup = Lookup(
            sources=(*host.all(SOURCES), *self._own_sources()), extractors=(*BUILTIN, *host.all(EXTRACTORS))
        )
        reach = Reach(
            gatherer=Gatherer(lookup, memory, self.pseudonyms),
            memory=memory,
            events=events,
            reviewing=Reviewing(
                engine=settings.reviews.engine,
                judges=(*who_judge(host.all(ANALYZERS)), *((self.hosted_model,) if self.hosted_model else ())),
                analyzers=who_remark(host.all(ANALYZERS)),
            ),
            deadline_seconds=settings.verdict.deadline_seconds,
            follow_days=settings.follow_up.days,
        )
        once = Once(
            reach,
            host.get(CACHE),
            fresh_seconds=settings.verdict.fresh_seconds,
            deadline_seconds=settings.verdict.deadline_seconds,
        )
        follow_ups = FollowUps(self.database, settings.follow_up)
        self.verdicts: Verdicts = Followed(once, follow_ups)
        LookAgain(once, follow_ups, host.get(LIMITER), politeness.rest_of).register(
            self.jobs,
            per_host_hour=settings.follow_up.per_host_hour,
            deadline_seconds=settings.verdict.deadline_seconds,
        )
        retention = Retention(self.database, settings.evidence, settings.accounts)
        self.jobs.every(Periodic(name="retention", every_seconds=86_400, run=retention.run, limit_seconds=3600))
        self.asking = Asking(self.verdicts, self.limits, self.asked)
        self.lookups = Lookups(self.database, seconds=2 * settings.verdict.deadline_seconds)
        self.catalogue = Catalogue(self.database)
        self.memory = memory
        self.review_summaries = ReviewSummaries(self.database, memory.reviews)
        self.watches = WatchStore(self.database, memory.prices)
        run_watches(
            self.jobs,
            events,
            Evaluation(self.database, memory.prices),
            Delivery(self.database, self.notifiers),
        )
        host.provide(VERDICTS, self.verdicts)
        host.provide(WATCHES, self.watches)
        host.provide(FETCH, self._fetcher)
        host.provide(DATABASE, self.database)
        host.provide(
            ACCOUNTS,
            AccountsForPlugins(
                self.reception.recognition, self.limits, self.asked, memory.verdicts, self.personal_data
            ),
        )
        host.provide(PRODUCTS, self.catalogue)
        host.provide(IMAGES, Pictures())
        host.provide(CHARTS, self.charts)
        host.listen(events)

    def notifiers(self) -> tuple[Notifier, ...]:
        """Who tells alerts: the terminal, the accounts' own list, and those of the plugins that are up."""
        return Terminal(), Inbox(), *self.host.all(NOTIFIERS)

    def _own_sources(self) -> tuple[Source, ...]:
        """The shops themselves; then, where the operator has an account, Apify for those that block."""
        apify = self.settings.apify
        if not apify.token:
            return (Direct(self._fetcher),)
        paid = Apify(apify, self.settings.fetch.max_bytes, self.host.get(LIMITER))
        return Direct(self._fetcher, leaves=apify.hosts), paid

    @classmethod
    def load(cls) -> "House":
        """The house of this process's environment. Raises ConfigError, RequiredPluginFailed."""
        host = load_host()
        host.require()
        return cls(host)

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[Verdicts, None]:
        """Everything started, the database up to date: for the command line, which has no Litestar around it."""
        async with self.connections(), self.host.running(serving=False):
            await self._bring_up_to_date()
            yield self.verdicts

    @asynccontextmanager
    async def working(self) -> AsyncGenerator[None, None]:
        """Everything started as where WorthIt! serves, and the jobs done meanwhile: for `worthit jobs`."""
        async with self.connections(), self.host.running():
            await self._bring_up_to_date()
            async with self.jobs.running():
                yield

    async def _bring_up_to_date(self) -> None:
        with suppress(Exception):  # there may be no database yet
            if await self.database.is_current():
                return
        try:
            await self.database.migrate()
        except Exception as error:  # noqa: BLE001 - whatever ails the store, verdicts are reached without it
            log.warning("the database cannot be used", reason=type(error).__name__)

    @asynccontextmanager
    async def connections(self) -> AsyncGenerator[None, None]:
        """Close at the end what was opened on the way."""
        try:
            yield
        finally:
            await self._fetcher.aclose()
            await self.personal_data.aclose()
            await self.limits.aclose()
            await self.database.aclose()
