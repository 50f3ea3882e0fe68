// The head guard, inline and first in <head>: takes the token out of the address before any other script of
// the page can see it, and hands it, once, to nobody but the script of the service. SERVICE is its address.
(() => {
  const [name, ...token] = location.href.split("#sameplace=");
  if (!token[0]) return;
  history.replaceState(history.state, "", name);
  window.sameplaceGuard = () => {
    const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
    return script?.src.startsWith("SERVICE/") ? token.pop() : undefined;
  };
  // The browser keeps the address of the visit here too, where measuring scripts read it.
  const [visit] = performance.getEntriesByType("navigation");
  const { toJSON } = visit;
  Object.defineProperties(visit, {
    name: { value: name },
    toJSON: { value: () => ({ ...toJSON.call(visit), name }) },
  });
})();
