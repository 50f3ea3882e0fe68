"""The Journal: long, illustrated articles."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from sameplace.demo.catalogue import CATALOGUE
from sameplace.demo.journal import ARTICLES
from sameplace.demo.views import shelf

blueprint = Blueprint("journal", __name__)


@blueprint.get("/journal")
def contents() -> str:
    """All articles."""
    return render_template("journal.html")


@blueprint.get("/journal/<slug>")
def article(slug: str) -> str:
    """One article, with the things it speaks of."""
    found = ARTICLES.get(slug) or abort(404)
    things = shelf.cards(CATALOGUE.products[name] for name in found.products)
    others = [other for other in ARTICLES.values() if other is not found][:3]
    return render_template(f"journal/{slug}.html", article=found, things=things, others=others)
