"""Save, present, accept, forget: what the service does with snapshots. No Flask, no SQL, no clock."""

from __future__ import annotations

import datetime
import hmac
import secrets
from collections.abc import Sequence
from contextlib import suppress
from typing import cast

import msgspec

from . import schema
from .addresses import belongs, clean, link, origin_of, showable
from .codes import Codes, new_code, nonce_digest, read_code
from .config import Config
from .errors import (
    AddressRefused,
    CodeGone,
    Gone,
    Malformed,
    ManageKeyWrong,
    OriginRefused,
    StorageError,
    Unknown,
)
from .storage import Presentable, Site, Storage, StoredCode, StoredSnapshot
from .tokens import Tokens, b64, digest, snapshot_id, unb64

MEASURED = frozenset({"prompted", "declined"})
CODE_TRIES = 8
"""Codes drawn before giving up: even with a million live ones a draw fails once in a million."""


class Caller(msgspec.Struct, frozen=True):
    """Who asks: the browser's ``Origin`` (None for curl and servers), and whether it is the service's own."""

    origin: str | None = None
    own: bool = False


class _Glance(msgspec.Struct):
    """What the prompt tells of a stored snapshot; the rest goes out as it was stored, unread."""

    page: schema.Page
    saved_at: datetime.datetime
    position: _Progression | None = None
    cart: _Quantities | None = None
    device: schema.Device | None = None


class _Progression(msgspec.Struct):
    progression: float = 0.0


class _Quantities(msgspec.Struct):
    lines: list[_Quantity]


class _Quantity(msgspec.Struct):
    quantity: int


_glance = msgspec.json.Decoder(_Glance).decode
_unpacked = msgspec.json.Decoder(schema.Snapshot).decode


class Snapshots:
    """The use cases.

    :param keys: the service's secret keys, oldest first.
    """

    def __init__(self, storage: Storage, keys: Sequence[bytes], config: Config) -> None:
        self._storage = storage
        self._config = config
        self._tokens = Tokens(keys)
        self._codes = Codes(keys)

    def save(self, request: schema.SaveRequest, caller: Caller, now: int) -> schema.Saved:
        """Store a snapshot and hand out what opens it.

        :raises Unknown: no such site.
        :raises OriginRefused: the page is not on one of the site's origins.
        :raises AddressRefused: the snapshot names an address outside the site.
        """
        site = self._storage.site(request.site)
        if site is None:
            raise Unknown("There is no site with this key. Check data-site in the script tag.")
        if caller.origin is None or caller.origin not in site.origins:
            raise OriginRefused("Snapshots are saved from the site's own pages: send a registered Origin.")
        snapshot = self._admitted(request.snapshot, site, caller.origin, now)
        expires = now + self._config.keep
        code_expires = min(now + self._config.code_life, expires)
        token, bits = self._tokens.issue()
        manage_key = secrets.token_urlsafe(16)
        row = StoredSnapshot(
            id=snapshot_id(bits),
            site=site.key,
            created=now,
            expires=expires,
            body=msgspec.json.encode(snapshot),
            manage=digest(manage_key),
        )
        for _ in range(CODE_TRIES):
            code = new_code()
            hash_, hidden = self._codes.hide(bits, code)
            if self._storage.save(
                row, StoredCode(hash=hash_, snapshot=row.id, hidden=hidden, expires=code_expires)
            ):
                break
        else:  # pragma: no cover  # needs eight collisions in 40 bits
            raise RuntimeError("no free code was found")
        return schema.Saved(
            id=b64(row.id),
            token=token,
            link=link(snapshot.page.url, token),
            code=code,
            code_expires_at=moment(code_expires),
            expires_at=moment(expires),
            manage_key=manage_key,
        )

    def present(self, request: schema.ResumeRequest, caller: Caller, now: int) -> schema.Resumed:
        """Show what a token, or a code with its nonce, refers to. The same answer each time.

        :raises Malformed: neither or both were given, or a code without a nonce.
        :raises Unknown: it was not issued here.
        :raises Gone: expired, forgotten, or the code belongs to another nonce.
        :raises OriginRefused: the page is on another site.
        """
        if isinstance(request.token, str) and not isinstance(request.code, str):
            bits = self._bits(request.token)
        elif isinstance(request.code, str) and not isinstance(request.token, str):
            if not isinstance(request.nonce, str):
                raise Malformed(
                    "A code is presented together with a nonce: random text of 8 to 64 characters."
                )
            bits = self._redeem(request.code, request.nonce, caller, now)
        else:
            raise Malformed("Present either a token, or a code together with a nonce.")
        row = self._live(snapshot_id(bits), caller, now)
        if row.opened is None:
            # A full disk may cost the sender a line of the receipt, never the visitor their place.
            with suppress(StorageError):
                self._storage.opened(row.id, now, request.device.kind if request.device else None)
        body = row.body or b""
        seen = _glance(body)
        return schema.Resumed(
            id=b64(row.id),
            token=self._tokens.seal(bits) if isinstance(request.code, str) else str(request.token),
            # Checked field by field when it was saved.
            snapshot=cast(schema.Snapshot, msgspec.Raw(body)),
            prompt=schema.Prompt(
                title=seen.page.title,
                # An origin that its owner has taken from the site since is nowhere to be sent to.
                origin=origin_of(seen.page.url, row.origins) or "",
                saved_at=seen.saved_at,
                device_kind=seen.device.kind if seen.device else "other",
                progression=seen.position.progression if seen.position else None,
                items=sum([line.quantity for line in seen.cart.lines]) if seen.cart else 0,
            ),
            expires_at=moment(row.expires),
        )

    def record(self, event: schema.Event, caller: Caller, now: int, *, private: bool) -> None:
        """Note an event; says nothing back.

        ``accepted`` and ``restored`` serve the receipt. ``prompted`` and ``declined`` are measurement: kept
        only with consent, and not when `private` (Global Privacy Control).

        :raises Unknown: the token was not issued here.
        :raises Gone: the snapshot expired or was forgotten.
        :raises OriginRefused: the page is on another site.
        """
        row = self._live(snapshot_id(self._bits(event.token)), caller, now)
        if event.type == "accepted":
            self._storage.accepted(row.id)
        elif event.type == "restored":
            self._storage.restored(row.id, event.accuracy, event.lines)
        if event.consent and not private:
            self._storage.measure(row.site, now, now + self._config.keep, event.type)

    def receipt(self, public_id: str, manage_key: str, now: int) -> schema.Receipt:
        """What happened to the hop, never what was in it.

        :raises Unknown: no such snapshot.
        :raises ManageKeyWrong: the key belongs to another.
        :raises Gone: expired or forgotten.
        """
        row = self._managed(public_id, manage_key)
        if row.body is None or row.expires <= now:
            raise Gone
        return schema.Receipt(
            opened_at=None if row.opened is None else moment(row.opened),
            device_kind=row.device_kind,
            accepted=row.accepted,
            restored=row.restored,
            accuracy=row.accuracy,
            lines=row.lines,
            expires_at=moment(row.expires),
        )

    def forget(self, public_id: str, manage_key: str) -> None:
        """Erase content and code at once; may be repeated.

        :raises Unknown: no such snapshot.
        :raises ManageKeyWrong: the key belongs to another.
        """
        self._storage.forget(self._managed(public_id, manage_key).id)

    def cancel_cart(self, public_id: str, manage_key: str) -> None:
        """Take the cart out of what is carried, for good: it was emptied or bought where it came from.

        :raises Unknown: no such snapshot.
        :raises ManageKeyWrong: the key belongs to another.
        """
        row = self._managed(public_id, manage_key)
        snapshot = None if row.body is None else _unpacked(row.body)
        if snapshot and snapshot.cart:
            emptied = msgspec.structs.replace(snapshot, cart=None)
            self._storage.rewrite(row.id, msgspec.json.encode(emptied))

    def _admitted(self, snapshot: schema.Snapshot, site: Site, origin: str, now: int) -> schema.Snapshot:
        page = snapshot.page
        if not belongs(page.url, [origin]):
            raise AddressRefused(
                f"page.url must be an address on {origin}, where the snapshot was taken.",
                errors=[schema.FieldError(pointer="/snapshot/page/url", detail="Not on the page's origin.")],
            )
        lines = list(snapshot.cart.lines) if snapshot.cart else []
        for number, line in enumerate(lines):
            if line.url and not belongs(line.url, site.origins):
                raise AddressRefused(
                    "Every cart line's url must be an address of the site.",
                    errors=[
                        schema.FieldError(
                            pointer=f"/snapshot/cart/lines/{number}/url",
                            detail="Not on one of the site's origins.",
                        )
                    ],
                )
            image = clean(line.image) if line.image and showable(line.image, site.origins) else ""
            lines[number] = msgspec.structs.replace(line, url=clean(line.url), image=image)
        oldest, newest = moment(now - self._config.keep), moment(now)
        there = snapshot.saved_at
        return msgspec.structs.replace(
            snapshot,
            page=msgspec.structs.replace(page, url=clean(page.url)),
            cart=schema.Cart(lines=lines) if snapshot.cart else None,
            saved_at=there.astimezone(datetime.UTC) if there and oldest <= there <= newest else newest,
        )

    def _bits(self, token: str) -> bytes:
        bits = self._tokens.open(token)
        if bits is None:
            raise Unknown
        return bits

    def _redeem(self, typed: str, nonce: str, caller: Caller, now: int) -> bytes:
        code = read_code(typed)
        if code is None:
            raise Malformed("A code is eight letters and digits, such as 7KQ2-M9XA.")
        row = self._storage.code(self._codes.hashes(code))
        if row is None:
            raise Unknown
        if row.hidden is None or row.expires <= now:
            raise CodeGone
        # Before the code is spent: a page that may not read the snapshot must not use it up either.
        self._live(row.snapshot, caller, now)
        won = row if row.nonce is not None else self._storage.claim(row.hash, nonce_digest(nonce))
        if won is None or won.nonce is None or won.hidden is None:
            raise CodeGone
        if not hmac.compare_digest(won.nonce, nonce_digest(nonce)):
            raise CodeGone
        return self._codes.reveal(won.hidden, code, won.hash)

    def _live(self, id_: bytes, caller: Caller, now: int) -> Presentable:
        row = self._storage.presentable(id_)
        # A genuine token without a row was purged or its site was removed: gone, not unknown.
        if row is None:
            raise Gone
        if caller.origin is not None and not caller.own and caller.origin not in row.origins:
            raise OriginRefused
        if row.body is None or row.expires <= now:
            raise Gone
        return row

    def _managed(self, public_id: str, manage_key: str) -> StoredSnapshot:
        try:
            row = self._storage.snapshot(unb64(public_id))
        except ValueError:
            row = None
        if row is None:
            raise Unknown("There is no snapshot with this id.")
        if not hmac.compare_digest(row.manage, digest(manage_key)):
            raise ManageKeyWrong
        return row


def moment(seconds: int) -> datetime.datetime:
    """Seconds since 1970 as a time in UTC."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)
