"""A shop that has just opened, and visitors who each have their own browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sameplace.demo import ShopConfig, create_shop

ORIGIN = "http://shop.example"


class Visitor:
    """Somebody with a browser: keeps cookies, sends the token of the page they are on."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client

    def get(self, path: str, *, origin: str = ORIGIN) -> TestResponse:
        return self._client.get(path, base_url=origin, buffered=True)

    def token(self) -> str:
        found = re.search(r'name="csrf-token" content="([^"]+)"', self.get("/about").text)
        assert found
        return found[1]

    def post(self, path: str, body: dict[str, Any], token: str | None = None) -> TestResponse:
        headers = {"X-CSRF-Token": self.token() if token is None else token}
        return self._client.post(path, json=body, headers=headers, base_url=ORIGIN)

    def submit(self, path: str, form: dict[str, Any]) -> TestResponse:
        return self._client.post(path, data={"csrf_token": self.token(), **form}, base_url=ORIGIN)

    def add(self, variant: str, quantity: int = 1) -> TestResponse:
        return self.post("/cart/add", {"variant": variant, "quantity": quantity})

    def cart(self) -> dict[str, Any]:
        cart: dict[str, Any] = self.get("/cart.json").get_json()
        return cart

    def cookie(self) -> str:
        return self.get("/").headers["Set-Cookie"]


@pytest.fixture
def shop() -> Flask:
    return create_shop(
        ShopConfig(
            origin=ORIGIN,
            script_tag='<script async src="http://service.example/sameplace.js" data-site="KEY"></script>',
            guard_tag="<script>guard()</script>",
            csp="script-src 'sha256-AbC=' http://service.example; connect-src http://service.example",
            service="http://service.example",
        )
    )


@pytest.fixture
def visitor(shop: Flask) -> Callable[[], Visitor]:
    return lambda: Visitor(shop.test_client())


@pytest.fixture
def ada(visitor: Callable[[], Visitor]) -> Visitor:
    """Ada shops."""
    return visitor()


@pytest.fixture
def bob(visitor: Callable[[], Visitor]) -> Visitor:
    """Bob uses another browser."""
    return visitor()


@pytest.fixture
def olga(visitor: Callable[[], Visitor]) -> Visitor:
    """Olga keeps the shop."""
    return visitor()
