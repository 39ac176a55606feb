/**
 * Undoes the damage that messengers, mail programs and hasty pasting do to a link's hash. `formatShare` writes a hash
 * with one `?`, a `=` in each pair and a `&` between pairs, and escapes everything else but letters, digits, `+`, `-`,
 * `_`, `.`, `,`, `/` and `*`. Any other character was added later.
 */

import { isTracker } from "../address.ts";

/** Parameters for free text, whose values may begin and end with anything. */
const TEXTS = ["task", "answer"];
const MAX_ROUNDS = 3;
/** A hash as `formatShare` writes it, followed by marks: no visitor has typed it. */
const MADE_HERE = /^([\w%+=&?,./*-]*[\w%+=-])([!-,.:-@[-^`{-~]+)$/;
/** Punctuation at the end of a free text stays: a visitor may have typed the text. */
const STOPS = /^[.,;:!?]+$/;
const ENDS_WITH_TEXT = /task=[^&]*$/;
/** Invisible spaces, as browsers escape them. */
const INVISIBLE = /(%20|%C2%A0|%E2%80%8[B-F]|%E2%81%A0|%EF%BB%BF)+$/i;
/** Characters that enclose or follow a link in a text: spaces, invisible characters, brackets, punctuation. */
const AROUND = /^[\p{C}\p{Z}]+|[\p{C}\p{Z}\p{P}\p{S}]+$/gu;

/**
 * The original hash, as far as it can be reconstructed.
 * @param hash as `location.hash`
 * @param names of all parameters
 */
export function repairLink(hash: string, labs: string[], names: string[]) {
  const separated = separatedFromLab(withoutSurroundings(hash), labs);
  const [, lab, query] = /^([^?]*)\??(.*)$/s.exec(unescaped(separated, names)) ?? ["", "", ""];
  const pairs = withoutLineEnds(withPlainDelimiters(query, names));
  return `#${nameOf(lab, labs)}${pairs && `?${pairs}`}`;
}

/** A name or value without the characters that a text has added around it. */
export function stripLink(part: string) {
  return part.replace(AROUND, "");
}

/** Without HTML's `&amp;`, text fragments that the browser does not support, and characters after the link. */
function withoutSurroundings(hash: string) {
  const inside = hash
    .replace(/^(#|%23)+/i, "")
    .replace(/&(amp;|#38;|#x26;)+/gi, "&")
    .replace(/:~:.*$/s, "")
    .replace(/\|[^|]*(>|%3E)$/i, "") // Slack's <link|words>
    .replace(INVISIBLE, "");
  const [, made, marks] = MADE_HERE.exec(inside) ?? ["", inside, ""];
  return STOPS.test(marks) && ENDS_WITH_TEXT.test(made) ? inside : made;
}

/** Separate the additions to a link without a `?`: they follow the first `&`, or are all of the hash. */
function separatedFromLab(hash: string, labs: string[]) {
  if (hash.includes("?")) return hash;
  const [first = ""] = hash.split(/[&=]/);
  if (labs.includes(first)) return hash.replace("&", "?");
  return isTracker(first) ? `?${hash}` : hash;
}

/** Undo escaping of the whole hash, which may have happened several times. */
function unescaped(hash: string, names: string[]) {
  let plain = hash;
  for (let round = 0; round < MAX_ROUNDS && !plain.includes("?"); round += 1) {
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

/** Undo the encoding of quoted-printable mail: `=3D` for `=`, and a `=` at the end of each line. */
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
    return part; // a % without two hexadecimal digits
  }
}
