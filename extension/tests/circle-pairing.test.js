import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { seal, unseal } from "../core/sealed/seal.js";
import { commitment, newCard, pairKeys, sessionOf } from "../webext/circle/handshake.js";
import { readPairing } from "../webext/circle/meeting.js";
import { PATIENCE } from "../webext/circle/talk.js";
import { pair, World } from "./fakes/devices.js";

/** @type {World} */
let world;
/** @type {any} */
let laptop;
/** @type {any} */
let phone;

beforeEach(() => {
  world = new World();
  [laptop, phone] = [world.device("Laptop"), world.device("Phone", "phone")];
});

const ids = async (/** @type {any} */ device) =>
  (await device.places()).map((/** @type {any} */ { id }) => id);
const names = async (/** @type {any} */ device) =>
  (await device.devices()).map((/** @type {any} */ { name }) => name).sort();
const isAlone = async (/** @type {any} */ device) => (await device.state.get()).secret === null;

/** Both are at the question. */
async function met() {
  const shown = await laptop.startPairing();
  const typed = await phone.joinPairing(shown.code);
  const digits = [await shown.digits, await typed.digits];
  return { shown, typed, digits };
}

/** What is in the box where they meet, for whoever has the code. @param {string} code */
async function overheard(code) {
  const keys = await pairKeys(code);
  return {
    keys,
    said: async () => unseal(world.service.store.boxes.get(keys.id).ciphertext, keys),
    write: async (/** @type {any} */ said) => {
      const box = world.service.store.boxes.get(keys.id);
      const { ciphertext } = await seal(said, keys);
      Object.assign(box, { ciphertext, version: box.version + 1 });
    },
  };
}

test("Ada pairs laptop and phone: the same six digits on both, and each knows the other", async () => {
  const { time } = world;
  const { shown, typed, digits } = await met();
  assert.match(digits[0], /^\d{6}$/);
  assert.equal(digits[0], digits[1]);
  assert.match(shown.code, /^[0-9A-Z]{20}$/);
  assert.equal(shown.link, `https://service.example/r#pair=${shown.code}`);
  assert.equal(Date.parse(shown.expiresAt), time + PATIENCE);
  shown.confirm();
  typed.confirm();
  assert.equal((await shown.done).name, "Phone");
  assert.equal((await typed.done).name, "Laptop");
  await laptop.sync();
  for (const device of [laptop, phone]) assert.deepEqual(await names(device), ["Laptop", "Phone"]);
});

test("each meeting has other digits", async () => {
  const seen = new Set();
  for (let i = 0; i < 4; i++) {
    const { shown, digits } = await met();
    shown.cancel();
    await assert.rejects(shown.done, { kind: "cancelled" });
    seen.add(digits[0]);
  }
  assert.equal(seen.size, 4);
});

test("the digits and the key come from every word on both cards, from both ephemeral keys, and from the code", async () => {
  const [keys, a, b, other] = await Promise.all([
    pairKeys("0".repeat(20)),
    ...[laptop, phone, phone].map(async (device) => newCard(await device.device.thisDevice())),
  ]);
  /** @param {any} shown @param {any} typed @param {any} [more] */
  const session = async (shown, typed, { privateKey = a.privateKey, own = keys.own } = {}) =>
    sessionOf({ ...keys, own }, privateKey, { shown, typed, mine: "shown" });
  const theirs = await sessionOf(keys, b.privateKey, { shown: a.card, typed: b.card, mine: "typed" });
  const first = await session(a.card, b.card);
  assert.deepEqual([first.digits, first.key], [theirs.digits, theirs.key]);
  const changes = [
    { nonce: other.card.nonce },
    { device: { ...b.card.device, name: "X" } },
    { device: { ...b.card.device, kind: "tablet" } },
    { device: { ...b.card.device, publicKey: a.card.device.publicKey } },
    { ephemeral: other.card.ephemeral },
  ];
  const sessions = [
    ...changes.map((change) => session(a.card, { ...b.card, ...change })),
    ...changes.map((change) => session({ ...a.card, ...change }, b.card)),
    session(a.card, b.card, { privateKey: other.privateKey }),
    session(a.card, b.card, { own: new Uint8Array(32) }),
  ];
  const keysSeen = new Set([first, ...(await Promise.all(sessions))].map(({ key }) => key.join()));
  assert.equal(keysSeen.size, sessions.length + 1);
});

test("a code is read from what was typed or scanned", async () => {
  const code = "0123456789ABCDEFGHJK";
  assert.deepEqual(readPairing("0123-4567-89ab-cdef-ghjk"), { code, service: null });
  const link = `https://service.example/base/r#pair=${code}`;
  assert.deepEqual(readPairing(`Pair: ${link}`), { code, service: "https://service.example/base/" });
  for (const text of [
    "",
    "0123-4567",
    `https://ada@service.example/r#pair=${code}`,
    link.replace("pair", "sealed"),
  ])
    assert.equal(readPairing(text), null, text);
  await assert.rejects(phone.joinPairing("hello"), { kind: "malformed" });
  await assert.rejects(phone.joinPairing(link), { kind: "other-service" });
  await assert.rejects(phone.joinPairing(code), { kind: "unknown" });
});

test("nothing is handed over before both people have said yes", async () => {
  for (const first of ["shown", "typed"]) {
    const meeting = await met();
    const { said } = await overheard(meeting.shown.code);
    meeting[/** @type {"shown" | "typed"} */ (first)].confirm();
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.ok(!("handover" in (await said())), `only ${first}`);
    assert.deepEqual([await isAlone(laptop), await isAlone(phone)], [true, true]);
    meeting.shown.cancel();
    await assert.rejects(meeting.typed.done, { kind: "cancelled" });
  }
});

test("digits that differ, a change of mind and patience at an end are each said on both devices", async () => {
  const wrong = await met();
  wrong.typed.cancel("mismatch");
  for (const side of [wrong.shown, wrong.typed]) await assert.rejects(side.done, { kind: "mismatch" });

  const shown = await laptop.startPairing();
  shown.cancel();
  await assert.rejects(shown.digits, { kind: "cancelled" });
  await assert.rejects(shown.done, { kind: "cancelled" });

  const late = await met();
  late.shown.confirm();
  world.time += PATIENCE;
  for (const side of [late.shown, late.typed]) await assert.rejects(side.done, { kind: "timeout" });
  assert.deepEqual([await isAlone(laptop), await isAlone(phone)], [true, true]);
});

test("a code that nobody has typed in time is unknown afterwards", async () => {
  const shown = await laptop.startPairing();
  world.time += PATIENCE + 61_000;
  await assert.rejects(shown.done, { kind: "timeout" });
  await assert.rejects(phone.joinPairing(shown.code), { kind: "unknown" });
});

test("a third device with the same code is turned away, and the two go on", async () => {
  const { shown, typed } = await met();
  const third = world.device("Third");
  await assert.rejects(third.joinPairing(shown.code), { kind: "taken" });
  shown.confirm();
  typed.confirm();
  await Promise.all([shown.done, typed.done]);
  assert.equal(await isAlone(third), true);
});

test("of two that type the code at once, one pairs and the other is told", async () => {
  const third = world.device("Third");
  const shown = await laptop.startPairing();
  const both = await Promise.allSettled(
    [phone, third].map(async (device) => {
      const pairing = await device.joinPairing(shown.code);
      return { ...pairing, digits: await pairing.digits };
    }),
  );
  const [winner] = both.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
  const [loser] = both.flatMap((end) => (end.status === "rejected" ? [end.reason.kind] : []));
  assert.equal(loser, "taken");
  assert.equal(winner.digits, await shown.digits);
  shown.cancel();
  await assert.rejects(winner.done, { kind: "cancelled" });
});

test("a device does not pair with itself", async () => {
  const shown = await laptop.startPairing();
  const typed = await laptop.joinPairing(shown.code);
  await assert.rejects(shown.done, { kind: "itself" });
  await assert.rejects(typed.done);
});

/**
 * Mallory has seen the code, and the service is hers: she shows each device a box of its own and speaks to both.
 * @param {string} code
 * @param {any} meant the device that types
 */
async function between(code, meant) {
  const { keys, said } = await overheard(code);
  const hers = world.service.store.copy();
  meant.line.store = hers;
  const mallory = await world.device("Mallory").device.thisDevice();
  const [toPhone, toLaptop] = [await newCard(mallory), await newCard(mallory)];
  /** @param {any} store @param {any} words */
  const put = async (store, words) => {
    const box = store.boxes.get(keys.id);
    Object.assign(box, { ciphertext: (await seal(words, keys)).ciphertext, version: box.version + 1 });
  };
  const heard = async (/** @type {any} */ store) => unseal(store.boxes.get(keys.id).ciphertext, keys);
  /** @param {any} store @param {string} word */
  const wait = async (store, word) => {
    for (let i = 0; i < 400; i++) {
      const words = await heard(store);
      if (words[word]) return words;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    throw new Error(`nobody said ${word}`);
  };
  return { keys, hers, said, put, heard, wait, toPhone, toLaptop, mallory };
}

test("whoever stands between the two cannot make the digits agree, and gets nothing", async () => {
  let equal = 0;
  for (let round = 0; round < 3; round++) {
    const shown = await laptop.startPairing();
    const m = await between(shown.code, phone);
    // To the phone she is the laptop: she must commit to a card before she sees the phone's.
    await m.put(m.hers, { version: 1, commitment: await commitment(m.keys.id, m.toPhone.card) });
    const joining = phone.joinPairing(shown.code);
    const { answer } = await m.wait(m.hers, "answer");
    const typed = await joining;
    await m.put(m.hers, { ...(await m.heard(m.hers)), reveal: m.toPhone.card });
    // To the laptop she is the phone.
    await m.put(world.service.store, { ...(await m.said()), answer: m.toLaptop.card });
    const { reveal } = await m.wait(world.service.store, "reveal");
    const [a, b] = [await shown.digits, await typed.digits];
    if (a === b) equal++;
    // She knows both numbers, and can do nothing about them any more.
    const cards = { shown: m.toPhone.card, typed: answer, mine: /** @type {const} */ ("shown") };
    assert.equal((await sessionOf(m.keys, m.toPhone.privateKey, cards)).digits, b);
    const others = { shown: reveal, typed: m.toLaptop.card, mine: /** @type {const} */ ("typed") };
    assert.equal((await sessionOf(m.keys, m.toLaptop.privateKey, others)).digits, a);
    typed.cancel("mismatch");
    shown.cancel("mismatch");
    await assert.rejects(shown.done, { kind: "mismatch" });
    assert.deepEqual([await isAlone(laptop), await isAlone(phone)], [true, true]);
    phone.line.store = world.service.store;
  }
  assert.equal(equal, 0);
});

test("a card other than the one that was committed to is noticed before any digits are shown", async () => {
  const shown = await laptop.startPairing();
  const m = await between(shown.code, phone);
  await m.put(m.hers, { version: 1, commitment: await commitment(m.keys.id, m.toPhone.card) });
  const typed = await phone.joinPairing(shown.code);
  // She tries cards until the digits would suit her, which takes her a million tries, and shows that one.
  await m.put(m.hers, { ...(await m.heard(m.hers)), reveal: (await newCard(m.mallory)).card });
  await assert.rejects(typed.digits, { kind: "interfered" });
  shown.cancel();
});

/** @type {[what: string, change: (said: any) => any][]} */
const MEDDLING = [
  ["another answer", (said) => ({ ...said, answer: { ...said.answer, nonce: "A".repeat(43) } })],
  [
    "another name",
    (said) => ({ ...said, answer: { ...said.answer, device: { ...said.answer.device, name: "X" } } }),
  ],
  ["another commitment", (said) => ({ ...said, commitment: "A".repeat(43) })],
  [
    "a consent that nobody gave",
    (said) => ({ ...said, agreedTyped: "A".repeat(43), agreedShown: "A".repeat(43) }),
  ],
  ["a circle of hers", (said) => ({ ...said, handover: "A".repeat(90) })],
  ["words left out", ({ answer: _, reveal: __, ...said }) => said],
  ["nonsense", () => ({ version: 1, more: 1 })],
];

for (const [what, change] of MEDDLING)
  test(`a third party with the code who puts in ${what} ends the pairing, and no secret has left`, async () => {
    const { shown, typed } = await met();
    const { said, write } = await overheard(shown.code);
    shown.confirm();
    await write(change(await said()));
    typed.confirm();
    const ends = await Promise.allSettled([shown.done, typed.done]);
    for (const end of ends) {
      assert.equal(end.status, "rejected");
      assert.match(/** @type {any} */ (end).reason.kind, /^(interfered|cancelled)$/);
    }
    assert.deepEqual([await isAlone(laptop), await isAlone(phone)], [true, true]);
  });

test("words put into a device's mouth before it has spoken are noticed", async () => {
  const shown = await laptop.startPairing();
  laptop.line.down = true;
  const typed = await phone.joinPairing(shown.code);
  const { said, write } = await overheard(shown.code);
  const { card } = await newCard(await world.device("Mallory").device.thisDevice());
  phone.line.down = true;
  await write({ ...(await said()), reveal: card });
  laptop.line.down = false;
  await assert.rejects(shown.digits, { kind: "interfered" });
  phone.line.down = false;
  await assert.rejects(typed.done, { kind: "interfered" });
});

test("a card that is changed after the digits were compared is not the one let in", async () => {
  const { shown, typed } = await met();
  const { said, write } = await overheard(shown.code);
  typed.confirm();
  for (let i = 0; i < 400 && !(await said()).agreedTyped; i++)
    await new Promise((resolve) => setTimeout(resolve, 2));
  phone.line.down = true;
  const words = await said();
  const { card } = await newCard(await world.device("Mallory").device.thisDevice());
  await write({ ...words, answer: { ...words.answer, device: card.device } });
  shown.confirm();
  await assert.rejects(shown.done, { kind: "interfered" });
  assert.deepEqual(await names(laptop), []);
});

test("a service without the code can only be in the way", async () => {
  const { shown, typed } = await met();
  const { id } = await pairKeys(shown.code);
  const box = world.service.store.boxes.get(id);
  Object.assign(box, { ciphertext: (await seal({ version: 1 })).ciphertext, version: box.version + 1 });
  for (const side of [shown, typed]) {
    side.confirm();
    await assert.rejects(side.done, { kind: "interfered" });
  }
  for (const hidden of [shown.code, "Laptop", "Phone"])
    assert.ok(!world.service.log.some((line) => line.includes(hidden)));
});

test("old answers of the service are no news", async () => {
  const shown = await laptop.startPairing();
  const old = world.service.store.copy();
  const typed = await phone.joinPairing(shown.code);
  await typed.digits;
  const { store } = laptop.line;
  laptop.line.store = old;
  await new Promise((resolve) => setTimeout(resolve, 30));
  laptop.line.store = store;
  shown.confirm();
  typed.confirm();
  await Promise.all([shown.done, typed.done]);
});

test("a connection that breaks on the way, and answers that are lost, do not end it", async () => {
  const { shown, typed } = await met();
  for (const { line } of [laptop, phone]) line.down = true;
  shown.confirm();
  typed.confirm();
  await new Promise((resolve) => setTimeout(resolve, 30));
  for (const { line } of [laptop, phone]) Object.assign(line, { down: false, losing: 1 });
  await Promise.all([shown.done, typed.done]);
});

test("offline, or with sealed things switched off, it does not begin, and says why", async () => {
  laptop.line.down = true;
  await assert.rejects(laptop.startPairing(), { kind: "offline" });
  world.service.off = true;
  await assert.rejects(phone.startPairing(), { kind: "sealed-off" });
});

test("two circles that both have members become the one of the device that showed the code", async () => {
  const [desk, tablet] = [world.device("Desk"), world.device("Tablet")];
  await pair(laptop, desk);
  await pair(phone, tablet);
  for (const device of [laptop, desk, phone, tablet]) {
    await device.putPlace(await world.place(`of-${device.name}`, device));
    await device.sync();
  }
  const { secret } = await laptop.state.get();
  await pair(laptop, phone);
  for (const device of [desk, tablet, laptop, phone, desk]) assert.equal(await device.sync(), "synced");
  for (const device of [laptop, desk, phone, tablet]) {
    assert.equal((await device.state.get()).secret, secret, device.name);
    assert.deepEqual(await names(device), ["Desk", "Laptop", "Phone", "Tablet"]);
    assert.deepEqual(await ids(device), ["of-Desk", "of-Laptop", "of-Phone", "of-Tablet"]);
  }
});

test("two devices that are paired already may pair again, and nothing changes", async () => {
  await pair(laptop, phone);
  const { secret } = await laptop.state.get();
  await pair(phone, laptop);
  assert.equal((await laptop.state.get()).secret, secret);
  assert.deepEqual(await names(laptop), ["Laptop", "Phone"]);
});

test("a device is in everybody's list before it has the secret", async () => {
  const { shown, typed } = await met();
  const { said } = await overheard(shown.code);
  const listed = new Promise((resolve) => {
    const fetching = globalThis.fetch;
    globalThis.fetch = async (url, init) => {
      if (init?.method === "PUT" && String(url).startsWith(laptop.line.address) && !(await isAlone(laptop)))
        resolve([await names(laptop), "handover" in (await said())]);
      return fetching(url, init);
    };
  });
  shown.confirm();
  typed.confirm();
  assert.deepEqual(await listed, [["Laptop", "Phone"], false]);
  await Promise.all([shown.done, typed.done]);
  assert.deepEqual(await names(phone), ["Laptop", "Phone"], "and it knows who let it in");
});
