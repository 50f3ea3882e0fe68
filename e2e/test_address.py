"""The token in the address: taken out first of all, and nothing else in the address touched."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from sameplace.testing import expect_prompt, expect_same_place
from sameplace.testing.devices import Devices
from sameplace.testing.hop import Hopping
from sameplace.testing.painted import line_at_top, lines_off, rest
from sameplace.testing.widget import prompt

from .devices import Device
from .journey import accept, link_of, scroll_to
from .site import Site


@pytest.fixture
def left(devices: Devices) -> Page:
    return devices("Desktop Chrome")


def test_the_pages_own_fragment_comes_back(left: Page, hop: Hopping, site: Site) -> None:
    left.goto(f"{site.url}/log.html?edition=2&utm_source=letter#march")
    right = hop(left, to="iPhone 13", accept=False)
    expect_prompt(right)
    assert right.url == f"{site.url}/log.html?edition=2#march"


@pytest.mark.parametrize("base", ["/", "https://cdn.example/"])
def test_a_page_with_a_base_keeps_its_address(left: Page, hop: Hopping, site: Site, base: str) -> None:
    left.goto(f"{site.url}/log.html?base={base}#march")
    right = hop(left, to="iPhone 13", accept=False)
    expect_prompt(right)
    assert right.url == left.url


def test_the_link_of_the_page_that_is_open_already_is_taken_up(
    laptop: Device, phone: Device, site: Site
) -> None:
    left = laptop.open(f"{site.url}/log.html")
    scroll_to(left, 3000)
    line = line_at_top(left)
    link = link_of(left)
    right = phone.open(f"{site.url}/log.html")
    expect(right.get_by_role("button", name="Continue on another device")).to_be_visible()
    right.goto(link)  # the browser loads nothing: only the fragment differs
    accept(right)
    rest(right)
    assert right.url == f"{site.url}/log.html"
    assert lines_off(right, line) <= 1


@pytest.mark.parametrize("options", ["", "?guard"])
def test_a_hash_router_shows_the_page_that_was_left(
    left: Page, hop: Hopping, site: Site, options: str
) -> None:
    left.goto(f"{site.url}/router.html{options}#/autumn?page=2")
    scroll_to(left, 900)
    right = hop(left, to="iPhone 13")
    expect(right.get_by_role("heading", name="Autumn")).to_be_visible()
    assert right.url == left.url
    expect_same_place(right)


def test_a_hash_router_shows_its_first_page_again_once_the_token_is_gone(
    left: Page, hop: Hopping, site: Site
) -> None:
    left.goto(f"{site.url}/router.html")
    right = hop(left, to="iPhone 13", accept=False)
    expect(right.get_by_role("heading", name="Home")).to_be_visible()


def test_a_log_in_between_link_and_page_does_not_lose_the_place(
    laptop: Device, phone: Device, site: Site
) -> None:
    site.logged_in = True
    left = laptop.open(f"{site.url}/members/log.html")
    scroll_to(left, 3000)
    line = line_at_top(left)
    link = link_of(left)
    site.logged_in = False
    right = phone.open(link)
    right.wait_for_url("**/login.html?next=**")
    assert "sameplace" not in right.url
    right.get_by_label("Name").fill("Ada")
    right.get_by_label("Password").fill("correct horse")
    expect(prompt(right)).to_have_count(0)
    right.get_by_role("button", name="Log in").click()
    right.wait_for_url("**/members/log.html")
    accept(right)
    rest(right)
    assert lines_off(right, line) <= 1


def test_a_wrong_password_does_not_lose_the_place_either(laptop: Device, phone: Device, site: Site) -> None:
    site.logged_in = True
    link = link_of(laptop.open(f"{site.url}/members/log.html"))
    site.logged_in = False
    right = phone.open(link)
    right.wait_for_url("**/login.html?next=**")
    right.wait_for_function("sessionStorage['sameplace:pending']")
    right.goto(f"{site.url}/login.html?next=/members/log.html&wrong")
    right.wait_for_load_state("networkidle")
    expect(prompt(right)).to_have_count(0)
    right.get_by_label("Name").fill("Ada")
    right.get_by_label("Password").fill("correct horse")
    right.get_by_role("button", name="Log in").click()
    right.wait_for_url("**/members/log.html")
    expect(prompt(right)).to_be_visible()


@pytest.mark.sameplace_fault("page_moved", "/moved/log.html")
def test_a_page_that_moved_twice_is_continued_where_it_is_now(left: Page, hop: Hopping, site: Site) -> None:
    left.goto(f"{site.url}/log.html?old")
    scroll_to(left, 3000)
    right = hop(left, to="iPhone 13")
    assert right.url == f"{site.url}/log.html"
    expect_same_place(right)


def test_no_server_ever_sees_the_token(laptop: Device, phone: Device, site: Site) -> None:
    left = laptop.open(f"{site.url}/log.html")
    link = link_of(left)
    token = link.partition("#sameplace=")[2]
    site.seen.clear()
    right = phone.open(link)
    accept(right)
    assert site.seen
    assert not [address for address in site.seen if token in address]


def test_a_measuring_script_cannot_see_the_token_behind_the_guard(
    laptop: Device, phone: Device, site: Site
) -> None:
    token = link_of(laptop.open(f"{site.url}/spy.html?guard")).partition("#sameplace=")[2]
    site.seen.clear()
    right = phone.open(f"{site.url}/spy.html?guard#sameplace={token}")
    expect(prompt(right)).to_be_visible()
    right.wait_for_load_state("networkidle")
    reports = [text for text in site.seen if text.startswith("[")]
    assert len(reports) == 2
    assert token not in json.dumps(reports)


def test_without_the_guard_the_address_is_clean_once_the_widget_has_loaded(
    laptop: Device, phone: Device, site: Site
) -> None:
    """The contrast that the documentation owes the owner: an earlier script does see it."""
    token = link_of(laptop.open(f"{site.url}/spy.html")).partition("#sameplace=")[2]
    site.seen.clear()
    right = phone.open(f"{site.url}/spy.html#sameplace={token}")
    expect(prompt(right)).to_be_visible()
    assert right.url == f"{site.url}/spy.html"
    assert token in json.dumps([text for text in site.seen if text.startswith("[")])


def test_the_guard_fits_into_four_hundred_bytes(site: Site) -> None:
    assert len(site.service.guard_tag.encode()) <= 400
