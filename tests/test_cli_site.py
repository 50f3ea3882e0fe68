"""Olga registers her shop from the command line, and leaves again."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sameplace.app import create_app
from sameplace.cli import main
from sameplace.config import Config

from .cast import Clock, Visitor


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs ``sameplace`` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, **environ: str) -> Result:
        return CliRunner().invoke(main, arguments, env={f"SAMEPLACE_{k}": v for k, v in environ.items()})

    return invoke


class Scripts(HTMLParser):
    """The script elements of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "script"
        self.found.append(dict(attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_json_is_one_object_with_five_keys_and_nothing_else(run):
    result = run("site", "add", "http://127.0.0.1:9999", "--json", PUBLIC_URL="https://sameplace.example")
    assert result.exit_code == 0
    assert result.stderr == ""
    made = json.loads(result.stdout)
    assert set(made) == {"site_key", "secret_key", "script_tag", "guard_tag", "csp"}
    assert re.fullmatch(r"pk_[\w-]{16}", made["site_key"])
    assert re.fullmatch(r"sk_[\w-]{32}", made["secret_key"])


def test_tags_can_be_pasted_and_the_policy_lets_them_run(run):
    made = json.loads(
        run("site", "add", "https://shop.example", "--json", PUBLIC_URL="https://s.example/").stdout
    )
    script, guard = Scripts(made["script_tag"]), Scripts(made["guard_tag"])
    assert script.found == [
        {"async": None, "src": "https://s.example/sameplace.js", "data-site": made["site_key"]}
    ]
    assert guard.found == [{}]
    assert len(guard.text.replace("https://s.example", "")) <= 400
    hash_ = base64.b64encode(hashlib.sha256(guard.text.encode()).digest()).decode()
    assert made["csp"] == f"script-src https://s.example 'sha256-{hash_}'; connect-src https://s.example"


def test_text_shows_all_that_has_to_be_done(run):
    result = run(
        "site", "add", "https://shop.example", "--name", "Olga's shop", PUBLIC_URL="https://s.example"
    )
    assert result.exit_code == 0
    for part in (
        "Olga's shop is registered for https://shop.example",
        "pk_",
        "sk_",
        "<script async",
        "script-src",
    ):
        assert part in result.stdout
    assert result.stderr == ""


def test_guess_of_the_services_address_is_owned_up_to(run):
    result = run("site", "add", "https://shop.example")
    assert "http://127.0.0.1:8700/sameplace.js" in result.stdout
    assert "SAMEPLACE_PUBLIC_URL" in result.stderr
    assert run("site", "add", "https://shop.example", "--json").stderr == ""


def test_site_may_have_several_origins(run):
    run(
        "site",
        "add",
        "https://Shop.example/",
        "https://www.shop.example:443",
        "https://shop.example",
        "--name",
        "S",
    )
    (listed,) = json.loads(run("site", "list", "--json").stdout)
    assert listed["origins"] == ["https://shop.example", "https://www.shop.example"]
    assert listed["name"] == "S"
    assert "secret" not in listed


@pytest.mark.parametrize(
    "origin", ["shop.example", "https://shop.example/path", "*", "javascript:alert(1)", "null"]
)
def test_what_is_no_origin_is_refused_in_words_and_nothing_is_registered(run, origin: str):
    result = run("site", "add", "https://good.example", origin)
    assert result.exit_code == 1
    assert f"“{origin}” is not a web origin" in result.stderr
    assert json.loads(run("site", "list", "--json").stdout) == []


def test_list_of_nothing_says_what_to_do(run):
    result = run("site", "list")
    assert result.exit_code == 0
    assert "sameplace site add" in result.stdout


def test_list_shows_each_site_on_a_line(run):
    for origin in ("https://a.example", "https://b.example"):
        run("site", "add", origin)
    lines = run("site", "list").stdout.splitlines()
    assert [line.split()[1:] for line in lines] == [
        ["a.example", "https://a.example"],
        ["b.example", "https://b.example"],
    ]


def test_removing_a_site_removes_its_snapshots_and_no_others(run, tmp_path: Path, clock: Clock):
    keys = [
        json.loads(run("site", "add", f"https://{name}.example", "--json").stdout)["site_key"]
        for name in "ab"
    ]
    config = Config(database=str(tmp_path / "sameplace.sqlite"))
    app = create_app(config)
    storage = app.extensions["sameplace"]
    tokens = []
    for name, key in zip("ab", keys, strict=True):
        visitor = Visitor(app.test_client(), storage.site(key), f"https://{name}.example")
        tokens.append(visitor.saved({"page": {"url": f"https://{name}.example/", "title": name}})["token"])
    result = run("site", "remove", keys[0])
    assert (result.exit_code, keys[0] in result.stdout) == (0, True)
    anyone = Visitor(app.test_client(), storage.site(keys[1]), None)
    assert [anyone.present(token).status_code for token in tokens] == [410, 200]
    storage.close()
    again = run("site", "remove", keys[0])
    assert again.exit_code == 1
    assert "There is no site with the key" in again.stderr
