import { lookUp } from "../../../../shared/checked_lookup.ts";
import type { Fault } from "../../../../shared/fault.ts";
import type { OneTestDigit } from "../../../../shared/protocol.ts";
import { byId, byTestId } from "../../../ui/dom.ts";
import type { ReportError } from "../../../ui/error_banner.ts";
import type { SettingsForm } from "../../../ui/form/settings_form.ts";
import { VisibleRefresher } from "../../../ui/visible_updates.ts";
import type { Inspection } from "../digits_requests.ts";
import type { DigitsState } from "../digits_state.ts";
import { ConfusionView } from "./confusion_view.ts";
import { DigitListView } from "./digit_list_view.ts";
import type { Cell } from "./network_texts.ts";
import { TestDigitView } from "./test_digit_view.ts";

type Parts = {
  inspection: Inspection;
  state: DigitsState;
  /** Has the number of a test digit. */
  form: SettingsForm;
  /** Puts the 784 bytes of a test digit on the pad. */
  putOnPad: (picture: Uint8Array) => void;
  reportError: ReportError;
};

/** How the network reads the test digits: the confusion matrix, a list of digits, and one of them. */
export class TestDigitPanels {
  /** The cell whose digits are listed; null: the surest mistakes. */
  #cell: Cell | null = null;
  /** The digit that was requested; null: the first of the list. */
  #requested: number | string | null = null;
  /** The last digit that was shown. */
  #shown = 0;
  /** True while the field has a number that was rejected. */
  #isRejected = false;

  private readonly confusion: ConfusionView;
  private readonly list: DigitListView;
  private readonly digit: TestDigitView;
  private readonly mistakesButton = byTestId("test-mistakes");
  private readonly numberField = byTestId("test-number");
  private readonly refresher: VisibleRefresher;

  constructor(private readonly parts: Parts) {
    const { state, form, putOnPad } = parts;
    this.confusion = new ConfusionView(
      { table: byTestId("confusion"), text: byId("confusion-text") },
      (cell) => this.#list(cell),
    );
    this.list = new DigitListView(
      { list: byId("digit-list"), title: byId("digit-list-title") },
      (number) => this.#request(number),
    );
    this.digit = new TestDigitView(
      {
        picture: byId("test-digit-picture"),
        text: byTestId("test-digit-text"),
        bars: byId("test-digit-bars"),
        toPad: byTestId("test-to-pad"),
      },
      putOnPad,
    );
    this.refresher = new VisibleRefresher(
      [byId("confusion-panel"), byId("test-digits-panel")],
      () => this.#refresh(),
    );
    this.mistakesButton.addEventListener("click", () => this.#list(null));
    form.addEventListener("change", () => this.#request(lookUp(form.values(), "test_digit")));
    state.network.evaluations.subscribe((count) => {
      if (count > 0) this.refresher.invalidate();
    });
  }

  /** @param cell null: the mistakes */
  #list(cell: Cell | null) {
    this.#cell = cell;
    this.#request(null);
  }

  /** @param number null: the first of the list */
  #request(number: number | string | null) {
    this.#requested = number;
    if (this.#isRejected) this.parts.reportError(null);
    this.#isRejected = false;
    this.parts.form.mark(null);
    this.refresher.refreshNow();
  }

  async #refresh() {
    const { inspection, state } = this.parts;
    const reject = (fault: Fault) => this.#reject(fault);
    const cell = this.#cell;
    const confusion = await inspection.send(reject, "inspection.confusion");
    const list = await (cell === null
      ? inspection.send(reject, "inspection.mistakes")
      : inspection.send(reject, "inspection.confused", { ...cell }));
    this.confusion.draw(confusion, cell, state.run.peek().origin);
    this.list.draw(list, cell);
    this.mistakesButton.hidden = cell === null;
    const number = this.#requested ?? list?.digits[0]?.number ?? this.#shown;
    const digit = await inspection.send(reject, "inspection.test_digit", { number });
    if (!this.#isRejected) this.#drawDigit(digit);
  }

  #drawDigit(digit: OneTestDigit | null) {
    const { form } = this.parts;
    this.digit.draw(digit);
    if (digit === null) return;
    this.#shown = digit.digit.number;
    this.list.mark(this.#shown);
    if (document.activeElement !== this.numberField) form.fill({ test_digit: this.#shown });
  }

  /** An error of the number stays beside its field, and the digit in view stays. */
  #reject(fault: Fault) {
    this.parts.reportError(fault);
    if (fault.setting === null) return;
    this.#isRejected = true;
    this.#requested = this.#shown;
    this.parts.form.mark(fault.setting, fault.text);
  }
}
