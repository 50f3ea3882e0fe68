"""Settings: read from the environment, refused in plain words, each documented once."""

from __future__ import annotations

import ast
import inspect
from dataclasses import fields
from pathlib import Path

import pytest

from sameplace import config as module
from sameplace.config import Config
from sameplace.errors import ConfigError

OPERATORS = Path(__file__).parents[1] / "docs" / "operators.md"
NAMES = [field.name for field in fields(Config)]


def test_an_empty_environment_gives_the_defaults():
    assert Config.from_env({}) == Config()
    assert Config.from_env({"SAMEPLACE_PORT": "", "PORT": "1"}) == Config()


def test_environment_is_read_and_overrides_win():
    environ = {"SAMEPLACE_PORT": " 9000 ", "SAMEPLACE_HOST": "0.0.0.0", "SAMEPLACE_KEEP": "12h"}
    config = Config.from_env(environ, host="::1", port=None)
    assert (config.host, config.port, config.keep) == ("::1", 9000, 12 * 3600)


@pytest.mark.parametrize(
    ("text", "seconds"), [("90s", 90), ("45m", 2700), ("12h", 43200), ("30d", 2592000), ("3650d", 315360000)]
)
def test_durations_have_a_unit(text: str, seconds: int):
    assert Config.from_env({"SAMEPLACE_KEEP": text}).keep == seconds


@pytest.mark.parametrize(
    "text", ["30", "0d", "-1d", "1w", "1.5h", "d", "1d 2h", "3651d", "999999999d", "٣d", "x"]
)
@pytest.mark.parametrize("name", ["keep", "code_life", "purge_every"])
def test_other_durations_are_refused_in_words(name: str, text: str):
    setting = f"SAMEPLACE_{name.upper()}"
    with pytest.raises(ConfigError, match=f"{setting} is “.*”. Give a duration such as 30d"):
        Config.from_env({setting: text})


@pytest.mark.parametrize("text", ["many", "-1", "1.5", "1e3", "0x10", "٣", "9999999999"])
@pytest.mark.parametrize("name", [field.name for field in fields(Config) if type(field.default) is int])
def test_what_is_no_number_is_refused_in_words(name: str, text: str):
    setting = f"SAMEPLACE_{name.upper()}"
    with pytest.raises(ConfigError, match=f"{setting} is “{text}”"):
        Config.from_env({setting: text})


@pytest.mark.parametrize(
    ("setting", "text"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("THREADS", "0"),
        ("SAVES_PER_MINUTE", "0"),
        ("EVENTS_PER_MINUTE", "0"),
        ("FAILED_CODES", "0"),
        ("FAILED_TOKENS", "0"),
        ("SEALED_PER_MINUTE", "0"),
        ("BOXES_PER_MINUTE", "0"),
        ("SEALED_TOTAL", "0"),
    ],
)
def test_number_with_which_nothing_would_work_is_refused(setting: str, text: str):
    with pytest.raises(ConfigError, match="Give a whole number from"):
        Config.from_env({f"SAMEPLACE_{setting}": text})


def test_switch_is_on_or_off():
    assert [Config.from_env({"SAMEPLACE_SEALED": text}).sealed for text in ("on", " OFF ")] == [True, False]


@pytest.mark.parametrize("text", ["yes", "0", "1", "true", "onn"])
def test_switch_in_another_place_is_refused_in_words(text: str):
    with pytest.raises(ConfigError, match=f"SAMEPLACE_SEALED is “{text}”. Give on or off."):
        Config.from_env({"SAMEPLACE_SEALED": text})


@pytest.mark.parametrize(
    ("database", "path"),
    [
        ("sameplace.sqlite", "sameplace.sqlite"),
        ("/var/lib/sameplace.sqlite", "/var/lib/sameplace.sqlite"),
        ("sqlite:///sameplace.sqlite", "sameplace.sqlite"),
        ("sqlite:////var/lib/sameplace.sqlite", "/var/lib/sameplace.sqlite"),
        ("../with space & ümlaut.db", "../with space & ümlaut.db"),
    ],
)
def test_database_is_a_path_or_a_url(database: str, path: str):
    assert Config(database=database).database_path == Path(path)


@pytest.mark.parametrize(
    "database", ["postgresql://db/sameplace", "postgres://x", "mysql://x", "sqlite://", "sqlite:///"]
)
def test_database_of_another_engine_is_refused_in_words(database: str):
    with pytest.raises(ConfigError, match="Give a file path, or sqlite:///PATH"):
        _ = Config(database=database).database_path


def test_keys_lie_beside_the_database_unless_told_otherwise():
    assert Config(database="/var/lib/shop.sqlite").keys_path == Path("/var/lib/shop.keys")
    assert Config(keys_file="/etc/shop.keys").keys_path == Path("/etc/shop.keys")


def documented() -> set[str]:
    """Fields of Config that are followed by a string of documentation."""
    body = ast.parse(inspect.getsource(module)).body
    (class_,) = [node for node in body if isinstance(node, ast.ClassDef) and node.name == "Config"]
    return {
        field.target.id
        for field, text in zip(class_.body, class_.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
    }


def test_every_setting_is_documented_where_it_is_defined():
    assert documented() == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_in_the_operators_page(name: str):
    assert f"SAMEPLACE_{name.upper()}" in OPERATORS.read_text(encoding="utf-8")
