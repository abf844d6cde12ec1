import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from worthit.config import LogSettings, Secret, Settings, StorageSettings
from worthit.telemetry import configure_logging, secrets_in

BOT_TOKEN = "123456789:" + "A" * 35
CANARIES = [
    "redis://user:pass-word-9@cache:6379/0",
    f"https://api.telegram.org/bot{BOT_TOKEN}/getMe",
    BOT_TOKEN,
    "sk_live_" + "abcdefghijklmnop",
    "whsec_" + "abcdefghijklmnop",
    "Authorization: Bearer abcdefghijklmnop",
    f"wi_4bQz7RkP_{'K' * 40}",
    "tma query_id=1&user=%7B%22id%22%3A4711%7D&hash=" + "0" * 64,
    "user=x&hash=" + "f" * 64,
    "__Host-worthit_session=" + "S" * 43,
]
LEAKS = ["pass-word-9", "A" * 35, "abcdefghijklmnop", "K" * 40, "4711", "0" * 64, "f" * 64, "S" * 43]


@pytest.fixture
def sink() -> Iterator[io.StringIO]:
    before = logging.getLogger().handlers[:], logging.getLogger().level
    stream = io.StringIO()
    configure_logging(LogSettings(format="json"), [Secret("exactly-this-secret")], stream)
    yield stream
    logging.getLogger().handlers[:], level = before
    logging.getLogger().setLevel(level)
    structlog.reset_defaults()


def lines(sink: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in sink.getvalue().splitlines()]


@pytest.mark.parametrize("canary", CANARIES)
def test_secrets_are_masked_in_messages_fields_and_tracebacks_of_any_logger(sink: io.StringIO, canary: str) -> None:
    structlog.get_logger("ours").info(canary, field=canary, nested={"deep": [canary]})
    logging.getLogger("theirs").warning("said %s", canary)
    try:
        raise ValueError(canary)
    except ValueError:
        structlog.get_logger("ours").exception("failed")
        logging.getLogger("theirs").exception("failed too")
    assert len(lines(sink)) == 4
    assert not [leak for leak in LEAKS if leak in sink.getvalue()]


def test_the_exact_secrets_of_this_instance_are_masked_whatever_they_look_like(sink: io.StringIO) -> None:
    structlog.get_logger("ours").info("using exactly-this-secret now")
    assert lines(sink)[0]["event"] == "using *** now"


def test_ordinary_lines_stay_as_they_are(sink: io.StringIO) -> None:
    structlog.get_logger("ours").info("fetched", url="https://shop.example/p/1?x=2", took=0.25)
    line = lines(sink)[0]
    assert (line["event"], line["url"], line["took"], line["level"]) == (
        "fetched", "https://shop.example/p/1?x=2", 0.25, "info",
    )  # fmt: skip


def test_libraries_that_log_addresses_at_info_are_quiet(sink: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: GET https://shop.example")
    assert sink.getvalue() == ""


def test_secrets_are_found_wherever_they_stand_in_the_settings() -> None:
    settings = Settings(storage=StorageSettings(url=Secret("postgresql://u:p@h/d")))
    assert secrets_in(settings) == [Secret("postgresql://u:p@h/d")]
