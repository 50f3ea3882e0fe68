"""Every shape by the name the catalogue uses for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sameplace.demo.pictures import ceramics, kitchen, lamps, paper, plants, textiles
from sameplace.demo.pictures.palette import COLOURS
from sameplace.demo.pictures.pen import Pen, number

SHAPES: dict[str, Callable[..., None]] = {
    shape.__name__: shape
    for shape in (
        ceramics.mug,
        ceramics.cups,
        ceramics.bowl,
        ceramics.plates,
        ceramics.vase,
        ceramics.jug,
        ceramics.teapot,
        ceramics.dish,
        textiles.folded,
        textiles.cushion,
        textiles.hanging,
        textiles.apron,
        textiles.rug,
        lamps.table_lamp,
        lamps.pendant,
        lamps.reading_lamp,
        lamps.globe,
        lamps.candlesticks,
        lamps.lantern,
        kitchen.board,
        kitchen.pot,
        kitchen.pan,
        kitchen.kettle,
        kitchen.jar,
        kitchen.crock,
        kitchen.dripper,
        kitchen.mortar,
        kitchen.rolling_pin,
        kitchen.basket,
        paper.notebook,
        paper.stack,
        paper.pen_and_case,
        paper.cards,
        paper.ink,
        paper.tray,
        paper.calendar,
        plants.plant,
        plants.pots,
        plants.watering_can,
        plants.mister,
    )
}
ON_WALL = frozenset({"hanging", "apron"})
"""Shapes that hang on the wall and need no table."""
FROM_CEILING = frozenset({"pendant"})
"""Shapes that hang above everything."""


@dataclass(frozen=True, slots=True)
class Look:
    """How to draw a thing: which shape, and with which measures."""

    shape: str
    measures: dict[str, Any] = field(default_factory=dict)

    def draw(self, pen: Pen, colour: str, x: float, y: float, scale: float = 1) -> None:
        """Draw it with its foot at x, y in a colour of the palette."""
        with pen.group(f"translate({number(x)} {number(y)}) scale({scale:.3f})"):
            SHAPES[self.shape](pen, COLOURS.get(colour, colour), **self.measures)
