import type { ReadonlySignal } from "@preact/signals-core";
import { computed, effect } from "@preact/signals-core";
import { text } from "../../../language/text.ts";
import { byId, byTestId, element, setText } from "../../../ui/dom.ts";
import type { TruthTableSession } from "../truth_table_session.ts";
import { payoffLines, payoffResult } from "./payoff.ts";
import { AFTER, nextStageText, stageResult, stagesOf, titleOf } from "./stages.ts";
import { onStepKeys } from "./step_keys.ts";

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
  private readonly payoff = byTestId("tt-payoff");
  private readonly outcome = byTestId("tt-stage-result");

  constructor(private readonly session: TruthTableSession) {
    const { state, stage } = session.store;
    this.next.addEventListener("click", () => this.#forwards());
    this.back.addEventListener("click", () => this.#backwards());
    const lab = byId("truth-table-lab");
    onStepKeys(lab, byTestId("tt-network"), {
      forwards: () => this.#forwards(),
      backwards: () => this.#backwards(),
      leave: () => this.#enter(null),
      isInStage: () => stage.peek() !== null,
    });
    effect(() => {
      if (state.value !== null) lab.dataset.stage = stage.value ?? "all";
    });
    this.#hasPast = computed(() => state.value !== null && state.value.step > state.value.first);
    effect(() => {
      this.#makeChips(state.value?.sizes ?? FIRST_SIZES);
      this.#draw(stage.value, this.#hasPast.value);
    });
    effect(() => this.#drawResult());
  }

  /** To the next stage; after the last one, take the step; after that, to the first of the next step. */
  async #forwards() {
    const stage = this.session.store.stage.peek();
    const place = stage === null ? -1 : this.#order.indexOf(stage);
    const next = stage === AFTER ? this.#order[0] : this.#order[place + 1];
    if (next !== undefined) this.#enter(next);
    else await this.session.finishStep();
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
    const isShown = stage !== null;
    const place = stage === AFTER ? this.#order.length : this.#order.indexOf(stage ?? "");
    setText(this.next, this.#nextText(stage));
    this.panel.hidden = !isShown;
    this.next.classList.toggle("primary", isShown);
    const hadFocus = document.activeElement === this.back;
    this.back.disabled = !hasPast && place <= 0;
    this.back.classList.toggle("unavailable", !isShown);
    if (hadFocus && (this.back.disabled || !isShown)) this.next.focus();
    this.list.dataset.state = stage ?? "all";
    for (const [index, chip] of this.#chips.entries()) {
      if (isShown && index === place && stage !== AFTER) chip.setAttribute("aria-current", "step");
      else chip.removeAttribute("aria-current");
      chip.classList.toggle("done", isShown && index < place);
    }
  }

  #nextText(stage: string | null) {
    if (stage === null) return text("tt-next-begin");
    if (stage === AFTER) return text("tt-next-forward");
    const next = this.#order[this.#order.indexOf(stage) + 1];
    return next === undefined ? text("tt-next-step") : nextStageText(next, this.#sizes);
  }

  /** The result of the stage that is shown, after the last one what the step has changed. */
  #drawResult() {
    const { state, stage, payoff } = this.session.store;
    if (state.value === null || stage.value === null) return;
    const shown = stage.value === AFTER ? payoff.value : null;
    this.payoff.hidden = shown === null;
    if (shown === null) {
      setText(this.outcome, stageResult(stage.value, state.value));
      return;
    }
    const lines = payoffLines(shown).map(({ name, change }) =>
      element("div", {}, element("dt", {}, name), element("dd", {}, change)),
    );
    this.payoff.replaceChildren(...lines);
    setText(this.outcome, payoffResult(shown));
  }
}
