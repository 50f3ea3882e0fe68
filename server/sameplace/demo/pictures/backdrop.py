"""Where things stand: a wall, a table, and light through a window."""

from __future__ import annotations

from dataclasses import dataclass

from sameplace.demo.pictures.form import grain
from sameplace.demo.pictures.palette import LIGHT, SHADOW, darker, lighter
from sameplace.demo.pictures.pen import Pen, number, polygon


@dataclass(frozen=True, slots=True)
class Room:
    """Two colours that make a place: what is behind and what is below."""

    wall: str
    table: str

    @property
    def bright(self) -> bool:
        """By day; in dark rooms the window hardly shows."""
        return int(self.wall[1:3], 16) > 140


ROOMS = {
    "plaster": Room("#e9dccb", "#d8c2a6"),
    "sage": Room("#cdd3c0", "#b9b394"),
    "fog": Room("#cfd8da", "#b7bcb8"),
    "blush": Room("#eacfc0", "#d3ac97"),
    "honey": Room("#eeddb6", "#d5b57f"),
    "dusk": Room("#4a5361", "#39404b"),
    "evening": Room("#6d5d58", "#4f423f"),
    "linen": Room("#e6e1d6", "#cfc5b3"),
    "forest": Room("#8b9a86", "#76775f"),
}


def wall(pen: Pen, room: Room, width: float, height: float) -> None:
    """A wall with light from a window falling across it."""
    across = [
        (0.0, lighter(room.wall, 0.34), 1.0),
        (0.55, room.wall, 1.0),
        (1.0, darker(room.wall, 0.12), 1.0),
    ]
    pen.rect(0, 0, width, height, pen.linear((0, 0), (width, height), across))
    slant = height * 0.32
    for pane in range(2):
        for row in range(2):
            x = width * (0.04 + pane * 0.27)
            y = height * (0.02 + row * 0.36) + pane * slant * 0.2
            w, h = width * 0.23, height * 0.31
            panes = [(x, y), (x + w, y + slant * 0.17), (x + w, y + h + slant * 0.17), (x, y + h)]
            pen.path(polygon(panes), LIGHT, opacity=0.22 if room.bright else 0.05)


def table(pen: Pen, room: Room, width: float, height: float, horizon: float, *, wood: bool = False) -> None:
    """The surface things stand on, from the horizon down."""
    if wood:
        d = polygon([(0, horizon), (width, horizon), (width, height), (0, height)])
        grain(pen, d, (0, horizon, width, height - horizon), room.table, upright=False)
    else:
        pen.rect(0, horizon, width, height - horizon, room.table)
    lit = [
        (0.0, LIGHT, 0.42 if room.bright else 0.1),
        (0.45, LIGHT, 0.05),
        (1.0, SHADOW, 0.14),
    ]
    pen.rect(0, horizon, width, height - horizon, pen.linear((0, horizon), (width, height), lit))
    edge = pen.linear((0, horizon - 26), (0, horizon), [(0, SHADOW, 0), (1, SHADOW, 0.12)])
    pen.rect(0, horizon - 26, width, 26, edge)
    pen.stroke(f"M0 {number(horizon)}H{number(width)}", LIGHT, 2, opacity=0.5 if room.bright else 0.12)


def shelf(pen: Pen, y: float, width: float, wood: str) -> None:
    """A board on the wall, seen from slightly below its own height."""
    pen.rect(0, y + 34, width, 70, pen.linear((0, y + 34), (0, y + 104), [(0, SHADOW, 0.3), (1, SHADOW, 0)]))
    top = polygon([(0, y - 28), (width, y - 28), (width, y + 8), (0, y + 8)])
    grain(pen, top, (0, y - 28, width, 36), lighter(wood, 0.24), upright=False)
    front = polygon([(0, y + 8), (width, y + 8), (width, y + 36), (0, y + 36)])
    grain(pen, front, (0, y + 8, width, 28), darker(wood, 0.12), upright=False)
