"""The main job: what a shopper left on the laptop continues on the phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from sameplace.testing.painted import Line, line_at_top, lines_off

from .devices import LAPTOP, PHONE, Device
from .journey import accept, code_in, link_in, open_sheet, prompt, scan, scroll_to, settled
from .shop import Shop, fill_cart, in_cart
from .site import Site

THINGS = ("morning-mug", "supper-bowl", "table-plates")


def read_article(page: Page, shop: Shop, depth: float = 0.4) -> Line:
    """Open an article, scroll down by hand, and remember the line at the top."""
    page.goto(f"{shop.url}/journal")
    page.locator("main a[href^='/journal/']").first.click()
    page.wait_for_load_state()
    goal = int(page.evaluate("document.documentElement.scrollHeight") * depth)
    for _ in range(8):
        scroll_to(page, goal)
        line = line_at_top(page)
        # With a picture at the top "the same line" is lower down than anybody looks: read on past it.
        if line.top < 120:
            return line
        goal += 200
    raise AssertionError("no text comes to the top of the window")


def shopping(laptop: Device, shop: Shop) -> tuple[Page, dict[str, int], Line]:
    """Ada fills her cart and reads on; what she leaves behind."""
    page = laptop.open(shop.url)
    fill_cart(page, shop, *THINGS)
    cart = in_cart(page)
    assert len(cart) == 3
    return page, cart, read_article(page, shop)


def assert_continued(page: Page, laptop_page: Page, cart: dict[str, int], line: Line) -> None:
    settled(page)
    assert page.url == laptop_page.url
    assert in_cart(page) == cart
    assert lines_off(page, line) <= 1


def test_shopper_scans_the_screen_and_continues_on_the_phone(
    laptop: Device, phone: Device, shop: Shop
) -> None:
    left, cart, line = shopping(laptop, shop)
    sheet = open_sheet(left)
    right = phone.open(scan(left))
    expect(prompt(right)).to_be_visible()
    assert "sameplace" not in right.url
    assert in_cart(right) == {}, "nothing may be restored before the shopper says so"
    accept(right)
    assert_continued(right, left, cart, line)
    expect(sheet.locator(".caption")).to_have_text("Continued there", timeout=20_000)
    assert phone.complaints == laptop.complaints == []


def test_shopper_opens_the_link_on_another_laptop(laptop: Device, tablet: Device, shop: Shop) -> None:
    left, cart, line = shopping(laptop, shop)
    right = tablet.open(link_in(open_sheet(left)))
    accept(right)
    assert_continued(right, left, cart, line)


def test_shopper_types_the_code_on_the_services_page(laptop: Device, phone: Device, shop: Shop) -> None:
    left, cart, line = shopping(laptop, shop)
    right = phone.open(f"{shop.service.url}/r")
    right.get_by_label("The eight letters and digits").fill(code_in(open_sheet(left)).lower())
    right.keyboard.press("Enter")
    right.wait_for_url(f"{shop.url}/**")
    accept(right)
    assert_continued(right, left, cart, line)


def test_shopper_types_the_code_in_the_shop_itself(laptop: Device, phone: Device, shop: Shop) -> None:
    left, cart, line = shopping(laptop, shop)
    code = code_in(open_sheet(left))
    right = phone.open(shop.url)
    there = open_sheet(right)
    there.get_by_text("Have a code from another device?").click()
    there.get_by_label("The eight letters and digits").fill(code.replace("-", " "))
    there.get_by_role("button", name="Open").click()
    # The place is on another page of the shop: asked here, restored there, not asked twice.
    prompt(right).get_by_role("button", name="Continue", exact=True).click()
    right.wait_for_url(left.url)
    expect(right.get_by_role("button", name="Undo")).to_be_visible()
    assert_continued(right, left, cart, line)


def test_shopper_goes_back_to_the_laptop(laptop: Device, phone: Device, shop: Shop) -> None:
    left = phone.open(shop.url)
    line = read_article(left, shop, 0.6)
    right = laptop.open(link_in(open_sheet(left)))
    accept(right)
    settled(right)
    assert lines_off(right, line) <= 1


def test_shopper_says_no_and_is_left_alone(laptop: Device, phone: Device, shop: Shop) -> None:
    left, _, _ = shopping(laptop, shop)
    link = link_in(open_sheet(left))
    right = phone.open(link)
    prompt(right).get_by_role("button", name="Start fresh").click()
    expect(prompt(right)).to_be_hidden()
    assert right.url == left.url
    assert right.evaluate("scrollY") == 0
    assert in_cart(right) == {}
    # Opened again: not asked again, but found in the sheet by whoever changed their mind.
    again = phone.open(link)
    sheet = open_sheet(again)
    expect(prompt(again)).to_have_count(0)
    sheet.get_by_role("button", name="Go there").click()
    expect(prompt(again)).to_be_visible()


def test_shopper_undoes_the_jump(laptop: Device, phone: Device, shop: Shop) -> None:
    left, cart, _ = shopping(laptop, shop)
    right = phone.open(link_in(open_sheet(left)))
    accept(right)
    assert right.evaluate("scrollY") > 0
    right.get_by_role("button", name="Undo").click()
    expect(right.get_by_text("You are back where you were before")).to_be_visible()
    right.wait_for_function("scrollY === 0")
    assert in_cart(right) == cart, "the jump is undone, the cart stays"


def test_shopper_who_continued_can_hop_on(laptop: Device, phone: Device, shop: Shop) -> None:
    left = laptop.open(shop.url)
    read_article(left, shop)
    right = phone.open(link_in(open_sheet(left)))
    accept(right)
    right.get_by_role("dialog").get_by_role("button", name="Close").click()
    assert link_in(open_sheet(right)).startswith(right.url)


def test_shopper_who_has_some_of_it_gets_only_the_rest(laptop: Device, phone: Device, shop: Shop) -> None:
    left, cart, _ = shopping(laptop, shop)
    link = link_in(open_sheet(left))
    right = phone.open(shop.url)
    fill_cart(right, shop, THINGS[0])
    right.goto(link)
    accept(right)
    assert in_cart(right) == cart


def test_shopper_is_told_what_sold_out_or_changed_its_price_meanwhile(
    laptop: Device, phone: Device, shop: Shop
) -> None:
    left, cart, line = shopping(laptop, shop)
    link = link_in(open_sheet(left))
    sold_out, dearer, same = cart
    shop.backstage("variant", variant=sold_out, stock=0)
    shop.backstage("variant", variant=dearer, price=9_950)
    right = phone.open(link)
    accept(right)
    settled(right)
    assert in_cart(right) == {dearer: 1, same: 1}
    told = right.get_by_role("dialog").get_by_role("listitem")
    expect(told).to_have_count(2)
    expect(told.nth(0)).to_contain_text("Sold out")
    expect(told.nth(1)).to_contain_text("Now €99.50, was €")
    expect(told.nth(0).get_by_role("link")).to_have_attribute("href", re.compile(f"^{shop.url}/products/"))
    assert lines_off(right, line) <= 1


def test_shopper_reads_before_continuing_what_will_become_of_the_cart(
    laptop: Device, phone: Device, shop: Shop
) -> None:
    left, cart, _ = shopping(laptop, shop)
    link = link_in(open_sheet(left))
    sold_out, dearer, _ = cart
    shop.backstage("variant", variant=sold_out, stock=0)
    shop.backstage("variant", variant=dearer, price=9_950)
    right = phone.open(link)
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
    laptop: Device, phone: Device, shop: Shop, choice: str, kept: str
) -> None:
    left, cart, line = shopping(laptop, shop)
    link = link_in(open_sheet(left))
    right = phone.open(shop.url)
    fill_cart(right, shop, "moon-vase")
    own = in_cart(right)
    right.goto(link)
    expect(
        prompt(right).get_by_role("group", name="There are other things in your cart here")
    ).to_be_visible()
    expect(prompt(right).get_by_label("Keep both")).to_be_checked()
    prompt(right).get_by_label(choice).check()
    accept(right)
    settled(right)
    assert in_cart(right) == {"both": own | cart, "carried": cart, "own": own}[kept]
    assert lines_off(right, line) <= 1


def test_cart_that_was_bought_or_emptied_meanwhile_does_not_turn_up_on_the_other_device(
    laptop: Device, phone: Device, shop: Shop
) -> None:
    left, _, line = shopping(laptop, shop)
    link = link_in(open_sheet(left))
    left.goto(f"{shop.url}/cart")
    with left.expect_response(
        lambda answer: answer.url.endswith("/cart") and answer.request.method == "DELETE"
    ):
        for button in left.get_by_role("button", name="Remove").all()[::-1]:
            button.click()
            expect(button).to_have_count(0)
    right = phone.open(link)
    expect(prompt(right)).to_be_visible()
    expect(prompt(right)).not_to_contain_text("in your cart")
    accept(right)
    settled(right)
    assert in_cart(right) == {}
    assert lines_off(right, line) <= 1


def test_reader_on_a_device_with_another_language_is_told_so(
    real_device: Callable[..., Device], site: Site
) -> None:
    left = real_device(LAPTOP).open(f"{site.url}/guide")
    scroll_to(left, 1800)
    line = line_at_top(left)
    right = real_device(PHONE, locale="de-DE").open(link_in(open_sheet(left)))
    right.get_by_role("dialog").get_by_role("button", name="Weitermachen").click()
    expect(right.get_by_text("Sie haben diese Seite auf Englisch gelesen.").first).to_be_visible()
    settled(right)
    assert line_at_top(right).item == line.item, "the same paragraph of the translation"
