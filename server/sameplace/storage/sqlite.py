"""SQLite: the embedded default. Sites, snapshots and codes; what is sealed is beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from sqlite_utils import Database

from ..schema import Accuracy, DeviceKind, RestoredLines
from . import Presentable, Site, StoredCode, StoredSnapshot
from .file import SQLiteFile
from .packing import pack, unpack
from .sqlite_sealed import PURGED, SQLiteSealed

CODE_GRACE = 24 * 3600
"""Seconds for which an expired code is remembered, so that typing it late is answered "run out"."""

PURGE_STEP = 500
"""Rows deleted in one transaction: keeps the time that savers wait for a purge in milliseconds."""

_SITE_COLUMNS = "SELECT s.key, s.name, s.created, o.origin FROM site s JOIN origin o ON o.site = s.key"
_SITES = f"{_SITE_COLUMNS} ORDER BY s.created, s.rowid, o.rowid"
_SITE = f"{_SITE_COLUMNS} WHERE s.key = ? ORDER BY o.rowid"
_SNAPSHOT = (
    "SELECT id, site, created, expires, body, manage, opened, device_kind, accepted, restored, accuracy,"
    " lines FROM snapshot WHERE id = ?"
)
_PRESENTABLE = (
    "SELECT site, expires, body, opened,"
    " (SELECT group_concat(origin, ' ') FROM origin WHERE site = snapshot.site) FROM snapshot WHERE id = ?"
)
_CODE = "SELECT hash, snapshot, hidden, expires, nonce FROM code WHERE hash = ?"

_restored_lines = msgspec.json.Decoder(RestoredLines).decode


class CodeTaken(Exception):
    """Of several snapshots saved together one drew a code that is taken: they are saved one by one."""


class SQLiteStorage(SQLiteFile):
    """:class:`~sameplace.storage.Storage` on one SQLite file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.sealed = SQLiteSealed(self)

    def ping(self) -> None:
        self.read("SELECT 1 FROM site LIMIT 1")

    # --- sites ---

    def add_site(self, site: Site, secret: bytes) -> None:
        def change(db: Database) -> None:
            db.execute("INSERT INTO site VALUES (?, ?, ?, ?)", (site.key, site.name, secret, site.created))
            for origin in site.origins:
                db.execute("INSERT INTO origin VALUES (?, ?)", (origin, site.key))

        self.write(change)

    def remove_site(self, key: str) -> bool:
        def remove(db: Database) -> bool:
            db.execute("DELETE FROM origin WHERE site = ?", (key,))
            return db.execute("DELETE FROM site WHERE key = ?", (key,)).rowcount > 0

        removed = self.write(remove)
        self.delete_by_steps(
            [
                "DELETE FROM code WHERE hash IN (SELECT code FROM snapshot WHERE site = :site LIMIT :step)",
                "DELETE FROM snapshot WHERE id IN (SELECT id FROM snapshot WHERE site = :site LIMIT :step)",
            ],
            {"site": key},
            PURGE_STEP,
        )
        self.delete_by_steps(
            ["DELETE FROM event WHERE rowid IN (SELECT rowid FROM event WHERE site = :site LIMIT :step)"],
            {"site": key},
            PURGE_STEP,
        )
        self.empty_log()
        return removed

    def site(self, key: str) -> Site | None:
        return next(iter(_sites(self.read(_SITE, (key,)))), None)

    def sites(self) -> list[Site]:
        return _sites(self.read(_SITES))

    def has_origin(self, origin: str) -> bool:
        return bool(self.read("SELECT 1 FROM origin WHERE origin = ? LIMIT 1", (origin,)))

    # --- snapshots and codes ---

    def save(self, snapshot: StoredSnapshot, code: StoredCode) -> bool:
        body = None if snapshot.body is None else pack(snapshot.body)
        row = (
            snapshot.id, snapshot.site, snapshot.created, snapshot.expires, body, snapshot.manage, code.hash
        )  # fmt: skip
        return self._writer.together(_save, (row, (code.hash, code.snapshot, code.hidden, code.expires)))

    def snapshot(self, id: bytes) -> StoredSnapshot | None:
        for row in self.read(_SNAPSHOT, (id,)):
            return StoredSnapshot(
                id=row[0],
                site=row[1],
                created=row[2],
                expires=row[3],
                body=None if row[4] is None else unpack(row[4]),
                manage=row[5],
                opened=row[6],
                device_kind=row[7],
                accepted=bool(row[8]),
                restored=bool(row[9]),
                accuracy=row[10],
                lines=None if row[11] is None else _restored_lines(row[11]),
            )
        return None

    def presentable(self, id: bytes) -> Presentable | None:
        for site, expires, body, opened, origins in self.read(_PRESENTABLE, (id,)):
            if origins:
                return Presentable(
                    id=id,
                    site=site,
                    expires=expires,
                    body=None if body is None else unpack(body),
                    opened=opened,
                    origins=tuple(origins.split(" ")),
                )
        return None

    def opened(self, id: bytes, at: int, device_kind: DeviceKind | None) -> None:
        self._update("opened = ?, device_kind = ? WHERE id = ? AND opened IS NULL", (at, device_kind, id))

    def accepted(self, id: bytes) -> None:
        self._update("accepted = 1 WHERE id = ? AND accepted = 0", (id,))

    def restored(self, id: bytes, accuracy: Accuracy | None, lines: RestoredLines | None) -> None:
        packed = None if lines is None else msgspec.json.encode(lines)
        self._update("restored = 1, accuracy = ?, lines = ? WHERE id = ?", (accuracy, packed, id))

    def _update(self, assignment: str, parameters: tuple[Any, ...]) -> None:
        self.write(lambda db: db.execute(f"UPDATE snapshot SET {assignment}", parameters))  # noqa: S608

    def rewrite(self, id: bytes, body: bytes) -> None:
        self._update("body = ? WHERE id = ? AND body IS NOT NULL", (pack(body), id))
        self.empty_log()

    def forget(self, id: bytes) -> None:
        def change(db: Database) -> None:
            db.execute("UPDATE snapshot SET body = NULL WHERE id = ?", (id,))
            db.execute(
                "UPDATE code SET hidden = NULL WHERE hash = (SELECT code FROM snapshot WHERE id = ?)", (id,)
            )

        self.write(change)
        self.empty_log()

    def code(self, hashes: list[bytes]) -> StoredCode | None:
        for hash_ in hashes:
            for row in self.read(_CODE, (hash_,)):
                return _code(row)
        return None

    def claim(self, hash: bytes, nonce: bytes) -> StoredCode | None:
        def change(db: Database) -> StoredCode | None:
            db.execute("UPDATE code SET nonce = ? WHERE hash = ? AND nonce IS NULL", (nonce, hash))
            row = db.execute(_CODE, (hash,)).fetchone()
            return _code(row) if row else None

        return self.write(change)

    # --- figures and expiry ---

    def measure(self, site: str, at: int, expires: int, type: str) -> None:
        self.write(lambda db: db.execute("INSERT INTO event VALUES (?, ?, ?, ?)", (site, at, type, expires)))

    def purge(self, now: int) -> int:
        tables = [("snapshot", 0, PURGE_STEP), ("code", CODE_GRACE, PURGE_STEP), ("event", 0, PURGE_STEP)]
        tables += [(table, 0, step) for table, step in PURGED]
        deleted = sum(
            self.delete_by_steps(
                [
                    f"DELETE FROM {table} WHERE rowid IN"  # noqa: S608  # constants
                    f" (SELECT rowid FROM {table} WHERE expires <= :before LIMIT :step)"
                ],
                {"before": now - grace},
                step,
            )
            for table, grace, step in tables
        )
        self.empty_log()
        return deleted


def _save(db: Database, rows: Sequence[tuple[tuple[Any, ...], tuple[Any, ...]]]) -> list[bool]:
    free = _insert(
        db, "code (hash, snapshot, hidden, expires)", [code for _, code in rows], "ON CONFLICT DO NOTHING"
    )
    if free == len(rows):
        columns = "snapshot (id, site, created, expires, body, manage, code)"
        _insert(db, columns, [snapshot for snapshot, _ in rows])
    elif len(rows) > 1:
        raise CodeTaken
    return [free > 0] * len(rows)


def _insert(db: Database, into: str, rows: Sequence[tuple[Any, ...]], rule: str = "") -> int:
    # One statement for all rows: at each statement the thread lets go of Python's lock, and then waits for it
    # behind every request under way.
    row = f"({', '.join('?' * len(rows[0]))})"
    sql = f"INSERT INTO {into} VALUES {', '.join([row] * len(rows))} {rule}"  # noqa: S608  # constants
    return int(db.execute(sql, [value for row in rows for value in row]).rowcount)


def _sites(rows: list[tuple[Any, ...]]) -> list[Site]:
    found: dict[str, Site] = {}
    for key, name, created, origin in rows:
        before = found[key].origins if key in found else ()
        found[key] = Site(key=key, name=name, origins=(*before, origin), created=created)
    return list(found.values())


def _code(row: tuple[Any, ...]) -> StoredCode:
    return StoredCode(hash=row[0], snapshot=row[1], hidden=row[2], expires=row[3], nonce=row[4])
