import { byId, hook, setText } from "../../../ui/dom.js";
import { keptText } from "../digits_texts.js";

/** @typedef {import("./saved_run.js").KeptCheckpoint} KeptCheckpoint */
/** @typedef {import("./saved_run.js").KeptRun} KeptRun */
/** @typedef {import("./run_store.js").RunKeeper} RunKeeper */

/** Offers to go on with the run that an earlier visit has left; says so where none can be kept. */
export class OfferView {
  /** @type {KeptCheckpoint | null} */
  #checkpoint = null;

  /** @param {RunKeeper} keeper @param {(run: KeptRun) => Promise<void>} goOn */
  constructor(keeper, goOn) {
    this.keeper = keeper;
    this.goOn = goOn;
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

  /** @param {KeptCheckpoint | null} checkpoint */
  #show(checkpoint) {
    this.#checkpoint = checkpoint;
    if (checkpoint) setText(byId("kept-text"), keptText(checkpoint, new Date()));
    else if (this.place.contains(document.activeElement)) hook("mnist-run").focus();
    this.place.hidden = checkpoint === null;
  }
}
