/** What somebody pastes or types: a sealed link, a long code, or a site's own link. */

import { readCode, typedForm } from "../../../core/code.js";
import { groupCrockford } from "../../../core/crockford.js";
import { readSealedLink } from "../../../core/sealed/link.js";
import { readLongCode } from "../../../core/sealed/longcode.js";
import { isWebAddress } from "../../../core/sealed/shape.js";
import { ext } from "../../api.js";
import * as arrival from "../../arrival.js";
import { readPairing } from "../../circle/meeting.js";
import * as service from "../../service.js";

/** @import { Page } from "./page.js" */

/**
 * @typedef {{link: {service: string, token: string, key: string}} | {code: string} | {address: string}
 *   | {short: string} | {pairing: string}} Pasted `short` is a site's own code, which the site or the service's `/r` takes
 */

const EXAMPLE = "7K3MXW4PQ2H9RT6VZ1CA";
const ADDRESS = /https?:\/\/\S+/i;
const CARRIES = /[#/?&]sameplace=[^&]/;

/**
 * @param {string} text
 * @returns {Pasted | null}
 */
export function readPasted(text) {
  const link = readSealedLink(text);
  if (link) return { link };
  // A code may be of either sort; a link says which.
  const pairing = /#pair=/.test(text) && readPairing(text);
  if (pairing) return { pairing: pairing.code };
  const code = readLongCode(text);
  if (code) return { code: code.code };
  const short = readCode(text);
  if (short) return { short };
  const address = ADDRESS.exec(text)?.[0] ?? "";
  return isWebAddress(address) && CARRIES.test(new URL(address).hash) ? { address } : null;
}

/** What somebody pasted is not ours to open. */
class Elsewhere extends Error {
  /**
   * @param {"pasteForeign" | "pasteShort"} key what to say
   * @param {string} address where it can be opened
   */
  constructor(key, address) {
    super(key);
    this.key = key;
    this.address = address;
  }
}

/**
 * @param {Page} page
 * @param {{onPresented: () => void}} options called once a tab shows what was pasted
 */
export function pasteForm({ t }, { onPresented }) {
  return typedForm(t, {
    summary: t("paste"),
    label: t("pasteField"),
    read: readPasted,
    malformed: t("pasteMalformed", { example: groupCrockford(EXAMPLE) }),
    why: (error) => (error instanceof Elsewhere ? t(error.key, { address: error.address }) : t("broken")),
    present: async (pasted) => {
      await ext.tabs.create({ url: await target(pasted) });
    },
    onPresented,
  });
}

/**
 * @param {Pasted} pasted
 * @returns {Promise<string>} address of the page that shows it: neither a key nor a place's code stands in it, for the
 *   browser keeps addresses
 */
async function target(pasted) {
  if ("address" in pasted) return pasted.address;
  if ("pairing" in pasted) return ext.runtime.getURL(`pages/options.html#pair=${pasted.pairing}`);
  if ("code" in pasted) {
    const { locator, secret } = /** @type {import("../../../core/sealed/longcode.js").LongCode} */ (
      readLongCode(pasted.code)
    );
    return arriving(await arrival.land({ locator, secret }));
  }
  const here = await service.address();
  if ("short" in pasted) throw new Elsewhere("pasteShort", `${here.replace(/^https?:\/\//, "")}r`);
  const { service: address, token, key } = pasted.link;
  if (address !== here) throw new Elsewhere("pasteForeign", new URL(address).host);
  return arriving(await arrival.land({ token, key }));
}

/** @param {string} id of an arrival */
const arriving = (id) => ext.runtime.getURL(`pages/arrive.html?${id}`);
