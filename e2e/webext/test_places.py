"""My places: everything that was saved, found again, named, continued, forgotten."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from sameplace.testing.painted import lines_off, rest
from sameplace.testing.service import Refused

from .blind import BlindService
from .elsewhere import Elsewhere
from .equipped import Equipped
from .visitor import finished, hop, link_in, open_place, read_on, save


def test_place_is_found_again_after_the_browser_was_closed(laptop: Equipped, elsewhere: Elsewhere) -> None:
    page = laptop.open(elsewhere.essay)
    line = read_on(page)
    save(laptop, page)
    laptop.restart()
    places = laptop.open_page("places.html")
    card = places.get_by_role("listitem").filter(has_text=elsewhere.title)
    expect(card).to_contain_text("elsewhere.localhost")
    expect(card).to_contain_text("About halfway down the page")
    there = open_place(laptop, places, elsewhere.title)
    finished(laptop.card(there))
    rest(there)
    assert lines_off(there, line) <= 1


def test_place_gets_a_name_is_searched_for_and_forgotten(
    laptop: Equipped, elsewhere: Elsewhere, service: BlindService
) -> None:
    link = link_in(hop(laptop, laptop.open(elsewhere.essay)))
    places = laptop.open_page("places.html")
    places.get_by_role("button", name=f"Rename: {elsewhere.title}").click()
    places.get_by_label("Name of this place").fill("For the train")
    places.get_by_label("Name of this place").press("Enter")
    expect(places.get_by_role("heading", name="For the train")).to_be_visible()
    search = places.get_by_label("Search title or site")
    search.fill("Zebra")
    expect(places.get_by_text("Nothing found for “Zebra”")).to_be_visible()
    search.fill("train")
    expect(places.get_by_role("heading", name="For the train")).to_be_visible()
    places.get_by_role("button", name="Forget: For the train").click()
    places.get_by_role("group").get_by_role("button", name="Forget").click()
    expect(places.get_by_role("heading", name="For the train")).to_have_count(0)
    assert_gone(service, link)


def assert_gone(service: BlindService, link: str) -> None:
    token = link.partition("#sealed=")[2].rpartition(".")[0]
    with pytest.raises(Refused) as refused:
        service.ask("POST", "/v1/sealed/open", {"token": token})
    assert refused.value.status in (404, 410)


def test_popup_opened_again_shows_the_same_hop_and_deletes_it(
    laptop: Equipped, elsewhere: Elsewhere, service: BlindService
) -> None:
    page = laptop.open(elsewhere.essay)
    popup = hop(laptop, page)
    link = link_in(popup)
    popup.close()
    again = laptop.click_toolbar(page)
    assert link_in(again) == link
    again.click("button", "Delete now")
    again.click("button", "Delete")
    again.read("Nothing is stored any more")
    assert_gone(service, link)
