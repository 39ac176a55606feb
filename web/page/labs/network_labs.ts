import type { Changed, Labs } from "./code/context.ts";
import type { DigitsLab } from "./digits/digits_lab.ts";
import type { TruthTableSession } from "./truth_table/truth_table_session.ts";

/** The labs whose networks run on the package, as the code lab and the engine's failures concern both. */
export class NetworkLabs implements Labs {
  constructor(
    readonly truthTable: TruthTableSession,
    readonly digits: DigitsLab,
  ) {}

  async begin() {
    await Promise.all([this.truthTable.begin(), this.digits.begin()]);
  }

  stopped() {
    this.truthTable.engineFailed();
    this.digits.engineFailed();
  }

  changed({ truth_table: state, digits: progress }: Changed) {
    if (state) this.truthTable.changed(state);
    if (progress) this.digits.changed(progress);
  }
}
