import { byId, detail, hook, setText, show } from "../dom.js";
import { duration, exact, fixed, percent, sentence } from "../format.js";
import { CurvesView } from "./curves_view.js";
import { Drawing } from "./drawing.js";
import { Learned } from "./learned.js";
import { asksForAnother } from "./progress.js";
import { saveFile } from "./save_file.js";
import { detailText, runLabel, runText, statusText } from "./words.js";

/** @typedef {import("../../engine/fault.js").Fault} Fault */
/** @typedef {import("../engine_client.js").EngineClient} EngineClient */
/** @typedef {import("../settings_form.js").SettingsForm} SettingsForm */
/** @typedef {import("./progress.js").Progress} Progress */
/** @typedef {import("./progress.js").Status} Status */
/** @typedef {{ label: string, shows: string, defaults: Record<string, number> }} Recipe what it shows, and the settings that belong to it */

/** The digits lab: training, its curves, and the pad. */
export class DigitsLab {
  /** @type {Status} */
  #status = "idle";
  /** @type {Progress | null} */
  #progress = null;
  #run = 0;
  /** Epochs that were done when the present stretch of training began. */
  #epochsBefore = 0;
  #loaded = false;
  /** @type {{ model: Uint8Array, epoch: number, accuracy: number, chosen: Record<string, number | string> } | null} enough to go on from */
  #checkpoint = null;
  #curves = new CurvesView();
  /** @type {{ bytes: number, total: number } | null} */
  #data = null;

  /**
   * @param {EngineClient} engine
   * @param {{ run: SettingsForm, stopping: SettingsForm, testDigit: SettingsForm }} forms of the run, of when to stop early, of which test digit to look at
   * @param {Record<string, Recipe>} recipes
   * @param {(fault: Fault | null, retry?: (() => void) | null) => void} tell shows an error, or clears one of a setting
   */
  constructor(engine, { run, stopping, testDigit }, recipes, tell) {
    this.engine = engine;
    this.form = run;
    this.stopping = stopping;
    this.recipes = recipes;
    this.tell = tell;
    this.drawing = new Drawing(engine, () => this.#trained);
    this.learned = new Learned(engine, testDigit, () => this.#loaded, tell);
    this.runButton = hook("mnist-run");
    this.statusLine = hook("mnist-status");
    this.detailLine = byId("train-detail");
    this.progressBar = /** @type {HTMLProgressElement} */ (byId("train-progress"));
    this.#listen();
  }

  get #recipe() {
    return this.recipes[this.form.values().recipe];
  }

  get #trained() {
    return this.#loaded || (this.#progress?.step ?? 0) > 0;
  }

  #listen() {
    this.runButton.addEventListener("click", () =>
      ["training", "loading"].includes(this.#status) ? this.pause() : this.train(),
    );
    hook("mnist-reset").addEventListener("click", () => this.reset());
    hook("model-save").addEventListener("click", () => this.save());
    const file = /** @type {HTMLInputElement} */ (hook("model-load"));
    file.addEventListener("change", () => {
      if (file.files?.length) this.load(file.files[0]);
      file.value = "";
    });
    this.form.addEventListener("change", (event) => {
      if (detail(event) === "recipe") this.form.fill(this.#recipe.defaults);
      this.#checkSettings();
    });
    this.stopping.addEventListener("change", () => this.#takeStopping());
    this.drawing.addEventListener("read", (event) => this.learned.drawingRead(detail(event)));
    this.learned.addEventListener("to-pad", (event) => {
      this.drawing.pad.put(detail(event));
      this.drawing.pad.canvas.scrollIntoView({ block: "center" });
    });
    this.engine.addEventListener("digits.progress", (event) => this.#onProgress(detail(event)));
    this.engine.addEventListener("digits.fault", (event) => this.#onFault(detail(event)));
    this.engine.addEventListener("digits.data", (event) => {
      this.#data = detail(event);
      this.#describe();
    });
  }

  /** Go on from the last checkpoint where the engine had to be restarted. */
  async begin() {
    const kept = this.#checkpoint;
    if (kept === null) {
      await this.#ask("progress");
      this.learned.evaluated();
      if (this.#status === "failed") this.#setStatus("idle");
      return;
    }
    await this.#ask("resume", kept);
    if (this.#loaded && kept.epoch === 0) this.#setStatus("idle");
    else this.#setStatus(kept.epoch < Number(kept.chosen.epochs) ? "paused" : "finished");
    this.learned.evaluated();
    this.drawing.read();
  }

  /** The engine has stopped. */
  engineFailed() {
    if (["training", "loading"].includes(this.#status)) this.#setStatus("failed");
  }

  async train() {
    const before = this.#status;
    this.#setStatus("loading"); // at once, whatever the engine is busy with
    if (!(await this.#takeStopping()) || !(await this.#takeSettings(before))) {
      this.#setStatus(before);
      return;
    }
    if (this.#status === "paused") return; // pressed again in the meantime
    this.#run += 1;
    this.#setStatus("loading");
    this.#loadData(this.#run);
    await this.#ask("go_on");
    await this.#ask("train", { run: this.#run });
  }

  async pause() {
    this.#setStatus("paused");
    await this.#ask("pause");
  }

  async reset() {
    this.#run += 1; // what is still on its way belongs to the old run
    const done = await this.#stopAnd("configure", { chosen: this.form.values() });
    if (!done) return;
    this.#startedAnew();
    this.#setStatus("idle");
  }

  async save() {
    try {
      const model = await this.engine.request("digits.save");
      saveFile(`pynn-${(this.#progress?.sizes ?? []).join("-")}.npz`, model);
    } catch (thrown) {
      this.#refused(/** @type {Fault} */ (thrown));
    }
  }

  /** @param {File} file */
  async load(file) {
    const model = new Uint8Array(await file.arrayBuffer());
    this.#run += 1;
    if (!(await this.#stopAnd("load", { model }))) return;
    this.#startedAnew();
    this.#setStatus("idle");
    this.#loaded = true;
    const chosen = this.#progress?.settings ?? {};
    this.#checkpoint = { model, epoch: 0, accuracy: Number.NaN, chosen };
    this.form.fill(this.#progress?.settings ?? {});
    this.#describe();
    this.drawing.read();
    const run = this.#run;
    await this.#loadData(run);
    if (run === this.#run && this.#status === "idle") await this.#ask("evaluate");
    this.learned.evaluated();
  }

  /** Make the run take up what the form says; false where that is refused. @param {Status} before */
  async #takeSettings(before) {
    const chosen = this.form.values();
    const current = this.#progress?.settings ?? {};
    if (asksForAnother(chosen, current)) {
      if (!(await this.#ask("configure", { chosen }))) return false;
      this.#startedAnew();
      return true;
    }
    if (before === "finished") this.#epochsBefore = this.#progress?.epoch ?? 0;
    const parsed = await this.#ask("check", { chosen });
    if (!parsed) return false;
    const { learning_rate, epochs } = parsed;
    return (
      (await this.#ask("retune", {
        chosen: { learning_rate, epochs: epochs + this.#epochsBefore },
      })) !== null
    );
  }

  async #takeStopping() {
    return (await this.#ask("stop_when", { chosen: this.stopping.values() })) !== null;
  }

  #startedAnew() {
    this.#epochsBefore = 0;
    this.#loaded = false;
    this.#checkpoint = null;
    this.#curves.begin();
    this.#drawCurves();
    this.drawing.read();
    this.learned.evaluated();
  }

  async #checkSettings() {
    const parsed = await this.#ask("check", { chosen: this.form.values() });
    if (parsed && this.#status === "training") await this.#takeTuning(parsed);
    if (parsed) this.#describe();
  }

  /** A run takes up ξ and the number of epochs at once. @param {Record<string, number>} parsed */
  async #takeTuning({ learning_rate, epochs }) {
    await this.#ask("retune", { chosen: { learning_rate, epochs: epochs + this.#epochsBefore } });
  }

  /** Bring MNIST to the engine; a failure can be tried again, and training goes on then. @param {number} run */
  async #loadData(run) {
    try {
      await this.engine.request("digits.load_data");
      this.#data = null;
      this.#describe();
    } catch (thrown) {
      if (run !== this.#run) return;
      const fault = /** @type {Fault} */ (thrown);
      if (this.engine.state === "failed") return; // told for the whole page
      await this.#ask("pause");
      this.#setStatus("failed");
      this.tell(fault, () => this.train());
    }
  }

  /**
   * Stop a run, then do something that replaces it; a refusal leaves the run paused as it is.
   * @param {string} action @param {Record<string, unknown>} args
   */
  async #stopAnd(action, args) {
    const active = ["training", "loading"].includes(this.#status);
    if (active) await this.pause();
    return (await this.#ask(action, args)) !== null;
  }

  /**
   * @param {string} action
   * @param {Record<string, unknown>} [args]
   * @returns {Promise<any>} null where it was refused, and told
   */
  async #ask(action, args = {}) {
    try {
      const answer = await this.engine.request(`digits.${action}`, args);
      if (answer?.sizes) this.#show(answer);
      this.form.mark(null);
      this.stopping.mark(null);
      this.tell(null);
      return answer ?? true;
    } catch (thrown) {
      this.#refused(/** @type {Fault} */ (thrown));
      return null;
    }
  }

  /** @param {Fault} fault */
  #refused(fault) {
    this.form.mark(fault.setting, fault.message);
    this.stopping.mark(fault.setting, fault.message);
    this.tell(fault);
  }

  /** @param {{ progress: Progress, run: number }} message */
  #onProgress({ progress, run }) {
    if (run !== this.#run) return;
    if (progress.checkpoint) {
      this.#checkpoint = {
        model: progress.checkpoint,
        epoch: progress.epoch,
        accuracy: progress.accuracy,
        chosen: progress.settings,
      };
    }
    this.#curves.add(
      progress,
      runLabel(progress.settings, this.recipes[progress.settings.recipe].label),
    );
    this.#drawCurves();
    if (progress.finished) this.#setStatus("finished");
    else if (this.#status === "loading" && !progress.waiting) this.#setStatus("training");
    this.#show(progress);
    if (progress.finished) this.drawing.read();
    else this.drawing.networkChanged();
    if (progress.checkpoint) this.learned.evaluated();
    else this.learned.networkChanged();
  }

  /** @param {{ fault: Fault, run: number }} message */
  #onFault({ fault, run }) {
    if (run !== this.#run) return;
    this.#setStatus("failed");
    this.tell(fault);
    this.#ask("progress").then(() => this.tell(fault));
  }

  #drawCurves() {
    this.#curves.draw(this.#progress?.epochs ?? 1);
  }

  /** @param {Progress} progress */
  #show(progress) {
    this.#progress = progress;
    show(hook("mnist-epoch"), String(progress.epoch), `${progress.epoch} of ${progress.epochs}`);
    show(hook("mnist-loss"), exact(progress.loss), fixed(progress.loss, 4));
    show(hook("mnist-accuracy"), exact(progress.accuracy), percent(progress.accuracy));
    show(
      hook("mnist-epoch-seconds"),
      exact(progress.epoch_seconds),
      duration(progress.epoch_seconds),
    );
    this.#describe();
  }

  /** @param {Status} status */
  #setStatus(status) {
    this.#status = status;
    this.statusLine.dataset.state = status;
    const active = status === "training" || status === "loading";
    this.runButton.setAttribute("aria-pressed", String(active));
    this.#describe();
  }

  #describe() {
    const progress = this.#progress;
    if (progress === null) return;
    const done =
      progress.epoch - this.#epochsBefore + progress.examples / progress.examples_per_epoch;
    const wanted = Math.max(progress.epochs - this.#epochsBefore, 1);
    this.progressBar.value = this.#status === "finished" ? 1 : Math.min(done / wanted, 1);
    setText(byId("recipe-shows"), sentence(this.#recipe.shows));
    setText(this.statusLine, statusText(this.#status, progress, this.#loaded));
    setText(this.detailLine, detailText(this.#status, progress, this.#data));
    setText(this.runButton, runText(this.#status, progress, this.form.values()));
  }
}
