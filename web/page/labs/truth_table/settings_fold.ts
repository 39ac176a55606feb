import { effect } from "@preact/signals-core";
import { at } from "../../../shared/checked_lookup.ts";
import type { Tables } from "../../core/site_data.ts";
import { text } from "../../language/text.ts";
import { byId, byTestId, setText } from "../../ui/dom.ts";
import { formatTyped } from "../../ui/form/parse_number.ts";
import { SettingsFold } from "../../ui/form/settings_fold.ts";
import type { SettingsForm } from "../../ui/form/settings_form.ts";
import type { TruthTableStore } from "./truth_table_store.ts";

/** Fold the settings; a rejected one unfolds them. */
export function foldSettings(
  { state, rejection, tables }: TruthTableStore,
  form: Pick<SettingsForm, "values">,
) {
  const fold = new SettingsFold(byTestId("tt-settings"), byId("truth-table-settings"));
  effect(() => {
    if (rejection.value?.setting !== undefined) fold.unfold(true); // its reason stands at the field
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

/** The network that the engine begins with, before it has answered. */
function firstNetwork(settings: Record<string, string>, { first }: Tables) {
  const hidden = Array(Number(settings.hidden_layers)).fill(Number(settings.hidden));
  return { settings, sizes: [at(first.inputs, 0).length, ...hidden, 1] };
}
