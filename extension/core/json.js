/**
 * JSON that every reader takes: a title cut in the middle of an emoji is no Unicode any more, and is refused.
 * @param {unknown} value
 */
export function toJson(value) {
  return JSON.stringify(value, (_, each) =>
    typeof each === "string" ? (each.toWellFormed?.() ?? each) : each,
  );
}
