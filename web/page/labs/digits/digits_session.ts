import { batch } from "@preact/signals-core";
import { Fault } from "../../../shared/fault.ts";
import type { DigitsProgressEvent, RunFault } from "../../../shared/protocol.ts";
import type { EngineClient } from "../../core/engine_client.ts";
import { eventDetail } from "../../ui/dom.ts";
import type { DigitsRequests } from "./digits_requests.ts";
import type { DigitsState } from "./digits_state.ts";
import { runLabel } from "./digits_texts.ts";
import type { Progress } from "./run.ts";
import { SLOW_STEPS } from "./run.ts";
import type { DigitCurves } from "./training/digit_curves.ts";
import type { MnistLoader } from "./training/mnist_loader.ts";
import type { RunForm } from "./training/run_form.ts";
import type { RunSaver } from "./training/run_saver.ts";
import type { RunSettings } from "./training/run_settings.ts";

type Parts = {
  engine: EngineClient;
  requests: DigitsRequests;
  state: DigitsState;
  form: RunForm;
  settings: RunSettings;
  curves: DigitCurves;
  saver: RunSaver;
  mnist: MnistLoader;
  /** True if a run that begins now begins slowly. */
  isSlow: () => boolean;
};

/** Trains the network: requests go to the engine, and its answers and messages change the state. */
export class DigitsSession {
  /** Counts the requests to train, pause and reset: an answer to an earlier one changes no status. */
  #generation = 0;

  constructor(private readonly parts: Parts) {
    const { engine } = parts;
    engine.addEventListener("digits.progress", (event) =>
      this.#onProgress(eventDetail(event) as DigitsProgressEvent),
    );
    engine.addEventListener("digits.fault", (event) =>
      this.#onFault(eventDetail(event) as RunFault),
    );
  }

  // -- training ---------------------------------------------------------------------------------

  /** Pauses a run that trains, and trains otherwise. */
  toggle() {
    return this.parts.state.isActive ? this.pause() : this.train();
  }

  /** Trains by the form: the present run, or another one if the form asks for that. */
  async train() {
    const { state, settings } = this.parts;
    const before = state.status.peek();
    this.#generation += 1;
    const generation = this.#generation;
    state.status.value = "loading"; // at once, however busy the engine is
    const isAccepted =
      (await settings.applyStopping()) &&
      (await settings.apply(() => this.begin(), before === "finished"));
    if (generation !== this.#generation) return; // another button was pressed in the meantime
    if (isAccepted) await this.#trainOn();
    else state.status.value = before;
  }

  /** Trains the present run if epochs are left. */
  async resumeTraining() {
    if (this.parts.state.status.peek() !== "paused") return;
    const generation = this.#generation;
    const isAccepted = await this.parts.settings.applyStopping();
    if (isAccepted && generation === this.#generation) await this.#trainOn();
  }

  async #trainOn() {
    const { requests, state, saver, mnist, isSlow } = this.parts;
    state.dropLateMessages();
    state.status.value = "loading";
    const slow_until = state.progress.peek()?.step === 0 && isSlow() ? SLOW_STEPS : 0;
    mnist.load(() => this.train());
    saver.update({ finished: false });
    requests.send("digits.go_on");
    // not awaited before: no request to pause may come in between
    await requests.send("digits.train", { run: state.run.peek().id, slow_until });
  }

  async pause() {
    this.#generation += 1;
    this.parts.state.status.value = "paused";
    await this.parts.requests.send("digits.pause");
  }

  async reset() {
    const { requests, state, form } = this.parts;
    state.dropLateMessages();
    const settings = form.values();
    const pausing = state.isActive ? this.pause() : null;
    this.#generation += 1;
    const generation = this.#generation;
    if (pausing) await pausing;
    if (!(await requests.send("digits.configure", { settings }))) return;
    this.begin();
    if (generation === this.#generation) state.status.value = "idle";
  }

  async #pauseIfActive() {
    if (this.parts.state.isActive) await this.pause();
  }

  /**
   * The engine has another run: shows that, without a past.
   * @param origin of its first weights if they were not changed by hand
   */
  begin(origin: "seed" | "file" = "seed") {
    const { state, saver, curves } = this.parts;
    const isAltered = state.progress.peek()?.altered === true;
    batch(() => {
      saver.begin();
      curves.begin();
      state.replaceRun({ origin: isAltered ? "hand" : origin, epochsBefore: 0 });
    });
  }

  // -- networks from elsewhere --------------------------------------------------------------------

  /** @param model the content of an `.npz` */
  async load(model: Uint8Array) {
    const { requests, state, form, saver, mnist } = this.parts;
    state.dropLateMessages();
    await this.#pauseIfActive();
    const progress = await requests.send("digits.load", { model });
    if (progress === null) return;
    batch(() => {
      this.begin("file");
      state.status.value = "idle";
      form.fill(progress.settings);
    });
    saver.save(model);
    const { id } = state.run.peek();
    await mnist.load(() => this.train());
    if (id !== state.run.peek().id || state.status.peek() !== "idle") return;
    const evaluated = await requests.send("digits.evaluate");
    if (evaluated) saver.update({ accuracy: evaluated.accuracy });
    state.network.replaced();
  }

  /**
   * Pauses the run and brings MNIST, so that the network can be taught something else.
   * @param retry offered if that fails
   * @returns false if it failed; the error has been reported
   */
  async prepareTeaching(retry: () => void): Promise<boolean> {
    await this.#pauseIfActive();
    return this.parts.mnist.load(retry);
  }

  /** The network was changed other than by its run. */
  networkChanged(progress: Progress) {
    const { state, saver } = this.parts;
    if (!progress.checkpoint) {
      state.network.replaced(); // the network of another moment: the run goes on as it was
      return;
    }
    batch(() => {
      state.showProgress(progress);
      state.showPresent();
    });
    saver.save(progress.checkpoint);
  }

  /** The engine has stopped. */
  engineFailed() {
    const { state } = this.parts;
    if (state.isActive) state.status.value = "failed";
  }

  // -- messages of the engine -------------------------------------------------------------------

  #onProgress({ progress, run }: DigitsProgressEvent) {
    const { state, saver, curves } = this.parts;
    if (run !== state.run.peek().id) return;
    const { checkpoint, finished, waiting } = progress;
    batch(() => {
      curves.add(progress, runLabel(progress.settings));
      if (finished) state.status.value = "finished";
      else if (state.status.peek() === "loading" && !waiting) state.status.value = "training";
      state.showProgress(progress);
      if (finished) state.network.replaced();
      else state.network.trained(Boolean(checkpoint));
    });
    if (checkpoint) saver.save(checkpoint);
  }

  async #onFault({ fault: payload, run }: RunFault) {
    const { requests, state } = this.parts;
    if (run !== state.run.peek().id) return;
    const fault = Fault.of(payload);
    state.status.value = "failed";
    requests.reportError(fault);
    await requests.send("digits.progress"); // which clears the error if it succeeds
    requests.reportError(fault);
  }
}
