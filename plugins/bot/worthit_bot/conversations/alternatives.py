"""What is better for the money than the product of a verdict."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup

from worthit.plugin import alternative_words
from worthit_bot.conversations.about_verdict import asked
from worthit_bot.conversations.desk import Desk
from worthit_bot.messages.buttons import AboutVerdict
from worthit_bot.messages.content import Block, Line
from worthit_bot.words import Words


def router() -> Router:
    made = Router(name="alternatives")
    made.callback_query.register(tell, AboutVerdict.filter(F.what == "alternatives"))
    return made


async def tell(query: CallbackQuery, callback_data: AboutVerdict, words: Words, desk: Desk) -> None:
    document = await asked(query, callback_data, words, desk)
    if document is None or query.message is None:
        return
    chat_id, said = query.message.chat.id, words.comparing
    better = list(enumerate(alternative_words(document, words.language), 1))
    if not better:
        await desk.messenger.say(chat_id, said.no_alternatives, reply_to=query.message.message_id)
        return
    product = document.product.title or (document.ref.canonical if document.ref else "")
    content: list[Block] = [
        Line(said.alternatives.format(title=product), bold=True),
        *(Line(f"{number}. {each.title or each.url}{words.colon}{each.line}") for number, each in better),
        Line(said.ask_for_verdict),
    ]
    buttons = [
        [InlineKeyboardButton(text=words.products.open_button.format(number=number), url=each.url)]
        for number, each in better
    ]
    keyboard = InlineKeyboardMarkup(inline_keyboard=buttons)
    await desk.messenger.send(chat_id, content, keyboard, reply_to=query.message.message_id)
