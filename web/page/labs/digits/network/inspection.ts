import { Fault } from "../../../../shared/fault.ts";
import type { Requests } from "../../../../shared/protocol.ts";
import type { EngineClient, RequestArguments } from "../../../core/engine_client.ts";

type Action = Extract<keyof Requests, `inspection.${string}`>;

/** Requests about what the network in view has learned. */
export class Inspection {
  constructor(private readonly engine: EngineClient) {}

  /**
   * @param report gets an error, unless the engine has stopped, which is reported for the whole page
   * @returns null if there is no answer
   */
  async send<A extends Action>(
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
