"""A guest in somebody's shop: light, quiet, reachable by keyboard and screen reader, never in the way."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from sameplace.testing.widget import open_sheet, prompt

from .devices import LAPTOP, Device
from .journey import accept, code_in, link_in, link_of, scroll_to
from .shop import Shop, fill_cart, in_cart
from .site import Site

AXE = Path(__file__).parents[1] / "extension" / "node_modules" / "axe-core" / "axe.min.js"
SCREENS = Path(__file__).parents[1] / "build" / "screens"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = {390: 844, 820: 1180, 1440: 900}
FIRST_LOAD = 8 * 1024

SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
    .observe({ type: "layout-shift", buffered: true });
}"""


def violations(page: Page) -> list[str]:
    """What axe-core finds in our own surface."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({ include: [['sameplace-surface']] })")["violations"]
    return [f"{item['id']}: {item['nodes'][0]['html'][:120]}" for item in found]


def look(page: Page, name: str) -> None:
    """Keep a picture for people to look at."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name}.png", animations="disabled")


@pytest.mark.parametrize("lang", ["en", "de", "ar"])
@pytest.mark.parametrize("width", list(WIDTHS))
def test_prompt_and_sheet_are_accessible_at_every_width_in_light_and_dark(
    laptop: Device, phone: Device, site: Site, width: int, lang: str
) -> None:
    options = f"?csp=fit&guard&tag=data-lang={lang}"
    left = laptop.open(f"{site.url}/log.html{options}")
    scroll_to(left, 2500)
    left.locator("sameplace-surface button").first.click()
    expect(left.locator("sameplace-surface [role=img]")).to_be_visible()
    link = left.locator("sameplace-surface input[readonly]").input_value()
    left.set_viewport_size({"width": width, "height": WIDTHS[width]})
    right = laptop.context.new_page()
    right.set_viewport_size({"width": width, "height": WIDTHS[width]})
    right.goto(link)
    expect(right.locator("sameplace-surface [role=dialog] button").first).to_be_visible()
    card = right.locator("sameplace-surface [role=dialog]").bounding_box()
    assert card is not None
    assert card["width"] <= 380 + 2
    for page, name in ((left, "sheet"), (right, "prompt")):
        page.bring_to_front()
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            look(page, f"{name}-{lang}-{width}-{scheme}")
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert laptop.complaints == []


def test_what_will_become_of_the_cart_is_accessible_at_every_width(
    laptop: Device, real_device: Callable[..., Device], shop: Shop
) -> None:
    left = laptop.open(shop.url)
    fill_cart(left, shop, "morning-mug", "supper-bowl", "table-plates")
    sold_out, dearer, _ = in_cart(left)
    left.goto(f"{shop.url}/journal")
    link = link_of(left)
    shop.backstage("variant", variant=sold_out, stock=0)
    shop.backstage("variant", variant=dearer, price=9_950)
    other = real_device(LAPTOP)
    right = other.open(shop.url)
    fill_cart(right, shop, "moon-vase")
    right.goto(link)
    card = prompt(right)
    expect(card.get_by_role("radio")).to_have_count(3)
    for width, height in WIDTHS.items():
        right.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            right.emulate_media(color_scheme=scheme)
            look(right, f"outlook-{width}-{scheme}")
            assert violations(right) == []
    card.get_by_label("Keep both").focus()
    right.keyboard.press("ArrowDown")
    expect(card.get_by_label("Replace them")).to_be_checked()
    look(right, "outlook-keyboard")


def test_nothing_of_the_page_moves(laptop: Device, phone: Device, site: Site) -> None:
    left = laptop.open(f"{site.url}/log.html")
    link = link_of(left)
    right = phone.context.new_page()
    right.add_init_script(f"({SHIFTS})()")
    right.goto(link)
    expect(prompt(right)).to_be_visible()
    prompt(right).get_by_role("button", name="Start fresh").click()
    expect(prompt(right)).to_have_count(0)
    open_sheet(right)
    right.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert right.evaluate("shifts") == []


def test_before_anybody_uses_it_the_widget_is_one_small_request(laptop: Device, site: Site) -> None:
    asked: list[str] = []
    service = site.service.url
    laptop.context.on("request", lambda r: asked.append(r.url) if r.url.startswith(service) else None)
    page = laptop.open(f"{site.url}/log.html")
    scroll_to(page, 1500)
    page.wait_for_load_state("networkidle")
    assert asked == [f"{service}/sameplace.js"]
    script = Path(__file__).parents[1] / "server" / "sameplace" / "static" / "sameplace.js"
    assert len(gzip.compress(script.read_bytes(), 9)) <= FIRST_LOAD


def test_loading_it_twice_is_harmless(laptop: Device, phone: Device, site: Site) -> None:
    link = link_of(laptop.open(f"{site.url}/log.html?twice"))
    asked: list[str] = []
    phone.context.on("request", lambda r: asked.append(r.url) if r.url.endswith("/v1/resume") else None)
    page = phone.open(link)
    expect(prompt(page)).to_have_count(1)
    assert page.locator("sameplace-surface").count() == 1
    assert len(asked) == 1
    assert phone.complaints == laptop.complaints == []


def test_ada_uses_only_the_keyboard(laptop: Device, site: Site) -> None:
    page = laptop.open(f"{site.url}/log.html")
    page.get_by_role("button", name="Continue on another device").focus()
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog", name="Continue on another device")
    expect(sheet.get_by_role("img", name="QR code")).to_be_visible()
    link = link_in(sheet)
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    focused = (
        "document.querySelector('sameplace-surface').shadowRoot.activeElement?.getAttribute('aria-label')"
    )
    assert page.evaluate(focused) == "Continue on another device"

    page.goto("about:blank")
    page.goto(link)
    card = prompt(page)
    expect(card).to_be_focused()
    order = []
    for _ in range(3):
        page.keyboard.press("Tab")
        order.append(
            page.evaluate(
                """() => {
                  const { activeElement } = document.querySelector("sameplace-surface").shadowRoot;
                  return activeElement?.textContent || activeElement?.getAttribute("aria-label");
                }"""
            )
        )
    assert order == ["Continue", "Start fresh", "Close"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("sameplace-surface [role=dialog]")).to_have_count(0)


def test_a_screen_reader_hears_the_question_and_what_came_of_it(
    laptop: Device, phone: Device, site: Site
) -> None:
    page = laptop.open(f"{site.url}/log.html")
    scroll_to(page, 2500)
    right = phone.open(link_of(page))
    expect(prompt(right)).to_match_aria_snapshot(
        """
        - dialog "Welcome back. Continue where you left off?":
          - heading "Welcome back. Continue where you left off?" [level=2]
          - paragraph: The log of the Harrow light
          - paragraph: /About .* the page/
          - paragraph: Just now, on your computer
          - button "Continue"
          - button "Start fresh"
          - button "Close"
        """
    )
    accept(right)
    expect(right.get_by_role("status").filter(has_text="You are back where you left off")).to_have_count(1)


def test_a_visitor_who_prefers_no_motion_sees_none(laptop: Device, site: Site) -> None:
    page = laptop.open(f"{site.url}/log.html")
    page.emulate_media(reduced_motion="reduce")
    open_sheet(page)
    assert page.evaluate("document.getAnimations().filter((a) => a.playState === 'running').length") == 0


def test_who_is_typing_keeps_the_focus(laptop: Device, phone: Device, site: Site) -> None:
    link = link_of(laptop.open(f"{site.url}/log.html"))
    page = phone.context.new_page()
    page.route("**/v1/resume", lambda route: (page.locator("header a").first.focus(), route.continue_()))
    page.goto(link)
    expect(prompt(page)).to_be_visible()
    expect(page.locator("header a").first).to_be_focused()


def test_there_is_one_question_at_a_time(laptop: Device, phone: Device, site: Site) -> None:
    page = laptop.open(f"{site.url}/log.html")
    first = link_of(page)
    page.keyboard.press("Escape")
    sheet = open_sheet(page)
    right = phone.open(first)
    expect(prompt(right)).to_be_visible()
    right.evaluate("void Sameplace.open()")
    there = right.get_by_role("dialog", name="Continue on another device")
    there.get_by_text("Have a code from another device?").click()
    there.get_by_label("The eight letters and digits").fill(code_in(sheet))
    there.get_by_role("button", name="Open").click()
    expect(there).to_have_count(0)
    expect(prompt(right)).to_have_count(1)
    # Neither was answered: the first one is no "no".
    again = phone.open(first)
    expect(prompt(again)).to_be_visible()
    # The owner's own element still opens the sheet beside the question.
    again.evaluate("void Sameplace.open()")
    expect(again.get_by_role("dialog", name="Continue on another device")).to_be_visible()


def test_a_page_that_draws_its_body_anew_keeps_the_question(
    laptop: Device, phone: Device, site: Site
) -> None:
    page = phone.open(link_of(laptop.open(f"{site.url}/log.html")))
    expect(prompt(page)).to_be_visible()
    page.evaluate("() => { document.body = document.body.cloneNode(true); }")
    prompt(page).get_by_role("button", name="Start fresh").click()
    expect(page.get_by_role("button", name="Continue on another device")).to_be_visible()


def test_in_a_frame_of_another_site_nothing_asks_for_a_click(laptop: Device, site: Site) -> None:
    link = link_of(laptop.open(f"{site.url}/log.html"))
    page = laptop.open(f"{site.url.replace('127.0.0.1', 'localhost')}/other.html?bare")
    page.evaluate(
        """(src) => document.body.append(Object.assign(document.createElement("iframe"), { src }))""", link
    )
    page.wait_for_load_state("networkidle")
    frame = page.frames[1]
    frame.wait_for_function("window.Sameplace")
    assert frame.url == f"{site.url}/log.html"
    assert frame.locator("sameplace-surface").count() == 0


def test_a_keyboard_scrolls_the_page_while_the_question_has_the_focus(laptop: Device, site: Site) -> None:
    link = link_of(laptop.open(f"{site.url}/log.html"))
    page = laptop.open(link)
    expect(prompt(page)).to_be_focused()
    page.keyboard.press("Space")
    page.wait_for_function("scrollY > 100")
