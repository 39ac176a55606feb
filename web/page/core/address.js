/** What the page's address asks for, and why it cannot be had: plain text, whatever was typed there. */

import { text } from "../language/text.js";
import { listed } from "../ui/format.js";

/** Where “Skip to the lab” leads: that is no other lab. */
export const SKIP = "#labs";
const MOST_SIGNS = 40;
export const SIMD = /** @type {const} */ (["off", "simd128", "relaxed"]);

/**
 * The lab that a hash names, as it can be read, or else the first, with the reason. An empty hash asks
 * for nothing.
 * @param {string} hash as `location.hash`
 * @param {string[]} labs
 * @param {string} [shown] the lab that is shown
 * @returns {{ lab: string, reason: string }} no reason: ""
 */
export function labAsked(hash, labs, shown = labs[0]) {
  const name = readable(hash.replace(/^#/, ""));
  if (hash === SKIP) return { lab: shown, reason: "" };
  if (name === "" || labs.includes(name)) return { lab: name || labs[0], reason: "" };
  const there = listed(labs.map((lab) => `#${lab}`));
  return { lab: labs[0], reason: text("page-address-no-lab", { name, labs: there }) };
}

/**
 * The operations that `?simd=` asks for: `off` for plain NumPy, or one of the build's libraries by name.
 * @param {string} search as `location.search`
 * @returns {{ simd: (typeof SIMD)[number] | null, reason: string }} null: the fastest there are
 */
export function simdAsked(search) {
  const asked = new URLSearchParams(search).get("simd");
  const simd = SIMD.find((each) => each === asked) ?? null;
  if (simd !== null || asked === null) return { simd, reason: "" };
  const asIs = { name: readable(asked), known: SIMD.join(", ") };
  return { simd, reason: text("page-address-no-simd", asIs) };
}

/** @param {string} part of the address, as it stands there */
function readable(part) {
  return oneLine(decoded(part));
}

/** What somebody wrote, on one line and not too long. @param {string} written */
export function oneLine(written) {
  const signs = [...written.replace(/[\p{C}\p{Z}]+/gu, " ").trim()];
  return signs.length > MOST_SIGNS ? `${signs.slice(0, MOST_SIGNS).join("")}…` : signs.join("");
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a % that begins nothing
  }
}
