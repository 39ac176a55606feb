import type { InkSteps, Reading } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { byId, byTestId, element, setText } from "../../../ui/dom.ts";
import { paintInk } from "../pictures/paint_ink.ts";

/** The steps in their order, as Python knows them. */
const STEPS = ["crop", "width", "scale", "centre"];

/**
 * From ink to input: what each step makes of the drawing, and a switch for each.
 *
 * Events: `change` when a step is switched.
 */
export class InkStepsView extends EventTarget {
  private readonly parts: {
    name: string;
    item: HTMLLIElement;
    box: HTMLInputElement;
    picture: HTMLCanvasElement;
  }[];

  constructor() {
    super();
    this.parts = STEPS.map(part);
    byId("ink-steps").replaceChildren(...this.parts.map(({ item }) => item));
    for (const { box } of this.parts) {
      box.addEventListener("change", () => {
        this.#note();
        this.dispatchEvent(new Event("change"));
      });
    }
    byTestId("steps-all").addEventListener("click", () => {
      for (const { box } of this.parts) box.checked = true;
      this.#note();
      this.dispatchEvent(new Event("change"));
    });
    this.#note();
    this.show(null);
  }

  /** Which steps are to be taken. */
  get chosen(): InkSteps {
    const isChecked = (step: keyof InkSteps) =>
      this.parts.some(({ name, box }) => name === step && box.checked);
    return {
      crop: isChecked("crop"),
      width: isChecked("width"),
      scale: isChecked("scale"),
      centre: isChecked("centre"),
    };
  }

  show(reading: Reading | null) {
    const made = reading?.picture && !reading.stages;
    setText(byId("ink-steps-note"), made ? text("digits-steps-none") : "");
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
    (byTestId("steps-all") as HTMLButtonElement).disabled = all;
    for (const { item, box } of this.parts) item.classList.toggle("left-out", !box.checked);
  }
}

/** A step: what it is called, what it makes, and what it is for. */
function part(name: string) {
  const title = text(`digits-step-${name}`);
  const box = element("input", { type: "checkbox", "data-testid": `step-${name}` });
  box.checked = true;
  const picture = element("canvas", {
    role: "img",
    "aria-label": text("digits-steps-picture", { step: title }),
  });
  const item = element(
    "li",
    { class: "ink-step" },
    element("div", { class: "ink-picture" }, picture),
    element("label", { class: "switch" }, box, ` ${title}`),
    element("p", { class: "hint" }, text(`digits-step-${name}-purpose`)),
  );
  return { name, item, box, picture };
}
