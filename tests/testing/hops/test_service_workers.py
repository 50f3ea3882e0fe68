"""Sites whose service worker answers every request: what it fetches reaches the tests' service as well."""

from __future__ import annotations

import pytest
from flask import Response, request
from playwright.sync_api import Page, Request

from sameplace.testing import KitError, expect_same_place
from sameplace.testing.devices import Devices
from sameplace.testing.faults import Faults
from sameplace.testing.hop import Hopping
from tests.testing.spot import Spot

SERVICE = "https://sameplace.shop.example"
TAG = f'<script async src="{SERVICE}/sameplace.js" data-site="pk_of_production"></script>'
WORKER = """addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.respondWith(fetch(event.request)));"""
ANSWERING = """addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (!event.request.url.endsWith("/v1/snapshots")) return;
  const token = "A".repeat(22) + "." + "A".repeat(22);
  const link = event.request.referrer + "#sameplace=" + token;
  const [id, manage_key, code] = ["a", "b", "ABCD-EFGH"];
  const [expires_at, code_expires_at] = Array(2).fill("2099-01-01T00:00:00Z");
  event.respondWith(Response.json({ id, token, link, code, manage_key, expires_at, code_expires_at }));
});"""
REGISTER = "<script>navigator.serviceWorker.register('/worker.js').catch(() => {});</script>"


@pytest.fixture
def site(site: Spot) -> Spot:
    """With a tag whose address nobody has, and a worker between every page and the network."""

    def hear() -> Response | None:
        is_worker = request.path == "/worker.js"
        return Response(WORKER, content_type="text/javascript") if is_worker else None

    site.tag = TAG
    site.foot = REGISTER
    site.hear = hear
    return site


def behind_worker(page: Page) -> None:
    page.wait_for_function("navigator.serviceWorker.controller")


def read_on(page: Page, by: int) -> None:
    at = page.evaluate("(by) => { scrollBy(0, by); return scrollY; }", by)
    assert at >= by


def test_hop_there_and_back_behind_workers(
    devices: Devices, hop: Hopping, site: Spot, sameplace_faults: Faults
) -> None:
    laptop = devices("Desktop Chrome")
    fetched: set[str] = set()

    def note(asked: Request) -> None:
        if asked.service_worker:
            fetched.add(asked.url)

    laptop.context.on("request", note)
    laptop.goto(site.url)
    behind_worker(laptop)
    laptop.reload()
    read_on(laptop, 3000)

    phone = hop(laptop, to="iPhone 13", by="qr")
    expect_same_place(phone)
    assert {f"{SERVICE}/sameplace.js", f"{SERVICE}/v1/snapshots"} <= fetched
    assert hop.hops[0].mode == "widget"

    behind_worker(phone)
    sameplace_faults.page_moved()
    sameplace_faults.service_slow(1)
    read_on(phone, 800)
    fetched.clear()
    laptop = hop(phone, to="Desktop Chrome")
    expect_same_place(laptop)
    assert laptop.url == f"{site.url}/?moved=1"
    assert hop.hops[1].times["opened"] > 2000
    assert {f"{SERVICE}/sameplace.js", f"{SERVICE}/v1/resume"} <= fetched
    assert hop.hops[1].notes == []


def test_worker_that_firefox_would_hide_is_kept_out(devices: Devices, hop: Hopping, site: Spot) -> None:
    firefox = devices("Desktop Firefox")
    firefox.goto(site.url)
    firefox.reload()
    read_on(firefox, 3000)
    expect_same_place(hop(firefox, to="iPhone 13"))
    (note,) = hop.hops[0].notes
    assert "Desktop Firefox" in note
    assert "service worker was not registered" in note


def test_worker_that_answers_for_the_service_itself(devices: Devices, hop: Hopping, site: Spot) -> None:
    site.hear = lambda: (
        Response(ANSWERING, content_type="text/javascript") if request.path == "/worker.js" else None
    )
    laptop = devices("Desktop Chrome")
    laptop.goto(site.url)
    behind_worker(laptop)
    with pytest.raises(
        KitError, match=r"not saved by the tests' service: .* such as a service worker"
    ) as failed:
        hop(laptop, to="iPhone 13")
    assert """devices('Desktop Chrome', service_workers="block")""" in str(failed.value)
