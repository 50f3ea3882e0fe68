import type { DeviceKind } from "../../core/types";
import type { Place } from "../types";

/** What a store of the extension gives: `change` is made under a lock, and its result is written. */
export interface Kept<T> {
  get(): Promise<T>;
  update(change: (value: T) => T): Promise<T>;
}

/** What is known of a place on every device of the circle. */
export type SharedPlace = Omit<Place, "here" | "state" | "trouble" | "manage" | "former">;

/** A device as the circle knows it: its id is a hash of the public key, so that neither can be swapped alone. */
export interface Member {
  name: string;
  kind: DeviceKind;
  /** P-256, uncompressed, base64url. */
  publicKey: string;
}

/** This device; the private key cannot be taken out of the browser. */
export interface Identity extends Member {
  id: string;
  privateKey: CryptoKey;
}

/** `until`: ms since 1970 when nothing needs it any more. What is removed stays removed. */
export type Entry<T> = { until: number; at: number; by: string; value: T } | { until: number; removed: true };

/** What the circle's devices agree on; any two versions merge into one, in any order. */
export interface Document {
  version: 1;
  devices: Record<string, Entry<Member>>;
  places: Record<string, Entry<SharedPlace>>;
  /** Places that the visitor said no to, by id. */
  no: Record<string, Entry<true>>;
}

/** What this device knows of its circle. Times are ms since 1970. */
export interface CircleState {
  /** 32 bytes in base64url; null when this device is alone. */
  secret: string | null;
  /** The service that has the box. */
  service: string;
  /** Until then nothing that happened to the box can have come and gone unseen; 0: never written. */
  sureUntil: number;
  /** How long the service keeps a box, ms. */
  life: number;
  document: Document;
  /** Why this device is no longer in a circle, when that was not its own doing. */
  ended: "" | "removed" | "lapsed";
}

/** What the closed box of a circle leaves behind: the way to the next one, for each who may go there. */
export interface Move {
  version: 1;
  moved: {
    by: string;
    publicKey: string;
    /** The next circle's secret under a key that only the two devices have, by id. */
    to: Record<string, string>;
  };
}
