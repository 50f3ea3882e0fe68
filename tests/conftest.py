"""A service of its own for every test, with its clocks standing still, and the people who use it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from sameplace import sites
from sameplace.app import create_app
from sameplace.config import Config
from sameplace.storage import Site, Storage, open_storage

from .cast import NOW, SHOP, Clock, Equipped, Visitor


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of whoever runs the tests do not count."""
    for name in [name for name in os.environ if name.startswith("SAMEPLACE_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    with time_machine.travel(NOW, tick=False) as traveller:
        clock = Clock(traveller)
        # Limits count on the clock that nobody sets; a stand-in for the module leaves everybody else's alone.
        stand_in = SimpleNamespace(time=time.time, monotonic=clock.monotonic)
        monkeypatch.setattr("sameplace.api.time", stand_in)
        monkeypatch.setattr("sameplace.sealed_api.time", stand_in)
        monkeypatch.setattr("sameplace.cors.time", stand_in)
        yield clock


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database, to copy: making one costs more flushes of the disk than most tests."""
    path = tmp_path_factory.mktemp("empty") / "sameplace.sqlite"
    open_storage(Config(database=str(path))).close()
    return path


@pytest.fixture
def config(tmp_path: Path, empty_database: Path) -> Config:
    path = shutil.copy(empty_database, tmp_path / "sameplace.sqlite")
    return Config(database=str(path), public_url="https://sameplace.example")


@pytest.fixture
def app(config: Config, clock: Clock) -> Iterator[Flask]:
    app = create_app(config)
    yield app
    app.extensions["sameplace"].close()


@pytest.fixture
def storage(app: Flask) -> Storage:
    return app.extensions["sameplace"]


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def olga(storage: Storage) -> Site:
    """Olga's shop."""
    return sites.add(storage, [SHOP, "https://www.shop.example"], "Olga's shop", int(NOW.timestamp()))[0]


@pytest.fixture
def other_site(storage: Storage) -> Site:
    """A site of somebody else, registered with the same service."""
    return sites.add(storage, ["https://other.example"], "Another", int(NOW.timestamp()))[0]


@pytest.fixture
def ada(client: FlaskClient, olga: Site) -> Visitor:
    """Ada, on a page of Olga's shop."""
    return Visitor(client, olga)


@pytest.fixture
def bob(app: Flask, olga: Site) -> Visitor:
    """Bob, in another browser on the same shop."""
    return Visitor(app.test_client(), olga)


@pytest.fixture
def mallory(app: Flask, olga: Site, other_site: Site) -> Visitor:
    """Mallory, on a page of another registered site."""
    return Visitor(app.test_client(), olga, "https://other.example")


@pytest.fixture
def laptop(client: FlaskClient) -> Equipped:
    """Ada's laptop, a browser with the extension."""
    return Equipped(client)


@pytest.fixture
def phone(app: Flask) -> Equipped:
    """Ada's phone, which has the extension too."""
    return Equipped(app.test_client(), "moz-extension://6a0f6c3e-93e3-4f34-9a1c-6de4b1d1f6a7")
