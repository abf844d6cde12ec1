"""Answers of a guest."""

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.inline_results import result_of
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import too_old


@method("answerGuestQuery", since="10.0")
async def answer_guest_query(account: BotAccount, parameters: Parameters) -> dict[str, str]:
    """A query is answered once."""
    result = await result_of(account, parameters)
    query = account.guest_queries.get(parameters.text("guest_query_id"))
    if query is None or query.answer or query.is_expired:
        raise too_old()
    called = query.message
    answer = account.write(called.chat, account.me, result.content, {"guest_bot_caller_user": called.sender})
    account.let_edit(answer)
    query.take(answer)
    return {"inline_message_id": answer.inline_id}
