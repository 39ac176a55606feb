import { Fault } from "../../../shared/fault.ts";
import type { Requests } from "../../../shared/protocol.ts";
import type { EngineClient, RequestArguments } from "../../core/engine_client.ts";
import type { Edits } from "./edits.ts";

/** Actions that run edited or typed code, which may change more than its own files. */
const RUNS_CODE = ["code.apply", "console.run", "exercises.judge"];

/** The requests of the code lab: which of them are pending, and what the code that they run has altered. */
export class CodeRequests {
  #pending: Set<{ action: string }> = new Set();

  constructor(
    private readonly engine: EngineClient,
    private readonly edits: Edits,
  ) {}

  async request<A extends keyof Requests>(
    action: A,
    ...args: RequestArguments<A>
  ): Promise<Requests[A]["answer"]> {
    const pending = { action };
    this.#pending.add(pending);
    try {
      return await this.engine.request(action, ...args);
    } finally {
      this.#pending.delete(pending);
      if (RUNS_CODE.includes(action)) await this.findAltered();
    }
  }

  /** True while the worker has not answered a request, or one for this action. */
  isPending(action?: string) {
    if (action === undefined) return this.#pending.size > 0;
    return [...this.#pending].some((pending) => pending.action === action);
  }

  /** Ask Python for what code has changed outside of the files. */
  async findAltered() {
    try {
      this.edits.noteAltered(await this.engine.request("code.altered"));
    } catch (thrown) {
      const { kind } = Fault.from(thrown);
      // a Python that cannot even answer this is altered; one that has stopped is replaced
      if (kind !== "engine-died" && this.engine.state !== "failed") {
        this.edits.noteAltered(["builtins"]);
      }
    }
  }
}
