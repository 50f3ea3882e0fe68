"""The cart: lines in a visitor's session, priced and counted against the stockroom."""

from __future__ import annotations

from typing import Any

from sameplace.demo.catalogue import Catalogue
from sameplace.demo.money import CURRENCY
from sameplace.demo.sessions import Session
from sameplace.demo.stockroom import Stockroom

MOST = 99
"""Of one variant, so that a slip of the finger is no wholesale order."""


class Refused(Exception):
    """The shop cannot do what the visitor asked of the cart."""

    def __init__(self, error: str, message: str, available: int, status: int = 409) -> None:
        """``error`` is for programs, ``message`` for people, ``available`` how many more can be added."""
        super().__init__(message)
        self.error = error
        self.message = message
        self.available = available
        self.status = status

    def as_json(self) -> dict[str, Any]:
        """The body of the refusal."""
        return {"error": self.error, "message": self.message, "available": self.available}


class Cart:
    """One visitor's cart."""

    def __init__(self, session: Session, catalogue: Catalogue, stockroom: Stockroom) -> None:
        """Look at the cart of a ``session``."""
        self._session = session
        self._catalogue = catalogue
        self._stockroom = stockroom

    def add(self, variant: str, quantity: int) -> None:
        """Add that many, or nothing: raises ``Refused`` when sold out, when fewer are left, when unknown."""
        title, available = self._offered(variant)
        if not 1 <= quantity <= MOST:
            raise Refused("quantity", f"Please choose a quantity from 1 to {MOST}.", available, 422)
        with self._session.lock:
            held = self._session.cart.get(variant, 0)
            if available == 0:
                raise Refused("sold-out", f"{title} is sold out.", 0)
            left = max(min(available, MOST) - held, 0)
            if quantity > left:
                raise Refused("fewer", _shortage(title, left, held), left)
            self._session.cart[variant] = held + quantity

    def offer(self, variant: str) -> dict[str, Any]:
        """What the shop has of a variant, for ``/variants/ID.json``; raises ``Refused`` when unknown."""
        _, available = self._offered(variant)
        price = self._stockroom.offer(variant).price
        return {"variant": variant, "available": available, "unit_price": price, "currency": CURRENCY}

    def change(self, key: str, quantity: int) -> None:
        """Set a line's quantity; 0 removes it. Raises ``Refused`` when more than there are is asked for."""
        with self._session.lock:
            held = self._session.cart.get(key)
            if held is None:
                raise Refused("gone", "This line is no longer in your cart.", 0, 404)
            if quantity <= 0:
                del self._session.cart[key]
                return
            title, available = self._offered(key, sold=True)
            if quantity > held and quantity > min(available, MOST):
                left = max(min(available, MOST) - held, 0)
                raise Refused("fewer", _shortage(title, left, held), left)
            self._session.cart[key] = quantity

    def clear(self) -> dict[str, int]:
        """Empty the cart and return what was in it, quantity by variant id."""
        with self._session.lock:
            taken, self._session.cart = self._session.cart, {}
            return taken

    def quantities(self) -> dict[str, int]:
        """Quantity by variant id."""
        with self._session.lock:
            return dict(self._session.cart)

    def as_json(self) -> dict[str, Any]:
        """The cart as ``/cart.json`` answers it; money in minor units."""
        lines = [self._line(variant, quantity) for variant, quantity in self.quantities().items()]
        return {
            "currency": CURRENCY,
            "count": sum(line["quantity"] for line in lines),
            "total": sum(line["quantity"] * line["unit_price"] for line in lines),
            "lines": lines,
        }

    def _line(self, key: str, quantity: int) -> dict[str, Any]:
        variant = self._catalogue.variants[key]
        product = self._catalogue.products[variant.product]
        offer = self._stockroom.offer(key)
        return {
            "key": key,
            "variant": key,
            "sku": variant.sku,
            "title": product.title,
            "options": variant.options,
            "quantity": quantity,
            "unit_price": offer.price,
            "url": f"/products/{product.slug}?variant={key}",
            "image": f"/pictures/{variant.picture}.svg",
            "available": offer.available,
        }

    def _offered(self, key: str, *, sold: bool = False) -> tuple[str, int]:
        """Title and number available; a removed variant is unknown unless it was ``sold`` into this cart."""
        variant = self._catalogue.variants.get(key)
        if variant is None:
            raise Refused("gone", "This article is not in our shop.", 0, 404)
        offer = self._stockroom.offer(key)
        if offer.removed and not sold:
            raise Refused("gone", "We no longer sell this article.", 0, 404)
        product = self._catalogue.products[variant.product]
        return f"{product.title} ({variant.label})", offer.available


def _shortage(title: str, left: int, held: int) -> str:
    if left:
        more = " more" if held else ""
        return f"Only {left}{more} of {title} left."
    return f"You have all the {title} that we have left in your cart."
