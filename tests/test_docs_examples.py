"""Commands and examples that people will copy run as they are written."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path
from string import Template

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sameplace.storage import Site
from sameplace.testing.service import free_port

from .pages import PAGES, ROOT, blocks, section, text
from .test_serving import PATIENCE

EMBED = section("README.md", "## Put it on your site in five minutes")

# --- commands ---


def test_site_is_embedded_by_the_commands_as_they_are_written(tmp_path: Path):
    _, add, serve = blocks(EMBED, "sh")
    port = free_port()
    # As after the installation, the command is on the path. Only the port is another: 8700 may be in use.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environ = {**os.environ, "PATH": path, "SAMEPLACE_PORT": str(port)}
    added = subprocess.run(
        add, shell=True, cwd=tmp_path, env=environ, check=True, capture_output=True, text=True
    )
    service = subprocess.Popen(
        shlex.split(serve), cwd=tmp_path, env=environ, stderr=subprocess.PIPE, text=True
    )
    with service:
        try:
            assert service.stderr
            assert f"http://127.0.0.1:{port}" in service.stderr.readline()
            site_works(added.stdout, add, port)
        finally:
            service.terminate()
    assert {"sameplace.sqlite", "sameplace.keys"} <= {file.name for file in tmp_path.iterdir()}


def site_works(printed: str, add: str, port: int) -> None:
    """The tag that the page shows is the one that was printed; it loads the widget, which can save."""
    (key,) = set(re.findall(r"\bpk_[\w-]+", printed))
    (shown,) = blocks(EMBED, "html")
    tag = shown.strip().replace("8700", str(port)).replace("pk_YOUR_SITE_KEY", key)
    assert tag in printed
    with urllib.request.urlopen(re.findall('src="(.*?)"', tag)[0], timeout=PATIENCE) as answer:
        assert answer.read() == (ROOT / "server/sameplace/static/sameplace.js").read_bytes()
    origin = shlex.split(add)[3]
    snapshot = {"page": {"url": f"{origin}/", "title": "Home"}}
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/v1/snapshots",
        data=json.dumps({"site": key, "snapshot": snapshot}).encode(),
        headers={"Origin": origin},
    )
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        assert answer.status == 201


def test_what_a_checkout_installs_is_complete(tmp_path: Path):
    command = next(line for line in blocks(EMBED, "sh")[0].splitlines() if "pip install" in line)
    # The build's own tools and the libraries are here already; nothing is fetched.
    arguments = [*shlex.split(command)[1:], "--no-build-isolation", "--no-deps", "--quiet"]
    subprocess.run(
        [sys.executable, "-m", "pip", *arguments, "--disable-pip-version-check", "--target", str(tmp_path)],
        cwd=ROOT,
        check=True,
        timeout=120,
    )

    def files(folder: Path) -> set[str]:
        return {
            path.relative_to(folder).as_posix()
            for path in folder.rglob("*")
            if path.is_file() and path.suffix != ".pyc"
        }

    assert files(tmp_path / "sameplace") == files(ROOT / "server" / "sameplace")


# --- JavaScript ---

SHOP = """
import { findCart, register } from "EXTENSION/core/cart/index.js";
import { restoreCart } from "EXTENSION/core/cart/restore.js";

const stock = { cup: 2, plate: 9, bowl: 0, towel: 9 };
const held = { towel: 1 };
globalThis.window = globalThis;
globalThis.document = new EventTarget();
globalThis.location = new URL("https://shop.example/cart");
globalThis.fetch = async (path, { method = "GET", body } = {}) => {
  const answer = (status, value) => ({ ok: status < 400, status, json: async () => value });
  if (method === "GET") {
    const lines = Object.entries(held).map(([id, quantity]) => ({
      id, title: id, variant: id, name: id, quantity, cents: 1900, article: "A", options: {}, page: "/" + id,
    }));
    return answer(200, Object.assign(lines, { currency: "EUR", items: lines }));
  }
  const asked = body instanceof URLSearchParams ? Object.fromEntries(body) : JSON.parse(body);
  const [id, quantity] = [asked.variant ?? asked.id, Number(asked.quantity)];
  if (!(id in stock)) return answer(404, {});
  if (stock[id] < quantity) return answer(409, { available: stock[id] });
  stock[id] -= quantity;
  held[id] = (held[id] ?? 0) + quantity;
  return answer(200, {});
};

EXAMPLE

for (const callback of window.sameplaceQueue) callback({ cart: register });
const line = (id, quantity) => ({ id, title: id, quantity });
const wanted = [line("cup", 3), line("plate", 2), line("bowl", 1), line("jug", 1), line("towel", 1)];
const found = await findCart();
const report = await restoreCart(found, wanted);
let changes = 0;
const end = found.onChange?.(() => { changes += 1; });
document.dispatchEvent(new Event("cart:changed"));
end?.();
document.dispatchEvent(new Event("cart:changed"));
await found.refresh?.();
const outcomes = Object.fromEntries(report.map(({ line, outcome }) => [line.id, outcome]));
console.log(JSON.stringify({ outcomes, held, changes }));
"""
"""A shop in which an example is put to work: it has two cups, no bowl, and has never had a jug."""


def cart_hook(page: str, tmp_path: Path) -> dict:
    """What became of a cart that the page's example restored."""
    (example,) = [block for block in blocks(text(page), "js") if ".cart(" in block]
    program = tmp_path / "shop.mjs"
    extension = (ROOT / "extension").as_uri()
    program.write_text(SHOP.replace("EXTENSION", extension).replace("EXAMPLE", example), encoding="utf-8")
    done = node(str(program))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def node(*arguments: str) -> subprocess.CompletedProcess[str]:
    found = shutil.which("node")
    assert found, "the tests need Node.js"
    return subprocess.run([found, *arguments], capture_output=True, text=True, timeout=PATIENCE, check=False)


def test_cart_hook_in_the_owners_page_does_all_that_it_says(tmp_path: Path):
    done = cart_hook("docs/owners.md", tmp_path)
    assert done["outcomes"] == {
        "cup": "fewer",
        "plate": "added",
        "bowl": "sold-out",
        "jug": "gone",
        "towel": "already",
    }
    assert done["held"] == {"towel": 1, "cup": 2, "plate": 2}
    assert done["changes"] == 1


def test_cart_hook_in_the_readme_is_enough(tmp_path: Path):
    done = cart_hook("README.md", tmp_path)
    assert done["held"] == {"towel": 1, "plate": 2}
    assert done["outcomes"]["plate"] == "added"


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(text(page), "js")])
def test_javascript_can_be_read(page: str, tmp_path: Path):
    for block in blocks(text(page), "js"):
        (tmp_path / "block.mjs").write_text(block, encoding="utf-8")
        assert node("--check", str(tmp_path / "block.mjs")).stderr == ""


# --- the API ---


def curl(client: FlaskClient, line: str) -> TestResponse:
    """What curl would send, for the few options that the page uses."""
    words = iter(shlex.split(line)[1:])
    url = next(words)
    if url == "-X":
        method, url = next(words), next(words)
    else:
        method = ""
    headers, body = {}, None
    for word in words:
        if word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value
        else:
            assert word == "--json", f"this test does not know curl's {word}"
            body = next(words)
    return client.open(url, method=method or ("POST" if body else "GET"), headers=headers, data=body)


def shape(value: object) -> object:
    """Names and kinds, without the values."""
    if isinstance(value, dict):
        return {name: shape(held) for name, held in value.items()}
    return [shape(held) for held in value] if isinstance(value, list) else type(value)


def test_the_flow_runs_as_it_is_written(client: FlaskClient, olga: Site):
    flow = section("docs/api.md", "## The flow")
    _, *lines = re.split(r"^(?=curl )", "".join(blocks(flow, "sh")), flags=re.MULTILINE)
    known = {"SERVICE": "", "SITE": olga.key}
    answers = []
    for line in lines:
        response = curl(client, Template(line).substitute(known))
        assert response.status_code in (200, 201, 204), response.text
        answers.append(response.get_json() if response.data else {})
        known |= {name.upper(): value for name, value in answers[-1].items() if isinstance(value, str)}
    saved, presented, by_code, accepted, restored, receipt, cancelled, forgotten = answers
    shown = [json.loads(block) for block in blocks(flow, "json")]
    assert [shape(answer) for answer in (saved, presented, receipt)] == [shape(answer) for answer in shown]
    assert by_code == presented
    assert accepted == restored == cancelled == forgotten == {}
    assert curl(client, Template(lines[1]).substitute(known)).status_code == 410


def test_what_is_said_of_sealed_snapshots_runs_as_it_is_written(client: FlaskClient):
    page = section("docs/api.md", "## Sealed snapshots")
    known = {"SERVICE": ""}
    answers = []
    for block in blocks(page, "sh"):
        made, *lines = re.split(r"^(?=curl )", block, flags=re.MULTILINE)
        for name, command in re.findall(r"^(\w+)=\$\((.*)\)$", made, flags=re.MULTILINE):
            done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
            known[name] = done.stdout.strip()
        for line in lines:
            response = curl(client, Template(line).substitute(known))
            assert response.status_code in (200, 201, 204), response.text
            answers.append(response.get_json() if response.data else {})
            if "boxes" not in line:
                known |= {name.upper(): value for name, value in answers[-1].items()}
    saved, by_token, by_locator, receipt, forgotten, written, read, erased = answers
    shown = [json.loads(block) for block in blocks(page, "json")]
    assert [shape(answer) for answer in (saved, written)] == [shape(answer) for answer in shown]
    assert by_token == by_locator
    assert by_token["ciphertext"] == read["ciphertext"] == known["CIPHERTEXT"]
    assert receipt["device_kind"] == "phone"
    assert set(read) == {"ciphertext", "version", "closed", "expires_at"}
    assert forgotten == erased == {}
