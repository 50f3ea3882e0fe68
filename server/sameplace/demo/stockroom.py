"""What is on the shelves right now: stock, price, removed. The world that moves between two devices."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sameplace.demo.catalogue import Catalogue, Variant


@dataclass(frozen=True, slots=True)
class Offer:
    """A variant as it is sold at this moment. Prices in minor units; ``was`` is 0 unless it was lowered."""

    price: int
    was: int
    stock: int
    removed: bool = False

    @property
    def available(self) -> int:
        """How many can be bought."""
        return 0 if self.removed else self.stock


class Short(Exception):
    """Fewer are left than were asked for."""

    def __init__(self, variant: str, available: int) -> None:
        """Name the ``variant`` and say how many are ``available``."""
        super().__init__(f"only {available} of {variant} left")
        self.variant = variant
        self.available = available


class Stockroom:
    """Thread-safe; everything is back to opening day after ``reset``."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Open with the catalogue's own stock and prices."""
        self._lock = threading.Lock()
        self._opening = {variant.id: _opening(variant) for variant in catalogue.variants.values()}
        self._offers = dict(self._opening)

    def offer(self, variant: str) -> Offer:
        """The offer of a variant; raises ``KeyError`` for an unknown one."""
        with self._lock:
            return self._offers[variant]

    def change(
        self, variant: str, *, stock: int | None = None, price: int | None = None, removed: bool | None = None
    ) -> Offer:
        """Change what is given, keep the rest. A price below opening day's makes that one the old price."""
        with self._lock:
            offer = self._offers[variant]
            if stock is not None:
                offer = replace(offer, stock=stock)
            if price is not None:
                opening = self._opening[variant].price
                offer = replace(offer, price=price, was=opening if price < opening else 0)
            if removed is not None:
                offer = replace(offer, removed=removed)
            self._offers[variant] = offer
            return offer

    def take(self, quantities: Mapping[str, int]) -> None:
        """Sell all of it or nothing; raises ``Short`` for the first variant of which too few are left."""
        with self._lock:
            for variant, quantity in quantities.items():
                available = self._offers[variant].available
                if quantity > available:
                    raise Short(variant, available)
            for variant, quantity in quantities.items():
                offer = self._offers[variant]
                self._offers[variant] = replace(offer, stock=offer.stock - quantity)

    def moved(self) -> dict[str, Offer]:
        """The variants that are no longer as on opening day."""
        with self._lock:
            return {key: offer for key, offer in self._offers.items() if offer != self._opening[key]}

    def reset(self) -> None:
        """Opening day again."""
        with self._lock:
            self._offers = dict(self._opening)


def _opening(variant: Variant) -> Offer:
    return Offer(variant.price, variant.was, variant.stock)
