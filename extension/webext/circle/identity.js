// This device: its name, which its person may change, and its keys.
import { createDevice, describe } from "./device.js";
import { vault } from "./vault.js";

/** @import { Identity } from "./types" */

export const device = createDevice(vault(/** @type {Identity | null} */ (null)), () => describe(navigator));

export const { thisDevice, rename } = device;
