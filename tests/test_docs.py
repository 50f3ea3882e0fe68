"""What exists is described where it belongs, what is described exists, and links lead somewhere."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sameplace import errors, sites
from sameplace.cli import main
from sameplace.config import Config
from sameplace.schema import CartLine
from sameplace.storage import Site, Storage

from .pages import PAGES, ROOT, anchors, blocks, code, prose, section, table, text

SETTINGS = {f"SAMEPLACE_{field.name.upper()}": field for field in fields(Config)}


def source(*folders: str) -> str:
    """All of the browser code below these folders."""
    files = (path for folder in folders for path in sorted((ROOT / "extension" / folder).rglob("*.js")))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


# --- links ---


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str):
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if re.match(r"https://", target):
            continue
        path, _, anchor = target.partition("#")
        found = ((ROOT / page).parent / path).resolve() if path else ROOT / page
        assert found.is_relative_to(ROOT), f"{page} → {target}"
        assert found.exists(), f"{page} → {target}"
        assert not anchor or anchor in anchors(found.relative_to(ROOT).as_posix()), f"{page} → {target}"


def test_every_page_can_be_reached_from_the_readme():
    reached, ahead = set(), ["README.md"]
    while ahead:
        page = ahead.pop()
        reached.add(page)
        linked = re.findall(r"\]\(([^)#\s:]+\.md)", prose(page))
        found = {((ROOT / page).parent / target).resolve().relative_to(ROOT).as_posix() for target in linked}
        ahead += (found & set(PAGES)) - reached
    assert reached == set(PAGES)


# --- settings and commands ---


def test_every_setting_is_in_the_operators_table_with_its_default():
    rows = {code(name)[0]: default for name, default, _ in table(section("docs/operators.md", "## Settings"))}
    assert set(rows) == set(SETTINGS)
    for setting, field in SETTINGS.items():
        given = re.fullmatch(r"`([^`]+)`", rows[setting])
        assert bool(given) == (field.default != ""), setting
        read = Config.from_env({setting: given[1] if given else ""})
        assert getattr(read, field.name) == field.default, setting


@pytest.mark.parametrize("page", PAGES)
def test_settings_that_a_page_names_exist(page: str):
    assert set(re.findall(r"\bSAMEPLACE_[A-Z_]+", text(page))) <= set(SETTINGS)


def commands(command: click.Command = main, path: str = "sameplace") -> Iterator[tuple[str, set[str]]]:
    """Every command with its own options."""
    if isinstance(command, click.Group):
        for name, sub in command.commands.items():
            yield from commands(sub, f"{path} {name}")
    else:
        yield path, {option for given in command.params for option in given.opts if option.startswith("-")}


COMMANDS = dict(commands())


def test_every_command_is_in_the_operators_table_with_every_option():
    rows = table(section("docs/operators.md", "## Commands"))
    assert {code(name)[0]: set(code(options)) for name, options, _ in rows} == COMMANDS


@pytest.mark.parametrize("page", PAGES)
def test_commands_that_a_page_names_exist(page: str):
    shell = [line for block in blocks(text(page), "sh") for line in block.splitlines()]
    for line in [*shell, *code(prose(page))]:
        words = line.split()
        if Path(words[0] if words else "").name != "sameplace" or words[1:] in ([], ["--version"]):
            continue
        words = ["sameplace", *shlex.split(line, comments=True)[1:]]
        known = [path for path in COMMANDS if words[: len(path.split())] == path.split()]
        assert known, f"{page}: {line}"
        assert {word for word in words if word.startswith("-")} <= COMMANDS[known[0]], f"{page}: {line}"


# --- the widget ---


def test_every_attribute_is_in_the_owners_tables():
    settings = text("extension/widget/settings.js")
    tag = {f"data-{name}" for name in re.findall(r"dataset\.(\w+)", settings)}
    own = set(re.findall(r"data-sameplace-\w+", source("core", "widget")))
    assert tag == set(re.findall(r"`(data-\w+)[`=]", settings)), "each is described where it is read"
    first, second = section("docs/owners.md", "## The tag's attributes").split("Two more attributes")
    assert {code(name)[0] for name, *_ in table(first)} == tag
    described = {code(name)[0] for name, *_ in table(second)}
    marks = text("extension/core/cart/platforms/profile.js")
    profile = {f"data-sameplace-{name}" for name in re.findall(r'marked\("(\w+)"', marks)}
    profile |= set(re.findall(r"data-sameplace-\w+", marks))
    assert own <= described | profile, "for every site, or for a cart by attributes"
    assert described <= own
    for name in profile:
        assert re.search(rf"\b{name}\b|`{name.removeprefix('data-sameplace')}`", text("docs/profiles.md")), (
            name
        )
    for page in PAGES:
        shown = re.sub(r"\(\S*#\S+\)", "", text(page))
        assert set(re.findall(r"\bdata-[a-z]+(?:-[a-z]+)*", shown)) <= tag | own | profile, page


def test_every_custom_property_is_in_the_owners_table():
    used = set(re.findall(r"--sameplace-\w+", source("core")))
    assert used == set(re.findall(r"\| (--sameplace-\w+)", text("extension/core/theme.js")))
    looks = section("docs/owners.md", "## Looks")
    assert {code(name)[0] for name, *_ in table(looks)} == used
    assert set(re.findall(r"--sameplace-\w+", looks)) == used


def test_every_method_is_in_the_owners_table():
    declared = (
        text("extension/widget/globals.d.ts").partition("interface SameplaceApi {")[2].partition("}")[0]
    )
    methods = set(re.findall(r"^\s+(\w+)\(", declared, re.MULTILINE))
    rows = table(section("docs/owners.md", "## From JavaScript"))
    assert {code(call)[0].partition("(")[0] for call, _ in rows} == {f"Sameplace.{name}" for name in methods}
    for page in PAGES:
        assert set(re.findall(r"\bSameplace\.(\w+)\(", text(page))) <= methods, page


def test_every_method_of_the_cart_hook_and_every_field_of_a_line_is_described():
    _, _, adapter = text("extension/core/cart/index.js").partition("@typedef {object} CartAdapter\n")
    properties = re.findall(r"@property \{.*\} (\[?)(\w+)", adapter.partition("*/")[0])
    methods, line = section("docs/owners.md", "## The cart").split("A **line** needs")
    assert [(code(call)[0].partition("(")[0], needed) for call, needed, _ in table(methods)] == [
        (name, "optional" if bracket else "required") for bracket, name in properties
    ]
    assert {code(name)[0] for name, _ in table(line)} == set(CartLine.__struct_fields__)


def test_tags_and_policy_are_as_the_service_prints_them():
    site = Site(key="pk_YOUR_SITE_KEY", name="", origins=(), created=0)
    assert [f"{sites.script_tag('http://127.0.0.1:8700', site)}\n"] == blocks(text("README.md"), "html")
    owners = text("docs/owners.md")
    assert sites.script_tag("https://sameplace.example", site) in owners
    assert re.sub(r"sha256-[^']+", "sha256-…", sites.csp("https://sameplace.example")) in owners


# --- the API ---


def test_every_route_is_in_the_table(app: Flask):
    routes = {
        f"{method} " + re.sub(r"<(?:public_)?(\w+)>", r"{\1}", rule.rule)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert {code(route)[0] for route, _ in table(text("docs/api.md"))} == routes


def problem_of(response: TestResponse) -> tuple[str, int]:
    body = response.get_json()
    assert response.status_code == body["status"]
    return body["type"].removeprefix(errors.TYPE_PREFIX), body["status"]


def test_every_problem_is_in_the_table(
    client: FlaskClient, storage: Storage, monkeypatch: pytest.MonkeyPatch
):
    kinds: list[type[errors.ProblemError]] = [errors.ProblemError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    possible = {(kind.slug, kind.status) for kind in kinds}
    possible |= {problem_of(client.get("/nothing")), problem_of(client.put("/v1/resume"))}

    def fail() -> None:
        raise RuntimeError("a fault of the service")

    monkeypatch.setattr(storage, "ping", fail)
    possible.add(problem_of(client.get("/healthz")))
    rows = table(section("docs/api.md", "## Problems"))
    assert {(code(slug)[0], int(status)) for slug, status, _ in rows} == possible
