"""The cart's page and requests. Each works as JSON for the shop's script and as a plain form without it."""

from __future__ import annotations

from flask import Blueprint, g, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response

from sameplace.demo.cart import Refused
from sameplace.demo.catalogue import CATALOGUE

blueprint = Blueprint("cart", __name__)


@blueprint.get("/cart")
def page() -> str:
    """The cart page."""
    return render_template("cart.html")


@blueprint.get("/cart/lines")
def lines() -> str:
    """The cart's lines alone, for the script to put into the drawer and the cart page."""
    return render_template("cart_lines.html")


@blueprint.get("/cart.json")
def contents() -> Response:
    """The cart for programs."""
    return jsonify(g.cart.as_json())


@blueprint.get("/variants/<variant>.json")
def offer(variant: str) -> Response | tuple[Response, int]:
    """What the shop has of a variant: how many, and at what price."""
    try:
        return jsonify(g.cart.offer(variant))
    except Refused as refusal:
        return jsonify(refusal.as_json()), refusal.status


@blueprint.post("/cart/add")
def add() -> Response | tuple[Response, int]:
    """Add ``quantity`` of ``variant``."""
    variant = _text("variant")
    try:
        g.cart.add(variant, _quantity(1))
    except Refused as refusal:
        return _refused(refusal, variant)
    if request.is_json:
        return jsonify(g.cart.as_json())
    product = CATALOGUE.products[CATALOGUE.variants[variant].product]
    g.session.notice = f"{product.title} is in your cart."
    return redirect("/cart", 303)


@blueprint.post("/cart/change")
def change() -> Response | tuple[Response, int]:
    """Set the line ``key`` to ``quantity``; 0 removes it."""
    key = _text("key")
    try:
        g.cart.change(key, _quantity(-1))
    except Refused as refusal:
        return _refused(refusal, "")
    return jsonify(g.cart.as_json()) if request.is_json else redirect("/cart", 303)


def _refused(refusal: Refused, variant: str) -> Response | tuple[Response, int]:
    if request.is_json:
        return jsonify(refusal.as_json()), refusal.status
    g.session.notice = refusal.message
    found = CATALOGUE.variants.get(variant)
    return redirect(f"/products/{found.product}?variant={variant}" if found else "/cart", 303)


def _field(name: str) -> object:
    body = request.get_json() if request.is_json else request.form
    return body.get(name) if isinstance(body, dict) else None


def _text(name: str) -> str:
    value = _field(name)
    return str(value) if isinstance(value, (str, int)) else ""


def _quantity(missing: int) -> int:
    value = _field("quantity")
    if value is None and missing >= 0:
        return missing
    if isinstance(value, int) and not isinstance(value, bool):
        number = value
    elif isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        number = int(value.strip()[:6])
    else:
        number = -1
    if number < 0:
        raise Refused("quantity", "Please give a quantity as a whole number.", 0, 422)
    return number
