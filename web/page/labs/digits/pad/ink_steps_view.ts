import { effect } from "@preact/signals-core";
import type { InkSteps, Reading } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { byId, byTestId, element, setText } from "../../../ui/dom.ts";
import { visibleEffect } from "../../../ui/visible_updates.ts";
import { paintInk } from "../pictures/picture.ts";
import type { Drawing } from "./drawing.ts";

/** In their order. */
const STEPS: (keyof InkSteps)[] = ["crop", "width", "scale", "centre"];

/** From ink to input: the picture after each step, and a switch for each step. */
export class InkStepsView {
  private readonly items = STEPS.map(makeItem);
  private readonly allButton = byTestId<HTMLButtonElement>("steps-all");

  constructor(drawing: Drawing) {
    const list = byId("ink-steps");
    list.replaceChildren(...this.items.map(({ item }) => item));
    for (const { name, box } of this.items) {
      box.addEventListener("change", () => {
        drawing.steps.value = { ...drawing.steps.peek(), [name]: box.checked };
      });
    }
    this.allButton.addEventListener("click", () => {
      drawing.steps.value = { crop: true, width: true, scale: true, centre: true };
    });
    effect(() => this.#drawSwitches(drawing.steps.value));
    visibleEffect(list.parentElement as HTMLElement, () =>
      this.#drawPictures(drawing.answer.value.reading),
    );
  }

  #drawPictures(reading: Reading | null) {
    const isTestDigit = reading?.picture && !reading.stages;
    setText(byId("ink-steps-note"), isTestDigit ? text("digits-steps-none") : "");
    for (const { name, picture } of this.items) {
      const stage = reading?.stages?.[name];
      if (name === "centre") {
        paintInk(picture, reading?.picture ?? null, { width: 28, height: 28, most: 1 });
      } else if (stage) paintInk(picture, stage.ink, stage);
      else paintInk(picture, null, { width: 1, height: 1 });
    }
  }

  #drawSwitches(steps: InkSteps) {
    this.allButton.disabled = STEPS.every((name) => steps[name]);
    for (const { name, item, box } of this.items) {
      box.checked = steps[name];
      item.classList.toggle("left-out", !box.checked);
    }
  }
}

/** The item of a step: its switch, the picture after it, and its purpose. */
function makeItem(name: keyof InkSteps) {
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
