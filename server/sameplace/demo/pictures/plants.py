"""Plants in their pots, and what looks after them."""

from __future__ import annotations

import math
from collections.abc import Callable

from sameplace.demo.pictures.form import cast, outline, rim, tube, turned
from sameplace.demo.pictures.palette import BRASS, LEAF, LIGHT, SHADOW, darker, lighter, mix
from sameplace.demo.pictures.pen import Pen, number, polygon, route, smooth

SOIL = "#4a3a30"


def _leaf(
    pen: Pen, x: float, y: float, turn: float, length: float, width: float, green: str, vein: bool = True
) -> None:
    """One leaf from its stalk at x, y, turned clockwise from upright; its halves catch light differently."""
    with pen.group(f"translate({number(x)} {number(y)}) rotate({number(turn)})"):
        half = route("M 0 0 C", -width, -length * 0.3, -width * 0.8, -length * 0.8, 0, -length)
        other = route("M 0 0 C", width, -length * 0.3, width * 0.8, -length * 0.8, 0, -length)
        bright, dim = (lighter(green, 0.2), darker(green, 0.16)) if turn < 20 else (green, darker(green, 0.3))
        pen.path(half + "Z", bright)
        pen.path(other + "Z", dim)
        if vein:
            pen.stroke(
                f"M0 0V{number(-length * 0.9)}", lighter(green, 0.45), max(width * 0.05, 1.6), opacity=0.6
            )


def _greens(pen: Pen, green: str = LEAF) -> str:
    return mix(green, pen.random.choice(("#88a35f", "#3f5f48", "#6f9162")), pen.random.uniform(0, 0.55))


def _upright(pen: Pen, top: float) -> None:
    for index in range(9):
        lean = (index - 4) * 7.5 + pen.random.uniform(-3, 3)
        tall = 400 - abs(index - 4) * 34 + pen.random.uniform(-30, 30)
        x, green = (index - 4) * 17, _greens(pen, "#57785a")
        with pen.group(f"translate({x} {number(top + 10)}) rotate({number(lean * 0.7)})"):
            waist, neck = -tall * 0.5, -tall * 0.9
            blade = route("M -20 0 C -34", waist, -16, neck, 0, -tall, "C 16", neck, 34, waist, "20 0 Z")
            pen.path(blade, green)
            with pen.clipped(blade):
                for step in range(11):
                    y = -tall * step / 11
                    pen.stroke(f"M-34 {number(y)}q17 -16 34 0t34 -6", darker(green, 0.45), 5, opacity=0.4)
            pen.stroke(blade, "#d6cf8a", 4.5, opacity=0.85)
            pen.path(
                blade, pen.linear((-26, 0), (26, 0), [(0, LIGHT, 0.2), (0.5, LIGHT, 0), (1, SHADOW, 0.3)])
            )


def _coins(pen: Pen, top: float) -> None:
    for index in range(17):
        lean = pen.random.uniform(-1, 1)
        reach = pen.random.uniform(120, 330)
        x, y = lean * 190, top - reach + abs(lean) * 60
        pen.stroke(smooth([(lean * 20, top + 8), (lean * 90, top - reach * 0.5), (x, y)]), "#8a9a62", 5)
        green, size = _greens(pen, "#6c9260"), pen.random.uniform(40, 62)
        pen.ellipse(x, y, size, size * 0.9, green)
        pen.ellipse(
            x - size * 0.2, y - size * 0.2, size * 0.66, size * 0.55, lighter(green, 0.28), opacity=0.6
        )
        pen.ellipse(x + size * 0.06, y + size * 0.05, 5, 5, lighter(green, 0.7), opacity=0.9)
        if index % 4 == 0:
            pen.ellipse(x + size * 0.3, y + size * 0.3, size * 0.5, size * 0.4, SHADOW, opacity=0.08)


def _split(pen: Pen, top: float) -> None:
    for turn, reach, size in (
        (-62, 230, 150),
        (58, 250, 150),
        (-30, 340, 175),
        (34, 350, 170),
        (2, 400, 185),
        (-84, 120, 120),
        (82, 130, 125),
    ):
        x = reach * 0.8 * turn / 75
        y = top - reach * (1 - abs(turn) / 150)
        pen.stroke(smooth([(turn * 0.2, top + 8), (x * 0.4, top - reach * 0.4), (x, y)]), "#6b8150", 8)
        green = _greens(pen, "#4a7354")
        with pen.group(f"translate({number(x)} {number(y)}) rotate({turn})"):
            wide, high = size * 0.75, -size * 0.75
            d = route(
                "M 0 20 C", -wide, 10, -size * 0.7, high, 0, -size, "C", size * 0.7, high, wide, 10, "0 20 Z"
            )
            pen.path(d, green)
            pen.path(
                d,
                pen.linear(
                    (-size * 0.6, 0),
                    (size * 0.6, 0),
                    [(0, LIGHT, 0.3), (0.49, LIGHT, 0.06), (0.5, SHADOW, 0.1), (1, SHADOW, 0.36)],
                ),
            )
            pen.stroke(f"M0 16V{-size * 0.92}", lighter(green, 0.5), 4, opacity=0.6)
            with pen.clipped(d):
                for side in (-1, 1):
                    for step in range(4):
                        y0 = -size * (0.1 + step * 0.2)
                        slit = route("M", side * size * 0.2, y0, "L", side * size * 0.7, y0 - size * 0.16)
                        pen.stroke(slit, darker(green, 0.62), 8, opacity=0.75)


def _trailing(pen: Pen, top: float) -> None:
    for index in range(9):
        lean = (index - 4) / 4
        drop = pen.random.uniform(90, 330) if index not in (4, 5) else 10
        points = [
            (lean * 30, top),
            (lean * 150, top - 90 + abs(lean) * 30),
            (lean * 205, top + drop * 0.4),
            (lean * 210 + pen.random.uniform(-14, 14), top + drop),
        ]
        pen.stroke(smooth(points), "#748a58", 5)
        for step in range(7):
            share = step / 6
            x = lean * (40 + 168 * min(share * 1.6, 1)) + pen.random.uniform(-8, 8)
            y = top - 84 * (1 - share) + drop * share - (30 if share < 0.4 else 0)
            side = 1 if step % 2 else -1
            _leaf(
                pen,
                x,
                y,
                side * 62 + lean * 30 + (120 if share > 0.6 else 0),
                62,
                32,
                _greens(pen, "#6a9158"),
            )
    for index in range(6):
        _leaf(pen, (index - 3) * 30 + 12, top, (index - 2.5) * 26, 104, 40, _greens(pen, "#6a9158"))


def _fern(pen: Pen, top: float) -> None:
    for index in range(13):
        lean = (index - 6) / 6 + pen.random.uniform(-0.08, 0.08)
        reach = 330 - abs(lean) * 90
        spine = [
            (lean * 10, top + 6),
            (lean * 120, top - reach * 0.75),
            (lean * 270, top - reach * (0.95 - 0.55 * abs(lean))),
        ]
        green = _greens(pen, "#5f8a55")
        pen.stroke(smooth(spine), darker(green, 0.2), 4)
        for step in range(1, 15):
            share = step / 15
            x = 2 * (1 - share) * share * spine[1][0] + share**2 * spine[2][0]
            y = (1 - share) ** 2 * top + 2 * (1 - share) * share * spine[1][1] + share**2 * spine[2][1]
            size = 56 * (1 - share) ** 0.6 + 8
            for side in (-1, 1):
                _leaf(pen, x, y, lean * 60 * share + side * 72, size, size * 0.2, green, vein=False)


def _tree(pen: Pen, top: float) -> None:
    tube(pen, smooth([(0, top + 14), (-8, top - 130), (10, top - 250)]), "#8b7358", 20)
    for turn in (-52, -22, 14, 48):
        pen.stroke(smooth([(6, top - 200), (turn * 1.2, top - 290), (turn * 2.6, top - 380)]), "#8b7358", 8)
    for _ in range(120):
        angle, away = pen.random.uniform(0, 2 * math.pi), pen.random.random() ** 0.6
        x, y = math.cos(angle) * away * 165, top - 350 + math.sin(angle) * away * 122
        _leaf(pen, x, y, pen.random.uniform(-120, 120), 54, 12, _greens(pen, "#7f9479"), vein=False)


def _rosette(pen: Pen, top: float) -> None:
    for ring, (count, length, lift) in enumerate(((9, 220, 0), (7, 200, 20), (5, 160, 34))):
        for index in range(count):
            turn = (index - (count - 1) / 2) * (168 / count)
            green = _greens(pen, "#7d9d86")
            _leaf(
                pen,
                turn * 0.5,
                top + 6 - lift * 0.3,
                turn,
                length * (1.05 - abs(turn) / 330),
                30 - ring * 2,
                green,
            )


def _herb(pen: Pen, top: float) -> None:
    for _ in range(12):
        lean = pen.random.uniform(-1, 1)
        tall = pen.random.uniform(130, 280)
        pen.stroke(
            smooth([(lean * 30, top + 6), (lean * 70, top - tall * 0.5), (lean * 130, top - tall)]),
            "#7b9256",
            5,
        )
        for step in range(1, 6):
            share = step / 5
            for side in (-1, 1):
                _leaf(
                    pen,
                    lean * 130 * share**1.1 + lean * 10,
                    top - tall * share,
                    side * 58 + lean * 20,
                    52,
                    24,
                    _greens(pen, "#6f9a4e"),
                )


SPECIES: dict[str, Callable[[Pen, float], None]] = {
    "snake": _upright,
    "pilea": _coins,
    "monstera": _split,
    "pothos": _trailing,
    "fern": _fern,
    "olive": _tree,
    "aloe": _rosette,
    "basil": _herb,
}


def plant(
    pen: Pen, colour: str, *, species: str = "", height: float = 230, radius: float = 140, saucer: bool = True
) -> None:
    """A flower pot, with one of the species in it or empty."""
    cast(pen, radius * 0.95, length=1.2)
    if saucer:
        turned(pen, [(-22.0, radius * 0.96), (0.0, radius * 0.86)], darker(colour, 0.1), gloss=0)
    profile = [
        (-height, radius),
        (-height * 0.8, radius * 0.98),
        (-height * 0.4, radius * 0.9),
        (-10.0, radius * 0.72),
    ]
    turned(pen, profile, colour, dip=0.14, speckle=80, rings=True, gloss=0.2, inside=SOIL)
    if species:
        pen.ellipse(0, -height + 3, radius * 0.9, radius * 0.15, SOIL)
        SPECIES[species](pen, -height)
        if species in ("pothos",):
            return
        front = route("M", -radius, -height, "A", radius, radius * 0.17, "0 0 0", radius, -height)
        pen.stroke(front, lighter(colour, 0.42), 7)


def pots(pen: Pen, colour: str) -> None:
    """Three pots of a family."""
    for x, y, scale in ((-120, -16, 1.1), (140, 4, 0.86), (10, 56, 0.56)):
        with pen.group(f"translate({x} {y}) scale({scale})"):
            plant(pen, colour, saucer=False)


def watering_can(pen: Pen, colour: str) -> None:
    """A watering can with a long spout."""
    cast(pen, 150, length=1.1)
    tube(pen, "M110 -60C270 -90 280 -330 60 -330", colour, 20)
    tube(pen, "M-110 -80C-200 -120 -220 -250 -330 -330", colour, 30)
    pen.path(polygon([(-318, -352), (-366, -338), (-338, -300), (-310, -314)]), BRASS)
    profile = [(-250.0, 96.0), (-225.0, 120.0), (-120.0, 150.0), (-20.0, 156.0), (0.0, 146.0)]
    turned(pen, profile, colour, gloss=0.45, inside=darker(colour, 0.4), wall=0.05)
    pen.path("M-96 -250A96 16 0 0 1 40 -263L40 -250Z", lighter(colour, 0.2))


def mister(pen: Pen, colour: str) -> None:
    """A glass mister with a brass head."""
    cast(pen, 110, length=1.1)
    water = [(-160.0, 112.0), (-40.0, 116.0), (0.0, 96.0)]
    turned(pen, water, mix(colour, "#9fb9bb", 0.4), hollow=False, gloss=0)
    body = [(-290.0, 40.0), (-268.0, 44.0), (-220.0, 96.0), (-60.0, 122.0), (0.0, 100.0)]
    d = outline(body)
    pen.path(d, colour, opacity=0.42)
    pen.path(
        d,
        pen.linear(
            (-120, 0),
            (120, 0),
            [(0, "#ffffff", 0.5), (0.16, "#ffffff", 0.05), (0.84, SHADOW, 0.08), (1, SHADOW, 0.4)],
        ),
    )
    pen.stroke("M-74 -200C-88 -150 -92 -100 -88 -60", "#ffffff", 11, opacity=0.65)
    with pen.group("translate(0 -290)"):
        turned(pen, [(-60.0, 30.0), (-40.0, 46.0), (0.0, 46.0)], BRASS, hollow=False, gloss=0.5)
        tube(pen, "M-86 -84H60", BRASS, 26)
        tube(pen, "M40 -70C70 -50 74 -20 66 14", BRASS, 11)
        rim(pen, (-60, 12), BRASS, BRASS)
    for _ in range(26):
        x, y = -150 - pen.random.expovariate(0.012), -376 + pen.random.gauss(0, 34)
        if x > -330:
            pen.ellipse(x, y, pen.random.uniform(1.5, 4), pen.random.uniform(1.5, 4), "#ffffff", opacity=0.7)
