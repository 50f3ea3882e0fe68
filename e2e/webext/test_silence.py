"""Before the visitor clicks or allows a site, the extension reads nothing of any page and sends nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ..devices import LAPTOP, Device
from ..journey import scroll_to
from .elsewhere import PAGES, Elsewhere
from .equipped import Equipped
from .visitor import hop
from .wiretap import Wiretap

SITES = [f"site-{n}.example" for n in range(1, 6)]
PATHS = ["/", "/read", "/shop?size=4", "/app#/route"]
BROWSE = [f"http://{site}{path}" for site in SITES for path in PATHS]
FILES = ("/elsewhere.css", "/icon.svg", "/favicon.ico")


@pytest.fixture
def tap(tap: Wiretap) -> Wiretap:
    """With five sites of four pages."""
    essay = (PAGES / "elsewhere" / "essay.html").read_text(encoding="utf-8")
    for n, site in enumerate(SITES):
        for path in PATHS:
            page = essay.replace("{{ title }}", f"{site}{path}").replace("{{ planted }}", f"Number {n}.")
            tap.pages[f"{site}{path.partition('?')[0].partition('#')[0]}"] = page
        for file in FILES:
            tap.pages[site + file] = ""
    return tap


def browse(device: Device) -> dict[str, str]:
    """Look at twenty pages as people do; their documents afterwards."""
    found = {}
    for address in BROWSE:
        page = device.open(address)
        scroll_to(page, 900)
        page.evaluate("history.pushState({}, '', '?moved=on')")  # as an app of one page does
        page.goto(address)
        found[address] = page.evaluate("document.documentElement.outerHTML")
    return found


def test_nothing_is_read_and_nothing_is_sent_over_twenty_pages(
    equipped: Callable[..., Equipped], real_device: Callable[..., Device], tap: Wiretap
) -> None:
    laptop = equipped(LAPTOP, **tap.options)
    seen = browse(laptop)
    laptop.alarm("look")
    pages = [page for page in laptop.context.pages if page.url.startswith("http")]
    assert len(pages) == len(BROWSE)
    assert [page.url for page in pages if list(laptop.worlds(page))] == []
    own = {*BROWSE, *(f"http://{site}{file}" for site in SITES for file in FILES)}
    wire = {address.partition("#")[0] for address in own}
    assert [str(one) for one in tap.sent if one.address not in wire] == []
    plain = browse(real_device(LAPTOP, **tap.options))
    assert seen == plain, "the documents are as they are without the extension"


def test_the_wiretap_hears_what_is_sent_once_somebody_clicks(
    equipped: Callable[..., Equipped], tap: Wiretap, elsewhere: Elsewhere
) -> None:
    """Else the test above would prove nothing."""
    laptop = equipped(LAPTOP, **tap.options)
    page = laptop.open(BROWSE[1])
    hop(laptop, page)
    assert [one.method for one in tap.sent if "/v1/sealed" in one.address] == ["POST"]
    assert list(laptop.worlds(page)) != []
    for one in tap.sent:
        if ".example" not in one.host:
            words = one.address.encode() + one.body + repr(one.headers).encode()
            assert b"site-1" not in words, f"a page is named to {one.host}"
            assert b"essay" not in words
