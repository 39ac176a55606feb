import { signal } from "@preact/signals-core";
import { lookUp } from "../../../../shared/checked_lookup.ts";
import type { Fault } from "../../../../shared/fault.ts";
import type { Recipe } from "../../../core/site_data.ts";
import { text } from "../../../language/text.ts";
import { byId, byTestId, eventDetail, setText } from "../../../ui/dom.ts";
import { SettingsFold } from "../../../ui/form/settings_fold.ts";
import type { SettingsForm } from "../../../ui/form/settings_form.ts";
import { sentence } from "../../../ui/format.ts";

/**
 * The form of a run: its settings, which a recipe fills in, the rules for stopping early, and the pace.
 *
 * Events: `settings`, `stopping` (one of them was changed).
 */
export class RunForm extends EventTarget {
  /** The settings as they were filled in, or typed and accepted by the engine. */
  readonly accepted = signal<Record<string, string>>({});
  readonly #fold = new SettingsFold(byTestId("mnist-settings"), byId("digits-settings"));

  /**
   * @param rules when to stop
   * @param pace of the first steps
   */
  constructor(
    private readonly settings: SettingsForm,
    private readonly rules: SettingsForm,
    private readonly pace: SettingsForm,
    private readonly recipes: Record<string, Recipe>,
  ) {
    super();
    settings.addEventListener("change", (event) => {
      if (eventDetail(event) === "recipe") this.fill(lookUp(recipes, this.#recipe).defaults);
      this.dispatchEvent(new Event("settings"));
    });
    rules.addEventListener("change", () => this.dispatchEvent(new Event("stopping")));
    this.#filled();
  }

  /** The settings as they are typed. */
  values() {
    return this.settings.values();
  }

  /** The rules for stopping as they are typed. */
  stopping() {
    return this.rules.values();
  }

  /** The pace of the first steps. */
  startPace() {
    return this.pace.values();
  }

  /** The engine has accepted the settings. */
  accept() {
    this.accepted.value = this.values();
  }

  /** Fills in what is given, and leaves the others. */
  fill(settings: Record<string, number | string>, others: Record<string, string> = {}) {
    this.settings.fill(settings);
    this.rules.fill(others);
    this.pace.fill(others);
    this.#filled();
  }

  /** Locks these settings and rules, and no others. */
  lock(names: string[]) {
    this.settings.lock(names);
    this.rules.lock(names);
    this.pace.lock(names);
  }

  /** Marks the setting that was rejected; null removes the mark. */
  mark(fault: Fault | null) {
    for (const form of [this.settings, this.rules]) {
      form.mark(fault?.setting ?? null, fault?.text);
    }
    if (fault?.setting) this.#fold.unfold(true); // the reason stands at the field
  }

  /** The name of a saved run's recipe. Older pages have saved its English text. */
  recipeText(recipe: string) {
    return Object.hasOwn(this.recipes, recipe) ? text(`option-recipe-${recipe}`) : recipe;
  }

  #filled() {
    this.accept();
    setText(byId("recipe-shows"), sentence(text(`recipe-summary-${this.#recipe}`)));
  }

  get #recipe() {
    return lookUp(this.values(), "recipe");
  }
}
