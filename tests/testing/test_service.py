"""The service that suites start."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sameplace.testing import KitError
from sameplace.testing.service import Refused, Service

ORIGIN = "https://shop.example"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    running = Service(tmp_path)
    running.start()
    yield running
    running.stop()


def saved(service: Service) -> dict[str, str]:
    page = {"url": f"{ORIGIN}/", "title": "Home"}
    body = {"site": service.site_key(ORIGIN), "snapshot": {"page": page}}
    answer: dict[str, str] = service.ask("POST", "/v1/snapshots", body, {"Origin": ORIGIN})
    return answer


def status(service: Service, token: str) -> int:
    try:
        service.ask("POST", "/v1/resume", {"token": token}, {"Origin": ORIGIN})
    except Refused as refused:
        return refused.status
    return 200


def test_it_registers_expires_and_is_emptied(service: Service):
    one, other = saved(service), saved(service)
    assert service.site_key(ORIGIN) in service.script_tag(ORIGIN)
    service.expire(one["token"])
    assert (status(service, one["token"]), status(service, other["token"])) == (410, 200)
    service.reset()
    assert status(service, other["token"]) == 410
    assert status(service, saved(service)["token"]) == 200


def test_it_tells_its_log_when_it_has_died(service: Service):
    assert service._process
    end = time.monotonic() + 10
    while not service.log and time.monotonic() < end:  # it says so a moment after it answers
        time.sleep(0.02)
    os.kill(service._process.pid, signal.SIGKILL)
    service._process.wait(10)
    with pytest.raises(KitError, match=r"not running \(status -9\)[^$]*Sameplace is serving http://127"):
        service.reset()


def test_it_tells_its_log_when_it_does_not_start(tmp_path: Path):
    with pytest.raises(KitError, match="SAMEPLACE_CODE_LIFE is “soon”"):
        Service(tmp_path, code_life="soon").start()
