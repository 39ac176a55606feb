import { effect, signal } from "@preact/signals-core";
import { at, lookUp } from "../../../../shared/checked_lookup.ts";
import { onSchemeChange, rem, USUAL_REM } from "../../../ui/appearance.ts";
import { byId } from "../../../ui/dom.ts";
import { isPlainKey } from "../../../ui/keyboard/plain_key.ts";
import { ARROWS } from "../../../ui/keyboard/roving_focus.ts";
import { quantityAt } from "../quantity_names.ts";
import type { ShownState } from "../state.ts";
import { layerOf } from "../stepper/stages.ts";
import type { TruthTableSession } from "../truth_table_session.ts";
import { drawConnection } from "./connections.ts";
import type { NetworkDrawing } from "./network_drawing.ts";
import { focusColumns, makeDrawing } from "./network_drawing.ts";
import { drawLabels, isActive } from "./network_labels.ts";
import type { Size } from "./network_layout.ts";
import { StageMotion } from "./stage_motion.ts";
import { drawUnit } from "./units.ts";

/** Pixels by which its place has to change before the drawing is made again. */
const NOTICEABLE = 8;
/** The network that the engine begins with; it is drawn until there is a state. */
const FIRST_SIZES = [3, 4, 1];

/**
 * The network as a drawing: a circle for each unit, a line for each weight, a line from a square for each bias.
 * Each can be highlighted, reached with the arrow keys, and selected.
 */
export class NetworkView {
  /** The size of its place in the drawing's own units, so that its numbers stay as large as other text. */
  #size = signal<Size>({ width: 560, height: 380 });
  /** Everything that the drawing was made for. */
  #shape = "";
  #drawing: NetworkDrawing;
  /** The stage that was drawn last. */
  #stage: string | null = null;
  readonly #motion = new StageMotion();

  private readonly container = byId("truth-table-network");

  constructor(private readonly session: TruthTableSession) {
    const { state, stage } = session.store;
    this.#drawing = makeDrawing(FIRST_SIZES, true, this.#size.peek());
    this.container.addEventListener("click", (event) => this.#select(event.target));
    this.container.addEventListener("keydown", (event) => this.#onKey(event));
    effect(() => {
      const { sizes, settings } = state.value ?? { sizes: FIRST_SIZES, settings: { biases: "on" } };
      this.#make(sizes, settings.biases === "on", this.#size.value);
      if (state.value !== null) this.#draw(state.value, stage.value);
    });
    new ResizeObserver(() => this.#fit()).observe(this.container);
    onSchemeChange(() => this.#fit());
  }

  #fit() {
    const { clientWidth, clientHeight } = this.container;
    const units = (pixels: number) => Math.floor((USUAL_REM * pixels) / rem());
    const size = { width: units(clientWidth), height: units(clientHeight) };
    const before = this.#size.peek();
    const change = Math.abs(size.width - before.width) + Math.abs(size.height - before.height);
    if (clientWidth > 0 && change >= NOTICEABLE) this.#size.value = size;
  }

  /** Make the drawing, unless it is there. */
  #make(sizes: number[], hasBiases: boolean, size: Size) {
    const shape = JSON.stringify([sizes, hasBiases, size]);
    if (shape === this.#shape) return;
    this.#shape = shape;
    this.#drawing = makeDrawing(sizes, hasBiases, size);
    this.container.replaceChildren(this.#drawing.root);
  }

  #draw(state: ShownState, stage: string | null) {
    const { root, units } = this.#drawing;
    root.setAttribute("data-stage", stage ?? "all");
    for (const l of this.#drawing.weights.keys()) this.#drawLayer(l, state, stage);
    for (const [layer, layerUnits] of units.entries()) {
      for (const [index, unit] of layerUnits.entries()) {
        drawUnit(unit, state.numbers);
        unit.group.classList.toggle("on-path", state.path[layer] === index + 1);
      }
    }
    drawLabels(this.#drawing, state, stage);
    if (stage === this.#stage) return;
    this.#stage = stage;
    if (stage === null) this.#motion.stop();
    else this.#motion.play(stage, this.#drawing, state);
  }

  /** Draw the weights and biases of a layer; their gradients light up in the stage that computes them. */
  #drawLayer(l: number, { numbers, selected }: ShownState, stage: string | null) {
    const connections = [...at(this.#drawing.weights, l), ...at(this.#drawing.biases, l)];
    const gradients = connections.map(({ key }) => lookUp(numbers, `g${key}`));
    const steepest = Math.max(0, ...gradients.map(Math.abs).filter(Number.isFinite));
    const hasGlow = stage !== null && layerOf(stage) === l + 1 && steepest > 0;
    for (const [index, connection] of connections.entries()) {
      const gradient = at(gradients, index);
      const share = Number.isFinite(gradient) ? gradient / steepest : 1;
      drawConnection(connection, numbers, stage, hasGlow ? share : 0, connection.key === selected);
      connection.group.classList.toggle("faded", !isActive(l + 1, stage));
    }
  }

  #select(target: EventTarget | null) {
    const key = quantityAt(target);
    if (/^[Wbu]/.test(key)) this.session.selectShown(key);
  }

  /** Arrow keys go from part to part, Enter and the space bar select. */
  #onKey(event: KeyboardEvent) {
    const { target } = event;
    if (!isPlainKey(event) || !(target instanceof SVGElement)) return;
    const columns = focusColumns(this.#drawing);
    const column = columns.find((parts) => parts.includes(target));
    if (!column) return;
    if (event.key === "Enter" || event.key === " ") this.#select(target);
    else {
      const [sideways, down] = ARROWS[event.key] ?? [0, 0];
      if (sideways === 0 && down === 0) return;
      const index = column.indexOf(target);
      const next = columns[columns.indexOf(column) + sideways] ?? column;
      const share = index / Math.max(column.length - 1, 1);
      const sameHeight = Math.round(share * (next.length - 1));
      const moved = Math.min(Math.max(index + down, 0), next.length - 1);
      focusPart(at(next, sideways ? sameHeight : moved), columns.flat());
    }
    event.preventDefault();
  }
}

function focusPart(part: SVGElement, parts: SVGElement[]) {
  for (const other of parts) other.setAttribute("tabindex", "-1");
  part.setAttribute("tabindex", "0");
  part.focus();
}
