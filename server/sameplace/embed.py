"""What browsers load from the service: the widget, its parts, and the landing page for typed codes."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from flask import Blueprint, Response, abort, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from .config import Config

PART = re.compile(r"sameplace-[a-z]+(?:-[a-z]+)*(-[A-Z0-9]{8})?\.js|landing\.(?:js|css)", re.ASCII)
"""Parts of the widget; those with a hash in their name never change."""

YEAR = 365 * 24 * 3600
LANDING_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class _Asset:
    body: bytes
    packed: bytes
    tag: str
    content_type: str


def create_embed(config: Config) -> Blueprint:
    """The blueprint without a prefix."""
    embed = Blueprint("embed", __name__)

    @embed.get("/sameplace.js")
    def widget() -> Response:
        return _script("sameplace.js")

    @embed.get("/sameplace/<name>")
    def part(name: str) -> Response:
        if not PART.fullmatch(name):
            abort(404)
        return _script(name)

    @embed.get("/v1/openapi.json")
    def openapi() -> Response:
        return _send("openapi.json", "public, max-age=300")

    @embed.get("/r")
    def landing() -> Response:
        response = _send("landing.html", "no-cache")
        response.headers["Content-Security-Policy"] = LANDING_CSP
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    @embed.get("/")
    def home() -> BaseResponse:
        return redirect("r")

    return embed


def _script(name: str) -> Response:
    # The widget asks for its parts with ?v=HASH of their content, and they for theirs by a hash in the name,
    # so that both may be kept for good; the widget itself is asked for again each hour, which is how a new
    # version reaches every site.
    try:
        asset = _asset(name)
    except FileNotFoundError:
        abort(404)
    part = PART.fullmatch(name)
    fixed = bool(part and part[1]) or request.args.get("v") == asset.tag
    response = _send(name, f"public, max-age={YEAR}, immutable" if fixed else "public, max-age=3600")
    # Sites load these cross-origin, with import() and under cross-origin isolation.
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _send(name: str, cache_control: str) -> Response:
    asset = _asset(name)
    zipped = request.accept_encodings["gzip"] > 0
    response = Response(asset.packed if zipped else asset.body, content_type=asset.content_type)
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    response.headers["Cache-Control"] = cache_control
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.set_etag(asset.tag, weak=True)
    return response.make_conditional(request)  # type: ignore[return-value]  # it is the same response


@cache
def _asset(name: str) -> _Asset:
    body = files("sameplace").joinpath("static", name).read_bytes()
    suffix = name.rpartition(".")[2]
    kind = {"js": "text/javascript", "css": "text/css", "html": "text/html", "json": "application/json"}[
        suffix
    ]
    return _Asset(
        body=body,
        packed=gzip.compress(body, 9, mtime=0),
        tag=hashlib.sha256(body).hexdigest()[:8],
        content_type=f"{kind}; charset=utf-8",
    )
