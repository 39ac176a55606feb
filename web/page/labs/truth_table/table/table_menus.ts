import { effect } from "@preact/signals-core";
import { text } from "../../../language/text.ts";
import { byId, element, fillMenu } from "../../../ui/dom.ts";
import { setLock } from "../../../ui/form/settings_form.ts";
import type { TruthTableSession } from "../truth_table_session.ts";

/** The menus that choose another truth table: which function, and of which inputs. */
export class TableMenus {
  constructor(session: TruthTableSession) {
    const { tables, table, isTableLocked } = session.store;
    const preset = byId<HTMLSelectElement>("truth-table-preset");
    const kind = byId<HTMLSelectElement>("truth-table-kind");
    const presets = Object.keys(tables.presets).map((name): [string, string] => [
      name,
      text(`table-preset-${name}`),
    ]);
    const kinds = tables.kinds.map((name): [string, string] => [name, text(`table-kind-${name}`)]);
    fillMenu(preset, presets);
    preset.append(element("option", { value: "", disabled: "" }, text("tt-table-own")));
    fillMenu(kind, kinds);
    preset.addEventListener("change", () =>
      session.setTable({ kind: kind.value, preset: preset.value }),
    );
    kind.addEventListener("change", () => {
      const fits = tables.presets[preset.value]?.kinds.includes(kind.value);
      const [firstFitting = "zero"] =
        Object.entries(tables.presets).find(([, { kinds }]) => kinds.includes(kind.value)) ?? [];
      session.setTable({ kind: kind.value, preset: fits ? preset.value : firstFitting });
    });
    effect(() => {
      preset.value = table.value.preset;
      kind.value = table.value.kind;
    });
    effect(() => {
      setLock(preset, isTableLocked.value);
      setLock(kind, isTableLocked.value);
    });
  }
}
