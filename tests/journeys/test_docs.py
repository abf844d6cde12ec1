"""The commands in the documentation, run as they stand there."""

import asyncio
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.journeys.accounts import new_account
from tests.journeys.instance import Instance
from worthit.testing.shop import LoopbackShop

REPOSITORY = Path(__file__).parents[2]
PAGES = sorted(
    str(page.relative_to(REPOSITORY))
    for pattern in ("README.md", "docs/**/*.md", "plugins/*/README.md")
    for page in REPOSITORY.glob(pattern)
)


def shell_blocks(name: str) -> list[str]:
    return re.findall(r"```sh\n(.*?)```", (REPOSITORY / name).read_text("utf-8"), re.DOTALL)


def run(command: str) -> str:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=REPOSITORY, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_batch_page() -> None:
    (block,) = shell_blocks("docs/batch.md")
    verdict = json.loads(run(block))
    assert verdict["value_score"] is not None


def test_the_page_on_price_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORTHIT_STORAGE__URL", f"sqlite+aiosqlite:///{tmp_path}/worthit.db")
    (block,) = shell_blocks("docs/price-files.md")
    said = run(f"cd {tmp_path}\n{block}")
    assert "2 sightings, 2 of them new" in said
    assert "2 sightings, 0 of them new" in said
    assert "between €59.90 and €64.90" in said


def test_the_price_history_page() -> None:
    (block,) = shell_blocks("docs/price-history.md")
    judged = json.loads(run(block))
    assert (judged["label"], judged["days_tracked"], judged["lows"]["30"]) == ("lowest", 18, "80")


async def test_the_api_page(instance: Instance, shop: LoopbackShop) -> None:
    def here(block: str) -> str:
        command = block.replace("http://127.0.0.1:8000", instance.url)
        return f"KEY={holder.api_key}\n" + command.replace("https://shop.example/p/1", shop.link("/kettle"))

    holder = await new_account(instance)
    blocks = map(here, shell_blocks("docs/api.md"))
    asked, german, later, prices, watched, short = [await asyncio.to_thread(run, block) for block in blocks]
    document = json.loads(asked)
    assert document["verdict"]["value_score"] is not None
    assert json.loads(german)["explanation"]["language"] == "de"
    assert "event: progress" in later
    assert "event: verdict" in later
    assert json.loads(prices)["offers"][0]["currency"] == "EUR"
    watch, alerts = msgspec.json.Decoder().decode_lines(watched.replace("}{", "}\n{"))
    assert watch["rule"]["when"] == [{"type": "target", "amount": "49.90"}]
    assert alerts == {"items": [], "next_cursor": None}
    assert json.loads(short)["value_score"] == document["verdict"]["value_score"]


async def test_the_accounts_page(instance: Instance) -> None:
    (block,) = shell_blocks("docs/accounts.md")
    account = json.loads(await asyncio.to_thread(run, block.replace("http://127.0.0.1:8000", instance.url)))
    assert account["plan"] == "free"


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    text = (REPOSITORY / page).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        if "://" not in target:
            assert ((REPOSITORY / page).parent / target).exists(), f"{page}: {target}"


def test_the_two_commands_of_the_readme_are_verbs_of_the_makefile() -> None:
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    for verb in re.findall(r"^make (\w+)", "\n".join(shell_blocks("README.md")), re.MULTILINE):
        assert re.search(rf"^{verb}:", makefile, re.MULTILINE), verb
