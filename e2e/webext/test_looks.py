"""What people see of the extension, in Chromium: accessible, within its window, kept as pictures."""

from __future__ import annotations

from playwright.sync_api import Page, expect

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
    popup.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    for scheme in SCHEMES:
        popup.dress(scheme)
        (SCREENS / f"webext-{name}-{scheme}.png").write_bytes(popup.screenshot())
        assert popup.evaluate(FOUND) == []


def test_popup_is_accessible_in_light_and_dark(laptop: Equipped, elsewhere: Elsewhere) -> None:
    page = laptop.open(elsewhere.essay)
    read_on(page)
    save(laptop, page)
    popup = laptop.click_toolbar(page)
    popup.see("button", "Continue on another device")
    keep(popup, "popup")
    popup.close()
    popup = hop(laptop, page)
    popup.see("image", "QR code that opens this page at your place")
    keep(popup, "popup-hop")
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
