"""A real process: what was acknowledged survives its death, and nothing of it lingers."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sameplace.testing.service import free_port

from .cast import SHOP, a_full_snapshot

PATIENCE = 30


def until(holds: Callable[[], object], what: str) -> None:
    """Wait for a condition; fail with its name when it does not come."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, what
        threading.Event().wait(0.02)


class Service:
    """``python -m sameplace serve`` on a port and a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "sameplace.sqlite"
        self.port = free_port()
        self._started: list[subprocess.Popen[str]] = []

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "sameplace", *arguments, "--database", str(self.database)],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def start(self) -> subprocess.Popen[str]:
        arguments = ["serve", "--port", str(self.port), "--database", str(self.database)]
        process = subprocess.Popen(
            [sys.executable, "-m", "sameplace", *arguments], stderr=subprocess.PIPE, text=True
        )
        self._started.append(process)
        # The line is printed when the port takes connections: nothing has to be waited for after it.
        assert process.stderr
        line = process.stderr.readline()
        assert f"serving http://127.0.0.1:{self.port}" in line, line + process.stderr.read()
        return process

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, dict]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, None if body is None else json.dumps(body), headers)
            response = connection.getresponse()
            return response.status, json.loads(response.read() or b"{}")
        finally:
            connection.close()

    def answers(self) -> bool:
        try:
            return self.ask("GET", "/healthz")[0] == 200
        except OSError:
            return False

    def end(self) -> None:
        for process in self._started:
            if process.poll() is None:
                process.kill()
            process.wait(PATIENCE)
            assert process.stderr
            process.stderr.close()


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    service = Service(tmp_path)
    yield service
    service.end()


def workers(process: subprocess.Popen[str]) -> list[int]:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(pid) for pid in children]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def site_key(service: Service) -> str:
    return json.loads(service.command("site", "add", SHOP, "--json").stdout)["site_key"]


def save(service: Service, site: str) -> dict:
    body = {"site": site, "snapshot": a_full_snapshot()}
    status, saved = service.ask("POST", "/v1/snapshots", body, Origin=SHOP)
    assert status == 201, saved
    return saved


def test_acknowledged_snapshot_survives_kill_9(service: Service):
    site = site_key(service)
    process = service.start()
    children = workers(process)
    assert children
    saved = save(service, site)
    process.kill()
    process.wait(PATIENCE)

    until(lambda: not any(map(alive, children)), "the worker ends with its parent")
    until(lambda: not service.answers(), "nobody answers any more")
    service.start()
    status, answer = service.ask("POST", "/v1/resume", {"token": saved["token"]})
    assert status == 200
    assert answer["snapshot"]["page"] == a_full_snapshot()["page"]
    status, answer = service.ask("POST", "/v1/resume", {"code": saved["code"], "nonce": "nonce-of-bob"})
    assert status == 200
    assert answer["token"] == saved["token"]


def test_nothing_acknowledged_is_lost_when_it_is_killed_at_work(
    service: Service, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SAMEPLACE_SAVES_PER_MINUTE", "100000")
    site = site_key(service)
    process = service.start()
    acknowledged: list[dict] = []

    def save_until_the_end() -> None:
        try:
            while True:
                acknowledged.append(save(service, site))
        except (OSError, http.client.HTTPException):
            return

    savers = [threading.Thread(target=save_until_the_end) for _ in range(6)]
    for saver in savers:
        saver.start()
    until(lambda: len(acknowledged) > 60, "saves get through")
    process.kill()
    for saver in savers:
        saver.join(PATIENCE)
    process.wait(PATIENCE)
    service.start()
    for saved in acknowledged:
        assert service.ask("POST", "/v1/resume", {"token": saved["token"]})[0] == 200


def test_worker_that_is_killed_takes_the_service_down_for_a_supervisor_to_see(service: Service):
    process = service.start()
    os.kill(workers(process)[0], signal.SIGKILL)
    assert process.wait(PATIENCE) != 0


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_service_that_is_told_to_end_ends_promptly_and_well(service: Service, how: signal.Signals):
    process = service.start()
    children = workers(process)
    # A browser that keeps its connection open does not hold it up.
    idle = http.client.HTTPConnection("127.0.0.1", service.port, timeout=PATIENCE)
    idle.request("GET", "/healthz")
    idle.getresponse().read()
    before = time.monotonic()
    process.send_signal(how)
    assert process.wait(PATIENCE) == 0
    assert time.monotonic() - before < 8
    idle.close()
    assert not any(map(alive, children))


def test_busy_port_is_said_in_one_line(service: Service):
    service.start()
    second = service.command("serve", "--port", str(service.port))
    assert second.returncode == 1
    assert second.stderr.startswith(f"Error: Port {service.port} on 127.0.0.1 is in use")
    assert len(second.stderr.splitlines()) == 1
    assert service.answers()


@pytest.mark.parametrize("host", ["no-such-host.invalid", "203.0.113.1"])
def test_address_that_is_not_ours_is_said_in_one_line(service: Service, host: str):
    result = service.command("serve", "--host", host, "--port", str(service.port))
    assert result.returncode == 1
    assert result.stderr.startswith(f"Error: Cannot listen on {host}")
    assert len(result.stderr.splitlines()) == 1


def test_body_without_a_stated_length_is_read_and_limited(service: Service):
    service.start()

    def send(chunks: list[bytes]) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=PATIENCE)
        try:
            connection.request("POST", "/v1/resume", iter(chunks), encode_chunked=True)
            return connection.getresponse().status
        finally:
            connection.close()

    assert send([b'{"token":', b'"x"}']) == 404
    assert send([b'{"token":"x"}', b" " * 70_000]) == 413


def test_guesses_are_counted_by_address_whatever_the_connection(service: Service):
    service.start()
    body = {"code": "ZZZZZZZZ", "nonce": "nonce-of-mallory"}
    answers = [service.ask("POST", "/v1/resume", body)[0] for _ in range(21)]
    assert answers == [404] * 20 + [429]


def test_running_service_sees_sites_come_and_go(service: Service):
    service.start()
    site = site_key(service)
    saved = save(service, site)
    service.command("site", "remove", site)
    assert service.ask("POST", "/v1/resume", {"token": saved["token"]})[0] == 410
