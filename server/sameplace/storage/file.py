"""The SQLite file: connections that read, one thread that writes, a log that keeps nothing erased."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from sqlite_utils import Database

from ..errors import ConfigError, StorageError
from .migrations import migrations
from .writer import Writer

T = TypeVar("T")

LOCK_WAIT = 30
"""Seconds to wait for another process that holds the file, such as a running purge."""

LOG_WAIT = 1
"""Seconds to wait for readers, such as a backup, before emptying the log is left to the next purge: nobody
can save meanwhile."""


class SQLiteFile:
    """One file, with a reading connection for each read under way and one thread that writes.

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

    def read(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows that a query finds."""
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

    def write(self, change: Callable[[Database], T]) -> T:
        """Run `change` in a transaction and return its result once it is on the disk."""
        return self._writer.do(change)

    def migrate(self) -> list[str]:
        """Take the steps that this file has not seen; returns their names."""
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
        """Finish what was begun and let go of the file."""
        self._writer.close()
        while self._idle:
            self._idle.pop().close()

    def empty_log(self) -> None:
        """Leave nothing in the log of what was erased."""
        # Its pages are still there, as they were: fold it into the file and empty it.
        try:
            db = self._connect(LOG_WAIT)
            try:
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                db.close()
        except sqlite3.Error as error:
            raise StorageError(f"What was erased is still in the database's log: {error}") from error

    def delete_by_steps(self, statements: list[str], parameters: dict[str, Any], step: int) -> int:
        """Run the statements again and again, each time in a transaction of its own, while they delete.

        :param parameters: what the statements name, beside ``:step``.
        :param step: rows to delete in one transaction: savers wait for it.
        """

        def delete(db: Database) -> int:
            counts = [db.execute(sql, {**parameters, "step": step}).rowcount for sql in statements]
            return counts[-1]

        return _until_zero(lambda: self.write(delete))


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
