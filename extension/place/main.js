/** The position engine alone, for pages that bring their own interface and for benchmarks. */
import { capture } from "../core/position/capture.js";
import { restore } from "../core/position/restore.js";

Object.assign(globalThis, { SameplacePlace: { capture, restore } });
