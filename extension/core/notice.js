// A link that leads nowhere: said in the card's place, with what to do about it.
import { openCard } from "./card.js";
import { element } from "./dom.js";
import { common, prompt } from "./strings/en.js";
import { strings } from "./strings/index.js";

/** @import { Surface } from "./surface.js" */
/** @import { Kind } from "./client.js" */

/** @type {Partial<Record<Kind, "linkGone" | "linkUnknown" | "linkRefused">>} */
const WHY = { gone: "linkGone", unknown: "linkUnknown", refused: "linkRefused" };
const READ = 12_000;

/**
 * @param {Surface} surface
 * @param {Kind} kind of trouble; one that the visitor can do nothing about is not said
 */
export async function openNotice(surface, kind) {
  const why = WHY[kind];
  if (!why) return;
  const t = await strings(surface.locale, { ...common, ...prompt });
  openCard(surface, {
    heading: t("linkOver"),
    facts: [element("p", {}, t(why))],
    actions: [],
    closeLabel: t("close"),
    onClose: () => {},
  }).leaveAfter(READ);
}
