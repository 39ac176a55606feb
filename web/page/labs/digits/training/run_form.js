import { translated } from "../../../language/text.js";
import { byId, detail, setText } from "../../../ui/dom.js";
import { sentence } from "../../../ui/format.js";

/** @typedef {import("../../../../shared/fault.js").Fault} Fault */
/** @typedef {import("../../../ui/form/settings_form.js").SettingsForm} SettingsForm */
/** @typedef {{ label: string, shows: string, defaults: Record<string, number> }} Recipe what it shows, and the settings that belong to it */

/**
 * What is asked of a run: its settings, which a recipe fills in, and when it shall stop early.
 *
 * Events: `settings`, `stopping` (one of them was changed).
 */
export class RunForm extends EventTarget {
  /** @param {SettingsForm} settings @param {SettingsForm} rules when to stop @param {Record<string, Recipe>} recipes */
  constructor(settings, rules, recipes) {
    super();
    this.settings = settings;
    this.rules = rules;
    this.recipes = recipes;
    settings.addEventListener("change", (event) => {
      if (detail(event) === "recipe") this.fill(this.recipes[this.values().recipe].defaults);
      this.dispatchEvent(new Event("settings"));
    });
    rules.addEventListener("change", () => this.dispatchEvent(new Event("stopping")));
    this.#showRecipe();
  }

  /** The settings as they are typed. */
  values() {
    return this.settings.values();
  }

  /** The rules for stopping as they are typed. */
  stopping() {
    return this.rules.values();
  }

  /** Fill in what is given, and leave the others. @param {Record<string, number | string>} settings @param {Record<string, string>} [stopping] */
  fill(settings, stopping = {}) {
    this.settings.fill(settings);
    this.rules.fill(stopping);
    this.#showRecipe();
  }

  /** Lock these settings and rules, and no others. @param {string[]} names */
  lock(names) {
    this.settings.lock(names);
    this.rules.lock(names);
  }

  /** Mark what was refused; null where all is well. @param {Fault | null} fault */
  mark(fault) {
    for (const form of [this.settings, this.rules]) {
      form.mark(fault?.setting ?? null, fault?.message);
    }
  }

  /** What the recipe of a run is called. @param {Record<string, number | string>} settings */
  recipeOf(settings) {
    return this.recipes[settings.recipe].label;
  }

  #showRecipe() {
    const { shows } = this.recipes[this.values().recipe];
    setText(byId("recipe-shows"), sentence(translated(shows)));
  }
}
