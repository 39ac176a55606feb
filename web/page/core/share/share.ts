/** Parses and formats a link's share: the settings and tasks in the page's address. */

import { text } from "../../language/text.ts";
import { capitalize, formatInteger } from "../../ui/format.ts";
import { isTracker, oneLine, parseLab } from "../address.ts";
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
 * `chosen` holds the values of `lab` that differ from its defaults, `locks` the names that are locked there,
 * `task` and `answer` a teacher's texts. A share without settings has the lab that is shown.
 */
export type Share = {
  lab: string;
  chosen: Record<string, string>;
  locks: string[];
  task: string;
  answer: string;
};

const MAX_NOTES = 3;
const OF_ANY_LAB = ["for", "task", "answer", "lock"];

export function emptyShare(lab: string): Share {
  return { lab, chosen: {}, locks: [], task: "", answer: "" };
}

/** True if a link sets or locks anything in its lab. */
export function hasContent({ chosen, locks }: Share) {
  return locks.length > 0 || Object.keys(chosen).length > 0;
}

/** True if a link has a part that only a teacher adds. */
export function isAssignment({ locks, task, answer }: Share) {
  return locks.length > 0 || task !== "" || answer !== "";
}

/**
 * Parse an address, which may hold any text.
 * @param hash as `location.hash`
 * @param shown the lab that is shown now
 * @returns the lab to show, and a note on everything that was rejected, or ""
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
  const ownerName = pairs.get("for") ?? (reason ? "" : lab);
  const owner = names.includes(ownerName) ? labs[ownerName] : undefined;
  if (pairs.has("for") && !owner) notes.push(text("share-no-lab", { name: oneLine(ownerName) }));
  const { for: _, task = "", answer = "", lock = "", ...given } = Object.fromEntries(pairs);
  const share = emptyShare(lab);
  if (owner) {
    const { chosen, rejected } = checkValues(owner, given);
    const { locks, unknown } = checkLocks(owner, lock);
    Object.assign(share, { chosen, locks });
    notes.push(...rejected, ...unknown);
    if (hasContent(share)) share.lab = ownerName;
  } else if (lock || Object.keys(given).length > 0) {
    notes.push(text("share-settings-left-out"));
  }
  const decoded = decodeAnswer(answer);
  if (decoded === null) notes.push(text("share-answer-damaged"));
  share.task = checkText("task", task, notes);
  share.answer = checkText("answer", decoded ?? "", notes);
  return { lab, share, note: [reason, summary(notes)].filter(Boolean).join(" ") };
}

/** The hash that shows a lab and holds a share. */
export function formatShare(share: Share, shown: string = share.lab) {
  const pairs = Object.entries(share.chosen);
  if (share.locks.length > 0) pairs.push(["lock", share.locks.join()]);
  if (pairs.length > 0 && share.lab !== shown) pairs.unshift(["for", share.lab]);
  if (share.task) pairs.push(["task", share.task]);
  if (share.answer) pairs.push(["answer", encodeAnswer(share.answer)]);
  if (pairs.length === 0) return `#${shown}`;
  const query = new URLSearchParams(pairs).toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
  // Mail programs leave punctuation at the end of an address out of the link.
  return `#${shown}?${query.replace(/[.,*]$/, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

/**
 * Validate a lab's values for a link.
 * @returns `chosen`: the valid values that differ from the defaults, in the order of the fields; `rejected`: messages
 */
export function checkValues(
  { fields, defaults }: Shareable,
  given: Record<string, string>,
): { chosen: Record<string, string>; rejected: string[] } {
  const valid: Record<string, string> = {};
  const invalid: { name: string; field: Field; written: string }[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const written = given[name];
    if (written === undefined) continue;
    const value = field.read(written.trim()) ?? field.read(stripLink(written));
    if (value !== null) valid[name] = value;
    else invalid.push({ name, field, written });
  }
  const usual = defaults(valid);
  const differs = Object.entries(valid).filter(([name, value]) => value !== usual[name]);
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(fields, name));
  return {
    chosen: Object.fromEntries(differs),
    rejected: [
      ...invalid.map(({ name, field, written }) =>
        rejectionText(field, written, usual[name] ?? ""),
      ),
      ...unknown.map((name) => text("share-not-set", { name: oneLine(name) })),
    ],
  };
}

function rejectionText(field: Field, given: string, usual: string) {
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

/** @param lock names separated by commas */
function checkLocks({ locks }: Shareable, lock: string) {
  const named = lock.split(/[\s,]+/).filter(Boolean);
  const requested = new Set(
    named.map((name) => (Object.hasOwn(locks, name) ? name : stripLink(name))),
  );
  const unknown = [...requested].filter((name) => !Object.hasOwn(locks, name));
  return {
    locks: Object.keys(locks).filter((name) => requested.has(name)),
    unknown: unknown.map((name) => text("share-not-locked", { name: oneLine(name) })),
  };
}

function checkText(kind: "task" | "answer", given: string, notes: string[]) {
  const plain = plainText(given);
  if (plain.length <= MAX_TASK_LENGTH) return plain;
  notes.push(text(`share-${kind}-too-long`, { most: String(MAX_TASK_LENGTH) }));
  return shortenTask(plain);
}

/** Each parameter with its first value, without the trackers that others have added. */
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

/** The first notes as one text; "" without notes. */
function summary(notes: string[]) {
  if (notes.length === 0) return "";
  const rest = notes.length - MAX_NOTES;
  const more = rest > 0 ? [text("share-more", { count: formatInteger(rest) })] : [];
  return [text("share-not-all"), ...notes.slice(0, MAX_NOTES), ...more].join(" ");
}
