import { byId, hook, setText } from "../../../ui/dom.ts";
import { keptText } from "../digits_texts.ts";
import type { RunKeeper } from "./run_store.ts";
import type { KeptCheckpoint, KeptRun } from "./saved_run.ts";

/** Offers to go on with the run that an earlier visit has left; says so where none can be kept. */
export class OfferView {
  #checkpoint: KeptCheckpoint | null = null;

  private readonly place: HTMLElement;

  constructor(
    private readonly keeper: RunKeeper,
    private readonly goOn: (run: KeptRun) => Promise<void>,
  ) {
    this.place = hook("mnist-kept");
    hook("mnist-go-on").addEventListener("click", () => this.#accept());
    hook("mnist-forget").addEventListener("click", () => keeper.forget());
    keeper.addEventListener("change", () => this.#show(null));
    keeper.kept.addEventListener("lost", () => {
      hook("mnist-not-kept").hidden = false;
    });
    keeper.find().then((found) => this.#show(found));
  }

  async #accept() {
    if (this.#checkpoint === null || this.place.ariaBusy === "true") return;
    this.place.ariaBusy = "true"; // Python may still be on its way
    await this.goOn(await this.keeper.whole(this.#checkpoint));
    this.place.ariaBusy = "false";
  }

  #show(checkpoint: KeptCheckpoint | null) {
    this.#checkpoint = checkpoint;
    if (checkpoint) setText(byId("kept-text"), keptText(checkpoint, new Date()));
    else if (this.place.contains(document.activeElement)) hook("mnist-run").focus();
    this.place.hidden = checkpoint === null;
  }
}
