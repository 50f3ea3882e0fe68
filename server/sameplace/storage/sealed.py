"""Where sealed snapshots and boxes are kept, as verbs: ciphertext, times, and hashes of the rest."""

from __future__ import annotations

from typing import Literal, Protocol

from msgspec import Struct

from ..schema import DeviceKind


class StoredSealed(Struct, frozen=True, kw_only=True):
    """A row: ``body`` is the ciphertext, ``manage`` the digest of the manage key."""

    id: bytes
    expires: int
    body: bytes
    manage: bytes
    opened: int | None = None
    device_kind: DeviceKind | None = None


class StoredLocator(Struct, frozen=True, kw_only=True):
    """A row: ``hidden`` is the token's bits under the locator's pad."""

    hash: bytes
    sealed: bytes
    hidden: bytes
    expires: int


class StoredBox(Struct, frozen=True, kw_only=True):
    """A row: ``key`` is the digest of the key that the first write brought."""

    id: bytes
    key: bytes
    version: int
    closed: bool
    expires: int
    body: bytes


class SealedStorage(Protocol):
    """What an engine must do. `total` is the most bytes that all bodies, of both kinds, may have together:
    the engine keeps count in the transaction that changes them."""

    def save(
        self, sealed: StoredSealed, locator: StoredLocator | None, now: int, total: int
    ) -> Literal["saved", "taken", "full"]:
        """Store both at once; or nothing, when the locator's hash is taken or there is no room."""

    def find(self, id: bytes) -> StoredSealed | None:
        """The row, expired or not."""

    def locator(self, hashes: list[bytes]) -> StoredLocator | None:
        """The first locator stored under one of the hashes, expired or not."""

    def opened(self, id: bytes, at: int, device_kind: DeviceKind | None) -> None:
        """Note that it was opened; the first time stays."""

    def erase(self, id: bytes) -> None:
        """Erase it with its locator; nothing stays."""

    def put_box(
        self, box: StoredBox, replaces: int, now: int, total: int
    ) -> Literal["saved", "wrong-key", "closed", "changed", "full"]:
        """Store the box in the place of version `replaces`, or nothing. An expired one counts as none."""

    def box(self, id: bytes) -> StoredBox | None:
        """The row, expired or not."""

    def erase_box(self, id: bytes, now: int) -> bool:
        """Erase it, and nothing stays. False when it is closed and has not expired: it stays as it is."""
