/** Joins the code lab to the rest of the page: the types of both, and the labs that run on the package. */

import { lookUp } from "../../../shared/checked_lookup.ts";
import type { ConsoleAnswer, ErrorPlace, Requests } from "../../../shared/protocol.ts";
import type { EngineClient, RequestArguments } from "../../core/engine_client.ts";
import type { Shareable } from "../../core/share/shareable.ts";
import type { Storage } from "../../core/storage.ts";
import type { ReportError } from "../../ui/error_banner.ts";
import type { DigitsLab } from "../digits/digits_lab.ts";
import type { TruthTableSession } from "../truth_table/truth_table_session.ts";
import type { CodeLink } from "./code_link.ts";
import type { Edits } from "./edits.ts";

/** The new state of each lab whose network was changed. */
export type Changed = Pick<ConsoleAnswer, "truth_table" | "digits">;

/** The labs that run on the package, and start again with it. */
export type Labs = {
  stopped(): void;
  begin(): Promise<unknown>;
  changed(labs: Changed): void;
  /** Set a lab up with its default settings and a new run. */
  startOver(lab: string): void;
};

/** The truth-table lab and the digits lab as one. */
export class NetworkLabs implements Labs {
  constructor(
    readonly truthTable: TruthTableSession,
    readonly digits: DigitsLab,
    private readonly shareable: Record<string, Shareable>,
  ) {}

  startOver(lab: string) {
    const settings = lookUp(this.shareable, lab).defaults({});
    (lab === "digits" ? this.digits : this.truthTable).startOver(settings);
  }

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

/** The parts of the page that the workspace of the code lab uses. */
export interface CodeContext {
  /** Asks the engine. Rejects with a Fault. */
  request: <A extends keyof Requests>(
    action: A,
    ...args: RequestArguments<A>
  ) => Promise<Requests[A]["answer"]>;
  /** Lets the labs run on these files. Rejects with a Fault. */
  apply: (texts: Record<string, string>) => Promise<void>;
  edits: Edits;
  engine: EngineClient;
  storage: Storage;
  labs: Labs;
  link: CodeLink;
  /** An exercise was solved. */
  exerciseSolved: () => void;
  reportError: ReportError;
}

/** The workspace of the code lab, as the page uses it. */
export interface CodeWorkspace {
  /** Show the lines that compute an equation of the derivation. */
  showEquation(key: string): Promise<void>;
  /** Show the difference between a file and its original. */
  compare(file: string | undefined): void;
  /** Show where in the code an error arose, with Python's traceback. */
  showTrace(trace: ErrorPlace): void;
  /** Lay the text out, now that it is in sight. */
  measure(): void;
}
