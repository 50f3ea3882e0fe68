"""The site under test, as fixtures for the suites below this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from sameplace.testing.devices import Devices
from sameplace.testing.service import Service

from .spot import Spot

READ = 3000  # px that a visitor has scrolled


@pytest.fixture
def site(sameplace_service: Service) -> Iterator[Spot]:
    """A site that embeds the widget as any owner would."""
    spot = Spot()
    spot.tag = sameplace_service.script_tag(spot.url)
    yield spot
    spot.stop()


@pytest.fixture
def reading(site: Spot, devices: Devices) -> Callable[..., Page]:
    """Ada reads on her laptop; with wares in her cart, if she has any."""

    def read(*wares: str, path: str = "/") -> Page:
        laptop = devices("Desktop Chrome")
        laptop.goto(site.url + path)
        for ware in wares:
            laptop.evaluate(
                "(id) => fetch('/cart', { method: 'POST', body: JSON.stringify({ id, quantity: 1 }) })", ware
            )
        laptop.mouse.wheel(0, READ)
        laptop.wait_for_function(f"scrollY >= {READ - 5}")
        return laptop

    return read
