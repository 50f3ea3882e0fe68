"""The database's shape is brought up to date once, whoever comes first."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from sameplace.errors import SameplaceError, StorageError
from sameplace.storage.migrations import migrations
from sameplace.storage.sqlite import SQLiteStorage


def test_new_database_gets_every_step_and_an_old_one_none(path: Path):
    storage = SQLiteStorage(path)
    assert storage.migrate() == [step.name for step in migrations._migrations]
    assert storage.migrate() == []
    storage.close()


def _migrate(path: str, start, answers) -> None:
    start.wait()
    try:
        storage = SQLiteStorage(Path(path))
        answers.put(storage.migrate())
        storage.close()
    except SameplaceError as error:
        answers.put(error)


def test_processes_that_start_together_share_the_work(tmp_path: Path):
    context = multiprocessing.get_context("fork")
    for round_ in range(5):
        path = tmp_path / f"{round_}.sqlite"
        start, answers = context.Barrier(3), context.Queue()
        started = [context.Process(target=_migrate, args=(str(path), start, answers)) for _ in range(3)]
        for process in started:
            process.start()
        taken = [answers.get(timeout=60) for _ in started]
        for process in started:
            process.join()
        assert sorted(taken) == [[], [], [step.name for step in migrations._migrations]]


def test_step_that_fails_leaves_the_database_as_it_was(
    storage: SQLiteStorage, monkeypatch: pytest.MonkeyPatch
):
    before = storage.read("SELECT name FROM sqlite_master ORDER BY name")

    def half(db) -> None:
        db.execute("CREATE TABLE half (x)")
        db.execute("CREATE TABLE site (x)")

    steps = [*migrations._migrations, migrations._Migration("m999_half", half)]
    monkeypatch.setattr(migrations, "_migrations", steps)
    with pytest.raises(StorageError, match="brought up to date"):
        storage.migrate()
    assert storage.read("SELECT name FROM sqlite_master ORDER BY name") == before
