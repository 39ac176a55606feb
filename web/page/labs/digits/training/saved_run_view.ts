import { effect } from "@preact/signals-core";
import { byId, byTestId, setText } from "../../../ui/dom.ts";
import { savedRunText } from "../digits_texts.ts";
import type { RunForm } from "./run_form.ts";
import type { RunStore } from "./run_store.ts";
import type { SavedCheckpoint, SavedRun } from "./saved_run.ts";

/** Offers to resume the run of an earlier visit, and says so if the browser cannot save any. */
export class SavedRunView {
  private readonly section = byTestId("mnist-saved-run");

  constructor(
    private readonly store: RunStore,
    private readonly form: RunForm,
    private readonly resume: (run: SavedRun) => Promise<void>,
  ) {
    byTestId("mnist-go-on").addEventListener("click", () => this.#accept());
    byTestId("mnist-forget").addEventListener("click", () => store.delete());
    effect(() => this.#draw(store.earlier.value));
    effect(() => {
      byTestId("mnist-not-saved").hidden = store.isPersistent.value;
    });
    store.findEarlier();
  }

  async #accept() {
    const checkpoint = this.store.earlier.peek();
    if (checkpoint === null || this.section.ariaBusy === "true") return;
    this.section.ariaBusy = "true"; // Python may still be loading
    await this.resume(await this.store.load(checkpoint));
    this.section.ariaBusy = "false";
  }

  #draw(checkpoint: SavedCheckpoint | null) {
    if (checkpoint) {
      const recipe = this.form.recipeText(checkpoint.recipe);
      setText(byId("saved-run-text"), savedRunText(checkpoint, recipe, new Date()));
    } else if (this.section.contains(document.activeElement)) {
      byTestId("mnist-run").focus();
    }
    this.section.hidden = checkpoint === null;
  }
}
