"""A tester with nothing but the wheel and a site of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ..pages import ROOT

SITE = """
import http.server
import threading

import pytest


@pytest.fixture
def site(sameplace_service):
    class Notes(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            text = "".join(f"<p>Note {i} tells what was seen on day {i}.</p>" for i in range(300))
            head = f"<!doctype html><html lang=en><meta name=viewport content='width=device-width'>{tag}"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f"{head}<title>Notes</title><body>{text}".encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Notes)
    url = f"http://127.0.0.1:{server.server_port}"
    tag = sameplace_service.script_tag(url)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield url
    server.shutdown()
"""

TEST = """
from sameplace.testing import expect_same_place


def test_reader_finds_the_line_again(site, devices, hop):
    laptop = devices("Desktop Chrome")
    laptop.goto(site)
    laptop.mouse.wheel(0, 3000)
    expect_same_place(hop(laptop, to="iPhone 13", by="qr"))
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Of an environment with the wheel, and the libraries that it needs; not with this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ["wheel", "--no-deps", "--no-build-isolation", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [sys.executable, "-m", "pip", *build, "-w", str(folder), str(ROOT)], check=True, timeout=300
    )
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "env")], check=True)
    (wheel,) = folder.glob("*.whl")
    (packages,) = folder.glob("env/lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    # Nothing is fetched: the libraries are those of this environment, which has the checkout only by a .pth
    # file, and such are not read in folders that another one names.
    (packages / "libraries.pth").write_text(str(Path(pytest.__file__).parents[1]))
    return str(folder / "env/bin/python")


def test_first_test_of_a_tester_passes(python: str, tmp_path: Path):
    (tmp_path / "conftest.py").write_text(SITE)
    (tmp_path / "test_place.py").write_text(TEST)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    code = "import sameplace; print(sameplace.__file__)"
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    where = subprocess.run([python, "-c", code], env=environ, capture_output=True, text=True, check=True)
    assert str(ROOT) not in where.stdout
    done = subprocess.run(
        [python, "-m", "pytest", "-q"],
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout
    assert len(TEST.strip().splitlines()) <= 15
