// The kind of device, from two coarse facts and nothing that tells two of a kind apart.

/** @import { DeviceKind } from "./types" */

/** @returns {DeviceKind} */
export function deviceKind() {
  const touch = matchMedia("(pointer: coarse)").matches && matchMedia("(hover: none)").matches;
  if (!touch) return "desktop";
  // The shorter edge, so that turning a phone does not make it a tablet.
  return Math.min(screen.width, screen.height) < 600 ? "phone" : "tablet";
}
