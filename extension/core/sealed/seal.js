// Seals a value so that only a key, or a code's secret, opens it. One format (version 1) for everything sealed:
//
//   01 | salt 16 | wrapIV 12 | wrapped 48 | iv 12 | AES-256-GCM(key, iv, AAD, padded)
//
// `wrapped` is the key under the stretched secret; where there is no secret, random bytes that look the same.

import { toJson } from "../json.js";
import { aesKey, decrypt, encrypt } from "./aes.js";
import { fromBase64url, joined, random, toBase64url, utf8 } from "./bytes.js";

const VERSION = 1;
const SALT = 16;
const IV = 12;
const TAG = 16;
const KEY = 32;
const HEAD = 1 + SALT + IV + KEY + TAG;
/** A stored thing tells no more about its length than which of these holds it. */
const SIZES = [4096, 16384, 65536];
/** OWASP's count for PBKDF2-HMAC-SHA-256 (2023): about a second on a slow phone. */
const ROUNDS = 600_000;
const CODE = utf8("sameplace.code.1");
/** Ends the JSON; the zeros after it fill the size. */
const END = 0x80;

/** @typedef {"damaged" | "too-large"} SealKind damaged: not what was sealed, or not with this key or secret */

export class SealError extends Error {
  /** @param {SealKind} kind */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/**
 * @param {unknown} value JSON
 * @param {object} [options]
 * @param {string} [options.secret] opens it too: the part of a long code that is never sent
 * @param {string} [options.key] 32 bytes in base64url; a fresh one when left out
 * @param {string} [options.purpose] what it is for: nothing sealed for one purpose opens for another
 * @returns {Promise<{ ciphertext: string, key: string }>} both in base64url
 * @throws {SealError} too-large
 */
export async function seal(value, { secret, key = toBase64url(random(KEY)), purpose } = {}) {
  const bytes = keyBytes(key);
  const text = utf8(toJson(value));
  const size = SIZES.find((each) => text.length < each - HEAD - IV - TAG);
  if (!size) throw new SealError("too-large");
  const padded = new Uint8Array(size - HEAD - IV - TAG);
  padded.set(text);
  padded[text.length] = END;

  const salt = random(SALT);
  const wrapIv = random(IV);
  const wrapped =
    secret === undefined
      ? random(KEY + TAG)
      : await encrypt(await stretched(secret, salt), wrapIv, CODE, bytes);
  const head = joined(Uint8Array.of(VERSION), salt, wrapIv, wrapped);
  const iv = random(IV);
  const body = await encrypt(await aesKey(bytes), iv, bound(purpose, head), padded);
  return { ciphertext: toBase64url(joined(head, iv, body)), key };
}

/**
 * @param {string} ciphertext
 * @param {{ key: string, purpose?: string } | { secret: string, purpose?: string }} options
 * @returns {Promise<any>} what was sealed; hostile, since whoever has the key can seal anything
 * @throws {SealError} damaged
 */
export async function unseal(ciphertext, options) {
  return (await opened(ciphertext, options)).value;
}

/**
 * The same, with the key: who typed a code keeps the thing by its key.
 * @param {string} ciphertext
 * @param {{ key: string, purpose?: string } | { secret: string, purpose?: string }} options
 * @returns {Promise<{ value: any, key: string }>}
 * @throws {SealError} damaged
 */
export async function opened(ciphertext, options) {
  const bytes = fromBase64url(ciphertext);
  if (!bytes || !SIZES.includes(bytes.length) || bytes[0] !== VERSION) throw new SealError("damaged");
  const head = bytes.subarray(0, HEAD);
  const iv = bytes.subarray(HEAD, HEAD + IV);
  try {
    const key = "key" in options ? keyBytes(options.key) : await unwrapped(head, options.secret);
    const padded = await decrypt(
      await aesKey(key),
      iv,
      bound(options.purpose, head),
      bytes.subarray(HEAD + IV),
    );
    return { value: JSON.parse(unpadded(padded)), key: toBase64url(key) };
  } catch {
    throw new SealError("damaged");
  }
}

/**
 * @param {Uint8Array} head
 * @param {string} secret
 */
async function unwrapped(head, secret) {
  const salt = head.slice(1, 1 + SALT);
  const wrapIv = head.slice(1 + SALT, 1 + SALT + IV);
  return decrypt(await stretched(secret, salt), wrapIv, CODE, head.slice(1 + SALT + IV));
}

/** @param {Uint8Array} padded */
function unpadded(padded) {
  const end = padded.findLastIndex((byte) => byte !== 0);
  if (padded[end] !== END) throw new SealError("damaged");
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(padded.subarray(0, end));
}

/**
 * @param {string | undefined} purpose
 * @param {Uint8Array} head
 */
const bound = (purpose = "sameplace.sealed.1", head) => joined(utf8(purpose), head);

/** @param {string} key */
function keyBytes(key) {
  const bytes = fromBase64url(key, KEY);
  if (!bytes) throw new SealError("damaged");
  return bytes;
}

/**
 * @param {string} secret
 * @param {Uint8Array<ArrayBuffer>} salt
 */
async function stretched(secret, salt) {
  const base = await crypto.subtle.importKey("raw", utf8(secret), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}
