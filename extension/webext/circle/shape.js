// The shape of what is in a circle's box. It was sealed by a device of one's own; that may be broken, older, newer,
// or no longer one's own.
import { address, map, number, object, one, Refused, text, time, whole } from "../../core/sealed/shape.js";
import { ALWAYS, sorted } from "./document.js";

/** @import { Check } from "../../core/sealed/shape.js" */
/** @import { Document, Member, Move, SharedPlace } from "./types" */

const id = text({ least: 1, most: 64, pattern: /^[\w-]+$/ });
const kind = one(["phone", "tablet", "desktop", "other"]);
const name = text({ most: 60 });
const ICON = /^(data:image\/png;base64,[A-Za-z0-9+/]*={0,2})?$/;

/** @param {Check} value @returns {Check} */
const entry = (value) => {
  const written = object({ until: whole(0, ALWAYS), at: whole(1, ALWAYS), by: id, value });
  const removed = object({ until: whole(0, ALWAYS), removed: one([true]) });
  return (given) => (given && typeof given === "object" && "removed" in given ? removed : written)(given);
};

/** @type {Check} */
const progression = (value) => (value === null ? null : number(0, 1)(value));

const place = object(
  {
    id,
    title: text({ most: 300 }),
    name: text({ most: 300 }),
    url: address,
    icon: text({ most: 6000, pattern: ICON }),
    items: whole(0, 1e7),
    progression,
    savedAt: time,
    expiresAt: time,
    device: object({ id, name, kind }),
    service: address,
    token: text({ most: 66, pattern: /^([\w-]{22}\.[\w-]{43})?$/ }),
    key: text({ most: 43, pattern: /^[\w-]{43}$/ }),
  },
  { kept: one([true, false]) },
);

const publicKey = text({ most: 87, pattern: /^[\w-]{87}$/ });
const member = object({ name, kind, publicKey });

const document = object({
  version: one([1]),
  devices: map(id, entry(member)),
  places: map(id, entry(place)),
  no: map(id, entry(one([true]))),
});

const move = object({
  version: one([1]),
  moved: object({ by: id, publicKey, to: map(id, text({ most: 100, pattern: /^[\w-]+$/ })) }),
});

/** @param {unknown} value @returns {SharedPlace} its fields in one order @throws {Refused} */
export const checkPlace = (value) => /** @type {SharedPlace} */ (place(value));

/** @param {unknown} value @returns {Member} @throws {Refused} */
export const checkMember = (value) => /** @type {Member} */ (member(value));

/**
 * @param {any} value what was in the box
 * @returns {Document | Move}
 * @throws {Refused}
 */
export function checkBox(value) {
  if (value && typeof value === "object" && "moved" in value) return /** @type {Move} */ (move(value));
  const checked = /** @type {Document} */ (document(value));
  for (const [key, each] of Object.entries(checked.places))
    if ("value" in each && each.value.id !== key) throw new Refused();
  const { devices, places, no } = checked;
  const [a, b, c] = [devices, places, no].map((entries) => sorted(Object.entries(entries)));
  return /** @type {Document} */ ({ version: 1, devices: a, places: b, no: c });
}
