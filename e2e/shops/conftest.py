"""Fixtures of the tests in real shops: the shop of a test's class, running, and as on its first day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest

from ..devices import Device
from ..service import Service
from .shop import RealShop

pytest.register_assert_rewrite("e2e.shops.journeys")


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


ADDRESSES = count(1)


@pytest.fixture
def device(device: Callable[..., Device]) -> Callable[..., Device]:
    """As everywhere, and each with an address of its own: EverShop counts requests by address."""

    def make(kind: dict[str, Any], **options: Any) -> Device:
        address = f"198.51.100.{next(ADDRESSES) % 250 + 1}"
        return device(kind, extra_http_headers={"X-Forwarded-For": address}, **options)

    return make
