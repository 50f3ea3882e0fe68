"""The pages below ``pages/layouts/``, one for each way to lay out a page, and the position engine alone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from flask import Flask, Response, abort

from .loopback import Loopback

PAGES = Path(__file__).parent / "pages" / "layouts"
EXTENSION = Path(__file__).parents[1] / "extension"
KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
# Pages that use a library from npm; the others run as they are written.
BUNDLED = ("app.js", "messages.js")


def bundle(script: Path, target: Path, kind: str) -> None:
    """Bundle a script with what it imports, from the locked packages of ``extension/``."""
    esbuild = EXTENSION / "node_modules/.bin/esbuild"
    subprocess.run(
        [esbuild, script, "--bundle", f"--format={kind}", f"--outfile={target}", "--log-level=error"],
        env={**os.environ, "NODE_PATH": str(EXTENSION / "node_modules")},
        check=True,
    )


class Layouts(Loopback):
    """Serves in a thread until stopped. ``engine`` is the source of the position engine alone."""

    def __init__(self, folder: Path) -> None:
        self._bundles = folder
        for name in BUNDLED:
            bundle(PAGES / name, folder / name, "esm")
        bundle(EXTENSION / "place" / "main.js", folder / "place.js", "iife")
        self.engine = (folder / "place.js").read_text(encoding="utf-8")
        super().__init__(self._app())

    def _app(self) -> Flask:
        app = Flask("layouts", static_folder=None)

        @app.get("/app/<path:route>")
        def routed(route: str) -> Response:
            return self._file(PAGES / "app.html")

        @app.get("/picture/<int:number>.svg")
        def picture(number: int) -> Response:
            return Response(
                _picture(number), content_type="image/svg+xml", headers={"Cache-Control": "max-age=3600"}
            )

        @app.get("/favicon.ico")
        def icon() -> Response:
            return Response(status=204)

        @app.get("/<name>")
        def page(name: str) -> Response:
            return self._file((self._bundles if name in BUNDLED else PAGES) / name)

        return app

    def _file(self, file: Path) -> Response:
        if file.suffix not in KINDS or not file.is_file():
            abort(404)
        return Response(file.read_bytes(), content_type=f"{KINDS[file.suffix]}; charset=utf-8")


def _picture(number: int) -> str:
    """A landscape of its own for each number: three hills under a sun, of changing proportions."""
    width, height = 600, 260 + number * 37 % 300
    hue = number * 47 % 360
    hills = "".join(
        f'<path fill="hsl({hue + 25 * n} 35% {65 - 14 * n}%)" d="M0 {height} L0 {height * (4 + n) // 8} '
        f"Q{(number * 71 + 190 * n) % width} {height * (1 + n) // 6} {width} {height * (5 + n) // 8} "
        f'L{width} {height} Z"/>'
        for n in range(3)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<rect width="{width}" height="{height}" fill="hsl({hue + 180} 40% 88%)"/>'
        f'<circle cx="{80 + number * 53 % 440}" cy="{height // 4}" r="34" fill="hsl(45 90% 70%)"/>'
        f"{hills}</svg>"
    )
