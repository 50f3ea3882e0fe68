// Ecwid: its JavaScript keeps the cart in the page. Written from docs.ecwid.com/storefronts (Cart.get, addProduct,
// removeProduct and the events); not yet tried on a live shop.
import { productsIn } from "../datalayer.js";
import { asLines } from "../lines.js";
import { minorUnits } from "../money.js";
import { Refusal } from "../refusal.js";

/** @import { CartLine } from "../../types" */
/** @import { CartAdapter } from "../index.js" */

const PATIENCE = 15_000; // ms that it is given to start, and to call back

/**
 * What a function of Ecwid's calls back with.
 * @param {(done: (...given: any[]) => void) => void} call
 * @returns {Promise<any[]>} rejected when it never does
 */
const told = (call) =>
  new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error("Ecwid did not answer.")), PATIENCE);
    call((...given) => {
      clearTimeout(late);
      done(given);
    });
  });

/** @returns {Promise<CartAdapter | null>} null where Ecwid is not; rejected when it does not start */
export async function openCart() {
  const { Ecwid } = /** @type {any} */ (globalThis);
  if (!Ecwid?.OnAPILoaded) return null;
  await told((done) => Ecwid.OnAPILoaded.add(done));
  const { Cart } = Ecwid;

  /** @returns {Promise<any[]>} */
  const items = async () => (await told((done) => Cart.get(done)))[0]?.items ?? [];

  return {
    async read() {
      const currency = currencyHere();
      return asLines(
        (await items()).map(({ product, quantity, options }) => ({
          id: idOf(product),
          title: product.name,
          quantity,
          sku: product.sku,
          unit_price: minorUnits(product.selectedPrice ?? product.price, currency),
          currency,
          options,
          url: product.url,
          image: product.mediaItem?.image400pxUrl ?? product.mediaItem?.image160pxUrl,
        })),
      );
    },

    async add(line) {
      if (!/^\d+$/.test(line.id)) throw new Refusal("failed", "What was chosen for it cannot be copied.");
      const before = countOf(await items(), line);
      // It puts in what it has, calls that a success, and nothing where there is none.
      const [done, , cart, error] = await told((callback) =>
        Cart.addProduct({
          id: Number(line.id),
          quantity: line.quantity,
          options: line.options ?? {},
          callback,
        }),
      );
      const added = countOf(cart?.items ?? (await items()), line) - before;
      if (added > 0 && added < line.quantity) throw new Refusal("fewer", error);
      if (added <= 0) throw new Refusal(done ? "sold-out" : "failed", error);
    },

    async remove(line) {
      const at = (await items()).findIndex((item) => isOf(item, line));
      if (at >= 0) await told((done) => Cart.removeProduct(at, done));
    },

    onChange(changed) {
      let ended = false;
      // Nothing is documented that takes a listener away.
      Ecwid.OnCartChanged.add(() => {
        if (!ended) changed();
      });
      return () => {
        ended = true;
      };
    },
  };
}

/** A subscription or a price that the customer named is more than the product's number. @param {any} product */
const idOf = ({ id, recurringChargeSettings, isCustomerSetPrice }) =>
  `${id}${recurringChargeSettings || isCustomerSetPrice ? "*" : ""}`;

/** @param {any} item @param {CartLine} line */
const isOf = ({ product, options = {} }, line) =>
  idOf(product) === line.id &&
  Object.keys(options).length === Object.keys(line.options ?? {}).length &&
  Object.entries(options).every(([name, value]) => line.options?.[name] === String(value));

/** @param {any[]} items @param {CartLine} line */
const countOf = (items, line) =>
  items.reduce((sum, item) => sum + (isOf(item, line) ? Number(item.quantity) : 0), 0);

/** The cart's prices come without a currency; the page's own data has one. */
function currencyHere() {
  const meta = document.querySelector(
    'meta[itemprop="priceCurrency"],meta[property="product:price:currency"]',
  );
  return meta?.getAttribute("content") ?? productsIn(document)[0]?.currency ?? "";
}
