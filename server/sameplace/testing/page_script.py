"""What the kit puts into pages, beside the engine: it looks on, and changes nothing that the page does."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from .painted import Evaluates

WATCH = """(() => {
  if (globalThis.SameplaceWatch) return;
  const watch = { refused: [], moves: null, adapter: null };
  Object.defineProperty(globalThis, "SameplaceWatch", { value: watch });
  addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective }) => {
    watch.refused.push([String(blockedURI), effectiveDirective]);
  });
  // The owner's cart hook is heard on its way to the widget.
  let api;
  Object.defineProperty(globalThis, "Sameplace", {
    configurable: true,
    enumerable: true,
    get: () => api,
    set(value) {
      api = value;
      const cart = value?.cart;
      if (typeof cart === "function")
        value.cart = (adapter) => {
          cart(adapter);
          watch.adapter = adapter;
        };
    },
  });
  // Where no widget runs nobody else listens to what the page has queued for it.
  let heard = 0;
  watch.hook = () => {
    const queue = globalThis.sameplaceQueue;
    if (!api && Array.isArray(queue)) {
      const known = { cart: (adapter) => (watch.adapter = adapter) };
      const stand = new Proxy(known, { get: (own, name) => own[name] ?? (() => undefined) });
      for (; heard < queue.length; heard++)
        try {
          queue[heard](stand);
        } catch {
          // What the page does with an answer that it does not get is not the cart's matter.
        }
    }
    return watch.adapter;
  };
})()"""
"""Runs before the page's own scripts."""

BODIES = """(() => {
  const { fetch } = globalThis;
  const bodies = [];
  Object.defineProperty(globalThis, "SameplaceBodies", { value: bodies });
  globalThis.fetch = (input, options) => {
    if (typeof options?.body === "string" && /\\/v1\\//.test(String(input)))
      bodies.push([String(input), options.body]);
    return fetch(input, options);
  };
})()"""
"""For a released Firefox, whose protocol does not tell the body of a request: keeps those to a service."""

BODY = """(url) => {
  const at = SameplaceBodies.findIndex(([input]) => input === url);
  return at < 0 ? null : SameplaceBodies.splice(at, 1)[0][1];
}"""

_STRIP = """(() => {
  const [address, token] = location.href.split("#sameplace=");
  if (token) history.replaceState(history.state, "", address + FRAGMENT);
})()"""

MOVES = """() => {
  const watch = globalThis.SameplaceWatch;
  if (!watch || watch.moves) return;
  const began = performance.now();
  const moves = (watch.moves = []);
  const note = (how) => {
    const first = /https?:\\/\\/[^\\s)]+:\\d+:\\d+/.exec(new Error().stack ?? "")?.[0];
    if (!first || /\\/sameplace(\\/sameplace-[a-z-]+(-[A-Z0-9]{8})?)?\\.js/.test(first)) return;
    moves.push({ how, by: first, ms: Math.round(performance.now() - began) });
    if (moves.length > 100) moves.shift();
  };
  const wrap = (object, names) => {
    for (const name of names) {
      const own = object[name];
      object[name] = function (...given) {
        note(name);
        return own.apply(this, given);
      };
    }
  };
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function (...given) {
    const before = scrollY;
    focus.apply(this, given);
    if (scrollY !== before) note("focus");
  };
  wrap(globalThis, ["scrollTo", "scroll", "scrollBy"]);
  wrap(Element.prototype, ["scrollTo", "scroll", "scrollBy", "scrollIntoView"]);
  const top = Object.getOwnPropertyDescriptor(Element.prototype, "scrollTop");
  Object.defineProperty(Element.prototype, "scrollTop", {
    ...top,
    set(value) {
      note("scrollTop");
      top.set.call(this, value);
    },
  });
}"""
"""From now on remembers which of the page's own scripts scroll it; ours are left out."""

STORAGE_BLOCKED = """(() => {
  const blocked = () => {
    throw new DOMException("Access is denied for this document.", "SecurityError");
  };
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
    Object.defineProperty(globalThis, name, { configurable: true, get: blocked });
})()"""

ERROR_MARK = "[fault: third_party_errors]"
THIRD_PARTY_ERRORS = f"""(() => {{
  addEventListener("load", () => {{
    setTimeout(() => {{ throw new Error("A third-party script failed. {ERROR_MARK}"); }}, 50);
    Promise.reject(new TypeError("A third-party script failed later. {ERROR_MARK}"));
  }});
}})()"""

_CART = """async (named) => {
  const adapter = globalThis.SameplaceWatch?.hook() ?? (await SameplaceKit.cart(named));
  return adapter ? await adapter.read() : null;
}"""

_NAMED = "() => document.querySelector('script[data-site][data-cart]')?.dataset.cart ?? ''"


@cache
def engine() -> str:
    """The position engine and every cart adapter, as one script that makes ``SameplaceKit``."""
    return files("sameplace.testing").joinpath("place.js").read_text(encoding="utf-8")


def strip(fragment: str) -> str:
    """For pages without the widget: what the widget would do to the address as its first act.

    :param fragment: the page's own, such as ``/list/2`` of a router; it comes back where the token was.
    """
    return _STRIP.replace("FRAGMENT", json.dumps(f"#{fragment}" if fragment else ""))


def put_engine(page: Evaluates) -> None:
    """Put the engine into a page that may not have it; evaluated, so that no policy forbids it."""
    if not has_engine(page):
        page.evaluate(f"() => {{ {engine()} }}")


def has_engine(page: Evaluates) -> bool:
    """Whether the page is still the one that it was put into."""
    return bool(page.evaluate("() => Boolean(globalThis.SameplaceKit)"))


def restore(page: Evaluates, position: Any) -> str:
    """Bring a captured position back; the engine's own word for how well it was found."""
    if not position:
        return "none"
    return str(
        page.evaluate("(position) => SameplaceKit.restore(position).then(({ found }) => found)", position)
    )


def cart_lines(page: Evaluates) -> list[dict[str, object]] | None:
    """The cart as the shop itself tells it, by the owner's hook or the platform's adapter.

    :returns: the lines as :class:`~sameplace.schema.CartLine` has them; None when no cart is known here.
    """
    put_engine(page)
    lines: list[dict[str, object]] | None = page.evaluate(_CART, named_cart(page))
    return lines


def named_cart(page: Evaluates) -> str:
    """The platform that the page's tag names (``data-cart``), or nothing."""
    return str(page.evaluate(_NAMED))
