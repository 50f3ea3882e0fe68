"""Ada's devices share a box: one ciphertext that they write in turns, and that is closed to all others."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask

from sameplace.app import create_app
from sameplace.config import Config
from sameplace.storage import Storage

from .cast import DAY, LOCATOR, NOW, Clock, Equipped, a_ciphertext
from .disk import canaries, on_disk
from .test_limits import from_address, wait_of
from .test_problems import problem

BOX = "c2FtZXBsYWNlLWJveC1pZA"
KEY = "YSBrZXkgb2YgYSBib3ggb2YgQWRh"
OTHER = "YW5vdGhlciBrZXksIE1hbGxvcnkncw"
ARABIC = "\u0663" * 22


def test_one_device_writes_and_the_other_reads(laptop: Equipped, phone: Equipped):
    written = laptop.write(BOX, KEY)
    assert written.status_code == 200
    box = phone.read(BOX, KEY).get_json()
    assert box == {
        "ciphertext": a_ciphertext(),
        "version": written.get_json()["version"],
        "closed": False,
        "expires_at": written.get_json()["expires_at"],
    }


def test_devices_write_in_turns(laptop: Equipped, phone: Equipped):
    first = laptop.written(BOX, KEY)
    second = phone.written(BOX, KEY, first, seed=2)
    third = laptop.written(BOX, KEY, second, seed=3)
    assert 0 < first < second < third
    assert phone.read(BOX, KEY).get_json()["ciphertext"] == a_ciphertext(seed=3)


def test_second_of_two_writers_is_told_and_merges(laptop: Equipped, phone: Equipped):
    version = laptop.written(BOX, KEY)
    phone.written(BOX, KEY, version, seed=2)
    body = problem(laptop.write(BOX, KEY, version, seed=3), 409)
    assert body["type"].endswith(":box-changed")
    box = laptop.read(BOX, KEY).get_json()
    assert box["ciphertext"] == a_ciphertext(seed=2), "what the phone wrote is whole"
    laptop.written(BOX, KEY, box["version"], seed=3)


def test_of_many_who_write_at_once_one_is_first(app: Flask, laptop: Equipped):
    version = laptop.written(BOX, KEY)

    def write(seed: int) -> int:
        return Equipped(app.test_client()).write(BOX, KEY, version, seed=seed).status_code

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(write, range(8))) == [200, *[409] * 7]


@pytest.mark.parametrize("replaces", [1, 2**53 - 1])
def test_new_box_replaces_nothing(laptop: Equipped, replaces: int):
    problem(laptop.write(BOX, KEY, replaces), 409)
    problem(laptop.read(BOX, KEY), 404)


def test_box_that_is_there_is_not_begun_anew(laptop: Equipped, phone: Equipped):
    laptop.written(BOX, KEY)
    problem(phone.write(BOX, KEY, 0, seed=2), 409)


def test_device_that_slept_does_not_take_a_new_box_for_the_old(
    laptop: Equipped, phone: Equipped, clock: Clock
):
    old = laptop.written(BOX, KEY)
    laptop.erase(BOX, KEY)
    clock.pass_seconds(1)
    laptop.written(BOX, KEY, seed=2)
    problem(phone.write(BOX, KEY, old, seed=3), 409)


@pytest.mark.parametrize("replaces", [-1, 2**53, 1.5, "1", None])
def test_version_is_a_whole_number(laptop: Equipped, replaces: object):
    problem(laptop.write(BOX, KEY, replaces), 400)


# --- keys and ids ---


def test_other_keys_neither_read_nor_write_nor_delete(laptop: Equipped, phone: Equipped):
    version = laptop.written(BOX, KEY)
    for refused in (
        phone.read(BOX, OTHER),
        phone.write(BOX, OTHER, version, seed=2),
        phone.write(BOX, OTHER, 0, seed=2),
        phone.erase(BOX, OTHER),
        phone.read(BOX, KEY.lower()),
    ):
        assert problem(refused, 403)["type"].endswith(":box-key-wrong")
    assert phone.read(BOX, KEY).get_json()["ciphertext"] == a_ciphertext()


def test_key_is_asked_for(laptop: Equipped):
    laptop.written(BOX, KEY)
    for method, body in (("GET", None), ("DELETE", None), ("PUT", {})):
        response = laptop.ask(method, f"boxes/{BOX}", body)
        assert problem(response, 401)["type"].endswith(":box-key-missing")
        assert response.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "key", ["a" * 21, "a" * 65, "a" * 21 + "+", "a" * 21 + "=", "a" * 11 + " " + "a" * 11]
)
def test_key_that_is_none_is_refused(laptop: Equipped, key: str):
    problem(laptop.write(BOX, key), 400)
    problem(laptop.read(BOX, key), 400)


@pytest.mark.parametrize("key", ["a" * 22, "-_" * 32])
def test_key_is_22_to_64_characters(laptop: Equipped, phone: Equipped, key: str):
    laptop.written(BOX, key)
    assert phone.read(BOX, key).status_code == 200


@pytest.mark.parametrize(
    "name", ["x", "a" * 21, "a" * 23, "a" * 21 + "=", "a" * 21 + "+", "a" * 21 + "%0A", ARABIC]
)
def test_id_that_is_none_is_refused(laptop: Equipped, name: str):
    for response in (laptop.write(name, KEY), laptop.read(name, KEY), laptop.erase(name, KEY)):
        problem(response, 400)


def test_ids_that_differ_in_a_letters_case_are_two_boxes(laptop: Equipped):
    laptop.written(BOX, KEY)
    laptop.written(BOX.swapcase(), OTHER, seed=2)
    assert laptop.read(BOX, KEY).get_json()["ciphertext"] == a_ciphertext(seed=1)


# --- closed ---


def test_closed_box_is_read_and_not_written(laptop: Equipped, phone: Equipped):
    version = laptop.written(BOX, KEY)
    last = phone.written(BOX, KEY, version, seed=2, closed=True)
    for replaces in (last, version, 0):
        assert problem(laptop.write(BOX, KEY, replaces, seed=3), 410)["type"].endswith(":gone")
    box = laptop.read(BOX, KEY).get_json()
    assert (box["closed"], box["version"], box["ciphertext"]) == (True, last, a_ciphertext(seed=2))
    problem(laptop.write(BOX, OTHER, last), 403)


def test_closed_box_is_not_deleted_and_begun_anew_by_who_has_its_key(
    laptop: Equipped, phone: Equipped, clock: Clock
):
    last = laptop.written(BOX, KEY, expires_in=100, closed=True)
    clock.pass_seconds(99)
    for _ in range(2):
        assert problem(phone.erase(BOX, KEY), 410)["type"].endswith(":gone")
    problem(phone.erase(BOX, OTHER), 403)
    problem(phone.write(BOX, KEY, seed=2), 410)
    assert laptop.read(BOX, KEY).get_json()["version"] == last
    clock.pass_seconds(1)
    assert phone.erase(BOX, KEY).status_code == 204


# --- life ---


def test_each_write_renews_the_life_and_reading_does_not(laptop: Equipped, phone: Equipped, clock: Clock):
    version = laptop.written(BOX, KEY, expires_in=100)
    clock.pass_seconds(60)
    assert phone.read(BOX, KEY).status_code == 200
    version = laptop.written(BOX, KEY, version, expires_in=100)
    clock.pass_seconds(99)
    assert phone.read(BOX, KEY).status_code == 200
    clock.pass_seconds(1)
    problem(phone.read(BOX, KEY), 404)
    problem(laptop.write(BOX, KEY, version), 409)


def test_box_that_expired_can_be_begun_by_anybody(laptop: Equipped, phone: Equipped, clock: Clock):
    version = laptop.written(BOX, KEY, expires_in=60, closed=True)
    clock.pass_seconds(60)
    assert phone.written(BOX, OTHER, seed=2) > version
    problem(laptop.read(BOX, KEY), 403)
    assert phone.read(BOX, OTHER).get_json()["ciphertext"] == a_ciphertext(seed=2)


@pytest.mark.parametrize("expires_in", [59, 30 * DAY + 1])
def test_life_is_a_minute_to_thirty_days(laptop: Equipped, expires_in: int):
    problem(laptop.write(BOX, KEY, expires_in=expires_in), 400)


def test_operator_who_keeps_less_long_keeps_this_less_long(config: Config, clock: Clock):
    app = create_app(replace(config, keep=3600))
    response = Equipped(app.test_client()).write(BOX, KEY)
    assert response.get_json()["expires_at"] == "2026-05-01T13:00:00Z"
    app.extensions["sameplace"].close()


def test_purge_takes_boxes_that_have_expired_and_no_others(laptop: Equipped, storage: Storage):
    laptop.written(BOX, KEY, expires_in=60)
    laptop.written("b" * 22, KEY, expires_in=61)
    now = int(NOW.timestamp())
    assert storage.purge(now + 59) == 0
    assert storage.purge(now + 60) == 1
    assert laptop.read("b" * 22, KEY).status_code == 200


def test_deleted_is_gone_and_may_be_deleted_again(laptop: Equipped, phone: Equipped):
    laptop.written(BOX, KEY)
    for _ in range(3):
        response = laptop.erase(BOX, KEY)
        assert (response.status_code, response.data) == (204, b"")
    problem(phone.read(BOX, KEY), 404)
    phone.written(BOX, OTHER)


@pytest.mark.parametrize("how", ["delete", "purge", "replace"])
def test_no_byte_of_it_stays_on_the_disk(laptop: Equipped, config: Config, storage: Storage, how: str):
    version = laptop.written(BOX, KEY, ciphertext=a_ciphertext(65_536))
    before = on_disk(config)
    planted = [piece for piece in canaries(config, "box", "body") if piece in before]
    assert len(planted) > 4600
    now = int(NOW.timestamp())
    if how == "delete":
        laptop.erase(BOX, KEY)
    elif how == "purge":
        storage.purge(now + DAY)
    else:
        laptop.written(BOX, KEY, version, seed=2)
        storage.purge(now)
    after = on_disk(config)
    assert [piece for piece in planted if piece in after] == []


# --- limits ---


@pytest.mark.parametrize("size", [4095, 5000, 65_537])
def test_any_other_size_is_refused(laptop: Equipped, size: int):
    problem(laptop.write(BOX, KEY, ciphertext=a_ciphertext(size)), 400)


def test_body_may_be_as_long_as_a_ciphertext_needs_and_not_longer(laptop: Equipped):
    laptop.written(BOX, KEY, ciphertext=a_ciphertext(65_536))
    headers = {"Authorization": f"Bearer {KEY}"}
    for length, status in ((98_304, 400), (98_305, 413)):
        answer = laptop.client.put(f"/v1/boxes/{BOX}", data=b" " * length, headers=headers)
        assert answer.status_code == status


def test_writing_is_limited_per_address_and_apart_from_saving(laptop: Equipped, clock: Clock):
    version = 0
    for _ in range(60):
        version = laptop.written(BOX, KEY, version)
    clock.pass_seconds(wait_of(laptop.write(BOX, KEY, version)))
    version = laptop.written(BOX, KEY, version)
    wait_of(laptop.write(BOX, KEY, version))
    laptop.sealed(locator=LOCATOR)
    assert laptop.read(BOX, KEY).status_code == 200
    body = {"ciphertext": a_ciphertext(), "replaces": version, "expires_in": DAY}
    answer = laptop.ask("PUT", f"boxes/{BOX}", body, KEY, **from_address("198.51.100.7"))
    assert answer.status_code == 200


def test_refused_writes_are_counted_too(laptop: Equipped, phone: Equipped):
    # Each costs the writing thread a transaction.
    laptop.written(BOX, KEY)
    for _ in range(59):
        problem(phone.write(BOX, OTHER), 403)
    wait_of(phone.write(BOX, OTHER))


def test_reading_changes_nothing(laptop: Equipped, phone: Equipped, config: Config):
    laptop.written(BOX, KEY)
    before = stored(config)
    assert phone.read(BOX, KEY).status_code == 200
    assert phone.ask("HEAD", f"boxes/{BOX}", key=KEY).status_code == 200
    assert stored(config) == before


def stored(config: Config) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(config.database_path)
    found = connection.execute("SELECT * FROM box").fetchall()
    connection.close()
    return found
