"""Signing up, and what its limits are."""

from pathlib import Path

from tests.unit.accounts.served import served

SIGN_UP = "/v1/account"


async def test_five_accounts_a_day_are_made_from_one_address(tmp_path: Path) -> None:
    async with served(tmp_path) as house, house.client("192.0.2.1") as client, house.client("192.0.2.2") as elsewhere:
        answers = [await client.post(SIGN_UP) for _ in range(6)]
        assert [answer.status_code for answer in answers] == [201] * 5 + [429]
        assert 86_000 < int(answers[-1].headers["Retry-After"]) <= 86_400
        assert (await elsewhere.post(SIGN_UP)).status_code == 201
        key = answers[0].json()["api_key"]
        again = await client.post(SIGN_UP, headers={"Authorization": f"Bearer {key}"})
        assert (again.status_code, again.json()["code"]) == (409, "E009")


async def test_where_sign_up_is_closed_nobody_makes_an_account(tmp_path: Path) -> None:
    async with served(tmp_path, sign_up="closed") as house, house.client() as client:
        answer = await client.post(SIGN_UP)
        assert (answer.status_code, answer.json()["code"]) == (403, "E006")
        assert "api_key" not in answer.text
