"""A verdict where the bot has no part in the chat: as something to send, and as it stands there."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryResultArticle
from msgspec import Struct

from worthit.plugin import VerdictDocument, explain_again, write_amount
from worthit_bot.conversations.desk import Desk
from worthit_bot.messages.content import Content
from worthit_bot.messages.deep_links import link_to_verdict
from worthit_bot.messages.messenger import ForOthers
from worthit_bot.messages.verdict_message import link_of, verdict_content
from worthit_bot.words import Words

VERDICT = "v"
"""How the ids of offers begin that are verdicts."""
_LONGEST_TITLE = 200


class Offer(Struct, frozen=True, kw_only=True):
    """Something that somebody can send. about: a line below its title."""

    id: str
    title: str
    about: str = ""
    content: Content
    keyboard: InlineKeyboardMarkup | None = None

    def article(self, message: ForOthers) -> InlineQueryResultArticle:
        """As Telegram takes it. message: makes what is sent."""
        return InlineQueryResultArticle(
            id=self.id,
            title=self.title[:_LONGEST_TITLE],
            description=self.about[:_LONGEST_TITLE] or None,
            input_message_content=message(self.content),
            reply_markup=self.keyboard,
        )


async def verdict_offer(document: VerdictDocument, words: Words, desk: Desk) -> Offer:
    """A verdict, its answer first."""
    product = document.product
    price = None if product.price is None else write_amount(product.price, product.currency, words.language)
    shop = document.ref.shop if document.ref else None
    return Offer(
        id=f"{VERDICT}{document.id}",
        title=explain_again(document, words.language).answer,
        about=" · ".join(part for part in (product.title, price, shop) if part),
        content=verdict_content(document, words),
        keyboard=await keyboard_elsewhere(document, words, desk),
    )


async def keyboard_elsewhere(document: VerdictDocument, words: Words, desk: Desk) -> InlineKeyboardMarkup | None:
    """The shop, and the chat with the bot, where the verdict has all its buttons."""
    link = link_of(document)
    rows = [[InlineKeyboardButton(text=words.verdict.open_button, url=link)]] if link else []
    if document.kept:
        more = await link_to_verdict(desk.bot, desk.seal, document.id)
        rows.append([InlineKeyboardButton(text=words.inline.more_button, url=more)])
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None
