// This device as a member of a circle: it keeps in step with the others through one box, follows when the circle
// moves, and moves it when a device is removed or two circles become one.
import { ServiceError } from "../../core/client.js";
import { ALWAYS, empty, isRemoved, lookUp, merge, prune, remove, same, values, write } from "./document.js";
import { boxOf } from "./exchange.js";
import { newSecret } from "./keys.js";
import { follow, moveTo } from "./move.js";
import { fit } from "./room.js";
import { checkMember, checkPlace } from "./shape.js";

/** @import { SealedClient } from "../../core/sealed/client.js" */
/** @import { ThisDevice } from "./device.js" */
/** @import { CircleState, Document, Identity, Kept, Member, SharedPlace } from "./types" */

/** @typedef {"alone" | "synced" | "removed" | "lapsed"} Standing */

/**
 * @typedef {object} Parts
 * @property {Kept<CircleState>} state
 * @property {ThisDevice} device
 * @property {() => Promise<SealedClient>} client of the chosen service
 * @property {() => number} now ms since 1970
 */

/** How often others may come in between before it is given up until the next time. */
const TRIES = 8;

/** The mover wrote the next box before it closed the last one: not to find it is no beginning. */
const THERE = 1;

/** @type {CircleState} what a device begins with */
export const ALONE = { secret: null, service: "", sureUntil: 0, life: 0, document: empty(), ended: "" };

/** @param {Identity} me @returns {Member} */
const memberOf = ({ name, kind, publicKey }) => ({ name, kind, publicKey });

/** @param {Parts} parts */
export function createMember({ state, device, client, now }) {
  /** @param {(document: Document) => Document} act */
  const change = (act) => state.update((held) => ({ ...held, document: act(prune(held.document, now())) }));

  /**
   * Puts what was learnt into the state of the circle it was learnt of, and of no other.
   * @param {string} secret
   * @param {Partial<CircleState>} news
   * @param {(document: Document) => Document} [learn]
   */
  const keep = (secret, news, learn = (document) => document) =>
    state.update((held) =>
      held.secret === secret ? { ...held, ...news, document: prune(learn(held.document), now()) } : held,
    );

  /** @param {Document} document @param {Identity} me */
  const withMe = (document, me) => {
    const known = lookUp(document.devices, me.id);
    const member = memberOf(me);
    if (known && same(known, member)) return document;
    return write(document, "devices", me.id, member, { by: me.id, until: ALWAYS });
  };

  /**
   * Out of the circle: with what this device has saved itself, and with another key.
   * @param {CircleState["ended"]} ended
   */
  async function part(ended) {
    const { id } = await device.thisDevice();
    // First of all no longer a member: interrupted here, it could not be one again by mistake.
    await state.update(({ document: { places, no } }) => {
      const own = Object.entries(places).filter(([, each]) => "value" in each && each.value.device.id === id);
      return { ...ALONE, document: { ...empty(), places: Object.fromEntries(own), no }, ended };
    });
    const { id: by, name, kind } = await device.renew();
    await change((document) =>
      values(document.places).reduce((known, [place, value]) => {
        const until = Date.parse(value.expiresAt);
        return write(known, "places", place, { ...value, device: { id: by, name, kind } }, { by, until });
      }, document),
    );
  }

  /**
   * Reads the box, merges both ways, and writes when the box knows less.
   * @returns {Promise<{ standing: Standing, version: number }>} `version` of the box that holds all of it
   */
  async function exchange() {
    for (let tries = 0; tries < TRIES; tries++) {
      const held = await state.get();
      const { secret } = held;
      if (secret === null) return { standing: "alone", version: 0 };
      const service = await client();
      const [me, box] = [await device.thisDevice(), await boxOf(service, secret)];
      const found = await box.read();

      if (found.moved) {
        const next = await follow(me, box.id, found.moved);
        if (next === null) {
          await part("removed");
          return { standing: "removed", version: 0 };
        }
        await keep(secret, { secret: next, sureUntil: THERE });
        continue;
      }
      // No box: it expired, or was closed and then expired. Who cannot tell may have been removed meanwhile.
      const sameService = held.service === service.service;
      if (!found.version && sameService && held.sureUntil && now() > held.sureUntil) {
        await part("lapsed");
        return { standing: "lapsed", version: 0 };
      }

      const kept = await keep(secret, {}, (own) => withMe(merge(own, found.document ?? empty()), me));
      // Left, or gone to another circle, in between: what is known now is none of this box's business.
      if (kept.secret !== secret) continue;
      const { document } = kept;
      if (isRemoved(document, "devices", me.id)) {
        await part("removed");
        return { standing: "removed", version: 0 };
      }
      const life = Math.max(held.life, found.expiresAt - now());
      const heard = { service: service.service, life, sureUntil: now() + life };
      const fresh = found.expiresAt - now() > life / 2;
      if (found.document && sameService && fresh && same(fit(document), found.document)) {
        await keep(secret, heard);
        return { standing: "synced", version: found.version };
      }
      try {
        const { version, expiresAt } = await box.write(document, found.version);
        await keep(secret, { ...heard, life: expiresAt - now(), sureUntil: expiresAt });
        return { standing: "synced", version };
      } catch (error) {
        // Somebody else wrote, or closed the box, in between: read again.
        if (!isOvertaken(error)) throw error;
      }
    }
    throw new ServiceError("changed");
  }

  /**
   * Makes a box know all that this device knows.
   * @param {Awaited<ReturnType<typeof boxOf>>} box
   * @param {Document} document
   */
  async function pour(box, document) {
    for (let tries = 0; tries < TRIES; tries++) {
      const found = await box.read();
      if (found.moved) break;
      try {
        await box.write(merge(document, found.document ?? empty()), found.version);
        return;
      } catch (error) {
        if (!isOvertaken(error)) throw error;
      }
    }
    throw new ServiceError("changed");
  }

  /**
   * All devices but one go to another circle. The old box is closed last: until then nothing has happened, and from
   * then on whoever reads it, this device too, finds the way.
   * @param {string | null} left id of the device that stays behind
   * @param {string} [next] secret of a circle that is there already
   */
  async function moveOn(left, next) {
    for (let tries = 0; tries < TRIES; tries++) {
      const { standing, version } = await exchange();
      const { secret, document } = await state.get();
      if (standing !== "synced" || secret === null || secret === next) return;
      if (left !== null && !lookUp(document.devices, left)) return;

      const [service, me] = [await client(), await device.thisDevice()];
      const to = next ?? newSecret();
      const [old, box] = [await boxOf(service, secret), await boxOf(service, to)];
      const moved = left === null ? document : remove(document, "devices", left);
      await pour(box, moved);
      try {
        const move = await moveTo(me, values(moved.devices), { box: old.id, secret: to });
        await old.close(move, version);
      } catch (error) {
        if (!isOvertaken(error)) throw error;
        // Whatever was written in between is to come along: once more, from the beginning.
        if (next === undefined) await box.drop().catch(() => {});
        continue;
      }
      await keep(secret, { secret: to, sureUntil: THERE }, (own) => merge(own, moved));
      return;
    }
    throw new ServiceError("changed");
  }

  /** The others are told when the service can be reached; this device forgets the circle in any case. */
  async function leave() {
    const { secret } = await state.get();
    if (secret === null) return;
    const me = await device.thisDevice();
    const { document, secret: now } = await keep(secret, {}, (own) => remove(own, "devices", me.id));
    // The circle has moved in between: it is the next one that is left.
    if (now !== secret) return leave();
    try {
      const box = await boxOf(await client(), secret);
      const found = await box.read();
      const left = merge(document, found.document ?? empty());
      if (found.document && !values(left.devices).length) await box.drop();
      else if (found.document) await box.write(left, found.version);
    } catch {
      // The others can remove it themselves.
    }
    await part("");
  }

  return {
    /** @returns {Promise<Standing>} rejects with a ServiceError; what was not sent goes with the next one */
    sync: async () => (await exchange()).standing,

    /** @returns {Promise<{ id: string, name: string, kind: Member["kind"] }[]>} this one among them */
    async devices() {
      const { document } = await state.get();
      return values(document.devices).map(([id, { name, kind }]) => ({ id, name, kind }));
    },

    /** @returns {Promise<{ paired: boolean, ended: CircleState["ended"] }>} */
    async standing() {
      const { secret, ended } = await state.get();
      return { paired: secret !== null, ended };
    },

    /**
     * It can read nothing that is saved from then on. Rejects with a ServiceError when the service was not reached:
     * then it is still a member.
     * @param {string} id
     */
    async removeDevice(id) {
      const me = await device.thisDevice();
      if (id === me.id) return leave();
      await moveOn(id);
      await exchange();
    },

    leave,

    /**
     * A device that its person has just confirmed is let in; it is in everybody's list before it has the secret.
     * @param {Member & { id: string }} other
     * @returns {Promise<string>} the circle's secret, to hand over
     */
    async admit({ id, ...other }) {
      // Whether there still is a circle to be let into.
      await exchange();
      const me = await device.thisDevice();
      const fresh = newSecret();
      const held = await state.update((before) => ({
        ...before,
        secret: before.secret ?? fresh,
        ended: "",
        document: write(withMe(before.document, me), "devices", id, checkMember(other), {
          by: me.id,
          until: ALWAYS,
        }),
      }));
      // One that was removed before comes back with another key, or not at all.
      if (!lookUp(held.document.devices, id)) throw new ServiceError("refused");
      if ((await exchange()).standing !== "synced") throw new ServiceError("changed");
      return /** @type {string} */ (held.secret);
    },

    /**
     * Goes to the circle of the device that showed the code, with all devices of its own circle.
     * @param {string} next its secret
     */
    async enter(next) {
      const before = await state.get();
      if (before.secret !== null && before.secret !== next) await moveOn(null, next);
      await state.update((held) =>
        held.secret === next ? held : { ...held, secret: next, sureUntil: 0, ended: "" },
      );
      await exchange();
    },

    /** @returns {Promise<SharedPlace[]>} */
    async places() {
      const { document } = await state.get();
      return values(prune(document, now()).places).map(([, place]) => place);
    },

    /**
     * @param {SharedPlace} place new, or changed
     * @throws {Error} when it is not what the others would take
     */
    async putPlace(place) {
      const [sound, { id: by }] = [checkPlace(place), await device.thisDevice()];
      const until = Date.parse(sound.expiresAt);
      await change((document) => write(document, "places", sound.id, sound, { by, until }));
    },

    /** @param {string} id */
    dropPlace: async (id) => void (await change((document) => remove(document, "places", id))),

    /**
     * @param {string} id of a place
     * @returns {Promise<boolean>} whether it was dropped, here or on another device: one that is not in the list may
     *   also have been left out of it for want of room, or have stayed behind in another circle
     */
    wasRemoved: async (id) => isRemoved((await state.get()).document, "places", id),

    /**
     * @param {string} id of a place that is not to be asked about again, on any of the devices
     * @param {number} until ms since 1970, when it expires
     */
    async sayNo(id, until) {
      const { id: by } = await device.thisDevice();
      await change((document) => write(document, "no", id, true, { by, until }));
    },

    /** @param {string} id */
    saidNo: async (id) => lookUp((await state.get()).document.no, id) === true,
  };
}

/** @typedef {ReturnType<typeof createMember>} MemberOfCircle */

/** @param {any} error */
const isOvertaken = (error) => error?.kind === "changed" || error?.kind === "gone";
