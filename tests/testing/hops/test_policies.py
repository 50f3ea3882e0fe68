"""What keeps a hop from being made as visitors would make it is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from sameplace.testing import KitError, Unsupported, expect_prompt, expect_same_place
from sameplace.testing.browsers import Browsers
from sameplace.testing.devices import Devices
from sameplace.testing.hop import Hopping
from sameplace.testing.service import Service
from tests.testing.spot import Spot


@pytest.mark.parametrize(
    ("policy", "directive"),
    [
        ("script-src 'self' 'unsafe-inline'", "script-src-elem"),
        ("script-src 'self' 'unsafe-inline' SERVICE; connect-src 'self'", "connect-src"),
    ],
)
def test_policy_that_forbids_the_widget(
    reading: Callable[..., Page],
    hop: Hopping,
    site: Spot,
    sameplace_service: Service,
    policy: str,
    directive: str,
) -> None:
    site.headers["Content-Security-Policy"] = policy.replace("SERVICE", sameplace_service.url)
    phone = hop(reading(), to="iPhone 13")
    expect_same_place(phone)
    (made,) = hop.hops
    assert made.mode == "injected"
    assert f"The page's Content-Security-Policy ({directive}) forbids the widget at http" in made.notes[0]
    with pytest.raises(AssertionError, match="Nobody asks on iPhone 13"):
        expect_prompt(phone)


def test_page_that_was_not_opened_here_is_refused(
    hop: Hopping, devices: Devices, sameplace_browsers: Browsers
) -> None:
    page = sameplace_browsers.browser("chromium").new_page()
    with pytest.raises(KitError, match="not opened by devices"):
        hop(page, to="iPhone 13")
    page.close()
    with pytest.raises(KitError, match="No hop led to this page"):
        expect_same_place(devices("iPhone 13"))
    with pytest.raises(KitError, match=r"no device “iPhon”\. Some that it has: iPhone 6"):
        devices("iPhon")


def test_media_that_firefox_would_only_pretend_to_emulate(devices: Devices) -> None:
    firefox = devices("Desktop Firefox")
    with pytest.raises(Unsupported, match=r"ignores emulate_media\(\)"):
        firefox.emulate_media(color_scheme="dark")
    with pytest.raises(Unsupported, match="ignores color_scheme='dark'"):
        devices("Desktop Firefox", color_scheme="dark")
    with pytest.raises(Unsupported, match="ignores java_script_enabled=False"):
        devices("Desktop Firefox", java_script_enabled=False)
