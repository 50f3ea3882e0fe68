"""Products as pages show them: with today's prices, and without what was removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import current_app

from sameplace.demo.catalogue import CATALOGUE, Product, Variant
from sameplace.demo.stockroom import Offer, Stockroom


def stockroom() -> Stockroom:
    """The stockroom of the shop that answers this request."""
    found: Stockroom = current_app.extensions["stockroom"]
    return found


@dataclass(frozen=True, slots=True)
class Card:
    """A product on a list: its lowest price, and the variant the picture shows."""

    product: Product
    shown: Variant
    price: int
    was: int
    several_prices: bool
    sold_out: bool


def offered(product: Product) -> list[tuple[Variant, Offer]]:
    """The product's variants that are still sold, with their offers."""
    pairs = [(variant, stockroom().offer(variant.id)) for variant in product.variants]
    return [(variant, offer) for variant, offer in pairs if not offer.removed]


def cards(products: Iterable[Product]) -> list[Card]:
    """Cards of the products that are still sold."""
    made = []
    for product in products:
        if not (pairs := offered(product)):
            continue
        offer = min((offer for _, offer in pairs), key=lambda offer: offer.price)
        prices = {offer.price for _, offer in pairs}
        made.append(
            Card(
                product,
                pairs[0][0],
                offer.price,
                offer.was,
                len(prices) > 1,
                all(not offer.available for _, offer in pairs),
            )
        )
    return made


def reduced() -> list[Product]:
    """Products with a variant that costs less than before."""
    return [
        product for product in CATALOGUE.products.values() if any(offer.was for _, offer in offered(product))
    ]


ORDERS = {
    "featured": "Featured",
    "price": "Price, low to high",
    "price-down": "Price, high to low",
    "name": "Name",
}


def ordered(found: Sequence[Card], order: str) -> list[Card]:
    """Cards in one of the ``ORDERS``; an unknown order leaves them as they are."""
    if order in ("price", "price-down"):
        return sorted(found, key=lambda card: card.price, reverse=order == "price-down")
    if order == "name":
        return sorted(found, key=lambda card: card.product.title)
    return list(found)
