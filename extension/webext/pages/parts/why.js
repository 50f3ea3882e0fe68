/** What went wrong, in the extension's words; what core can say, core says. */

import { troubleWords } from "../../../core/trouble.js";

/** @import { Key } from "../../words/index.js" */
/** @import { Page } from "./page.js" */

/** @type {Partial<Record<string, Key>>} */
const OWN = {
  restricted: "restricted",
  "no-grant": "noGrant",
  failed: "captureFailed",
  "too-large": "tooLarge",
  "storage-full": "storageFull",
  full: "serviceFull",
  refused: "serviceRefused",
  "sealed-off": "serviceOff",
  gone: "sealedGone",
  unknown: "sealedUnknown",
  damaged: "damaged",
  malformed: "serviceMalformed",
  unreachable: "serviceUnreachable",
  "not-sameplace": "serviceStranger",
};

/**
 * @param {Page} page
 * @param {unknown} error with `kind`
 * @returns {string}
 */
export function why({ t, locale }, error) {
  return troubleWords(t, locale, error, OWN);
}

/** @param {unknown} error */
export function kindOf(error) {
  return /** @type {{kind?: unknown} | null} */ (error)?.kind;
}
