"""The engine among the baselines of place-bench, a benchmark on real pages outside this repository."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from .budget import Budget
from .layouts import ENGINE
from .result import NAMES, OURS, Result, Row, better, false_exact, shares, within_line

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build"
RESULT = BUILD / "place-bench.json"
SOURCES = ("extension/core", "extension/place")
SIMPLEST = "percent"  # the engine whose restore costs nothing but layout and painting

WITHIN_LINE = {
    **dict.fromkeys(("M1", "M2", "M3", "M5"), 99.0),
    "M4": 95.0,
    "M6": 94.0,
    "edited": 92.0,
    "removed": 82.0,
    "late, on": 98.0,
    "late, off": 98.0,
}
UNCHANGED = 99.5
LONG_TASK = 50.0  # ms: what browsers call a long task


def run(folder: Path, arguments: Sequence[str]) -> Result:
    """Run the benchmark; then, right after it, the simplest engine's longest tasks, which ours are held to.

    :param folder: of place-bench; nothing is written there but its own cache.
    :param arguments: for its command line, besides engine, modes and baselines.
    """
    python = _python(folder)
    simplest = BUILD / f"place-bench-{SIMPLEST}.json"
    example = folder / "examples" / f"{SIMPLEST}.js"
    _bench(python, folder, ENGINE, ["--mode", "all", "--baselines", "all", *arguments], RESULT)
    _bench(python, folder, example, [*arguments, "--mode", "tasks", "--baselines", "none"], simplest)
    result = json.loads(RESULT.read_text(encoding="utf-8"))
    bound = [
        {**task, "method": SIMPLEST} for task in json.loads(simplest.read_text(encoding="utf-8"))["tasks"]
    ]
    result |= {"engine": commit(), "tasks": result["tasks"] + bound}
    RESULT.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return Result.read(RESULT)


def _bench(python: Path, folder: Path, engine: Path, arguments: Sequence[str], target: Path) -> None:
    script = folder.resolve() / "bench.py"
    command = [str(part) for part in (python, script, "--engine", engine, *arguments, "--json", target)]
    # Its report is kept beside the result; its progress is shown.
    with target.with_suffix(".md").open("w", encoding="utf-8") as report:
        subprocess.run(command, stdout=report, check=True)


def _python(folder: Path) -> Path:
    """Of an environment with what the benchmark requires, made anew when that has changed."""
    requirements = folder / "requirements.txt"
    environment = BUILD / "place-bench"
    python = environment / "bin" / "python"
    stamp = environment / hashlib.sha256(requirements.read_bytes()).hexdigest()[:16]
    if not stamp.exists():
        print("Installing what place-bench needs ...", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", environment], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", str(requirements)], check=True)
        stamp.touch()
    return python


def commit() -> str:
    """The last one that changed the engine, with a plus when it was changed since; empty without git."""
    try:
        last = _git("log", "-1", "--format=%h", "--abbrev=10", "--", *SOURCES)
        return last + "+" * bool(_git("status", "--porcelain", "--", *SOURCES))
    except (OSError, subprocess.CalledProcessError):
        return ""


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def tables(result: Result) -> Iterator[str]:
    """Our row beside every baseline's."""
    yield from _matrix("within one line, %, by page version", _percentages(result.versions()))
    pairs = {
        pair: [row for rows in result.pairs().values() for row in rows if row["pair"] == pair]
        for pair in dict.fromkeys(key.partition(", ")[2] for key in result.pairs())
    }
    same = {pair: [row for row in rows if row["version"] == "same"] for pair, rows in pairs.items()}
    changed = {pair: [row for row in rows if row["version"] != "same"] for pair, rows in pairs.items()}
    yield from _matrix("within one line, %, same page, by device pair", _percentages(same))
    yield from _matrix("within one line, %, changed pages, by device pair", _percentages(changed))
    yield from _matrix(
        "within one line, %: own paragraph; late layout, anchoring", _percentages(result.special())
    )
    drift = {
        what: {method: f"{figures[at]:.1f}" for method, figures in result.drift().items()}
        for at, what in enumerate(("median", "p95"))
    }
    yield from _matrix("lines of drift after ten hops", drift)
    yield from _claims(result)
    tasks: dict[str, dict[str, str]] = {}
    for (method, call), longest in result.longest().items():
        tasks.setdefault(call, {})[method] = f"{longest:.0f}"
    yield from _matrix("longest task at a quarter of the processor's speed, ms", tasks)


def _percentages(sections: dict[str, list[Row]]) -> dict[str, dict[str, str]]:
    filled = {name: rows for name, rows in sections.items() if rows}
    return {
        name: {method: f"{share:.1f}" for method, share in each.items()}
        for name, each in shares(filled).items()
    }


def _matrix(title: str, columns: dict[str, dict[str, str]]) -> Iterator[str]:
    """Lines of a table: a method a row, a section a column."""
    methods = [
        method for method in (*NAMES, SIMPLEST) if any(method in column for column in columns.values())
    ]
    if not methods:
        return
    widths = [max(7, len(name)) for name in columns]
    heads = "  ".join(f"{name:>{width}}" for name, width in zip(columns, widths, strict=True))
    yield f"\n{title}\n  {'':<42}{heads}"
    for method in methods:
        cells = [column.get(method, "-") for column in columns.values()]
        shown = "  ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        yield f"  {NAMES.get(method, 'examples/percent.js'):<42}{shown}"


def _claims(result: Result) -> Iterator[str]:
    if claims := result.claims():
        yield f"\nwhat the engine said, %\n  {'':<42}  exact  nearest   none  exact, but wrong"
    for mode, rows in claims.items():
        said = [
            100 * sum(row["found"] == one for row in rows) / len(rows) for one in ("exact", "nearest", "none")
        ]
        yield f"  {mode:<42}{said[0]:7.1f}{said[1]:9.1f}{said[2]:7.1f}{false_exact(rows):18.2f}"
    if failures := result.failures():
        yield f"  it threw {len(failures)} times, e.g. {failures[0]}"


def budgets(result: Result) -> Iterator[Budget]:
    """What the engine is held to, of what was measured."""
    pairs, versions, special = result.pairs(), result.versions(), result.special()
    judged = {name: (rows, UNCHANGED) for name, rows in pairs.items() if name.startswith("same")}
    for name, bound in WITHIN_LINE.items():
        if rows := (versions | special).get(name):
            judged[name] = (rows, bound)
    for name, (rows, bound) in judged.items():
        ours = [row for row in rows if row["method"] == OURS]
        yield Budget(f"{name}: within one line, %", within_line(ours), "≥", bound)
    compared = pairs | versions | special
    beaten = [f"{name}: {NAMES[other]}" for name, rows in compared.items() if (other := better(rows))]
    if any(row["method"] != OURS for row in result.rows):
        yield Budget("rows on which a baseline is better", len(beaten), "≤", 0, "; ".join(beaten))
    if OURS in (drift := result.drift()):
        median, p95 = drift[OURS]
        # To a tenth of a line: scroll positions are whole pixels.
        yield Budget("ten hops: lines of drift, median", round(median, 1), "≤", 0)
        yield Budget("ten hops: lines of drift, p95", p95, "≤", 1)
    for mode, rows in result.claims().items():
        yield Budget(f"{mode}: wrong, of those called exact, %", false_exact(rows), "<", 1)
    yield from _cost(result)


def _cost(result: Result) -> Iterator[Budget]:
    cost, longest = result.cost(), result.longest()
    for what, bound in (("capture", 1.2), ("restore", 4)):
        if what in cost:
            yield Budget(f"{what} against Hypothesis style", cost[what], "≤", bound)
    if cost:
        yield Budget("bytes of a position, median", cost["bytes"], "≤", 500)
    if (ours := longest.get((OURS, "capture"))) is not None:
        yield Budget("longest task of a capture at 4x slowdown, ms", ours, "≤", LONG_TASK)
    if (ours := longest.get((OURS, "restore"))) is not None:
        # Where layout and painting alone take longer than that, they are the bound.
        least = longest.get((SIMPLEST, "restore"), 0)
        bound = round(max(LONG_TASK, 1.3 * least), 1)
        yield Budget("longest task of a restore at 4x slowdown, ms", ours, "≤", bound)
