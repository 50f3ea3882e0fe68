"""The widget and the visitor's browser extension: one sheet, one question, and no data between the two."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from sameplace.testing.widget import prompt

from .devices import Device
from .journey import link_of, scroll_to
from .site import Site
from .test_return import AT_ONCE, leave, nothing_is_asked

HELD = "document.documentElement.toggleAttribute('data-sameplace-held', true)"


def heard(page: Page, event: str) -> bool:
    """Sends what the extension sends; whether the widget answered."""
    return not page.evaluate(
        "(name) => document.dispatchEvent(new Event(name, { cancelable: true }))", f"sameplace:{event}"
    )


def test_the_extensions_button_opens_the_sites_own_sheet(laptop: Device, site: Site) -> None:
    page = laptop.open(f"{site.url}/log.html")
    expect(page.get_by_role("button", name="Continue on another device")).to_be_visible()
    assert heard(page, "open")
    expect(page.get_by_role("dialog", name="Continue on another device")).to_be_visible()


def test_a_page_without_the_widget_does_not_answer(laptop: Device, site: Site) -> None:
    page = laptop.open(f"{site.url}/log.html?bare")
    assert not heard(page, "open")
    assert not heard(page, "hold")


def test_where_the_extension_asks_the_widget_does_not(laptop: Device, site: Site) -> None:
    page = laptop.open(f"{site.url}/log.html{AT_ONCE}")
    scroll_to(page, 3000)
    leave(page)
    page = laptop.context.new_page()
    page.add_init_script(f"addEventListener('DOMContentLoaded', () => {HELD})")
    page.goto(f"{site.url}/log.html{AT_ONCE}")
    nothing_is_asked(page)


def test_a_question_on_show_makes_room_for_the_extension(laptop: Device, site: Site) -> None:
    page = laptop.open(f"{site.url}/log.html{AT_ONCE}")
    scroll_to(page, 3000)
    leave(page)
    page = laptop.open(f"{site.url}/log.html{AT_ONCE}")
    expect(prompt(page)).to_be_visible()
    assert not heard(page, "hold")
    expect(prompt(page)).to_have_count(0)


def test_a_link_of_the_sites_own_is_asked_about_by_the_widget(
    laptop: Device, phone: Device, site: Site
) -> None:
    page = laptop.open(f"{site.url}/log.html")
    scroll_to(page, 3000)
    on_phone = phone.open(link_of(page))
    expect(prompt(on_phone)).to_be_visible()
    assert heard(on_phone, "hold"), "the widget asks"
    expect(prompt(on_phone)).to_be_visible()
