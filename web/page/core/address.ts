/** What the page's address asks for, and why it cannot be had: plain text, whatever was typed there. */

import { at } from "../../shared/at.ts";
import { text } from "../language/text.ts";
import { formatList } from "../ui/format.ts";

/** Where “Skip to the lab” leads: that is no other lab. */
export const SKIP = "#labs";
const MOST_SIGNS = 40;
export const SIMD = ["off", "simd128", "relaxed"] as const;

/**
 * The lab that a hash names, as it can be read, or else the first, with the reason. An empty hash asks
 * for nothing.
 *
 * @param hash as `location.hash`
 * @param shown the lab that is shown
 * @returns no reason: ""
 */
export function parseLab(
  hash: string,
  labs: string[],
  shown: string = at(labs, 0),
): { lab: string; reason: string } {
  const name = readable(hash.replace(/^#/, ""));
  if (hash === SKIP) return { lab: shown, reason: "" };
  if (name === "" || labs.includes(name)) return { lab: name || at(labs, 0), reason: "" };
  const there = formatList(labs.map((lab) => `#${lab}`));
  return { lab: at(labs, 0), reason: text("page-address-no-lab", { name, labs: there }) };
}

/**
 * The operations that `?simd=` asks for: `off` for plain NumPy, or one of the build's libraries by name.
 * @param search as `location.search`
 * @returns null: the fastest there are
 */
export function parseSimd(search: string): { simd: (typeof SIMD)[number] | null; reason: string } {
  const asked = new URLSearchParams(search).get("simd");
  const simd = SIMD.find((each) => each === asked) ?? null;
  if (simd !== null || asked === null) return { simd, reason: "" };
  const asIs = { name: readable(asked), known: SIMD.join(", ") };
  return { simd, reason: text("page-address-no-simd", asIs) };
}

/** @param part of the address, as it stands there */
function readable(part: string) {
  return oneLine(decoded(part));
}

/** What somebody wrote, on one line and not too long. */
export function oneLine(written: string) {
  const signs = [...written.replace(/[\p{C}\p{Z}]+/gu, " ").trim()];
  return signs.length > MOST_SIGNS ? `${signs.slice(0, MOST_SIGNS).join("")}…` : signs.join("");
}

function decoded(part: string) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a % that begins nothing
  }
}
