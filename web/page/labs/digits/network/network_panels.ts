import type { Fault } from "../../../../shared/fault.ts";
import { lookUp } from "../../../../shared/look_up.ts";
import type { Explanation, Reading, Requests } from "../../../../shared/protocol.ts";
import type { EngineClient, RequestArguments } from "../../../core/engine_client.ts";
import { byId, byTestId, eventDetail } from "../../../ui/dom.ts";
import type { SettingsForm } from "../../../ui/form/settings_form.ts";
import { VisibleRefresher } from "../../../ui/visible_refresher.ts";
import type { Origin } from "../run.ts";
import { ConfusionView } from "./confusion_view.ts";
import { DigitListView } from "./digit_list_view.ts";
import { hiddenLayers } from "./explanation.ts";
import type { Cell } from "./network_texts.ts";
import { ScoreView } from "./score_view.ts";
import { TestDigitView } from "./test_digit_view.ts";
import { UnitsView } from "./units_view.ts";

type Action = Extract<keyof Requests, `inspection.${string}`>;

/** A drawing's explanation follows the pen. */
const PEN_PACE_MS = 40;

/**
 * What it learned: the hidden units, how they add up to a score, and where the network errs.
 *
 * Events: `to-pad` (detail: the 784 bytes of a test digit).
 */
export class NetworkPanels extends EventTarget {
  /** of the network */
  #sizes: number[] = [];
  /** how the network comes to its answer to the drawing */
  #explanation: Explanation | null = null;
  /** whose digits are listed; null: the surest mistakes */
  #cell: Cell | null = null;
  /** the digit that was asked for; null: the first of the list */
  #wanted: number | string | null = null;
  /** the last one that there was */
  #lastGood: number | string = 0;
  /** Whether what is typed was refused, and stands there yet. */
  #refused = false;

  private readonly units: UnitsView;
  private readonly score: ScoreView;
  private readonly confusion: ConfusionView;
  private readonly list: DigitListView;
  private readonly digit: TestDigitView;
  private readonly mistakesButton: HTMLElement;
  private readonly numberField: HTMLElement;
  private readonly unitsShown: VisibleRefresher;
  private readonly explained: VisibleRefresher;
  private readonly errors: VisibleRefresher;

  /**
   * @param form where a test digit's number is typed
   * @param origin of the network's first weights
   */
  constructor(
    private readonly engine: EngineClient,
    private readonly form: SettingsForm,
    private readonly origin: () => Origin,
    private readonly tell: (fault: Fault | null) => void,
  ) {
    super();
    this.units = new UnitsView({
      list: byId("units"),
      note: byId("units-note"),
      readout: byId("unit-readout"),
    });
    this.score = new ScoreView({
      digits: byId("score-digits"),
      text: byId("score-text"),
      table: byId("score"),
    });
    this.confusion = new ConfusionView({
      table: byTestId("confusion"),
      text: byId("confusion-text"),
    });
    this.list = new DigitListView({ list: byId("digit-list"), title: byId("digit-list-title") });
    this.digit = new TestDigitView({
      picture: byId("test-digit-picture"),
      text: byTestId("test-digit-text"),
      bars: byId("test-digit-bars"),
      toPad: byTestId("test-to-pad") as HTMLButtonElement,
    });
    this.mistakesButton = byTestId("test-mistakes");
    this.numberField = byTestId("test-number");
    const [unitsPanel, scorePanel] = [byId("units-panel"), byId("score-panel")];
    const [confusionPanel, digitsPanel] = [byId("confusion-panel"), byId("test-digits-panel")];
    this.unitsShown = new VisibleRefresher([unitsPanel], () => this.#showUnits());
    this.explained = new VisibleRefresher(
      [unitsPanel, scorePanel],
      () => this.#explain(),
      PEN_PACE_MS,
    );
    this.errors = new VisibleRefresher([confusionPanel, digitsPanel], () => this.#showErrors());
    this.#listen();
  }

  /** The weights that are looked at have changed. */
  networkChanged() {
    this.unitsShown.invalidate();
  }

  /** The test digits have been evaluated anew, or another network is looked at. */
  evaluated() {
    this.unitsShown.invalidate();
    this.errors.invalidate();
  }

  /** Show how the network comes to its answer; null for a blank pad. */
  drawingRead(reading: Reading | null) {
    this.#explanation = reading?.explanation ?? null;
    this.explained.invalidate();
  }

  #listen() {
    for (const view of [this.units, this.score]) {
      view.addEventListener("point", (event) => this.#point(eventDetail(event), view));
    }
    this.confusion.addEventListener("select", (event) => this.#list(eventDetail(event)));
    this.mistakesButton.addEventListener("click", () => this.#list(null));
    this.list.addEventListener("select", (event) => this.#lookAt(eventDetail(event)));
    this.form.addEventListener("change", () =>
      this.#lookAt(lookUp(this.form.values(), "test_digit")),
    );
    this.digit.addEventListener("to-pad", (event) =>
      this.dispatchEvent(new CustomEvent("to-pad", { detail: eventDetail(event) })),
    );
  }

  /**
   * Units and parts of the score are the same thing where there is one hidden layer.
   * @param where it was pointed at
   */
  #point(unit: number | null, where: UnitsView | ScoreView) {
    for (const view of [this.units, this.score]) {
      if (view === where || hiddenLayers(this.#sizes) === 1) view.point(unit);
    }
  }

  #list(cell: Cell | null) {
    this.#cell = cell;
    this.#lookAt(null);
  }

  /** @param number null: the first of the list */
  #lookAt(number: number | string | null) {
    this.#wanted = number;
    if (this.#refused) this.tell(null);
    this.#refused = false;
    this.form.mark(null);
    this.errors.refreshNow();
  }

  async #showUnits() {
    const units = await this.#ask("inspection.units");
    if (units === null) return;
    this.#sizes = units.sizes;
    this.units.draw(units, units.step === 0 && this.origin() === "seed");
  }

  async #explain() {
    this.units.light(this.#explanation);
    this.score.draw(this.#explanation);
  }

  async #showErrors() {
    const cell = this.#cell;
    const confusion = await this.#ask("inspection.confusion");
    const list = await (cell === null
      ? this.#ask("inspection.mistakes")
      : this.#ask("inspection.confused", { ...cell }));
    this.confusion.draw(confusion, cell, this.origin());
    this.list.draw(list, cell);
    this.mistakesButton.hidden = cell === null;
    await this.#showDigit(this.#wanted ?? list?.digits[0]?.number ?? this.#lastGood);
  }

  async #showDigit(number: number | string) {
    const digit = await this.#ask("inspection.test_digit", { number });
    if (this.#refused) return;
    this.digit.draw(digit);
    if (digit === null) return;
    const shown = digit.digit.number;
    this.#lastGood = shown;
    this.list.mark(shown);
    if (document.activeElement !== this.numberField) this.form.fill({ test_digit: shown });
  }

  /** @returns null where there is no answer */
  async #ask<A extends Action>(
    action: A,
    ...args: RequestArguments<A>
  ): Promise<NonNullable<Requests[A]["answer"]> | null> {
    try {
      return (await this.engine.request(action, ...args)) ?? null;
    } catch (thrown) {
      if (this.engine.state !== "failed") this.#refuse(thrown as Fault); // else told for the page
      return null;
    }
  }

  #refuse(fault: Fault) {
    this.tell(fault);
    if (fault.setting === null) return;
    this.#refused = true;
    this.#wanted = this.#lastGood;
    this.form.mark(fault.setting, fault.text);
  }
}
