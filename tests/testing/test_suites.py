"""The how-tos as a suite of their own, with two workers; and what it leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .run import run_suite


@dataclass
class Run:
    status: int
    said: str
    cases: list[ElementTree.Element]
    report: Path


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("run")
    cases, report = folder / "junit.xml", folder / "report"
    done = run_suite(
        *("tests/testing/examples", "-n", "2"),
        *("--output", str(folder / "output"), "--junitxml", str(cases), "--sameplace-report", str(report)),
    )
    found = list(ElementTree.parse(cases).iter("testcase")) if cases.exists() else []
    return Run(done.returncode, done.stdout + done.stderr, found, report)


def test_all_of_them_pass(run: Run):
    assert run.status == 0, run.said
    assert len(run.cases) > 10
    assert re.search(rf"\b{len(run.cases)} passed", run.said), run.said


def test_figures_are_properties_of_the_test_case(run: Run):
    (case,) = [
        case for case in run.cases if case.get("name") == "test_reader_finds_the_line_again_on_the_phone"
    ]
    told = {one.get("name"): one.get("value") for one in case.iter("property")}
    assert told["sameplace_hop"] == "Desktop Chrome → iPhone 13 by QR code"
    assert told["sameplace_mode"] == "widget"
    assert told["sameplace_engine_said"] == "exact"
    assert float(told["sameplace_lines_off"] or "nan") <= 1
    assert {"sameplace_saved_ms", "sameplace_opened_ms", "sameplace_restored_ms"} <= set(told)


def test_report_is_one_file_with_every_hop(run: Run):
    assert [path.name for path in run.report.iterdir()] == ["index.html"]
    html = (run.report / "index.html").read_text(encoding="utf-8")
    assert html.count("<article>") >= len(run.cases)
    assert "does not embed the widget: the engine was injected on both devices" in html
    assert not re.findall(r'(?:src|href)="(?!data:image/jpeg;base64,|#test-)', html)
