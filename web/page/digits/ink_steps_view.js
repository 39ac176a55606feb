import { byId, element, hook, setText } from "../dom.js";
import { paintInk } from "./paint.js";

/** @typedef {import("./answer_view.js").Reading} Reading */

/** The steps in their order: the name that Python knows, what it is called, and what it is for. */
const STEPS = [
  ["crop", "Crop to the ink", "where on the pad it was drawn no longer matters"],
  ["width", "Even out the pen", "strokes two pixels wide, as MNIST’s are"],
  ["scale", "Scale to 20 × 20", "how large it was drawn no longer matters"],
  ["centre", "Centre of mass to the middle", "of 28 × 28: this is what the network reads"],
];

/**
 * From ink to input: what each step makes of the drawing, and a switch for each.
 *
 * Events: `change` when a step is switched.
 */
export class InkStepsView extends EventTarget {
  constructor() {
    super();
    this.parts = STEPS.map(([name, title, purpose]) => part(name, title, purpose));
    byId("ink-steps").replaceChildren(...this.parts.map(({ item }) => item));
    for (const { box } of this.parts) {
      box.addEventListener("change", () => {
        this.#note();
        this.dispatchEvent(new Event("change"));
      });
    }
    hook("steps-all").addEventListener("click", () => {
      for (const { box } of this.parts) box.checked = true;
      this.#note();
      this.dispatchEvent(new Event("change"));
    });
    this.#note();
    this.show(null);
  }

  /** Which steps are to be taken. @returns {Record<string, boolean>} */
  get chosen() {
    return Object.fromEntries(this.parts.map(({ name, box }) => [name, box.checked]));
  }

  /** @param {Reading | null} reading */
  show(reading) {
    const made = reading?.picture && !reading.stages;
    setText(
      byId("ink-steps-note"),
      made
        ? "A digit of MNIST’s own is on the pad: it was made like this already, so no step is needed."
        : "",
    );
    for (const { name, picture } of this.parts) {
      const stage = reading?.stages?.[name];
      if (name === "centre") {
        paintInk(picture, reading?.picture ?? null, { width: 28, height: 28, most: 1 });
      } else if (stage) paintInk(picture, stage.ink, stage);
      else paintInk(picture, null, { width: 1, height: 1 });
    }
  }

  #note() {
    const all = this.parts.every(({ box }) => box.checked);
    /** @type {HTMLButtonElement} */ (hook("steps-all")).disabled = all;
    for (const { item, box } of this.parts) item.classList.toggle("left-out", !box.checked);
  }
}

/** @param {string} name @param {string} title @param {string} purpose */
function part(name, title, purpose) {
  const box = element("input", { type: "checkbox", "data-testid": `step-${name}` });
  box.checked = true;
  const picture = element("canvas", { role: "img", "aria-label": `After the step: ${title}` });
  const item = element(
    "li",
    { class: "ink-step" },
    element("div", { class: "ink-picture" }, picture),
    element("label", { class: "switch" }, box, ` ${title}`),
    element("p", { class: "hint" }, purpose),
  );
  return { name, item, box, picture };
}
