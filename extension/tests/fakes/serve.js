// `node serve.js NAME PORT [HEAD]`: one of the shops over HTTP, on this machine only, for a real browser. Port 0 takes
// a free one; the port is printed. HEAD is put into each page's head, as a site's owner would a script tag.
// `POST /-/ID` with JSON changes a product meanwhile: {"stock": 0}, {"price": 2100}, {"status": "draft"}.
import { createServer } from "node:http";
import { FormShop, JsonShop } from "./forms.js";
import { Shopify } from "./shopify.js";
import { WooCommerce } from "./woocommerce.js";

/** @type {Record<string, () => any>} */
const SHOPS = {
  woocommerce: () =>
    new WooCommerce([
      { id: 11, name: 'Cup & saucer, 4" wide', price: 1900 },
      { id: 12, name: "Bob’s <em>jug</em>", price: 4200, stock: 3 },
      { id: 21, name: "Shirt", price: 2500, variation: [["Size", "Medium & large"]] },
      { id: 31, name: "Scarf", price: 3000, any: ["Colour"] },
    ]),
  shopify: () =>
    new Shopify([
      { id: 41, handle: "coat", product: "Coat", title: "Small", price: 9000 },
      { id: 42, handle: "coat", product: "Coat", title: "Large", price: 9500, stock: 3 },
      { id: 51, handle: "tea", product: "Tea & <em>honey</em>", price: 700, plans: [77] },
    ]),
  form: () => new FormShop([{ id: 1, name: "Cup", price: 1900, stock: 3 }]),
  json: () => new JsonShop([{ id: 1, name: "Cup", price: 1900, stock: 3 }]),
};

const [name = "", port = "0", head = ""] = process.argv.slice(2);
const shop = SHOPS[name]?.();
if (!shop) throw new Error(`Which shop? ${Object.keys(SHOPS).join(", ")}`);

const server = createServer(async (incoming, outgoing) => {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const request = new Request(new URL(incoming.url ?? "/", shop.origin), {
    method: incoming.method ?? "GET",
    headers: Object.entries(incoming.headers).map(([key, value]) => [key, String(value)]),
    body: chunks.length ? Buffer.concat(chunks) : null,
  });
  const changed = incoming.method === "POST" && incoming.url?.match(/^\/-\/(\d+)$/);
  const response = changed ? await change(Number(changed[1]), request) : await shop.handle(request);
  let body = Buffer.from(await response.arrayBuffer());
  const html = response.headers.get("Content-Type")?.startsWith("text/html");
  if (head && html) body = Buffer.from(body.toString().replace("<title>", `${head}<title>`));
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    "set-cookie": response.headers.getSetCookie(),
    "content-length": body.length,
  });
  outgoing.end(body);
});

/** @param {number} id @param {Request} request */
async function change(id, request) {
  const product = (shop.products ?? shop.variants).get(id);
  if (!product) return new Response(null, { status: 404 });
  Object.assign(product, await request.json());
  return new Response(null, { status: 204 });
}

server.listen(Number(port), "127.0.0.1", () => {
  const { port: taken } = /** @type {import("node:net").AddressInfo} */ (server.address());
  shop.origin = `http://127.0.0.1:${taken}`;
  process.stdout.write(`${taken}\n`);
});
