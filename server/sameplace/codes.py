"""Codes: the short form of a token, to type.

Eight Crockford base32 characters (40 bits) that live for minutes. The database holds an HMAC of the code,
and the token's bits under a pad that only the code together with a key outside the database yields.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})


def new_code() -> str:
    """A random code, such as ``7KQ2M9XA``."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_code(typed: str) -> str | None:
    """The code somebody meant: any case, spaces and hyphens, O for 0, I and L for 1; else None."""
    code = typed.upper().translate(_READ_AS)
    return code if len(code) == LENGTH and all(c in ALPHABET for c in code) else None


class Codes:
    """Hashes codes and hides token bits under them.

    :param keys: the service's secret keys, oldest first; the last one writes, all read.
    """

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._keys = list(keys)

    def hashes(self, code: str) -> list[bytes]:
        """Under which 16-byte hashes the code may be stored, newest key first."""
        return [_mac(key, b"code", code)[:16] for key in reversed(self._keys)]

    def pad(self, bits: bytes, code: str, stored: bytes) -> bytes:
        """Hide token bits under a code, or bring hidden ones back: the two are the same.

        The pad is used once, because a code is random and its row is deleted before it may come again.

        :param stored: the hash under which the row is stored; tells the key.
        """
        for key in self._keys:
            if hmac.compare_digest(_mac(key, b"code", code)[:16], stored):
                pad = _mac(key, b"pad", code)[: len(bits)]
                return bytes(a ^ b for a, b in zip(bits, pad, strict=True))
        raise ValueError("the code was not stored under any of the keys")


def nonce_digest(nonce: str) -> bytes:
    """What is stored of the nonce of the device that won a code."""
    return hashlib.sha256(nonce.encode()).digest()[:16]


def _mac(key: bytes, purpose: bytes, code: str) -> bytes:
    return hmac.digest(key, b"sameplace." + purpose + b":" + code.encode("ascii"), "sha256")
