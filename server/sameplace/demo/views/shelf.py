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
    """A product on a list, shown as one of its variants. Prices in minor units."""

    product: Product
    shown: Variant
    price: int
    was: int
    """Old price of what is shown, or 0."""
    several_prices: bool
    reduced: bool
    """Some variant costs less than before."""
    sold_out: bool
    link: str


def offered(product: Product) -> list[tuple[Variant, Offer]]:
    """The product's variants that are still sold, with their offers."""
    pairs = [(variant, stockroom().offer(variant.id)) for variant in product.variants]
    return [(variant, offer) for variant, offer in pairs if not offer.removed]


def cards(products: Iterable[Product]) -> list[Card]:
    """Cards of the products that are still sold: the first variant's picture, the lowest price."""
    made = []
    for product in products:
        if not (pairs := offered(product)):
            continue
        shown, first = pairs[0]
        prices = {offer.price for _, offer in pairs}
        made.append(
            Card(
                product,
                shown,
                min(prices),
                first.was if first.price == min(prices) else 0,
                len(prices) > 1,
                any(offer.was for _, offer in pairs),
                not any(offer.available for _, offer in pairs),
                f"/products/{product.slug}",
            )
        )
    return made


def reduced_cards(count: int) -> list[Card]:
    """Cards of variants that cost less than before, one a product."""
    made = []
    for product in CATALOGUE.products.values():
        for variant, offer in offered(product):
            if offer.was and offer.available:
                link = f"/products/{product.slug}?variant={variant.id}"
                made.append(Card(product, variant, offer.price, offer.was, False, True, False, link))
                break
    return made[:count]


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
