import type { DigitsState } from "../digits_state.ts";
import type { DigitCurves } from "./digit_curves.ts";
import type { RunForm } from "./run_form.ts";
import type { RunStore } from "./run_store.ts";
import type { Checkpoint } from "./saved_run.ts";

/** Puts the present run, as state, form and curves have it, into the store. */
export class RunSaver {
  constructor(
    private readonly state: DigitsState,
    private readonly form: RunForm,
    private readonly curves: DigitCurves,
    private readonly store: RunStore,
  ) {}

  /** Another run begins. */
  begin() {
    this.store.begin();
  }

  /** Saves the run as it is now. */
  save(model: Uint8Array) {
    const progress = this.state.progress.peek();
    if (progress === null) return;
    const { epoch, accuracy, finished, settings, moments } = progress;
    const { origin } = this.state.run.peek();
    this.store.save(
      {
        model,
        epoch,
        accuracy,
        finished,
        loaded: origin === "file",
        altered: origin === "hand",
        recipe: String(settings.recipe),
        curves: this.curves.toSaved(),
        ...this.#continuation(),
      },
      moments,
    );
  }

  /** Saves how the run goes on after its last checkpoint. */
  update(changes: Partial<Checkpoint> = {}) {
    this.store.update({ ...this.#continuation(), ...changes });
  }

  #continuation() {
    return {
      chosen: this.state.progress.peek()?.settings ?? {},
      epochsBefore: this.state.run.peek().epochsBefore,
      stopping: this.form.stopping(),
    };
  }
}
