"""SQLite keeps the protocol's promises about what is sealed."""

from __future__ import annotations

from msgspec.structs import replace

from sameplace.storage.sealed import StoredBox, StoredLocator, StoredSealed
from sameplace.storage.sqlite import SQLiteStorage

ROOM = 10_000
SEALED = StoredSealed(id=b"i" * 16, expires=1000, body=b"c" * 4096, manage=b"m" * 16)
LOCATOR = StoredLocator(hash=b"h" * 16, sealed=SEALED.id, hidden=b"b" * 16, expires=600)
BOX = StoredBox(id=b"x" * 16, key=b"k" * 16, version=7, closed=False, expires=1000, body=b"c" * 4096)


def test_what_is_sealed_comes_back_as_it_was_stored(storage: SQLiteStorage):
    assert storage.sealed.save(SEALED, LOCATOR, 0, ROOM) == "saved"
    assert storage.sealed.put_box(BOX, 0, 0, ROOM) == "saved"
    assert storage.sealed.find(SEALED.id) == SEALED
    assert storage.sealed.locator([b"y" * 16, LOCATOR.hash]) == LOCATOR
    assert storage.sealed.box(BOX.id) == BOX
    assert storage.sealed.find(BOX.id) is storage.sealed.box(SEALED.id) is storage.sealed.locator([]) is None


def test_of_two_that_open_it_at_once_the_first_is_noted(storage: SQLiteStorage):
    storage.sealed.save(SEALED, None, 0, ROOM)
    storage.sealed.opened(SEALED.id, 10, "phone")
    storage.sealed.opened(SEALED.id, 20, "tablet")
    kept = storage.sealed.find(SEALED.id)
    assert kept
    assert (kept.opened, kept.device_kind) == (10, "phone")


def test_room_is_used_to_its_last_byte(storage: SQLiteStorage):
    assert storage.sealed.save(SEALED, LOCATOR, 0, 4095) == "full"
    assert storage.sealed.find(SEALED.id) is storage.sealed.locator([LOCATOR.hash]) is None
    assert storage.sealed.save(SEALED, LOCATOR, 0, 4096) == "saved"
    assert storage.sealed.put_box(BOX, 0, 0, 8191) == "full"
    assert storage.sealed.put_box(BOX, 0, 0, 8192) == "saved"
    storage.sealed.erase(SEALED.id)
    assert storage.sealed.erase_box(BOX.id, 0)
    assert storage.read("SELECT bytes FROM sealed_total") == [(0,)]


def test_closed_box_is_erased_when_it_has_expired_and_no_sooner(storage: SQLiteStorage):
    closed = replace(BOX, closed=True)
    storage.sealed.put_box(closed, 0, 0, ROOM)
    assert not storage.sealed.erase_box(BOX.id, BOX.expires - 1)
    assert storage.sealed.box(BOX.id) == closed
    assert storage.sealed.erase_box(BOX.id, BOX.expires)
    assert storage.sealed.box(BOX.id) is None
    assert storage.sealed.erase_box(BOX.id, BOX.expires), "nothing is there to be erased"
