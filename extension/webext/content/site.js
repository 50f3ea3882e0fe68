// On a site that the visitor allowed: tells the worker that a page is open, and when its document becomes another
// page. What page it is the worker knows from the browser.
import { ext } from "../api.js";
import { samePage } from "../captured.js";
import { shown, tellWorker } from "./worker.js";

const tell = () => tellWorker({ type: "here" }).catch(() => {});

let last = location.href;
ext.runtime.onMessage.addListener((message) => {
  if (message?.type !== "moved" || samePage(last, location.href)) return;
  last = location.href;
  tell();
});
// Not when a page comes back from the browser's memory: it is just as the visitor left it.
shown().then(tell);
