// This device, as its person's other devices know it.
import { idOf, newKeyPair } from "./keys.js";

/** @import { DeviceKind } from "../../core/types" */
/** @import { Identity, Kept } from "./types" */

const LONGEST = 60;

/**
 * @param {Kept<Identity | null>} vault keeps keys that cannot be taken out
 * @param {() => { name: string, kind: DeviceKind }} describe what it is called until its person says otherwise
 */
export function createDevice(vault, describe) {
  /** @returns {Promise<Identity>} */
  const made = async () => {
    const { publicKey, privateKey } = await newKeyPair();
    return { id: await idOf(publicKey), publicKey, privateKey, ...describe() };
  };

  const thisDevice = async () => {
    const held = await vault.get();
    if (held) return held;
    const fresh = await made();
    // Another page may have been quicker: the first one stays.
    return /** @type {Promise<Identity>} */ (vault.update((before) => before ?? fresh));
  };

  return {
    thisDevice,

    /** @param {string} name empty: as it is called by itself */
    async rename(name) {
      await thisDevice();
      const kept = [...name.trim()].slice(0, LONGEST).join("") || describe().name;
      return vault.update((me) => me && { ...me, name: kept });
    },

    /** Another key and another id: what was known of this device holds no longer. */
    async renew() {
      const { name, kind } = await thisDevice();
      const fresh = await made();
      return /** @type {Promise<Identity>} */ (vault.update(() => ({ ...fresh, name, kind })));
    },
  };
}

/** @typedef {ReturnType<typeof createDevice>} ThisDevice */

/** @type {[RegExp, string][]} */
const BROWSERS = [
  [/Edg/, "Edge"],
  [/OPR|Opera/, "Opera"],
  [/Firefox/, "Firefox"],
  [/Chrome/, "Chrome"],
  [/Safari/, "Safari"],
];
/** @type {[RegExp, string, DeviceKind][]} */
const SYSTEMS = [
  [/Android.*Mobi|Mobi.*Android/, "Android", "phone"],
  [/Android/, "Android", "tablet"],
  [/iPhone/, "iPhone", "phone"],
  [/iPad/, "iPad", "tablet"],
  [/Windows/, "Windows", "desktop"],
  [/CrOS/, "ChromeOS", "desktop"],
  [/Mac OS/, "macOS", "desktop"],
  [/Linux/, "Linux", "desktop"],
];

/**
 * @param {{ userAgent: string, userAgentData?: { brands: { brand: string }[] } }} navigator
 * @returns {{ name: string, kind: DeviceKind }} such as "Chromium on Linux"
 */
export function describe({ userAgent, userAgentData }) {
  const chromium =
    userAgentData?.brands.length === 2 && userAgentData.brands.some(({ brand }) => brand === "Chromium");
  const browser = BROWSERS.find(([mark]) => mark.test(userAgent))?.[1] ?? "Browser";
  const [, system = "", kind = "desktop"] = SYSTEMS.find(([mark]) => mark.test(userAgent)) ?? [];
  const name = chromium ? "Chromium" : browser;
  return { name: system ? `${name} on ${system}` : name, kind };
}
