"""What ``sameplace check`` does: visits a page on several devices and measures whether the place survives."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from playwright.sync_api import Error, Page, sync_playwright

from . import page_script, painted
from .browsers import Browsers
from .problems import KitError

Failed = (Error, KitError)
"""Why a page cannot be measured at all: it does not load, or there is no such device or browser."""

AWAY = 100
"""Pixels; a page that has moved on its own by more after being scrolled does not keep anybody's place."""

LOAD = 60_000
"""Milliseconds that the page may take to load."""

_RESTORE = "(position) => SameplaceKit.restore(position).then(({ found }) => found)"


@dataclass(frozen=True)
class Measured:
    """One restore. ``lines_off`` is None when the line is not on the page there, or nothing was painted."""

    origin: str
    target: str
    depth: float
    """The share of the page that was scrolled past on the first device."""
    line: str
    """The first words at the top there."""
    lines_off: float | None
    px_off: float | None
    said: str
    """The engine's own word: ``exact``, ``nearest`` or ``none``."""
    ms: int
    """Milliseconds that the restore took."""
    problem: str = ""
    """Why nothing could be measured; empty when it was."""

    def within(self, lines: float) -> bool:
        """Whether the place came back."""
        return self.lines_off is not None and self.lines_off <= lines


def check(url: str, names: Sequence[str], depths: int) -> Iterator[Measured]:
    """Read `url` to so many depths on each device, and continue on the next one; the last leads to the first.

    Nothing leaves this machine but the requests of the page itself: the engine is put into the page on both
    devices, and no service is asked.

    :param names: two or more of Playwright's devices.
    :raises KitError: when a device or a browser is not to be had.
    """
    with sync_playwright() as playwright:
        browsers = Browsers(playwright)
        try:
            pages = []
            for name in names:
                context = browsers.context(browsers.engine_for(name), browsers.descriptor(name))
                pages.append((name, context.new_page()))
            followers = [*pages[1:], pages[0]]
            for (origin, left), (target, right) in zip(pages, followers, strict=True):
                for step in range(depths):
                    yield _measured(url, origin, left, target, right, (step + 0.5) / depths)
        finally:
            browsers.close()


def table(rows: Iterable[Measured], lines: float) -> Iterator[str]:
    """The lines of a table, as they are measured; `lines` is the bound."""
    columns = "{:3} {:36} {:>5} {:>9} {:>7}  {:8} {:>6}  {}"
    yield columns.format("", "from → to", "depth", "lines off", "px", "found", "ms", "line at the top")
    for row in rows:
        yield columns.format(
            "ok" if row.within(lines) else "NO",
            f"{row.origin} → {row.target}",
            f"{row.depth:.0%}",
            "–" if row.lines_off is None else f"{row.lines_off:.1f}",
            "–" if row.px_off is None else f"{row.px_off:+.0f}",
            row.said,
            row.ms,
            row.problem or row.line,
        )


def _measured(url: str, origin: str, left: Page, target: str, right: Page, depth: float) -> Measured:
    _open(left, url)
    asked = painted.scroll(left, depth)
    painted.rest(left)
    line = painted.line_at_top(left)
    position = left.evaluate("() => SameplaceKit.capture()")
    # Else whatever scrolls the page there, and here, would pass for a place that survived.
    stayed = abs(painted.scrolled(left) - asked) < AWAY
    _open(right, url)
    began = time.monotonic()
    said = str(right.evaluate(_RESTORE, position)) if position else "none"
    ms = round((time.monotonic() - began) * 1000)
    painted.rest(right)
    found = painted.find(right, line) if line else None
    off = (found.lines_off(line), found.px_off(line)) if line and found else (None, None)
    if not stayed:
        problem = f"{origin}: the page does not stay where it is scrolled to"
    elif not line:
        problem = f"{origin}: no text is painted in the window"
    elif not found:
        problem = f"{target}: not on the page there: {line.words}"
    elif found.unseen:
        problem = f"{target}: {found.unseen}: {line.words}"
    else:
        problem = ""
    return Measured(
        origin=origin,
        target=target,
        depth=depth,
        line=line.words if line else "",
        lines_off=None if problem else off[0],
        px_off=None if problem else off[1],
        said=said,
        ms=ms,
        problem=problem,
    )


def _open(page: Page, url: str) -> None:
    page.goto(url, timeout=LOAD)
    painted.rest(page)
    page_script.put_engine(page)
