"""Serves the illustrations."""

from __future__ import annotations

from flask import Blueprint, Response, abort

from sameplace.demo import gallery
from sameplace.demo.pictures import journal, mark

blueprint = Blueprint("pictures", __name__)


@blueprint.get("/pictures/<name>.svg")
def product(name: str) -> Response:
    """A product's or a variant's picture."""
    return _svg(gallery.picture(name))


@blueprint.get("/pictures/journal/<name>.svg")
def scene(name: str) -> Response:
    """A picture of an article, or the shop's own."""
    return _svg(journal.picture(name))


@blueprint.get("/favicon.svg")
def icon() -> Response:
    """The shop's mark."""
    return _svg(mark.icon())


def _svg(document: str | None) -> Response:
    if document is None:
        abort(404)
    response = Response(document, mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
