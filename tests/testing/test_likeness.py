"""What a failure quotes when a line is no longer there."""

from __future__ import annotations

import pytest

from sameplace.testing.likeness import likest

OTHERS = [
    "The tide tables of the harbour are printed twice a year.",
    "Note 88 tells what was done on day 88, by whom, and what they made of it. " * 3,
]
PROSE = (
    "It was late when the ferry came in, and nobody waited on the quay. "
    "The keeper of the lamp had gone down to the village for oil about nine, "
    "and he was not seen again until the morning after the storm had passed."
)


@pytest.mark.parametrize(
    ("wanted", "there", "quoted"),
    [
        (
            "The keeper of the lamp had gone up to the village for bread",
            PROSE,
            "The keeper of the lamp had gone down to the village for oil",
        ),
        ("Note 31 tells what was seen", "Note 32 tells what was seen", "Note 32 tells what was seen"),
        ("the morning after the storm", PROSE, "the morning after the storm"),
        (
            "灯塔看守人下山去村里买面包",
            "很晚了,渡轮才到。灯塔看守人下山去村里买油,大约九点。",
            "灯塔看守人下山去村里买油,大约九点",
        ),
        ("Quarks were never mentioned", PROSE, ""),
    ],
)
def test_passage_about_as_long_is_quoted(wanted: str, there: str, quoted: str):
    assert likest(wanted, [*OTHERS, there]) == quoted


def test_empty_page_has_none():
    assert likest("The keeper of the lamp", []) == ""
