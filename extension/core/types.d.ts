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
export type SealedSaved = Schemas["SealedSaved"];
export type Opened = Schemas["Opened"];
export type SealedReceipt = Schemas["SealedReceipt"];
export type Box = Schemas["Box"];
export type BoxSaved = Schemas["BoxSaved"];
export type DeviceKind = NonNullable<Schemas["Device"]["kind"]>;
export type Accuracy = NonNullable<Schemas["Receipt"]["accuracy"]>;

/** What a sealed snapshot holds; anybody may have made it. */
export interface Content {
  version: 1;
  snapshot: Snapshot;
  /** A text directive without `:~:`, such as `text=start,end`; empty where none finds the line. */
  directive: string;
}
