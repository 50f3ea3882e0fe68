"""What ends a hop early leaves what any failure leaves; before anything is carried, of the one device."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import redirect
from PIL import Image
from playwright.sync_api import Page

from sameplace.testing import widget
from sameplace.testing.devices import Devices
from sameplace.testing.faults import Faults
from sameplace.testing.hop import Hopping
from sameplace.testing.reporting import described, rendered
from sameplace.testing.service import Service
from tests.testing.spot import Spot

PHONE = "iPhone 13"
NEWSLETTER = """<dialog id="news" style="width: 100vw; height: 100vh; max-width: none; max-height: none">
Before you go on: our newsletter!</dialog><script>
setInterval(() => {
  if (document.querySelector("sameplace-surface")?.shadowRoot.querySelector("dialog") && !news.open)
    news.showModal();
}, 20);
</script>"""
COOKIES = """<button data-sameplace-open style="position: fixed; bottom: 0">Continue elsewhere</button>
<div id="cookies" style="position: fixed; inset: 0">Cookies?</div>"""


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these tests waits in vain."""
    monkeypatch.setattr(widget, "PATIENCE", 4_000)


def _kept(said: str, word: str) -> list[Path]:
    return [Path(path) for path in re.findall(rf"^{word}: (.+)$", said, re.MULTILINE)]


def _left_as_any_failure(hop: Hopping, said: str, what: str, *, devices: int = 1) -> None:
    (picture,) = _kept(said, "Picture" if devices == 1 else "Pictures")
    with Image.open(io.BytesIO(picture.read_bytes())) as image:
        assert (image.width < 1.9 * image.height) is (devices == 1)
    names = ["trace-desktop-chrome.zip", "trace-iphone-13.zip"][:devices]
    assert [path.name for path in _kept(said, "Trace")] == names
    (made,) = hop.hops
    (verdict,) = made.verdicts
    assert verdict.what == what
    assert said.startswith(f"{made.title}: {verdict.message}")
    html = rendered([described(made)], {made.test: "failed"})
    assert html.count("<figure") == devices
    assert html.count('<div class="why">') == 1


def test_sheet_that_says_why_it_cannot_save(
    reading: Callable[..., Page], hop: Hopping, devices: Devices
) -> None:
    laptop = reading()
    devices.of(laptop).detour.garbled = True
    with pytest.raises(AssertionError, match=r"The sheet says on http://\S+: \w") as failed:
        hop(laptop, to=PHONE)
    _left_as_any_failure(hop, str(failed.value), "sheet")


def test_sheet_that_does_not_open(reading: Callable[..., Page], hop: Hopping, devices: Devices) -> None:
    laptop = reading()
    laptop.wait_for_function("globalThis.Sameplace")
    devices.of(laptop).detour.down = True
    with pytest.raises(AssertionError, match="The sheet did not open on http") as failed:
        hop(laptop, to=PHONE)
    _left_as_any_failure(hop, str(failed.value), "sheet")


def test_button_that_lies_under_something(reading: Callable[..., Page], hop: Hopping, site: Spot) -> None:
    site.foot = COOKIES
    with pytest.raises(AssertionError, match=r'own button .*: <div id="cookies">.* intercepts') as failed:
        hop(reading(), to=PHONE)
    _left_as_any_failure(hop, str(failed.value), "sheet")


def test_code_that_lies_under_something(reading: Callable[..., Page], hop: Hopping, site: Spot) -> None:
    site.foot = NEWSLETTER
    with pytest.raises(AssertionError, match="Of 0 codes that can be read off the screen 0") as failed:
        hop(reading(), to=PHONE, by="qr")
    _left_as_any_failure(hop, str(failed.value), "QR code")


@pytest.mark.parametrize(
    ("attribute", "why"),
    [
        ('type="text/plain"', "its type is “text/plain”: whatever activates it, such as consent, has not"),
        ('integrity="sha256-AA=="', "its integrity= allows one build of the widget only"),
    ],
)
def test_widget_that_does_not_start(
    reading: Callable[..., Page], hop: Hopping, site: Spot, attribute: str, why: str
) -> None:
    site.tag = site.tag.replace("<script", f"<script {attribute}")
    with pytest.raises(
        AssertionError, match=rf"The widget of http://\S+ \(.*\) did not start: .*{why}"
    ) as failed:
        hop(reading(), to=PHONE)
    _left_as_any_failure(hop, str(failed.value), "widget")


def test_typed_code_that_leads_nowhere(
    reading: Callable[..., Page], hop: Hopping, sameplace_faults: Faults, sameplace_service: Service
) -> None:
    laptop = reading()
    sameplace_faults.page_edited(by=sameplace_service.reset)
    with pytest.raises(AssertionError, match=r"The code led nowhere. The service's page says: \w") as failed:
        hop(laptop, to=PHONE, by="code")
    _left_as_any_failure(hop, str(failed.value), "code", devices=2)


def test_link_that_does_not_open(reading: Callable[..., Page], hop: Hopping, site: Spot) -> None:
    laptop = reading()
    site.hear = lambda: redirect("/")  # type: ignore[assignment,return-value]
    with pytest.raises(
        AssertionError, match=r"The link did not open: net::ERR_TOO_MANY_REDIRECTS at"
    ) as failed:
        hop(laptop, to=PHONE)
    _left_as_any_failure(hop, str(failed.value), "link", devices=2)


def test_prompt_that_lies_under_something(reading: Callable[..., Page], hop: Hopping, site: Spot) -> None:
    laptop = reading()
    site.foot = NEWSLETTER.replace('querySelector("dialog")', 'querySelector(".card")')
    with pytest.raises(AssertionError, match=r'Continue .* cannot be clicked: <dialog .*id="news"') as failed:
        hop(laptop, to=PHONE)
    _left_as_any_failure(hop, str(failed.value), "continue", devices=2)
