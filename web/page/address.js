/** What the page's address asks for, and why it cannot be had: plain text, whatever was typed there. */

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
  const there = labs.map((lab) => `#${lab}`).join(" and ");
  const reason = `The address asks for “${name}”, and there is no such lab: there are ${there}. Here is the first.`;
  return { lab: labs[0], reason };
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
  const reason = `The address asks for simd “${readable(asked)}”, which is none of ${SIMD.join(", ")}: the fastest that this browser has is used.`;
  return { simd, reason };
}

/** @param {string} text a part of the address, as it stands there */
function readable(text) {
  return oneLine(decoded(text));
}

/** What somebody wrote, on one line and not too long. @param {string} text */
export function oneLine(text) {
  const signs = [...text.replace(/[\p{C}\p{Z}]+/gu, " ").trim()];
  return signs.length > MOST_SIGNS ? `${signs.slice(0, MOST_SIGNS).join("")}…` : signs.join("");
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a % that begins nothing
  }
}
