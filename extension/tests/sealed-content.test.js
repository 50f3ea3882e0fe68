import assert from "node:assert/strict";
import { test } from "node:test";
import { checkContent } from "../core/sealed/content.js";

/** @returns {any} everything that a snapshot may hold */
const full = () => ({
  version: 1,
  snapshot: {
    page: { url: "https://shop.example/cup?size=2#reviews", title: "Ceramic cup 🏺", lang: "en-GB" },
    version: 1,
    position: {
      selectors: [
        { type: "TextQuoteSelector", exact: "keeps warm", prefix: "It ", suffix: " long" },
        { type: "TextPositionSelector", start: 10, end: 20 },
        { type: "CssSelector", value: "#reviews>:nth-child(3)" },
      ],
      progression: 0.42,
      offset: -12.5,
      item: "ab12",
      before: "aaaabbbb",
      after: "",
    },
    cart: {
      lines: [
        {
          id: "1",
          title: "Cup",
          quantity: 2,
          sku: "C-1",
          unit_price: 1250,
          currency: "EUR",
          options: { Colour: "Sand" },
          url: "https://shop.example/cup",
          image: "",
        },
      ],
    },
    device: { kind: "phone" },
    saved_at: "2026-01-02T03:04:05.000Z",
  },
  directive: "text=It-,keeps%20warm,-long",
});

/**
 * @param {string} path with dots
 * @param {unknown} value
 */
function changed(path, value) {
  const content = full();
  const names = path.split(".");
  const last = String(names.pop());
  let at = content;
  for (const name of names) at = at[name];
  if (value === undefined) delete at[last];
  else at[last] = value;
  return content;
}

const long = (/** @type {number} */ length) => "é".repeat(length);
const SELECTORS = "snapshot.position.selectors";
const LINE = "snapshot.cart.lines.0";

test("what a device of ours seals is taken as it is", () => {
  assert.deepEqual(checkContent(full()), full());
  const least = { version: 1, snapshot: { page: { url: "http://a.example", title: "" } }, directive: "" };
  assert.deepEqual(checkContent(least), least);
});

test("what the wire allows to be null is left out", () => {
  for (const name of ["position", "cart", "device", "saved_at"]) {
    const content = /** @type {any} */ (checkContent(changed(`snapshot.${name}`, null)));
    assert.ok(!(name in content.snapshot), name);
  }
  assert.equal(
    checkContent(changed(`${LINE}.unit_price`, null))?.snapshot.cart?.lines[0].unit_price,
    undefined,
  );
  assert.equal(checkContent(changed("snapshot.page.lang", null)), null);
});

test("fields that nobody knows are dropped, at every depth", () => {
  const given = full();
  for (const at of [given, given.snapshot, given.snapshot.page, given.snapshot.position.selectors[0]])
    Object.assign(at, { more: "<b>", constructor: 1, __proto__x: {} });
  Object.assign(given.snapshot.cart.lines[0], { innerHTML: "<img>" });
  assert.deepEqual(checkContent(given), full());
  const proto = JSON.parse(JSON.stringify(full()).replace('"Colour":"Sand"', '"__proto__":"x"'));
  const options = checkContent(proto)?.snapshot.cart?.lines[0].options;
  assert.deepEqual(Object.keys(options ?? {}), ["__proto__"], "a name like another, and nobody's prototype");
});

test("lengths are counted in characters, as the service counts them", () => {
  assert.ok(checkContent(changed("snapshot.page.title", "🏺".repeat(300))));
  assert.equal(checkContent(changed("snapshot.page.title", "🏺".repeat(301))), null);
});

/** @type {[path: string, values: unknown[]][]} */
const REFUSED = [
  ["version", [undefined, 2, "1", true, null]],
  [
    "directive",
    [
      undefined,
      null,
      1,
      "x",
      "text=",
      "text=a b",
      "text=a&text=b",
      "text=a#b",
      "text=%",
      "text=%4",
      "text=é",
      ":~:text=a",
      "text=a\n",
      'text="',
      "text=<",
      `text=${"a".repeat(4000)}`,
    ],
  ],
  ["snapshot", [undefined, null, [], "x", {}]],
  ["snapshot.version", [2, "1", null]],
  ["snapshot.page", [undefined, null, "https://a.example", { url: "https://a.example" }, { title: "" }]],
  [
    "snapshot.page.url",
    [
      "",
      null,
      1,
      "javascript:alert(1)",
      "JavaScript:alert(1)",
      " https://a.example",
      "https://a.example ",
      "https://ada@a.example/",
      "https://ada:pw@a.example/",
      "https://@a.example/",
      "https:/a.example",
      "https:a.example",
      "//a.example",
      "/cup",
      "data:text/html,x",
      "ftp://a.example",
      "file:///etc",
      "https://",
      "https:///x",
      "https://a.example\\@b.example/",
      "https:\\\\a.example",
      "https://a.exa\tmple/",
      "https://a.example/\n",
      "https://a.example/\u0000",
      "https://a.example/\u2028",
      "https://a.example/\u00a0",
      "https://[::1",
      "https://a.example:99999/",
      "https://a b/",
      "blob:https://a.example/x",
      "chrome://settings",
      "https://a.example/%\ud800",
      `https://a.example/${"a".repeat(2048)}`,
      "view-source:https://a.example",
    ],
  ],
  ["snapshot.page.title", [undefined, null, 1, {}, long(301), "\ud83c", "x\udfff"]],
  ["snapshot.page.lang", [1, "x".repeat(36)]],
  ["snapshot.position", ["x", [], {}, 1]],
  [SELECTORS, [undefined, null, {}, Array(9).fill({ type: "CssSelector", value: "b" })]],
  [
    `${SELECTORS}.0`,
    [
      null,
      "x",
      {},
      { type: "Other", value: "b" },
      { type: "toString" },
      { type: "__proto__" },
      { type: ["CssSelector"], value: "b" },
      { type: "TextQuoteSelector", exact: "" },
      { type: "TextQuoteSelector", exact: long(301) },
      { type: "TextQuoteSelector", exact: "a", prefix: long(101) },
      { type: "TextPositionSelector", start: -1, end: 2 },
      { type: "TextPositionSelector", start: 1.5, end: 2 },
      { type: "TextPositionSelector", start: 0, end: 1e9 },
      { type: "CssSelector", value: "" },
      { type: "CssSelector", value: "b".repeat(501) },
      { type: "CssSelector" },
    ],
  ],
  ["snapshot.position.progression", [-0.1, 1.1, "0.5", null, Number.NaN, Number.POSITIVE_INFINITY]],
  ["snapshot.position.offset", [1e6, -1e6, "1", null]],
  ["snapshot.position.item", ["abc", "ABCD", "abcd\n", "abcde", null]],
  ["snapshot.position.before", ["abc", "a".repeat(68), "ab-d", "abcd\n"]],
  ["snapshot.position.after", [1, null]],
  ["snapshot.cart", [[], "x", {}, { lines: null }, { lines: {} }]],
  ["snapshot.cart.lines", [Array(101).fill({ id: "1", title: "", quantity: 1 })]],
  [`${LINE}.id`, [undefined, "", 1, "x".repeat(201)]],
  [`${LINE}.title`, [undefined, long(301), null]],
  [`${LINE}.quantity`, [undefined, 0, -1, 1.5, "1", 100_001, null]],
  [`${LINE}.sku`, ["x".repeat(201), null]],
  [`${LINE}.unit_price`, [-1, 0.5, "1", 1e13, Number.NaN]],
  [`${LINE}.currency`, ["eur", "EURO", "E", "EUR\n", null]],
  [`${LINE}.options`, [null, [], "x", { [long(101)]: "x" }, { a: long(301) }, { a: 1 }, { a: null }]],
  [`${LINE}.url`, ["javascript:alert(1)", "/cup", "https://a@b.example/", "data:,x", null]],
  [`${LINE}.image`, ["data:image/png;base64,AAAA", "//b.example/x", "https://b.example/\\x"]],
  ["snapshot.device", ["phone", []]],
  ["snapshot.device.kind", ["Phone", "", null, "watch"]],
  [
    "snapshot.saved_at",
    ["", "yesterday", "2026-01-02", "2026-01-02T03:04:05", "2026-13-02T03:04:05Z", 0, "1e3"],
  ],
];

test("whatever the wire would refuse cannot be opened", () => {
  for (const [path, values] of REFUSED)
    for (const value of values)
      assert.equal(
        checkContent(changed(path, value)),
        null,
        `${path} = ${String(JSON.stringify(value)).slice(0, 60)}`,
      );
  for (const value of [null, undefined, 1, "x", [], () => {}]) assert.equal(checkContent(value), null);
});

test("no mixture of odd values throws, and what is taken is checked again the same", () => {
  let state = 7;
  const random = (/** @type {number} */ below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  const odd = [
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    "",
    "x",
    "https://a.example/",
    "javascript:x",
    [],
    {},
    [[]],
    { type: "CssSelector" },
    { __proto__: null, lines: [] },
    "\ud800",
    "🏺",
    Array(20).fill({}),
    { lines: [null] },
    { kind: "phone" },
  ];
  let taken = 0;
  for (let round = 0; round < 20_000; round++) {
    const content = full();
    for (let change = 0; change <= random(2); change++) {
      /** @type {any} */
      let at = content;
      for (;;) {
        const names = Object.keys(at);
        if (!names.length) break;
        const name = names[random(names.length)];
        const next = at[name];
        if (typeof next !== "object" || next === null || !random(3)) {
          at[name] = odd[random(odd.length)];
          break;
        }
        at = next;
      }
    }
    const checked = checkContent(content);
    if (!checked) continue;
    taken++;
    assert.deepEqual(checkContent(checked), checked);
  }
  assert.ok(taken > 100 && taken < 19_000, `${taken}`);
});
