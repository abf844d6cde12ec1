"""Secrets and people are planted wherever a request, a setting or a failure can hold them, everything is provoked that
might tell of them, and every sink is read: none of them may be there.
"""

import io
import logging
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog
from litestar import Litestar, get
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tests.journeys.instance import Instance, page, running_instance
from tests.terminal import worthit
from worthit.config import LogSettings, WebSettings
from worthit.telemetry import configure_logging
from worthit.web.edge import edge_options, put_edge_around
from worthit.web.observed import Observation

NOBODY = "127.0.0.1:1"
"""A port at which nobody listens."""

# Put together here, so that nothing in this file looks like a secret to those who look for them.
BOT_TOKEN = "7012345678:" + "AACanaryOfTheBot" + "z" * 19
WEBHOOK_SECRET = "CanaryOfTheWebhook" + "1"
REDIS_PASSWORD = "canary-of-redis"
STORAGE_PASSWORD = "canary-of-storage"
APIFY_TOKEN = "apify_api_" + "CanaryOfApify123456"
HUGGINGFACE_TOKEN = "hf_" + "CanaryOfHuggingFace1"
API_KEY = "wi_Canary12_" + "CanaryfTheKey" + "z" * 27
SESSION = "CanaryOfTheSession" + "-" * 25
CSRF = "ca9a47" + "5" * 58
INIT_DATA_HASH = "ca9a48" + "6" * 58
EMAIL = "canary.person@mailbox.example"
CHAT = 5_550_001_234_567
USER_NAME = "CanaryOfAPerson"
MESSAGE_TEXT = "canary-of-a-message"
USER = f"%7B%22id%22%3A{CHAT}%2C%22first_name%22%3A%22{USER_NAME}%22%7D"
INIT_DATA = f"query_id=AAHdF6IQAAAAAN0XohDhrOrc&user={USER}&auth_date=1700000000&hash={INIT_DATA_HASH}"

CANARIES = [
    BOT_TOKEN.partition(":")[2],
    WEBHOOK_SECRET,
    REDIS_PASSWORD,
    STORAGE_PASSWORD,
    APIFY_TOKEN,
    HUGGINGFACE_TOKEN,
    API_KEY.rpartition("_")[2],
    SESSION,
    CSRF,
    INIT_DATA_HASH,
    "canary.person",
    str(CHAT),
    USER_NAME,
    MESSAGE_TEXT,
]
SECRET_SETTINGS = {
    "WORTHIT_PLUGINS__ENABLED": "bot,caching",
    "WORTHIT_BOT__TOKEN": BOT_TOKEN,
    "WORTHIT_BOT__API_URL": f"http://{NOBODY}",
    "WORTHIT_BOT__WEBHOOK_URL": "https://bot.example",
    "WORTHIT_BOT__WEBHOOK_SECRET": WEBHOOK_SECRET,
    "WORTHIT_CACHING__URL": f"redis://:{REDIS_PASSWORD}@{NOBODY}/0",
    "WORTHIT_APIFY__TOKEN": APIFY_TOKEN,
    "WORTHIT_HUGGINGFACE__TOKEN": HUGGINGFACE_TOKEN,
    "WORTHIT_HUGGINGFACE__URL": f"http://{NOBODY}/{{model}}",
    "WORTHIT_LOG__LEVEL": "debug",
}
WITH_CREDENTIALS = [
    {"Authorization": f"Bearer {API_KEY}"},
    {"Authorization": f"tma {INIT_DATA}"},
    {"Authorization": f"Basic {API_KEY}"},
    {"Cookie": f"__Host-worthit_session={SESSION}; other={EMAIL}", "X-CSRF-Token": CSRF},
    {"Referer": f"https://app.example/?email={EMAIL}&chat_id={CHAT}", "User-Agent": EMAIL, "X-Forwarded-For": EMAIL},
    {"X-Request-ID": f"by {EMAIL}", "Idempotency-Key": f"{CHAT} {EMAIL}", "Accept-Language": EMAIL, "Prefer": EMAIL},
    {"X-Telegram-Bot-Api-Secret-Token": WEBHOOK_SECRET, "Content-Type": f"text/{USER_NAME}"},
]
QUERY = (
    f"api_key={API_KEY}&email={EMAIL}&chat_id={CHAT}&initData={INIT_DATA}&language={EMAIL}&limit={EMAIL}&cursor={CSRF}"
)
PATHS = [
    "/", f"/{EMAIL}", f"/{API_KEY}", f"/assets/{API_KEY}", f"/v/{SESSION}", f"/problems/{EMAIL}", "/health",
    "/health/ready", "/openapi.json", f"/v1/verdicts/{SESSION}", f"/v1/verdicts/{EMAIL}/bundle", "/v1/verdicts",
    "/v1/comparisons", "/v1/keys", f"/v1/products/{EMAIL}", "/v1/products", f"/v1/lookups/{CSRF}", "/v1/account",
    "/v1/account/keys", f"/v1/watches/{CHAT}", "/v1/watches", "/api/health", "/api/analyze", "/plugins/bot/webhook",
]  # fmt: skip
LINK = f"http://{EMAIL.replace('@', '%40')}:{STORAGE_PASSWORD}@{NOBODY}/p?email={EMAIL}&token={API_KEY}&chat_id={CHAT}"
BODIES: list[Any] = [
    {"url": LINK},
    {"urls": [LINK, LINK + "&2"]},
    {"url": f"ftp://{EMAIL}"},
    {"url": CHAT, EMAIL: API_KEY},
    {"pages": [f"<p>{EMAIL} {API_KEY}</p>"]},
    {"language": EMAIL, "url": LINK},
    {EMAIL: {"chat": {"id": CHAT, "first_name": USER_NAME}}},
    [INIT_DATA, CSRF],
]

PERSON = {"id": CHAT, "is_bot": False, "first_name": USER_NAME, "username": USER_NAME}
MESSAGE = {
    "message_id": 1,
    "date": 1_700_000_000,
    "chat": {"id": CHAT, "type": "private", "first_name": USER_NAME},
    "from": PERSON,
    "text": f"{MESSAGE_TEXT} {EMAIL}",
}
UPDATES: list[dict[str, Any]] = [
    {"a_kind_of_next_year": MESSAGE},
    {"message": None, "chat_member_of_next_year": {"from": PERSON}},
    {"edited_message": MESSAGE},
    {"inline_query": {"id": "1", "from": PERSON, "query": MESSAGE_TEXT, "offset": ""}},
    {"message": {**MESSAGE, "date": USER_NAME}},
    {"callback_query": {"id": "1", "from": PERSON, "chat_instance": "1", "data": MESSAGE_TEXT}},
    {"message": MESSAGE},
]
"""Of kinds that nobody knows, that cannot be read, and ordinary ones."""
PASSED_BY = (1, 2, 5)
"""Those of them that the log says are not answered."""
SECONDS_TO_ANSWER = 30


def none_of_them_in(sink: str | bytes, what: str) -> None:
    text = (sink if isinstance(sink, str) else sink.decode("utf-8", "replace")).lower()
    found = [canary for canary in CANARIES if canary.lower() in text]
    assert not found, f"{found} in {what}: …{text[max(0, text.find(found[0].lower()) - 300) :][:600]}"


def written(answer: httpx.Response) -> str:
    return f"{answer.status_code} {dict(answer.headers)} {answer.text}"


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    home = tmp_path_factory.mktemp("canaries")
    dotenv = [f"{name}={value}" for name, value in SECRET_SETTINGS.items()]
    (home / ".env").write_text("\n".join(dotenv), "utf-8")
    with running_instance(home) as started:
        yield started


@pytest.fixture(scope="module")
def answers(instance: Instance) -> list[httpx.Response]:
    """What every path says to every kind of credentials, with and without a body, and to a good question besides."""
    heard = []
    with httpx.Client(base_url=instance.url, timeout=60, trust_env=False) as client:
        for number, path in enumerate(PATHS):
            for headers in WITH_CREDENTIALS:
                heard.append(client.get(f"{path}?{QUERY}", headers=headers))
                body = BODIES[(number + len(heard)) % len(BODIES)]
                heard.append(client.post(f"{path}?{QUERY}", json=body, headers=headers))
            heard += [client.request(method, f"{path}?{QUERY}") for method in ("DELETE", "PATCH", "OPTIONS", "HEAD")]
        for path in ("/v1/verdicts", "/v1/comparisons", "/api/analyze", "/v1/watches", "/v1/account"):
            heard += [client.post(path, json=body) for body in BODIES]
            heard.append(
                client.post(path, content=EMAIL.encode() * 10_000, headers={"Content-Type": "application/json"})
            )
        good = {"pages": [page("kettle")]}
        heard.append(client.post("/v1/verdicts", json=good))
        heard.append(client.post("/v1/verdicts", json=good, headers={"Accept": "text/event-stream"}))
    return heard


def test_they_are_in_no_answer_and_every_kind_of_answer_was_given(answers: list[httpx.Response]) -> None:
    for answer in answers:
        told = written(answer)
        if answer.status_code == 200 and answer.request.url.path == "/v1/comparisons":
            told = told.replace(LINK, "")  # what stands in `asked` is what this asker asked
        none_of_them_in(told, f"the answer to {answer.request.method} {answer.request.url.path}")
    given = {answer.status_code for answer in answers}
    assert {200, 201, 204, 400, 401, 404, 405, 415, 422} <= given
    assert all(status < 500 or status == 503 for status in given)


def test_they_are_not_in_the_log_of_an_instance_that_logs_everything(
    instance: Instance, answers: list[httpx.Response]
) -> None:
    log = instance.log.read_bytes()
    assert answers
    assert b'"level": "debug"' in log or b'"level": "info"' in log or b'"level": "warning"' in log
    none_of_them_in(log, "the log")


def test_they_are_not_in_the_log_whatever_the_bot_is_sent(instance: Instance) -> None:
    with httpx.Client(base_url=instance.url, timeout=60, trust_env=False) as client:
        for number, update in enumerate(UPDATES, 1):
            sent = client.post(
                "/plugins/bot/webhook",
                json={"update_id": number, **update},
                headers={"X-Telegram-Bot-Api-Secret-Token": WEBHOOK_SECRET},
            )
            assert sent.status_code == 200
    give_up = time.monotonic() + SECONDS_TO_ANSWER
    told = [f'"update_id": {number},'.encode() for number in PASSED_BY]
    while not all(line in instance.log.read_bytes() for line in told):
        none_of_them_in(instance.log.read_bytes(), "the log")
        assert time.monotonic() < give_up, "not every update was taken up"
        time.sleep(0.1)
    none_of_them_in(instance.log.read_bytes(), "the log")


def test_they_are_in_no_command_line(instance: Instance) -> None:
    group = instance.process.pid
    ours = [folder for folder in Path("/proc").iterdir() if folder.name.isdigit() and _group_of(folder) == group]
    assert len(ours) > 1
    for folder in ours:
        none_of_them_in((folder / "cmdline").read_bytes() + (folder / "comm").read_bytes(), "a command line")


def _group_of(folder: Path) -> int | None:
    try:
        return int((folder / "stat").read_text("utf-8").rpartition(")")[2].split()[2])
    except OSError:  # it has ended
        return None


TROUBLES = {
    "no database": {"WORTHIT_STORAGE__URL": f"postgresql+asyncpg://worthit:{STORAGE_PASSWORD}@{NOBODY}/worthit"},
    "another database": {"WORTHIT_STORAGE__URL": f"mysql://worthit:{STORAGE_PASSWORD}@{NOBODY}/worthit"},
    "no Redis": {"WORTHIT_CACHING__URL": f"http://:{REDIS_PASSWORD}@{NOBODY}", "WORTHIT_BOT__TOKEN": API_KEY},
    "no webhook": {"WORTHIT_BOT__WEBHOOK_URL": f"http://{EMAIL}", "WORTHIT_BOT__WEBHOOK_SECRET": WEBHOOK_SECRET},
    "no origin": {"WORTHIT_WEB__CORS_ORIGINS": f"https://{EMAIL}"},
    "no proxy": {"WORTHIT_WEB__TRUSTED_PROXIES": EMAIL},
    "no level": {"WORTHIT_LOG__LEVEL": APIFY_TOKEN},
    "no port": {"WORTHIT_WEB__PORT": HUGGINGFACE_TOKEN},
    "no section": {"WORTHIT_APIFI__TOKEN": APIFY_TOKEN},
    "no setting": {"WORTHIT_APIFY_TOKEN": APIFY_TOKEN},
}


@pytest.mark.parametrize(
    ("command", "trouble"),
    [
        ("doctor", None),
        ("plugins doctor", None),
        (f"analyze http://{NOBODY}/p", None),
        (f"analyze http://{NOBODY}/p", "no database"),
        ("plugins doctor", "no Redis"),
        ("plugins doctor", "no webhook"),
        ("run", "another database"),
        ("run", "no origin"),
        ("run", "no proxy"),
        *[("doctor", trouble) for trouble in TROUBLES],
    ],
)
def test_they_are_in_nothing_that_a_command_says(tmp_path: Path, command: str, trouble: str | None) -> None:
    settings = {**SECRET_SETTINGS, "WORTHIT_FETCH__ALLOW_NETWORKS": "127.0.0.0/8"}
    settings |= TROUBLES[trouble] if trouble else {}
    (tmp_path / ".env").write_text("\n".join(f"{name}={value}" for name, value in settings.items()), "utf-8")
    done = worthit(*command.split(), cwd=tmp_path)
    assert done.stdout or done.stderr
    none_of_them_in(done.stdout, f"what {command} writes")
    none_of_them_in(done.stderr, f"what {command} says of errors")


@get("/crash")
async def crash() -> None:
    """Fails as a careless plugin would: with everything in the message of its error, and of the one before."""
    chat = {"chat": {"id": CHAT, "type": "private"}, "chat_id": CHAT}
    try:
        raise KeyError(API_KEY, f"https://api.telegram.org/bot{BOT_TOKEN}/getMe", f"redis://:{REDIS_PASSWORD}@cache/0")
    except KeyError as error:
        structlog.get_logger("plugin").info("about to fail", chat_id=CHAT, owner=f"telegram:{CHAT}", to=EMAIL)
        said = {
            "cookie": f"__Host-worthit_session={SESSION}",
            "x-csrf-token": CSRF,
            "authorization": f"tma {INIT_DATA}",
        }
        words = f"{chat} {said} {EMAIL} {APIFY_TOKEN} {HUGGINGFACE_TOKEN} /?initData={INIT_DATA}"
        raise RuntimeError(words) from error


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    logging.captureWarnings(False)  # captured in another test, and put back by pytest
    configure_logging(LogSettings(level="debug", format="json"), (), stream)
    yield stream
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


async def test_they_are_in_no_traceback_trace_or_metric(log: io.StringIO) -> None:
    spans, metrics = InMemorySpanExporter(), InMemoryMetricReader()
    traces = TracerProvider()
    traces.add_span_processor(SimpleSpanProcessor(spans))
    settings = WebSettings()
    app = Litestar(route_handlers=[crash], **edge_options(settings))
    put_edge_around(app, settings, Observation(traces, MeterProvider([metrics])))
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type] # narrower scopes
    async with httpx.AsyncClient(transport=transport, base_url="http://worthit.test") as client:
        for headers in WITH_CREDENTIALS:
            for path in ("/crash", f"/{EMAIL}", f"/crash/{API_KEY}"):
                answer = await client.get(f"{path}?{QUERY}", headers={**headers, "baggage": f"email={EMAIL}"})
                none_of_them_in(written(answer), "an answer")
    assert "RuntimeError" in log.getvalue()
    assert "about to fail" in log.getvalue()
    none_of_them_in(log.getvalue(), "the log")
    finished = spans.get_finished_spans()
    assert len(finished) == 3 * len(WITH_CREDENTIALS)
    none_of_them_in("".join(span.to_json() for span in finished), "a trace")
    data: Any = metrics.get_metrics_data()
    assert "http.server.request.duration" in data.to_json()
    none_of_them_in(data.to_json(), "a metric")


def test_what_the_server_says_of_an_exception_goes_through_the_redaction() -> None:
    """Its loggers have a handler of their own before ours are set up."""
    server = logging.getLogger("_granian")
    past_us, ours = io.StringIO(), io.StringIO()
    server.addHandler(logging.StreamHandler(past_us))
    server.propagate = False
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        configure_logging(LogSettings(format="json"), (), ours)
        server.error("Application callable raised an exception", exc_info=ValueError(f"{EMAIL} {API_KEY}"))
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
    assert past_us.getvalue() == ""
    assert "Application callable" in ours.getvalue()
    none_of_them_in(ours.getvalue(), "the log")


def test_what_a_library_warns_of_goes_through_the_redaction(
    log: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"{EMAIL} {API_KEY} {{'chat': {{'id': {CHAT}}}}}", RuntimeWarning, stacklevel=1)
    assert "RuntimeWarning" in log.getvalue()
    assert capsys.readouterr().err == ""
    none_of_them_in(log.getvalue(), "the log")
