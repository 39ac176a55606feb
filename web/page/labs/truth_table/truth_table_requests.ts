import { Fault } from "../../../shared/fault.ts";
import type * as protocol from "../../../shared/protocol.ts";
import type { EngineClient, RequestArguments } from "../../core/engine_client.ts";
import { LatestOnly } from "../../core/task_queues.ts";
import type { ReportError } from "../../ui/error_banner.ts";
import type { ShownState } from "./state.ts";
import { applyFrame, readState } from "./state.ts";
import type { TruthTableStore } from "./truth_table_store.ts";

type Requests = protocol.Requests;
/** The requests of this lab. */
type Action = Extract<keyof Requests, `truth_table.${string}`>;
/** Requests that are answered with a state. */
type StateAction = {
  [A in Action]: Requests[A]["answer"] extends protocol.TruthTableState ? A : never;
}[Action];

/** Actions whose success clears the error above the lab; a selection, or the start of a run, does not. */
const CLEAR_ERRORS: Action[] = [
  "truth_table.advance",
  "truth_table.advance_epoch",
  "truth_table.set_targets",
  "truth_table.set_table",
  "truth_table.reset",
  "truth_table.restore",
];
/** Actions that validate what was typed: their success clears its rejection, too. */
const VALIDATE_FIELDS: Action[] = [
  "truth_table.configure",
  "truth_table.set_parameter",
  "truth_table.set_up",
];

/** Sends the lab's requests, and passes on the states that come back, in order and with their equations. */
export class TruthTableRequests {
  /** The newest state that has arrived; it is shown once its equations have arrived, too. */
  #newest: protocol.TruthTableState | null = null;
  /** The structures of equations, by their keys. */
  #structures: Map<string, protocol.Equations> = new Map();
  #showing = new LatestOnly<{ state: protocol.TruthTableState }>(({ state }) => this.#show(state));

  /**
   * @param reportError shows an error; null clears one that the lab has caused
   * @param show receives each state that is to be shown
   */
  constructor(
    private readonly engine: EngineClient,
    private readonly store: Pick<TruthTableStore, "rejection">,
    readonly reportError: ReportError,
    private readonly show: (state: ShownState) => void,
  ) {}

  /**
   * Request something that is answered with a state, and show that.
   * @returns undefined if it failed, which was reported
   */
  async requestState<A extends StateAction>(action: A, ...args: RequestArguments<A>) {
    const state = await this.request(action, ...args);
    if (state !== undefined) await this.receive(state);
    return state;
  }

  /** Request something that is answered with a state, and show that; false if it failed. */
  async succeeds<A extends StateAction>(action: A, ...args: RequestArguments<A>) {
    return (await this.requestState(action, ...args)) !== undefined;
  }

  /** @returns undefined if it failed, which was reported */
  async request<A extends Action>(
    action: A,
    ...args: RequestArguments<A>
  ): Promise<Requests[A]["answer"] | undefined> {
    try {
      const answer = await this.engine.request(action, ...args);
      if (VALIDATE_FIELDS.includes(action)) this.report(null);
      else if (CLEAR_ERRORS.includes(action) && this.store.rejection.peek() === null) {
        this.reportError(null);
      }
      return answer;
    } catch (thrown) {
      const fault = Fault.from(thrown);
      this.report(fault);
      if (fault.kind === "diverged") this.requestState("truth_table.state"); // the step it went back to
      return undefined;
    }
  }

  /** Show a state once its equations are there; while they are fetched, newer states replace it. */
  receive(state: protocol.TruthTableState): Promise<void> {
    this.#newest = state;
    return this.#showing.request({ state });
  }

  /** Resolves once the newest state is shown. */
  allShown(): Promise<void> {
    return this.#showing.idle;
  }

  receiveFrame(frame: protocol.TruthTableFrame) {
    if (this.#newest !== null) this.receive(applyFrame(this.#newest, frame));
  }

  /** Show a fault, and mark the field that it is about; null clears both. */
  report(fault: Fault | null) {
    this.store.rejection.value = fault?.setting ? fault : null;
    this.reportError(fault);
  }

  async #show(state: protocol.TruthTableState) {
    const structure =
      this.#structures.get(state.equations) ?? (await this.#fetchStructure(state.equations));
    if (structure !== undefined) this.show(readState(state, structure));
  }

  async #fetchStructure(key: string) {
    const structure = await this.request("truth_table.equations", { key });
    if (structure !== undefined) this.#structures.set(key, structure);
    return structure;
  }
}
