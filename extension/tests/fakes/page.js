// The page of a shop that has little to show: a button for each thing, and how many are in the cart.

const escaped = (/** @type {unknown} */ text) =>
  String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/**
 * @param {object} parts
 * @param {string} parts.title
 * @param {{ name: string, order: unknown }[]} parts.things
 * @param {string} parts.script defines `add(order)` and `count()`; `draw()` shows the count again
 * @param {string} [parts.head]
 * @param {string} [parts.className] of the body
 */
export function shopPage({ title, things, script, head = "", className = "" }) {
  const buttons = things.map(
    ({ name, order }) =>
      `<li><button data-order="${escaped(JSON.stringify(order))}">${escaped(name)}</button></li>`,
  );
  return new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title}</title>${head}</head>
<body class="${className}"><h1>${title}</h1><p>In the cart: <output></output></p><ul>${buttons.join("\n")}</ul>
<script>{
async function draw() { document.querySelector("output").textContent = await count(); }
${script}
document.querySelector("ul").addEventListener("click", async ({ target }) => {
  if (!target.dataset.order) return;
  await add(JSON.parse(target.dataset.order));
  draw();
});
draw();
}</script></body></html>`,
    { headers: { "Content-Type": "text/html; charset=utf-8" } },
  );
}
