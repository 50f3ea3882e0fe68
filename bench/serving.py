"""Redeem and issue against bare Flask on the same server, in turns: a busy machine hurts all alike."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from flask import Flask, Response

from e2e.service import Service, free_port, wait_for

from .load import rate, request

ROUNDS = 7
SECONDS = 2.0
ORIGIN = "http://127.0.0.1:9"
BARE = (
    "import sys; from sameplace.serving import serve; "
    "serve('bench.serving:bare', host='127.0.0.1', port=int(sys.argv[1]), threads=16)"
)
SNAPSHOT: dict[str, Any] = {
    "page": {"url": f"{ORIGIN}/journal/how-a-glaze-happens", "title": "How a glaze happens", "lang": "en"},
    "position": {
        "selectors": [
            {
                "type": "TextQuoteSelector",
                "exact": "The bare band at the foot of our cups is partly taste",
                "prefix": "comes out of the fire with a colour that nobody ordered. ",
                "suffix": " and partly fear. A glaze that reaches the shelf will stick",
            },
            {"type": "TextPositionSelector", "start": 4479, "end": 4532},
            {"type": "CssSelector", "value": '[id="main"]>:nth-child(2)>:nth-child(3)>:nth-child(15)'},
        ],
        "progression": 0.3661,
        "offset": 22,
    },
    "cart": {
        "lines": [
            {
                "id": f"10{n}01",
                "sku": f"EF-10{n}-CHA-R",
                "title": title,
                "quantity": n,
                "unit_price": 1900 + 500 * n,
                "currency": "EUR",
                "options": {"Colour": colour, "Size": "Regular"},
                "url": f"{ORIGIN}/products/{title.lower().replace(' ', '-')}?variant=10{n}01",
                "image": f"{ORIGIN}/pictures/{title.lower().replace(' ', '-')}-{colour.lower()}.svg",
            }
            for n, (title, colour) in enumerate(
                [
                    ("Morning mug", "Chalk"),
                    ("Supper bowl", "Lichen"),
                    ("Table plates", "Sea"),
                    ("Bud vase", "Mustard"),
                ],
                1,
            )
        ]
    },
    "device": {"kind": "desktop"},
}


def bare() -> Flask:
    """The smallest Flask application, for the server's worker."""
    from sameplace.serving import end_with_parent

    end_with_parent()
    app = Flask("bare")

    @app.get("/")
    def hello() -> Response:
        return Response('{"hello":"world"}', content_type="application/json")

    return app


def measure() -> dict[str, float]:
    """Median ratios of requests per second: ``redeem`` and ``issue`` against bare Flask."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        service = Service(Path(folder), saves_per_minute="100000000")
        bare_server = subprocess.Popen([sys.executable, "-c", BARE, str(port)], env=os.environ)
        try:
            service.start()
            wait_for(f"http://127.0.0.1:{port}/", bare_server)
            return _ratios(service, port)
        finally:
            service.stop()
            bare_server.terminate()
            bare_server.wait(10)


def _ratios(service: Service, bare_port: int) -> dict[str, float]:
    key = service.add_site(ORIGIN)["site_key"]
    body = {"site": key, "snapshot": SNAPSHOT}
    tokens = [service.ask("POST", "/v1/snapshots", body, Origin=ORIGIN)[1]["token"] for _ in range(200)]
    json_type = {"Content_Type": "application/json"}
    redeem = [request("POST", "/v1/resume", json.dumps({"token": t}).encode(), **json_type) for t in tokens]
    issue = [request("POST", "/v1/snapshots", json.dumps(body).encode(), Origin=ORIGIN, **json_type)]
    hello = [request("GET", "/")]
    ratios: dict[str, list[float]] = {"redeem": [], "issue": []}
    for number in range(ROUNDS + 1):
        base = rate(bare_port, hello, 200, SECONDS)
        found = {
            "redeem": rate(service.port, redeem, 200, SECONDS) / base,
            "issue": rate(service.port, issue, 201, SECONDS) / base,
        }
        print(f"  round {number}: bare {base:,.0f}/s, " + ", ".join(f"{k} {v:.2f}" for k, v in found.items()))
        # The first round opens connections and warms caches.
        if number:
            for name, value in found.items():
                ratios[name].append(value)
    return {name: statistics.median(values) for name, values in ratios.items()}


if __name__ == "__main__":
    print(measure())
