// Snipcart: its JavaScript SDK keeps the cart in the page, and the site's own buy buttons say what is sold. Written
// from docs.snipcart.com (v3/sdk/basics, v3/sdk/api, v3/setup/products); not yet tried on a live shop.
import { asLines } from "../lines.js";
import { majorUnits, minorUnits } from "../money.js";
import { Refusal } from "../refusal.js";
import { request } from "../request.js";

/** @import { CartLine } from "../../types" */
/** @import { CartAdapter } from "../index.js" */

const READY = 5000; // ms that its script is given to start

const sdk = () => /** @type {any} */ (globalThis).Snipcart;

/** @returns {Promise<CartAdapter | null>} null when Snipcart does not start on this page */
export async function openCart() {
  await new Promise((done) => {
    const late = setTimeout(done, READY);
    const ready =
      sdk()?.ready ??
      new Promise((told) => document.addEventListener("snipcart.ready", told, { once: true }));
    ready.finally(() => clearTimeout(late)).then(done, done);
  });
  const { store, api, events } = sdk() ?? {};
  if (!store || !api) return null;

  /** @returns {any[]} */
  const items = () => store.getState().cart.items?.items ?? [];
  const currencyNow = () => String(store.getState().cart.currency ?? "").toUpperCase();
  const countOf = (/** @type {CartLine} */ line) =>
    items().reduce((sum, item) => sum + (isOf(item, line) ? Number(item.quantity) : 0), 0);

  return {
    async read() {
      const currency = currencyNow();
      return asLines(
        items().map((item) => ({
          id: item.id,
          title: item.name,
          quantity: item.quantity,
          // With what the chosen options add to the price.
          unit_price: minorUnits(item.unitPrice ?? item.price, currency),
          currency,
          options: optionsOf(item),
          url: item.url,
          image: item.image,
        })),
      );
    },

    async add(line) {
      // Snipcart's own servers visit `url` before an order, and refuse a price that the page there does not show.
      const { id, title, quantity, url, image } = line;
      if (!url) throw new Refusal("failed", "It is sold on a page of another site.");
      const currency = currencyNow();
      const button = await buttonOf(line);
      const price = button ? priceOf(button, currency) : savedPrice(line, currency);
      if (price === null) throw new Refusal("failed", "Its price is not known.");
      const before = countOf(line);
      const customFields = button ? fieldsOf(button, line) : [];
      await api.cart.items.add({
        ...(button ? detailsOf(button) : {}),
        ...{ id, name: button?.dataset.itemName ?? title, price, url, quantity, customFields },
        ...(image ? { image } : {}),
      });
      const added = countOf(line) - before;
      if (added < quantity) throw new Refusal(added > 0 ? "fewer" : "failed");
    },

    async remove(line) {
      const item = items().find((each) => isOf(each, line));
      if (item) await api.cart.items.remove(item.uniqueId);
    },

    async look(line) {
      const currency = currencyNow();
      try {
        const button = await buttonOf(line);
        if (!button) return null;
        const price = Object.keys(line.options ?? {}).length ? null : priceOf(button, currency);
        const most = Number(button.dataset.itemMaxQuantity) || null;
        return { state: "sold", most, unit_price: minorUnits(price, currency), currency };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { state: "gone", most: null, unit_price: null, currency: "" };
      }
    },

    onChange(changed) {
      const names = ["item.added", "item.removed", "item.updated", "cart.confirmed"];
      const ends = names.map((name) => events?.on(name, () => changed()));
      return () => {
        for (const end of ends) typeof end === "function" ? end() : end?.unsubscribe?.();
      };
    },
  };
}

/** @param {any} item @returns {Record<string, string>} */
const optionsOf = ({ customFields = [] }) =>
  Object.fromEntries(
    customFields
      .filter((/** @type {any} */ { value }) => value)
      .map((/** @type {any} */ { name, value }) => [name, String(value)]),
  );

/** @param {any} item @param {CartLine} line */
function isOf(item, line) {
  const options = optionsOf(item);
  return (
    item.id === line.id &&
    Object.keys(options).length === Object.keys(line.options ?? {}).length &&
    Object.entries(options).every(([name, value]) => line.options?.[name] === value)
  );
}

/**
 * The element that defines a product on its page, as Snipcart's own crawler finds it.
 * @param {CartLine} line
 * @returns {Promise<HTMLElement | null>} null where the page there is not HTML, or has it under another id
 * @throws {Refusal} when there is no such page any more
 */
async function buttonOf({ id, url }) {
  if (!url) return null;
  const { status, text } = await request(url, { headers: { Accept: "text/html" } });
  if (status === 404 || status === 410) throw new Refusal("gone");
  const page = new DOMParser().parseFromString(text, "text/html");
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(".snipcart-add-item"));
  return [...buttons].find(({ dataset }) => dataset.itemId === id) ?? null;
}

/** A price, or one for each currency as JSON. @param {HTMLElement} button @param {string} currency */
function priceOf({ dataset: { itemPrice = "" } }, currency) {
  const price = itemPrice.trim().startsWith("{") ? JSON.parse(itemPrice)[currency.toLowerCase()] : itemPrice;
  return price === undefined || price === "" || !Number.isFinite(Number(price)) ? null : Number(price);
}

/** A saved price may hold what options added to it, and is not the one that the page must show then. */
const savedPrice = (/** @type {CartLine} */ { unit_price, currency, options }, /** @type {string} */ here) =>
  typeof unit_price === "number" && currency === here && !Object.keys(options ?? {}).length
    ? majorUnits(unit_price, here)
    : null;

/**
 * The button's own fields, with what was chosen.
 * @param {HTMLElement} button
 * @param {CartLine} line
 */
function fieldsOf({ dataset }, { options = {} }) {
  /** @type {{ name: string | undefined, type?: string, options?: string, value: string }[]} */
  const fields = [];
  for (let i = 1; dataset[`itemCustom${i}Name`]; i += 1) {
    const [name, type, choices, value] = ["Name", "Type", "Options", "Value"].map(
      (part) => dataset[`itemCustom${i}${part}`],
    );
    fields.push({
      name,
      ...(type ? { type } : {}),
      ...(choices ? { options: choices } : {}),
      value: options[name ?? ""] ?? value ?? "",
    });
  }
  // What the button no longer asks for would be lost without a word.
  if (Object.keys(options).some((name) => !fields.some((field) => field.name === name)))
    throw new Refusal("failed", "Its options are others now.");
  return fields;
}

/** What taxes and shipping go by. @param {HTMLElement} button */
function detailsOf({ dataset }) {
  const flags = ["Taxable", "Shippable", "HasTaxesIncluded", "Stackable"].flatMap((name) => {
    const value = dataset[`item${name}`];
    return value ? [[name[0].toLowerCase() + name.slice(1), value === "true"]] : [];
  });
  const sizes = ["Weight", "Width", "Height", "Length"].flatMap((name) => {
    const value = Number(dataset[`item${name}`]);
    return value ? [[name.toLowerCase(), value]] : [];
  });
  return {
    ...Object.fromEntries(flags),
    ...(sizes.length ? { dimensions: Object.fromEntries(sizes) } : {}),
    ...(dataset.itemFileGuid ? { fileGuid: dataset.itemFileGuid } : {}),
    ...(Number(dataset.itemMaxQuantity) ? { maxQuantity: Number(dataset.itemMaxQuantity) } : {}),
  };
}
