// One random cart, from a laptop to a phone, over a line on which everything goes wrong that can: whatever happens,
// the report says what the cart holds. Run as a worker, on one kind of shop and many seeds.
import assert from "node:assert/strict";
import { workerData } from "node:worker_threads";
import { openCart as openShopify } from "../../core/cart/platforms/shopify.js";
import { openCart as openWooCommerce } from "../../core/cart/platforms/woocommerce.js";
import { restoreCart } from "../../core/cart/restore.js";
import { Browser, ORIGIN, STORM } from "./browser.js";
import { FormShop, JsonShop, openForms, openJson } from "./forms.js";
import { randomOf } from "./random.js";
import { Shopify } from "./shopify.js";
import { WooCommerce } from "./woocommerce.js";

/** @import { LineReport } from "../../core/cart/restore.js" */
/** @import { CartAdapter } from "../../core/cart/index.js" */
/** @import { Random } from "./random.js" */

/**
 * What the property needs to know of a kind of shop. `things` are what can stand in a cart as one line: what `put`
 * takes, without a quantity.
 * @typedef {object} World
 * @property {any} shop
 * @property {any[]} things
 * @property {(browser: Browser) => { adapter: CartAdapter, close: () => void }} open
 * @property {(item: any, thing: any) => boolean} is
 * @property {(thing: any) => any} product
 * @property {(product: any) => void} retire
 */

const stocks = (/** @type {Random} */ random) => (random.chance(0.5) ? null : 1 + random.upTo(6));
const many = (/** @type {Random} */ random) => (random.chance(0.01) ? 30 : 2 + random.upTo(3));
const list = (/** @type {number} */ length, /** @type {(i: number) => any} */ make) =>
  Array.from({ length }, (_, i) => make(i + 1));

/** @type {Record<string, (random: Random) => World>} */
const WORLDS = {
  woocommerce(random) {
    const products = list(many(random), (id) => {
      const kind = random.upTo(4);
      return {
        id,
        name: `Cup & "saucer" ’${id}’`,
        price: 1000 + id,
        stock: stocks(random),
        ...(kind === 1 ? { variation: [["Size", "Medium & large"]] } : {}),
        ...(kind === 2 ? { any: ["Colour"] } : {}),
        ...(kind === 3 && random.chance(0.3) ? { individually: true } : {}),
      };
    });
    const shop = new WooCommerce(products, { plain: random.chance(0.3) });
    shop.decimals = random.pick([0, 2, 3]);
    const things = products.flatMap(({ id, variation = [], any }) => {
      if (any) return ["Sand", "Sea"].map((colour) => ({ id, variation: [["Colour", colour]] }));
      const plain = { id, variation };
      return random.chance(0.1) ? [plain, { ...plain, data: { Engraving: "Ada" } }] : [plain];
    });
    return {
      shop,
      things,
      open(browser) {
        const href = new URL(shop.root, ORIGIN).href;
        const close = browser.open({}, { 'link[rel="https://api.w.org/"]': { href } });
        return { adapter: /** @type {CartAdapter} */ (openWooCommerce()), close };
      },
      is: (item, { id, variation, data }) =>
        item.id === id && JSON.stringify([item.variation, item.data]) === JSON.stringify([variation, data]),
      product: ({ id }) => shop.products.get(id),
      retire(product) {
        if (random.chance(0.5)) product.status = "draft";
        else shop.products.delete(product.id);
      },
    };
  },

  shopify(random) {
    const variants = list(many(random), (id) => ({
      id,
      handle: `cup-${id % 3}`,
      product: `Cup ${id % 3}`,
      title: `No ${id}`,
      price: 1000 + id,
      stock: stocks(random),
      ...(random.chance(0.2) ? { plans: [77] } : {}),
    }));
    const shop = new Shopify(variants, { root: random.pick(["/", "/en-ca/"]) });
    shop.addsWhatThereIs = random.chance(0.7);
    shop.keepsEarlier = random.chance(0.5);
    const actions = random.pick([undefined, "theme", "default"]);
    const hidden = () => (random.chance(0.3) ? { _seen: String(random.upTo(9)) } : {});
    return {
      shop,
      things: variants.flatMap(({ id, plans }) => {
        const plain = { id, properties: hidden(), plan: null };
        if (plans) return [plain, { ...plain, plan: 77 }];
        return random.chance(0.2)
          ? [plain, { ...plain, properties: { Engraving: "Für Ada", ...hidden() } }]
          : [plain];
      }),
      open(browser) {
        const close = browser.open(shop.globals(browser, { actions }));
        return { adapter: /** @type {CartAdapter} */ (openShopify()), close };
      },
      is: (item, { id, properties, plan }) =>
        item.id === id && item.plan === plan && item.properties.Engraving === properties.Engraving,
      product: ({ id }) => shop.variants.get(id),
      retire(variant) {
        variant.gone = true;
      },
    };
  },

  forms: (random) => plainWorld(new FormShop(plainProducts(random)), openForms),

  json: (random) => plainWorld(new JsonShop(plainProducts(random)), openJson),
};

const plainProducts = (/** @type {Random} */ random) =>
  list(many(random), (id) => ({ id, name: `Cup ${id}`, price: 1000 + id, stock: stocks(random) }));

/**
 * @param {FormShop | JsonShop} shop
 * @param {() => CartAdapter} openCart
 * @returns {World}
 */
function plainWorld(shop, openCart) {
  return {
    shop,
    things: [...shop.products.values()].map(({ id }) => ({ id })),
    open: (browser) => ({ adapter: openCart(), close: browser.open() }),
    is: (item, { id }) => item.id === id,
    product: ({ id }) => shop.products.get(id),
    retire(product) {
      product.gone = true;
    },
  };
}

/** Some of the things, each with a quantity that the shop has. @param {World} world @param {Random} random */
function fill(world, random, /** @type {string} */ session, /** @type {any[]} */ things) {
  for (const thing of things) {
    const most = world.product(thing).individually ? 1 : (world.product(thing).stock ?? 4);
    const held = world.shop.sessions.carts.get(session);
    const sum = held.reduce(
      (/** @type {number} */ n, /** @type {any} */ i) => n + (i.id === thing.id ? i.quantity : 0),
      0,
    );
    const quantity = Math.min(1 + random.upTo(3), most - sum);
    if (quantity > 0) world.shop.put(session, { ...structuredClone(thing), quantity });
  }
}

const some = (/** @type {Random} */ random, /** @type {any[]} */ things, /** @type {number} */ share) =>
  things.filter(() => random.chance(share));

/** @param {(random: Random) => World} make @param {number} seed */
async function hop(make, seed) {
  const random = randomOf(seed);
  const world = make(random);
  const { shop } = world;
  const { cookie, carts } = shop.sessions;

  const laptop = new Browser(shop);
  const onLaptop = shop.sessions.begin();
  laptop.cookies.set(cookie, onLaptop);
  fill(world, random, onLaptop, some(random, world.things, 0.7));
  const first = world.open(laptop);
  const lines = await first.adapter.read();
  first.close();
  const wanted = carts.get(onLaptop).map((/** @type {any} */ item) => {
    const thing = world.things.find((one) => world.is(item, one));
    return { thing, quantity: item.quantity, price: world.product(thing).price };
  });
  assert.equal(lines.length, wanted.length, "every line is read");

  const phone = new Browser(shop, { random });
  if (random.chance(0.5)) {
    const onPhone = shop.sessions.begin();
    phone.cookies.set(cookie, onPhone);
    fill(world, random, onPhone, some(random, world.things, 0.4));
  } else if (shop instanceof JsonShop) {
    // Its session begins with a page, and there is no visitor without one.
    await phone.fetch("/");
  }
  // What happened to the shop between the two devices.
  for (const thing of world.things) {
    const product = world.product(thing);
    if (!product) continue;
    if (random.chance(0.1)) product.stock = random.upTo(2);
    if (random.chance(0.1)) product.price += 250;
    if (random.chance(0.06)) world.retire(product);
  }

  const cart = () => carts.get(phone.cookies.get(cookie)) ?? [];
  const held = (/** @type {any} */ thing) =>
    cart().reduce(
      (/** @type {number} */ n, /** @type {any} */ i) => n + (world.is(i, thing) ? i.quantity : 0),
      0,
    );
  const had = new Map(world.things.map((thing) => [thing, held(thing)]));

  /** @param {LineReport[]} reports */
  const check = (reports) => {
    assert.equal(reports.length, wanted.length);
    for (const [i, { outcome, quantity, price }] of reports.entries()) {
      const { thing, quantity: asked, price: was } = wanted[i];
      const really = held(thing);
      const told = `${outcome} ${quantity}, and the cart holds ${really} of ${asked} ${JSON.stringify(thing)}`;
      if (outcome === "unknown") continue;
      assert.equal(quantity, really, told);
      if (/added|already/.test(outcome)) assert.ok(really >= asked, told);
      else if (outcome === "fewer") assert.ok(really > 0 && really < asked, told);
      else assert.equal(really, 0, told);
      const product = world.product(thing);
      if (outcome === "sold-out") assert.equal(product?.stock, 0, told);
      if (outcome === "gone") assert.ok(!product || product.gone || product.status === "draft", told);
      // 0 decimals: the shop itself rounds its prices.
      if (really && !(shop instanceof WooCommerce && shop.decimals === 0))
        assert.equal(price?.now.amount ?? was, product.price, `price: ${told}`);
    }
    for (const thing of world.things) {
      const asked = wanted.find((/** @type {any} */ one) => one.thing === thing)?.quantity ?? 0;
      const most = Math.max(asked, had.get(thing) ?? 0);
      assert.ok(held(thing) <= most, `${held(thing)} of at most ${most}: ${JSON.stringify(thing)}`);
    }
    assert.ok(cart().every((/** @type {any} */ item) => world.things.some((thing) => world.is(item, thing))));
  };

  const tabs = [world.open(phone), world.open(phone)];
  const restore = async (/** @type {number} */ tab, replace = false) =>
    check(
      await restoreCart(/** @type {CartAdapter} */ (tabs[tab]?.adapter), structuredClone(lines), { replace }),
    );
  try {
    phone.faults = STORM;
    if (random.chance(0.3)) await Promise.all([restore(0), restore(1)]);
    else await restore(0);
    if (shop instanceof WooCommerce && random.chance(0.2)) shop.epoch += 1;
    await restore(0, random.chance(0.1));

    phone.faults = {};
    if (shop instanceof JsonShop) await phone.fetch("/");
    await restore(1);
    for (const { thing, quantity } of wanted) {
      const product = world.product(thing);
      const others = world.things.filter((one) => one !== thing && one.id === thing.id).some(held);
      if (!product || product.gone || product.status === "draft" || product.stock === 0 || thing.data)
        continue;
      if ((product.stock ?? 99) >= quantity && !others)
        assert.ok(held(thing) >= quantity, `all that was wanted: ${held(thing)}, ${JSON.stringify(thing)}`);
      else if (!others && !(shop instanceof FormShop) && !(shop instanceof JsonShop))
        assert.ok(
          held(thing) >= Math.min(quantity, product.stock),
          `what there is: ${JSON.stringify(thing)}`,
        );
    }
    const settled = structuredClone(cart());
    await restore(0);
    assert.deepEqual(cart(), settled, "once more changes nothing");

    await restore(0, true);
    const kept = settled.filter((/** @type {any} */ item) =>
      wanted.some((/** @type {any} */ { thing }) => world.is(item, thing)),
    );
    const replaces = tabs[0]?.adapter.remove && kept.length;
    assert.deepEqual(
      cart(),
      replaces ? kept : settled,
      "replaced: what was not wanted goes, if anything arrived",
    );
  } finally {
    for (const { close } of tabs.reverse()) close();
  }
}

// Pauses between tries are passed over; limits of patience are kept.
const { setTimeout } = globalThis;
const passing = (
  /** @type {() => void} */ run,
  /** @type {number} */ ms,
  /** @type {unknown[]} */ ...rest
) => (ms > 5000 ? setTimeout(run, ms, ...rest) : setImmediate(run, ...rest));
globalThis.setTimeout = /** @type {any} */ (passing);
// Every request asks for a limit of time, none reaches it: `late` is what it would throw.
const never = new AbortController().signal;
AbortSignal.timeout = () => never;

const { shop, first, carts } = workerData;
const world = WORLDS[shop];
if (!world) throw new Error(`No such shop: ${shop}`);
for (let seed = first; seed < first + carts; seed += 1) {
  await hop(world, seed).catch((error) => {
    throw new Error(`SEED=${seed}: ${error.message}`, { cause: error });
  });
}
