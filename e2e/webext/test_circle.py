"""A person's own devices: paired by a code and six digits, sharing places, asking where another left off."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Page, expect

from sameplace.testing.painted import Line, lines_off, rest

from ..devices import LAPTOP, PHONE
from ..test_manners import SCHEMES, WIDTHS, look
from .elsewhere import Elsewhere
from .equipped import Equipped
from .screen import until
from .visitor import (
    QUESTION,
    allow_site,
    finished,
    open_place,
    pair,
    pairing_code,
    pairing_digits,
    read_on,
    save,
)


@pytest.fixture
def pair_of_devices(equipped: Callable[..., Equipped]) -> tuple[Equipped, Equipped]:
    """A laptop and a phone of one person."""
    laptop, phone = equipped(LAPTOP), equipped(PHONE)
    pair(laptop, phone)
    return laptop, phone


def test_devices_are_paired_by_a_code_and_share_places(
    laptop: Equipped, phone: Equipped, elsewhere: Elsewhere
) -> None:
    left = laptop.open(elsewhere.essay)
    line = read_on(left)
    save(laptop, left)
    one, other = laptop.open_page("options.html"), phone.open_page("options.html")
    one.get_by_role("button", name="Show a code here").click()
    other.get_by_label("Link or code from the other device").fill(pairing_code(one))
    other.get_by_role("button", name="Pair", exact=True).click()
    digits = pairing_digits(one)
    assert re.fullmatch(r"\d{6}", digits)
    assert pairing_digits(other) == digits
    one.get_by_role("button", name="Yes, they match").click()
    places = phone.open_page("places.html")
    expect(places.get_by_text("No places yet")).to_be_visible()
    other.get_by_role("button", name="Yes, they match").click()
    for page in (one, other):
        expect(page.get_by_role("heading", name="The devices are paired")).to_be_visible(timeout=20_000)
    expect(other.get_by_role("button", name=re.compile("^Remove: "))).to_have_count(1)
    places.reload()
    expect(places.get_by_role("heading", name=elsewhere.title)).to_be_visible()
    right = open_place(phone, places, elsewhere.title)
    finished(phone.card(right))
    rest(right)
    assert lines_off(right, line) <= 1


def test_different_digits_pair_nothing(laptop: Equipped, phone: Equipped) -> None:
    one, other = laptop.open_page("options.html"), phone.open_page("options.html")
    one.get_by_role("button", name="Show a code here").click()
    other.get_by_label("Link or code from the other device").fill(pairing_code(one))
    other.get_by_role("button", name="Pair", exact=True).click()
    pairing_digits(other)
    one.get_by_role("button", name="Yes, they match").click()
    other.get_by_role("button", name="No", exact=True).click()
    expect(other.get_by_role("heading", name="Nothing was paired")).to_be_visible()
    expect(
        one.get_by_role("heading", name=re.compile("Nothing was paired|Pairing was cancelled"))
    ).to_be_visible(timeout=20_000)
    for page in (one, other):
        expect(page.get_by_text("No other device is paired.")).to_be_visible()


def test_reader_is_asked_once_on_an_allowed_site_and_brought_back(
    pair_of_devices: tuple[Equipped, Equipped], elsewhere: Elsewhere
) -> None:
    laptop, phone = pair_of_devices
    allow_site(phone, elsewhere.essay)
    line = leave_halfway(laptop, elsewhere.essay)
    sync(phone, elsewhere.title)
    right = phone.open(elsewhere.essay)
    card = phone.card(right)
    card.see("dialog", QUESTION, patience=20)
    assert right.evaluate("scrollY") == 0, "nothing happens before the answer"
    keep_pictures(right)
    card.click("button", "Continue")
    finished(card)
    rest(right)
    assert lines_off(right, line) <= 1


def keep_pictures(page: Page) -> None:
    """Of the question in the page, at every width, in light and dark."""
    own = page.viewport_size
    assert own
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            look(page, f"webext-prompt-{width}-{scheme}")
    page.set_viewport_size(own)


def test_reader_who_says_no_is_never_asked_again(
    pair_of_devices: tuple[Equipped, Equipped], elsewhere: Elsewhere
) -> None:
    laptop, phone = pair_of_devices
    allow_site(phone, elsewhere.essay)
    leave_halfway(laptop, elsewhere.essay)
    leave_halfway(laptop, f"{elsewhere.url}/essays/witness")
    sync(phone, elsewhere.title, 2)
    right = phone.open(elsewhere.essay)
    card = phone.card(right)
    card.see("dialog", QUESTION, patience=20)
    card.click("button", "Start fresh")
    card.gone("dialog", QUESTION)
    assert_not_asked(phone, elsewhere, elsewhere.essay)
    phone.restart()
    assert_not_asked(phone, elsewhere, elsewhere.essay)


@pytest.mark.parametrize("depth", [0, 100_000], ids=["beginning", "end"])
def test_reader_is_not_asked_about_the_beginning_or_the_end(
    pair_of_devices: tuple[Equipped, Equipped], elsewhere: Elsewhere, depth: int
) -> None:
    laptop, phone = pair_of_devices
    allow_site(phone, elsewhere.chronicle)
    left = laptop.open(elsewhere.chronicle)
    left.mouse.wheel(0, depth)
    rest(left)
    save(laptop, left)
    leave_halfway(laptop, f"{elsewhere.url}/essays/witness")
    sync(phone, elsewhere.title, 2)
    assert_not_asked(phone, elsewhere, elsewhere.chronicle)


def leave_halfway(device: Equipped, address: str) -> Line:
    page = device.open(address)
    line = read_on(page)
    save(device, page)
    return line


def assert_not_asked(device: Equipped, elsewhere: Elsewhere, address: str) -> None:
    """By the time another page of the site asks, this one would have."""
    page = device.open(address)
    witness = device.open(f"{elsewhere.url}/essays/witness")
    device.card(witness).see("dialog", QUESTION, patience=20)
    page.bring_to_front()
    assert not device.card(page).find("dialog", QUESTION)


def test_removed_device_reads_nothing_that_is_saved_afterwards(
    pair_of_devices: tuple[Equipped, Equipped], elsewhere: Elsewhere
) -> None:
    laptop, phone = pair_of_devices
    options = laptop.open_page("options.html")
    options.get_by_role("button", name=re.compile("^Remove: ")).click()
    options.get_by_role("group").get_by_role("button", name="Remove").click()
    expect(options.get_by_text("No other device is paired.")).to_be_visible()
    save(laptop, laptop.open(elsewhere.essay))
    mine = phone.open_page("options.html")
    expect(mine.get_by_text("This device was removed by another one.")).to_be_visible(timeout=20_000)
    places = phone.open_page("places.html")
    expect(places.get_by_text("No places yet")).to_be_visible()
    assert elsewhere.title not in str(phone.stored())


# The list of devices is read anew at each change of what the extension keeps; `then` runs while it is.
WHILE_READ_ANEW = """(button, then) => new Promise((done) => {
    chrome.storage.onChanged.addListener(function once() {
        chrome.storage.onChanged.removeListener(once);
        if (then) button[then]();
        setTimeout(done, 500);
    });
    chrome.storage.local.set({ changed: String(Math.random()) });
})"""


def test_what_devices_exchange_takes_nothing_from_under_ones_hands(
    pair_of_devices: tuple[Equipped, Equipped],
) -> None:
    laptop, _ = pair_of_devices
    options = laptop.open_page("options.html")
    remove = options.get_by_role("button", name=re.compile("^Remove: "))
    remove.focus()
    remove.evaluate(WHILE_READ_ANEW, "")
    expect(remove).to_be_focused()
    remove.evaluate(WHILE_READ_ANEW, "click")
    expect(options.get_by_role("group").get_by_role("button", name="Remove")).to_be_visible()


def sync(device: Equipped, title: str, count: int = 1) -> None:
    """Look into My places, again and again, until what the other device has saved is there.

    It tells the others only after it has said that it is saved: the first look may come too early.
    """
    places = device.open_page("places.html")
    found = places.get_by_role("heading", name=title)

    def looked() -> bool:
        with suppress(AssertionError):
            expect(found).to_have_count(count, timeout=2_000)
            return True
        places.reload()
        return False

    until(places, looked, f"{title!r} has not come to My places", 20)
    places.close()
