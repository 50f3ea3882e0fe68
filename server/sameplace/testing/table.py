"""The table that ``sameplace check`` prints, as wide as the terminal is."""

from __future__ import annotations

import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .checking import Measured

MARKS = {"found": "ok", "missed": "NO", "failed": "ERR", "unmeasured": "–"}

_COLUMNS = "{:3} {:>5} {:>9} {:>7}  {:7} {:>5}  "
_INDENT = len(_COLUMNS.format(*[""] * 6))


def table(rows: Iterable[Measured], lines: float, width: int | None = None) -> Iterator[str]:
    """The lines of the table, as the rows come.

    :param lines: the bound, in lines of text.
    :param width: of the terminal in characters: what a line says is cut there, what is wrong is wrapped.
    """
    pair = None
    for row in rows:
        if pair != (pair := (row.origin, row.target)):
            yield f"{row.origin} → {row.target}"
            heads = ("", "depth", "lines off", "px", "found", "ms")
            yield _COLUMNS.format(*heads) + "line at the top"
        outcome = row.outcome(lines)
        figures = _COLUMNS.format(
            MARKS[outcome],
            f"{row.depth:.0%}",
            "–" if row.lines_off is None else shown(row.lines_off, lines),
            "–" if row.px_off is None else f"{round(row.px_off):+}",
            row.said or "–",
            row.ms or "–",
        )
        said = row.problem or row.note
        if said and not row.problem and row.line not in said:
            said = f"{said}: {row.line}"
        first, *others = _wrapped(said, width) if said else [_cut(row.line, width)]
        yield figures + first
        yield from (" " * _INDENT + other for other in others)


def summary(rows: Sequence[Measured], lines: float) -> tuple[bool, str]:
    """Whether every place that could be measured came back, and any could; and the sentence that says so."""
    count = Counter(row.outcome(lines) for row in rows)
    within = f"within {lines:g} line{'' if lines == 1 else 's'}"
    is_flawless = not (count["missed"] or count["failed"])
    parts = [
        (count["found"] if is_flawless else 0, f"found again {within}"),
        (count["missed"], f"not found again {within}"),
        (count["failed"], "could not be tried"),
        (count["unmeasured"], "could not be measured"),
    ]
    (first, words), *others = [(number, words) for number, words in parts if number]
    said = [f"{first} of {len(rows)} places {words}", *(f"{number} {words}" for number, words in others)]
    return is_flawless and count["found"] > 0, f"{', '.join(said)}."


def shown(off: float, lines: float) -> str:
    """A distance with as many digits as tell on which side of the bound it is."""
    for digits in range(1, 9):
        text = f"{off:.{digits}f}"
        if (float(text) <= lines) == (off <= lines):
            return text
    return str(off)


def _wrapped(text: str, width: int | None) -> list[str]:
    return textwrap.wrap(text, max(20, width - _INDENT)) if width else [text]


def _cut(text: str, width: int | None) -> str:
    """A line of any script; those of the Far East fill two columns a character."""
    left = max(20, width - _INDENT) if width else len(text) * 2
    for at, character in enumerate(text):
        wide = 0 if unicodedata.combining(character) else 2 if _is_wide(character) else 1
        if left - wide < (1 if at < len(text) - 1 else 0):
            return text[:at] + "…"
        left -= wide
    return text


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
