"""Sealed snapshots and boxes in SQLite."""

# ruff: noqa: D102 (the protocol documents the verbs)

from __future__ import annotations

import hmac
from typing import Literal

from sqlite_utils import Database

from ..schema import DeviceKind
from .file import SQLiteFile
from .sealed import StoredBox, StoredLocator, StoredSealed

PURGED = (("sealed", 50), ("locator", 500), ("box", 50))
"""Tables that a purge clears of what has expired, and rows deleted in one transaction: bodies are up to 64 KB
and are overwritten, so that 50 of them take savers as long as 500 small rows do."""

_SEALED = "SELECT id, expires, body, manage, opened, device_kind FROM sealed WHERE id = ?"
_LOCATOR = "SELECT hash, sealed, hidden, expires FROM locator WHERE hash = ?"
_BOX = "SELECT id, key, version, closed, expires, body FROM box WHERE id = ?"
_CLAIM = (
    "INSERT INTO locator VALUES (:hash, :sealed, :hidden, :expires) ON CONFLICT (hash) DO UPDATE"
    " SET sealed = excluded.sealed, hidden = excluded.hidden, expires = excluded.expires"
    " WHERE locator.expires <= :now"
)
_PUT = (
    "INSERT INTO box VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET key = excluded.key,"
    " version = excluded.version, closed = excluded.closed, expires = excluded.expires, body = excluded.body"
)


class SQLiteSealed:
    """:class:`~sameplace.storage.sealed.SealedStorage` in the file of the other tables."""

    def __init__(self, file: SQLiteFile) -> None:
        self._file = file

    def save(
        self, sealed: StoredSealed, locator: StoredLocator | None, now: int, total: int
    ) -> Literal["saved", "taken", "full"]:
        hash_ = locator.hash if locator else None

        def change(db: Database) -> Literal["saved", "taken", "full"]:
            if _taken(db) + len(sealed.body) > total:
                return "full"
            if locator:
                claim = {
                    "hash": locator.hash,
                    "sealed": locator.sealed,
                    "hidden": locator.hidden,
                    "expires": locator.expires,
                    "now": now,
                }
                if not db.execute(_CLAIM, claim).rowcount:
                    return "taken"
            row = (sealed.id, sealed.expires, sealed.manage, hash_, sealed.body)
            db.execute("INSERT INTO sealed (id, expires, manage, locator, body) VALUES (?, ?, ?, ?, ?)", row)
            return "saved"

        return self._file.write(change)

    def find(self, id: bytes) -> StoredSealed | None:
        for row in self._file.read(_SEALED, (id,)):
            return StoredSealed(
                id=row[0], expires=row[1], body=row[2], manage=row[3], opened=row[4], device_kind=row[5]
            )
        return None

    def locator(self, hashes: list[bytes]) -> StoredLocator | None:
        for hash_ in hashes:
            for row in self._file.read(_LOCATOR, (hash_,)):
                return StoredLocator(hash=row[0], sealed=row[1], hidden=row[2], expires=row[3])
        return None

    def opened(self, id: bytes, at: int, device_kind: DeviceKind | None) -> None:
        sql = "UPDATE sealed SET opened = ?, device_kind = ? WHERE id = ? AND opened IS NULL"
        self._file.write(lambda db: db.execute(sql, (at, device_kind, id)))

    def erase(self, id: bytes) -> None:
        def change(db: Database) -> None:
            # Whoever drew the same locator after this one's had expired keeps it.
            db.execute(
                "DELETE FROM locator WHERE hash = (SELECT locator FROM sealed WHERE id = ?) AND sealed = ?",
                (id, id),
            )
            db.execute("DELETE FROM sealed WHERE id = ?", (id,))

        self._file.write(change)
        self._file.empty_log()

    def put_box(
        self, box: StoredBox, replaces: int, now: int, total: int
    ) -> Literal["saved", "wrong-key", "closed", "changed", "full"]:
        def change(db: Database) -> Literal["saved", "wrong-key", "closed", "changed", "full"]:
            row = db.execute(_BOX, (box.id,)).fetchone()
            stored = _box(row) if row else None
            live = stored if stored and stored.expires > now else None
            if live and not hmac.compare_digest(live.key, box.key):
                return "wrong-key"
            if live and live.closed:
                return "closed"
            if replaces != (live.version if live else 0):
                return "changed"
            if _taken(db) + len(box.body) - (len(stored.body) if stored else 0) > total:
                return "full"
            db.execute(_PUT, (box.id, box.key, box.version, box.closed, box.expires, box.body))
            return "saved"

        return self._file.write(change)

    def box(self, id: bytes) -> StoredBox | None:
        for row in self._file.read(_BOX, (id,)):
            return _box(row)
        return None

    def erase_box(self, id: bytes, now: int) -> bool:
        def change(db: Database) -> bool:
            db.execute("DELETE FROM box WHERE id = ? AND (NOT closed OR expires <= ?)", (id, now))
            return db.execute("SELECT 1 FROM box WHERE id = ?", (id,)).fetchone() is None

        erased = self._file.write(change)
        self._file.empty_log()
        return erased


def _taken(db: Database) -> int:
    """Bytes that all bodies have; triggers keep the count."""
    return int(db.execute("SELECT bytes FROM sealed_total").fetchone()[0])


def _box(row: tuple[bytes, bytes, int, int, int, bytes]) -> StoredBox:
    return StoredBox(id=row[0], key=row[1], version=row[2], closed=bool(row[3]), expires=row[4], body=row[5])
