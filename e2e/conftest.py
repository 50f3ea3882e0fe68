"""Fixtures of the cross-device tests: a real service, a small site, the demo shop, and devices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright

from sameplace.testing.browsers import Browsers
from sameplace.testing.service import Service

from .devices import LAPTOP, PHONE, TABLET, Device
from .layouts import Layouts
from .reader import Opens, Reader
from .shop import Shop
from .site import Site


@pytest.fixture(scope="session")
def service(sameplace_service: Service) -> Service:
    """The kit's, unless a folder has another."""
    return sameplace_service


@pytest.fixture(scope="session")
def _site(service: Service) -> Iterator[Site]:
    site = Site()
    site.service = service
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
def real_device(playwright: Playwright) -> Iterator[Callable[..., Device]]:
    """Makes devices: ``real_device(PHONE, locale="ar")``."""
    made: list[Device] = []

    def make(kind: dict[str, Any], **options: Any) -> Device:
        made.append(Device(playwright, {**kind, **options}))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def laptop(real_device: Callable[..., Device]) -> Device:
    return real_device(LAPTOP)


@pytest.fixture
def tablet(real_device: Callable[..., Device]) -> Device:
    return real_device(TABLET)


@pytest.fixture
def phone(real_device: Callable[..., Device]) -> Device:
    return real_device(PHONE)


@pytest.fixture(scope="session")
def layouts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Layouts]:
    serving = Layouts(tmp_path_factory.mktemp("layouts"))
    yield serving
    serving.stop()


@pytest.fixture(scope="session")
def blink(sameplace_browsers: Browsers) -> Browser:
    """Chromium without profiles, for readers."""
    return sameplace_browsers.browser("chromium")


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
