"""What goes wrong between leaving one device and arriving on the other.

Each fault is a method of :class:`Faults` (the fixture ``sameplace_faults``) and, by the same name, an
argument of the marker ``sameplace_fault``. They make the *world* fail, and leave it to the test to say what
the site owes its visitors then.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin, urlsplit

from .detour import origin_of
from .page_script import ERROR_MARK, STORAGE_BLOCKED, THIRD_PARTY_ERRORS
from .problems import KitError
from .service import Service

if TYPE_CHECKING:
    from playwright.sync_api import Route

    from .devices import Devices
    from .record import Hop

ADDED = "".join(
    f"<p>This paragraph, number {number}, was added to the page after the visitor had left it on their first"
    " device, as authors and shops do all the time.</p>"
    for number in range(1, 6)
)
START = re.compile(r"<(main|article|body)\b[^>]*>", re.IGNORECASE)


@dataclass
class Between:
    """What lies between the two devices; a fault may change ``link`` and ``code``."""

    hop: Hop
    link: str
    code: str
    saved: dict[str, Any]
    """What the service answered: ``token``, ``id``, ``manage_key`` among it."""
    service: Service
    devices: Devices

    @property
    def page_url(self) -> str:
        """The page's address without the token."""
        return urldefrag(self.link).url


@dataclass(frozen=True)
class Fault:
    """``asks`` says whether visitors are still asked; ``seconds`` by how much every answer is late."""

    name: str
    meanwhile: Callable[[Between], None]
    asks: bool = True
    seconds: float = 0.0


class Faults:
    """The faults of one test; each call adds one, for every hop that follows."""

    def __init__(self) -> None:
        self.chosen: list[Fault] = []

    # --- the token ---

    def token_expired(self) -> None:
        """The token's time has run out before it is presented."""

        def meanwhile(between: Between) -> None:
            _not_typed(between, "token_expired")
            between.service.expire(between.saved["token"])

        self._add("token_expired", meanwhile, asks=False)

    def token_forged(self) -> None:
        """Somebody made the link up: its token looks right and was never issued."""

        def meanwhile(between: Between) -> None:
            _not_typed(between, "token_forged")
            bits, _, signature = between.saved["token"].partition(".")
            forged = f"{bits}.{'B' if signature[0] == 'A' else 'A'}{signature[1:]}"
            between.link = f"{between.page_url}#sameplace={forged}"

        self._add("token_forged", meanwhile, asks=False)

    def token_forgotten(self) -> None:
        """The visitor has had the snapshot deleted on the first device."""

        def meanwhile(between: Between) -> None:
            _not_typed(between, "token_forgotten")
            headers = {"Authorization": f"Bearer {between.saved['manage_key']}"}
            between.service.ask("DELETE", f"/v1/snapshots/{between.saved['id']}", headers=headers)

        self._add("token_forgotten", meanwhile, asks=False)

    # --- the service, as the second device sees it ---

    def service_down(self) -> None:
        """Nobody answers: not for the widget's script, nor for anything else."""

        def meanwhile(between: Between) -> None:
            _needs_widget(between, "service_down").down = True

        self._add("service_down", meanwhile, asks=False)

    def service_slow(self, seconds: float = 3.0) -> None:
        """Every answer takes its time, that with the widget's script too."""

        def meanwhile(between: Between) -> None:
            _needs_widget(between, "service_slow").slow = seconds

        self._add("service_slow", meanwhile, seconds=seconds)

    def service_garbled(self) -> None:
        """The API answers 200 with something else, as a misconfigured proxy does."""

        def meanwhile(between: Between) -> None:
            _needs_widget(between, "service_garbled").garbled = True

        self._add("service_garbled", meanwhile, asks=False)

    # --- the page ---

    def page_edited(self, by: Callable[[], object] | None = None) -> None:
        """The page has been edited: by the tester's own hook, else with five paragraphs at its start."""

        hook = by and _hook("page_edited", by)

        def insert(route: Route) -> None:
            response = route.fetch()
            body = START.sub(lambda found: found[0] + ADDED, response.text(), count=1)
            route.fulfill(response=response, body=body)

        self._on_page("page_edited", insert, hook)

    def page_moved(self, to: str | None = None) -> None:
        """The page's address answers 301 and leads to another: `to`, else itself with ``?moved=1``."""

        def redirect(route: Route) -> None:
            url = route.request.url
            target = urljoin(url, to) if to else f"{url}{'&' if '?' in url else '?'}moved=1"
            route.fulfill(status=301, headers={"Location": target})

        self._on_page("page_moved", redirect)

    def page_gone(self) -> None:
        """The page's address answers 404, with what the site says of any address that it does not have."""

        def miss(route: Route) -> None:
            response = route.fetch(url=f"{origin_of(route.request.url)}/this-page-has-never-been")
            route.fulfill(response=response, status=404)

        self._on_page("page_gone", miss)

    # --- the shop ---

    def item_sold_out(self, id: str, by: Callable[[], object]) -> None:
        """Somebody bought the last one of the cart line with this id: `by` makes it so in the shop."""

        hook = _hook("item_sold_out", by)

        def meanwhile(between: Between) -> None:
            _must_hold(between, "item_sold_out", id)
            hook()
            between.hop.sold_out.add(id)

        self._add("item_sold_out", meanwhile)

    def item_repriced(self, id: str, to: int, by: Callable[[], object]) -> None:
        """The shop now asks `to` (minor units) for the cart line with this id: `by` makes it so."""

        hook = _hook("item_repriced", by)

        def meanwhile(between: Between) -> None:
            _must_hold(between, "item_repriced", id)
            hook()
            between.hop.prices[id] = to

        self._add("item_repriced", meanwhile)

    # --- who else is there ---

    def mail_scanner(self) -> None:
        """A mail scanner opens the link first: once without scripts, once in a browser that runs them."""

        def meanwhile(between: Between) -> None:
            scanner = between.devices.open(between.hop.target.name, between.hop.target.engine)
            scanner.context.request.get(between.page_url, max_redirects=5)
            scanner.page.goto(between.link, timeout=60_000)
            scanner.page.wait_for_load_state()
            scanner.page.wait_for_timeout(500)
            between.devices.discard(scanner)

        self._add("mail_scanner", meanwhile)

    def storage_blocked(self) -> None:
        """The visitor's browser lets no page store anything: storages throw when they are touched."""

        def meanwhile(between: Between) -> None:
            between.hop.page.add_init_script(STORAGE_BLOCKED)

        self._add("storage_blocked", meanwhile)

    def third_party_errors(self) -> None:
        """Scripts from other sites fail as they run, and one of theirs throws after the page has loaded."""

        def meanwhile(between: Between) -> None:
            page = between.hop.page
            page.add_init_script(THIRD_PARTY_ERRORS)
            own = _site_of(between.page_url)

            def fail(route: Route) -> None:
                request = route.request
                is_foreign = _site_of(request.url) != own and not request.url.startswith(between.service.url)
                if request.resource_type == "script" and is_foreign and "/sameplace" not in request.url:
                    body = f'throw new Error("A third-party script failed. {ERROR_MARK}");'
                    route.fulfill(content_type="text/javascript", body=body)
                else:
                    route.fallback()

            page.context.route("**/*", fail)

        self._add("third_party_errors", meanwhile)

    def _add(
        self,
        name: str,
        meanwhile: Callable[[Between], None],
        *,
        asks: bool = True,
        seconds: float = 0.0,
    ) -> None:
        self.chosen.append(Fault(name, meanwhile, asks, seconds))

    def _on_page(
        self, name: str, answer: Callable[[Route], None], by: Callable[[], object] | None = None
    ) -> None:
        def meanwhile(between: Between) -> None:
            if by:
                by()
                return
            address = between.page_url
            # Of the profile, not the page: a service worker may be the one that fetches it.
            between.hop.page.context.route(lambda url: urldefrag(url).url == address, answer)

        self._add(name, meanwhile)


NAMES = tuple(name for name, value in vars(Faults).items() if callable(value) and name[0] != "_")
"""Every fault."""


def _hook(name: str, by: Callable[[], object]) -> Callable[[], None]:
    """A tester's own hook; what goes wrong in it is told as theirs."""
    if not callable(by):
        raise KitError(f"{name}: by= takes a function without arguments that makes it so, not {by!r}.")
    own = getattr(by, "__name__", repr(by))

    def hook() -> None:
        try:
            by()
        except Exception as error:
            raise KitError(
                f"{name}: its hook (by={own}) failed with {type(error).__name__}: {error}"
            ) from error

    return hook


def _needs_widget(between: Between, name: str) -> Any:
    if between.hop.mode == "injected":
        raise KitError(f"{name}: this page has no widget, so that nothing on it asks the service.")
    if between.hop.by == "code":
        raise KitError(f"{name}: a code is typed on the service's own page. Hop by link or by QR code.")
    return between.hop.target.detour


def _must_hold(between: Between, name: str, id: str) -> None:
    """A fault of what is in nobody's cart would prove nothing."""
    lines = between.hop.left.cart.lines
    ids = [line.id for line in lines or ()]
    if lines is not None and id not in ids:
        known = ", ".join(f"“{one}”" for one in ids) or "nothing"
        raise KitError(
            f"{name}: the cart on {between.hop.origin.name} has no line with the id “{id}”; it has {known}."
        )


def _not_typed(between: Between, name: str) -> None:
    if between.hop.by == "code":
        raise KitError(f"{name}: a code is judged on the service's own page. Hop by link or by QR code.")


def _site_of(url: str) -> str:
    """What tells sites apart: the last two labels of the host; on this machine the port too."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if re.fullmatch(r"[\d.]+|localhost|.*:.*", host):
        return parts.netloc
    return ".".join(host.split(".")[-2:])
