import type { ExerciseCatalogue } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { element, setText } from "../../../ui/dom.ts";
import { formatInteger } from "../../../ui/format.ts";
import type { CodeLink } from "../code_link.ts";
import { codeText } from "../code_text.ts";
import type { CodeContext } from "../context.ts";
import type { CodeView } from "../editor/code_view.ts";
import type { Sheet } from "../sheet.ts";
import type { Exercise } from "./exercise_panel.ts";
import { ExercisePanel } from "./exercise_panel.ts";
import { SolvedExercises } from "./solved_exercises.ts";

/** The list of exercises, those that are solved, and the one that is open in its place. */
export class ExercisesView {
  /** by name */
  #entries: Map<string, { exercise: Exercise; button: HTMLButtonElement; state: HTMLElement }> =
    new Map();
  #open = "";
  #panel: ExercisePanel | null = null;

  private readonly title = element("h2", { id: "exercises-title" });
  private readonly list: HTMLElement;
  private readonly link: CodeLink;
  private readonly solved: SolvedExercises;

  constructor(
    private readonly sheet: Sheet,
    { breaks, blanks }: ExerciseCatalogue,
    private readonly code: CodeView,
    private readonly context: CodeContext,
  ) {
    this.link = context.link;
    this.solved = new SolvedExercises(context.storage);
    this.solved.addEventListener("change", () => this.#draw());
    this.list = element(
      "section",
      {
        class: "panel exercise-list",
        "aria-labelledby": "exercises-title",
        "data-testid": "exercise-list",
      },
      this.title,
      ...this.#group(text("exercises-breaks"), breaks),
      ...this.#group(text("exercises-blanks"), blanks),
    );
    sheet.content.append(this.list);
    this.#draw();
    this.solved.begin();
    this.link.addEventListener("request", () => this.#openRequested());
    this.#openRequested();
  }

  /** Open the exercise that a link names. */
  #openRequested() {
    const { exercise, file } = this.link.requested;
    if (exercise === "") return;
    if (!this.open(exercise)) {
      this.code.panel.showError(text("exercise-none", { name: exercise }));
    } else if (file !== "") this.code.show(file);
  }

  /**
   * Open an exercise.
   * @returns false if there is none of this name
   */
  open(name: string): boolean {
    const entry = this.#entries.get(name);
    if (entry === undefined) return false;
    const panel = new ExercisePanel(entry.exercise, this.code, this.context);
    panel.addEventListener("solved", () => {
      this.solved.add(name);
      this.context.exerciseSolved();
    });
    panel.addEventListener("close", () => this.#close());
    panel.addEventListener("next", () => this.open(this.#after(name)));
    this.#replacePanel(panel, name);
    this.code.files.fold(true);
    this.sheet.pullUp();
    this.sheet.content.scrollTop = 0;
    this.code.reveal(entry.exercise.file, entry.exercise.snippets);
    panel.title.focus({ preventScroll: true });
    return true;
  }

  #close() {
    const entry = this.#entries.get(this.#open);
    this.#replacePanel(null, "");
    this.code.files.fold(false);
    entry?.button.focus();
  }

  /** @param name "" for none */
  #replacePanel(panel: ExercisePanel | null, name: string) {
    this.#panel?.leave();
    this.#panel?.root.remove();
    this.#panel = panel;
    if (panel !== null) this.list.after(panel.root);
    this.list.hidden = panel !== null;
    this.#open = name;
    this.link.shown = { ...this.link.shown, exercise: name };
  }

  /** The name of the exercise after this one; the first one follows the last. */
  #after(name: string) {
    const names = [...this.#entries.keys()];
    return names[(names.indexOf(name) + 1) % names.length] ?? name;
  }

  #group(title: string, exercises: Exercise[]) {
    const items = exercises.map((exercise) => {
      const { key } = exercise;
      const state = element("span", { class: "exercise-state" });
      const name = codeText(text(`exercise-${key}-title`));
      const button = element(
        "button",
        { type: "button", class: "entry", "data-testid": `exercise-${key}` },
        element("span", { class: "exercise-name" }, ...name),
        state,
      );
      button.addEventListener("click", () => this.open(key));
      this.#entries.set(key, { exercise, button, state });
      return element("li", {}, button);
    });
    return [element("h3", {}, title), element("ol", { class: "entries" }, ...items)];
  }

  #draw() {
    const names = [...this.#entries.keys()];
    const done = formatInteger(names.filter((name) => this.solved.has(name)).length);
    setText(this.title, text("exercises-title", { done, all: formatInteger(names.length) }));
    for (const [name, { button, state }] of this.#entries) {
      const isDone = this.solved.has(name);
      button.dataset.state = isDone ? "done" : "";
      setText(state, isDone ? text("exercise-done") : "");
    }
  }
}
