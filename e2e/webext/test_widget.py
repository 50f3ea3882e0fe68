"""On a site that embeds the widget there is one of everything, not two."""

from __future__ import annotations

from playwright.sync_api import expect

from ..journey import open_sheet, prompt, settled
from ..place import lines_off
from ..shop import Shop, fill_cart, in_cart
from .equipped import Equipped
from .visitor import finished, go_on, read_on


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
    address = page.url
    line = read_on(page, 0.4)
    popup = laptop.click_toolbar(page)
    popup.click("button", "Save this place")
    popup.read("Saved")
    page.goto("about:blank")
    places = laptop.open_page("places.html")
    with (
        laptop.context.expect_page(lambda opened: True)
        if False
        else laptop.context.expect_event("request", lambda r: r.url == address)
    ):
        places.get_by_role("button", name="Continue").first.click()
        laptop.allow(places)
    there = next(one for one in laptop.context.pages[::-1] if one.url == address)
    finished(laptop.card(there))
    settled(there)
    assert lines_off(there, line) <= 1
    expect(prompt(there)).to_have_count(0)


def test_widgets_own_hop_still_works_beside_the_extension(
    laptop: Equipped, phone: Equipped, shop: Shop
) -> None:
    left = laptop.open(shop.url)
    fill_cart(left, shop, "morning-mug")
    sheet = open_sheet(left)
    right = phone.open(sheet.get_by_label("Link").input_value())
    expect(prompt(right)).to_be_visible()
    prompt(right).get_by_role("button", name="Continue", exact=True).click()
    expect(right.get_by_role("button", name="Undo")).to_be_visible()
    assert in_cart(right) == in_cart(left)
    assert list(phone.worlds(right)) == [], "nothing of the extension is in a page that it was not asked into"
