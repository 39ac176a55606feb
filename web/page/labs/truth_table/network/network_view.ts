import { effect, signal } from "@preact/signals-core";
import { at, lookUp } from "../../../../shared/checked_lookup.ts";
import { onSchemeChange, rem, USUAL_REM } from "../../../ui/appearance.ts";
import { byId, setAttributes, setText } from "../../../ui/dom.ts";
import { formatInFormula, formatSignificant } from "../../../ui/format.ts";
import { isPlainKey } from "../../../ui/keyboard/plain_key.ts";
import { ARROWS } from "../../../ui/keyboard/roving_focus.ts";
import { quantityAt } from "../quantity_names.ts";
import type { ShownState } from "../state.ts";
import { layerOf } from "../stepper/stages.ts";
import type { TruthTableSession } from "../truth_table_session.ts";
import type { NetworkDrawing } from "./network_drawing.ts";
import { focusColumns, makeDrawing } from "./network_drawing.ts";
import type { Size } from "./network_layout.ts";
import { between } from "./network_layout.ts";
import { drawEdge, drawUnit } from "./network_parts.ts";

/** Pixels by which its place has to change before the drawing is made again. */
const NOTICEABLE = 8;
/** The place of an edge's number, as a share of the way. */
const LABEL_AT = 0.5;
/** Of the longest number with its name. */
const LABEL_WIDTH = 140;
/** The network that the engine begins with; it is drawn until there is a state. */
const FIRST_SIZES = [3, 4, 1];

/**
 * The network as a drawing: a circle for each unit, a line for each weight, a square for each bias. Each can
 * be highlighted, reached with the arrow keys, and selected.
 */
export class NetworkView {
  /** The size of its place in the drawing's own units, so that its numbers stay as large as other text. */
  #size = signal<Size>({ width: 560, height: 380 });
  /** Everything that the drawing was made for. */
  #shape = "";
  #drawing: NetworkDrawing;

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
    this.#drawEdges(state, stage);
    for (const [layer, layerUnits] of units.entries()) {
      for (const [index, unit] of layerUnits.entries()) {
        drawUnit(unit, state.numbers, stage);
        unit.group.classList.toggle("on-path", state.path[layer] === index + 1);
        const isSelected = unit.bias?.getAttribute("data-quantity") === state.selected;
        unit.bias?.classList.toggle("selected", isSelected);
      }
    }
    this.#drawTarget(state, stage);
  }

  #drawEdges(state: ShownState, stage: string | null) {
    const { numbers, selected } = state;
    const gradientLayer = stage === null ? null : layerOf(stage);
    for (const [l, edges] of this.#drawing.edges.entries()) {
      const isActive = gradientLayer === null ? stage !== "loss" : gradientLayer === l + 1;
      const gradients = edges.map(({ key }) => Math.abs(lookUp(numbers, `g${key}`)));
      const steepest = Math.max(0, ...gradients.filter(Number.isFinite));
      const hasGlow = gradientLayer === l + 1 && steepest > 0;
      for (const [index, edge] of edges.entries()) {
        const gradient = at(gradients, index);
        const share = Number.isFinite(gradient) ? gradient / steepest : 1;
        drawEdge(edge, numbers, stage, hasGlow ? share : 0);
        edge.group.classList.toggle("faded", !isActive);
        edge.group.classList.toggle("selected", edge.key === selected);
      }
      this.#drawLabel(l, state, stage, isActive);
    }
  }

  /** The number on the path's edge of a layer. */
  #drawLabel(
    l: number,
    { path, numbers, selected }: ShownState,
    stage: string | null,
    isActive: boolean,
  ) {
    const { labels, layout } = this.#drawing;
    const label = at(labels, l);
    const key = `W${l + 1}.${path[l + 1]}.${path[l]}`;
    const isShown = stage === null || stage === "update" ? key === selected : isActive;
    label.classList.toggle("hidden", !isShown);
    if (!isShown) return;
    const unitOnPath = (layer: number) => at(at(layout.columns, layer), at(path, layer) - 1);
    const place = between(unitOnPath(l), unitOnPath(l + 1), LABEL_AT);
    const half = LABEL_WIDTH / 2;
    const x = Math.min(Math.max(place.x, half), layout.width - half);
    setAttributes(label, { x, y: place.y - 7 });
    setText(label, labelText(key, numbers, stage));
  }

  #drawTarget({ numbers, sizes }: ShownState, stage: string | null) {
    const { target, loss } = this.#drawing;
    setText(target, `y = ${numbers["y.1"]}`);
    const isOutputLayer = stage !== null && layerOf(stage) === sizes.length - 1;
    if (isOutputLayer) setText(loss, `∂ℓ/∂ŷ = ${formatSignificant(numbers["e.1"])}`);
    else setText(loss, stage === "loss" ? `ℓ = ${formatSignificant(numbers.loss)}` : "");
  }

  #select(target: EventTarget | null) {
    const key = quantityAt(target);
    if (/^[Wbu]/.test(key)) this.session.select({ name: key });
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

function labelText(key: string, numbers: Record<string, number>, stage: string | null) {
  const value = formatInFormula(numbers[key], 3);
  if (stage === "update") return `${value} → ${formatInFormula(numbers[`n${key}`], 3)}`;
  if (stage !== null && layerOf(stage) !== null)
    return `∂ℓ/∂W = ${formatInFormula(numbers[`g${key}`], 3)}`;
  return value;
}
