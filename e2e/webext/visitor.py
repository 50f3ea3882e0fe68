"""What a visitor does with the extension, in the words of its pages."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from ..journey import scroll_to
from ..place import Line, line_at_top
from .equipped import Equipped, Popup
from .screen import Screen

CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){4}\b")
QUESTION = "Welcome back. Continue where you left off?"
DONE = re.compile(r"^(You are back where you left off|Your cart is back|You are back on the page you left)$")


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


def hop(device: Equipped, page: Page) -> Popup:
    """Press the toolbar's button and then the popup's; the popup with link, code and picture."""
    popup = device.click_toolbar(page)
    popup.click("button", "Continue on another device")
    popup.see("textbox", "Link")
    return popup


def link_in(popup: Screen) -> str:
    return popup.see("textbox", "Link").value


def code_in(popup: Screen) -> str:
    return popup.read(CODE)


def finished(card: Screen) -> None:
    """Until the card in the page tells how it went."""
    card.see("button", "Undo", patience=30)
