// On the service's own page /r, before anything of it runs: takes what a sealed link or a pairing link carries out of
// the address, so that neither the page nor the history has it, and hands it to the worker.
import { shown, tellWorker } from "./worker.js";

const SEALED = /^#sealed=([\w-]{22}\.[\w-]{43})\.([\w-]{43})$/;

const PAIR = /^#pair=([0-9A-HJKMNP-TV-Z]{20})$/;

const { hash } = location;
const [, token, key] = SEALED.exec(hash) ?? [];
const [, pair] = PAIR.exec(hash) ?? [];
if (token && key) handOver({ type: "landed", token, key });
else if (pair) handOver({ type: "met", pair });

/** @param {import("../types").Message} message */
function handOver(message) {
  history.replaceState(history.state, "", location.pathname + location.search);
  shown()
    .then(() => tellWorker(message))
    .then(giveBack, giveBack);
}

/** Another service's link, or a worker that is no more: the page itself can open it. @param {unknown} answer */
function giveBack(answer) {
  if (/** @type {{ taken?: boolean } | null} */ (answer)?.taken !== true) location.hash = hash;
}
