"""What a shop sells: categories, products, variants. Nothing here changes while the shop is open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sameplace.demo.pictures.shapes import Look


@dataclass(frozen=True, slots=True)
class Size:
    """A size, what it costs more than the smallest (minor units), and how large it is drawn."""

    name: str
    extra: int = 0
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Category:
    """A department of the shop."""

    slug: str
    title: str
    lead: str
    room: str
    """The room of its pictures, from the backdrop's names."""
    maker: str
    """Who makes these things, told on each product's page."""
    article: str
    """Slug of the Journal article that belongs to it."""


@dataclass(frozen=True, slots=True)
class Variant:
    """What is actually bought. ``id`` is what add-to-cart takes; stock and price are opening day's."""

    id: str
    sku: str
    product: str
    options: dict[str, str]
    price: int
    was: int
    """Price before it was lowered, in minor units; 0 when it never was."""
    stock: int
    picture: str
    colour: str
    scale: float

    @property
    def label(self) -> str:
        """The chosen options in words: ``Moss, Large``."""
        return ", ".join(self.options.values())


@dataclass(frozen=True)
class Product:
    """One page of the shop. Prices in minor units of the shop's currency."""

    number: int
    slug: str
    title: str
    category: str
    price: int
    look: Look
    colours: Sequence[str]
    summary: str
    story: str
    details: Sequence[tuple[str, str]]
    care: str
    sizes: Sequence[Size] = ()
    colour_name: str = "Colour"
    room: str = ""
    sold_out: Sequence[str] = ()
    """Variants that opened sold out, as ``Moss`` or ``Moss/Large``."""
    few: Sequence[str] = ()
    """Variants of which two are left."""
    was: dict[str, int] = field(default_factory=dict)
    """Old prices by colour."""

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """Every colour in every size."""
        made: list[Variant] = []
        for colour in self.colours:
            for size in self.sizes or (Size(""),):
                key = f"{colour}/{size.name}" if size.name else colour
                options = {self.colour_name: colour} | ({"Size": size.name} if size.name else {})
                index = len(made)
                made.append(
                    Variant(
                        id=str(self.number * 100 + index + 1),
                        sku=f"EF-{self.number}-{colour[:3].upper()}"
                        + (f"-{size.name[:1].upper()}" if size.name else ""),
                        product=self.slug,
                        options=options,
                        price=self.price + size.extra,
                        was=self.was.get(colour, 0) + size.extra if colour in self.was else 0,
                        stock=self._stock(colour, key, index),
                        picture="-".join([self.slug, *map(_slug, options.values())]),
                        colour=colour,
                        scale=size.scale,
                    )
                )
        return tuple(made)

    def _stock(self, colour: str, key: str, index: int) -> int:
        if colour in self.sold_out or key in self.sold_out:
            return 0
        if colour in self.few or key in self.few:
            return 2
        return 4 + (self.number * 7 + index * 5) % 17


def _slug(text: str) -> str:
    """``80 × 200 cm`` as ``80-x-200-cm``: letters and digits that need no escaping in an address."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("×", "x")).strip("-")


class Catalogue:
    """Finds categories, products and variants."""

    def __init__(self, categories: Sequence[Category], products: Sequence[Product]) -> None:
        """Index everything once; slugs, ids and pictures are unique or this raises ``ValueError``."""
        self.categories = {category.slug: category for category in categories}
        self.products = {product.slug: product for product in products}
        self.variants = {variant.id: variant for product in products for variant in product.variants}
        self.pictures = {variant.picture: variant for variant in self.variants.values()}
        total = sum(len(product.variants) for product in products)
        if len(products) != len(self.products) or {total} != {len(self.variants), len(self.pictures)}:
            msg = "two products share a slug, an id or a picture"
            raise ValueError(msg)

    def in_category(self, slug: str) -> list[Product]:
        """The products of one category, in the shop's own order."""
        return [product for product in self.products.values() if product.category == slug]

    def alike(self, product: Product, count: int = 4) -> list[Product]:
        """What a visitor of this product may also like: its neighbours in the category."""
        shelf = self.in_category(product.category)
        at = shelf.index(product)
        return [shelf[(at + step) % len(shelf)] for step in range(1, min(count, len(shelf) - 1) + 1)]
