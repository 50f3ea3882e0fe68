"""Which of the browsers that are there is driven."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sameplace.testing.browsers import Browsers


@pytest.mark.parametrize(
    ("there", "launch", "taken"),
    [
        (["chromium", "chromium-headless-shell"], {}, "chromium-headless-shell"),
        (["chromium", "chromium-headless-shell"], {"headless": False}, "chromium"),
        (["chromium"], {}, "chromium"),
        (["google-chrome"], {}, "google-chrome"),
        ([], {}, None),
    ],
)
def test_the_systems_chromium_is_taken_without_windows_unless_they_are_wanted(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    there: list[str],
    launch: dict[str, Any],
    taken: str | None,
):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    for name in there:
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    playwright: Any = SimpleNamespace(chromium=SimpleNamespace(executable_path=str(tmp_path / "own")))
    path = Browsers(playwright, launch).path("chromium")
    assert (path and Path(path).name) == taken
