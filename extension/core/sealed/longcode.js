// The long code: twenty characters to type, of which the service sees the first eight alone.

import { newCrockford, readCrockford } from "../crockford.js";

const LENGTH = 20;
/** 40 bits that find the ciphertext; the 60 left stay between the two devices. */
const LOCATOR = 8;

/**
 * @typedef {object} LongCode
 * @property {string} code canonical, 20 characters
 * @property {string} locator what the service is told
 * @property {string} secret what it is never told
 */

/** @param {string} code @returns {LongCode} */
const parts = (code) => ({ code, locator: code.slice(0, LOCATOR), secret: code.slice(LOCATOR) });

export function newLongCode() {
  return parts(newCrockford(LENGTH));
}

/**
 * @param {string} typed in any case, with spaces or hyphens, with O and I or L for 0 and 1
 * @returns {LongCode | null} null when it cannot be one
 */
export function readLongCode(typed) {
  const code = readCrockford(typed, LENGTH);
  return code === null ? null : parts(code);
}
