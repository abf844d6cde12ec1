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
_SHAPES = (
    re.compile(r"(?P<keep>bot)\d{6,}:[A-Za-z0-9_-]{30,}"),  # Telegram puts the token in the path of every request
    re.compile(r"(?P<keep>\b)\d{8,}:[A-Za-z0-9_-]{35}\b"),  # the token alone
    re.compile(r"(?P<keep>\b(?:sk|rk|pk)_(?:live|test)_)[A-Za-z0-9]{8,}"),
    re.compile(r"(?P<keep>\bwhsec_)[A-Za-z0-9+/=]{8,}"),
    re.compile(r"(?P<keep>[a-z][a-z0-9+.-]*://[^\s:/@'\"]*:)[^\s@/'\"]+(?=@)", re.IGNORECASE),  # password in a URL
    re.compile(r"(?P<keep>\bwi_[1-9A-Za-z]{8}_)[1-9A-Za-z]{40}"),  # an API key; its id may be shown
    re.compile(r"(?P<keep>\b(?:bearer|basic)\s+)[A-Za-z0-9._~+/=-]{8,}", re.IGNORECASE),
    re.compile(r"(?P<keep>\btma\s+)[^\s\"']{8,}", re.IGNORECASE),  # who opened a Mini App, as Telegram says it
    re.compile(r"(?P<keep>\bhash=)[0-9a-f]{64}"),  # its signature
    re.compile(r"(?P<keep>\bworthit_session=)[A-Za-z0-9_-]{43}"),
)
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
        for shape in _SHAPES:
            text = shape.sub(rf"\g<keep>{MASK}", text)
        return text


def _is_told(record: logging.LogRecord) -> bool:
    """Not told: that asyncio closed a process whose end it was still waiting for in a thread. Nothing is wrong then."""
    return not (record.name == "asyncio" and str(record.msg).startswith("Unknown child process pid"))


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
    """Send every logger of the process to `stream` (default: standard error) through the redaction."""
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
