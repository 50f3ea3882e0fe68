"""A real shop that embeds nothing of Sameplace: what was put into its cart comes along with the extension."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from ..shops.journeys import fill_cart
from ..shops.oscar_shop import DjangoOscar
from ..shops.wares import LAMP, MUG
from .blind import BlindService
from .equipped import Equipped
from .visitor import arrive, finished, go_on, hop, link_in


@pytest.fixture(scope="module")
def oscar(service: BlindService) -> Iterator[DjangoOscar]:
    shop = DjangoOscar(service)
    shop.tag = ""
    shop.start()
    yield shop
    shop.stop()


def test_shopper_of_django_oscar_finds_the_cart_again_on_the_phone(
    laptop: Equipped, phone: Equipped, oscar: DjangoOscar
) -> None:
    oscar.restock()
    left = laptop.open(oscar.front)
    fill_cart(left, oscar, {MUG: 2, LAMP: 1})
    left.goto(oscar.front)
    right = arrive(phone, link_in(hop(laptop, left)))
    expect(right.get_by_role("main")).to_contain_text(MUG.title)
    go_on(phone, right)
    card = phone.card(right)
    finished(card)
    assert oscar.cart(right) == {MUG: 2, LAMP: 1}
    card.read("3 items are in your cart again.")
