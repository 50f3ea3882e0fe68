"""What goes wrong in a browser's life: no connection, a stopped worker, a closed browser, another key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ..devices import LAPTOP
from .blind import BlindService
from .elsewhere import Elsewhere
from .equipped import Equipped
from .screen import until
from .visitor import HOP, arrive, finished, go_on, hop, link_in, read_on, save, set_up
from .wiretap import Wiretap


def test_place_saved_without_a_connection_is_kept_shown_and_sent_later(
    equipped: Callable[..., Equipped], elsewhere: Elsewhere, tap: Wiretap
) -> None:
    laptop = equipped(LAPTOP, **tap.options)
    page = laptop.open(elsewhere.essay)
    tap.cut = True
    popup = laptop.click_toolbar(page)
    popup.click("button", HOP)
    popup.read("Kept on this device")
    popup.close()
    laptop.stop_worker(page)
    places = laptop.open_page("places.html")
    card = places.get_by_role("listitem").filter(has_text=elsewhere.title)
    expect(card).to_contain_text("Waits for a connection")
    tap.cut = False
    laptop.alarm("outbox")
    expect(card).not_to_contain_text("Waits for a connection")
    expect(card.get_by_role("button", name="Continue")).to_be_visible()


def test_place_waiting_to_be_sent_survives_the_end_of_the_browser(
    equipped: Callable[..., Equipped], elsewhere: Elsewhere, tap: Wiretap
) -> None:
    laptop = equipped(LAPTOP, **tap.options)
    page = laptop.open(elsewhere.essay)
    tap.cut = True
    popup = laptop.click_toolbar(page)
    popup.click("button", HOP)
    popup.read("Kept on this device")
    laptop.restart()
    places = laptop.open_page("places.html")
    card = places.get_by_role("listitem").filter(has_text=elsewhere.title)
    expect(card).to_contain_text("Waits for a connection")
    tap.cut = False
    laptop.alarm("outbox")
    expect(card.get_by_role("button", name="Continue")).to_be_visible()


def test_worker_may_be_stopped_between_any_two_steps(
    laptop: Equipped, phone: Equipped, elsewhere: Elsewhere
) -> None:
    left = laptop.open(elsewhere.essay)
    read_on(left)
    laptop.stop_worker(left)
    popup = laptop.click_toolbar(left)
    laptop.stop_worker(left)
    popup.click("button", HOP)
    link = link_in(popup)
    other = phone.open(elsewhere.url + "/nothing.html")
    phone.stop_worker(other)
    right = arrive(phone, link)
    phone.stop_worker(right)
    go_on(phone, right)
    finished(phone.card(right))
    laptop.stop_worker(left)
    popup.read("Opened on a phone", patience=20)


def test_browser_may_be_closed_between_arriving_and_the_permission(
    laptop: Equipped, phone: Equipped, elsewhere: Elsewhere
) -> None:
    left = laptop.open(elsewhere.essay)
    link = link_in(hop(laptop, left))
    arrive(phone, link)
    phone.restart()
    right = arrive(phone, link)
    go_on(phone, right)
    finished(phone.card(right))


def test_hop_of_before_is_found_under_my_places_after_the_browser_was_closed(
    laptop: Equipped, elsewhere: Elsewhere
) -> None:
    hop(laptop, laptop.open(elsewhere.essay))
    laptop.restart()
    places = laptop.open_page("places.html")
    expect(places.get_by_role("heading", name=elsewhere.title)).to_be_visible()


@pytest.fixture
def own_service(tmp_path: Path) -> Iterator[BlindService]:
    running = BlindService(tmp_path)
    running.start()
    yield running
    running.stop()


def test_place_is_said_to_be_gone_when_the_service_has_lost_its_key(
    equipped: Callable[..., Equipped], elsewhere: Elsewhere, own_service: BlindService
) -> None:
    laptop = equipped(LAPTOP, fresh=True)
    set_up(laptop, own_service.url)
    page = laptop.open(elsewhere.essay)
    save(laptop, page)
    own_service.stop()
    for path in own_service.folder.rglob("*.keys*"):
        path.unlink()
    own_service.start()
    places = laptop.open_page("places.html")
    card = places.get_by_role("listitem").filter(has_text=elsewhere.title)
    card.get_by_role("button", name="Continue").click()
    laptop.allow(places)
    expect(
        places.get_by_text(re.compile("No longer at the service|The service does not know it"))
    ).to_be_visible()
    card.get_by_role("button", name="Forget").click()
    places.get_by_role("group").get_by_role("button", name="Forget").click()
    expect(card).to_have_count(0)
    save(laptop, page)  # the service works on, with its new key
    expect(card.get_by_role("button", name="Continue")).to_be_visible()


def test_service_that_is_switched_off_or_is_none_is_told_at_set_up(
    equipped: Callable[..., Equipped], elsewhere: Elsewhere
) -> None:
    laptop = equipped(LAPTOP, fresh=True)
    page = laptop.open_page("setup.html")
    page.get_by_label("Address of the service").fill("javascript:alert(1)")
    page.get_by_role("button", name="Allow").click()
    expect(page.get_by_role("alert")).to_contain_text("This is not the address of a service")
    page.get_by_label("Address of the service").fill(elsewhere.url)
    page.get_by_role("button", name="Allow").click()
    laptop.deny(page)
    expect(page.get_by_role("alert")).to_contain_text("Without this permission")
    page.get_by_role("button", name="Allow").click()
    laptop.allow(page)
    expect(page.get_by_role("alert")).to_contain_text("no Sameplace service")
    popup = laptop.click_toolbar(laptop.open(elsewhere.essay))
    popup.read("One step before you start")


def test_browsers_own_pages_are_said_to_be_out_of_reach(laptop: Equipped) -> None:
    page = laptop.open("chrome://version")
    popup = laptop.click_toolbar(page)
    popup.read("Browsers do not let extensions look at this page")
    assert not popup.find("button", HOP)
    popup.close()
    until(page, lambda: laptop.stored() is not None, "the worker answers")
