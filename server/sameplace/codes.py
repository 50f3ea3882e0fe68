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
    :param namespace: codes of one are nothing in another.
    """

    def __init__(self, keys: Sequence[bytes], namespace: bytes = b"") -> None:
        self._keys = list(keys)
        self._namespace = namespace

    def hashes(self, code: str) -> list[bytes]:
        """Under which 16-byte hashes the code may be stored, newest key first."""
        return [self._hash(key, code) for key in reversed(self._keys)]

    def hide(self, bits: bytes, code: str, about: bytes = b"") -> tuple[bytes, bytes]:
        """Under which hash to store a new code, and the token's bits hidden under it.

        The pad is used once: a code is random, and its row is deleted before it may come again.

        :param about: the id of what the code leads to, where somebody else chooses the code and may choose
            one again: it makes another pad.
        """
        key = self._keys[-1]
        return self._hash(key, code), self._padded(bits, key, code, about)

    def reveal(self, hidden: bytes, code: str, stored: bytes, about: bytes = b"") -> bytes:
        """The token's bits that were hidden under a code.

        :param stored: the hash under which the row is stored; tells the key.
        :param about: as it was hidden with.
        """
        for key in self._keys:
            if hmac.compare_digest(self._hash(key, code), stored):
                return self._padded(hidden, key, code, about)
        raise ValueError("the code was not stored under any of the keys")

    def _hash(self, key: bytes, code: str) -> bytes:
        return _mac(key, self._namespace + b"code", code)[:16]

    def _padded(self, bits: bytes, key: bytes, code: str, about: bytes) -> bytes:
        # Hiding and revealing are the same.
        pad = _mac(key, self._namespace + b"pad", code, about)[: len(bits)]
        return (int.from_bytes(bits) ^ int.from_bytes(pad)).to_bytes(len(bits))


def nonce_digest(nonce: str) -> bytes:
    """What is stored of the nonce of the device that won a code."""
    return hashlib.sha256(nonce.encode()).digest()[:16]


def _mac(key: bytes, purpose: bytes, code: str, about: bytes = b"") -> bytes:
    return hmac.digest(key, b"sameplace." + purpose + b":" + code.encode("ascii") + about, "sha256")
