/** A link's share: what the page's address says beyond the lab. Read from any text, and written. */

import { text } from "../../language/text.ts";
import { capitalize, formatInteger } from "../../ui/format.ts";
import { oneLine, parseLab } from "../address.ts";
import { isTracker } from "../trackers.ts";
import { repairLink, stripLink } from "./repair_link.ts";
import type { Field, Shareable } from "./shareable.ts";
import { valueAsTyped } from "./shareable.ts";
import {
  decodeAnswer,
  encodeAnswer,
  MAX_TASK_LENGTH,
  plainText,
  shortenTask,
} from "./task_text.ts";

/**
 * `chosen` holds what differs from the defaults of `lab`, `locks` what is locked there, `task` and `answer`
 * what a teacher wrote. Without anything of a lab, `lab` is the one that is shown.
 */
export type Share = {
  lab: string;
  chosen: Record<string, string>;
  locks: string[];
  task: string;
  answer: string;
};

const MOST_NOTES = 3;
const OF_ANY_LAB = ["for", "task", "answer", "lock"];

export function emptyShare(lab: string): Share {
  return { lab, chosen: {}, locks: [], task: "", answer: "" };
}

/** Whether a link holds something of its lab. */
export function hasContent({ chosen, locks }: Share) {
  return locks.length > 0 || Object.keys(chosen).length > 0;
}

/** Whether a link holds what only a teacher adds. */
export function isAssignment({ locks, task, answer }: Share) {
  return locks.length > 0 || task !== "" || answer !== "";
}

/**
 * What an address asks for, and in words what of it cannot be had. Any text will do.
 * @param hash as `location.hash`
 * @param shown the lab that is shown
 * @returns the lab to be shown; no note: ""
 */
export function parseShare(
  hash: string,
  labs: Record<string, Shareable>,
  shown?: string,
): { lab: string; share: Share; note: string } {
  const names = Object.keys(labs);
  const parameters = [
    ...OF_ANY_LAB,
    ...Object.values(labs).flatMap((lab) => Object.keys(lab.fields)),
  ];
  const address = repairLink(hash, names, parameters);
  const [, name, query] = /^([^?]*)\??(.*)$/s.exec(address) ?? ["", "", ""];
  const { lab, reason } = parseLab(name, names, shown);
  const { pairs, notes } = readPairs(query);
  const whose = pairs.get("for") ?? (reason ? "" : lab);
  const owner = names.includes(whose) ? labs[whose] : undefined;
  if (pairs.has("for") && !owner) notes.push(text("share-no-lab", { name: oneLine(whose) }));
  const { for: _, task = "", answer = "", lock = "", ...given } = Object.fromEntries(pairs);
  const share = emptyShare(lab);
  if (owner) {
    const { chosen, refused } = checked(owner, given);
    const { locks, unknown } = checkedLocks(owner, lock);
    Object.assign(share, { chosen, locks });
    notes.push(...refused, ...unknown);
    if (hasContent(share)) share.lab = whose;
  } else if (lock || Object.keys(given).length > 0) {
    notes.push(text("share-settings-left-out"));
  }
  const bare = decodeAnswer(answer);
  if (bare === null) notes.push(text("share-answer-damaged"));
  share.task = checkedText("task", task, notes);
  share.answer = checkedText("answer", bare ?? "", notes);
  return { lab, share, note: [reason, told(notes)].filter(Boolean).join(" ") };
}

/** The hash of an address that shows a lab and holds a share. */
export function formatShare(share: Share, shown: string = share.lab) {
  const pairs = Object.entries(share.chosen);
  if (share.locks.length > 0) pairs.push(["lock", share.locks.join()]);
  if (pairs.length > 0 && share.lab !== shown) pairs.unshift(["for", share.lab]);
  if (share.task) pairs.push(["task", share.task]);
  if (share.answer) pairs.push(["answer", encodeAnswer(share.answer)]);
  if (pairs.length === 0) return `#${shown}`;
  const query = new URLSearchParams(pairs).toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
  // Where a link stands in a text, a stop at its end would be taken for the text’s.
  return `#${shown}?${query.replace(/[.,*]$/, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

/**
 * What of the given values a link is to hold: good ones that are not the defaults, in the order of the fields.
 */
export function checked(
  { fields, defaults }: Shareable,
  given: Record<string, string>,
): { chosen: Record<string, string>; refused: string[] } {
  const good: Record<string, string> = {};
  const refused: { name: string; field: Field; written: string }[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const written = given[name];
    if (written === undefined) continue;
    const value = field.read(written.trim()) ?? field.read(stripLink(written));
    if (value !== null) good[name] = value;
    else refused.push({ name, field, written });
  }
  const usual = defaults(good);
  const differs = Object.entries(good).filter(([name, value]) => value !== usual[name]);
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(fields, name));
  return {
    chosen: Object.fromEntries(differs),
    refused: [
      ...refused.map(({ name, field, written }) => refusal(field, written, usual[name] ?? "")),
      ...unknown.map((name) => text("share-not-set", { name: oneLine(name) })),
    ],
  };
}

function refusal(field: Field, given: string, usual: string) {
  const { kind, values } = field.expects;
  return text(`share-refused-${kind}`, {
    label: capitalize(field.label),
    given: oneLine(given),
    instead: usual
      ? text("share-instead", { usual: valueAsTyped(field, usual) })
      : text("share-instead-empty"),
    ...values,
  });
}

/** @param lock names between commas */
function checkedLocks({ locks }: Shareable, lock: string) {
  const named = lock.split(/[\s,]+/).filter(Boolean);
  const wanted = new Set(
    named.map((name) => (Object.hasOwn(locks, name) ? name : stripLink(name))),
  );
  const unknown = [...wanted].filter((name) => !Object.hasOwn(locks, name));
  return {
    locks: Object.keys(locks).filter((name) => wanted.has(name)),
    unknown: unknown.map((name) => text("share-not-locked", { name: oneLine(name) })),
  };
}

function checkedText(what: "task" | "answer", given: string, notes: string[]) {
  const plain = plainText(given);
  if (plain.length <= MAX_TASK_LENGTH) return plain;
  notes.push(text(`share-${what}-too-long`, { most: String(MAX_TASK_LENGTH) }));
  return shortenTask(plain);
}

/** Each name with its first value, but for those that others have added. */
function readPairs(query: string) {
  const pairs: Map<string, string> = new Map();
  const twice = new Set<string>();
  for (const [name, value] of new URLSearchParams(query)) {
    if (isTracker(name)) continue;
    if (pairs.has(name)) twice.add(name);
    else pairs.set(name, value);
  }
  const notes = [...twice].map((name) => text("share-twice", { name: oneLine(name) }));
  return { pairs, notes };
}

/** @param notes sentences */
function told(notes: string[]) {
  if (notes.length === 0) return "";
  const left = notes.length - MOST_NOTES;
  const more = left > 0 ? [text("share-more", { count: formatInteger(left) })] : [];
  return [text("share-not-all"), ...notes.slice(0, MOST_NOTES), ...more].join(" ");
}
