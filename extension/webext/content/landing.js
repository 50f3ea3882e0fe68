// On the service's own page /r, before anything of it runs: takes a sealed link's token and key out of the address, so
// that neither the page nor the history has them, and hands them to the worker.
import { shown, tellWorker } from "./worker.js";

const SEALED = /^#sealed=([\w-]{22}\.[\w-]{43})\.([\w-]{43})$/;

const { hash } = location;
const [, token, key] = SEALED.exec(hash) ?? [];
if (token && key) {
  history.replaceState(history.state, "", location.pathname + location.search);
  shown()
    .then(() => tellWorker({ type: "landed", token, key }))
    .then(giveBack, giveBack);
}

/** Another service's link, or a worker that is no more: the page itself can open it. @param {unknown} answer */
function giveBack(answer) {
  if (/** @type {{ taken?: boolean } | null} */ (answer)?.taken !== true) location.hash = hash;
}
