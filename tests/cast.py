"""The cast: Ada saves and returns, Bob uses another browser, Mallory tampers, Olga owns the site."""

from __future__ import annotations

import copy
import datetime

import time_machine
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sameplace.storage import Site

SHOP = "https://shop.example"
NOW = datetime.datetime(2026, 5, 1, 12, 0, tzinfo=datetime.UTC)


class Clock:
    """Both of the service's clocks, standing still until somebody moves them."""

    def __init__(self, traveller: time_machine.Coordinates) -> None:
        self._traveller = traveller
        self._monotonic = 1000.0

    def monotonic(self) -> float:
        return self._monotonic

    def pass_seconds(self, seconds: float) -> None:
        self._traveller.shift(seconds)
        self._monotonic += seconds


class Visitor:
    """A browser that talks to the service from a page of the shop."""

    def __init__(self, client: FlaskClient, site: Site, origin: str | None = SHOP) -> None:
        self.client = client
        self.site = site
        self.origin = origin

    @property
    def _headers(self) -> dict[str, str]:
        return {"Origin": self.origin} if self.origin else {}

    def save(self, snapshot: dict | None = None, site: str | None = None, **kwargs) -> TestResponse:
        body = {"site": site or self.site.key, "snapshot": snapshot or a_page()}
        return self.client.post("/v1/snapshots", json=body, headers=self._headers, **kwargs)

    def saved(self, snapshot: dict | None = None) -> dict:
        response = self.save(snapshot)
        assert response.status_code == 201, response.text
        return response.get_json()

    def present(self, token: str, **body) -> TestResponse:
        return self.client.post("/v1/resume", json={"token": token, **body}, headers=self._headers)

    def type_code(self, code: str, nonce: str = "nonce-of-this-device", **body) -> TestResponse:
        typed = {"code": code, "nonce": nonce, **body}
        return self.client.post("/v1/resume", json=typed, headers=self._headers)

    def report(self, token: str, type: str, *, headers: dict | None = None, **body) -> TestResponse:
        event = {"token": token, "type": type, **body}
        return self.client.post("/v1/events", json=event, headers=self._headers | (headers or {}))

    def receipt(self, saved: dict) -> TestResponse:
        return self.client.get(f"/v1/snapshots/{saved['id']}", headers=self._headers | manage(saved))

    def cancel_cart(self, saved: dict) -> TestResponse:
        address = f"/v1/snapshots/{saved['id']}/cart"
        return self.client.delete(address, headers=self._headers | manage(saved))

    def forget(self, saved: dict) -> TestResponse:
        return self.client.delete(f"/v1/snapshots/{saved['id']}", headers=self._headers | manage(saved))


def manage(saved: dict) -> dict[str, str]:
    return {"Authorization": f"Bearer {saved['manage_key']}"}


def a_page(**page) -> dict:
    """The least that can be saved."""
    return {"page": {"url": f"{SHOP}/mugs", "title": "Mugs", **page}}


FULL = {
    "page": {"url": f"{SHOP}/journal/kiln?lang=en#glazing", "title": "Inside the kiln", "lang": "en-GB"},
    "version": 1,
    "position": {
        "selectors": [
            {
                "type": "TextQuoteSelector",
                "exact": "The kiln needs eleven hours to cool, and nobody",
                "prefix": "nothing to be done in a hurry. ",
                "suffix": " opens it before. What comes out",
            },
            {"type": "TextPositionSelector", "start": 4210, "end": 4257},
            {
                "type": "CssSelector",
                "value": "body > main > article > section:nth-of-type(3) > p:nth-of-type(2)",
            },
        ],
        "progression": 0.412,
        "offset": -3.5,
        "item": "q7x2",
        "before": "a1b2c3d4",
        "after": "zz99",
    },
    "cart": {
        "lines": [
            {
                "id": "101-sand",
                "title": "Ceramic cup",
                "quantity": 2,
                "sku": "CUP-SAND",
                "unit_price": 1900,
                "currency": "EUR",
                "options": {"Colour": "Sand", "Size": "Regular"},
                "url": f"{SHOP}/mugs/ceramic-cup?colour=sand",
                "image": "https://cdn.example/cup.webp",
            },
            {"id": "207", "title": "Linen towel", "quantity": 1},
        ]
    },
    "device": {"kind": "desktop"},
    "saved_at": "2026-05-01T11:58:30Z",
}


def a_full_snapshot() -> dict:
    """Every field that can be saved."""
    return copy.deepcopy(FULL)
