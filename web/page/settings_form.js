/** @typedef {{ label: string, default: number, low: number, high: number, whole: boolean }} Setting */

/**
 * The inputs of one group of settings. Ranges and defaults come from Python (`pynn/settings.py`),
 * and Python decides what is valid; here a refused field is only marked.
 */
export class SettingsForm extends EventTarget {
  /**
   * @param {HTMLElement} container holds inputs with `data-setting`
   * @param {Record<string, Setting>} settings
   */
  constructor(container, settings) {
    super();
    /** @type {HTMLInputElement[]} */
    this.inputs = [...container.querySelectorAll("input")];
    for (const input of this.inputs) {
      const setting = settings[String(input.dataset.setting)];
      input.value = String(setting.default);
      input.title = `${setting.low} to ${setting.high.toLocaleString("en")}`;
      input.addEventListener("change", () => this.dispatchEvent(new Event("change")));
    }
  }

  /** What is typed, as it is typed. @returns {Record<string, string>} */
  values() {
    return Object.fromEntries(this.inputs.map((input) => [input.dataset.setting, input.value]));
  }

  /** @param {Record<string, number>} settings */
  fill(settings) {
    for (const input of this.inputs) {
      const value = settings[String(input.dataset.setting)];
      if (value !== undefined) input.value = String(value);
    }
  }

  /** @param {string | null} setting the one that was refused, or null when all are good */
  mark(setting) {
    for (const input of this.inputs) {
      if (input.dataset.setting === setting) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }
}
