"""Backstage: play shop keeper, to see what a return looks like when the world has moved on."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from sameplace.demo.catalogue import CATALOGUE
from sameplace.demo.views.shelf import stockroom

blueprint = Blueprint("backstage", __name__)
_HIGHEST = {"stock": 9_999, "price": 10_000_000}


@blueprint.get("/backstage")
def page() -> str:
    """The shop keeper's page."""
    offers = {key: stockroom().offer(key) for key in CATALOGUE.variants}
    return render_template("backstage.html", catalogue=CATALOGUE, offers=offers, moved=stockroom().moved())


@blueprint.post("/backstage/variant")
def variant() -> AnyResponse | tuple[Response, int]:
    """Change a variant: JSON ``{variant, stock?, price?, removed?}``, or the form with its price in euros."""
    body = request.get_json() if request.is_json else _from_form()
    if not isinstance(body, dict) or str(body.get("variant")) not in CATALOGUE.variants:
        return jsonify(error="unknown", message="There is no such variant."), 404
    changes = {name: body[name] for name in ("stock", "price", "removed") if body.get(name) is not None}
    for name, value in changes.items():
        right = (
            isinstance(value, bool)
            if name == "removed"
            else type(value) is int and 0 <= value <= _HIGHEST[name]
        )
        if not right:
            return jsonify(error="invalid", message=f"{name} is not something a shop could have."), 422
    key = str(body["variant"])
    offer = stockroom().change(key, **changes)
    if not request.is_json:
        return redirect(f"/backstage#v{key}", 303)
    return jsonify(variant=key, stock=offer.stock, price=offer.price, was=offer.was, removed=offer.removed)


@blueprint.post("/backstage/reset")
def reset() -> AnyResponse:
    """Opening day again."""
    stockroom().reset()
    return jsonify(moved=0) if request.is_json else redirect("/backstage", 303)


def _from_form() -> dict[str, Any]:
    form = request.form
    body: dict[str, Any] = {"variant": form.get("variant", ""), "removed": form.get("removed") == "yes"}
    try:
        body["stock"] = int(form.get("stock", ""))
        body["price"] = round(float(form.get("price", "")) * 100)
    except (ValueError, OverflowError):
        body["stock"] = -1
    return body
