"""Firefox with the extension: its toolbar, its popup, its permission notice, its closed roots in pages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from .marionette import Marionette

HOST = "11111111-2222-4333-8444-555555555555"
POPUP = "document.querySelector('.webextension-popup-browser')"
PAGE = "gBrowser.selectedBrowser"

# Beside the content of a browser element, where closed roots are open: runs (window, root, argument) => ….
_BESIDE = """async ([source, argument]) => {
  const place = BROWSER;
  if (!place) throw new Error("not there");
  const name = `sameplace-${Math.random()}`;
  const answer = new Promise((resolve, reject) => {
    place.messageManager.addMessageListener(name, resolve);
    // Its content has just become another's: asked again, that one answers.
    setTimeout(() => reject(new Error("no answer")), 3000);
  });
  place.messageManager.loadFrameScript(`data:,${encodeURIComponent(`
    Promise.resolve().then(() => {
      const host = content.document.querySelector(":root > div[data-sameplace-ignore]");
      const root = host ? host.openOrClosedShadowRoot : content.document;
      return (${source})(content, root, ${JSON.stringify(argument)});
    }).then((value) => sendAsyncMessage("${name}", { value }),
            (error) => sendAsyncMessage("${name}", { error: String(error) }))`)}`, false);
  const { error, value } = (await answer).data;
  if (error) throw new Error(error);
  return value;
}"""

_PICTURE = """async () => {
  const place = BROWSER;
  const picture = await place.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, "white", false);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
}"""

_TEXT = "(window, root) => (root.body ?? root.lastElementChild ?? {}).innerText ?? ''"

_FIND = """const find = (root, { role, name }) => {
  const roles = {
    button: "button, summary, [role=button]",
    dialog: "dialog, [role=dialog]",
    link: "a[href]",
    radio: "input[type=radio]",
    textbox: "input:not([type]), input[type=text], input[type=search], textarea",
  };
  const called = (node) => {
    const labels = (node.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
    const words = labels.map((id) => node.getRootNode().getElementById(id)?.textContent ?? "").join(" ");
    const name = node.getAttribute("aria-label") || words || node.labels?.[0]?.textContent;
    return (name || node.textContent).trim();
  };
  return [...root.querySelectorAll(roles[role])].find((node) =>
    node.getClientRects().length && (!name || new RegExp(name).test(called(node))));
};"""

_SEES = f"(window, root, wanted) => {{ {_FIND} return Boolean(find(root, wanted)); }}"

_CLICK = f"""async (window, root, wanted) => {{ {_FIND}
  const node = find(root, wanted);
  if (!node || node.disabled) return false;
  node.scrollIntoView({{ block: "nearest", behavior: "instant" }});
  const box = node.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const {{ event }} = ChromeUtils.importESModule("chrome://remote/content/shared/webdriver/Event.sys.mjs");
  for (const type of ["mousedown", "mouseup"]) await event.synthesizeMouseAtPoint(x, y, {{ type }}, window);
  return true;
}}"""

_FILL = f"""(window, root, wanted) => {{ {_FIND}
  const node = find(root, wanted);
  if (!node) return false;
  node.focus();
  window.document.execCommand("insertText", false, wanted.text);
  return true;
}}"""


class Pane:
    """The popup, or what the extension shows in the page in front."""

    def __init__(self, firefox: Firefox, browser: str) -> None:
        self._firefox, self._browser = firefox, browser

    def run(self, function: str, argument: Any = None) -> Any:
        """The value of ``(window, root, argument) => …`` run beside its content."""
        with self._firefox.interface():
            return self._firefox.evaluate(_BESIDE.replace("BROWSER", self._browser), [function, argument])

    def text(self) -> str:
        return str(self.run(_TEXT))

    def read(self, words: str | re.Pattern[str]) -> str:
        """Wait until it says so; the words that did."""
        pattern = words if isinstance(words, re.Pattern) else re.compile(re.escape(words))
        found: re.Match[str] = self._firefox.until(
            lambda: pattern.search(self.text()), lambda: f"no {words!r} in: {self._told()}"
        )
        return found[0]

    def _told(self) -> str:
        try:
            return self.text()
        except Exception as error:  # noqa: BLE001 - it is what is told
            return str(error)

    def see(self, role: str, name: str = "") -> None:
        """Wait for it; ``name`` is a pattern."""
        wanted = {"role": role, "name": name}
        self._firefox.until(lambda: self.run(_SEES, wanted), lambda: f"no {role} {name!r} in: {self._told()}")

    def click(self, role: str, name: str = "") -> None:
        """With trusted input, where it is painted."""
        wanted = {"role": role, "name": name}
        self._firefox.until(
            lambda: self.run(_CLICK, wanted), lambda: f"no {role} {name!r} to press in: {self._told()}"
        )

    def fill(self, role: str, name: str, text: str) -> None:
        wanted = {"role": role, "name": name, "text": text}
        self._firefox.until(lambda: self.run(_FILL, wanted), f"no {role} {name!r} to fill")

    def value(self, role: str, name: str) -> str:
        """What stands in a field."""
        wanted = {"role": role, "name": name}
        return str(
            self.run(f"(window, root, wanted) => {{ {_FIND} return find(root, wanted).value; }}", wanted)
        )

    def screenshot(self, path: Path) -> None:
        """A picture of the whole of it."""
        with self._firefox.interface():
            data = self._firefox.evaluate(_PICTURE.replace("BROWSER", self._browser))
        path.write_bytes(bytes(data))


class Firefox(Marionette):
    """``extension`` is the folder of a build, ``gecko`` the id in its manifest."""

    def __init__(self, path: str, extension: Path, asks: bool = True) -> None:
        manifest = json.loads((extension / "manifest.json").read_text(encoding="utf-8"))
        self.gecko: str = manifest["browser_specific_settings"]["gecko"]["id"]
        self.origin = f"moz-extension://{HOST}"
        super().__init__(
            path,
            {
                "extensions.webextensions.uuids": json.dumps({self.gecko: HOST}),
                "extensions.webextOptionalPermissionPrompts": asks,
                "extensions.webextPermissionPrompts": True,
                "intl.accept_languages": "en-GB, en",
            },
        )
        self.install(extension)
        self.page = Pane(self, PAGE)

    def press_toolbar(self) -> None:
        """Press the extension's button in the toolbar."""
        with self.interface():
            self.evaluate(
                """(id) => {
                  const { ExtensionParent } = ChromeUtils.importESModule(
                    "resource://gre/modules/ExtensionParent.sys.mjs");
                  const { extension } = WebExtensionPolicy.getByID(id);
                  ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
                }""",
                self.gecko,
            )

    def click_toolbar(self) -> Pane:
        """The same, and wait for what opens."""
        self.press_toolbar()
        popup = Pane(self, POPUP)
        self.until(lambda: popup.text(), "no popup opens")
        return popup

    def open_page(self, name: str) -> str:
        """One of the extension's own pages in a tab of its own."""
        tab = self.new_tab()
        self.goto(f"{self.origin}/pages/{name}")
        return tab

    def answer(self, allow: bool) -> str:
        """Press a button of the browser's permission notice; what it said."""
        with self.interface():
            said: str = self.until(
                lambda: self.evaluate(
                    """() => {
                      const notice = PopupNotifications.panel.firstElementChild;
                      return PopupNotifications.isPanelOpen && notice ? notice.textContent || "?" : "";
                    }"""
                ),
                "no permission is asked for",
            )
            self.evaluate(
                """(allow) => {
                  const notice = PopupNotifications.panel.firstElementChild;
                  (allow ? notice.button : notice.secondaryButton).click();
                }""",
                allow,
            )
        return said
