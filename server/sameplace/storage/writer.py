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
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlite_utils import Database

from ..errors import StorageError

T = TypeVar("T")
Item = TypeVar("Item")
BATCH = 64


class _Job:
    """A change that somebody waits for. (A lock tells them; a Future costs ten times as much.)"""

    __slots__ = ("change", "done", "error", "item", "result")

    def __init__(self, change: Callable[[Database, Sequence[Any]], Sequence[Any]], item: Any) -> None:
        self.change = change
        self.item = item
        self.result: Any = None
        self.error: Exception | None = None
        self.done = threading.Lock()
        self.done.acquire()


class Writer:
    """Runs changes one after another in a thread of its own.

    :param connect: opens the connection, in that thread.
    """

    def __init__(self, connect: Callable[[], Database]) -> None:
        self._connect = connect
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="sameplace-writer", daemon=True)
        self._thread.start()

    def do(self, change: Callable[[Database], T]) -> T:
        """Run `change` in a transaction and return its result once it is on the disk.

        :raises StorageError: when the database refused it; nothing of it was kept.
        """
        return self.together(lambda db, _: [change(db)], None)

    def together(self, change: Callable[[Database, Sequence[Item]], Sequence[T]], item: Item) -> T:
        """The same for an item that is cheaper to write together with those of other callers.

        :param change: takes the items that wait, gives a result for each. May raise to be asked for each
            item alone. Callers that name the same function are served by one call.
        """
        job = _Job(change, item)
        self._jobs.put(job)
        job.done.acquire()
        if isinstance(job.error, sqlite3.Error):
            raise StorageError(f"The database did not take a change: {job.error}") from job.error
        if job.error:
            raise job.error
        result: T = job.result
        return result

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

    def _commit(self, db: Database, jobs: list[_Job]) -> None:
        try:
            db.execute("BEGIN IMMEDIATE")
            # Nobody in here has an answer yet, so that no order among them was promised.
            alike: dict[Any, list[_Job]] = {}
            for job in jobs:
                alike.setdefault(job.change, []).append(job)
            for group in alike.values():
                if not self._made(db, group) and len(group) > 1:
                    for job in group:
                        self._made(db, [job])
            db.execute("COMMIT")
        except Exception as error:  # noqa: BLE001  # whatever it was, this thread serves the next batch
            # A full disk or a lost file: nobody in this batch may be told that it was written.
            if db.conn.in_transaction:
                with contextlib.suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
            for job in jobs:
                job.error = job.error or error
        for job in jobs:
            job.done.release()

    def _made(self, db: Database, group: list[_Job]) -> bool:
        db.execute("SAVEPOINT change")
        try:
            results = group[0].change(db, [job.item for job in group])
        except Exception as error:
            if not db.conn.in_transaction:
                raise  # a full disk makes SQLite give up the whole batch
            db.execute("ROLLBACK TO change")
            if len(group) == 1:
                group[0].error = error
            return False
        else:
            for job, result in zip(group, results, strict=True):
                job.result = result
            return True
        finally:
            if db.conn.in_transaction:
                db.execute("RELEASE change")
