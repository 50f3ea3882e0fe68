"""The secret keys: made once, for their owner's eyes only, and rotated without losing a link."""

from __future__ import annotations

import multiprocessing
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from sameplace import keys
from sameplace.app import create_app
from sameplace.config import Config
from sameplace.errors import ConfigError
from sameplace.storage import Site

from .cast import LOCATOR, Clock, Equipped, Visitor

HEX = "0123456789abcdef" * 4


def test_keys_are_made_on_first_start_beside_the_database(config: Config):
    (key,) = keys.load(config)
    assert config.keys_path == config.database_path.with_suffix(".keys")
    assert len(key) == 32
    assert stat.S_IMODE(config.keys_path.stat().st_mode) == 0o600
    assert keys.load(config) == [key]
    assert {path.name for path in config.keys_path.parent.iterdir()} == {"sameplace.sqlite", "sameplace.keys"}


def test_services_have_different_keys(config: Config, tmp_path: Path):
    other = replace(config, keys_file=str(tmp_path / "deep" / "folder" / "other.keys"))
    assert keys.load(config) != keys.load(other)


def _load(path: str, start, answers) -> None:
    start.wait()
    answers.put(keys.load(Config(keys_file=path)))


def test_processes_that_start_together_agree_on_one_key(tmp_path: Path):
    context = multiprocessing.get_context("fork")
    for round_ in range(5):
        path = tmp_path / f"{round_}.keys"
        start, answers = context.Barrier(2), context.Queue()
        started = [context.Process(target=_load, args=(str(path), start, answers)) for _ in range(2)]
        for process in started:
            process.start()
        assert answers.get(timeout=20) == answers.get(timeout=20) == keys.load(Config(keys_file=str(path)))
        for process in started:
            process.join()
    assert len(list(tmp_path.iterdir())) == 5, "no draft stays behind"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o610])
def test_keys_that_others_can_read_are_refused(config: Config, mode: int):
    keys.load(config)
    config.keys_path.chmod(mode)
    with pytest.raises(ConfigError, match="chmod 600"):
        keys.load(config)


@pytest.mark.parametrize(
    "content",
    [b"", b"# only a note\n", b"short\n", HEX.encode() + b"0\n", b"g" * 64, b"\xff\xfe", b"SQLite\0"],
)
def test_file_that_holds_no_keys_is_refused_in_words(config: Config, content: bytes):
    config.keys_path.write_bytes(content)
    config.keys_path.chmod(0o600)
    with pytest.raises(ConfigError, match=str(config.keys_path)):
        keys.load(config)
    assert config.keys_path.read_bytes() == content


def test_folder_in_the_files_place_is_refused_in_words(config: Config):
    config.keys_path.mkdir(mode=0o700)
    with pytest.raises(ConfigError, match="cannot be used"):
        keys.load(config)


def test_keys_may_come_from_the_environment(config: Config):
    config = replace(config, keys=f"{HEX}, {HEX[::-1]}")
    assert keys.load(config) == [bytes.fromhex(HEX), bytes.fromhex(HEX[::-1])]
    assert not config.keys_path.exists()
    with pytest.raises(ConfigError, match="SAMEPLACE_KEYS"):
        keys.rotate(config)


@pytest.mark.parametrize("value", [HEX[:-1], HEX + ",", "secret", HEX + "0"])
def test_keys_in_the_environment_are_checked(config: Config, value: str):
    with pytest.raises(ConfigError, match="SAMEPLACE_KEYS: a key is 64 hexadecimal digits"):
        keys.load(replace(config, keys=value))


def test_rotation_adds_a_key_that_signs(config: Config):
    (old,) = keys.load(config)
    assert keys.rotate(config) == 2
    first, second = keys.load(config)
    assert first == old != second
    assert stat.S_IMODE(config.keys_path.stat().st_mode) == 0o600


def test_rotation_keeps_a_key_whose_line_was_never_ended(config: Config):
    config.keys_path.write_text(HEX)
    config.keys_path.chmod(0o600)
    keys.rotate(config)
    assert keys.load(config)[0] == bytes.fromhex(HEX)
    assert len(keys.load(config)) == 2


def test_links_and_codes_survive_rotation_and_not_the_keys_removal(
    config: Config, ada: Visitor, olga: Site, clock: Clock
):
    saved = ada.saved()
    keys.rotate(config)
    rotated = create_app(config)
    after = Visitor(rotated.test_client(), olga)
    assert after.present(saved["token"]).status_code == 200
    by_code = after.type_code(saved["code"]).get_json()
    assert by_code["id"] == saved["id"]
    assert by_code["token"] != saved["token"], "the newest key signs"
    assert after.present(by_code["token"]).status_code == 200
    new = after.saved()
    rotated.extensions["sameplace"].close()

    _, *newest = config.keys_path.read_text().splitlines()[1:]
    config.keys_path.write_text("\n".join(newest) + "\n")
    without = create_app(config)
    later = Visitor(without.test_client(), olga)
    assert later.present(saved["token"]).status_code == 404
    assert later.type_code(saved["code"]).status_code == 404
    assert later.present(new["token"]).status_code == 200
    without.extensions["sameplace"].close()


def test_what_is_sealed_survives_rotation_and_not_the_keys_removal(
    laptop: Equipped, config: Config, clock: Clock
):
    saved = laptop.sealed(locator=LOCATOR)
    keys.rotate(config)
    rotated = create_app(config)
    after = Equipped(rotated.test_client())
    assert after.open(token=saved["token"]).status_code == 200
    assert after.open(locator=LOCATOR).status_code == 200
    assert after.seal(locator=LOCATOR).status_code == 409, "it is taken, though under another key"
    new = after.open(locator=LOCATOR).get_json()["token"]
    rotated.extensions["sameplace"].close()
    newest = keys.load(config)[-1]
    renewed = create_app(replace(config, keys=newest.hex()))
    later = Equipped(renewed.test_client())
    assert later.open(token=saved["token"]).status_code == 404
    assert later.open(locator=LOCATOR).status_code == 404
    assert later.open(token=new).status_code == 200, "a token that was handed out since is signed anew"
    renewed.extensions["sameplace"].close()
