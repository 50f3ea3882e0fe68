"""On a site that embeds the widget there is one of everything, not two."""

from __future__ import annotations

from playwright.sync_api import expect

from sameplace.testing.painted import lines_off, rest
from sameplace.testing.widget import open_sheet, prompt

from ..shop import Shop, fill_cart, in_cart
from .equipped import Equipped
from .visitor import finished, open_place, read_on, save


def test_toolbar_opens_the_sites_own_sheet(laptop: Equipped, shop: Shop) -> None:
    page = laptop.open(f"{shop.url}/journal")
    popup = laptop.click_toolbar(page)
    popup.click("button", "Continue on another device")
    popup.wait_closed()
    sheet = page.get_by_role("dialog", name="Continue on another device")
    expect(sheet.get_by_role("img", name="QR code")).to_be_visible()
    expect(page.locator("sameplace-surface")).to_have_count(1)
    assert sheet.get_by_label("Link").input_value().startswith(page.url)


def test_place_that_the_extension_saved_is_brought_back_by_it_alone(laptop: Equipped, shop: Shop) -> None:
    page = laptop.open(shop.url)
    page.goto(f"{shop.url}/journal")
    page.locator("main a[href^='/journal/']").first.click()
    page.wait_for_load_state()
    line = read_on(page, 0.4)
    save(laptop, page)
    places = laptop.open_page("places.html")
    there = open_place(laptop, places, page.title())
    finished(laptop.card(there))
    rest(there)
    assert lines_off(there, line) <= 1
    expect(prompt(there)).to_have_count(0)


def test_widgets_own_hop_still_works_beside_the_extension(
    laptop: Equipped, phone: Equipped, shop: Shop
) -> None:
    left = laptop.open(shop.url)
    fill_cart(left, shop, "morning-mug")
    left.goto(f"{shop.url}/journal")
    sheet = open_sheet(left)
    right = phone.open(sheet.get_by_label("Link").input_value())
    expect(prompt(right)).to_be_visible()
    prompt(right).get_by_role("button", name="Continue", exact=True).click()
    expect(right.get_by_role("button", name="Undo")).to_be_visible()
    assert in_cart(right) == in_cart(left)
    assert list(phone.worlds(right)) == [], "nothing of the extension is in a page that it was not asked into"
