import asyncio
import re
from pathlib import Path

import pytest

from worthit.accounts.addresses import Addresses
from worthit.secrets.pseudonyms import Pseudonyms


async def subjects(folder: Path, *addresses: str) -> list[str]:
    of_process = Addresses(Pseudonyms(folder))
    return [await of_process.subject(address) for address in addresses]


async def test_all_workers_know_an_address_by_one_name_that_does_not_show_it(tmp_path: Path) -> None:
    mine, other = await subjects(tmp_path, "192.0.2.7", "192.0.2.8")
    assert await subjects(tmp_path, "192.0.2.7", "192.0.2.8") == [mine, other]
    assert mine != other
    assert re.fullmatch("address:[0-9a-f]{24}", mine)
    elsewhere = tmp_path / "another instance"
    assert await subjects(elsewhere, "192.0.2.7") != [mine]


async def test_a_household_is_one_asker_however_many_addresses_it_has(tmp_path: Path) -> None:
    same = ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:DB8:1:2:0:0:0:1", "2001:db8:1:2::7%eth0")
    next_door = ("2001:db8:1:3::1", "::1", "192.0.2.1")
    assert len(set(await subjects(tmp_path, *same))) == 1
    assert len(set(await subjects(tmp_path, same[0], *next_door))) == 4


@pytest.mark.parametrize("address", ["unknown", "", ":", "unix:", "\ud800", "x" * 10_000])
async def test_an_address_that_is_none_has_a_name_too(tmp_path: Path, address: str) -> None:
    (subject,) = await subjects(tmp_path, address)
    assert re.fullmatch("address:[0-9a-f]{24}", subject)


async def test_where_the_key_cannot_be_had_askers_are_still_told_apart(tmp_path: Path) -> None:
    (tmp_path / "pseudonyms.key").write_bytes(b"damaged")
    of_process = Addresses(Pseudonyms(tmp_path))
    names = await asyncio.gather(*(of_process.subject(f"192.0.2.{n}") for n in (1, 2, 1)))
    assert names[0] == names[2] == await of_process.subject("192.0.2.1")
    assert names[0] != names[1]
