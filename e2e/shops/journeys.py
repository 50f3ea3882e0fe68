"""What must come true in every real shop: carts filled by clicking, brought back, told line by line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from sameplace.testing.widget import prompt

from ..devices import PHONE, Device
from ..journey import accept, finished, link_of
from .shop import RealShop
from .wares import BOWL, LAMP, MUG, PLATE_SAND, PLATE_SEA, TRAY, Ware

CART = {MUG: 3, LAMP: 1, PLATE_SAND: 1, PLATE_SEA: 2, BOWL: 2}
Cart = dict[Ware, int]


def fill_cart(page: Page, shop: RealShop, cart: Cart) -> None:
    for ware, quantity in cart.items():
        for _ in range(quantity):
            shop.put_in_cart(page, ware)
    assert shop.cart(page) == cart


def leave(device: Device, shop: RealShop, cart: Cart = CART) -> str:
    """Ada fills her cart on one device and takes a link along; nothing of it stays open.

    Once for each kind of device: what is in a link does not change with what becomes of the shop.
    """
    page = device.open(shop.front)
    key = (page.viewport_size["width"], *cart.items())  # type: ignore[index]
    if key not in shop.links:
        fill_cart(page, shop, cart)
        page.goto(shop.front)
        shop.links[key] = link_of(page)
    page.close()
    return shop.links[key]


def told(card: Locator) -> dict[str, str]:
    """What a card says of lines that are not as they were: by title, and without the spaces."""
    lines = [item.inner_text() for item in card.get_by_role("listitem").all()]
    return dict(re.split(r"\s*\n\s*", line, maxsplit=1) for line in lines)  # type: ignore[misc]


def report(page: Page) -> Locator:
    return page.get_by_role("dialog").filter(has=page.get_by_role("button", name="Undo"))


class ShopJourneys:
    """Inherited by the tests of each shop."""

    shop_type: ClassVar[type[RealShop]]

    def test_shopper_finds_the_cart_again_on_the_phone(
        self, laptop: Device, phone: Device, shop: RealShop
    ) -> None:
        link = leave(laptop, shop)
        right = phone.open(link)
        expect(prompt(right)).to_contain_text("9 items will be added to your cart here.")
        assert shop.cart(right) == {}, "nothing may be added before the shopper says so"
        accept(right)
        assert shop.cart(right) == CART
        assert told(report(right)) == {}
        expect(report(right)).to_contain_text("9 items are in your cart again.")

    def test_shopper_finds_the_cart_again_on_the_laptop(
        self, laptop: Device, phone: Device, shop: RealShop
    ) -> None:
        right = laptop.open(leave(phone, shop))
        accept(right)
        assert shop.cart(right) == CART
        assert told(report(right)) == {}

    @pytest.mark.parametrize(
        ("drift", "left", "words"),
        [
            (lambda shop: shop.set_stock(MUG, 0), 0, "Sold out"),
            (lambda shop: shop.set_stock(MUG, 2), 2, "Only 2 of 3 available"),
            (lambda shop: shop.set_price(MUG, 1475), 3, "Now {1475}, was {1250}"),
            (lambda shop: shop.set_offered(MUG, False), 0, "No longer available"),
        ],
        ids=["sold-out", "fewer", "re-priced", "removed"],
    )
    @pytest.mark.parametrize("way", ["to-the-phone", "to-the-laptop"])
    def test_shopper_is_told_what_changed_meanwhile(
        self,
        laptop: Device,
        phone: Device,
        shop: RealShop,
        way: str,
        drift: Callable[[RealShop], None],
        left: int,
        words: str,
    ) -> None:
        there, here = (laptop, phone) if way == "to-the-phone" else (phone, laptop)
        link = leave(there, shop)
        drift(shop)
        right = here.open(link)
        said = re.sub(r"\{(\d+)\}", lambda price: shop.amount(int(price[1])), words)
        accept(right)
        assert shop.cart(right) == {ware: n for ware, n in {**CART, MUG: left}.items() if n}
        assert told(report(right)) == {shop.title_of(MUG): said}

    def test_shopper_is_told_of_everything_that_changed_at_once(
        self, laptop: Device, phone: Device, shop: RealShop
    ) -> None:
        link = leave(laptop, shop)
        shop.set_stock(PLATE_SEA, 0)
        shop.set_stock(BOWL, 1)
        shop.set_price(MUG, 999)
        shop.set_offered(LAMP, False)
        right = phone.open(link)
        expect(prompt(right).get_by_role("listitem")).not_to_have_count(0)
        foreseen = told(prompt(right))
        assert foreseen[shop.title_of(MUG)] == f"Now {shop.amount(999)}, was {shop.amount(1250)}"
        accept(right)
        assert shop.cart(right) == {MUG: 3, PLATE_SAND: 1, BOWL: 1}
        lines = report(right).get_by_role("listitem")
        expect(lines).to_have_count(4)
        expected = {
            MUG: f"Now {shop.amount(999)}, was {shop.amount(1250)}",
            LAMP: "No longer available",
            BOWL: "Only 1 of 2 available",
            PLATE_SEA: "Sold out",
        }
        assert told(report(right)) == {shop.title_of(ware): words for ware, words in expected.items()}

    def test_nothing_is_twice_there_when_continue_is_pressed_twice(
        self, laptop: Device, phone: Device, shop: RealShop
    ) -> None:
        link = leave(laptop, shop)
        right = phone.open(link)
        prompt(right).get_by_role("button", name="Continue", exact=True).dblclick()
        finished(right)
        assert shop.cart(right) == CART
        again = phone.open(link)
        accept(again)
        assert shop.cart(again) == CART
        assert told(report(again)) == {}

    def test_nothing_is_twice_there_when_two_tabs_restore_at_once(
        self, laptop: Device, phone: Device, shop: RealShop
    ) -> None:
        link = leave(laptop, shop)
        tabs = [phone.open(link), phone.open(link)]
        for tab in tabs:
            expect(prompt(tab)).to_be_visible()
        for tab in tabs:
            prompt(tab).get_by_role("button", name="Continue", exact=True).click(no_wait_after=True)
        for tab in tabs:
            finished(tab)
        assert shop.cart(tabs[0]) == CART
        assert [told(report(tab)) for tab in tabs] == [{}, {}]

    def test_shopper_whose_network_drops_half_way_continues_later(
        self, laptop: Device, phone: Device, shop: RealShop
    ) -> None:
        link = leave(laptop, shop)
        right = phone.open(link)
        expect(prompt(right)).to_be_visible()
        asked = 0

        def drop(route: Route) -> None:
            nonlocal asked
            asked += 1
            if asked > 2:
                phone.context.set_offline(True)
                route.abort("internetdisconnected")
            else:
                route.continue_()

        phone.context.route(shop.adds, drop)
        prompt(right).get_by_role("button", name="Continue", exact=True).click()
        expect(right.get_by_role("dialog").get_by_role("listitem")).not_to_have_count(0, timeout=30_000)
        words = told(right.get_by_role("dialog"))
        phone.context.unroute(shop.adds)
        phone.context.set_offline(False)
        held = shop.cart(right)
        assert held.items() <= CART.items(), held
        assert len(held) == 2
        # Whatever is not known to be there is said to be missing or unknown; nothing is claimed.
        assert set(words) >= {shop.title_of(ware) for ware in CART if ware not in held}
        assert all("again" not in said for said in words.values())
        again = phone.open(link)
        accept(again)
        assert shop.cart(again) == CART

    def test_an_answer_that_is_lost_adds_nothing_twice(
        self, laptop: Device, phone: Device, shop: RealShop
    ) -> None:
        link = leave(laptop, shop)
        right = phone.open(link)
        expect(prompt(right)).to_be_visible()

        def lose(route: Route) -> None:
            route.fetch()  # the shop does it, and nobody hears of it
            route.abort("connectionreset")

        phone.context.route(shop.adds, lose)
        accept(right)
        phone.context.unroute(shop.adds)
        assert shop.cart(right) == CART
        assert told(report(right)) == {}, "what is there is known from reading, not from answers"
        again = phone.open(link)
        accept(again)
        assert shop.cart(again) == CART

    @pytest.mark.parametrize(
        ("choice", "kept"),
        [
            ("Keep both", {**CART, TRAY: 2}),
            ("Replace them", CART),
            ("Keep only this cart", {TRAY: 2, MUG: 1}),
        ],
        ids=["both", "replace", "keep"],
    )
    def test_shopper_with_another_cart_here_decides(
        self, laptop: Device, real_device: Callable[..., Device], shop: RealShop, choice: str, kept: Cart
    ) -> None:
        link = leave(laptop, shop)
        other = real_device(PHONE)
        right = other.open(shop.front)
        fill_cart(right, shop, {TRAY: 2, MUG: 1})
        right.goto(link)
        prompt(right).get_by_text(choice, exact=True).click()
        accept(right)
        assert shop.cart(right) == kept

    def test_the_page_is_left_in_peace(self, laptop: Device, phone: Device, shop: RealShop) -> None:
        """Not a word in the console, beyond what the shop says without us."""
        right = phone.open(leave(laptop, shop, {MUG: 1}))
        accept(right)
        assert [line for line in phone.complaints + laptop.complaints if "sameplace" in line.lower()] == []
