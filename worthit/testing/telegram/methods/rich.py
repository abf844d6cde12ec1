"""Rich messages of the bot."""

from typing import Any

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.keyboards import keyboard_of
from worthit.testing.telegram.methods.sending import send
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request
from worthit.testing.telegram.rich.reading import rich_in


@method("sendRichMessage", since="10.1")
async def send_rich_message(account: BotAccount, parameters: Parameters) -> dict[str, Any]:
    rich = await rich_in(account, parameters)
    if rich is None:
        raise bad_request("rich message must be non-empty")
    return send(account, parameters, Content(rich=rich, keyboard=keyboard_of(parameters)), "the rich message")
