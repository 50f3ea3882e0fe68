// The way from our scripts in a page to the worker.
import { toJson } from "../../core/json.js";
import { ext } from "../api.js";

/**
 * @param {import("../types").Message} message
 * @returns {Promise<any>} rejected, never thrown, also by an extension that was updated or removed: it leaves its
 *   scripts behind in pages that are open
 */
export async function tellWorker(message) {
  // A title cut in the middle of an emoji would be refused as a whole.
  return ext.runtime.sendMessage(JSON.parse(toJson(message)));
}

/** A page that the browser prepares and nobody has gone to yet is none. @returns {Promise<void>} */
export const shown = () =>
  new Promise((done) => {
    if (!(/** @type {{ prerendering?: boolean }} */ (document).prerendering)) return done();
    document.addEventListener("prerenderingchange", () => done(), { once: true });
  });
