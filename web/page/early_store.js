/**
 * What the page has to know before anything of it is seen: its database answers too late for that. A
 * browser that keeps nothing remembers nothing.
 */

/** @param {string} key @returns {string | null} */
export function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is forbidden
  }
}

/** @param {string} key @param {string} value @returns {boolean} whether it is kept beyond this visit */
export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
