/** A shop's no to a line, with the reason where it gave one. */
export class Refusal extends Error {
  /**
   * @param {"sold-out" | "fewer" | "gone" | "failed"} code
   * @param {string} [message] what the shop said
   */
  constructor(code, message = code) {
    super(message);
    this.code = code;
  }
}
