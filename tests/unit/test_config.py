from pathlib import Path

import msgspec
import pytest

from worthit.config import Secret, Settings, load_settings, read_environment
from worthit.errors import ConfigError


def settings_of(**environ: str) -> Settings:
    return load_settings(read_environment(environ, dotenv=None))


def test_without_any_setting_the_defaults_are_in_force() -> None:
    assert settings_of() == Settings()


def test_values_take_the_type_of_their_field() -> None:
    settings = settings_of(
        WORTHIT_WEB__PORT="9000",
        WORTHIT_FETCH__TIMEOUT_SECONDS="2.5",
        WORTHIT_FETCH__ALLOW_NETWORKS="127.0.0.0/8, ::1/128",
        WORTHIT_STORAGE__URL="sqlite+aiosqlite:///x.db",
    )
    assert settings.web.port == 9000
    assert settings.fetch.timeout_seconds == 2.5
    assert settings.fetch.allow_networks == ("127.0.0.0/8", "::1/128")
    assert settings.storage.url.reveal() == "sqlite+aiosqlite:///x.db"


def test_an_unset_list_and_an_empty_list_differ() -> None:
    assert settings_of().plugins.enabled is None
    assert settings_of(WORTHIT_PLUGINS__ENABLED="").plugins.enabled == ()


@pytest.mark.parametrize(
    ("given", "suggested"),
    [
        ("WORTHIT_FETCH__ALOW_NETWORKS", "WORTHIT_FETCH__ALLOW_NETWORKS"),
        ("WORTHIT_FECTH__MAX_BYTES", "WORTHIT_FETCH__MAX_BYTES"),
        ("WORTHIT_WEB__PROT", "WORTHIT_WEB__PORT"),
        ("WORTHIT_FETCH_TIMEOUT_SECONDS", "WORTHIT_FETCH__TIMEOUT_SECONDS"),
    ],
)
def test_a_misspelt_name_is_an_error_that_suggests_the_right_one(given: str, suggested: str) -> None:
    with pytest.raises(ConfigError) as raised:
        settings_of(**{given: "1"})
    assert given in raised.value.detail
    assert suggested in raised.value.detail


@pytest.mark.parametrize(
    ("name", "value"),
    [("WORTHIT_WEB__PORT", "70000"), ("WORTHIT_WEB__PORT", "sesame"), ("WORTHIT_LOG__LEVEL", "sesame")],
)
def test_a_wrong_value_is_an_error_that_names_the_setting_and_hides_the_value(name: str, value: str) -> None:
    with pytest.raises(ConfigError) as raised:
        settings_of(**{name: value})
    assert name in raised.value.detail
    assert value not in raised.value.detail


def test_sections_of_absent_plugins_are_told_not_refused() -> None:
    environment = read_environment({"WORTHIT_TELEPATHY__RANGE": "3"}, dotenv=None)
    load_settings(environment)
    assert environment.foreign_sections(known=()) == ("telepathy",)
    assert environment.foreign_sections(known=("telepathy",)) == ()


def test_names_that_are_not_settings_are_left_alone() -> None:
    assert read_environment({"WORTHIT_HOME": "x", "OTHER__THING": "y"}, dotenv=None).sections == {}


def test_the_environment_wins_over_dotenv(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("WORTHIT_WEB__PORT=1111\nWORTHIT_WEB__HOST=0.0.0.0\n")
    settings = load_settings(read_environment({"WORTHIT_WEB__PORT": "2222"}, dotenv=dotenv))
    assert (settings.web.port, settings.web.host) == (2222, "0.0.0.0")


def test_a_secret_never_shows_itself() -> None:
    secret = Secret("hunter2hunter2")
    settings = settings_of(WORTHIT_STORAGE__URL="postgresql+asyncpg://me:hunter2hunter2@db/x")
    assert "hunter2" not in f"{secret} {secret!r} {settings} {settings!r} {[secret]}"
    with pytest.raises(TypeError):
        msgspec.json.encode(secret)
