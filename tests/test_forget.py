"""Ada deletes what she saved: it is gone at once, from the answers and from the disk."""

from __future__ import annotations

import sqlite3
from random import Random
from string import ascii_letters

import pytest

from sameplace.config import Config
from sameplace.storage import Storage

from .cast import NOW, Clock, Visitor, a_full_snapshot
from .disk import canaries, on_disk


def test_forgotten_is_forgotten_everywhere(ada: Visitor, bob: Visitor):
    saved = ada.saved()
    response = ada.forget(saved)
    assert response.status_code == 204
    assert response.data == b""
    assert bob.present(saved["token"]).status_code == 410
    assert bob.type_code(saved["code"]).status_code == 410
    assert bob.report(saved["token"], "accepted").status_code == 410
    assert ada.receipt(saved).status_code == 410


def test_forgetting_may_be_repeated(ada: Visitor):
    saved = ada.saved()
    for _ in range(3):
        assert ada.forget(saved).status_code == 204


def test_only_this_snapshot_is_forgotten(ada: Visitor):
    first, second = ada.saved(), ada.saved()
    ada.forget(first)
    assert ada.present(second["token"]).status_code == 200


def test_expired_snapshot_can_still_be_forgotten(ada: Visitor, clock: Clock):
    saved = ada.saved()
    clock.pass_seconds(31 * 86400)
    assert ada.forget(saved).status_code == 204


def test_mark_of_a_forgotten_snapshot_stays_until_it_expires(ada: Visitor, storage: Storage, clock: Clock):
    saved = ada.saved()
    ada.forget(saved)
    clock.pass_seconds(30 * 86400 - 1)
    storage.purge(int(NOW.timestamp()) + 30 * 86400 - 1)
    assert ada.receipt(saved).status_code == 410
    storage.purge(int(NOW.timestamp()) + 30 * 86400)
    assert ada.receipt(saved).status_code == 404
    assert ada.present(saved["token"]).status_code == 410


@pytest.mark.parametrize("big", [False, True], ids=["small", "over several pages"])
def test_no_byte_of_the_content_or_the_code_stays_on_the_disk(ada: Visitor, config: Config, big: bool):
    snapshot = a_full_snapshot()
    if big:
        # Text that does not compress, so that it fills overflow pages as well.
        random = Random(7)
        snapshot["cart"]["lines"] = [
            {"id": str(n), "title": "".join(random.choices(ascii_letters, k=300)), "quantity": 1}
            for n in range(60)
        ]
    saved = ada.saved(snapshot)
    planted = canaries(config, "snapshot", "body") + canaries(config, "code", "hidden")
    before = on_disk(config)
    # A piece that lies across two pages is not in one place.
    planted = [piece for piece in planted if piece in before]
    assert len(planted) > (900 if big else 20)
    ada.forget(saved)
    after = on_disk(config)
    assert [piece for piece in planted if piece in after] == []


@pytest.mark.parametrize("how", ["purge", "remove"])
def test_what_expired_or_left_with_its_site_is_off_the_disk_too(
    ada: Visitor, config: Config, storage: Storage, how: str
):
    ada.saved(a_full_snapshot())
    planted = canaries(config, "snapshot", "body") + canaries(config, "code", "hidden")
    if how == "purge":
        storage.purge(int(NOW.timestamp()) + 40 * 86400)
    else:
        storage.remove_site(ada.site.key)
    after = on_disk(config)
    assert [piece for piece in planted if piece in after] == []


def test_reader_that_takes_long_delays_nobody_and_the_next_purge_wipes_the_log(
    ada: Visitor, config: Config, storage: Storage, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sameplace.storage.file.LOG_WAIT", 0.05)
    saved = ada.saved(a_full_snapshot())
    planted = canaries(config, "snapshot", "body")
    backup = sqlite3.connect(config.database_path, isolation_level=None)
    backup.execute("BEGIN")
    backup.execute("SELECT * FROM snapshot").fetchall()
    assert ada.forget(saved).status_code == 204
    assert ada.present(saved["token"]).status_code == 410
    ada.saved()
    backup.execute("ROLLBACK")
    backup.close()
    storage.purge(int(NOW.timestamp()))
    after = on_disk(config)
    assert [piece for piece in planted if piece in after] == []


def test_cancelled_cart_is_gone_and_the_place_stays(ada: Visitor, bob: Visitor, config: Config):
    snapshot = a_full_snapshot()
    saved = ada.saved(snapshot)
    for _ in range(2):
        response = ada.cancel_cart(saved)
        assert response.status_code == 204
        assert response.data == b""
    answer = bob.present(saved["token"]).get_json()
    assert answer["snapshot"].get("cart") is None
    assert answer["prompt"]["items"] == 0
    assert answer["snapshot"]["position"] == snapshot["position"]
    assert bob.type_code(saved["code"]).status_code == 200, "the code still works"


def test_no_byte_of_a_cancelled_cart_stays_on_the_disk(ada: Visitor, config: Config):
    snapshot = a_full_snapshot()
    random = Random(7)
    snapshot["cart"]["lines"] = [
        {"id": str(n), "title": "".join(random.choices(ascii_letters, k=300)), "quantity": 1}
        for n in range(60)
    ]
    saved = ada.saved(snapshot)
    before = on_disk(config)
    planted = [piece for piece in canaries(config, "snapshot", "body") if piece in before]
    assert len(planted) > 900
    ada.cancel_cart(saved)
    after = on_disk(config)
    # The first bytes tell of the page, which stays.
    assert len([piece for piece in planted if piece in after]) < 20


def test_cart_is_cancelled_with_its_own_key_only(ada: Visitor, bob: Visitor):
    saved, other = ada.saved(a_full_snapshot()), ada.saved(a_full_snapshot())
    assert ada.cancel_cart({**saved, "manage_key": other["manage_key"]}).status_code == 403
    assert ada.cancel_cart({**saved, "id": "AAAAAAAAAAAAAAAAAAAAAA"}).status_code == 404
    assert bob.present(saved["token"]).get_json()["prompt"]["items"] > 0


def test_cancelling_the_cart_of_a_forgotten_snapshot_brings_nothing_back(ada: Visitor):
    saved = ada.saved(a_full_snapshot())
    ada.forget(saved)
    assert ada.cancel_cart(saved).status_code == 204
    assert ada.present(saved["token"]).status_code == 410
