/** The blocks around the line: who of them is there, and what that says about the place. */
import { itemOf } from "./item.js";
import { printOf } from "./text.js";

/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./wanted.js").Wanted} Wanted */

const REACH = 40; // blocks
const MANY = 40; // places that make a neighbour say nothing

/**
 * Do most of the nearest neighbours stand around a block, and is it in the same card or section?
 * @param {Wanted} wanted
 * @param {Block[]} blocks
 * @param {number} block
 */
export function isAtHome({ before, after, item }, blocks, block) {
  if (item && item !== itemOf(blocks[block].element)) return false;
  let seen = 0;
  const look = (/** @type {string[]} */ prints, /** @type {number} */ step) => {
    for (let i = block + step, left = 6; blocks[i] && left; i += step) {
      const print = printOf(blocks[i]);
      if (print) left--;
      if (print && prints.includes(print)) seen++;
    }
  };
  look(before.slice(0, 4), -1);
  look(after.slice(0, 4), 1);
  return seen >= 0.8 * (Math.min(4, before.length) + Math.min(4, after.length));
}

/** The blocks of a page that the position remembers as neighbours. */
export class Neighbourhood {
  /** @param {Wanted} wanted @param {Block[]} blocks */
  constructor({ before, after }, blocks) {
    this.blocks = blocks;
    /** @type {Map<string, number[]>} */
    const seen = new Map([...before, ...after].map((print) => [print, []]));
    for (let i = 0; i < blocks.length; i++) seen.get(printOf(blocks[i]))?.push(i);
    this.before = before.map((print) => seen.get(print) ?? []);
    this.after = after.map((print) => seen.get(print) ?? []);
    /** @type {Map<Element, number>} */
    this.sizes = new Map();
    /** What a neighbourhood that is all there weighs. */
    this.all = [this.before, this.after]
      .flatMap((side) => side.map((p, i) => weigh(p, i, i)))
      .reduce((a, b) => a + b, 0);
  }

  /**
   * The remembered neighbours that are there, before block `low` and from block `high` on.
   * @param {number} low
   * @param {number} high
   */
  near(low, high) {
    /** @type {{block: number, i: number, isCopy: boolean, weight: number, isBefore: boolean}[]} */
    const found = [];
    for (const side of [this.before, this.after]) {
      const isBefore = side === this.before;
      let known = 0;
      side.forEach((places, i) => {
        const block =
          (isBefore ? places.findLast((p) => p < low) : places.find((p) => p >= high)) ?? Number.NaN;
        const far = isBefore ? low - 1 - block : block - high;
        if (!(far < REACH)) return;
        // Nearer to the line than the neighbours that were nearer: another one that reads the same.
        found.push({ block, i, isCopy: far < known, weight: weigh(places, i, far), isBefore });
        if (far - i < 4) known = Math.max(known, far);
      });
    }
    return found;
  }

  /** How much of the neighbourhood is there, 0..1. @param {number} low @param {number} high */
  support(low, high) {
    return this.all && this.near(low, high).reduce((sum, { weight }) => sum + weight, 0) / this.all;
  }

  /**
   * The same, with those that share a small part of the page counting more: what stands in one card stays together
   * when cards change places.
   * @param {number} block
   */
  kinship(block) {
    const own = this.blocks[block].element;
    let sum = 0;
    for (const { block: other, weight } of this.near(block, block + 1)) {
      /** @type {Element | null} */
      let common = own;
      while (common && !common.contains(this.blocks[other].element)) common = common.parentElement;
      sum += weight / Math.sqrt(50 + this.size(common ?? document.body));
    }
    return sum;
  }

  /** Characters in an element. @param {Element} element */
  size(element) {
    const size = this.sizes.get(element) ?? (element.textContent ?? "").length;
    this.sizes.set(element, size);
    return size;
  }

  /**
   * Where the line's block was or is: from block `low` up to, not including, `high`.
   * @returns {{low: number, high: number, next: number, support: number}} `next`: what follows if none of them is it
   */
  gap() {
    let best = { low: 0, high: 0, next: 0, support: 0 };
    const few = (/** @type {number[][]} */ side) => side.filter(({ length }) => length < MANY).flat();
    for (const slot of new Set([...few(this.after), ...few(this.before).map((block) => block + 1)])) {
      const support = this.support(slot, slot);
      if (support <= best.support) continue;
      let low = 0;
      let high = this.blocks.length;
      let lost = this.before.length;
      for (const { block, i, isCopy, isBefore } of this.near(slot, slot)) {
        if (isCopy) continue;
        if (isBefore) {
          low = Math.max(low, block + 1);
          lost = Math.min(lost, i);
        } else high = Math.min(high, block);
      }
      best = { low, high, next: Math.min(low + lost, high), support };
    }
    return best;
  }
}

/**
 * What it says that the i-th neighbour, seen in all these places, stands `far` blocks away.
 * @param {number[]} places
 * @param {number} i
 * @param {number} far
 */
const weigh = ({ length }, i, far) =>
  1 / (1 + i / 2) / (1 + Math.abs(far - i) * (i < 4 ? 0.4 : 0.05)) / Math.sqrt(Math.max(1, length));
