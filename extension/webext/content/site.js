// On a site that the visitor allowed: tells the worker that a page is open, and when its document becomes another
// page. What page it is the worker knows from the browser.
import { ext } from "../api.js";
import { samePage } from "../captured.js";

/** An extension that was updated or removed leaves its scripts behind, without a worker. */
const tell = () => ext.runtime.sendMessage({ type: "here" }).catch(() => {});

let last = location.href;
ext.runtime.onMessage.addListener((message) => {
  if (message?.type !== "moved" || samePage(last, location.href)) return;
  last = location.href;
  tell();
});
// A page that comes back from the browser's memory is open once more, just as it was left: nothing is asked there.
tell();
