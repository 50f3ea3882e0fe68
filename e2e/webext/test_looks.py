"""What people see of the extension, in Chromium: accessible, within its window, kept as pictures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from ..devices import LAPTOP
from ..test_manners import AXE, SCHEMES, SCREENS, WIDTHS, look
from .elsewhere import Elsewhere
from .equipped import Equipped, Popup
from .visitor import arrive, hop, link_in, read_on, save

FOUND = """axe.run().then(({ violations }) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`))"""


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(FOUND)
    return found


def keep(popup: Popup, name: str) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    (SCREENS / f"webext-{name}.png").write_bytes(popup.screenshot())
    popup.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    assert popup.evaluate(FOUND) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_popup_is_accessible(equipped: Callable[..., Equipped], elsewhere: Elsewhere, scheme: str) -> None:
    laptop = equipped(LAPTOP, color_scheme=scheme)
    page = laptop.open(elsewhere.essay)
    read_on(page)
    save(laptop, page)
    popup = laptop.click_toolbar(page)
    popup.see("button", "Continue on another device")
    keep(popup, f"popup-{scheme}")
    popup.close()
    popup = hop(laptop, page)
    popup.see("image", "QR code that opens this page at your place")
    keep(popup, f"popup-hop-{scheme}")
    assert laptop.complaints == []


def test_pages_are_accessible_at_every_width_in_light_and_dark(
    laptop: Equipped, elsewhere: Elsewhere
) -> None:
    left = laptop.open(elsewhere.essay)
    read_on(left)
    save(laptop, left)
    link = link_in(hop(laptop, left))
    pages = {name: laptop.open_page(f"{name}.html") for name in ("places", "options", "setup")}
    pages["arrive"] = arrive(laptop, link)
    for name, page in pages.items():
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.bring_to_front()
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                look(page, f"webext-{name}-{width}-{scheme}")
                assert violations(page) == []
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert laptop.complaints == []
