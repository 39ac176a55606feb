/**
 * What a text of base64 stands for; null where it is none.
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer> | null}
 */
export function fromBase64(text) {
  try {
    if ("fromBase64" in Uint8Array) return /** @type {any} */ (Uint8Array).fromBase64(text);
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)); // older browsers
  } catch {
    return null;
  }
}
