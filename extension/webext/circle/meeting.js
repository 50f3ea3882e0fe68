// Two devices of one person meet in a box that only the code leads to, and become devices of one circle.
import { fromBase64url } from "../../core/sealed/bytes.js";
import { newLongCode, readLongCode } from "../../core/sealed/longcode.js";
import { isWebAddress } from "../../core/sealed/shape.js";
import { same } from "./document.js";
import { commitment, deviceOf, newCard, pairKeys, sessionOf } from "./handshake.js";
import { lock, unlock } from "./keys.js";
import { PairingTrouble, Talk } from "./talk.js";

/** @import { SealedClient } from "../../core/sealed/client.js" */
/** @import { ThisDevice } from "./device.js" */
/** @import { Session } from "./handshake.js" */
/** @import { MemberOfCircle } from "./member.js" */
/** @import { Said } from "./talk.js" */

/**
 * @typedef {object} Pairing
 * @property {Promise<string>} digits six, to be compared on both screens
 * @property {() => void} confirm the person says that they are the same
 * @property {(why?: "cancelled" | "mismatch") => void} cancel
 * @property {Promise<{ name: string, kind: string, id: string }>} done the other device; rejects with a
 *   PairingTrouble or a ServiceError, as `digits` does
 */

/**
 * @typedef {object} Parts
 * @property {MemberOfCircle} member
 * @property {ThisDevice} device
 * @property {() => Promise<SealedClient>} client
 * @property {() => number} now
 * @property {(ms: number) => Promise<unknown>} wait
 */

const HANDOVER = "sameplace.pair.handover";
const LINK = /(https?:\/\/[^\s#?@\\]+\/)r#pair=([\w-]+)/;

/**
 * @param {string} typed a code or a link
 * @returns {{ code: string, service: string | null } | null} `service`: null when it was not said
 */
export function readPairing(typed) {
  const [, service = null, carried = typed] = LINK.exec(typed) ?? [];
  const code = readLongCode(carried)?.code;
  if (!code || (service !== null && !isWebAddress(service))) return null;
  return { code, service: service && new URL(service).href };
}

/** @param {Parts} parts */
export function createMeeting({ member, device, client, now, wait }) {
  /**
   * One side of the talk, from its first words on.
   * @param {Talk} talk
   * @param {(side: Side) => (heard: Said) => Promise<boolean>} part what this side has to say to what it hears; true
   *   when all was said
   * @returns {Promise<Pairing>}
   */
  async function meet(talk, part) {
    const [digits, done] = [deferred(), deferred()];
    const side = { digits: digits.resolve, confirmed: false, other: null };
    const answer = part(side);
    let over = false;

    /** @param {unknown} error */
    const fail = (error) => {
      over = true;
      digits.reject(error);
      done.reject(error);
    };
    const run = async () => {
      try {
        while (!(await talk.turn(answer))) await talk.pause();
        over = true;
        done.resolve(side.other);
      } catch (error) {
        fail(error);
        await talk.stop(error);
      }
    };
    // The first turn tells whether there is anybody to talk to.
    await talk.turn(answer);
    run();
    return {
      digits: digits.promise,
      done: done.promise,
      confirm() {
        side.confirmed = true;
        talk.wake();
      },
      cancel(why = "cancelled") {
        if (over) return;
        const error = new PairingTrouble(why);
        fail(error);
        talk.leave(error);
      },
    };
  }

  return {
    /** @returns {Promise<Pairing & { code: string, link: string, expiresAt: string }>} rejects with a ServiceError */
    async startPairing() {
      const [service, me, { code }] = [await client(), await device.thisDevice(), newLongCode()];
      const [keys, { card, privateKey }] = [await pairKeys(code), await newCard(me)];
      const talk = new Talk({ service, keys, now, wait });
      talk.say({ commitment: await commitment(keys.id, card) });

      const pairing = await meet(talk, (side) => {
        /** @type {Session | null} */
        let session = null;
        return async ({ answer, agreedTyped, received }) => {
          if (!answer) return false;
          if (answer.device.publicKey === me.publicKey) throw new PairingTrouble("itself");
          talk.say({ reveal: card });
          if (!talk.wasSaid("reveal")) return false;
          session ??= await sessionOf(keys, privateKey, { shown: card, typed: answer, mine: "shown" });
          side.digits(session.digits);
          if (!side.confirmed) return false;
          talk.say({ agreedShown: await session.proof("agreed.shown") });
          if (!agreedTyped) return false;
          mustBe(agreedTyped, await session.proof("agreed.typed"));
          if (!side.other) {
            const other = await deviceOf(answer);
            talk.say({ handover: await lock(session.key, HANDOVER, await member.admit(other)) });
            side.other = other;
          }
          if (!received) return false;
          mustBe(received, await session.proof("received"));
          return true;
        };
      });
      const expiresAt = new Date(talk.deadline).toISOString();
      return { ...pairing, code, link: `${service.service}r#pair=${code}`, expiresAt };
    },

    /**
     * @param {string} typed the code, or the link
     * @returns {Promise<Pairing>} rejects with a PairingTrouble or a ServiceError
     */
    async joinPairing(typed) {
      const read = readPairing(typed);
      if (!read) throw new PairingTrouble("malformed");
      const [service, me] = [await client(), await device.thisDevice()];
      if (read.service !== null && read.service !== service.service)
        throw new PairingTrouble("other-service");
      const [keys, { card, privateKey }] = [await pairKeys(read.code), await newCard(me)];
      const talk = new Talk({ service, keys, now, wait });

      return meet(talk, (side) => {
        /** @type {Session | null} */
        let session = null;
        let entered = false;
        return async ({ commitment: committed, answer, reveal, handover }) => {
          if (answer && !same(answer, card)) throw new PairingTrouble("taken");
          talk.say({ answer: card });
          if (!reveal) return false;
          mustBe(committed, await commitment(keys.id, reveal));
          if (reveal.device.publicKey === me.publicKey) throw new PairingTrouble("itself");
          session ??= await sessionOf(keys, privateKey, { shown: reveal, typed: card, mine: "typed" });
          side.digits(session.digits);
          if (!side.confirmed) return false;
          talk.say({ agreedTyped: await session.proof("agreed.typed") });
          if (!handover) return false;
          if (!entered) {
            const secret = await unlock(session.key, HANDOVER, handover).catch(() => "");
            if (!fromBase64url(secret, 32)) throw new PairingTrouble("interfered");
            side.other = await deviceOf(reveal);
            await member.enter(secret);
            entered = true;
          }
          talk.say({ received: await session.proof("received") });
          return talk.wasSaid("received");
        };
      });
    },
  };
}

/** @typedef {{ digits: (digits: string) => void, confirmed: boolean, other: any }} Side */

/** @param {unknown} heard @param {unknown} expected */
function mustBe(heard, expected) {
  if (!same(heard, expected)) throw new PairingTrouble("interfered");
}

function deferred() {
  /** @type {(value: any) => void} */
  let resolve = () => {};
  /** @type {(error: unknown) => void} */
  let reject = () => {};
  const promise = new Promise((...both) => {
    [resolve, reject] = both;
  });
  // Nobody need be waiting for it.
  promise.catch(() => {});
  return { promise, resolve, reject };
}
