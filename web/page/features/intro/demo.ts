import type { ReadonlySignal } from "@preact/signals-core";
import { computed, signal } from "@preact/signals-core";
import type { RunControl } from "../../labs/truth_table/run_control.ts";
import type { ShownState } from "../../labs/truth_table/state.ts";
import type { TruthTableStore } from "../../labs/truth_table/truth_table_store.ts";
import { text } from "../../language/text.ts";
import { formatInteger } from "../../ui/format.ts";

/** `waiting`: for Python and the lab's first state; `ended`: by itself, and its last caption is shown. */
type DemoPhase = "off" | "waiting" | "playing" | "ended";

/** The parts of the truth-table lab that the demo uses. */
export type DemoLab = {
  store: Pick<TruthTableStore, "state" | "engineState" | "run" | "speed">;
  runs: Pick<RunControl, "start" | "pause" | "beginAgain">;
};

/** The lab's first table is learned after 263 steps: at this speed, 54 steps a second, after five seconds. */
const SPEED = 1.8;
/** The demo ends here, learned or not: with the settings of a link, a table may take long or never be learned. */
export const MAX_STEPS = 300;
/** The captions of the run, each for as many steps as take time enough to read it. */
const CAPTIONS = ["first-forward", "first-loss", "first-update"];
const CAPTION_STEPS = 85;

/** About five seconds of learning in the truth-table lab, which then stays as it is. */
export class Demo {
  readonly phase = signal<DemoPhase>("off");
  /** A sentence about the present moment of the run; "" while nothing plays. */
  readonly caption = computed(() => {
    const state = this.lab.store.state.value;
    if (state === null) return "";
    if (this.phase.value === "playing") return runCaption(state);
    return this.phase.value === "ended" ? lastCaption(state) : "";
  });
  /** Counts what was begun and ended, so that a play that was ended does nothing more. */
  #turn = 0;
  #usualSpeed: TruthTableStore["speed"]["value"] = 1;

  /** @param isVisible true while the person can see the page */
  constructor(
    private readonly lab: DemoLab,
    private readonly isVisible: ReadonlySignal<boolean>,
  ) {}

  /** Play it from the first weights, as soon as Python is ready and the page is seen. */
  async play() {
    const { store, runs } = this.lab;
    this.end();
    const turn = this.#turn;
    const hasEnded = () => this.phase.value === "off" || turn !== this.#turn;
    this.phase.value = "waiting";
    const isReady = () => store.engineState.value === "ready" && store.state.value !== null;
    await until(() => hasEnded() || (isReady() && this.isVisible.value));
    if (hasEnded()) return;
    this.phase.value = "playing";
    if ((store.state.peek()?.end ?? 0) > 0) await runs.beginAgain(true);
    if (hasEnded()) return;
    this.#usualSpeed = store.speed.peek();
    store.speed.value = SPEED;
    runs.start();
    await until(() => hasEnded() || !this.#isRunning() || this.#isOver());
    if (hasEnded()) return;
    this.#stop();
    this.phase.value = this.#isOver() ? "ended" : "off"; // off: the page shows an error
  }

  /** End it where it is, and pause the run. */
  end() {
    if (this.phase.peek() === "playing") this.#stop();
    this.phase.value = "off";
    this.#turn += 1;
  }

  #stop() {
    const { store, runs } = this.lab;
    if (store.speed.peek() === SPEED) store.speed.value = this.#usualSpeed;
    if (this.#isRunning()) runs.pause();
  }

  #isRunning() {
    return this.lab.store.run.value.phase === "running";
  }

  #isOver() {
    const state = this.lab.store.state.value;
    return state !== null && (state.learned || state.step >= MAX_STEPS);
  }
}

function runCaption({ step }: ShownState) {
  return text(CAPTIONS[Math.floor(step / CAPTION_STEPS)] ?? "first-update");
}

function lastCaption({ learned, unlearnable, step }: ShownState) {
  if (learned) return text("first-learned");
  if (unlearnable) return text("first-unlearnable");
  return text("first-not-learned", { steps: formatInteger(step) });
}

/** Resolves once a condition on signals is true. */
function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const isTrue = computed(condition);
    const stop = isTrue.subscribe((value) => {
      if (!value) return;
      resolve();
      queueMicrotask(() => stop()); // `stop` does not exist yet if it is true at once
    });
  });
}
