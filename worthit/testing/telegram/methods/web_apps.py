"""Messages that Mini Apps send on behalf of who opened them."""

import time
from typing import Any

from worthit.testing.telegram.account import BotAccount, PreparedMessage
from worthit.testing.telegram.inline_results import result_of
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request, too_old

_PREPARED_SECONDS = 24 * 60 * 60
_PLACES = {
    "allow_user_chats": ("private",),
    "allow_bot_chats": ("sender",),
    "allow_group_chats": ("group", "supergroup"),
    "allow_channel_chats": ("channel",),
}


@method("answerWebAppQuery")
async def answer_web_app_query(account: BotAccount, parameters: Parameters) -> dict[str, str]:
    """A query is answered once."""
    result = await result_of(account, parameters)
    asker = account.web_app_queries.pop(parameters.text("web_app_query_id"), None)
    if asker is None:
        raise too_old()
    message = account.send_via_bot(account.chats[asker["id"]], asker, result.content)
    return {"inline_message_id": message.inline_id} if message.inline_id else {}


@method("savePreparedInlineMessage")
async def save_prepared_inline_message(account: BotAccount, parameters: Parameters) -> dict[str, Any]:
    result = await result_of(account, parameters)
    if parameters.integer("user_id") not in account.chats:
        raise bad_request("user not found")
    places = frozenset(kind for name, kinds in _PLACES.items() if parameters.flag(name) for kind in kinds)
    prepared = PreparedMessage(user=parameters.integer("user_id"), result=result, places=places)
    prepared_id = account.new_id()
    account.prepared[prepared_id] = prepared
    return {"id": prepared_id, "expiration_date": int(time.time()) + _PREPARED_SECONDS}
