"""Where sites and snapshots are kept, as verbs of the domain; the engines are modules beside this one.

Times are whole seconds since 1970 in UTC and are always passed in: nothing here reads a clock. Ids and
hashes are 16 bytes. Every method may raise :class:`~sameplace.errors.StorageError`; a write has reached
the disk when its method returns.
"""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from ..config import Config
from ..schema import Accuracy, DeviceKind, RestoredLines
from .sealed import SealedStorage


class Site(Struct, frozen=True, kw_only=True):
    """A site: its public key and the origins its owner registered."""

    key: str
    name: str
    origins: tuple[str, ...]
    created: int


class StoredSnapshot(Struct, frozen=True, kw_only=True):
    """A row: ``body`` is the snapshot's JSON, None once it was forgotten."""

    id: bytes
    site: str
    created: int
    expires: int
    body: bytes | None
    manage: bytes
    opened: int | None = None
    device_kind: DeviceKind | None = None
    accepted: bool = False
    restored: bool = False
    accuracy: Accuracy | None = None
    lines: RestoredLines | None = None


class Presentable(Struct, frozen=True, kw_only=True):
    """What presenting needs of a snapshot's row and of its site."""

    id: bytes
    site: str
    expires: int
    body: bytes | None
    opened: int | None
    origins: tuple[str, ...]


class StoredCode(Struct, frozen=True, kw_only=True):
    """A row: ``hidden`` is the token's bits under the code's pad, None once it was forgotten."""

    hash: bytes
    snapshot: bytes
    hidden: bytes | None
    expires: int
    nonce: bytes | None = None


class Storage(Protocol):
    """What an engine must do."""

    @property
    def sealed(self) -> SealedStorage:
        """What is kept for browser extensions, which nobody here can read."""

    def migrate(self) -> list[str]:
        """Bring the database to this version's shape; returns the names of the steps taken."""

    def close(self) -> None:
        """Finish what was begun and let go of the database."""

    def ping(self) -> None:
        """Raise :class:`~sameplace.errors.StorageError` unless the database answers."""

    def add_site(self, site: Site, secret: bytes) -> None:
        """Register a site; `secret` is the digest of its secret key."""

    def remove_site(self, key: str) -> bool:
        """Remove a site with its origins and all its snapshots; False when there is none."""

    def site(self, key: str) -> Site | None:
        """The site with this public key."""

    def sites(self) -> list[Site]:
        """All sites, oldest first."""

    def has_origin(self, origin: str) -> bool:
        """Whether any site registered this origin."""

    def save(self, snapshot: StoredSnapshot, code: StoredCode) -> bool:
        """Store both at once; False, and nothing stored, when the code's hash is taken."""

    def snapshot(self, id: bytes) -> StoredSnapshot | None:
        """The row, expired or not."""

    def presentable(self, id: bytes) -> Presentable | None:
        """The snapshot, expired or not, with its site's origins; None when one of the two is gone."""

    def opened(self, id: bytes, at: int, device_kind: DeviceKind | None) -> None:
        """Note that the snapshot was presented; the first time stays."""

    def accepted(self, id: bytes) -> None:
        """Note that the visitor chose to continue."""

    def restored(self, id: bytes, accuracy: Accuracy | None, lines: RestoredLines | None) -> None:
        """Note what the other device reports; the latest report stays."""

    def rewrite(self, id: bytes, body: bytes) -> None:
        """Put another content in the place of the old, of which nothing stays; not where it was forgotten."""

    def forget(self, id: bytes) -> None:
        """Erase content and code; a row without content stays until it expires."""

    def code(self, hashes: list[bytes]) -> StoredCode | None:
        """The first code stored under one of the hashes."""

    def claim(self, hash: bytes, nonce: bytes) -> StoredCode | None:
        """Give the code to this nonce if nobody has it yet; the row as it stands afterwards."""

    def measure(self, site: str, at: int, expires: int, type: str) -> None:
        """Count an event for the site's figures; refers to no visitor and no snapshot."""

    def purge(self, now: int) -> int:
        """Delete what has expired, in small steps; returns how many rows."""


def open_storage(config: Config) -> Storage:
    """The engine that ``config.database`` names, migrated."""
    from .sqlite import SQLiteStorage

    storage = SQLiteStorage(config.database_path)
    storage.migrate()
    return storage
