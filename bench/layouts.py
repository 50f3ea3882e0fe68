"""Our own place pages: how many lines off the engine is on each, and its time against a plain anchor's.

The truth and the hands are those of the tests in ``e2e``; unlike them, this goes on after a miss. What cannot
be measured as a line reached by scrolling (things to unfold, pictures alone) is left to the tests.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, sync_playwright

from e2e.browser import advice
from e2e.conftest import opener
from e2e.devices import LAPTOP, PHONE
from e2e.layouts import EXTENSION, Layouts
from e2e.reader import Opens, Reader
from sameplace.testing.browsers import Browsers
from sameplace.testing.painted import lines_off

from .budget import Budget

ENGINE = EXTENSION / "dist" / "place.js"
STOPWATCH = Path(__file__).with_name("stopwatch.js")
# Where to capture and, if it is another address, where to restore.
PAGES = (
    ("article.html", ""),
    ("shell.html", ""),
    ("shadow.html", ""),
    ("bar.html", ""),
    ("arabic.html", ""),
    ("japanese.html", ""),
    ("table.html", ""),
    ("code.html", ""),
    ("grid.html?by=link", ""),
    ("grid.html?by=id", ""),
    ("grid.html?by=link", "grid.html?by=link&sort=new"),
    ("feed.html", ""),
    ("messages.html", ""),
    ("app/second", ""),
    ("hash.html#/second", ""),
    ("late.html", ""),
    ("late.html?anchorless", ""),
)
HOPS = (("desktop", "phone", 0.3), ("desktop", "phone", 0.7), ("phone", "desktop", 0.5))
TICK = 0.1  # ms: what a page's clock can tell apart
SHOWN = "document.querySelector('#view').dataset.shown"


@dataclass(frozen=True)
class Hop:
    """One restore: how many lines off it is, what the engine called it, what everything took (ms)."""

    page: str
    pair: str
    off: float  # infinite when the line is not on the page at all
    found: str
    took: dict[str, float]

    @property
    def held(self) -> bool:
        """Whether the line is where it belongs."""
        return self.off <= 1

    @property
    def wrong(self) -> bool:
        """Confidently wrong: worse than a miss that says so."""
        return self.found == "exact" and not self.held


def measure() -> list[Hop]:
    """Every page, in Chromium, from the desktop to the phone and back."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browsers = Browsers(playwright)
        if browsers.path("chromium") is None:
            sys.exit(advice(["Chromium"]))
        layouts = Layouts(Path(folder))
        layouts.engine = ENGINE.read_text(encoding="utf-8") + STOPWATCH.read_text(encoding="utf-8")
        browser = browsers.browser("chromium")
        try:
            kinds: dict[str, dict[str, Any]] = {"desktop": LAPTOP, "phone": PHONE}
            devices = {name: opener(browser.new_page(**kind), layouts) for name, kind in kinds.items()}
            return [
                _hop(devices[there], devices[here], left, right or left, depth, f"{there} > {here}")
                for left, right in PAGES
                for there, here, depth in HOPS
            ]
        finally:
            browsers.close()
            layouts.stop()


def _open(opens: Opens, path: str) -> Reader:
    reader = opens(path)
    if path.startswith(("app", "hash")):
        reader.until(SHOWN)
    return reader


def _hop(there: Opens, here: Opens, path: str, target: str, depth: float, pair: str) -> Hop:
    left = _open(there, path)
    line = left.scroll(depth)
    position = left.capture()
    plain = left.page.evaluate("() => plainAnchor.capture()")
    took: dict[str, float] = left.page.evaluate("() => plainAnchor.took")
    right = _open(here, target)
    try:
        right.restore(position)
    except Error as error:
        right.found = f"threw {error.message.splitlines()[0][:60]}"
    off = lines_off(right.page, line)
    if plain:
        # When the line was measured, so that nothing the engine needs was laid out by another.
        right.page.evaluate(
            "async (position) => { scrollTo(0, 0); await plainAnchor.restore(position); }", plain
        )
    return Hop(target, pair, off, right.found, took | right.page.evaluate("() => plainAnchor.took"))


def ratio(hops: Sequence[Hop], what: str) -> float:
    """Time of a call as a multiple of the plain anchor's: the median of the pages, of each page's medians.

    Not of the sums: a list that fills itself while it scrolls is waited for, and would drown the rest.
    """
    pages = defaultdict(list)
    for hop in hops:
        if hop.took.keys() >= {what, f"plain {what}"}:
            pages[hop.page].append(hop.took)

    def typical(each: list[dict[str, float]], name: str) -> float:
        return max(TICK, statistics.median(took[name] for took in each))

    return statistics.median(typical(each, what) / typical(each, f"plain {what}") for each in pages.values())


def table(hops: Sequence[Hop]) -> Iterator[str]:
    """A line a page and device pair: the worst error of its hops, and what the engine called them."""
    yield f"  {'page':<28} {'pair':<16} {'lines off':>9}  called"
    for page, pair in dict.fromkeys((hop.page, hop.pair) for hop in hops):
        each = [hop for hop in hops if (hop.page, hop.pair) == (page, pair)]
        called = ", ".join(dict.fromkeys(hop.found for hop in each))
        yield f"  {page:<28} {pair:<16} {max(hop.off for hop in each):>9.2f}  {called}"


def budgets(hops: Sequence[Hop]) -> list[Budget]:
    """What the hops are held to."""
    held = 100 * sum(hop.held for hop in hops) / len(hops)
    return [
        Budget("own pages, within one line, %", held, "≥", 99),
        Budget("own pages, wrong and called exact", sum(hop.wrong for hop in hops), "≤", 0),
        Budget("own pages, capture against a plain anchor", ratio(hops, "capture"), "≤", 10),
        Budget("own pages, restore against a plain anchor", ratio(hops, "restore"), "≤", 15),
    ]
