"""How much is sealed how fast: limits for each address, and the room there is in all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from sameplace.app import create_app
from sameplace.config import Config
from sameplace.storage import Storage, open_storage

from .cast import (
    DAY,
    LOCATOR,
    NOW,
    Clock,
    Equipped,
    Visitor,
    a_ciphertext,
)
from .disk import rows, total
from .test_limits import from_address, wait_of
from .test_problems import problem

NEVER = "ZZZZZZZZ"


def at(seconds: int) -> int:
    """Seconds after the test began, as the storage counts them."""
    return int(NOW.timestamp()) + seconds


def test_saving_is_limited_per_address(laptop: Equipped, clock: Clock):
    for _ in range(30):
        laptop.sealed()
    clock.pass_seconds(wait_of(laptop.seal()))
    laptop.sealed()
    wait_of(laptop.seal())
    body = {"ciphertext": a_ciphertext(), "expires_in": DAY}
    assert laptop.ask("POST", "sealed", body, **from_address("198.51.100.7")).status_code == 201


def test_wrong_locators_are_limited_as_wrong_codes_are(laptop: Equipped, phone: Equipped, clock: Clock):
    saved = laptop.sealed(locator=LOCATOR)
    for _ in range(20):
        problem(phone.open(locator=NEVER), 404)
    # The right one gets no answer either: otherwise a guess would cost nothing.
    clock.pass_seconds(wait_of(phone.open(locator=LOCATOR)))
    assert phone.open(locator=LOCATOR).status_code == 200
    problem(phone.open(locator=NEVER), 404)
    wait_of(phone.open(locator=NEVER))
    assert phone.open(token=saved["token"]).status_code == 200, "links open all the same"


def test_wrong_locators_and_wrong_codes_are_counted_apart(phone: Equipped, ada: Visitor):
    code = ada.saved()["code"]
    for _ in range(20):
        phone.open(locator=NEVER)
    assert ada.type_code(code).status_code == 200


def test_saving_is_no_better_way_to_guess_locators(laptop: Equipped, phone: Equipped):
    laptop.sealed(locator=LOCATOR)
    for _ in range(20):
        problem(phone.seal(locator=LOCATOR), 409)
    wait_of(phone.seal(locator=NEVER))
    wait_of(phone.open(locator=NEVER))


def test_right_locators_are_not_counted(laptop: Equipped, phone: Equipped):
    laptop.sealed(locator=LOCATOR)
    for _ in range(60):
        assert phone.open(locator=LOCATOR).status_code == 200


def test_forged_tokens_are_limited(config: Config, clock: Clock):
    app = create_app(replace(config, failed_tokens=3))
    mallory = Equipped(app.test_client())
    for _ in range(3):
        problem(mallory.open(token="x"), 404)
    wait_of(mallory.open(token="x"))
    app.extensions["sameplace"].close()


# --- room ---


@pytest.fixture
def small(config: Config, clock: Clock) -> Iterator[Equipped]:
    """Ada's laptop at a service that has one megabyte to give: sixteen of the largest."""
    app = create_app(replace(config, sealed_total=1, sealed_per_minute=1000, boxes_per_minute=1000))
    yield Equipped(app.test_client())
    app.extensions["sameplace"].close()


def fill(laptop: Equipped) -> list[dict]:
    saved = [laptop.sealed(size=65_536, seed=seed) for seed in range(16)]
    assert problem(laptop.seal(), 507)["type"].endswith(":full")
    return saved


def test_full_service_takes_no_more_and_gives_what_it_has(small: Equipped, config: Config):
    saved = fill(small)
    problem(small.write("b" * 22, "k" * 22), 507)
    problem(small.seal(locator=LOCATOR), 507)
    problem(small.open(locator=LOCATOR), 404)
    assert rows(config, "sealed") == 16
    for one in saved:
        assert small.open(token=one["token"]).status_code == 200
        assert small.receipt(one).get_json()["opened_at"]


def test_deleting_makes_room(small: Equipped):
    saved = fill(small)
    small.forget(saved[0])
    small.forget(saved[0])
    for seed in range(16):
        small.sealed(seed=seed)
    problem(small.seal(), 507)


def test_boxes_and_sealed_snapshots_share_the_room(small: Equipped):
    key = "k" * 22
    version = small.written("b" * 22, key, ciphertext=a_ciphertext(65_536))
    for seed in range(15):
        small.sealed(size=65_536, seed=seed)
    problem(small.seal(), 507)
    # Rewriting it takes no more room; a smaller one gives some back.
    version = small.written("b" * 22, key, version, ciphertext=a_ciphertext(65_536, 2))
    problem(small.seal(), 507)
    small.written("b" * 22, key, version, ciphertext=a_ciphertext(4096))
    small.sealed(size=16_384)
    small.erase("b" * 22, key)
    small.sealed(size=16_384)


def test_count_is_right_after_a_restart_a_purge_and_for_two_processes(
    small: Equipped, config: Config, clock: Clock
):
    fill(small)
    settings = replace(config, sealed_total=1)
    second = create_app(settings)
    elsewhere = Equipped(second.test_client())
    problem(elsewhere.seal(), 507)
    clock.pass_seconds(DAY)
    # As `sameplace purge` does, in a process of its own.
    other = open_storage(settings)
    assert other.purge(at(DAY)) == 16
    other.close()
    assert total(config) == 0
    elsewhere.sealed(size=65_536)
    for seed in range(15):
        small.sealed(size=65_536, seed=seed)
    problem(elsewhere.seal(), 507)
    assert total(config) == 1024 * 1024
    second.extensions["sameplace"].close()


def test_many_at_once_never_take_more_than_there_is(config: Config, clock: Clock):
    app = create_app(replace(config, sealed_total=1, sealed_per_minute=1000))

    def save(seed: int) -> int:
        return Equipped(app.test_client()).seal(size=65_536, seed=seed).status_code

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(save, range(24)))
    assert sorted(statuses) == [*[201] * 16, *[507] * 8]
    assert total(config) == 1024 * 1024
    app.extensions["sameplace"].close()


def test_saving_reads_no_table_through(laptop: Equipped, storage: Storage, config: Config):
    laptop.sealed(locator=LOCATOR)
    plans: list[str] = []
    connection = sqlite3.connect(config.database_path)
    statements: list[str] = []
    storage.write(lambda db: db.conn.set_trace_callback(statements.append))
    laptop.sealed(locator=NEVER)
    storage.write(lambda db: db.conn.set_trace_callback(None))
    for sql in statements:
        if sql.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            plans += [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    connection.close()
    assert plans
    # The count is a table of one row.
    assert {plan for plan in plans if "SCAN" in plan} <= {"SCAN sealed_total"}
