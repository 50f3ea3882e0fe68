// The one way into a page's own world: one function, run once for each question of our own script in that page.

import whole from "main:./main/cart.js";
import { ext } from "./api.js";

/** Questions about a cart. `refresh` has the shop draw it anew. */
const METHODS = ["platform", "methods", "read", "add", "addAll", "remove", "look", "permalink", "refresh"];
const PLATFORM = /^[a-z-]{0,20}$/;
const LARGEST = 200_000; // characters of what is asked: a hundred lines at their longest are fewer

/**
 * @param {unknown} message
 * @returns {message is import("./types").CartMessage}
 */
export function isCartMessage(message) {
  const { type, platform, method, args } = /** @type {Record<string, unknown>} */ (message ?? {});
  return (
    type === "cart" &&
    typeof platform === "string" &&
    PLATFORM.test(platform) &&
    METHODS.includes(String(method)) &&
    Array.isArray(args) &&
    args.length <= 2 &&
    JSON.stringify(args).length <= LARGEST
  );
}

/**
 * @param {number} tabId
 * @param {string} origin of the page that asks, and is asked
 * @param {import("./types").CartMessage} message
 * @returns {Promise<{ value: string } | { error: string }>} hostile
 */
export async function askCart(tabId, origin, { platform, method, args }) {
  try {
    const [answer] = await ext.scripting.executeScript({
      target: { tabId },
      world: "MAIN",
      func: /** @type {any} */ (whole),
      args: [origin, platform, method, args],
    });
    return /** @type {any} */ (answer?.result) ?? { error: "failed" };
  } catch {
    return { error: "failed" };
  }
}
