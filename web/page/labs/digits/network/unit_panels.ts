import type { ReadonlySignal } from "@preact/signals-core";
import { byId } from "../../../ui/dom.ts";
import type { ReportError } from "../../../ui/error_banner.ts";
import { VisibleRefresher } from "../../../ui/visible_updates.ts";
import type { Inspection } from "../digits_requests.ts";
import type { DigitsState } from "../digits_state.ts";
import type { Drawing } from "../pad/drawing.ts";
import { hiddenLayers } from "./explanation.ts";
import { ScoreView } from "./score_view.ts";
import { UnitsView } from "./units_view.ts";

/** A drawing's explanation follows the pen at this pace. */
const PEN_PACE_MS = 40;

type Parts = {
  inspection: Inspection;
  state: DigitsState;
  drawing: Drawing;
  /** The digit whose output is pointed at. */
  pointedDigit: ReadonlySignal<number | null>;
  reportError: ReportError;
};

/** The hidden units, and how they add up to the scores of a drawing. */
export class UnitPanels {
  /** The layers of the network in view. */
  #sizes: number[] = [];

  private readonly units: UnitsView;
  private readonly score: ScoreView;

  constructor(private readonly parts: Parts) {
    const { state, drawing } = parts;
    this.units = new UnitsView({ list: byId("units"), readout: byId("unit-readout") }, (unit) =>
      this.#point(unit, this.units),
    );
    this.score = new ScoreView(
      { digits: byId("score-digits"), text: byId("score-text"), table: byId("score") },
      (unit) => this.#point(unit, this.score),
    );
    const [unitsPanel, scorePanel] = [byId("units-panel"), byId("score-panel")];
    const weights = new VisibleRefresher([unitsPanel], () => this.#refreshUnits());
    const explanation = new VisibleRefresher(
      [unitsPanel, scorePanel],
      async () => this.#explain(),
      PEN_PACE_MS,
    );
    const { trainings, evaluations } = state.network;
    for (const changes of [trainings, evaluations]) {
      changes.subscribe((count) => {
        if (count > 0) weights.invalidate();
      });
    }
    drawing.answer.subscribe(() => explanation.invalidate());
    parts.pointedDigit.subscribe((digit) => this.units.showOutput(digit));
  }

  async #refreshUnits() {
    const { inspection, state, reportError } = this.parts;
    const units = await inspection.send(reportError, "inspection.units");
    if (units === null) return;
    this.#sizes = units.sizes;
    this.units.draw(units, units.step === 0 && state.run.peek().origin === "seed");
  }

  /** Shows how the network comes to its answer to the drawing. */
  #explain() {
    const explanation = this.parts.drawing.answer.peek().reading?.explanation ?? null;
    this.units.light(explanation);
    this.score.draw(explanation);
  }

  /**
   * Marks a unit in both views if there is one hidden layer: then the parts of a score are its units.
   * @param view the one where it was pointed at
   */
  #point(unit: number | null, view: UnitsView | ScoreView) {
    for (const other of [this.units, this.score]) {
      if (other === view || hiddenLayers(this.#sizes) === 1) other.point(unit);
    }
  }
}
