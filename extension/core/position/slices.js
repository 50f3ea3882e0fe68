/** Work in slices, so that a slow device stays at its visitor's hand. */

const SLICE = 12; // ms of work before the browser gets its turn

export const sleep = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

/** @returns {() => Promise<void>} lets the browser have its turn whenever a slice of work has been done */
export function slices() {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < SLICE) return;
    await sleep(0);
    began = performance.now();
  };
}
