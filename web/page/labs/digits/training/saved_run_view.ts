import { byId, byTestId, setText } from "../../../ui/dom.ts";
import { savedRunText } from "../digits_texts.ts";
import type { RunStore } from "./run_store.ts";
import type { SavedCheckpoint, SavedRun } from "./saved_run.ts";

/** Offers to go on with the run that an earlier visit has left; says so where none can be kept. */
export class SavedRunView {
  #checkpoint: SavedCheckpoint | null = null;

  private readonly place: HTMLElement;

  constructor(
    private readonly keeper: RunStore,
    private readonly goOn: (run: SavedRun) => Promise<void>,
  ) {
    this.place = byTestId("mnist-saved-run");
    byTestId("mnist-go-on").addEventListener("click", () => this.#accept());
    byTestId("mnist-forget").addEventListener("click", () => keeper.delete());
    keeper.addEventListener("change", () => this.#show(null));
    keeper.kept.addEventListener("lost", () => {
      byTestId("mnist-not-saved").hidden = false;
    });
    keeper.find().then((found) => this.#show(found));
  }

  async #accept() {
    if (this.#checkpoint === null || this.place.ariaBusy === "true") return;
    this.place.ariaBusy = "true"; // Python may still be on its way
    await this.goOn(await this.keeper.load(this.#checkpoint));
    this.place.ariaBusy = "false";
  }

  #show(checkpoint: SavedCheckpoint | null) {
    this.#checkpoint = checkpoint;
    if (checkpoint) setText(byId("saved-run-text"), savedRunText(checkpoint, new Date()));
    else if (this.place.contains(document.activeElement)) byTestId("mnist-run").focus();
    this.place.hidden = checkpoint === null;
  }
}
