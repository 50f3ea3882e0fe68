/** The code: eight Crockford base32 characters to read out and to type, and the form that takes one. */

import { readCrockford } from "./crockford.js";
import { button, element } from "./dom.js";
import { troubleWords } from "./trouble.js";

/** @import { Kind } from "./client.js" */
/** @import { Key, Translate } from "./strings/index.js" */

const LENGTH = 8;
const EXAMPLE = "7K3M-XW4P";

/** @type {Partial<Record<Kind, Key>>} */
const TROUBLE = { unknown: "codeUnknown", gone: "codeGone", refused: "codeRefused" };

/**
 * @param {string} typed in any case, with spaces or hyphens, with O and I or L for 0 and 1
 * @returns {string | null} the canonical code; null when it cannot be one
 */
export function readCode(typed) {
  return readCrockford(typed, LENGTH);
}

/**
 * The form for a code, folded away until somebody has one.
 *
 * @param {Translate} t
 * @param {string} locale
 * @param {{present: (code: string) => Promise<void>, onPresented: () => void}} options
 */
export function codeForm(t, locale, options) {
  return typedForm(t, {
    summary: t("haveCode"),
    label: t("codeField"),
    read: readCode,
    malformed: t("codeMalformed", { example: EXAMPLE }),
    why: (error) => troubleWords(t, locale, error, TROUBLE),
    ...options,
  });
}

/**
 * A folded form with one field for what another device shows.
 *
 * @template T
 * @param {Translate} t
 * @param {object} options
 * @param {string} options.summary what it is for, while it is folded
 * @param {string} options.label
 * @param {(typed: string) => T | null} options.read null when what was typed cannot be it
 * @param {string} options.malformed said then
 * @param {(read: T) => Promise<void>} options.present
 * @param {(error: unknown) => string} options.why
 * @param {() => void} options.onPresented
 */
export function typedForm(t, { summary, label, read, malformed, present, why, onPresented }) {
  const problem = element("p", { id: "code-problem", className: "problem", role: "alert" });
  const field = element("input", {
    id: "code-field",
    className: "code-field",
    autocomplete: "off",
    autocapitalize: "characters",
    enterKeyHint: "go",
    spellcheck: false,
    dir: "ltr",
    "aria-describedby": problem.id,
  });
  const submit = button(t("present"), () => {}, "outline");
  submit.type = "submit";
  const form = element(
    "form",
    { noValidate: true },
    element("label", { htmlFor: field.id }, label),
    element("div", { className: "row" }, field, submit),
    problem,
  );
  const node = element("details", { className: "typed" }, element("summary", {}, summary), form);
  let busy = false;

  /** @param {string} text */
  const complain = (text) => {
    problem.textContent = text;
    field.setAttribute("aria-invalid", "true");
    field.focus();
    problem.scrollIntoView({ block: "nearest" });
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    const typed = read(field.value);
    if (typed === null) return complain(malformed);
    busy = true;
    field.removeAttribute("aria-invalid");
    problem.textContent = t("presenting");
    try {
      await present(typed);
      onPresented();
    } catch (error) {
      complain(why(error));
    }
    busy = false;
  });
  node.addEventListener("toggle", () => {
    if (!node.open) return;
    field.focus();
    form.scrollIntoView({ block: "nearest" });
  });
  return node;
}
