/** A teacher's texts: cleaned, and encoded for an address. */

import { fromBase64 } from "../../../shared/files.ts";

export const MAX_TASK_LENGTH = 2000;

/**
 * A text without half surrogate pairs, control characters except new lines and tabs, and invisible characters at
 * its end.
 */
export function plainText(text: string) {
  return new TextDecoder()
    .decode(new TextEncoder().encode(text)) // half a surrogate pair becomes “�”
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim()
    .replace(/[\s\u200b-\u200f\u2060\ufeff]+$/u, "");
}

/** The beginning of a text that is too long for a link. */
export function shortenTask(text: string) {
  return plainText(text.slice(0, MAX_TASK_LENGTH).replace(/[\uD800-\uDBFF]$/, ""));
}

/** Encode an answer as base64url, so that it cannot be read in the address at a glance. */
export function encodeAnswer(text: string) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** Decode an answer; null if it is damaged. */
export function decodeAnswer(text: string) {
  const bytes = fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
  try {
    return bytes && new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
