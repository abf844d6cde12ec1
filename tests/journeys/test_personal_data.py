"""Somebody takes their data with them and is forgotten, as docs/privacy.md tells it."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.journeys.instance import Instance, running_instance
from tests.journeys.test_docs import REPOSITORY, run, shell_blocks
from tests.terminal import worthit

PAGE = "docs/privacy.md"


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """One of their own: an address may make five accounts a day."""
    with running_instance(tmp_path_factory.mktemp("personal")) as started:
        yield started


@pytest.fixture
def api(instance: Instance) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=instance.url, trust_env=False, timeout=30) as client:
        yield client


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_the_page_on_privacy(instance: Instance, tmp_path: Path) -> None:
    (commands,) = shell_blocks(PAGE)
    run(f"cd {tmp_path}\n{commands.replace('http://127.0.0.1:8000', instance.url)}")
    export = json.loads((tmp_path / "account.json").read_text())
    assert [key["name"] for key in export["data"]["keys"]] == ["first key"]
    (program,) = re.findall(r"```python\n(.*?)```", (REPOSITORY / PAGE).read_text("utf-8"), re.DOTALL)
    checked = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert checked.stdout.startswith("erased at 20")
    forged = json.loads((tmp_path / "receipt.json").read_text())
    forged["removed"]["keys"] = 9
    (tmp_path / "receipt.json").write_text(json.dumps(forged))
    refused = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "InvalidSignature" in refused.stderr


def test_all_keys_and_sessions_of_an_erased_account_are_dead_at_once(api: httpx.Client) -> None:
    made = api.post("/v1/account").json()
    first, account = made["api_key"], made["account"]["id"]
    second = api.post("/v1/account/keys", headers=bearer(first), json={"name": "second", "scopes": ["account"]}).json()
    session = api.post("/v1/session", json={"api_key": first})
    cookie = {"Cookie": session.headers["Set-Cookie"].partition(";")[0]}
    api.cookies.clear()
    for credentials in (bearer(first), bearer(second["api_key"]), cookie):
        assert api.get("/v1/account", headers=credentials).status_code == 200
    given = api.get("/v1/account/export", headers=cookie)
    assert given.headers["Content-Disposition"] == 'attachment; filename="worthit-account.json"'
    assert account in given.text
    assert first not in given.text
    receipt = api.delete("/v1/account", headers=bearer(second["api_key"])).json()
    assert receipt["removed"]["keys"] == 2
    assert receipt["removed"]["sessions"] == 1
    assert account not in json.dumps(receipt)
    for credentials in (bearer(first), bearer(second["api_key"]), cookie):
        assert api.get("/v1/account", headers=credentials).status_code == 401


def test_credentials_without_the_scope_neither_see_nor_erase(api: httpx.Client) -> None:
    first = api.post("/v1/account").json()["api_key"]
    narrow = api.post("/v1/account/keys", headers=bearer(first), json={"name": "narrow", "scopes": ["verdicts"]}).json()
    assert api.get("/v1/account/export", headers=bearer(narrow["api_key"])).status_code == 403
    assert api.delete("/v1/account", headers=bearer(narrow["api_key"])).status_code == 403
    assert api.delete("/v1/account").status_code == 401
    assert api.get("/v1/account", headers=bearer(first)).status_code == 200


def test_the_operator_gives_out_and_erases_an_account_on_the_command_line(tmp_path: Path) -> None:
    made = worthit("accounts", "new", cwd=tmp_path)
    account = made.stdout.decode().split()[1]
    export = json.loads(worthit("accounts", "export", account, cwd=tmp_path).stdout)
    assert export["data"]["account"][0]["id"] == account
    receipt = json.loads(worthit("accounts", "erase", account, "--yes", cwd=tmp_path).stdout)
    assert receipt["removed"]["account"] == 1
    again = worthit("accounts", "export", account, cwd=tmp_path)
    assert (again.returncode, again.stdout) == (1, b"")
    assert again.stderr.decode().startswith("E009 ")
