"""What is known of one hop: both devices, what carried it, what came of it, and what was asserted of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

from .devices import Device
from .painted import Found
from .problems import KitError
from .sight import ReadCart, Sight

if TYPE_CHECKING:
    from playwright.sync_api import Page

By = Literal["qr", "link", "code"]
Mode = Literal["widget", "injected"]


@dataclass(frozen=True)
class Verdict:
    """One assertion of the test: ``message`` is why it failed, empty when it did not."""

    what: str
    message: str = ""


@dataclass(eq=False)
class Hop:
    """``times`` are in milliseconds.

    ``saved``: until there were carriers; ``opened``: until the prompt, or the page, was there; ``restored``:
    from Continue until the card told how it went.
    """

    test: str
    origin: Device
    target: Device
    by: By
    mode: Mode
    left: Sight
    page: Page
    """The page on the other device."""
    folder: Path
    """Where pictures and traces of failures go."""
    read_cart: ReadCart | None = None
    notes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    times: dict[str, int] = field(default_factory=dict)
    status: int | None = None
    """HTTP status of the page as it was opened there."""
    asked: bool = False
    """Whether the prompt was shown."""
    arrived: Sight | None = None
    found: Found | None = None
    """The line, right after Continue; None when it was not there or nothing was continued."""
    said: str = ""
    """The engine's own word for how well it found the place: ``exact``, ``nearest``, ``none``."""
    told: str = ""
    """What the card, or the cart adapter, said of the result."""
    sold_out: set[str] = field(default_factory=set)
    """Ids of cart lines that could not be had any more."""
    prices: dict[str, int] = field(default_factory=dict)
    """Unit prices that changed meanwhile, by id."""
    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def title(self) -> str:
        """From where to where, and how."""
        carrier = {"qr": "QR code", "link": "link", "code": "code"}[self.by]
        return f"{self.origin.name} → {self.target.name} by {carrier}"

    @property
    def lines_off(self) -> float | None:
        """The place error right after Continue, in lines; None when the line was not there."""
        line = self.left.line
        return self.found.lines_off(line) if self.found and line else None

    def properties(self) -> Mapping[str, str]:
        """The hop in words, for JUnit."""
        off = self.lines_off
        return {
            "sameplace_hop": self.title,
            "sameplace_mode": self.mode,
            "sameplace_faults": " ".join(self.faults),
            "sameplace_lines_off": "" if off is None else f"{off:.2f}",
            "sameplace_engine_said": self.said,
            **{f"sameplace_{name}_ms": str(ms) for name, ms in self.times.items()},
        }


_hops: WeakKeyDictionary[Page, Hop] = WeakKeyDictionary()


def keep(hop: Hop) -> None:
    """Remember it for whoever asks about its page."""
    _hops[hop.page] = hop


def hop_to(page: Page) -> Hop:
    """The hop that ended on a page.

    :raises KitError: when none did, or the page has been closed since.
    """
    found = _hops.get(page) if hasattr(page, "is_closed") else None
    if found is None:
        what = "this page" if hasattr(page, "is_closed") else f"a {type(page).__name__}"
        raise KitError(f"No hop led to {what}: give the page on the other device, that hop(…) returned.")
    if page.is_closed():
        raise KitError(f"The page on {found.target.name} that the hop led to is closed.")
    return found
