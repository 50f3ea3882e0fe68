"""What the report makes of hostile pages."""

from __future__ import annotations

import re

import pytest

from sameplace.testing.reporting import rendered

HOSTILE = "</pre><script>alert(1)</script>\" onload='alert(2)"
SIGHT = {
    "device": "iPhone 13",
    "browser": HOSTILE,
    "url": HOSTILE,
    "picture": "data:image/jpeg;base64,AA==",
    "width": 390,
    "height": 664,
    "mark": {"left": 1, "top": 2, "width": 3, "height": 4},
}
HOP = {
    "test": HOSTILE,
    "title": HOSTILE,
    "mode": "widget",
    "notes": [HOSTILE],
    "faults": [],
    "times": {"restored": 1500},
    "said": HOSTILE,
    "told": HOSTILE,
    "asked": True,
    "words": HOSTILE,
    "lines_off": 0.5,
    "px_off": 9.0,
    "verdicts": [{"what": HOSTILE, "message": HOSTILE}],
    "cart": [{"words": HOSTILE, "was": HOSTILE, "now": "", "same": False}],
    "left": SIGHT,
    "arrived": None,
}


def test_everything_that_a_page_says_is_text():
    html = rendered([HOP], {HOSTILE: "failed"})
    assert "<script" not in html
    assert "onload='" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 13


def test_failures_come_first():
    html = rendered([{**HOP, "test": "good"}, {**HOP, "test": "bad"}], {"good": "passed", "bad": "failed"})
    assert html.index("</span>bad</h2>") < html.index("</span>good</h2>")
    assert "1 failed</span>, 1 passed" in html


def test_failures_are_listed_with_their_reason_and_lead_to_the_hop():
    said = {
        "verdicts": [{"what": "same place", "message": "The line.\n  It is 3 lines off.\n  Cause: a layer."}]
    }
    html = rendered([{**HOP, "test": "bad", **said}], {"bad": "failed"}, {"bad": "AssertionError: long"})
    assert '<a href="#test-1">bad</a><br>It is 3 lines off. Cause: a layer.</li>' in html
    assert '<h2 id="test-1">' in html
    assert "<li>Cause: a layer.</li>" in html
    assert "AssertionError: long" not in html


@pytest.mark.parametrize(
    ("message", "gist"),
    [
        (
            "The cart is another:\n  missing: a mug\n  The page said: sorry",
            "The cart is another: missing: a mug",
        ),
        ("No prompt on iPhone 13.", "No prompt on iPhone 13."),
        ("", ""),
    ],
)
def test_list_of_failures_says_the_gist(message: str, gist: str):
    failed = {"verdicts": [{"what": "same cart", "message": message}]}
    html = rendered([{**HOP, "test": "bad", **failed}], {"bad": "failed"})
    assert f'<a href="#test-1">bad</a><br>{gist}</li>' in html


def test_what_failed_outside_of_our_assertions_says_why():
    passed = {"verdicts": [{"what": "same place", "message": ""}]}
    html = rendered([{**HOP, "test": "bad", **passed}], {"bad": "failed"}, {"bad": "assert 1 == 2\n +1"})
    assert html.count("assert 1 == 2") == 2, "in the list, and above the hops"


def test_long_addresses_are_cut_in_sentences_and_whole_on_demand():
    url = "https://shop.example/" + "x" * 300 + "?end"
    html = rendered([{**HOP, "left": {**SIGHT, "url": url}}], {})
    assert html.count(url) == 1
    assert f"{url[:40]}" in html.partition("<details>")[0]
    assert "<summary" in html


def test_run_says_when_it_was():
    assert re.search(r'<p class="quiet">20\d\d-\d\d-\d\d \d\d:\d\d [^<]+</p>', rendered([HOP], {}))


def test_page_laid_out_for_a_wide_window_is_still_a_phone():
    """Without a viewport of its own a page is 980 px wide on a phone."""
    html = rendered([{**HOP, "left": {**SIGHT, "width": 980, "height": 1668}}], {})
    assert '<figure class="phone">' in html


def test_place_error_of_a_page_without_text_is_none():
    none = {"words": "", "lines_off": None, "px_off": None, "arrived": SIGHT}
    assert "the line was not there" not in rendered([{**HOP, **none}], {})
    assert "the line was not there" in rendered([{**HOP, **none, "words": "Note 1"}], {})
