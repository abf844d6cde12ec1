"""All that the bot says in a long conversation, in English and Italian, as it was read and found good.

After a change that is wanted: `WORTHIT_SNAPSHOTS=write make unit ARGS=tests/plugins/bot/test_snapshots.py`, and read
the difference.
"""

import asyncio
import os
import re
from pathlib import Path

import pytest
import pytest_asyncio
from worthit_bot.sending.sealing import Seal
from worthit_bot.words.commands import COMMANDS

from tests.journeys.instance import page
from tests.plugins.bot.world import TOKEN, World, is_verdict, world
from worthit.plugin import Language
from worthit.testing.shop import http_answer
from worthit.testing.telegram import Message, Person

SNAPSHOTS = Path(__file__).parent / "snapshots"
SECONDS = 60
LANGUAGES: tuple[Language, ...] = ("en", "it")
VARYING = (
    (r"127\.0\.0\.1:\d+", "shop.example"),
    (r"\d{4}-\d\d-\d\d \d\d:\d\d", "TIME"),
    (r"\d{4}-\d\d-\d\d", "DAY"),
    (r"\b\d+ h \d+ min\b", "SO LONG"),
)
pytestmark = pytest.mark.xdist_group("snapshots")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def written(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, str]:
    """The conversations by language, had at the same time."""
    async with world(tmp_path_factory.mktemp("snapshots"), "webhook") as chat:
        said = await asyncio.gather(*(_converse(chat, language) for language in LANGUAGES))
    return dict(zip(LANGUAGES, said, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_bot_says(written: dict[Language, str], language: Language) -> None:
    kept = SNAPSHOTS / f"{language}.txt"
    if os.environ.get("WORTHIT_SNAPSHOTS") == "write":
        kept.write_text(written[language], "utf-8")
    assert written[language] == kept.read_text("utf-8")


class Conversation:
    """What somebody did, and what the bot had said when it was done with it."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._written: list[str] = []
        self._known: dict[int, str] = {}
        self._done = 0

    async def send(self, text: str) -> None:
        await self._person.send(text)
        await self._note(text)

    async def send_document(self, name: str, content: bytes, mime_type: str) -> None:
        await self._person.send_document(name, content, mime_type)
        await self._note(f"[{name}]")

    async def press(self, message: Message, label: str) -> None:
        query = await self._person.press(message, label)
        answered = await query.wait_answered()
        await self._note(f"[{label}]" + (f" → {answered.text}" if answered.text else ""))

    @property
    def verdict(self) -> Message:
        """The last."""
        return [message for message in self._person.chat.from_bot if is_verdict(message)][-1]

    def transcript(self) -> str:
        return "\n".join(self._written) + "\n"

    async def _note(self, done: str) -> None:
        """Wait until it is answered; then write down what is new."""
        self._done += 1
        of_no_verdict = Seal(TOKEN).close(f"v:why:{self._done:020}")  # answered without a message, after all before it
        query = await self._person.call_back(self._person.chat.messages[0], of_no_verdict)
        await query.wait_answered(SECONDS)
        self._written.append(f"> {_steady(done)}")
        for message in self._person.chat.from_bot:
            shown = _shown(message)
            if self._known.get(message.id) != shown:
                self._known[message.id] = shown
                self._written.append(shown)


async def _converse(chat: World, language: Language) -> str:
    conversation = Conversation(chat.telegram.person("Ada", language=language))
    for command in COMMANDS.values():
        await conversation.send(f"/{command.name_in(language)}")
    await _ask(conversation, chat, language)
    return conversation.transcript()


async def _ask(conversation: Conversation, chat: World, language: Language) -> None:
    """Questions of all kinds, and every button that calls back."""
    for text in (
        "hello",
        "/nothing",
        "http://10.0.0.1/",
        *(chat.shop.link(f"/{name}") for name in ("gone", "article")),
    ):
        await conversation.send(text)
    await conversation.send(chat.shop.link("/robot_check"))
    await conversation.send_document("notes.pdf", b"%PDF", "application/pdf")
    await conversation.send_document("empty.html", b" ", "text/html")
    chat.shop.answers[f"/kettle-{language}"] = http_answer(page("kettle").encode())
    await conversation.send(chat.shop.link(f"/kettle-{language}"))
    for button in list(conversation.verdict.buttons):
        if button.callback_data is not None:
            await conversation.press(conversation.verdict, button.text)


def _shown(message: Message) -> str:
    rows = [" ".join(f"[{button.text}]" for button in row) for row in message.keyboard]
    return "\n".join([_steady(message.words), *rows, ""])


def _steady(text: str) -> str:
    for pattern, instead in VARYING:
        text = re.sub(pattern, instead, text)
    return text
