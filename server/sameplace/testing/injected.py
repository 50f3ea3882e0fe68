"""A hop on pages without the widget: the kit puts the engine in on both sides and does what the widget would.

The snapshot goes through the real service, and the carriers are real; what is missing is the widget's own
surface, so that there is no sheet to open and no prompt to answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import page_script
from .detour import origin_of
from .service import Service
from .widget import Carriers

if TYPE_CHECKING:
    from playwright.sync_api import Page

_CAPTURE = """async () => ({
  page: {
    url: SameplaceKit.clean(location.href),
    title: (document.title || location.hostname).slice(0, 300),
    lang: document.documentElement.lang.slice(0, 35),
  },
  position: await SameplaceKit.capture(),
  device: { kind: SameplaceKit.deviceKind() },
  saved_at: new Date().toISOString(),
})"""

_FILL = """async ([named, lines]) => {
  const adapter = globalThis.SameplaceWatch?.hook() ?? (await SameplaceKit.cart(named));
  if (!adapter?.add) return null;
  const report = await SameplaceKit.restoreCart(adapter, lines);
  await adapter.refresh?.();
  return report.map(({ line, outcome }) => `${line.title}: ${outcome}`).join("\\n");
}"""


def save(page: Page, service: Service) -> tuple[Carriers, dict[str, Any]]:
    """Capture the page and save it; returns the carriers and all that the service answered."""
    page_script.put_engine(page)
    snapshot = page.evaluate(_CAPTURE)
    lines = _readable_cart(page)
    if lines:
        snapshot["cart"] = {"lines": lines}
    origin = origin_of(page.url)
    body = {"site": service.site_key(origin), "snapshot": snapshot}
    saved = service.ask("POST", "/v1/snapshots", body, {"Origin": origin})
    return Carriers(link=saved["link"], code=saved["code"]), saved


def restore(page: Page, service: Service, token: str) -> tuple[str, str]:
    """Present the token and bring back what it stands for.

    :returns: the engine's own word for how well it found the place, and what became of the cart's lines.
    :raises Refused: when the service does not know the token, or no longer.
    """
    body = {"token": token, "device": {"kind": "other"}}
    snapshot = service.ask("POST", "/v1/resume", body, {"Origin": origin_of(page.url)})["snapshot"]
    page_script.put_engine(page)
    lines = (snapshot.get("cart") or {}).get("lines")
    told = page.evaluate(_FILL, [page_script.named_cart(page), lines]) if lines else ""
    return page_script.restore(page, snapshot.get("position")), told or ""


def _readable_cart(page: Page) -> list[dict[str, object]] | None:
    try:
        return page_script.cart_lines(page)
    except Exception:  # noqa: BLE001  # a cart that cannot be read is not carried, as by the widget
        return None
