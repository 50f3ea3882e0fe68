"""The other commands: one plain line when something is wrong, the same database in all of them."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sameplace import __version__
from sameplace.cli import _settings, main
from sameplace.config import Config
from sameplace.storage import StoredCode, StoredSnapshot, open_storage

WITH_DATABASE = [
    ("site", "add", "https://shop.example"),
    ("site", "list"),
    ("site", "remove", "pk_nothing"),
    ("migrate",),
    ("purge",),
]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, **environ: str) -> Result:
        return CliRunner().invoke(main, arguments, env={f"SAMEPLACE_{k}": v for k, v in environ.items()})

    return invoke


@pytest.mark.parametrize("command", [*WITH_DATABASE, ("keys", "rotate")], ids=" ".join)
@pytest.mark.parametrize("how", ["path", "url", "environment"])
def test_every_command_takes_the_database_in_every_way(
    run, tmp_path: Path, command: tuple[str, ...], how: str
):
    path = tmp_path / "a folder" / "shop.sqlite"
    if how == "environment":
        run(*command, DATABASE=str(path))
    else:
        run(*command, "--database", str(path) if how == "path" else f"sqlite:///{path}")
    made = path.with_suffix(".keys") if command[0] == "keys" else path
    assert made.is_file()
    assert [found.name for found in tmp_path.iterdir()] == ["a folder"], "and no other place"


@pytest.mark.parametrize("command", [*WITH_DATABASE, ("serve",), ("keys", "rotate")], ids=" ".join)
def test_other_databases_are_refused_in_words(run, command: tuple[str, ...]):
    result = run(*command, "--database", "postgresql://localhost/sameplace")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: SAMEPLACE_DATABASE is “postgresql://localhost/sameplace”.")
    assert "Traceback" not in result.output


@pytest.mark.parametrize("command", [*WITH_DATABASE, ("serve",)], ids=" ".join)
def test_file_that_is_no_database_is_refused_in_words(run, tmp_path: Path, command: tuple[str, ...]):
    (tmp_path / "letter.txt").write_text("Dear Ada, " * 500)
    result = run(*command, "--database", "letter.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: The database letter.txt cannot be opened")
    assert (tmp_path / "letter.txt").read_text().startswith("Dear Ada")


@pytest.mark.parametrize("command", ["serve", "migrate", "purge"])
def test_setting_that_cannot_be_understood_ends_the_command_with_its_name(run, command: str):
    result = run(command, PORT="many")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "Error: SAMEPLACE_PORT is “many”. Give a whole number from 1 to 65535."
    ]


def test_migrating_says_what_was_done_and_may_be_repeated(run):
    assert run("migrate").stdout.splitlines() == [
        "Applied m001_sites_and_snapshots",
        "Applied m002_code_beside_its_snapshot",
        "Applied m003_sealed",
    ]
    assert run("migrate").stdout == "The database is up to date.\n"


def test_purging_says_how_much_went(run, tmp_path: Path):
    storage = open_storage(Config(database=str(tmp_path / "sameplace.sqlite")))
    row = StoredSnapshot(id=b"i" * 16, site="s", created=0, expires=1, body=b"{}", manage=b"m" * 16)
    storage.save(row, StoredCode(hash=b"h" * 16, snapshot=row.id, hidden=b"b" * 16, expires=1))
    storage.close()
    assert run("purge").stdout == "Deleted 2 expired rows.\n"
    assert run("purge").stdout == "Deleted 0 expired rows.\n"


@pytest.mark.parametrize(
    "config", [Config(), Config(sealed=False, keep=90, threads=3, public_url="https://s.example")]
)
def test_worker_reads_the_settings_as_the_command_did(config: Config):
    # They reach it by the environment.
    handed_on = {f"SAMEPLACE_{name.upper()}": str(value) for name, value in _settings(config).items()}
    assert Config.from_env(handed_on) == config


def test_rotating_keys_says_how_many_verify(run):
    assert "2 keys verify" in run("keys", "rotate").stdout
    assert "3 keys verify" in run("keys", "rotate").stdout
    result = run("keys", "rotate", KEYS="00" * 32)
    assert result.exit_code == 1
    assert "SAMEPLACE_KEYS" in result.stderr


def test_openapi_prints_the_committed_document(run):
    result = run("openapi")
    committed = files("sameplace").joinpath("static", "openapi.json").read_text(encoding="utf-8")
    assert result.stdout == committed, "run: make build"


def test_help_names_every_command_with_a_sentence(run):
    def walk(command, path: tuple[str, ...]) -> None:
        assert command.help, path
        for name, sub in getattr(command, "commands", {}).items():
            walk(sub, (*path, name))

    walk(main, ("sameplace",))
    assert run("--help").exit_code == 0


@pytest.mark.parametrize(
    "start", [[sys.executable, "-m", "sameplace"], [Path(sys.executable).with_name("sameplace")]]
)
def test_module_and_script_are_the_same_command(start: list[str | Path]):
    result = subprocess.run([*start, "--version"], capture_output=True, text=True, check=True, env=os.environ)
    assert result.stdout == f"sameplace, version {__version__}\n"
