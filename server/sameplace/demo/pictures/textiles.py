"""Cloth: folded, hanging, stuffed, on the floor."""

from __future__ import annotations

import math

from sameplace.demo.pictures.form import cast, tube
from sameplace.demo.pictures.palette import BRASS, LIGHT, SHADOW, WOOD, darker, lighter
from sameplace.demo.pictures.pen import Pen, Point, number, polygon, route, smooth


def _weave(pen: Pen, box: tuple[float, float, float, float], colour: str, pattern: str) -> None:
    """The pattern woven into a piece of cloth that lies in ``box`` (x, y, width, height)."""
    x, y, width, height = box
    thread = lighter(colour, 0.5) if pattern != "dark" else darker(colour, 0.45)
    if pattern in ("stripe", "dark"):
        for share in (0.12, 0.17, 0.22, 0.78, 0.83, 0.88):
            pen.rect(x + width * share, y, width * 0.022, height, thread, opacity=0.75)
    elif pattern == "bands":
        for index in range(9):
            pen.rect(x, y + height * (index + 0.5) / 9, width, height * 0.035, thread, opacity=0.7)
    elif pattern == "check":
        for index in range(8):
            pen.rect(x + width * (index + 0.4) / 8, y, width * 0.045, height, thread, opacity=0.34)
            pen.rect(x, y + height * (index + 0.4) / 8, width, height * 0.045, thread, opacity=0.34)
    elif pattern == "herringbone":
        for row in range(int(height / 26) + 1):
            points: list[Point] = []
            for step in range(int(width / 22) + 2):
                points.append((x + step * 22, y + row * 26 + (11 if step % 2 else -5)))
            pen.stroke("M" + "L".join(f"{number(a)} {number(b)}" for a, b in points), thread, 3, opacity=0.42)


def folded(
    pen: Pen,
    colour: str,
    *,
    layers: int = 3,
    width: float = 470,
    thick: float = 74,
    pattern: str = "plain",
    fringe: bool = False,
    tied: bool = False,
) -> None:
    """A folded pile, its rounded folds to the left."""
    cast(pen, width * 0.5, length=0.7, strength=1.1)
    half = width / 2
    for index in range(layers):
        bottom = 14 - index * (thick - 3)
        top = bottom - thick
        slip = pen.random.uniform(-9, 9)
        left, right = -half + slip, half + slip * 0.4
        d = (
            f"M{number(left + thick / 2)} {number(top)}C{number(left - 12)} {number(top)} {number(left - 12)}"
            f" {number(bottom)} {number(left + thick / 2)} {number(bottom)}L{number(right)} {number(bottom)}"
            f"C{number(right + 12)} {number(bottom - 6)} {number(right + 12)} {number(top + 6)}"
            f" {number(right)}"
            f" {number(top)}C{number(right - 140)} {number(top - 7)} {number(left + 160)} {number(top + 7)}"
            f" {number(left + thick / 2)} {number(top)}Z"
        )
        tone = colour if index % 2 == 0 else lighter(colour, 0.08)
        pen.path(d, tone)
        with pen.clipped(d):
            _weave(pen, (left, top, width, thick), colour, pattern)
            for share in (0.34, 0.66):
                y = top + thick * share
                line = [(left + 22, y), (left + width * 0.5, y + 4), (right + 10, y - 2)]
                pen.stroke(smooth(line), SHADOW, 3.5, opacity=0.2)
        lit = pen.linear(
            (0, top), (0, bottom), [(0, LIGHT, 0.36), (0.35, LIGHT, 0), (0.7, SHADOW, 0.1), (1, SHADOW, 0.42)]
        )
        pen.path(d, lit)
        side = pen.linear((left, 0), (right, 0), [(0, LIGHT, 0.2), (0.4, LIGHT, 0), (1, SHADOW, 0.26)])
        pen.path(d, side)
        if fringe:
            for step in range(9):
                y = top + 8 + step * (thick - 14) / 8
                pen.stroke(
                    f"M{number(right + 4)} {number(y)}q16 6 {number(22 + pen.random.uniform(0, 12))} 15",
                    tone,
                    4,
                )
    if tied:
        top = 14 - layers * (thick - 3)
        pen.rect(-18, top, 36, layers * (thick - 3) + 6, PAPER_BAND)
        pen.rect(-18, top, 36, layers * (thick - 3) + 6, SHADOW, opacity=0.06)


PAPER_BAND = "#eadfc9"


def cushion(pen: Pen, colour: str, *, pattern: str = "plain", wide: float = 1.0) -> None:
    """A stuffed cushion leaning back a little."""
    cast(pen, 205 * wide, length=0.9, strength=1.1)
    x, y = 215 * wide, 400.0
    d = (
        f"M{number(-x)} {number(-y)}C{number(-x * 0.4)} {number(-y * 0.9)} {number(x * 0.4)}"
        f" {number(-y * 0.9)}"
        f" {number(x)} {number(-y)}C{number(x * 0.93)} {number(-y * 0.66)} {number(x * 0.93)}"
        f" {number(-y * 0.33)}"
        f" {number(x)} 12C{number(x * 0.4)} {number(-y * 0.045)} {number(-x * 0.4)} {number(-y * 0.045)}"
        f" {number(-x)} 12C{number(-x * 0.93)} {number(-y * 0.33)} {number(-x * 0.93)} {number(-y * 0.66)}"
        f" {number(-x)} {number(-y)}Z"
    )
    with pen.group("rotate(-3)"):
        pen.path(d, colour)
        with pen.clipped(d):
            _weave(pen, (-x, -y, 2 * x, y + 12), colour, pattern)
        puffed = pen.radial(
            (-x * 0.3, -y * 0.62),
            x * 1.75,
            [(0, LIGHT, 0.42), (0.42, LIGHT, 0), (0.75, SHADOW, 0.16), (1, SHADOW, 0.5)],
        )
        pen.path(d, puffed)
        for corner in ((-x, -y, 1, 1), (x, -y, -1, 1), (x, 12.0, -1, -1), (-x, 12.0, 1, -1)):
            cx, cy, right, down = corner
            bend = (right * 34, down * 20, right * 72, down * 74)
            pen.stroke(route("M", cx + right * 16, cy + down * 14, "q", *bend), SHADOW, 4, opacity=0.16)
        pen.stroke(d, darker(colour, 0.25), 5, opacity=0.75)


def hanging(
    pen: Pen,
    colour: str,
    *,
    width: float = 330,
    length: float = 560,
    pattern: str = "plain",
    fringe: bool = False,
    rail: str = WOOD,
) -> None:
    """Cloth over a rail on the wall, falling in folds."""
    top = -690.0
    bottom = top + length
    half = width / 2
    shadow = pen.linear((0, top), (0, bottom), [(0, SHADOW, 0.3), (1, SHADOW, 0.14)])
    pen.path(
        polygon(
            [
                (-half + 34, top + 14),
                (half + 42, top + 14),
                (half + 52, bottom + 16),
                (-half + 40, bottom + 24),
            ]
        ),
        shadow,
    )
    hem: list[Point] = []
    for step in range(13):
        hem.append((half - width * step / 12, bottom + 9 * math.sin(step * 1.15)))
    d = (
        f"M{number(-half)} {number(top)}L{number(half)} {number(top)}C{number(half + 8)}"
        f" {number(top + length * 0.4)}"
        f" {number(half - 6)} {number(top + length * 0.7)} {number(hem[0][0])} {number(hem[0][1])}"
        + smooth(hem, move=False)
        + route("C", -half - 6, top + length * 0.7, -half + 6, top + length * 0.3, -half, top, "Z")
    )
    if fringe:
        for step in range(34):
            x = -half + 6 + (width - 12) * step / 33
            pen.stroke(
                f"M{number(x)} {number(bottom - 6)}q{number(pen.random.uniform(-5, 5))} 20 0 42", colour, 3.6
            )
    pen.path(d, colour)
    with pen.clipped(d):
        _weave(pen, (-half, top, width, length), colour, pattern)
        for share, spread in ((0.14, 40), (0.37, 54), (0.63, 46), (0.86, 44)):
            x = -half + width * share
            fold = pen.linear(
                (x - spread, 0),
                (x + spread, 0),
                [(0, SHADOW, 0), (0.46, SHADOW, 0.26), (0.56, LIGHT, 0.32), (1, LIGHT, 0)],
            )
            pen.rect(x - spread, top, spread * 2, length + 30, fold)
    pen.path(d, pen.linear((-half, 0), (half, 0), [(0, LIGHT, 0.2), (0.5, LIGHT, 0), (1, SHADOW, 0.28)]))
    pen.path(d, pen.linear((0, top), (0, top + 60), [(0, LIGHT, 0.42), (0.4, SHADOW, 0.12), (1, SHADOW, 0)]))
    for side in (-1, 1):
        x = side * (half + 66)
        tube(pen, f"M{number(x)} {number(top - 4)}V{number(top - 40)}", BRASS, 11)
        pen.ellipse(x, top - 42, 13, 13, darker(BRASS, 0.15))
    for x1, x2 in ((-half - 84, -half - 1), (half + 1, half + 84)):
        tube(pen, f"M{number(x1)} {number(top)}H{number(x2)}", rail, 17)


def apron(pen: Pen, colour: str) -> None:
    """A cook's apron on a peg."""
    loop = "M-72 -640C-96 -760 96 -760 72 -640"
    pen.stroke(loop, darker(colour, 0.35), 13)
    tube(pen, "M0 -742V-724", BRASS, 24)
    d = (
        "M-86 -650L86 -650C92 -560 130 -500 196 -470C206 -330 204 -190 214 -60C140 -40 -140 -40 -214 -60"
        "C-204 -190 -206 -330 -196 -470C-130 -500 -92 -560 -86 -650Z"
    )
    with pen.group("translate(34 16)"):
        pen.path(d, SHADOW, opacity=0.2)
    for side in (-1, 1):
        pen.stroke(f"M{side * 194} -460q{side * 60} 90 {side * 26} 210", darker(colour, 0.2), 12)
    pen.path(d, colour)
    with pen.clipped(d):
        for x, spread in ((-120, 46), (-20, 60), (110, 50)):
            fold = pen.linear(
                (x - spread, 0),
                (x + spread, 0),
                [(0, SHADOW, 0), (0.45, SHADOW, 0.2), (0.55, LIGHT, 0.26), (1, LIGHT, 0)],
            )
            pen.rect(x - spread, -480, spread * 2, 450, fold)
    pen.path(d, pen.linear((-200, 0), (200, 0), [(0, LIGHT, 0.24), (0.5, LIGHT, 0), (1, SHADOW, 0.3)]))
    pocket = "M-96 -330H96V-190C60 -176 -60 -176 -96 -190Z"
    pen.path(pocket, lighter(colour, 0.07))
    pen.stroke(pocket, darker(colour, 0.4), 3, opacity=0.6, stroke_dasharray="9 7")
    pen.stroke("M0 -330V-180", darker(colour, 0.4), 3, opacity=0.6, stroke_dasharray="9 7")


def rug(pen: Pen, colour: str, *, pattern: str = "bands", fringe: bool = True) -> None:
    """A rug on the floor, seen along its length."""
    near, far, top, bottom = 330.0, 205.0, -265.0, 70.0
    corners = [(-far, top), (far, top), (near, bottom), (-near, bottom)]
    with pen.group("translate(16 12)"):
        pen.path(polygon(corners), SHADOW, opacity=0.24)
    d = polygon(corners)
    if fringe:
        for step in range(40):
            share = -1 + step / 19.5
            pen.stroke(
                f"M{number(share * near)} {number(bottom - 4)}l{number(share * 9)} 27",
                lighter(colour, 0.5),
                4,
            )
            pen.stroke(
                f"M{number(share * far)} {number(top + 4)}l{number(-share * 4)} -15", lighter(colour, 0.5), 3
            )
    pen.path(d, colour)
    thread = lighter(colour, 0.55)
    with pen.clipped(d):
        shares = (0.06, 0.1, 0.14, 0.32, 0.5, 0.54, 0.72, 0.9, 0.95) if pattern == "bands" else ()
        for share in shares:
            y = top + (bottom - top) * share**1.25
            pen.rect(-near, y, 2 * near, 4 + 13 * share, thread, opacity=0.8)
        if pattern == "diamonds":
            for row in range(4):
                y = top + (bottom - top) * ((row + 0.5) / 4) ** 1.2
                size = 20 + 11 * row
                wide = far + (near - far) * (row + 0.5) / 4
                for column in range(-2, 3):
                    x = column * wide * 0.42
                    diamond = [(x - size * 1.7, y), (x, y - size), (x + size * 1.7, y), (x, y + size)]
                    pen.path(polygon(diamond), thread, opacity=0.75)
                    pen.path(polygon([(x + (a - x) * 0.5, y + (b - y) * 0.5) for a, b in diamond]), colour)
        for step in range(46):
            y = top + (bottom - top) * step / 46
            pen.stroke(f"M{-near} {number(y)}H{near}", SHADOW, 1.4, opacity=0.12)
    pen.path(
        d, pen.linear((-near, top), (near, bottom), [(0, LIGHT, 0.34), (0.5, LIGHT, 0), (1, SHADOW, 0.26)])
    )
