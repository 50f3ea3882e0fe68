"""A device that seals: its ciphertexts are made by the extension's own code, in a page of any browser."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from sameplace.testing.service import Service

from .layouts import EXTENSION, bundle

SCRIPT = Path(__file__).parent / "pages" / "sealing.js"


def sealing_script(folder: Path) -> str:
    """Source of ``globalThis.Sealing``."""
    assert EXTENSION.is_dir()
    bundle(SCRIPT, folder / "sealing.js", "iife")
    return (folder / "sealing.js").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Sent:
    """What the sealing device shows and keeps."""

    link: str
    token: str
    key: str
    code: str  # twenty characters, empty when none was asked for
    id: str
    manage_key: str


class Sealer:
    """Seals contents and leaves them with a service."""

    def __init__(self, browser: Browser, service: Service, script: str) -> None:
        self.service = service
        self._page: Page = browser.new_page()
        self._page.goto(f"{service.url}/healthz")
        self._page.evaluate(f"() => {{ {script} }}")

    def send(self, content: Any, code: bool = False) -> Sent:
        """Seal a content and store it, with a code to type if asked."""
        sealed = self._page.evaluate("([content, code]) => Sealing.seal(content, code)", [content, code])
        body = {"ciphertext": sealed["ciphertext"], "expires_in": 3600}
        if code:
            body["locator"] = sealed["code"]["locator"]
        saved = self.service.ask("POST", "/v1/sealed", body)
        return Sent(
            link=f"{self.service.url}/r#sealed={saved['token']}.{sealed['key']}",
            token=saved["token"],
            key=sealed["key"],
            code=sealed["code"]["code"] if code else "",
            id=saved["id"],
            manage_key=saved["manage_key"],
        )

    def receipt(self, sent: Sent) -> Any:
        return self._managed("GET", sent)

    def forget(self, sent: Sent) -> None:
        self._managed("DELETE", sent)

    def close(self) -> None:
        self._page.close()

    def _managed(self, method: str, sent: Sent) -> Any:
        path = f"/v1/sealed/{sent.id}"
        return self.service.ask(method, path, headers={"Authorization": f"Bearer {sent.manage_key}"})
