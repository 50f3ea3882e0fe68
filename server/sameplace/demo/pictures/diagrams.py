"""Diagrams of the Journal, in the same colours as everything else and without a word in them."""

from __future__ import annotations

from collections.abc import Callable

from sameplace.demo.pictures.backdrop import ROOMS, wall
from sameplace.demo.pictures.form import cast, turned
from sameplace.demo.pictures.lamps import WARM, glow
from sameplace.demo.pictures.palette import CLAY, COLOURS, LIGHT, PAPER, SHADOW, darker, lighter, mix
from sameplace.demo.pictures.pen import Pen, number, polygon, smooth


def firing(pen: Pen) -> None:
    """Heat of a glaze firing over a day and a night: slow up, short rest, slower down."""
    wall(pen, ROOMS["linen"], 1600, 1000)
    curve = [(150, 830), (330, 760), (520, 640), (700, 470), (860, 290), (950, 230), (1010, 228), (1080, 330)]
    curve += [(1200, 520), (1320, 660), (1450, 770)]
    heat = pen.linear(
        (0, 220), (0, 830), [(0, "#f3c35b", 0.95), (0.35, COLOURS["Clay"], 0.8), (1, COLOURS["Plum"], 0.5)]
    )
    pen.path(smooth([(float(x), float(y)) for x, y in curve]) + "L1450 830L150 830Z", heat)
    for y in (290, 470, 640):
        pen.stroke(f"M150 {y}H1450", SHADOW, 2, opacity=0.16, stroke_dasharray="4 14")
    pen.stroke(smooth([(float(x), float(y)) for x, y in curve]), COLOURS["Rust"], 9)
    pen.stroke("M150 190V830H1450", darker(PAPER, 0.6), 5)
    for hour in range(1, 12):
        pen.stroke(f"M{150 + hour * 108} 830v{22 if hour % 3 == 0 else 12}", darker(PAPER, 0.6), 4)
    for x, y, lean in ((520, 640, 0), (860, 290, 26), (1010, 228, 88)):
        with pen.group(f"translate({x} {y - 30}) rotate({lean})"):
            pen.path(polygon([(-17, 0), (17, 0), (5, -92), (-5, -92)]), lighter(CLAY, 0.4))
            pen.path(polygon([(3, 0), (17, 0), (5, -92), (0, -92)]), SHADOW, opacity=0.2)


def layers(pen: Pen) -> None:
    """A wall of clay cut through: body, the seam where both melt together, glass above it."""
    wall(pen, ROOMS["plaster"], 1600, 1000)
    edge = [(0.0, 560.0), (300, 540), (620, 574), (940, 548), (1280, 570), (1600, 552)]
    seam = [(x, y - 54 + (index % 2) * 14) for index, (x, y) in enumerate(edge)]
    top = [(x, y - 215 + (index % 3) * 9) for index, (x, y) in enumerate(edge)]
    glass = pen.linear((0, 330), (0, 540), [(0, lighter(COLOURS["Sea"], 0.62), 1), (1, COLOURS["Sea"], 1)])
    pen.path(smooth(top) + "L1600 600L0 600Z", glass)
    for _ in range(60):
        x, y, size = pen.random.uniform(0, 1600), pen.random.uniform(390, 500), pen.random.uniform(3, 13)
        pen.ellipse(x, y, size, size, LIGHT, opacity=0.34)
        pen.ellipse(x - size * 0.3, y - size * 0.3, size * 0.3, size * 0.3, "#ffffff", opacity=0.8)
    for _ in range(26):
        x, y = pen.random.uniform(0, 1600), pen.random.uniform(420, 520)
        pen.path(polygon([(x, y - 16), (x + 7, y), (x, y + 16), (x - 7, y)]), "#ffffff", opacity=0.4)
    pen.path(smooth(seam) + "L1600 1000L0 1000Z", mix(COLOURS["Sea"], CLAY, 0.6))
    pen.path(smooth(edge) + "L1600 1000L0 1000Z", CLAY)
    for _ in range(420):
        x, y = pen.random.uniform(0, 1600), pen.random.uniform(590, 990)
        size = pen.random.uniform(2, 13)
        grain_colour = pen.random.choice(
            (lighter(CLAY, 0.4), darker(CLAY, 0.3), COLOURS["Rust"], COLOURS["Chalk"])
        )
        pen.ellipse(x, y, size, size * 0.7, grain_colour, opacity=0.6)
    pen.stroke(smooth(top), "#ffffff", 7, opacity=0.7)


def weave(pen: Pen) -> None:
    """Plain weave and herringbone, thread by thread."""
    wall(pen, ROOMS["sage"], 1600, 1000)
    for origin, warp, weft, twill in (
        (130, COLOURS["Oat"], COLOURS["Chalk"], False),
        (850, COLOURS["Slate"], COLOURS["Fog"], True),
    ):
        size, count = 62, 10
        pen.rect(origin + 14, 204, size * count, size * count, SHADOW, opacity=0.2, rx=8)
        pen.rect(origin, 190, size * count, size * count, darker(warp, 0.55), rx=8)
        for row in range(count):
            for column in range(count):
                slope = column if column < count / 2 else count - column
                over = (row + column) % 2 == 0 if not twill else (row + slope) % 4 < 2
                x, y = origin + column * size, 190 + row * size
                if over:
                    paint = pen.linear(
                        (x, y),
                        (x + size, y),
                        [(0, darker(warp, 0.25), 1), (0.4, lighter(warp, 0.3), 1), (1, darker(warp, 0.3), 1)],
                    )
                    pen.rect(x + 6, y - 3, size - 12, size + 6, paint, rx=16)
                else:
                    paint = pen.linear(
                        (x, y),
                        (x, y + size),
                        [(0, lighter(weft, 0.35), 1), (0.5, weft, 1), (1, darker(weft, 0.35), 1)],
                    )
                    pen.rect(x - 3, y + 6, size + 6, size - 12, paint, rx=16)


def fibre(pen: Pen) -> None:
    """Flax from the field to the thread."""
    wall(pen, ROOMS["fog"], 1600, 1000)
    for index in range(15):
        x = 120 + index * 26 + pen.random.uniform(-8, 8)
        tall = pen.random.uniform(470, 610)
        pen.stroke(
            smooth([(x, 880), (x + 8, 880 - tall * 0.5), (x + pen.random.uniform(-24, 24), 880 - tall)]),
            "#8a9a62",
            6,
        )
        for turn in range(5):
            with pen.group(f"translate({number(x)} {number(880 - tall)}) rotate({turn * 72 + index * 9})"):
                pen.ellipse(0, -17, 12, 18, mix("#8fa6d6", "#ffffff", pen.random.uniform(0, 0.3)))
        pen.ellipse(x, 880 - tall, 6, 6, "#f2e6a8")
    for index in range(46):
        y = 560 + index * 5.6
        points = [
            (620.0, y),
            (760.0, y + pen.random.uniform(-26, 26)),
            (960.0, 690 + (y - 690) * 0.5),
            (1060.0, 690 + (y - 690) * 0.16),
        ]
        pen.stroke(smooth(points), pen.random.choice(("#d8c59a", "#c6ae7c", "#e6d8b4")), 4)
    pen.ellipse(840, 690, 34, 96, COLOURS["Rust"], opacity=0.85)
    with pen.group("translate(1290 850)"):
        cast(pen, 150)
        turned(
            pen,
            [(-330.0, 150.0), (-315.0, 156.0), (-300.0, 70.0), (-60.0, 70.0), (-40.0, 156.0), (0.0, 156.0)],
            COLOURS["Oak"],
            hollow=False,
        )
        for index in range(26):
            y = -292 + index * 9.4
            pen.stroke(
                f"M-98 {number(y)}Q0 {number(y + 26)} 98 {number(y - 2)}",
                lighter("#d8c59a", pen.random.uniform(0, 0.4)),
                8,
            )
    pen.stroke("M1060 690C1120 690 1150 640 1194 600", "#d8c59a", 7)


def beam(pen: Pen) -> None:
    """Where a reading light belongs: beside and behind the shoulder, its pool on the page."""
    wall(pen, ROOMS["dusk"], 1600, 1000)
    pen.rect(0, 850, 1600, 150, "#2d333c")
    glow(pen, 560, 250, 360, 0.6)
    pen.path(
        polygon([(500, 270), (650, 250), (1190, 640), (760, 760)]),
        pen.linear((560, 260), (980, 720), [(0, WARM, 0.75), (1, WARM, 0.06)]),
    )
    pen.stroke("M400 850V180Q400 130 470 140L540 190", COLOURS["Brass"], 16)
    pen.ellipse(400, 852, 110, 20, darker(COLOURS["Brass"], 0.3))
    pen.path(polygon([(470, 240), (560, 150), (680, 240), (490, 300)]), COLOURS["Brass"])
    chair = "M700 850C660 640 660 500 720 470C790 450 800 560 820 650H1120C1180 650 1190 700 1190 850Z"
    pen.path(chair, COLOURS["Moss"])
    pen.path(
        chair, pen.linear((660, 450), (1190, 850), [(0, LIGHT, 0.25), (0.4, LIGHT, 0), (1, SHADOW, 0.5)])
    )
    pen.path("M800 660C790 540 830 470 880 470C940 470 960 560 960 660Z", COLOURS["Clay"])
    pen.ellipse(884, 400, 62, 72, "#d9a98a")
    pen.path("M820 392C816 330 860 306 900 316C950 326 956 372 946 392C920 372 870 366 820 392Z", "#3d2f2a")
    pen.path("M930 540C1000 580 1030 600 1080 600L1074 634C1010 640 950 620 910 590Z", COLOURS["Clay"])
    pen.path("M900 660H1180C1220 662 1240 690 1250 850H1160L1130 720H900Z", COLOURS["Ink"])
    pen.path(polygon([(1040, 600), (1110, 540), (1200, 566), (1130, 634)]), PAPER)
    pen.stroke("M1074 572L1164 600", darker(PAPER, 0.4), 4)


def warmth(pen: Pen) -> None:
    """The same cup under candle, bulb, daylight and shade."""
    for index, light in enumerate(("#e8a867", "#f3cf9a", "#f1efe8", "#cfdcee")):
        left = index * 400
        pen.rect(
            left,
            0,
            401,
            1000,
            pen.linear(
                (left, 0),
                (left, 1000),
                [(0, light, 1), (0.7, mix(light, "#ffffff", 0.3), 1), (1, darker(light, 0.2), 1)],
            ),
        )
        pen.rect(left, 700, 401, 300, darker(light, 0.2))
        with pen.group(f"translate({left + 190} 800) scale(.92)"):
            cast(pen, 128)
            cup = mix(COLOURS["Chalk"], light, 0.6)
            turned(
                pen,
                [(-280.0, 128.0), (-180.0, 126.0), (-40.0, 122.0), (0.0, 96.0)],
                cup,
                dip=0.26,
                below=mix(CLAY, light, 0.4),
                speckle=60,
            )
        pen.ellipse(left + 200, 190, 62, 62, mix(light, "#ffffff", 0.6))
        glow(pen, left + 200, 190, 170, 0.25)


def crumb(pen: Pen) -> None:
    """A loaf cut through."""
    wall(pen, ROOMS["honey"], 1600, 1000)
    pen.rect(0, 800, 1600, 200, COLOURS["Oak"])
    pen.rect(0, 800, 1600, 200, pen.linear((0, 800), (0, 1000), [(0, LIGHT, 0.3), (1, SHADOW, 0.2)]))
    with pen.group("translate(800 800)"):
        cast(pen, 560, length=0.5)
    crust = "M210 770C170 520 380 230 800 220C1220 230 1430 520 1390 770C1370 850 230 850 210 770Z"
    inner = "M246 758C216 536 410 268 800 258C1190 268 1384 536 1354 758C1330 812 270 812 246 758Z"
    pen.path(crust, "#8a4f26")
    pen.path(
        crust,
        pen.linear((200, 220), (1400, 830), [(0, "#e0a45c", 0.7), (0.5, "#b9763c", 0.2), (1, SHADOW, 0.3)]),
    )
    pen.path(inner, "#f0dfba")
    with pen.clipped(inner):
        for _ in range(340):
            x, y = pen.random.uniform(230, 1370), pen.random.uniform(270, 800)
            size = pen.random.choice((6, 9, 12, 18, 27, 40)) * pen.random.uniform(0.7, 1.2)
            turn = pen.random.uniform(-30, 30) + (x - 800) * 0.04
            with pen.group(f"translate({number(x)} {number(y)}) rotate({number(turn)})"):
                pen.ellipse(0, 0, size, size * 0.72, darker("#f0dfba", 0.26))
                pen.ellipse(size * 0.1, size * 0.12, size * 0.82, size * 0.56, darker("#f0dfba", 0.1))
        pen.path(inner, pen.radial((700, 480), 760, [(0, LIGHT, 0.2), (0.7, LIGHT, 0), (1, "#8a4f26", 0.5)]))


def rise(pen: Pen) -> None:
    """The same dough after one, four and eight hours."""
    wall(pen, ROOMS["plaster"], 1600, 1000)
    pen.rect(0, 760, 1600, 240, darker(ROOMS["plaster"].table, 0.04))
    for index, level in enumerate((0.3, 0.48, 0.78)):
        with pen.group(f"translate({300 + index * 500} 840)"):
            cast(pen, 170, strength=0.8)
            height = 520 * level
            turned(
                pen,
                [(-height, 158.0), (-height * 0.9, 164.0), (-20.0, 160.0), (-4.0, 146.0)],
                "#ecdcb8",
                hollow=False,
                gloss=0,
            )
            for _ in range(int(12 + 60 * level)):
                x, y = pen.random.uniform(-146, 146), -pen.random.uniform(24, height - 8)
                pen.ellipse(
                    x,
                    y,
                    6 + 16 * level * pen.random.random(),
                    5 + 11 * level * pen.random.random(),
                    darker("#ecdcb8", 0.16),
                )
            glass = "M-176 -520V-24Q-170 0 0 14Q170 0 176 -24V-520"
            pen.path(glass, "#e4eeec", opacity=0.22)
            pen.stroke(glass, "#ffffff", 5, opacity=0.75)
            pen.ellipse(0, -520, 176, 30, "#ffffff", opacity=0.35)
            pen.stroke("M-130 -460V-120", "#ffffff", 13, opacity=0.5)
            pen.stroke("M-178 -156Q0 -122 178 -156", COLOURS["Rust"], 9)


def page(pen: Pen) -> None:
    """An open notebook: a date, a few lines, a small drawing, an empty half."""
    wall(pen, ROOMS["blush"], 1600, 1000)
    pen.rect(176, 146, 1280, 740, SHADOW, opacity=0.25, rx=18)
    pen.rect(150, 120, 1300, 750, COLOURS["Sea"], rx=20)
    for left, spine in ((180, 1), (800, 0)):
        paint = [(0.0, SHADOW, 0.22), (0.16, SHADOW, 0.0), (1.0, SHADOW, 0.05)]
        start, end = (left + 620, left) if spine else (left, left + 620)
        pen.rect(left, 145, 620, 700, PAPER, rx=6)
        pen.rect(left, 145, 620, 700, pen.linear((start, 0), (end, 0), paint), rx=6)
    for index, length in enumerate((150, 430, 470, 390, 450, 250, 460, 420, 180)):
        y = 220 + index * 52
        words: list[tuple[float, float]] = [(250.0, float(y))]
        for step in range(int(length / 13)):
            words.append((250 + step * 13.0, y + pen.random.uniform(-9, 9)))
        pen.stroke(smooth(words), COLOURS["Rust"] if index == 0 else COLOURS["Ink"], 4)
    with pen.group("translate(1090 470)"):
        pen.stroke(
            "M-90 0V-150M90 0V-150M-90 0Q0 46 90 0M-90 -150Q0 -180 90 -150Q0 -118 -90 -150M90 -120Q170"
            " -130 160 -70Q150 -30 90 -36",
            COLOURS["Ink"],
            5,
        )
        pen.stroke("M-30 -200q-16 -34 6 -60M20 -204q-16 -34 6 -60", COLOURS["Ink"], 4, opacity=0.6)
    for index, length in enumerate((330, 260)):
        pen.stroke(
            smooth(
                [
                    (900 + step * 13.0, 620 + index * 52 + pen.random.uniform(-8, 8))
                    for step in range(length // 13)
                ]
            ),
            COLOURS["Ink"],
            4,
        )
    pen.stroke("M800 870V960L820 940L840 960V870", COLOURS["Rust"], 5)


def roots(pen: Pen) -> None:
    """A pot cut through: too wet, right, too dry."""
    wall(pen, ROOMS["fog"], 1600, 1000)
    pen.rect(0, 800, 1600, 200, ROOMS["fog"].table)
    for index, (soil, wet) in enumerate((("#33271f", 0.85), ("#5a4536", 0.3), ("#9a826a", 0.0))):
        x = 300 + index * 500
        pot = polygon([(x - 170, 420), (x + 170, 420), (x + 125, 830), (x - 125, 830)])
        inside = polygon([(x - 148, 450), (x + 148, 450), (x + 108, 808), (x - 108, 808)])
        pen.ellipse(x + 60, 838, 220, 30, SHADOW, opacity=0.25)
        pen.path(pot, COLOURS["Clay"])
        pen.path(inside, soil)
        with pen.clipped(inside):
            if wet:
                pen.rect(x - 160, 808 - 330 * wet, 320, 340 * wet, "#4d7f9b", opacity=0.5)
            for turn in range(9):
                lean = (turn - 4) * 26
                long = (150 if index == 0 else 300 if index == 1 else 210) * pen.random.uniform(0.75, 1)
                points = [
                    (float(x), 450.0),
                    (x + lean * 0.5, 450 + long * 0.5),
                    (x + lean + pen.random.uniform(-16, 16), 450 + long),
                ]
                pen.stroke(smooth(points), "#e9dcc2" if index == 1 else "#a58d70", 5 - 0.3 * turn)
        for turn in (-48, -18, 14, 44):
            droop = (38, 0, 62)[index] * (1 if turn > 0 else -1)
            green = ("#8d9a4c", "#5b8a55", "#a89a62")[index]
            with pen.group(f"translate({x} 450) rotate({turn + droop})"):
                pen.path("M0 0C-52 -80 -44 -200 0 -260C44 -200 52 -80 0 0Z", green)
                pen.path("M0 0C52 -80 44 -200 0 -260Z", SHADOW, opacity=0.16)


DIAGRAMS: dict[str, tuple[str, Callable[[Pen], None]]] = {
    "firing": ("Heat of a firing over time", firing),
    "layers": ("Glaze and clay, cut through", layers),
    "weave": ("Two weaves", weave),
    "fibre": ("From flax to thread", fibre),
    "beam": ("Somebody reading under a lamp", beam),
    "warmth": ("One cup in four lights", warmth),
    "crumb": ("A loaf, cut through", crumb),
    "rise": ("Dough rising in a glass", rise),
    "page": ("An open notebook", page),
    "roots": ("Three pots, cut through", roots),
}
