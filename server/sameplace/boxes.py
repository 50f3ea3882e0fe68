"""Write, read, delete: boxes, in which the devices of one person share one ciphertext.

The devices choose the id and the key; whoever first writes sets the key. The service sees how often a box is
written and read, and nothing of what is in it.
"""

from __future__ import annotations

import hmac
import re

from . import schema
from .config import Config
from .errors import BoxChanged, BoxKeyWrong, Full, Gone, Malformed, Unknown
from .sealed import MEGABYTE, ciphertext
from .snapshots import moment
from .storage import Storage
from .storage.sealed import StoredBox
from .tokens import b64, box_id, digest

ID = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)
KEY = re.compile(r"[A-Za-z0-9_-]{22,64}", re.ASCII)

CLOSED = "This box is closed: it stays as it is until it expires."


class Boxes:
    """The use cases. Each takes the id and the key as they are on the wire, and raises
    :class:`~sameplace.errors.Malformed` when one of the two is none."""

    def __init__(self, storage: Storage, config: Config) -> None:
        self._storage = storage.sealed
        self._config = config

    def put(self, name: str, key: str, request: schema.PutBox, now: int) -> schema.BoxSaved:
        """Write a box in the place of the version that the device has read. Renews its life.

        :raises BoxKeyWrong: it was first written with another key.
        :raises Gone: it is closed.
        :raises BoxChanged: it is at another version.
        :raises Full: the room that the operator gives is taken.
        """
        id_, held = _opened_by(name, key)
        box = StoredBox(
            id=id_,
            key=held,
            # From the time on, so that a box that begins anew cannot be taken for the one before.
            version=max(request.replaces + 1, now),
            closed=request.closed,
            expires=now + min(request.expires_in, self._config.keep),
            body=ciphertext(request.ciphertext),
        )
        stored = self._storage.put_box(box, request.replaces, now, self._config.sealed_total * MEGABYTE)
        if stored == "wrong-key":
            raise BoxKeyWrong
        if stored == "closed":
            raise Gone(CLOSED)
        if stored == "changed":
            raise BoxChanged
        if stored == "full":
            raise Full
        return schema.BoxSaved(version=box.version, expires_at=moment(box.expires))

    def read(self, name: str, key: str, now: int) -> schema.Box:
        """What was last written.

        :raises Unknown: there is none with this id, or it has expired.
        :raises BoxKeyWrong: it was first written with another key.
        """
        box = self._held(name, key)
        if box is None or box.expires <= now:
            raise Unknown("There is no box with this id.")
        return schema.Box(
            ciphertext=b64(box.body), version=box.version, closed=box.closed, expires_at=moment(box.expires)
        )

    def forget(self, name: str, key: str, now: int) -> None:
        """Erase it at once; may be repeated, and says nothing where there is none.

        :raises BoxKeyWrong: it was first written with another key.
        :raises Gone: it is closed. Whoever has the key could otherwise open it again, by beginning it anew.
        """
        box = self._held(name, key)
        if box and not self._storage.erase_box(box.id, now):
            raise Gone(CLOSED)

    def _held(self, name: str, key: str) -> StoredBox | None:
        id_, held = _opened_by(name, key)
        box = self._storage.box(id_)
        if box and not hmac.compare_digest(box.key, held):
            raise BoxKeyWrong
        return box


def _opened_by(name: str, key: str) -> tuple[bytes, bytes]:
    """Under what a box is stored, and what is stored of its key."""
    if not ID.fullmatch(name):
        raise Malformed("The id of a box is 22 characters of base64url.")
    if not KEY.fullmatch(key):
        raise Malformed("The key of a box is 22 to 64 characters of base64url.")
    return box_id(name), digest(key)
