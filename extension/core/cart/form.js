// A shop's own form on a page that was fetched: what it would send, and where.

/** @import { CartLine } from "../types" */
/** @import { Call } from "./wellformed.js" */

/**
 * What a form would send, with the line's options chosen where a field has that name or label.
 * @param {HTMLFormElement} form
 * @param {CartLine} [line]
 * @returns {Record<string, string>}
 */
export function fieldsOf(form, line) {
  const data = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const fields = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([
    ...form.querySelectorAll("input[name], select[name], textarea[name]"),
  ]);
  for (const [option, value] of Object.entries(line?.options ?? {})) {
    for (const field of fields) {
      const { name, type, id } = field;
      const labels = [...form.querySelectorAll("label")].filter(
        (label) => (id && label.getAttribute("for") === id) || label.contains(field),
      );
      const names = [name, ...labels.map((label) => textIn(label))];
      if ("options" in field) {
        if (!names.includes(option)) continue;
        const choice = [...field.options].find((one) => one.value === value || textIn(one) === value);
        if (choice) data[name] = choice.value;
      } else if (type === "radio" || type === "checkbox") {
        if (name === option && (field.value === value || names.includes(value))) data[name] = field.value;
      } else if (names.includes(option)) data[name] = value;
    }
  }
  return data;
}

const textIn = (/** @type {Element} */ node) => (node.textContent ?? "").replace(/\s+/g, " ").trim();

/**
 * @param {Element} form
 * @param {string} address of the page that it stands on
 * @param {Record<string, string>} data
 * @returns {Call}
 */
export const submission = (form, address, data) => ({
  // Read as it was written: the parsed document knows only the address of the page that is open.
  address: new URL(form.getAttribute("action") ?? "", new URL(address, location.href)).href,
  method: "POST",
  form: data,
});
