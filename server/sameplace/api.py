"""The blueprint /v1: HTTP in, use case, HTTP out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from flask import Blueprint, request

from . import schema
from .answers import Answer, answer, done
from .config import Config
from .cors import Origins, OwnOrigin
from .errors import CodeGone, ManageKeyMissing, OriginRefused, Unknown
from .limits import Limit
from .reading import address, bearer, read
from .snapshots import Caller, Snapshots

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


def create_api(snapshots: Snapshots, origins: Origins, own: OwnOrigin, config: Config) -> Blueprint:
    """The blueprint, with its limits."""
    api = Blueprint("api", __name__, url_prefix="/v1")
    saves = Limit(config.saves_per_minute, 60)
    reports = Limit(config.events_per_minute, 60)
    failed_codes = Limit(config.failed_codes, 600)
    failed_tokens = Limit(config.failed_tokens, 600)

    def caller(environ: WSGIEnvironment) -> Caller:
        origin = environ.get("HTTP_ORIGIN")
        if origin is None:
            return Caller()
        ours = origin in own
        if not ours and origin not in origins:
            raise OriginRefused
        return Caller(origin, ours)

    @api.post("/snapshots")
    def save() -> Answer:
        environ = request.environ
        body = read(environ, schema.SaveRequest)
        who = caller(environ)
        key = f"{body.site} {address(environ)}"
        saves.check(key, time.monotonic())
        saved = snapshots.save(body, who, int(time.time()))
        # Counted when it succeeded: whoever guesses site keys learns nothing and fills nothing.
        saves.add(key, time.monotonic())
        return answer(saved, 201)

    @api.post("/resume")
    def resume() -> Answer:
        environ = request.environ
        body = read(environ, schema.ResumeRequest)
        limit = failed_codes if isinstance(body.code, str) else failed_tokens
        where = address(environ)
        limit.check(where, time.monotonic())
        who = caller(environ)
        try:
            return answer(snapshots.present(body, who, int(time.time())))
        except (Unknown, CodeGone, OriginRefused):
            limit.add(where, time.monotonic())
            raise

    @api.post("/events")
    def events() -> Answer:
        environ = request.environ
        body = read(environ, schema.Event)
        where = address(environ)
        failed_tokens.check(where, time.monotonic())
        reports.check(where, time.monotonic())
        private = environ.get("HTTP_SEC_GPC") == "1"
        try:
            snapshots.record(body, caller(environ), int(time.time()), private=private)
        except Unknown:
            failed_tokens.add(where, time.monotonic())
            raise
        # One holder of one token could otherwise write, and count in the figures, as often as they like.
        reports.add(where, time.monotonic())
        return done()

    @api.get("/snapshots/<public_id>")
    def receipt(public_id: str) -> Answer:
        caller(request.environ)
        return answer(snapshots.receipt(public_id, bearer(ManageKeyMissing), int(time.time())))

    @api.delete("/snapshots/<public_id>")
    def forget(public_id: str) -> Answer:
        caller(request.environ)
        snapshots.forget(public_id, bearer(ManageKeyMissing))
        return done()

    @api.delete("/snapshots/<public_id>/cart")
    def cancel_cart(public_id: str) -> Answer:
        caller(request.environ)
        snapshots.cancel_cart(public_id, bearer(ManageKeyMissing))
        return done()

    return api
