"""The plugin in other people's suites."""

from __future__ import annotations

from pathlib import Path

import pytest

from .run import run_suite

COSTLY = ("flask", "werkzeug", "playwright", "PIL", "zxingcpp", "granian", "sqlite_utils", "jinja2", "segno")


def suite(folder: Path, body: str) -> Path:
    (folder / "pytest.ini").write_text("[pytest]\n")
    (folder / "test_own.py").write_text(body)
    return folder


def test_suite_without_our_fixtures_imports_nothing_and_starts_nothing(tmp_path: Path):
    suite(
        tmp_path,
        f"""
import sys

def test_own(pytestconfig):
    assert pytestconfig.pluginmanager.get_plugin("sameplace")
    assert not set({COSTLY!r}) & {{name.partition(".")[0] for name in sys.modules}}
    assert not [name for name in sys.modules if name.startswith("sameplace.") and "testing" not in name]
    ours = [name for name in sys.modules if name.startswith("sameplace.testing.")]
    assert ours == ["sameplace.testing.plugin"]
""",
    )
    # pytest-playwright imports Playwright whether or not anybody uses it.
    done = run_suite("-p", "no:playwright", cwd=tmp_path)
    assert done.returncode == 0, done.stdout


def test_importing_the_assertions_imports_none_of_them(tmp_path: Path):
    suite(
        tmp_path,
        """
import sys
import sameplace.testing

def test_own():
    assert "expect_same_place" in sameplace.testing.__all__
    assert "sameplace.testing.expecting" not in sys.modules
    assert sameplace.testing.expect_same_place.__name__ == "expect_same_place"
    assert "flask" not in sys.modules
""",
    )
    done = run_suite(cwd=tmp_path)
    assert done.returncode == 0, done.stdout


REFUSED = {
    "it does not exist": (
        "service_on_fire",
        "sameplace_faults, hop",
        "There is no fault “service_on_fire”. Give one of token_expired, token_forged,",
    ),
    "nothing can happen to it": (
        "service_down",
        "devices",
        "test_own.py::test_own has a sameplace_fault and makes no hop",
    ),
}


@pytest.mark.parametrize(("fault", "fixtures", "why"), REFUSED.values(), ids=REFUSED)
def test_fault_is_refused_where(tmp_path: Path, fault: str, fixtures: str, why: str):
    suite(
        tmp_path,
        f"""
import pytest

@pytest.mark.sameplace_fault("{fault}")
def test_own({fixtures}):
    pass
""",
    )
    done = run_suite(cwd=tmp_path)
    assert done.returncode == 1
    assert why in done.stdout


def test_service_may_be_asked_for_by_fixtures_of_a_whole_session(tmp_path: Path):
    suite(
        tmp_path,
        """
import pytest

ORIGIN = {"Origin": "http://shop.example"}

@pytest.fixture(scope="session")
def tag(sameplace_service):
    return sameplace_service.script_tag("http://shop.example")

def saved(service):
    page = {"url": "http://shop.example/", "title": "Home"}
    body = {"site": service.site_key("http://shop.example"), "snapshot": {"page": page}}
    return service.ask("POST", "/v1/snapshots", body, ORIGIN)["token"]

tokens = []

@pytest.mark.parametrize("turn", [1, 2])
def test_own(tag, sameplace_service, turn):
    assert "/sameplace.js" in tag
    if tokens:
        with pytest.raises(Exception, match="410"):
            sameplace_service.ask("POST", "/v1/resume", {"token": tokens[0]}, ORIGIN)
    tokens.append(saved(sameplace_service))
""",
    )
    done = run_suite(cwd=tmp_path)
    assert done.returncode == 0, done.stdout


def test_report_of_a_run_without_hops_says_so(tmp_path: Path):
    suite(tmp_path, "def test_own():\n    pass\n")
    done = run_suite("--sameplace-report", "hops", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "Sameplace report: hops/index.html" in done.stdout
    assert "No test made a hop." in (tmp_path / "hops/index.html").read_text(encoding="utf-8")
