"""``python -m django_oscar.seed``: makes the database and puts the wares on the shelves."""

from __future__ import annotations

from decimal import Decimal

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402 - models come after setup
from django.core.management import call_command  # noqa: E402
from oscar.apps.catalogue.categories import create_from_breadcrumbs  # noqa: E402
from oscar.core.loading import get_model  # noqa: E402
from pictures import picture  # noqa: E402 - this environment has no package of ours, only the folder
from wares import WARES, Ware  # noqa: E402

Product = get_model("catalogue", "Product")
ProductClass = get_model("catalogue", "ProductClass")
ProductImage = get_model("catalogue", "ProductImage")
Option = get_model("catalogue", "Option")
Partner = get_model("partner", "Partner")
StockRecord = get_model("partner", "StockRecord")


def show(product: object, index: int) -> None:
    file = ContentFile(picture(index), f"{index}.png")
    ProductImage.objects.create(product=product, original=file, display_order=0)


def stock(product: object, ware: Ware, partner: object) -> None:
    StockRecord.objects.create(
        product=product,
        partner=partner,
        partner_sku=ware.sku,
        price_currency="GBP",
        price=Decimal(ware.price) / 100,
        num_in_stock=ware.stock,
    )


def main() -> None:
    call_command("migrate", verbosity=0)
    kind = ProductClass.objects.create(name="Ware", track_stock=True)
    # A choice that is no variant: it stands in the basket's line, and in the product's own form.
    engraving = Option.objects.create(name="Engraving", code="engraving", type=Option.TEXT, required=False)
    category = create_from_breadcrumbs("Table")
    partner = Partner.objects.create(name="Kiln")
    parents: dict[str, object] = {}
    for index, ware in enumerate(WARES):
        if ware.options:
            parent = parents.get(ware.title)
            if parent is None:
                parent = Product.objects.create(
                    structure="parent", title=ware.title, product_class=kind, slug=ware.sku.lower()
                )
                parent.categories.add(category)
                ProductImage.objects.create(
                    product=parent, original=ContentFile(picture(index), f"{index}.png"), display_order=0
                )
                parents[ware.title] = parent
            choice = ", ".join(ware.options.values())
            product = Product.objects.create(
                structure="child", parent=parent, title=f"{ware.title}, {choice}", upc=ware.sku
            )
        else:
            product = Product.objects.create(
                structure="standalone", title=ware.title, upc=ware.sku, product_class=kind
            )
            product.categories.add(category)
            ProductImage.objects.create(
                product=product, original=ContentFile(picture(index), f"{index}.png"), display_order=0
            )
            if ware.sku == "LAMP":
                product.product_options.add(engraving)
        stock(product, ware, partner)


if __name__ == "__main__":
    main()
