// The link of a sealed snapshot: the service's token and, never sent to it, the key.

import { fromBase64url } from "./bytes.js";
import { isWebAddress } from "./shape.js";

const LINK = /(https?:\/\/[^\s#?@\\]+\/)r#sealed=([\w-]{22}\.[\w-]{43})\.([\w-]{43})(?![\w-])/;

/**
 * @param {string} service its address, ending with a slash
 * @param {string} token
 * @param {string} key 32 bytes in base64url
 */
export function sealedLink(service, token, key) {
  return `${service}r#sealed=${token}.${key}`;
}

/**
 * @param {string} text a link, with whatever a messenger has put around it
 * @returns {{ service: string, token: string, key: string } | null}
 */
export function readSealedLink(text) {
  const [, address = "", token = "", key = ""] = LINK.exec(text) ?? [];
  if (!isWebAddress(address) || !fromBase64url(key, 32)) return null;
  return { service: new URL(address).href, token, key };
}
