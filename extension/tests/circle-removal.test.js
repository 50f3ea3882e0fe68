import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { unseal } from "../core/sealed/seal.js";
import { circleKeys } from "../webext/circle/keys.js";
import { follow } from "../webext/circle/move.js";
import { paired, World } from "./fakes/devices.js";

/** @type {World} */
let world;
/** @type {any} */
let laptop;
/** @type {any} */
let phone;
/** @type {any} */
let tablet;

beforeEach(async () => {
  world = new World();
  [laptop, phone, tablet] = ["Laptop", "Phone", "Tablet"].map((name) => world.device(name));
  await paired(laptop, phone);
  await paired(laptop, tablet);
  for (const device of [laptop, phone, tablet]) await device.sync();
});

const ids = async (/** @type {any} */ device) =>
  (await device.places()).map((/** @type {any} */ { id }) => id);
const names = async (/** @type {any} */ device) =>
  (await device.devices()).map((/** @type {any} */ { name }) => name).sort();
const idOf = async (/** @type {any} */ device) => (await device.device.thisDevice()).id;

test("a removed device is told, keeps what it saved itself, and the others go on", async () => {
  await tablet.putPlace(await world.place("own", tablet));
  await laptop.putPlace(await world.place("theirs", laptop));
  for (const device of [tablet, laptop, phone, tablet]) await device.sync();
  await laptop.removeDevice(await idOf(tablet));
  assert.equal(await phone.sync(), "synced");
  assert.equal(await tablet.sync(), "removed");
  assert.deepEqual(await tablet.standing(), { paired: false, ended: "removed" });
  assert.deepEqual(await ids(tablet), ["own"]);
  assert.equal((await tablet.places())[0].device.id, await idOf(tablet), "still its own under its new id");
  for (const device of [laptop, phone]) {
    assert.deepEqual(await names(device), ["Laptop", "Phone"]);
    assert.deepEqual(await ids(device), ["own", "theirs"]);
  }
});

test("with everything that it ever had, a removed device reads nothing that is saved afterwards", async () => {
  const had = { state: structuredClone(await tablet.state.get()), me: await tablet.device.thisDevice() };
  await laptop.removeDevice(had.me.id);
  await laptop.putPlace(await world.place("secret", laptop));
  await laptop.sync();
  await phone.sync();
  await phone.putPlace(await world.place("another", phone));
  await phone.sync();

  // Mallory has the tablet and a copy of all that the service has: every key she can make meets every ciphertext.
  const { key, purpose, id: old } = await circleKeys(String(had.state.secret));
  let moved;
  for (const [id, { ciphertext }] of world.service.store.boxes) {
    for (const name of [purpose, purpose.replace(old, id), undefined]) {
      const value = await unseal(ciphertext, { key, purpose: name }).catch(() => null);
      if (!value) continue;
      assert.equal(id, old, "the old box alone");
      assert.doesNotMatch(JSON.stringify(value), /secret|another/);
      moved = value.moved;
    }
  }
  assert.ok(moved, "she reads that the circle has moved");
  assert.deepEqual(Object.keys(moved.to).sort(), [await idOf(laptop), await idOf(phone)].sort());
  for (const to of Object.keys(moved.to)) {
    const forged = { ...moved, to: { [had.me.id]: moved.to[to] } };
    assert.equal(await follow(had.me, old, moved), null);
    assert.equal(await follow(had.me, old, forged), null);
    assert.equal(await follow({ ...had.me, id: to }, old, moved), null);
  }
  const { secret } = await laptop.state.get();
  assert.equal((await phone.state.get()).secret, secret);
  assert.notEqual(secret, had.state.secret);
  // She goes on writing into the old box: it takes nothing more.
  await tablet.state.update(() => had.state);
  const client = await tablet.client();
  const write = { ciphertext: [...world.service.store.boxes.values()][0].ciphertext, expires_in: 3600 };
  const { bearer } = await circleKeys(String(had.state.secret));
  await assert.rejects(client.putBox(old, bearer, { ...write, replaces: 9 }), { kind: "gone" });
});

test("what the laptop has just written is what it closes: a removal makes one circle, not two", async () => {
  world.pass(1);
  await laptop.putPlace(await world.place("cups", laptop));
  const [before, start] = [world.service.store.boxes.size, world.service.log.length];
  await laptop.removeDevice(await idOf(tablet));
  assert.equal(world.service.store.boxes.size, before + 1);
  const closings = world.service.log.slice(start).filter((line) => line.includes('"closed":true'));
  assert.equal(closings.length, 1);
});

test("a removed device cannot take the closed box away and have those who come late write to it again", async () => {
  const { secret } = await tablet.state.get();
  const { id, bearer, key, purpose } = await circleKeys(secret);
  await laptop.removeDevice(await idOf(tablet));
  await assert.rejects((await tablet.client()).deleteBox(id, bearer), { kind: "gone" });
  // The phone has not heard of it yet.
  await phone.putPlace(await world.place("late", phone));
  assert.equal(await phone.sync(), "synced");
  const { moved } = await unseal(world.service.store.boxes.get(id).ciphertext, { key, purpose });
  assert.ok(moved, "the old box is as the laptop left it");
  await laptop.sync();
  assert.deepEqual(await ids(laptop), ["late"]);
});

test("a key that a member put in another's place gets nothing when that member is removed", async () => {
  // Before she is removed, Mallory writes her own key under the phone's id.
  const mallory = await tablet.device.thisDevice();
  const target = await idOf(phone);
  await tablet.state.update((/** @type {any} */ held) => {
    const document = structuredClone(held.document);
    const { value } = document.devices[target];
    document.devices[target] = {
      until: Number.MAX_SAFE_INTEGER,
      at: 99,
      by: mallory.id,
      value: { ...value, publicKey: mallory.publicKey },
    };
    return { ...held, document };
  });
  await tablet.sync();
  await laptop.removeDevice(mallory.id);
  const { moved } = await (async () => {
    for (const { ciphertext } of world.service.store.boxes.values()) {
      const { key, purpose } = await circleKeys(String((await tablet.state.get()).secret));
      const value = await unseal(ciphertext, { key, purpose }).catch(() => null);
      if (value?.moved) return value;
    }
  })();
  assert.ok(!(target in moved.to));
  const { id: old } = await circleKeys(String((await tablet.state.get()).secret));
  assert.equal(await follow({ ...mallory, id: target }, old, moved), null);
});

test("once a device has moved on, no old answer of the service leads it back", async () => {
  const before = world.service.store.copy();
  await laptop.removeDevice(await idOf(tablet));
  await phone.sync();
  const { secret } = await phone.state.get();
  phone.line.store = before;
  await phone.putPlace(await world.place("later", phone));
  await phone.sync().catch(() => {});
  const old = await circleKeys(String((await tablet.state.get()).secret));
  const value = await unseal(before.boxes.get(old.id).ciphertext, old);
  assert.doesNotMatch(JSON.stringify(value), /later/);
  const held = await phone.state.get();
  assert.ok(held.secret === secret || held.secret === null);
});

test("a removal whose answers are lost is done or not done, and never half", async () => {
  for (let lost = 0; lost < 5; lost++) {
    world = new World();
    [laptop, phone, tablet] = ["Laptop", "Phone", "Tablet"].map((name) => world.device(name));
    await paired(laptop, phone);
    await paired(laptop, tablet);
    for (const device of [laptop, phone, tablet]) await device.sync();
    await laptop.putPlace(await world.place("cups", laptop));
    const target = await idOf(tablet);
    // The connection breaks at the n-th request: it was done, and nobody hears of it.
    let requests = 0;
    const fetching = globalThis.fetch;
    globalThis.fetch = async (url, init) => {
      const answer = await fetching(url, init);
      if (String(url).includes("laptop") && requests++ === lost) throw new TypeError("Failed to fetch");
      return answer;
    };
    const done = await laptop.removeDevice(target).then(
      () => true,
      (/** @type {any} */ error) => error.kind !== "offline",
    );
    globalThis.fetch = fetching;
    for (const device of [laptop, phone, laptop]) assert.equal(await device.sync(), "synced");
    const removed = !(await names(laptop)).includes("Tablet");
    assert.deepEqual(await names(phone), await names(laptop));
    assert.deepEqual(await ids(phone), ["cups"]);
    assert.equal(await tablet.sync(), removed ? "removed" : "synced");
    if (done) assert.ok(removed);
    if (!removed) await laptop.removeDevice(target);
    assert.deepEqual(await names(laptop), ["Laptop", "Phone"], `broken at request ${lost}`);
  }
});

test("two who remove at the same time both have their way; two who remove each other, one", async () => {
  const desk = world.device("Desk");
  await paired(laptop, desk);
  for (const device of [phone, tablet, laptop]) await device.sync();
  await Promise.all([laptop.removeDevice(await idOf(tablet)), phone.removeDevice(await idOf(desk))]);
  for (const device of [laptop, phone]) {
    await device.sync();
    assert.deepEqual(await names(device), ["Laptop", "Phone"]);
  }
  assert.equal((await laptop.state.get()).secret, (await phone.state.get()).secret);
  await Promise.all([laptop.removeDevice(await idOf(phone)), phone.removeDevice(await idOf(laptop))]);
  const outcomes = [await laptop.sync(), await phone.sync()];
  assert.ok(
    outcomes.includes("synced") && (outcomes.includes("removed") || outcomes.includes("alone")),
    `${outcomes}`,
  );
});

test("a device that was away for weeks finds the way through several moves", async () => {
  phone.line.down = true;
  await phone.putPlace(await world.place("waiting", phone));
  await laptop.removeDevice(await idOf(tablet));
  const desk = world.device("Desk");
  await paired(laptop, desk);
  await laptop.removeDevice(await idOf(desk));
  world.pass(20);
  phone.line.down = false;
  assert.equal(await phone.sync(), "synced");
  await laptop.sync();
  assert.deepEqual(await ids(laptop), ["waiting"]);
});

test("a device that was away so long that it may have been removed writes nothing, and says so", async () => {
  phone.line.down = true;
  await laptop.removeDevice(await idOf(tablet));
  for (let week = 0; week < 6; week++) {
    world.pass(7);
    await laptop.sync();
  }
  phone.line.down = false;
  await phone.putPlace(await world.place("late", phone));
  const before = world.service.log.length;
  assert.equal(await phone.sync(), "lapsed");
  assert.deepEqual(await phone.standing(), { paired: false, ended: "lapsed" });
  assert.ok(!world.service.log.slice(before).some((line) => line.startsWith("PUT")));
  assert.deepEqual(await ids(phone), ["late"]);
  await paired(laptop, phone);
  await laptop.sync();
  assert.deepEqual(await ids(laptop), ["late"]);
  assert.deepEqual(await phone.standing(), { paired: true, ended: "" });
});

test("whoever leaves is gone from the list, and forgets the circle even when nobody hears of it", async () => {
  await laptop.putPlace(await world.place("theirs", laptop));
  for (const device of [laptop, phone, tablet]) await device.sync();
  await phone.leave();
  assert.deepEqual(await phone.standing(), { paired: false, ended: "" });
  assert.deepEqual([await names(phone), await ids(phone)], [[], []]);
  await laptop.sync();
  assert.deepEqual(await names(laptop), ["Laptop", "Tablet"]);
  tablet.line.down = true;
  await tablet.leave();
  assert.equal(await tablet.sync(), "alone");
  await laptop.leave();
  assert.equal(await laptop.sync(), "alone");
});

test("the last one to leave leaves no box behind", async () => {
  await phone.leave();
  await tablet.leave();
  await laptop.leave();
  const { state } = laptop;
  assert.equal((await state.get()).secret, null);
  assert.equal(
    [...world.service.store.boxes.values()].filter(({ until }) => until > world.time + 3600_000).length,
    0,
  );
});

test("a removed device may be paired again", async () => {
  await laptop.removeDevice(await idOf(tablet));
  await tablet.sync();
  await paired(laptop, tablet);
  await phone.sync();
  assert.deepEqual(await names(phone), ["Laptop", "Phone", "Tablet"]);
});
