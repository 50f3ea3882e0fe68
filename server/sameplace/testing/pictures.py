"""Screenshots of both devices beside each other, with the line marked."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from .painted import Box

if TYPE_CHECKING:
    from PIL.Image import Image

    from .sight import Sight

HEIGHT = 900
GAP = 24
CONTRAST = 16
"""Of 256 shades of red, green and blue: text that differs by less from its ground is not read."""
GROUND = (236, 238, 241)
MARK = (214, 40, 57)


def side_by_side(*sights: Sight) -> bytes:
    """The pictures at the same height, as a PNG; on each a frame around the line that is compared."""
    from PIL import Image

    pictures = [_marked(sight) for sight in sights]
    scaled = [
        picture.resize((max(1, round(picture.width * HEIGHT / picture.height)), HEIGHT))
        for picture in pictures
    ]
    width = sum(picture.width + GAP for picture in scaled) + GAP
    both = Image.new("RGB", (width, HEIGHT + 2 * GAP), GROUND)
    at = GAP
    for picture in scaled:
        both.paste(picture, (at, GAP))
        at += picture.width + GAP
    written = io.BytesIO()
    both.save(written, "PNG", optimize=True)
    return written.getvalue()


def is_blank(picture: bytes, box: Box, viewport: tuple[float, float]) -> bool:
    """Whether there is nothing to see where a line is said to be: one colour, as good as.

    :param picture: of the window, as PNG.
    :param box: the line's, in CSS pixels of the window.
    :param viewport: the window's width and height in the same pixels.
    """
    from PIL import Image, ImageStat

    with Image.open(io.BytesIO(picture)) as opened:
        scale = opened.width / viewport[0]
        left, top = max(0.0, box.left), max(0.0, box.top)
        right, bottom = min(viewport[0], box.left + box.width), min(viewport[1], box.top + box.height)
        if right - left < 1 or bottom - top < 1:
            return True
        edges = (left * scale, top * scale, right * scale, bottom * scale)
        line = opened.convert("RGB").crop(edges)
    return all(most - least < CONTRAST for least, most in ImageStat.Stat(line).extrema)


def small(picture: bytes, height: int) -> bytes:
    """A screenshot for a report, no higher than `height` pixels, as a JPEG."""
    from PIL import Image

    with Image.open(io.BytesIO(picture)) as opened:
        image = opened.convert("RGB")
    image.thumbnail((4 * height, height))
    written = io.BytesIO()
    image.save(written, "JPEG", quality=82)
    return written.getvalue()


def _marked(sight: Sight) -> Image:
    from PIL import Image, ImageDraw

    with Image.open(io.BytesIO(sight.picture)) as opened:
        picture = opened.convert("RGB")
    if sight.box:
        ImageDraw.Draw(picture).rectangle(
            _frame(sight.box, picture.width / sight.viewport[0]),
            outline=MARK,
            width=max(2, round(2 * picture.width / sight.viewport[0])),
        )
    return picture


def _frame(box: Box, scale: float) -> tuple[float, float, float, float]:
    left, top = (box.left - 3) * scale, (box.top - 2) * scale
    return left, top, left + (box.width + 6) * scale, top + (box.height + 4) * scale
