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
    bits = secrets.randbits(5 * LENGTH)
    return "".join(ALPHABET[bits >> shift & 31] for shift in range(0, 5 * LENGTH, 5))


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

    def hide(self, bits: bytes, code: str) -> tuple[bytes, bytes]:
        """Under which hash to store a new code, and the token's bits hidden under it.

        The pad is used once, because a code is random and its row is deleted before it may come again.
        """
        key = self._keys[-1]
        return _mac(key, b"code", code)[:16], _padded(bits, key, code)

    def reveal(self, hidden: bytes, code: str, stored: bytes) -> bytes:
        """The token's bits that were hidden under a code.

        :param stored: the hash under which the row is stored; tells the key.
        """
        for key in self._keys:
            if hmac.compare_digest(_mac(key, b"code", code)[:16], stored):
                return _padded(hidden, key, code)
        raise ValueError("the code was not stored under any of the keys")


def nonce_digest(nonce: str) -> bytes:
    """What is stored of the nonce of the device that won a code."""
    return hashlib.sha256(nonce.encode()).digest()[:16]


def _padded(bits: bytes, key: bytes, code: str) -> bytes:
    # Hiding and revealing are the same.
    pad = _mac(key, b"pad", code)[: len(bits)]
    return (int.from_bytes(bits) ^ int.from_bytes(pad)).to_bytes(len(bits))


def _mac(key: bytes, purpose: bytes, code: str) -> bytes:
    return hmac.digest(key, b"sameplace." + purpose + b":" + code.encode("ascii"), "sha256")
