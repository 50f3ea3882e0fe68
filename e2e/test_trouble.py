"""Links that lead nowhere, a service that is not there, pages that do not let us in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sameplace.testing import expect_intact, expect_no_prompt, expect_same_place
from sameplace.testing.devices import Devices
from sameplace.testing.hop import Hopping
from sameplace.testing.service import Service
from sameplace.testing.widget import open_sheet, prompt

from .devices import Device
from .journey import link_in, link_of, scroll_to
from .site import Site


@contextmanager
def own_service(site: Site) -> Iterator[Service]:
    """A service of the test's own for the small site."""
    common = site.service
    with tempfile.TemporaryDirectory() as folder:
        site.service = Service(Path(folder))
        site.service.start()
        try:
            yield site.service
        finally:
            site.service.stop()
            site.service = common


def saved_link(device: Device, site: Site) -> str:
    page = device.open(f"{site.url}/log.html")
    scroll_to(page, 2000)
    return link_of(page)


@pytest.fixture
def reading(devices: Devices, site: Site) -> Page:
    """Ada reads the log on her laptop."""
    page = devices("Desktop Chrome")
    page.goto(f"{site.url}/log.html")
    scroll_to(page, 2000)
    return page


def notice(page: Page) -> str:
    card = page.get_by_role("dialog", name="This link no longer works")
    expect(card).to_be_visible()
    return card.inner_text()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        pytest.param(name, words, marks=pytest.mark.sameplace_fault(name))
        for name, words in [
            ("token_expired", "expired or was deleted"),
            ("token_forgotten", "expired or was deleted"),
            ("token_forged", "not complete"),
        ]
    ],
)
def test_a_link_that_leads_nowhere_says_so_and_leaves_the_page_clean(
    reading: Page, hop: Hopping, site: Site, fault: str, words: str
) -> None:
    page = hop(reading, to="iPhone 13")
    assert words in notice(page)
    assert page.url == f"{site.url}/log.html"
    expect_no_prompt(page)
    expect_intact(page)


@pytest.mark.sameplace_fault("mail_scanner")
def test_a_link_that_a_mail_scanner_has_opened_still_works(reading: Page, hop: Hopping) -> None:
    expect_same_place(hop(reading, to="iPhone 13"))


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(name, marks=pytest.mark.sameplace_fault(name))
        for name in ("page_edited", "page_moved", "storage_blocked", "third_party_errors", "service_slow")
    ],
)
def test_a_reader_continues_whatever_happens_to_the_page(reading: Page, hop: Hopping, fault: str) -> None:
    page = hop(reading, to="iPhone 13")
    expect_same_place(page)
    expect_intact(page)


@pytest.mark.sameplace_fault("service_garbled")
def test_a_service_that_answers_nonsense_leaves_the_page_alone(reading: Page, hop: Hopping) -> None:
    page = hop(reading, to="iPhone 13")
    expect_no_prompt(page)
    expect_intact(page)


def test_a_link_that_was_cut_short_says_so_and_leaves_the_page_clean(phone: Device, site: Site) -> None:
    page = phone.open(f"{site.url}/log.html#sameplace=cut")
    assert "not complete" in notice(page)
    assert page.url == f"{site.url}/log.html"


def test_ada_deletes_what_she_saved_and_the_link_is_dead(laptop: Device, phone: Device, site: Site) -> None:
    page = laptop.open(f"{site.url}/log.html")
    sheet = open_sheet(page)
    link = link_in(sheet)
    sheet.get_by_role("button", name="Delete now").click()
    sheet.get_by_role("button", name="Delete", exact=True).click()
    expect(sheet.get_by_role("heading", name="Deleted")).to_be_visible()
    assert "expired or was deleted" in notice(phone.open(link))


def test_a_dead_service_leaves_the_page_alone(laptop: Device, phone: Device, site: Site) -> None:
    with own_service(site) as running:
        link = saved_link(laptop, site)
        running.stop()
        page = phone.open(link)
    page.wait_for_load_state("networkidle")
    # The script cannot be had at all: one line of the browser's own, nothing of ours.
    assert page.locator("sameplace-surface").count() == 0
    assert len(phone.complaints) == 1
    assert "ERR_CONNECTION_REFUSED" in phone.complaints[0]


def test_a_service_that_dies_later_is_said_only_when_asked(laptop: Device, site: Site) -> None:
    with own_service(site) as running:
        page = laptop.open(f"{site.url}/log.html")
        sheet = open_sheet(page)
        page.keyboard.press("Escape")
        expect(sheet).to_be_hidden()
        running.stop()
    laptop.complaints.clear()
    page.get_by_role("button", name="Continue on another device").click()
    sheet = page.get_by_role("dialog", name="Continue on another device")
    expect(sheet.get_by_role("heading", name="Your place could not be saved")).to_be_visible()
    expect(sheet.get_by_role("button", name="Try again")).to_be_visible()
    assert [text for text in laptop.complaints if not text.startswith("error: Failed to load resource")] == []
    assert len(laptop.complaints) == 1, "one line of the browser's own for the one attempt"


@pytest.mark.parametrize("policy", ["strict", "silent"])
def test_a_policy_that_shuts_us_out_leaves_the_page_alone(
    laptop: Device, phone: Device, site: Site, policy: str
) -> None:
    link = saved_link(laptop, site).replace("/log.html", f"/log.html?csp={policy}")
    page = phone.open(link)
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("heading", name="The log of the Harrow light").is_visible()
    expect(prompt(page)).to_have_count(0)
    # The browser's own report of what the policy stopped, the script or the one request (Chromium says that
    # twice: once for the policy, once for fetch); nothing of ours, and no second try.
    assert len(phone.complaints) == (1 if policy == "strict" else 2)
    assert all("Content Security Policy" in text for text in phone.complaints), phone.complaints


def test_blocked_storage_does_not_hurt(laptop: Device, phone: Device, site: Site) -> None:
    link = saved_link(laptop, site)
    phone.context.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"]) {
             const get = () => { throw new DOMException("no", "SecurityError"); };
             Object.defineProperty(window, name, { get });
           }"""
    )
    page = phone.open(link)
    expect(prompt(page)).to_be_visible()
    prompt(page).get_by_role("button", name="Start fresh").click()
    expect(prompt(page)).to_have_count(0)
    assert phone.complaints == []
