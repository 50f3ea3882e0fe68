import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { watchReceipt } from "../core/receipt.js";

const NOTHING = {
  opened_at: null,
  device_kind: null,
  accepted: false,
  restored: false,
  accuracy: null,
  lines: null,
  expires_at: "",
};

/** Stands in for the page, which is all of the browser that a watch needs. */
const page = Object.assign(new EventTarget(), { hidden: false });
Object.assign(globalThis, { document: page });

/** @param {number} milliseconds */
async function pass(milliseconds) {
  for (let i = 0; i < milliseconds; i += 100) {
    mock.timers.tick(100);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** @param {() => Promise<any>} read */
function watched(read) {
  mock.timers.enable({ apis: ["setTimeout"] });
  const ending = new AbortController();
  const times = { read: 0 };
  /** @type {unknown[]} */
  const seen = [];
  const over = watchReceipt(
    () => {
      times.read += 1;
      return read();
    },
    (receipt) => seen.push(receipt),
    ending.signal,
  );
  return { times, seen, over, end: () => ending.abort() };
}

test("it asks within two seconds, and less and less often", async () => {
  const { times, over, end } = watched(async () => NOTHING);
  await pass(2100);
  assert.equal(times.read, 1);
  await pass(60_000);
  const early = times.read;
  await pass(60_000);
  assert.ok(times.read - early <= 4);
  end();
  await over;
  mock.timers.reset();
});

test("it stops when the other device has continued", async () => {
  const done = { ...NOTHING, opened_at: "2026-03-10T09:00:00Z", accepted: true, restored: true };
  const { times, seen, over } = watched(async () => done);
  await pass(30_000);
  await over;
  assert.equal(times.read, 1);
  assert.deepEqual(seen, [done]);
  mock.timers.reset();
});

test("it asks nothing behind Ada's back, and at once when she looks again", async () => {
  const { times, over, end } = watched(async () => NOTHING);
  page.hidden = true;
  await pass(60_000);
  assert.equal(times.read, 0);
  page.hidden = false;
  page.dispatchEvent(new Event("visibilitychange"));
  await pass(100);
  assert.equal(times.read, 1);
  end();
  await over;
  mock.timers.reset();
});

test("a service that is away is asked again, one that has forgotten is not", async () => {
  const away = watched(() => Promise.reject(Object.assign(new Error(), { kind: "offline" })));
  await pass(60_000);
  assert.ok(away.times.read > 1);
  away.end();
  await away.over;
  mock.timers.reset();
  const forgotten = watched(() => Promise.reject(Object.assign(new Error(), { kind: "gone" })));
  await pass(60_000);
  await forgotten.over;
  assert.equal(forgotten.times.read, 1);
  mock.timers.reset();
});
