"""The extension as it is shipped, built once for all tests of a session."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

EXTENSION = Path(__file__).parents[2] / "extension"
LOOPBACK = "http://127.0.0.1/*,http://localhost/*"


@dataclass(frozen=True)
class Builds:
    """``folder`` holds ``chromium`` and ``firefox``, and a zip of each."""

    folder: Path

    @property
    def chromium(self) -> Path:
        return self.folder / "chromium"

    @property
    def firefox(self) -> Path:
        return self.folder / "firefox"

    def manifest(self, browser: str) -> dict[str, Any]:
        manifest: dict[str, Any] = json.loads(
            (self.folder / browser / "manifest.json").read_text(encoding="utf-8")
        )
        return manifest

    def files(self, browser: str) -> dict[str, bytes]:
        """Everything in a build but its manifest."""
        root = self.folder / browser
        paths = (path for path in root.rglob("*") if path.is_file() and path.name != "manifest.json")
        return {str(path.relative_to(root)): path.read_bytes() for path in paths}


def build(folder: Path, *options: str) -> Builds:
    subprocess.run(
        ["node", EXTENSION / "build-webext.mjs", f"--out={folder}", *options], check=True, capture_output=True
    )
    return Builds(folder)
