/** A QR code as an SVG: sharp at any size, dark on white whatever the page's colours are. */

import { correction, generate } from "lean-qr/nano";
import { drawing } from "./dom.js";

/** Modules of white on each side: ISO/IEC 18004 asks for four. */
const QUIET = 4;

/**
 * @param {string} text
 * @param {{label: string, box: number, density: number}} options `box` is the largest side in CSS pixels,
 *   `density` the device pixels per CSS pixel
 * @returns {Element} at most `box` wide; each module covers whole device pixels when that still leaves 200
 */
export function qrCode(text, { label, box, density }) {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const modules = code.size + 2 * QUIET;
  const whole = (Math.floor((box * density) / modules) / density) * modules;
  const side = whole < 200 ? box : whole;
  return drawing(
    "svg",
    { viewBox: `0 0 ${modules} ${modules}`, width: side, height: side, role: "img", "aria-label": label },
    drawing("path", { fill: "#fff", d: `M0 0h${modules}v${modules}H0z` }),
    drawing("path", { fill: "#000", d: path(code), "shape-rendering": "crispEdges" }),
  );
}

/**
 * One stroke for every run of dark modules in a row, so that no seam shows between neighbours.
 *
 * @param {{size: number, get(x: number, y: number): boolean}} code
 */
function path({ size, get }) {
  let d = "";
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const start = x;
      while (get(x, y)) x += 1;
      if (x > start) d += `M${start + QUIET} ${y + QUIET}h${x - start}v1h${start - x}z`;
    }
  }
  return d;
}
