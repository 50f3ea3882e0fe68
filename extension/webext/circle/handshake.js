// How two devices that share a code come to a key that nobody between them has, and to six digits that show it.
//
//   shows the code:   commitment = SHA-256(card A)
//   has typed it:                                    card B = public keys, nonce, name
//   shows the code:   card A
//   both:             session = HKDF(ECDH(ephemeral keys) | the code's own key, salt = SHA-256(transcript))
//
// Whoever stands between them must choose a card A before seeing card B, and a card B before seeing card A: the
// digits on both screens are then equal by a chance of one in a million, and no amount of computing betters it.
import { joined, random, toBase64url, utf8 } from "../../core/sealed/bytes.js";
import { object, text } from "../../core/sealed/shape.js";
import { agreed, boxKeys, derive, idOf, newKeyPair } from "./keys.js";
import { checkMember } from "./shape.js";

/** @import { BoxKeys } from "./keys.js" */
/** @import { Member } from "./types" */

/** As for a code of a sealed snapshot; the salt is fixed, because the code is all that the two have in common. */
const ROUNDS = 600_000;
const SALT = utf8("sameplace.pair.1");

/** @typedef {{ ephemeral: string, nonce: string, device: Member }} Card */

/**
 * @typedef {object} Session
 * @property {string} digits six
 * @property {Uint8Array<ArrayBuffer>} key
 * @property {(what: string) => Promise<string>} proof what only the two can say
 */

/**
 * @param {string} code 20 canonical characters
 * @returns {Promise<BoxKeys & { own: Uint8Array<ArrayBuffer> }>} the box where they meet, and the code's own key
 */
export async function pairKeys(code) {
  const base = await crypto.subtle.importKey("raw", utf8(code), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: SALT, iterations: ROUNDS };
  const secret = new Uint8Array(await crypto.subtle.deriveBits(how, base, 256));
  return { ...(await boxKeys(secret, "pair")), own: await derive(secret, "sameplace.pair.own", 32) };
}

/**
 * @param {Member} me
 * @returns {Promise<{ card: Card, privateKey: CryptoKey }>}
 */
export async function newCard({ name, kind, publicKey }) {
  const { publicKey: ephemeral, privateKey } = await newKeyPair();
  return {
    card: { ephemeral, nonce: toBase64url(random(32)), device: { name, kind, publicKey } },
    privateKey,
  };
}

const key = text({ most: 87, pattern: /^[\w-]{87}$/ });
const shape = object({
  ephemeral: key,
  nonce: text({ most: 43, pattern: /^[\w-]{43}$/ }),
  device: checkMember,
});

/** @param {unknown} value @returns {Card} @throws {Error} */
export const checkCard = (value) => /** @type {Card} */ (shape(value));

/** One text for one card. @param {Card} card */
const spelt = ({ ephemeral, nonce, device: { name, kind, publicKey } }) => [
  ephemeral,
  nonce,
  name,
  kind,
  publicKey,
];

/** @param {unknown} what */
const hash = async (what) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(JSON.stringify(["sameplace.pair.1", what]))));

/** @param {string} box @param {Card} card @returns {Promise<string>} */
export const commitment = async (box, card) => toBase64url(await hash(["commitment", box, spelt(card)]));

/**
 * @param {BoxKeys & { own: Uint8Array<ArrayBuffer> }} keys
 * @param {CryptoKey} privateKey of one's own card
 * @param {{ shown: Card, typed: Card, mine: "shown" | "typed" }} cards of the device that shows the code, and of the other
 * @returns {Promise<Session>}
 */
export async function sessionOf(keys, privateKey, { shown, typed, mine }) {
  const other = mine === "shown" ? typed : shown;
  const salt = await hash([
    "transcript",
    keys.id,
    await commitment(keys.id, shown),
    spelt(typed),
    spelt(shown),
  ]);
  const from = joined(await agreed(privateKey, other.ephemeral), keys.own);
  const number = new DataView((await derive(from, "sameplace.pair.digits", 8, salt)).buffer).getBigUint64(0);
  return {
    digits: String(number % 1_000_000n).padStart(6, "0"),
    key: await derive(from, "sameplace.pair.session", 32, salt),
    proof: async (what) => toBase64url(await derive(from, `sameplace.pair.${what}`, 32, salt)),
  };
}

/** @param {Card} card */
export const deviceOf = async ({ device }) => ({ ...device, id: await idOf(device.publicKey) });
