"""A shop whose owner wrote no code for Sameplace: data attributes on the markup that was there anyway."""

from __future__ import annotations

import secrets

from flask import Flask, abort, redirect, request, session
from markupsafe import Markup, escape
from werkzeug.wrappers import Response

from .loopback import Loopback

WARES = {"1": ("Morning mug", "19,00 €"), "2": ("Supper bowl", "32,00 €")}


class MarkedShop(Loopback):
    """Serves in a thread until stopped. ``tag`` is what ``sameplace site add`` printed."""

    def __init__(self) -> None:
        self.tag = ""
        super().__init__(self._app())

    def _app(self) -> Flask:
        app = Flask("marked", static_folder=None)
        app.secret_key = secrets.token_bytes()

        @app.get("/")
        def front() -> str:
            session.setdefault("token", secrets.token_urlsafe())
            return self._page(
                Markup("").join(
                    Markup("<form method=post action=/cart/add>{}<button>Buy {}</button></form>").format(
                        _fields(ware, "1"), name
                    )
                    for ware, (name, _) in WARES.items()
                )
            )

        @app.get("/cart")
        def cart() -> str:
            session.setdefault("token", secrets.token_urlsafe())
            lines = (_line(ware, quantity) for ware, quantity in session.get("cart", {}).items())
            form = Markup("<form data-sameplace-add method=post action=/cart/add hidden>{}</form>")
            return self._page(Markup("").join(lines) + form.format(_fields("{id}", "{quantity}")))

        @app.post("/cart/add")
        def add() -> Response:
            _checked()
            held = session.get("cart", {})
            ware = request.form["product"]
            session["cart"] = {**held, ware: held.get(ware, 0) + int(request.form["quantity"])}
            return redirect("/cart")

        @app.post("/cart/remove/<ware>")
        def remove(ware: str) -> Response:
            _checked()
            session["cart"] = {key: held for key, held in session["cart"].items() if key != ware}
            return redirect("/cart")

        return app

    def _page(self, body: str) -> str:
        return (
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Marked</title>{self.tag}'
            f'<body data-sameplace-cart="lines" data-sameplace-page="/cart">{body}</body></html>'
        )


def _checked() -> None:
    if request.form.get("csrf") != session.get("token"):
        abort(403)


def _fields(ware: str, quantity: str) -> Markup:
    pairs = {"csrf": session["token"], "product": ware, "quantity": quantity}
    return Markup("").join(
        Markup('<input type="hidden" name="{}" value="{}">').format(*pair) for pair in pairs.items()
    )


def _line(ware: str, quantity: int) -> Markup:
    name, price = WARES[ware]
    return Markup(
        '<article data-sameplace-line data-sameplace-id="{id}" data-sameplace-currency="EUR">'
        '<a data-sameplace-title data-sameplace-url href="/?ware={id}">{name}</a>'
        '<input data-sameplace-quantity value="{quantity}"><span data-sameplace-price>{price}</span>'
        "<form data-sameplace-remove method=post action=/cart/remove/{id}>"
        '<input type="hidden" name="csrf" value="{token}"></form></article>'
    ).format(id=ware, name=escape(name), price=price, quantity=quantity, token=session["token"])
