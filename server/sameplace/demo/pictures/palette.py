"""Colours: the named ones that products come in, and how light and shadow change them."""

from __future__ import annotations

COLOURS = {
    "Chalk": "#ece5d8",
    "Oat": "#d9c8a9",
    "Natural": "#cfc0a3",
    "Sand": "#cbaf88",
    "Honey": "#d39d47",
    "Mustard": "#bd8a34",
    "Blush": "#d8a797",
    "Clay": "#bd6f50",
    "Rust": "#9b4b33",
    "Plum": "#6d475b",
    "Lichen": "#b7b68d",
    "Sage": "#9fab8a",
    "Moss": "#717c4d",
    "Fern": "#4c6a4e",
    "Fog": "#b4c1c5",
    "Sea": "#5d898c",
    "Slate": "#5d6c78",
    "Indigo": "#3a4d7c",
    "Ink": "#2e3c52",
    "Charcoal": "#3d3b3d",
    "Beech": "#d7b183",
    "Oak": "#b88a58",
    "Walnut": "#73503a",
    "Brass": "#ba9550",
    "Copper": "#b66e4c",
    "Steel": "#a2a9ad",
}
"""Every colour a variant can have, by the name shoppers read."""

SHADOW = "#2a2130"
LIGHT = "#fff6e4"
LEAF = "#5b7a4f"
WOOD = COLOURS["Oak"]
BRASS = COLOURS["Brass"]
CLAY = "#c9a07c"
PAPER = "#f6efe1"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(one: str, other: str, share: float) -> str:
    """``one`` with ``share`` (0 to 1) of ``other``, in linear light so that blends do not turn muddy."""
    mixed = []
    for a, b in zip(_channels(one), _channels(other), strict=True):
        linear = (a / 255) ** 2.2 * (1 - share) + (b / 255) ** 2.2 * share
        mixed.append(round(255 * linear ** (1 / 2.2)))
    return "#" + "".join(f"{value:02x}" for value in mixed)


def lighter(colour: str, share: float = 0.3) -> str:
    """Towards the warm light of the window."""
    return mix(colour, LIGHT, share)


def darker(colour: str, share: float = 0.3) -> str:
    """Towards the cool shadow; black would look dirty."""
    return mix(colour, SHADOW, share)
