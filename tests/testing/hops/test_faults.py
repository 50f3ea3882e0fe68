"""Every fault of the kit: a site that is careless about it fails, the same site with care passes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeVar

import pytest
from flask import Response, redirect, request
from playwright.sync_api import Page

from sameplace.testing import (
    KitError,
    expect_intact,
    expect_no_prompt,
    expect_prompt,
    expect_same_cart,
    expect_same_place,
)
from sameplace.testing.faults import NAMES, Faults
from sameplace.testing.hop import Hopping
from sameplace.testing.service import Service
from tests.testing.spot import Spot, note

PHONE = "iPhone 13"
TRIED: set[str] = set()
T = TypeVar("T")

careless_or_not = pytest.mark.parametrize("careless", [True, False], ids=["careless", "careful"])


def fault(name: str) -> pytest.MarkDecorator:
    TRIED.add(name)
    return pytest.mark.sameplace_fault(name)


def tries(name: str) -> Callable[[T], T]:
    """For tests that call for the fault themselves, because it needs something of theirs."""
    TRIED.add(name)
    return lambda test: test


def fails(message: str, *, careless: bool) -> AbstractContextManager[Any]:
    return pytest.raises(AssertionError, match=message) if careless else nullcontext()


# --- the token ---


@careless_or_not
@fault("token_expired")
def test_site_that_hides_itself_until_something_is_restored(
    reading: Callable[..., Page], hop: Hopping, site: Spot, *, careless: bool
) -> None:
    if careless:
        site.head += """<script>
          if (location.hash.startsWith("#sameplace=")) document.documentElement.style.visibility = "hidden";
        </script>"""
        site.tag = site.tag.replace("<script async", "<script defer")
    phone = hop(reading(), to=PHONE)
    expect_no_prompt(phone)
    with fails("no text is painted in the window", careless=careless):
        expect_intact(phone)


@careless_or_not
@fault("token_forged")
def test_router_that_stumbles_over_a_fragment_it_does_not_know(
    reading: Callable[..., Page], hop: Hopping, site: Spot, *, careless: bool
) -> None:
    site.tag = site.tag.replace("<script async", "<script defer")
    known = "routes[name]" if careless else "(routes[name] ?? (() => {}))"
    site.foot = f"""<script>
      const routes = {{ "": () => {{}}, "#about": () => {{}} }};
      const name = location.hash;
      {known}();
    </script>"""
    phone = hop(reading(), to=PHONE, by="qr")
    expect_no_prompt(phone)
    with fails(r"uncaught: .*routes\[name\] is not a function", careless=careless):
        expect_intact(phone)


@careless_or_not
@fault("token_forgotten")
def test_router_that_puts_the_address_back_as_it_was(
    reading: Callable[..., Page], hop: Hopping, site: Spot, *, careless: bool
) -> None:
    site.tag = site.tag.replace("<script async", "<script defer")
    address = "first" if careless else "location.href"
    site.foot = f"""<script>
      const first = location.href;
      addEventListener("load", () => setTimeout(() => history.replaceState(null, "", {address}), 300));
    </script>"""
    phone = hop(reading(), to=PHONE)
    expect_no_prompt(phone)
    with fails("the token is still in the address", careless=careless):
        expect_intact(phone)


# --- the service ---


@careless_or_not
@fault("service_down")
def test_script_that_counts_on_the_widget(
    reading: Callable[..., Page], hop: Hopping, site: Spot, *, careless: bool
) -> None:
    call = "Sameplace.consent(false)"
    queued = f"(window.sameplaceQueue ??= []).push((Sameplace) => {call})"
    site.foot = f"<script>addEventListener('load', () => {{ {call if careless else queued} }})</script>"
    phone = hop(reading(), to=PHONE)
    expect_no_prompt(phone)
    with fails("uncaught: .*consent", careless=careless):
        expect_intact(phone)


@careless_or_not
@tries("service_slow")
def test_tag_that_the_page_waits_for(
    reading: Callable[..., Page], hop: Hopping, site: Spot, sameplace_faults: Faults, *, careless: bool
) -> None:
    if careless:
        site.tag = site.tag.replace("<script async", "<script")
    laptop = reading()
    sameplace_faults.service_slow(1.5)
    phone = hop(laptop, to=PHONE)
    expect_same_place(phone)
    with fails("it showed nothing until the service had answered", careless=careless):
        expect_intact(phone)


@careless_or_not
@fault("service_garbled")
def test_resuming_of_ones_own_that_believes_every_answer(
    reading: Callable[..., Page],
    hop: Hopping,
    site: Spot,
    sameplace_service: Service,
    *,
    careless: bool,
) -> None:
    site.tag = site.tag.replace("<script async", "<script defer")
    caught = "" if careless else ".catch(() => null)"
    site.foot = f"""<script>
      const [, token] = location.href.split("#sameplace=");
      if (token) fetch("{sameplace_service.url}/v1/resume", {{
        method: "POST",
        headers: {{ "Content-Type": "application/json" }},
        body: JSON.stringify({{ token }}),
      }}).then((answer) => answer.json()){caught};
    </script>"""
    phone = hop(reading(), to=PHONE)
    expect_no_prompt(phone)
    with fails("uncaught: .*JSON", careless=careless):
        expect_intact(phone)


# --- the page ---


@careless_or_not
@fault("page_edited")
def test_place_that_the_site_itself_brings_back_by_pixels(
    reading: Callable[..., Page], hop: Hopping, site: Spot, *, careless: bool
) -> None:
    if careless:
        site.foot = """<script>
          if (!document.cookie.includes("seen")) addEventListener("load", () => {
            const end = setInterval(() => scrollTo(0, 3000), 100);
            setTimeout(() => clearInterval(end), 30_000);
          });
        </script>"""
    laptop = reading()
    # The same size of window, where the pixels are right as long as nobody edits the page.
    other = hop(laptop, to="Desktop Edge")
    with fails("the page scrolled itself .* scrollTo at", careless=careless):
        expect_same_place(other)


@careless_or_not
@tries("page_edited")
def test_editor_that_renders_the_whole_page_anew(
    reading: Callable[..., Page], hop: Hopping, site: Spot, sameplace_faults: Faults, *, careless: bool
) -> None:
    def edit() -> None:
        def edited(number: int) -> str:
            if careless:
                return note(number).replace("</p>", " Read 1 minute ago.</p>").replace("Note", "Item")
            return note(number) + "<p>A reader has written to us about this note.</p>" * (number == 1)

        site.note = edited

    laptop = reading()
    sameplace_faults.page_edited(by=edit)
    phone = hop(laptop, to=PHONE)
    assert phone.get_by_text("written to us" if not careless else "1 minute ago").count()
    with fails("Its text is not painted anywhere on that page", careless=careless):
        expect_same_place(phone)


@careless_or_not
@tries("page_moved")
def test_new_address_that_leads_on_by_script(
    reading: Callable[..., Page], hop: Hopping, site: Spot, sameplace_faults: Faults, *, careless: bool
) -> None:
    if careless:

        def hear() -> Response | None:
            on = '<!doctype html><title>Moved</title><script>location.replace("/")</script>'
            return Response(on) if request.path == "/new" else None

        site.hear = hear
    laptop = reading(path="/?old")
    sameplace_faults.page_moved("/new")
    with fails("No prompt on iPhone 13", careless=careless):
        expect_same_place(hop(laptop, to=PHONE))


@careless_or_not
@fault("page_moved")
def test_script_that_tidies_up_the_address(
    reading: Callable[..., Page], hop: Hopping, site: Spot, *, careless: bool
) -> None:
    address = "location.pathname" if careless else "location.pathname + location.hash"
    site.head += f"<script>if (location.search) history.replaceState(null, '', {address});</script>"
    site.tag = site.tag.replace("<script async", "<script defer")
    with fails("the widget found no token: a redirect by script", careless=careless):
        phone = hop(reading(), to=PHONE)
        assert phone.url == f"{site.url}/"
        expect_same_place(phone)


@careless_or_not
@fault("page_gone")
def test_error_page_without_the_widget(
    reading: Callable[..., Page], hop: Hopping, site: Spot, *, careless: bool
) -> None:
    if not careless:
        site.missing = site.page(
            "<h1>There is no such page</h1><p>What was in your cart can still be had.</p>"
        )
    laptop = reading("mug", "bowl")
    with fails("the page answered 404; the page there does not embed the widget", careless=careless):
        expect_same_cart(hop(laptop, to=PHONE))


# --- the shop ---


@careless_or_not
@tries("item_sold_out")
def test_shop_that_sells_what_it_does_not_have(
    reading: Callable[..., Page], hop: Hopping, site: Spot, sameplace_faults: Faults, *, careless: bool
) -> None:
    laptop = reading("mug", "bowl")

    def sell_out() -> None:
        if not careless:
            site.sell_out("bowl")

    sameplace_faults.item_sold_out("bowl", by=sell_out)
    phone = hop(laptop, to=PHONE)
    expect_same_place(phone)
    with fails(r"not expected: 1 × “Supper bowl” \[bowl\] that is sold out", careless=careless):
        expect_same_cart(phone)


@careless_or_not
@tries("item_repriced")
def test_shop_that_believes_the_price_it_is_told(
    reading: Callable[..., Page], hop: Hopping, site: Spot, sameplace_faults: Faults, *, careless: bool
) -> None:
    if careless:

        def add(cart: dict[str, Any], asked: dict[str, Any]) -> bool:
            cart[asked["id"]] = {"quantity": asked["quantity"], "unit_price": asked.get("unit_price", 1900)}
            return True

        site.add = add  # type: ignore[method-assign]
    laptop = reading("mug")
    sameplace_faults.item_repriced("mug", to=2400, by=lambda: site.price("mug", 2400))
    phone = hop(laptop, to=PHONE)
    with fails(r"“Morning mug” \[mug\]: 24.00 EUR expected, 19.00 EUR found", careless=careless):
        expect_same_cart(phone)


# --- who else is there ---


@careless_or_not
@fault("mail_scanner")
def test_page_that_opens_once(
    reading: Callable[..., Page], hop: Hopping, site: Spot, *, careless: bool
) -> None:
    laptop = reading(path="/?invitation=1")
    opened: list[str] = []

    def hear() -> Response | None:
        if request.path != "/" or request.cookies.get("visitor"):
            return None
        opened.append(request.url)
        return Response("This invitation has been used.", 410) if len(opened) > 1 else None

    if careless:
        site.hear = hear
    with fails("the page answered 410", careless=careless):
        expect_same_place(hop(laptop, to=PHONE))


@careless_or_not
@fault("storage_blocked")
def test_script_that_counts_on_storage(
    reading: Callable[..., Page], hop: Hopping, site: Spot, *, careless: bool
) -> None:
    read = "const theme = localStorage.getItem('theme');"
    site.head += f"<script>{read if careless else f'try {{ {read} }} catch {{}}'}</script>"
    phone = hop(reading(), to=PHONE)
    expect_same_place(phone)
    with fails("uncaught: .*Access is denied", careless=careless):
        expect_intact(phone)


@careless_or_not
@fault("third_party_errors")
def test_page_that_gives_up_when_anything_throws(
    reading: Callable[..., Page], hop: Hopping, site: Spot, *, careless: bool
) -> None:
    if careless:
        site.head += """<script>
          addEventListener("error", () => document.body.replaceChildren("Something went wrong."));
        </script>"""
    phone = hop(reading(), to=PHONE)
    with fails("Its text is not painted anywhere on that page", careless=careless):
        expect_same_place(phone)


# --- and what they have in common ---


@pytest.mark.parametrize("name", ["page_edited", "item_sold_out", "item_repriced"])
def test_hook_that_fails_is_named(
    reading: Callable[..., Page], hop: Hopping, sameplace_faults: Faults, name: str
) -> None:
    def stock_system() -> None:
        raise ConnectionError("no route to the stock system")

    given: dict[str, dict[str, Any]] = {
        "page_edited": {},
        "item_sold_out": {"id": "mug"},
        "item_repriced": {"id": "mug", "to": 1},
    }
    getattr(sameplace_faults, name)(**given[name], by=stock_system)
    with pytest.raises(KitError) as failed:
        hop(reading("mug"), to=PHONE)
    assert str(failed.value) == (
        f"{name}: its hook (by=stock_system) failed with ConnectionError: no route to the stock system"
    )
    assert isinstance(failed.value.__cause__, ConnectionError)


def test_hook_that_is_none_is_refused_where_it_is_given(sameplace_faults: Faults) -> None:
    with pytest.raises(KitError, match=r"page_edited: by= takes a function .*, not 'A new paragraph'"):
        sameplace_faults.page_edited("A new paragraph")  # type: ignore[arg-type]


def test_prompt_waits_for_its_answer(reading: Callable[..., Page], hop: Hopping) -> None:
    phone = hop(reading(), to=PHONE, accept=False)
    expect_prompt(phone)
    with pytest.raises(AssertionError, match="A prompt is on iPhone 13"):
        expect_no_prompt(phone)
    assert phone.evaluate("scrollY") == 0


def test_redirects_of_the_site_itself_keep_the_token(
    reading: Callable[..., Page], hop: Hopping, site: Spot
) -> None:
    laptop = reading(path="/?old")
    site.hear = lambda: redirect("/new", 301) if "old" in request.args else None  # type: ignore[assignment,return-value]
    phone = hop(laptop, to=PHONE)
    assert phone.url == f"{site.url}/new"
    expect_same_place(phone)


def test_every_fault_is_tried() -> None:
    assert set(NAMES) == TRIED
