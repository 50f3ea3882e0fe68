"""The pen: collects SVG elements and writes the document. It knows nothing of shops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from random import Random
from xml.sax.saxutils import escape, quoteattr

Point = tuple[float, float]
Stop = tuple[float, str, float]
"""Offset 0 to 1, colour, opacity 0 to 1."""


def number(value: float) -> str:
    """Short decimal: a tenth of a pixel is finer than any screen shows."""
    return f"{value:.1f}".removesuffix(".0")


def route(*parts: float | str) -> str:
    """A path from letters and numbers: ``route("M", x, y, "H", right)``."""
    return " ".join(part if isinstance(part, str) else number(part) for part in parts)


def polygon(points: Sequence[Point]) -> str:
    """Closed path with straight sides."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def smooth(points: Sequence[Point], *, move: bool = True) -> str:
    """Path through all points as a Catmull-Rom spline; without ``move`` it continues another path."""
    path = f"M{number(points[0][0])} {number(points[0][1])}" if move else ""
    for index in range(len(points) - 1):
        before = points[max(index - 1, 0)]
        start, end = points[index], points[index + 1]
        after = points[min(index + 2, len(points) - 1)]
        control = (
            start[0] + (end[0] - before[0]) / 6,
            start[1] + (end[1] - before[1]) / 6,
            end[0] - (after[0] - start[0]) / 6,
            end[1] - (after[1] - start[1]) / 6,
            end[0],
            end[1],
        )
        path += "C" + " ".join(number(value) for value in control)
    return path


class Pen:
    """Draws in user units, y down. ``seed`` makes every irregularity the same on each rendering."""

    def __init__(self, seed: str) -> None:
        """Take a ``seed``: the name of the picture."""
        self.random = Random(seed)  # noqa: S311 - grain of wood, not a secret
        self._definitions: list[str] = []
        self._body: list[str] = []

    # --- elements ---

    def add(self, tag: str, **attributes: float | str) -> None:
        """Any element; ``stroke_width=2`` becomes ``stroke-width="2"``."""
        self._body.append(f"<{tag}{_attributes(attributes)}/>")

    def path(self, d: str, fill: str = "none", **attributes: float | str) -> None:
        """A filled path."""
        self.add("path", d=d, fill=fill, **attributes)

    def stroke(self, d: str, colour: str, width: float, **attributes: float | str) -> None:
        """A line with round ends."""
        self.add(
            "path",
            d=d,
            fill="none",
            stroke=colour,
            stroke_width=width,
            stroke_linecap="round",
            stroke_linejoin="round",
            **attributes,
        )

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str, **attributes: float | str) -> None:
        """An ellipse around x, y."""
        self.add("ellipse", cx=x, cy=y, rx=rx, ry=ry, fill=fill, **attributes)

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, **attributes: float | str
    ) -> None:
        """A rectangle from its upper left corner."""
        self.add("rect", x=x, y=y, width=width, height=height, fill=fill, **attributes)

    # --- paint ---

    def linear(self, start: Point, end: Point, stops: Sequence[Stop]) -> str:
        """A linear gradient in user units; returns the paint to fill with."""
        name = f"p{len(self._definitions)}"
        points = _attributes({"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]})
        self._definitions.append(
            f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse"{points}>{_stops(stops)}'
            "</linearGradient>"
        )
        return f"url(#{name})"

    def radial(self, centre: Point, radius: float, stops: Sequence[Stop], squash: float = 1) -> str:
        """A radial gradient in user units, flattened to ``squash`` of its height."""
        name = f"p{len(self._definitions)}"
        placed = f"translate({number(centre[0])} {number(centre[1])}) scale(1 {squash:.3f})"
        self._definitions.append(
            f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="{number(radius)}"'
            f' gradientTransform="{placed}">{_stops(stops)}</radialGradient>'
        )
        return f"url(#{name})"

    # --- structure ---

    @contextmanager
    def group(self, transform: str = "", **attributes: float | str) -> Iterator[None]:
        """Everything drawn inside is moved together."""
        if transform:
            attributes["transform"] = transform
        self._body.append(f"<g{_attributes(attributes)}>")
        yield
        self._body.append("</g>")

    @contextmanager
    def clipped(self, d: str) -> Iterator[None]:
        """Everything drawn inside shows only within the path."""
        name = f"p{len(self._definitions)}"
        self._definitions.append(f'<clipPath id="{name}"><path d="{d}"/></clipPath>')
        with self.group(clip_path=f"url(#{name})"):
            yield

    def document(self, width: int, height: int, title: str, box: str = "") -> str:
        """The whole SVG; ``box`` is another viewBox, for a close view."""
        box = box or f"0 0 {width} {height}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="{box}"'
            f' role="img"><title>{escape(title)}</title><defs>{"".join(self._definitions)}</defs>'
            f"{''.join(self._body)}</svg>"
        )


def _attributes(attributes: dict[str, float | str]) -> str:
    text = ""
    for name, value in attributes.items():
        shown = value if isinstance(value, str) else f"{value:.3f}" if abs(value) < 1 else number(value)
        text += f" {name.replace('_', '-')}={quoteattr(shown)}"
    return text


def _stops(stops: Sequence[Stop]) -> str:
    return "".join(
        f'<stop offset="{offset:g}" stop-color="{colour}" stop-opacity="{opacity:g}"/>'
        for offset, colour, opacity in stops
    )
