"""Requests of a page to its Sameplace service, wherever that is, led to the one of the tests.

A widget's script is recognised by its name, ``…/sameplace.js``; where it came from is the service that its
tag names, the owner's own in production, say, and every request below that address is led on as well. The
browser goes on seeing the address in the tag: what the page's policy, mixed-content rules or the browser's
rules for local networks say about *that* is what they will say in production, and none of them sees the
tests' service. The tag's site key is exchanged for the one that the page's origin is registered under here.

What a page's service worker fetches is led as well where Playwright lets it be seen: in Chromium. Elsewhere a
worker would fetch from the address in the tag itself, unseen, while the page's own request seems to be led;
there none gets registered.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.sync_api import Error
from playwright.sync_api import Request as SeenRequest

from .page_script import BODY
from .service import Service

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Request, Route, Worker

WIDGET = re.compile(r"/sameplace\.js(\?[^#]*)?$")
BELOW = re.compile(r"/(v1/|sameplace/|r([?#]|$))")
GARBAGE = "<!doctype html><title>It works!</title>"
ACCESS = {"Access-Control-Allow-Origin": "*"}

WITHOUT_WORKERS = """(() => {
  if (!globalThis.ServiceWorkerContainer) return;
  ServiceWorkerContainer.prototype.register = () => {
    globalThis.SameplaceWatch.unregistered = true;
    return new Promise(() => {});
  };
})()"""
"""A registration that never ends: to the page as if it took long, which no page may rely on."""

_UNREGISTERED = "() => Boolean(globalThis.SameplaceWatch?.unregistered)"


def origin_of(url: str) -> str:
    """Scheme, host and port of an address, as browsers spell an origin."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


class Detour:
    """Leads the requests of one browser profile.

    ``saved`` are the service's answers to its saves, oldest first. Set ``down``, ``slow`` (seconds that every
    answer takes) or ``garbled`` to have the service fail there.
    """

    def __init__(self, context: BrowserContext, service: Service) -> None:
        self._service = service
        self.saved: list[dict[str, Any]] = []
        self.reported: list[dict[str, Any]] = []
        """What the widget reported of restores in this hop, its own word for how well it went among it."""
        self.presented = 0
        """How many tokens and codes have been presented in this hop."""
        self.down = False
        self.slow = 0.0
        self.garbled = False
        self._services = {f"{service.url}/"}
        self._context = context
        if not _sees_workers(context):
            context.add_init_script(WITHOUT_WORKERS)
        context.route(WIDGET, self._widget)
        context.route(BELOW, self._below)

    def begin(self) -> None:
        """What was presented and reported so far belongs to an earlier hop to this device."""
        self.reported.clear()
        self.presented = 0

    def saw(self, token: str) -> dict[str, Any] | None:
        """What the service answered to the save that gave this token; None when the save did not come by."""
        return next((saved for saved in reversed(self.saved) if saved["token"] == token), None)

    def _widget(self, route: Route, request: Request) -> None:
        self._services.add(request.url.partition("?")[0].removesuffix("sameplace.js"))
        self._lead(route, request, "sameplace.js")

    def _below(self, route: Route, request: Request) -> None:
        for address in self._services:
            if request.url.startswith(address):
                self._lead(route, request, request.url.removeprefix(address))
                return
        route.fallback()

    def _lead(self, route: Route, request: Request, path: str) -> None:
        self.presented += path == "v1/resume"
        is_api = path.startswith("v1/")
        if self.down:
            route.abort("connectionrefused")
            return
        if self.slow:
            # Not a sleep: the page, and the other requests, go on meanwhile.
            with suppress(Error):
                self._page_of(request).wait_for_timeout(self.slow * 1000)
        if self.garbled and is_api:
            route.fulfill(status=200, content_type="text/html", body=GARBAGE, headers=ACCESS)
            return
        self._fetch(route, request, path, is_api=is_api)

    def _fetch(self, route: Route, request: Request, path: str, *, is_api: bool) -> None:
        body = _body_of(request)
        headers = {**request.headers}
        if is_api:
            # What the browser would say itself, were it not stopped before it does.
            headers["origin"] = _asked_by(request)
            body = self._with_own_key(path, body, headers["origin"])
        headers.pop("content-length", None)
        try:
            # A page that goes away, as on a test's end, takes its requests with it.
            response = route.fetch(
                url=f"{self._service.url}/{path}", headers=headers, post_data=body, timeout=60_000
            )
        except Error:
            self._service.check()
            with suppress(Error):
                route.abort("failed")
            return
        if path == "v1/snapshots" and request.method == "POST" and response.ok:
            self.saved.append(response.json())
        if (
            path == "v1/events"
            and response.ok
            and (event := json.loads(body or "{}")).get("type") == "restored"
        ):
            self.reported.append(event)
        with suppress(Error):
            route.fulfill(response=response)

    def _page_of(self, request: Request) -> Page:
        """The page that asks; for a service worker, which asks for any of them, the last that was opened."""
        return self._context.pages[-1] if _worker_of(request) else request.frame.page

    def _with_own_key(self, path: str, body: str | None, origin: str) -> str | None:
        if path != "v1/snapshots" or not body:
            return body
        try:
            asked = json.loads(body)
        except ValueError:
            return body
        return json.dumps({**asked, "site": self._service.site_key(origin)}, ensure_ascii=False)


def _sees_workers(context: BrowserContext) -> bool:
    """Whether Playwright hands us what service workers fetch."""
    browser = context.browser
    is_chromium = browser is not None and browser.browser_type.name == "chromium"
    # Since 1.57; versions before it have neither the property nor the requests.
    known = hasattr(SeenRequest, "service_worker")
    return is_chromium and known and not os.environ.get("PLAYWRIGHT_DISABLE_SERVICE_WORKER_NETWORK")


def _worker_of(request: Request) -> Worker | None:
    return getattr(request, "service_worker", None)


def _asked_by(request: Request) -> str:
    """The origin of whoever asks: a page, or a service worker, which has no frame."""
    worker = _worker_of(request)
    return origin_of(worker.url if worker else request.frame.url)


def unregistered(page: Page) -> bool:
    """Whether this page tried to register a service worker where none can be."""
    return bool(page.evaluate(_UNREGISTERED))


def _body_of(request: Request) -> str | None:
    """What is sent; a released Firefox does not tell, and the page is asked instead."""
    if request.method != "POST" or request.post_data is not None:
        return request.post_data
    with suppress(Error):
        body: str | None = request.frame.evaluate(BODY, request.url)
        return body
    return None
