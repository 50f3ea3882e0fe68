"""Addresses: origins as people type them, and what is taken out of a page's address."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sameplace.addresses import clean, link, read_origin

# The widget's tests run the same examples.
VECTORS = json.loads((Path(__file__).parent / "vectors" / "addresses.json").read_text(encoding="utf-8"))


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


@pytest.mark.parametrize(("address", "kept"), VECTORS["cleaned"])
def test_tracking_and_credentials_are_taken_out_and_nothing_else(address: str, kept: str):
    assert clean(address) == kept
    assert clean(kept) == kept, "cleaning twice changes nothing"


def test_link_carries_the_token_and_not_the_pages_own_fragment():
    assert link("https://a.example/x?y=1#/route?z", "T.S") == "https://a.example/x?y=1#sameplace=T.S"
