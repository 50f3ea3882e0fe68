import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createSealedClient } from "../core/sealed/client.js";
import { seal } from "../core/sealed/seal.js";
import { FakeService } from "./fakes/sealed.js";

const clock = { now: Date.parse("2026-03-01T12:00:00Z") };
const DAY = 24 * 3600;
/** @type {FakeService} */
let service;
/** @type {ReturnType<FakeService["line"]>} */
let line;
/** @type {ReturnType<typeof createSealedClient>} */
let client;

beforeEach(() => {
  service = new FakeService({ now: () => clock.now });
  service.install();
  line = service.line("service");
  client = createSealedClient(line.address);
});

test("Ada saves, Bob opens by locator or token as often as he likes, and Ada sees the receipt", async () => {
  const { ciphertext } = await seal({ a: 1 });
  const saved = await client.save({ ciphertext, locator: "01234567", expires_in: DAY });
  const opened = await client.open({ locator: "01234567" }, "phone");
  assert.deepEqual(await client.open({ token: saved.token }, "desktop"), opened);
  assert.equal(opened.ciphertext, ciphertext);
  const receipt = await client.receipt(saved);
  assert.equal(receipt.device_kind, "phone");
  await client.forget(saved);
  await assert.rejects(client.open({ token: saved.token }, "phone"), { kind: "unknown" });
});

test("each trouble has its kind", async () => {
  const { ciphertext } = await seal({ a: 1 });
  const sealed = { ciphertext, locator: "01234567", expires_in: DAY };
  const saved = await client.save(sealed);
  await assert.rejects(client.save(sealed), { kind: "taken" });
  await assert.rejects(client.receipt({ ...saved, manage_key: "other" }), { kind: "refused" });
  clock.now += (DAY + 1) * 1000;
  await assert.rejects(client.open({ token: saved.token }, "phone"), { kind: "gone" });
  service.full = true;
  await assert.rejects(client.save({ ...sealed, locator: undefined }), { kind: "full" });
  service.off = true;
  await assert.rejects(client.open({ token: saved.token }, "phone"), { kind: "sealed-off" });
  line.down = true;
  await assert.rejects(client.open({ token: saved.token }, "phone"), { kind: "offline" });
});

test("two writers of a box: the second is told that it has changed; a closed one stays as it is", async () => {
  const { ciphertext } = await seal({ a: 1 });
  const [id, key] = ["a".repeat(22), "k".repeat(43)];
  const write = { ciphertext, replaces: 0, expires_in: DAY };
  const first = await client.putBox(id, key, write);
  assert.ok(first.version > 0);
  await assert.rejects(client.putBox(id, key, write), { kind: "changed" });
  await assert.rejects(client.getBox(id, "o".repeat(43)), { kind: "refused" });
  const last = await client.putBox(id, key, { ...write, replaces: first.version, closed: true });
  assert.ok(last.version > first.version);
  await assert.rejects(client.putBox(id, key, { ...write, replaces: last.version }), { kind: "gone" });
  await assert.rejects(client.deleteBox(id, key), { kind: "gone" });
  const box = await client.getBox(id, key);
  assert.deepEqual([box.version, box.closed, box.ciphertext], [last.version, true, ciphertext]);
});

test("a box that is deleted is there no more, and may be deleted again", async () => {
  const { ciphertext } = await seal({ a: 1 });
  const [id, key] = ["a".repeat(22), "k".repeat(43)];
  await client.putBox(id, key, { ciphertext, replaces: 0, expires_in: DAY });
  for (let times = 0; times < 2; times++) await client.deleteBox(id, key);
  await assert.rejects(client.getBox(id, key), { kind: "unknown" });
});

test("a proxy's page instead of an answer is told by its status, and never taken for one", async () => {
  const page = (/** @type {number} */ status) => async () => new Response("<html>", { status });
  globalThis.fetch = page(429);
  await assert.rejects(client.open({ token: "x" }, "phone"), { kind: "limited" });
  globalThis.fetch = page(200);
  await assert.rejects(client.open({ token: "x" }, "phone"), { kind: "offline" });
});
