import { effect } from "@preact/signals-core";
import { at } from "../../../shared/checked_lookup.ts";
import type { Tables } from "../../core/site_data.ts";
import { text } from "../../language/text.ts";
import { byId, byTestId, setText } from "../../ui/dom.ts";
import { formatTyped } from "../../ui/form/parse_number.ts";
import type { SettingsForm } from "../../ui/form/settings_form.ts";
import { isPlainKey } from "../../ui/keyboard/plain_key.ts";
import type { TruthTableStore } from "./truth_table_store.ts";

/** Folds the settings behind one button, which sums them up. */
export class SettingsFold {
  private readonly button = byTestId("tt-settings");
  private readonly panel = byId("truth-table-settings");

  constructor({ state, rejection, tables }: TruthTableStore, form: Pick<SettingsForm, "values">) {
    this.button.addEventListener("click", () => this.#unfold(this.panel.hidden === true));
    this.panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isPlainKey(event)) return;
      this.#unfold(false);
      this.button.focus();
    });
    effect(() => {
      if (rejection.value?.setting !== undefined) this.#unfold(true); // its reason stands at the field
    });
    effect(() => {
      const { sizes, settings } = state.value ?? firstNetwork(form.values(), tables);
      const summary = text("tt-settings-summary", {
        sizes: sizes.join("-"),
        activation: text(`option-activation-${settings.activation}`),
        rate: formatTyped(String(settings.learning_rate)),
        seed: String(settings.seed),
      });
      setText(byId("settings-summary"), summary);
    });
  }

  #unfold(isUnfolded: boolean) {
    this.panel.hidden = !isUnfolded;
    this.button.setAttribute("aria-expanded", String(isUnfolded));
  }
}

/** The network that the engine begins with, before it has answered. */
function firstNetwork(settings: Record<string, string>, { first }: Tables) {
  const hidden = Array(Number(settings.hidden_layers)).fill(Number(settings.hidden));
  return { settings, sizes: [at(first.inputs, 0).length, ...hidden, 1] };
}
