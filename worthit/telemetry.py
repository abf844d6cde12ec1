"""Logging: structlog for us, the standard library's loggers for everyone else, one sink that redacts both.

Redaction works on the finished line, tracebacks included, so nothing reaches the sink by another way.
"""

import logging
import re
import sys
from collections.abc import Iterable
from typing import TextIO

import structlog

from worthit.config import LogSettings, Secret

MASK = "***"
_Q = r"(?:\\{0,3}['\"])"  # a quote, itself quoted where text holds text
_SHAPES = {
    r"(?P<keep>bot)\d{6,}:[A-Za-z0-9_-]{30,}": ["bot"],  # Telegram puts the token in the path of every request
    r"(?P<keep>\b)\d{8,}:[A-Za-z0-9_-]{35}\b": [":"],  # the token alone
    r"(?P<keep>\b(?:sk|rk|pk)_(?:live|test)_)[A-Za-z0-9]{8,}": ["_live_", "_test_"],
    r"(?P<keep>\bwhsec_)[A-Za-z0-9+/=]{8,}": ["whsec_"],
    r"(?P<keep>(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}://[^\s:/@'\"]*:)[^\s@/'\"]+(?=@)": ["://"],  # a password
    r"(?P<keep>\bwi_[1-9A-Za-z]{8}_)[1-9A-Za-z]{40}": ["wi_"],  # an API key; its id may be shown
    r"(?P<keep>\b(?:bearer|basic)\s+)[A-Za-z0-9._~+/=-]{8,}": ["bearer", "basic"],
    r"(?P<keep>\btma\s+)[^\s\"']{8,}": ["tma"],  # who opened a Mini App, as Telegram says it,
    r"(?P<keep>\bhash=)[0-9a-f]{64}": ["hash="],  # its signature,
    r"(?P<keep>\buser(?:=|%3D))(?:\{|%7B|%257B)[^&\s'\"]*": ["user=", "user%3d"],  # and the person in it
    r"(?P<keep>\bworthit_session=)[A-Za-z0-9_-]{43}": ["worthit_session="],
    r"(?P<keep>x-csrf-token['\"]?[:=,\s]{1,8}b?['\"]?)[A-Za-z0-9_-]{8,}": ["x-csrf-token"],
    r"(?P<keep>\b(?:apify_api_|hf_))[A-Za-z0-9]{16,}": ["apify_api_", "hf_"],
    # An address of e-mail.
    r"(?P<keep>)(?<![\w.+-])[\w.+-]{1,64}(?:@|%40)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,8}\.[a-z]{2,24}\b": [
        "@",
        "%40",
    ],
    # Chats and people: in fields that are named so, as Telegram writes them, and whom a watch belongs to.
    rf"(?P<keep>\b(?:chat|chat_id|user_id|telegram_id){_Q}?\s{{0,4}}[:=]\s{{0,4}}{_Q}?)-?\d{{4,}}": ["chat", "_id"],
    rf"(?P<keep>\b(?:chat|from|user){_Q}\s?:\s?\{{\s{{0,4}}{_Q}id{_Q}\s?:\s?)-?\d{{4,}}": ["{"],
    r"(?P<keep>\btelegram:)-?\d{4,}": ["telegram:"],
}
"""What secrets and people look like: what stands before is kept. Beside each, what a line has that has any of it: that
is found much faster.
"""
_COMPILED = [(hints, re.compile(shape, re.IGNORECASE)) for shape, hints in _SHAPES.items()]
_QUIET = ("httpx", "httpcore", "asyncio", "sqlalchemy.engine", "alembic", "aiosqlite")
"""Loggers that print request URLs or every statement at INFO."""


_COMMON: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


class Redactor:
    """Masks what looks like a secret, and the exact secrets that this instance was given."""

    def __init__(self, secrets: Iterable[Secret] = ()) -> None:
        values = sorted({secret.reveal() for secret in secrets if len(secret.reveal()) >= 8}, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, values))) if values else None

    def __call__(self, text: str) -> str:
        if self._known is not None:
            text = self._known.sub(MASK, text)
        lowered = text.lower()
        for hints, shape in _COMPILED:
            if any(hint in lowered for hint in hints):
                text = shape.sub(rf"\g<keep>{MASK}", text)
        return text


_NOT_TOLD = {"asyncio": "Unknown child process pid", "_granian": "ASGI transport error"}
_WITH_SINKS_OF_THEIR_OWN = ("_granian", "granian.access")
"""The server's loggers, whose lines may hold the message of any exception."""


def _is_told(record: logging.LogRecord) -> bool:
    """Not told, since nothing is wrong then: that asyncio closed a process whose end it was still waiting for in a
    thread; that an asker is gone, once for each part of a stream that is still sent.
    """
    return not (record.name in _NOT_TOLD and record.getMessage().startswith(_NOT_TOLD[record.name]))


class _RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    def __init__(self, redactor: Redactor, processors: list[structlog.typing.Processor]) -> None:
        super().__init__(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *processors],
            foreign_pre_chain=_COMMON,
        )
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        return self._redactor(super().format(record))


def configure_logging(settings: LogSettings, secrets: Iterable[Secret] = (), stream: TextIO | None = None) -> None:
    """Send every logger of the process, and Python's warnings, to `stream` (default: standard error) through the
    redaction.
    """
    stream = stream or sys.stderr
    as_json = settings.format == "json" or (settings.format == "auto" and not stream.isatty())
    renderers: list[structlog.typing.Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if as_json
        else [structlog.dev.ConsoleRenderer(colors=stream.isatty(), exception_formatter=structlog.dev.plain_traceback)]
    )
    handler = logging.StreamHandler(stream)
    handler.addFilter(_is_told)
    handler.setFormatter(_RedactingFormatter(Redactor(secrets), renderers))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.level.upper())
    logging.captureWarnings(True)  # a library's may hold anything; by themselves they go straight to standard error
    for name in _WITH_SINKS_OF_THEIR_OWN:
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_COMMON,
            structlog.processors.StackInfoRenderer(),
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def secrets_in(value: object) -> list[Secret]:
    """Every Secret inside a settings Struct, so that its exact value can be masked too."""
    if isinstance(value, Secret):
        return [value]
    names: tuple[str, ...] = getattr(value, "__struct_fields__", ())
    return [secret for name in names for secret in secrets_in(getattr(value, name))]
