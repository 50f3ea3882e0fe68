"""Fixtures of the cross-device tests: a real service, a small site, the demo shop, and devices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from .browser import chromium
from .devices import LAPTOP, PHONE, TABLET, Device
from .layouts import Layouts
from .reader import Opens, Reader
from .service import Service
from .shop import Shop
from .site import Site


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    running = Service(tmp_path_factory.mktemp("service"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def _site(service: Service) -> Iterator[Site]:
    site = Site()
    site.tags = service.add_site(site.url)
    yield site
    site.stop()


@pytest.fixture
def site(_site: Site) -> Site:
    """The small site, with nobody logged in and nothing seen yet."""
    _site.logged_in = False
    _site.seen.clear()
    return _site


@pytest.fixture(scope="session")
def _shop(service: Service) -> Iterator[Shop]:
    shop = Shop(service)
    shop.start()
    yield shop
    shop.stop()


@pytest.fixture
def shop(_shop: Shop) -> Shop:
    """The demo shop, with its shelves as on the first day."""
    _shop.backstage("reset")
    return _shop


@pytest.fixture
def device(playwright: Playwright) -> Iterator[Callable[..., Device]]:
    """Makes devices: ``device(PHONE, locale="ar")``."""
    made: list[Device] = []

    def make(kind: dict[str, Any], **options: Any) -> Device:
        made.append(Device(playwright, {**kind, **options}))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def laptop(device: Callable[..., Device]) -> Device:
    return device(LAPTOP)


@pytest.fixture
def tablet(device: Callable[..., Device]) -> Device:
    return device(TABLET)


@pytest.fixture
def phone(device: Callable[..., Device]) -> Device:
    return device(PHONE)


@pytest.fixture(scope="session")
def layouts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Layouts]:
    serving = Layouts(tmp_path_factory.mktemp("layouts"))
    yield serving
    serving.stop()


@pytest.fixture(scope="session")
def blink(playwright: Playwright) -> Iterator[Browser]:
    """Chromium without profiles, for readers."""
    browser = playwright.chromium.launch(executable_path=chromium(playwright))
    yield browser
    browser.close()


def opener(page: Page, layouts: Layouts) -> Opens:
    def open_page(path: str) -> Reader:
        page.goto("about:blank")  # another fragment of the same page would not be loaded
        page.goto(f"{layouts.url}/{path}")
        return Reader(page, layouts.engine)

    return open_page


@pytest.fixture(scope="session")
def wide(blink: Browser, layouts: Layouts) -> Opens:
    """Opens a layout in front of a reader at a desktop, instead of the one that was open there."""
    return opener(blink.new_page(**LAPTOP), layouts)


@pytest.fixture(scope="session")
def narrow(blink: Browser, layouts: Layouts) -> Opens:
    """Opens a layout in front of a reader with a phone, instead of the one that was open there."""
    return opener(blink.new_page(**PHONE), layouts)
