import { byId, detail, hook } from "../../../ui/dom.js";
import { UpToDate } from "../../../ui/visible_refresher.js";
import { ConfusionView } from "./confusion_view.js";
import { DigitListView } from "./digit_list_view.js";
import { hiddenLayers } from "./explanation.js";
import { ScoreView } from "./score_view.js";
import { TestDigitView } from "./test_digit_view.js";
import { UnitsView } from "./units_view.js";

/** @typedef {import("../../../../shared/fault.js").Fault} Fault */
/** @typedef {import("../../../core/engine_client.js").EngineClient} EngineClient */
/** @typedef {import("../../../ui/form/settings_form.js").SettingsForm} SettingsForm */
/** @typedef {import("./network_texts.js").Cell} Cell */

/** A drawing's explanation follows the pen. */
const PEN_PACE_MS = 40;

/**
 * What it learned: the hidden units, how they add up to a score, and where the network errs.
 *
 * Events: `to-pad` (detail: the 784 bytes of a test digit).
 */
export class Learned extends EventTarget {
  /** @type {number[]} of the network */
  #sizes = [];
  /** @type {number[] | null} what the network sees of the drawing */
  #picture = null;
  /** @type {Cell | null} whose digits are listed; null: the surest mistakes */
  #cell = null;
  /** @type {number | string | null} the digit that was asked for; null: the first of the list */
  #wanted = null;
  /** @type {number | string} the last one that there was */
  #lastGood = 0;
  /** Whether what is typed was refused, and stands there yet. */
  #refused = false;

  /**
   * @param {EngineClient} engine
   * @param {SettingsForm} form where a test digit's number is typed
   * @param {() => import("../training/progress.js").Origin} origin of the network's first weights
   * @param {(fault: Fault | null) => void} tell
   */
  constructor(engine, form, origin, tell) {
    super();
    this.engine = engine;
    this.form = form;
    this.origin = origin;
    this.tell = tell;
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
      table: hook("confusion"),
      text: byId("confusion-text"),
    });
    this.list = new DigitListView({ list: byId("digit-list"), title: byId("digit-list-title") });
    this.digit = new TestDigitView({
      picture: byId("test-digit-picture"),
      text: hook("test-digit-text"),
      bars: byId("test-digit-bars"),
      toPad: /** @type {HTMLButtonElement} */ (hook("test-to-pad")),
    });
    this.mistakesButton = hook("test-mistakes");
    this.numberField = hook("test-number");
    const [unitsPanel, scorePanel] = [byId("units-panel"), byId("score-panel")];
    const [confusionPanel, digitsPanel] = [byId("confusion-panel"), byId("test-digits-panel")];
    this.unitsShown = new UpToDate([unitsPanel], () => this.#showUnits());
    this.explained = new UpToDate([unitsPanel, scorePanel], () => this.#explain(), PEN_PACE_MS);
    this.errors = new UpToDate([confusionPanel, digitsPanel], () => this.#showErrors());
    this.#listen();
  }

  /** The weights that are looked at have changed. */
  networkChanged() {
    this.unitsShown.changed();
  }

  /** The test digits have been evaluated anew, or another network is looked at. */
  evaluated() {
    this.unitsShown.changed();
    this.errors.changed();
  }

  /** What the network sees of the drawing; null for a blank pad. @param {{ picture?: number[] | null } | null} reading */
  drawingRead(reading) {
    this.#picture = reading?.picture ?? null;
    this.explained.changed();
  }

  #listen() {
    for (const view of [this.units, this.score]) {
      view.addEventListener("point", (event) => this.#point(detail(event), view));
    }
    this.confusion.addEventListener("select", (event) => this.#list(detail(event)));
    this.mistakesButton.addEventListener("click", () => this.#list(null));
    this.list.addEventListener("select", (event) => this.#lookAt(detail(event)));
    this.form.addEventListener("change", () => this.#lookAt(this.form.values().test_digit));
    this.digit.addEventListener("to-pad", (event) =>
      this.dispatchEvent(new CustomEvent("to-pad", { detail: detail(event) })),
    );
  }

  /**
   * Units and parts of the score are the same thing where there is one hidden layer.
   * @param {number | null} unit @param {UnitsView | ScoreView} where it was pointed at
   */
  #point(unit, where) {
    for (const view of [this.units, this.score]) {
      if (view === where || hiddenLayers(this.#sizes) === 1) view.point(unit);
    }
  }

  /** @param {Cell | null} cell */
  #list(cell) {
    this.#cell = cell;
    this.#lookAt(null);
  }

  /** @param {number | string | null} number null: the first of the list */
  #lookAt(number) {
    this.#wanted = number;
    if (this.#refused) this.tell(null);
    this.#refused = false;
    this.form.mark(null);
    this.errors.asked();
  }

  async #showUnits() {
    const units = await this.#ask("units");
    if (units === null) return;
    this.#sizes = units.sizes;
    this.units.draw(units, units.step === 0 && this.origin() === "seed");
  }

  async #explain() {
    const picture = this.#picture;
    const told = picture === null ? null : await this.#ask("explain", { picture });
    this.units.light(told);
    this.score.draw(told);
  }

  async #showErrors() {
    const cell = this.#cell;
    const confusion = await this.#ask("confusion");
    const list = await (cell === null ? this.#ask("mistakes") : this.#ask("confused", { ...cell }));
    this.confusion.draw(confusion, cell, this.origin());
    this.list.draw(list, cell);
    this.mistakesButton.hidden = cell === null;
    await this.#showDigit(this.#wanted ?? list?.digits[0]?.number ?? this.#lastGood);
  }

  /** @param {number | string} number */
  async #showDigit(number) {
    const digit = await this.#ask("test_digit", { number });
    if (this.#refused) return;
    this.digit.draw(digit);
    if (digit === null) return;
    this.#lastGood = digit.number;
    this.list.mark(digit.number);
    if (document.activeElement !== this.numberField) this.form.fill({ test_digit: digit.number });
  }

  /** @param {string} action @param {Record<string, unknown>} [args] @returns {Promise<any>} null where there is no answer */
  async #ask(action, args = {}) {
    try {
      return (await this.engine.request(`learned.${action}`, args)) ?? null;
    } catch (thrown) {
      if (this.engine.state !== "failed") this.#refuse(/** @type {Fault} */ (thrown)); // else told for the page
      return null;
    }
  }

  /** @param {Fault} fault */
  #refuse(fault) {
    this.tell(fault);
    if (fault.setting === null) return;
    this.#refused = true;
    this.#wanted = this.#lastGood;
    this.form.mark(fault.setting, fault.message);
  }
}
