// A single-page app on Navigo: below /app/ it lives on real addresses, on hash.html on fragments. A stage is shown
// when its words have arrived, a moment after the route was taken.
import Navigo from "navigo";
import { walk, write } from "./walk.js";

const hash = location.pathname === "/hash.html";
const router = new Navigo(hash ? "/" : "/app", hash ? { hash: true } : {});
const view = document.querySelector("#view");
let shown = 0;

async function show(title, chapters) {
  const turn = ++shown;
  view.replaceChildren(Object.assign(document.createElement("p"), { textContent: "One moment" }));
  await new Promise((done) => setTimeout(done, 150));
  if (turn !== shown) return;
  view.replaceChildren(Object.assign(document.createElement("h1"), { textContent: title }));
  write(view, chapters);
  document.title = title;
  view.dataset.shown = title;
}

const PARTS = [
  { path: "first", title: "The first days", chapters: walk.slice(0, 5) },
  { path: "second", title: "The middle", chapters: walk.slice(5, 9) },
  { path: "third", title: "The last days", chapters: walk.slice(7, 12) },
];
for (const { path, title, chapters } of PARTS) {
  router.on(`/${path}`, () => show(title, chapters));
  const link = document.createElement("a");
  link.href = hash ? `#/${path}` : `/${path}`;
  if (!hash) link.dataset.navigo = "";
  link.textContent = title;
  document.querySelector("nav").append(link);
}
router.on("/", () => show("Everywhere", walk.slice(0, 2)));
router.resolve();
