"""The Flask application: wiring only."""

from __future__ import annotations

import logging

from flask import Flask, Response
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.middleware.proxy_fix import ProxyFix

from . import __version__, api, cors, embed, keys, schema
from .config import Config
from .errors import ProblemError, StorageError, TooLarge, Unavailable
from .snapshots import Snapshots
from .storage import Storage, open_storage

log = logging.getLogger("sameplace")


def create_app(config: Config | None = None, storage: Storage | None = None) -> Flask:
    """The service as a WSGI application.

    :param config: settings; None reads them from the environment.
    :param storage: an open storage; None opens the one that the settings name.
    :raises ConfigError: when settings, keys or database cannot be used.
    """
    config = config or Config.from_env()
    storage = storage or open_storage(config)
    app = Flask("sameplace", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = api.BODY_LIMIT + 1
    app.extensions["sameplace"] = storage
    if config.proxies:
        n = config.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]
    snapshots = Snapshots(storage, keys.load(config), config)
    app.register_blueprint(api.create_api(snapshots, storage, config))
    app.register_blueprint(embed.create_embed(config))
    cors.install(app, storage)

    @app.get("/healthz")
    def healthz() -> Response:
        storage.ping()
        return api.answer(schema.Health(status="ok", version=__version__))

    @app.errorhandler(ProblemError)
    def refused(error: ProblemError) -> Response:
        return api.problem(error)

    @app.errorhandler(RequestEntityTooLarge)
    def too_large(_: RequestEntityTooLarge) -> Response:
        return api.problem(TooLarge())

    @app.errorhandler(StorageError)
    def unavailable(error: StorageError) -> Response:
        log.error("storage: %s", error)
        return api.problem(Unavailable())

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        plain = ProblemError(error.description or "")
        plain.status, plain.title = error.code or 500, error.name
        plain.slug = error.name.lower().replace(" ", "-")
        response = api.problem(plain)
        for name, value in error.get_headers():
            if name.lower() == "allow":
                response.headers[name] = value
        return response

    @app.errorhandler(Exception)
    def crashed(error: Exception) -> Response:
        log.exception("a request failed", exc_info=error)
        plain = ProblemError("Something went wrong on our side. Nothing was lost on yours; try again.")
        plain.status, plain.slug, plain.title = 500, "failed", "The service failed"
        return api.problem(plain)

    return app
