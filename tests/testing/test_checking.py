"""``sameplace check``."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from sameplace.cli import main

from .spot import Spot, note


@pytest.fixture
def site() -> Iterator[Spot]:
    spot = Spot()
    yield spot
    spot.stop()


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sameplace", "check", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def test_page_that_keeps_the_place_passes(site: Spot):
    done = check(site.url, "--depths", "2", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    rows = json.loads(done.stdout)
    assert [(row["origin"], row["target"], row["depth"]) for row in rows] == [
        ("Desktop Chrome", "iPhone 13", 0.25),
        ("Desktop Chrome", "iPhone 13", 0.75),
        ("iPhone 13", "Desktop Chrome", 0.25),
        ("iPhone 13", "Desktop Chrome", 0.75),
    ]
    assert all(row["lines_off"] <= 1 and row["said"] == "exact" for row in rows)


def test_page_with_other_text_on_the_phone_is_a_miss(site: Spot):
    site.note = lambda number: note(number).replace("<p>", '<p class="words">')
    site.foot = """<script>
      if (innerWidth < 600) for (const p of document.querySelectorAll(".words")) p.textContent += " (short)";
      for (const h of document.querySelectorAll("h2")) h.remove();
    </script>"""
    done = check(site.url, "--depths", "1")
    assert done.returncode == 1
    assert "NO  Desktop Chrome → iPhone 13" in done.stdout
    assert "not on the page there: “Note" in done.stdout
    assert "2 of 2 places were not found again within 1 line" in done.stderr


def test_page_that_cannot_be_loaded_and_device_that_does_not_exist_are_said():
    done = check("http://127.0.0.1:9/")
    assert done.returncode == 1
    assert done.stderr.startswith("Error: Page.goto: net::ERR_")
    done = check("http://127.0.0.1:9/", "--devices", "Desktop Chrome,Nokia 3310")
    assert "Playwright has no device “Nokia 3310”" in done.stderr


def test_what_is_missing_is_said_where_the_extra_is_not_installed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    monkeypatch.delitem(sys.modules, "sameplace.testing.checking", raising=False)
    done = CliRunner().invoke(main, ["check", "https://shop.example"])
    assert done.exit_code == 1
    assert "pip install 'sameplace[testing]'" in done.output


def test_one_device_is_not_enough():
    done = CliRunner().invoke(main, ["check", "https://shop.example", "--devices", "iPhone 13"])
    assert done.exit_code == 2
    assert "two names or more" in done.output
