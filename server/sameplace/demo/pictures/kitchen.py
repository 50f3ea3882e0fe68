"""The kitchen: wood, iron, glass and steel."""

from __future__ import annotations

from sameplace.demo.pictures.form import cast, grain, outline, rim, tube, turned
from sameplace.demo.pictures.palette import BRASS, COLOURS, LIGHT, SHADOW, WOOD, darker, lighter, mix
from sameplace.demo.pictures.pen import Pen, number, smooth


def board(pen: Pen, colour: str, *, width: float = 330, height: float = 520, round_end: bool = False) -> None:
    """A chopping board leaning on the wall."""
    cast(pen, width * 0.5, length=0.9)
    half, corner = width / 2, half_corner(width, round_end)
    neck, top = 46.0, -height - 120
    d = (
        f"M{number(-half)} {number(-corner)}Q{number(-half)} 8 {number(-half + corner)}"
        f" 8H{number(half - corner)}"
        f"Q{number(half)} 8 {number(half)} {number(-corner)}V{number(-height + corner)}"
        f"Q{number(half)} {number(-height)} {number(neck + 30)} {number(-height - 14)}"
        f"Q{number(neck)} {number(-height - 20)} {number(neck)} {number(top + 60)}"
        f"A{number(neck)} {number(neck)} 0 0 0 {number(-neck)} {number(top + 60)}"
        f"Q{number(-neck)} {number(-height - 20)} {number(-neck - 30)} {number(-height - 14)}"
        f"Q{number(-half)} {number(-height)} {number(-half)} {number(-height + corner)}Z"
    )
    with pen.group("translate(30 4) skewX(-2)"):
        pen.path(d, SHADOW, opacity=0.24)
    with pen.group("skewX(-2)"):
        with pen.group("translate(9 3)"):
            pen.path(d, darker(colour, 0.4))
        grain(pen, d, (-half, top, width, height + 130), colour)
        pen.path(
            d, pen.linear((-half, top), (half, 0), [(0, LIGHT, 0.36), (0.5, LIGHT, 0), (1, SHADOW, 0.24)])
        )
        pen.ellipse(0, top + 62, 17, 17, darker(colour, 0.62))
        pen.stroke(f"M0 {number(top + 60)}c-26 34 -10 74 4 84c14 -12 22 -50 -4 -84", lighter(BRASS, 0.3), 5)


def half_corner(width: float, round_end: bool) -> float:
    """Radius of a board's corners: round boards have large ones."""
    return width * (0.46 if round_end else 0.14)


def pot(pen: Pen, colour: str, *, radius: float = 200, height: float = 190, knob: str = BRASS) -> None:
    """A cast-iron pot with its lid on."""
    cast(pen, radius * 0.95, length=0.9)
    for side in (-1, 1):
        x = side * radius * 0.96
        tube(
            pen,
            f"M{number(x)} {number(-height * 0.86)}q{number(side * 66)} -6 {number(side * 58)} 26"
            f"q{number(-side * 6)} 20 {number(-side * 62)} 16",
            colour,
            20,
        )
    body = [(-height, radius), (-height * 0.6, radius), (-height * 0.14, radius * 0.97), (0.0, radius * 0.86)]
    turned(pen, body, colour, gloss=0.4, hollow=False)
    with pen.group(f"translate(0 {number(-height + 6)})"):
        lid = [
            (-76.0, 26.0),
            (-68.0, 88.0),
            (-40.0, radius * 0.78),
            (-14.0, radius * 0.99),
            (0.0, radius * 1.02),
        ]
        turned(pen, lid, colour, gloss=0.3, hollow=False)
        turned(
            pen, [(-116.0, 30.0), (-104.0, 34.0), (-92.0, 16.0), (-72.0, 22.0)], knob, gloss=0.5, hollow=False
        )


def pan(pen: Pen, colour: str, *, radius: float = 210) -> None:
    """A skillet with a long handle."""
    cast(pen, radius, length=0.8)
    tube(pen, f"M{number(radius * 0.9)} -74L{number(radius * 1.62)} -150", WOOD, 34)
    tube(pen, f"M{number(radius * 0.86)} -70L{number(radius * 1.12)} -97", colour, 26)
    body = [(-84.0, radius), (-50.0, radius * 0.97), (0.0, radius * 0.8)]
    turned(pen, body, colour, gloss=0.2, tilt=0.33, wall=0.05, inside=mix(colour, LIGHT, 0.16))
    for turn in range(4):
        size = radius * (0.7 - turn * 0.15)
        pen.add(
            "ellipse",
            cx=0,
            cy=-64,
            rx=size,
            ry=size * 0.3,
            fill="none",
            stroke=LIGHT,
            stroke_width=2,
            opacity=0.13,
        )


def kettle(pen: Pen, colour: str) -> None:
    """A stove-top kettle with a wooden grip."""
    cast(pen, 180, length=1)
    pen.path("M-130 -110C-210 -130 -222 -214 -300 -262L-270 -290C-206 -264 -186 -226 -110 -206Z", colour)
    pen.path(
        "M-130 -110C-210 -130 -222 -214 -300 -262L-288 -272C-214 -228 -190 -160 -126 -142Z",
        SHADOW,
        opacity=0.25,
    )
    pen.stroke("M-120 -226C-130 -460 130 -460 120 -226", darker(COLOURS["Steel"], 0.3), 13)
    tube(pen, "M-78 -386C-40 -410 40 -410 78 -386", WOOD, 32)
    body = [(-246.0, 84.0), (-226.0, 122.0), (-150.0, 176.0), (-60.0, 196.0), (0.0, 186.0)]
    turned(pen, body, colour, gloss=0.5, hollow=False)
    with pen.group("translate(0 -244)"):
        turned(pen, [(-28.0, 22.0), (-20.0, 60.0), (0.0, 86.0)], colour, gloss=0.3, hollow=False)
        pen.ellipse(0, -42, 21, 19, WOOD)
        pen.ellipse(-6, -48, 8, 6, LIGHT, opacity=0.5)


def jar(
    pen: Pen, colour: str, *, contents: str = "#c99b5c", height: float = 330, radius: float = 120
) -> None:
    """A storage jar of glass with something good inside; ``colour`` is its lid's."""
    cast(pen, radius, length=1.1, strength=0.8)
    profile = [
        (-height, radius * 0.86),
        (-height * 0.9, radius),
        (-height * 0.1, radius),
        (0.0, radius * 0.9),
    ]
    level = height * 0.66
    glass = outline(profile)
    pen.path(glass, "#e4eeec", opacity=0.34)
    fill = [(-level, radius * 0.93), (-height * 0.1, radius * 0.93), (-6.0, radius * 0.84)]
    turned(pen, fill, contents, speckle=240, hollow=False, gloss=0)
    pen.path(
        glass,
        pen.linear(
            (-radius, 0),
            (radius, 0),
            [(0, "#ffffff", 0.55), (0.12, "#ffffff", 0.06), (0.86, SHADOW, 0.04), (1, SHADOW, 0.36)],
        ),
    )
    pen.stroke(
        smooth([(-radius * 0.66, -height * 0.82), (-radius * 0.68, -height * 0.3)]),
        "#ffffff",
        13,
        opacity=0.55,
    )
    with pen.group(f"translate(0 {number(-height + 4)})"):
        turned(
            pen,
            [(-44.0, radius * 0.9), (-8.0, radius * 0.92), (0.0, radius * 0.88)],
            colour,
            hollow=False,
            gloss=0.2,
        )


def crock(pen: Pen, colour: str, *, tools: str = "spoons") -> None:
    """A crock with wooden spoons, or a cup with pencils."""
    cast(pen, 128, length=1.2)
    woods = (COLOURS["Beech"], COLOURS["Oak"], COLOURS["Walnut"], COLOURS["Beech"], COLOURS["Oak"])
    for index, wood in enumerate(woods):
        lean = (index - 2) * 19 + pen.random.uniform(-4, 4)
        long = pen.random.uniform(0, 46)
        with pen.group(f"translate({(index - 2) * 30} -210) rotate({number(lean * 0.62)})"):
            if tools == "spoons":
                tube(pen, f"M0 60V{number(-190 - long)}", wood, 17)
                pen.ellipse(0, -230 - long, 34, 56, darker(wood, 0.2))
                pen.ellipse(-4, -232 - long, 30, 51, wood)
                pen.ellipse(3, -226 - long, 19, 36, darker(wood, 0.22), opacity=0.6)
            else:
                paint = (COLOURS["Clay"], COLOURS["Honey"], COLOURS["Sea"], COLOURS["Plum"], COLOURS["Moss"])[
                    index
                ]
                top = -150 - long
                pen.rect(-12, top, 24, 260, paint)
                pen.rect(4, top, 8, 260, SHADOW, opacity=0.25)
                pen.path(f"M-12 {number(top)}L0 {number(top - 48)}L12 {number(top)}Z", "#e4c69a")
                pen.path(
                    f"M-4 {number(top - 32)}L0 {number(top - 48)}L4 {number(top - 32)}Z", darker(paint, 0.4)
                )
    profile = [(-250.0, 122.0), (-225.0, 118.0), (-100.0, 128.0), (-20.0, 122.0), (0.0, 106.0)]
    d = turned(pen, profile, colour, dip=0.24, speckle=90, rings=True, hollow=False)
    pen.path(d, LIGHT, opacity=0.01)
    pen.path("M-122 -250A122 20.7 0 0 0 122 -250A122 14 0 0 1 -122 -250Z", lighter(colour, 0.5))


def dripper(pen: Pen, colour: str) -> None:
    """A coffee dripper on a glass carafe."""
    cast(pen, 125, length=1.1)
    glass = outline([(-270.0, 74.0), (-245.0, 68.0), (-170.0, 112.0), (-60.0, 140.0), (0.0, 116.0)])
    pen.path(glass, "#e4eeec", opacity=0.3)
    coffee = [(-120.0, 118.0), (-50.0, 130.0), (0.0, 110.0)]
    turned(pen, coffee, "#4a2a1c", hollow=False, gloss=0)
    pen.ellipse(0, -120, 118, 118 * 0.17, "#6b4330")
    pen.path(
        glass,
        pen.linear(
            (-140, 0),
            (140, 0),
            [(0, "#ffffff", 0.6), (0.14, "#ffffff", 0.05), (0.86, SHADOW, 0.05), (1, SHADOW, 0.36)],
        ),
    )
    pen.stroke("M-92 -150C-104 -110 -106 -80 -98 -50", "#ffffff", 11, opacity=0.6)
    tube(pen, "M98 -420C196 -436 190 -330 84 -340", colour, 20)
    with pen.group("translate(0 -270)"):
        turned(pen, [(-26.0, 64.0), (-16.0, 104.0), (0.0, 100.0)], colour, hollow=False, gloss=0.2)
        turned(
            pen,
            [(-170.0, 138.0), (-150.0, 132.0), (-60.0, 76.0), (-22.0, 48.0)],
            colour,
            gloss=0.4,
            speckle=50,
        )


def mortar(pen: Pen, colour: str) -> None:
    """A mortar with its pestle."""
    cast(pen, 150, length=1.1)
    profile = [(-210.0, 168.0), (-185.0, 164.0), (-90.0, 136.0), (-40.0, 98.0), (-24.0, 108.0), (0.0, 118.0)]
    turned(pen, profile, colour, speckle=200, gloss=0.15, wall=0.16, tilt=0.22)
    with pen.group("translate(36 -220) rotate(34)"):
        turned(
            pen,
            [(-230.0, 20.0), (-212.0, 32.0), (-120.0, 21.0), (-20.0, 30.0), (6.0, 34.0)],
            colour,
            hollow=False,
        )


def rolling_pin(pen: Pen, colour: str) -> None:
    """A rolling pin lying across the table."""
    with pen.group("translate(0 -30) rotate(-13)"):
        shadow = pen.radial((20, 60), 370, [(0.2, SHADOW, 0.45), (1, SHADOW, 0)], 0.15)
        pen.ellipse(20, 60, 370, 58, shadow)
        for side in (-1, 1):
            tube(pen, f"M{side * 235} 0H{side * 318}", darker(colour, 0.2), 32)
        d = "M-240 -58C-250 -30 -250 30 -240 58H240C250 30 250 -30 240 -58Z"
        grain(pen, d, (-250, -58, 500, 116), colour, upright=False)
        lit = [(0, SHADOW, 0.1), (0.24, LIGHT, 0.5), (0.5, LIGHT, 0), (1, SHADOW, 0.5)]
        pen.path(d, pen.linear((0, -58), (0, 58), lit))
    for _ in range(70):
        x, y = pen.random.gauss(-40, 150), pen.random.gauss(72, 20)
        pen.ellipse(x, y, pen.random.uniform(1, 5), pen.random.uniform(1, 3), "#fffaf0", opacity=0.8)


def basket(pen: Pen, colour: str, *, loaf: bool = True) -> None:
    """A woven bread basket."""
    cast(pen, 205, length=0.9)
    profile = [(-150.0, 225.0), (-90.0, 212.0), (-30.0, 182.0), (0.0, 160.0)]
    rim(pen, (-150, 225), colour, colour, 0.05, 0.24)
    if loaf:
        crust = (
            "M-176 -150C-190 -262 -90 -310 10 -308C120 -306 196 -250 176 -146C120 -104 -120 -104 -176 -150Z"
        )
        pen.path(crust, "#b9763c")
        pen.path(crust, pen.radial((-50, -250), 260, [(0, LIGHT, 0.5), (0.5, LIGHT, 0), (1, SHADOW, 0.5)]))
        for x in (-84, 2, 88):
            pen.path(
                f"M{x - 34} -196C{x - 30} -250 {x + 4} -276 {x + 32} -282C{x + 22} -244 {x + 4} -210"
                f" {x - 34} -196Z",
                "#efd6a8",
            )
        for _ in range(60):
            flour = pen.random.gauss(0, 80)
            pen.ellipse(
                flour, -216 + abs(flour) * 0.3 + pen.random.gauss(-26, 26), 2, 1.5, "#fff8ea", opacity=0.75
            )
    d = outline(profile, 0.24)
    front = "M-225 -150A225 54 0 0 0 225 -150L400 200H-400Z"
    with pen.clipped(front):
        pen.path(d, colour)
        with pen.clipped(d):
            for row in range(8):
                for column in range(-13, 14):
                    x, y = (
                        column * 36 + (18 if row % 2 else 0),
                        -128 + row * 24 - (column * 36 / 225) ** 2 * 26 + 30,
                    )
                    pen.ellipse(
                        x, y, 19, 10, lighter(colour, 0.2) if (column + row) % 2 else darker(colour, 0.1)
                    )
                    pen.ellipse(x, y + 5, 17, 6, SHADOW, opacity=0.2)
        pen.path(
            d,
            pen.linear(
                (-225, 0),
                (225, 0),
                [(0, LIGHT, 0.14), (0.3, LIGHT, 0.2), (0.6, SHADOW, 0.08), (1, SHADOW, 0.46)],
            ),
        )
    tube(pen, "M-225 -150A225 54 0 0 0 225 -150", colour, 21)
