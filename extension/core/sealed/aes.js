// AES-256-GCM: what is encrypted, and what it is bound to.

/** @param {Uint8Array<ArrayBuffer>} bytes 32 */
export const aesKey = (bytes) =>
  crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);

/**
 * @param {CryptoKey} key
 * @param {Uint8Array<ArrayBuffer>} iv 12 bytes, never twice under one key
 * @param {Uint8Array<ArrayBuffer>} additionalData
 * @param {Uint8Array<ArrayBuffer>} data
 */
export async function encrypt(key, iv, additionalData, data) {
  return new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, data));
}

/**
 * @param {CryptoKey} key
 * @param {Uint8Array<ArrayBuffer>} iv
 * @param {Uint8Array<ArrayBuffer>} additionalData
 * @param {Uint8Array<ArrayBuffer>} data
 */
export async function decrypt(key, iv, additionalData, data) {
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData }, key, data));
}
