"""A small site made on the spot: eighty notes to read, and a shop with two wares.

It is careful as it stands. A test makes it careless by what it puts into its pages or by another answer.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, jsonify, request
from werkzeug.serving import make_server

HOOK = """<script>
window.sameplaceQueue ??= [];
window.sameplaceQueue.push((Sameplace) => Sameplace.cart({
  async read() {
    return (await fetch("/cart.json")).json();
  },
  async add({ id, quantity, unit_price }) {
    const body = JSON.stringify({ id, quantity, unit_price });
    const added = await fetch("/cart", { method: "POST", body });
    if (!added.ok) throw Object.assign(new Error("The shop said no."), { code: "sold-out" });
  },
  refresh: () => globalThis.drawCart(),
}));
</script>"""

SHOP = """<section>
<button data-id="mug">Buy Morning mug</button> <button data-id="bowl">Buy Supper bowl</button>
<ul id="cart"></ul></section>
<script>
async function drawCart() {
  const lines = await (await fetch("/cart.json")).json();
  const shown = lines.map(({ quantity, title }) => {
    const item = document.createElement("li");
    item.textContent = `${quantity} × ${title}`;
    return item;
  });
  document.querySelector("#cart").replaceChildren(...shown);
}
for (const button of document.querySelectorAll("[data-id]"))
  button.addEventListener("click", async () => {
    await fetch("/cart", { method: "POST", body: JSON.stringify({ id: button.dataset.id, quantity: 1 }) });
    drawCart();
  });
drawCart();
</script>"""


def note(number: int) -> str:
    return (
        f"<h2>Note {number}</h2><p>Note {number} says that the weather of day {number} was fine and that"
        " nobody stayed at home, however long the day became for those who walked.</p>"
    )


class Spot:
    """``url`` is its origin. ``hear`` is called before each request, and may answer it."""

    def __init__(self) -> None:
        self.tag = ""
        self.head = HOOK
        self.foot = ""
        self.headers: dict[str, str] = {}
        self.note: Callable[[int], str] = note
        self.shelf: dict[str, dict[str, Any]] = {
            "mug": {"title": "Morning mug", "unit_price": 1900, "stock": 9},
            "bowl": {"title": "Supper bowl", "unit_price": 3200, "stock": 9},
        }
        self.carts: dict[str, dict[str, dict[str, Any]]] = {}
        self.hear: Callable[[], Response | None] = lambda: None
        self.missing = "<!doctype html><html lang=en><title>Not here</title><h1>There is no such page</h1>"
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self._server = make_server("127.0.0.1", 0, self._app(), threaded=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def page(self, body: str = "") -> str:
        notes = body or "".join(self.note(number) for number in range(1, 81))
        return (
            '<!doctype html><html lang="en"><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width">'
            f'<link rel="icon" href="data:,"><title>Notes</title>{self.tag}{self.head}'
            f"<body>{SHOP}<main>{notes}</main>{self.foot}</body></html>"
        )

    def sell_out(self, id: str) -> None:
        self.shelf[id]["stock"] = 0

    def price(self, id: str, to: int) -> None:
        self.shelf[id]["unit_price"] = to

    def add(self, cart: dict[str, dict[str, Any]], asked: dict[str, Any]) -> bool:
        """Put it into the cart at the shelf's price; False when there is not enough of it."""
        ware, held = self.shelf[asked["id"]], cart.get(asked["id"], {"quantity": 0})
        if ware["stock"] < held["quantity"] + asked["quantity"]:
            return False
        cart[asked["id"]] = {"quantity": held["quantity"] + asked["quantity"]}
        return True

    def lines(self, cart: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
        return [
            {
                "id": ware,
                "title": self.shelf[ware]["title"],
                "unit_price": self.shelf[ware]["unit_price"],
                "currency": "EUR",
                **line,
            }
            for ware, line in cart.items()
        ]

    def _app(self) -> Flask:
        app = Flask("spot", static_folder=None)

        @app.before_request
        def hear() -> Response | None:
            return self.hear()

        @app.get("/")
        @app.get("/new")
        def home() -> Response:
            response = Response(self.page(), headers=self.headers)
            if "visitor" not in request.cookies:
                response.set_cookie("visitor", secrets.token_hex())
            return response

        @app.get("/cart.json")
        def cart() -> Response:
            return jsonify(self.lines(self.carts.get(request.cookies.get("visitor", ""), {})))

        @app.post("/cart")
        def add() -> tuple[str, int]:
            held = self.carts.setdefault(request.cookies.get("visitor", ""), {})
            return ("", 204) if self.add(held, request.get_json(force=True)) else ("", 409)

        @app.errorhandler(404)
        def missing(_: Exception) -> tuple[str, int]:
            return self.missing, 404

        return app
