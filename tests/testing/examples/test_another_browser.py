import pytest

from sameplace.testing import Unsupported, expect_same_place


def test_reader_goes_on_in_another_browser(site, devices, hop):
    chrome = devices("Desktop Chrome")
    chrome.goto(site.url)
    chrome.mouse.wheel(0, 3000)

    expect_same_place(hop(chrome, to="Desktop Firefox"))


def test_phone_that_firefox_would_only_pretend_to_be(devices):
    with pytest.raises(Unsupported, match="and a test that relies on"):
        devices("Pixel 7", engine="firefox")
