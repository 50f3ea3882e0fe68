"""What a result of place-bench is published as: ``bench/place.json``, the README's table, and the plot.

``python -m bench.figures FILE`` takes the JSON that ``make bench PLACE_BENCH=DIR`` left in ``build/``. Modes
and page versions that were not measured are left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from .result import HYPOTHESIS, NAMES, OURS, PERCENT, Result, best, false_exact, percent, shares

ROOT = Path(__file__).parents[1]
SUMMARY = Path(__file__).with_name("place.json")
README = ROOT / "README.md"
IMAGES = ROOT / "docs" / "images"
BEGIN, END = "<!-- figures of make bench -->", "<!-- end of figures -->"

VERSIONS = {
    "same": "nothing",
    "M1": "paragraphs were added",
    "M2": "paragraphs were removed or reworded",
    "M3": "other numbers, a banner on top",
    "M4": "lists were shuffled and cut short",
    "M5": "new markup around the same words",
    "M6": "all of that at once",
}
SPECIAL = {
    "edited": "the very paragraph was reworded",
    "removed": "the very paragraph was removed",
    "late, on": "pictures come late",
    "late, off": "pictures come late, no scroll anchoring",
}

Summary = dict[str, Any]


def summary(result: Result) -> Summary:
    """The figures alone, rounded: shares within one line in %, how much was measured, and in what browser."""

    def rounded(sections: dict[str, dict[str, float]], digits: int = 1) -> dict[str, dict[str, float]]:
        return {
            name: {key: round(value, digits) for key, value in each.items()}
            for name, each in sections.items()
        }

    longest: dict[str, dict[str, float]] = {}
    for (method, call), ms in result.longest().items():
        longest.setdefault(call, {})[method] = ms
    found = {
        "chromium": result.browser,
        "engine": result.engine,
        "restores": result.positions(),
        "pages": result.pages(),
        "versions": rounded(shares(result.versions())),
        "pairs": rounded(shares(result.pairs())),
        "special": rounded(shares(result.special())),
        "drift": {method: [round(lines, 1) for lines in each] for method, each in result.drift().items()},
        "false_exact": {mode: round(false_exact(rows), 2) for mode, rows in result.claims().items()},
        "cost": {what: round(value, 2) for what, value in result.cost().items()},
        "longest_task": rounded(longest, 0),
    }
    return {name: value for name, value in found.items() if value}


def table(figures: Summary) -> str:
    """The README's table and what is said below it, in Markdown."""
    rows = [
        (words, section)
        for part, names in (("versions", VERSIONS), ("special", SPECIAL))
        for name, words in names.items()
        if (section := figures.get(part, {}).get(name))
    ]
    named = [method for method in (HYPOTHESIS, PERCENT) if any(method in section for _, section in rows)]
    heads = ["what changed in between", NAMES[OURS], "best other", *(NAMES[method] for method in named)]
    lines = [_cells(heads), "|---|" + "--:|" * (len(heads) - 1)]
    for words, section in rows:
        other = best(section)
        whose = f" ({NAMES[other]})" if other not in (HYPOTHESIS, "") else ""
        ours, theirs = f"**{percent(section.get(OURS))}**", percent(section.get(other)) + whose
        lines.append(_cells([words, ours, theirs, *(percent(section.get(method)) for method in named)]))
    return "\n".join([*lines, "", *_notes(figures)])


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _notes(figures: Summary) -> Iterator[str]:
    if wrong := figures.get("false_exact"):
        worst = max(wrong.values())
        wrongly = f"- Off by more than a line and yet called exact: {worst:g} % at most, whatever changed."
        yield f"{wrongly} Where it is not sure, it says so."
    if OURS in (drift := figures.get("drift", {})):
        median, p95 = drift[OURS]
        drifted = f"{median:g} lines of drift at the median, {p95:g} at the 95th percentile"
        yield f"- Ten hops to and fro: {drifted}."
    cost = figures.get("cost", {})
    if "capture" in cost and "restore" in cost:
        yield f"- A capture takes {cost['capture']:.1f} times as long as Hypothesis style, a restore"
        yield f"  {cost['restore']:.1f} times; a position is {cost['bytes']:,.0f} bytes at the median."
    yield f"- {figures['restores']:,} restores on {figures['pages']} pages, Chromium {figures['chromium']}."


def between(text: str, inside: str) -> str:
    """A page with what stands between the two markers replaced.

    :raises ValueError: without the markers.
    """
    before, rest = text.split(f"{BEGIN}\n", 1)
    _, after = rest.split(f"{END}\n", 1)
    return f"{before}{BEGIN}\n{inside}\n{END}\n{after}"


def main() -> None:
    """Publish."""
    parser = argparse.ArgumentParser(prog="python -m bench.figures", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE")
    figures = summary(Result.read(parser.parse_args().file))
    SUMMARY.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    README.write_text(between(README.read_text(encoding="utf-8"), table(figures)), encoding="utf-8")

    from .plot import draw  # needs matplotlib, which nothing else does

    for theme in ("light", "dark"):
        draw(figures["versions"], VERSIONS, theme, IMAGES / f"place{'-dark' * (theme == 'dark')}.svg")


if __name__ == "__main__":
    main()
