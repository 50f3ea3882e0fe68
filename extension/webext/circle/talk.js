// What two devices say to each other through a box: each thing once, and nothing is taken back. Neither the service,
// which cannot read it, nor a third device that has the code can change what was said without being noticed.

import { seal, unseal } from "../../core/sealed/seal.js";
import { object, one, text } from "../../core/sealed/shape.js";
import { same } from "./document.js";
import { checkCard } from "./handshake.js";

/** @import { SealedClient } from "../../core/sealed/client.js" */
/** @import { BoxKeys } from "./keys.js" */

/**
 * malformed: neither a code nor a link; other-service: its link is another service's; unknown: nobody shows that
 * code now; taken: another device has typed it; mismatch: somebody said that the digits differ; interfered: what was
 * said has been changed on the way; itself: the code is this device's own.
 * @typedef {"malformed" | "other-service" | "unknown" | "taken" | "cancelled" | "mismatch" | "timeout" | "interfered"
 *   | "itself"} PairingKind
 */

export class PairingTrouble extends Error {
  /** @param {PairingKind} kind */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/** What was said so far. @typedef {Record<string, any>} Said */

export const PATIENCE = 5 * 60_000;
const BETWEEN_LOOKS = 1000;
/** The box stays a little longer than anybody waits, so that the end is heard. */
const LIFE = PATIENCE / 1000 + 60;

/** @type {["cancelled", "mismatch", "timeout", "interfered"]} */
const ENDS = ["cancelled", "mismatch", "timeout", "interfered"];
const small = text({ most: 400 });
const shape = object(
  { version: one([1]), commitment: small },
  {
    answer: checkCard,
    reveal: checkCard,
    agreedShown: small,
    agreedTyped: small,
    handover: small,
    received: small,
    stopped: one(ENDS),
  },
);

export class Talk {
  #service;
  #keys;
  #now;
  #wait;
  #version = 0;
  /** @type {Said} what was heard, one's own words among it */
  #heard = { version: 1 };
  /** @type {Said} what this side has to say */
  #own = {};
  /** @type {unknown} */
  #left = null;
  #wake = () => {};
  #wakeful = false;
  #longer = 0;

  /**
   * @param {{ service: SealedClient, keys: BoxKeys, now: () => number, wait: (ms: number) => Promise<unknown> }} parts
   */
  constructor({ service, keys, now, wait }) {
    this.#service = service;
    this.#keys = keys;
    this.#now = now;
    this.#wait = wait;
    this.deadline = now() + PATIENCE;
  }

  /** @param {Said} words said with the next turn, unless they were before */
  say(words) {
    this.#own = { ...words, ...this.#own };
  }

  /** @param {string} word */
  wasSaid(word) {
    return word in this.#own && same(this.#heard[word], this.#own[word]);
  }

  /**
   * Listens, lets this side answer, and says what it has to say.
   * @param {(heard: Said) => Promise<boolean>} answer
   * @returns {Promise<boolean>} whether it is over
   */
  async turn(answer) {
    if (this.#left) throw this.#left;
    if (this.#now() >= this.deadline) throw new PairingTrouble("timeout");
    const first = this.#version === 0;
    try {
      if (!first || !this.#own.commitment) await this.#listen();
      do {
        if (this.#heard.commitment && (await answer(this.#heard))) return true;
      } while (await this.#speak());
    } catch (error) {
      // A network that fails on the way may be back in time.
      const { kind, retryAfter = 0 } = /** @type {any} */ (error);
      if (first || (kind !== "offline" && kind !== "limited")) throw error;
      this.#longer = retryAfter * 1000;
    }
    return false;
  }

  /** Until the other may have said something, or this side's person has. */
  async pause() {
    const woken = new Promise((resolve) => {
      this.#wake = () => resolve(undefined);
    });
    if (!this.#wakeful) await Promise.race([woken, this.#wait(Math.max(BETWEEN_LOOKS, this.#longer))]);
    this.#wakeful = false;
    this.#longer = 0;
  }

  wake() {
    this.#wakeful = true;
    this.#wake();
  }

  /** @param {unknown} error why: the next turn ends with it */
  leave(error) {
    this.#left = error;
    this.wake();
  }

  /**
   * Tells the other that it is over, as far as it can still be told.
   * @param {any} error
   */
  async stop(error) {
    if (this.#heard.stopped || !this.#version || error?.kind === "taken") return;
    const stopped = ENDS.includes(error?.kind) ? error.kind : "cancelled";
    try {
      for (let tries = 0; tries < 3 && !this.#heard.stopped; tries++) {
        if (await this.#write({ ...this.#heard, stopped })) return;
        await this.#listen();
      }
    } catch {
      // It finds out by waiting.
    }
  }

  async #listen() {
    const { id, bearer, key, purpose } = this.#keys;
    const box = await this.#service.getBox(id, bearer).catch((error) => {
      if (error?.kind !== "unknown") throw error;
      if (!this.#version) throw new PairingTrouble("unknown");
      throw new PairingTrouble(this.#now() < this.deadline ? "cancelled" : "timeout");
    });
    // An answer from before is no news.
    if (box.version <= this.#version) return;
    let heard;
    try {
      heard = /** @type {Said} */ (shape(await unseal(box.ciphertext, { key, purpose })));
    } catch {
      throw new PairingTrouble("interfered");
    }
    if (heard.stopped) {
      this.#heard = heard;
      throw new PairingTrouble(heard.stopped);
    }
    const taken = Object.entries(this.#heard).some(([word, before]) => !same(heard[word], before));
    if (taken) throw new PairingTrouble("interfered");
    this.#version = box.version;
    this.#heard = heard;
  }

  /** @returns {Promise<boolean>} whether something was said */
  async #speak() {
    const own = Object.entries(this.#own);
    // Words put into this side's mouth.
    if (own.some(([word, mine]) => word in this.#heard && !same(this.#heard[word], mine)))
      throw new PairingTrouble("interfered");
    const news = own.some(([word]) => !(word in this.#heard));
    return news && this.#write({ ...this.#heard, ...this.#own });
  }

  /** @param {Said} words @returns {Promise<boolean>} false: somebody has said something in between */
  async #write(words) {
    const { id, bearer, key, purpose } = this.#keys;
    const { ciphertext } = await seal(words, { key, purpose });
    try {
      const sent = { ciphertext, replaces: this.#version, expires_in: LIFE };
      const { version } = await this.#service.putBox(id, bearer, sent);
      this.#version = version;
      this.#heard = words;
      return true;
    } catch (error) {
      if (/** @type {any} */ (error)?.kind === "changed") return false;
      throw error;
    }
  }
}
