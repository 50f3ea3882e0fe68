// Devices of people, as the circle's code meets them: a store each, keys each, a line to the service each.
import { createSealedClient } from "../../core/sealed/client.js";
import { createDevice } from "../../webext/circle/device.js";
import { createMeeting } from "../../webext/circle/meeting.js";
import { ALONE, createMember } from "../../webext/circle/member.js";
import { FakeService } from "./sealed.js";

/** @template T @param {T} empty */
export function memory(empty) {
  let value = structuredClone(empty);
  return {
    get: async () => value,
    update: async (/** @type {(value: T) => T} */ change) => {
      value = change(value);
      return value;
    },
  };
}

/** One service, one clock, and as many devices as a test asks for. */
export class World {
  constructor() {
    this.time = Date.parse("2026-03-01T12:00:00Z");
    this.service = new FakeService({ now: () => this.time });
    this.service.install();
  }

  /** @param {number} days */
  pass(days) {
    this.time += days * 24 * 3600_000;
  }

  /** @param {string} name @param {import("../../core/types").DeviceKind} [kind] */
  device(name, kind = "desktop") {
    const line = this.service.line(name.toLowerCase());
    /** What the chosen service's address is, the same for all; the line tells whose way it goes. */
    const client = async () => ({ ...createSealedClient(line.address), service: "https://service.example/" });
    const now = () => this.time;
    const state = memory(ALONE);
    const vault = memory(null);
    const device = createDevice(vault, () => ({ name, kind }));
    const member = createMember({ state, device, client, now });
    // Time passes by waiting alone, and faster: who waits in vain comes to an end.
    const wait = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      this.time += 100;
    };
    const meeting = createMeeting({ member, device, client, now, wait });
    return { name, line, state, vault, client, device, ...member, ...meeting, member };
  }

  /** @param {string} id @param {any} device who saved it @param {any} [more] */
  async place(id, device, more = {}) {
    const { id: by, name, kind } = await device.device.thisDevice();
    return {
      id,
      title: `Title ${id}`,
      name: "",
      url: `https://shop.example/${id}`,
      icon: "",
      items: 0,
      progression: 0.5,
      savedAt: new Date(this.time).toISOString(),
      expiresAt: new Date(this.time + 30 * 24 * 3600_000).toISOString(),
      device: { id: by, name, kind },
      service: "https://service.example/",
      token: `${"t".repeat(22)}.${"s".repeat(43)}`,
      key: "k".repeat(43),
      ...more,
    };
  }
}

/** Both people look at both screens and say yes. @param {any} shows @param {any} types */
export async function pair(shows, types) {
  const shown = await shows.startPairing();
  const typed = await types.joinPairing(shown.link);
  const [a, b] = await Promise.all([shown.digits, typed.digits]);
  if (a !== b) throw new Error("the digits differ");
  shown.confirm();
  typed.confirm();
  return Promise.all([shown.done, typed.done]);
}

/** Paired as above, without the second that stretching a code takes on each. @param {any} shows @param {any} types */
export async function paired(shows, types) {
  const { id, name, kind, publicKey } = await types.device.thisDevice();
  await types.member.enter(await shows.member.admit({ id, name, kind, publicKey }));
}
