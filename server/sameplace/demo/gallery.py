"""Pictures of what the catalogue sells, by file name."""

from __future__ import annotations

from functools import lru_cache

from sameplace.demo.catalogue import CATALOGUE, Product, Variant
from sameplace.demo.pictures.scenes import Thing, alone, family, in_company, views_of

VIEW_TITLES = {
    "close": "close by",
    "shelf": "on a shelf with its neighbours",
    "colours": "in all its colours",
}


def views(product: Product, variant: Variant) -> list[tuple[str, str]]:
    """Names and descriptions of a variant's pictures, the main one first."""
    title = f"{product.title} in {variant.label}"
    names = [(variant.picture, title)]
    for view in views_of(product.look.shape, len(product.colours)):
        stem = product.slug if view == "colours" else variant.picture
        names.append((f"{stem}-{view}", f"{title}, {VIEW_TITLES[view]}"))
    return names


@lru_cache(maxsize=512)
def picture(name: str) -> str | None:
    """SVG of ``slug`` or ``slug-colour[-size]``, with ``-close`` or ``-shelf``, or of ``slug-colours``."""
    for view in VIEW_TITLES:
        if name.endswith(f"-{view}") and (found := _find(name.removesuffix(f"-{view}"))):
            return _draw(*found, view)
    found = _find(name)
    return _draw(*found, "") if found else None


def _find(name: str) -> tuple[Product, Variant] | None:
    if name in CATALOGUE.products:
        product = CATALOGUE.products[name]
        return product, product.variants[0]
    variant = CATALOGUE.pictures.get(name)
    return (CATALOGUE.products[variant.product], variant) if variant else None


def _draw(product: Product, variant: Variant, view: str) -> str:
    room = product.room or _room(product)
    title = f"{product.title}, {variant.label}"
    thing = Thing(product.look, variant.colour, variant.scale)
    if view == "shelf":
        others = [other for other in CATALOGUE.alike(product, 8) if "shelf" in views_of(other.look.shape, 1)][
            -2:
        ]
        company = [Thing(other.look, other.colours[0]) for other in others]
        return in_company(thing, company, "Oak", room, variant.picture, title)
    if view == "colours":
        things = [Thing(product.look, colour) for colour in product.colours]
        return family(things, "linen" if room != "evening" else room, product.slug, title)
    return alone(thing, room, product.slug, title, close=view == "close")


def _room(product: Product) -> str:
    """Mostly the category's own; every third product stands elsewhere, so that a page is not one colour."""
    own = CATALOGUE.categories[product.category].room
    if own == "evening":
        return ("evening", "dusk", "evening", "forest")[product.number % 4]
    return (own, own, ("linen", "fog", "blush", "sage", "honey", "plaster")[product.number % 6])[
        product.number % 3
    ]
