"""Save, open, delete: what the service does with sealed snapshots, which it cannot read.

A sealed snapshot is encrypted on the device. It belongs to no site and tells no page: the service sees its
size, out of three, and when it was saved and opened.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Sequence
from contextlib import suppress

from . import schema
from .codes import Codes
from .config import Config
from .errors import CodeGone, Full, Gone, LocatorTaken, Malformed, ManageKeyWrong, StorageError, Unknown
from .snapshots import moment
from .storage import Storage
from .storage.sealed import StoredLocator, StoredSealed
from .tokens import Tokens, b64, digest, sealed_id, unb64

SIZES = frozenset({4096, 16_384, 65_536})
"""Bytes that a ciphertext may have: the device pads to the next, so that its size says little."""

MEGABYTE = 1024 * 1024


class Sealed:
    """The use cases.

    :param keys: the service's secret keys, oldest first.
    """

    def __init__(self, storage: Storage, keys: Sequence[bytes], config: Config) -> None:
        self._storage = storage.sealed
        self._config = config
        # Names of their own: a resume token or a code opens nothing here, and these open nothing there.
        self._tokens = Tokens(keys, b"sameplace.sealed")
        self._locators = Codes(keys, b"sealed.")

    def save(self, request: schema.SealRequest, now: int) -> schema.SealedSaved:
        """Store a ciphertext and hand out what opens it.

        :raises Malformed: it is none of the three sizes.
        :raises LocatorTaken: another one has this locator just now.
        :raises Full: the room that the operator gives is taken.
        """
        body = ciphertext(request.ciphertext)
        token, bits = self._tokens.issue()
        manage_key = secrets.token_urlsafe(16)
        row = StoredSealed(
            id=sealed_id(bits),
            expires=now + min(request.expires_in, self._config.keep),
            body=body,
            manage=digest(manage_key),
        )
        locator = None
        if isinstance(request.locator, str):
            locator = self._locator(request.locator, bits, row, now)
        room = self._config.sealed_total * MEGABYTE
        stored = self._storage.save(row, locator, now, room)
        if stored == "taken":
            raise LocatorTaken
        if stored == "full":
            raise Full
        return schema.SealedSaved(
            id=b64(row.id),
            token=token,
            expires_at=moment(row.expires),
            manage_key=manage_key,
            locator_expires_at=moment(locator.expires) if locator else None,
        )

    def open(self, request: schema.OpenRequest, now: int) -> schema.Opened:
        """The ciphertext that a token or a locator refers to. The same answer each time.

        :raises Malformed: neither or both were given.
        :raises Unknown: it was not issued here.
        :raises Gone: expired or deleted.
        """
        if isinstance(request.token, str) and not isinstance(request.locator, str):
            bits = self._tokens.open(request.token)
            if bits is None:
                raise Unknown
            token = request.token
        elif isinstance(request.locator, str) and not isinstance(request.token, str):
            bits = self._located(request.locator, now)
            token = self._tokens.seal(bits)
        else:
            raise Malformed("Open either by a token, or by a locator.")
        row = self._storage.find(sealed_id(bits))
        # A genuine token without a row was deleted, or purged: gone, not unknown.
        if row is None or row.expires <= now:
            raise Gone
        if row.opened is None:
            # A full disk may cost the sender the receipt, never the visitor their place.
            with suppress(StorageError):
                self._storage.opened(row.id, now, request.device.kind if request.device else None)
        return schema.Opened(
            id=b64(row.id), token=token, ciphertext=b64(row.body), expires_at=moment(row.expires)
        )

    def receipt(self, public_id: str, manage_key: str, now: int) -> schema.SealedReceipt:
        """Whether somebody opened it.

        :raises Unknown: there is none with this id, or it was deleted.
        :raises ManageKeyWrong: the key belongs to another.
        :raises Gone: expired.
        """
        row = self._managed(public_id, manage_key)
        if row is None:
            raise Unknown("There is no sealed snapshot with this id.")
        if row.expires <= now:
            raise Gone
        return schema.SealedReceipt(
            opened_at=None if row.opened is None else moment(row.opened),
            device_kind=row.device_kind,
            expires_at=moment(row.expires),
        )

    def forget(self, public_id: str, manage_key: str) -> None:
        """Erase all of it at once; may be repeated, and says nothing where there is none.

        :raises ManageKeyWrong: the key belongs to another.
        """
        row = self._managed(public_id, manage_key)
        if row:
            self._storage.erase(row.id)

    def _locator(self, text: str, bits: bytes, row: StoredSealed, now: int) -> StoredLocator:
        # Under the newest key the database itself refuses a second; one under an older key is looked for.
        taken = self._storage.locator(self._locators.hashes(text))
        if taken and taken.expires > now:
            raise LocatorTaken
        hash_, hidden = self._locators.hide(bits, text, row.id)
        expires = min(now + self._config.code_life, row.expires)
        return StoredLocator(hash=hash_, sealed=row.id, hidden=hidden, expires=expires)

    def _located(self, text: str, now: int) -> bytes:
        row = self._storage.locator(self._locators.hashes(text))
        if row is None:
            raise Unknown
        if row.expires <= now:
            raise CodeGone
        return self._locators.reveal(row.hidden, text, row.hash, row.sealed)

    def _managed(self, public_id: str, manage_key: str) -> StoredSealed | None:
        try:
            row = self._storage.find(unb64(public_id))
        except ValueError:
            return None
        if row and not hmac.compare_digest(row.manage, digest(manage_key)):
            raise ManageKeyWrong
        return row


def ciphertext(text: str) -> bytes:
    """The bytes of a ciphertext, as it is on the wire.

    :raises Malformed: there are more or fewer than a ciphertext has.
    """
    try:
        body = unb64(text)
    except ValueError:
        body = b""
    # Some bits of the last character are no part of the bytes: one ciphertext has one spelling.
    if len(body) not in SIZES or b64(body) != text:
        detail = schema.CIPHERTEXT
        raise Malformed(detail, errors=[schema.FieldError(pointer="/ciphertext", detail=detail)])
    return body
