"""The service's own page for typed codes: /r."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from sameplace.testing.service import Service
from sameplace.testing.widget import open_sheet, prompt

from .devices import Device
from .journey import accept, code_in, link_of
from .site import Site
from .test_manners import AXE, SCHEMES, WIDTHS, look

LABEL = "The eight letters and digits, or the twenty"


def type_code(page: Page, code: str) -> None:
    page.get_by_label(LABEL).fill(code)
    page.get_by_role("button", name="Continue").click()


def test_a_code_with_a_typing_error_is_explained(laptop: Device, service: Service) -> None:
    page = laptop.open(f"{service.url}/r")
    type_code(page, "7K3M")
    expect(page.get_by_role("alert")).to_contain_text(
        "eight letters and digits, such as 7K3M-XW4P, or twenty"
    )
    type_code(page, "0000-0000")
    expect(page.get_by_role("alert")).to_contain_text("No place belongs to this code")
    assert page.get_by_label(LABEL).input_value() == "0000-0000", "nothing is lost"


def test_a_code_works_for_the_first_device_only(
    laptop: Device, phone: Device, tablet: Device, site: Site, service: Service
) -> None:
    code = code_in(open_sheet(laptop.open(f"{site.url}/log.html")))
    ada = phone.open(f"{service.url}/r")
    type_code(ada, code)
    ada.wait_for_url(f"{site.url}/**")
    accept(ada)
    mallory = tablet.open(f"{service.url}/r")
    type_code(mallory, code)
    expect(mallory.get_by_role("alert")).to_contain_text("used on another device")


def test_a_link_there_shows_where_it_leads_before_anything_opens(
    laptop: Device, phone: Device, site: Site, service: Service
) -> None:
    link = link_of(laptop.open(f"{site.url}/log.html"))
    page = phone.open(f"{service.url}/r#{link.partition('#sameplace=')[2]}")
    card = page.get_by_role("region", name="The log of the Harrow light")
    expect(card).to_contain_text(f"Opens {site.url}")
    assert page.url == f"{service.url}/r"
    card.get_by_role("link", name="Continue").click()
    page.wait_for_url(f"{site.url}/log.html")
    expect(prompt(page)).to_be_visible()
    assert phone.complaints == []


def test_a_link_put_into_the_page_that_is_open_is_taken_up(
    laptop: Device, phone: Device, site: Site, service: Service
) -> None:
    link = link_of(laptop.open(f"{site.url}/log.html"))
    page = phone.open(f"{service.url}/r")
    page.goto(f"{service.url}/r#{link.partition('#sameplace=')[2]}")
    expect(page.get_by_role("region", name="The log of the Harrow light")).to_be_visible()
    assert page.url == f"{service.url}/r"
    page.goto(f"{service.url}/r#cut")
    expect(page.get_by_role("alert")).to_contain_text("This link is not complete")
    assert page.url == f"{service.url}/r"


def test_a_dead_link_there_is_explained(phone: Device, service: Service) -> None:
    page = phone.open(f"{service.url}/r#{'A' * 22}.{'B' * 43}")
    expect(page.get_by_role("alert")).to_contain_text("This link is not complete")


@pytest.mark.parametrize("locale", ["en-GB", "de-DE", "ar-EG"])
def test_the_page_reads_well_in_every_language(
    real_device: Callable[..., Device], service: Service, locale: str
) -> None:
    some: Device = real_device({"viewport": {"width": 390, "height": 844}}, locale=locale)
    page = some.open(f"{service.url}/r")
    expect(page.locator("html")).to_have_attribute("lang", locale[:2])
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            look(page, f"landing-{locale[:2]}-{width}-{scheme}")
            page.evaluate(AXE.read_text(encoding="utf-8"))
            assert page.evaluate("axe.run()")["violations"] == []
