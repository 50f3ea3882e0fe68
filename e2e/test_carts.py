"""Carts of recognised platforms, in a browser: the adapter comes by itself, and only where it is needed.

The shops are fakes, each with all the traps of its platform's contract (``extension/tests/fakes``).
"""

from __future__ import annotations

import json
import re
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sameplace.testing import expect_same_cart
from sameplace.testing.devices import Devices
from sameplace.testing.faults import Faults
from sameplace.testing.hop import Hopping
from sameplace.testing.service import Service, free_port
from sameplace.testing.widget import prompt

from .devices import Device
from .journey import accept, link_of
from .loopback import wait_for
from .marked import MarkedShop

FAKES = Path(__file__).parents[1] / "extension" / "tests" / "fakes"


class FakeShop:
    """One of the fakes over HTTP, with the widget's tag in its pages as an owner would put it."""

    def __init__(self, name: str, service: Service) -> None:
        port = free_port()
        self.name = name
        self.url = f"http://127.0.0.1:{port}"
        tag = service.script_tag(self.url)
        self._process = subprocess.Popen(
            ["node", FAKES / "serve.js", name, str(port), tag], stdout=subprocess.DEVNULL
        )
        wait_for(self.url, self._process)

    def change(self, product: int, **fields: object) -> None:
        request = urllib.request.Request(f"{self.url}/-/{product}", data=json.dumps(fields).encode())
        urllib.request.urlopen(request).close()

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)


@pytest.fixture(params=["woocommerce", "shopify"])
def fake(request: pytest.FixtureRequest, service: Service) -> Iterator[FakeShop]:
    shop = FakeShop(request.param, service)
    yield shop
    shop.stop()


def in_cart(page: Page) -> int:
    page.reload()
    expect(page.locator("output")).to_have_text(re.compile(r"^\d+$"))
    return int(page.locator("output").inner_text())


def test_cart_of_a_recognised_platform_arrives_without_a_line_of_code(
    laptop: Device, phone: Device, fake: FakeShop
) -> None:
    asked: list[str] = []
    laptop.context.on("request", lambda r: asked.append(r.url) if "/sameplace-cart-" in r.url else None)
    left = laptop.open(fake.url)
    for number, button in enumerate(left.locator("li button").all()[:3]):
        button.click()
        expect(left.locator("output")).to_have_text(str(number + 1))
    link = link_of(left)
    fake.change({"woocommerce": 12, "shopify": 42}[fake.name], stock=0)

    right = phone.open(link)
    card = prompt(right)
    expect(card).to_contain_text("2 items will be added to your cart here.", timeout=15_000)
    expect(card.get_by_role("listitem")).to_contain_text(["Sold out"])
    assert in_cart(phone.open(fake.url)) == 0, "nothing is done before the answer"
    accept(right)
    expect(right.get_by_role("dialog").get_by_role("listitem")).to_contain_text(["Sold out"])
    assert in_cart(right) == 2
    right.goto("about:blank")
    right.goto(link)
    expect(prompt(right)).to_contain_text("Some things in your cart have changed", timeout=15_000)
    accept(right)
    assert in_cart(right) == 2, "Continue again adds nothing"

    assert {re.findall(r"sameplace-cart-(\w+)\.js", url)[0] for url in asked} == {fake.name}


def test_cart_of_a_recognised_platform_is_recognised_by_the_kit_too(
    devices: Devices, hop: Hopping, sameplace_faults: Faults, fake: FakeShop
) -> None:
    left = devices("Desktop Chrome")
    left.goto(fake.url)
    for number, button in enumerate(left.locator("li button").all()[:3]):
        button.click()
        expect(left.locator("output")).to_have_text(str(number + 1))
    gone = {"woocommerce": 12, "shopify": 42}[fake.name]
    sameplace_faults.item_sold_out(str(gone), by=lambda: fake.change(gone, stock=0))
    expect_same_cart(hop(left, to="iPhone 13"))
    assert [line.quantity for line in hop.hops[0].left.cart.lines or ()] == [1, 1, 1]


@pytest.fixture
def marked(service: Service) -> Iterator[MarkedShop]:
    shop = MarkedShop()
    shop.tag = service.script_tag(shop.url)
    yield shop
    shop.stop()


def lines(page: Page, shop: MarkedShop) -> dict[str, str]:
    page.goto(f"{shop.url}/cart")
    shown = page.locator("article")
    names = shown.locator("a").all_inner_texts()
    return dict(
        zip(names, [line.input_value() for line in shown.locator("input[value]:visible").all()], strict=True)
    )


def test_cart_that_is_only_marked_up_arrives_and_replaces_another(
    laptop: Device, phone: Device, marked: MarkedShop
) -> None:
    left = laptop.open(marked.url)
    for name in ("Morning mug", "Morning mug"):
        left.goto(marked.url)
        left.get_by_role("button", name=f"Buy {name}").click()
    link = link_of(left)
    right = phone.open(marked.url)
    right.get_by_role("button", name="Buy Supper bowl").click()
    assert lines(right, marked) == {"Supper bowl": "1"}
    right.goto("about:blank")
    right.goto(link)
    prompt(right).get_by_label("Replace them").check()
    accept(right)
    assert lines(right, marked) == {"Morning mug": "2"}
