// Loads a browser module as esbuild bundles it, so that what it imports (JSON among it) resolves as it ships.
import { build } from "esbuild";

/**
 * @param {string} entry path below extension/
 * @returns {Promise<any>} its exports
 */
export async function bundled(entry) {
  const { outputFiles } = await build({
    absWorkingDir: new URL("..", import.meta.url).pathname,
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
