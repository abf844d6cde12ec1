"""A watch in words: what is watched, and what is told of it."""

from worthit.plugin import TargetPrice, Watch, trigger_words, write_amount
from worthit_bot.messages.content import Line
from worthit_bot.messages.names import name_in_short
from worthit_bot.words import Words

_LONGEST_TITLE = 80


def watch_content(watch: Watch, words: Words, *, is_new: bool) -> list[Line]:
    """What is watched now. is_new: it was not watched before, so that what is true already is told at once."""
    text = words.watches.tracked.format(title=watch_title(watch), wishes=wishes(watch, words))
    content = [Line(text)]
    if is_new and _is_true_already(watch):
        content.append(Line(words.watches.already.format(price=price_of(watch, words))))
    return content


def watch_title(watch: Watch) -> str:
    return name_in_short(watch.title or watch.url, _LONGEST_TITLE)


def wishes(watch: Watch, words: Words) -> str:
    """What is told of it."""
    said = [trigger_words(trigger, watch.currency, words.language) for trigger in watch.rule.when]
    return words.watches.or_.join(said)


def price_of(watch: Watch, words: Words) -> str | None:
    """As it was seen last; None where it was not."""
    return None if watch.price is None else write_amount(watch.price.amount, watch.price.currency, words.language)


def _is_true_already(watch: Watch) -> bool:
    if watch.price is None:
        return False
    targets = [trigger.amount for trigger in watch.rule.when if isinstance(trigger, TargetPrice)]
    return any(watch.price.amount <= amount for amount in targets)
