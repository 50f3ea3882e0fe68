"""Redeem and issue against bare Flask on the same server, in turns: a busy machine hurts all alike.

The turns are short and change their order, so that another's burst of work meets all three. The budgets are
ratios of requests per second; on a machine with few cores those include what the load generator takes away,
so that the processor time per request of the server's processes is shown beside them.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response

from e2e.loopback import wait_for
from sameplace.testing.service import Service, free_port

from .load import cpu_seconds, rate, request

ROUNDS = 20
SECONDS = 0.7
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


class _Service(Service):
    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    @property
    def port(self) -> int:
        port = urlsplit(self.url).port
        assert port
        return port


@dataclass
class _Route:
    """One of the three that are compared, and what was measured of it: a figure a round."""

    pid: int
    port: int
    requests: list[bytes]
    status: int
    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def run(self, seconds: float) -> None:
        before = cpu_seconds(self.pid)
        self.rates.append(rate(self.port, self.requests, self.status, seconds))
        self.cpu.append((cpu_seconds(self.pid) - before) / (self.rates[-1] * seconds))

    def against(self, other: _Route) -> tuple[float, float]:
        """Medians over the rounds: its share of the other's requests/s, and its multiple of the other's
        processor time per request."""
        return (
            statistics.median(a / b for a, b in zip(self.rates, other.rates, strict=True)),
            statistics.median(a / b for a, b in zip(self.cpu, other.cpu, strict=True)),
        )


def measure() -> dict[str, float]:
    """Median ratios of requests per second: ``redeem`` and ``issue`` against bare Flask."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        service = _Service(Path(folder), saves_per_minute="100000000")
        bare_server = subprocess.Popen([sys.executable, "-c", BARE, str(port)], env=os.environ)
        try:
            service.start()
            wait_for(f"http://127.0.0.1:{port}/", bare_server)
            return _ratios(service, _Route(bare_server.pid, port, [request("GET", "/")], 200))
        finally:
            service.stop()
            bare_server.terminate()
            bare_server.wait(10)


def _ratios(service: _Service, bare_flask: _Route) -> dict[str, float]:
    key = service.site_key(ORIGIN)
    body = {"site": key, "snapshot": SNAPSHOT}
    tokens = [service.ask("POST", "/v1/snapshots", body, {"Origin": ORIGIN})["token"] for _ in range(200)]
    # As browsers send them: a page of the site asks.
    headers = {"Content_Type": "application/json", "Origin": ORIGIN}
    redeem = [request("POST", "/v1/resume", json.dumps({"token": t}).encode(), **headers) for t in tokens]
    issue = [request("POST", "/v1/snapshots", json.dumps(body).encode(), **headers)]
    routes = {
        "bare": bare_flask,
        "redeem": _Route(service.pid, service.port, redeem, 200),
        "issue": _Route(service.pid, service.port, issue, 201),
    }
    for route in routes.values():
        # Opens connections and warms caches.
        rate(route.port, route.requests, route.status, SECONDS)
    names = list(routes)
    for number in range(ROUNDS):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            routes[name].run(SECONDS)
    shares = {}
    for name, route in routes.items():
        shares[name], cpu = route.against(bare_flask)
        print(
            f"  {name:<6} {statistics.median(route.rates):7,.0f}/s ({shares[name]:.2f}), "
            f"{statistics.median(route.cpu) * 1e6:5.0f} us of processor a request ({cpu:.2f} x)"
        )
    print(f"  load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return {"redeem": shares["redeem"], "issue": shares["issue"]}


if __name__ == "__main__":
    print(measure())
