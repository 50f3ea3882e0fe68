"""The widget as a visitor uses it: the sheet, its QR code, link and code, the prompt, and what it tells.

Found by what they are and not by their words, which are in the page's language.
"""

from __future__ import annotations

import io
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from playwright.sync_api import TimeoutError as PlaywrightTimeout

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SHEET = "sameplace-surface dialog"
CARD = "sameplace-surface section.card"
QUESTION = f"{CARD}:has(button.primary)"

_TAG = """() => {
  const tag = [...document.scripts].find((s) => s.dataset.site && /\\/sameplace\\.js([?#]|$)/.test(s.src));
  return tag ? tag.src : "";
}"""
_RUNS = "() => typeof globalThis.Sameplace?.open === 'function'"
_REFUSED = """(tag) => {
  const service = new URL(".", tag || "about:blank").href;
  const { refused = [] } = globalThis.SameplaceWatch ?? {};
  return refused.find(([uri]) => service.startsWith(uri) || uri.startsWith(service))?.[1] ?? "";
}"""
_OWN_BUTTON = """() => {
  const seen = ({ top, bottom, width }) => width && top >= 0 && bottom <= innerHeight;
  const open = [...document.querySelectorAll("[data-sameplace-open]")];
  return open.findIndex((element) => seen(element.getBoundingClientRect()));
}"""
_HELD_BACK = """() => {
  const tag = [...document.scripts].find((s) => s.dataset.site && /\\/sameplace\\.js([?#]|$)/.test(s.src));
  const type = tag?.type.trim().toLowerCase() ?? "";
  if (type === "module") return "its type is “module”, and it is a classic script";
  if (type && !/^(text|application)\\/(java|ecma)script$/.test(type))
    return `its type is “${tag.type}”: whatever activates it, such as consent, has not`;
  if (tag?.integrity)
    return "its integrity= allows one build of the widget only, and the tests' service has another";
  return "";
}"""

PATIENCE = 20_000
"""Milliseconds that the widget may take to start, to save, to ask, and to bring back."""

_PAUSE = 100  # ms


@dataclass(frozen=True)
class Carriers:
    """What carries a token to the other device."""

    link: str
    code: str

    @property
    def token(self) -> str:
        """The token in the link."""
        return urldefrag(self.link).fragment.removeprefix("sameplace=")


def tag_of(page: Page) -> str:
    """Address of the widget's script as the page's tag has it; empty when the page has no such tag."""
    return str(page.evaluate(_TAG))


def runs(page: Page, patience: int) -> bool:
    """Whether the widget has started within so many milliseconds; at once when the policy forbids it."""
    for _ in range(0, patience, _PAUSE):
        if page.evaluate(_RUNS):
            return True
        if refused_by(page):
            return False
        page.wait_for_timeout(_PAUSE)
    return False


def refused_by(page: Page) -> str:
    """The directive of the page's Content-Security-Policy that kept the widget from working, or nothing."""
    return str(page.evaluate(_REFUSED, tag_of(page)))


def held_back(page: Page) -> str:
    """What in its tag keeps the widget from starting, or nothing that can be seen there."""
    return str(page.evaluate(_HELD_BACK))


def open_sheet(page: Page) -> Locator:
    """Open it as the visitor would, without scrolling, and wait until it carries something.

    :raises AssertionError: when it cannot be opened, or says that it could not save.
    """
    launcher = page.locator("sameplace-surface .launcher")
    own = page.evaluate(_OWN_BUTTON)
    if launcher.is_visible():
        _click(launcher, "launcher")
    elif own >= 0:
        _click(page.locator("[data-sameplace-open]").nth(own), "page's own button")
    else:
        page.evaluate("() => { globalThis.Sameplace.open(); }")
    sheet = page.locator(SHEET)
    ready = sheet.locator(".hop:not(.waiting), .message")
    try:
        ready.wait_for(timeout=PATIENCE)
    except PlaywrightTimeout:
        failed = "was still saving" if sheet.count() else "did not open"
        raise AssertionError(f"The sheet {failed} on {page.url} after {PATIENCE / 1000:g} s.") from None
    if sheet.locator(".message").count():
        told = [text.strip().rstrip(".") for text in sheet.locator(".message :is(h3, p)").all_inner_texts()]
        raise AssertionError(f"The sheet says on {page.url}: {'. '.join(told)}.")
    return sheet


def _click(button: Locator, name: str) -> None:
    try:
        button.click(timeout=PATIENCE)
    except PlaywrightTimeout as error:
        blocked = re.search(r"<.+ intercepts pointer events", str(error))
        why = f": {blocked[0]}" if blocked else "."
        raise AssertionError(f"The {name} on {button.page.url} cannot be clicked{why}") from None


def carriers(sheet: Locator) -> Carriers:
    """Link and code as the sheet shows them."""
    code = sheet.locator(".code span[dir=ltr]").inner_text()
    return Carriers(link=sheet.locator("#link").input_value(), code=code)


def close_sheet(page: Page) -> None:
    """Put it away."""
    page.keyboard.press("Escape")
    page.locator(SHEET).wait_for(state="detached")


def scan(page: Page) -> str:
    """What a camera reads off the screen: the link in the QR code, from a picture of the page.

    :raises AssertionError: when no such code can be read.
    """
    import zxingcpp
    from PIL import Image

    with Image.open(io.BytesIO(page.screenshot())) as picture:
        codes = [str(code.text) for code in zxingcpp.read_barcodes(picture)]
    links = [text for text in codes if "#sameplace=" in text]
    if len(links) != 1:
        raise AssertionError(
            f"Of {len(codes)} codes that can be read off the screen {len(links)} carry a token."
        )
    return links[0]


def show_code(page: Page, link: str) -> Page:
    """A page beside this one, on the same device, that shows a link as a QR code and nothing else."""
    import segno

    picture = segno.make(link, error="m").svg_data_uri(scale=6, border=4)
    beside = page.context.new_page()
    beside.set_content(f'<body style="background:#fff"><img src="{picture}" alt="">')
    return beside


def prompt(page: Page) -> Locator:
    """The question, while it waits for its answer."""
    return page.locator(QUESTION)


def accept(page: Page, patience: int) -> str:
    """Answer with Continue, and wait until the card tells how it went; returns what it tells.

    :raises AssertionError: when it cannot be answered, or nothing comes of it.
    """
    _click(prompt(page).locator("button.primary"), "button Continue")
    try:
        page.locator(f"{CARD} button.primary").wait_for(state="detached", timeout=patience)
    except PlaywrightTimeout:
        raise AssertionError(f"Nothing came of Continue on {page.url} in {patience / 1000:g} s.") from None
    return told(page)


def told(page: Page) -> str:
    """What a card of ours says now, in lines; empty when there is none."""
    shown = page.locator(f"{CARD} > :is(h2, .facts)").all_inner_texts()
    return "\n".join(text.strip() for text in shown if text.strip())


def type_code(page: Page, service: str, code: str) -> None:
    """Type a code on the service's own page, and wait until it has led to the site.

    :raises AssertionError: with the words of that page, when it has not.
    """
    page.goto(f"{service}/r")
    page.locator("#code").fill(code.lower())
    page.keyboard.press("Enter")
    try:
        page.wait_for_url(re.compile(f"^(?!{re.escape(service)}/)"), timeout=PATIENCE)
    except PlaywrightTimeout:
        words = page.locator("#problem").inner_text()
        raise AssertionError(f"The code led nowhere. The service's page says: {words}") from None


def await_card(page: Page, patience: int) -> None:
    """Give a card the time to appear, where it is as well when none does."""
    with suppress(PlaywrightTimeout):
        page.locator(CARD).wait_for(timeout=patience)
