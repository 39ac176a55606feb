/** A typed name for what only newer browsers have. */
type WithFromBase64 = { fromBase64(text: string): Uint8Array<ArrayBuffer> };

/** Decode base64; null where the text is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    if ("fromBase64" in Uint8Array)
      return (Uint8Array as unknown as WithFromBase64).fromBase64(text);
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)); // older browsers
  } catch {
    return null;
  }
}
