/** What moves when a stage is entered: decoration over a drawing that shows the stage already. */

import { at, lookUp } from "../../../../shared/checked_lookup.ts";
import { svg } from "../../../ui/dom.ts";
import type { ShownState } from "../state.ts";
import { layerOf } from "../stepper/stages.ts";
import type { Connection } from "./connections.ts";
import { lineWidth } from "./connections.ts";
import type { NetworkDrawing } from "./network_drawing.ts";

/** Milliseconds that values may take through the whole network, and at most from layer to layer. */
const LONGEST = 900;
const LONGEST_LAYER = 400;
/** Milliseconds in which a unit takes its value, and in which a gradient lights up. */
const ARRIVAL = 220;
const UPDATE = 900;
/** The length of a pulse, as a share of its line, and the least width. */
const PULSE = 0.2;
const PULSE_WIDTH = 3;

export class StageMotion {
  #animations: Animation[] = [];
  /** What is drawn only for the motion. */
  #elements: SVGElement[] = [];

  /** Show how a stage comes about, unless the person prefers that nothing moves. */
  play(stage: string, drawing: NetworkDrawing, { numbers }: ShownState) {
    this.stop();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const layer = layerOf(stage);
    if (layer !== null) this.#sendErrorsBack(layer, drawing);
    else if (stage === "forward") this.#sendValues(drawing);
    else if (stage === "loss") this.#markOutput(drawing);
    else this.#changeWidths(drawing, numbers);
    const animations = this.#animations;
    const finish = () => {
      if (animations === this.#animations) this.stop();
    };
    const ignore = () => {}; // they were cancelled
    Promise.all(animations.map(({ finished }) => finished)).then(finish, ignore);
  }

  stop() {
    for (const animation of this.#animations) animation.cancel();
    for (const element of this.#elements) element.remove();
    this.#animations = [];
    this.#elements = [];
  }

  #sendValues(drawing: NetworkDrawing) {
    const { weights, biases, units } = drawing;
    const duration = layerDuration(weights.length);
    for (const [l, layerWeights] of weights.entries()) {
      const connections = [...layerWeights, ...at(biases, l)];
      for (const connection of connections) {
        this.#sendPulse(connection, drawing, l * duration, duration, "forward");
      }
      for (const { place, radius } of at(units, l + 1)) {
        const cover = svg("circle", { class: "unit-cover", cx: place.x, cy: place.y, r: radius });
        this.#add(cover, drawing.motion.above);
        const delay = (l + 1) * duration;
        this.#animate(cover, { opacity: [1, 0] }, { delay, duration: ARRIVAL, fill: "both" });
      }
    }
  }

  #sendErrorsBack(layer: number, drawing: NetworkDrawing) {
    const { weights, biases } = drawing;
    const layers = weights.length - layer + 1;
    const duration = layerDuration(layers);
    for (let l = weights.length; l >= layer; l--) {
      const delay = (weights.length - l) * duration;
      for (const weight of at(weights, l - 1)) {
        this.#sendPulse(weight, drawing, delay, duration, "back");
      }
    }
    const arrival = { delay: (layers - 1) * duration, duration, fill: "backwards" as const };
    for (const { glow, rim } of [...at(weights, layer - 1), ...at(biases, layer - 1)]) {
      for (const part of [glow, rim]) this.#animate(part, { opacity: [0, 1] }, arrival);
    }
  }

  #sendPulse(
    { from, to, line }: Connection,
    { motion }: NetworkDrawing,
    delay: number,
    duration: number,
    direction: "forward" | "back",
  ) {
    const pulse = svg("line", {
      class: "pulse",
      x1: from.x,
      y1: from.y,
      x2: to.x,
      y2: to.y,
      pathLength: 1,
      "stroke-width": Math.max(PULSE_WIDTH, Number(line.getAttribute("stroke-width")) + 1),
      "stroke-dasharray": `${PULSE} 2`,
    });
    this.#add(pulse, motion.below);
    const offsets = direction === "forward" ? [PULSE, -1] : [-1, PULSE];
    this.#animate(pulse, { strokeDashoffset: offsets }, { delay, duration, fill: "both" });
  }

  #markOutput({ units, motion }: NetworkDrawing) {
    const { place, radius } = at(at(units, units.length - 1), 0);
    const ring = svg("circle", { class: "output-ring", cx: place.x, cy: place.y, r: radius });
    this.#add(ring, motion.below);
    const growing = { transform: ["scale(1)", "scale(1.6)"], opacity: [1, 0] };
    this.#animate(ring, growing, { duration: LONGEST_LAYER, iterations: 2, fill: "both" });
  }

  #changeWidths({ weights, biases }: NetworkDrawing, numbers: Record<string, number>) {
    for (const { key, line, thickness } of [...weights.flat(), ...biases.flat()]) {
      const before = `${lineWidth(lookUp(numbers, key), thickness)}px`;
      const after = `${lineWidth(lookUp(numbers, `n${key}`), thickness)}px`;
      this.#animate(
        line,
        { strokeWidth: [before, after] },
        { duration: UPDATE, easing: "ease-in-out" },
      );
    }
  }

  #add(element: SVGElement, group: SVGElement) {
    this.#elements.push(element);
    group.append(element);
  }

  #animate(target: Element, frames: PropertyIndexedKeyframes, timing: KeyframeAnimationOptions) {
    this.#animations.push(target.animate(frames, timing));
  }
}

function layerDuration(layers: number) {
  return Math.min(LONGEST_LAYER, LONGEST / layers);
}
