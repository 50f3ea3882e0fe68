"""What the report makes of hostile pages."""

from __future__ import annotations

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
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 11


def test_failures_come_first():
    html = rendered([{**HOP, "test": "good"}, {**HOP, "test": "bad"}], {"good": "passed", "bad": "failed"})
    assert html.index("</span>bad</h2>") < html.index("</span>good</h2>")
    assert "1 failed</span>, 1 passed" in html
