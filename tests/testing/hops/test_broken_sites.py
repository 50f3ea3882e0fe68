"""Sites that break continuity fail, with a message that names the cause; the same sites without it pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import request
from playwright.sync_api import Page

from sameplace.testing import expect_same_cart, expect_same_place
from sameplace.testing.hop import Hopping
from tests.testing.spot import Spot, note

PHONE = "iPhone 13"


def on_phone() -> bool:
    return "iPhone" in request.headers["User-Agent"]


def test_page_that_is_rendered_with_other_text(
    reading: Callable[..., Page], hop: Hopping, site: Spot
) -> None:
    def other(number: int) -> str:
        return note(number).replace("was fine", "was nice").replace("</h2>", " was nice</h2>")

    site.note = lambda number: other(number) if on_phone() else note(number)
    phone = hop(reading(), to=PHONE, by="qr")
    with pytest.raises(AssertionError) as failed:
        expect_same_place(phone)
    said = str(failed.value)
    assert "Its text is not painted anywhere on that page" in said
    assert "Most like it there: “Note" in said
    assert "was nice" in said
    assert "the page's text is another there" in said


def test_digits_count(reading: Callable[..., Page], hop: Hopping, site: Spot) -> None:
    site.note = lambda number: note(number + 100) if on_phone() else note(number)
    phone = hop(reading(), to=PHONE)
    with pytest.raises(AssertionError, match="Letters and digits count"):
        expect_same_place(phone)


def test_overlay_that_resets_the_scroll(reading: Callable[..., Page], hop: Hopping, site: Spot) -> None:
    site.foot = """<script>
      if (matchMedia("(max-width: 600px)").matches) setTimeout(() => {
        const layer = document.createElement("div");
        layer.id = "newsletter";
        layer.style.cssText = "position:fixed;inset:0;background:#fff;z-index:9";
        layer.textContent = "Before you go on: our newsletter!";
        document.body.append(layer);
        document.body.style.position = "fixed";
      }, 1500);
    </script>"""
    phone = hop(reading(), to=PHONE)
    phone.locator("#newsletter").wait_for()
    with pytest.raises(AssertionError) as failed:
        expect_same_place(phone)
    said = str(failed.value)
    assert "the page cannot be scrolled: <body> is position: fixed" in said
    assert '<div id="newsletter"> lies over the page' in said
    assert "lines (" in said
    assert "px) below that" in said


def test_script_that_scrolls_the_page_away(reading: Callable[..., Page], hop: Hopping, site: Spot) -> None:
    site.foot = """<script>
      if (matchMedia("(max-width: 600px)").matches) setInterval(() => scrollTo(0, 0), 200);
    </script>"""
    phone = hop(reading(), to=PHONE)
    with pytest.raises(
        AssertionError, match=r"the page scrolled itself \d+ ms after Continue: scrollTo at http"
    ):
        expect_same_place(phone)


def test_cart_that_drops_a_line(reading: Callable[..., Page], hop: Hopping, site: Spot) -> None:
    honest = site.add

    def add(cart: dict[str, Any], asked: dict[str, Any]) -> bool:
        return (asked["id"] == "bowl" and on_phone()) or honest(cart, asked)

    site.add = add  # type: ignore[method-assign]
    phone = hop(reading("mug", "bowl"), to=PHONE)
    expect_same_place(phone)
    with pytest.raises(AssertionError) as failed:
        expect_same_cart(phone)
    assert "missing: 1 × “Supper bowl” [bowl]" in str(failed.value)
    assert "Morning mug" not in str(failed.value).partition("The page said")[0]


def test_failure_keeps_pictures_and_traces(
    reading: Callable[..., Page], hop: Hopping, site: Spot, output_path: str
) -> None:
    site.note = lambda number: note(number + 100) if on_phone() else note(number)
    phone = hop(reading(), to=PHONE)
    with pytest.raises(AssertionError) as failed:
        expect_same_place(phone)
    kept = [
        line.partition(": ")[2]
        for line in str(failed.value).splitlines()
        if line.startswith(("Pict", "Trace"))
    ]
    assert [path.rpartition("/")[2] for path in kept] == [
        "same-place-desktop-chrome-iphone-13-by-link.png",
        "trace-desktop-chrome.zip",
        "trace-iphone-13.zip",
    ]
    assert all(path.startswith(output_path) for path in kept)


@pytest.mark.parametrize(
    ("widget", "by"), [(True, "link"), (False, "link"), (False, "code")], ids=lambda given: str(given)
)
def test_careful_site(reading: Callable[..., Page], hop: Hopping, site: Spot, widget: bool, by: Any) -> None:
    if not widget:
        site.tag = ""
        site.head = ""
    phone = hop(reading(), to=PHONE, by=by)
    expect_same_place(phone)
    (made,) = hop.hops
    assert made.mode == ("widget" if widget else "injected")
    assert ("does not embed the widget" in " ".join(made.notes)) is not widget
    with pytest.raises(AssertionError, match=r"no cart is recognised|it was empty"):
        expect_same_cart(phone)


def test_second_hop_to_a_device_is_judged_by_itself(
    reading: Callable[..., Page], hop: Hopping, site: Spot
) -> None:
    laptop = reading()
    hop(laptop, to=PHONE)
    site.head += """<script>
      if (matchMedia("(max-width: 600px)").matches) history.replaceState(null, "", location.pathname);
    </script>"""
    site.tag = site.tag.replace("<script async", "<script defer")
    with pytest.raises(AssertionError, match="the widget found no token"):
        hop(laptop, to=PHONE)
