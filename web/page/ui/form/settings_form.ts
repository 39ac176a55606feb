import { lookUp } from "../../../shared/checked_lookup.ts";
import type { CatalogueText } from "../../../shared/protocol.ts";
import { say, text } from "../../language/text.ts";
import { element, fillMenu } from "../dom.ts";
import { formatInteger, sentence } from "../format.ts";
import { formatTyped, parseNumber } from "./parse_number.ts";

export type Setting = {
  default: number | string | null;
  low?: number;
  high?: number;
  whole?: boolean;
  options?: string[];
};

/**
 * The inputs of one group of settings. Ranges, options and defaults come from Python
 * (`pynn/settings.py`), and Python decides what is valid; here a rejected field is only marked, with the
 * reason beside it.
 *
 * Events: `change` (detail: the setting).
 */
export class SettingsForm extends EventTarget {
  /** by setting */
  #fields: Map<string, { input: HTMLInputElement | HTMLSelectElement; reason: HTMLElement }> =
    new Map();

  /** @param container holds inputs and selects with `data-setting`, each in its label */
  constructor(container: HTMLElement, settings: Record<string, Setting>) {
    super();
    for (const input of container.querySelectorAll("input, select")) {
      const field = input as HTMLInputElement | HTMLSelectElement;
      const name = String(field.dataset.setting);
      prepare(field, name, lookUp(settings, name));
      field.addEventListener("change", () =>
        this.dispatchEvent(new CustomEvent("change", { detail: name })),
      );
      const id = `reason-${container.dataset.group}-${name}`;
      const reason = element("span", { class: "field-reason", id });
      reason.hidden = true;
      field.after(reason);
      this.#fields.set(name, { input: field, reason });
    }
  }

  /** The values as they are typed, for Python to parse. */
  values(): Record<string, string> {
    return Object.fromEntries([...this.#fields].map(([name, { input }]) => [name, read(input)]));
  }

  /** Fill in the given settings, except those that are locked. */
  fill(settings: Record<string, number | string>) {
    for (const [name, { input }] of this.#fields) {
      if (settings[name] !== undefined && !input.disabled) write(input, settings[name]);
    }
  }

  /** Lock these settings, and no others: they keep their values. */
  lock(names: string[]) {
    for (const [name, { input }] of this.#fields) setLock(input, names.includes(name));
  }

  /** @param setting the one that was rejected, or null if all are valid */
  mark(setting: string | null, why: CatalogueText | null = null) {
    for (const [name, { input, reason }] of this.#fields) {
      const isRejected = name === setting;
      reason.textContent = isRejected && why ? sentence(say(why)) : "";
      reason.hidden = !isRejected;
      if (isRejected) {
        input.setAttribute("aria-invalid", "true");
        input.setAttribute("aria-describedby", reason.id);
      } else {
        input.removeAttribute("aria-invalid");
        input.removeAttribute("aria-describedby");
      }
    }
  }
}

/** The label of an option in a menu. */
export function optionText(setting: string, option: string) {
  return text(`option-${setting}-${option}`);
}

function prepare(field: HTMLInputElement | HTMLSelectElement, name: string, setting: Setting) {
  const { low = 0, high = 0, options } = setting;
  if (field instanceof HTMLSelectElement) {
    const numbers = Array.from({ length: high - low + 1 }, (_, index) => String(low + index));
    const choices: [string, string][] = options
      ? options.map((option) => [option, optionText(name, option)])
      : numbers.map((number) => [number, number]);
    fillMenu(field, choices);
  } else if (!isCheckbox(field)) {
    const range = { low: formatTyped(String(low)), high: formatInteger(high) };
    field.title = text("page-setting-range", range);
  }
  write(field, setting.default ?? "");
}

function read(field: HTMLInputElement | HTMLSelectElement) {
  if (isCheckbox(field)) return field.checked ? "on" : "off";
  return field instanceof HTMLSelectElement ? field.value : parseNumber(field.value);
}

function write(field: HTMLInputElement | HTMLSelectElement, value: number | string) {
  const plain = String(value);
  if (isCheckbox(field)) {
    field.checked = plain === "on";
    return;
  }
  field.value = field instanceof HTMLSelectElement ? plain : formatTyped(plain);
}

/** A checkbox stands for a setting that is "on" or "off". */
function isCheckbox(
  field: HTMLInputElement | HTMLSelectElement,
): field is HTMLInputElement & { type: "checkbox" } {
  return field.type === "checkbox";
}

/** Lock a control, with a note in its label; or unlock it. */
export function setLock(control: HTMLInputElement | HTMLSelectElement, locked: boolean) {
  const note = control.parentElement?.querySelector(".lock-note");
  control.disabled = locked;
  if (!locked) note?.remove();
  else if (!note)
    control.after(element("span", { class: "lock-note" }, text("page-locked-by-link")));
}
