/**
 * The few settings that the page needs before it is first painted: its database answers too late for that.
 * Without storage there are none.
 */

import { storageName } from "./storage_name.js";

/** The key of a setting in `localStorage`. @param {string} setting */
export function keyOf(setting) {
  return `${storageName()} ${setting}`;
}

/** @param {string} setting @returns {string | null} */
export function remembered(setting) {
  try {
    adoptOlder(setting);
    return localStorage.getItem(keyOf(setting));
  } catch {
    return null; // storage is forbidden
  }
}

/** @param {string} setting @param {string} value @returns {boolean} whether it is kept beyond this visit */
export function remember(setting, value) {
  try {
    localStorage.setItem(keyOf(setting), value);
    return true;
  } catch {
    return false;
  }
}

/** Earlier versions had one key for all copies on a host: the first copy that asks has it from now on. @param {string} setting */
function adoptOlder(setting) {
  const older = localStorage.getItem(`pynn/${setting}`);
  if (older === null || localStorage.getItem(keyOf(setting)) !== null) return;
  localStorage.setItem(keyOf(setting), older);
  localStorage.removeItem(`pynn/${setting}`);
}
