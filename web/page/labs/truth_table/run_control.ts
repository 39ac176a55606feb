import { batch } from "@preact/signals-core";
import { Fault } from "../../../shared/fault.ts";
import type { RunFault, TruthTableFrameEvent } from "../../../shared/protocol.ts";
import type { EngineClient } from "../../core/engine_client.ts";
import { eventDetail } from "../../ui/dom.ts";
import type { TruthTableRequests } from "./truth_table_requests.ts";
import type { Run, Speed, TruthTableStore } from "./truth_table_store.ts";

/** Starts, pauses and resets the training, and passes on the frames of the present run. */
export class RunControl {
  /** @param configure gives the settings to the engine; resolves to false if it rejects them */
  constructor(
    engine: EngineClient,
    private readonly store: TruthTableStore,
    private readonly requests: TruthTableRequests,
    private readonly configure: () => Promise<boolean>,
  ) {
    engine.addEventListener("truth_table.frame", (event) => {
      const { frame, run, finished }: TruthTableFrameEvent = eventDetail(event);
      if (run !== this.#run.id) return;
      requests.receiveFrame(frame);
      if (finished && this.isRunning) this.stopped();
    });
    engine.addEventListener("truth_table.fault", (event) => {
      const { fault, run }: RunFault = eventDetail(event);
      if (run !== this.#run.id) return;
      this.stopped();
      requests.reportError(Fault.of(fault));
      requests.requestState("truth_table.state"); // the step it went back to
    });
  }

  get #run() {
    return this.store.run.peek();
  }

  /** True from Run until Pause, even before the engine has confirmed either. */
  get isRunning() {
    return this.#run.phase === "running";
  }

  async start() {
    this.replaceRun("running");
    const { id } = this.#run;
    const isAccepted = await this.configure();
    if (id !== this.#run.id || !this.isRunning) return; // paused, reset or restarted meanwhile
    if (!isAccepted) {
      await this.pause(); // the engine may still run at the speed before
      return;
    }
    const { stage, state, speed } = this.store;
    stage.value = null;
    const learned = state.peek()?.learned ?? false;
    await this.requests.request("truth_table.run", { run: id, speed: speed.peek(), learned });
  }

  async pause() {
    if (this.isRunning) this.#setPhase("pausing");
    const { id } = this.#run;
    await this.requests.requestState("truth_table.pause"); // answered with the state in which it stopped
    if (id === this.#run.id && this.#run.phase === "pausing") this.#setPhase("idle");
  }

  setSpeed(speed: Speed) {
    this.store.speed.value = speed;
    if (this.isRunning) this.start();
  }

  async reset() {
    this.replaceRun();
    await this.pause();
    if (await this.configure()) await this.requests.requestState("truth_table.reset");
  }

  /**
   * Go back to the first weights. The controls show it at once, and later requests are answered from there,
   * even if this is not awaited.
   *
   * @param isListed true if the run so far becomes an earlier run
   * @returns false if it failed
   */
  async beginAgain(isListed: boolean): Promise<boolean> {
    batch(() => {
      this.replaceRun("idle");
      this.store.stage.value = null;
    });
    if (!isListed) this.store.history.discardRun();
    const [, reset] = await Promise.all([
      this.requests.request("truth_table.pause"),
      this.requests.requestState("truth_table.reset"),
    ]);
    return reset !== undefined;
  }

  /** Nothing runs any more: the run has finished or failed, or the engine has stopped. */
  stopped() {
    this.#setPhase("idle");
  }

  /** From now on, drop what still arrives of the run so far. */
  replaceRun(phase = this.#run.phase) {
    this.store.run.value = { id: this.#run.id + 1, phase };
  }

  #setPhase(phase: Run["phase"]) {
    if (phase !== this.#run.phase) this.store.run.value = { ...this.#run, phase };
  }
}
