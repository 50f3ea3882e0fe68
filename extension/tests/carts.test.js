// A thousand random carts against each kind of shop; what is checked of each is in fakes/hops.js.
import { test } from "node:test";
import { Worker } from "node:worker_threads";

const CARTS = 1000;
const FIRST = Number(process.env.SEED ?? 1);

/** Apart from the test's own thread, which looks at every promise that is made in it. @param {string} shop */
const hops = (shop) =>
  new Promise((done, fail) => {
    const workerData = { shop, first: FIRST, carts: CARTS };
    const worker = new Worker(new URL("./fakes/hops.js", import.meta.url), { workerData });
    worker.once("error", fail);
    worker.once("exit", done);
  });

for (const shop of ["woocommerce", "shopify", "forms", "json"]) {
  test(`${shop}: a thousand carts, and every report says what the cart holds`, () => hops(shop));
}
