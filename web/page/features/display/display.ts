/** How the page is displayed, where the visitor overrides the system; saved in the browser. */

import { readSetting, settingKey, writeSetting } from "../../browser/local_settings.ts";

export type Display = { scheme: "system" | "light" | "dark"; type: "usual" | "large" };

const KEY = "display";
const DEFAULTS: Readonly<Display> = { scheme: "system", type: "usual" };
const CHOICES: { [Setting in keyof Display]: readonly Display[Setting][] } = {
  scheme: ["system", "light", "dark"],
  type: ["usual", "large"],
};

export function storedDisplay(): Display {
  try {
    return parseDisplay(JSON.parse(readSetting(KEY) ?? "{}"));
  } catch {
    return { ...DEFAULTS }; // no JSON
  }
}

/** Save the choice for the next visit and for the other tabs. */
export function storeDisplay(display: Display) {
  writeSetting(KEY, JSON.stringify(display));
}

/** True if another tab has stored a choice. */
export function isDisplayEvent({ key }: StorageEvent) {
  return key === settingKey(KEY) || key === null;
}

/** Apply the choice through attributes that the style sheet selects. */
export function applyDisplay(
  { scheme, type }: Display,
  root: HTMLElement = document.documentElement,
) {
  root.dataset.scheme = scheme;
  root.dataset.type = type;
}

/** Unknown values become the defaults. */
export function parseDisplay(saved: unknown): Display {
  const { scheme, type } = (saved ?? {}) as { scheme?: unknown; type?: unknown };
  return {
    scheme: CHOICES.scheme.find((choice) => choice === scheme) ?? DEFAULTS.scheme,
    type: CHOICES.type.find((choice) => choice === type) ?? DEFAULTS.type,
  };
}
