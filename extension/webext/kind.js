// The kind of this device, for the receipt of what it opens.
import { deviceKind } from "../core/device.js";
import { thisDevice } from "./circle/identity.js";

/** A page can tell by the screen and the pointer; a worker has neither, and knows what the browser says of itself. */
export const kindHere = async () => ("matchMedia" in globalThis ? deviceKind() : (await thisDevice()).kind);
