"""The rest of the web: sites that never heard of Sameplace and embed nothing of it."""

from __future__ import annotations

import json
import re
import subprocess
import urllib.request
from pathlib import Path

from flask import Flask, Response, abort, render_template_string, request

from sameplace.testing.service import free_port

from ..loopback import Loopback, wait_for

PAGES = Path(__file__).parents[1] / "pages"
FAKES = Path(__file__).parents[2] / "extension" / "tests" / "fakes"
KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
    '<rect width="16" height="16" rx="4" fill="#7a3b2e"/></svg>'
)
TITLE = "The clock mender of Vael"
PLANTED = (
    "Her own count of them is kept in chalk on the inside of the tower door, where the sun does not reach: a "
    "stroke for every winding since the great repair, in bundles of eight, so that a week is a thing one can "
    "put one's hand on."
)


class Elsewhere(Loopback):
    """Serves in a thread until stopped: ``/essays/SLUG`` is a long read, the rest files of a folder."""

    def __init__(self, folder: str = "elsewhere") -> None:
        self._folder = PAGES / folder
        self.title = TITLE
        self.planted = PLANTED
        self.seen: list[str] = []
        super().__init__(self._app())
        # A name of its own: a permission is for a host, and all of 127.0.0.1 is one.
        self.url = self.url.replace("127.0.0.1", f"{folder}.localhost")

    def _app(self) -> Flask:
        app = Flask("elsewhere", static_folder=None)

        @app.before_request
        def note() -> None:
            self.seen.append(request.full_path)

        @app.get("/essays/<slug>")
        def essay(slug: str) -> str:
            text = (PAGES / "elsewhere" / "essay.html").read_text(encoding="utf-8")
            return render_template_string(text, title=self.title, planted=self.planted)

        @app.get("/chronicles/<slug>")
        def chronicle(slug: str) -> str:
            text = (PAGES / "elsewhere" / "essay.html").read_text(encoding="utf-8")
            head, article, foot = re.split("</?article>", text)
            again = "".join(f"<article>{article}</article>" for _ in range(8))
            return render_template_string(head + again + foot, title=self.title, planted=self.planted)

        @app.get("/icon.svg")
        @app.get("/favicon.ico")
        def icon() -> Response:
            return Response(ICON, content_type="image/svg+xml")

        @app.get("/<name>")
        def file(name: str) -> Response:
            found = next((f for f in (self._folder / name, PAGES / "elsewhere" / name) if f.is_file()), None)
            if not found or found.suffix not in KINDS:
                abort(404)
            return Response(found.read_bytes(), content_type=f"{KINDS[found.suffix]}; charset=utf-8")

        return app

    @property
    def chronicle(self) -> str:
        """Address of a read so long that its last window is less than a twentieth of it."""
        return f"{self.url}/chronicles/the-clocks"

    @property
    def essay(self) -> str:
        """Address of the long read."""
        return f"{self.url}/essays/the-clock-mender"


class PlatformShop:
    """A shop of a well-known platform, with all the traps of its contract, and no tag of ours in it."""

    def __init__(self, name: str) -> None:
        self._port = port = free_port()
        self.name = name
        self.url = f"http://{name}.localhost:{port}"
        self._process = subprocess.Popen(
            ["node", FAKES / "serve.js", name, str(port), ""], stdout=subprocess.DEVNULL
        )
        wait_for(f"http://127.0.0.1:{port}", self._process)

    def change(self, number: int, /, **fields: object) -> None:
        """What the shop keeper does meanwhile."""
        address = f"http://127.0.0.1:{self._port}/-/{number}"
        urllib.request.urlopen(address, data=json.dumps(fields).encode()).close()

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)
