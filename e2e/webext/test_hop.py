"""The main job, on sites that never heard of Sameplace: what was left on one device continues on another."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from sameplace.testing.painted import Line, lines_off, rest

from ..devices import LAPTOP, PHONE, Device
from .blind import BlindService
from .elsewhere import Elsewhere, PlatformShop
from .equipped import Equipped
from .screen import until
from .visitor import (
    arrive,
    code_in,
    finished,
    go_on,
    hop,
    link_in,
    paste,
    put_in_cart,
    read_on,
    scan,
    things_in_cart,
)


def assert_continued(device: Equipped, page: Page, address: str, line: Line) -> None:
    finished(device.card(page))
    rest(page)
    assert page.url == address
    assert lines_off(page, line) <= 1


def test_reader_scans_the_popup_and_continues_on_the_phone(
    laptop: Equipped, phone: Equipped, elsewhere: Elsewhere
) -> None:
    left = laptop.open(elsewhere.essay)
    line = read_on(left)
    popup = hop(laptop, left)
    right = arrive(phone, scan(popup))
    main = right.get_by_role("main")
    expect(main).to_contain_text(elsewhere.title)
    expect(main).to_contain_text(elsewhere.url)
    expect(main).to_contain_text("on your computer")
    expect(main).to_contain_text(line.text[:30])
    assert elsewhere.seen.count("/essays/the-clock-mender?") == 1, "nothing is opened before Continue"
    said = go_on(phone, right)
    assert "elsewhere.localhost" in said, said
    assert_continued(phone, right, elsewhere.essay, line)
    assert "You are back where you left off" in phone.card(right).text()
    popup.read("Opened on a phone", patience=20)
    assert phone.complaints == laptop.complaints == []


def test_reader_pastes_the_link_on_another_laptop(
    laptop: Equipped, equipped: Callable[..., Equipped], elsewhere: Elsewhere
) -> None:
    left = laptop.open(elsewhere.essay)
    line = read_on(left, 0.3)
    link = link_in(hop(laptop, left))
    other = equipped(LAPTOP)
    right = paste(other, other.open(elsewhere.url + "/nothing.html"), f"Look at this: {link} !")
    go_on(other, right)
    assert_continued(other, right, elsewhere.essay, line)


def test_reader_types_the_code_on_the_phone(laptop: Equipped, phone: Equipped, elsewhere: Elsewhere) -> None:
    left = laptop.open(elsewhere.essay)
    line = read_on(left, 0.7)
    code = code_in(hop(laptop, left))
    right = paste(phone, phone.open(elsewhere.url + "/nothing.html"), code.lower().replace("-", " "))
    go_on(phone, right)
    assert_continued(phone, right, elsewhere.essay, line)


def test_reader_presses_the_shortcut(laptop: Equipped, phone: Equipped, elsewhere: Elsewhere) -> None:
    left = laptop.open(elsewhere.essay)
    line = read_on(left)
    right = arrive(phone, link_in(laptop.press_shortcut(left)))
    go_on(phone, right)
    assert_continued(phone, right, elsewhere.essay, line)


def test_reader_goes_back_from_the_phone_to_the_laptop_and_is_not_asked_for_permission_twice(
    laptop: Equipped, phone: Equipped, elsewhere: Elsewhere
) -> None:
    left = phone.open(elsewhere.essay)
    first = read_on(left, 0.4)
    right = arrive(laptop, link_in(hop(phone, left)))
    go_on(laptop, right)
    assert_continued(laptop, right, elsewhere.essay, first)
    second = read_on(left, 0.8)
    right = arrive(laptop, link_in(hop(phone, left, again=True)))
    right.get_by_role("button", name="Continue", exact=True).click()
    right.wait_for_url(elsewhere.essay)
    assert_continued(laptop, right, elsewhere.essay, second)


def test_reader_who_refuses_permission_comes_near_the_line_and_by_the_toolbar_to_it(
    laptop: Equipped, phone: Equipped, elsewhere: Elsewhere
) -> None:
    left = laptop.open(elsewhere.essay)
    line = read_on(left)
    right = arrive(phone, link_in(hop(laptop, left)))
    right.get_by_role("button", name="Continue", exact=True).click()
    phone.deny(right)
    right.wait_for_url(re.compile(re.escape(elsewhere.essay)))
    right.wait_for_function("scrollY > 0")  # by the browser itself, to the text in the address
    rest(right)
    assert lines_off(right, line) * line.height < right.viewport_size["height"]  # type: ignore[index]
    assert phone.badge(right) != "", "the toolbar says that there is more"
    assert list(phone.worlds(right)) == [], "what was refused is not done"
    phone.press_toolbar(right)
    finished(phone.card(right))
    rest(right)
    assert lines_off(right, line) <= 1
    until(right, lambda: phone.badge(right) == "", "the toolbar says that there is more, and there is not")


def test_shopper_finds_the_cart_again_where_the_shop_embeds_nothing(
    laptop: Equipped, phone: Equipped, platform_shop: PlatformShop
) -> None:
    left = laptop.open(platform_shop.url)
    put_in_cart(left, 3)
    right = arrive(phone, link_in(hop(laptop, left)))
    expect(right.get_by_role("main")).to_contain_text("In the cart")
    go_on(phone, right)
    finished(phone.card(right))
    assert things_in_cart(right) == 3


def test_phone_without_the_extension_comes_near_the_line(
    laptop: Equipped, real_device: Callable[..., Device], elsewhere: Elsewhere, service: BlindService
) -> None:
    left = laptop.open(elsewhere.essay)
    line = read_on(left)
    link = link_in(hop(laptop, left))
    plain = real_device(PHONE)
    page = plain.open(link)
    main = page.get_by_role("main")
    expect(main).to_contain_text(elsewhere.title)
    expect(main).to_contain_text(elsewhere.url)
    expect(main).to_contain_text(line.text[:30])
    assert page.url == f"{service.url}/r", "the key is not left in the address"
    with plain.context.expect_event("request", lambda request: request.url.startswith(elsewhere.essay)):
        page.get_by_role("link", name="Continue").click()
    there = plain.context.pages[-1]
    there.wait_for_function("scrollY > 0")
    rest(there)
    assert lines_off(there, line) * line.height < there.viewport_size["height"]  # type: ignore[index]
    assert plain.complaints == []
