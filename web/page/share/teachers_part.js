import { element } from "../dom.js";
import { capital } from "../format.js";
import { MOST_LETTERS, plainText } from "./text.js";
import { plainLabel } from "./words.js";

/** @typedef {Pick<import("./share.js").Share, "task" | "answer" | "locks">} Taught */

/**
 * The fields for what a teacher adds to a link.
 *
 * Events: `change`.
 */
export class TeachersPart extends EventTarget {
  /** @param {Taught} taught what is in them at first @param {Record<string, string>} lockable labels by name */
  constructor(taught, lockable) {
    super();
    this.task = textArea("share-task-text", taught.task, 4);
    this.answer = textArea("share-answer-text", taught.answer, 2);
    this.locks = Object.keys(lockable).map((name) => lockBox(name, taught.locks.includes(name)));
    const { task, answer, locks } = taught;
    this.place = element(
      "details",
      {},
      element(
        "summary",
        { "data-testid": "share-teacher" },
        "For teachers: a task, a hidden answer, locks",
      ),
      labelled("Task, shown above the labs", this.task),
      ...this.#answerField(answer !== ""),
      element(
        "fieldset",
        { class: "share-locks" },
        element("legend", {}, "Lock, so that it stays as it is now"),
        ...this.locks.map((box) =>
          element("label", {}, box, capital(plainLabel(lockable[box.value]))),
        ),
      ),
      element("p", { class: "hint" }, NO_SECRET),
    );
    this.place.open = task !== "" || answer !== "" || locks.length > 0;
    this.place.addEventListener("input", () => this.dispatchEvent(new Event("change")));
  }

  /** @returns {Taught} */
  values() {
    return {
      task: plainText(this.task.value),
      answer: plainText(this.answer.value),
      locks: this.locks.filter((box) => box.checked).map((box) => box.value),
    };
  }

  /** An answer that came with a link is not to be read in passing. @param {boolean} hidden */
  #answerField(hidden) {
    const field = labelled("Answer, hidden until it is asked for", this.answer);
    const show = element(
      "button",
      { type: "button", "data-testid": "share-answer-show" },
      "Show and change the answer",
    );
    field.hidden = hidden;
    show.hidden = !hidden;
    show.addEventListener("click", () => {
      field.hidden = false;
      show.hidden = true;
      this.answer.focus();
    });
    return [show, field];
  }
}

const NO_SECRET =
  "Locks and the hidden answer guide a class; they are no secret. Whoever knows how can read the answer from the link, or open pynn without it.";

/** @param {string} id @param {string} text @param {number} rows */
function textArea(id, text, rows) {
  const area = element("textarea", {
    "data-testid": id,
    rows,
    maxlength: MOST_LETTERS,
    dir: "auto",
  });
  area.value = text;
  return area;
}

/** @param {string} name @param {boolean} checked */
function lockBox(name, checked) {
  const box = element("input", {
    type: "checkbox",
    value: name,
    "data-testid": `share-lock-${name}`,
  });
  box.checked = checked;
  return box;
}

/** @param {string} label @param {HTMLElement} control */
export function labelled(label, control) {
  return element("label", { class: "field" }, element("span", {}, label), control);
}
