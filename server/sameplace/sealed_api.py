"""The blueprint of sealed snapshots and boxes: HTTP in, use case, HTTP out."""

from __future__ import annotations

import time

from flask import Blueprint, request

from . import schema
from .answers import Answer, answer, done
from .boxes import Boxes
from .config import Config
from .cors import EXTENSION, OwnOrigin
from .errors import (
    BoxKeyMissing,
    CodeGone,
    LocatorTaken,
    ManageKeyMissing,
    OriginRefused,
    SealedOff,
    Unknown,
)
from .limits import Limit
from .reading import address, bearer, read
from .sealed import Sealed

BODY_LIMIT = 96 * 1024
"""Bytes that a body with a ciphertext may hold: 64 KB in base64url are 87,382 characters."""


def create_sealed_api(sealed: Sealed, boxes: Boxes, own: OwnOrigin, config: Config) -> Blueprint:
    """The blueprint, with its limits."""
    api = Blueprint("sealed", __name__, url_prefix="/v1")
    saves = Limit(config.sealed_per_minute, 60)
    writes = Limit(config.boxes_per_minute, 60)
    failed_locators = Limit(config.failed_codes, 600)
    failed_tokens = Limit(config.failed_tokens, 600)

    @api.before_request
    def admit() -> None:
        # What a preflight may is said by its headers.
        if request.method == "OPTIONS":
            return
        if not config.sealed:
            raise SealedOff
        origin = request.environ.get("HTTP_ORIGIN")
        if origin is not None and not EXTENSION.fullmatch(origin) and origin not in own:
            raise OriginRefused("Sealed snapshots are for browser extensions, not for pages of the web.")

    @api.post("/sealed")
    def save() -> Answer:
        body = read(request.environ, schema.SealRequest, BODY_LIMIT)
        where, now = address(request.environ), time.monotonic()
        saves.check(where, now)
        failed_locators.check(where, now)
        saves.add(where, now)
        try:
            return answer(sealed.save(body, int(time.time())), 201)
        except LocatorTaken:
            # Saving must be no way to find out which locators there are.
            failed_locators.add(where, now)
            raise

    @api.post("/sealed/open")
    def open_() -> Answer:
        body = read(request.environ, schema.OpenRequest)
        limit = failed_locators if isinstance(body.locator, str) else failed_tokens
        where, now = address(request.environ), time.monotonic()
        limit.check(where, now)
        try:
            return answer(sealed.open(body, int(time.time())))
        except (Unknown, CodeGone):
            limit.add(where, now)
            raise

    @api.get("/sealed/<public_id>")
    def receipt(public_id: str) -> Answer:
        return answer(sealed.receipt(public_id, bearer(ManageKeyMissing), int(time.time())))

    @api.delete("/sealed/<public_id>")
    def forget(public_id: str) -> Answer:
        sealed.forget(public_id, bearer(ManageKeyMissing))
        return done()

    @api.put("/boxes/<public_id>")
    def put(public_id: str) -> Answer:
        key = bearer(BoxKeyMissing)
        body = read(request.environ, schema.PutBox, BODY_LIMIT)
        where, now = address(request.environ), time.monotonic()
        writes.check(where, now)
        writes.add(where, now)
        return answer(boxes.put(public_id, key, body, int(time.time())))

    @api.get("/boxes/<public_id>")
    def read_box(public_id: str) -> Answer:
        return answer(boxes.read(public_id, bearer(BoxKeyMissing), int(time.time())))

    @api.delete("/boxes/<public_id>")
    def forget_box(public_id: str) -> Answer:
        boxes.forget(public_id, bearer(BoxKeyMissing), int(time.time()))
        return done()

    return api
