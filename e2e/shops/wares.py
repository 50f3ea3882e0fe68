"""What the shops sell: the same few things in each, so that the same journeys lead through all of them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Ware:
    """A product, or one variant of it. ``price`` is in minor units."""

    sku: str
    title: str
    price: int
    stock: int
    options: dict[str, str] = field(default_factory=dict, hash=False)
    """What is chosen on its page: a variant's attributes."""


MUG = Ware("MUG", "Morning mug", 1250, 20)
BOWL = Ware("BOWL", "Supper bowl", 3400, 8)
LAMP = Ware("LAMP", "Reading lamp", 8999, 5)
TRAY = Ware("TRAY", "Oak tray", 4200, 9)
PLATE_SAND = Ware("PLATE-S", "Table plate", 1900, 6, {"Glaze": "Sand"})
PLATE_SEA = Ware("PLATE-B", "Table plate", 2100, 6, {"Glaze": "Sea"})
WARES = (MUG, BOWL, LAMP, TRAY, PLATE_SAND, PLATE_SEA)
