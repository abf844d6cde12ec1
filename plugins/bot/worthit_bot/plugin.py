"""The plugin: what it adds, and how it runs. aiogram takes seconds to import, so only a running bot does."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from worthit.plugin import (
    BOT_TOKENS,
    COMMANDS,
    MIGRATIONS,
    NOTIFIERS,
    PERSONAL_DATA,
    ROUTES,
    Health,
    Manifest,
    Migrations,
    Plugin,
    Registrar,
    Services,
)
from worthit_bot.cli.commands import bot_commands
from worthit_bot.config import Config, api_url, mini_app, operator, required_token, tokens, webhook
from worthit_bot.notifier import TelegramNotifier
from worthit_bot.storage.personal_data import ChatData

if TYPE_CHECKING:
    from litestar.types import ControllerRouterHandler

    from worthit_bot.running import RunningBot


class TelegramBot(Plugin[Config]):
    """Answers in Telegram chats, by webhook where one is set, else by polling."""

    manifest = Manifest(name="bot", config=Config, api=">=1.5,<2", after=("caching",), only_serving=True)

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self._token = required_token(config)
        self._tokens = tokens(config)
        self._webhook = webhook(config)
        self._operator = operator(config)
        self._mini_app = mini_app(config)
        self._bot: RunningBot | None = None

    def register(self, to: Registrar) -> None:
        to.add(MIGRATIONS, Migrations(name="bot", package="worthit_bot.migrations"))
        to.add(BOT_TOKENS, *self._tokens)
        to.add(NOTIFIERS, TelegramNotifier(lambda: self._bot))
        to.add(PERSONAL_DATA, ChatData())
        to.add(COMMANDS, bot_commands(self._token, self._webhook, api_url(self.config)))
        if self._webhook is not None:
            to.add(ROUTES, self._routes)

    @asynccontextmanager
    async def lifespan(self, services: Services) -> AsyncGenerator[None, None]:
        from worthit_bot.running import running_bot

        try:
            revealed = [token.reveal() for token in self._tokens]
            bot_api = api_url(self.config)
            running = running_bot(revealed, self._webhook, self._mini_app, bot_api, services, self._operator)
            async with running as self._bot:
                yield
        finally:
            self._bot = None

    async def health(self) -> Health:
        assert self._bot is not None
        return self._bot.condition.health()

    def _routes(self) -> "Sequence[ControllerRouterHandler]":
        from worthit_bot.updates.webhook import webhook_route

        assert self._webhook is not None
        return [webhook_route(self._webhook, lambda: self._bot)]
