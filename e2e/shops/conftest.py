"""Fixtures of the tests in real shops: the shop of a test's class, running, and as on its first day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sameplace.testing.service import Service

from .shop import RealShop

pytest.register_assert_rewrite("e2e.shops.journeys")


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """One that is not emptied between tests: a link to a full cart is made once, and used again."""
    running = Service(tmp_path_factory.mktemp("service"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="class")
def running(request: pytest.FixtureRequest, service: Service) -> Iterator[RealShop]:
    shop: RealShop = request.cls.shop_type(service)
    shop.start()
    yield shop
    shop.stop()


@pytest.fixture
def shop(running: RealShop) -> RealShop:
    running.restock()
    return running
