import type { ReadonlySignal } from "@preact/signals-core";
import { computed, effect } from "@preact/signals-core";
import { text } from "../../../language/text.ts";
import { byId, byTestId, element, setText } from "../../../ui/dom.ts";
import { formatInteger } from "../../../ui/format.ts";
import { isPlainKey } from "../../../ui/keyboard/plain_key.ts";
import type { TruthTableSession } from "../truth_table_session.ts";
import { nextStageText, stageResult, stagesOf, titleOf } from "./stages.ts";

/** The network that the engine begins with. */
const FIRST_SIZES = [3, 4, 1];

/** Goes through the stages of a step, one press each, forwards and back; a line shows their results. */
export class Stepper {
  #order: string[] = [];
  #sizes: number[] = [];
  /** One for each stage, and one for all of them. */
  #chips: HTMLButtonElement[] = [];

  /** True if there is a step before the one that is shown. */
  readonly #hasPast: ReadonlySignal<boolean>;

  private readonly next = byTestId("tt-stage-next");
  private readonly back = byTestId<HTMLButtonElement>("tt-stage-back");
  private readonly list = byTestId("tt-stage");
  private readonly panel = byTestId("tt-stage-panel");
  private readonly outcome = byTestId("tt-stage-result");

  constructor(private readonly session: TruthTableSession) {
    const { state, stage } = session.store;
    this.next.addEventListener("click", () => this.#forwards());
    this.back.addEventListener("click", () => this.#backwards());
    byId("stepper").addEventListener("keydown", (event) => this.#onKey(event));
    const lab = byId("truth-table-lab");
    effect(() => {
      if (state.value !== null) lab.dataset.stage = stage.value ?? "all";
    });
    this.#hasPast = computed(() => state.value !== null && state.value.step > state.value.first);
    effect(() => {
      this.#makeChips(state.value?.sizes ?? FIRST_SIZES);
      this.#draw(stage.value, this.#hasPast.value);
    });
    effect(() => setText(this.outcome, this.#outcomeText()));
  }

  #onKey(event: KeyboardEvent) {
    if (!isPlainKey(event)) return;
    // a remote control for slides sends the page keys
    if (["ArrowRight", "PageDown"].includes(event.key)) this.#forwards();
    else if (["ArrowLeft", "PageUp"].includes(event.key)) this.#backwards();
    else if (event.key === "Escape") this.#enter(null);
    else return;
    event.preventDefault();
  }

  /** To the next stage; after the last one, to the first of the next step. */
  async #forwards() {
    const stage = this.session.store.stage.peek();
    const place = stage === null ? -1 : this.#order.indexOf(stage);
    const next = this.#order[place + 1];
    if (next !== undefined) this.#enter(next);
    else if (await this.session.advance(1)) this.#enter(this.#order.at(0) ?? null);
  }

  /** To the stage before; from the first one, to the last of the step before. */
  async #backwards() {
    const stage = this.session.store.stage.peek();
    const place = stage === null ? 0 : this.#order.indexOf(stage);
    const before = this.#order[place - 1];
    if (before !== undefined) this.#enter(before);
    else if (this.#hasPast.peek() && (await this.session.stepBack())) {
      this.#enter(this.#order.at(-1) ?? null);
    }
  }

  #enter(stage: string | null) {
    this.session.enterStage(stage);
  }

  #makeChips(sizes: number[]) {
    if (sizes.join() === this.#sizes.join()) return;
    this.#sizes = sizes;
    this.#order = stagesOf(sizes);
    const chip = (stage: string | null, title: string) => {
      const button = element("button", { type: "button", class: "chip" }, title);
      button.addEventListener("click", () => this.#enter(stage));
      return button;
    };
    const stages = this.#order.map((stage) => chip(stage, titleOf(stage, sizes)));
    this.#chips = [...stages, chip(null, text("tt-stage-all"))];
    this.list.replaceChildren(...this.#chips.map((button) => element("li", {}, button)));
  }

  #draw(stage: string | null, hasPast: boolean) {
    const place = stage === null ? -1 : this.#order.indexOf(stage);
    setText(this.next, this.#nextText(place + 1));
    const isShown = stage !== null;
    this.panel.hidden = !isShown;
    this.back.hidden = !isShown;
    this.next.classList.toggle("primary", isShown);
    const hadFocus = document.activeElement === this.back;
    this.back.disabled = !hasPast && place <= 0;
    if (hadFocus && this.back.disabled) this.next.focus(); // so that the arrow keys still work
    this.list.dataset.state = stage ?? "all";
    for (const [index, chip] of this.#chips.entries()) {
      const isCurrent = index === (stage === null ? this.#order.length : place);
      if (isCurrent) chip.setAttribute("aria-current", "step");
      else chip.removeAttribute("aria-current");
      chip.classList.toggle("done", stage !== null && index < place);
    }
  }

  /** @param place of the next stage in the order */
  #nextText(place: number) {
    if (place === 0) return text("tt-next-begin");
    const stage = this.#order[place];
    return stage === undefined ? text("tt-next-step") : nextStageText(stage, this.#sizes);
  }

  /** The result of the stage that is shown, or how far the lab is. */
  #outcomeText() {
    const { state, stage, engineState } = this.session.store;
    if (state.value === null) {
      const hasFailed = engineState.value === "failed";
      return text(hasFailed ? "tt-python-did-not-start" : "tt-python-is-starting-the-network");
    }
    if (stage.value !== null) return stageResult(stage.value, state.value);
    return text("tt-stages", { stages: formatInteger(stagesOf(state.value.sizes).length) });
  }
}
