import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import * as memory from "../core/memory.js";

/** @import { Snapshot } from "../core/types" */

class FakeStorage {
  /** @type {Map<string, string>} */
  items = new Map();
  /** @param {string} key */
  getItem = (key) => this.items.get(key) ?? null;
  /** @param {string} key @param {string} value */
  setItem = (key, value) => void this.items.set(key, value);
  /** @param {string} key */
  removeItem = (key) => void this.items.delete(key);
}

/** @returns {Snapshot} */
const snapshot = (/** @type {string} */ url) => ({ page: { url, title: "" } });
const DAY = 24 * 3600_000;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["Date"], now: 1_790_000_000_000 });
  Object.assign(globalThis, { localStorage: new FakeStorage(), sessionStorage: new FakeStorage() });
});

test("a place is remembered with its time, and dropped when asked", () => {
  memory.remember("k", snapshot("https://a.example/"));
  assert.equal(memory.recall("k")?.snapshot.page.url, "https://a.example/");
  memory.drop("k");
  assert.equal(memory.recall("k"), null);
});

test("a place is forgotten after thirty days", () => {
  memory.remember("k", snapshot("https://a.example/"));
  mock.timers.tick(30 * DAY + 1);
  assert.equal(memory.recall("k"), null);
});

test("the twenty latest places are kept", () => {
  for (let n = 0; n < 30; n++) {
    mock.timers.tick(1000);
    memory.remember(`k${n}`, snapshot(`https://a.example/${n}`));
  }
  mock.timers.tick(1000);
  memory.remember("k29", snapshot("https://a.example/29"));
  assert.equal(memory.recall("k5"), null);
  assert.ok(memory.recall("k29"));
  assert.ok(memory.recall("k12"));
});

test("places leave most of the storage to the site", () => {
  const long = () => ({ ...snapshot("https://a.example/"), device: { kind: "x".repeat(60_000) } });
  for (let n = 0; n < 10; n++) {
    mock.timers.tick(1000);
    memory.remember(`k${n}`, /** @type {any} */ (long()));
  }
  assert.ok(Number(localStorage.getItem("sameplace:places")?.length) < 200_000);
  assert.ok(memory.recall("k9"));
  assert.equal(memory.recall("k0"), null);
  memory.remember("huge", /** @type {any} */ ({ ...long(), version: "x".repeat(200_000) }));
  assert.equal(memory.recall("huge"), null);
  assert.ok(memory.recall("k9"), "what does not fit costs no other place");
});

test("a no is remembered by the snapshot's public id", () => {
  memory.sayNo("one");
  assert.ok(memory.saidNo("one"));
  assert.ok(!memory.saidNo("two"));
});

test("a hop that a redirect interrupted is taken up once, and soon", () => {
  memory.keepPending("token");
  assert.equal(memory.takePending(), "token");
  assert.equal(memory.takePending(), null);
  memory.keepPending("token");
  mock.timers.tick(31 * 60_000);
  assert.equal(memory.takePending(), null);
});

test("a yes given on one page counts once, for that snapshot", () => {
  memory.keepAccepted("id");
  assert.ok(!memory.takeAccepted("another"));
  memory.keepAccepted("id");
  assert.ok(memory.takeAccepted("id"));
  assert.ok(!memory.takeAccepted("id"));
});

test("storage that is blocked, full or holds something else is an empty one", () => {
  const refuse = () => {
    throw new Error("blocked");
  };
  for (const broken of [{ getItem: refuse, setItem: refuse, removeItem: refuse }, null, undefined]) {
    Object.assign(globalThis, { localStorage: broken, sessionStorage: broken });
    memory.remember("k", snapshot("https://a.example/"));
    memory.sayNo("id");
    assert.equal(memory.recall("k"), null);
    assert.equal(memory.saidNo("id"), false);
    assert.equal(memory.takePending(), null);
  }
  for (const odd of ["5", "[]", '"x"', "{", '{"k":{"snapshot":{}}}', '{"k":null}']) {
    Object.assign(globalThis, { localStorage: new FakeStorage() });
    localStorage.setItem("sameplace:places", odd);
    localStorage.setItem("sameplace:no", odd);
    assert.equal(memory.recall("k"), null);
    assert.equal(memory.saidNo("id"), false);
  }
});
