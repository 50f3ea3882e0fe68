"""The plot of the README: the share within one line by what changed in between, ours against others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .result import HYPOTHESIS, NAMES, OURS, PERCENT, Shares, best, percent

# In px of the README: no wider than a phone shows it, so that nothing is scaled down.
WIDTH, ROW, TOP, BOTTOM = 390, 52, 28, 26
TEXT, SMALL = 12, 11
LEFT, RIGHT = 8, 140  # the numbers stand on the right


@dataclass(frozen=True)
class _Theme:
    text: str
    quiet: str
    track: str
    ours: str


THEMES = {
    "light": _Theme(text="#1f2328", quiet="#59636e", track="#d1d9e0", ours="#0a6847"),
    "dark": _Theme(text="#f0f6fc", quiet="#9198a1", track="#3d444d", ours="#3fb98a"),
}


def draw(versions: Mapping[str, Shares], words: Mapping[str, str], theme: str, target: Path) -> None:
    """Write the plot as SVG without background, the same bytes for the same figures.

    :param versions: % within one line by page version and method.
    :param words: what to call the versions.
    :param theme: ``light`` or ``dark``, of the page around it.
    """
    colours = THEMES[theme]
    shown = [name for name in words if name in versions]
    height = TOP + ROW * len(shown) + BOTTOM
    with mpl.rc_context({"svg.hashsalt": "sameplace", "font.family": "DejaVu Sans", "font.size": TEXT}):
        figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
        axes = figure.add_axes(
            (LEFT / WIDTH, BOTTOM / height, (WIDTH - LEFT - RIGHT) / WIDTH, (height - TOP - BOTTOM) / height)
        )
        axes.set(xlim=(0, 100), ylim=(len(shown), 0))
        axes.axis("off")
        _heads(axes, colours)
        for at, name in enumerate(shown):
            _row(axes, at + 0.66, words[name], versions[name], colours)
        for tick in (0, 50, 100):
            label = f"{tick} %" if tick else "0"
            axes.text(
                tick, len(shown) + 0.32, label, color=colours.quiet, ha="center", va="center", size=SMALL
            )
        _names(axes, versions[shown[0]], colours)
        figure.savefig(target, format="svg", transparent=True, metadata={"Date": None})


def _right(px: float) -> float:
    """A place right of the tracks, in their units."""
    return 100 + px * 100 / (WIDTH - LEFT - RIGHT)


OTHER_COLUMN, OUR_COLUMN = _right(58), _right(RIGHT - 2)


def _heads(axes: Axes, colours: _Theme) -> None:
    axes.text(
        0, -0.3, "Within one line, when this changed", color=colours.quiet, ha="left", va="center", size=SMALL
    )
    axes.text(OTHER_COLUMN, -0.3, "best other", color=colours.quiet, ha="right", va="center", size=SMALL)
    axes.text(
        OUR_COLUMN, -0.3, NAMES[OURS], color=colours.ours, ha="right", va="center", size=SMALL, weight="bold"
    )


def _row(axes: Axes, y: float, words: str, shares: Shares, colours: _Theme) -> None:
    axes.text(0, y - 0.36, words, color=colours.text, ha="left", va="center")
    axes.plot((0, 100), (y, y), color=colours.track, linewidth=2, solid_capstyle="round", zorder=1)
    marks = {
        PERCENT: ("s", 36, colours.quiet),
        HYPOTHESIS: ("o", 56, colours.quiet),
        OURS: ("o", 76, colours.ours),
    }
    if (other := best(shares)) not in marks:
        marks = {other: ("D", 36, colours.quiet)} | marks
        axes.text(
            OUR_COLUMN,
            y + 0.28,
            NAMES.get(other, ""),
            color=colours.quiet,
            ha="right",
            va="center",
            size=SMALL,
        )
    for method, (marker, size, colour) in marks.items():
        if method in shares:
            axes.scatter(shares[method], y, marker=marker, s=size, color=colour, clip_on=False, zorder=2)
    if other:
        axes.text(OTHER_COLUMN, y, percent(shares[other]), color=colours.quiet, ha="right", va="center")
    if OURS in shares:
        axes.text(
            OUR_COLUMN, y, percent(shares[OURS]), color=colours.ours, ha="right", va="center", weight="bold"
        )


def _names(axes: Axes, shares: Shares, colours: _Theme) -> None:
    """Each mark of the first row by its name, below it."""
    for method, align in ((PERCENT, "left"), (HYPOTHESIS, "right")):
        if method in shares:
            x = max(0, shares[method] - 2) if align == "left" else min(100, shares[method] + 2)
            axes.text(x, 0.94, NAMES[method], color=colours.quiet, ha=align, va="center", size=SMALL)
