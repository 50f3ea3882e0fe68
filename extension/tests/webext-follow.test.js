import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { build } from "esbuild";

/** What the parts around it are, as far as they matter here. @type {Record<string, string>} */
const AROUND = {
  reading: "export const watchReading = (onRest) => { fakePage.rest = () => onRest(null); };",
  snapshot: "export const captured = () => ({ url: location.href });",
  worker: "export const tellWorker = async ({ captured }) => void fakePage.told.push(captured.url);",
};

const built = build({
  entryPoints: [new URL("../webext/content/follow.js", import.meta.url).pathname],
  bundle: true,
  format: "esm",
  write: false,
  plugins: [
    {
      name: "around",
      setup(builder) {
        builder.onLoad({ filter: /\/(reading|snapshot|worker)\.js$/ }, ({ path }) => ({
          contents: AROUND[path.replace(/.*\/|\.js$/g, "")],
        }));
      },
    },
  ],
});

/** @type {any} */
let page;
/** @type {Record<string, ((event: object) => void)[]>} */
let listeners;

/** @param {string} type @param {boolean} [isTrusted] */
const fire = (type, isTrusted = true) => {
  for (const listener of listeners[type] ?? []) listener({ type, isTrusted });
};

beforeEach(async () => {
  page = { told: [] };
  listeners = {};
  const addEventListener = (/** @type {string} */ type, /** @type {(event: object) => void} */ listener) => {
    listeners[type] = [...(listeners[type] ?? []), listener];
  };
  Object.assign(globalThis, {
    fakePage: page,
    location: { href: "https://essays.example/clock" },
    addEventListener,
    document: { hidden: false, addEventListener },
  });
  const { outputFiles } = await built;
  const text = `${outputFiles[0]?.text}\n// ${Math.random()}`;
  const { follow } = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
  follow();
});

test("a page that was read is handed over as it is left", () => {
  fire("scroll");
  page.rest();
  fire("pagehide");
  assert.deepEqual(page.told, ["https://essays.example/clock"]);
});

test("a page that forges a visit, or its end, is not listened to", () => {
  fire("scroll", false);
  page.rest();
  fire("pagehide");
  assert.deepEqual(page.told, [], "nobody scrolled");
  fire("scroll");
  page.rest();
  fire("pagehide", false);
  /** @type {any} */ (document).hidden = true;
  fire("visibilitychange", false);
  assert.deepEqual(page.told, [], "nobody left");
  fire("visibilitychange");
  assert.equal(page.told.length, 1);
});
