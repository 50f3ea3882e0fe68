"""Ada carries a place of any site from her laptop to her phone; the service keeps it and cannot read it."""

from __future__ import annotations

import io
import sqlite3
from dataclasses import replace
from pathlib import Path

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
    a_full_snapshot,
)
from .disk import canaries, everything, on_disk, rows, total
from .test_problems import problem


def at(seconds: int) -> int:
    """Seconds after the test began, as the storage counts them."""
    return int(NOW.timestamp()) + seconds


# --- saving and opening ---


@pytest.mark.parametrize("size", [4096, 16_384, 65_536])
def test_ada_opens_on_her_phone_what_her_laptop_sealed(laptop: Equipped, phone: Equipped, size: int):
    saved = laptop.sealed(size=size)
    assert len(saved["token"]) == 66
    assert saved["locator_expires_at"] is None
    opened = phone.open(token=saved["token"]).get_json()
    assert opened == {
        "id": saved["id"],
        "token": saved["token"],
        "ciphertext": a_ciphertext(size),
        "expires_at": saved["expires_at"],
    }


def test_opening_may_be_repeated_and_answers_the_same(laptop: Equipped, phone: Equipped, clock: Clock):
    saved = laptop.sealed(locator=LOCATOR)
    first = phone.open(token=saved["token"])
    clock.pass_seconds(60)
    assert phone.open(token=saved["token"]).data == first.data
    assert phone.open(locator=LOCATOR).data == first.data


@pytest.mark.parametrize("size", [0, 1, 4095, 4097, 16_383, 20_000, 65_535, 65_537])
def test_any_other_size_is_refused(laptop: Equipped, size: int):
    body = problem(laptop.seal(size=size), 400)
    assert body["errors"][0]["pointer"] == "/ciphertext"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + "==",
        lambda text: text[:-1] + "_",
        lambda text: "+" + text[1:],
        lambda text: "/" + text[1:],
        lambda text: "." + text[1:],
        lambda text: text[:-1] + "\n",
        lambda text: text + "\n",
        lambda text: "ü" + text[1:],
        lambda text: " " + text[1:],
    ],
    ids=["padded", "spelt otherwise", "plus", "slash", "dot", "cut", "line break", "umlaut", "blank"],
)
def test_ciphertext_has_one_spelling(laptop: Equipped, change):
    body = {"ciphertext": change(a_ciphertext()), "expires_in": DAY}
    assert body["ciphertext"] != a_ciphertext()
    problem(laptop.ask("POST", "sealed", body), 400)


def test_body_may_be_as_long_as_a_ciphertext_needs_and_not_longer(laptop: Equipped):
    largest = b'{"expires_in":3600,"ciphertext":"' + a_ciphertext(65_536).encode() + b'"'
    for length, status in ((98_304, 201), (98_305, 413), (1_000_000, 413)):
        body = largest + b" " * (length - len(largest) - 1) + b"}"
        answer = laptop.client.post("/v1/sealed", data=body)
        assert answer.status_code == status, length
    assert "96 KB" in answer.get_json()["detail"]


def test_other_routes_take_no_longer_body_than_before(laptop: Equipped, ada: Visitor):
    long = b" " * (64 * 1024 + 1)
    for path in ("/v1/sealed/open", "/v1/snapshots", "/v1/resume", "/v1/events"):
        assert "64 KB" in problem(ada.client.post(path, data=long), 413)["detail"], path


def test_unstated_length_is_cut_off_at_the_same_place(laptop: Equipped):
    start = b'{"expires_in":3600,"ciphertext":"' + a_ciphertext(65_536).encode() + b'"}'
    for path, length, status in (
        ("/v1/sealed", 98_304, 201),
        ("/v1/sealed", 98_305, 413),
        ("/v1/sealed", 500_000, 413),
        ("/v1/sealed/open", 65_537, 413),
    ):
        answer = laptop.client.post(
            path,
            input_stream=io.BytesIO(start + b" " * (length - len(start))),
            headers={"Transfer-Encoding": "chunked"},
            environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
        )
        assert answer.status_code == status, (path, length)


@pytest.mark.parametrize("expires_in", [59, 30 * DAY + 1, 0, -1, 1.5, "60", None])
def test_life_is_a_minute_to_thirty_days(laptop: Equipped, expires_in: object):
    problem(laptop.seal(expires_in=expires_in), 400)


def test_it_expires_when_the_device_asked(laptop: Equipped, phone: Equipped, clock: Clock):
    saved = laptop.sealed(expires_in=60)
    clock.pass_seconds(59)
    assert phone.open(token=saved["token"]).status_code == 200
    clock.pass_seconds(1)
    problem(phone.open(token=saved["token"]), 410)
    problem(laptop.receipt(saved), 410)


def test_operator_who_keeps_less_long_keeps_this_less_long(config: Config, clock: Clock):
    app = create_app(replace(config, keep=3600))
    laptop = Equipped(app.test_client())
    assert laptop.sealed(expires_in=30 * DAY)["expires_at"] == "2026-05-01T13:00:00Z"
    assert laptop.sealed(expires_in=60)["expires_at"] == "2026-05-01T12:01:00Z"
    app.extensions["sameplace"].close()


def test_fields_that_tell_more_are_refused(laptop: Equipped):
    for more in ({"site": "pk"}, {"title": "Mugs"}, {"url": "https://shop.example/"}):
        problem(laptop.seal(**more), 400)


def test_token_of_one_kind_is_nothing_to_the_other(laptop: Equipped, phone: Equipped, ada: Visitor):
    sealed, plain = laptop.sealed(), ada.saved()
    problem(phone.open(token=plain["token"]), 404)
    problem(ada.present(sealed["token"]), 404)
    problem(ada.report(sealed["token"], "accepted"), 404)
    problem(laptop.receipt(plain), 404)
    problem(ada.receipt(sealed), 404)


def test_code_of_one_kind_is_nothing_to_the_other(laptop: Equipped, phone: Equipped, ada: Visitor):
    laptop.sealed(locator=LOCATOR)
    problem(ada.type_code(LOCATOR), 404)
    problem(phone.open(locator=ada.saved()["code"]), 404)


def test_forged_token_is_unknown(laptop: Equipped, phone: Equipped):
    token = laptop.sealed()["token"]
    for forged in (token[:-1] + ("A" if token[-1] != "A" else "E"), token[1:], "x", token + "\n"):
        problem(phone.open(token=forged), 404)


@pytest.mark.parametrize(
    "what", [{}, {"token": "x", "locator": LOCATOR}, {"token": ""}, {"locator": "7K3M-XW4P"}]
)
def test_it_is_opened_by_a_token_or_by_a_locator(phone: Equipped, what: dict):
    problem(phone.open(**what), 400)


# --- receipt and deletion ---


def test_receipt_tells_of_the_first_opening(laptop: Equipped, phone: Equipped, clock: Clock):
    saved = laptop.sealed()
    unopened = {"opened_at": None, "device_kind": None, "expires_at": saved["expires_at"]}
    assert laptop.receipt(saved).get_json() == unopened
    clock.pass_seconds(5)
    phone.open(token=saved["token"], device={"kind": "phone"})
    clock.pass_seconds(5)
    phone.open(token=saved["token"], device={"kind": "tablet"})
    assert laptop.receipt(saved).get_json() == {
        "opened_at": "2026-05-01T12:00:05Z",
        "device_kind": "phone",
        "expires_at": saved["expires_at"],
    }


def test_reading_changes_nothing(laptop: Equipped, phone: Equipped, config: Config):
    saved = laptop.sealed(locator=LOCATOR)
    before = everything(config)
    key = saved["manage_key"]
    for method in ("GET", "HEAD"):
        assert laptop.ask(method, f"sealed/{saved['id']}", key=key).status_code == 200
        assert laptop.ask(method, "sealed").status_code == 405
        assert laptop.ask(method, "sealed/open", key=key).status_code == 404, "no id of a sealed snapshot"
    assert everything(config) == before


def test_deleted_is_gone_at_once_and_may_be_deleted_again(laptop: Equipped, phone: Equipped, config: Config):
    saved = laptop.sealed(locator=LOCATOR)
    phone.open(locator=LOCATOR)
    for _ in range(3):
        response = laptop.forget(saved)
        assert (response.status_code, response.data) == (204, b"")
    problem(phone.open(token=saved["token"]), 410)
    problem(phone.open(locator=LOCATOR), 404)
    problem(laptop.receipt(saved), 404)
    assert rows(config, "sealed") == rows(config, "locator") == 0
    laptop.sealed(locator=LOCATOR)


def test_only_its_own_key_deletes_it_or_reads_its_receipt(laptop: Equipped, phone: Equipped):
    saved, other = laptop.sealed(), laptop.sealed(seed=2)
    wrong = {**saved, "manage_key": other["manage_key"]}
    for refused in (laptop.forget(wrong), laptop.receipt(wrong)):
        assert problem(refused, 403)["type"].endswith(":manage-key-wrong")
    assert problem(laptop.ask("DELETE", f"sealed/{saved['id']}"), 401)
    assert phone.open(token=saved["token"]).status_code == 200


@pytest.mark.parametrize("id_", ["x", "AAAAAAAAAAAAAAAAAAAAAA", "%00", "ü", "A" * 5000])
def test_id_that_nobody_has_is_unknown(laptop: Equipped, id_: str):
    problem(laptop.receipt({"id": id_, "manage_key": "x"}), 404)


@pytest.mark.parametrize("how", ["delete", "purge"])
@pytest.mark.parametrize("size", [4096, 65_536])
def test_no_byte_of_it_stays_on_the_disk(
    laptop: Equipped, config: Config, storage: Storage, how: str, size: int
):
    saved = laptop.sealed(size=size, locator=LOCATOR)
    before = on_disk(config)
    planted = canaries(config, "sealed", "body") + canaries(config, "locator", "hidden")
    # A piece that lies across two pages is not in one place.
    planted = [piece for piece in planted if piece in before]
    assert len(planted) > size // 14
    if how == "delete":
        laptop.forget(saved)
    else:
        storage.purge(at(DAY))
    after = on_disk(config)
    assert [piece for piece in planted if piece in after] == []


# --- switched off ---


def test_operator_can_switch_all_of_it_off(config: Config, laptop: Equipped, ada: Visitor, clock: Clock):
    saved = laptop.sealed(locator=LOCATOR)
    off = create_app(replace(config, sealed=False))
    phone = Equipped(off.test_client())
    for response in (
        phone.seal(),
        phone.open(token=saved["token"]),
        phone.open(locator=LOCATOR),
        phone.receipt(saved),
        phone.forget(saved),
        phone.write("b" * 22, "k" * 22),
        phone.read("b" * 22, "k" * 22),
        phone.erase("b" * 22, "k" * 22),
    ):
        assert problem(response, 404)["type"].endswith(":sealed-off")
        assert response.headers["Access-Control-Allow-Origin"] == phone.origin, "so that it can be told"
    visitor = Visitor(off.test_client(), ada.site)
    assert visitor.present(visitor.saved(a_full_snapshot())["token"]).status_code == 200
    storage = off.extensions["sameplace"]
    assert storage.purge(at(DAY)) == 2, "what was stored goes when it expires"
    storage.close()


# --- the database ---


def test_what_is_stored_is_the_ciphertext_and_nothing_that_tells_who_or_what(
    laptop: Equipped, phone: Equipped, config: Config
):
    saved = laptop.sealed(locator=LOCATOR)
    phone.open(locator=LOCATOR, device={"kind": "phone"})
    connection = sqlite3.connect(config.database_path)
    connection.row_factory = sqlite3.Row
    (row,) = connection.execute("SELECT * FROM sealed").fetchall()
    connection.close()
    assert set(row.keys()) == {"id", "expires", "manage", "opened", "device_kind", "locator", "body"}
    disk = on_disk(config)
    for known in (laptop.origin, phone.origin, "127.0.0.1", saved["token"]):
        assert str(known).encode() not in disk


def test_database_of_the_version_before_gets_its_room_counted_from_nothing(tmp_path: Path):
    path = tmp_path / "sameplace.sqlite"
    storage = open_storage(Config(database=str(path)))
    storage.close()
    connection = sqlite3.connect(path)
    for table in ("sealed", "locator", "box", "sealed_total"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm003_sealed'")
    connection.commit()
    connection.close()
    upgraded = open_storage(Config(database=str(path)))
    upgraded.close()
    assert total(Config(database=str(path))) == 0
