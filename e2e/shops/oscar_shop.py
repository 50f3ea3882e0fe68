"""django-oscar as an owner runs it: forms with CSRF tokens, no API, a language in every address.

``python -m e2e.shops.oscar_shop`` makes the shop's data once, below ``build/``; each start gets a copy of it.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Page

from ..loopback import wait_for
from .shop import BUILD, HERE, Background, RealShop
from .wares import WARES, Ware

HOME = BUILD / "django-oscar"
PYTHON = str(HOME / "bin" / "python")
STOCK = "UPDATE partner_stockrecord SET {} = ? WHERE partner_sku = ?"
# The basket page is the shop's own word on what is in it.
LINES = """() => [...document.querySelectorAll(".basket-items")].map((line) => [
  line.querySelector("h3").textContent.trim(),
  Number(line.querySelector("input[name$='-quantity']").value),
])"""


def environment(data: Path, tag: str = "") -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "django_oscar.settings",
        "PYTHONPATH": str(HERE),
        "PYTHONDONTWRITEBYTECODE": "1",
        "SHOP_DATA": str(data),
        "SHOP_TAG": tag,
    }


def prepare() -> None:
    """Migrations take longer than everything else: done once."""
    data, made = HOME / "data.new", HOME / "data"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir()
    seed = [PYTHON, "-W", "ignore", "-m", "django_oscar.seed"]
    subprocess.run(seed, env=environment(data), check=True)
    # Whole or not at all: what is there is taken for made.
    shutil.rmtree(made, ignore_errors=True)
    data.rename(made)
    made.touch()


class DjangoOscar(RealShop):
    platform = "django-oscar"
    adds = "**/basket/add/*/"
    currency = "£"

    def start(self) -> None:
        self.data = self.folder / "data"
        shutil.copytree(HOME / "data", self.data)
        where = f"127.0.0.1:{self.port}"
        serve = [
            "-W",
            "ignore",
            "-m",
            "django",
            "runserver",
            "--noreload",
            "--insecure",
            "--skip-checks",
            where,
        ]
        self._server = Background([PYTHON, *serve], environment(self.data, self.tag), self.folder / "log")
        wait_for(self.front, self._server.process)
        with closing(sqlite3.connect(self.data / "shop.sqlite")) as database:
            rows = database.execute("SELECT partner_sku, product_id FROM partner_stockrecord").fetchall()
        self._ids: dict[str, int] = dict(rows)

    def stop(self) -> None:
        self._server.stop()
        super().stop()

    @property
    def front(self) -> str:
        return f"{self.url}/en-gb/catalogue/"

    def page_of(self, ware: Ware) -> str:
        slug = self.title_of(ware).lower().replace(",", "").replace(" ", "-")
        return f"{self.url}/en-gb/catalogue/{slug}_{self._ids[ware.sku]}/"

    def title_of(self, ware: Ware) -> str:
        return ", ".join([ware.title, *ware.options.values()])

    def put_in_cart(self, page: Page, ware: Ware) -> None:
        page.goto(self.page_of(ware))
        page.locator("#add_to_basket_form button").click()
        page.locator("#messages .alert-success").first.wait_for()

    def lines(self, page: Page) -> dict[str, int]:
        """The lines of the basket page, by what they are called there."""
        tab = page.context.new_page()
        tab.goto(f"{self.url}/en-gb/basket/")
        found: list[tuple[str, int]] = tab.evaluate(LINES)
        tab.close()
        assert len(dict(found)) == len(found), f"a line is there twice: {found}"
        return dict(found)

    def cart(self, page: Page) -> dict[Ware, int]:
        by_title = {self.title_of(ware): ware for ware in WARES}
        return {by_title[title]: quantity for title, quantity in self.lines(page).items()}

    def _update(self, statement: str, *values: object) -> None:
        with closing(sqlite3.connect(self.data / "shop.sqlite", timeout=20)) as database, database:
            database.execute(statement, values)

    def set_stock(self, ware: Ware, stock: int) -> None:
        self._update(STOCK.format("num_in_stock"), stock, ware.sku)

    def set_price(self, ware: Ware, price: int) -> None:
        self._update(STOCK.format("price"), price / 100, ware.sku)

    def set_offered(self, ware: Ware, offered: bool) -> None:
        self._update("UPDATE catalogue_product SET is_public = ? WHERE upc = ?", offered, ware.sku)


if __name__ == "__main__":
    sys.exit(prepare())
