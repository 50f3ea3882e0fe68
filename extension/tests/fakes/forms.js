// Two shops that answer as no API should: one of forms, whose yes and no are both a redirect, and one of JSON, where
// sold out is a server fault. With the smallest adapters that can speak to them.
import { Refusal } from "../../core/cart/refusal.js";
import { request } from "../../core/cart/request.js";
import { shopPage } from "./page.js";
import { cookieOf, Sessions } from "./sessions.js";

/** @import { CartAdapter } from "../../core/cart/index.js" */
/** @import { CartLine } from "../../core/types" */
/** @import { Random } from "./random.js" */

/** @typedef {{ id: number, name: string, price: number, stock?: number | null, gone?: boolean }} Product */
/** @typedef {{ id: number, quantity: number }} Item */

class Shop {
  /** @type {Sessions<Item>} */
  sessions = new Sessions("basket");

  /** @param {Product[]} products */
  constructor(products) {
    this.products = new Map(products.map((product) => [product.id, product]));
  }

  /** @param {Random} random */
  sell(random) {
    const product = random.pick([...this.products.values()]);
    if (product?.stock) product.stock -= 1 + random.upTo(product.stock - 1);
  }

  /** @param {Random} random */
  reprice(random) {
    const product = random.pick([...this.products.values()]);
    if (product) product.price += 100;
  }

  /** @param {string} session @param {Item} item */
  put(session, item) {
    this.sessions.carts.get(session)?.push(item);
  }

  /** @param {Item[]} items */
  lines(items) {
    return items.flatMap(({ id, quantity }) => {
      const product = this.products.get(id);
      return product ? [{ id: String(id), title: product.name, quantity, price: product.price }] : [];
    });
  }

  /** @param {Item[]} items @param {number} id @param {number} quantity @returns {"" | "gone" | "sold out"} */
  add(items, id, quantity) {
    const product = this.products.get(id);
    if (!product || product.gone) return "gone";
    const there = items.find((item) => item.id === id);
    // No more than there are, and nothing of it when that is fewer.
    if ((there?.quantity ?? 0) + quantity > (product.stock ?? 9999)) return "sold out";
    if (there) there.quantity += quantity;
    else items.push({ id, quantity });
    return "";
  }
}

/** Forms with a CSRF token; the reason of a no is nowhere but in a message on the next page. */
export class FormShop extends Shop {
  /** @param {Request} request @returns {Promise<Response>} */
  async handle(request) {
    const { pathname } = new URL(request.url);
    const added = pathname.match(/^\/basket\/add\/(\d+)\/$/);
    if (!added || request.method !== "POST")
      return this.sessions.with(request, (items) => this.#page(items, cookieOf(request, "csrftoken")));
    const form = new URLSearchParams(await request.text());
    const token = cookieOf(request, "csrftoken");
    if (!token || form.get("csrfmiddlewaretoken") !== token)
      return new Response("Forbidden", { status: 403 });
    return this.sessions.with(request, (items) => {
      const id = Number(added[1]);
      if (!this.products.has(id)) return new Response("Not found", { status: 404 });
      this.add(items, id, Number(form.get("quantity")));
      return new Response(null, { status: 302, headers: { Location: "/basket/" } });
    });
  }

  /** @param {Item[]} items @param {string} [token] */
  #page(items, token = "token-1") {
    const lines = this.lines(items).map(
      (line) => `<li data-line='${JSON.stringify(line)}'>${line.title}</li>`,
    );
    const forms = [...this.products.values()].map(
      ({ id, name }) => `<form method="post" action="/basket/add/${id}/">
<input type="hidden" name="csrfmiddlewaretoken" value="${token}"><input name="quantity" value="1"><button>${name}</button></form>`,
    );
    const body = `<!doctype html><html lang="en"><title>A shop of forms</title><ul>${lines.join("")}</ul>${forms.join("")}`;
    return new Response(body, {
      headers: { "Content-Type": "text/html", "Set-Cookie": `csrftoken=${token}; Path=/` },
    });
  }
}

/** JSON; a session begins with a page, and what is added without one is answered with a yes and lost. */
export class JsonShop extends Shop {
  /** @param {Request} request @returns {Promise<Response>} */
  async handle(request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/api/cart")
      return this.sessions.with(request, (items) => Response.json(this.lines(items)));
    if (pathname === "/api/cart/items") {
      const { sku, qty } = await request.json();
      return this.sessions.with(request, (items) => {
        const no = this.add(items, Number(sku), qty);
        if (!this.sessions.known(request)) items.splice(0);
        if (no === "gone")
          return Response.json({ error: { status: 400, message: "Product not found" } }, { status: 400 });
        const stock = this.products.get(Number(sku))?.stock;
        const message = stock ? "We do not have enough stock" : "This item is out of stock";
        if (no) return Response.json({ error: { status: 500, message } }, { status: 500 });
        return Response.json({ data: { count: items.length } });
      });
    }
    const page = shopPage({
      title: "A shop that answers 500",
      things: [...this.products.values()].map(({ id, name }) => ({ name, order: { sku: id, qty: 1 } })),
      script: `const add = (order) => fetch("/api/cart/items", { method: "POST", body: JSON.stringify(order) });
const count = async () => (await (await fetch("/api/cart")).json()).reduce((n, line) => n + line.quantity, 0);`,
    });
    if (!this.sessions.known(request))
      page.headers.append("Set-Cookie", `basket=${this.sessions.begin()}; Path=/`);
    return page;
  }
}

/** @param {{ id: string, title: string, quantity: number, price: number }} line @returns {CartLine} */
const lineOf = ({ price, ...line }) => ({ ...line, unit_price: price, currency: "EUR", options: {} });

/** @returns {CartAdapter} which believes a redirect, as one has to */
export const openForms = () => ({
  async read() {
    const { status, text } = await request("/basket/");
    if (status !== 200) throw new Error("No basket.");
    return [...text.matchAll(/data-line='([^']*)'/g)].map(([, line]) => lineOf(JSON.parse(line ?? "")));
  },
  async add({ id, quantity }) {
    const { status } = await request(`/basket/add/${id}/`, {
      form: { quantity, csrfmiddlewaretoken: "token-1" },
    });
    if (status === 404) throw new Refusal("gone");
    if (status >= 300) throw new Refusal("failed");
  },
});

/** @returns {CartAdapter} */
export const openJson = () => ({
  async read() {
    const { json } = await request("/api/cart");
    if (!Array.isArray(json)) throw new Error("No cart.");
    return json.map(lineOf);
  },
  async add({ id, quantity }) {
    const { status, json } = await request("/api/cart/items", { json: { sku: id, qty: quantity } });
    if (status === 400) throw new Refusal("gone");
    if (status === 500 && json?.error)
      throw new Refusal(/out of stock/.test(json.error.message) ? "sold-out" : "fewer");
    if (status >= 300) throw new Refusal("failed");
  },
});
