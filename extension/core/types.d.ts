// Short names for the wire's types, which are generated into wire.d.ts.
import type { components } from "./wire";

type Schemas = components["schemas"];

export type Snapshot = Schemas["Snapshot"];
export type Page = Schemas["Page"];
export type Position = Schemas["Position"];
export type CartLine = Schemas["CartLine"];
export type Saved = Schemas["Saved"];
export type Resumed = Schemas["Resumed"];
export type Receipt = Schemas["Receipt"];
export type Event = Schemas["Event"];
export type Problem = Schemas["Problem"];
export type DeviceKind = NonNullable<Schemas["Device"]["kind"]>;
export type Accuracy = NonNullable<Schemas["Receipt"]["accuracy"]>;

/** What a sealed snapshot holds; anybody may have made it. */
export interface Content {
  version: 1;
  snapshot: Snapshot;
  /** A text directive without `:~:`, such as `text=start,end`; empty where none finds the line. */
  directive: string;
}

export interface SealedSaved {
  id: string;
  token: string;
  expires_at: string;
  manage_key: string;
  locator_expires_at: string | null;
}

export interface Opened {
  id: string;
  token: string;
  ciphertext: string;
  expires_at: string;
}

export interface SealedReceipt {
  opened_at: string | null;
  device_kind: DeviceKind | null;
  expires_at: string;
}

/** One encrypted blob that several of a person's own devices share. */
export interface Box {
  ciphertext: string;
  version: number;
  closed: boolean;
  expires_at: string;
}

export interface BoxSaved {
  version: number;
  expires_at: string;
}
