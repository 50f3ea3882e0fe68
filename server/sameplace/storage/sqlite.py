"""SQLite: the embedded default. One file, one writing thread, a reading connection per read under way."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from sqlite_utils import Database

from ..errors import ConfigError, StorageError
from ..schema import Accuracy, DeviceKind, RestoredLines
from . import Presentable, Site, StoredCode, StoredSnapshot
from .migrations import migrations
from .packing import pack, unpack
from .writer import Writer

CODE_GRACE = 24 * 3600
"""Seconds for which an expired code is remembered, so that typing it late is answered "run out"."""

LOCK_WAIT = 30
"""Seconds to wait for another process that holds the file, such as a running purge."""

LOG_WAIT = 1
"""Seconds to wait for readers, such as a backup, before emptying the log is left to the next purge: nobody
can save meanwhile."""

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


class CodeTaken(Exception):
    """Of several snapshots saved together one drew a code that is taken: they are saved one by one."""


class SQLiteStorage:
    """:class:`~sameplace.storage.Storage` on one SQLite file.

    :param path: the file; it and its folder are made when missing.
    :raises ConfigError: when the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # Idle ones, not one per thread: the server lets idle threads go, and what a thread had opened
        # would stay open without it. Taking from and adding to a list are atomic.
        self._idle: list[Database] = []
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # It holds what visitors saved: for the owner's eyes. SQLite gives its log the same mode.
            path.touch(mode=0o600)
            self._connect().close()
        except (OSError, sqlite3.Error) as error:
            raise ConfigError(f"The database {path} cannot be opened: {error}") from error
        self._writer = Writer(self._connect)

    def _connect(self, wait: float = LOCK_WAIT) -> Database:
        connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False, timeout=wait)
        _write_ahead(connection)
        # FULL flushes the log at each commit: what was acknowledged survives a power cut.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        return Database(connection)

    def _read(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        try:
            try:
                db = self._idle.pop()
            except IndexError:
                db = self._connect()
            try:
                return db.execute(sql, parameters).fetchall()
            finally:
                self._idle.append(db)
        except sqlite3.Error as error:
            raise StorageError(f"The database did not answer: {error}") from error

    def migrate(self) -> list[str]:
        db = self._connect()
        try:
            if not migrations.pending(db):
                return []
            # Locked before looking again: of two processes that start together one takes the steps.
            with db.conn:
                db.execute("BEGIN IMMEDIATE")
                pending = [migration.name for migration in migrations.pending(db)]
                migrations.apply(db)
        except sqlite3.Error as error:
            raise StorageError(f"The database could not be brought up to date: {error}") from error
        finally:
            db.close()
        return pending

    def close(self) -> None:
        self._writer.close()
        while self._idle:
            self._idle.pop().close()

    def ping(self) -> None:
        self._read("SELECT 1 FROM site LIMIT 1")

    # --- sites ---

    def add_site(self, site: Site, secret: bytes) -> None:
        def change(db: Database) -> None:
            db.execute("INSERT INTO site VALUES (?, ?, ?, ?)", (site.key, site.name, secret, site.created))
            for origin in site.origins:
                db.execute("INSERT INTO origin VALUES (?, ?)", (origin, site.key))

        self._writer.do(change)

    def remove_site(self, key: str) -> bool:
        def remove(db: Database) -> bool:
            db.execute("DELETE FROM origin WHERE site = ?", (key,))
            return db.execute("DELETE FROM site WHERE key = ?", (key,)).rowcount > 0

        removed = self._writer.do(remove)
        self._delete_by_steps(
            [
                "DELETE FROM code WHERE hash IN (SELECT code FROM snapshot WHERE site = :site LIMIT :step)",
                "DELETE FROM snapshot WHERE id IN (SELECT id FROM snapshot WHERE site = :site LIMIT :step)",
            ],
            {"site": key},
        )
        self._delete_by_steps(
            ["DELETE FROM event WHERE rowid IN (SELECT rowid FROM event WHERE site = :site LIMIT :step)"],
            {"site": key},
        )
        self._empty_log()
        return removed

    def site(self, key: str) -> Site | None:
        return next(iter(_sites(self._read(_SITE, (key,)))), None)

    def sites(self) -> list[Site]:
        return _sites(self._read(_SITES))

    def has_origin(self, origin: str) -> bool:
        return bool(self._read("SELECT 1 FROM origin WHERE origin = ? LIMIT 1", (origin,)))

    # --- snapshots and codes ---

    def save(self, snapshot: StoredSnapshot, code: StoredCode) -> bool:
        body = None if snapshot.body is None else pack(snapshot.body)
        row = (
            snapshot.id, snapshot.site, snapshot.created, snapshot.expires, body, snapshot.manage, code.hash
        )  # fmt: skip
        return self._writer.together(_save, (row, (code.hash, code.snapshot, code.hidden, code.expires)))

    def snapshot(self, id: bytes) -> StoredSnapshot | None:
        for row in self._read(_SNAPSHOT, (id,)):
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
                lines=None if row[11] is None else msgspec.json.decode(row[11], type=RestoredLines),
            )
        return None

    def presentable(self, id: bytes) -> Presentable | None:
        for site, expires, body, opened, origins in self._read(_PRESENTABLE, (id,)):
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
        self._writer.do(lambda db: db.execute(f"UPDATE snapshot SET {assignment}", parameters))  # noqa: S608

    def rewrite(self, id: bytes, body: bytes) -> None:
        self._update("body = ? WHERE id = ? AND body IS NOT NULL", (pack(body), id))
        self._empty_log()

    def forget(self, id: bytes) -> None:
        def change(db: Database) -> None:
            db.execute("UPDATE snapshot SET body = NULL WHERE id = ?", (id,))
            db.execute(
                "UPDATE code SET hidden = NULL WHERE hash = (SELECT code FROM snapshot WHERE id = ?)", (id,)
            )

        self._writer.do(change)
        self._empty_log()

    def code(self, hashes: list[bytes]) -> StoredCode | None:
        for hash_ in hashes:
            for row in self._read(_CODE, (hash_,)):
                return _code(row)
        return None

    def claim(self, hash: bytes, nonce: bytes) -> StoredCode | None:
        def change(db: Database) -> StoredCode | None:
            db.execute("UPDATE code SET nonce = ? WHERE hash = ? AND nonce IS NULL", (nonce, hash))
            row = db.execute(_CODE, (hash,)).fetchone()
            return _code(row) if row else None

        return self._writer.do(change)

    # --- figures and expiry ---

    def measure(self, site: str, at: int, expires: int, type: str) -> None:
        self._writer.do(
            lambda db: db.execute("INSERT INTO event VALUES (?, ?, ?, ?)", (site, at, type, expires))
        )

    def purge(self, now: int) -> int:
        deleted = sum(
            self._delete_by_steps(
                [
                    f"DELETE FROM {table} WHERE rowid IN"  # noqa: S608  # three constants
                    f" (SELECT rowid FROM {table} WHERE expires <= :before LIMIT :step)"
                ],
                {"before": now - grace},
            )
            for table, grace in (("snapshot", 0), ("code", CODE_GRACE), ("event", 0))
        )
        self._empty_log()
        return deleted

    def _empty_log(self) -> None:
        # What was erased is still in the log, as its pages were: fold it into the file and empty it.
        try:
            db = self._connect(LOG_WAIT)
            try:
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                db.close()
        except sqlite3.Error as error:
            raise StorageError(f"What was erased is still in the database's log: {error}") from error

    def _delete_by_steps(self, statements: list[str], parameters: dict[str, Any]) -> int:
        def step(db: Database) -> int:
            counts = [db.execute(sql, {**parameters, "step": PURGE_STEP}).rowcount for sql in statements]
            return counts[-1]

        return _until_zero(lambda: self._writer.do(step))


def _write_ahead(connection: sqlite3.Connection) -> None:
    # SQLite waits for other processes' locks, except for the one that changing to this mode takes: of two
    # that open a new file together, one is refused at once.
    until = time.monotonic() + LOCK_WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _until_zero(step: Callable[[], int]) -> int:
    total = 0
    while count := step():
        total += count
    return total


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
