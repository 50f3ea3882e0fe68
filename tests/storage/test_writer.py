"""One thread writes for all: what one caller breaks, no other suffers."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from flask import Flask

from sameplace.errors import StorageError
from sameplace.storage import Site
from sameplace.storage.sqlite import SQLiteStorage

from ..cast import Visitor, a_full_snapshot
from . import rows


class Batch:
    """Holds the writer until `size` changes wait behind it, so that one commit takes them all."""

    def __init__(self, storage: SQLiteStorage) -> None:
        self.writer = storage._writer
        self.gate = threading.Event()
        self.inside = threading.Event()

    def __enter__(self) -> ThreadPoolExecutor:
        self.pool = ThreadPoolExecutor(32)

        def hold(_: object) -> None:
            self.inside.set()
            assert self.gate.wait(20)

        self.pool.submit(self.writer.do, hold)
        assert self.inside.wait(20)
        return self.pool

    def open_when(self, waiting: int) -> None:
        while self.writer._jobs.qsize() < waiting:
            self.gate.wait(0.001)
        self.gate.set()

    def __exit__(self, *_: object) -> None:
        self.gate.set()
        self.pool.shutdown()


def test_failing_change_does_not_harm_its_neighbours(storage: SQLiteStorage):
    def refused(db) -> None:
        db.execute("INSERT INTO event VALUES ('half', 1, 'x', 1)")
        db.execute("INSERT INTO site VALUES (NULL, NULL, NULL, NULL)")

    def defect(db) -> None:
        db.execute("INSERT INTO event VALUES ('half', 1, 'x', 1)")
        raise KeyError("a defect of ours")

    batch = Batch(storage)
    with batch as pool:
        before = [pool.submit(storage.measure, "good", n, 9, "x") for n in range(5)]
        bad = [pool.submit(storage._writer.do, change) for change in (refused, defect)]
        after = [pool.submit(storage.measure, "good", n, 9, "x") for n in range(5)]
        batch.open_when(12)
        for future in (*before, *after):
            future.result(20)
        with pytest.raises(StorageError, match="did not take a change"):
            bad[0].result(20)
        with pytest.raises(KeyError):
            bad[1].result(20)
    assert storage.read("SELECT site, count(*) FROM event GROUP BY site") == [("good", 10)]


def test_changes_that_wait_together_share_one_commit(storage: SQLiteStorage):
    commits: list[str] = []
    storage._writer.do(lambda db: db.conn.set_trace_callback(commits.append))
    batch = Batch(storage)
    with batch as pool:
        waiting = [pool.submit(storage.measure, "s", n, 9, "x") for n in range(20)]
        batch.open_when(20)
        for future in waiting:
            future.result(20)
    assert [sql for sql in commits if sql == "COMMIT"] == ["COMMIT"] * 3


def test_code_that_is_taken_keeps_nobody_else_from_saving(storage: SQLiteStorage):
    assert storage.save(rows.snapshot(0), rows.code(0))
    batch = Batch(storage)
    with batch as pool:
        first = pool.submit(storage.save, rows.snapshot(1), rows.code(1))
        taken = pool.submit(storage.save, rows.snapshot(2), rows.code(0))
        again = pool.submit(storage.save, rows.snapshot(3), rows.code(3))
        batch.open_when(3)
        assert [future.result(20) for future in (first, taken, again)] == [True, False, True]
    stored = [storage.snapshot(rows.snapshot(number).id) is not None for number in range(4)]
    assert stored == [True, True, False, True]
    assert storage.code([rows.code(0).hash]) == rows.code(0)


def test_commit_that_fails_fails_everybody_in_it_and_the_writer_goes_on(storage: SQLiteStorage, path: Path):
    batch = Batch(storage)
    with batch as pool:
        waiting = [pool.submit(storage.measure, "s", n, 9, "x") for n in range(3)]
        # Ends the transaction under its neighbours, as SQLite itself does when a disk fails.
        waiting.append(pool.submit(storage._writer.do, lambda db: db.execute("ROLLBACK")))
        batch.open_when(4)
        for future in waiting:
            with pytest.raises(StorageError):
                future.result(20)
    storage.measure("s", 1, 9, "x")
    assert storage.read("SELECT count(*) FROM event") == [(1,)]


def test_full_disk_refuses_saves_and_loses_nothing(storage: SQLiteStorage):
    (pages,) = storage._writer.do(lambda db: db.execute("PRAGMA page_count").fetchone())
    storage._writer.do(lambda db: db.execute(f"PRAGMA max_page_count = {pages + 20}").fetchall())
    incompressible = Random(5).randbytes(3000)

    def save(number: int) -> None:
        storage.save(rows.snapshot(number, body=incompressible + str(number).encode()), rows.code(number))

    kept = 0
    with suppress(StorageError):
        while kept < 1000:
            save(kept)
            kept += 1
    assert 0 < kept < 1000
    with pytest.raises(StorageError, match="disk is full"):
        save(kept)
    for number in range(kept):
        assert storage.snapshot(rows.snapshot(number).id) is not None
    assert storage.snapshot(rows.snapshot(kept).id) is None
    assert storage.code([rows.code(kept).hash]) is None
    storage._writer.do(lambda db: db.execute("PRAGMA max_page_count = 1000000").fetchall())
    assert storage.save(rows.snapshot(kept), rows.code(kept))


def test_service_with_a_full_disk_says_so_still_resumes_and_recovers(app: Flask, olga: Site):
    storage = app.extensions["sameplace"]
    ada = Visitor(app.test_client(), olga)
    token = ada.saved()["token"]
    (pages,) = storage._writer.do(lambda db: db.execute("PRAGMA page_count").fetchone())
    storage._writer.do(lambda db: db.execute(f"PRAGMA max_page_count = {pages}").fetchall())
    answers = [ada.save(a_full_snapshot()) for _ in range(30)]
    refused = answers[-1]
    assert refused.status_code == 503
    assert refused.content_type == "application/problem+json"
    assert int(refused.headers["Retry-After"]) > 0
    assert ada.present(token).status_code == 200
    storage._writer.do(lambda db: db.execute("PRAGMA max_page_count = 1000000").fetchall())
    assert ada.save(a_full_snapshot()).status_code == 201
    for saved in (answer.get_json() for answer in answers if answer.status_code == 201):
        assert ada.present(saved["token"]).status_code == 200


def test_file_that_somebody_else_holds_is_waited_for(storage: SQLiteStorage, path: Path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(storage.measure, "s", 1, 9, "x")
        with pytest.raises(TimeoutError):
            waiting.result(0.1)
        other.execute("COMMIT")
        waiting.result(20)
    other.close()
