// The shop's own script. Every page works without it; with it the cart answers in place.
import { add, change, Refusal, redraw } from "./cart.js";
import "./continue.js";

const drawer = /** @type {HTMLDialogElement | null} */ (document.querySelector("[data-drawer]"));

/**
 * A form's text fields; files do not occur in this shop.
 * @param {FormData} data
 * @param {string} name
 */
const text = (data, name) => String(data.get(name) ?? "");

/**
 * Says what the shop refused, beside what was tried.
 * @param {Element} form
 * @param {unknown} reason
 */
function explain(form, reason) {
  const scope = form.closest("[data-cart-lines]") ?? form;
  const problem = /** @type {HTMLElement | null} */ (scope.querySelector("[data-problem]"));
  if (!problem) return;
  problem.hidden = false;
  problem.textContent =
    reason instanceof Refusal ? reason.message : "That did not reach the shop. Please try again in a moment.";
}

/** @param {HTMLFormElement} form */
async function addFrom(form) {
  const data = new FormData(form);
  const problem = /** @type {HTMLElement | null} */ (form.querySelector("[data-problem]"));
  if (problem) problem.hidden = true;
  await add(text(data, "variant"), Number(text(data, "quantity")) || 1);
  if (drawer && !drawer.open) drawer.showModal();
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 */
async function changeFrom(form, submitter) {
  const data = new FormData(form, submitter);
  await change(text(data, "key"), Number(text(data, "quantity")));
}

document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches("[data-add], [data-change]")) return;
  event.preventDefault();
  const done = form.matches("[data-add]") ? addFrom(form) : changeFrom(form, event.submitter);
  done.catch((reason) => explain(form, reason));
});

/**
 * Shows another variant in place, so that choosing a colour does not throw the reader back to the top.
 * @param {HTMLAnchorElement} link
 */
async function choose(link) {
  const response = await fetch(link.href);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector("[data-product]");
  const shown = document.querySelector("[data-product]");
  if (!response.ok || !fresh || !shown) throw new Error("no such page");
  const key = link.dataset.choose ?? "";
  shown.replaceWith(document.adoptNode(fresh));
  document.title = page.title;
  history.replaceState(history.state, "", link.href);
  const data = document.querySelector('script[type="application/ld+json"]');
  const facts = page.querySelector('script[type="application/ld+json"]');
  if (data && facts) data.textContent = facts.textContent;
  const again = document.querySelector(`[data-choose="${CSS.escape(key)}"]`);
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return;
  const target = event.target instanceof Element ? event.target : null;
  const option = /** @type {HTMLAnchorElement | null} */ (target?.closest("[data-choose]") ?? null);
  if (option) {
    event.preventDefault();
    choose(option).catch(() => location.assign(option.href));
    return;
  }
  if (target?.closest("[data-cart-open]") && drawer) {
    event.preventDefault();
    drawer.showModal();
    redraw().catch(() => {});
    return;
  }
  if (target === drawer) drawer?.close();
});

document.addEventListener("shop:refresh", () => {
  redraw().catch(() => {});
});

// A page that comes back from the back-forward cache shows the cart as it was then.
addEventListener("pageshow", (event) => {
  if (event.persisted) redraw().catch(() => {});
});
