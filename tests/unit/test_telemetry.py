import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from worthit.config import LogSettings, Secret, Settings, StorageSettings
from worthit.telemetry import Redactor, configure_logging, secrets_in

BOT_TOKEN = "123456789:" + "A" * 35
CANARIES = [
    "redis://user:pass-word-9@cache:6379/0",
    f"https://api.telegram.org/bot{BOT_TOKEN}/getMe",
    BOT_TOKEN,
    "sk_live_" + "abcdefghijklmnop",
    "whsec_" + "abcdefghijklmnop",
    "Authorization: Bearer abcdefghijklmnop",
    f"wi_4bQz7RkP_{'K' * 40}",
    "tma query_id=1&user=%7B%22id%22%3A471100815%7D&hash=" + "0" * 64,
    "user=x&hash=" + "f" * 64,
    "__Host-worthit_session=" + "S" * 43,
    "wi_Abcdefg1_" + "abcdefghijkmnop" + "z" * 25,
    "hf_" + "abcdefghijklmnop",
    "apify_api_" + "abcdefghijklmnop",
    "[(b'x-csrf-token', b'abcdefghijklmnop')]",
    "X-CSRF-Token: abcdefghijklmnop",
    "cookie: a=b; __Host-worthit_session=abcdefghijklmnop" + "z" * 27,
    "user=%7B%22first_name%22%3A%22abcdefghijklmnop%22%7D&auth_date=1",
    "initData=user%3D%257B%2522first_name%2522%253A%2522abcdefghijklmnop%2522%257D",
    "abcdefghijklmnop@mail.example",
    "?to=abcdefghijklmnop%40mail.example&x=1",
    "chat_id=-1000987654321 in a query",
    "{'chat': {'id': -1000987654321, 'type': 'group'}}",
    '{"user_id": "1000987654321"}',
    '{"from": {"id": 1000987654321}}',
    "telegram:1000987654321",
]
LEAKS = [
    "pass-word-9",
    "A" * 35,
    "abcdefghijklmnop",
    "K" * 40,
    "471100815",
    "0" * 64,
    "f" * 64,
    "S" * 43,
    "abcdefghijkmnop",
    "1000987654321",
]


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


@pytest.mark.parametrize(
    "line",
    [
        "a chat about 1000 things, user 4711 of them",
        "at 2026-11-29T02:12:00.943390Z request_id=368cb25872a82557 took 12345 ms",
        "decorated with @property in worthit/web/body.py:12",
        "https://shop.example/@brand/p/123456789?hash=tag",
        "basic hygiene, a bearer of news, whatever the user = wants",
    ],
)
def test_words_that_only_look_alike_stay(line: str) -> None:
    assert Redactor()(line) == line


@pytest.mark.parametrize("part", ["a", "a.", "a@", "a@b.", "x://a:", "chat:", "user:{", "x-csrf-token ", " ", "1"])
def test_a_line_of_any_length_is_looked_through_in_one_go(part: str) -> None:
    """A pattern that looks back and forth would take hours for this; the time limit of the tests would end it."""
    assert len(Redactor()(part * (3_000_000 // len(part)))) > 0


def test_libraries_that_log_addresses_at_info_are_quiet(sink: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: GET https://shop.example")
    assert sink.getvalue() == ""


def test_secrets_are_found_wherever_they_stand_in_the_settings() -> None:
    settings = Settings(storage=StorageSettings(url=Secret("postgresql://u:p@h/d")))
    assert secrets_in(settings) == [Secret("postgresql://u:p@h/d")]
