import { TypedEventTarget } from "../../browser/typed_events.ts";
import type { Share } from "../../core/share/share.ts";
import { text } from "../../language/text.ts";
import { byId, byTestId, setText } from "../../ui/dom.ts";
import { plainLabel } from "./contents.ts";

/**
 * The teacher's part of a link: its task, its answer behind a button, and its locks. `drop`: the visitor removes a
 * part; the detail has the share's new values.
 */
export class TaskView extends TypedEventTarget<{ drop: Partial<Share> }> {
  private readonly place: HTMLElement;
  private readonly answer: HTMLElement;
  private readonly answerButton: HTMLElement;

  constructor() {
    super();
    this.place = byTestId("task");
    this.answer = byTestId("task-answer");
    this.answerButton = byTestId("task-show-answer");
    this.answerButton.addEventListener("click", () =>
      this.#showAnswer(this.answer.hidden === true),
    );
    const dropsOnClick = (button: string, replaced: Partial<Share>) =>
      byTestId(button).addEventListener("click", () => {
        this.emit("drop", replaced);
        byId("labs").focus({ preventScroll: true }); // the button disappears
      });
    dropsOnClick("task-put-away", { task: "", answer: "" });
    dropsOnClick("task-unlock", { locks: [] });
  }

  /** @param lockLabels labels of the locked settings */
  show({ task, answer, locks }: Share, lockLabels: string[]) {
    const hasTask = task !== "" || answer !== "";
    this.place.hidden = !hasTask && locks.length === 0;
    setText(byTestId("task-text"), task);
    setText(this.answer, answer);
    this.#showAnswer(false);
    this.answerButton.hidden = answer === "";
    byTestId("task-put-away").hidden = !hasTask;
    byTestId("task-unlock").hidden = locks.length === 0;
    byId("task-locked").hidden = locks.length === 0;
    const names = lockLabels.map(plainLabel).join(", ");
    setText(byId("task-locked"), text("share-locked-by", { names }));
  }

  #showAnswer(shown: boolean) {
    this.answer.hidden = !shown;
    this.answerButton.setAttribute("aria-expanded", String(shown));
    setText(this.answerButton, text(shown ? "share-answer-hide" : "share-answer-show"));
  }
}
