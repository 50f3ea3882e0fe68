"""Steps of a visitor's journey, as the tests tell them; the widget is used by the testing kit's hands."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from sameplace.testing import widget
from sameplace.testing.widget import carriers, open_sheet

PATIENCE = 30_000  # ms: a real shop takes its time for a line


def scroll_to(page: Page, y: int) -> None:
    """Scroll as a visitor does, with the wheel, and wait until the page has come to rest."""
    page.mouse.move(page.viewport_size["width"] / 2, 400)  # type: ignore[index]
    page.mouse.wheel(0, y - page.evaluate("scrollY"))
    # At rest: the same place for longer than the widget waits for it.
    page.evaluate(
        """(y) => new Promise((done) => {
          let last = -1, since = performance.now();
          const look = () => {
            if (scrollY !== last) [last, since] = [scrollY, performance.now()];
            if (Math.abs(scrollY - y) <= 2 && performance.now() - since > 300) done();
            else requestAnimationFrame(look);
          };
          look();
        })""",
        y,
    )


def link_in(sheet: Locator) -> str:
    return carriers(sheet).link


def code_in(sheet: Locator) -> str:
    return carriers(sheet).code


def link_of(page: Page) -> str:
    """Open the sheet; the link that it shows."""
    return link_in(open_sheet(page))


def accept(page: Page) -> str:
    """Answer the question with yes and wait until the card tells how it went; what it tells."""
    return widget.accept(page, PATIENCE)


def finished(page: Page) -> None:
    """Until the card tells how it went, whoever answered."""
    expect(page.get_by_role("button", name="Undo")).to_be_visible(timeout=PATIENCE)
