"""The command line as a person uses it: a fresh process in an empty folder, nothing configured."""

import gzip
import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import as_json, worthit, worthit_anew

PAGES = Path(__file__).parents[1] / "pages"
LAMP = PAGES / "amazon_lamp.html"


def test_a_saved_page_gives_a_readable_verdict_and_is_kept(tmp_path: Path) -> None:
    done = worthit_anew("analyze", LAMP, cwd=tmp_path)
    words = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert "out of 10" in words.splitlines()[1]
    assert "Lumora Arden Desk Lamp" in words
    assert "your copy, not checked" in words
    assert (tmp_path / "var" / "worthit.db").is_file()


@pytest.mark.parametrize(
    "command", [("batch", "identify"), ("verify", "no-such-file.json"), ("analyse",), ("--version",)]
)
def test_a_command_of_these_tests_says_what_one_in_a_new_interpreter_says(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    link = b'{"url": "https://www.amazon.it/dp/B0TEST1234"}'
    forked, anew = (run(*command, cwd=tmp_path, stdin=link) for run in (worthit, worthit_anew))
    assert (forked.returncode, forked.stdout, forked.stderr) == (anew.returncode, anew.stdout, anew.stderr)


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({}, "is off: set WORTHIT_BOT__TOKEN"),
        ({"WORTHIT_BOT__TOKEN": "mine"}, "has failed: WORTHIT_BOT__TOKEN is not a token as @BotFather gives it"),
        ({"WORTHIT_PLUGINS__ENABLED": "caching"}, "is disabled"),
    ],
)
def test_a_command_of_a_plugin_that_does_not_run_tells_why(
    tmp_path: Path, settings: dict[str, str], reason: str
) -> None:
    done = worthit("bot", "webhook", "set", cwd=tmp_path, stdin=b"", **settings)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"Error: The plugin bot {reason}")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("it", "5,22 su 10"),
        ("de", "5,22 von 10"),
        ("fr", "5,22 sur 10"),
        ("es", "5,22 de 10"),
        ("en", "5.22 out of 10"),
    ],
)
def test_a_verdict_is_told_in_the_language_asked_for(tmp_path: Path, language: str, answer: str) -> None:
    read = worthit("analyze", LAMP, "--language", language, cwd=tmp_path, WORTHIT_REVIEWS__ENGINE="deep")
    assert answer in read.stdout.decode().splitlines()[1]


def test_json_has_the_explanation_in_the_language_asked_for(tmp_path: Path) -> None:
    explained = as_json(worthit("analyze", LAMP, "--language", "de", "--json", cwd=tmp_path))["explanation"]
    assert explained["language"] == "de"
    assert "von 10" in explained["answer"]


def test_json_is_the_whole_verdict(tmp_path: Path) -> None:
    document = as_json(worthit("analyze", LAMP, "--json", cwd=tmp_path, WORTHIT_REVIEWS__ENGINE="deep"))
    verdict = document["verdict"]
    low, high = verdict["interval"]
    assert low <= verdict["value_score"] <= high
    assert round(sum(reason["contribution"] for reason in verdict["reasons"]), 2) == round(verdict["uncapped"], 2)
    assert document["provenance"] == "your_copy"
    assert verdict["missing"] == ["price_history", "trust"]
    assert verdict["engine"].endswith("; deep 8")


def test_a_compressed_page_and_a_page_of_its_reviews_are_one_product(tmp_path: Path) -> None:
    packed = tmp_path / "lamp.html.gz"
    packed.write_bytes(gzip.compress(LAMP.read_bytes()))
    alone = as_json(worthit("analyze", packed, "--json", cwd=tmp_path))
    assert alone["product"]["title"].startswith("Lumora Arden Desk Lamp")


def test_pages_of_different_products_are_refused(tmp_path: Path) -> None:
    done = worthit("analyze", LAMP, PAGES / "amazon_kettle_reviews.html", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("E009")
    assert done.stdout == b""


@pytest.mark.parametrize("link", ["https://www.ebay.com/itm/123456789012", "https://www.amazon.co.uk/dp/B000000000"])
def test_a_page_is_not_taken_for_another_product_than_its_own(tmp_path: Path, link: str) -> None:
    done = worthit("analyze", LAMP, link, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("E009 The pages disagree")


def test_doctor_tells_a_database_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where the folder should be")
    done = worthit("doctor", cwd=tmp_path)
    assert done.returncode == 1
    assert "database     failed" in done.stdout.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_database_that_is_down_costs_the_keeping_not_the_verdict(tmp_path: Path) -> None:
    nowhere = "postgresql+asyncpg://me:hunter2hunter2@127.0.0.1:1/db"
    done = worthit("analyze", LAMP, "--json", cwd=tmp_path, WORTHIT_STORAGE__URL=nowhere)
    assert as_json(done)["kept"] is False
    told = worthit("doctor", cwd=tmp_path, WORTHIT_STORAGE__URL=nowhere)
    assert told.returncode == 1
    assert "database     failed" in told.stdout.decode()
    assert b"hunter2" not in done.stdout + done.stderr + told.stdout + told.stderr


def test_a_port_in_use_is_told_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = worthit("run", "--port", str(taken.getsockname()[1]), cwd=tmp_path)
    assert done.returncode == 1
    assert "WORTHIT_WEB__PORT" in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


def test_a_batch_line_that_is_not_text_is_the_line_s_fault(tmp_path: Path) -> None:
    lines = [b'{"url":"https://x.example/\xff"}', b'{"url":"\\ud800"}', b'{"url":null,"id":"7"}']
    done = worthit("batch", "identify", cwd=tmp_path, stdin=b"\n".join(lines))
    broken, half, absent = (json.loads(line) for line in done.stdout.splitlines())
    assert (broken["error"]["code"], half["error"]["code"]) == ("E009", "E009")
    assert (absent["id"], absent["error"]["code"]) == ("7", "E009")


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("no-such-file.html", "E009"),
        ("http://169.254.169.254/latest/meta-data", "E001"),
    ],
)
def test_what_cannot_be_looked_up_is_one_clear_line_with_its_code(tmp_path: Path, target: str, code: str) -> None:
    done = worthit("analyze", target, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode().startswith(code)
    assert "Traceback" not in done.stderr.decode()
    told = as_json(worthit("analyze", target, "--json", cwd=tmp_path))
    assert told["error"]["code"] == code


def test_a_folder_that_cannot_be_written_costs_the_keeping_not_the_verdict(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where the folder should be")
    document = as_json(worthit("analyze", LAMP, "--json", cwd=tmp_path))
    assert document["kept"] is False
    assert document["verdict"]["value_score"] is not None


def test_a_misspelt_setting_is_told_before_anything_starts(tmp_path: Path) -> None:
    for command in (("analyze", LAMP), ("run",), ("doctor",)):
        done = worthit(*command, cwd=tmp_path, WORTHIT_FETCH__ALOW_NETWORKS="127.0.0.0/8")
        assert done.returncode == 1
        assert "WORTHIT_FETCH__ALLOW_NETWORKS" in done.stderr.decode()
        assert not (tmp_path / "var").exists()


def test_doctor_tells_a_lifted_protection_and_exits_well(tmp_path: Path) -> None:
    done = worthit("doctor", cwd=tmp_path, WORTHIT_FETCH__ALLOW_NETWORKS="127.0.0.0/8")
    assert done.returncode == 0, done.stdout.decode()
    assert "WORTHIT_FETCH__ALLOW_NETWORKS" in done.stdout.decode()


def test_doctor_tells_who_is_sent_the_text_of_reviews(tmp_path: Path) -> None:
    lines = worthit("doctor", cwd=tmp_path).stdout.decode().splitlines()
    assert [line.split()[1] for line in lines if line.startswith("huggingface")] == ["off"]
    token = "hf_a_token_that_must_not_show"
    on = worthit("doctor", cwd=tmp_path, WORTHIT_HUGGINGFACE__TOKEN=token)
    assert on.returncode == 0, on.stdout.decode()
    assert "sentences of reviews are sent to router.huggingface.co" in on.stdout.decode()
    assert token.encode() not in on.stdout + on.stderr


def test_batch_answers_line_for_line_and_pipes_into_itself(tmp_path: Path) -> None:
    lines = [
        {"file": str(LAMP)},
        {"file": str(tmp_path / "missing.html")},
        {"file": str(PAGES / "amazon_novel_kindle.html")},
    ]
    extracted = worthit("batch", "extract", cwd=tmp_path, stdin="\n".join(map(json.dumps, lines)).encode())
    readings = [json.loads(line) for line in extracted.stdout.splitlines()]
    assert [reading.get("kind") for reading in readings] == ["product", None, "product"]
    assert readings[1]["error"]["code"] == "E009"
    judged = worthit("batch", "verdict", cwd=tmp_path, stdin=extracted.stdout)
    verdicts = [json.loads(line) for line in judged.stdout.splitlines()]
    assert [verdict["file"] for verdict in verdicts] == [line["file"] for line in lines]
    assert verdicts[0]["value_score"] is not None
    assert not (tmp_path / "var").exists()  # batch never touches the store


def test_help_starts_without_anything_heavy(tmp_path: Path) -> None:
    script = (
        "import sys, worthit.cli as cli\ntry: cli.main(['--help'])\nexcept SystemExit: pass\nprint(sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=True, text=True)
    for heavy in ("'sqlalchemy'", "'alembic'", "'selectolax'", "'PIL'", "'redis'", "'aiogram'"):
        assert heavy not in done.stdout, heavy
