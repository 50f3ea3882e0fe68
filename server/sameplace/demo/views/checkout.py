"""The checkout: an honest form, a made-up payment, a confirmation that empties the cart."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, g, redirect, render_template, request
from werkzeug.wrappers import Response

from sameplace.demo.catalogue import CATALOGUE
from sameplace.demo.sessions import Order
from sameplace.demo.stockroom import Short
from sameplace.demo.views import shelf

blueprint = Blueprint("checkout", __name__)

COUNTRIES = {
    "AT": "Austria", "BE": "Belgium", "DK": "Denmark", "FI": "Finland", "FR": "France", "DE": "Germany",
    "IE": "Ireland", "IT": "Italy", "LU": "Luxembourg", "NL": "Netherlands", "PL": "Poland", "PT": "Portugal",
    "ES": "Spain", "SE": "Sweden",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Delivery:
    """A way to send a parcel; ``price`` in minor units, free from ``free_from`` on when that is not 0."""

    title: str
    note: str
    price: int
    free_from: int = 0

    def costs(self, total: int) -> int:
        """What it costs for goods worth ``total``."""
        return 0 if self.free_from and total >= self.free_from else self.price


DELIVERIES = {
    "parcel": Delivery("By parcel", "Three to five working days", 490, 8000),
    "swift": Delivery("Swift", "The next working day", 1290),
    "collect": Delivery("Collect it", "From our workshop, Tuesday to Saturday", 0),
}
REQUIRED = {
    "email": "Please tell us where to send the confirmation.",
    "given_name": "Please give a first name.",
    "family_name": "Please give a last name.",
    "address_line1": "Please give a street and number.",
    "postal_code": "Please give a postal code.",
    "city": "Please give a town.",
}


@blueprint.get("/checkout")
def page() -> str | Response:
    """The form, or the empty cart."""
    if not g.cart.quantities():
        return redirect("/cart", 302)
    return _form({}, {})


@blueprint.post("/checkout")
def place() -> str | Response | tuple[str, int]:
    """Place the order."""
    if not g.cart.quantities():
        return redirect("/cart", 303)
    errors = _errors(request.form)
    if errors:
        return _form(request.form, errors), 422
    cart = g.cart.as_json()
    taken = g.cart.clear()
    try:
        shelf.stockroom().take(taken)
    except Short as short:
        g.session.cart = taken
        g.session.notice = _shortage(short)
        return redirect("/cart", 303)
    delivery = DELIVERIES[request.form["delivery"]].costs(cart["total"])
    g.session.order = Order(
        number=f"EF-{secrets.randbelow(900_000) + 100_000}",
        name=request.form["given_name"].strip()[:80],
        email=request.form["email"].strip()[:120],
        lines=[
            (line["title"], line["quantity"], line["quantity"] * line["unit_price"]) for line in cart["lines"]
        ],
        delivery=delivery,
        total=cart["total"] + delivery,
    )
    return redirect(f"/order/{g.session.order.number}", 303)


@blueprint.get("/order/<number>")
def confirmation(number: str) -> str:
    """The confirmation, for the visitor who ordered only."""
    order: Order | None = g.session.order
    if order is None or order.number != number:
        abort(404)
    return render_template("order.html", order=order)


def _form(values: Mapping[str, str], errors: dict[str, str]) -> str:
    return render_template(
        "checkout.html", values=values, errors=errors, countries=COUNTRIES, deliveries=DELIVERIES
    )


def _errors(form: Mapping[str, str]) -> dict[str, str]:
    errors = {name: message for name, message in REQUIRED.items() if not form.get(name, "").strip()}
    if "email" not in errors and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", form["email"].strip()):
        errors["email"] = "That does not look like an e-mail address: is there a typing error?"
    if form.get("country") not in COUNTRIES:
        errors["country"] = "Please choose a country."
    if form.get("delivery") not in DELIVERIES:
        errors["delivery"] = "Please choose how it should reach you."
    # In the form's own order, as the list above it is read from top to bottom.
    return {name: errors[name] for name in (*REQUIRED, "country", "delivery") if name in errors}


def _shortage(short: Short) -> str:
    variant = CATALOGUE.variants[short.variant]
    title = f"{CATALOGUE.products[variant.product].title} ({variant.label})"
    left = f"only {short.available} left" if short.available else "none left"
    return f"Somebody was faster: there is {left} of {title}. Please look through your cart again."
