"""The first eight characters of a long code: they find what was sealed, for ten minutes, and open nothing."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from sameplace.config import Config
from sameplace.storage import Storage
from sameplace.tokens import unb64

from .cast import (
    LOCATOR,
    NOW,
    Clock,
    Equipped,
)
from .disk import rows
from .test_problems import problem


def at(seconds: int) -> int:
    """Seconds after the test began, as the storage counts them."""
    return int(NOW.timestamp()) + seconds


def test_locator_leads_to_it_as_long_as_a_code_works(laptop: Equipped, phone: Equipped, clock: Clock):
    saved = laptop.sealed(locator=LOCATOR)
    assert saved["locator_expires_at"] == "2026-05-01T12:10:00Z"
    clock.pass_seconds(599)
    assert phone.open(locator=LOCATOR).get_json()["token"] == saved["token"]
    clock.pass_seconds(1)
    problem(phone.open(locator=LOCATOR), 410)
    assert phone.open(token=saved["token"]).status_code == 200, "the token lives on"


def test_locator_never_outlives_what_it_leads_to(laptop: Equipped):
    saved = laptop.sealed(locator=LOCATOR, expires_in=60)
    assert saved["locator_expires_at"] == saved["expires_at"]


def test_purge_takes_the_locator_and_leaves_the_rest(laptop: Equipped, phone: Equipped, storage: Storage):
    saved = laptop.sealed(locator=LOCATOR)
    assert storage.purge(at(599)) == 0
    assert storage.purge(at(600)) == 1
    problem(phone.open(locator=LOCATOR), 404)
    assert phone.open(token=saved["token"]).status_code == 200


def test_locator_that_is_taken_stores_nothing(laptop: Equipped, phone: Equipped, config: Config):
    saved = laptop.sealed(locator=LOCATOR, seed=1)
    body = problem(phone.seal(locator=LOCATOR, seed=2), 409)
    assert body["type"].endswith(":locator-taken")
    assert rows(config, "sealed") == 1
    assert phone.open(locator=LOCATOR).get_json()["id"] == saved["id"]


def test_of_many_who_draw_one_locator_at_once_one_gets_it(app, config: Config):
    def save(seed: int) -> int:
        return Equipped(app.test_client()).seal(locator=LOCATOR, seed=seed).status_code

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(save, range(8)))
    assert sorted(statuses) == [201, *[409] * 7]
    assert rows(config, "sealed") == rows(config, "locator") == 1


def test_locator_that_has_run_out_can_be_drawn_again(laptop: Equipped, phone: Equipped, clock: Clock):
    first = laptop.sealed(locator=LOCATOR, seed=1)
    clock.pass_seconds(600)
    second = laptop.sealed(locator=LOCATOR, seed=2)
    opened = phone.open(locator=LOCATOR).get_json()
    assert (opened["id"], opened["token"]) == (second["id"], second["token"])
    laptop.forget(first)
    assert phone.open(locator=LOCATOR).status_code == 200, "it is the second's by now"


def test_locator_that_comes_again_hides_its_token_under_another_pad(
    laptop: Equipped, config: Config, clock: Clock
):
    # Otherwise who knows one token, and two copies of the database, would know the other.
    def pad(saved: dict) -> int:
        connection = sqlite3.connect(config.database_path)
        (hidden,) = connection.execute("SELECT hidden FROM locator").fetchone()
        connection.close()
        return int.from_bytes(hidden) ^ int.from_bytes(unb64(saved["token"].split(".")[0]))

    first = pad(laptop.sealed(locator=LOCATOR))
    clock.pass_seconds(600)
    assert pad(laptop.sealed(locator=LOCATOR)) != first


@pytest.mark.parametrize(
    "locator", ["7k3mxw4p", "7K3MXW4", "7K3MXW4PP", "7K3M-XW4", "ILOU2345", "7K3MXW4P\n", ""]
)
def test_locator_is_eight_characters_as_the_device_writes_them(laptop: Equipped, locator: str):
    problem(laptop.seal(locator=locator), 400)
