"""What the browser and its shop are told of the extension, and what they say to it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from ..devices import LAPTOP
from .builds import EXTENSION, LOOPBACK, Builds
from .equipped import Equipped


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_build_that_need_not_ask_differs_in_host_permissions_alone(
    builds: Builds, trusting: Builds, browser: str
) -> None:
    shipped, other = builds.manifest(browser), trusting.manifest(browser)
    assert "host_permissions" not in shipped
    assert other.pop("host_permissions") == LOOPBACK.split(",")
    assert shipped == other
    assert builds.files(browser) == trusting.files(browser)


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_nothing_is_asked_for_at_install(builds: Builds, browser: str) -> None:
    manifest = builds.manifest(browser)
    assert sorted(manifest["permissions"]) == ["activeTab", "alarms", "contextMenus", "scripting", "storage"]
    assert manifest["optional_host_permissions"] == ["*://*/*"]
    for name in ("content_scripts", "externally_connectable", "web_accessible_resources"):
        assert name not in manifest


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_no_script_comes_from_elsewhere_or_out_of_a_text(builds: Builds, browser: str) -> None:
    policy = builds.manifest(browser)["content_security_policy"]["extension_pages"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";") if rule.strip())
    assert rules["script-src"] == "'self'"
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["frame-ancestors"] == "'none'"
    for name, data in builds.files(browser).items():
        if name.endswith(".html"):
            assert b"://" not in data, f"{name} fetches something"
            assert b"onclick" not in data


def test_chromium_has_nothing_to_say_against_it(playwright: Playwright, builds: Builds) -> None:
    device = Equipped(playwright, LAPTOP, builds.chromium)
    try:
        page = device.open("chrome://extensions")
        told = page.evaluate(
            """async (id) => {
              await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
              const all = await chrome.developerPrivate.getExtensionsInfo();
              const { manifestErrors, runtimeErrors, installWarnings, permissions, state } =
                all.find((one) => one.id === id);
              const simple = permissions.simplePermissions.map(({ message }) => message);
              return { manifestErrors, runtimeErrors, warnings: installWarnings ?? [], simple, state };
            }""",
            device.id,
        )
        assert told == {
            "manifestErrors": [],
            "runtimeErrors": [],
            "warnings": [],
            "simple": [],
            "state": "ENABLED",
        }
    finally:
        device.close()


def test_mozillas_linter_has_nothing_to_say_against_it(builds: Builds, tmp_path: Path) -> None:
    linter = EXTENSION / "node_modules/.bin/web-ext"
    out = subprocess.run(
        [linter, "lint", "--output=json", f"--source-dir={builds.firefox}", f"--artifacts-dir={tmp_path}"],
        capture_output=True,
        check=False,
        env={"PATH": str(Path("/usr/bin")) + ":/usr/local/bin:/bin", "HOME": str(tmp_path)},
    ).stdout
    told = json.loads(out)
    assert [told["errors"], told["warnings"]] == [[], []]
