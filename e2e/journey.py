"""Steps of a visitor's journey, as the tests tell them."""

from __future__ import annotations

import io

import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, expect

QUESTION = "Welcome back. Continue where you left off?"


def scroll_to(page: Page, y: int) -> None:
    """Scroll as a visitor does, with the wheel, and wait until the page has come to rest."""
    page.mouse.move(page.viewport_size["width"] / 2, 400)  # type: ignore[index]
    page.mouse.wheel(0, y - page.evaluate("scrollY"))
    # At rest: the same place for longer than the widget waits for it.
    page.evaluate(
        """(y) => new Promise((done) => {
          let last = -1, since = performance.now();
          const look = () => {
            if (scrollY !== last) [last, since] = [scrollY, performance.now()];
            if (Math.abs(scrollY - y) <= 2 && performance.now() - since > 300) done();
            else requestAnimationFrame(look);
          };
          look();
        })""",
        y,
    )


def open_sheet(page: Page) -> Locator:
    """Press whatever opens the sheet on this page, and wait until it can be scanned."""
    page.get_by_role("button", name="Continue on another device").first.click()
    sheet = page.get_by_role("dialog", name="Continue on another device")
    expect(sheet.get_by_role("img", name="QR code")).to_be_visible()
    return sheet


def scan(page: Page) -> str:
    """What a phone's camera reads off the screen: the address in the QR code, from a picture of the page."""
    codes = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())))
    assert len(codes) == 1, f"{len(codes)} codes can be read off the screen"
    return str(codes[0].text)


def link_in(sheet: Locator) -> str:
    return sheet.get_by_label("Link").input_value()


def code_in(sheet: Locator) -> str:
    text = sheet.locator("text=/^[0-9A-Z]{4}-[0-9A-Z]{4}$/").first.inner_text()
    assert len(text) == 9, text
    return text


def prompt(page: Page) -> Locator:
    return page.get_by_role("dialog", name=QUESTION)


def accept(page: Page) -> None:
    """Answer the question with yes and wait until the card tells how it went."""
    prompt(page).get_by_role("button", name="Continue", exact=True).click()
    finished(page)


def finished(page: Page) -> None:
    """Until the card tells how it went; a real shop takes its time for a line."""
    expect(page.get_by_role("button", name="Undo")).to_be_visible(timeout=30_000)


def settled(page: Page) -> None:
    """Until the page has not moved for a moment after a restore."""
    page.evaluate(
        """() => new Promise((done) => {
          let last = -1, since = performance.now();
          const look = () => {
            const now = `${scrollY} ${document.documentElement.scrollHeight}`;
            if (now !== last) [last, since] = [now, performance.now()];
            if (performance.now() - since > 500) done();
            else requestAnimationFrame(look);
          };
          look();
        })"""
    )
