// Runs before anything of an extension could: everything that a script can get into its hands, it keeps in `loot`.
const loot = [];
const keep = (what, value) => {
  try {
    loot.push(`${what}: ${typeof value === "string" ? value : stringify(value)}`);
  } catch {
    loot.push(`${what}: ?`);
  }
};
const stringify = JSON.stringify;
const call = Function.prototype.call.bind(Function.prototype.call);
let busy = false;

/** Listens at a method of the page's own; whoever calls it is heard, with what was given and what came back. */
function tap(owner, name, label = name) {
  const original = owner[name];
  if (typeof original !== "function") return;
  Object.defineProperty(owner, name, {
    configurable: true,
    writable: true,
    value(...given) {
      if (new.target) return Reflect.construct(original, given);
      const result = call(original, this, ...given);
      if (!busy) {
        busy = true;
        keep(label, given);
        keep(`${label} on`, this);
        keep(`${label} gives`, result);
        busy = false;
      }
      return result;
    },
  });
}

for (const [owner, names] of [
  [Array.prototype, ["map", "filter", "find", "flatMap", "join", "includes", "forEach"]],
  [String.prototype, ["normalize", "slice", "replace", "split", "trim"]],
  [JSON, ["parse", "stringify"]],
  [Object, ["entries", "fromEntries", "assign"]],
  [globalThis, ["fetch", "postMessage", "structuredClone", "atob", "btoa"]],
  [Element.prototype, ["attachShadow", "append", "remove", "setAttribute", "toggleAttribute"]],
  [Node.prototype, ["appendChild", "insertBefore"]],
  [EventTarget.prototype, ["dispatchEvent"]],
  [Document.prototype, ["createElement", "querySelector", "querySelectorAll"]],
  [CSSStyleSheet.prototype, ["replaceSync"]],
  [URL, ["canParse"]],
])
  for (const name of names) tap(owner, name);

// A shadow root that was to be closed would be open, and its owner would be remembered.
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function attachShadow(options) {
  const root = call(attach, this, { ...options, mode: "open" });
  loot.roots = [...(loot.roots ?? []), root];
  return root;
};
// Whatever is made of nothing has these, for whoever forgets to ask for its own.
for (const [name, value] of Object.entries({ here: true, places: [], tabId: 1, mode: "open", hostile: "yes" }))
  Object.defineProperty(Object.prototype, name, { configurable: true, writable: true, value });

const internals = [];
globalThis.internals = internals;
customElements.define(
  "sameplace-surface",
  class extends HTMLElement {
    // The internals of an element see even into a closed root that somebody else gave it.
    constructor() {
      super();
      internals.push(this.attachInternals());
    }
    connectedCallback() {
      keep("our own element of that name", this.outerHTML);
    }
  },
);
for (const type of ["message", "messageerror", "click", "keydown", "focusin", "input", "copy"])
  addEventListener(type, (event) => {
    const path = event.composedPath().map((node) => node.nodeName ?? String(node));
    keep(`heard ${type}`, `${path.join(" ")} ${event.target?.textContent ?? ""} ${stringify(event.data ?? "")}`);
  }, true);
for (const type of ["sameplace:open", "sameplace:hold", "sameplace:place", "sameplace:places"])
  document.addEventListener(type, (event) => keep(type, event.detail ?? ""), true);
for (const name of ["sameplace", "places", "hop"])
  new BroadcastChannel(name).addEventListener("message", (event) => keep(`channel ${name}`, event.data));

globalThis.loot = loot;
globalThis.Shopify = {
  routes: { root: "/" },
  get currency() {
    return { active: `"><img src=x class="markup">` };
  },
};
