"""Which of the browsers that are there is driven."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Error

from sameplace.testing.browsers import Browsers
from sameplace.testing.problems import KitError


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


class Own:
    """Playwright's own Chromium, of which only the headless shell has been installed, or nothing."""

    name = executable_path = "chromium"

    def __init__(self, *, is_there: bool) -> None:
        self.is_there = is_there

    def launch(self, **options: Any) -> str:
        if not self.is_there:
            raise Error("BrowserType.launch: Executable doesn't exist at /nowhere")
        assert "executable_path" not in options
        return "started"


def test_what_playwright_itself_can_start_is_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.chdir(tmp_path)
    playwright: Any = SimpleNamespace(chromium=Own(is_there=True))
    started: Any = Browsers(playwright).browser("chromium")
    assert started == "started"
    playwright = SimpleNamespace(chromium=Own(is_there=False))
    with pytest.raises(
        KitError, match="Install Playwright's with “playwright install chromium”, or set CHROMIUM"
    ):
        Browsers(playwright).browser("chromium")
