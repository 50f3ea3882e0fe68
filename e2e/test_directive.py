"""Text directives made at capture: the browser itself goes to the captured line, and never to one like it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as Late

from sameplace.testing.browsers import Browsers
from sameplace.testing.painted import find

from .layouts import Layouts
from .reader import Reader
from .sealing import sealing_script

PAGES = ("article", "arabic", "japanese", "code", "folded", "shadow", "shell", "table")
# Headings and paragraphs of "likes", by number. Nothing tells a section's second paragraph from its copies.
COPIES = (2, 9, 37, 79)
TOLD = (1, 3, 6, 8, 13, 73)
ODD = range(84, 101)

TOP = """async (number) => {
  const node = document.querySelectorAll("main :is(h2, p)")[number];
  node.scrollIntoView({ behavior: "instant" });
  scrollBy(0, -2);
  return { text: node.textContent, ...(await Sealing.read()) };
}"""
SEEN = """(number) => {
  const box = document.querySelectorAll("main :is(h2, p)")[number].getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight;
}"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> str:
    return sealing_script(tmp_path_factory.mktemp("sealing"))


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def browser(request: pytest.FixtureRequest, sameplace_browsers: Browsers) -> Browser:
    return sameplace_browsers.browser(request.param)


@pytest.fixture
def left(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    yield page
    page.close()


@pytest.fixture
def right(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    yield page
    page.close()


def sees(page: Page, number: int) -> bool:
    try:
        page.wait_for_function(SEEN, arg=number, timeout=5000)
    except Late:
        return False
    return True


def follow(page: Page, address: str, directive: str) -> None:
    page.goto("about:blank")  # another fragment of the same page would not be loaded
    page.goto(f"{address}#:~:{directive}")


@pytest.mark.parametrize("name", PAGES)
def test_the_browser_goes_to_the_captured_line(
    left: Page, right: Page, layouts: Layouts, script: str, name: str
) -> None:
    address = f"{layouts.url}/{name}.html"
    for depth in (0.3, 0.7):
        left.goto(address)
        reader = Reader(left, layouts.engine)
        left.evaluate(f"() => {{ {script} }}")
        line = reader.scroll(depth)
        directive = left.evaluate("() => Sealing.read()")["directive"]
        assert directive, f"none for {line.words}"
        follow(right, address, directive)
        Reader(right, layouts.engine).rest()
        found = find(right, line)
        assert found, f"{line.words} is not on the page"
        assert 0 <= found.top < 844, f"{directive} leads to {found.top} px from {line.words}"


def on_likes(left: Page, layouts: Layouts, script: str, number: int) -> Any:
    if not left.url.endswith("likes.html"):
        left.goto(f"{layouts.url}/likes.html")
        left.evaluate(f"() => {{ {script} }}")
    return left.evaluate(TOP, number)


def test_a_copy_is_told_by_its_neighbours(left: Page, right: Page, layouts: Layouts, script: str) -> None:
    for number in TOLD:
        read = on_likes(left, layouts, script, number)
        assert read["directive"], f"none for {read['text']}"
        follow(right, f"{layouts.url}/likes.html", read["directive"])
        assert sees(right, number), f"{read['directive']} does not lead to {read['text']}"


def test_what_nothing_tells_apart_gets_none(left: Page, layouts: Layouts, script: str) -> None:
    for number in COPIES:
        read = on_likes(left, layouts, script, number)
        assert read["text"].startswith("You may keep it for two weeks")
        assert read["directive"] == "", f"{read['directive']} leads to one of many"


def test_odd_settings_lead_to_the_line_or_nowhere(
    left: Page, right: Page, layouts: Layouts, script: str
) -> None:
    """Accents, soft hyphens, punctuation, capitals, inline blocks, line breaks, scripts, hidden copies."""
    led = []
    for number in ODD:
        read = on_likes(left, layouts, script, number)
        if not read["directive"]:
            continue
        follow(right, f"{layouts.url}/likes.html", read["directive"])
        assert sees(right, number), f"{read['directive']} does not lead to {read['text']}"
        led.append(number)
    assert len(led) >= len(ODD) - 3, f"only {led} are led to"
