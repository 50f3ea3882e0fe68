"""The truth about place, measured from outside: which line is painted at the top of the window.

Nothing of the position engine is used: the lines painted below the page's bar are asked of the browser (boxes
of ranges, and its hit test for what really shows). Of lines beside each other the one under the window's
centre is taken, then the first in the document. On the other device the line is looked for in the text that
is drawn there, by its words, every letter and digit of them, however the markup cuts them up: in the same
item of a list where the page has such (``data-item``), and among likes by the text around it. White space may
be laid out anew. The questions themselves are in ``painted.js``.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Protocol


class Evaluates(Protocol):
    """A page in any browser: Playwright's, or whatever else can evaluate."""

    def evaluate(self, expression: str, arg: Any = None, /) -> Any:
        """The value of a JavaScript function, called with `arg`."""


QUIET = 500
"""Milliseconds without movement after which a page has come to rest."""


@cache
def _source() -> str:
    return files("sameplace.testing").joinpath("painted.js").read_text(encoding="utf-8")


def _ask(page: Evaluates, what: str, arg: Any = None) -> Any:
    return page.evaluate(f"(arg) => {{ {_source()}\nreturn painted.{what}(arg); }}", arg)


@dataclass(frozen=True)
class Box:
    """Where something is painted, in CSS pixels of the window."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Line:
    """The first line that is read: where its first character is, and how it is painted."""

    text: str
    """Its words, with single spaces."""
    folded: str
    """The same without white space, as it is looked for."""
    before: str
    """What stands before it on the page, without white space: 200 characters at most."""
    after: str
    """What stands after it, the same way."""
    top: float
    """Pixels below the page's bar, or below the window's top where there is none."""
    height: float
    """Of one line, in pixels."""
    item: str
    """The item of a list that it belongs to (``data-item``), or nothing."""
    cut_before: bool
    """Whether it begins within a word, as where a word is hyphenated or a script has no spaces."""
    cut_after: bool
    """Whether it ends within one."""
    opens_block: bool
    """Whether a paragraph, heading or the like begins with it."""
    closes_block: bool
    """Whether one ends with it."""
    copy: int
    """Which of the lines with these words in this item it is."""
    copies: int
    """How many of them there are."""
    box: Box

    @property
    def words(self) -> str:
        """The first words of the line, as a person would quote them."""
        return f"“{self.text[:60]}…”" if len(self.text) > 60 else f"“{self.text}”"


@dataclass(frozen=True)
class Found:
    """Where a line of another device stands on this one."""

    top: float
    lowest: float
    """How low a line can stand in this window."""
    height: float
    box: Box
    unseen: str
    """Why it cannot be read, such as ``it is covered by <div id="news">``; empty when it can."""

    def px_off(self, line: Line) -> float:
        """How far it stands below where it stood there (negative: above), in pixels."""
        return self.top - min(line.top, self.lowest)

    def lines_off(self, line: Line) -> float:
        """The same in lines of this device, whichever the direction."""
        return abs(self.px_off(line)) / self.height


def line_at_top(page: Evaluates) -> Line | None:
    """The line at the top of the window; None when no text is painted there."""
    found = _ask(page, "line")
    return Line(**{**found, "box": Box(**found["box"])}) if found else None


def find(page: Evaluates, line: Line) -> Found | None:
    """The line of another device on this page; None when its text is not painted anywhere on it."""
    found = _ask(page, "find", asdict(line))
    return Found(**{**found, "box": Box(**found["box"])}) if found else None


def lines_off(page: Evaluates, line: Line) -> float:
    """How many lines the line of another device is away from where it stood there; infinite when it is not
    painted anywhere on this page.
    """
    found = find(page, line)
    return found.lines_off(line) if found else math.inf


def texts(page: Evaluates) -> list[str]:
    """What is painted on the page, a text node each, with single spaces."""
    return [str(text) for text in _ask(page, "texts")]


def lock(page: Evaluates) -> str:
    """Why the page cannot be scrolled, such as ``<body> is position: fixed``; empty when it can be."""
    return str(_ask(page, "lock"))


def layer(page: Evaluates) -> str:
    """What is laid over most of the window, such as ``<div id="news">``; empty when nothing is."""
    return str(_ask(page, "layer"))


def frame(page: Evaluates) -> str:
    """The frame that fills most of the window, such as ``<iframe id="reader">``; empty when none does."""
    return str(_ask(page, "frame"))


def unread(page: Evaluates) -> bool:
    """Whether nothing has been scrolled past of a page, or of its pane, that could be scrolled."""
    return bool(_ask(page, "unread"))


def rest(page: Evaluates, quiet: int = QUIET, longest: int = 15_000) -> bool:
    """Wait until the page has not moved for `quiet` ms; False when it still moves after `longest`."""
    return bool(_ask(page, "rest", [quiet, longest]))


def scroll(page: Evaluates, depth: float) -> float:
    """Scroll past a share of the page, or of the pane under the window's middle, at once.

    :returns: how many pixels have been scrolled past.
    """
    return float(_ask(page, "scroll", depth))


def scrolled(page: Evaluates) -> float:
    """How many pixels of the page, or of the pane under the window's middle, have been scrolled past."""
    return float(_ask(page, "scrolled"))
