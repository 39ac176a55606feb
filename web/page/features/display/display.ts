/** How the page is shown, beyond what the system says; kept by the browser, where it keeps anything. */

import { readSetting, settingKey, writeSetting } from "../../browser/local_settings.ts";

export type Display = { scheme: "system" | "light" | "dark"; type: "usual" | "large" };

const KEY = "display";
const USUAL: Readonly<Display> = { scheme: "system", type: "usual" };
const CHOICES: { [Setting in keyof Display]: readonly Display[Setting][] } = {
  scheme: ["system", "light", "dark"],
  type: ["usual", "large"],
};

/** What was chosen here before. */
export function storedDisplay(): Display {
  try {
    return parseDisplay(JSON.parse(readSetting(KEY) ?? "{}"));
  } catch {
    return { ...USUAL }; // it is something else
  }
}

/** For the next visit, and for the other tabs. */
export function storeDisplay(display: Display) {
  writeSetting(KEY, JSON.stringify(display));
}

/** Whether another tab has chosen. */
export function isDisplayEvent({ key }: StorageEvent) {
  return key === settingKey(KEY) || key === null;
}

/** Show the page so; the style sheet knows how. */
export function applyDisplay(
  { scheme, type }: Display,
  root: HTMLElement = document.documentElement,
) {
  root.dataset.scheme = scheme;
  root.dataset.type = type;
}

/** What is not known is as usual. */
export function parseDisplay(kept: any): Display {
  const { scheme, type } = { ...USUAL, ...kept };
  return {
    scheme: CHOICES.scheme.includes(scheme) ? scheme : USUAL.scheme,
    type: CHOICES.type.includes(type) ? type : USUAL.type,
  };
}
