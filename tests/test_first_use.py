"""A service that was just started meets many visitors at once."""

from __future__ import annotations

import json
import subprocess
import sys

from .cast import a_full_snapshot

# Threads that change hands after a microsecond do in one run what a loaded machine does once in a while.
MANY_AT_ONCE = """
import io, sys, threading
sys.setswitchinterval(1e-6)
from sameplace.errors import Malformed
from sameplace.reading import read
from sameplace.routes import ROUTES

body = sys.stdin.buffer.read()
environ = {"CONTENT_LENGTH": str(len(body))}
for asked in [route.request for route in ROUTES if route.request]:
    together = threading.Barrier(6)

    def come():
        together.wait()
        for _ in range(20):
            try:
                read(environ | {"wsgi.input": io.BytesIO(body)}, asked)
            except Malformed:
                pass

    visitors = [threading.Thread(target=come) for _ in range(6)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
"""


def test_first_visitors_come_together_and_the_service_lives():
    body = json.dumps({"site": "site_of_alice", "snapshot": a_full_snapshot()})
    for _ in range(5):
        run = subprocess.run([sys.executable, "-c", MANY_AT_ONCE], input=body, text=True, capture_output=True)
        assert run.returncode == 0, run.stderr or f"ended by signal {-run.returncode}"
