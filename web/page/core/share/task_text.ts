/** What a teacher writes: plain text, and how the hidden answer stands in an address. */

import { fromBase64 } from "../../../shared/base64.ts";

export const MAX_TASK_LENGTH = 2000;

/**
 * A text as it may be shown: whole signs, no control characters but new lines and tabs, nothing invisible at its end.
 */
export function plainText(text: string) {
  return new TextDecoder()
    .decode(new TextEncoder().encode(text)) // half a sign becomes “�”
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim()
    .replace(/[\s\u200b-\u200f\u2060\ufeff]+$/u, "");
}

/** The beginning of a text that is too long. */
export function shortenTask(text: string) {
  return plainText(text.slice(0, MAX_TASK_LENGTH).replace(/[\uD800-\uDBFF]$/, ""));
}

/** So that it is not read by a glance at the address: base64url of UTF-8. */
export function encodeAnswer(text: string) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** What was hidden; null where it is damaged. */
export function decodeAnswer(text: string) {
  const bytes = fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
  try {
    return bytes && new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
