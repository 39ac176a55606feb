/** Reads the page's address, which may hold any text, and explains what it asks for in vain. */

import { at } from "../../shared/at.ts";
import type { StartEngine } from "../../shared/engine_messages.ts";
import { text } from "../language/text.ts";
import { formatList } from "../ui/format.ts";

/** The target of “Skip to the lab”, which is not a lab. */
export const SKIP = "#labs";
const MAX_LENGTH = 40;
export const SIMD = ["off", "simd128", "relaxed"] as const satisfies StartEngine["simd"][];

/**
 * The lab that a hash names, or else the first one. An empty hash names no lab.
 *
 * @param hash as `location.hash`
 * @param shown the lab that is shown now
 * @returns `reason`: why it is another lab than the hash says, or ""
 */
export function parseLab(
  hash: string,
  labs: string[],
  shown: string = at(labs, 0),
): { lab: string; reason: string } {
  const name = readable(hash.replace(/^#/, ""));
  if (hash === SKIP) return { lab: shown, reason: "" };
  if (name === "" || labs.includes(name)) return { lab: name || at(labs, 0), reason: "" };
  const links = formatList(labs.map((lab) => `#${lab}`));
  return { lab: at(labs, 0), reason: text("page-address-no-lab", { name, labs: links }) };
}

/**
 * The vector instructions that `?simd=` chooses: `off` for plain NumPy, or one of the build's libraries by name.
 * @param search as `location.search`
 * @returns `simd`: null without a choice
 */
export function parseSimd(search: string): { simd: StartEngine["simd"]; reason: string } {
  const chosen = new URLSearchParams(search).get("simd");
  const simd = SIMD.find((name) => name === chosen) ?? null;
  if (simd !== null || chosen === null) return { simd, reason: "" };
  const values = { name: readable(chosen), known: SIMD.join(", ") };
  return { simd, reason: text("page-address-no-simd", values) };
}

/** A part of the address, for display. */
function readable(part: string) {
  return oneLine(decoded(part));
}

/** Any text, shortened to one line. */
export function oneLine(value: string) {
  const characters = [...value.replace(/[\p{C}\p{Z}]+/gu, " ").trim()];
  return characters.length > MAX_LENGTH
    ? `${characters.slice(0, MAX_LENGTH).join("")}…`
    : characters.join("");
}

function decoded(part: string) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a % without two hexadecimal digits
  }
}
