// The last thing written into a circle's box: where its devices go from there. Each finds the next circle's secret
// under a key that only it and the mover can make, so that a device that is left out finds nothing.
import { agreed, derive, idOf, lock, unlock } from "./keys.js";

/** @import { Identity, Member, Move } from "./types" */

/**
 * @param {string} box id of the one that is left
 * @param {string} from id of the device that moves them
 * @param {string} to id of the one that follows
 */
const purpose = (box, from, to) => `sameplace.move.1:${box}:${from}:${to}`;

/**
 * @param {Identity} me
 * @param {[id: string, device: Member][]} devices that may come along, this one among them
 * @param {{ box: string, secret: string }} way the box that is left, and the secret of the next circle
 * @returns {Promise<Move>}
 */
export async function moveTo(me, devices, { box, secret }) {
  const to = await Promise.all(
    devices.map(async ([id, { publicKey }]) => {
      // The id is the key's hash: a key that was put in its place by another device gets nothing.
      if ((await idOf(publicKey)) !== id) return [];
      const key = await derive(await agreed(me.privateKey, publicKey), purpose(box, me.id, id), 32);
      return [[id, await lock(key, purpose(box, me.id, id), secret)]];
    }),
  );
  return { version: 1, moved: { by: me.id, publicKey: me.publicKey, to: Object.fromEntries(to.flat()) } };
}

/**
 * @param {Identity} me
 * @param {string} box
 * @param {Move["moved"]} moved
 * @returns {Promise<string | null>} the next circle's secret; null when this device is left out
 */
export async function follow(me, box, { by, publicKey, to }) {
  if (!Object.hasOwn(to, me.id) || (await idOf(publicKey)) !== by) return null;
  try {
    const key = await derive(await agreed(me.privateKey, publicKey), purpose(box, by, me.id), 32);
    return await unlock(key, purpose(box, by, me.id), to[me.id]);
  } catch {
    return null;
  }
}
