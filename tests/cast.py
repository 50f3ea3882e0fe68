"""The cast: Ada saves and returns, Bob uses another browser, Mallory tampers, Olga owns the site."""

from __future__ import annotations

import base64
import copy
import datetime
from random import Random

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


# What a browser sends from an extension's pages; Firefox makes one for each installation.
EXTENSION = "chrome-extension://cciilamhchpmbdnniabclekddabkifhb"
EXTENSIONS = [
    EXTENSION,
    "moz-extension://6a0f6c3e-93e3-4f34-9a1c-6de4b1d1f6a7",
    "safari-web-extension://0C6E1A1E-3D5D-4B60-9DDB-1B5C2E7F6B11",
]
LOCATOR = "7K3MXW4P"
DAY = 86400


def a_ciphertext(size: int = 4096, seed: int = 1) -> str:
    """Bytes that tell nothing, as they are on the wire."""
    return base64.urlsafe_b64encode(Random(seed).randbytes(size)).rstrip(b"=").decode()


class Equipped:
    """A browser with the extension, which talks to the service from the extension's own pages."""

    def __init__(self, client: FlaskClient, origin: str | None = EXTENSION) -> None:
        self.client = client
        self.origin = origin

    def ask(self, method: str, path: str, body: object = None, key: str = "", **kwargs) -> TestResponse:
        headers = {"Origin": self.origin} if self.origin is not None else {}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        return self.client.open(f"/v1/{path}", method=method, json=body, headers=headers, **kwargs)

    def seal(self, size: int = 4096, seed: int = 1, expires_in: int = DAY, **more) -> TestResponse:
        body = {"ciphertext": a_ciphertext(size, seed), "expires_in": expires_in}
        return self.ask("POST", "sealed", body | more)

    def sealed(self, **more) -> dict:
        response = self.seal(**more)
        assert response.status_code == 201, response.text
        return response.get_json()

    def open(self, **what) -> TestResponse:
        return self.ask("POST", "sealed/open", what)

    def receipt(self, saved: dict) -> TestResponse:
        return self.ask("GET", f"sealed/{saved['id']}", key=saved["manage_key"])

    def forget(self, saved: dict) -> TestResponse:
        return self.ask("DELETE", f"sealed/{saved['id']}", key=saved["manage_key"])

    def write(self, box: str, key: str, replaces: int = 0, seed: int = 1, **more) -> TestResponse:
        body = {"ciphertext": a_ciphertext(seed=seed), "replaces": replaces, "expires_in": DAY}
        return self.ask("PUT", f"boxes/{box}", body | more, key)

    def written(self, box: str, key: str, replaces: int = 0, **more) -> int:
        response = self.write(box, key, replaces, **more)
        assert response.status_code == 200, response.text
        return response.get_json()["version"]

    def read(self, box: str, key: str) -> TestResponse:
        return self.ask("GET", f"boxes/{box}", key=key)

    def erase(self, box: str, key: str) -> TestResponse:
        return self.ask("DELETE", f"boxes/{box}", key=key)
