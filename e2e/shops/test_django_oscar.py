"""Carts in django-oscar."""

from __future__ import annotations

from ..devices import Device
from ..journey import accept, link_of
from .journeys import ShopJourneys, leave, report, told
from .oscar_shop import DjangoOscar
from .wares import LAMP, MUG


class TestDjangoOscar(ShopJourneys):
    shop_type = DjangoOscar

    def test_what_was_engraved_comes_along(self, laptop: Device, phone: Device, shop: DjangoOscar) -> None:
        left = laptop.open(shop.page_of(LAMP))
        for words in ("Ada", "Bob", "Ada"):
            left.goto(shop.page_of(LAMP))
            left.get_by_label("Engraving").fill(words)
            left.locator("#add_to_basket_form button").click()
            left.locator("#messages .alert-success").first.wait_for()
        lines = {"Reading lamp (Engraving = 'Ada')": 2, "Reading lamp (Engraving = 'Bob')": 1}
        assert shop.lines(left) == lines
        right = phone.open(link_of(left))
        accept(right)
        assert shop.lines(right) == lines
        assert told(report(right)) == {}

    def test_shopper_who_reads_in_another_language_gets_the_same(
        self, laptop: Device, phone: Device, shop: DjangoOscar
    ) -> None:
        link = leave(laptop, shop, {MUG: 2})
        page = phone.open(link.replace("/en-gb/", "/de/"))
        page.get_by_role("dialog").get_by_role("button", name="Weitermachen").click()
        page.get_by_role("button", name="Rückgängig").wait_for()
        assert shop.cart(page) == {MUG: 2}

    def test_the_shops_own_display_follows(self, laptop: Device, phone: Device, shop: DjangoOscar) -> None:
        right = laptop.open(leave(phone, shop, {MUG: 2}))
        assert "£0.00" in right.locator(".basket-mini").inner_text()
        accept(right)
        assert "£25.00" in right.locator(".basket-mini").inner_text()
        right.locator(".basket-mini .dropdown-toggle").click()
        right.locator(".basket-mini .dropdown-menu").get_by_text("Morning mug").wait_for()
