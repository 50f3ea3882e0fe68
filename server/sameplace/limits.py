"""How often one address may do a thing: a sliding count in memory, bounded in size.

Counts are per process and forgotten at a restart; they bound work and guessing, nothing else rests on them.
"""

from __future__ import annotations

import ipaddress
import math
import threading
from collections import OrderedDict
from functools import lru_cache

from .errors import TooMany


class Limit:
    """At most `count` events a key within `window` seconds (the count drains evenly, as a leaky bucket).

    :param count: how many may come at once.
    :param window: seconds in which a full count drains.
    :param keys: how many keys are remembered; beyond that the longest unused is forgotten.
    """

    def __init__(self, count: int, window: float, keys: int = 100_000) -> None:
        self._count = count
        self._drain = count / window
        self._keys = keys
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, key: str, now: float) -> int:
        """Whole seconds until `key` may go on; 0 when it may now. Counts nothing."""
        with self._lock:
            over = self._level(key, now) + 1 - self._count
        return math.ceil(over / self._drain) if over > 0 else 0

    def check(self, key: str, now: float) -> None:
        """Counts nothing.

        :raises TooMany: when `key` may not go on now.
        """
        wait = self.wait(key, now)
        if wait:
            raise TooMany(wait)

    def add(self, key: str, now: float) -> None:
        """Count one event."""
        with self._lock:
            self._levels[key] = (self._level(key, now) + 1, now)
            self._levels.move_to_end(key)
            if len(self._levels) > self._keys:
                self._levels.popitem(last=False)

    def _level(self, key: str, now: float) -> float:
        level, then = self._levels.get(key, (0.0, now))
        return max(0.0, level - (now - then) * self._drain)


@lru_cache(maxsize=10_000)
def network(address: str) -> str:
    """What counts as one address: an IPv4 address, or the /64 that a single IPv6 customer is given."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return str(ip.ipv4_mapped)
        return str(ipaddress.IPv6Network((ip, 64), strict=False))
    return str(ip)
