"""What place-bench measured: its rows, cut into the sections that are judged, shown and published.

At random depths a line counts where it still exists on the target (``substitute`` is false): what should
stand in for a line that is gone is a matter of taste. Where the reader's own paragraph was changed, that is
the question, so that every row counts there, as with late layout.
"""

from __future__ import annotations

import json
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Shares = dict[str, float]  # % within one line, by method

OURS, HYPOTHESIS, PERCENT = "engine", "f", "b"
NAMES = {
    OURS: "Sameplace",
    "a": "pixels",
    PERCENT: "percentage",
    "c": "nearest id",
    "d3": "text fragment, centre",
    "d2": "text fragment, top line",
    "e": "CSS path",
    "e + settle": "CSS path, called again and again",
    HYPOTHESIS: "Hypothesis style",
    "f + settle": "Hypothesis style, called again and again",
}
VERSIONS = ("same", "M1", "M2", "M3", "M4", "M5", "M6")
LAST_HOP = "hop 10"


def within_line(rows: Sequence[Row]) -> float:
    """% of the rows that are no more than one line off."""
    return 100 * sum(bool(row["lines"] <= 1) for row in rows) / len(rows)


def percent(share: float | None) -> str:
    """As it is written for people, with a space that does not break."""
    return "-" if share is None else f"{'100' if share == 100 else f'{share:.1f}'}\u00a0%"


def by_method(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each method, ours first."""
    found = defaultdict(list)
    for row in rows:
        found[row["method"]].append(row)
    return {method: found[method] for method in NAMES if method in found}


@dataclass(frozen=True)
class Result:
    """``tasks`` are the longest tasks of the main thread, at a quarter of the processor's speed."""

    browser: str
    engine: str  # commit, empty when nobody wrote it down
    rows: list[Row]
    tasks: list[Row]

    @classmethod
    def read(cls, file: Path) -> Result:
        """From what place-bench wrote, or `bench.place` after it."""
        found = json.loads(file.read_text(encoding="utf-8"))
        return cls(found["browser"], found.get("engine", ""), found["rows"], found["tasks"])

    def _depths(self) -> list[Row]:
        return [row for row in self.rows if row["mode"] == "depths" and not row["substitute"]]

    def versions(self) -> dict[str, list[Row]]:
        """Page version to rows; versions that were not measured are left out, as everywhere here."""
        return _grouped(self._depths(), "{version}", VERSIONS)

    def pairs(self) -> dict[str, list[Row]]:
        """Page version and device pair to rows."""
        rows = self._depths()
        pairs = list(dict.fromkeys(row["pair"] for row in rows))
        names = [f"{version}, {pair}" for version in VERSIONS for pair in pairs]
        return _grouped(rows, "{version}, {pair}", names)

    def special(self) -> dict[str, list[Row]]:
        """``edited``, ``removed``: the reader's own paragraph; ``late, on`` or ``off``: scroll anchoring."""
        targeted = [row for row in self.rows if row["mode"] == "targeted"]
        late = [row for row in self.rows if row["mode"] == "late"]
        return {
            **_grouped(targeted, "{touched}", ("edited", "removed")),
            **{
                f"late, {state}": rows
                for state in ("on", "off")
                if (rows := [row for row in late if row["version"].endswith(f" {state}")])
            },
        }

    def drift(self) -> dict[str, tuple[float, float]]:
        """Lines off after ten hops, by method: median, 95th percentile."""
        last = [row for row in self.rows if row["mode"] == "pingpong" and row["version"] == LAST_HOP]
        return {
            method: (statistics.median(lines), quantile(lines, 0.95))
            for method, rows in by_method(last).items()
            if (lines := [row["lines"] for row in rows])
        }

    def claims(self) -> dict[str, list[Row]]:
        """Mode to the engine's rows, of depths those whose line still exists."""
        rest = [row for row in self.rows if row["mode"] != "depths"]
        ours = [row for row in self._depths() + rest if row["method"] == OURS]
        return _grouped(ours, "{mode}", ("depths", "targeted", "late", "pingpong"))

    def cost(self) -> dict[str, float]:
        """Median ``bytes`` of a position; ``capture`` and ``restore`` as multiples of Hypothesis style."""
        methods = by_method(row for row in self.rows if row["mode"] in ("depths", "targeted"))
        if OURS not in methods:
            return {}
        found = {"bytes": statistics.median(row["bytes"] for row in methods[OURS])}
        for what in ("capture", "restore"):
            medians = {method: _median(rows, f"{what}_ms") for method, rows in methods.items()}
            if medians.get(OURS) and medians.get(HYPOTHESIS):
                found[what] = medians[OURS] / medians[HYPOTHESIS]
        return found

    def longest(self) -> dict[tuple[str, str], float]:
        """ms of the longest task by method and call."""
        found: dict[tuple[str, str], float] = {}
        for task in self.tasks:
            key = (task["method"], task["call"])
            found[key] = max(found.get(key, 0), task["longest_ms"] or 0)
        return found

    def positions(self) -> int:
        """How many times the engine restored."""
        return sum(row["method"] == OURS for row in self.rows)

    def pages(self) -> int:
        """How many different pages."""
        return len({row["page"] for row in self.rows})

    def failures(self) -> list[str]:
        """What the engine threw."""
        return [
            f"{row['page']}: {row['failure']}"
            for row in self.rows
            if row["method"] == OURS and row["failure"]
        ]


def shares(sections: dict[str, list[Row]]) -> dict[str, Shares]:
    """Section to the share within one line of each method."""
    return {
        name: {method: within_line(each) for method, each in by_method(rows).items()}
        for name, rows in sections.items()
    }


def best(section: Shares) -> str:
    """The best baseline, of equals Hypothesis style; none that the harness calls again after each step."""
    others = [method for method in section if method != OURS and "settle" not in method]
    return max(others, key=lambda method: (section[method], method == HYPOTHESIS), default="")


def better(rows: Sequence[Row]) -> str:
    """A baseline that beats us on the positions that it was tried on (slow ones skip some), or ``""``."""
    methods = by_method(rows)
    ours = {_position(row): row for row in methods.pop(OURS, [])}
    for method, each in methods.items():
        tried = [row for row in each if _position(row) in ours]
        if "settle" in method or not tried:
            continue
        if within_line(tried) > within_line([ours[_position(row)] for row in tried]):
            return method
    return ""


def false_exact(rows: Sequence[Row]) -> float:
    """% of the results called exact that are more than one line off."""
    exact = [row for row in rows if row["found"] == "exact"]
    return 100 - within_line(exact) if exact else 0.0


def quantile(values: Iterable[float], q: float) -> float:
    """The value below which the share ``q`` lies, as place-bench counts it."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(q * len(ordered)))]


def _position(row: Row) -> tuple[Any, ...]:
    return tuple(row[key] for key in ("mode", "page", "version", "pair", "position", "touched"))


def _median(rows: Iterable[Row], key: str) -> float:
    return float(statistics.median([row[key] for row in rows if row[key] is not None] or [0]))


def _grouped(rows: Iterable[Row], name: str, order: Iterable[str]) -> dict[str, list[Row]]:
    found = defaultdict(list)
    for row in rows:
        found[name.format(**row)].append(row)
    return {key: found[key] for key in order if key in found}
