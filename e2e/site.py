"""A small site that embeds the widget as any owner would: the pages below ``pages/``, served as they are.

Query parameters say how a page is served: ``guard`` puts the head guard in, ``csp`` sends a policy (``fit``:
what ``site add`` prints; ``strict``: nothing of ours is allowed; ``silent``: the script is, its requests are
not), ``base`` gives the page a ``<base>``, ``tag`` adds attributes to the script tag, ``twice`` puts the tag
in twice, ``bare`` leaves it out. ``/guide`` is served in the visitor's language.
"""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response, abort, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from sameplace.testing.service import Service

from .loopback import Loopback

PAGES = Path(__file__).parent / "pages"
KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class Site(Loopback):
    """Serves in a thread until stopped; ``service`` is the one that its pages embed."""

    def __init__(self) -> None:
        self.service: Service | None = None
        self.logged_in = False
        self.seen: list[str] = []
        super().__init__(self._app())

    def _app(self) -> Flask:
        app = Flask("site", static_folder=None)

        @app.before_request
        def note() -> None:
            self.seen.append(request.full_path)

        @app.get("/members/<name>")
        def members(name: str) -> BaseResponse:
            return self._page(name) if self.logged_in else redirect(f"/login.html?next=/members/{name}")

        @app.post("/login")
        def login() -> BaseResponse:
            self.logged_in = True
            return redirect(request.form["next"])

        @app.get("/moved/<name>")
        def moved(name: str) -> BaseResponse:
            return redirect(f"/{name}", 301)

        @app.get("/guide")
        def guide() -> BaseResponse:
            language = request.accept_languages.best_match(["en", "de"], "en")
            return self._page(f"layouts/guide.{language}.html")

        @app.post("/collect")
        def collect() -> BaseResponse:
            self.seen.append(request.get_data(as_text=True))
            return Response(status=204)

        @app.get("/favicon.ico")
        def icon() -> BaseResponse:
            return Response(status=204)

        @app.get("/<path:name>")
        def page(name: str) -> BaseResponse:
            return self._page(name)

        return app

    def _page(self, name: str) -> Response:
        file = next((file for file in (PAGES / name, PAGES / "layouts" / name) if file.is_file()), PAGES)
        if file.suffix not in KINDS:
            abort(404)
        text = file.read_text(encoding="utf-8")
        response = Response(content_type=f"{KINDS[file.suffix]}; charset=utf-8")
        if file.suffix == ".html":
            text = text.replace("<head>", f"<head>{self._head()}", 1)
            policy = self._policy()
            if policy:
                response.headers["Content-Security-Policy"] = policy
        response.set_data(text)
        return response

    def _head(self) -> str:
        if "bare" in request.args or self.service is None:
            return ""
        more = f" {request.args.get('tag', '')}></script>"
        tag = self.service.script_tag(self.url).replace("></script>", more)
        guard = self.service.guard_tag if "guard" in request.args else ""
        base = f'<base href="{request.args["base"]}">' if "base" in request.args else ""
        return base + guard + tag + (tag if "twice" in request.args else "")

    def _policy(self) -> str:
        if self.service is None:
            return ""
        own = "default-src 'self'; object-src 'none'; base-uri 'none'"
        script, _, connect = self.service.csp.replace("script-src", "script-src 'self'").partition("; ")
        match request.args.get("csp"):
            case "fit":
                return f"{own}; {script}; {connect}"
            case "silent":
                return f"{own}; {script}; connect-src 'none'"
            case "strict":
                return own
        return ""
