"""Whole pictures: one thing large, close by, in company, in all its colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sameplace.demo.pictures.backdrop import ROOMS, shelf, table, wall
from sameplace.demo.pictures.palette import COLOURS
from sameplace.demo.pictures.pen import Pen
from sameplace.demo.pictures.shapes import FROM_CEILING, ON_WALL, Look

WIDTH, HEIGHT = 800, 1000
"""Size of a product's picture, in user units and as its natural size in pixels."""

_FULL = {
    "mug": 1.55,
    "cups": 1.4,
    "bowl": 1.3,
    "plates": 1.2,
    "vase": 1.15,
    "jug": 1.3,
    "teapot": 1.15,
    "dish": 1.04,
    "folded": 1.25,
    "cushion": 1.35,
    "hanging": 1.04,
    "apron": 1.0,
    "rug": 1.05,
    "table_lamp": 1.2,
    "pendant": 1.05,
    "reading_lamp": 1.3,
    "globe": 1.4,
    "candlesticks": 1.15,
    "lantern": 1.3,
    "board": 1.08,
    "pot": 1.3,
    "pan": 1.06,
    "kettle": 1.25,
    "jar": 1.6,
    "crock": 1.35,
    "dripper": 1.4,
    "mortar": 1.45,
    "rolling_pin": 1.05,
    "basket": 1.35,
    "notebook": 1.25,
    "stack": 1.3,
    "pen_and_case": 1.2,
    "cards": 1.25,
    "ink": 1.65,
    "tray": 1.08,
    "calendar": 1.4,
    "plant": 1.06,
    "pots": 1.2,
    "watering_can": 1.08,
    "mister": 1.6,
}
"""How much each shape is enlarged to fill its picture."""
_SHIFT = {
    "mug": -34,
    "cups": 0,
    "pan": -96,
    "watering_can": 16,
    "teapot": 14,
    "jug": -14,
    "kettle": 22,
    "reading_lamp": 40,
}
_CLOSE = {
    "pendant": (250, 60),
    "hanging": (220, 70),
    "apron": (230, 90),
    "table_lamp": (210, 200),
    "rug": (200, 520),
    "plates": (80, 500),
    "cushion": (110, 300),
    "board": (210, 90),
    "pan": (60, 480),
}
_TALL = frozenset({"pendant", "hanging", "apron", "rug", "board"})


@dataclass(frozen=True, slots=True)
class Thing:
    """A look in a colour."""

    look: Look
    colour: str
    scale: float = 1.0

    @property
    def full(self) -> float:
        """Scale at which it fills a picture."""
        return _FULL[self.look.shape] * self.scale

    def draw(self, pen: Pen, x: float, y: float, share: float = 1.0) -> None:
        """Draw it at a share of its full scale."""
        shift = _SHIFT.get(self.look.shape, 0) * share
        self.look.draw(pen, self.colour, x + shift, y, self.full * share)


def alone(thing: Thing, room: str, seed: str, title: str, *, close: bool = False) -> str:
    """The thing by itself; ``close`` shows a part of the same picture."""
    pen = Pen(seed)
    place = ROOMS[room]
    wall(pen, place, WIDTH, HEIGHT)
    if thing.look.shape not in ON_WALL | FROM_CEILING:
        table(pen, place, WIDTH, HEIGHT, 690 if thing.look.shape != "rug" else 560, wood=len(title) % 3 == 0)
    thing.draw(pen, WIDTH / 2, 830)
    box = ""
    if close:
        x, y = _CLOSE.get(thing.look.shape, (230, 440))
        box = f"{x} {y} 352 440"
    return pen.document(WIDTH, HEIGHT, title, box)


def in_company(thing: Thing, others: Sequence[Thing], wood: str, room: str, seed: str, title: str) -> str:
    """On a shelf with two neighbours."""
    pen = Pen(seed)
    wall(pen, ROOMS[room], WIDTH, HEIGHT)
    shelf(pen, 780, WIDTH, COLOURS[wood])
    for other, x in zip(others, (640, 150), strict=False):
        other.draw(pen, x, 768, 0.46)
    thing.draw(pen, 400, 782, 0.62)
    return pen.document(WIDTH, HEIGHT, title)


def family(things: Sequence[Thing], room: str, seed: str, title: str) -> str:
    """The same thing in each of its colours."""
    pen = Pen(seed)
    wall(pen, ROOMS[room], WIDTH, HEIGHT)
    table(pen, ROOMS[room], WIDTH, HEIGHT, 520, wood=True)
    places = {
        2: ((250, 690), (550, 800)),
        3: ((220, 660), (580, 680), (400, 880)),
        4: ((230, 620), (580, 640), (240, 880), (590, 900)),
        5: ((170, 640), (420, 610), (660, 650), (270, 890), (560, 900)),
        6: ((160, 620), (400, 600), (650, 625), (160, 890), (400, 910), (650, 890)),
    }[len(things)]
    share = 0.56 if len(things) < 4 else 0.43
    for thing, (x, y) in zip(things, places, strict=True):
        thing.draw(pen, x, y, share)
    return pen.document(WIDTH, HEIGHT, title)


def views_of(shape: str, colours: int) -> tuple[str, ...]:
    """Which further views a shape has beside the main one; things that hang have no shelf to stand on."""
    if shape in _TALL:
        return ("close",)
    return ("close", "shelf", "colours") if colours > 1 else ("close", "shelf")
