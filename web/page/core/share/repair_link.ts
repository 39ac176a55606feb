/**
 * Undoes what messengers, mail programs and hasty pasting do to a link's hash. As `addressOf` writes it, a hash has
 * one `?`, a `=` in each pair and a `&` between them, and everything else that is no letter or digit, `+`, `-`, `_`,
 * `.`, `,`, `/` or `*` is escaped: what stands there otherwise did not come from there.
 */

import { isTracker } from "../trackers.ts";

/** Text parameters: their values may begin and end with anything. */
const TEXTS = ["task", "answer"];
const MOST_ROUNDS = 3;
/** A hash that ends with marks, and before them has only what `addressOf` writes: no hand has typed it. */
const MADE_HERE = /^([\w%+=&?,./*-]*[\w%+=-])([!-,.:-@[-^`{-~]+)$/;
/** At the end of a text its own stops stay: a hand may have typed a single word. */
const STOPS = /^[.,;:!?]+$/;
const ENDS_WITH_TEXT = /task=[^&]*$/;
/** Spaces that are not seen, as browsers escape them. */
const UNSEEN = /(%20|%C2%A0|%E2%80%8[B-F]|%E2%81%A0|%EF%BB%BF)+$/i;
/** Characters that enclose or follow a link in a text: spaces, invisible characters, brackets, stops and marks. */
const AROUND = /^[\p{C}\p{Z}]+|[\p{C}\p{Z}\p{P}\p{S}]+$/gu;

/**
 * The hash as it was written, as far as that can be known.
 * @param hash as `location.hash`
 * @param names of the parameters that there are
 */
export function repairLink(hash: string, labs: string[], names: string[]) {
  const separated = separatedFromLab(withoutSurroundings(hash), labs);
  const [, lab, query] = /^([^?]*)\??(.*)$/s.exec(unescaped(separated, names)) ?? ["", "", ""];
  const pairs = withoutLineEnds(withPlainDelimiters(query, names));
  return `#${nameOf(lab, labs)}${pairs && `?${pairs}`}`;
}

/** A name or value without what a text put around it. */
export function stripLink(given: string) {
  return given.replace(AROUND, "");
}

/**
 * Without HTML's `&amp;`, a text fragment that the browser does not know, and what follows a link in a text.
 */
function withoutSurroundings(hash: string) {
  const inside = hash
    .replace(/^(#|%23)+/i, "")
    .replace(/&(amp;|#38;|#x26;)+/gi, "&")
    .replace(/:~:.*$/s, "")
    .replace(/\|[^|]*(>|%3E)$/i, "") // Slack's <link|words>
    .replace(UNSEEN, "");
  const [, made, marks] = MADE_HERE.exec(inside) ?? ["", inside, ""];
  return STOPS.test(marks) && ENDS_WITH_TEXT.test(made) ? inside : made;
}

/** Separates additions to a link without a `?`: they stand behind the first `&`, or are all there is. */
function separatedFromLab(hash: string, labs: string[]) {
  if (hash.includes("?")) return hash;
  const [first = ""] = hash.split(/[&=]/);
  if (labs.includes(first)) return hash.replace("&", "?");
  return isTracker(first) ? `?${hash}` : hash;
}

/** Where all of it was escaped once more, perhaps several times. */
function unescaped(hash: string, names: string[]) {
  let plain = hash;
  for (let round = 0; round < MOST_ROUNDS && !plain.includes("?"); round += 1) {
    if (!/%(25)*3F/i.test(plain)) return plain;
    if (!isEscapedWhole(plain)) break;
    plain = decoded(plain);
  }
  if (plain.includes("?")) return plain;
  return names.some((name) => new RegExp(`%3F${name}(=|%3D)`, "i").test(plain))
    ? plain.replace(/%3F/i, "?")
    : decoded(plain);
}

/** True if `%` and `+` were escaped as well, and not only `?`, `=` and `&`. */
function isEscapedWhole(hash: string) {
  return /%25[\da-f]{2}|%2B/i.test(hash) && !/\+|%[89a-f][\da-f]/i.test(hash);
}

function withPlainDelimiters(query: string, names: string[]) {
  const known = names.join("|");
  const plain = query
    .replace(/\?(\w+)(?==)/g, (whole, name) => (isTracker(name) ? `&${name}` : whole))
    .replace(new RegExp(`%26(${known})=`, "gi"), "&$1=");
  const hasEscapedEquals = new RegExp(`^(${known})%3D`, "i").test(plain);
  if (!hasEscapedEquals) return plain;
  return plain.replace(new RegExp(`(^|&|%26)(${known})%3D`, "gi"), (_, before, name) =>
    before === "" ? `${name}=` : `&${name}=`,
  );
}

/** As quoted-printable mail has it: `=3D` for `=`, and a `=` at the end of each line. */
function withoutLineEnds(query: string) {
  const settings = new RegExp(`(^|&)(?!(${TEXTS.join("|")})=)\\w+=3D`, "i");
  const plain = settings.test(query) ? query.replace(/=(?!3D)/gi, "").replace(/=3D/gi, "=") : query;
  return plain.replace(/(=[^&=]*)=+$/, "$1");
}

function nameOf(lab: string, labs: string[]) {
  const name = stripLink(decoded(lab));
  return labs.includes(name) ? name : lab;
}

function decoded(part: string) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a % that begins nothing
  }
}
