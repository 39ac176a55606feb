/**
 * The few settings that the page needs before it is first painted, for which its database answers too late.
 * Returns null where storage is unavailable.
 */

/** The key of a setting in `localStorage`. */
export function settingKey(setting: string) {
  return `${storageName()} ${setting}`;
}

export function readSetting(setting: string): string | null {
  try {
    adoptOlder(setting);
    return localStorage.getItem(settingKey(setting));
  } catch {
    return null; // storage is forbidden
  }
}

/** @returns true if the setting outlasts this visit */
export function writeSetting(setting: string, value: string): boolean {
  try {
    localStorage.setItem(settingKey(setting), value);
    return true;
  } catch {
    return false;
  }
}

/** Earlier versions had one key for all copies on a host: the first copy that reads it takes it over. */
function adoptOlder(setting: string) {
  const older = localStorage.getItem(`pynn/${setting}`);
  if (older === null || localStorage.getItem(settingKey(setting)) !== null) return;
  localStorage.setItem(settingKey(setting), older);
  localStorage.removeItem(`pynn/${setting}`);
}

/**
 * The name under which this copy of pynn stores its data, as several copies on one host must not share it. It is
 * made of the copy's address: the folder of a site, or the one file. It includes the path also for pages from disk,
 * which in some browsers share one store.
 *
 * @param href the page's address, with any query and hash
 */
export function storageName(href: string = location.href) {
  const address = new URL(href);
  address.search = "";
  address.hash = "";
  return `pynn ${address.href.replace(/\/index\.html$/, "/")}`;
}
