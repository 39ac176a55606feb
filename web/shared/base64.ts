/** What a text of base64 stands for; null where it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    if ("fromBase64" in Uint8Array) return (Uint8Array as any).fromBase64(text);
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)); // older browsers
  } catch {
    return null;
  }
}
