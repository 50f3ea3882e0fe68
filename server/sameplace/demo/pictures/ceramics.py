"""Things from the wheel: cups, bowls, plates, vases, jugs, teapots."""

from __future__ import annotations

from sameplace.demo.pictures.form import cast, rim, tube, turned
from sameplace.demo.pictures.palette import CLAY, LEAF, LIGHT, SHADOW, darker, lighter, mix
from sameplace.demo.pictures.pen import Pen, number, route, smooth

VASES = {
    "bottle": [(-470, 44), (-400, 36), (-330, 42), (-250, 120), (-140, 168), (-50, 140), (0, 96)],
    "moon": [(-390, 62), (-360, 56), (-300, 132), (-190, 196), (-80, 150), (0, 78)],
    "tall": [(-500, 92), (-470, 84), (-380, 96), (-200, 128), (-60, 112), (0, 92)],
    "gourd": [(-440, 58), (-400, 52), (-330, 100), (-262, 82), (-180, 158), (-80, 170), (0, 104)],
    "shoulder": [(-410, 70), (-385, 62), (-350, 104), (-290, 172), (-170, 160), (-60, 112), (0, 88)],
    "bud": [(-300, 30), (-260, 26), (-200, 34), (-130, 84), (-60, 96), (0, 62)],
}


def mug(
    pen: Pen,
    colour: str,
    *,
    height: float = 280,
    radius: float = 128,
    dip: float = 0.26,
    speckle: int = 90,
    belly: float = 0.0,
    handle: bool = True,
) -> None:
    """A mug; ``belly`` rounds it, without ``handle`` it is a tumbler."""
    cast(pen, radius)
    if handle:
        side = radius * 0.9
        d = (
            f"M{number(side)} {number(-height * 0.82)}"
            f"C{number(radius * 1.75)} {number(-height * 0.92)} {number(radius * 1.78)}"
            f" {number(-height * 0.2)}"
            f" {number(side)} {number(-height * 0.24)}"
        )
        tube(pen, d, colour, radius * 0.2)
    middle = radius * (1 + belly)
    profile = [
        (-height, radius),
        (-height * 0.75, radius * 0.985 + belly * radius * 0.4),
        (-height * 0.4, middle),
        (-height * 0.12, middle * 0.93),
        (0, radius * 0.74),
    ]
    turned(pen, profile, colour, dip=dip, speckle=speckle, rings=True, inside=mix(colour, LIGHT, 0.35))


def cups(pen: Pen, colour: str, *, dip: float = 0.3) -> None:
    """Two small cups, one inside the other, and one beside."""
    with pen.group("translate(-120 -6) scale(.86)"):
        mug(pen, colour, height=200, radius=104, dip=dip, handle=False)
        with pen.group("translate(0 -120)"):
            profile = [(-150.0, 108.0), (-70.0, 101.0), (0.0, 92.0)]
            turned(pen, profile, colour, dip=0, speckle=50, rings=True)
    with pen.group("translate(138 26) scale(.86)"):
        mug(pen, colour, height=200, radius=104, dip=dip, handle=False)


def bowl(
    pen: Pen, colour: str, *, radius: float = 230, height: float = 175, dip: float = 0.2, nested: int = 1
) -> None:
    """A bowl, or several nested ones."""
    cast(pen, radius * 0.72, length=1.2)
    for index in range(nested):
        with pen.group(
            f"translate(0 {number(-index * 46)}) scale({number(1 - 0.1 * index) if index else 1})"
        ):
            profile = [
                (-height, radius),
                (-height * 0.72, radius * 0.93),
                (-height * 0.36, radius * 0.72),
                (-height * 0.12, radius * 0.46),
                (-height * 0.07, radius * 0.36),
                (0, radius * 0.37),
            ]
            turned(
                pen,
                profile,
                colour if index % 2 == 0 else lighter(colour, 0.3),
                dip=dip,
                speckle=120,
                tilt=0.24,
                wall=0.045,
                inside=mix(colour, LIGHT, 0.3),
            )


def plates(pen: Pen, colour: str, *, count: int = 3, radius: float = 270) -> None:
    """A stack of plates seen from above its edge."""
    cast(pen, radius * 0.9, length=0.7)
    tilt = 0.34
    for index in range(count):
        y = -22.0 - index * 26
        pen.ellipse(0, y + 16, radius * 0.98, radius * 0.98 * tilt, darker(CLAY, 0.28))
        pen.ellipse(0, y + 8, radius, radius * tilt, darker(colour, 0.34))
        lip = pen.linear(
            (-radius, y), (radius, y), [(0, lighter(colour, 0.5), 1), (1, darker(colour, 0.12), 1)]
        )
        pen.ellipse(0, y, radius, radius * tilt, lip)
    y = -22.0 - (count - 1) * 26
    pen.ellipse(0, y + 3, radius * 0.94, radius * 0.94 * tilt, mix(colour, SHADOW, 0.05))
    well = pen.linear(
        (-radius, y),
        (radius, y),
        [(0, darker(colour, 0.3), 1), (0.4, colour, 1), (1, lighter(colour, 0.32), 1)],
    )
    pen.ellipse(0, y + 9, radius * 0.7, radius * 0.7 * tilt, well)
    pen.ellipse(0, y + 13, radius * 0.64, radius * 0.62 * tilt, colour)
    for turn in range(5):
        size = radius * (0.52 - turn * 0.1)
        pen.add(
            "ellipse",
            cx=0,
            cy=y + 13,
            rx=size,
            ry=size * tilt,
            fill="none",
            stroke=darker(colour, 0.3),
            stroke_width=2,
            opacity=0.16,
        )
    for _ in range(70):
        angle, away = pen.random.uniform(-1, 1), pen.random.uniform(-1, 1)
        if angle**2 + away**2 < 0.85:
            pen.ellipse(
                angle * radius, y + 6 + away * radius * tilt, 1.8, 1.3, darker(colour, 0.5), opacity=0.4
            )


def stems(pen: Pen, top: float, *, spread: float = 150, tall: float = 330, count: int = 5) -> None:
    """Dried stems standing in a vase whose mouth is at ``top``."""
    for index in range(count):
        lean = (index - (count - 1) / 2) / max(count - 1, 1) * 2 * spread + pen.random.uniform(-20, 20)
        reach = top - tall * pen.random.uniform(0.7, 1)
        points = [(lean * 0.06, top + 20), (lean * 0.3, top - tall * 0.3), (lean, reach)]
        pen.stroke(smooth(points), "#8a7350", 4)
        for step in range(7):
            share = 0.45 + step * 0.09
            x = lean * share**1.25
            y = top + (reach - top) * share
            side = 1 if step % 2 else -1
            with pen.group(f"translate({number(x)} {number(y)}) rotate({number(side * 48 + lean * 0.1)})"):
                pen.ellipse(0, -17, 8, 20, mix("#c9a566", LEAF, pen.random.uniform(0, 0.55)))


def vase(pen: Pen, colour: str, *, form: str = "bottle", dip: float = 0.16, filled: bool = False) -> None:
    """A vase of one of the named forms, with or without dried stems."""
    profile = VASES[form]
    widest = max(radius for _, radius in profile)
    cast(pen, widest * 0.8, length=1.3)
    if filled:
        stems(pen, profile[0][0], spread=widest * 1.05)
    turned(pen, profile, colour, dip=dip, speckle=110, rings=True, gloss=0.36, wall=0.16)


def jug(pen: Pen, colour: str, *, height: float = 400, dip: float = 0.22) -> None:
    """A pouring jug."""
    cast(pen, 135, length=1.3)
    tube(
        pen,
        f"M92 {number(-height * 0.9)}C250 {number(-height * 1.02)} 240 {number(-height * 0.3)}"
        f" 128 {number(-height * 0.3)}",
        colour,
        27,
    )
    profile = [
        (-height, 94.0),
        (-height * 0.86, 82.0),
        (-height * 0.7, 92.0),
        (-height * 0.34, 146.0),
        (-height * 0.1, 132.0),
        (0.0, 104.0),
    ]
    spout = (
        f"M-66 {number(-height * 0.88)}C-100 {number(-height * 0.93)} -124 {number(-height)} -142"
        f" {number(-height * 1.035)}C-120 {number(-height * 1.06)} -40 {number(-height * 1.04)} 0"
        f" {number(-height)}Z"
    )
    pen.path(spout, lighter(colour, 0.12))
    turned(pen, profile, colour, dip=dip, speckle=90, rings=True, gloss=0.36)
    lip = f"M-142 {number(-height * 1.035)}C-110 {number(-height * 1.03)} -84 {number(-height * 1.0)} -70"
    pen.path(lip + f" {number(-height * 0.99)}L-40 {number(-height * 1.02)}Z", darker(colour, 0.3))


def teapot(pen: Pen, colour: str, *, dip: float = 0.2) -> None:
    """A round teapot with a lid."""
    cast(pen, 180, length=1.2)
    tube(pen, "M150 -215C300 -260 310 -60 168 -72", colour, 26)
    pen.path("M-140 -60C-210 -90 -218 -170 -288 -232L-250 -246C-190 -200 -186 -170 -128 -160Z", colour)
    pen.path(
        "M-140 -60C-210 -90 -218 -170 -288 -232L-276 -238C-210 -180 -196 -110 -136 -90Z", SHADOW, opacity=0.2
    )
    profile = [
        (-250.0, 96.0),
        (-236.0, 118.0),
        (-180.0, 178.0),
        (-105.0, 196.0),
        (-35.0, 160.0),
        (0.0, 112.0),
    ]
    turned(pen, profile, colour, dip=dip, speckle=110, rings=True, gloss=0.4)
    rim(pen, (-250, 100), colour, colour, 0.05)
    with pen.group("translate(0 -246)"):
        lid = [(-46.0, 18.0), (-40.0, 46.0), (-18.0, 82.0), (0.0, 94.0)]
        turned(pen, lid, colour, speckle=20, hollow=False, gloss=0.25)
        pen.ellipse(0, -60, 23, 20, colour)
        pen.ellipse(-7, -66, 8, 6, LIGHT, opacity=0.6)


def dish(pen: Pen, colour: str, *, width: float = 250) -> None:
    """An oven dish with two ears."""
    cast(pen, width * 0.95, length=0.8)
    for side in (-1, 1):
        out = side * width
        ear = route("M", out * 0.92, -112, "C", out * 1.32, -128, out * 1.32, -62, out * 0.9, -74)
        tube(pen, ear, colour, 24)
    profile = [(-140.0, width), (-110.0, width * 0.99), (-40.0, width * 0.92), (0.0, width * 0.8)]
    turned(pen, profile, colour, dip=0.24, speckle=120, tilt=0.26, wall=0.05, inside=lighter(colour, 0.25))
