"""What testers get wrong at first is told in their words, and not as an error from somewhere within."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from sameplace.testing import KitError, expect_same_cart, expect_same_place
from sameplace.testing.devices import Devices
from sameplace.testing.faults import Faults
from sameplace.testing.hop import Hopping
from tests.testing.spot import Spot, note

PHONE = "iPhone 13"


def test_nothing_that_a_service_could_know_is_open(devices: Devices, hop: Hopping, tmp_path: Path) -> None:
    laptop = devices("Desktop Chrome")
    with pytest.raises(KitError, match=r"Nothing is open on Desktop Chrome yet: call page\.goto\(…\)"):
        hop(laptop, to=PHONE)
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><p>Read me.")
    for url in (page.as_uri(), "data:text/html,<p>Read me."):
        laptop.goto(url)
        scheme = url.partition(":")[0]
        with pytest.raises(
            KitError, match=rf"at {scheme}:.+ – an address without an origin .*: serve the page"
        ):
            hop(laptop, to=PHONE)
    assert hop.hops == []


def test_wrong_arguments(devices: Devices, hop: Hopping, site: Spot) -> None:
    laptop, phone = devices("Desktop Chrome", PHONE)
    laptop.goto(site.url)
    wrong: list[tuple[Any, Any, dict[str, Any], str]] = [
        (laptop, PHONE, {"by": "QR"}, "A hop goes by qr, link, code, not by “QR”"),
        (laptop, "iphone 13", {}, r"no device “iphone 13”\. Some that it has: iPhone 13"),
        (laptop, phone, {}, "to= takes a device's name, such as “iPhone 13”, not <Page .*: hop continues on"),
        ((laptop, phone), PHONE, {}, "hop takes the page that is left, .* not a tuple"),
    ]
    for page, to, more, message in wrong:
        with pytest.raises(KitError, match=message):
            hop(page, to=to, **more)
    assert hop.hops == []


def test_page_that_is_closed(reading: Callable[..., Page], hop: Hopping, devices: Devices) -> None:
    laptop = reading()
    phone = hop(laptop, to=PHONE)
    phone.close()
    with pytest.raises(KitError, match=r"The page on iPhone 13 .* is closed"):
        expect_same_place(phone)
    laptop.close()
    with pytest.raises(KitError, match="The page that hop was given is closed"):
        hop(laptop, to=PHONE)


def test_page_that_is_closed_meanwhile(
    reading: Callable[..., Page], hop: Hopping, devices: Devices, sameplace_faults: Faults
) -> None:
    laptop, phone = reading(), devices(PHONE)
    sameplace_faults.page_edited(by=phone.close)
    with pytest.raises(
        KitError, match="Desktop Chrome → iPhone 13 by link: the page on iPhone 13 was closed"
    ):
        hop(laptop, to=PHONE)


def test_assertion_about_the_page_that_was_left(reading: Callable[..., Page], hop: Hopping) -> None:
    laptop = reading()
    hop(laptop, to=PHONE)
    for given in (laptop, (laptop, laptop)):
        with pytest.raises(KitError, match=r"No hop led to .*: give .* that hop\(…\) returned"):
            expect_same_cart(given)  # type: ignore[arg-type]


def test_device_of_the_same_name_is_another(reading: Callable[..., Page], hop: Hopping, site: Spot) -> None:
    laptop = reading()
    other = hop(laptop, to="Desktop Chrome")
    assert other.context != laptop.context
    assert other.context.cookies() != laptop.context.cookies()
    expect_same_place(other)
    site.note = lambda number: note(number + 100)
    other.reload()
    with pytest.raises(AssertionError) as failed:
        expect_same_place(other)
    traces = re.findall(r"^Trace: (.+)$", str(failed.value), re.MULTILINE)
    assert [Path(path).name for path in traces] == [
        "trace-desktop-chrome-left.zip",
        "trace-desktop-chrome.zip",
    ]
    assert all(Path(path).exists() for path in traces)
