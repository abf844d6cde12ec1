import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import inspect, select

from tests.unit.accounts.conftest import Clock, Room
from worthit.accounts.key_store import NewKey
from worthit.accounts.keys import ApiKey, id_in, new_key
from worthit.accounts.model import OWN_SCOPES, SCOPES
from worthit.errors import Conflict, NotAllowed, NotAuthenticated, NothingHere
from worthit.storage.tables import ApiKeyRow

DAY = timedelta(days=1)
NO_OVERLAP = timedelta(0)


async def refused(room: Room, api_key: str) -> bool:
    try:
        await room.keys.holder(api_key)
    except NotAuthenticated:
        return True
    return False


async def test_a_key_is_known_as_its_accounts_with_what_it_allows(room: Room) -> None:
    account = await room.accounts.new()
    made = await room.keys.add(account.id, "for my blog", ["watches", "verdicts"])
    holder = await room.keys.holder(made.api_key)
    assert (holder.account, holder.key.name) == (account, "for my blog")
    assert holder.key.scopes == ("verdicts", "watches")
    assert made.key.id == id_in(made.api_key)


async def test_a_key_of_a_telegram_user_is_theirs_there_too(room: Room) -> None:
    account = await room.accounts.of_telegram(4711)
    made = await room.keys.add(account.id, "mine", OWN_SCOPES)
    assert (await room.keys.holder(made.api_key)).account.telegram_id == "4711"


async def test_what_is_kept_does_not_hold_the_secret(room: Room) -> None:
    made = await room.keys.add((await room.accounts.new()).id, "mine", OWN_SCOPES)
    secret = made.api_key.rpartition("_")[2]
    async with room.database.session() as session:
        row = (await session.scalars(select(ApiKeyRow))).one()
    kept = [str(getattr(row, column.key)) for column in inspect(ApiKeyRow).column_attrs]
    assert not [value for value in kept if secret in value or secret[:12] in value]


async def test_keys_that_nobody_made_are_refused(room: Room) -> None:
    made = await room.keys.add((await room.accounts.new()).id, "mine", OWN_SCOPES)
    guess = f"wi_{made.key.id}_{new_key().rpartition('_')[2]}"
    assert [await refused(room, key) for key in (guess, new_key(), "", "wi_", made.api_key + "1")] == [True] * 5
    assert not await refused(room, made.api_key)


async def test_a_key_ends_when_it_was_said_to(room: Room, clock: Clock) -> None:
    account = await room.accounts.new()
    made = await room.keys.add(account.id, "for a day", OWN_SCOPES, clock.now + DAY)
    clock.pass_(hours=23, minutes=59)
    assert not await refused(room, made.api_key)
    clock.pass_(minutes=1)
    assert await refused(room, made.api_key)


async def test_a_revoked_key_is_refused_for_ever_and_once_more_changes_nothing(room: Room, clock: Clock) -> None:
    account = await room.accounts.new()
    made = await room.keys.add(account.id, "mine", OWN_SCOPES)
    await room.keys.revoke(account.id, made.key.id)
    assert await refused(room, made.api_key)
    revoked_at = clock.now
    clock.pass_(days=1)
    await room.keys.revoke(account.id, made.key.id)
    assert (await room.keys.get(account.id, made.key.id)).revoked_at == revoked_at


async def test_nobody_reaches_the_keys_of_somebody_else(room: Room) -> None:
    mine, other = await room.accounts.new(), await room.accounts.new()
    made = await room.keys.add(mine.id, "mine", OWN_SCOPES)
    for key_id in (made.key.id, "4bQz7RkP", "", "a\x00b", "é" * 8):
        with pytest.raises(NothingHere):
            await room.keys.get(other.id, key_id)
        with pytest.raises(NothingHere):
            await room.keys.revoke(other.id, key_id)
        with pytest.raises(NothingHere):
            await room.keys.rotate(other.id, key_id, OWN_SCOPES, DAY)
    assert await room.keys.page(other.id, None, 10) == []
    assert not await refused(room, made.api_key)


async def test_an_account_has_twenty_keys_however_many_are_asked_for_at_once(room: Room, other_worker: Room) -> None:
    account = await room.accounts.new()
    asked = [worker.keys.add(account.id, "one of many", OWN_SCOPES) for worker in (room, other_worker) * 12]
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert [type(answer) for answer in answers if isinstance(answer, BaseException)] == [Conflict] * 4
    assert len(await room.keys.page(account.id, None, 100)) == 20


async def test_keys_that_ended_make_room(room: Room, clock: Clock) -> None:
    account = await room.accounts.new()
    for _ in range(19):
        await room.keys.add(account.id, "for a day", OWN_SCOPES, clock.now + DAY)
    last = await room.keys.add(account.id, "for ever", OWN_SCOPES)
    with pytest.raises(Conflict):
        await room.keys.add(account.id, "one more", OWN_SCOPES)
    await room.keys.revoke(account.id, last.key.id)
    await room.keys.add(account.id, "one more", OWN_SCOPES)
    clock.pass_(days=1)
    for _ in range(19):
        await room.keys.add(account.id, "again", OWN_SCOPES)


async def test_after_a_rotation_both_hold_until_the_old_one_ends(room: Room, clock: Clock) -> None:
    account = await room.accounts.new()
    old = await room.keys.add(account.id, "mine", ["verdicts"])
    anew = await room.keys.rotate(account.id, old.key.id, OWN_SCOPES, DAY)
    assert (anew.key.name, anew.key.scopes, anew.key.expires_at) == ("mine", ("verdicts",), None)
    assert not await refused(room, old.api_key)
    clock.pass_(days=1)
    assert await refused(room, old.api_key)
    assert not await refused(room, anew.api_key)


async def test_a_rotation_without_overlap_ends_the_old_key_at_once(room: Room) -> None:
    account = await room.accounts.new()
    old = await room.keys.add(account.id, "mine", OWN_SCOPES)
    await room.keys.rotate(account.id, old.key.id, OWN_SCOPES, NO_OVERLAP)
    assert await refused(room, old.api_key)
    with pytest.raises(Conflict):
        await room.keys.rotate(account.id, old.key.id, OWN_SCOPES, NO_OVERLAP)


async def test_a_rotation_never_lets_a_key_live_longer(room: Room, clock: Clock) -> None:
    account = await room.accounts.new()
    old = await room.keys.add(account.id, "for a day", OWN_SCOPES, clock.now + DAY)
    clock.pass_(hours=20)
    anew = await room.keys.rotate(account.id, old.key.id, OWN_SCOPES, 7 * DAY)
    assert (await room.keys.get(account.id, old.key.id)).expires_at == old.key.expires_at
    assert anew.key.expires_at == clock.now + DAY


async def test_of_many_rotations_at_once_one_makes_the_successor(room: Room, other_worker: Room) -> None:
    account = await room.accounts.new()
    old = await room.keys.add(account.id, "mine", OWN_SCOPES)
    asked = [worker.keys.rotate(account.id, old.key.id, OWN_SCOPES, DAY) for worker in (room, other_worker) * 8]
    answers = await asyncio.gather(*asked, return_exceptions=True)
    (made,) = [answer for answer in answers if isinstance(answer, NewKey)]
    refusals = [answer for answer in answers if isinstance(answer, Conflict)]
    assert len(refusals) == 15
    assert all(made.key.id in refusal.detail for refusal in refusals)
    assert {key.id for key in await room.keys.page(account.id, None, 10)} == {old.key.id, made.key.id}


async def test_the_successor_lives_as_long_as_its_key_was_to_and_never_as_the_overlap(room: Room, clock: Clock) -> None:
    account = await room.accounts.new()
    old = await room.keys.add(account.id, "for a week", OWN_SCOPES, clock.now + 7 * DAY)
    anew = await room.keys.rotate(account.id, old.key.id, OWN_SCOPES, timedelta(minutes=1))
    assert anew.key.expires_at == clock.now + 7 * DAY
    clock.pass_(days=1)
    third = await room.keys.rotate(account.id, anew.key.id, OWN_SCOPES, NO_OVERLAP)
    assert third.key.expires_at == clock.now + 7 * DAY


async def test_a_key_that_ends_renews_itself_but_rotates_none_that_lives_longer(room: Room, clock: Clock) -> None:
    account = await room.accounts.new()
    lasting = await room.keys.add(account.id, "lasting", OWN_SCOPES)
    short = await room.keys.add(account.id, "for a day", OWN_SCOPES, clock.now + DAY)
    with pytest.raises(NotAllowed):
        await room.keys.rotate(account.id, lasting.key.id, OWN_SCOPES, DAY, made_by=short.key.id)
    renewed = await room.keys.rotate(account.id, short.key.id, OWN_SCOPES, NO_OVERLAP, made_by=short.key.id)
    assert renewed.key.expires_at == clock.now + DAY
    await room.keys.rotate(account.id, renewed.key.id, OWN_SCOPES, DAY, made_by=lasting.key.id)


async def test_a_key_that_has_ended_makes_no_key(room: Room) -> None:
    account, other = await room.accounts.new(), await room.accounts.new()
    revoked = await room.keys.add(account.id, "revoked", OWN_SCOPES)
    lasting = await room.keys.add(account.id, "lasting", OWN_SCOPES)
    of_other = await room.keys.add(other.id, "of another account", OWN_SCOPES)
    await room.keys.revoke(account.id, revoked.key.id)
    for key in (revoked, of_other):
        with pytest.raises(NotAuthenticated):
            await room.keys.add(account.id, "one more", OWN_SCOPES, made_by=key.key.id)
        with pytest.raises(NotAuthenticated):
            await room.keys.rotate(account.id, lasting.key.id, OWN_SCOPES, DAY, made_by=key.key.id)
    assert len(await room.keys.page(account.id, None, 10)) == 2


async def test_a_rotation_gives_nobody_more_than_they_have(room: Room) -> None:
    account = await room.accounts.new()
    old = await room.keys.add(account.id, "mine", ["verdicts", "watches"])
    admin = await room.keys.add(account.id, "the operator's", SCOPES)
    with pytest.raises(NotAllowed):
        await room.keys.rotate(account.id, old.key.id, frozenset({"account", "verdicts"}), DAY)
    with pytest.raises(NotAllowed):
        await room.keys.rotate(account.id, admin.key.id, frozenset(SCOPES), DAY)
    assert not await refused(room, old.api_key)
    assert len(await room.keys.page(account.id, None, 10)) == 2


async def test_when_a_key_was_used_is_noted_once_a_minute(room: Room, clock: Clock) -> None:
    account = await room.accounts.new()
    made = await room.keys.add(account.id, "mine", OWN_SCOPES)

    async def last_used_after(**span: float) -> float:
        clock.pass_(**span)
        await room.keys.holder(made.api_key)
        used = (await room.keys.get(account.id, made.key.id)).last_used_at
        assert used is not None
        return (clock.now - used).total_seconds()

    assert await last_used_after(seconds=0) == 0
    assert await last_used_after(seconds=59) == 59
    assert await last_used_after(seconds=1) == 0


async def test_pages_of_keys_tell_each_once_newest_first(room: Room, clock: Clock) -> None:
    account = await room.accounts.new()
    made = []
    for number in range(5):
        made.append((await room.keys.add(account.id, f"key {number}", OWN_SCOPES)).key.id)
        clock.pass_(seconds=number % 2)
    told: list[ApiKey] = []
    after = None
    while page := await room.keys.page(account.id, after, 2):
        told += page
        after = page[-1].created_at, page[-1].id
    assert sorted(key.id for key in told) == sorted(made)
    assert told == sorted(told, key=lambda key: key.created_at, reverse=True)


async def test_no_key_is_made_for_nobody(room: Room) -> None:
    with pytest.raises(NothingHere):
        await room.keys.add("0123456789abcdef0123", "of nobody", OWN_SCOPES)
