// A sealed snapshot in a browser without the extension: fetched, opened here, and what is said when it does not open.
import { deviceKind } from "../core/device.js";
import { createSealedClient } from "../core/sealed/client.js";
import { openContent } from "../core/sealed/content.js";
import { troubleWords } from "../core/trouble.js";

/** @import { LongCode } from "../core/sealed/longcode.js" */
/** @import { Content } from "../core/types" */
/** @import { Key } from "./strings.js" */
/** @import { Words } from "./words.js" */

/** @typedef {{token: string, key: string}} Sealed what a link carries */

/** Browsers give no cryptography to a page that came over an insecure connection. */
class Bare extends Error {
  kind = "bare";
}

/** @type {Record<string, Key>} */
const LINK = {
  damaged: "sealedDamaged",
  unknown: "sealedUnknown",
  gone: "sealedGone",
  refused: "linkRefused",
  "sealed-off": "sealedOff",
  bare: "sealedBare",
};

/** @type {Record<string, Key>} */
const CODE = { ...LINK, damaged: "longCodeWrong", unknown: "longCodeUnknown", gone: "longCodeGone" };

/**
 * @param {string} service its address, ending with a slash
 * @param {Sealed | LongCode} by
 * @returns {Promise<Sealed & {content: Content}>} with the link's two parts, also where a code was typed
 */
export async function unseal(service, by) {
  if (!globalThis.crypto?.subtle) throw new Bare();
  const what = "locator" in by ? { locator: by.locator } : { token: by.token };
  const { token, ciphertext } = await createSealedClient(service).open(what, deviceKind());
  const { content, key } = await openContent(
    ciphertext,
    "secret" in by ? { secret: by.secret } : { key: by.key },
  );
  return { content, token, key };
}

/**
 * @param {Words} words
 * @param {unknown} error of `unseal`
 * @param {Sealed | LongCode} by
 */
export function unsealTrouble({ own, t, tag }, error, by) {
  const kind = /** @type {{kind?: string}} */ (error).kind ?? "";
  const key = ("locator" in by ? CODE : LINK)[kind];
  return key ? own(key) : troubleWords(t, tag, error, {});
}
