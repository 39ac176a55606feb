/** Reads the page's address, which may hold any text. */

import { at } from "../../shared/checked_lookup.ts";
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

/** Parameters that mail programs, social networks and advertisers add to every link that passes through them. */
const TRACKERS_BY_PREFIX = /^(utm|pk|mtm|piwik|matomo|hsa|mc|ga|vero|oly|stm|trk)_|^_{0,2}hs/;
const TRACKERS = new Set(
  `_ga _gl __s _openstat awc campaign cmpid data dclid epik fbclid feature from gbraid gclid gclsrc icid igsh igshid
  li_fat_id mibextid mkt_tok msclkid ncid rdt_cid ref ref_src ref_url referer referrer reserved s_kwcid sccid sdata
  sfnsn share si source spm src srsltid trk ttclid twclid via wbraid wickedid yclid ysclid`.split(
    /\s+/,
  ),
);

/** True for the name of a tracking parameter. */
export function isTracker(name: string) {
  const plain = name.toLowerCase();
  return TRACKERS.has(plain) || TRACKERS_BY_PREFIX.test(plain);
}
