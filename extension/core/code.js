/** The code: eight Crockford base32 characters to read out and to type, and the form that takes one. */

import { button, element } from "./dom.js";
import { troubleWords } from "./trouble.js";

/** @import { Kind } from "./client.js" */
/** @import { Key, Translate } from "./strings/index.js" */

const ALPHABET = /^[0-9A-HJKMNP-TV-Z]{8}$/;
const EXAMPLE = "7K3M-XW4P";

/** @type {Partial<Record<Kind, Key>>} */
const TROUBLE = { unknown: "codeUnknown", gone: "codeGone", refused: "codeRefused" };

/**
 * @param {string} typed in any case, with spaces or hyphens, with O and I or L for 0 and 1
 * @returns {string | null} the canonical code; null when it cannot be one
 */
export function readCode(typed) {
  const code = typed
    .normalize("NFKC")
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .toUpperCase()
    .replace(/[\s\p{Pd}_.\u200e\u200f]/gu, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return ALPHABET.test(code) ? code : null;
}

/** @param {string} code */
export function groupCode(code) {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/**
 * The form, folded away until somebody has a code.
 *
 * @param {Translate} t
 * @param {string} locale
 * @param {{present: (code: string) => Promise<void>, onPresented: () => void}} options
 */
export function codeForm(t, locale, { present, onPresented }) {
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
    element("label", { htmlFor: field.id }, t("codeField")),
    element("div", { className: "row" }, field, submit),
    problem,
  );
  const node = element("details", { className: "typed" }, element("summary", {}, t("haveCode")), form);
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
    const code = readCode(field.value);
    if (!code) return complain(t("codeMalformed", { example: EXAMPLE }));
    busy = true;
    field.removeAttribute("aria-invalid");
    problem.textContent = t("presenting");
    try {
      await present(code);
      onPresented();
    } catch (error) {
      complain(troubleWords(t, locale, error, TROUBLE));
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
