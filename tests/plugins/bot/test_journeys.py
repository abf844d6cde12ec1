"""What people send to the bot and what they get, by polling and by webhook, over sockets."""

import asyncio
import gzip
import html

import pytest
from worthit_bot.sending.sealing import Seal

from tests.journeys.instance import page, shop_page
from tests.plugins.bot.test_limits import set_used
from tests.plugins.bot.world import TOKEN, World, heading, is_verdict, slowly, verdicts_in
from worthit.testing.shop import http_answer
from worthit.testing.telegram import Entity, utf16_length

CUT_SHORT = gzip.compress(b"<html>" * 100, mtime=0)[:20]
NO_PAGE = "This file is empty, damaged, or no web page."
KETTLE = "Vesna Gooseneck Kettle 0.9 l"
pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_start_says_what_the_bot_does_in_the_language_of_the_person(chat: World) -> None:
    ada, bruno = chat.telegram.person("Ada", language="it"), chat.telegram.person("Bruno", language="pt-br")
    await ada.send("/start")
    await bruno.send("/start")
    assert heading(await ada.chat.wait_for(lambda message: True)) == "Vale il suo prezzo?"
    assert heading(await bruno.chat.wait_for(lambda message: True)) == "Is it worth its price?"


@pytest.mark.parametrize(("command", "words"), [("/help", "What the answer means"), ("/aiuto", "Send a link")])
async def test_help(chat: World, command: str, words: str) -> None:
    ada = chat.telegram.person("Ada", language="en")
    await ada.send(command)
    assert words in (await ada.chat.wait_for(lambda message: True)).words


async def test_a_link_gets_one_message_that_names_its_stages_and_becomes_the_verdict(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="en")
    await ada.send(chat.shop.link("/kettle?utm_source=friend"))
    verdict = await ada.chat.wait_for(is_verdict)
    assert ada.chat.from_bot == [verdict]
    before = [version.words for version in verdict.history[:-1]]
    assert all(text.startswith("Looking at 127.0.0.1") for text in before)
    lines = verdict.words.splitlines()
    assert lines[0] == "5.99 out of 10 (average): worth considering, price not judged yet"
    assert verdict.rich, "where the Bot API has rich messages"
    assert "Vesna Gooseneck Kettle 0.9 l" in lines
    assert "€64.90 · 127.0.0.1" in lines
    assert any("Owners rate it 4.6 of 5 (1,204 owners)" in line for line in lines)
    assert [[button.text for button in row] for row in verdict.keyboard] == [
        ["Refresh", "Why this score"],
        ["🔔 Track", "Compare"],
        ["Share", "Open in the shop"],
        ["👍 Helpful", "👎 Not helpful"],
    ]
    assert verdict.button("Open in the shop").url == chat.shop.link("/kettle")


async def test_stages_are_told_while_a_slow_page_comes(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="it")
    target = f"/slow-{ada.id}"
    chat.shop.answers[target] = slowly(http_answer(page("kettle").encode()))
    await ada.send(chat.shop.link(target))
    fetching = await ada.chat.wait_for(lambda message: "… apro la pagina" in message.words)
    assert heading(fetching).startswith("Guardo 127.0.0.1")
    assert fetching.words.splitlines()[1:] == ["✓ riconosco il link", "… apro la pagina"]
    verdict = await ada.chat.wait_for(is_verdict)
    assert verdict is fetching
    assert len(ada.chat.from_bot) == 1


async def test_a_shared_text_is_searched_for_its_link(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="it")
    text = f"Guarda che bello 😍: Bollitore Vesna, {chat.shop.link('/kettle')}. Che dici?"
    await ada.send(text, forwarded_from="Bruno")
    verdict = await ada.chat.wait_for(is_verdict)
    assert heading(verdict).startswith("5,99 su 10 (nella media)")
    assert "Perché questo punteggio" in [button.text for button in verdict.buttons]


async def test_a_link_behind_a_word_counts(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    link = Entity(type="text_link", offset=0, length=4, url=chat.shop.link("/stool"))
    await ada.send("this one?", entities=[link])
    assert "Not enough evidence: only 2 owners rated it" in (await ada.chat.wait_for(is_verdict)).words


@pytest.mark.parametrize("text", ["hello", "is the Vesna kettle any good?", "🙂"])
async def test_without_a_link_the_bot_says_what_to_send(chat: World, text: str) -> None:
    ada = chat.telegram.person("Ada", language="en")
    await ada.send(text)
    assert (await ada.chat.wait_for(lambda message: True)).words.startswith("I see no link in that.")
    assert len(ada.chat.from_bot) == 1


async def test_an_unknown_command_is_told_so(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="en")
    await ada.send("/nothing")
    assert (await ada.chat.wait_for(lambda message: True)).words == "I don't know this command. What I can do: /help"


@pytest.mark.parametrize("text", ["https://ada:secret@shop.it/kettle", "look: http://ada@shop.it/x"])
async def test_a_link_with_a_name_and_password_is_refused_as_a_link(chat: World, text: str) -> None:
    ada = chat.telegram.person("Ada", language="en")
    await ada.send(text)
    assert (await ada.chat.wait_for(lambda message: "(E001)" in message.words)).words.startswith("This is not a link")


async def test_two_links_get_an_answer_each(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    await ada.send(f"{chat.shop.link('/kettle')} or {chat.shop.link('/stool')}?")
    kettle = await ada.chat.wait_for(lambda message: is_verdict(message) and "Kettle" in message.words)
    stool = await ada.chat.wait_for(lambda message: is_verdict(message) and "Kettle" not in message.words)
    assert ada.chat.from_bot == [kettle, stool]


async def test_links_that_lead_to_one_product_are_one_question(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    ways = ("/kettle", "/kettle#reviews", "/kettle?utm_source=friend")
    await ada.send(" ".join([*(chat.shop.link(way) for way in ways), chat.shop.link("/stool")]))
    await ada.chat.wait_for(lambda _: len(verdicts_in(ada)) == 2)
    assert {verdict.button("Open in the shop").url for verdict in verdicts_in(ada)} == {
        chat.shop.link("/kettle"),
        chat.shop.link("/stool"),
    }
    assert await set_used(chat, ada, 0) == 2


async def test_of_many_links_the_first_are_looked_at_and_that_is_said(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    for n in range(4):
        chat.shop.answers[f"/kettle?n={n}"] = http_answer(page("kettle").encode())
    links = [chat.shop.link(f"/kettle?n={n}") for n in range(4)]
    await ada.send(" ".join([*links, links[0]]))
    await ada.chat.wait_for(lambda message: message.words.startswith("These are 4 links. I look at the first 3"))
    await ada.chat.wait_for(lambda _: sum(map(is_verdict, ada.chat.from_bot)) == 3)
    assert len(ada.chat.from_bot) == 4


@pytest.mark.parametrize(
    ("target", "language", "words"),
    [
        ("/robot_check", "en", "The shop does not let me see this page."),
        ("/robot_check", "it", "Il negozio non mi lascia vedere questa pagina."),
        ("/article", "en", "This is not the page of one product."),
        ("/gone", "it", "Il negozio dice che questa pagina non esiste."),
    ],
)
async def test_what_cannot_be_judged_is_said_in_plain_words_with_its_code(
    chat: World, target: str, language: str, words: str
) -> None:
    ada = chat.telegram.person("Ada", language=language)
    await ada.send(chat.shop.link(target))
    refusal = await ada.chat.wait_for(lambda message: message.words.startswith(words))
    assert refusal.words.endswith({"/robot_check": "(E010)", "/article": "(E011)", "/gone": "(E003)"}[target])
    assert not refusal.buttons
    assert len(ada.chat.from_bot) == 1


@pytest.mark.parametrize("link", ["http://169.254.169.254/latest/meta-data", "http://[::1]:8000/", "http://10.0.0.1/"])
async def test_a_link_into_a_private_network_is_not_opened(chat: World, link: str) -> None:
    ada = chat.telegram.person("Ada")
    await ada.send(link)
    assert (await ada.chat.wait_for(lambda message: "(E001)" in message.words)).words.startswith("This is not a link")


async def test_a_saved_page_is_read_as_a_file(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="en")
    await ada.send_document("kettle.html", page("kettle").encode(), "text/html")
    verdict = await ada.chat.wait_for(is_verdict)
    assert any(version.words.startswith("Reading your page") for version in verdict.history)
    assert "This rests on your copy of the page, which is not checked." in verdict.words
    assert verdict.button("Open in the shop").url == "https://cornerkitchenware.example/p/vesna-kettle"


async def test_a_packed_page_with_its_link_in_the_caption(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="en")
    link = "https://www.amazon.co.uk/dp/B0WRTHLMP1"
    packed = gzip.compress(shop_page("amazon_lamp").encode())
    await ada.send_document("lamp.html.gz", packed, "application/gzip", caption=f"from {link}")
    verdict = await ada.chat.wait_for(lambda message: bool(message.buttons))
    assert "amazon.co.uk" in verdict.words
    assert (verdict.button("Open in the shop").url or "").startswith(link)


@pytest.mark.parametrize(
    ("name", "content", "mime_type", "words"),
    [
        ("photo.pdf", b"%PDF-1.7", "application/pdf", "I can read pages that were saved as HTML"),
        ("empty.html", b"  ", "text/html", NO_PAGE),
        ("notes.html", b"%PDF-1.7 no page", "text/html", NO_PAGE),
        (
            "cut.html.gz",
            CUT_SHORT,
            "application/gzip",
            "This file is empty, damaged, or no web page.",
        ),
        ("huge.html", b"x" * 20_000_001, "text/html", "This file is too big."),
    ],
)
async def test_a_file_that_is_no_page_is_refused_with_a_reason(
    chat: World, name: str, content: bytes, mime_type: str, words: str
) -> None:
    ada = chat.telegram.person("Ada", language="en")
    await ada.send_document(name, content, mime_type)
    assert (await ada.chat.wait_for(lambda message: True)).words.startswith(words)
    assert len(ada.chat.from_bot) == 1


async def test_a_file_that_is_no_page_may_come_with_a_link(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    await ada.send_document("leaflet.pdf", b"%PDF-1.7", "application/pdf", caption=chat.shop.link("/kettle"))
    assert "Kettle" in (await ada.chat.wait_for(is_verdict)).words


async def test_a_long_verdict_is_split_between_words_and_its_markup_is_never_cut(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    title = "Vesna & Söhne 🫖 " * 2500
    chat.shop.answers["/long"] = http_answer(kettle_named(title).encode())
    await ada.send(chat.shop.link("/long"))
    last = await ada.chat.wait_for(lambda message: bool(message.buttons))
    parts = ada.chat.from_bot
    assert len(parts) > 1
    assert parts[-1] is last
    assert [bool(part.buttons) for part in parts[:-1]] == [False] * (len(parts) - 1)
    assert all(utf16_length(part.words) <= 4096 for part in parts)
    assert "out of 10" in heading(parts[0])
    assert sum(part.words.count("Vesna & Söhne 🫖") for part in parts) == 2500


async def test_refresh_looks_again_and_changes_the_same_message(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    target = "/kettle?dear"
    chat.shop.answers[target] = http_answer(page("kettle").encode())
    await ada.send(chat.shop.link(target))
    verdict = await ada.chat.wait_for(is_verdict)
    assert "€64.90" in verdict.words
    chat.shop.answers[target] = http_answer(page("kettle").replace("64.90", "49.50").replace("64,90", "49,50").encode())
    query = await ada.press(verdict, "Refresh")
    await ada.chat.wait_for(lambda message: "€49.50" in message.words)
    assert (await query.wait_answered()).text == ""
    assert ada.chat.from_bot == [verdict]
    assert "Refresh" in [button.text for button in verdict.buttons]


@pytest.mark.parametrize(
    ("language", "label", "sum_of"), [("en", "Why this score", "Sum"), ("it", "Perché questo punteggio", "Somma")]
)
async def test_why_this_score_shows_the_sum(chat: World, language: str, label: str, sum_of: str) -> None:
    ada = chat.telegram.person("Ada", language=language)
    await ada.send(chat.shop.link("/kettle"))
    verdict = await ada.chat.wait_for(is_verdict)
    await ada.press(verdict, label)
    why = await ada.chat.wait_for(lambda message: heading(message) == label)
    score = heading(verdict).split()[0]
    assert any(sum_of in line and score in line for line in why.words.splitlines()), why.words


async def test_a_button_of_a_verdict_that_is_gone_says_so(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    await ada.send(chat.shop.link("/kettle"))
    verdict = await ada.chat.wait_for(is_verdict)
    gone = Seal(TOKEN).close("v:why:00000000000000000000")
    answer = await (await ada.call_back(verdict, gone)).wait_answered()
    assert answer.show_alert
    assert answer.text.startswith("This verdict is no longer here.")


async def test_a_button_that_the_bot_did_not_make_says_so_and_does_nothing(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="en")
    await ada.send(chat.shop.link("/kettle"))
    verdict = await ada.chat.wait_for(is_verdict)
    shown = len(ada.chat.from_bot)
    real = verdict.button("Why this score").callback_data or ""
    for forged in (real.partition("~")[0], f"{real[:-1]}{'A' if real[-1] != 'A' else 'B'}", "v:why:1~AAAAAAAA"):
        answer = await (await ada.call_back(verdict, forged)).wait_answered()
        assert (answer.text, answer.show_alert) == ("This button is no longer mine. Send me the link again.", True)
    assert len(ada.chat.from_bot) == shown


async def test_a_link_is_seen_at_once(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    asked = await ada.send(chat.shop.link("/kettle"))
    await ada.chat.wait_for(is_verdict)
    assert asked.reactions == ("👀",)


async def test_the_language_can_be_chosen_and_is_kept(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="en")
    await ada.send("/language")
    question = await ada.chat.wait_for(lambda message: bool(message.buttons))
    assert [button.text for button in question.buttons] == ["English", "Italiano", "Deutsch", "Français", "Español"]
    await ada.press(question, "Italiano")
    await ada.chat.wait_for(lambda message: message.words == "Risponderò in italiano.")
    await ada.send(chat.shop.link("/kettle"))
    assert "su 10 (nella media)" in (await ada.chat.wait_for(is_verdict)).words


async def test_asked_too_fast_the_bot_says_how_long_to_wait(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="en")
    for _ in range(24):
        await ada.send(chat.shop.link("/kettle"))
    refusal = await ada.chat.wait_for(lambda message: message.words.startswith("That is a lot at once."), 30)
    await ada.send("/help")
    await ada.chat.wait_for(lambda message: "How to ask" in message.words)
    assert sum(is_verdict(message) for message in ada.chat.from_bot) == 20
    assert sum(message.words.startswith("That is a lot") for message in ada.chat.from_bot) == 1
    assert 1 <= int(refusal.words.split()[-2]) <= 60


async def test_the_menu_of_commands_is_set_in_each_language(chat: World) -> None:
    async with asyncio.timeout(10):
        while not chat.telegram.calls_of("setChatMenuButton"):  # the last of them
            await asyncio.sleep(0.02)
    menus = {
        call.parameters.get("language_code", ""): call.parameters["commands"]
        for call in chat.telegram.calls_of("setMyCommands")
    }
    assert set(menus) == {"", "it", "de", "fr", "es"}
    assert "language" in menus[""]
    assert "lingua" in menus["it"]


def kettle_named(title: str) -> str:
    """The kettle's page under another name, in its markup and before the eyes."""
    return page("kettle").replace(f'"name": "{KETTLE}"', f'"name": "{title}"').replace(KETTLE, html.escape(title))
