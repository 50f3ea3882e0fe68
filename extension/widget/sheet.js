// The part that opens the sheet: saves, shows QR, link and code, and takes a code from another device.
import { createClient, newNonce } from "../core/client.js";
import { deviceKind } from "../core/device.js";
import { dropSavedCart, keepSavedCart, savedCarts } from "../core/memory.js";
import { openSheet } from "../core/sheet.js";

/** @import { Snapshot } from "../core/types" */
/** @import { Context } from "./main.js" */

/**
 * @param {Context} context
 * @param {Snapshot} snapshot
 * @returns {Promise<void>} when the sheet has closed
 */
export async function open(context, snapshot) {
  const { service, settings } = context;
  const client = createClient(service);
  // One nonce for all tries of this sheet: whoever types a code twice is still the same device.
  const nonce = newNonce();
  /** @type {string | null} */
  let arrived = null;
  const sheet = openSheet(context.surface(), {
    summary: {
      title: snapshot.page.title,
      cart: snapshot.cart?.lines ?? [],
      progression: snapshot.position?.progression ?? null,
    },
    landing: `${service}r`,
    async save() {
      const saved = await client.save(settings.site, snapshot);
      if (snapshot.cart?.lines.length) keepSavedCart(saved);
      return saved;
    },
    receipt: client.receipt,
    forget: client.forget,
    async present(code) {
      arrived = (await client.resume({ code, nonce }, deviceKind())).token;
    },
    offer: context.offer,
  });
  await sheet.closed;
  // Not waited for: while the question is on show, the sheet can be opened again.
  if (arrived) context.arrive(arrived).catch(() => {});
}

/**
 * The cart that was saved here for another device has been bought or emptied: its snapshots lose it.
 * @param {string} service
 */
export async function cancelCarts(service) {
  const client = createClient(service);
  for (const saved of savedCarts()) {
    // A service that is away is asked again when the empty cart is read next; one that says no, never.
    await client.cancelCart(saved).then(
      () => dropSavedCart(saved.id),
      (error) => error.kind === "offline" || dropSavedCart(saved.id),
    );
  }
}
