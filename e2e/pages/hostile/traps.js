// Runs with the page: it lies, forges, frames and presses.
const main = document.querySelector("#main");
for (let n = 1; n <= 60; n += 1) {
  const paragraph = document.createElement("p");
  paragraph.textContent = `<b class="markup">Mallory</b> says, ${n} times over: </p><script>document.title = "markup"</script><img src=x onerror="document.title='markup'" class="markup"> and goes on about it for another line or two, so that there is something to scroll.`;
  main.append(paragraph);
}

// The shop's own cart, as told to whoever asks for it in this page.
const ask = globalThis.fetch;
const CART = {
  currency: "EUR",
  item_count: 3,
  items: [
    { id: 1, variant_id: 1, key: "1:a", quantity: 1, title: `<img src=x class="markup" onerror="document.title='markup'">`, product_title: `<img src=x class="markup">`, price: 100, final_price: 100, url: "javascript:document.title='markup'", image: "javascript:1" },
    { id: 2, variant_id: 2, key: "2:a", quantity: 1, title: "x".repeat(5000), product_title: "x".repeat(5000), price: 100, final_price: 100, url: "https://user:pass@evil.example/\\", image: "//evil.example/track.png" },
    JSON.parse(`{"id": 3, "variant_id": 3, "key": "3:a", "quantity": 1e99, "title": {"toString": 1}, "__proto__": {"polluted": true}, "price": -1}`),
  ],
};
globalThis.fetch = (address, options) =>
  /cart(\.js|\/)/.test(String(address)) ? Promise.resolve(new Response(JSON.stringify(CART))) : ask(address, options);

/** Everything a page may try against an extension of this id; what came of each. */
globalThis.attack = async (id) => {
  const results = {};
  const attempt = async (name, action) => {
    try {
      results[name] = String(await action());
    } catch (error) {
      results[name] = `refused: ${error.name ?? error}`;
    }
  };
  const base = `chrome-extension://${id}`;
  const messages = [
    { type: "here", url: location.href },
    { type: "places" },
    { type: "cart", method: "read", args: [] },
    { type: "landing", fragment: "#sealed=a.b.c" },
    { type: "keep", captured: {} },
    { type: "arrival", id: 1 },
  ];
  await attempt("runtime", () => chrome.runtime.sendMessage(id, messages[0]));
  await attempt("port", () => chrome.runtime.connect(id));
  for (const message of messages) {
    postMessage(message, "*");
    for (const name of ["sameplace", "places", "hop"]) new BroadcastChannel(name).postMessage(message);
    for (const type of ["sameplace:open", "sameplace:hold", "sameplace:place", `sameplace:${message.type}`])
      for (const target of [document, document.documentElement, globalThis])
        target.dispatchEvent(new CustomEvent(type, { detail: message, bubbles: true, cancelable: true }));
  }
  for (const path of ["pages/popup.html", "pages/places.html", "pages/arrive.html", "pages/options.html"]) {
    await attempt(`frame ${path}`, () => framed(`${base}/${path}`));
    await attempt(`fetch ${path}`, async () => (await ask(`${base}/${path}`)).text());
  }
  await attempt("import", () => import(`${base}/background.js`));
  await attempt("window", () => {
    const opened = open(`${base}/pages/places.html`);
    return opened?.document.body.textContent || "refused: blocked";
  });
  await attempt("isolated", () => (globalThis.sameplacePage ? "there" : "refused: nothing there"));
  return results;
};

function framed(address) {
  return new Promise((resolve, reject) => {
    const frame = document.createElement("iframe");
    frame.src = address;
    frame.onload = () => {
      try {
        resolve(frame.contentDocument.body.textContent || "refused: empty");
      } catch (error) {
        reject(error);
      }
    };
    document.body.append(frame);
  });
}

/** Presses, reads and moves what the extension shows in the page, as far as a script can. */
globalThis.handle = () => {
  const found = { roots: (globalThis.loot.roots ?? []).length, text: "", elements: [] };
  for (const { shadowRoot } of globalThis.internals) found.text += shadowRoot?.textContent ?? "";
  for (const host of document.querySelectorAll("sameplace-surface, :root > div")) {
    found.elements.push(host.attributes.length);
    found.text += `${host.textContent}${host.innerHTML}${host.shadowRoot?.textContent ?? ""}`;
    const { left, top, width, height } = host.getBoundingClientRect();
    for (let y = top; y < innerHeight; y += 20) {
      for (let x = left; x < innerWidth; x += 20) {
        const under = document.elementFromPoint(x, y);
        if (under !== host) continue;
        for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"])
          host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: x, clientY: y, view: window }));
      }
    }
    found.text += `${width}${height}`;
    for (const key of ["Enter", " ", "Escape", "Tab"])
      host.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
    for (const node of [host, ...(host.shadowRoot?.querySelectorAll("*") ?? [])]) node.click?.();
    host.focus();
    found.text += getSelection()?.toString() ?? "";
  }
  return found;
};
