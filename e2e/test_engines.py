"""Other browsers than Chromium: the line stands where it stood, in each and from each to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from sameplace.testing.browsers import Browsers

from .engines import WebKit
from .layouts import Layouts
from .reader import Opens, Reader, hop

DESK = {"width": 1440, "height": 900}
HAND = {"width": 390, "height": 844}
PAIRS = [
    ("firefox", "firefox"),
    ("webkit", "webkit"),
    ("chromium", "firefox"),
    ("firefox", "webkit"),
    ("webkit", "chromium"),
]

Opener = Callable[[str, dict[str, int]], Opens]


@pytest.fixture(scope="session")
def gecko(sameplace_browsers: Browsers) -> Browser:
    return sameplace_browsers.browser("firefox")


@pytest.fixture(scope="session")
def webkit() -> Iterator[WebKit]:
    window = WebKit()
    yield window
    window.close()


@pytest.fixture(scope="session")
def opener(blink: Browser, gecko: Browser, webkit: WebKit, layouts: Layouts) -> Opener:
    """Makes the way that one engine opens layouts in a window of one size."""
    pages = {name: browser.new_page() for name, browser in (("chromium", blink), ("firefox", gecko))}

    def make(name: str, size: dict[str, int]) -> Opens:
        def open_page(path: str) -> Reader:
            window = pages.get(name, webkit)
            window.goto("about:blank")
            if isinstance(window, WebKit):
                window.resize(**size)
            else:
                window.set_viewport_size(size)
            window.goto(f"{layouts.url}/{path}")
            reader = Reader(window, layouts.engine)
            if path.startswith("app"):
                reader.until("document.querySelector('#view').dataset.shown")
            return reader

        return open_page

    return make


@pytest.mark.parametrize(("there", "here"), PAIRS, ids=[f"{there}-to-{here}" for there, here in PAIRS])
@pytest.mark.parametrize(
    "page", ["article.html", "grid.html?by=link", "shell.html", "messages.html", "app/second"]
)
def test_from_engine_to_engine(opener: Opener, there: str, here: str, page: str) -> None:
    hop(opener(there, DESK), opener(here, HAND), page, 0.4)
    hop(opener(here, HAND), opener(there, DESK), page, 0.7)
