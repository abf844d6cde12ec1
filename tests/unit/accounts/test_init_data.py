"""What Telegram says of who opened a Mini App, held against aiogram's own check of it."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, quote

import pytest
from aiogram.utils.web_app import check_webapp_signature, safe_parse_webapp_init_data
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.accounts.mini_app import TOKEN, encoded, said, signed
from worthit.accounts.init_data import MiniApps
from worthit.config import Secret
from worthit.errors import NotAuthenticated

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
OTHER = "1111111111:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"
HOUR = 3600


def user_in(init_data: str, *tokens: str, now: datetime = NOW) -> int | None:
    try:
        return MiniApps([Secret(token) for token in tokens or (TOKEN,)], HOUR, lambda: now).user_id(init_data)
    except NotAuthenticated:
        return None


def test_who_opened_it_is_known_as_aiogram_knows_them() -> None:
    init_data = signed(said(NOW))
    theirs = safe_parse_webapp_init_data(TOKEN, init_data).user
    assert theirs is not None
    assert user_in(init_data) == theirs.id == 4711


def test_the_bots_token_decides_and_several_may_be_good_at_once() -> None:
    init_data = signed(said(NOW), OTHER)
    assert user_in(init_data) is None
    assert user_in(init_data, TOKEN, OTHER) == 4711


def test_without_a_bot_nobody_is_known_and_it_is_told_why() -> None:
    with pytest.raises(NotAuthenticated, match="no Telegram bot"):
        MiniApps([], HOUR).user_id(signed(said(NOW)))


@pytest.mark.parametrize(
    ("age", "known"),
    [
        (timedelta(seconds=HOUR), True),
        (timedelta(seconds=HOUR + 1), False),
        (timedelta(seconds=-60), True),
        (timedelta(seconds=-61), False),
        (timedelta(days=-3650), False),
    ],
)
def test_only_what_was_said_lately_counts(age: timedelta, known: bool) -> None:
    assert (user_in(signed(said(NOW - age))) is not None) is known


@pytest.mark.parametrize("auth_date", ["", "now", "-1", "1.5", "٣", "1e9", "99999999999", "9" * 30, " 1764417600"])
def test_a_time_that_is_none_is_refused_although_it_is_signed(auth_date: str) -> None:
    assert user_in(signed(said(NOW, auth_date=auth_date))) is None


@pytest.mark.parametrize(
    "user",
    [
        {}, {"id": "4711"}, {"id": 4711.5}, {"id": 0}, {"id": -4711}, {"id": 2**52}, {"id": None}, {"id": True},
        {"id": [4711]}, [], 4711, "4711", None,
    ],
)  # fmt: skip
def test_a_user_without_a_proper_id_is_refused_although_it_is_signed(user: Any) -> None:
    assert user_in(signed(said(NOW) | {"user": json.dumps(user)})) is None


def test_without_a_user_nobody_is_known() -> None:
    fields = said(NOW)
    del fields["user"]
    assert user_in(signed(fields)) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace("4711", "4712"),
        lambda data: data + "&user=" + quote('{"id": 4712}'),
        lambda data: "user=" + quote('{"id": 4712}') + "&" + data,
        lambda data: data + "&hash=" + "0" * 64,
        lambda data: data + "&can_send_after=1",
        lambda data: data.replace("&hash=", "&HASH="),
        lambda data: data.replace("hash=", "hash"),
        lambda data: data.upper(),
        lambda data: data[:-1],
        lambda data: data.partition("&hash=")[0],
        lambda data: data + "&",
        lambda data: data + "%ff",
        lambda data: "",
        lambda data: data * 20,
    ],
)
def test_anything_changed_is_refused(change: Any) -> None:
    assert user_in(change(signed(said(NOW)))) is None


def test_one_field_cannot_pass_for_two() -> None:
    """The string that is signed would be the same."""
    fields = said(NOW)
    merged = {name: value for name, value in fields.items() if name not in ("auth_date", "query_id")}
    merged["auth_date"] = f"{fields['auth_date']}\nquery_id={fields['query_id']}"
    signature = dict(parse_qsl(signed(fields)))["hash"]
    assert check_webapp_signature(TOKEN, encoded(merged | {"hash": signature}))
    assert user_in(encoded(merged | {"hash": signature})) is None


names = st.from_regex(r"[a-z_]{1,12}", fullmatch=True).filter(lambda name: name not in ("hash", "user", "auth_date"))
values = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=20)


@given(st.dictionaries(names, values, max_size=6), st.integers(1, 2**52 - 1))
def test_whatever_telegram_signs_is_taken_as_aiogram_takes_it(more: dict[str, str], user_id: int) -> None:
    init_data = signed(said(NOW, {"id": user_id, "first_name": "Ada"}, **more))
    assert check_webapp_signature(TOKEN, init_data)
    assert user_in(init_data) == user_id


@given(st.data())
def test_whatever_else_is_refused_as_aiogram_refuses_it(data: st.DataObject) -> None:
    init_data = signed(said(NOW))
    at = data.draw(st.integers(0, len(init_data) - 1))
    forged = init_data[:at] + data.draw(st.characters(exclude_categories=["Cs"])) + init_data[at + 1 :]
    if user_in(forged) is not None:
        assert check_webapp_signature(TOKEN, forged)
