"""Back on the same device: asked once, when it is worth asking, without the service."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from sameplace.testing.painted import line_at_top, lines_off, rest
from sameplace.testing.widget import prompt

from .devices import Device
from .journey import accept, scroll_to
from .site import Site

AT_ONCE = "?tag=data-absence=0"


def leave(page: Page) -> None:
    """Close the laptop's lid: the page is hidden and goes."""
    page.goto("about:blank")


def nothing_is_asked(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    page.evaluate("() => new Promise((done) => setTimeout(done, 400))")
    expect(prompt(page)).to_have_count(0)


def test_ada_comes_back_and_continues(laptop: Device, site: Site) -> None:
    page = laptop.open(f"{site.url}/log.html{AT_ONCE}")
    scroll_to(page, 3000)
    line = line_at_top(page)
    leave(page)
    calls: list[str] = []
    laptop.context.on("request", lambda request: calls.append(request.url) if "/v1/" in request.url else None)
    page = laptop.open(f"{site.url}/log.html{AT_ONCE}")
    expect(prompt(page)).to_contain_text("on this device")
    accept(page)
    rest(page)
    assert lines_off(page, line) <= 1
    assert calls == [], "the service has no part in this"


def test_ada_says_no_and_is_not_asked_again(laptop: Device, site: Site) -> None:
    page = laptop.open(f"{site.url}/log.html{AT_ONCE}")
    scroll_to(page, 3000)
    leave(page)
    page = laptop.open(f"{site.url}/log.html{AT_ONCE}")
    prompt(page).get_by_role("button", name="Close").click()
    expect(prompt(page)).to_have_count(0)
    leave(page)
    nothing_is_asked(laptop.open(f"{site.url}/log.html{AT_ONCE}"))


def test_a_picture_without_a_proper_address_does_not_cost_the_question(laptop: Device, site: Site) -> None:
    page = laptop.open(f"{site.url}/log.html{AT_ONCE}")
    scroll_to(page, 3000)
    leave(page)
    page = laptop.open(f"{site.url}/other.html")
    page.evaluate(
        """() => {
          const places = JSON.parse(localStorage["sameplace:places"]);
          const cup = { id: "1", title: "Cup", quantity: 1, image: "https://cdn.example:99999/cup.png" };
          for (const { snapshot } of Object.values(places)) snapshot.cart = { lines: [cup] };
          localStorage["sameplace:places"] = JSON.stringify(places);
        }"""
    )
    expect(prompt(laptop.open(f"{site.url}/log.html{AT_ONCE}"))).to_contain_text("Cup in your cart")


def test_a_short_absence_is_none(laptop: Device, site: Site) -> None:
    page = laptop.open(f"{site.url}/log.html")
    scroll_to(page, 3000)
    leave(page)
    nothing_is_asked(laptop.open(f"{site.url}/log.html"))


def test_a_reload_is_no_return(laptop: Device, site: Site) -> None:
    page = laptop.open(f"{site.url}/log.html{AT_ONCE}")
    scroll_to(page, 3000)
    page.reload()
    nothing_is_asked(page)


def test_the_top_of_a_page_is_not_worth_asking(laptop: Device, site: Site) -> None:
    page = laptop.open(f"{site.url}/log.html{AT_ONCE}")
    scroll_to(page, 200)
    leave(page)
    nothing_is_asked(laptop.open(f"{site.url}/log.html{AT_ONCE}"))


def test_another_page_of_the_site_is_another_matter(laptop: Device, site: Site) -> None:
    page = laptop.open(f"{site.url}/log.html{AT_ONCE}")
    scroll_to(page, 3000)
    leave(page)
    nothing_is_asked(laptop.open(f"{site.url}/other.html{AT_ONCE}"))


def test_nothing_leaves_the_device_unasked(laptop: Device, site: Site) -> None:
    calls: list[str] = []
    laptop.context.on("request", lambda request: calls.append(request.url) if "/v1/" in request.url else None)
    page = laptop.open(f"{site.url}/log.html{AT_ONCE}")
    scroll_to(page, 3000)
    leave(page)
    page = laptop.open(f"{site.url}/log.html{AT_ONCE}")
    prompt(page).get_by_role("button", name="Start fresh").click()
    scroll_to(page, 1500)
    leave(page)
    assert calls == []


def test_a_restored_place_is_not_captured_as_if_it_had_been_scrolled_to(laptop: Device, site: Site) -> None:
    page = laptop.open(f"{site.url}/log.html{AT_ONCE}")
    scroll_to(page, 3000)
    leave(page)
    remembered = """() => {
      const [place] = Object.values(JSON.parse(localStorage["sameplace:places"]));
      return JSON.stringify(place.snapshot.position);
    }"""
    page = laptop.open(f"{site.url}/log.html{AT_ONCE}")
    first = page.evaluate(remembered)
    laptop.context.pages[-1].set_viewport_size({"width": 500, "height": 800})
    accept(page)
    rest(page)
    leave(page)
    page = laptop.open(f"{site.url}/other.html")
    assert page.evaluate(remembered) == first
