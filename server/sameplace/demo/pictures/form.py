"""Forms that several shapes share: turned bodies, shadows, wood, and the backdrop they stand in.

Shapes are drawn around (0, 0), the middle of their foot, with y upwards being negative. The light
comes from a window on the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sameplace.demo.pictures.palette import CLAY, LIGHT, SHADOW, darker, lighter, mix
from sameplace.demo.pictures.pen import Pen, Point, number, smooth

Profile = Sequence[Point]
"""(y, radius) from the rim down to the foot."""

TILT = 0.17
"""Height of a horizontal circle by its width: how far the viewer looks down."""


def outline(profile: Profile, tilt: float = TILT) -> str:
    """Silhouette of a body turned on a wheel."""
    left = [(-radius, y) for y, radius in profile]
    right = [(radius, y) for y, radius in reversed(profile)]
    top, foot = profile[0][1], profile[-1][1]
    foot_arc = f"A{number(foot)} {number(foot * tilt)} 0 0 0 {number(foot)} {number(profile[-1][0])}"
    top_arc = f"A{number(top)} {number(top * tilt)} 0 0 0 {number(-top)} {number(profile[0][0])}Z"
    return smooth(left) + foot_arc + smooth(right, move=False) + top_arc


def shade(pen: Pen, d: str, width: float, strength: float = 1.0) -> None:
    """Light from the left and shadow to the right over a round body ``width`` wide around x = 0."""
    half = width / 2
    paint = pen.linear(
        (-half, 0),
        (half, 0),
        [
            (0, SHADOW, 0.30 * strength),
            (0.10, SHADOW, 0.12 * strength),
            (0.26, LIGHT, 0.34 * strength),
            (0.46, LIGHT, 0.04),
            (0.68, SHADOW, 0.14 * strength),
            (0.93, SHADOW, 0.42 * strength),
            (1, SHADOW, 0.30 * strength),
        ],
    )
    pen.path(d, paint)


def turned(
    pen: Pen,
    profile: Profile,
    colour: str,
    *,
    dip: float = 0.0,
    below: str = CLAY,
    speckle: int = 0,
    rings: bool = False,
    gloss: float = 0.3,
    hollow: bool = True,
    wall: float = 0.08,
    inside: str = "",
    tilt: float = TILT,
) -> str:
    """A turned body; returns its outline. ``dip`` is the share of its height where ``below`` shows."""
    d = outline(profile, tilt)
    top, foot = profile[0][0], profile[-1][0]
    widest = max(radius for _, radius in profile)
    height = foot - top
    pen.path(d, colour)
    with pen.clipped(d):
        if dip:
            _dip(pen, foot - height * dip, widest, foot, below)
        if speckle:
            _speckle(pen, (top, foot), widest, speckle, darker(colour, 0.55))
        if rings:
            for step in range(1, 9):
                y = top + height * step / 9 + pen.random.uniform(-4, 4)
                arc = f"M{number(-widest)} {number(y)}A{number(widest)} {number(widest * tilt)} 0 0 0 "
                pen.stroke(arc + f"{number(widest)} {number(y)}", SHADOW, 2, opacity=0.10)
    shade(pen, d, widest * 2)
    pen.path(d, pen.linear((0, top), (0, foot), [(0.55, SHADOW, 0), (1, SHADOW, 0.20)]))
    if gloss:
        _gloss(pen, profile, gloss)
    if hollow:
        rim(pen, profile[0], inside or mix(colour, LIGHT, 0.12), colour, wall, tilt)
    else:
        y, radius = profile[0]
        pen.ellipse(0, y, radius, radius * tilt, lighter(colour, 0.28))
    return d


def _dip(pen: Pen, y: float, widest: float, foot: float, below: str) -> None:
    points = []
    for step in range(13):
        x = -widest + widest * step / 6
        sag = widest * TILT * (1 - (x / widest) ** 2) ** 0.5
        points.append((x, y + sag + pen.random.uniform(-3.5, 3.5)))
    end = f"L{number(widest)} {number(foot + widest)}L{number(-widest)} {number(foot + widest)}Z"
    pen.path(smooth(points) + end, below)
    pen.stroke(smooth(points), SHADOW, 2.5, opacity=0.22)


def _speckle(pen: Pen, span: Point, widest: float, count: int, colour: str) -> None:
    for _ in range(count):
        x, y = pen.random.uniform(-widest, widest), pen.random.uniform(*span)
        size = pen.random.choice((1.2, 1.6, 2.2, 3.2))
        pen.ellipse(x, y, size, size * 0.8, colour, opacity=pen.random.uniform(0.25, 0.7))


def _gloss(pen: Pen, profile: Profile, strength: float) -> None:
    top, foot = profile[0][0], profile[-1][0]
    low, high = top + (foot - top) * 0.16, top + (foot - top) * 0.62
    lit: list[Point] = []
    for step in range(7):
        y = low + (high - low) * step / 6
        lit.append((-radius_at(profile, y) * 0.60, y))
    widest = max(radius for _, radius in profile)
    pen.stroke(smooth(lit), "#ffffff", max(widest * 0.07, 4), opacity=strength)


def radius_at(profile: Profile, y: float) -> float:
    """Radius of a turned body at a height, between its points."""
    for (y1, r1), (y2, r2) in pairwise(profile):
        if y1 <= y <= y2:
            return r1 + (r2 - r1) * ((y - y1) / ((y2 - y1) or 1))
    return profile[-1][1]


def rim(pen: Pen, top: Point, inside: str, edge: str, wall: float = 0.08, tilt: float = TILT) -> None:
    """The open mouth: a lit lip, and an inside whose far right catches the light."""
    y, radius = top
    pen.ellipse(0, y, radius, radius * tilt, lighter(edge, 0.42))
    inner = radius * (1 - wall)
    shadowed = pen.linear(
        (-inner, 0), (inner, 0), [(0, darker(inside, 0.62), 1), (1, darker(inside, 0.12), 1)]
    )
    pen.ellipse(0, y + radius * wall * tilt * 0.4, inner, inner * tilt * 0.96, shadowed)


def cast(pen: Pen, radius: float, *, length: float = 1.0, y: float = 0.0, strength: float = 1.0) -> None:
    """Shadow on the table: a long soft one away from the window, a tight dark one under the foot."""
    reach = radius * (1 + 0.75 * length)
    soft = pen.radial(
        (radius * 0.55 * length, y + radius * 0.06),
        reach,
        [(0, SHADOW, 0.34 * strength), (0.55, SHADOW, 0.16 * strength), (1, SHADOW, 0)],
        0.26,
    )
    pen.ellipse(radius * 0.55 * length, y + radius * 0.06, reach, reach * 0.26, soft)
    tight = pen.radial(
        (radius * 0.05, y + radius * 0.06),
        radius * 1.12,
        [(0.6, SHADOW, 0.5 * strength), (1, SHADOW, 0)],
        TILT * 1.15,
    )
    pen.ellipse(radius * 0.05, y + radius * 0.06, radius * 1.12, radius * 1.12 * TILT * 1.15, tight)


def tube(pen: Pen, d: str, colour: str, width: float) -> None:
    """A round bar along a path: handles, arms, stems."""
    pen.stroke(d, darker(colour, 0.32), width)
    with pen.group(f"translate({number(-width * 0.10)} {number(-width * 0.08)})"):
        pen.stroke(d, colour, width * 0.72)
    with pen.group(f"translate({number(-width * 0.16)} {number(-width * 0.14)})"):
        pen.stroke(d, lighter(colour, 0.55), width * 0.2, opacity=0.7)


def grain(
    pen: Pen, d: str, box: tuple[float, float, float, float], colour: str, *, upright: bool = True
) -> None:
    """Wood: a path filled with quiet lines along the board; ``box`` is x, y, width, height."""
    x, y, width, height = box
    pen.path(d, colour)
    with pen.clipped(d):
        across, along = (width, height) if upright else (height, width)
        count = max(int(across / 15), 4)
        for index in range(count):
            at = across * (index + pen.random.random()) / count
            points: list[Point] = []
            for step in range(5):
                wobble = at + pen.random.uniform(-5, 5)
                far = along * step / 4
                points.append((x + wobble, y + far) if upright else (x + far, y + wobble))
            pen.stroke(
                smooth(points),
                darker(colour, 0.5),
                pen.random.uniform(1, 3.2),
                opacity=pen.random.uniform(0.1, 0.3),
            )
