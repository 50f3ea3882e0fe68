// Builds the browser extension, for Chromium and for Firefox, each as a folder and as a zip of it.
//
//   --service=https://…   the service that set-up proposes; none unless it is given
//   --hosts=PATTERN,…     hosts that are allowed from the start, for tests: their one difference
//   --out=DIR             instead of dist/
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, extname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import JSZip from "jszip";
import { manifest } from "./webext/manifest.js";
import { wholeFunctions } from "./whole-functions.mjs";

const HERE = new URL(".", import.meta.url).pathname;
const FROM = join(HERE, "webext");
const TARGETS = /** @type {const} */ ({ chromium: "chrome127", firefox: "firefox140" });

/** One time for all, the first that a zip can tell: the same sources give the same bytes. */
const TIME = new Date(Date.UTC(1980, 0, 1));

const { values: options } = parseArgs({
  options: {
    service: { type: "string", default: "" },
    hosts: { type: "string", default: "" },
    out: { type: "string", default: join(HERE, "dist") },
  },
});

const { version } = JSON.parse(await readFile(join(HERE, "package.json"), "utf8"));
const files = (await readdir(FROM, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => relative(FROM, join(entry.parentPath, entry.name)))
  .sort();

/** What a browser is pointed at; all other modules are bundled into these. A page's script has its page's name. */
const isEntry = (/** @type {string} */ file) =>
  file === "background.js" ||
  /^content\/(page|site|landing)\.js$/.test(file) ||
  (/^pages\/[^/]+\.js$/.test(file) && files.includes(file.replace(/js$/, "html")));
const isPlain = (/** @type {string} */ file) =>
  /^(pages|icons|_locales)\//.test(file) && /^\.(html|css|png|json)$/.test(extname(file));

/** @param {string} target @returns {import("esbuild").BuildOptions} */
const common = (target) => ({
  absWorkingDir: HERE,
  bundle: true,
  format: "iife",
  // Chromium loads no script with a character that is none in it, such as U+FFFF in a set of what to drop.
  charset: "ascii",
  // As it is written: stores and whoever is curious read what they install.
  minify: false,
  legalComments: "none",
  target: [target],
  define: { SERVICE: JSON.stringify(options.service) },
});

/** @param {string} folder @param {string} archive */
async function pack(folder, archive) {
  const zip = new JSZip();
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  for (const name of names)
    zip.file(name, await readFile(join(folder, name)), { date: TIME, createFolders: false });
  const bytes = await zip.generateAsync({
    type: "nodebuffer",
    compression: "DEFLATE",
    compressionOptions: { level: 9 },
  });
  await writeFile(archive, bytes);
  return bytes.length;
}

for (const [name, target] of Object.entries(TARGETS)) {
  const folder = join(options.out, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build({
    ...common(target),
    entryPoints: files.filter(isEntry).map((file) => join(FROM, file)),
    outbase: FROM,
    outdir: folder,
    plugins: [wholeFunctions(common(target))],
  });
  for (const file of files.filter(isPlain)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(join(FROM, file), join(folder, file));
  }
  const hosts = options.hosts.split(",").filter(Boolean);
  const described = manifest(/** @type {keyof typeof TARGETS} */ (name), { version, hosts });
  await writeFile(join(folder, "manifest.json"), `${JSON.stringify(described, null, 2)}\n`);
  const size = await pack(folder, join(options.out, `${name}.zip`));
  console.log(`${name.padEnd(10)} ${String(size).padStart(8)} B zipped`);
}
