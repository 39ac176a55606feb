import type { EngineClient } from "../../../core/engine_client.ts";
import { LatestOnly } from "../../../core/latest_only.ts";
import { text } from "../../../language/text.ts";
import { byId, byTestId, setNumber, setText } from "../../../ui/dom.ts";
import { formatExact, formatInteger, formatPercent } from "../../../ui/format.ts";
import { stepText } from "../digits_texts.ts";
import { digitPlaces } from "../network/digit_places.ts";
import type { Progress } from "./progress.ts";

/**
 * The way back to any moment of the run. Its last place is now, and goes with the run.
 *
 * Events: `look` (another network is looked at: its answers are others).
 */
export class Scrubber extends EventTarget {
  /** The step that is looked at; null is now. */
  step: number | null = null;
  /** How much it read then. */
  #accuracy = Number.NaN;
  #progress: Progress | null = null;
  /** What each place of the input stands for. */
  #places: number[] = [];
  #looking = new LatestOnly((wish) => this.#look(wish));

  private readonly input: HTMLInputElement;
  private readonly nowButton: HTMLButtonElement;

  constructor(private readonly engine: EngineClient) {
    super();
    this.input = byTestId("mnist-scrubber") as HTMLInputElement;
    this.nowButton = byTestId("mnist-now") as HTMLButtonElement;
    this.input.addEventListener("input", () => this.#want(this.#places[this.input.valueAsNumber]));
    this.nowButton.addEventListener("click", () => {
      this.input.focus(); // the button is about to be of no use
      this.#want(undefined);
    });
  }

  /** Where that is on the curves, in epochs; null is now. */
  get epochs() {
    if (this.step === null || this.#progress === null) return null;
    return this.step / this.#progress.steps_per_epoch;
  }

  /** Go to the moment nearest to a point of the curves. */
  goTo(epochs: number) {
    if (this.#progress === null) return;
    const wanted = epochs * this.#progress.steps_per_epoch;
    const far = (step: number) => Math.abs(step - wanted);
    const places = [...this.#places, this.#progress.step];
    const nearest = places.reduce((best, step) => (far(step) < far(best) ? step : best));
    this.#want(nearest === this.#progress.step ? undefined : nearest);
  }

  /** The run is further now. */
  draw(progress: Progress) {
    this.#progress = progress;
    this.#places = digitPlaces(progress, this.step);
    const { input, step } = this;
    const at = step === null ? this.#places.length : this.#places.indexOf(step);
    Object.assign(input, { max: String(this.#places.length), value: String(at) });
    input.disabled = this.#places.length === 0;
    this.nowButton.disabled = step === null;
    const accuracy = step === null ? progress.accuracy : this.#accuracy;
    const place =
      step === null ? text("digits-place-now") : stepText(step, progress.steps_per_epoch);
    setNumber(byTestId("mnist-looked-at"), String(step ?? progress.step), place);
    setNumber(byTestId("mnist-then-accuracy"), formatExact(accuracy), formatPercent(accuracy));
    input.setAttribute("aria-valuetext", `${place}: ${formatPercent(accuracy)}`);
    byId("digits-lab").classList.toggle("past", step !== null);
    setText(byId("read-at-step"), readsText(step));
  }

  /** What is looked at may not have been judged yet. */
  testDigitsAreThere() {
    if (this.step !== null && Number.isNaN(this.#accuracy)) this.#want(this.step);
  }

  /** Another run has begun, and the engine looks at that. */
  forget() {
    this.step = null;
    if (this.#progress) this.draw(this.#progress);
  }

  #want(step: number | undefined) {
    this.#looking.request({ step });
  }

  async #look({ step }: { step?: number }) {
    try {
      const seen = await this.engine.request("digits.look", { step });
      this.step = step === undefined ? null : seen.step;
      this.#accuracy = seen.accuracy;
    } catch {
      return; // the engine has stopped, which is told where engines are told about
    }
    if (this.#progress) this.draw(this.#progress);
    this.dispatchEvent(new Event("look"));
  }
}

/**
 * How “What it …” goes on.
 * @param step that is looked at
 */
function readsText(step: number | null) {
  if (step === null) return text("digits-reads-now");
  return text("digits-reads-then", { step: formatInteger(step) });
}
