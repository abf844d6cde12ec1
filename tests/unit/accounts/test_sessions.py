import asyncio
import re
from datetime import timedelta

import pytest
from sqlalchemy import inspect, select

from tests.unit.accounts.conftest import SESSION_DAYS, Clock, Room
from worthit.accounts.model import OWN_SCOPES, SCOPES
from worthit.accounts.sessions import MOST, OpenSession, csrf_token, is_csrf_token, set_cookie
from worthit.errors import NotAuthenticated
from worthit.storage.tables import SessionRow


async def holds(room: Room, token: str) -> OpenSession | None:
    try:
        return await room.sessions.find(token)
    except NotAuthenticated:
        return None


async def test_a_session_is_its_accounts_until_it_is_ended(room: Room) -> None:
    account = await room.accounts.of_telegram(4711)
    token, other = [(await room.sessions.open(account.id)).token for _ in range(2)]
    found = await room.sessions.find(token)
    assert (found.account, found.scopes, found.key_id) == (account, OWN_SCOPES, None)
    await room.sessions.end(token)
    await room.sessions.end(token)
    assert await holds(room, token) is None
    assert await holds(room, other) is not None


async def test_what_is_kept_does_not_hold_the_token(room: Room) -> None:
    token = (await room.sessions.open((await room.accounts.new()).id)).token
    async with room.database.session() as session:
        row = (await session.scalars(select(SessionRow))).one()
    kept = [str(getattr(row, column.key)) for column in inspect(SessionRow).column_attrs]
    assert not [value for value in kept if token in value or csrf_token(token) in value]


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "A" * 42 + "\x00", "é" * 43, "A" * 5000])
async def test_a_token_that_nobody_was_given_is_never_adopted(room: Room, token: str) -> None:
    assert await holds(room, token) is None


async def test_a_session_that_is_used_goes_on(room: Room, clock: Clock) -> None:
    token = (await room.sessions.open((await room.accounts.new()).id)).token
    for _ in range(4):
        clock.pass_(days=SESSION_DAYS - 1)
        found = await room.sessions.find(token)
        assert (found.renewed, found.expires_at) == (True, clock.now + timedelta(days=SESSION_DAYS))
    clock.pass_(minutes=59)
    assert not (await room.sessions.find(token)).renewed
    clock.pass_(days=SESSION_DAYS)
    assert await holds(room, token) is None


async def test_a_session_allows_what_its_key_does_but_never_admin(room: Room) -> None:
    account = await room.accounts.new()
    few = await room.keys.add(account.id, "few", ["verdicts"])
    all_ = await room.keys.add(account.id, "all", SCOPES)
    assert (await room.sessions.open(account.id, few.key.id)).session.scopes == {"verdicts"}
    assert (await room.sessions.open(account.id, all_.key.id)).session.scopes == OWN_SCOPES


async def test_a_session_ends_with_the_key_that_it_was_opened_with(room: Room, clock: Clock) -> None:
    account = await room.accounts.new()
    revoked = await room.keys.add(account.id, "revoked", OWN_SCOPES)
    expiring = await room.keys.add(account.id, "expiring", OWN_SCOPES, clock.now + timedelta(hours=5))
    by_revoked = (await room.sessions.open(account.id, revoked.key.id)).token
    by_expiring = (await room.sessions.open(account.id, expiring.key.id)).token
    by_telegram = (await room.sessions.open(account.id)).token
    await room.keys.revoke(account.id, revoked.key.id)
    clock.pass_(hours=4)
    found = [await holds(room, token) for token in (by_revoked, by_expiring, by_telegram)]
    assert [session is not None for session in found] == [False, True, True]
    clock.pass_(hours=1)
    assert await holds(room, by_expiring) is None


async def test_an_account_has_so_many_sessions_and_the_oldest_give_way(room: Room, clock: Clock) -> None:
    account, other = await room.accounts.new(), await room.accounts.new()
    of_other = (await room.sessions.open(other.id)).token
    tokens = []
    for _ in range(MOST + 2):
        clock.pass_(seconds=1)
        tokens.append((await room.sessions.open(account.id)).token)
    there = [await holds(room, token) is not None for token in tokens]
    assert there == [False, False, *[True] * MOST]
    assert await holds(room, of_other) is not None


async def test_of_many_that_are_opened_at_once_each_is_answered_and_so_many_stay(
    room: Room, other_worker: Room
) -> None:
    account = await room.accounts.new()
    key = await room.keys.add(account.id, "mine", OWN_SCOPES)
    asked = [worker.sessions.open(account.id, key.key.id) for worker in (room, other_worker) * 20]
    opened = await asyncio.gather(*asked)
    assert {new.session.account for new in opened} == {account}
    assert len([new for new in opened if await holds(room, new.token) is not None]) == MOST


async def test_no_session_is_opened_with_a_key_that_was_revoked(room: Room) -> None:
    account = await room.accounts.new()
    key = await room.keys.add(account.id, "mine", OWN_SCOPES)
    await room.keys.revoke(account.id, key.key.id)
    with pytest.raises(NotAuthenticated):
        await room.sessions.open(account.id, key.key.id)
    async with room.database.session() as session:
        assert (await session.scalars(select(SessionRow))).all() == []


def test_the_token_against_forged_requests_is_made_of_the_sessions() -> None:
    assert is_csrf_token(csrf_token("one"), "one")
    assert not [
        given for given in ("", csrf_token("other"), "é", csrf_token("one")[:-1]) if is_csrf_token(given, "one")
    ]
    assert re.fullmatch("[0-9a-f]{64}", csrf_token("one"))


def test_scripts_and_other_hosts_do_not_see_the_cookie() -> None:
    name, *attributes = set_cookie("token", 60.5).split("; ")
    assert name == "__Host-worthit_session=token"
    assert set(attributes) == {"Max-Age=60", "Path=/", "Secure", "HttpOnly", "SameSite=Lax"}
