"""What every real shop of the tests can do, whatever it is made of."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from playwright.sync_api import Page

from sameplace.testing.service import Service, free_port

from .wares import WARES, Ware

BUILD = Path(__file__).parents[2] / "build" / "shops"
HERE = Path(__file__).parent


class Background:
    """A program and all that it starts, ended together."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path, **options: object) -> None:
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                command,
                env={**os.environ, **environment},
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **options,  # type: ignore[call-overload]
            )

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> None:
        """A shop's helpers outlive it when only it is told; so the whole group is."""
        for one, patience in ((sign, 10), (signal.SIGKILL, 10)):
            try:
                os.killpg(self.process.pid, one)
                self.process.wait(patience)
                break
            except subprocess.TimeoutExpired:
                continue
            except ProcessLookupError:
                self.process.wait(patience)
                break


class RealShop(ABC):
    """A shop on a free loopback port, its data in a temporary folder, registered with the service."""

    platform: ClassVar[str]
    """What the owner writes into ``data-cart``."""
    adds: ClassVar[str]
    """Address of the shop's own add-to-cart, as a pattern of Playwright's."""
    currency: ClassVar[str]
    """The sign before a price, as somebody in Britain reads it."""

    def __init__(self, service: Service) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.tag = service.script_tag(self.url).replace(
            "></script>", f' data-cart="{self.platform}"></script>'
        )
        self.links: dict[tuple[object, ...], str] = {}
        """Links to carts that were left behind already: one may be presented again and again."""
        self._folder = tempfile.TemporaryDirectory(prefix=f"sameplace-{self.platform}-")
        self.folder = Path(self._folder.name)

    @abstractmethod
    def start(self) -> None: ...

    def stop(self) -> None:
        self._folder.cleanup()

    @abstractmethod
    def page_of(self, ware: Ware) -> str:
        """Address of the page on which a ware is put into the cart."""

    @property
    @abstractmethod
    def front(self) -> str:
        """Address of a page that stays, whatever becomes of the wares."""

    def title_of(self, ware: Ware) -> str:
        """How the shop calls it in its cart."""
        return ware.title

    @abstractmethod
    def put_in_cart(self, page: Page, ware: Ware) -> None:
        """Open its page and press the shop's own button, until the shop has it."""

    @abstractmethod
    def cart(self, page: Page) -> dict[Ware, int]:
        """What the shop's own cart page says, opened in another tab of the same browser."""

    @abstractmethod
    def set_stock(self, ware: Ware, stock: int) -> None:
        """The back door: so many are left."""

    @abstractmethod
    def set_price(self, ware: Ware, price: int) -> None:
        """The back door: it costs so much, in minor units."""

    @abstractmethod
    def set_offered(self, ware: Ware, offered: bool) -> None:
        """The back door: it is taken out of the shop, or put back."""

    def restock(self) -> None:
        """As on the first day."""
        for ware in WARES:
            self.set_stock(ware, ware.stock)
            self.set_price(ware, ware.price)
            self.set_offered(ware, True)

    def amount(self, price: int) -> str:
        """As the prompt writes it."""
        return f"{self.currency}{price // 100:,}.{price % 100:02}"
