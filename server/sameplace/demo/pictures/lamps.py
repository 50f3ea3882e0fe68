"""Lamps and candles: bodies with a glow around them."""

from __future__ import annotations

from sameplace.demo.pictures.form import cast, outline, tube, turned
from sameplace.demo.pictures.palette import BRASS, LIGHT, PAPER, SHADOW, darker, lighter, mix
from sameplace.demo.pictures.pen import Pen, number, polygon

WARM = "#ffd591"
BASES = {
    "round": [(-250.0, 22.0), (-235.0, 26.0), (-200.0, 80.0), (-120.0, 142.0), (-40.0, 120.0), (0.0, 84.0)],
    "column": [(-290.0, 30.0), (-270.0, 64.0), (-140.0, 70.0), (-30.0, 76.0), (0.0, 92.0)],
    "gourd": [(-300.0, 24.0), (-270.0, 60.0), (-225.0, 76.0), (-180.0, 58.0), (-100.0, 124.0), (-30.0, 118.0),
              (0.0, 86.0)],
    "slim": [(-320.0, 14.0), (-60.0, 15.0), (-30.0, 24.0), (-18.0, 104.0), (0.0, 112.0)],
}  # fmt: skip


def glow(pen: Pen, x: float, y: float, radius: float, strength: float = 0.7) -> None:
    """Warm light in the air."""
    paint = pen.radial((x, y), radius, [(0, WARM, strength), (0.35, WARM, strength * 0.42), (1, WARM, 0)])
    pen.ellipse(x, y, radius, radius, paint)


def _shade(pen: Pen, y: float, top: float, bottom: float, height: float, colour: str) -> None:
    """A cloth shade lit from inside, its lower edge at ``y``."""
    profile = [(y - height, top), (y - height * 0.5, (top + bottom) / 2), (y, bottom)]
    d = outline(profile, 0.1)
    pen.path(d, lighter(colour, 0.35))
    lit = pen.radial(
        (0, y - height * 0.35), bottom * 1.15, [(0, "#fff3d2", 0.95), (0.5, WARM, 0.45), (1, WARM, 0)]
    )
    pen.path(d, lit)
    pen.path(
        d, pen.linear((-bottom, 0), (bottom, 0), [(0, SHADOW, 0.16), (0.3, SHADOW, 0), (1, SHADOW, 0.3)])
    )
    with pen.clipped(d):
        for index in range(-9, 10):
            x = index / 9
            pen.stroke(
                f"M{number(x * top)} {number(y - height)}L{number(x * bottom)} {number(y + 14)}",
                SHADOW,
                1.5,
                opacity=0.1,
            )
    pen.ellipse(0, y - height, top, top * 0.1, lighter(colour, 0.62))
    pen.ellipse(0, y - height, top * 0.86, top * 0.075, "#fff3d2")


def table_lamp(
    pen: Pen,
    colour: str,
    *,
    base: str = "round",
    shade: str = PAPER,
    wide: float = 190,
    tall: float = 215,
    lift: float = 0,
) -> None:
    """A lamp on a turned base; ``lift`` puts its shade on a taller stem."""
    profile = BASES[base]
    widest = max(radius for _, radius in profile)
    top = profile[0][0]
    under = top - 24 - lift
    glow(pen, 0, under - tall * 0.4, wide * 2.3)
    pool = pen.radial((0, 18), widest * 2.3, [(0, WARM, 0.5), (1, WARM, 0)], 0.2)
    pen.ellipse(0, 18, widest * 2.3, widest * 0.46, pool)
    cast(pen, widest * 0.85, length=1)
    tube(pen, f"M0 {number(top + 10)}V{number(under - 30)}", BRASS, 13)
    turned(pen, profile, colour, dip=0, speckle=60, hollow=False, gloss=0.36, rings=base != "slim")
    _shade(pen, under, wide * 0.62, wide, tall, shade)


def pendant(pen: Pen, colour: str, *, form: str = "dome", wide: float = 215) -> None:
    """A lamp hanging from the ceiling."""
    y = -360.0
    forms = {
        "dome": [(y - 215, 26.0), (y - 205, 60.0), (y - 140, wide * 0.76), (y - 50, wide * 0.97), (y, wide)],
        "cone": [(y - 240, 30.0), (y - 215, 42.0), (y - 60, wide * 0.82), (y, wide)],
        "bell": [(y - 260, 34.0), (y - 235, 84.0), (y - 130, 112.0), (y - 40, wide * 0.74), (y, wide)],
        "drum": [(y - 200, wide * 0.94), (y - 100, wide * 0.99), (y, wide)],
    }
    profile = forms[form]
    glow(pen, 0, y + 40, wide * 2.0, 0.8)
    beam = pen.linear((0, y), (0, y + 470), [(0, WARM, 0.5), (1, WARM, 0)])
    pen.path(
        polygon([(-wide * 0.9, y), (wide * 0.9, y), (wide * 1.55, y + 470), (-wide * 1.55, y + 470)]), beam
    )
    pen.stroke(f"M0 -1000V{number(profile[0][0])}", darker(colour, 0.5), 6)
    tube(pen, f"M0 {number(profile[0][0] - 34)}V{number(profile[0][0] + 4)}", BRASS, 26)
    tilt = 0.12
    pen.ellipse(0, y, wide, wide * tilt, "#fff0c9")
    turned(pen, profile, colour, hollow=False, gloss=0.4, tilt=tilt, rings=form == "dome")
    pen.path(
        f"M{number(-wide)} {number(y)}A{number(wide)} {number(wide * tilt)} 0 0 0 {number(wide)} {number(y)}"
        f"A{number(wide)} {number(wide * tilt * 0.35)} 0 0 1 {number(-wide)} {number(y)}Z",
        "#fff0c9",
    )


def reading_lamp(pen: Pen, colour: str, *, tall: float = 430, head: float = 88) -> None:
    """A jointed lamp that leans over the page."""
    cast(pen, 112, length=1)
    light = pen.linear((-150, -tall + 60), (-190, 20), [(0, WARM, 0.75), (1, WARM, 0)])
    reach = -tall + 74
    pen.path(polygon([(-230, reach), (-96, reach + 30), (30, 34), (-370, 34)]), light)
    foot = [(-26.0, 96.0), (-20.0, 108.0), (0.0, 112.0)]
    turned(pen, foot, colour, hollow=False, gloss=0.2)
    tube(pen, f"M18 -22L104 {number(-tall * 0.62)}", BRASS, 15)
    tube(pen, f"M104 {number(-tall * 0.62)}L-96 {number(-tall - 40)}", BRASS, 15)
    pen.ellipse(104, -tall * 0.62, 20, 20, darker(BRASS, 0.2))
    pen.ellipse(100, -tall * 0.62 - 4, 11, 11, lighter(BRASS, 0.4))
    with pen.group(f"translate(-140 {number(-tall + 6)}) rotate(24)"):
        profile = [(-96.0, 26.0), (-80.0, 44.0), (-20.0, head * 0.92), (36.0, head)]
        turned(pen, profile, colour, hollow=False, gloss=0.42, tilt=0.2)
        pen.ellipse(0, 36, head, head * 0.2, "#fff0c9")
        pen.ellipse(0, 36, head * 0.5, head * 0.1, "#ffffff")


def globe(pen: Pen, colour: str, *, radius: float = 150) -> None:
    """A glowing globe on a low base."""
    glow(pen, 0, -radius - 70, radius * 2.5)
    cast(pen, 100, length=1)
    turned(pen, [(-86.0, 66.0), (-60.0, 78.0), (0.0, 92.0)], colour, dip=0, hollow=False, gloss=0.3)
    y = -radius - 74
    paint = pen.radial(
        (-radius * 0.2, y - radius * 0.1),
        radius * 1.2,
        [(0, "#fffaf0", 1), (0.5, "#ffeecb", 1), (0.85, "#f0cd92", 1), (1, "#d8ad72", 1)],
    )
    pen.ellipse(0, y, radius, radius, paint)
    pen.ellipse(-radius * 0.38, y - radius * 0.45, radius * 0.2, radius * 0.13, "#ffffff", opacity=0.75)


def _flame(pen: Pen, x: float, y: float) -> None:
    glow(pen, x, y - 26, 190, 0.7)
    pen.stroke(f"M{number(x)} {number(y + 6)}v-16", SHADOW, 3.5)
    flame = f"M{number(x)} {number(y - 74)}c20 34 17 62 0 66c-17 -4 -20 -32 0 -66Z"
    pen.path(flame, "#ffc766")
    pen.ellipse(x, y - 22, 7, 15, "#fff3d2")


def candlesticks(pen: Pen, colour: str, *, count: int = 2) -> None:
    """Turned candlesticks with lit candles."""
    places = ((-92, 1.0), (98, 0.8), (6, 1.22))[:count] if count > 1 else ((0, 1.15),)
    for x, scale in sorted(places, key=lambda place: -place[1]):
        with pen.group(f"translate({x} {0 if scale == 1.0 else 14}) scale({scale})"):
            cast(pen, 72, length=1.1)
            profile = [
                (-230.0, 34.0), (-214.0, 30.0), (-196.0, 14.0), (-150.0, 20.0), (-120.0, 14.0), (-60.0, 20.0),
                (-24.0, 52.0), (0.0, 74.0),
            ]  # fmt: skip
            wax = [(-470.0, 16.0), (-350.0, 18.0), (-226.0, 20.0)]
            turned(pen, wax, PAPER, hollow=False, gloss=0.2)
            turned(pen, profile, colour, hollow=True, gloss=0.5)
            pen.path("M-20 -228A20 5 0 0 0 20 -228V-240H-20Z", PAPER)
            _flame(pen, 0, -474)


def lantern(pen: Pen, colour: str) -> None:
    """A candle behind glass with a carrying loop."""
    cast(pen, 132, length=1.1)
    pen.stroke("M-112 -360C-120 -560 120 -560 112 -360", darker(colour, 0.25), 11)
    turned(pen, [(-46.0, 124.0), (-30.0, 134.0), (0.0, 138.0)], colour, hollow=False, gloss=0.3)
    turned(pen, [(-170.0, 42.0), (-44.0, 44.0)], PAPER, hollow=False, gloss=0.2)
    _flame(pen, 0, -176)
    glass = outline([(-360.0, 114.0), (-200.0, 120.0), (-46.0, 120.0)])
    pen.path(glass, mix("#dfeae8", WARM, 0.3), opacity=0.34)
    pen.path(
        glass,
        pen.linear(
            (-120, 0),
            (120, 0),
            [(0, "#ffffff", 0.6), (0.14, "#ffffff", 0.05), (0.86, SHADOW, 0.05), (1, SHADOW, 0.34)],
        ),
    )
    pen.stroke("M-84 -320V-120", "#ffffff", 12, opacity=0.55)
    turned(
        pen,
        [(-404.0, 70.0), (-392.0, 96.0), (-366.0, 124.0), (-352.0, 124.0)],
        colour,
        hollow=True,
        gloss=0.4,
    )
    pen.ellipse(0, -404, 40, 7, LIGHT, opacity=0.7)
