"""Several products side by side: /compare, and the button of a verdict that asks with what."""

from collections.abc import Sequence

import msgspec
from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from msgspec import Struct

from worthit.plugin import Asker, Question, Verdicts, WorthItError, comparison_words, find_links, reach_all
from worthit_bot.conversations.about_verdict import asked
from worthit_bot.conversations.asking_back import said_how_in_group
from worthit_bot.conversations.counting import counted, told
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.named import named
from worthit_bot.conversations.reach import may_ask, show_that_it_is_seen
from worthit_bot.conversations.standing_in import StandingIn
from worthit_bot.messages.bubble import open_bubble
from worthit_bot.messages.buttons import AboutVerdict
from worthit_bot.messages.comparison_message import comparison_content, comparison_keyboard, stands_in_line
from worthit_bot.messages.links import links_in, one_each
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words

FEWEST, MOST = 2, 6


class Wanted(Struct, frozen=True, kw_only=True):
    """What is to be compared. verdict: the one under which it was asked for, of the first link."""

    links: tuple[str, ...] = ()
    verdict: str | None = None

    def first(self) -> "Wanted":
        """The first of them alone."""
        return Wanted(links=self.links[:1], verdict=self.verdict)


class Comparing(StatesGroup):
    """links: was asked for links, or for one more than are known already."""

    links = State()


def router() -> Router:
    made = Router(name="comparing")
    made.message.register(compare, named("compare"))
    made.message.register(compare_given, Comparing.links, F.text | F.caption)
    made.callback_query.register(ask_other, AboutVerdict.filter(F.what == "compare"))
    return made


async def compare(message: Message, words: Words, desk: Desk, received: Received, state: FSMContext) -> None:
    replied_to = message.reply_to_message
    earlier = links_in(replied_to) if replied_to is not None else ()
    await _go_on(Wanted(links=(*earlier, *_every_link(message))), message, words, desk, received, state)


async def compare_given(message: Message, words: Words, desk: Desk, received: Received, state: FSMContext) -> None:
    """The links that were asked for."""
    given = _every_link(message)
    if not given:
        await desk.messenger.say(message.chat.id, words.comparing.no_link, reply_to=message.message_id)
        return
    before = msgspec.convert(await state.get_data(), Wanted)
    wanted = msgspec.structs.replace(before, links=(*before.links, *given))
    await _go_on(wanted, message, words, desk, received, state)


async def ask_other(
    query: CallbackQuery, callback_data: AboutVerdict, words: Words, desk: Desk, state: FSMContext
) -> None:
    document = await asked(query, callback_data, words, desk)
    if document is None or document.ref is None or query.message is None:
        return
    await desk.messenger.say(query.message.chat.id, words.comparing.ask_other, reply_to=query.message.message_id)
    await _wait_for_more(Wanted(links=(document.ref.url,), verdict=document.id), state)


async def _go_on(
    wanted: Wanted, message: Message, words: Words, desk: Desk, received: Received, state: FSMContext
) -> None:
    """Compare them, or ask for more where they are too few."""
    named = len(wanted.links)
    wanted = msgspec.structs.replace(wanted, links=one_each(wanted.links))
    if len(wanted.links) < FEWEST:
        if await said_how_in_group(message, "compare", f"{words.groups.a_link} {words.groups.a_link}", words, desk):
            return
        said = words.comparing.ask_other if wanted.links else words.comparing.ask_links
        if named >= FEWEST:
            said = words.comparing.same
        await desk.messenger.say(message.chat.id, said, reply_to=message.message_id)
        await _wait_for_more(wanted, state)
        return
    if await _answer(wanted, message, words, desk, received):
        await state.clear()
    else:  # what was there before this message is compared with what comes next
        await _wait_for_more(wanted.first(), state)


async def _wait_for_more(wanted: Wanted, state: FSMContext) -> None:
    await state.set_state(Comparing.links)
    await state.set_data(msgspec.to_builtins(wanted))


async def _answer(wanted: Wanted, message: Message, words: Words, desk: Desk, received: Received) -> bool:
    """Within the limits of the chat and of who asks. False where it is to be asked again."""
    assert message.from_user is not None  # channels do not ask
    chat_id, asking, given = message.chat.id, wanted.links[:MOST], len(wanted.links)
    if not await may_ask(chat_id, len(asking), words, desk, received):
        return False
    await show_that_it_is_seen(message, desk)
    if given > MOST:
        said = words.comparing.only_first.format(given=given, most=MOST)
        await desk.messenger.say(chat_id, said, reply_to=message.message_id)
    try:
        async with counted(message.from_user.id, len(asking), received, desk) as asker:
            await _look_up(asking, await _verdicts(wanted, desk), asker, message, words, desk)
    except WorthItError as error:
        await desk.messenger.say(chat_id, told(error, words), reply_to=message.message_id)
    return True


async def _verdicts(wanted: Wanted, desk: Desk) -> Verdicts:
    """As ever; the verdict under which it was asked for stands in where its product cannot be looked up."""
    if wanted.verdict is None:
        return desk.verdicts
    try:
        return StandingIn(desk.verdicts, await desk.verdicts.get(wanted.verdict))
    except WorthItError:
        return desk.verdicts  # it was erased meanwhile


async def _look_up(
    links: Sequence[str], verdicts: Verdicts, asker: Asker, message: Message, words: Words, desk: Desk
) -> None:
    """In one message, which becomes the comparison."""
    heading = words.comparing.looking.format(count=len(links))
    bubble = await open_bubble(desk.messenger, message.chat.id, heading, words, reply_to=message.message_id)
    comparison = await reach_all(verdicts, [(link, Question(url=link)) for link in links])
    for item in comparison.items:
        if item.verdict is not None:
            await desk.accounts.note(asker, item.verdict)
    content = comparison_content(comparison, comparison_words(comparison, words.language), words)
    if isinstance(verdicts, StandingIn) and verdicts.stands_in:
        content.append(stands_in_line(verdicts.kept, words))
    await bubble.become(content, comparison_keyboard(comparison, words))


def _every_link(message: Message) -> tuple[str, ...]:
    """Its links as they stand there: who names one product twice, and no other, is to hear of it."""
    standing = tuple(link for word in (message.text or message.caption or "").split() for link in find_links(word))
    return (*standing, *(link for link in links_in(message) if link not in standing))
