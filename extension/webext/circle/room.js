// What of a circle's document goes into its box, which holds 64 KB.
import { utf8 } from "../../core/sealed/bytes.js";
import { empty, NOUNS, sorted } from "./document.js";

/** @import { Noun } from "./document.js" */
/** @import { Document } from "./types" */

/** @typedef {{ noun: Noun, id: string, entry: any }} Each */

/** Bytes of JSON that the largest sealed thing takes, with something to spare. */
const ROOM = 65_000;
/** Of it, what may be spent on remembering what was removed and declined. */
const ROOM_FOR_MEMORY = 16_000;

/** @param {unknown} value */
const size = (value) => utf8(JSON.stringify(value)).length;

/** With its name, and the marks between. @param {Each} each */
const cost = ({ id, entry }) => size(id) + size(entry) + 2;

/**
 * Of too many places the oldest icons leave first, then the oldest places; of what was removed and declined, what
 * would soon be forgotten anyhow. What stays is always the beginning of one order, so that devices which know
 * different amounts come to agree.
 * @param {Document} document
 * @param {number} [room] bytes
 * @returns {Document}
 */
export function fit(document, room = ROOM) {
  if (size(document) <= room) return document;
  const all = NOUNS.flatMap((noun) =>
    Object.entries(document[noun]).map(([id, entry]) => ({ noun, id, entry })),
  );
  const devices = all.filter(({ noun }) => noun === "devices");
  const places = all.filter(isPlace).sort((a, b) => savedAt(b) - savedAt(a) || byName(a, b));
  const memory = all
    .filter((each) => each.noun !== "devices" && !isPlace(each))
    .sort((a, b) => b.entry.until - a.entry.until || byName(a, b));

  let left = room - size(empty()) - devices.reduce((sum, each) => sum + cost(each), 0);
  /** @param {Each[]} from @param {number} most @param {(each: Each) => number} price */
  const taken = (from, most, price) => {
    let spent = 0;
    const end = from.findIndex((each) => {
      spent += price(each);
      return spent > most;
    });
    const kept = end < 0 ? from : from.slice(0, end);
    left -= kept.reduce((sum, each) => sum + price(each), 0);
    return kept;
  };
  const remembered = taken(memory, Math.min(left, ROOM_FOR_MEMORY), cost);
  const bare = taken(places.map(withoutIcon), left, cost);
  const whole = taken(places.slice(0, bare.length), left, (each) => cost(each) - cost(withoutIcon(each)));

  const fitted = empty();
  const chosen = [...devices, ...remembered, ...whole, ...bare.slice(whole.length)];
  for (const noun of NOUNS)
    fitted[noun] = sorted(chosen.filter((each) => each.noun === noun).map(({ id, entry }) => [id, entry]));
  return fitted;
}

/** @param {Each} each */
const isPlace = ({ noun, entry }) => noun === "places" && "value" in entry;

/** @param {Each} place */
const savedAt = ({ entry }) => Date.parse(entry.value.savedAt);

/** @param {Each} a @param {Each} b */
const byName = (a, b) => (a.noun + a.id < b.noun + b.id ? -1 : 1);

/** @param {Each} place @returns {Each} */
const withoutIcon = ({ entry, ...place }) => ({
  ...place,
  entry: { ...entry, value: { ...entry.value, icon: "" } },
});
