"""``sameplace check``."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner
from flask import request

import sameplace.testing
from sameplace.cli import main
from sameplace.testing import expecting
from sameplace.testing.checking import Measured
from sameplace.testing.table import shown, summary, table

from .spot import Spot, note


@pytest.fixture
def site() -> Iterator[Spot]:
    spot = Spot()
    yield spot
    spot.stop()


PHONE = "innerWidth < 600"


def check(*arguments: str, setting: str = "") -> subprocess.CompletedProcess[str]:
    """The command in a process of its own; `setting` is Python that runs before it."""
    code = f"{setting}\nfrom sameplace.cli import main; main(prog_name='sameplace')"
    command = [sys.executable, "-c", code, "check", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def rows_of(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


def test_page_that_keeps_the_place_passes(site: Spot):
    done = check(site.url, "--depths", "2", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    rows = rows_of(done)
    assert [(row["origin"], row["target"], row["depth"]) for row in rows] == [
        ("Desktop Chrome", "iPhone 13", 0.25),
        ("Desktop Chrome", "iPhone 13", 0.75),
        ("iPhone 13", "Desktop Chrome", 0.25),
        ("iPhone 13", "Desktop Chrome", 0.75),
    ]
    assert all(row["lines_off"] <= 1 and row["said"] == "exact" for row in rows)
    assert {row["outcome"] for row in rows} == {"found"}


def test_page_with_other_text_on_the_phone_is_a_miss(site: Spot):
    site.foot = f"""<script>
      if ({PHONE})
        for (const p of document.querySelectorAll("p")) p.textContent = p.textContent.replaceAll("a", "e");
      for (const h of document.querySelectorAll("h2")) h.remove();
    </script>"""
    done = check(site.url, "--depths", "1")
    assert done.returncode == 1
    assert done.stdout.startswith("Desktop Chrome → iPhone 13\n")
    assert "\nNO    50%" in done.stdout
    assert "iPhone 13: not on the page there: “Note" in done.stdout
    assert "Error: 2 of 2 places not found again within 1 line." in done.stderr


# --- what is no place at all ---


def test_page_that_answers_an_error_is_said_once(site: Spot):
    done = check(f"{site.url}/nowhere", "--json")
    assert done.returncode == 1
    rows = rows_of(done)
    assert [(row["outcome"], row["lines_off"], row["once"]) for row in rows] == [("failed", None, True)] * 2
    assert rows[0]["problem"] == f"Desktop Chrome: {site.url}/nowhere answers 404 Not Found"
    assert "2 of 2 places could not be tried" in done.stderr


def test_page_too_short_to_scroll_is_measured_once_and_said(site: Spot):
    site.note = lambda number: note(number) if number < 3 else ""
    done = check(site.url)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(re.findall(r"^ok +0%", done.stdout, re.M)) == 2
    assert "Desktop Chrome: too short to scroll, measured once" in done.stdout
    assert done.stdout.endswith("2 of 2 places found again within 1 line.\n")


@pytest.mark.parametrize("lock", ["overflow: hidden", "overflow: clip; height: 100%", "position: fixed"])
def test_page_that_visitors_cannot_scroll_is_a_failure(site: Spot, lock: str):
    site.foot = f"<style>html:has(#wall) body {{ {lock} }}</style><i id=wall></i>"
    done = check(site.url, "--depths", "1", "--json")
    assert done.returncode == 1
    rows = rows_of(done)
    assert [row["outcome"] for row in rows] == ["failed", "failed"]
    assert re.search(r"^Desktop Chrome: the page cannot be scrolled: <body> is ", rows[0]["problem"]), rows


def test_pane_below_a_body_that_does_not_scroll_is_read(site: Spot):
    site.head = """<style>body { height: 100vh; margin: 0; overflow: hidden } section { display: none }
      main { height: 100vh; overflow: auto }</style><div style="position: absolute; top: 120vh">.</div>"""
    done = check(site.url, "--depths", "2", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len({row["line"] for row in rows_of(done)}) >= 2


def test_page_in_a_frame_cannot_be_measured(site: Spot):
    inner = site.page()
    site.page = lambda *_: (  # type: ignore[method-assign]
        inner
        if request.args
        else '<!doctype html><meta name="viewport" content="width=device-width"><h1>Reader</h1>'
        '<iframe id="reader" src="/?inner" style="width: 100%; height: 85vh; border: 0"></iframe>'
    )
    done = check(site.url)
    assert done.returncode == 1
    assert len(re.findall(r'^– .*<iframe id="reader"> fills the window', done.stdout, re.M)) == 2
    assert "2 of 2 places could not be measured." in done.stderr


def test_window_full_of_pictures_is_neither_found_nor_missed(site: Spot):
    picture = '<div style="height: 2000px; background: linear-gradient(teal, tan)"></div>'
    site.note = lambda number: picture if number == 40 else note(number)
    done = check(site.url, "--depths", "3")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Desktop Chrome: no text is painted in the window" in done.stdout
    (unmeasured,) = re.findall(r", (\d) could not be measured\.\n$", done.stdout)
    assert len(re.findall(r"^– ", done.stdout, re.M)) == int(unmeasured)
    assert done.stdout.count("\nok ") == 6 - int(unmeasured) > 0


# --- a line has to be read, and to stay ---


def test_line_that_shows_nothing_is_a_miss(site: Spot):
    site.foot = f"""<script>
      if ({PHONE}) document.body.style = "color: #fefefe; background: #fff";
    </script>"""
    done = check(site.url, "--depths", "1", "--json")
    assert done.returncode == 1
    missed, back = rows_of(done)
    assert (missed["outcome"], missed["lines_off"]) == ("missed", None)
    assert missed["problem"].startswith(
        "iPhone 13: nothing is to be seen where it stands: all is of one colour: “"
    )
    assert back["target"] == "Desktop Chrome"


def test_page_that_moves_a_while_after_the_restore_is_a_miss(site: Spot):
    site.foot = f"""<script>
      if ({PHONE})
        addEventListener("scroll", () => setTimeout(() => scrollTo(0, 0), 1200), {{ once: true }});
    </script>"""
    done = check(site.url, "--depths", "1", "--json")
    assert done.returncode == 1
    missed = rows_of(done)[0]
    assert missed["outcome"] == "missed", missed
    assert missed["lines_off"] > 20
    assert "lines off at first, moved by itself afterwards" in missed["note"]


def test_line_has_to_stay_as_long_as_for_the_assertion():
    (option,) = [one for one in main.commands["check"].params if one.name == "stays"]  # type: ignore[attr-defined]
    assert option.default == expecting.STAYS


# --- what goes wrong in the midst ---


def test_what_goes_wrong_with_one_place_is_said_and_the_others_go_on(site: Spot):
    # By the phone's visits: from the fourth on they are what they should be.
    site.foot = f"""<script>
      const isFirst = {PHONE} && !sessionStorage.length;
      sessionStorage.seen = true;
      const visit = isFirst ? (localStorage.visit = Number(localStorage.visit ?? 0) + 1) : 0;
      setTimeout(() => {{
        if (visit === 1) location.href = "/new";
        if (visit === 2) location.reload();
        if (visit === 3) for (;;);
      }}, 800);
    </script>"""
    limit = "from sameplace.testing import visitor; visitor.VISIT = 9000"
    done = check(site.url, "--depths", "3", "--json", setting=limit)
    assert done.returncode == 1
    rows = rows_of(done)
    assert [row["outcome"] for row in rows] == ["failed"] * 3 + ["found"] * 3, rows
    told = [row["problem"] for row in rows[:3]]
    home = f"iPhone 13: {site.url}/"
    assert told == [
        f"{home} went on to {site.url}/new by itself while it was measured",
        f"{home} loaded itself anew while it was measured",
        f"{home} was not done with within 10 s: its scripts keep it busy",
    ]
    assert "3 of 6 places could not be tried." in done.stderr


def test_page_that_is_closed_is_said_and_the_others_go_on(site: Spot):
    closing = """
from sameplace.testing import page_script
put, seen = page_script.put_engine, []
def put_and_close(page):
    put(page)
    seen.append(page)
    if len(seen) == 2:
        page.close()
page_script.put_engine = put_and_close
"""
    done = check(site.url, "--depths", "2", "--json", setting=closing)
    assert done.returncode == 1
    rows = rows_of(done)
    assert [row["outcome"] for row in rows] == ["failed", "found", "found", "found"], rows
    assert rows[0]["problem"] == f"iPhone 13: {site.url}/ was closed while it was measured"


def test_page_that_cannot_be_loaded_and_device_that_does_not_exist_are_said():
    done = check("http://127.0.0.1:9/")
    assert done.returncode == 1
    assert "Desktop Chrome: http://127.0.0.1:9/ cannot be loaded: net::ERR_" in done.stdout
    assert "2 of 2 places could not be tried." in done.stderr
    done = check("http://127.0.0.1:9/", "--devices", "Desktop Chrome,Nokia 3310")
    assert "Error: Playwright has no device “Nokia 3310”" in done.stderr


# --- the table ---


def row(**facts: Any) -> Measured:
    return Measured("Desktop Chrome", "iPhone 13", **{"depth": 0.5, "said": "exact", **facts})


@pytest.mark.parametrize(
    ("off", "lines", "said"),
    [
        (0.04, 1, "0.0"),
        (0.96, 1, "1.0"),
        (1.04, 1, "1.04"),
        (1.0004, 1, "1.0004"),
        (0.04, 0, "0.04"),
        (263, 1, "263.0"),
    ],
)
def test_figure_shows_on_which_side_of_the_bound_it_is(off: float, lines: float, said: str):
    assert shown(off, lines) == said


def test_table_fits_the_terminal_and_cuts_nothing_of_what_is_wrong():
    chinese = f"“{'天气很好' * 15}…”"
    rows = [
        row(line="“" + "word " * 11 + "…”", lines_off=0.0, px_off=-0.2, ms=120),
        row(line=chinese, lines_off=1.04, px_off=2700.0, ms=9900),
        row(line=chinese, flaw="missed", problem=f"iPhone 13: not on the page there: {'word ' * 12}last"),
    ]
    for width in (80, 120):
        printed = list(table(rows, 1, width))
        assert max(columns(line) for line in printed) <= width
        assert printed[-1].endswith("last")
        assert re.match(r"ok +50% +0\.0 +\+0  exact +120  “word", printed[2])
    assert chinese in "\n".join(table(rows, 1))


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def test_last_line_tells_misses_failures_and_what_could_not_be_measured_apart():
    found, missed = row(lines_off=0.0), row(flaw="missed")
    failed, unmeasured = row(flaw="failed"), row(flaw="unmeasured")
    assert summary([found, unmeasured], 2) == (
        True,
        "1 of 2 places found again within 2 lines, 1 could not be measured.",
    )
    assert summary([found, missed, failed, unmeasured], 1) == (
        False,
        "1 of 4 places not found again within 1 line, 1 could not be tried, 1 could not be measured.",
    )
    assert summary([found, failed], 1) == (False, "1 of 2 places could not be tried.")
    assert summary([unmeasured], 1) == (False, "1 of 1 places could not be measured.")


def test_what_is_missing_is_said_where_the_extra_is_not_installed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    monkeypatch.delitem(sys.modules, "sameplace.testing.checking", raising=False)
    monkeypatch.delattr(sameplace.testing, "checking", raising=False)
    done = CliRunner().invoke(main, ["check", "https://shop.example"])
    assert done.exit_code == 1
    assert "pip install 'sameplace[testing]'" in done.output


def test_one_device_is_not_enough():
    done = CliRunner().invoke(main, ["check", "https://shop.example", "--devices", "iPhone 13"])
    assert done.exit_code == 2
    assert "two names or more" in done.output
