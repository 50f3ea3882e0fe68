"""What is published about places is what was measured: the table says what the committed figures say."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from .pages import ROOT


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The package's part that publishes; it is run from the checkout and never installed."""
    monkeypatch.syspath_prepend(str(ROOT))
    import bench.figures
    import bench.place

    return bench


def row(method: str, lines: float, **given: Any) -> dict[str, Any]:
    page = {"mode": "depths", "page": "a", "version": "same", "pair": "desktop > phone", "position": 0}
    said = {"found": "exact", "substitute": False, "touched": None, "failure": None}
    return {**page, **said, "bytes": 300, "capture_ms": 1.0, "restore_ms": 2.0} | {
        "method": method,
        "lines": lines,
        **given,
    }


def result_of(bench: ModuleType, *rows: dict[str, Any], tasks: tuple[dict[str, Any], ...] = ()) -> Any:
    return bench.result.Result(browser="1", engine="abc", rows=list(rows), tasks=list(tasks))


def verdicts(bench: ModuleType, result: Any) -> dict[str, bool]:
    return {budget.name: budget.held for budget in bench.place.budgets(result)}


def test_readme_says_what_was_measured(bench: ModuleType) -> None:
    figures = json.loads((ROOT / "bench" / "place.json").read_text(encoding="utf-8"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert bench.figures.between(readme, bench.figures.table(figures)) == readme


def test_the_plot_is_there_for_light_and_dark_pages() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("docs/images/place.svg", "docs/images/place-dark.svg"):
        assert f'"{name}"' in readme
        assert (ROOT / name).read_text(encoding="utf-8").rstrip().endswith("</svg>")


def test_a_result_becomes_a_summary(bench: ModuleType, tmp_path: Path) -> None:
    rows = [row("engine", 0), row("engine", 3, position=1), row("f", 0), row("b", 9)]
    file = tmp_path / "result.json"
    file.write_text(json.dumps({"browser": "1", "engine": "abc", "rows": rows, "tasks": []}))
    found = bench.figures.summary(bench.result.Result.read(file))
    assert found["versions"] == {"same": {"engine": 50, "b": 0, "f": 100}}
    assert (found["restores"], found["pages"], found["engine"]) == (2, 1, "abc")
    assert found["false_exact"] == {"depths": 50}
    assert not found.keys() & {"drift", "special", "longest_task"}, "what was not measured is left out"
    table = bench.figures.table(found).replace("\u00a0", " ")
    assert "| nothing | **50.0 %** | 100 % | 100 % | 0.0 % |" in table
    assert "late" not in table


def test_lines_that_are_gone_do_not_count_at_random_depths_only(bench: ModuleType) -> None:
    gone = {"substitute": True, "position": 1}
    rows = [row("engine", 0), row("engine", 50, **gone)]
    rows += [row("engine", 0, mode="targeted", version="M2", touched="removed")]
    rows += [row("engine", 50, mode="targeted", version="M2", touched="removed", **gone)]
    result = result_of(bench, *rows)
    assert bench.result.shares(result.versions())["same"]["engine"] == 100
    assert bench.result.shares(result.special())["removed"]["engine"] == 50


def test_slow_baselines_are_compared_on_what_they_tried(bench: ModuleType) -> None:
    """One that was tried on a single, easy position does not beat us by not having tried the rest."""
    missed = row("engine", 5, position=1)
    held = "rows on which a baseline is better"
    assert verdicts(bench, result_of(bench, row("engine", 0), missed, row("d2", 0)))[held]
    assert not verdicts(bench, result_of(bench, row("engine", 0), missed, row("d2", 0, position=1)))[held]


def test_a_restore_is_held_to_layout_and_painting_alone_where_those_are_long(bench: ModuleType) -> None:
    def longest(ours: float, simplest: float) -> bool:
        calls = (("engine", ours), ("percent", simplest))
        tasks = tuple({"method": method, "call": "restore", "longest_ms": ms} for method, ms in calls)
        found = verdicts(bench, result_of(bench, row("engine", 0), tasks=tasks))
        return found["longest task of a restore at 4x slowdown, ms"]

    assert longest(50, 10)
    assert not longest(51, 10)
    assert longest(129, 100)
    assert not longest(131, 100)


@pytest.mark.parametrize(
    ("version", "hits", "held"), [("M6", 94, True), ("M6", 93, False), ("M1", 98, False)]
)
def test_page_versions_have_their_own_bounds(bench: ModuleType, version: str, hits: int, held: bool) -> None:
    rows = [row("engine", 0 if at < hits else 9, version=version, position=at) for at in range(100)]
    assert verdicts(bench, result_of(bench, *rows))[f"{version}: within one line, %"] is held
