"""The database's file."""

from __future__ import annotations

import stat
from pathlib import Path

from sameplace.storage.sqlite import SQLiteStorage


def test_only_the_owner_can_read_what_visitors_saved(tmp_path: Path):
    path = tmp_path / "new" / "service.sqlite"
    storage = SQLiteStorage(path)
    storage.migrate()
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    storage.close()
    assert modes[path.name] == 0o600
    assert set(modes.values()) == {0o600}
