"""The Flask application: wiring only."""

from __future__ import annotations

import logging

from flask import Flask, Request, request
from flask.sessions import NullSession, SessionInterface
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import MapAdapter

from . import __version__, api, cors, embed, keys, reading, schema, sealed_api
from .answers import Answer, answer, problem
from .boxes import Boxes
from .config import Config
from .errors import ProblemError, StorageError, TooLarge, Unavailable
from .sealed import Sealed
from .snapshots import Snapshots
from .storage import Storage, open_storage

log = logging.getLogger("sameplace")


class _NoSessions(SessionInterface):
    """There are none: a visitor is known by a token or not at all."""

    _none = NullSession()

    def open_session(self, app: Flask, request: Request) -> NullSession:
        return self._none


class _Service(Flask):
    """Flask without the work for what this service does not have: sessions, and host names in its routes."""

    session_interface = _NoSessions()

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        if request is None:
            return super().create_url_adapter(None)
        host = request.environ.get("HTTP_HOST", "")
        root = request.environ.get("SCRIPT_NAME", "").rstrip("/") + "/"
        return MapAdapter(self.url_map, host, root, "", request.scheme, request.path, request.method)


def create_app(config: Config | None = None, storage: Storage | None = None) -> Flask:
    """The service as a WSGI application.

    :param config: settings; None reads them from the environment.
    :param storage: an open storage; None opens the one that the settings name.
    :raises ConfigError: when settings, keys or database cannot be used.
    """
    config = config or Config.from_env()
    storage = storage or open_storage(config)
    app = _Service("sameplace", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = reading.BODY_LIMIT + 1
    app.extensions["sameplace"] = storage
    if config.proxies:
        n = config.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]
    secret = keys.load(config)
    origins, own = cors.Origins(storage), cors.OwnOrigin(config.public_url)
    snapshots = Snapshots(storage, secret, config)
    app.register_blueprint(api.create_api(snapshots, origins, own, config))
    sealed, boxes = Sealed(storage, secret, config), Boxes(storage, config)
    app.register_blueprint(sealed_api.create_sealed_api(sealed, boxes, own, config))
    app.register_blueprint(embed.create_embed(config))
    cors.install(app, origins)

    @app.get("/healthz")
    def healthz() -> Answer:
        storage.ping()
        return answer(schema.Health(status="ok", version=__version__))

    @app.errorhandler(ProblemError)
    def refused(error: ProblemError) -> Answer:
        return problem(error)

    @app.errorhandler(RequestEntityTooLarge)
    def too_large(_: RequestEntityTooLarge) -> Answer:
        return problem(TooLarge(request.max_content_length or reading.BODY_LIMIT))

    @app.errorhandler(StorageError)
    def unavailable(error: StorageError) -> Answer:
        log.error("storage: %s", error)
        return problem(Unavailable())

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Answer:
        plain = ProblemError(error.description or "")
        plain.status, plain.title = error.code or 500, error.name
        plain.slug = error.name.lower().replace(" ", "-")
        response = problem(plain)
        for name, value in error.get_headers():
            if name.lower() == "allow":
                response.headers[name] = value
        return response

    @app.errorhandler(Exception)
    def crashed(error: Exception) -> Answer:
        log.exception("a request failed", exc_info=error)
        plain = ProblemError("Something went wrong on our side. Nothing was lost on yours; try again.")
        plain.status, plain.slug, plain.title = 500, "failed", "The service failed"
        return problem(plain)

    return app
