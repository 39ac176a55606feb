import type { ExerciseCatalogue } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { element, setText } from "../../../ui/dom.ts";
import type { CodeLink } from "../code_link.ts";
import type { CodeContext } from "../context.ts";
import type { CodeView } from "../editor/code_view.ts";
import { foldingPanel } from "../elements.ts";
import type { Exercise } from "./exercise_panel.ts";
import { ExercisePanel } from "./exercise_panel.ts";
import { SolvedExercises } from "./solved_exercises.ts";

/** The list of exercises, those that are solved, and the one that is open. */
export class ExercisesView {
  /** by name */
  #entries: Map<string, { exercise: Exercise; button: HTMLButtonElement; state: HTMLElement }> =
    new Map();
  #open = "";
  #panel: ExercisePanel | null = null;

  private readonly top: HTMLElement;
  private readonly link: CodeLink;
  private readonly solved: SolvedExercises;

  /** @param places `side` for the list, `top` for the open exercise */
  constructor(
    { side, top }: { side: HTMLElement; top: HTMLElement },
    { breaks, blanks }: ExerciseCatalogue,
    private readonly code: CodeView,
    private readonly context: CodeContext,
  ) {
    this.top = top;
    this.link = context.link;
    this.solved = new SolvedExercises(context.storage);
    this.solved.addEventListener("change", () => this.#draw());
    side.append(
      foldingPanel(
        "exercises",
        text("exercises-title"),
        ...this.#group(text("exercises-breaks"), breaks),
        ...this.#group(text("exercises-blanks"), blanks),
      ),
    );
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
    this.#panel?.leave();
    this.#panel = panel;
    this.#setOpen(name);
    this.code.show(entry.exercise.file);
    this.top.replaceChildren(panel.root);
    this.#draw();
    panel.title.focus();
    panel.root.scrollIntoView({ block: "nearest" });
    return true;
  }

  #close() {
    const entry = this.#entries.get(this.#open);
    this.#panel?.leave();
    this.#setOpen("");
    this.top.replaceChildren();
    this.#draw();
    entry?.button.focus();
  }

  /** @param name "" for none */
  #setOpen(name: string) {
    this.#open = name;
    this.link.shown = { ...this.link.shown, exercise: name };
  }

  #group(title: string, exercises: Exercise[]) {
    const items = exercises.map((exercise) => {
      const { key } = exercise;
      const state = element("span", { class: "exercise-state" });
      const button = element(
        "button",
        { type: "button", class: "exercise", "data-testid": `exercise-${key}` },
        text(`exercise-${key}-title`),
        state,
      );
      button.addEventListener("click", () => this.open(key));
      this.#entries.set(key, { exercise, button, state });
      return element("li", {}, button);
    });
    return [element("h3", {}, title), element("ol", { class: "exercise-list" }, ...items)];
  }

  #draw() {
    for (const [name, { button, state }] of this.#entries) {
      const done = this.solved.has(name);
      button.dataset.state = done ? "done" : "";
      setText(state, done ? text("exercise-done") : "");
      if (name === this.#open) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }
}
