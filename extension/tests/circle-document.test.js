import assert from "node:assert/strict";
import { test } from "node:test";
import { utf8 } from "../core/sealed/bytes.js";
import { seal } from "../core/sealed/seal.js";
import {
  ALWAYS,
  empty,
  isRemoved,
  lookUp,
  merge,
  prune,
  remove,
  same,
  values,
  write,
} from "../webext/circle/document.js";
import { fit } from "../webext/circle/room.js";
import { checkBox, checkPlace } from "../webext/circle/shape.js";
import { randomOf } from "./fakes/random.js";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const DAY = 24 * 3600_000;

/** @param {number} i @param {any} [more] @returns {any} */
const place = (i, more) =>
  checkPlace({
    id: `place-${i}`,
    title: `Title ${i}`,
    name: "",
    url: `https://shop.example/${i}`,
    icon: "",
    items: 0,
    progression: null,
    savedAt: new Date(NOW - i * 60_000).toISOString(),
    expiresAt: new Date(NOW + DAY).toISOString(),
    device: { id: "d".repeat(22), name: "Laptop", kind: "desktop" },
    service: "https://service.example/",
    token: `${"t".repeat(22)}.${"s".repeat(43)}`,
    key: "k".repeat(43),
    ...more,
  });

const icon = `data:image/png;base64,${"A".repeat(3000)}`;
const DEVICES = ["ada", "bob", "cid", "dan"];

/**
 * What 2 to 4 devices may do to their documents: write, rename, remove, decline, hear an older state of another.
 * @param {() => number} next between 0 and 1
 */
function history(next) {
  const pick = (/** @type {number} */ below) => Math.floor(next() * below);
  const count = 2 + pick(3);
  const documents = DEVICES.slice(0, count).map(() => empty());
  /** Every state that ever was: a service may show any of them again. */
  const past = [empty()];
  const removed = new Set();
  for (let step = 0; step < 25; step++) {
    // Saved anew, a place lives longer.
    const until = NOW + DAY + step;
    const who = pick(count);
    const by = DEVICES[who];
    const i = pick(5);
    const id = `place-${i}`;
    const act = pick(6);
    let document = documents[who];
    if (act < 2) document = write(document, "places", id, place(i, { name: `${by} ${step}` }), { by, until });
    else if (act === 2) {
      if (lookUp(document.places, id)) removed.add(id);
      document = remove(document, "places", id);
    } else if (act === 3) document = write(document, "no", id, true, { by, until });
    else if (act === 4) document = merge(document, past[pick(past.length)]);
    else document = write(document, "devices", by, { name: `${by} ${step}` }, { by, until: ALWAYS });
    documents[who] = document;
    // Not all that is written arrives.
    if (next() < 0.7) past.push(document);
  }
  return { documents, past, removed };
}

test("merging is commutative, associative and idempotent, whatever has happened", () => {
  const { next } = randomOf(11);
  for (let round = 0; round < 400; round++) {
    const { documents, past } = history(next);
    const [a, b, c = past[past.length - 1]] = documents;
    assert.ok(same(merge(a, b), merge(b, a)), "commutative");
    assert.ok(same(merge(merge(a, b), c), merge(a, merge(b, c))), "associative");
    assert.ok(same(merge(a, a), a), "idempotent");
    assert.ok(same(merge(merge(a, b), b), merge(a, b)), "heard twice");
  }
});

test("devices that hear of each other in any order agree, and nothing removed comes back", () => {
  const { next } = randomOf(23);
  let removals = 0;
  for (let round = 0; round < 300; round++) {
    const { documents, past, removed } = history(next);
    const forwards = documents.reduce(merge);
    const backwards = [...documents].reverse().reduce(merge);
    assert.ok(same(forwards, backwards));
    const rolledBack = past.reduce(merge, forwards);
    const last = prune(merge(rolledBack, forwards), NOW);
    for (const id of removed) {
      assert.ok(isRemoved(last, "places", id), id);
      removals++;
    }
  }
  assert.ok(removals > 100);
});

test("the later write counts, by what its device had seen; then by the device's id", () => {
  const first = write(empty(), "places", "place-1", place(1), { by: "ada", until: NOW + DAY });
  const later = write(first, "places", "place-1", place(1, { name: "Cups" }), {
    by: "ada",
    until: NOW + DAY,
  });
  assert.equal(lookUp(merge(later, first).places, "place-1")?.name, "Cups");
  const b = write(first, "places", "place-1", place(1, { name: "Bob's" }), { by: "bob", until: NOW + DAY });
  for (const merged of [merge(later, b), merge(b, later)])
    assert.equal(lookUp(merged.places, "place-1")?.name, "Bob's");
});

test("an icon left out for want of room is not lost to who has it", () => {
  const written = { by: "ada", until: NOW + DAY };
  const whole = write(empty(), "places", "place-1", place(1, { icon }), written);
  const bare = write(empty(), "places", "place-1", place(1), written);
  for (const merged of [merge(whole, bare), merge(bare, whole)]) assert.ok(same(merged, whole));
});

test("what was removed is remembered as long as another device may still have it, and no longer", () => {
  const written = write(empty(), "places", "place-1", place(1), { by: "ada", until: NOW + DAY });
  const removed = remove(written, "places", "place-1");
  assert.ok(isRemoved(prune(merge(removed, written), NOW + DAY - 1), "places", "place-1"));
  const later = prune(merge(removed, written), NOW + DAY);
  assert.ok(same(later, empty()));
  assert.ok(same(write(removed, "places", "place-1", place(1), { by: "bob", until: NOW }), removed), "final");
});

test("names that every object has are names like others", () => {
  for (const id of ["constructor", "__proto__", "toString"]) {
    assert.equal(lookUp(empty().places, id), undefined);
    const document = write(empty(), "no", id, true, { by: "ada", until: NOW + DAY });
    assert.equal(lookUp(document.no, id), true);
    assert.deepEqual(Object.keys(merge(document, empty()).no), [id]);
  }
});

/** @param {number} count @param {(i: number) => any} [more] */
function many(count, more = () => ({})) {
  const document = empty();
  for (let i = 0; i < count; i++)
    document.places[`place-${i}`] = { until: NOW + DAY, at: 1, by: "ada", value: place(i, more(i)) };
  return merge(document, empty());
}

test("what does not fit loses its oldest icons first, then its oldest places", async () => {
  const few = many(10, () => ({ icon }));
  assert.ok(same(fit(few), few));

  const icons = fit(many(40, () => ({ icon })));
  assert.equal(values(icons.places).length, 40, "every place is there");
  const kept = values(icons.places).filter(([, { icon }]) => icon);
  assert.ok(kept.length > 10 && kept.length < 20, `${kept.length}`);
  assert.ok(
    kept.every(([, { savedAt }]) => Date.parse(savedAt) > NOW - kept.length * 60_000),
    "the newest",
  );

  const places = fit(many(400, () => ({ icon })));
  const ids = values(places.places).map(([id]) => Number(id.split("-")[1]));
  assert.ok(ids.length > 100 && ids.length < 400, `${ids.length}`);
  assert.equal(Math.max(...ids), ids.length - 1, "the newest");
  for (const document of [icons, places]) await seal(document);
});

test("memories of what was removed do not push places out", async () => {
  let document = many(50);
  for (let i = 0; i < 3000; i++)
    document.places[`gone-${i}-${"x".repeat(16)}`] = { until: NOW + i, removed: true };
  document = merge(document, empty());
  const fitted = fit(document);
  assert.equal(values(fitted.places).length, 50);
  const remembered = Object.values(fitted.places).filter((entry) => "removed" in entry);
  assert.ok(remembered.length > 150, `${remembered.length}`);
  assert.ok(
    remembered.every(({ until }) => until >= NOW + 3000 - remembered.length),
    "the longest-lived",
  );
  await seal(fitted);
});

test("devices that know different amounts of too much agree after a few rounds", () => {
  const { next } = randomOf(5);
  const know = () => many(300, () => ({ icon: next() < 0.5 ? icon : "" }));
  const documents = [know(), know(), know()];
  let box = empty();
  let writes = 0;
  for (let round = 0; round < 12; round++) {
    const who = round % 3;
    documents[who] = merge(documents[who], box);
    const wanted = fit(documents[who]);
    if (!same(wanted, box)) writes++;
    box = wanted;
  }
  assert.ok(writes <= 6, `${writes} writes`);
  assert.ok(utf8(JSON.stringify(box)).length < 65_400);
});

test("a box that holds anything else is not used", () => {
  const sound = JSON.parse(JSON.stringify(many(2)));
  assert.ok(same(/** @type {any} */ (checkBox(sound)), sound));
  const member = { name: "x", kind: "phone", publicKey: "p".repeat(87) };
  /** @type {((box: any) => void)[]} */
  const changes = [
    (box) => (box.version = 2),
    (box) => (box.places = []),
    (box) => delete box.no,
    (box) => (box.places["place-1"].value.url = "javascript:alert(1)"),
    (box) => (box.places["place-1"].value.icon = "https://tracker.example/x.png"),
    (box) => (box.places["place-1"].value.icon = "data:image/svg+xml;base64,AAAA"),
    (box) => (box.places["place-1"].value.id = "place-0"),
    (box) => (box.places["place-1"].at = 0),
    (box) => (box.places["place-1"].until = -1),
    (box) => (box.places["a b"] = box.places["place-1"]),
    (box) => (box.devices.x = { until: 1, at: 1, by: "x", value: { ...member, kind: "watch" } }),
    (box) => (box.devices.x = { until: 1, at: 1, by: "x", value: { ...member, publicKey: "short" } }),
    (box) => (box.no.x = { until: 1, at: 1, by: "x", value: false }),
    (box) => (box.moved = { by: "x", publicKey: "p", to: {} }),
  ];
  for (const change of changes) {
    const box = structuredClone(sound);
    change(box);
    assert.throws(() => checkBox(box), `${change}`);
  }
  for (const value of [null, undefined, 1, "x", [], { version: 1 }]) assert.throws(() => checkBox(value));
});
