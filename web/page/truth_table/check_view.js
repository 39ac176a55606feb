import { byId, hook, setText } from "../dom.js";
import { significant, whole } from "../format.js";
import { text } from "../language/text.js";
import { nameOf } from "./names.js";

/** @typedef {import("./state.js").State} State */

/** Two ways to the same number agree when they differ by no more than this share of it. */
export const AGREES = 1e-6;

/** Backprop's gradient beside the central difference: for the selected parameter, and for all. */
export class CheckView extends EventTarget {
  constructor() {
    super();
    this.backprop = hook("tt-check-backprop");
    this.difference = hook("tt-check-difference");
    this.error = hook("tt-check-error");
    this.outcome = hook("tt-check-outcome");
    this.heading = byId("check-name");
    hook("tt-check-all").addEventListener("click", () =>
      this.dispatchEvent(new Event("check-all")),
    );
  }

  /** @param {State} state */
  draw({ numbers, selected, sizes }) {
    setText(this.heading, nameOf(selected, sizes.length - 1));
    for (const [place, key, digits] of /** @type {const} */ ([
      [this.backprop, `G${selected}`, 6],
      [this.difference, "difference", 6],
      [this.error, "relative_error", 1],
    ])) {
      place.dataset.value = String(numbers[key]);
      place.dataset.quantity = key;
      setText(place, significant(numbers[key], digits));
    }
    this.error.classList.toggle("good", numbers.relative_error <= AGREES);
    this.error.classList.toggle("bad", numbers.relative_error > AGREES);
  }

  /** @param {{ errors: Record<string, number>, worst: string } | null} told null: it is no longer true @param {number} last */
  showAll(told, last) {
    if (told === null) {
      setText(this.outcome, "");
      this.outcome.dataset.state = "";
      return;
    }
    const all = Object.values(told.errors);
    const wrong = all.filter((error) => error > AGREES).length;
    const said = {
      all: whole(all.length),
      error: significant(told.errors[told.worst], 1),
      name: nameOf(told.worst, last),
    };
    this.outcome.dataset.state = wrong === 0 ? "agrees" : "differs";
    setText(
      this.outcome,
      wrong === 0
        ? text("tt-check-agree", said)
        : text("tt-check-differ", { ...said, count: wrong, wrong: whole(wrong) }),
    );
  }
}
