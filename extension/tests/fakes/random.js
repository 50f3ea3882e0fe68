// Chance that can be had again: the same seed gives the same shop, the same cart and the same faults.

/** @param {number} seed mulberry32 */
export function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const upTo = (/** @type {number} */ most) => Math.floor(next() * (most + 1));
  return {
    next,
    /** Whole number from 0 to `most`. */
    upTo,
    chance: (/** @type {number} */ share) => next() < share,
    /** @template T @param {T[]} list @returns {T} */
    pick: (list) => list[upTo(list.length - 1)],
  };
}

/** @typedef {ReturnType<typeof randomOf>} Random */
