"""Ada carries a place of any site from her laptop to her phone; the service keeps it and cannot read it."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from sameplace.app import create_app
from sameplace.config import Config
from sameplace.storage import Storage, open_storage
from sameplace.tokens import unb64

from .cast import (
    DAY,
    EXTENSIONS,
    LOCATOR,
    NOW,
    SHOP,
    Clock,
    Equipped,
    Visitor,
    a_ciphertext,
    a_full_snapshot,
)
from .disk import canaries, on_disk
from .test_limits import from_address, wait_of
from .test_problems import problem

NEVER = "ZZZZZZZZ"


def at(seconds: int) -> int:
    """Seconds after the test began, as the storage counts them."""
    return int(NOW.timestamp()) + seconds


# --- saving and opening ---


@pytest.mark.parametrize("size", [4096, 16_384, 65_536])
def test_ada_opens_on_her_phone_what_her_laptop_sealed(laptop: Equipped, phone: Equipped, size: int):
    saved = laptop.sealed(size=size)
    assert len(saved["token"]) == 66
    assert saved["locator_expires_at"] is None
    opened = phone.open(token=saved["token"]).get_json()
    assert opened == {
        "id": saved["id"],
        "token": saved["token"],
        "ciphertext": a_ciphertext(size),
        "expires_at": saved["expires_at"],
    }


def test_opening_may_be_repeated_and_answers_the_same(laptop: Equipped, phone: Equipped, clock: Clock):
    saved = laptop.sealed(locator=LOCATOR)
    first = phone.open(token=saved["token"])
    clock.pass_seconds(60)
    assert phone.open(token=saved["token"]).data == first.data
    assert phone.open(locator=LOCATOR).data == first.data


@pytest.mark.parametrize("size", [0, 1, 4095, 4097, 16_383, 20_000, 65_535, 65_537])
def test_any_other_size_is_refused(laptop: Equipped, size: int):
    body = problem(laptop.seal(size=size), 400)
    assert body["errors"][0]["pointer"] == "/ciphertext"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + "==",
        lambda text: text[:-1] + "_",
        lambda text: "+" + text[1:],
        lambda text: "/" + text[1:],
        lambda text: "." + text[1:],
        lambda text: text[:-1] + "\n",
        lambda text: text + "\n",
        lambda text: "ü" + text[1:],
        lambda text: " " + text[1:],
    ],
    ids=["padded", "spelt otherwise", "plus", "slash", "dot", "cut", "line break", "umlaut", "blank"],
)
def test_ciphertext_has_one_spelling(laptop: Equipped, change):
    body = {"ciphertext": change(a_ciphertext()), "expires_in": DAY}
    assert body["ciphertext"] != a_ciphertext()
    problem(laptop.ask("POST", "sealed", body), 400)


def test_body_may_be_as_long_as_a_ciphertext_needs_and_not_longer(laptop: Equipped):
    largest = b'{"expires_in":3600,"ciphertext":"' + a_ciphertext(65_536).encode() + b'"'
    for length, status in ((98_304, 201), (98_305, 413), (1_000_000, 413)):
        body = largest + b" " * (length - len(largest) - 1) + b"}"
        answer = laptop.client.post("/v1/sealed", data=body)
        assert answer.status_code == status, length
    assert "96 KB" in answer.get_json()["detail"]


def test_other_routes_take_no_longer_body_than_before(laptop: Equipped, ada: Visitor):
    long = b" " * (64 * 1024 + 1)
    for path in ("/v1/sealed/open", "/v1/snapshots", "/v1/resume", "/v1/events"):
        assert "64 KB" in problem(ada.client.post(path, data=long), 413)["detail"], path


def test_unstated_length_is_cut_off_at_the_same_place(laptop: Equipped):
    start = b'{"expires_in":3600,"ciphertext":"' + a_ciphertext(65_536).encode() + b'"}'
    for path, length, status in (
        ("/v1/sealed", 98_304, 201),
        ("/v1/sealed", 98_305, 413),
        ("/v1/sealed", 500_000, 413),
        ("/v1/sealed/open", 65_537, 413),
    ):
        answer = laptop.client.post(
            path,
            input_stream=io.BytesIO(start + b" " * (length - len(start))),
            headers={"Transfer-Encoding": "chunked"},
            environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
        )
        assert answer.status_code == status, (path, length)


@pytest.mark.parametrize("expires_in", [59, 30 * DAY + 1, 0, -1, 1.5, "60", None])
def test_life_is_a_minute_to_thirty_days(laptop: Equipped, expires_in: object):
    problem(laptop.seal(expires_in=expires_in), 400)


def test_it_expires_when_the_device_asked(laptop: Equipped, phone: Equipped, clock: Clock):
    saved = laptop.sealed(expires_in=60)
    clock.pass_seconds(59)
    assert phone.open(token=saved["token"]).status_code == 200
    clock.pass_seconds(1)
    problem(phone.open(token=saved["token"]), 410)
    problem(laptop.receipt(saved), 410)


def test_operator_who_keeps_less_long_keeps_this_less_long(config: Config, clock: Clock):
    app = create_app(replace(config, keep=3600))
    laptop = Equipped(app.test_client())
    assert laptop.sealed(expires_in=30 * DAY)["expires_at"] == "2026-05-01T13:00:00Z"
    assert laptop.sealed(expires_in=60)["expires_at"] == "2026-05-01T12:01:00Z"
    app.extensions["sameplace"].close()


def test_fields_that_tell_more_are_refused(laptop: Equipped):
    for more in ({"site": "pk"}, {"title": "Mugs"}, {"url": "https://shop.example/"}):
        problem(laptop.seal(**more), 400)


def test_token_of_one_kind_is_nothing_to_the_other(laptop: Equipped, phone: Equipped, ada: Visitor):
    sealed, plain = laptop.sealed(), ada.saved()
    problem(phone.open(token=plain["token"]), 404)
    problem(ada.present(sealed["token"]), 404)
    problem(ada.report(sealed["token"], "accepted"), 404)
    problem(laptop.receipt(plain), 404)
    problem(ada.receipt(sealed), 404)


def test_code_of_one_kind_is_nothing_to_the_other(laptop: Equipped, phone: Equipped, ada: Visitor):
    laptop.sealed(locator=LOCATOR)
    problem(ada.type_code(LOCATOR), 404)
    problem(phone.open(locator=ada.saved()["code"]), 404)


def test_forged_token_is_unknown(laptop: Equipped, phone: Equipped):
    token = laptop.sealed()["token"]
    for forged in (token[:-1] + ("A" if token[-1] != "A" else "E"), token[1:], "x", token + "\n"):
        problem(phone.open(token=forged), 404)


@pytest.mark.parametrize(
    "what", [{}, {"token": "x", "locator": LOCATOR}, {"token": ""}, {"locator": "7K3M-XW4P"}]
)
def test_it_is_opened_by_a_token_or_by_a_locator(phone: Equipped, what: dict):
    problem(phone.open(**what), 400)


# --- locators ---


def test_locator_leads_to_it_as_long_as_a_code_works(laptop: Equipped, phone: Equipped, clock: Clock):
    saved = laptop.sealed(locator=LOCATOR)
    assert saved["locator_expires_at"] == "2026-05-01T12:10:00Z"
    clock.pass_seconds(599)
    assert phone.open(locator=LOCATOR).get_json()["token"] == saved["token"]
    clock.pass_seconds(1)
    problem(phone.open(locator=LOCATOR), 410)
    assert phone.open(token=saved["token"]).status_code == 200, "the token lives on"


def test_locator_never_outlives_what_it_leads_to(laptop: Equipped):
    saved = laptop.sealed(locator=LOCATOR, expires_in=60)
    assert saved["locator_expires_at"] == saved["expires_at"]


def test_purge_takes_the_locator_and_leaves_the_rest(laptop: Equipped, phone: Equipped, storage: Storage):
    saved = laptop.sealed(locator=LOCATOR)
    assert storage.purge(at(599)) == 0
    assert storage.purge(at(600)) == 1
    problem(phone.open(locator=LOCATOR), 404)
    assert phone.open(token=saved["token"]).status_code == 200


def test_locator_that_is_taken_stores_nothing(laptop: Equipped, phone: Equipped, config: Config):
    saved = laptop.sealed(locator=LOCATOR, seed=1)
    body = problem(phone.seal(locator=LOCATOR, seed=2), 409)
    assert body["type"].endswith(":locator-taken")
    assert rows(config, "sealed") == 1
    assert phone.open(locator=LOCATOR).get_json()["id"] == saved["id"]


def test_of_many_who_draw_one_locator_at_once_one_gets_it(app, config: Config):
    def save(seed: int) -> int:
        return Equipped(app.test_client()).seal(locator=LOCATOR, seed=seed).status_code

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(save, range(8)))
    assert sorted(statuses) == [201, *[409] * 7]
    assert rows(config, "sealed") == rows(config, "locator") == 1


def test_locator_that_has_run_out_can_be_drawn_again(laptop: Equipped, phone: Equipped, clock: Clock):
    first = laptop.sealed(locator=LOCATOR, seed=1)
    clock.pass_seconds(600)
    second = laptop.sealed(locator=LOCATOR, seed=2)
    opened = phone.open(locator=LOCATOR).get_json()
    assert (opened["id"], opened["token"]) == (second["id"], second["token"])
    laptop.forget(first)
    assert phone.open(locator=LOCATOR).status_code == 200, "it is the second's by now"


def test_locator_that_comes_again_hides_its_token_under_another_pad(
    laptop: Equipped, config: Config, clock: Clock
):
    # Otherwise who knows one token, and two copies of the database, would know the other.
    def pad(saved: dict) -> int:
        connection = sqlite3.connect(config.database_path)
        (hidden,) = connection.execute("SELECT hidden FROM locator").fetchone()
        connection.close()
        return int.from_bytes(hidden) ^ int.from_bytes(unb64(saved["token"].split(".")[0]))

    first = pad(laptop.sealed(locator=LOCATOR))
    clock.pass_seconds(600)
    assert pad(laptop.sealed(locator=LOCATOR)) != first


@pytest.mark.parametrize(
    "locator", ["7k3mxw4p", "7K3MXW4", "7K3MXW4PP", "7K3M-XW4", "ILOU2345", "7K3MXW4P\n", ""]
)
def test_locator_is_eight_characters_as_the_device_writes_them(laptop: Equipped, locator: str):
    problem(laptop.seal(locator=locator), 400)


# --- receipt and deletion ---


def test_receipt_tells_of_the_first_opening(laptop: Equipped, phone: Equipped, clock: Clock):
    saved = laptop.sealed()
    unopened = {"opened_at": None, "device_kind": None, "expires_at": saved["expires_at"]}
    assert laptop.receipt(saved).get_json() == unopened
    clock.pass_seconds(5)
    phone.open(token=saved["token"], device={"kind": "phone"})
    clock.pass_seconds(5)
    phone.open(token=saved["token"], device={"kind": "tablet"})
    assert laptop.receipt(saved).get_json() == {
        "opened_at": "2026-05-01T12:00:05Z",
        "device_kind": "phone",
        "expires_at": saved["expires_at"],
    }


def test_reading_changes_nothing(laptop: Equipped, phone: Equipped, config: Config):
    saved = laptop.sealed(locator=LOCATOR)
    before = everything(config)
    key = saved["manage_key"]
    for method in ("GET", "HEAD"):
        assert laptop.ask(method, f"sealed/{saved['id']}", key=key).status_code == 200
        assert laptop.ask(method, "sealed").status_code == 405
        assert laptop.ask(method, "sealed/open", key=key).status_code == 404, "no id of a sealed snapshot"
    assert everything(config) == before


def test_deleted_is_gone_at_once_and_may_be_deleted_again(laptop: Equipped, phone: Equipped, config: Config):
    saved = laptop.sealed(locator=LOCATOR)
    phone.open(locator=LOCATOR)
    for _ in range(3):
        response = laptop.forget(saved)
        assert (response.status_code, response.data) == (204, b"")
    problem(phone.open(token=saved["token"]), 410)
    problem(phone.open(locator=LOCATOR), 404)
    problem(laptop.receipt(saved), 404)
    assert rows(config, "sealed") == rows(config, "locator") == 0
    laptop.sealed(locator=LOCATOR)


def test_only_its_own_key_deletes_it_or_reads_its_receipt(laptop: Equipped, phone: Equipped):
    saved, other = laptop.sealed(), laptop.sealed(seed=2)
    wrong = {**saved, "manage_key": other["manage_key"]}
    for refused in (laptop.forget(wrong), laptop.receipt(wrong)):
        assert problem(refused, 403)["type"].endswith(":manage-key-wrong")
    assert problem(laptop.ask("DELETE", f"sealed/{saved['id']}"), 401)
    assert phone.open(token=saved["token"]).status_code == 200


@pytest.mark.parametrize("id_", ["x", "AAAAAAAAAAAAAAAAAAAAAA", "%00", "ü", "A" * 5000])
def test_id_that_nobody_has_is_unknown(laptop: Equipped, id_: str):
    problem(laptop.receipt({"id": id_, "manage_key": "x"}), 404)


@pytest.mark.parametrize("how", ["delete", "purge"])
@pytest.mark.parametrize("size", [4096, 65_536])
def test_no_byte_of_it_stays_on_the_disk(
    laptop: Equipped, config: Config, storage: Storage, how: str, size: int
):
    saved = laptop.sealed(size=size, locator=LOCATOR)
    before = on_disk(config)
    planted = canaries(config, "sealed", "body") + canaries(config, "locator", "hidden")
    # A piece that lies across two pages is not in one place.
    planted = [piece for piece in planted if piece in before]
    assert len(planted) > size // 14
    if how == "delete":
        laptop.forget(saved)
    else:
        storage.purge(at(DAY))
    after = on_disk(config)
    assert [piece for piece in planted if piece in after] == []


# --- who may ask ---


@pytest.mark.parametrize("origin", [*EXTENSIONS, None, "https://sameplace.example"])
def test_extensions_programs_and_the_services_own_page_may_ask(laptop: Equipped, origin: str | None):
    laptop.origin = origin
    saved = laptop.sealed()
    assert laptop.open(token=saved["token"]).status_code == 200
    assert laptop.receipt(saved).status_code == 200
    assert laptop.forget(saved).status_code == 204


FOREIGN = [
    SHOP,
    "https://evil.example",
    "null",
    "",
    "*",
    "file://",
    "https://sameplace.example:8443",
    "http://sameplace.example",
    "chrome-extension://",
    "chrome-extension://a b",
    "chrome-extension://abc/",
    "chrome-extension://abc\x0bx",
    "https://chrome-extension://abc",
    "CHROME-EXTENSION://abc",
    "ms-extension://abc",
    "extension://abc",
]


@pytest.mark.parametrize("origin", FOREIGN)
def test_no_page_of_the_web_may_ask(laptop: Equipped, olga, origin: str):
    saved = laptop.sealed(locator=LOCATOR)
    page = Equipped(laptop.client, origin)
    box, key = "b" * 22, "k" * 22
    for response in (
        page.seal(),
        page.open(token=saved["token"]),
        page.open(locator=LOCATOR),
        page.receipt(saved),
        page.forget(saved),
        page.write(box, key),
        page.read(box, key),
        page.erase(box, key),
    ):
        assert problem(response, 403)["type"].endswith(":origin-refused")
        assert "Access-Control" not in str(response.headers)
        assert "Origin" in response.headers["Vary"]
    assert laptop.receipt(saved).get_json()["opened_at"] is None


@pytest.mark.parametrize("origin", EXTENSIONS)
@pytest.mark.parametrize("path", ["/v1/sealed", "/v1/sealed/open", "/v1/sealed/x", "/v1/boxes/x"])
def test_preflight_of_an_extension_is_answered(client: FlaskClient, origin: str, path: str):
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": "authorization, content-type",
    }
    response = client.options(path, headers=asked)
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == origin
    allowed = set(response.headers["Access-Control-Allow-Methods"].split(", "))
    assert allowed == {"GET", "POST", "PUT", "DELETE"}
    assert response.headers["Access-Control-Allow-Headers"].lower() == "authorization, content-type"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert "Origin" in response.headers["Vary"]


@pytest.mark.parametrize("origin", [SHOP, "https://evil.example", "null"])
def test_preflight_of_a_page_gets_no_permission(client: FlaskClient, olga, origin: str):
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    assert "Access-Control" not in str(client.options("/v1/sealed", headers=asked).headers)


def test_extension_can_read_every_answer_and_no_answer_of_the_sites_routes(laptop: Equipped, ada: Visitor):
    for response in (laptop.seal(), laptop.open(token="x"), laptop.seal(size=5)):
        assert response.headers["Access-Control-Allow-Origin"] == laptop.origin
        assert response.headers["Access-Control-Expose-Headers"] == "Retry-After"
        assert response.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in response.headers
    elsewhere = laptop.ask("POST", "resume", {"token": ada.saved()["token"]})
    assert elsewhere.status_code == 403
    assert "Access-Control" not in str(elsewhere.headers)


# --- limits ---


def test_saving_is_limited_per_address(laptop: Equipped, clock: Clock):
    for _ in range(30):
        laptop.sealed()
    clock.pass_seconds(wait_of(laptop.seal()))
    laptop.sealed()
    wait_of(laptop.seal())
    body = {"ciphertext": a_ciphertext(), "expires_in": DAY}
    assert laptop.ask("POST", "sealed", body, **from_address("198.51.100.7")).status_code == 201


def test_wrong_locators_are_limited_as_wrong_codes_are(laptop: Equipped, phone: Equipped, clock: Clock):
    saved = laptop.sealed(locator=LOCATOR)
    for _ in range(20):
        problem(phone.open(locator=NEVER), 404)
    # The right one gets no answer either: otherwise a guess would cost nothing.
    clock.pass_seconds(wait_of(phone.open(locator=LOCATOR)))
    assert phone.open(locator=LOCATOR).status_code == 200
    problem(phone.open(locator=NEVER), 404)
    wait_of(phone.open(locator=NEVER))
    assert phone.open(token=saved["token"]).status_code == 200, "links open all the same"


def test_wrong_locators_and_wrong_codes_are_counted_apart(phone: Equipped, ada: Visitor):
    code = ada.saved()["code"]
    for _ in range(20):
        phone.open(locator=NEVER)
    assert ada.type_code(code).status_code == 200


def test_saving_is_no_better_way_to_guess_locators(laptop: Equipped, phone: Equipped):
    laptop.sealed(locator=LOCATOR)
    for _ in range(20):
        problem(phone.seal(locator=LOCATOR), 409)
    wait_of(phone.seal(locator=NEVER))
    wait_of(phone.open(locator=NEVER))


def test_right_locators_are_not_counted(laptop: Equipped, phone: Equipped):
    laptop.sealed(locator=LOCATOR)
    for _ in range(60):
        assert phone.open(locator=LOCATOR).status_code == 200


def test_forged_tokens_are_limited(config: Config, clock: Clock):
    app = create_app(replace(config, failed_tokens=3))
    mallory = Equipped(app.test_client())
    for _ in range(3):
        problem(mallory.open(token="x"), 404)
    wait_of(mallory.open(token="x"))
    app.extensions["sameplace"].close()


# --- room ---


@pytest.fixture
def small(config: Config, clock: Clock) -> Iterator[Equipped]:
    """Ada's laptop at a service that has one megabyte to give: sixteen of the largest."""
    app = create_app(replace(config, sealed_total=1, sealed_per_minute=1000, boxes_per_minute=1000))
    yield Equipped(app.test_client())
    app.extensions["sameplace"].close()


def fill(laptop: Equipped) -> list[dict]:
    saved = [laptop.sealed(size=65_536, seed=seed) for seed in range(16)]
    assert problem(laptop.seal(), 507)["type"].endswith(":full")
    return saved


def test_full_service_takes_no_more_and_gives_what_it_has(small: Equipped, config: Config):
    saved = fill(small)
    problem(small.write("b" * 22, "k" * 22), 507)
    problem(small.seal(locator=LOCATOR), 507)
    problem(small.open(locator=LOCATOR), 404)
    assert rows(config, "sealed") == 16
    for one in saved:
        assert small.open(token=one["token"]).status_code == 200
        assert small.receipt(one).get_json()["opened_at"]


def test_deleting_makes_room(small: Equipped):
    saved = fill(small)
    small.forget(saved[0])
    small.forget(saved[0])
    for seed in range(16):
        small.sealed(seed=seed)
    problem(small.seal(), 507)


def test_boxes_and_sealed_snapshots_share_the_room(small: Equipped):
    key = "k" * 22
    version = small.written("b" * 22, key, ciphertext=a_ciphertext(65_536))
    for seed in range(15):
        small.sealed(size=65_536, seed=seed)
    problem(small.seal(), 507)
    # Rewriting it takes no more room; a smaller one gives some back.
    version = small.written("b" * 22, key, version, ciphertext=a_ciphertext(65_536, 2))
    problem(small.seal(), 507)
    small.written("b" * 22, key, version, ciphertext=a_ciphertext(4096))
    small.sealed(size=16_384)
    small.erase("b" * 22, key)
    small.sealed(size=16_384)


def test_count_is_right_after_a_restart_a_purge_and_for_two_processes(
    small: Equipped, config: Config, clock: Clock
):
    fill(small)
    settings = replace(config, sealed_total=1)
    second = create_app(settings)
    elsewhere = Equipped(second.test_client())
    problem(elsewhere.seal(), 507)
    clock.pass_seconds(DAY)
    # As `sameplace purge` does, in a process of its own.
    other = open_storage(settings)
    assert other.purge(at(DAY)) == 16
    other.close()
    assert total(config) == 0
    elsewhere.sealed(size=65_536)
    for seed in range(15):
        small.sealed(size=65_536, seed=seed)
    problem(elsewhere.seal(), 507)
    assert total(config) == 1024 * 1024
    second.extensions["sameplace"].close()


def test_many_at_once_never_take_more_than_there_is(config: Config, clock: Clock):
    app = create_app(replace(config, sealed_total=1, sealed_per_minute=1000))

    def save(seed: int) -> int:
        return Equipped(app.test_client()).seal(size=65_536, seed=seed).status_code

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(save, range(24)))
    assert sorted(statuses) == [*[201] * 16, *[507] * 8]
    assert total(config) == 1024 * 1024
    app.extensions["sameplace"].close()


def test_saving_reads_no_table_through(laptop: Equipped, storage: Storage, config: Config):
    laptop.sealed(locator=LOCATOR)
    plans: list[str] = []
    connection = sqlite3.connect(config.database_path)
    statements: list[str] = []
    storage.write(lambda db: db.conn.set_trace_callback(statements.append))
    laptop.sealed(locator=NEVER)
    storage.write(lambda db: db.conn.set_trace_callback(None))
    for sql in statements:
        if sql.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            plans += [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    connection.close()
    assert plans
    # The count is a table of one row.
    assert {plan for plan in plans if "SCAN" in plan} <= {"SCAN sealed_total"}


# --- switched off ---


def test_operator_can_switch_all_of_it_off(config: Config, laptop: Equipped, ada: Visitor, clock: Clock):
    saved = laptop.sealed(locator=LOCATOR)
    off = create_app(replace(config, sealed=False))
    phone = Equipped(off.test_client())
    for response in (
        phone.seal(),
        phone.open(token=saved["token"]),
        phone.open(locator=LOCATOR),
        phone.receipt(saved),
        phone.forget(saved),
        phone.write("b" * 22, "k" * 22),
        phone.read("b" * 22, "k" * 22),
        phone.erase("b" * 22, "k" * 22),
    ):
        assert problem(response, 404)["type"].endswith(":sealed-off")
        assert response.headers["Access-Control-Allow-Origin"] == phone.origin, "so that it can be told"
    visitor = Visitor(off.test_client(), ada.site)
    assert visitor.present(visitor.saved(a_full_snapshot())["token"]).status_code == 200
    storage = off.extensions["sameplace"]
    assert storage.purge(at(DAY)) == 2, "what was stored goes when it expires"
    storage.close()


# --- the database ---


def rows(config: Config, table: str) -> int:
    return value(config, f"SELECT count(*) FROM {table}")


def total(config: Config) -> int:
    counted = value(config, "SELECT bytes FROM sealed_total")
    assert counted == value(
        config,
        "SELECT coalesce(sum(length(body)), 0) FROM (SELECT body FROM sealed UNION ALL SELECT body FROM box)",
    )
    return counted


def value(config: Config, sql: str) -> int:
    connection = sqlite3.connect(config.database_path)
    (found,) = connection.execute(sql).fetchone()
    connection.close()
    return found


def everything(config: Config) -> list[object]:
    connection = sqlite3.connect(config.database_path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
    connection.close()
    return found


def test_what_is_stored_is_the_ciphertext_and_nothing_that_tells_who_or_what(
    laptop: Equipped, phone: Equipped, config: Config
):
    saved = laptop.sealed(locator=LOCATOR)
    phone.open(locator=LOCATOR, device={"kind": "phone"})
    connection = sqlite3.connect(config.database_path)
    connection.row_factory = sqlite3.Row
    (row,) = connection.execute("SELECT * FROM sealed").fetchall()
    connection.close()
    assert set(row.keys()) == {"id", "expires", "manage", "opened", "device_kind", "locator", "body"}
    disk = on_disk(config)
    for known in (laptop.origin, phone.origin, "127.0.0.1", saved["token"]):
        assert str(known).encode() not in disk


def test_database_of_the_version_before_gets_its_room_counted_from_nothing(tmp_path: Path):
    path = tmp_path / "sameplace.sqlite"
    storage = open_storage(Config(database=str(path)))
    storage.close()
    connection = sqlite3.connect(path)
    for table in ("sealed", "locator", "box", "sealed_total"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm003_sealed'")
    connection.commit()
    connection.close()
    upgraded = open_storage(Config(database=str(path)))
    upgraded.close()
    assert total(Config(database=str(path))) == 0
