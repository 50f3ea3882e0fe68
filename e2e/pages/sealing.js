// What a device with the extension does before its place is with the service, for tests to do in any page.
import { directiveFor } from "../../extension/core/directive.js";
import { capture } from "../../extension/core/position/capture.js";
import { newLongCode } from "../../extension/core/sealed/longcode.js";
import { seal } from "../../extension/core/sealed/seal.js";

globalThis.Sealing = {
  /** The line at the top, and the directive that leads to it, however busy the machine is that tests run on. */
  async read() {
    const position = await capture();
    return { position, directive: directiveFor(document, position, 5000) };
  },
  /** Seals anything at all: what may not be opened is for the other device to refuse. */
  async seal(content, hasCode) {
    const code = hasCode ? newLongCode() : null;
    return { ...(await seal(content, code ? { secret: code.secret } : {})), code };
  },
};
