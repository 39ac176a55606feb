import { Fault } from "../../../shared/fault.ts";
import type { DigitsProgress, Requests } from "../../../shared/protocol.ts";
import type { EngineClient, RequestArguments } from "../../core/engine_client.ts";
import type { ReportError } from "../../ui/error_banner.ts";
import type { DigitsState } from "./digits_state.ts";
import type { RunForm } from "./training/run_form.ts";

type RunAction = Extract<keyof Requests, `digits.${string}`>;

/** Requests about the run: progress goes to the state, and an error to the form and the page. */
export class DigitsRequests {
  constructor(
    private readonly engine: EngineClient,
    private readonly state: DigitsState,
    private readonly form: RunForm,
    readonly reportError: ReportError,
  ) {}

  /** @returns null if the engine has rejected it, and the error has been reported */
  async send<A extends RunAction>(
    action: A,
    ...args: RequestArguments<A>
  ): Promise<Requests[A]["answer"] | null> {
    try {
      const answer = await this.engine.request(action, ...args);
      if (isProgress(answer)) this.state.showProgress(answer);
      this.form.mark(null);
      this.reportError(null);
      return answer;
    } catch (thrown) {
      this.reject(Fault.from(thrown));
      return null;
    }
  }

  /** Shows an error of a request, also at the setting that has caused it. */
  reject(fault: Fault) {
    this.form.mark(fault);
    this.reportError(fault);
  }

  /** True if the engine has ended since the request, perhaps to be started again. */
  isEngineGone(fault: Fault) {
    return this.engine.state === "failed" || fault.kind === "engine-died";
  }
}

function isProgress(answer: Requests[RunAction]["answer"]): answer is DigitsProgress {
  return typeof answer === "object" && "steps_per_epoch" in answer;
}

type InspectionAction = Extract<keyof Requests, `inspection.${string}`>;

/** Requests about what the network in view has learned. */
export class Inspection {
  constructor(private readonly engine: EngineClient) {}

  /**
   * @param report gets an error, unless the engine has stopped, which is reported for the whole page
   * @returns null if there is no answer
   */
  async send<A extends InspectionAction>(
    report: (fault: Fault) => void,
    action: A,
    ...args: RequestArguments<A>
  ): Promise<NonNullable<Requests[A]["answer"]> | null> {
    try {
      return (await this.engine.request(action, ...args)) ?? null;
    } catch (thrown) {
      if (this.engine.state !== "failed") report(Fault.from(thrown));
      return null;
    }
  }
}
