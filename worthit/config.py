"""Typed settings, read once at start from the environment and `.env`.

A setting is named `WORTHIT_<SECTION>__<FIELD>`; lists are separated by commas. The Structs below are the one place
where settings are declared: `.env.example` and docs/configuration.md are generated from them. A misspelt name is an
error that suggests the right one. Plugins declare a section of their own, read by the same functions.
"""

import difflib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from worthit.errors import ConfigError

PREFIX = "WORTHIT_"
S = TypeVar("S", bound=Struct)


class Secret:
    """A value that never shows itself: only `reveal()` gives it. Every printed form is `***`."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        return self._value

    def __repr__(self) -> str:
        return "***"

    __str__ = __repr__

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError("a Secret is not pickled")


class StorageSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where verdicts and observations are kept."""

    url: Annotated[
        Secret,
        Meta(description="SQLAlchemy URL: SQLite by default, `postgresql+asyncpg://…` for PostgreSQL."),
    ] = Secret("sqlite+aiosqlite:///var/worthit.db")


class FetchSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The only way out to the web."""

    allow_networks: Annotated[
        tuple[str, ...],
        Meta(
            description="Networks (CIDR) that may be fetched although they are not public, at any port. "
            "For tests; doctor flags it."
        ),
    ] = ()
    timeout_seconds: Annotated[
        float, Meta(gt=0, le=120, description="Longest time for one page, redirects included.")
    ] = 15.0
    max_bytes: Annotated[
        int, Meta(ge=1024, description="Most bytes read of one page, counted after decompression.")
    ] = 8_000_000
    max_redirects: Annotated[
        int, Meta(ge=0, le=20, description="Most redirects followed; each hop is checked anew.")
    ] = 5
    user_agent: Annotated[str, Meta(min_length=1, description="What this instance calls itself.")] = (
        "WorthIt/0.1 (+https://worthit.example/bot; honest price checks)"
    )


class ApifySettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pages opened by an actor of Apify, a paid service, for shops that block this instance."""

    token: Annotated[Secret | None, Meta(description="API token; unset: Apify is never asked.")] = None
    actor: Annotated[
        str,
        Meta(
            description="What opens pages, `owner/name`: it takes `startUrls` and makes an item with `url` and `html`."
        ),
    ] = "apify/web-scraper"
    hosts: Annotated[
        tuple[str, ...],
        Meta(
            description="Hosts, with their subdomains, for which Apify is asked at once; for others only if they block."
        ),
    ] = ()
    pages_per_day: Annotated[
        int,
        Meta(
            ge=1,
            description="Most pages asked for within 24 hours: by all workers if the limiter is shared, else by each.",
        ),
    ] = 200
    timeout_seconds: Annotated[
        float,
        Meta(
            ge=1,
            le=300,
            description="Longest time for one page; `WORTHIT_VERDICT__DEADLINE_SECONDS` has to leave room.",
        ),
    ] = 20.0


class HuggingFaceSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sentences of reviews judged by a hosted model, at Hugging Face or at a server that answers alike."""

    token: Annotated[
        Secret | None, Meta(description="Access token; unset: no text of a review is sent to a hosted model.")
    ] = None
    model: Annotated[
        str,
        Meta(
            description="What judges, `owner/name`: it tells stars, or positive from negative, in the five languages."
        ),
    ] = "nlptown/bert-base-multilingual-uncased-sentiment"
    url: Annotated[
        str,
        Meta(description="Where it is asked, `{model}` standing for the model: https, or http on this machine."),
    ] = "https://router.huggingface.co/hf-inference/models/{model}"
    seconds: Annotated[float, Meta(gt=0, le=60, description="Longest time for all sentences of one product.")] = 8.0


class ReviewsSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the texts of reviews are read."""

    engine: Annotated[
        Literal["deep", "fast"],
        Meta(description="`fast` reads words alone, without the sentence encoder: 150 MB less memory, less right."),
    ] = "deep"


class VerdictSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long an answer may take, and how long it stays."""

    deadline_seconds: Annotated[float, Meta(gt=0, le=300, description="One deadline for the whole verdict.")] = 30.0
    fresh_seconds: Annotated[
        float,
        Meta(ge=1, le=86_400, description="How long everybody who asks for the same product gets the same verdict."),
    ] = 900.0


class KeysSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys of this instance: one signs bundles, one hides who wrote a review."""

    folder: Annotated[
        Path, Meta(description="Where they are kept, shared by all workers; made at the first use. Back it up.")
    ] = Path("var/keys")


class JobsSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is done meanwhile: looking again, watches, retention."""

    embedded: Annotated[
        bool,
        Meta(description="Whether the workers of `worthit run` do it; `false` where `worthit jobs` runs beside them."),
    ] = True


class FollowUpSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Products that people asked about are looked up again, so that a first question is followed by a history."""

    days: Annotated[
        int,
        Meta(
            ge=0,
            le=3650,
            description="For how long after the last question; 0: only products that are watched are looked up again.",
        ),
    ] = 30
    every_hours: Annotated[float, Meta(gt=0, le=744, description="How often; each product has a time of its own.")] = (
        24.0
    )
    per_host_hour: Annotated[
        int,
        Meta(
            ge=1,
            description="Most look-ups of this kind at a host within an hour: by all workers if the limiter is shared, "
            "else by each.",
        ),
    ] = 60
    max_products: Annotated[
        int, Meta(ge=1, description="Most products at a time; beyond, those asked about least lately go.")
    ] = 10_000


class EvidenceSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long is kept what this instance saw and said, in days."""

    reviews_days: Annotated[int, Meta(ge=1, description="Reviews, counted from when they were last seen.")] = 730
    prices_days: Annotated[int, Meta(ge=1, description="Prices, and how shops counted their owners.")] = 3650
    verdicts_days: Annotated[int, Meta(ge=1, description="Verdicts, with what they were reached from.")] = 365


class AccountsSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Accounts: who may have one, and how long is kept what belongs to it."""

    sign_up: Annotated[
        Literal["open", "closed"],
        Meta(description="`closed`: accounts are made by the operator (`worthit accounts`) and from Telegram alone."),
    ] = "open"
    session_days: Annotated[int, Meta(ge=1, le=365, description="How long a web session lasts unused.")] = 30
    init_data_seconds: Annotated[
        int, Meta(ge=60, le=86_400, description="How old what Telegram says of who opened a Mini App may be.")
    ] = 3600
    history_days: Annotated[int, Meta(ge=1, description="How long is known which verdicts an account asked for.")] = 365
    usage_days: Annotated[int, Meta(ge=2, description="How long is known how much an account asked.")] = 400


class LimitsSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much may be asked. What accounts may ask, their plan says."""

    anonymous_per_hour: Annotated[
        int, Meta(ge=0, description="Most questions from one address within an hour; 0: only accounts may ask.")
    ] = 100
    requests_per_minute: Annotated[
        int,
        Meta(
            ge=1,
            description="Most requests of one asker, whatever they are: over all workers if the limiter is shared, "
            "else at each.",
        ),
    ] = 600


class WebSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The HTTP server of `worthit run`."""

    host: Annotated[str, Meta(description="Address to listen on.")] = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65535, description="Port to listen on.")] = 8000
    workers: Annotated[int, Meta(ge=1, le=64, description="Worker processes.")] = 1
    max_body_bytes: Annotated[int, Meta(ge=1024, description="Largest request body; saved pages are sent in it.")] = (
        24_000_000
    )
    trusted_proxies: Annotated[
        tuple[str, ...],
        Meta(
            description="Networks (CIDR) of the proxies in front, whose `X-Forwarded-For` and `X-Forwarded-Proto` are "
            "believed."
        ),
    ] = ()
    cors_origins: Annotated[
        tuple[str, ...],
        Meta(description="Origins, such as `https://app.example`, whose pages may use the API from a browser."),
    ] = ()


class LogSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Logging, always with secrets redacted."""

    level: Annotated[Literal["debug", "info", "warning", "error"], Meta(description="Least level that is written.")] = (
        "info"
    )
    format: Annotated[
        Literal["auto", "json", "console"], Meta(description="`auto`: console on a terminal, JSON otherwise.")
    ] = "auto"


class PluginsSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which installed plugins run. Installed is not enabled."""

    enabled: Annotated[
        tuple[str, ...] | None,
        Meta(
            description="Names of the plugins to run; unset: those of WorthIt!'s own that are installed; empty: none."
        ),
    ] = None
    required: Annotated[tuple[str, ...], Meta(description="Plugins without which the start is refused.")] = ()


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings of the core, one field per section."""

    storage: StorageSettings = StorageSettings()
    fetch: FetchSettings = FetchSettings()
    apify: ApifySettings = ApifySettings()
    huggingface: HuggingFaceSettings = HuggingFaceSettings()
    reviews: ReviewsSettings = ReviewsSettings()
    verdict: VerdictSettings = VerdictSettings()
    keys: KeysSettings = KeysSettings()
    jobs: JobsSettings = JobsSettings()
    follow_up: FollowUpSettings = FollowUpSettings()
    evidence: EvidenceSettings = EvidenceSettings()
    accounts: AccountsSettings = AccountsSettings()
    limits: LimitsSettings = LimitsSettings()
    web: WebSettings = WebSettings()
    log: LogSettings = LogSettings()
    plugins: PluginsSettings = PluginsSettings()


class Environment(Struct, frozen=True, kw_only=True):
    """The `WORTHIT_<SECTION>__<FIELD>` values that were given, by section and field in lower case.

    others: names that begin like a setting but are none.
    """

    sections: Mapping[str, Mapping[str, str]] = {}
    others: tuple[str, ...] = ()

    def foreign_sections(self, known: Iterable[str]) -> tuple[str, ...]:
        """Sections given that neither the core nor a named plugin owns; doctor warns of them."""
        return tuple(sorted(set(self.sections) - set(known) - set(Settings.__struct_fields__)))


def read_environment(environ: Mapping[str, str] | None = None, dotenv: Path | None = Path(".env")) -> Environment:
    """Collect the settings that were given; the environment wins over `.env`. Other names are left alone."""
    values: dict[str, str] = {}
    if dotenv is not None and dotenv.is_file():
        from dotenv import dotenv_values

        values.update({k: v for k, v in dotenv_values(dotenv, interpolate=False).items() if v is not None})
    values.update(os.environ if environ is None else environ)
    sections: dict[str, dict[str, str]] = {}
    others: list[str] = []
    for name, value in values.items():
        if not name.startswith(PREFIX):
            continue
        if "__" not in name:
            others.append(name)
            continue
        section, _, field = name.removeprefix(PREFIX).lower().partition("__")
        sections.setdefault(section, {})[field] = value
    return Environment(sections=sections, others=tuple(others))


def load_settings(environment: Environment, plugin_sections: Iterable[str] = ()) -> Settings:
    """The core's settings. Raises ConfigError for a misspelt section or field, or a value out of its range."""
    owned = set(Settings.__struct_fields__)
    for section in environment.sections:
        if section in owned or section in plugin_sections:
            continue
        near = difflib.get_close_matches(section, owned, n=1, cutoff=0.75)
        if near:
            field = next(iter(environment.sections[section])).upper()
            raise ConfigError(
                f"{PREFIX}{section.upper()}__{field}: there is no section {section.upper()}; "
                f"did you mean {PREFIX}{near[0].upper()}__{field}?"
            )
    _refuse_single_underscores(environment.others)
    return Settings(
        **{field.name: load_section(field.type, field.name, environment) for field in msgspec.structs.fields(Settings)}
    )


def _refuse_single_underscores(names: Iterable[str]) -> None:
    """`WORTHIT_WEB_PORT` is the likeliest slip, and would silently do nothing."""
    meant = {
        setting_name(section.name, field.name).replace("__", "_"): setting_name(section.name, field.name)
        for section in msgspec.structs.fields(Settings)
        for field in msgspec.structs.fields(section.type)
    }
    for name in names:
        if name in meant:
            raise ConfigError(f"{name}: there is no such setting; did you mean {meant[name]}?")


def load_section(model: type[S], section: str, environment: Environment) -> S:
    """One section as its Struct. Raises ConfigError naming the setting, never its value."""
    given = environment.sections.get(section, {})
    fields = {field.name: field for field in msgspec.structs.fields(model)}
    converted: dict[str, Any] = {}
    for name, text in given.items():
        if name not in fields:
            near = difflib.get_close_matches(name, fields, n=1, cutoff=0.5)
            hint = (
                f"; did you mean {setting_name(section, near[0])}?"
                if near
                else f"; {section} knows {', '.join(sorted(fields))}"
            )
            raise ConfigError(f"{setting_name(section, name)}: there is no such setting{hint}")
        converted[name] = _convert(text, fields[name].type, setting_name(section, name))
    for name, field in fields.items():
        if field.required and name not in converted:
            raise ConfigError(f"{setting_name(section, name)} must be set")
    return model(**converted)


def setting_name(section: str, field: str) -> str:
    return f"{PREFIX}{section.upper()}__{field.upper()}"


def _convert(text: str, type_: Any, name: str) -> Any:
    raw: Any = [part.strip() for part in text.split(",") if part.strip()] if _is_list(type_) else text.strip()
    try:
        return msgspec.convert(raw, type_, strict=False, dec_hook=_decode_custom)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{name}: {_without_value(str(error))}") from None


def _is_list(type_: Any) -> bool:
    return any(isinstance(kind, msgspec.inspect.VarTupleType) for kind in _alternatives(type_))


def _alternatives(type_: Any) -> tuple[Any, ...]:
    kind = msgspec.inspect.type_info(type_)
    while isinstance(kind, msgspec.inspect.Metadata):
        kind = kind.type
    return kind.types if isinstance(kind, msgspec.inspect.UnionType) else (kind,)


def _decode_custom(type_: type, value: Any) -> Any:
    if type_ is Secret:
        return Secret(value)
    if issubclass(type_, Path):
        return Path(value)
    raise TypeError(f"no setting can have the type {type_.__name__}")


def _without_value(message: str) -> str:
    """msgspec quotes an invalid enum value in its message; a setting's value may be a secret."""
    return message.split(" '", 1)[0] if "Invalid enum value" in message else message
