/** A hop as the popup shows it: core's QR, link and code, for how long it is kept, and the other device's receipt. */

import { button, element } from "../../../core/dom.js";
import { createHop } from "../../../core/hop.js";
import { createKept } from "../../../core/kept.js";
import { receiptWords, watchReceipt } from "../../../core/receipt.js";
import { isGone } from "../../../core/trouble.js";
import * as hops from "../../hop.js";
import { nameOf } from "./facts.js";
import { message } from "./message.js";
import { why } from "./why.js";

/** @import { Hop, Place } from "../../types" */
/** @import { Page } from "./page.js" */

/**
 * @param {Page} page
 * @param {{service: string, title: string, onAgain: () => void}} options `onAgain` begins another hop from this tab
 */
export function carriers(page, { service, title, onAgain }) {
  const { t } = page;
  const ending = new AbortController();
  /** @type {Hop | null} */
  let current = null;
  /** @type {AbortController | null} */
  let watching = null;
  const place = element("div", { className: "place" });
  const hop = createHop(page, t, {
    landing: `${service}r`,
    title,
    announce: page.announce,
    onRenew: () => renew(),
    signal: ending.signal,
  });

  const renew = async () => {
    if (!current) return;
    const old = current;
    watching?.abort();
    hop.wait();
    try {
      carry(await hops.renew(old));
    } catch (error) {
      // The old link still works; only its code has run out.
      carry(old);
      hop.report(why(page, error));
    }
  };

  /** @param {Hop} next */
  const carry = (next) => {
    current = next;
    hop.fill({ link: next.link, code: next.code, code_expires_at: next.codeExpiresAt });
    page.announce(t("scan"));
    watching?.abort();
    watching = new AbortController();
    watchReceipt(
      () => hops.receipt(next),
      (receipt) => {
        const text = receiptWords(t, receipt);
        if (text) hop.report(text);
      },
      watching.signal,
    );
  };

  const forget = async () => {
    try {
      if (current) await hops.forget(current);
    } catch (error) {
      if (!isGone(error)) return why(page, error);
    }
    ending.abort();
    watching?.abort();
    const gone = message(page, {
      title: t("forgotten"),
      why: t("forgottenWhy"),
      actions: [button(t("again"), onAgain, "outline")],
    });
    place.replaceChildren(gone.node);
    gone.say();
    return "";
  };

  return {
    node: place,

    wait() {
      hop.wait();
      place.replaceChildren(hop.node);
    },

    /**
     * @param {Hop} saved
     * @param {Place | undefined} known what My places says of it
     */
    fill(saved, known) {
      const kept = createKept(page, t, {
        summary: {
          title: known ? nameOf(known) : title,
          progression: known?.progression ?? null,
          cart: known?.items ? t("itemsInCart", { count: known.items }) : "",
        },
        onForget: forget,
      });
      kept.fill(new Date(saved.expiresAt));
      hop.wait();
      place.replaceChildren(hop.node, kept.node);
      carry(saved);
    },
  };
}
