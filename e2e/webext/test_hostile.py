"""Mallory's page wants to read places, to be believed, to be shown as markup, and to press our buttons."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from .elsewhere import Elsewhere
from .equipped import Equipped
from .screen import until
from .visitor import arrive, finished, go_on, hop, link_in, read_on, save

SECRET = "Violet-Kestrel-Ledger"


@pytest.fixture(scope="module")
def _mallory() -> Iterator[Elsewhere]:
    site = Elsewhere("hostile")
    yield site
    site.stop()


@pytest.fixture
def mallory(_mallory: Elsewhere) -> str:
    """Address of a page that tries everything."""
    return f"{_mallory.url}/page.html"


@pytest.fixture
def elsewhere(elsewhere: Elsewhere) -> Iterator[Elsewhere]:
    """Another site, of which Mallory must not learn."""
    title, elsewhere.title = elsewhere.title, SECRET
    yield elsewhere
    elsewhere.title = title


def loot(page: Page) -> str:
    return "\n".join(page.evaluate("Array.prototype.concat.call([], loot)"))


def assert_no_markup(page: Page) -> None:
    assert page.title() != "markup"
    expect(page.locator(".markup, img[src='x']")).to_have_count(0)


def test_page_gets_nothing_by_asking_framing_and_forging(
    laptop: Equipped, elsewhere: Elsewhere, mallory: str
) -> None:
    save(laptop, laptop.open(elsewhere.essay))
    before = laptop.stored()
    page = laptop.open(mallory)
    hop(laptop, page).close()  # so that there is something of ours in the page to talk to
    during = laptop.stored()
    results = page.evaluate("(id) => attack(id)", laptop.id)
    assert {name: result for name, result in results.items() if not result.startswith("refused")} == {}
    assert len(results) > 10
    assert SECRET not in loot(page) + json.dumps(results)
    assert laptop.stored() == during, "no forged message changed what is kept"
    assert SECRET in json.dumps(before)


def test_page_learns_no_other_place_when_its_site_is_allowed(
    laptop: Equipped, phone: Equipped, elsewhere: Elsewhere, mallory: str
) -> None:
    save(phone, phone.open(elsewhere.essay))
    left = laptop.open(mallory)
    read_on(left, 0.5)
    link = link_in(hop(laptop, left))
    right = arrive(phone, link)
    assert_no_markup(right)
    main = right.get_by_role("main")
    expect(main).to_contain_text("<img src=x onerror")
    expect(main.locator("blockquote")).to_contain_text('class="markup"> and goes on about it')
    expect(main.get_by_role("listitem").first).to_contain_text('<img src=x class="markup"')
    go_on(phone, right)
    card = phone.card(right)
    finished(card)
    found = right.evaluate("handle()")
    assert found["roots"] == 0, "the page's own attachShadow was used"
    assert found["text"].strip("0123456789.") == ""
    card.see("button", "Undo")  # pressed by a script, it does nothing
    stolen = loot(right)
    token = link.partition("#sealed=")[2]
    for word in (SECRET, token, token.rpartition(".")[2], token.partition(".")[0]):
        assert word not in stolen
    assert "You are back" not in stolen
    assert right.evaluate("document.querySelector(':root > div[data-sameplace-ignore]').shadowRoot") is None


def test_markup_in_title_address_text_and_cart_is_shown_as_text(
    laptop: Equipped, phone: Equipped, mallory: str
) -> None:
    left = laptop.open(f"{mallory}?q=<img src=x class=markup>")
    read_on(left, 0.5)
    popup = laptop.click_toolbar(left)
    popup.read("<img src=x onerror")
    popup.click("button", "Continue on another device")
    link = link_in(popup)
    assert not popup.find("image", "") or "markup" not in str(popup)
    popup.close()
    right = arrive(phone, link)
    assert_no_markup(right)
    assert right.get_by_role("main").locator("a[href^='javascript']").count() == 0
    for name in ("places.html", "popup.html"):
        page = laptop.open_page(name)
        expect(page.get_by_text("<img src=x onerror").first).to_be_visible()
        assert_no_markup(page)


def test_script_can_not_press_the_card_and_a_person_can(
    laptop: Equipped, phone: Equipped, mallory: str
) -> None:
    left = laptop.open(mallory)
    read_on(left, 0.6)
    right = arrive(phone, link_in(hop(laptop, left)))
    go_on(phone, right)
    card = phone.card(right)
    finished(card)
    there = right.evaluate("scrollY")
    right.evaluate("handle()")
    assert right.evaluate("scrollY") == there > 0
    card.click("button", "Undo")
    until(right, lambda: right.evaluate("scrollY") == 0, "Undo does nothing for a person either")
