"""Resume tokens: 128 random bits and a signature, in 66 characters.

A token is ``BITS.SIGNATURE``, both base64url without padding. It carries no data and no expiry: what it
refers to lives in the database under :func:`snapshot_id`, a one-way hash, so that a copy of the database
holds nothing that could be presented. Several keys may verify; the newest signs.

Errors: :func:`Tokens.open` returns None for everything that was not issued here; it never raises.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Sequence

from itsdangerous import BadSignature, Signer

BITS = 16
SHAPE = re.compile(r"[A-Za-z0-9_-]{21}[AQgw]\.[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]", re.ASCII)
"""Canonical tokens only: base64 leaves unused bits in the last character of the 16 bytes (four) and of the
signature (two), which ``Signer`` ignores, and two spellings of one token would be two names for one thing."""


class Tokens:
    """Signs and verifies.

    :param keys: secret keys, oldest first; the last one signs, all verify.
    :param namespace: tokens of one are nothing in another.
    """

    def __init__(self, keys: Sequence[bytes], namespace: bytes = b"sameplace.token") -> None:
        # Derived here once; left to itself, Signer derives the key again for every token.
        derived = [
            Signer(key, salt=namespace, key_derivation="hmac", digest_method=hashlib.sha256).derive_key()
            for key in keys
        ]
        self._signer = Signer(derived, key_derivation="none", digest_method=hashlib.sha256)

    def issue(self) -> tuple[str, bytes]:
        """A new token and the 16 random bytes in it."""
        bits = secrets.token_bytes(BITS)
        return self.seal(bits), bits

    def seal(self, bits: bytes) -> str:
        """The token for these bytes, signed with the newest key."""
        return self._signer.sign(b64(bits)).decode("ascii")

    def open(self, token: str) -> bytes | None:
        """The 16 bytes of a token that was issued here, or None."""
        if not SHAPE.fullmatch(token):
            return None
        try:
            return unb64(self._signer.unsign(token).decode("ascii"))
        except BadSignature:
            return None


def snapshot_id(bits: bytes) -> bytes:
    """The public id (16 bytes) of the snapshot that a token refers to. One-way."""
    return hashlib.blake2b(bits, digest_size=16, person=b"sameplace-id").digest()


def sealed_id(bits: bytes) -> bytes:
    """The same for a sealed snapshot."""
    return hashlib.blake2b(bits, digest_size=16, person=b"sameplace-sealed").digest()


def box_id(name: str) -> bytes:
    """Under which 16 bytes a box is stored, for the id that its devices chose. One-way."""
    return hashlib.blake2b(name.encode(), digest_size=16, person=b"sameplace-box").digest()


def digest(secret: str) -> bytes:
    """What is stored of a random secret (manage key, site secret): 16 bytes of its SHA-256."""
    return hashlib.sha256(secret.encode()).digest()[:16]


def b64(data: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def unb64(text: str) -> bytes:
    """The reverse of :func:`b64`.

    :raises ValueError: when `text` is no base64url.
    """
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
