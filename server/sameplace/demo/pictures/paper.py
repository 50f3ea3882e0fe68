"""The desk: books, cards, pens, ink, trays."""

from __future__ import annotations

from sameplace.demo.pictures.form import cast, grain, outline, tube, turned
from sameplace.demo.pictures.palette import BRASS, COLOURS, LIGHT, PAPER, SHADOW, WOOD, darker, lighter, mix
from sameplace.demo.pictures.pen import Pen, number, polygon, route


def notebook(
    pen: Pen,
    colour: str,
    *,
    width: float = 320,
    height: float = 440,
    band: bool = True,
    label: bool = True,
    ruled: bool = False,
) -> None:
    """A book standing and turned a little, so that its pages show."""
    deep, lean = 64.0, 34.0
    left, right = -width / 2 - 20, width / 2 - 20
    cast(pen, width * 0.52, length=0.9)
    pages = polygon(
        [(right, 6), (right + deep, -lean), (right + deep, -height - lean + 8), (right, -height + 2)]
    )
    pen.path(pages, PAPER)
    with pen.clipped(pages):
        for step in range(1, 14):
            x = right + deep * step / 14
            pen.stroke(
                f"M{number(x)} {number(12 - lean * step / 14)}v{-height - 30}", SHADOW, 1.6, opacity=0.16
            )
    pen.path(pages, pen.linear((right, 0), (right + deep, 0), [(0, SHADOW, 0.34), (1, SHADOW, 0.1)]))
    tops = [(left, -height), (right, -height), (right + deep, -height - lean), (left + deep, -height - lean)]
    pen.path(polygon(tops), lighter(PAPER, 0.6))
    pen.rect(left + deep - 6, -height - lean - 8, right - left + 12, 8, darker(colour, 0.25))
    back = [(right + deep, -lean + 8), (right + deep + 8, -lean + 4), (right + deep + 8, -height - lean - 8)]
    pen.path(polygon([*back, (right + deep, -height - lean - 8)]), darker(colour, 0.4))
    edge = right - 12
    cover = route("M", left, -height - 8, "H", edge, "q 16 0 16 16 V 4 q 0 14 -14 14 H", left, "Z")
    pen.path(cover, colour)
    with pen.clipped(cover):
        for _ in range(170):
            x, y = pen.random.uniform(left, right), pen.random.uniform(-height, 10)
            hair = route("M", x, y, "l", pen.random.uniform(-9, 9), pen.random.uniform(-4, 4))
            pen.stroke(hair, pen.random.choice((LIGHT, SHADOW)), 1.3, opacity=0.2)
        pen.rect(left, -height - 8, 44, height + 30, darker(colour, 0.35), opacity=0.7)
        if ruled:
            for step in range(9):
                pen.rect(
                    left + 90, -height + 90 + step * 34, width - 140, 5, lighter(colour, 0.5), opacity=0.6
                )
    pen.path(
        cover, pen.linear((left, -height), (right, 0), [(0, LIGHT, 0.38), (0.5, LIGHT, 0), (1, SHADOW, 0.24)])
    )
    if label:
        x, y = left + 100, -height + 88
        pen.rect(x, y, width - 160, 96, PAPER, rx=5)
        pen.rect(x + 22, y + 34, width - 204, 4, SHADOW, opacity=0.4)
        pen.rect(x + 22, y + 58, (width - 204) * 0.6, 4, SHADOW, opacity=0.4)
    if band:
        pen.rect(right - 58, -height - 8, 13, height + 26, darker(colour, 0.55))
        pen.rect(right - 58, -height - 8, 4, height + 26, LIGHT, opacity=0.2)


def stack(pen: Pen, colour: str, *, count: int = 4, width: float = 420) -> None:
    """Books lying on each other."""
    cast(pen, width * 0.52, length=0.8, strength=1.1)
    tones = (
        colour,
        lighter(colour, 0.45),
        darker(colour, 0.3),
        lighter(colour, 0.2),
        mix(colour, BRASS, 0.4),
    )
    y = 20.0
    for index in range(count):
        tall, shift = pen.random.choice((48, 58, 66)), pen.random.uniform(-24, 24)
        wide = width - index * 22
        left = -wide / 2 + shift
        tone = tones[index % len(tones)]
        pen.rect(left + 14, y - tall + 8, wide - 8, tall - 16, PAPER)
        for line in range(1, 5):
            pen.rect(left + 14, y - tall + 8 + (tall - 16) * line / 5, wide - 8, 1.5, SHADOW, opacity=0.16)
        pen.rect(left, y - tall, wide + 12, 9, tone, rx=3)
        pen.rect(left, y - 9, wide + 12, 9, darker(tone, 0.2), rx=3)
        pen.rect(left - 6, y - tall, 30, tall, tone, rx=10)
        pen.rect(
            left,
            y - tall,
            wide + 12,
            tall,
            pen.linear((left, 0), (left + wide, 0), [(0, LIGHT, 0.2), (0.4, LIGHT, 0), (1, SHADOW, 0.3)]),
        )
        y -= tall
    with pen.group(f"translate(-10 {number(y - 8)}) rotate(-5)"):
        tube(pen, "M-130 0H120", WOOD, 17)
        pen.path("M120 -8L152 0L120 8Z", "#e4c69a")


def pen_and_case(pen: Pen, colour: str, *, fountain: bool = True) -> None:
    """A writing pen lying across a sheet."""
    sheet = polygon([(-250, -300), (190, -340), (270, 60), (-220, 90)])
    with pen.group("translate(14 12)"):
        pen.path(sheet, SHADOW, opacity=0.2)
    pen.path(sheet, PAPER)
    for step in range(9):
        y = -250 + step * 36
        pen.stroke(
            f"M{-200 + step * 3} {y}L{160 + step * 7 - (60 if step == 8 else 0)} {y - 34}",
            COLOURS["Slate"],
            2,
            opacity=0.28,
        )
    with pen.group("translate(40 -110) rotate(-38)"):
        shadow = pen.linear((0, 16), (0, 52), [(0, SHADOW, 0.4), (1, SHADOW, 0)])
        pen.path("M-300 22H290L270 52H-270Z", shadow)
        tube(pen, "M-40 0H280", colour, 50)
        tube(pen, "M-180 0H-40", lighter(colour, 0.12), 43)
        for x in (-46, 262):
            pen.rect(x, -26, 14, 52, BRASS)
        tube(pen, "M60 -27H230", BRASS, 10)
        if fountain:
            pen.path("M-196 -20L-292 0L-196 20Z", BRASS)
            pen.stroke("M-286 0H-226", darker(BRASS, 0.6), 2.5)
            pen.ellipse(-222, 0, 5, 5, darker(BRASS, 0.6))
        else:
            pen.path("M-196 -20L-268 -5L-268 5L-196 20Z", darker(colour, 0.3))


def cards(pen: Pen, colour: str, *, motif: str = "sprig") -> None:
    """Folded cards with their envelope."""
    cast(pen, 220, length=0.7)
    with pen.group("translate(78 -10) rotate(7)"):
        pen.rect(-190, -270, 380, 270, darker(colour, 0.1), rx=6)
        pen.path("M-190 -266L0 -112L190 -266Z", colour)
        pen.stroke("M-190 -266L0 -112L190 -266", darker(colour, 0.4), 3, opacity=0.6)
    with pen.group("translate(-78 14) rotate(-6)"):
        pen.rect(-134, -426, 280, 432, SHADOW, opacity=0.22, rx=5)
        pen.rect(-144, -436, 280, 432, PAPER, rx=5)
        pen.rect(
            -144, -436, 280, 432, pen.linear((-144, 0), (136, 0), [(0, LIGHT, 0), (1, SHADOW, 0.14)]), rx=5
        )
        if motif == "sprig":
            pen.stroke("M-4 -80C-14 -180 -10 -260 6 -350", darker(colour, 0.35), 5)
            for step in range(6):
                side = 1 if step % 2 else -1
                with pen.group(f"translate({-8 + step} {-130 - step * 38}) rotate({side * 52})"):
                    pen.ellipse(0, -36, 16, 38, mix(colour, darker(colour, 0.3), step / 6))
        elif motif == "sun":
            pen.path("M-86 -226A82 82 0 0 1 78 -226Z", colour)
            for step in range(4):
                pen.rect(-92 + step * 12, -214 + step * 22, 176 - step * 24, 7, colour, opacity=0.8)
        else:
            for row in range(6):
                for column in range(4):
                    pen.ellipse(
                        -88 + column * 56,
                        -370 + row * 58,
                        15,
                        15,
                        colour if (row + column) % 3 else darker(colour, 0.4),
                    )


def ink(pen: Pen, colour: str) -> None:
    """A bottle of ink and the swatch it makes."""
    swatch = "M-300 30C-260 -10 -180 -6 -150 20C-90 0 -60 40 -110 62C-200 84 -320 76 -300 30Z"
    pen.path(swatch, colour, opacity=0.75)
    cast(pen, 120, length=1.1)
    body = [(-170.0, 104.0), (-150.0, 124.0), (-40.0, 130.0), (0.0, 116.0)]
    turned(pen, body, colour, hollow=False, gloss=0.5)
    glass = outline([(-184.0, 104.0), (-160.0, 136.0), (-40.0, 140.0), (10.0, 126.0)])
    pen.path(glass, "#e8f0ef", opacity=0.24)
    turned(pen, [(-214.0, 62.0), (-176.0, 62.0)], darker(colour, 0.2), hollow=False, gloss=0)
    turned(
        pen, [(-286.0, 74.0), (-214.0, 78.0), (-204.0, 76.0)], COLOURS["Charcoal"], hollow=False, gloss=0.3
    )
    pen.rect(-70, -128, 140, 86, PAPER, rx=4)
    pen.rect(-46, -100, 92, 6, colour)
    pen.rect(-46, -80, 58, 6, colour, opacity=0.6)


def tray(pen: Pen, colour: str) -> None:
    """A shallow desk tray with a few things in it."""
    cast(pen, 290, length=0.6, y=30)
    floor = polygon([(-240, -190), (240, -190), (310, 40), (-310, 40)])
    grain(pen, floor, (-310, -190, 620, 230), darker(colour, 0.2), upright=False)
    pen.path(floor, pen.linear((-300, 0), (300, 0), [(0, SHADOW, 0.4), (0.3, SHADOW, 0.1), (1, LIGHT, 0.12)]))
    with pen.group("translate(-110 -60) rotate(-12)"):
        tube(pen, "M-80 0H170", COLOURS["Clay"], 19)
        tube(pen, "M-60 40H150", COLOURS["Ink"], 19)
        pen.path("M170 -9L206 0L170 9Z", "#e4c69a")
    with pen.group("translate(150 -66)"):
        pen.rect(-70, -64, 140, 96, PAPER, rx=4)
        pen.rect(-52, -44, 96, 6, SHADOW, opacity=0.3)
        pen.rect(-52, -24, 70, 6, SHADOW, opacity=0.3)
    front = polygon([(-316, 34), (316, 34), (306, 104), (-306, 104)])
    grain(pen, front, (-316, 34, 632, 70), colour, upright=False)
    for side in (-1, 1):
        wall = polygon([(side * 240, -216), (side * 252, -216), (side * 318, 36), (side * 304, 40)])
        pen.path(wall, lighter(colour, 0.15) if side < 0 else darker(colour, 0.15))
    pen.rect(-252, -222, 504, 34, lighter(colour, 0.1), rx=4)
    pen.path(front, pen.linear((-316, 0), (316, 0), [(0, LIGHT, 0.24), (1, SHADOW, 0.3)]))


def calendar(pen: Pen, colour: str) -> None:
    """A desk calendar on a wooden foot."""
    cast(pen, 180, length=0.9)
    pen.rect(-146, -420, 310, 400, SHADOW, opacity=0.2, rx=4)
    pen.rect(-156, -430, 310, 404, PAPER, rx=4)
    pen.rect(-156, -430, 310, 168, colour)
    pen.ellipse(70, -360, 44, 44, lighter(colour, 0.6))
    pen.path(
        "M-156 -262V-310C-90 -360 -30 -300 20 -318C80 -340 120 -300 154 -306V-262Z", darker(colour, 0.35)
    )
    for row in range(5):
        for column in range(7):
            if row * 7 + column < 31:
                hot = row == 2 and column == 3
                pen.ellipse(
                    -120 + column * 40,
                    -224 + row * 40,
                    12 if hot else 6,
                    12 if hot else 6,
                    colour if hot else darker(PAPER, 0.4),
                )
    pen.rect(
        -156, -430, 310, 404, pen.linear((-156, 0), (154, 0), [(0, LIGHT, 0.2), (1, SHADOW, 0.16)]), rx=4
    )
    foot = f"M-190 {number(-44)}H190V6q0 12 -12 12H-178q-12 0 -12 -12Z"
    grain(pen, foot, (-190, -44, 380, 62), WOOD, upright=False)
    pen.path(foot, pen.linear((-190, 0), (190, 0), [(0, LIGHT, 0.24), (1, SHADOW, 0.3)]))
    pen.rect(-168, -44, 336, 9, darker(WOOD, 0.5))
