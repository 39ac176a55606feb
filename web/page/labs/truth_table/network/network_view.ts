import { at } from "../../../../shared/at.ts";
import { lookUp } from "../../../../shared/look_up.ts";
import { text } from "../../../language/text.ts";
import { onSchemeChange } from "../../../ui/colours.ts";
import { setAttributes, setText, svg } from "../../../ui/dom.ts";
import { formatInFormula, formatSignificant } from "../../../ui/format.ts";
import { isPlainKey } from "../../../ui/keyboard/plain_key.ts";
import { ARROWS } from "../../../ui/keyboard/roving_focus.ts";
import { rem, USUAL_REM } from "../../../ui/type_size.ts";
import { quantityAt } from "../quantity_names.ts";
import type { TruthTableState } from "../state.ts";
import { layerOf } from "../stepper/stages.ts";
import type { Layout } from "./network_layout.ts";
import { between, layout, WIDE_ENOUGH } from "./network_layout.ts";
import type { Edge, Unit } from "./network_parts.ts";
import { drawEdge, drawUnit, edge, unit } from "./network_parts.ts";

/** The drawing is made anew when its place has changed by so much. */
const NOTICEABLE = 8;
/** Where on an edge its number stands: nearer to its beginning, where edges are apart. */
const LABEL_AT = 0.36;
/** Of the longest number with its name. */
const LABEL_WIDTH = 140;
/** What is drawn until the engine has said what there is. */
const FIRST = [3, 4, 1];

/**
 * The network as a drawing: a circle for each unit, a line for each weight, a square for each bias.
 * Each can be pointed at, reached with the arrow keys, and chosen.
 *
 * Events: `select` (detail: the key of a weight, bias or unit).
 */
export class NetworkView extends EventTarget {
  #shape = "";
  #layout: Layout = { width: 0, height: 0, radius: 0, columns: [] };
  #width = WIDE_ENOUGH;
  /** by layer of weights, from 0; all edges of it */
  #edges: Edge[][] = [];
  /** by layer */
  #units: Unit[][] = [];
  /** a number on one edge of each layer */
  #labels: SVGElement[] = [];
  #parts: { drawing: SVGElement; target: SVGElement; loss: SVGElement } | null = null;
  /** what was drawn last */
  #drawn: [TruthTableState, string | null] | null = null;

  constructor(private readonly container: HTMLElement) {
    super();
    container.addEventListener("click", (event) => this.#choose(event));
    container.addEventListener("keydown", (event) => this.#onKey(event));
    this.#build(FIRST, true); // room for what the engine will say
    new ResizeObserver(() => this.#fit()).observe(container);
    onSchemeChange(() => this.#fit());
  }

  /** The drawing is as wide as its place, so that its numbers stay large. */
  #fit() {
    const { clientWidth } = this.container;
    const width = Math.floor((USUAL_REM * clientWidth) / rem());
    if (clientWidth === 0 || Math.abs(width - this.#width) < NOTICEABLE) return;
    this.#width = width;
    this.#shape = "";
    if (this.#drawn) this.draw(...this.#drawn);
    else this.#build(FIRST, true);
  }

  /** @param stage the stage of a step that is looked at */
  draw(state: TruthTableState, stage: string | null) {
    this.#drawn = [state, stage];
    const { sizes, numbers, path, selected, settings } = state;
    const hasBiases = settings.biases === "on";
    if (`${sizes.join()} ${hasBiases}` !== this.#shape) this.#build(sizes, hasBiases);
    this.#parts?.drawing.setAttribute("data-stage", stage ?? "all");
    const backThrough = stage === null ? null : layerOf(stage);
    for (const [l, edges] of this.#edges.entries()) {
      const active = backThrough === null ? stage !== "loss" : backThrough === l + 1;
      const steepest = Math.max(
        0,
        ...edges.map(({ key }) => Math.abs(lookUp(numbers, `g${key}`))).filter(Number.isFinite),
      );
      for (const edge of edges) {
        const steep = backThrough === l + 1 && steepest > 0;
        const gradient = lookUp(numbers, `g${edge.key}`);
        const share = Number.isFinite(gradient) ? Math.abs(gradient) / steepest : 1;
        drawEdge(edge, numbers, stage, steep ? share : 0);
        edge.group.classList.toggle("faded", !active);
        edge.group.classList.toggle("selected", edge.key === selected);
      }
      this.#label(l, state, stage, active);
    }
    for (const [layer, units] of this.#units.entries()) {
      for (const [index, unit] of units.entries()) {
        drawUnit(unit, numbers, stage);
        unit.group.classList.toggle("on-path", path[layer] === index + 1);
        unit.bias?.classList.toggle(
          "selected",
          selected === unit.bias.getAttribute("data-quantity"),
        );
      }
    }
    this.#drawTarget(state, stage);
  }

  /** The number on the path's edge of a layer. */
  #label(
    l: number,
    { path, numbers, selected }: TruthTableState,
    stage: string | null,
    active: boolean,
  ) {
    const label = at(this.#labels, l);
    const key = `W${l + 1}.${path[l + 1]}.${path[l]}`;
    const wanted = stage === null || stage === "update" ? key === selected : active;
    label.classList.toggle("hidden", !wanted);
    if (!wanted) return;
    const { columns } = this.#layout;
    const unitOnPath = (layer: number) => at(at(columns, layer), at(path, layer) - 1);
    const place = between(unitOnPath(l), unitOnPath(l + 1), LABEL_AT);
    const half = LABEL_WIDTH / 2;
    const x = Math.min(Math.max(place.x, half), this.#layout.width - half);
    setAttributes(label, { x, y: place.y - 7 });
    setText(label, labelText(key, numbers, stage));
  }

  #drawTarget({ numbers, sizes }: TruthTableState, stage: string | null) {
    if (this.#parts === null) return;
    const { target, loss } = this.#parts;
    const last = sizes.length - 1;
    setText(target, `y = ${numbers["y.1"]}`);
    const back = stage !== null && layerOf(stage) === last;
    setText(loss, stage === "loss" ? `ΔL = ${formatSignificant(numbers.loss)}` : "");
    if (back) setText(loss, `∂ΔL/∂ŷ = ${formatSignificant(numbers["e.1"])}`);
  }

  #choose(event: Event) {
    const key = quantityAt(event.target);
    if (/^[Wbu]/.test(key)) this.dispatchEvent(new CustomEvent("select", { detail: key }));
  }

  /** Arrow keys go from part to part, Enter chooses. */
  #onKey(event: KeyboardEvent) {
    if (!isPlainKey(event)) return;
    const columns = this.#columns();
    const column = columns.find((column) => column.includes(event.target as any));
    if (!column) return;
    const index = column.indexOf(event.target as any);
    if (event.key === "Enter" || event.key === " ") this.#choose(event);
    else {
      const [sideways, down] = ARROWS[event.key] ?? [0, 0];
      if (sideways === 0 && down === 0) return;
      const aim = columns[columns.indexOf(column) + sideways] ?? column;
      const share = index / Math.max(column.length - 1, 1);
      const beside = Math.round(share * (aim.length - 1));
      const next = sideways ? beside : Math.min(Math.max(index + down, 0), aim.length - 1);
      this.#focus(at(aim, next));
    }
    event.preventDefault();
  }

  #focus(part: SVGElement) {
    for (const each of this.#columns().flat()) each.setAttribute("tabindex", "-1");
    part.setAttribute("tabindex", "0");
    part.focus();
  }

  /** What can be reached, from left to right: units, the weights and biases after them, units, … */
  #columns() {
    return this.#units.flatMap((units, layer) => {
      const column = units.map(({ group }) => group);
      if (layer === 0) return [column];
      const biases = units.flatMap(({ bias }) => (bias ? [bias] : []));
      return [[...at(this.#edges, layer - 1).map(({ group }) => group), ...biases], column];
    });
  }

  #build(sizes: number[], hasBiases: boolean) {
    this.#shape = `${sizes.join()} ${hasBiases}`;
    this.#layout = layout(sizes, this.#width);
    const { columns, radius, width, height } = this.#layout;
    const last = sizes.length - 1;
    this.#edges = columns
      .slice(1)
      .map((ends, l) =>
        ends.flatMap((to, j) =>
          at(columns, l).map((from, i) => edge(`W${l + 1}.${j + 1}.${i + 1}`, from, to, last)),
        ),
      );
    this.#units = columns.map((places, layer) =>
      places.map((place, index) => unit(place, layer, index + 1, sizes, radius, hasBiases)),
    );
    this.#labels = this.#edges.map(() => svg("text", { class: "edge-number hidden" }));
    const output = at(at(columns, last), 0);
    const crowded = width < WIDE_ENOUGH && sizes.length > 3; // their names take turns above each other
    const target = svg("text", {
      class: "target-value",
      x: output.x + radius + 10,
      y: output.y + 5,
      "data-quantity": "y.1",
    });
    const loss = svg("text", { class: "loss-value", x: width - 4, y: output.y + radius + 34 });
    const drawing = svg(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, class: "network", role: "group" },
      svg("title", {}, text("tt-network", { sizes: sizes.join(", ") })),
      svg("g", {}, ...this.#edges.flat().map(({ group }) => group)),
      svg("g", {}, ...this.#units.flat().map(({ place }) => place)),
      svg("g", { class: "edge-numbers" }, ...this.#labels),
      ...columns.map((places, layer) =>
        svg(
          "text",
          { class: "column-name", x: at(places, 0).x, y: crowded ? 30 - 16 * (layer % 2) : 22 },
          columnName(layer, sizes),
        ),
      ),
      target,
      loss,
    );
    this.#parts = { drawing, target, loss };
    at(at(this.#units, 0), 0).group.setAttribute("tabindex", "0");
    this.container.replaceChildren(drawing);
  }
}

function columnName(layer: number, sizes: number[]) {
  if (layer === 0) return text("tt-column-inputs");
  if (layer === sizes.length - 1) return text("tt-column-output");
  return sizes.length > 3 ? text("tt-column-hidden-layer", { layer }) : text("tt-column-hidden");
}

function labelText(key: string, numbers: Record<string, number>, stage: string | null) {
  if (stage === "update")
    return `${formatInFormula(numbers[key], 3)} → ${formatInFormula(numbers[`n${key}`], 3)}`;
  if (stage !== null && layerOf(stage) !== null)
    return `∂ΔL/∂W = ${formatInFormula(numbers[`g${key}`], 3)}`;
  return formatInFormula(numbers[key], 3);
}
