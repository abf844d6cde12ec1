"""Answers to buttons that were pressed."""

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.callbacks import CallbackAnswer
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request, too_old

_TEXT_LENGTH = 200


@method("answerCallbackQuery")
async def answer_callback_query(account: BotAccount, parameters: Parameters) -> bool:
    query = account.callback_queries.get(parameters.text("callback_query_id"))
    if query is None or query.is_expired:
        raise too_old()
    text = parameters.text("text")
    if len(text) > _TEXT_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    query.take(CallbackAnswer(text=text, show_alert=parameters.flag("show_alert"), url=parameters.text("url")))
    return True
