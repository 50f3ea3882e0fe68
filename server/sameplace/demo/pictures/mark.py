"""The shop's mark: a field under a low sun."""

from __future__ import annotations

from functools import cache

from sameplace.demo.pictures.palette import COLOURS
from sameplace.demo.pictures.pen import Pen


@cache
def icon() -> str:
    """The mark as a square icon."""
    pen = Pen("mark")
    pen.rect(0, 0, 64, 64, COLOURS["Fern"], rx=14)
    with pen.clipped("M14 0H50Q64 0 64 14V50Q64 64 50 64H14Q0 64 0 50V14Q0 0 14 0Z"):
        pen.ellipse(32, 31, 14, 14, COLOURS["Honey"])
        pen.path("M0 34C18 26 40 42 64 32V64H0Z", COLOURS["Chalk"])
        pen.path("M0 47C20 38 42 54 64 44V64H0Z", COLOURS["Sage"])
    return pen.document(64, 64, "Evenfield")
