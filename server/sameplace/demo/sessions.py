"""Visitors' sessions in the server's memory, behind a random cookie. For one process, as a demo is."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

COOKIE = "evenfield"
LIFETIME = 14 * 24 * 3600
"""Seconds a session is kept after its last request."""
LIMIT = 5_000
"""Sessions kept at most; the one unused for longest goes first."""


@dataclass(frozen=True, slots=True)
class Order:
    """A placed order, as its confirmation shows it."""

    number: str
    name: str
    email: str
    lines: list[tuple[str, int, int]]
    """Title, quantity, total of the line in minor units."""
    delivery: int
    total: int


@dataclass(slots=True)
class Session:
    """What the shop remembers of one visitor. Take ``lock`` to change the cart."""

    key: str
    seen: float
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(18))
    cart: dict[str, int] = field(default_factory=dict)
    """Quantity by variant id, in the order of adding."""
    order: Order | None = None
    notice: str = ""
    """One sentence for the next page, for visitors without JavaScript."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take_notice(self) -> str:
        """The notice, once."""
        notice, self.notice = self.notice, ""
        return notice


class SessionStore:
    """Finds and makes sessions; thread-safe, bounded, expiring."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, limit: int = LIMIT) -> None:
        """Take a ``clock`` in seconds and the ``limit`` of sessions."""
        self._clock = clock
        self._limit = limit
        self._lock = threading.Lock()
        self._sessions: OrderedDict[str, Session] = OrderedDict()

    def find(self, key: str) -> Session | None:
        """The session of a cookie, or None when there is none or it has expired."""
        now = self._clock()
        with self._lock:
            session = self._sessions.get(key)
            if session is None:
                return None
            if now - session.seen > LIFETIME:
                del self._sessions[key]
                return None
            session.seen = now
            self._sessions.move_to_end(key)
            return session

    def create(self) -> Session:
        """A new session with a key nobody can guess."""
        session = Session(secrets.token_urlsafe(24), self._clock())
        with self._lock:
            self._sessions[session.key] = session
            while len(self._sessions) > self._limit:
                self._sessions.popitem(last=False)
        return session
