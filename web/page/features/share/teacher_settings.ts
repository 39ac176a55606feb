import { lookUp } from "../../../shared/checked_lookup.ts";
import { TypedEventTarget } from "../../browser/typed_events.ts";
import type { Share } from "../../core/share/share.ts";
import { MAX_TASK_LENGTH, plainText } from "../../core/share/task_text.ts";
import { text } from "../../language/text.ts";
import { element } from "../../ui/dom.ts";
import { capitalize } from "../../ui/format.ts";
import { plainLabel } from "./contents.ts";

type TeacherPart = Pick<Share, "task" | "answer" | "locks">;

/** The fields for the teacher's part of a link. */
export class TeacherSettings extends TypedEventTarget<{ change: undefined }> {
  private readonly task: HTMLTextAreaElement;
  private readonly answer: HTMLTextAreaElement;
  private readonly locks: HTMLInputElement[];
  readonly place: HTMLDetailsElement;

  /**
   * @param initial the initial values
   * @param lockable labels by name
   */
  constructor(initial: TeacherPart, lockable: Record<string, string>) {
    super();
    this.task = textArea("share-task-text", initial.task, 4);
    this.answer = textArea("share-answer-text", initial.answer, 2);
    this.locks = Object.keys(lockable).map((name) => lockBox(name, initial.locks.includes(name)));
    const { task, answer, locks } = initial;
    this.place = element(
      "details",
      {},
      element("summary", { "data-testid": "share-teacher" }, text("share-dialog-teacher")),
      labelled(text("share-dialog-task-field"), this.task),
      ...this.#answerField(answer !== ""),
      element(
        "fieldset",
        { class: "share-locks" },
        element("legend", {}, text("share-dialog-locks")),
        ...this.locks.map((box) =>
          element("label", {}, box, capitalize(plainLabel(lookUp(lockable, box.value)))),
        ),
      ),
      element("p", { class: "hint" }, text("share-dialog-no-secret")),
    );
    this.place.open = task !== "" || answer !== "" || locks.length > 0;
    this.place.addEventListener("input", () => this.emit("change", undefined));
  }

  values(): TeacherPart {
    return {
      task: plainText(this.task.value),
      answer: plainText(this.answer.value),
      locks: this.locks.filter((box) => box.checked).map((box) => box.value),
    };
  }

  /** The answer of an opened link is hidden behind a button. */
  #answerField(hidden: boolean) {
    const field = labelled(text("share-dialog-answer-field"), this.answer);
    const show = element(
      "button",
      { type: "button", "data-testid": "share-answer-show" },
      text("share-dialog-answer-show"),
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

function textArea(id: string, written: string, rows: number) {
  const area = element("textarea", {
    "data-testid": id,
    rows,
    maxlength: MAX_TASK_LENGTH,
    dir: "auto",
  });
  area.value = written;
  return area;
}

function lockBox(name: string, checked: boolean) {
  const box = element("input", {
    type: "checkbox",
    value: name,
    "data-testid": `share-lock-${name}`,
  });
  box.checked = checked;
  return box;
}

export function labelled(label: string, control: HTMLElement) {
  return element("label", { class: "field" }, element("span", {}, label), control);
}
