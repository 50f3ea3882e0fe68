/**
 * The page's resource timings, told by the test.
 * @returns {{ PerformanceObserver: unknown, tell: (...names: string[]) => void, watched: () => boolean }}
 */
export function timings() {
  /** @type {(list: any) => void} */
  let hear = () => {};
  let watched = false;
  class PerformanceObserver {
    /** @param {(list: any) => void} heard */
    constructor(heard) {
      hear = heard;
    }
    observe() {
      watched = true;
    }
    disconnect() {
      watched = false;
    }
  }
  return {
    PerformanceObserver,
    tell: (...names) => hear({ getEntries: () => names.map((name) => ({ name })) }),
    watched: () => watched,
  };
}
