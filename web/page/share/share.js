/** A link's share: what the page's address says beyond the lab. Read from any text, and written. */

import { labAsked, oneLine } from "../address.js";
import { capital } from "../format.js";
import { hidden, MOST_LETTERS, plainText, shortened, unhidden } from "./text.js";

/** @typedef {import("./shareable.js").Shareable} Shareable */
/**
 * `chosen` holds what differs from the defaults of `lab`, `locks` what is locked there, `task` and `answer`
 * what a teacher wrote. Without anything of a lab, `lab` is the one that is shown.
 * @typedef {{ lab: string, chosen: Record<string, string>, locks: string[], task: string, answer: string }} Share
 */

const MOST_NOTES = 3;

/** @param {string} lab @returns {Share} */
export function emptyShare(lab) {
  return { lab, chosen: {}, locks: [], task: "", answer: "" };
}

/** Whether a link holds something of its lab. @param {Share} share */
export function holdsLab({ chosen, locks }) {
  return locks.length > 0 || Object.keys(chosen).length > 0;
}

/** Whether a link holds what only a teacher adds. @param {Share} share */
export function isTaught({ locks, task, answer }) {
  return locks.length > 0 || task !== "" || answer !== "";
}

/**
 * What an address asks for, and in words what of it cannot be had. Any text will do.
 * @param {string} hash as `location.hash`
 * @param {Record<string, Shareable>} labs
 * @param {string} [shown] the lab that is shown
 * @returns {{ lab: string, share: Share, note: string }} the lab to be shown; no note: ""
 */
export function readShare(hash, labs, shown) {
  const [, name, query] = /^([^?]*)\??(.*)$/s.exec(hash) ?? ["", "", ""];
  const names = Object.keys(labs);
  const { lab, reason } = labAsked(name, names, shown);
  const { pairs, notes } = readPairs(query);
  const whose = pairs.get("for") ?? (reason ? "" : lab);
  const known = names.includes(whose);
  if (pairs.has("for") && !known) notes.push(`“${oneLine(whose)}” is no lab.`);
  const { for: _, task = "", answer = "", lock = "", ...given } = Object.fromEntries(pairs);
  const share = emptyShare(lab);
  if (known) {
    const { chosen, refused } = checked(labs[whose], given);
    const { locks, unknown } = checkedLocks(labs[whose], lock);
    Object.assign(share, { chosen, locks });
    notes.push(...refused, ...unknown);
    if (holdsLab(share)) share.lab = whose;
  } else if (lock || Object.keys(given).length > 0) {
    notes.push("What it says of the settings there is left out.");
  }
  const bare = unhidden(answer);
  if (bare === null) notes.push("The hidden answer is damaged: there is none.");
  share.task = checkedText("task", task, notes);
  share.answer = checkedText("hidden answer", bare ?? "", notes);
  return { lab, share, note: [reason, told(notes)].filter(Boolean).join(" ") };
}

/**
 * The hash of an address that shows a lab and holds a share.
 * @param {Share} share @param {string} [shown]
 */
export function addressOf(share, shown = share.lab) {
  const pairs = Object.entries(share.chosen);
  if (share.locks.length > 0) pairs.push(["lock", share.locks.join()]);
  if (pairs.length > 0 && share.lab !== shown) pairs.unshift(["for", share.lab]);
  if (share.task) pairs.push(["task", share.task]);
  if (share.answer) pairs.push(["answer", hidden(share.answer)]);
  if (pairs.length === 0) return `#${shown}`;
  const query = new URLSearchParams(pairs).toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
  // Where a link stands in a text, a stop at its end would be taken for the text’s.
  return `#${shown}?${query.replace(/[.,*]$/, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

/**
 * What of the given values a link is to hold: good ones that are not the defaults, in the order of the fields.
 * @param {Shareable} lab @param {Record<string, string>} given
 * @returns {{ chosen: Record<string, string>, refused: string[] }}
 */
export function checked({ fields, defaults }, given) {
  /** @type {Record<string, string>} */
  const good = {};
  const refused = [];
  for (const [name, field] of Object.entries(fields)) {
    if (!Object.hasOwn(given, name)) continue;
    const value = field.read(given[name].trim());
    if (value !== null) good[name] = value;
    else refused.push(name);
  }
  const usual = defaults(good);
  const differs = Object.entries(good).filter(([name, value]) => value !== usual[name]);
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(fields, name));
  return {
    chosen: Object.fromEntries(differs),
    refused: [
      ...refused.map((name) => refusal(fields[name], given[name], usual[name])),
      ...unknown.map((name) => `“${oneLine(name)}” is nothing that could be set there.`),
    ],
  };
}

/** @param {import("./shareable.js").Field} field @param {string} given @param {string} usual */
function refusal({ label, expects }, given, usual) {
  return `${capital(label)} must be ${expects}, not “${oneLine(given)}”: it is ${usual || "left empty"} instead.`;
}

/** @param {Shareable} lab @param {string} lock names between commas */
function checkedLocks({ locks }, lock) {
  const wanted = new Set(lock.split(/[\s,]+/).filter(Boolean));
  const unknown = [...wanted].filter((name) => !Object.hasOwn(locks, name));
  return {
    locks: Object.keys(locks).filter((name) => wanted.has(name)),
    unknown: unknown.map((name) => `“${oneLine(name)}” is nothing that could be locked there.`),
  };
}

/** @param {string} label @param {string} given @param {string[]} notes */
function checkedText(label, given, notes) {
  const text = plainText(given);
  if (text.length <= MOST_LETTERS) return text;
  notes.push(`The ${label} is longer than ${MOST_LETTERS} letters: its end is left out.`);
  return shortened(text);
}

/** Each name with its first value. @param {string} query */
function readPairs(query) {
  /** @type {Map<string, string>} */
  const pairs = new Map();
  const twice = new Set();
  for (const [name, value] of new URLSearchParams(query)) {
    if (pairs.has(name)) twice.add(name);
    else pairs.set(name, value);
  }
  const notes = [...twice].map(
    (name) => `“${oneLine(name)}” is there twice: the first one counts.`,
  );
  return { pairs, notes };
}

/** @param {string[]} notes sentences */
function told(notes) {
  if (notes.length === 0) return "";
  const more = notes.length > MOST_NOTES ? [`And ${notes.length - MOST_NOTES} more.`] : [];
  const some = notes.slice(0, MOST_NOTES);
  return ["Not all of what the address says could be taken.", ...some, ...more].join(" ");
}
