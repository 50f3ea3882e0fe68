"""The shop's catalogue: some eighty products in six categories."""

from sameplace.demo.catalogue import ceramics, kitchen, lamps, plants, stationery, textiles
from sameplace.demo.catalogue.model import Catalogue, Category, Product, Size, Variant

_DEPARTMENTS = (ceramics, textiles, lamps, kitchen, stationery, plants)

CATALOGUE = Catalogue(
    [department.CATEGORY for department in _DEPARTMENTS],
    [product for department in _DEPARTMENTS for product in department.PRODUCTS],
)

__all__ = ["CATALOGUE", "Catalogue", "Category", "Product", "Size", "Variant"]
