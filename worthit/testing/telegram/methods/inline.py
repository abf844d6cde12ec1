"""Answers to inline queries."""

import re
from typing import Any

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.inline import InlineAnswer, InlineButton, InlineResult
from worthit.testing.telegram.inline_results import inline_result
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import Refusal, bad_request, too_old

_MOST_RESULTS = 50
_DAY = 24 * 60 * 60
_OFFSET_BYTES = 64
_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


@method("answerInlineQuery")
async def answer_inline_query(account: BotAccount, parameters: Parameters) -> bool:
    button = _button(parameters)
    answer = InlineAnswer(
        results=await _results(account, parameters),
        button=button,
        cache_time=parameters.integer("cache_time", 300, 0, _DAY),
        is_personal=parameters.flag("is_personal"),
        next_offset=parameters.text("next_offset"),
    )
    if len(answer.next_offset.encode()) > _OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    query = account.inline_queries.get(parameters.text("inline_query_id"))
    if query is None or query.is_expired:
        raise too_old()
    account.inline_cache.keep(query, answer)
    query.take(answer)
    return True


async def _results(account: BotAccount, parameters: Parameters) -> tuple[InlineResult, ...]:
    given = parameters.json("results", "can't parse JSON encoded inline query results")
    if given is None:
        return ()
    if not isinstance(given, list):
        raise bad_request("expected an Array of inline query results")
    if len(given) > _MOST_RESULTS:
        raise bad_request("too many inline query results specified")
    results = tuple([await _result(account, parameters, result) for result in given])
    if len({result.id for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    return results


async def _result(account: BotAccount, parameters: Parameters, given: Any) -> InlineResult:
    try:
        return await inline_result(given, account, parameters)
    except Refusal as refusal:
        raise refusal.within("can't parse inline query result") from None


def _button(parameters: Parameters) -> InlineButton | None:
    given = parameters.json("button", "can't parse inline query results button JSON object")
    if given is None:
        return None
    wrong = "can't parse inline query results button"
    if not isinstance(given, dict):
        raise bad_request(f"{wrong}: InlineQueryResultsButton must be an Object")
    if "text" not in given:
        raise bad_request(f'{wrong}: Can\'t find field "text"')
    if not (text := str(given["text"])):
        raise bad_request("SWITCH_PM_TEXT_EMPTY")
    if "start_parameter" in given:
        start = str(given["start_parameter"])
        if not _START_PARAMETER.fullmatch(start):
            raise bad_request("START_PARAM_INVALID" if start else "START_PARAM_EMPTY")
        return InlineButton(text=text, start_parameter=start)
    if isinstance(given.get("web_app"), dict):
        return InlineButton(text=text, web_app=str(given["web_app"].get("url", "")))
    raise bad_request(f"{wrong}: InlineQueryResultsButton must have exactly one optional field")
