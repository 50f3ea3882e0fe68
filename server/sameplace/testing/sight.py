"""What one device shows at one moment: page, line, cart, and a picture of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from . import page_script, painted
from .painted import Box, Found, Line
from .pictures import is_blank
from .words import gist

if TYPE_CHECKING:
    from playwright.sync_api import Page

WITHOUT_US = """
sameplace-surface { display: none !important }
::highlight(sameplace) { background-color: transparent !important }
"""
"""Style of a picture that shows the page alone, without our cards and our mark on the line."""

ReadCart = Callable[["Page"], Sequence[Mapping[str, Any]] | Mapping[str, int]]
"""How a tester has the cart read on a page: lines with ``id`` and ``quantity``, or quantities by id."""


WHOLE = frozenset(
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ]
)
THOUSANDTHS = frozenset(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])
"""Currencies whose minor unit is not a hundredth (ISO 4217)."""

Key = tuple[str, tuple[tuple[str, str], ...]]
"""What tells two cart lines apart: id and options."""


@dataclass(frozen=True)
class CartLine:
    """One line of a cart, as far as carts are compared."""

    id: str
    quantity: int
    title: str = ""
    unit_price: int | None = None
    currency: str = ""
    options: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> Key:
        """What tells two lines apart."""
        return self.id, self.options

    @property
    def words(self) -> str:
        """Title and options, with the id where the title alone would not tell."""
        chosen = f" ({', '.join(f'{name}: {value}' for name, value in self.options)})" if self.options else ""
        return (
            f"“{self.title}”{chosen} [{self.id}]" if self.title and self.title != self.id else f"“{self.id}”"
        )

    @property
    def price(self) -> str:
        """The unit price, in words; empty when it is not known."""
        if self.unit_price is None:
            return ""
        digits = 0 if self.currency in WHOLE else 3 if self.currency in THOUSANDTHS else 2
        return f"{self.unit_price / 10**digits:.{digits}f} {self.currency}".strip()


@dataclass(frozen=True)
class Cart:
    """``lines`` is None when the cart could not be read, and ``why`` says why."""

    lines: tuple[CartLine, ...] | None
    why: str = ""


@dataclass(frozen=True)
class Sight:
    """``line`` is None when no text is painted in the window; ``box`` is where the line to compare stands."""

    url: str
    line: Line | None
    box: Box | None
    cart: Cart
    viewport: tuple[float, float]
    frame: str = ""
    """The frame that fills most of the window; empty when none does."""
    unread: bool = False
    """Whether nothing has been scrolled past of a page that could be scrolled."""
    picture: bytes = field(repr=False, default=b"")


def look(
    page: Page, read_cart: ReadCart | None, found: Found | None = None, *, arrived: bool = False
) -> Sight:
    """Look at a page as it stands.

    :param found: on the device that was arrived at, the line to mark; elsewhere it is the one at the top.
    """
    line = painted.line_at_top(page)
    width, height = page.evaluate("() => [innerWidth, innerHeight]")
    return Sight(
        url=page.url,
        line=line,
        box=(found.box if found else None) if arrived else (line.box if line else None),
        cart=cart_of(page, read_cart),
        viewport=(width, height),
        frame=painted.frame(page),
        unread=painted.unread(page),
        picture=page.screenshot(animations="disabled"),
    )


def unseen(page: Page, found: Found) -> str:
    """Why a line that was found cannot be read, empty when it can: the last word is the picture's."""
    width, height = page.evaluate("() => [innerWidth, innerHeight]")
    is_here = found.box.top < height and found.box.top + found.box.height > 0
    # Of one beyond the window's edge the distance tells enough.
    if (
        found.unseen
        or not is_here
        or not is_blank(page.screenshot(style=WITHOUT_US), found.box, (width, height))
    ):
        return found.unseen
    return "nothing is to be seen where it stands: all is of one colour"


def cart_of(page: Page, read_cart: ReadCart | None) -> Cart:
    """The cart as the shop itself has it there."""
    try:
        found = read_cart(page) if read_cart else page_script.cart_lines(page)
    except Exception as error:  # noqa: BLE001  # the shop's, the hook's or the browser's: told as it is
        return Cart(None, f"reading it failed: {gist(error)}")
    if found is None:
        return Cart(
            None,
            "no cart is recognised on this page: register one with Sameplace.cart({…}) in the page, or give"
            " the fixture sameplace_cart a function that reads it",
        )
    if isinstance(found, Mapping):
        found = [{"id": name, "quantity": quantity} for name, quantity in found.items()]
    try:
        return Cart(tuple(_line(line) for line in found))
    except (KeyError, TypeError, ValueError) as error:
        return Cart(None, f"a line of it lacks what a line has to have, id and quantity: {error!r}")


def _line(given: Mapping[str, Any]) -> CartLine:
    return CartLine(
        id=str(given["id"]),
        quantity=int(given["quantity"]),
        title=str(given.get("title") or ""),
        unit_price=given.get("unit_price"),
        currency=str(given.get("currency") or ""),
        options=tuple(
            sorted((str(name), str(value)) for name, value in (given.get("options") or {}).items())
        ),
    )
