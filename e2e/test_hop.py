"""The main job: what a shopper left on the laptop continues on the phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from sameplace.testing import expect_no_prompt, expect_prompt, expect_same_cart, expect_same_place
from sameplace.testing.devices import Devices
from sameplace.testing.faults import Faults
from sameplace.testing.hop import Hopping
from sameplace.testing.painted import line_at_top, lines_off, rest
from sameplace.testing.widget import open_sheet, prompt, scan

from .devices import Device
from .journey import accept, code_in, link_of, scroll_to
from .shop import Shop, fill_cart, in_cart
from .site import Site

LAPTOP, TABLET, PHONE = "Desktop Chrome", "iPad Mini", "iPhone 13"
THINGS = ("morning-mug", "supper-bowl", "table-plates")


@pytest.fixture
def sameplace_cart() -> Callable[[Page], dict[str, int]]:
    """What the shop itself says is in the cart, whatever its adapter says."""
    return in_cart


def read_article(page: Page, shop: Shop, depth: float = 0.4) -> None:
    """Open an article and scroll down by hand."""
    page.goto(f"{shop.url}/journal")
    page.locator("main a[href^='/journal/']").first.click()
    page.wait_for_load_state()
    goal = int(page.evaluate("document.documentElement.scrollHeight") * depth)
    for _ in range(8):
        scroll_to(page, goal)
        line = line_at_top(page)
        # With a picture at the top "the same line" is lower down than anybody looks: read on past it.
        if line and line.top < 120:
            return
        goal += 200
    raise AssertionError("no text comes to the top of the window")


def go_shopping(page: Page, shop: Shop) -> list[str]:
    """Ada fills her cart and reads on; returns what is in it."""
    page.goto(shop.url)
    fill_cart(page, shop, *THINGS)
    variants = list(in_cart(page))
    assert len(variants) == 3
    read_article(page, shop)
    return variants


def expect_continued(page: Page, left: Page) -> None:
    assert page.url == left.url
    expect_same_place(page)
    expect_same_cart(page)


def test_shopper_scans_the_screen_and_continues_on_the_phone(
    laptop: Device, phone: Device, shop: Shop
) -> None:
    """With nothing between the two browsers and the service: one run as it is in the world."""
    left = laptop.open(shop.url)
    go_shopping(left, shop)
    line = line_at_top(left)
    sheet = open_sheet(left)
    right = phone.open(scan(left))
    expect(prompt(right)).to_be_visible()
    assert "sameplace" not in right.url
    assert in_cart(right) == {}, "nothing may be restored before the shopper says so"
    accept(right)
    rest(right)
    assert right.url == left.url
    assert in_cart(right) == in_cart(left)
    assert lines_off(right, line) <= 1
    expect(sheet.locator(".caption")).to_have_text("Continued there", timeout=20_000)
    assert phone.complaints == laptop.complaints == []


@pytest.mark.parametrize(
    ("there", "here", "by"),
    [(LAPTOP, PHONE, "qr"), (LAPTOP, TABLET, "link"), (LAPTOP, PHONE, "code"), (PHONE, LAPTOP, "link")],
)
def test_shopper_continues_on_another_device(
    devices: Devices, hop: Hopping, shop: Shop, there: str, here: str, by: str
) -> None:
    left = devices(there)
    go_shopping(left, shop)
    expect_continued(hop(left, to=here, by=by), left)


def test_shopper_types_the_code_in_the_shop_itself(devices: Devices, shop: Shop) -> None:
    left, right = devices(LAPTOP, PHONE)
    go_shopping(left, shop)
    line, code = line_at_top(left), code_in(open_sheet(left))
    right.goto(shop.url)
    sheet = open_sheet(right)
    sheet.get_by_text("Have a code from another device?").click()
    sheet.get_by_label("The eight letters and digits").fill(code.replace("-", " "))
    sheet.get_by_role("button", name="Open").click()
    # The place is on another page of the shop: asked here, restored there, not asked twice.
    prompt(right).get_by_role("button", name="Continue", exact=True).click()
    right.wait_for_url(left.url)
    expect(right.get_by_role("button", name="Undo")).to_be_visible()
    rest(right)
    assert lines_off(right, line) <= 1
    assert in_cart(right) == in_cart(left)


def test_shopper_says_no_and_is_left_alone(devices: Devices, hop: Hopping, shop: Shop) -> None:
    left = devices(LAPTOP)
    go_shopping(left, shop)
    right = hop(left, to=PHONE, accept=False)
    expect_prompt(right)
    prompt(right).get_by_role("button", name="Start fresh").click()
    expect_no_prompt(right)
    assert right.url == left.url
    assert right.evaluate("scrollY") == 0
    assert in_cart(right) == {}


def test_shopper_who_changed_their_mind_finds_it_in_the_sheet(devices: Devices, shop: Shop) -> None:
    left, right = devices(LAPTOP, PHONE)
    go_shopping(left, shop)
    link = link_of(left)
    right.goto(link)
    prompt(right).get_by_role("button", name="Start fresh").click()
    again = right.context.new_page()
    again.goto(link)
    sheet = open_sheet(again)
    expect(prompt(again)).to_have_count(0)
    sheet.get_by_role("button", name="Go there").click()
    expect(prompt(again)).to_be_visible()


def test_shopper_undoes_the_jump(devices: Devices, hop: Hopping, shop: Shop) -> None:
    left = devices(LAPTOP)
    go_shopping(left, shop)
    right = hop(left, to=PHONE)
    assert right.evaluate("scrollY") > 0
    right.get_by_role("button", name="Undo").click()
    expect(right.get_by_role("heading", name="You are back where you were before")).to_be_visible()
    right.wait_for_function("scrollY === 0")
    expect_same_cart(right)  # the jump is undone, the cart stays


def test_shopper_who_continued_can_hop_on(devices: Devices, hop: Hopping, shop: Shop) -> None:
    left = devices(LAPTOP)
    go_shopping(left, shop)
    right = hop(left, to=PHONE)
    right.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect_continued(hop(right, to=TABLET), left)


def test_shopper_who_has_some_of_it_gets_only_the_rest(devices: Devices, hop: Hopping, shop: Shop) -> None:
    left, right = devices(LAPTOP, PHONE)
    go_shopping(left, shop)
    right.goto(shop.url)
    fill_cart(right, shop, THINGS[0])
    expect_same_cart(hop(left, to=PHONE))


def test_shopper_is_told_what_sold_out_or_changed_its_price_meanwhile(
    devices: Devices, hop: Hopping, shop: Shop, sameplace_faults: Faults
) -> None:
    left = devices(LAPTOP)
    sold_out, dearer, _ = go_shopping(left, shop)
    sell_out_and_reprice(sameplace_faults, shop, sold_out, dearer)
    right = hop(left, to=PHONE)
    expect_continued(right, left)
    told = right.get_by_role("dialog").get_by_role("listitem")
    expect(told).to_have_count(2)
    expect(told.nth(0)).to_contain_text("Sold out")
    expect(told.nth(1)).to_contain_text("Now €99.50, was €")
    expect(told.nth(0).get_by_role("link")).to_have_attribute("href", re.compile(f"^{shop.url}/products/"))


def sell_out_and_reprice(faults: Faults, shop: Shop, sold_out: str, dearer: str) -> None:
    faults.item_sold_out(sold_out, by=lambda: shop.backstage("variant", variant=sold_out, stock=0))
    faults.item_repriced(dearer, to=9_950, by=lambda: shop.backstage("variant", variant=dearer, price=9_950))


def test_shopper_reads_before_continuing_what_will_become_of_the_cart(
    devices: Devices, hop: Hopping, shop: Shop, sameplace_faults: Faults
) -> None:
    left = devices(LAPTOP)
    sold_out, dearer, _ = go_shopping(left, shop)
    sell_out_and_reprice(sameplace_faults, shop, sold_out, dearer)
    right = hop(left, to=PHONE, accept=False)
    card = prompt(right)
    expect(card).to_contain_text("2 items will be added to your cart here.", timeout=15_000)
    told = card.get_by_role("listitem")
    expect(told).to_have_count(2)
    expect(told.nth(0)).to_contain_text("Sold out")
    expect(told.nth(1)).to_contain_text("Now €99.50, was €")
    assert in_cart(right) == {}, "nothing is done before the answer"
    expect(card.get_by_role("radio")).to_have_count(0)


@pytest.mark.parametrize(
    ("choice", "kept"), [("Keep both", "both"), ("Replace them", "carried"), ("Keep only this cart", "own")]
)
def test_shopper_with_another_cart_here_is_asked_what_becomes_of_it(
    devices: Devices, hop: Hopping, shop: Shop, choice: str, kept: str
) -> None:
    left, right = devices(LAPTOP, PHONE)
    go_shopping(left, shop)
    right.goto(shop.url)
    fill_cart(right, shop, "moon-vase")
    own, carried = in_cart(right), in_cart(left)
    right = hop(left, to=PHONE, accept=False)
    expect(
        prompt(right).get_by_role("group", name="There are other things in your cart here")
    ).to_be_visible()
    expect(prompt(right).get_by_label("Keep both")).to_be_checked()
    prompt(right).get_by_label(choice).check()
    accept(right)
    expect_same_place(right)
    assert in_cart(right) == {"both": own | carried, "carried": carried, "own": own}[kept]


def test_cart_that_was_bought_or_emptied_meanwhile_does_not_turn_up_on_the_other_device(
    devices: Devices, shop: Shop
) -> None:
    left, right = devices(LAPTOP, PHONE)
    go_shopping(left, shop)
    line, link = line_at_top(left), link_of(left)
    left.goto(f"{shop.url}/cart")
    with left.expect_response(
        lambda answer: answer.url.endswith("/cart") and answer.request.method == "DELETE"
    ):
        for button in left.get_by_role("button", name="Remove").all()[::-1]:
            button.click()
            expect(button).to_have_count(0)
    right.goto(link)
    expect(prompt(right)).to_be_visible()
    expect(prompt(right)).not_to_contain_text("in your cart")
    accept(right)
    rest(right)
    assert in_cart(right) == {}
    assert lines_off(right, line) <= 1


def test_reader_on_a_device_with_another_language_is_told_so(
    devices: Devices, hop: Hopping, site: Site
) -> None:
    left = devices(LAPTOP)
    devices(PHONE, locale="de-DE")
    left.goto(f"{site.url}/guide")
    scroll_to(left, 1800)
    line = line_at_top(left)
    right = hop(left, to=PHONE, accept=False)
    right.get_by_role("dialog").get_by_role("button", name="Weitermachen").click()
    expect(right.get_by_text("Sie haben diese Seite auf Englisch gelesen.").first).to_be_visible()
    rest(right)
    assert line_at_top(right).item == line.item, "the same paragraph of the translation"
