"""One thread that writes, and commits for everybody who is waiting at once.

Durability costs a flush of the disk per commit. Requests that arrive while one is under way are committed
together by the next, so that the flush is shared; each caller still returns only after its own change is
on the disk. One writer also means that threads never wait for SQLite's lock.
"""

from __future__ import annotations

import contextlib
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from sqlite_utils import Database

from ..errors import StorageError

T = TypeVar("T")
BATCH = 64


class Writer:
    """Runs changes one after another in a thread of its own.

    :param connect: opens the connection, in that thread.
    """

    def __init__(self, connect: Callable[[], Database]) -> None:
        self._connect = connect
        self._jobs: queue.SimpleQueue[tuple[Callable[[Database], Any], Future[Any]] | None] = (
            queue.SimpleQueue()
        )
        self._thread = threading.Thread(target=self._run, name="sameplace-writer", daemon=True)
        self._thread.start()

    def do(self, change: Callable[[Database], T]) -> T:
        """Run `change` in a transaction and return its result once it is on the disk.

        :raises StorageError: when the database refused it; nothing of it was kept.
        """
        done: Future[T] = Future()
        self._jobs.put((change, done))
        try:
            return done.result()
        except sqlite3.Error as error:
            raise StorageError(f"The database did not take a change: {error}") from error

    def close(self) -> None:
        """Finish what is queued and stop."""
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        db = self._connect()
        while True:
            first = self._jobs.get()
            batch = [first]
            while first is not None and len(batch) < BATCH:
                try:
                    batch.append(self._jobs.get_nowait())
                except queue.Empty:
                    break
                if batch[-1] is None:
                    break
            self._commit(db, [job for job in batch if job is not None])
            if batch[-1] is None:
                db.close()
                return

    def _commit(self, db: Database, jobs: list[tuple[Callable[[Database], Any], Future[Any]]]) -> None:
        results: list[tuple[Future[Any], Any]] = []
        try:
            db.execute("BEGIN IMMEDIATE")
            for change, done in jobs:
                db.execute("SAVEPOINT job")
                try:
                    result = change(db)
                except Exception as error:  # it belongs to the caller, not to this thread
                    if not db.conn.in_transaction:
                        raise  # a full disk makes SQLite give up the whole batch
                    db.execute("ROLLBACK TO job")
                    done.set_exception(error)
                else:
                    results.append((done, result))
                db.execute("RELEASE job")
            db.execute("COMMIT")
        except Exception as error:  # noqa: BLE001  # whatever it was, this thread serves the next batch
            # A full disk or a lost file: nobody in this batch may be told that it was written.
            if db.conn.in_transaction:
                with contextlib.suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
            for _, done in jobs:
                if not done.done():
                    done.set_exception(error)
            return
        for done, result in results:
            done.set_result(result)
