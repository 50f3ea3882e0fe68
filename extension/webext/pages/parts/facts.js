/** A place in words and a picture: what the popup, My places and the arriving page all show of it. */

import { element } from "../../../core/dom.js";
import { placeWords, whenWords } from "../../../core/summary.js";
import { PICTURE } from "../../captured.js";

/** @import { Place } from "../../types" */
/** @import { DeviceKind } from "../../../core/types" */
/** @import { Key } from "../../words/index.js" */
/** @import { Page } from "./page.js" */

/** @type {Record<DeviceKind, Key>} */
const KINDS = { phone: "onPhone", tablet: "onTablet", desktop: "onDesktop", other: "onOther" };

/** @param {Place} place */
export const nameOf = ({ name, title }) => name || title;

/** @param {string} url */
export function hostOf(url) {
  try {
    return new URL(url).host;
  } catch {
    return "";
  }
}

/**
 * The site's picture, or the first letter of its name on one of six quiet colours.
 *
 * @param {{icon: string, url: string}} place
 */
export function emblem({ icon: picture, url }) {
  if (PICTURE.test(picture)) {
    return element("img", { className: "emblem", src: picture, alt: "", width: 32, height: 32 });
  }
  const host = hostOf(url).replace(/^www\./, "");
  const hue = [...host].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 997, 7) % 6;
  const letter = (host.match(/[\p{L}\p{N}]/u)?.[0] ?? "•").toLocaleUpperCase();
  return element("span", { className: `emblem hue-${hue}`, "aria-hidden": "true" }, letter);
}

/**
 * @param {Page} page
 * @param {Place} place
 * @param {Date} now
 * @returns {string} "yesterday, on this device"; "5 minutes ago, from Ada's phone"
 */
export function seenLine({ t, locale }, { savedAt, device, here }, now) {
  const when = whenWords(t, new Date(savedAt), now, locale);
  const from = device.name ? t("fromDevice", { name: device.name }) : t(KINDS[device.kind] ?? "onOther");
  return t("seen", { when, device: here ? t("onThis") : from });
}

/**
 * @param {Page} page
 * @param {Place} place
 * @returns {string[]} where on the page, and what is in the cart
 */
export function carriedLines({ t }, { progression, items }) {
  const where = placeWords(t, progression);
  return [where ?? "", items ? t("itemsInCart", { count: items }) : ""].filter((line) => line);
}

/**
 * A thin bar for what the words beside it say.
 *
 * @param {number | null} progression
 */
export function progressBar(progression) {
  if (progression === null) return null;
  return element("progress", { max: 1, value: progression, "aria-hidden": "true" });
}
