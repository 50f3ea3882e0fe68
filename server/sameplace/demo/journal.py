"""The Journal's table of contents; the texts are templates below ``templates/journal``."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``picture`` is a scene's name, ``products`` are slugs of what it speaks of."""

    slug: str
    title: str
    lead: str
    picture: str
    picture_text: str
    author: str
    date: str
    """ISO date of publication."""
    minutes: int
    """Reading time at some 220 words a minute."""
    products: tuple[str, ...]

    @property
    def day(self) -> str:
        """The date of publication as people write it."""
        date = datetime.date.fromisoformat(self.date)
        return f"{date.day} {date:%B %Y}"


ARTICLES = {
    article.slug: article
    for article in (
        Article(
            "how-a-glaze-happens",
            "How a glaze happens",
            "Sand, ash, a little rust and thirteen hundred degrees: why no two cups come out of the kiln"
            " alike.",
            "glaze-shelf",
            "Five glazed vessels in different colours on a workshop shelf",
            "Hugo Marten",
            "2026-09-04",
            9,
            ("morning-mug", "moon-vase", "gourd-vase", "supper-bowl"),
        ),
        Article(
            "living-with-linen",
            "Living with linen",
            "It creases, it softens, it outlives fashions. A short guide to buying, washing and mending"
            " the oldest"
            " cloth we have.",
            "linen-pile",
            "Folded linen in several colours beside a towel on a rail",
            "Marthe Desmet",
            "2026-08-12",
            8,
            ("linen-throw", "bed-linen", "napkins", "kitchen-towels"),
        ),
        Article(
            "choosing-a-reading-light",
            "Choosing a reading light",
            "Not brighter, but better placed: what your eyes want from a lamp, and how to give it to"
            " them for the"
            " price of a bulb.",
            "evening-corner",
            "A table lamp and a reading lamp glowing in a dark room beside a pile of books",
            "Jonas Lindqvist",
            "2026-10-17",
            9,
            ("reading-lamp", "slim-lamp", "orchard-lamp", "globe-lamp"),
        ),
        Article(
            "sourdough-and-stoneware",
            "Sourdough and stoneware",
            "Flour, water, salt, time and a hot pot. How to bake one good loaf, and then the same one again.",
            "bread-table",
            "A loaf in a willow basket beside an iron pot and a board",
            "Ruth Adler",
            "2026-10-02",
            9,
            ("bread-basket", "everyday-pot", "nesting-bowls", "long-board"),
        ),
        Article(
            "keeping-a-notebook",
            "Keeping a notebook",
            "For those who have bought eleven and filled none: what to write, how little of it, and why"
            " by hand.",
            "desk",
            "Notebooks, a bottle of ink and a pot of pencils on a desk",
            "Clara Whitcombe",
            "2026-07-21",
            8,
            ("day-book", "field-book", "fountain-pen", "bottled-ink"),
        ),
        Article(
            "six-plants-that-forgive",
            "Six plants that forgive",
            "Holidays, draughts, the wrong window: these six have seen it all, and put out a new leaf"
            " regardless.",
            "window-sill",
            "Six potted plants of different shapes on a window sill",
            "Tom Okafor",
            "2026-06-30",
            8,
            ("snake-plant", "trailing-pothos", "pilea", "aloe"),
        ),
    )
}
