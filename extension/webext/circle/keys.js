// The keys of a circle and of its devices. Everything is derived from a secret that the service never has.
import { aesKey, decrypt, encrypt } from "../../core/sealed/aes.js";
import { fromBase64url, joined, random, toBase64url, utf8 } from "../../core/sealed/bytes.js";

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const IV = 12;

/** @typedef {{ id: string, bearer: string, key: string, purpose: string }} BoxKeys */

export const newSecret = () => toBase64url(random(32));

/**
 * HKDF-SHA-256.
 * @param {Uint8Array<ArrayBuffer>} from
 * @param {string} info what it is for
 * @param {number} length bytes
 * @param {Uint8Array<ArrayBuffer>} [salt]
 */
export async function derive(from, info, length, salt = new Uint8Array()) {
  const base = await crypto.subtle.importKey("raw", from, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: utf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, base, 8 * length));
}

/**
 * Where a box is, what opens it for writing at the service, and what opens it for reading on a device.
 * @param {Uint8Array<ArrayBuffer>} secret
 * @param {"circle" | "pair"} what
 * @returns {Promise<BoxKeys>}
 */
export async function boxKeys(secret, what) {
  const [id, bearer, key] = await Promise.all([
    derive(secret, `sameplace.${what}.box`, 16),
    derive(secret, `sameplace.${what}.bearer`, 32),
    derive(secret, `sameplace.${what}.key`, 32),
  ]);
  const name = toBase64url(id);
  return {
    id: name,
    bearer: toBase64url(bearer),
    key: toBase64url(key),
    purpose: `sameplace.${what}.1:${name}`,
  };
}

/** @param {string} secret of a circle */
export const circleKeys = (secret) => boxKeys(bytesOf(secret), "circle");

/** @param {string} text base64url @returns {Uint8Array<ArrayBuffer>} */
function bytesOf(text) {
  const bytes = fromBase64url(text);
  if (!bytes) throw new TypeError("not base64url");
  return bytes;
}

/** @returns {Promise<{ publicKey: string, privateKey: CryptoKey }>} the private one cannot be taken out */
export async function newKeyPair() {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  return {
    publicKey: toBase64url(new Uint8Array(await crypto.subtle.exportKey("raw", publicKey))),
    privateKey,
  };
}

/** @param {string} publicKey @returns {Promise<string>} the id of the device whose key it is */
export async function idOf(publicKey) {
  const digest = await crypto.subtle.digest(
    "SHA-256",
    joined(utf8("sameplace.device.1"), bytesOf(publicKey)),
  );
  return toBase64url(new Uint8Array(digest, 0, 16));
}

/**
 * @param {CryptoKey} privateKey
 * @param {string} publicKey of the other; a point that is not on the curve is refused
 */
export async function agreed(privateKey, publicKey) {
  const other = await crypto.subtle.importKey("raw", bytesOf(publicKey), CURVE, false, []);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "ECDH", public: other }, privateKey, 256));
}

/**
 * @param {Uint8Array<ArrayBuffer>} key 32 bytes
 * @param {string} purpose
 * @param {string} text
 * @returns {Promise<string>} base64url
 */
export async function lock(key, purpose, text) {
  const iv = random(IV);
  return toBase64url(joined(iv, await encrypt(await aesKey(key), iv, utf8(purpose), utf8(text))));
}

/**
 * @param {Uint8Array<ArrayBuffer>} key
 * @param {string} purpose
 * @param {string} locked
 * @returns {Promise<string>} rejects when it was not locked with this key for this purpose
 */
export async function unlock(key, purpose, locked) {
  const bytes = bytesOf(locked);
  const opened = await decrypt(await aesKey(key), bytes.slice(0, IV), utf8(purpose), bytes.slice(IV));
  return new TextDecoder().decode(opened);
}
