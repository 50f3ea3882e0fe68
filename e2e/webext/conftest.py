"""Fixtures of the extension's tests: its builds, a service that is looked through, devices that carry it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from ..devices import LAPTOP, PHONE
from ..shop import Shop
from ..site import Site
from .blind import BlindService
from .builds import LOOPBACK, Builds, build
from .elsewhere import Elsewhere, PlatformShop
from .equipped import Equipped
from .visitor import set_up
from .wiretap import Wiretap


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    """What is shipped."""
    return build(tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session")
def trusting(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    """The build that may work on this machine's own addresses without asking."""
    return build(tmp_path_factory.mktemp("trusting"), f"--hosts={LOOPBACK}")


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BlindService]:
    running = BlindService(tmp_path_factory.mktemp("blind"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def _shop(service: BlindService) -> Iterator[Shop]:
    shop = Shop(service)
    shop.start()
    yield shop
    shop.stop()


@pytest.fixture(scope="session")
def _site(service: BlindService) -> Iterator[Site]:
    site = Site()
    site.service = service
    yield site
    site.stop()


@pytest.fixture(scope="session")
def _elsewhere() -> Iterator[Elsewhere]:
    site = Elsewhere()
    yield site
    site.stop()


@pytest.fixture
def elsewhere(_elsewhere: Elsewhere) -> Elsewhere:
    """A site that never heard of Sameplace, and that nobody has looked at yet."""
    _elsewhere.seen.clear()
    return _elsewhere


@pytest.fixture
def tap() -> Iterator[Wiretap]:
    """The line to a device that is started with its options."""
    tap = Wiretap()
    yield tap
    tap.stop()


@pytest.fixture(params=["woocommerce", "shopify"])
def platform_shop(request: pytest.FixtureRequest) -> Iterator[PlatformShop]:
    shop = PlatformShop(request.param)
    yield shop
    shop.stop()


@pytest.fixture(scope="session")
def profile(
    playwright: Playwright, builds: Builds, service: BlindService, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The profile of somebody who has set the extension up, by hand, with the browser's own dialog."""
    device = Equipped(playwright, LAPTOP, builds.chromium)
    set_up(device, service.url)
    device.context.close()
    yield device.profile
    device.close()


@pytest.fixture
def equipped(playwright: Playwright, builds: Builds, profile: Path) -> Iterator[Callable[..., Equipped]]:
    """Makes devices with the extension, set up: ``equipped(PHONE, locale="ar")``."""
    made: list[Equipped] = []

    def make(kind: dict[str, Any], *, fresh: bool = False, **options: Any) -> Equipped:
        made.append(Equipped(playwright, {**kind, **options}, builds.chromium, None if fresh else profile))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def laptop(equipped: Callable[..., Equipped]) -> Equipped:  # type: ignore[override]
    return equipped(LAPTOP)


@pytest.fixture
def phone(equipped: Callable[..., Equipped]) -> Equipped:  # type: ignore[override]
    return equipped(PHONE)
