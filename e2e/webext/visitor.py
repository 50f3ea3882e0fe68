"""What a visitor does with the extension, in the words of its pages."""

from __future__ import annotations

import io
import re

import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from sameplace.testing.painted import Line, line_at_top

from ..journey import scroll_to
from .equipped import Equipped, Popup
from .screen import Screen

# As it is read aloud: what is painted is the same, for eyes alone.
CODE = re.compile(r"\b[0-9A-Z](?: [0-9A-Z]){3}(?: ,(?: [0-9A-Z]){4}){4}\b")
QUESTION = "Welcome back. Continue where you left off?"
HOP = "Continue on another device"


def set_up(device: Equipped, service: str) -> str:
    """Choose the service and allow it in the browser's own dialog; what the dialog said."""
    page = device.open_page("setup.html")
    page.get_by_label("Address of the service").fill(service)
    page.get_by_role("button", name="Allow").click()
    said = device.allow(page)
    expect(page.get_by_role("heading", name="Ready")).to_be_visible()
    page.close()
    return said


def read_on(page: Page, depth: float = 0.5) -> Line:
    """Scroll down by hand, until a line of text is at the top; that line."""
    goal = int(page.evaluate("document.documentElement.scrollHeight") * depth)
    for _ in range(8):
        scroll_to(page, goal)
        line = line_at_top(page)
        if line.top < 120:
            return line
        goal += 200
    raise AssertionError("no text comes to the top of the window")


def hop(device: Equipped, page: Page, *, again: bool = False) -> Popup:
    """Press the toolbar's button and then the popup's; the popup with link, code and picture.

    ``again``: the popup still shows the hop before; that one is deleted first.
    """
    popup = device.click_toolbar(page)
    if again:
        popup.click("button", "Delete now")
        popup.click("button", "Delete")
        popup.click("button", "Save again")
    else:
        popup.click("button", HOP)
    link_in(popup)
    return popup


def link_in(popup: Screen) -> str:
    return popup.filled("textbox", "Link")


def scan(popup: Popup) -> str:
    """What a phone's camera reads off the popup."""
    with Image.open(io.BytesIO(popup.screenshot())) as picture:
        (code,) = zxingcpp.read_barcodes(picture)
    return str(code.text)


def code_in(popup: Screen) -> str:
    return popup.read(CODE).replace(" ", "").replace(",", "-")


def arrive(device: Equipped, link: str) -> Page:
    """Open a link as from a messenger or a camera; the extension's page that took it over."""
    page = device.context.new_page()
    # The extension takes the tab over before the service's page has come to its end.
    page.goto(link, wait_until="commit")
    page.wait_for_url(f"{device.origin}/pages/arrive.html**")
    return page


def paste(device: Equipped, page: Page, text: str) -> Page:
    """Give a link or a code to the popup; the page that opens."""
    popup = device.click_toolbar(page)
    if not popup.find("textbox", "Link or code"):
        popup.click("DisclosureTriangle", "Paste a link or code")
    popup.fill("textbox", "Link or code", text)
    with device.context.expect_page(lambda opened: opened.url.startswith(device.origin)) as found:
        popup.click("button", "Open")
    found.value.wait_for_url(f"{device.origin}/pages/arrive.html**")
    popup.wait_closed()
    return found.value


def go_on(device: Equipped, page: Page) -> str:
    """Continue, and allow the site in the browser's own dialog; what the dialog said."""
    page.get_by_role("button", name="Continue", exact=True).click()
    return device.allow(page)


def finished(card: Screen) -> None:
    """Until the card in the page tells how it went."""
    card.see("button", "Undo", patience=30)


def put_in_cart(page: Page, count: int) -> None:
    """Press the first of a shop's buttons, until the shop has counted it."""
    for number, button in enumerate(page.locator("li button").all()[:count]):
        button.click()
        expect(page.locator("output")).to_have_text(str(number + 1))


def things_in_cart(page: Page) -> int:
    """What the shop itself counts."""
    page.reload()
    expect(page.locator("output")).to_have_text(re.compile(r"^\d+$"))
    return int(page.locator("output").inner_text())


def save(device: Equipped, page: Page) -> None:
    """Save this place, without a hop."""
    popup = device.click_toolbar(page)
    popup.click("button", "Save this place")
    popup.see("heading", "Saved")
    popup.close()


def open_place(device: Equipped, places: Page, title: str, *, asks: bool = True) -> Page:
    """Continue one of My places, allowing its site if the browser asks; the page it leads to."""
    with device.context.expect_page() as opened:
        places.get_by_role("button", name=f"Continue: {title}").first.click()
        if asks:
            device.allow(places)
    opened.value.wait_for_url(re.compile("^http"))
    return opened.value


def allow_site(device: Equipped, address: str) -> None:
    """Allow a site by continuing there once, as people come to do it."""
    page = device.open(address)
    save(device, page)
    places = device.open_page("places.html")
    open_place(device, places, page.title()).close()
    places.get_by_role("button", name=re.compile("^Forget: ")).first.click()
    places.get_by_role("group").get_by_role("button", name="Forget").click()
    expect(places.get_by_text("No places yet")).to_be_visible()
    for one in (page, places):
        one.close()


def pairing_code(page: Page) -> str:
    shown = page.get_by_text(re.compile("^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$"))
    return shown.inner_text()


def pairing_digits(page: Page) -> str:
    shown = page.get_by_text(re.compile(r"^\d{3} \d{3}$"))
    return shown.inner_text(timeout=20_000).replace(" ", "")


def pair(one: Equipped, other: Equipped) -> None:
    """Pair two devices, whose owner compares the digits."""
    here, there = one.open_page("options.html"), other.open_page("options.html")
    here.get_by_role("button", name="Show a code here").click()
    there.get_by_label("Link or code from the other device").fill(pairing_code(here))
    there.get_by_role("button", name="Pair", exact=True).click()
    assert pairing_digits(here) == pairing_digits(there)
    for page in (here, there):
        page.get_by_role("button", name="Yes, they match").click()
    for page in (here, there):
        expect(page.get_by_role("heading", name="The devices are paired")).to_be_visible(timeout=20_000)
        page.close()
