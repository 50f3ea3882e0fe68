"""Puts the shop together: configuration, sessions, security headers, views."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from flask import Flask, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from sameplace.demo import money, policy
from sameplace.demo.cart import Cart
from sameplace.demo.catalogue import CATALOGUE
from sameplace.demo.config import ShopConfig
from sameplace.demo.journal import ARTICLES
from sameplace.demo.pictures.palette import COLOURS
from sameplace.demo.sessions import COOKIE, LIFETIME, SessionStore
from sameplace.demo.stockroom import Stockroom
from sameplace.demo.views import backstage, cart, checkout, journal, pages, pictures

NAME = "Evenfield"
_STATELESS = frozenset({"static", "pictures.product", "pictures.scene", "pictures.icon"})
"""Endpoints that neither read nor make a session, and may be cached."""


def create_shop(config: ShopConfig) -> Flask:
    """The shop as a WSGI application. Sessions live in its memory: run it in one process."""
    app = Flask(__name__)
    app.extensions["shop"] = config
    app.extensions["sessions"] = SessionStore()
    app.extensions["stockroom"] = Stockroom(CATALOGUE)
    app.json.sort_keys = False  # type: ignore[attr-defined] # the default provider has it
    app.config["MAX_CONTENT_LENGTH"] = 64 * 1024
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 3600
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["euros"] = money.euros
    app.jinja_env.globals.update(
        shop_name=NAME,
        categories=CATALOGUE.categories.values(),
        articles=ARTICLES.values(),
        colour_of=COLOURS.get,
        script_tag=Markup(config.script_tag),  # noqa: S704 - the owner's own tag, never a visitor's text
        guard_tag=Markup(config.guard_tag),  # noqa: S704
        service=config.service,
        origin=config.origin,
    )
    for views in (pages, journal, pictures, cart, checkout, backstage):
        app.register_blueprint(views.blueprint)
    app.before_request(_one_origin)
    app.before_request(_session)
    app.before_request(_check_csrf)
    app.after_request(_headers)
    app.context_processor(_visitor)
    app.register_error_handler(HTTPException, _error_page)
    app.extensions["csp"] = policy.merged(config.csp)
    return app


def _config() -> ShopConfig:
    config: ShopConfig = current_app.extensions["shop"]
    return config


def _one_origin() -> Response | None:
    """Send a request for another host to the shop's own origin: a cart belongs to one origin."""
    asked, own = urlsplit(request.url), urlsplit(_config().origin)
    if request.host == own.netloc:
        return None
    query = f"?{asked.query}" if asked.query else ""
    return redirect(_config().origin + asked.path + query, 302)


def _session() -> None:
    if request.endpoint in _STATELESS:
        return
    sessions: SessionStore = current_app.extensions["sessions"]
    g.session = sessions.find(request.cookies.get(COOKIE, "")) or sessions.create()
    g.cart = Cart(g.session, CATALOGUE, current_app.extensions["stockroom"])


def _check_csrf() -> tuple[dict[str, str], int] | None:
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return None
    token = request.headers.get("X-CSRF-Token") or request.form.get("csrf_token", "")
    if "session" in g and hmac.compare_digest(token.encode(), g.session.csrf.encode()):
        return None
    return {
        "error": "csrf",
        "message": "This page has been open for too long. Please reload it and try again.",
    }, 403


def _headers(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = current_app.extensions["csp"]
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    if "session" in g:
        response.headers["Cache-Control"] = "private, no-cache"
        response.set_cookie(
            COOKIE,
            g.session.key,
            max_age=LIFETIME,
            httponly=True,
            samesite="Lax",
            secure=_config().origin.startswith("https:"),
        )
    return response


def _visitor() -> dict[str, object]:
    """What each template may show of the visitor."""
    if "session" not in g:
        return {}
    return {"csrf_token": g.session.csrf, "cart": g.cart.as_json(), "take_notice": g.session.take_notice}


def _error_page(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if request.is_json or request.path.endswith(".json"):
        return {"error": error.name, "message": error.description}, status
    if status == 404 and "session" in g:
        return render_template("not_found.html", home=url_for("pages.home")), 404
    return Response(error.get_response().get_data(), status, mimetype="text/html")
