"""Carts in EverShop. Not in ``make test``: it takes minutes to install and build."""

from __future__ import annotations

import pytest

from ..devices import Device
from .ever_shop import EverShop
from .journeys import ShopJourneys
from .wares import MUG


@pytest.mark.evershop
class TestEverShop(ShopJourneys):
    shop_type = EverShop

    def test_what_was_put_in_without_leaving_the_page_is_remembered(
        self, laptop: Device, shop: EverShop
    ) -> None:
        page = laptop.open(shop.front)
        with page.expect_request(lambda asked: "myCart" in (asked.post_data or "")):
            shop.put_in_cart(page, MUG)
            shop.put_in_cart(page, MUG)
