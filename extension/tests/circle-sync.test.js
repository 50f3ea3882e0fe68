import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { fromBase64url, toBase64url } from "../core/sealed/bytes.js";
import { unseal } from "../core/sealed/seal.js";
import { boxOf } from "../webext/circle/exchange.js";
import { circleKeys } from "../webext/circle/keys.js";
import { paired, World } from "./fakes/devices.js";
import { randomOf } from "./fakes/random.js";

/** @type {World} */
let world;
beforeEach(() => {
  world = new World();
});

const ids = async (/** @type {any} */ device) =>
  (await device.places()).map((/** @type {any} */ { id }) => id);

/** @param {any} device */
async function boxIn(device) {
  const { secret } = await device.state.get();
  return boxOf(await device.client(), secret);
}

async function adasTwo() {
  const [laptop, phone] = [world.device("Laptop"), world.device("Phone", "phone")];
  await paired(laptop, phone);
  return [laptop, phone];
}

test("what Ada saves on one device is in the list of the other, with its name, until she forgets it", async () => {
  const [laptop, phone] = await adasTwo();
  const place = await world.place("cups", laptop);
  await laptop.putPlace(place);
  await laptop.sync();
  await phone.sync();
  assert.deepEqual(await phone.places(), [place]);
  await phone.putPlace({ ...place, name: "Birthday" });
  await phone.sync();
  await laptop.sync();
  assert.equal((await laptop.places())[0].name, "Birthday");
  await laptop.dropPlace("cups");
  await laptop.sync();
  await phone.sync();
  assert.deepEqual(await phone.places(), []);
  for (const device of [laptop, phone]) assert.equal(await device.wasRemoved("cups"), true);
});

test("a place that left the list unforgotten was not removed", async () => {
  const [laptop, phone] = await adasTwo();
  await laptop.putPlace(await world.place("cups", laptop));
  await laptop.sync();
  await phone.sync();
  await phone.leave();
  assert.deepEqual(await phone.places(), []);
  for (const id of ["cups", "never", "constructor"]) assert.equal(await phone.wasRemoved(id), false);
});

test("a no on one device is a no on all, as long as the place lives", async () => {
  const [laptop, phone] = await adasTwo();
  await phone.sayNo("cups", world.time + 24 * 3600_000);
  await phone.sync();
  await laptop.sync();
  assert.equal(await laptop.saidNo("cups"), true);
  assert.equal(await laptop.saidNo("constructor"), false);
  world.pass(2);
  await laptop.sync();
  assert.equal(await laptop.saidNo("cups"), false);
});

test("a device that is alone keeps its list, and sends nothing", async () => {
  const laptop = world.device("Laptop");
  await laptop.putPlace(await world.place("cups", laptop));
  assert.equal(await laptop.sync(), "alone");
  assert.deepEqual(await ids(laptop), ["cups"]);
  assert.deepEqual(world.service.log, []);
});

test("nothing is written when nothing has changed, and the box is renewed before it expires", async () => {
  const [laptop, phone] = await adasTwo();
  await phone.sync();
  await laptop.sync();
  const writes = () => world.service.log.filter((line) => line.startsWith("PUT")).length;
  const before = writes();
  for (let i = 0; i < 3; i++) for (const device of [laptop, phone]) await device.sync();
  assert.equal(writes(), before);
  world.pass(16);
  await laptop.sync();
  assert.equal(writes(), before + 1);
});

test("offline, what was changed waits; two who write at once lose nothing", async () => {
  const [laptop, phone] = await adasTwo();
  phone.line.down = true;
  await phone.putPlace(await world.place("a", phone));
  await assert.rejects(phone.sync(), { kind: "offline" });
  await laptop.putPlace(await world.place("b", laptop));
  phone.line.down = false;
  await Promise.all([laptop.sync(), phone.sync()]);
  await laptop.sync();
  await phone.sync();
  assert.deepEqual(
    [await ids(laptop), await ids(phone)],
    [
      ["a", "b"],
      ["a", "b"],
    ],
  );
});

test("whatever is lost, repeated or rolled back, devices agree in the end and nothing forgotten comes back", async () => {
  const { next, upTo } = randomOf(42);
  const devices = ["A", "B", "C", "D"].map((name) => world.device(name));
  for (const other of devices.slice(1)) await paired(devices[0], other);
  for (const device of devices) await device.sync();
  /** @type {any[]} */
  const copies = [];
  const [gone, saved] = [new Set(), new Set()];
  for (let step = 0; step < 250; step++) {
    const device = devices[upTo(3)];
    const id = `place-${upTo(60)}`;
    if (next() < 0.3 && !saved.has(id)) {
      saved.add(id);
      await device.putPlace(await world.place(id, device));
    } else if (next() < 0.2 && (await ids(device)).includes(id)) {
      gone.add(id);
      await device.dropPlace(id);
    }
    device.line.losing = next() < 0.2 ? 1 : 0;
    device.line.down = next() < 0.1;
    if (next() < 0.1) copies.push(world.service.store.copy());
    // The service puts an old copy of everything in the place of what it has.
    if (next() < 0.05 && copies.length) {
      const old = copies[upTo(copies.length - 1)].copy();
      for (const each of devices) each.line.store = old;
      world.service.store = old;
    }
    await device.sync().catch((/** @type {any} */ error) => assert.equal(error.kind, "offline"));
  }
  for (const device of devices) Object.assign(device.line, { losing: 0, down: false });
  for (let round = 0; round < 2; round++) for (const device of devices) await device.sync();
  const left = [...saved].filter((id) => !gone.has(id)).sort();
  assert.ok(left.length > 5 && gone.size > 3, `${left.length} left, ${gone.size} gone`);
  for (const device of devices) assert.deepEqual(await ids(device), left, device.name);
});

test("a box that the service has spoilt or lost is written anew from what the devices know", async () => {
  const [laptop, phone] = await adasTwo();
  await laptop.putPlace(await world.place("cups", laptop));
  await laptop.sync();
  await phone.sync();
  const { id } = await boxIn(laptop);
  const box = world.service.store.boxes.get(id);
  const bytes = /** @type {Uint8Array} */ (fromBase64url(box.ciphertext));
  bytes[500] ^= 1;
  box.ciphertext = toBase64url(bytes);
  assert.equal(await phone.sync(), "synced");
  assert.deepEqual(await ids(laptop), ["cups"]);
  world.service.store.boxes.delete(id);
  assert.equal(await laptop.sync(), "synced");
  assert.equal(await phone.sync(), "synced");
  assert.deepEqual(await ids(phone), ["cups"]);
});

test("a box of a later version is not written over", async () => {
  const [laptop] = await adasTwo();
  const box = await boxIn(laptop);
  const { version } = await box.read();
  const later = /** @type {any} */ ({ version: 2, devices: {}, places: {}, no: {} });
  const written = await box.write(later, version);
  await assert.rejects(laptop.sync(), { kind: "refused" });
  assert.equal((await world.service.store.boxes.get(box.id)).version, written.version);
});

test("the service sees neither names nor addresses nor keys", async () => {
  const [laptop, phone] = await adasTwo();
  const key = toBase64url(crypto.getRandomValues(new Uint8Array(32)));
  await laptop.putPlace(await world.place("canary", laptop, { title: "CANARY", key }));
  await laptop.sync();
  await phone.sync();
  const { secret } = await laptop.state.get();
  const seen = world.service.log.join("\n");
  assert.ok(seen.length > 10_000);
  for (const hidden of ["CANARY", "canary", "shop.example/", "Laptop", "Phone", key, secret])
    assert.ok(!seen.includes(String(hidden)), String(hidden));
  // A box is bound to its place: the service cannot show one for another.
  const other = world.device("Other");
  const third = world.device("Third");
  await paired(other, third);
  const [a, b] = [await boxIn(laptop), await boxIn(other)];
  world.service.store.boxes.get(b.id).ciphertext = world.service.store.boxes.get(a.id).ciphertext;
  assert.equal((await b.read()).document, null);
});

test("who goes to another circle while the box is read writes nothing of that one into it", async () => {
  for (const act of ["sync", "leave"]) {
    world = new World();
    const [laptop, phone] = await adasTwo();
    const bobs = world.device("Bobs");
    await bobs.putPlace(await world.place("bobs", bobs));
    await paired(bobs, world.device("Other"));
    const theirs = await bobs.state.get();
    const keys = await circleKeys(String((await laptop.state.get()).secret));
    /** Of which circle the phone is changes at the first moment at which `act` has begun to know. */
    const { update } = phone.state;
    phone.state.update = async (change) => {
      phone.state.update = update;
      await update((held) => ({ ...held, secret: theirs.secret, document: theirs.document }));
      return update(change);
    };
    await phone[/** @type {"sync" | "leave"} */ (act)]();
    const box = await unseal(world.service.store.boxes.get(keys.id).ciphertext, keys);
    assert.deepEqual(Object.keys(box.places), [], act);
    assert.ok(!JSON.stringify(box.devices).includes("Bobs"), act);
  }
});

test("a device renamed is renamed on the others, and has its own name back when it is given none", async () => {
  const [laptop, phone] = await adasTwo();
  await phone.device.rename("  Ada's phone ");
  await phone.sync();
  await laptop.sync();
  const names = (await laptop.devices()).map(({ name }) => name).sort();
  assert.deepEqual(names, ["Ada's phone", "Laptop"]);
  await phone.device.rename("");
  assert.equal((await phone.device.thisDevice()).name, "Phone");
});

test("when the chosen service changes, the circle's list goes along", async () => {
  const [laptop, phone] = await adasTwo();
  await laptop.putPlace(await world.place("cups", laptop));
  await laptop.sync();
  const other = new World();
  other.time = world.time;
  for (const device of [laptop, phone]) {
    const line = other.service.line(device.name.toLowerCase());
    Object.assign(device.line, { address: line.address, store: line.store });
  }
  assert.equal(await laptop.sync(), "synced");
  assert.equal(await phone.sync(), "synced");
  assert.deepEqual(await ids(phone), ["cups"]);
});
