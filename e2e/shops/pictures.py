"""Pictures of the wares: plain, but pictures, so that thumbnails and cards have something to show."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw


def picture(index: int) -> bytes:
    """A PNG, another colour for each."""
    image = Image.new("RGB", (480, 480), (236, 229, 218))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((120, 150, 360, 380), 60, fill=((70 + 40 * index) % 256, 110, 120))
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
