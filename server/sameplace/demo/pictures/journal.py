"""Pictures of the Journal and of the shop itself: arrangements of the shop's own things, and diagrams."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sameplace.demo.pictures.backdrop import ROOMS, shelf, table, wall
from sameplace.demo.pictures.diagrams import DIAGRAMS
from sameplace.demo.pictures.palette import COLOURS
from sameplace.demo.pictures.pen import Pen
from sameplace.demo.pictures.shapes import Look

WIDTH, HEIGHT = 1600, 1000


@dataclass(frozen=True, slots=True)
class Placed:
    """A look somewhere in a scene."""

    look: Look
    colour: str
    x: float
    y: float
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Scene:
    """A room with things in it, drawn in order. Without a horizon there is no table; shelves are heights."""

    title: str
    room: str
    things: tuple[Placed, ...]
    horizon: float = 660
    wood: bool = True
    shelves: tuple[float, ...] = ()
    width: int = WIDTH


def _thing(shape: str, colour: str, x: float, y: float, scale: float = 1.0, **measures: object) -> Placed:
    return Placed(Look(shape, measures), colour, x, y, scale)


SCENES = {
    "hearth": Scene("A table by the window", "plaster", (
        _thing("vase", "Clay", 330, 740, 1.05, form="bottle", filled=True),
        _thing("table_lamp", "Fern", 1270, 730, 1.0, base="round"),
        _thing("stack", "Sea", 1020, 730, 0.6),
        _thing("teapot", "Honey", 690, 800, 1.15),
        _thing("mug", "Chalk", 960, 880, 0.8),
        _thing("mug", "Ink", 440, 890, 0.8, belly=0.16, height=250),
        _thing("plates", "Sage", 1180, 900, 0.6, count=2),
        _thing("vase", "Mustard", 150, 900, 0.9, form="bud"),
    )),
    "glaze-shelf": Scene("Five glazes", "plaster", (
        _thing("vase", "Chalk", 240, 780, 1.0, form="moon"),
        _thing("jug", "Fog", 560, 780, 1.1),
        _thing("vase", "Honey", 850, 780, 1.1, form="gourd"),
        _thing("mug", "Moss", 1110, 780, 0.95),
        _thing("vase", "Rust", 1380, 780, 1.1, form="bottle"),
    ), horizon=0, shelves=(790,)),
    "bare-and-dipped": Scene("Bare clay beside the same cup glazed", "linen", (
        _thing("mug", "#c9a07c", 430, 790, 1.5, dip=0.0, speckle=30),
        _thing("mug", "Sea", 1090, 790, 1.5, dip=0.3, speckle=110),
    )),
    "kiln-load": Scene("A kiln full of pots", "blush", (
        _thing("bowl", "Clay", 260, 360, 0.62),
        _thing("bowl", "Chalk", 620, 360, 0.62, nested=3),
        _thing("mug", "Moss", 940, 360, 0.66),
        _thing("mug", "Sea", 1160, 360, 0.66),
        _thing("mug", "Plum", 1390, 360, 0.66),
        _thing("vase", "Sage", 240, 790, 0.74, form="tall"),
        _thing("vase", "Ink", 480, 790, 0.74, form="shoulder"),
        _thing("teapot", "Honey", 790, 790, 0.86),
        _thing("jug", "Chalk", 1110, 790, 0.8),
        _thing("vase", "Rust", 1380, 790, 0.74, form="gourd"),
    ), horizon=0, shelves=(370, 800)),
    "linen-pile": Scene("Linen in a pile and on the rail", "linen", (
        _thing("hanging", "Clay", 370, 830, 1.0, pattern="dark"),
        _thing("folded", "Fog", 1090, 820, 1.35, layers=3, fringe=True),
        _thing("folded", "Sage", 1070, 552, 1.15, layers=2, pattern="stripe"),
        _thing("vase", "Honey", 640, 870, 1.0, form="bud"),
    ), horizon=700),
    "washing-day": Scene("Towels on rails", "fog", (
        _thing("hanging", "Chalk", 330, 840, 0.98, pattern="dark", fringe=True),
        _thing("hanging", "Sage", 800, 840, 0.98, pattern="check", length=500),
        _thing("hanging", "Blush", 1270, 840, 0.98, pattern="stripe", length=610),
    ), horizon=0),
    "bed": Scene("Bed linen, folded", "sage", (
        _thing("folded", "Chalk", 520, 800, 1.3, layers=4, tied=True),
        _thing("folded", "Blush", 1130, 800, 1.2, layers=3, tied=True),
        _thing("cushion", "Sage", 820, 560, 0.5),
    )),
    "evening-corner": Scene("Two lamps in the evening", "evening", (
        _thing("table_lamp", "Fern", 430, 800, 1.25, base="round"),
        _thing("stack", "Rust", 830, 810, 0.9),
        _thing("reading_lamp", "Brass", 1240, 820, 1.3),
    )),
    "three-lamps": Scene("Three ways to light a table", "dusk", (
        _thing("globe", "Chalk", 330, 800, 1.2),
        _thing("pendant", "Ink", 820, 800, 0.95, form="dome"),
        _thing("candlesticks", "Brass", 1290, 800, 1.1),
    )),
    "bedside": Scene("A lamp beside a bed", "dusk", (
        _thing("cushion", "Fog", 360, 850, 1.25, pattern="stripe", wide=1.3),
        _thing("table_lamp", "Brass", 1080, 800, 1.2, base="slim", wide=140, tall=150),
        _thing("notebook", "Clay", 1360, 830, 0.62),
    )),
    "bread-table": Scene("Bread, pot and board", "honey", (
        _thing("board", "Oak", 320, 800, 0.98),
        _thing("pot", "Rust", 1210, 800, 1.25),
        _thing("basket", "Oat", 730, 880, 1.3),
    )),
    "dough": Scene("Flour, water and a bowl", "sage", (
        _thing("jar", "Oak", 300, 780, 1.35, contents="#efe4cc"),
        _thing("jug", "Fog", 1300, 790, 1.15),
        _thing("bowl", "Chalk", 790, 850, 1.6),
        _thing("rolling_pin", "Beech", 500, 950, 0.6),
    )),
    "hot-pot": Scene("A pot, lid on", "blush", (
        _thing("pot", "Ink", 560, 820, 1.6),
        _thing("hanging", "Oat", 1210, 830, 0.86, pattern="dark", length=480),
    )),
    "desk": Scene("A desk in the morning", "blush", (
        _thing("notebook", "Sea", 380, 790, 1.15),
        _thing("stack", "Clay", 850, 800, 1.0),
        _thing("crock", "Chalk", 1260, 790, 1.1, tools="pencils"),
        _thing("ink", "Ink", 660, 920, 0.85),
    )),
    "pen-and-ink": Scene("A pen and its ink", "linen", (
        _thing("pen_and_case", "Ink", 560, 860, 1.35),
        _thing("ink", "Plum", 1210, 840, 1.35),
    )),
    "shelf-of-books": Scene("Finished notebooks on a shelf", "sage", (
        _thing("notebook", "Moss", 240, 780, 0.95, label=False),
        _thing("notebook", "Rust", 560, 780, 0.95),
        _thing("notebook", "Indigo", 900, 780, 0.95, band=False, ruled=True),
        _thing("vase", "Honey", 1150, 780, 0.8, form="bud"),
        _thing("stack", "Slate", 1380, 776, 0.66),
    ), horizon=0, shelves=(790,)),
    "window-sill": Scene("Six plants on the sill", "fog", (
        _thing("plant", "Ink", 170, 820, 0.78, species="snake"),
        _thing("plant", "Honey", 440, 830, 0.76, species="pilea"),
        _thing("plant", "Chalk", 740, 820, 0.8, species="monstera"),
        _thing("plant", "Rust", 1010, 830, 0.74, species="aloe"),
        _thing("plant", "Sage", 1240, 820, 0.74, species="fern"),
        _thing("plant", "Plum", 1460, 820, 0.7, species="pothos"),
    )),
    "watering": Scene("The can and the mister", "sage", (
        _thing("watering_can", "Fern", 560, 820, 1.35),
        _thing("mister", "Sea", 1090, 830, 1.15),
        _thing("plant", "Clay", 1370, 810, 0.7, species="basil"),
    )),
    "shade-corner": Scene("A corner away from the window", "forest", (
        _thing("plant", "Chalk", 470, 830, 1.08, species="snake"),
        _thing("plant", "Clay", 1060, 830, 1.05, species="fern"),
    )),
    "repotting": Scene("Pots of three sizes", "plaster", (
        _thing("pots", "Clay", 520, 800, 1.35),
        _thing("plant", "Chalk", 1180, 800, 1.0, species="aloe"),
    )),
    "department-ceramics": Scene("Ceramics", "plaster", (
        _thing("vase", "Sage", 320, 740, 1.0, form="moon"),
        _thing("jug", "Rust", 690, 740, 1.1),
        _thing("mug", "Chalk", 500, 870, 0.8),
    ), width=1000),
    "department-textiles": Scene("Textiles", "linen", (
        _thing("folded", "Clay", 500, 830, 1.3, layers=2, fringe=True),
        _thing("folded", "Fog", 510, 648, 1.2, layers=2, pattern="stripe"),
        _thing("folded", "Sage", 495, 480, 1.1, layers=2),
    ), width=1000),
    "department-lamps": Scene("Lamps and light", "evening", (
        _thing("table_lamp", "Ink", 500, 830, 1.25, base="gourd"),
    ), width=1000),
    "department-kitchen": Scene("Kitchen", "sage", (
        _thing("board", "Oak", 690, 770, 0.85),
        _thing("pot", "Rust", 400, 850, 1.15),
    ), width=1000),
    "department-stationery": Scene("Stationery", "blush", (
        _thing("notebook", "Sea", 400, 790, 1.1),
        _thing("crock", "Chalk", 750, 850, 0.95, tools="pencils"),
    ), width=1000),
    "department-plants": Scene("Plants and pots", "fog", (
        _thing("plant", "Chalk", 430, 800, 1.0, species="monstera"),
        _thing("plant", "Clay", 760, 860, 0.75, species="aloe"),
    ), width=1000),
}  # fmt: skip


@lru_cache(maxsize=128)
def picture(name: str) -> str | None:
    """SVG of a scene or a diagram, or None when there is no such picture."""
    if name in DIAGRAMS:
        title, draw = DIAGRAMS[name]
        pen = Pen(name)
        draw(pen)
        return pen.document(WIDTH, HEIGHT, title)
    scene = SCENES.get(name)
    return _draw(name, scene) if scene else None


def _draw(name: str, scene: Scene) -> str:
    pen = Pen(name)
    wall(pen, ROOMS[scene.room], scene.width, HEIGHT)
    if scene.horizon:
        table(pen, ROOMS[scene.room], scene.width, HEIGHT, scene.horizon, wood=scene.wood)
    for y in scene.shelves:
        shelf(pen, y, scene.width, COLOURS["Oak"])
    for thing in scene.things:
        thing.look.draw(pen, thing.colour, thing.x, thing.y, thing.scale)
    return pen.document(scene.width, HEIGHT, scene.title)
