import { lookUp } from "../../../shared/checked_lookup.ts";
import { formatTable, parseTable } from "../../core/share/shareable.ts";
import type { SettingsForm } from "../../ui/form/settings_form.ts";
import type { RunControl } from "./run_control.ts";
import type { TruthTableRequests } from "./truth_table_requests.ts";
import type { TruthTableStore } from "./truth_table_store.ts";

/** The settings and the table, as a link holds them; and those of an opened link, on their way to the engine. */
export class LinkedSettings {
  /** The settings of a link that the engine does not have yet. */
  #pending: Record<string, string> | null = null;

  constructor(
    private readonly form: Pick<SettingsForm, "values" | "fill" | "lock">,
    private readonly store: TruthTableStore,
    private readonly requests: TruthTableRequests,
    private readonly runs: RunControl,
  ) {}

  /** True if the engine does not have the settings of a link yet. */
  get isPending() {
    return this.#pending !== null;
  }

  /** The settings and the table, as a link holds them. */
  chosen(): Record<string, string> {
    const { table, targets } = this.store;
    const shown = formatTable({ kind: table.peek().kind, targets: targets.peek() });
    return { ...this.form.values(), table: this.#pending?.table ?? shown };
  }

  /** Start again with the settings and the table of a link, unless they are in use already. */
  setUp(chosen: Record<string, string>) {
    const now = this.chosen();
    if (Object.entries(chosen).every(([name, value]) => value === now[name])) return;
    this.form.fill(chosen);
    this.#pending = chosen;
    if (this.store.state.peek() !== null) this.send(); // else when the engine begins
  }

  /** Give the pending settings to the engine. */
  async send() {
    const chosen = this.#pending;
    if (chosen === null) return;
    const { table: _, ...settings } = chosen;
    const table = parseTable(lookUp(chosen, "table"));
    this.runs.replaceRun();
    if (this.runs.isRunning) await this.runs.pause();
    const isAccepted = await this.requests.succeeds("truth_table.set_up", { settings, ...table });
    if (isAccepted && this.#pending === chosen) this.#pending = null;
  }

  /** Lock these settings and, if it is named, the table; unlock all others. */
  lock(names: string[]) {
    this.form.lock(names);
    this.store.isTableLocked.value = names.includes("table");
  }
}
