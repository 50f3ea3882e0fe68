import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { captured, FakeBrowser, fromPhone, SERVICE } from "./fakes/extension.js";

/** @type {FakeBrowser} */
let browser;
/** @type {any} */
let nouns;
/** @type {any} */
let tab;

beforeEach(async () => {
  browser = new FakeBrowser();
  browser.local.held.service = SERVICE;
  nouns = await browser.wake();
  tab = browser.tab("https://essays.example/clock");
});

const kindOf = async (/** @type {Promise<unknown>} */ work) =>
  work.then(
    () => "",
    (error) => error.kind ?? String(error),
  );
/** As a paired device has it saved. @param {object} [fields] */
const placed = (fields) => fromPhone(browser, nouns, { progression: 0.4, ...fields });
/** The worker has nothing to do any more. */
const quiet = async () => {
  while (browser.locks.held.size) await new Promise((done) => setTimeout(done, 2));
};
const states = async () => (await nouns.places.all()).map((/** @type {any} */ { state }) => state);
const sealed = () => browser.service.store.sealed;
/** What runs without being waited for. */
const settled = async (/** @type {() => boolean | Promise<boolean>} */ so) => {
  for (let i = 0; i < 500; i++) {
    if (await so()) return;
    await new Promise((done) => setTimeout(done, 2));
  }
  assert.fail("it does not come true");
};

/** What the other device gets. @param {string} link */
async function opened(link) {
  const { service, token, key } = nouns.link.readSealedLink(link);
  const { ciphertext } = await nouns.createSealedClient(service).open({ token }, "phone");
  return (await nouns.openContent(ciphertext, { key })).content;
}

test("Ada's hop opens by its link and by its code, and the popup that is opened again shows the same one", async () => {
  const hop = await nouns.hop.begin(tab.id, captured());
  assert.equal((await opened(hop.link)).snapshot.page.title, "The clock mender");
  assert.match(hop.code, /^[0-9A-HJKMNP-TV-Z]{20}$/);
  const byCode = await nouns.createSealedClient(SERVICE).open({ locator: hop.code.slice(0, 8) }, "phone");
  const { content } = await nouns.openContent(byCode.ciphertext, { secret: hop.code.slice(8) });
  assert.equal(content.snapshot.page.url, "https://essays.example/clock");

  nouns = await browser.wake();
  assert.deepEqual(await nouns.hop.current(tab.id), hop);
  assert.deepEqual(await states(), ["saved"]);
  tab.url = "https://essays.example/another";
  assert.equal(await nouns.hop.current(tab.id), null);
});

test("the receipt tells on what kind of device it was opened", async () => {
  const hop = await nouns.hop.begin(tab.id, captured());
  assert.equal((await nouns.hop.receipt(hop)).opened_at, null);
  await opened(hop.link);
  assert.equal((await nouns.hop.receipt(hop)).device_kind, "phone");
});

test("nothing that is sent names the page, the secret or the key", async () => {
  const hop = await nouns.hop.begin(tab.id, captured());
  const { key } = nouns.link.readSealedLink(hop.link);
  const sent = browser.service.log.join("\n");
  for (const text of ["essays.example", "clock", key, hop.code.slice(8)])
    assert.ok(!sent.includes(text), text);
});

test("a new code is another link, and the old one leads nowhere", async () => {
  const hop = await nouns.hop.begin(tab.id, captured());
  const next = await nouns.hop.renew(hop);
  assert.notEqual(next.code, hop.code);
  assert.equal((await opened(next.link)).snapshot.page.title, "The clock mender");
  await settled(() => sealed().size === 1);
  assert.equal(await kindOf(opened(hop.link)), "unknown");
  assert.deepEqual(await nouns.hop.current(tab.id), next);
});

test("without a connection a hop waits, says so, and is sent after the browser was closed", async () => {
  browser.line.down = true;
  assert.equal(await kindOf(nouns.hop.begin(tab.id, captured())), "offline");
  assert.deepEqual(await states(), ["waiting"]);
  assert.ok(browser.alarms.has("outbox"));

  nouns = await browser.restart();
  const [{ id }] = await nouns.places.all();
  assert.equal((await nouns.places.open(id)).snapshot.page.title, "The clock mender", "readable meanwhile");
  browser.line.down = false;
  browser.ext.alarms.onAlarm.fire({ name: "outbox" });
  await settled(async () => (await states())[0] === "saved");
  assert.equal((await nouns.places.open(id)).snapshot.page.title, "The clock mender");
  assert.equal(sealed().size, 1);
  await settled(() => !browser.alarms.has("outbox"));
});

test("the pauses between tries grow", async () => {
  browser.line.down = true;
  const pauses = [];
  await nouns.places.keep(captured());
  for (let i = 0; i < 12; i++) {
    await nouns.outbox.flush().catch(() => {});
    pauses.push(browser.alarms.get("outbox").delayInMinutes);
  }
  assert.deepEqual(pauses.slice(0, 4), [2, 4, 8, 16]);
  assert.equal(pauses.at(-1), 360);
});

test("a popup that is closed while it saves loses nothing", async () => {
  const save = nouns.hop.begin(tab.id, captured());
  // The service has it, the answer never comes, and whoever waited for it is no more.
  browser.line.losing = 1;
  await save.catch(() => {});
  nouns = await browser.wake();
  await nouns.outbox.flush();
  assert.deepEqual(await states(), ["saved"]);
  const [{ id }] = await nouns.places.all();
  assert.equal((await nouns.places.open(id)).snapshot.page.title, "The clock mender");
});

test("the worker may end before any of its steps: the place is there in the end, once", async () => {
  for (let step = 0; step < 12; step++) {
    browser = new FakeBrowser();
    browser.local.held.service = SERVICE;
    nouns = await browser.wake();
    tab = browser.tab("https://essays.example/clock");
    let left = step;
    const { set } = browser.local;
    // The write that it ends in never comes back.
    const ended = new Promise((done) => {
      browser.local.set = async (values) => {
        if (left-- > 0) return set(values);
        done(null);
        return new Promise(() => {});
      };
    });
    await Promise.race([nouns.places.keep(captured()).catch(() => {}), ended]);
    browser.local.set = set;
    nouns = await browser.restart();
    await nouns.outbox.flush();
    const all = await nouns.places.all();
    // Before it was noted, nobody had been told that it is kept.
    assert.ok(all.length === (step < 2 ? 0 : 1), `after ${step} writes: ${all.length} places`);
    for (const { id, state } of all) {
      assert.equal(state, "saved");
      assert.ok(await nouns.places.open(id));
    }
    assert.deepEqual((await browser.local.get("outbox")).outbox?.saves ?? {}, {}, `after ${step} writes`);
  }
});

test("a device without room says so, and keeps no half of it", async () => {
  browser.local.room = 400;
  assert.equal(await kindOf(nouns.places.keep(captured())), "storage-full");
  browser.local.room = Number.POSITIVE_INFINITY;
  assert.deepEqual(await nouns.places.all(), []);
  await nouns.outbox.flush();
  assert.equal(sealed().size, 0);
});

test("what the service will not have is said, and nothing of it stays", async () => {
  browser.service.off = true;
  assert.equal(await kindOf(nouns.hop.begin(tab.id, captured())), "sealed-off");
  assert.deepEqual(await states(), []);
});

test("what waited and is refused then is shown as failed, still opens, and is tried again when asked", async () => {
  browser.line.down = true;
  const { id } = await nouns.places.keep(captured());
  browser.line.down = false;
  browser.service.off = true;
  await nouns.outbox.flush();
  assert.deepEqual(await states(), ["failed"]);
  assert.ok(!browser.alarms.has("outbox"), "nothing is asked again and again");
  assert.ok(await nouns.places.open(id));
  browser.service.off = false;
  await nouns.outbox.flush();
  assert.deepEqual(await states(), ["saved"]);
});

test("a full service is a service to try again", async () => {
  browser.line.down = true;
  await nouns.places.keep(captured());
  browser.line.down = false;
  browser.service.full = true;
  assert.equal(await kindOf(nouns.outbox.flush()), "full");
  assert.deepEqual(await states(), ["waiting"]);
});

test("forgotten without a connection, a place is gone here at once and at the service later", async () => {
  const { id } = await nouns.places.keep(captured());
  browser.line.down = true;
  await nouns.places.forget(id);
  assert.deepEqual(await nouns.places.all(), []);
  assert.equal(sealed().size, 1);
  nouns = await browser.wake();
  browser.line.down = false;
  browser.ext.alarms.onAlarm.fire({ name: "outbox" });
  await settled(() => sealed().size === 0);
});

test("forgotten while it waits, a place is never sent", async () => {
  browser.line.down = true;
  const { id } = await nouns.places.keep(captured());
  await nouns.places.forget(id);
  browser.line.down = false;
  await nouns.outbox.flush();
  assert.equal(sealed().size, 0);
});

test("forgotten at the very moment it is being saved, a place does not stay at the service", async () => {
  const store = sealed();
  const { set } = store;
  for (const save of [() => nouns.hop.begin(tab.id, captured()), () => nouns.places.keep(captured())]) {
    store.set = (/** @type {any} */ ...entry) => {
      const [id] = Object.keys(/** @type {any} */ (browser.local.held.places));
      nouns.places.forget(id);
      return set.apply(store, entry);
    };
    assert.equal(await kindOf(save()), "gone");
    store.set = set;
    assert.deepEqual(await nouns.places.all(), []);
    await settled(() => store.size === 0);
    await quiet();
  }
});

test("a service that does not answer keeps no other from being told", async () => {
  const { id } = await nouns.places.keep(captured());
  browser.local.held.outbox = {
    saves: {},
    deletions: { x: { service: "https://dead.example/", manage_key: "k", until: "2999-01-01T00:00:00Z" } },
    tries: 0,
  };
  await nouns.places.forget(id);
  assert.equal(sealed().size, 0);
});

test("a place that its service no longer knows says so", async () => {
  const { id } = await nouns.places.keep(captured());
  sealed().clear();
  assert.equal(await kindOf(nouns.places.open(id)), "unknown");
});

test("a place stays with the service that it was saved at, when another is chosen", async () => {
  const { id } = await nouns.places.keep(captured());
  browser.local.held.service = "https://other.example/";
  assert.ok(await nouns.places.open(id));
});

test("what has expired is shown for a week, and then leaves", async () => {
  const { now } = Date;
  let days = 0;
  Date.now = () => now() + days * 24 * 3600_000;
  try {
    nouns = await browser.wake();
    await nouns.places.keep(captured());
    await quiet();
    for (const [later, left] of [
      [36, 1],
      [38, 0],
    ]) {
      days = Number(later);
      browser.ext.alarms.onAlarm.fire({ name: "look" });
      await new Promise((done) => setTimeout(done, 30));
      await settled(async () => (await nouns.places.all()).length === left);
    }
  } finally {
    Date.now = now;
  }
});

test("a page that is kept in step has one place, in the older one's stead, by the name it was given", async () => {
  await nouns.places.keepInStep(captured({ progression: 0.2 }));
  const [first] = await nouns.places.all();
  await nouns.places.rename(first.id, "Clocks");
  await nouns.places.keepInStep(captured({ progression: 0.2 }));
  assert.equal((await nouns.places.all())[0].id, first.id, "nobody has read on");
  await nouns.places.keepInStep(captured({ progression: 0.6, url: "https://essays.example/clock#part-2" }));
  const all = await nouns.places.all();
  assert.deepEqual(
    all.map((/** @type {any} */ { progression, name }) => [progression, name]),
    [[0.6, "Clocks"]],
  );
  assert.equal(all[0].id, first.id, "what paired devices know of it is not removed, but goes on");
  assert.equal((await nouns.places.open(first.id)).snapshot.position.progression, 0.6);
  await settled(() => sealed().size === 1);
  await settled(async () => (await nouns.circle.places())[0]?.progression === 0.6);
  await nouns.places.forget(first.id);
  await settled(() => sealed().size === 0);
});

test("a page that is kept in step by two at once has one place, and it is the later reading", async () => {
  await Promise.all([0.2, 0.4, 0.6].map((progression) => nouns.places.keepInStep(captured({ progression }))));
  const [{ id, progression }, ...more] = await nouns.places.all();
  assert.deepEqual([progression, more], [0.6, []]);
  assert.equal((await nouns.places.open(id)).snapshot.position.progression, 0.6);
  await settled(() => sealed().size === 1);
});

test("a full service costs nothing that is kept in step: the last that it took stays until it takes the next", async () => {
  await nouns.places.keepInStep(captured({ progression: 0.2 }));
  await quiet();
  browser.service.full = true;
  await nouns.places.keepInStep(captured({ progression: 0.6 }));
  await nouns.places.keepInStep(captured({ url: "https://essays.example/b" }));
  assert.deepEqual(await states(), ["waiting", "waiting"]);
  await quiet();
  assert.equal(sealed().size, 1);
  browser.service.full = false;
  await nouns.outbox.flush();
  assert.deepEqual(await states(), ["saved", "saved"]);
  await nouns.outbox.flush();
  assert.equal(sealed().size, 2);
});

test("after a no to one reading, the next one of the same place may be asked about", async () => {
  const id = await placed();
  await nouns.places.sayNo(id);
  const [known] = await nouns.circle.places();
  assert.equal(await nouns.places.matching(known.url), null);
  await nouns.circle.putPlace({
    ...known,
    progression: 0.8,
    savedAt: new Date(Date.now() + 60_000).toISOString(),
  });
  assert.equal((await nouns.places.matching(known.url)).id, id);
});

test("a popup that ends while it renews a code leaves nothing at the service that nobody can delete", async () => {
  for (let step = 0; step < 4; step++) {
    const hop = await nouns.hop.begin(tab.id, captured());
    await quiet();
    let left = step;
    const { set } = browser.local;
    const ended = new Promise((done) => {
      browser.local.set = async (values) => {
        await set(values);
        if (left-- > 0) return;
        done(null);
        return new Promise(() => {});
      };
    });
    await Promise.race([nouns.hop.renew(hop), ended]);
    browser.local.set = set;
    nouns = await browser.wake();
    await nouns.outbox.flush();
    assert.equal(sealed().size, 1, `after ${step} writes`);
    await nouns.places.forget(hop.place);
    assert.equal(sealed().size, 0, `after ${step} writes`);
  }
});

test("a place of a paired device is asked about on its page, and on no other", async () => {
  const id = await placed();
  const asked = await nouns.places.matching("https://essays.example/clock?utm_source=mail#part-3");
  assert.equal(asked.id, id);
  assert.equal(asked.here, false);
  assert.equal(await nouns.places.matching("https://essays.example/another"), null);
});

test("it is asked about neither when just begun nor when as good as read, unless things are in its cart", async () => {
  for (const [progression, quantity, worth] of [
    [0.04, 0, false],
    [0.05, 0, true],
    [0.95, 0, true],
    [0.96, 0, false],
    [0.01, 2, true],
  ]) {
    const url = `https://essays.example/${progression}/${quantity}`;
    await placed({ progression, quantity, url });
    const found = await nouns.places.matching(url);
    assert.equal(found !== null, worth, url);
    assert.equal(
      found?.progression ?? null,
      quantity || !worth ? null : progression,
      "a cart alone has no depth",
    );
  }
});

test("it is asked about never again after a no, and not where this device was later", async () => {
  const id = await placed();
  await nouns.places.sayNo(id);
  nouns = await browser.wake();
  assert.equal(await nouns.places.matching("https://essays.example/clock"), null);
  await placed({ url: "https://essays.example/b" });
  await new Promise((done) => setTimeout(done, 2));
  browser.line.down = true;
  await nouns.places.keep(captured({ url: "https://essays.example/b" }));
  assert.equal(await nouns.places.matching("https://essays.example/b"), null, "not sent yet, and yet later");
});

test("a popup that closes as soon as it has the code has told the paired devices all the same", async () => {
  await nouns.places.keep(captured());
  await settled(async () => (await nouns.circle.places()).length === 1);
});

test("what a paired device has forgotten is forgotten here and at the service", async () => {
  const { id } = await nouns.places.keep(captured());
  await settled(async () => (await nouns.circle.places()).length === 1);
  await quiet();
  const circle = /** @type {any} */ (browser.local.held.circle);
  circle.secret = "A".repeat(43);
  const known = circle.document.places[id];
  delete circle.document.places[id];
  await nouns.step.inStep();
  assert.deepEqual(await states(), ["saved"], "one that is missing has not been forgotten by anybody");
  /** @type {any} */ (browser.local.held.circle).document.places[id] = { until: known.until, removed: true };
  await nouns.step.inStep();
  assert.deepEqual(await nouns.places.all(), []);
  assert.equal(sealed().size, 0);
});

test("many pages that are opened at once ask for the list once, and have nothing sent that waits", async () => {
  const circle = { secret: "A".repeat(43), service: "", sureUntil: 0, life: 0, ended: "" };
  browser.local.held.circle = { ...circle, document: { version: 1, devices: {}, places: {}, no: {} } };
  browser.line.down = true;
  await nouns.places.keep(captured());
  browser.line.down = false;
  const reads = () => browser.service.log.filter((line) => line.startsWith("GET boxes")).length;
  await Promise.all([1, 2, 3].map(() => nouns.step.inStep({ lazily: true })));
  assert.equal(reads(), 1);
  assert.deepEqual(await states(), ["waiting"]);

  // The worker itself has it sent; the next page asks for nothing so soon.
  await nouns.step.inStep();
  assert.deepEqual(await states(), ["saved"]);
  await nouns.step.inStep({ lazily: true });
  assert.equal(reads(), 2);
});
