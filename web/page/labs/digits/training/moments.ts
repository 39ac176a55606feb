import { batch, computed } from "@preact/signals-core";
import type { EngineClient } from "../../../core/engine_client.ts";
import { LatestOnly } from "../../../core/task_queues.ts";
import type { DigitsState } from "../digits_state.ts";

/** Brings a moment of the run's past into view, or the present network again. */
export class Moments {
  #requests = new LatestOnly(({ step }: { step: number | undefined }) => this.#view(step));

  /** The steps that can be viewed, without the present one. */
  readonly steps = computed(() => {
    const progress = this.state.progress.value;
    return progress === null ? [] : pastSteps(progress, this.state.moment.value?.step ?? null);
  });
  /** Where the moment in view is, in epochs; null: now. */
  readonly epochs = computed(() => {
    const [moment, progress] = [this.state.moment.value, this.state.progress.value];
    return moment === null || progress === null ? null : moment.step / progress.steps_per_epoch;
  });

  constructor(
    private readonly engine: EngineClient,
    private readonly state: DigitsState,
  ) {}

  /** @param step undefined: now */
  view(step: number | undefined) {
    this.#requests.request({ step });
  }

  /** Views the moment nearest to a point of the curves. */
  viewNear(epochs: number) {
    const progress = this.state.progress.peek();
    if (progress === null) return;
    const target = epochs * progress.steps_per_epoch;
    const distance = (step: number) => Math.abs(step - target);
    const steps = [...this.steps.peek(), progress.step];
    const nearest = steps.reduce((best, step) => (distance(step) < distance(best) ? step : best));
    this.view(nearest === progress.step ? undefined : nearest);
  }

  /** The test digits have arrived: evaluates the moment in view if it has not been yet. */
  evaluate() {
    const moment = this.state.moment.peek();
    if (moment !== null && Number.isNaN(moment.accuracy)) this.view(moment.step);
  }

  async #view(step: number | undefined) {
    try {
      const moment = await this.engine.request("digits.visit", { step });
      batch(() => {
        this.state.moment.value = step === undefined ? null : moment;
        this.state.network.replaced();
      });
    } catch {
      // the engine has stopped, which is reported for the whole page
    }
  }
}

/**
 * The steps before now that can be viewed.
 * @param inView this one stays among them though the run may have forgotten it
 */
export function pastSteps(
  { moments, step }: { moments: number[]; step: number },
  inView: number | null,
) {
  const steps = new Set(moments.filter((moment) => moment < step));
  if (inView !== null) steps.add(inView);
  return [...steps].sort((a, b) => a - b);
}
