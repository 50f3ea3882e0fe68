// Builds everything that browsers run: the widget's first load and its parts into the Python package
// (committed, so that installing it never needs Node), and the position engine alone into dist/.
// `node build.mjs FOLDER/` builds the first into another folder, to compare.
import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { minify } from "terser";

const STATIC = process.argv[2] ?? new URL("../server/sameplace/static/", import.meta.url).pathname;
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

/** Short name of a file's content: the `?v=` under which it may be cached for good. */
async function version(file) {
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex")
    .slice(0, 8);
}

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
const versions = await Promise.all(
  parts.map(async (part) => [
    `VERSION_${part.toUpperCase()}`,
    JSON.stringify(await version(`${STATIC}sameplace-${part}.js`)),
  ]),
);
await Promise.all([
  bundle({
    entryPoints: ["widget/main.js"],
    format: "iife",
    outfile: `${STATIC}sameplace.js`,
    define: Object.fromEntries(versions),
  }),
  bundle({ entryPoints: ["landing/main.js"], format: "iife", outfile: `${STATIC}landing.js` }),
  bundle({ banner: {}, entryPoints: ["place/main.js"], format: "iife", outfile: "dist/place.js" }),
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
