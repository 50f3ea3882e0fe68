"""Runs a suite in a process of its own, as somebody else's would be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ..pages import ROOT

PATIENCE = 900


def run_suite(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """pytest, with two workers unless the arguments say otherwise."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
