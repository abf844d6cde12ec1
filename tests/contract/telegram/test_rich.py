"""Rich messages: what is sent as HTML or as blocks stands as aiogram knows it, and reads as a person reads it."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputRichBlockDetails,
    InputRichBlockParagraph,
    InputRichBlockPhoto,
    InputRichBlockSectionHeading,
    InputRichBlockTable,
    InputRichMessage,
    InputRichMessageContent,
    InputRichMessageMedia,
    RichBlockDetails,
    RichBlockPhoto,
    RichBlockTable,
    RichBlockTableCell,
)

from tests.contract.telegram.clients import bot_for
from tests.contract.telegram.pictures import picture
from worthit.testing.telegram import FakeTelegram, Person

VERDICT = """
<h2>Kettle: <b>a fair price</b></h2>
<p>Score 7.4 of 10 — see shop.it</p>
<table bordered>
<tr><th>Shop</th><th align="right">Price</th></tr><tr><td>Here</td><td align="right">€ 39</td></tr>
</table>
<details><summary>Why this score</summary><ul>
<li>Reviews are <i>honest</i></li><li><input type="checkbox" checked>Cheaper once</li>
</ul></details>
<blockquote>It boils.<cite>Grace</cite></blockquote>
<hr>
<footer>as of 14:02</footer>
<tg-button-row><tg-button type="callback_data" data="again:7">Refresh</tg-button></tg-button-row>
"""
LINES = [
    "## Kettle: a fair price",
    "Score 7.4 of 10 — see shop.it",
    "Shop | Price",
    "Here | € 39",
    "▸ Why this score",
    "  • Reviews are honest",
    "  • ☑ Cheaper once",
    "> It boils.",
    "> — Grace",
    "---",
    "as of 14:02",
    "[Refresh]",
]


async def test_html_stands_as_blocks_and_reads_as_lines(bot: Bot, ada: Person) -> None:
    sent = await bot.send_rich_message(ada.id, InputRichMessage(html=VERDICT))
    assert sent.rich_message is not None
    table = sent.rich_message.blocks[2]
    assert isinstance(table, RichBlockTable)
    assert (table.is_bordered, table.cells[0][1].is_header, table.cells[1][1].align) == (True, True, "right")
    details = sent.rich_message.blocks[3]
    assert isinstance(details, RichBlockDetails)
    assert details.summary == "Why this score"
    (message,) = ada.chat.messages
    assert message.rich == LINES
    assert (message.text, message.words) == ("", "\n".join(LINES))
    assert "Here | € 39" in ada.chat.transcript()


async def test_buttons_within_are_pressed(bot: Bot, ada: Person) -> None:
    below = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Why?", callback_data="why:1")]])
    await bot.send_rich_message(ada.id, InputRichMessage(html=VERDICT), reply_markup=below)
    (message,) = ada.chat.messages
    assert [button.text for button in message.buttons] == ["Refresh", "Why?"]
    assert (await ada.press(message, "Refresh")).data == "again:7"


async def test_links_are_found_unless_asked_not_to(bot: Bot, ada: Person) -> None:
    for skip, found in ((False, True), (True, False)):
        sent = await bot.send_rich_message(
            ada.id, InputRichMessage(html="<p>see shop.it</p>", skip_entity_detection=skip)
        )
        assert ("'url': 'http://shop.it/'" in str(sent.model_dump()["rich_message"])) == found


async def test_blocks_and_photos(bot: Bot, ada: Person) -> None:
    cells = [[RichBlockTableCell(text="Here", align="left", valign="top")]]
    photo = InputMediaPhoto(media=BufferedInputFile(picture(300, 200), "chart.png"))
    sent = await bot.send_rich_message(
        ada.id,
        InputRichMessage(
            blocks=[
                InputRichBlockSectionHeading(text="Kettle", size=1),
                InputRichBlockTable(cells=cells, caption="Prices"),
                InputRichBlockPhoto(photo=photo),
                InputRichBlockDetails(summary="More", blocks=[InputRichBlockParagraph(text="nothing")], is_open=True),
            ]
        ),
    )
    assert ada.chat.messages[0].rich == ["# Kettle", "Prices", "Here", "[photo]", "▾ More", "  nothing"]
    assert sent.rich_message is not None
    chart = sent.rich_message.blocks[2]
    assert isinstance(chart, RichBlockPhoto)
    assert (chart.photo[-1].width, chart.photo[-1].height) == (300, 200)
    bound = InputRichMessageMedia(id="chart", media=InputMediaPhoto(media=chart.photo[-1].file_id))
    again = await bot.send_rich_message(
        ada.id,
        InputRichMessage(
            html='<figure><img src="tg://photo?id=chart"><figcaption>90 days</figcaption></figure>', media=[bound]
        ),
    )
    assert again.rich_message is not None
    assert ada.chat.messages[1].rich == ["[photo] 90 days"]
    same = again.rich_message.blocks[0]
    assert isinstance(same, RichBlockPhoto)
    assert same.photo == chart.photo


async def test_text_becomes_rich_and_rich_text(bot: Bot, ada: Person) -> None:
    sent = await bot.send_message(ada.id, "reading…")
    rich = InputRichMessage(html="<h1>Kettle</h1>")
    place: dict[str, Any] = {"chat_id": ada.id, "message_id": sent.message_id}
    await bot.edit_message_text(rich_message=rich, **place)
    (message,) = ada.chat.messages
    assert message.rich == ["# Kettle"]
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text(rich_message=rich, **place)
    await bot.edit_message_text("gone", **place)
    assert (message.rich, message.text) == ([], "gone")


def rows(count: int, cells: int = 1) -> str:
    return "<table>" + ("<tr>" + "<td>x</td>" * cells + "</tr>") * count + "</table>"


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ("<p>" + "x" * 32_769 + "</p>", "message is too long"),
        (rows(500), "RICH_MESSAGE_BLOCKS_TOO_MUCH"),
        (rows(1, 21), "RICH_MESSAGE_TABLE_COLUMNS_TOO_MUCH"),
        ("<details><summary>x</summary>" * 17 + "</details>" * 17, "RICH_MESSAGE_DEPTH_TOO_BIG"),
        ("", "rich message must be non-empty"),
        ("<p>a<script>b</script></p>", 'can\'t parse rich message: Unsupported start tag "script"'),
        ("<p>a", "can't parse rich message: Can't find end tag corresponding to start tag \"p\""),
        ("<p><b>a</p></b>", 'can\'t parse rich message: Unmatched end tag, expected "</b>", found "</p>"'),
        ("<p><h1>a</h1></p>", 'can\'t parse rich message: Tag "h1" has no place in a text'),
        ("<tg-thinking>…</tg-thinking>", "block is not allowed"),
        ('<img src="tg://photo?id=chart">', "invalid rich message file identifier specified"),
        (f'<p><tg-button type="callback_data" data="{"x" * 65}">x</tg-button></p>', "BUTTON_DATA_INVALID"),
    ],
)
async def test_rich_messages_that_are_refused(bot: Bot, ada: Person, html: str, complaint: str) -> None:
    with pytest.raises(TelegramBadRequest) as refused:
        await bot.send_rich_message(ada.id, InputRichMessage(html=html))
    assert refused.value.message == f"Bad Request: {complaint}"
    assert ada.chat.messages == []


@pytest.mark.parametrize("html", ["<p>" + "x" * 32_768 + "</p>", rows(499, 1), rows(1, 20)])
async def test_rich_messages_at_the_edge_are_taken(bot: Bot, ada: Person, html: str) -> None:
    await bot.send_rich_message(ada.id, InputRichMessage(html=html))
    assert len(ada.chat.messages) == 1


async def test_markdown_is_refused_loudly(bot: Bot, ada: Person) -> None:
    with pytest.raises(TelegramBadRequest, match="Markdown of rich messages is not understood by this fake Telegram"):
        await bot.send_rich_message(ada.id, InputRichMessage(markdown="# Kettle"))


async def test_drafts_are_seen_until_the_message_comes(bot: Bot, ada: Person) -> None:
    await bot.send_message_draft(ada.id, draft_id=7, text="")
    await bot.send_rich_message_draft(
        ada.id, draft_id=7, rich_message=InputRichMessage(html="<tg-thinking>reading</tg-thinking>"), can_stop=True
    )
    assert [draft.content.words for draft in ada.chat.drafts] == ["", "reading"]
    await ada.stop_draft()
    (update,) = await bot.get_updates()
    assert update.stopped_message_generation is not None
    assert update.stopped_message_generation.draft_id == 7
    await bot.send_message(ada.id, "A fair price.")
    assert ada.chat.drafts == []
    with pytest.raises(LookupError):
        await ada.stop_draft()
    with pytest.raises(TelegramBadRequest, match="RANDOM_ID_INVALID"):
        await bot.send_message_draft(ada.id, draft_id=0, text="x")


async def test_older_api_does_not_know_rich_messages() -> None:
    async with FakeTelegram(api="9.0").open() as old, bot_for(old) as bot:
        emmy = old.person("Emmy")
        rich = InputRichMessage(html="<h1>Kettle</h1>")
        with pytest.raises(TelegramNotFound, match="Not Found: method not found"):
            await bot.send_rich_message(emmy.id, rich)
        sent = await bot.send_message(emmy.id, "reading…")
        with pytest.raises(TelegramBadRequest, match="message text is empty"):
            await bot.edit_message_text(rich_message=rich, chat_id=emmy.id, message_id=sent.message_id)


async def test_first_version_has_neither_blocks_nor_buttons() -> None:
    async with FakeTelegram(api="10.1").open() as first, bot_for(first) as bot:
        emmy = first.person("Emmy")
        await bot.send_rich_message(emmy.id, InputRichMessage(html="<h1>Kettle</h1>"))
        for rich in (InputRichMessage(blocks=[InputRichBlockParagraph(text="x")]), InputRichMessage(html=VERDICT)):
            with pytest.raises(TelegramBadRequest, match=r"must be non-empty|tg-button"):
                await bot.send_rich_message(emmy.id, rich)


async def test_rich_message_is_the_result_of_an_inline_query(bot: Bot, ada: Person) -> None:
    query = await ada.inline("kettle")
    content = InputRichMessageContent(rich_message=InputRichMessage(html="<h1>Kettle</h1>"))
    result = InlineQueryResultArticle(id="1", title="Kettle", input_message_content=content)
    await bot.answer_inline_query(query.id, [result])
    message = await ada.choose(query, (await query.wait_answered()).result("Kettle"))
    assert message.rich == ["# Kettle"]
