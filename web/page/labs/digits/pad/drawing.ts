import { batch, signal } from "@preact/signals-core";
import type { InkSteps, Reading } from "../../../../shared/protocol.ts";
import type { EngineClient } from "../../../core/engine_client.ts";
import { LatestOnly } from "../../../core/task_queues.ts";
import type { DigitsState } from "../digits_state.ts";
import { SLOW_STEPS } from "../run.ts";
import type { Pad } from "./pad.ts";

/** A network in training reads a drawing again this often … */
const READ_AGAIN_MS = 150;
/** … and in its first steps, where the answer changes fast and a slow start leaves the time. */
const READ_FIRST_MS = 40;

/** The network's answer to a drawing. */
export type Answer = {
  /** Null for a blank pad. */
  reading: Reading | null;
  /** False if the network had not learned anything when it read the drawing. */
  isTrained: boolean;
};

/** Reads what is on the pad after every change of the ink or the network, one request at a time. */
export class Drawing {
  readonly answer = signal<Answer>({ reading: null, isTrained: false });
  /** True while the answer is not yet that to the newest ink. */
  readonly isPending = signal(false);
  /** The steps from ink to input that are switched on. */
  readonly steps = signal<InkSteps>({ crop: true, width: true, scale: true, centre: true });
  #requests = new LatestOnly(() => this.#read());
  #lastRead = 0;
  /** The reading of the ink that is on the pad now, if there is one. */
  #known: Reading | null = null;
  /** Changes of the ink since it was last sent. */
  #changes = 0;

  constructor(
    private readonly engine: EngineClient,
    private readonly pad: Pad,
    private readonly state: DigitsState,
  ) {
    pad.addEventListener("ink", () => this.#changed());
    this.steps.subscribe(() => this.#changed());
    state.network.replacements.subscribe((count) => {
      if (count > 0) this.read();
    });
    state.network.trainings.subscribe((count) => {
      const { step } = state.progress.peek() ?? { step: 0 };
      const pause = step < SLOW_STEPS ? READ_FIRST_MS : READ_AGAIN_MS;
      if (count > 0 && performance.now() - this.#lastRead > pause) this.read();
    });
  }

  /** Asks for the network's present answer. */
  read() {
    if (this.pad.blank) this.#show(null);
    else {
      this.isPending.value = true;
      this.#requests.request();
    }
  }

  /** The number by which Python knows the present drawing; null for a blank pad. */
  async number() {
    if (this.pad.blank) return null;
    return (this.#known ?? (await this.#request())).drawing;
  }

  async #read() {
    if (this.pad.blank) return;
    this.isPending.value = true;
    this.#lastRead = performance.now();
    try {
      const reading = await this.#request();
      // where the ink has changed since, it is read next: this is the answer to what was there before
      if (!this.pad.blank) this.#show(reading, this.#changes > 0);
    } catch {
      // the engine has stopped, which is reported for the whole page; the drawing stays
    }
  }

  /** The ink crosses once; until it changes, Python is asked to read the same drawing again. */
  async #request(): Promise<Reading> {
    const known = this.#known;
    if (known) {
      try {
        return await this.engine.request("drawing.read_again", { drawing: known.drawing });
      } catch {
        if (this.#known === known) this.#known = null; // Python was started again, and knows no drawing
      }
    }
    const picture = this.pad.untouchedPicture;
    this.#changes = 0;
    const reading = picture
      ? await this.engine.request("drawing.read_picture", { picture })
      : await this.engine.request("drawing.read", { ...this.pad.ink(), steps: this.steps.peek() });
    if (this.#changes === 0) this.#known = reading;
    return reading;
  }

  /** The ink or the steps have changed: the drawing that Python knows is another one. */
  #changed() {
    this.#known = null;
    this.#changes += 1;
    this.read();
  }

  #show(reading: Reading | null, isPending = false) {
    batch(() => {
      this.answer.value = { reading, isTrained: this.state.isTrained.peek() };
      this.isPending.value = isPending;
    });
  }
}
