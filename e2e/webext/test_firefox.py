"""Firefox with the extension: loaded, allowed by its notice, captured by its toolbar, brought back, asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright

from sameplace.testing.browsers import Browsers
from sameplace.testing.painted import Line, line_at_top, lines_off

from ..test_manners import SCREENS
from .blind import BlindService
from .builds import Builds
from .elsewhere import Elsewhere
from .equipped import Equipped
from .firefox import Firefox, Pane
from .visitor import HOP, QUESTION, go_on, hop, link_in, pairing_code, pairing_digits
from .visitor import arrive as arrive_in_chromium
from .visitor import finished as finished_in_chromium
from .visitor import read_on as read_on_in_chromium

HALFWAY = """() => new Promise((done) => {
  scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: "instant" });
  setTimeout(done, 300);
})"""
RESTED = """() => new Promise((done) => {
  let last = -1, since = performance.now();
  const look = () => {
    if (scrollY !== last) [last, since] = [scrollY, performance.now()];
    if (performance.now() - since > 500) done(true);
    else setTimeout(look, 30);
  };
  look();
})"""


@pytest.fixture
def firefox(playwright: Playwright, builds: Builds, service: BlindService) -> Iterator[Firefox]:
    """A Firefox with the extension, set up by hand with the browser's own notice."""
    path = Browsers(playwright).path("firefox")
    assert path, "no Firefox; python -m e2e.browser installs one"
    running = Firefox(path, builds.firefox)
    try:
        set_up(running, service.url)
        yield running
    finally:
        running.close()


def set_up(firefox: Firefox, service: str) -> None:
    firefox.open_page("setup.html")
    firefox.type("//input[@type='url']", service)
    firefox.click("//button[normalize-space()='Allow']")
    said = firefox.answer(allow=True)
    assert "localhost" in said, said
    firefox.wait("() => document.querySelector('h1')?.textContent === 'Ready'")
    firefox.close_tab()


def look(firefox: Firefox, name: str) -> None:
    """Keep a picture for people to look at."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    (SCREENS / f"webext-firefox-{name}.png").write_bytes(firefox.screenshot())


def read_on(firefox: Firefox) -> Line:
    firefox.evaluate(HALFWAY)
    firefox.evaluate(RESTED)
    return line_at_top(firefox)


def hop_from(firefox: Firefox) -> tuple[Pane, str]:
    popup = firefox.click_toolbar()
    popup.click("button", HOP)
    popup.see("textbox", "^Link$")
    link = firefox.until(lambda: popup.value("textbox", "^Link$"), "there is no link")
    return popup, link


def arrive(firefox: Firefox, link: str) -> None:
    firefox.new_tab()
    firefox.goto(link)
    firefox.until(
        lambda: firefox.url.startswith(f"{firefox.origin}/pages/arrive.html"), "it is not taken over"
    )
    firefox.find("//button[normalize-space()='Continue']")


def test_reader_leaves_firefox_for_chromium(firefox: Firefox, laptop: Equipped, elsewhere: Elsewhere) -> None:
    firefox.goto(elsewhere.essay)
    line = read_on(firefox)
    popup, link = hop_from(firefox)
    assert re.search("[0-9A-Z]{4}(-[0-9A-Z]{4}){4}", popup.text())
    SCREENS.mkdir(parents=True, exist_ok=True)
    popup.screenshot(SCREENS / "webext-firefox-popup.png")
    right = arrive_in_chromium(laptop, link)
    go_on(laptop, right)
    finished_in_chromium(laptop.card(right))
    assert lines_off(right, line) <= 1
    popup.read("Opened on a computer")


def test_reader_comes_from_chromium_to_firefox(
    firefox: Firefox, laptop: Equipped, elsewhere: Elsewhere
) -> None:
    left = laptop.open(elsewhere.essay)
    line = read_on_in_chromium(left)
    arrive(firefox, link_in(hop(laptop, left)))
    firefox.click("//button[normalize-space()='Continue']")
    assert "elsewhere.localhost" in firefox.answer(allow=True)
    firefox.until(lambda: firefox.url == elsewhere.essay, "the page does not open")
    firefox.page.see("button", "Undo")
    firefox.evaluate(RESTED)
    assert lines_off(firefox, line) <= 1


def test_reader_who_refuses_in_firefox_gets_there_by_the_toolbar(
    firefox: Firefox, laptop: Equipped, elsewhere: Elsewhere
) -> None:
    left = laptop.open(elsewhere.essay)
    line = read_on_in_chromium(left)
    arrive(firefox, link_in(hop(laptop, left)))
    firefox.click("//button[normalize-space()='Continue']")
    firefox.answer(allow=False)
    firefox.until(lambda: firefox.url.startswith(elsewhere.essay), "the page does not open")
    firefox.wait("() => scrollY > 0")
    firefox.press_toolbar()
    firefox.page.see("button", "Undo")
    firefox.evaluate(RESTED)
    assert lines_off(firefox, line) <= 1


def test_paired_firefox_asks_where_chromium_left_off(
    firefox: Firefox, laptop: Equipped, elsewhere: Elsewhere
) -> None:
    options = laptop.open_page("options.html")
    options.get_by_role("button", name="Show a code here").click()
    firefox.open_page("options.html")
    firefox.type("//label[.='Link or code from the other device']/..//input", pairing_code(options))
    firefox.click("//button[normalize-space()='Pair']")
    digits = pairing_digits(options)
    firefox.find(f"//*[normalize-space()='{digits[:3]} {digits[3:]}']")
    firefox.click("//button[normalize-space()='Yes, they match']")
    options.get_by_role("button", name="Yes, they match").click()
    firefox.find("//h3[.='The devices are paired']")
    left = laptop.open(elsewhere.essay)
    line = read_on_in_chromium(left)
    arrive(firefox, link_in(hop(laptop, left)))
    firefox.click("//button[normalize-space()='Continue']")
    firefox.answer(allow=True)
    firefox.page.see("button", "Undo")
    firefox.open_page("places.html")
    firefox.find(f"//h3[.='{elsewhere.title}']")
    look(firefox, "places")
    firefox.open_page("options.html")
    firefox.find("//h2[.='My devices']")
    look(firefox, "options")
    firefox.new_tab()
    firefox.goto(elsewhere.essay)
    firefox.page.see("dialog", QUESTION.replace("?", r"\?"))
    look(firefox, "prompt")
    firefox.page.click("button", "^Continue$")
    firefox.page.see("button", "Undo")
    firefox.evaluate(RESTED)
    assert lines_off(firefox, line) <= 1
