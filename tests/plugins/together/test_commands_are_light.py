"""Commands that need no bot and no Redis import neither, though both plugins are installed and set up."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "pages" / "lampada.html"
NOWHERE = "http://127.0.0.1:9"
HEAVY = ("aiogram", "aiohttp", "redis", "hiredis")
PROGRAM = """
import json, sys
from worthit.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    code = end.code
print(json.dumps({"code": code, "imported": sorted(set(name.partition(".")[0] for name in sys.modules))}))
"""


@pytest.mark.parametrize(
    "command",
    [["--help"], ["--version"], ["plugins", "list"], ["plugins", "doctor"], ["migrate"], ["openapi"]],
    ids=" ".join,
)
def test_a_command_imports_no_library_of_a_plugin(tmp_path: Path, command: list[str]) -> None:
    output, imported = run(tmp_path, command, WORTHIT_CACHING__URL="redis://127.0.0.1:9")
    assert not set(HEAVY) & imported
    if command == ["plugins", "doctor"]:
        assert "bot      worthit-bot      0.1.0  ready" in output


@pytest.mark.parametrize("command", [["doctor"], ["analyze", str(PAGE)]], ids=lambda command: command[0])
def test_a_command_starts_no_bot(tmp_path: Path, command: list[str]) -> None:
    output, imported = run(tmp_path, command)
    assert "aiogram" not in imported
    if command == ["doctor"]:
        assert "it runs while WorthIt! serves" in output


def run(folder: Path, command: list[str], **settings: str) -> tuple[str, set[str]]:
    """What a command with a bot set up prints, and the packages that it imports."""
    bot = {"WORTHIT_BOT__TOKEN": "4242424242:a-token-of-a-bot-that-is-not-there", "WORTHIT_BOT__API_URL": NOWHERE}
    database = {"WORTHIT_STORAGE__URL": f"sqlite+aiosqlite:///{folder / 'worthit.db'}"}
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, *command],
        env={**os.environ, **bot, **database, **settings},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    told = json.loads(answer.stdout.splitlines()[-1])
    assert told["code"] in (0, None), answer.stderr
    return answer.stdout, set(told["imported"])
