import { batch, computed, signal } from "@preact/signals-core";
import type { DataProgress, VisitedStep } from "../../../shared/protocol.ts";
import type { Progress, Run, Status } from "./run.ts";

/** The state of the digits lab. The session changes it, and the views follow it. */
export class DigitsState {
  readonly status = signal<Status>("idle");
  /** How far the run is; null until the engine has answered for the first time. */
  readonly progress = signal<Progress | null>(null);
  readonly run = signal<Run>({ id: 0, origin: "seed", epochsBefore: 0 });
  /** How much of MNIST has arrived, while it does. */
  readonly download = signal<DataProgress | null>(null);
  /** The moment of the past that is in view; null: now. */
  readonly moment = signal<VisitedStep | null>(null);
  readonly network = new NetworkChanges();

  /** True if the network in view has other weights than the random ones of its seed. */
  readonly isTrained = computed(() => {
    const { step } = this.moment.value ?? this.progress.value ?? { step: 0 };
    return this.run.value.origin !== "seed" || step > 0;
  });

  /** True if training has been requested and neither paused nor ended. */
  get isActive() {
    return ["training", "loading"].includes(this.status.peek());
  }

  showProgress(progress: Progress) {
    batch(() => {
      this.progress.value = progress;
      const run = this.run.peek();
      if (progress.altered && run.origin !== "hand") this.run.value = { ...run, origin: "hand" };
    });
  }

  /** Another run is in view, as it is now. */
  replaceRun(run: Omit<Run, "id">) {
    batch(() => {
      this.run.value = { ...run, id: this.run.peek().id + 1 };
      this.showPresent();
    });
  }

  /** Drops the messages of the run that are still on their way. */
  dropLateMessages() {
    const run = this.run.peek();
    this.run.value = { ...run, id: run.id + 1 };
  }

  /** The present network is in view. */
  showPresent() {
    batch(() => {
      this.moment.value = null;
      this.network.replaced();
    });
  }
}

/** Counts the changes of the network in view, so that views can follow them. */
export class NetworkChanges {
  /** Another network, or one that was changed other than by its run. */
  readonly replacements = signal(0);
  /** Steps of its run. */
  readonly trainings = signal(0);
  /** Evaluations on the test digits. */
  readonly evaluations = signal(0);

  replaced() {
    batch(() => {
      this.replacements.value += 1;
      this.evaluations.value += 1;
    });
  }

  /** @param isEvaluated true after an epoch */
  trained(isEvaluated: boolean) {
    batch(() => {
      this.trainings.value += 1;
      if (isEvaluated) this.evaluations.value += 1;
    });
  }
}
