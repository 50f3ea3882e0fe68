"""EverShop as an owner runs it: a React shop whose cart is REST and GraphQL, on PostgreSQL.

``python -m e2e.shops.ever_shop`` makes the shop's data once, below ``build/``; each start gets a copy of it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as Late

from sameplace.testing.service import Service, free_port

from ..loopback import wait_for
from .pictures import picture
from .postgres import Postgres
from .shop import BUILD, HERE, Background, RealShop
from .wares import WARES, Ware

HOME = BUILD / "evershop"
DATA = HOME / "data.tar"
# Its head tags carry no data attributes: an owner has a script of their own there, which brings the tag.
LOADER = """{{
const tag = document.createElement("script");
for (const [name, value] of Object.entries({attributes})) tag.setAttribute(name, value);
document.head.append(tag);
}}"""
LINES = """() => [...document.querySelectorAll(".cart__item")].map((line) => [
  [...line.querySelectorAll("div")].map((part) => part.textContent.match(/^SKU (\\S+)$/)?.[1]).find(Boolean),
  Number(line.querySelector("span.tabular-nums").textContent),
])"""
"""The cart page is the shop's own word on what is in it."""


def environment(port: int, database: Postgres) -> dict[str, str]:
    config = {
        "shop": {"homeUrl": f"http://127.0.0.1:{port}"},
        "system": {"session": {"cookieSecret": "a shop on loopback with nothing to protect"}},
        "themeConfig": {"headTags": {"scripts": [{"src": "/sameplace-loader.js", "async": True}]}},
    }
    return {
        **database.environment,
        "PORT": str(port),
        "NODE_ENV": "production",
        "NODE_CONFIG": json.dumps(config),
        "NODE_OPTIONS": f"--import {(HERE / 'evershop' / 'loopback.mjs').as_uri()}",
    }


def lay_out(folder: Path) -> None:
    """The shop's own folder: what npm installed and the build made is shared, the rest is its own."""
    for name in ("node_modules", ".evershop", "package.json"):
        (folder / name).symlink_to(HOME / name)
    (folder / "public").mkdir()
    media = folder / "media" / "wares"
    media.mkdir(parents=True)
    for index in range(len(WARES)):
        (media / f"{index}.png").write_bytes(picture(index))


def serve(folder: Path, port: int, database: Postgres) -> Background:
    start = ["node", "node_modules/@evershop/evershop/dist/bin/start/index.js"]
    server = Background(start, environment(port, database), folder / "log", cwd=folder)
    try:
        wait_for(f"http://127.0.0.1:{port}/", server.process)
    except RuntimeError as error:
        server.stop()
        raise RuntimeError((folder / "log").read_text()[-2000:]) from error
    return server


def until(done: Callable[[], object], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.1)


def prepare() -> None:
    """The first start migrates, and its background process makes the addresses of what the seed adds."""
    with tempfile.TemporaryDirectory(prefix="sameplace-evershop-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        (folder / "shop").mkdir()
        (folder / "postgres").mkdir()
        lay_out(folder / "shop")
        database = Postgres(folder / "postgres")
        database.create()
        database.start()
        port = free_port()
        try:
            server = serve(folder / "shop", port, database)
            try:
                subprocess.run(
                    ["node", str(HERE / "evershop" / "seed.mjs")],
                    cwd=folder / "shop",
                    env={**os.environ, **environment(port, database)},
                    input=json.dumps([asdict(ware) for ware in WARES]).encode(),
                    stdout=subprocess.DEVNULL,
                    check=True,
                )
                rewrites = "SELECT count(*) FROM url_rewrite WHERE entity_type = 'product'"
                until(lambda: int(database.ask(rewrites)[0]) >= len(WARES))
            finally:
                server.stop()
        finally:
            database.stop()
        subprocess.run(["tar", "-C", str(database.folder), "-cf", str(DATA), "data"], check=True)


class EverShop(RealShop):
    platform = "evershop"
    adds = "**/api/cart/mine/items"
    currency = "US$"

    def __init__(self, service: Service) -> None:
        super().__init__(service)
        self.folder.chmod(0o711)
        self.shop = self.folder / "shop"
        self.shop.mkdir()
        (self.folder / "postgres").mkdir()
        self.database = Postgres(self.folder / "postgres")

    def start(self) -> None:
        lay_out(self.shop)
        pairs = (pair.partition("=") for pair in self.tag.removeprefix("<script ").split(">")[0].split())
        attributes = json.dumps({name: value.strip('"') for name, _, value in pairs})
        (self.shop / "public" / "sameplace-loader.js").write_text(LOADER.format(attributes=attributes))
        subprocess.run(["tar", "-C", str(self.database.folder), "-xf", str(DATA)], check=True)
        self.database.own()
        self.database.start()
        self._server = serve(self.shop, self.port, self.database)
        rows = self.database.ask(
            "SELECT sku, request_path FROM product JOIN url_rewrite ON entity_uuid = uuid"
            " WHERE entity_type = 'product'"
        )
        self._paths = dict(row.split("|") for row in rows)

    def stop(self) -> None:
        self._server.stop()
        self.database.stop()
        super().stop()

    @property
    def front(self) -> str:
        return f"{self.url}/"

    def page_of(self, ware: Ware) -> str:
        return f"{self.url}{self._paths[ware.sku]}"

    def put_in_cart(self, page: Page, ware: Ware) -> None:
        page.goto(self.page_of(ware))
        button = page.get_by_role("button", name="Add to cart")
        # A click is lost until React has taken over the page that the server drew, form and all.
        for _ in range(10):
            for value in ware.options.values():
                page.get_by_role("button", name=value, exact=True).click()
            try:
                with page.expect_request("**/items", timeout=1000) as asked:
                    button.click()
            except Late:
                continue
            answer = asked.value.response()
            assert answer
            assert answer.ok, answer.text()
            return
        raise AssertionError(f"{ware.title} cannot be put into the cart")

    def cart(self, page: Page) -> dict[Ware, int]:
        by_sku = {ware.sku: ware for ware in WARES}
        tab = page.context.new_page()
        tab.goto(f"{self.url}/cart")
        found: list[tuple[str, int]] = tab.evaluate(LINES)
        tab.close()
        assert len(dict(found)) == len(found), f"a line is there twice: {found}"
        return {by_sku[sku]: quantity for sku, quantity in found}

    def set_stock(self, ware: Ware, stock: int) -> None:
        self.database.ask(
            f"UPDATE product_inventory SET qty = {stock} FROM product"
            f" WHERE product_inventory_product_id = product_id AND sku = '{ware.sku}'"
        )

    def set_price(self, ware: Ware, price: int) -> None:
        self.database.ask(f"UPDATE product SET price = {price / 100} WHERE sku = '{ware.sku}'")

    def set_offered(self, ware: Ware, offered: bool) -> None:
        self.database.ask(f"UPDATE product SET status = {offered} WHERE sku = '{ware.sku}'")


if __name__ == "__main__":
    sys.exit(prepare())
