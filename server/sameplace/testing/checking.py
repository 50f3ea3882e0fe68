"""What ``sameplace check`` does: visits a page on several devices and measures whether the place survives.

What is not found again, what went wrong and what cannot be measured are three things, and none is taken for
a place that survived.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from playwright.sync_api import Error, sync_playwright

from . import page_script, painted
from .browsers import Browsers
from .expecting import STAYS
from .painted import Line
from .problems import KitError
from .sight import unseen
from .visitor import Ended, Flaw, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page

Failed = (Error, KitError)
"""Why nothing can be tried at all: there is no such device or browser."""

Outcome = Literal["found"] | Flaw

AWAY = 100
"""Pixels; a page that has moved on its own by more after being scrolled does not keep anybody's place."""

SHORT = 100
"""Pixels; a page that can be scrolled by less shows the same at every depth."""

WHEEL = 60
"""Pixels by which a visitor turns the wheel, where something seems to keep the page from scrolling."""


@dataclass
class Measured:
    """One restore. ``lines_off`` is None when the line is not to be read there, or nothing was measured."""

    origin: str
    target: str
    depth: float
    """The share of the page that was scrolled past on the first device."""
    line: str = ""
    """The first words at the top there."""
    lines_off: float | None = None
    px_off: float | None = None
    said: str = ""
    """The engine's own word: ``exact``, ``nearest`` or ``none``; empty when it was not asked."""
    ms: int = 0
    """Milliseconds that the restore took."""
    problem: str = ""
    """Why the place was not measured, or not found there, with the device; empty when it was."""
    note: str = ""
    """What else there is to know of what was measured."""
    once: bool = False
    """Whether this stands for all depths: the others would say the same."""
    flaw: Flaw | Literal[""] = ""
    """What the problem is."""

    def outcome(self, lines: float) -> Outcome:
        """``found`` again within so many lines, ``missed``, ``failed`` (the page or the browser went wrong)
        or ``unmeasured`` (nothing that can be measured is in the window).
        """
        if self.flaw:
            return self.flaw
        return "found" if self.lines_off is not None and self.lines_off <= lines else "missed"


def check(url: str, names: Sequence[str], depths: int, stays: float = STAYS) -> Iterator[Measured]:
    """Read `url` to so many depths on each device, and continue on the next one; the last leads to the first.

    Nothing leaves this machine but the requests of the page itself: the engine is put into the page on both
    devices, and no service is asked. What goes wrong with one place is said in its row, and the others go on.

    :param names: two or more of Playwright's devices.
    :param stays: seconds for which a line has to stay in its place.
    :raises KitError: when a device or a browser is not to be had.
    """
    with sync_playwright() as playwright:
        browsers = Browsers(playwright)
        try:
            visitors = [
                Visitor(name, browsers.context(browsers.engine_for(name), browsers.descriptor(name)), stays)
                for name in names
            ]
            for left, right in zip(visitors, [*visitors[1:], visitors[0]], strict=True):
                for step in range(depths):
                    row = Measured(left.name, right.name, depth=(step + 0.5) / depths)
                    try:
                        line, position = _read(row, left, url)
                        _continue(row, right, url, line, position, stays)
                    except Ended as ended:
                        row.flaw, row.problem = ended.flaw, str(ended)
                        # What cannot be had at first cannot be had at all; in the midst it may come back.
                        row.once |= ended.is_unloaded and step == 0
                    yield row
                    if row.once:
                        break
        finally:
            browsers.close()


def as_data(row: Measured, lines: float) -> dict[str, Any]:
    """A row as ``--json`` has it; `lines` is the bound."""
    return {**asdict(row), "outcome": row.outcome(lines)}


def _read(row: Measured, left: Visitor, url: str) -> tuple[Line, Any]:
    """Scroll to the row's depth on the first device: the line at the top there, and what the engine keeps."""
    with left.opened(url) as page:
        asked = painted.scroll(page, row.depth)
        painted.rest(page)
        row.once = is_short = asked < SHORT * row.depth
        if frame := painted.frame(page):
            raise Ended("unmeasured", f"{left.name}: {frame} fills the window: check the frame's own address")
        if kept := _kept_from_scrolling(page, row.depth, asked):
            raise Ended("failed", f"{left.name}: the page cannot be scrolled: {kept}")
        # Else whatever scrolls the page there, and here, would pass for a place that survived.
        if abs(painted.scrolled(page) - asked) >= AWAY:
            raise Ended("failed", f"{left.name}: the page does not stay where it is scrolled to")
        if is_short:
            row.depth = 0.0
            painted.scroll(page, 0)
            painted.rest(page)
            row.note = f"{left.name}: too short to scroll, measured once"
        line = painted.line_at_top(page)
        if line is None:
            layer = painted.layer(page)
            why = f": {layer} lies over the page" if layer else ""
            raise Ended("unmeasured", f"{left.name}: no text is painted in the window{why}")
        row.line = line.words
        return line, page.evaluate("() => SameplaceKit.capture()")


def _continue(row: Measured, right: Visitor, url: str, line: Line, position: Any, stays: float) -> None:
    """Restore on the second device, and look where the line is, at once and a while later."""
    with right.opened(url) as page:
        began = time.monotonic()
        row.said = page_script.restore(page, position)
        row.ms = round((time.monotonic() - began) * 1000)
        painted.rest(page)
        first = painted.find(page, line)
        page.wait_for_timeout(stays * 1000)
        found = painted.find(page, line)
        frame = painted.frame(page)
        why = unseen(page, found) if found else ""
    if not found and frame:
        raise Ended("unmeasured", f"{right.name}: {frame} fills the window; not on the page: {line.words}")
    if not found:
        raise Ended("missed", f"{right.name}: not on the page there: {line.words}")
    if why:
        raise Ended("missed", f"{right.name}: {why}: {line.words}")
    row.lines_off, row.px_off = found.lines_off(line), found.px_off(line)
    if first and not first.unseen and row.lines_off > first.lines_off(line) + 1:
        stood = first.lines_off(line)
        row.note = f"{right.name}: {stood:.1f} lines off at first, moved by itself afterwards: {line.words}"


def _kept_from_scrolling(page: Page, depth: float, asked: float) -> str:
    """What keeps visitors from scrolling a page that has more to read; empty when nothing does."""
    lock = painted.lock(page)
    if asked < 1:
        # Of a page that is hardly longer than its window a share may be less than can be scrolled.
        if not painted.unread(page) or painted.scroll(page, 1) >= 1:
            painted.scroll(page, depth)
            return ""
        return lock or "nothing moves"
    if not lock:
        return ""
    # Scripts may scroll what visitors cannot; a pane of the page scrolls though its body does not.
    before = painted.scrolled(page)
    width, height = page.evaluate("() => [innerWidth, innerHeight]")
    page.mouse.move(width / 2, height / 2)
    with suppress(Error):  # phones of WebKit have no wheel
        page.mouse.wheel(0, WHEEL)
    page.wait_for_timeout(painted.QUIET)
    has_moved = painted.scrolled(page) != before
    painted.scroll(page, depth)
    painted.rest(page)
    return "" if has_moved else lock
