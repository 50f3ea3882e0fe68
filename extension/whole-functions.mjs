// `main:FILE` is a module whose one export is a function that holds all of FILE, whatever that imports: such a
// function can be run in a page's own world, where there is nothing to import from.
import { join } from "node:path";
import { build } from "esbuild";

/**
 * @param {import("esbuild").BuildOptions} options as for the script that imports it
 * @returns {import("esbuild").Plugin}
 */
export const wholeFunctions = (options) => ({
  name: "main",
  setup(builder) {
    builder.onResolve({ filter: /^main:/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.slice("main:".length)),
      namespace: "main",
    }));
    builder.onLoad({ filter: /.*/, namespace: "main" }, async ({ path }) => {
      const { outputFiles } = await build({
        ...options,
        bundle: true,
        format: "iife",
        entryPoints: [path],
        globalName: "whole",
        write: false,
      });
      const text = outputFiles[0]?.text ?? "";
      return { contents: `export default function () {\n${text}\nreturn whole.default(...arguments);\n}` };
    });
  },
});
