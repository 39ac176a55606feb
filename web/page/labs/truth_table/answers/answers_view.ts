import type { ReadonlySignal } from "@preact/signals-core";
import { computed, effect, signal } from "@preact/signals-core";
import { at } from "../../../../shared/checked_lookup.ts";
import type { BetweenRows } from "../../../../shared/protocol.ts";
import { LatestOnly } from "../../../core/task_queues.ts";
import { text } from "../../../language/text.ts";
import type { TableData } from "../../../ui/data_table.ts";
import { DataTable, sampleIndices } from "../../../ui/data_table.ts";
import { byId, fillMenu, setText } from "../../../ui/dom.ts";
import { formatFixed, formatInFormula } from "../../../ui/format.ts";
import { visibleEffect } from "../../../ui/visible_updates.ts";
import { verdictState } from "../table/verdict_view.ts";
import type { TruthTableSession } from "../truth_table_session.ts";
import { AnswersPicture, inputName } from "./answers_picture.ts";

type Axes = { across: number; up: number };

const FIRST_AXES: Axes = { across: 0, up: 1 };
/** Pause between two pictures of a run. */
const REST_MS = 50;
/** Rows and columns of the table at most. */
const MOST_PLACES = 7;

/**
 * The network's output between the rows of the truth table: ŷ over two of the inputs, as a picture and as a
 * table. It is computed only while it is in sight. Where a network cannot learn its table, the picture stands
 * beside the verdict.
 */
export class AnswersView {
  /** The inputs of the two axes, counted from 0. */
  #axes = signal(FIRST_AXES);
  /** The outputs that are shown; null until the picture has come into sight. */
  #between: BetweenRows | null = null;

  private readonly note = byId("between-note");
  private readonly picture: AnswersPicture;
  private readonly table: DataTable;

  constructor(private readonly session: TruthTableSession) {
    const { state } = session.store;
    const figure = byId("between");
    const panel = byId("between-panel");
    const scale = byId("between-scale");
    this.picture = new AnswersPicture(figure);
    this.table = new DataTable(this.note, text("tt-between-title"), () => this.#tabulate());
    const inputCount = computed(() => state.value?.inputs[0]?.length ?? 0);
    this.#joinMenus(inputCount);
    effect(() => {
      const { inputs, row } = state.value ?? { inputs: [], row: 0 };
      const isReady = isWithin(this.#axes.value, inputCount.value);
      // at once, also out of sight: it would move what is below it when it comes into sight
      if (isReady) setText(this.note, noteOf(at(inputs, row), this.#axes.value));
    });
    const refreshing = new LatestOnly(() => this.#refresh(), REST_MS);
    const refresh = () => {
      const isReady = state.value !== null && isWithin(this.#axes.value, inputCount.value);
      if (isReady) refreshing.request();
    };
    visibleEffect(panel, refresh);
    const isBesideVerdict = computed(
      () => state.value !== null && verdictState(state.value) === "unlearnable",
    );
    const besideVerdict = byId("unlearnable-picture");
    visibleEffect(besideVerdict, () => isBesideVerdict.value && refresh());
    effect(() => {
      besideVerdict.hidden = !isBesideVerdict.value;
      if (isBesideVerdict.value) besideVerdict.append(figure);
      else scale.before(figure);
    });
  }

  /** Offer the inputs in both menus; the same one is never on both axes. */
  #joinMenus(inputCount: ReadonlySignal<number>) {
    const across = byId<HTMLSelectElement>("between-across");
    const up = byId<HTMLSelectElement>("between-up");
    for (const [menu, other] of [
      [across, up],
      [up, across],
    ] as const) {
      menu.addEventListener("change", () => {
        if (menu.value === other.value)
          other.value = String((Number(menu.value) + 1) % inputCount.peek());
        this.#axes.value = { across: Number(across.value), up: Number(up.value) };
      });
    }
    effect(() => {
      const count = inputCount.value;
      if (count === 0) return;
      if (!isWithin(this.#axes.peek(), count)) this.#axes.value = FIRST_AXES;
      const options = Array.from({ length: count }, (_, index): [string, string] => [
        String(index),
        inputName(index),
      ]);
      for (const menu of [across, up]) fillMenu(menu, options);
      across.value = String(this.#axes.peek().across);
      up.value = String(this.#axes.peek().up);
    });
  }

  async #refresh() {
    const between = await this.session.betweenRows(this.#axes.peek());
    const { state, targets } = this.session.store;
    const shown = state.peek();
    // by now the table may be a smaller one, whose picture comes next
    if (!between || !shown || !isWithin(between, at(shown.inputs, 0).length)) return;
    this.#between = between;
    const { inputs, row } = shown;
    this.picture.draw(between, { inputs, targets: targets.peek(), row });
    this.table.update();
  }

  /** Some of the places, from the top as in the picture. */
  #tabulate(): TableData {
    if (this.#between === null)
      return { caption: text("tt-table-nothing-yet"), heads: [], rows: [] };
    const { across, up, low, high, side, values: outputs } = this.#between;
    const places = sampleIndices(side, MOST_PLACES);
    const valueAt = (place: number) =>
      formatInFormula(low + ((high - low) * place) / (side - 1), 2);
    const [xAcross, xUp] = [inputName(across), inputName(up)];
    return {
      caption: text("tt-table-between", { across: xAcross, up: xUp }),
      heads: [`${xUp}, ${xAcross}`, ...places.map((place) => `${xAcross} = ${valueAt(place)}`)],
      rows: places.map((down) => [
        `${xUp} = ${valueAt(side - 1 - down)}`,
        ...places.map((place) => formatFixed(outputs[down * side + place], 2)),
      ]),
    };
  }
}

/** The values of the inputs that are on neither axis, or what the marks are. */
function noteOf(inputs: number[], { across, up }: Axes) {
  const held = inputs
    .map((value, index) => ({ value, index }))
    .filter(({ index }) => index !== across && index !== up)
    .map(({ value, index }) => `${inputName(index)} = ${value}`)
    .join(", ");
  return held ? text("tt-between-held", { held }) : text("tt-between-marks");
}

function isWithin({ across, up }: Axes, inputCount: number) {
  return Math.max(across, up) < inputCount;
}
