"""The demo shop in a process of its own, registered as a site with the service, as a customer's would be."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.request
from typing import Any

from playwright.sync_api import Page

from sameplace.testing.service import Service, free_port

from .loopback import wait_for

SERVE = (
    "import sys; from sameplace.serving import serve; "
    "serve('sameplace.demo.command:shop', host='127.0.0.1', port=int(sys.argv[1]), threads=8)"
)


class Shop:
    """``url`` is the shop's origin."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(self.port)],
            env={
                **os.environ,
                "SAMEPLACE_DEMO_ORIGIN": self.url,
                "SAMEPLACE_DEMO_SCRIPT": self.service.script_tag(self.url),
                "SAMEPLACE_DEMO_GUARD": self.service.guard_tag,
                "SAMEPLACE_DEMO_CSP": self.service.csp,
                "SAMEPLACE_DEMO_SERVICE": self.service.url,
            },
        )
        wait_for(self.url, self._process)

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(10)

    def backstage(self, path: str, **body: Any) -> None:
        """What the shop keeper does meanwhile: ``backstage("variant", variant="…", stock=0)``."""
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with browser.open(f"{self.url}/backstage") as page:
            token = re.search(r'name="csrf-token" content="([^"]+)"', page.read().decode())
        assert token
        request = urllib.request.Request(
            f"{self.url}/backstage/{path}",
            method="POST",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "X-CSRF-Token": token[1]},
        )
        browser.open(request).close()


CART = "() => fetch('/cart.json').then((answer) => answer.json())"
COUNT = f"({CART})().then(({{ lines }}) => lines.reduce((sum, line) => sum + line.quantity, 0))"


def in_cart(page: Page) -> dict[str, int]:
    """What the shop itself says is in this device's cart: variant and quantity."""
    cart: dict[str, Any] = page.evaluate(CART)
    return {line["variant"]: line["quantity"] for line in cart["lines"]}


def fill_cart(page: Page, shop: Shop, *slugs: str) -> None:
    """Put one of each into the cart, by clicking on its page."""
    for slug in slugs:
        page.goto(f"{shop.url}/products/{slug}")
        before = page.evaluate(COUNT)
        page.get_by_role("button", name="Add to cart").first.click()
        page.wait_for_function(f"async (before) => (await {COUNT}) > before", arg=before)
