// Snipcart: its JavaScript SDK keeps the cart in the page. Written from docs.snipcart.com/v3/sdk; not yet tried on a
// live shop.
import { asLines } from "../lines.js";
import { minorUnits } from "../money.js";

/** @import { CartAdapter } from "../index.js" */

const READY = 5000; // ms that its script is given to start

const sdk = () => /** @type {any} */ (globalThis).Snipcart;

/** @returns {Promise<CartAdapter | null>} null when Snipcart does not start on this page */
export async function openCart() {
  const late = new Promise((done) => setTimeout(done, READY));
  await Promise.race([
    late,
    sdk()?.ready ?? new Promise((done) => addEventListener("snipcart.ready", done, { once: true })),
  ]);
  const { store, api, events } = sdk() ?? {};
  if (!store || !api) return null;

  const items = () => store.getState().cart.items?.items ?? [];
  return {
    async read() {
      const currency = String(store.getState().cart.currency ?? "").toUpperCase();
      return asLines(
        items().map((/** @type {any} */ item) => ({
          id: item.id,
          title: item.name,
          quantity: item.quantity,
          unit_price: minorUnits(item.unitPrice ?? item.price, currency),
          currency,
          options: Object.fromEntries(
            (item.customFields ?? [])
              .filter((/** @type {any} */ { value }) => value)
              .map((/** @type {any} */ { name, value }) => [name, value]),
          ),
          url: item.url,
          image: item.image,
        })),
      );
    },
    // Snipcart's own servers visit `url` and refuse a price that the page there does not show.
    add: ({ id, title, quantity, unit_price, currency, options, url }) => {
      const unit = minorUnits(1, currency ?? "") ?? 1;
      const customFields = Object.entries(options ?? {}).map(([name, value]) => ({ name, value }));
      return api.cart.items.add({
        id,
        name: title,
        price: (unit_price ?? 0) / unit,
        url,
        quantity,
        customFields,
      });
    },
    remove: ({ id, options }) => {
      const same = items().find(
        (/** @type {any} */ item) =>
          item.id === id &&
          (item.customFields ?? []).every(
            (/** @type {any} */ { name, value }) => !value || options?.[name] === value,
          ),
      );
      return same ? api.cart.items.remove(same.uniqueId) : Promise.resolve();
    },
    onChange(changed) {
      const ends = ["item.added", "item.removed", "item.updated"].map((name) => events?.on(name, changed));
      return () => {
        for (const end of ends) end?.();
      };
    },
  };
}
