"""SQLite keeps the protocol's promises."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sameplace.errors import ConfigError, StorageError
from sameplace.schema import RestoredLines
from sameplace.storage import Site
from sameplace.storage.sqlite import CODE_GRACE, PURGE_STEP, SQLiteStorage

from . import rows

OLGA = Site(key="pk_olga", name="Olga", origins=("https://b.example", "https://a.example"), created=5)


def save_many(storage: SQLiteStorage, count: int, expires: int = 1000, code_expires: int = 600) -> None:
    def save(number: int) -> None:
        storage.save(rows.snapshot(number, expires=expires), rows.code(number, expires=code_expires))

    # All at once, so that they share their commits.
    with ThreadPoolExecutor(32) as pool:
        list(pool.map(save, range(count)))


def test_site_comes_back_with_its_origins_in_order(storage: SQLiteStorage):
    storage.add_site(OLGA, b"s" * 16)
    assert storage.site("pk_olga") == OLGA
    assert storage.site("pk_nobody") is None
    assert storage.has_origin("https://a.example")
    assert not storage.has_origin("https://a.example:443")


def test_site_that_is_already_there_is_refused_whole(storage: SQLiteStorage):
    storage.add_site(OLGA, b"s" * 16)
    with pytest.raises(StorageError):
        storage.add_site(Site(key="pk_olga", name="x", origins=("https://c.example",), created=6), b"")
    assert storage.sites() == [OLGA]
    assert not storage.has_origin("https://c.example")


def test_snapshot_comes_back_as_it_was_stored(storage: SQLiteStorage):
    row = rows.snapshot(1, body='{"ü":"🏺"}'.encode())
    assert storage.save(row, rows.code(1))
    assert storage.snapshot(row.id) == row
    assert storage.code([b"x" * 16, row.id]) == rows.code(1)
    assert storage.snapshot(b"x" * 16) is None
    assert storage.code([]) is None


def test_code_that_is_taken_stores_nothing(storage: SQLiteStorage):
    assert storage.save(rows.snapshot(1), rows.code(1))
    assert not storage.save(rows.snapshot(2), rows.code(1))
    assert storage.snapshot(rows.snapshot(2).id) is None


def test_first_nonce_keeps_the_code(storage: SQLiteStorage):
    storage.save(rows.snapshot(1), rows.code(1))
    hash_ = rows.code(1).hash
    assert storage.claim(hash_, b"bob").nonce == b"bob"
    assert storage.claim(hash_, b"ada").nonce == b"bob"
    assert storage.claim(b"x" * 16, b"ada") is None


def test_first_opening_and_latest_restoration_stay(storage: SQLiteStorage):
    row = rows.snapshot(1)
    storage.save(row, rows.code(1))
    storage.opened(row.id, 10, "phone")
    storage.opened(row.id, 20, "tablet")
    storage.accepted(row.id)
    storage.restored(row.id, "nearest", RestoredLines(restored=1))
    storage.restored(row.id, "exact", RestoredLines(restored=2, missing=1))
    kept = storage.snapshot(row.id)
    assert (kept.opened, kept.device_kind, kept.accepted, kept.restored) == (10, "phone", True, True)
    assert (kept.accuracy, kept.lines) == ("exact", RestoredLines(restored=2, missing=1))


def test_purge_takes_what_has_expired_in_steps_and_nothing_else(storage: SQLiteStorage):
    stale = PURGE_STEP * 2 + 3
    with ThreadPoolExecutor(32) as pool:
        list(
            pool.map(
                lambda n: storage.save(rows.snapshot(n, expires=100), rows.code(n, expires=50)), range(stale)
            )
        )
    storage.save(rows.snapshot(stale, expires=101), rows.code(stale, expires=51))
    storage.measure("pk_olga", 1, 100, "prompted")
    storage.measure("pk_olga", 1, 101, "prompted")
    largest: list[int] = []
    storage._writer.do(lambda db: db.conn.set_trace_callback(lambda sql: largest.append(sql.count("DELETE"))))
    assert storage.purge(99) == 0
    assert storage.purge(100) == stale + 1
    assert sum(largest) >= 3 + 4, "in more than one transaction"
    assert storage.purge(50 + CODE_GRACE) == stale + 2
    assert storage.code([rows.code(stale).hash]) is not None
    assert storage.purge(51 + CODE_GRACE) == 1


def test_removing_a_site_takes_all_that_is_its_own(storage: SQLiteStorage, path: Path):
    storage.add_site(OLGA, b"s" * 16)
    many = PURGE_STEP + 7
    save_many(storage, many)
    storage.save(rows.snapshot(many, site="pk_other"), rows.code(many))
    storage.measure("pk_olga", 1, 1000, "prompted")
    storage.measure("pk_other", 1, 1000, "prompted")
    assert storage.remove_site("pk_olga")
    assert not storage.remove_site("pk_olga")
    connection = sqlite3.connect(path)
    counts = [
        connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("snapshot", "code", "event")
    ]
    connection.close()
    assert counts == [1, 1, 1]


def test_threads_that_come_and_go_leave_no_connection_behind(storage: SQLiteStorage):
    # Servers let idle threads go; what each had opened must not stay open without it.
    for _ in range(50):
        thread = threading.Thread(target=storage.ping)
        thread.start()
        thread.join()
    assert len(storage._idle) == 1


def test_reads_at_the_same_time_have_connections_of_their_own(storage: SQLiteStorage):
    storage.add_site(OLGA, b"s" * 16)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: storage.site("pk_olga"), range(400)))
    assert found == [OLGA] * 400
    assert len(storage._idle) <= 8


def test_every_commit_is_flushed_before_it_is_acknowledged(storage: SQLiteStorage):
    # A power cut cannot be staged here; that SQLite is asked for it can be seen.
    full = 2
    assert storage._writer.do(lambda db: db.execute("PRAGMA synchronous").fetchone()) == (full,)
    assert storage._writer.do(lambda db: db.execute("PRAGMA journal_mode").fetchone()) == ("wal",)


def test_what_was_acknowledged_is_there_for_others(storage: SQLiteStorage, path: Path):
    storage.save(rows.snapshot(1), rows.code(1))
    second = SQLiteStorage(path)
    assert second.snapshot(rows.snapshot(1).id) == rows.snapshot(1)
    second.close()


def test_place_where_no_database_can_be_is_refused_in_words(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="cannot be opened"):
        SQLiteStorage(tmp_path / "file" / "sameplace.sqlite")
    with pytest.raises(ConfigError, match="cannot be opened"):
        SQLiteStorage(tmp_path)


def test_broken_database_is_a_storage_error(storage: SQLiteStorage, path: Path):
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE site")
    connection.close()
    with pytest.raises(StorageError, match="did not answer"):
        storage.ping()
