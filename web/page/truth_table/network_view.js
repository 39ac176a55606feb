import { setAttributes, svg } from "../dom.js";
import { fixed } from "../format.js";

/** @typedef {{ weights: number[][][], biases: number[][], layers: number[][][] }} NetworkState */

const WIDTH = 560;
const HEIGHT = 400;
const MARGIN = { x: 40, y: 48 };
const RADIUS = 21;
const BIAS_SIDE = 11;
const WIDEST = 9;
/** A weight of this size is drawn at 1 − 1/e of the widest line: small ones still differ. */
const TYPICAL_WEIGHT = 5;

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/** The network as a drawing: a circle for each unit, a line for each weight, a square for each bias. */
export class NetworkView {
  /** @param {HTMLElement} container */
  constructor(container) {
    this.container = container;
    this.shape = "";
    /** @type {SVGLineElement[][][]} by layer, then to unit j, then from unit i */
    this.edges = [];
    /** @type {ReturnType<typeof unit>[][]} by layer */
    this.units = [];
    this.#build([3, 4, 1]); // room for what the engine will say
  }

  /** @param {NetworkState} state @param {number} row the example whose values are shown */
  draw(state, row) {
    const sizes = state.layers.map((layer) => layer[0].length);
    if (sizes.join() !== this.shape) this.#build(sizes);
    for (const [l, W] of state.weights.entries()) {
      for (const [j, from] of W.entries()) {
        for (const [i, w] of from.entries()) drawWeight(this.edges[l][j][i], w, l, j, i);
        drawBias(this.units[l + 1][j], state.biases[l][j]);
      }
    }
    for (const [l, layer] of state.layers.entries()) {
      for (const [j, value] of layer[row].entries()) drawValue(this.units[l][j], value, l === 0);
    }
  }

  /** @param {number[]} sizes */
  #build(sizes) {
    this.shape = sizes.join();
    const places = sizes.map((count, layer) => column(count, layer, sizes.length));
    this.edges = sizes
      .slice(1)
      .map((count, l) =>
        Array.from({ length: count }, (_, j) =>
          Array.from({ length: sizes[l] }, (_, i) => edge(places[l][i], places[l + 1][j])),
        ),
      );
    this.units = places.map((inLayer, layer) =>
      inLayer.map((place, index) => unit(place, unitName(layer, index, sizes), layer > 0)),
    );
    const drawing = svg(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "network", role: "img" },
      svg("title", {}, `A network of ${sizes.join(", ")} units`),
      svg("g", {}, ...this.edges.flat(2)),
      svg("g", {}, ...this.units.flat().map(({ group }) => group)),
    );
    this.container.replaceChildren(drawing);
  }
}

/** @typedef {{ x: number, y: number }} Place */

/** @param {number} count @param {number} layer @param {number} layers @returns {Place[]} */
function column(count, layer, layers) {
  const x = MARGIN.x + (layer * (WIDTH - 2 * MARGIN.x)) / (layers - 1);
  const room = HEIGHT - 2 * MARGIN.y;
  const gap = Math.min(room / Math.max(count - 1, 1), 92);
  const top = HEIGHT / 2 - (gap * (count - 1)) / 2;
  return Array.from({ length: count }, (_, index) => ({ x, y: top + gap * index }));
}

/** @param {number} layer @param {number} index @param {number[]} sizes */
function unitName(layer, index, sizes) {
  if (layer === 0) return `x${SUBSCRIPTS[index + 1]}`;
  return layer === sizes.length - 1 ? "ŷ" : `h${SUBSCRIPTS[index + 1]}`;
}

/** @param {Place} from @param {Place} to */
function edge(from, to) {
  return svg("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, class: "weight" }, svg("title"));
}

/** @param {Place} place @param {string} name @param {boolean} hasBias */
function unit({ x, y }, name, hasBias) {
  const value = svg("text", { class: "unit-value", y: 5 });
  const circle = svg("circle", { r: RADIUS, class: "unit" });
  const label = svg("text", { class: "unit-name", y: -RADIUS - 6 }, name);
  const bias = svg("rect", { class: "bias" }, svg("title"));
  const group = svg("g", { transform: `translate(${x} ${y})` }, circle, value, label);
  if (hasBias) group.append(bias);
  return { group, circle, value, bias };
}

/** @param {SVGElement} line @param {number} w @param {number} l @param {number} j @param {number} i */
function drawWeight(line, w, l, j, i) {
  const share = 1 - Math.exp(-Math.abs(w) / TYPICAL_WEIGHT);
  line.setAttribute("stroke-width", String(0.75 + (WIDEST - 0.75) * share));
  signed(line, w);
  const title = line.firstChild;
  if (title) title.textContent = `weight ${j + 1},${i + 1} of layer ${l + 1}: ${fixed(w)}`;
}

/** @param {ReturnType<typeof unit>} unit @param {number} b */
function drawBias({ bias }, b) {
  const side = BIAS_SIDE * (0.5 + 0.5 * (1 - Math.exp(-Math.abs(b) / TYPICAL_WEIGHT)));
  setAttributes(bias, {
    x: -side / 2,
    y: RADIUS + 9 - side / 2,
    width: side,
    height: side,
  });
  signed(bias, b);
  const title = bias.firstChild;
  if (title) title.textContent = `bias: ${fixed(b)}`;
}

/** @param {ReturnType<typeof unit>} unit @param {number} value @param {boolean} isInput */
function drawValue({ circle, value: text }, value, isInput) {
  circle.style.setProperty("--value", String(value));
  circle.classList.toggle("bright", value > 0.5);
  text.classList.toggle("on-bright", value > 0.5);
  text.textContent = isInput ? String(value) : fixed(value, 2);
}

/** @param {Element} target @param {number} value */
function signed(target, value) {
  target.classList.toggle("positive", value >= 0);
  target.classList.toggle("negative", value < 0);
}
