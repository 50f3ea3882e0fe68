"""What has expired goes by itself, while the service runs."""

from __future__ import annotations

import threading

import pytest

from sameplace.errors import StorageError
from sameplace.purging import start_purging


class Counting:
    """A storage that counts purges, and fails the first."""

    def __init__(self) -> None:
        self.times: list[int] = []
        self.twice = threading.Event()

    def purge(self, now: int) -> int:
        self.times.append(now)
        if len(self.times) == 1:
            raise StorageError("locked")
        self.twice.set()
        return 0


def test_purging_goes_on_after_a_failure_and_stops_when_told(caplog: pytest.LogCaptureFixture):
    storage = Counting()
    stop = start_purging(storage, every=0.01)
    assert storage.twice.wait(10)
    stop.set()
    (thread,) = [found for found in threading.enumerate() if found.name == "sameplace-purge"] or [None]
    if thread:
        thread.join(10)
    assert "purge: locked" in caplog.text
