// The browser's own interface: the one module that names it. Both families of browsers give promises in manifest v3.

/// <reference types="chrome" />

/** @type {typeof chrome} */
export const ext = /** @type {any} */ (globalThis).browser ?? globalThis.chrome;
