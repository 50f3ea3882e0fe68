// Builds everything that browsers run: the widget's first load and its parts into the Python package
// (committed, so that installing it never needs Node), and the position engine alone into dist/.
// The testing kit's script, too, is committed: the engine and all carts in one file, for pages without the widget.
// `node build.mjs FOLDER/ KIT/` builds what is committed into other folders, to compare.
import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { minify } from "terser";

const STATIC = process.argv[2] ?? new URL("../server/sameplace/static/", import.meta.url).pathname;
// Relative to this folder, as the other scripts that are built here.
const KIT = process.argv[3] ?? (process.argv[2] ? "dist/kit/" : "../server/sameplace/testing/");
const common = {
  absWorkingDir: new URL(".", import.meta.url).pathname,
  bundle: true,
  minify: true,
  target: ["es2022", "chrome116", "firefox124", "safari17.4"],
  charset: "utf8",
  legalComments: "none",
  banner: { js: "/*! Sameplace, Apache-2.0 */" },
};

/** Bundles, and has terser fold what a bundler's single pass leaves: a twentieth of every file. */
async function bundle(options) {
  const { metafile } = await build({ ...common, ...options, metafile: true });
  for (const output of Object.keys(metafile.outputs)) {
    const file = `${common.absWorkingDir}/${output}`;
    const { code } = await minify(await readFile(file, "utf8"), {
      module: options.format === "esm",
      ecma: 2022,
      compress: { passes: 3, unsafe_arrows: true },
    });
    await writeFile(file, `${code}\n`);
  }
}

/** Short name of what files hold: the `?v=` that asks for these and no older ones. */
async function version(...files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(await readFile(file));
  return hash.digest("hex").slice(0, 8);
}

const CORE = `${common.absWorkingDir}core/`;

/** Where the widget fetches the one cart that a page needs, a test brings all of them. */
function kitSource() {
  const platforms = adapters.map((name, i) => `import * as platform${i} from "./cart/platforms/${name}.js";`);
  const described = profiles.map((name, i) => `import profile${i} from "./cart/profiles/${name}.json";`);
  const carts = [
    ...adapters.map((name, i) => `${JSON.stringify(name)}: platform${i}`),
    ...profiles.map((name, i) => `${JSON.stringify(name)}: { openCart: () => openProfile(profile${i}) }`),
  ];
  return `${[...platforms, ...described].join("\n")}
    import { findCart, register } from "./cart/index.js";
    import { openProfile } from "./cart/profile.js";
    import { restoreCart } from "./cart/restore.js";
    import { clean } from "./cleaning.js";
    import { deviceKind } from "./device.js";
    import { capture } from "./position/capture.js";
    import { restore } from "./position/restore.js";
    const carts = { ${carts.join(", ")} };
    const cart = (named) => findCart(async (platform) => carts[platform], named);
    globalThis.SameplaceKit ??= { capture, restore, cart, register, restoreCart, clean, deviceKind };`;
}

/** @param {string} name of the platform */
const cartFile = (name) => `${STATIC}sameplace-cart-${name}.js`;

// Parts first: what they share and each language are chunks named by their content, so an old one goes.
for (const name of await readdir(STATIC)) if (/^sameplace.*\.js$/.test(name)) await rm(`${STATIC}${name}`);
const parts = ["prompt", "sheet"];
await bundle({
  entryPoints: parts.map((part) => ({ in: `widget/${part}.js`, out: `sameplace-${part}` })),
  chunkNames: "sameplace-[name]-[hash]",
  format: "esm",
  splitting: true,
  outdir: STATIC,
});
// One file for each platform's cart, so that a page fetches none but its own; a shipped profile is one too.
const named = async (folder, kind) =>
  (await readdir(`${common.absWorkingDir}core/cart/${folder}`))
    .filter((file) => file.endsWith(kind))
    .map((file) => basename(file, kind));
const adapters = await named("platforms", ".js");
const profiles = await named("profiles", ".json");
await Promise.all([
  ...adapters.map((name) =>
    bundle({ entryPoints: [`core/cart/platforms/${name}.js`], format: "esm", outfile: cartFile(name) }),
  ),
  ...profiles.map((name) =>
    bundle({
      stdin: {
        contents: `import profile from "./profiles/${name}.json";
          import { openProfile } from "./profile.js";
          export const openCart = () => openProfile(profile);`,
        resolveDir: `${CORE}cart`,
      },
      format: "esm",
      outfile: cartFile(name),
    }),
  ),
]);
const versions = [
  ...(await Promise.all(
    parts.map(async (part) => [
      `VERSION_${part.toUpperCase()}`,
      JSON.stringify(await version(`${STATIC}sameplace-${part}.js`)),
    ]),
  )),
  ["VERSION_CARTS", JSON.stringify(await version(...[...adapters, ...profiles].map(cartFile)))],
];
await Promise.all([
  bundle({
    entryPoints: ["widget/main.js"],
    format: "iife",
    outfile: `${STATIC}sameplace.js`,
    define: Object.fromEntries(versions),
  }),
  bundle({ entryPoints: ["landing/main.js"], format: "iife", outfile: `${STATIC}landing.js` }),
  bundle({ banner: {}, entryPoints: ["place/main.js"], format: "iife", outfile: "dist/place.js" }),
  bundle({ stdin: { contents: kitSource(), resolveDir: CORE }, format: "iife", outfile: `${KIT}place.js` }),
  bundle({
    bundle: false,
    banner: {},
    tsconfigRaw: "{}",
    entryPoints: ["widget/guard.js"],
    outfile: `${STATIC}guard.js`,
  }),
]);

const built = (await readdir(STATIC))
  .filter((name) => name.endsWith(".js"))
  .map((name) => `${STATIC}${name}`);
for (const file of [...built, new URL("dist/place.js", import.meta.url).pathname]) {
  const bytes = await readFile(file);
  const packed = gzipSync(bytes, { level: 9 }).length;
  console.log(
    `${basename(file).padEnd(32)} ${String(bytes.length).padStart(6)} B ${String(packed).padStart(6)} B gzip`,
  );
}
