import { text, translated } from "../../../language/text.ts";
import type { Context } from "../../../lazy_parts.ts";
import { element, setText } from "../../../ui/dom.ts";
import type { CodeLink } from "../code_link.ts";
import type { CodeView } from "../editor/code_view.ts";
import { foldingPanel } from "../folding_panel.ts";
import { ExercisePanel } from "./exercise_panel.ts";
import { Solved } from "./solved.ts";

/** As `pynn_app/code_lab/exercises/exercises.py` tells it; a break has `expect`, a blank has `hints`. */
export type Exercise = {
  key: string;
  title: string;
  file: string;
  task: string;
  lab?: string;
  expect?: string[];
  why?: string;
  wrong?: boolean;
  function?: string;
  equation?: string;
  hints?: string[];
};

export type Catalogue = { breaks: Exercise[]; blanks: Exercise[] };

/** The exercises, which of them are done, and the one that is open. */
export class ExercisesView {
  /** by name */
  #entries: Map<string, { exercise: Exercise; button: HTMLButtonElement; state: HTMLElement }> =
    new Map();
  #open = "";
  #panel: ExercisePanel | null = null;

  private readonly top: HTMLElement;
  private readonly link: CodeLink;
  private readonly solved: Solved;

  /** @param places for the list, and for the open exercise */
  constructor(
    { side, top }: { side: HTMLElement; top: HTMLElement },
    { breaks, blanks }: Catalogue,
    private readonly code: CodeView,
    private readonly context: Context,
  ) {
    this.top = top;
    this.link = context.link;
    this.solved = new Solved(context.kept);
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
    this.link.addEventListener("asked", () => this.#openAsked());
    this.#openAsked();
  }

  /** Open the exercise that a link asks for. */
  #openAsked() {
    const { exercise, file } = this.link.asked;
    if (exercise === "") return;
    if (!this.open(exercise)) {
      this.code.panel.showTrouble(text("exercise-none", { name: exercise }));
    } else if (file !== "") this.code.show(file);
  }

  /**
   * Open an exercise.
   * @returns whether there is one of this name
   */
  open(name: string): boolean {
    const entry = this.#entries.get(name);
    if (entry === undefined) return false;
    const panel = new ExercisePanel(entry.exercise, this.code, this.context);
    panel.addEventListener("solved", () => this.solved.add(name));
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
        translated(exercise.title),
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
