/**
 * The few settings that the page needs before it is first painted: its database answers too late for that.
 * Without storage there are none.
 */

import { storageName } from "./storage_name.ts";

/** The key of a setting in `localStorage`. */
export function keyOf(setting: string) {
  return `${storageName()} ${setting}`;
}

export function remembered(setting: string): string | null {
  try {
    adoptOlder(setting);
    return localStorage.getItem(keyOf(setting));
  } catch {
    return null; // storage is forbidden
  }
}

/** @returns whether it is kept beyond this visit */
export function remember(setting: string, value: string): boolean {
  try {
    localStorage.setItem(keyOf(setting), value);
    return true;
  } catch {
    return false;
  }
}

/** Earlier versions had one key for all copies on a host: the first copy that asks has it from now on. */
function adoptOlder(setting: string) {
  const older = localStorage.getItem(`pynn/${setting}`);
  if (older === null || localStorage.getItem(keyOf(setting)) !== null) return;
  localStorage.setItem(keyOf(setting), older);
  localStorage.removeItem(`pynn/${setting}`);
}
