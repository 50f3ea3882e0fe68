import type { Managed } from "../core/client.js";
import type { CartChoice } from "../core/outlook.js";
import type { Content, DeviceKind } from "../core/types";

export type { Content };

/** What was read of a tab; hostile, as everything that pages say. */
export interface Captured {
  content: Content;
  /** A `data:image/png` of 32 px, or empty. */
  icon: string;
  title: string;
  /** Cleaned. */
  url: string;
  /** Articles in the cart, quantities added up. */
  items: number;
  /** Fraction of the page; null when no place was found. */
  progression: number | null;
}

/** An entry of My places. Times are RFC 3339. */
export interface Place {
  /** Chosen on the device, the same on all of the circle's. */
  id: string;
  title: string;
  /** What the visitor calls it; empty until they do. */
  name: string;
  url: string;
  icon: string;
  items: number;
  progression: number | null;
  savedAt: string;
  expiresAt: string;
  device: { id: string; name: string; kind: DeviceKind };
  /** Saved on this device. */
  here: boolean;
  /** `waiting` for the service, `failed` when that will not take it. */
  state: "saved" | "waiting" | "failed";
  /** Why it failed: the kind of trouble. */
  trouble?: string;
  /** The service that has it; it may be another than the one chosen now. */
  service: string;
  token: string;
  key: string;
  /** On the device that saved it. */
  manage?: Managed;
  /** What the service has of it from before, and is to delete. */
  former?: Deposit[];
  /** Kept in step by itself, on a site where the visitor wished so: one for a page. */
  kept?: boolean;
  /** The circle's list has it. */
  shared?: boolean;
}

/** What a service has, on the device that saved it. */
export interface Deposit {
  service: string;
  manage: Managed;
  /** RFC 3339. */
  expiresAt: string;
}

/** A place on its way to another device. */
export interface Hop {
  /** Id of the place. */
  place: string;
  link: string;
  /** Twenty characters. */
  code: string;
  codeExpiresAt: string;
  expiresAt: string;
}

/** A place that was presented here and is to be brought back in a tab. */
export interface Arrival {
  id: string;
  content: Content;
  /** What is to become of the cart, when that was decided before. */
  choice?: CartChoice;
}

/** A site that the visitor allowed. */
export interface Site {
  origin: string;
  /** Whether places there are kept in step by themselves. */
  keep: boolean;
}

export interface Device {
  id: string;
  name: string;
  kind: DeviceKind;
}

/** What `bringBack` in a page tells: `elsewhere` when the page asks for a log-in first. */
export type BroughtBack = "done" | "elsewhere" | "leaving";

/** What the question on a page says of a place that is still sealed. */
export interface Asked {
  id: string;
  url: string;
  title: string;
  items: number;
  progression: number | null;
  savedAt: string;
  kind: DeviceKind;
}

/** A question about the page's cart. */
export interface CartMessage {
  type: "cart";
  platform: string;
  method: string;
  args: unknown[];
}

/** From our own scripts in pages to the worker. */
export type Message =
  | CartMessage
  /** A sealed link was opened on the service's page. Answer: whether the worker goes on with it. */
  | { type: "landed"; token: string; key: string }
  /** So was the link of a device that waits to be paired. */
  | { type: "met"; pair: string }
  /** A page of an allowed site is open. */
  | { type: "here" }
  /** A page that is kept in step was left. */
  | { type: "hidden"; captured: unknown }
  /** The shop is given the cart by an address of its own, and leads back. */
  | { type: "leaving" }
  /** The visitor said yes, or no, to the place that was asked about. */
  | { type: "open" | "no"; place: string };
