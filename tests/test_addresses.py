"""Addresses: origins as people type them, and what is taken out of a page's address."""

from __future__ import annotations

import pytest

from sameplace.addresses import clean, link, read_origin


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("https://shop.example", "https://shop.example"),
        ("https://shop.example/", "https://shop.example"),
        ("  HTTPS://Shop.Example  ", "https://shop.example"),
        ("https://shop.example:443", "https://shop.example"),
        ("http://shop.example:80", "http://shop.example"),
        ("http://127.0.0.1:9999", "http://127.0.0.1:9999"),
        ("http://localhost:3000", "http://localhost:3000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
    ],
)
def test_origin_is_read_as_browsers_spell_it(typed: str, origin: str):
    assert read_origin(typed) == origin


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "shop.example",
        "https://",
        "null",
        "*",
        "ftp://shop.example",
        "https://*.shop.example",
        "https://shop.example/shop",
        "https://shop.example?x",
        "https://shop.example#x",
        "https://ada@shop.example",
        "https://shop.example:0",
        "https://shop.example:65536",
        "https://shop.example:８０",
        "https://a b.example",
        "javascript://shop.example",
        "https://straße.example",
        "https://ü..example",
    ],
)
def test_what_is_no_origin_is_not_guessed_at(typed: str):
    assert read_origin(typed) is None


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.example/?q=cup&page=2", "https://a.example/?q=cup&page=2"),
        ("https://a.example/?utm_source=x&utm_medium=y", "https://a.example/"),
        ("https://a.example/?UTM_Source=x&q=1", "https://a.example/?q=1"),
        ("https://a.example/?q=1&%74oken=x", "https://a.example/?q=1"),
        ("https://a.example/?token", "https://a.example/"),
        ("https://a.example/?tokens=3&tokenize=1", "https://a.example/?tokens=3&tokenize=1"),
        ("https://a.example/?csrf_token=1&id_token=2&accesstoken=3&x=4", "https://a.example/?x=4"),
        ("https://a.example/?a=1&&b=2&", "https://a.example/?a=1&b=2"),
        ("https://a.example/?next=%3Ftoken%3Dx", "https://a.example/?next=%3Ftoken%3Dx"),
        ("https://a.example/?session=1#top", "https://a.example/#top"),
        ("https://a.example/#top", "https://a.example/#top"),
        ("https://a.example/#", "https://a.example/"),
        ("https://a.example/#access_token=x&state=y", "https://a.example/#state=y"),
        ("https://a.example/#access_token=x", "https://a.example/"),
        ("https://a.example/#/cup?token=x&size=2", "https://a.example/#/cup?size=2"),
        ("https://a.example/#/cup?token=x", "https://a.example/#/cup"),
        ("https://a.example/#!/cup", "https://a.example/#!/cup"),
        ("https://a.example/#sameplace=abc.def", "https://a.example/"),
        ("https://a.example/cart;jsessionid=AB12?x=1", "https://a.example/cart?x=1"),
        ("https://a.example/cart;JSESSIONID=AB12/2;v=1", "https://a.example/cart/2;v=1"),
        ("https://a.example/?q=%ff%fe&x=%zz", "https://a.example/?q=%ff%fe&x=%zz"),
    ],
)
def test_tracking_and_credentials_are_taken_out_and_nothing_else(address: str, kept: str):
    assert clean(address) == kept
    assert clean(kept) == kept, "cleaning twice changes nothing"


def test_link_carries_the_token_and_not_the_pages_own_fragment():
    assert link("https://a.example/x?y=1#/route?z", "T.S") == "https://a.example/x?y=1#sameplace=T.S"
