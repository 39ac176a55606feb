import { batch } from "@preact/signals-core";
import { Fault } from "../../../../shared/fault.ts";
import type { EngineClient } from "../../../core/engine_client.ts";
import type { DigitsRequests } from "../digits_requests.ts";
import type { DigitsSession } from "../digits_session.ts";
import type { DigitsState } from "../digits_state.ts";
import { runLabel } from "../digits_texts.ts";
import type { Origin, Progress } from "../run.ts";
import type { DigitCurves } from "./digit_curves.ts";
import type { MnistLoader } from "./mnist_loader.ts";
import type { RunForm } from "./run_form.ts";
import type { RunStore } from "./run_store.ts";
import type { Checkpoint, SavedRun } from "./saved_run.ts";
import { unusableRun } from "./saved_run.ts";

/** Kinds of errors by which Python says that the saved run itself cannot be used. */
const KINDS_OF_DAMAGE = ["model-file", "refused", "settings"];

type Parts = {
  engine: EngineClient;
  requests: DigitsRequests;
  state: DigitsState;
  form: RunForm;
  curves: DigitCurves;
  store: RunStore;
  mnist: MnistLoader;
  session: DigitsSession;
};

/** Resumes runs after their last epoch: when the engine was restarted, and in a later visit. */
export class RunResumer {
  constructor(private readonly parts: Parts) {}

  /** Shows the run that a started engine begins with, or resumes the one that it had before. */
  async begin() {
    const { requests, state, store, session } = this.parts;
    const isRestart = state.progress.peek() !== null;
    const wasInterrupted = state.status.peek() === "failed";
    const run = await store.currentRun();
    const outcome = run === null ? "rejected" : await this.#resume(run);
    if (outcome === "engine-ended") return; // the next start begins again
    if (outcome === "resumed") {
      if (wasInterrupted) await session.resumeTraining();
      return;
    }
    await requests.send("digits.progress");
    state.network.replaced();
    if (!isRestart) return;
    batch(() => {
      session.begin();
      state.status.value = "idle";
    });
    if (wasInterrupted) await session.train(); // requested before, though no epoch was done
  }

  /** Resumes the run of an earlier visit. */
  async resumeEarlier(run: SavedRun) {
    const { session, store, form } = this.parts;
    const { chosen, epochsBefore, stopping } = run.checkpoint;
    const outcome = await this.#resume(run, () => {
      session.begin();
      store.adopt(run);
      form.fill({ ...chosen, epochs: Number(chosen.epochs) - epochsBefore }, stopping);
    });
    if (outcome === "resumed") await session.resumeTraining();
  }

  /**
   * Gives a run to the engine, and shows it. If Python rejects it as damaged, it is deleted, and the
   * present run stays. No other error is a reason to delete a run.
   *
   * @param adopt called once the engine has accepted it
   */
  async #resume(run: SavedRun, adopt = () => {}): Promise<"resumed" | "rejected" | "engine-ended"> {
    const { engine, state, session, mnist } = this.parts;
    const { model, epoch, accuracy, chosen } = run.checkpoint;
    if (state.isActive) await session.pause();
    state.dropLateMessages();
    let progress: Progress;
    try {
      const args = { settings: chosen, model, epoch, accuracy, past: run.past };
      progress = await engine.request("digits.resume", args);
    } catch (thrown) {
      return this.#reject(Fault.from(thrown));
    }
    batch(() => {
      adopt();
      this.#show(run.checkpoint, progress);
    });
    mnist
      .load(() => session.train())
      .then((isLoaded) => {
        // the past is evaluated on the test digits, and a drawing compared with the training digits
        if (isLoaded) state.network.replaced();
      });
    return "resumed";
  }

  async #reject(fault: Fault) {
    const { requests, store } = this.parts;
    if (requests.isEngineGone(fault)) return "engine-ended"; // reported for the whole page
    const isDamaged = KINDS_OF_DAMAGE.includes(fault.kind);
    requests.reportError(isDamaged ? unusableRun(fault) : fault);
    if (isDamaged) await store.delete();
    return "rejected";
  }

  #show(checkpoint: Checkpoint, progress: Progress) {
    const { state, curves } = this.parts;
    const { epochsBefore, finished, epoch } = checkpoint;
    state.replaceRun({ origin: originOf(checkpoint), epochsBefore });
    curves.restore(checkpoint.curves, runLabel(progress.settings));
    state.showProgress(progress);
    if (finished) state.status.value = "finished";
    else state.status.value = epoch === 0 ? "idle" : "paused";
  }
}

function originOf({ altered, loaded }: Checkpoint): Origin {
  if (altered) return "hand";
  return loaded ? "file" : "seed";
}
