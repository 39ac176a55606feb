import { MOST_LETTERS, plainText } from "../../core/share/task_text.js";
import { text } from "../../language/text.js";
import { element } from "../../ui/dom.js";
import { capital } from "../../ui/format.js";
import { plainLabel } from "./plain_label.js";

/** @typedef {Pick<import("../../core/share/share.js").Share, "task" | "answer" | "locks">} Taught */

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
      element("summary", { "data-testid": "share-teacher" }, text("workshop-share-teacher")),
      labelled(text("workshop-share-task-field"), this.task),
      ...this.#answerField(answer !== ""),
      element(
        "fieldset",
        { class: "share-locks" },
        element("legend", {}, text("workshop-share-locks")),
        ...this.locks.map((box) =>
          element("label", {}, box, capital(plainLabel(lockable[box.value]))),
        ),
      ),
      element("p", { class: "hint" }, text("workshop-share-no-secret")),
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
    const field = labelled(text("workshop-share-answer-field"), this.answer);
    const show = element(
      "button",
      { type: "button", "data-testid": "share-answer-show" },
      text("workshop-share-answer-show"),
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

/** @param {string} id @param {string} written @param {number} rows */
function textArea(id, written, rows) {
  const area = element("textarea", {
    "data-testid": id,
    rows,
    maxlength: MOST_LETTERS,
    dir: "auto",
  });
  area.value = written;
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
