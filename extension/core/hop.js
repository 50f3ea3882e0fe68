/**
 * The carriers of a token: QR, link, code, and the system's share menu. Laid out before anything has been
 * saved, so that nothing moves when the answer arrives.
 */

import { groupCrockford } from "./crockford.js";
import { button, element, icon } from "./dom.js";
import { qrCode } from "./qr.js";
import { clock } from "./summary.js";

/** @import { Translate } from "./strings/index.js" */
/** @import { Surface } from "./surface.js" */
/** @import { Saved } from "./types" */

/** What carries a token. @typedef {Pick<Saved, "link" | "code" | "code_expires_at">} Carriers */

const CHECK = "M5 12.5l4.5 4.5L19 7.5";
/** How long a button says that it has done its work. */
const SAID = 3000;

/**
 * @param {Pick<Surface, "locale">} surface
 * @param {Translate} t
 * @param {{landing: string, title: string, announce: (text: string) => void, onRenew: () => void,
 *   signal: AbortSignal}} options
 */
export function createHop(surface, t, { landing, title, announce, onRenew, signal }) {
  const { host, pathname } = new URL(landing);
  const qr = element("div", { className: "qr" });
  const status = element("p", { className: "caption" });
  const link = element("input", { id: "link", readOnly: true, dir: "ltr" });
  const copy = button(t("copy"), () => copyLink(), "outline");
  const share = button(t("share"), () => shareLink(), "outline share");
  const code = element("div", { className: "code" });
  const where = element("p", { className: "hint" });
  const node = element(
    "div",
    { className: "hop" },
    element("div", { className: "scan" }, qr, status),
    element(
      "div",
      { className: "carry" },
      element("label", { htmlFor: link.id }, t("link")),
      element("div", { className: "row" }, link, copy),
      "share" in navigator && share,
      element("p", { className: "label" }, t("code")),
      code,
      where,
    ),
  );
  /** @type {Carriers | null} */
  let saved = null;
  let overAt = Number.POSITIVE_INFINITY;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const copyLink = async () => {
    if (await copied(link)) {
      copy.textContent = t("copied");
      announce(t("copied"));
      setTimeout(() => {
        copy.textContent = t("copy");
      }, SAID);
    } else {
      link.select();
      say(t("copyFailed"));
    }
  };

  const shareLink = async () => {
    try {
      await navigator.share({ title, url: link.value });
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) say(t("shareFailed"));
    }
  };

  /** @param {string} text */
  const say = (text) => {
    status.textContent = text;
    announce(text);
  };

  const lookAtClock = () => {
    if (saved && Date.now() >= overAt) expire();
  };

  const expire = () => {
    overAt = Number.POSITIVE_INFINITY;
    code.replaceChildren(element("span", { className: "over" }, t("codeOver")));
    where.replaceChildren(button(t("codeNew"), onRenew, "outline"));
    announce(t("codeOver"));
  };

  document.addEventListener("visibilitychange", lookAtClock, { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));

  return {
    node,

    wait() {
      saved = null;
      node.classList.add("waiting");
      node.setAttribute("aria-busy", "true");
      qr.replaceChildren();
      status.textContent = t("saving");
      link.value = "";
      copy.disabled = share.disabled = true;
      code.textContent = "\u00a0";
      where.textContent = t("codeWhere", { address: host + pathname });
    },

    /** @param {Carriers} next */
    fill(next) {
      saved = next;
      node.classList.remove("waiting");
      node.removeAttribute("aria-busy");
      status.textContent = t("scan");
      link.value = next.link;
      copy.disabled = share.disabled = false;
      try {
        const box = qr.clientWidth;
        qr.replaceChildren(qrCode(next.link, { label: t("qr"), box, density: devicePixelRatio }));
      } catch {
        // More than a QR code can hold; link and code still carry it.
        status.textContent = "";
      }
      showCode(next);
    },

    /** @param {string} text what the other device has done */
    report(text) {
      status.replaceChildren(icon(CHECK), text);
      announce(text);
    },
  };

  /** @param {Carriers} next */
  function showCode(next) {
    const text = groupCrockford(next.code);
    const until = new Date(next.code_expires_at);
    const left = until.getTime() - Date.now();
    code.replaceChildren(
      element("span", { dir: "ltr", "aria-hidden": "true" }, text),
      element("span", { className: "spoken" }, [...text.replaceAll("-", ",")].join(" ")),
    );
    clearTimeout(timer);
    overAt = Number.POSITIVE_INFINITY;
    // A code that is over as it arrives comes from a service whose clock is right; this device's is not.
    if (left <= 0) return;
    overAt = until.getTime();
    code.append(element("small", {}, t("codeUntil", { time: clock(until, surface.locale) })));
    timer = setTimeout(lookAtClock, left);
  }
}

/**
 * @param {HTMLInputElement} field
 * @returns {Promise<boolean>} also where the page has no secure context and therefore no clipboard
 */
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return document.execCommand("copy");
  }
}
