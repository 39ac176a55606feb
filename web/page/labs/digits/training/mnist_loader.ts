import { Fault } from "../../../../shared/fault.ts";
import type { DataProgress } from "../../../../shared/protocol.ts";
import type { EngineClient } from "../../../core/engine_client.ts";
import { eventDetail } from "../../../ui/dom.ts";
import type { DigitsRequests } from "../digits_requests.ts";
import type { DigitsState } from "../digits_state.ts";
import type { Moments } from "./moments.ts";

/** Brings MNIST to the engine. */
export class MnistLoader {
  constructor(
    private readonly engine: EngineClient,
    private readonly requests: DigitsRequests,
    private readonly state: DigitsState,
    private readonly moments: Moments,
  ) {
    engine.addEventListener("digits.data", (event) => {
      state.download.value = eventDetail(event) as DataProgress;
    });
  }

  /**
   * Resolves once all of it has arrived. A failure ends the run, unless another one has begun.
   * @param retry offered with the error
   * @returns false if it failed; the error has been reported
   */
  async load(retry: () => void): Promise<boolean> {
    const { id } = this.state.run.peek();
    try {
      await this.engine.request("digits.load_data");
    } catch (thrown) {
      const fault = Fault.from(thrown);
      if (id === this.state.run.peek().id && !this.requests.isEngineGone(fault)) {
        await this.requests.send("digits.pause");
        this.state.status.value = "failed";
        this.requests.reportError(fault, retry);
      }
      return false;
    }
    this.state.download.value = null;
    this.moments.evaluate();
    return true;
  }
}
