"""The service learns nothing: words planted in what is saved are looked for in all that it keeps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from sameplace.testing.widget import open_sheet

from ..devices import LAPTOP, PHONE
from ..site import Site
from .blind import BlindService
from .elsewhere import Elsewhere, PlatformShop
from .equipped import Equipped
from .visitor import (
    allow_site,
    arrive,
    code_in,
    finished,
    go_on,
    hop,
    link_in,
    pair,
    put_in_cart,
    read_on,
)
from .wiretap import Wiretap

# One for each thing that could leak, and such as nobody else would say.
PLANTED = {
    "title": "Quillonvarek",
    "address": "brimsholdane",
    "text": "Ostrefundigal",
    "name": "Velmarquith",
    "device": "Hoskelvane",
    "ware": "Drumelquist",
}


@pytest.fixture
def shopify() -> Iterator[PlatformShop]:
    shop = PlatformShop("shopify")
    for variant in (41, 42):
        shop.change(variant, product=PLANTED["ware"])
    yield shop
    shop.stop()


@pytest.fixture
def planted(elsewhere: Elsewhere) -> Iterator[Elsewhere]:
    """A page whose title and every paragraph at hand hold words that nobody else says."""
    title, text = elsewhere.title, elsewhere.planted
    elsewhere.title = f"The {PLANTED['title']} clock"
    elsewhere.planted = f"{PLANTED['text']} " * 12 + text
    yield elsewhere
    elsewhere.title, elsewhere.planted = title, text


def test_nothing_that_was_saved_is_found_at_the_service_or_on_the_way(
    equipped: Callable[..., Equipped],
    planted: Elsewhere,
    service: BlindService,
    tap: Wiretap,
    shopify: PlatformShop,
) -> None:
    laptop, phone = equipped(LAPTOP, **tap.options), equipped(PHONE, **tap.options)
    address = f"{planted.url}/essays/{PLANTED['address']}"
    allow_site(phone, address)
    options = laptop.open_page("options.html")
    options.get_by_label("Name of this device").fill(PLANTED["device"])
    options.get_by_role("button", name="Save").click()
    pair(laptop, phone)
    left = laptop.open(address)
    left.get_by_text(PLANTED["text"]).scroll_into_view_if_needed()
    line = read_on(left, 0.45)
    popup = hop(laptop, left)
    link, code = link_in(popup), code_in(popup)
    places = laptop.open_page("places.html")
    places.get_by_role("button", name=re.compile("^Rename: ")).first.click()
    places.get_by_label("Name of this place").fill(PLANTED["name"])
    places.get_by_label("Name of this place").press("Enter")
    expect(places.get_by_role("heading", name=PLANTED["name"])).to_be_visible()
    right = arrive(phone, link)
    expect(right.get_by_role("main")).to_contain_text(PLANTED["title"])
    right.get_by_role("button", name="Continue", exact=True).click()
    right.wait_for_url(address)
    finished(phone.card(right))
    buying = laptop.open(shopify.url)
    put_in_cart(buying, 2)
    arriving = arrive(phone, link_in(hop(laptop, buying)))
    expect(arriving.get_by_role("main")).to_contain_text(PLANTED["ware"])
    go_on(phone, arriving)
    finished(phone.card(arriving))
    phone.open_page("places.html").get_by_role("heading", name=PLANTED["name"]).wait_for()

    secret = link.rpartition(".")[2]
    typed = code.replace("-", "")[8:]
    words = [
        *PLANTED.values(),
        "elsewhere.localhost",
        "shopify.localhost",
        line.text[:40],
        secret,
        typed,
    ]
    assert {word: service.knows(word) for word in words if service.knows(word)} == {}
    to_service = [one for one in tap.sent if one.host == urlsplit(service.url).netloc]
    assert len(to_service) > 10
    for word in words:
        told = [str(one) for one in to_service if word.encode() in _all_of(one)]
        assert told == [], f"{word} was sent"


def _all_of(one: object) -> bytes:
    return repr(one).encode()


def test_what_a_site_saves_with_the_widget_is_found_at_the_service(
    laptop: Equipped, site: Site, service: BlindService
) -> None:
    """Else the test above would prove nothing: here the service does know, and the search finds it."""
    open_sheet(laptop.open(f"{site.url}/log.html"))
    assert service.knows("The log of the Harrow light") != []
