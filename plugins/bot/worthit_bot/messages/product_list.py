"""A list of products: what is known of each, and a button with its number."""

from collections.abc import Sequence
from decimal import Decimal

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from msgspec import Struct

from worthit.plugin import MyVerdict, SeenProduct, write_amount
from worthit_bot.messages.buttons import AboutVerdict, Listing, Subject
from worthit_bot.messages.content import Block, Facts, Line
from worthit_bot.messages.names import name_in_short
from worthit_bot.messages.scores import write_score
from worthit_bot.words import Words

PAGE = 10
_IN_A_ROW = 5
_LONGEST_TITLE = 80


class Listed(Struct, frozen=True, kw_only=True):
    """One of a list. about: what is known of it. verdict_id: None where its button can only open the shop."""

    title: str
    about: str
    url: str | None
    verdict_id: str | None


class Page(Struct, frozen=True, kw_only=True):
    """Some of a list. pressed: what its numbers do. has_more: whether some come after."""

    heading: str
    hint: str
    listed: Sequence[Listed]
    place: Listing
    pressed: Subject
    has_more: bool


def listed_product(product: SeenProduct, words: Words) -> Listed:
    """A product as it was last seen."""
    said = words.products
    facts = (
        _price(product.price, product.currency, words) or said.no_price,
        product.shop,
        said.seen_on.format(date=product.seen_at.strftime("%Y-%m-%d")),
    )
    return Listed(
        title=name_in_short(product.title or product.url, _LONGEST_TITLE),
        about=" · ".join(facts),
        url=product.url,
        verdict_id=product.verdict_id,
    )


def listed_verdict(mine: MyVerdict, words: Words) -> Listed:
    """A verdict that somebody was given."""
    said = words.products
    score = said.no_score
    if mine.value_score is not None:
        score = said.score.format(score=write_score(mine.value_score, words.language))
    facts = (score, _price(mine.price, mine.currency, words), mine.at.strftime("%Y-%m-%d"))
    return Listed(
        title=name_in_short(mine.title or mine.url or mine.id, _LONGEST_TITLE),
        about=" · ".join(fact for fact in facts if fact),
        url=mine.url,
        verdict_id=mine.id,
    )


def page_content(page: Page, words: Words) -> list[Block]:
    """The answer first, then each of them with its number, then what the numbers do."""
    rows = tuple((f"{number}. {each.title}", each.about) for number, each in _numbered(page))
    return [Line(page.heading, bold=True), Facts(rows, words.colon), Line(page.hint)]


def page_keyboard(page: Page, words: Words) -> InlineKeyboardMarkup:
    """A number for each, and where there are more, the pages around this one."""
    numbers = [_number(number, each, page.pressed, words) for number, each in _numbered(page) if _leads(each)]
    rows = [numbers[start : start + _IN_A_ROW] for start in range(0, len(numbers), _IN_A_ROW)]
    first = page.place.first
    turns = [_turn(words.products.back_button, page.place, max(0, first - PAGE))] if first else []
    if page.has_more:
        turns.append(_turn(words.products.more_button, page.place, first + PAGE))
    return InlineKeyboardMarkup(inline_keyboard=[*rows, turns] if turns else rows)


def _numbered(page: Page) -> list[tuple[int, Listed]]:
    return list(enumerate(page.listed, page.place.first + 1))


def _leads(each: Listed) -> bool:
    return each.verdict_id is not None or each.url is not None


def _number(number: int, each: Listed, pressed: Subject, words: Words) -> InlineKeyboardButton:
    if each.verdict_id is None:
        return InlineKeyboardButton(text=words.products.open_button.format(number=number), url=each.url)
    data = AboutVerdict(what=pressed, verdict=each.verdict_id)
    return InlineKeyboardButton(text=str(number), callback_data=data.pack())


def _turn(text: str, place: Listing, first: int) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=place.model_copy(update={"first": first}).pack())


def _price(price: Decimal | None, currency: str | None, words: Words) -> str:
    return "" if price is None else write_amount(price, currency, words.language)
