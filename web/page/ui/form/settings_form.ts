import { lookUp } from "../../../shared/look_up.ts";
import type { CatalogueText } from "../../../shared/protocol.ts";
import { say, text, translated } from "../../language/text.ts";
import { element, fillMenu } from "../dom.ts";
import { formatInteger, sentence } from "../format.ts";
import { formatTyped, parseNumber } from "./parse_number.ts";
import { setLock } from "./setting_lock.ts";

export type Setting = {
  label: string;
  default: number | string | null;
  low?: number;
  high?: number;
  whole?: boolean;
  options?: Record<string, string>;
};

/**
 * The inputs of one group of settings. Ranges, options and defaults come from Python
 * (`pynn/settings.py`), and Python decides what is valid; here a refused field is only marked, and
 * told why.
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
      prepare(field, lookUp(settings, name));
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

  /** What is typed, for Python to read. */
  values(): Record<string, string> {
    return Object.fromEntries([...this.#fields].map(([name, { input }]) => [name, read(input)]));
  }

  /** Fill in what is given, and leave the others, and what is locked. */
  fill(settings: Record<string, number | string>) {
    for (const [name, { input }] of this.#fields) {
      if (settings[name] !== undefined && !input.disabled) write(input, settings[name]);
    }
  }

  /** Lock these settings, and no others: they keep their values. */
  lock(names: string[]) {
    for (const [name, { input }] of this.#fields) setLock(input, names.includes(name));
  }

  /** @param setting the one that was refused, or null when all are good */
  mark(setting: string | null, why: CatalogueText | null = null) {
    for (const [name, { input, reason }] of this.#fields) {
      const refused = name === setting;
      reason.textContent = refused && why ? sentence(say(why)) : "";
      reason.hidden = !refused;
      if (refused) {
        input.setAttribute("aria-invalid", "true");
        input.setAttribute("aria-describedby", reason.id);
      } else {
        input.removeAttribute("aria-invalid");
        input.removeAttribute("aria-describedby");
      }
    }
  }
}

function prepare(field: HTMLInputElement | HTMLSelectElement, setting: Setting) {
  const { low = 0, high = 0, options } = setting;
  if (field instanceof HTMLSelectElement) {
    const few = Array.from({ length: high - low + 1 }, (_, index) => String(low + index));
    const named: [string, string][] = options
      ? Object.entries(options).map(([name, label]) => [name, translated(label)])
      : few.map((number) => [number, number]);
    fillMenu(field, named);
  } else {
    const range = { low: formatTyped(String(low)), high: formatInteger(high) };
    field.title = text("page-setting-range", range);
  }
  write(field, setting.default ?? "");
}

function read(field: HTMLInputElement | HTMLSelectElement) {
  return field instanceof HTMLSelectElement ? field.value : parseNumber(field.value);
}

function write(field: HTMLInputElement | HTMLSelectElement, value: number | string) {
  const plain = String(value);
  field.value = field instanceof HTMLSelectElement ? plain : formatTyped(plain);
}
