import type { Fault } from "../../../shared/fault.ts";
import type { DigitsProgress, Requests, SettingValues } from "../../../shared/protocol.ts";
import type { EngineClient, RequestArguments } from "../../core/engine_client.ts";
import type { Storage } from "../../core/storage.ts";
import { byTestId, eventDetail } from "../../ui/dom.ts";
import { onFileChosen } from "../../ui/form/file_input.ts";
import type { SettingsForm } from "../../ui/form/settings_form.ts";
import { saveFile } from "../../ui/save_file.ts";
import { runLabel } from "./digits_texts.ts";
import { NetworkViews } from "./network/network_views.ts";
import type { Origin, Progress, Status } from "./run.ts";
import { startsNewRun } from "./run.ts";
import { DigitCurvesView } from "./training/curves_view.ts";
import { modelName } from "./training/model_name.ts";
import type { RunForm } from "./training/run_form.ts";
import { RunStore } from "./training/run_store.ts";
import { RunView } from "./training/run_view.ts";
import type { SavedRun } from "./training/saved_run.ts";
import { unusableRun } from "./training/saved_run.ts";
import { SavedRunView } from "./training/saved_run_view.ts";
import { Scrubber } from "./training/scrubber.ts";

/** The requests of this lab. */
type Action = Extract<keyof Requests, `digits.${string}`>;

/** Kinds of errors by which Python says that a kept run itself is of no use. */
const OF_DAMAGED_RUNS = ["model-file", "refused", "settings"];

/** The digits lab: training, its curves, and the pad. */
export class DigitsLab {
  #status: Status = "idle";
  #progress: Progress | null = null;
  #run = 0;
  /** Counts what was asked for, to train, pause, reset or load: what was asked for before is dropped. */
  #wish = 0;
  /** Epochs that were done when the present stretch of training began. */
  #epochsBefore = 0;
  #loaded = false;
  /** True where the network was taught or changed before its first step. */
  #altered = false;
  #curves = new DigitCurvesView();
  #data: { bytes: number; total: number } | null = null;

  private readonly keeper: RunStore;
  private readonly onlookers: NetworkViews;
  private readonly view: RunView;
  private readonly scrubber: Scrubber;

  /**
   * @param form what is asked of a run
   * @param testDigit the number of a test digit to look at
   * @param tell shows an error, or clears one of a setting
   */
  constructor(
    private readonly engine: EngineClient,
    private readonly form: RunForm,
    testDigit: SettingsForm,
    kept: Storage,
    private readonly tell: (fault: Fault | null, retry?: (() => void) | null) => void,
  ) {
    this.keeper = new RunStore(engine, kept);
    new SavedRunView(this.keeper, (run) => this.goOn(run));
    const network = { trained: () => this.#trained, origin: () => this.#origin };
    this.onlookers = new NetworkViews(engine, kept, testDigit, network, () => this.#rest(), tell);
    this.view = new RunView();
    this.scrubber = new Scrubber(engine);
    this.#listen();
  }

  get #active() {
    return ["training", "loading"].includes(this.#status);
  }

  get #origin(): Origin {
    if (this.#altered) return "hand";
    return this.#loaded ? "file" : "seed";
  }

  /** True where the network in view has other weights than the random ones of its seed. */
  get #trained() {
    return this.#origin !== "seed" || (this.scrubber.step ?? this.#progress?.step ?? 0) > 0;
  }

  #listen() {
    byTestId("mnist-run").addEventListener("click", () =>
      this.#active ? this.pause() : this.train(),
    );
    byTestId("mnist-reset").addEventListener("click", () => this.reset());
    byTestId("model-save").addEventListener("click", () => this.save());
    onFileChosen(
      byTestId("model-load"),
      (model) => this.load(model),
      (fault) => this.tell(fault),
    );
    this.scrubber.addEventListener("look", () => this.#lookedElsewhere());
    this.#curves.onPick((epochs) => this.scrubber.goTo(epochs));
    this.form.addEventListener("settings", () => this.#checkSettings());
    this.form.addEventListener("stopping", () => this.#takeStopping());
    this.onlookers.addEventListener("taught", (event) => this.#taught(eventDetail(event)));
    this.engine.addEventListener("digits.progress", (event) =>
      this.#onProgress(eventDetail(event)),
    );
    this.engine.addEventListener("digits.fault", (event) => this.#onFault(eventDetail(event)));
    this.engine.addEventListener("digits.data", (event) => {
      this.#data = eventDetail(event);
      this.#describe();
    });
  }

  /** Show what the engine begins with, or go on after the last epoch where it had to be restarted. */
  async begin() {
    this.onlookers.own.begin(); // in its own time: a browser's store may be slow to answer
    const anew = this.#progress !== null;
    const interrupted = this.#status === "failed";
    const run = await this.keeper.newest();
    const resumed = run === null ? "refused" : await this.#resume(run);
    if (resumed === "engine-ended") return; // the next start begins again
    if (resumed === "resumed") {
      if (interrupted) await this.#goOnTraining();
      return;
    }
    await this.#ask("digits.progress");
    this.onlookers.networkChanged();
    if (!anew) return;
    this.#startedAnew();
    this.#setStatus("idle");
    if (interrupted) await this.train(); // nothing was learned yet, but asked for
  }

  /** Go on with a run that an earlier visit has left. */
  async goOn(run: SavedRun) {
    if ((await this.#resume(run, () => this.#adopt(run))) !== "resumed") return;
    await this.#goOnTraining();
  }

  /** Train where epochs are left. */
  async #goOnTraining() {
    if (this.#status !== "paused") return;
    const wish = this.#wish;
    if ((await this.#takeStopping()) && wish === this.#wish) await this.#trainOn();
  }

  #adopt(run: SavedRun) {
    this.#startedAnew();
    this.keeper.adopt(run);
    const { chosen, epochsBefore, stopping } = run.checkpoint;
    this.form.fill({ ...chosen, epochs: Number(chosen.epochs) - epochsBefore }, stopping);
  }

  /**
   * Let the engine have a run as it was, and show that; one that is refused as damaged is forgotten,
   * and the present one stays. Whatever else goes wrong is no fault of the run, which is kept.
   *
   * @param taken once the engine has it
   */
  async #resume(
    { checkpoint, past }: SavedRun,
    taken: () => void = () => {},
  ): Promise<"resumed" | "refused" | "engine-ended"> {
    const { model, epoch, accuracy, chosen } = checkpoint;
    if (this.#active) await this.pause();
    this.#run += 1; // what is still on its way belongs to the run before
    let progress: Progress;
    try {
      const args = { settings: chosen, model, epoch, accuracy, past };
      progress = await this.engine.request("digits.resume", args);
    } catch (thrown) {
      const fault = thrown as Fault;
      if (this.#isEngineGone(fault)) return "engine-ended"; // told for the whole page
      const isDamaged = OF_DAMAGED_RUNS.includes(fault.kind);
      this.tell(isDamaged ? unusableRun(fault) : fault);
      if (isDamaged) await this.keeper.delete();
      return "refused";
    }
    taken();
    this.#loaded = checkpoint.loaded;
    this.#altered = checkpoint.altered === true;
    this.#epochsBefore = checkpoint.epochsBefore;
    this.#curves.restore(checkpoint.curves, this.#label(progress));
    this.#show(progress);
    if (checkpoint.finished) this.#setStatus("finished");
    else this.#setStatus(epoch === 0 ? "idle" : "paused");
    this.#drawCurves();
    this.#lookAtNow();
    this.#bringData(this.#run);
    return "resumed";
  }

  /** True if the engine has ended since it was asked, perhaps to be started again. */
  #isEngineGone(fault: Fault) {
    return this.engine.state === "failed" || fault.kind === "engine-died";
  }

  /** The past is judged by the test digits, and a drawing by those that were learned from. */
  async #bringData(run: number) {
    if (await this.#loadData(run)) this.onlookers.networkChanged();
  }

  /** What a link made now would hold. */
  chosen() {
    return { ...this.form.values(), ...this.form.stopping() };
  }

  /** Fill in what a link holds, as if it were typed. */
  setUp(chosen: Record<string, string>) {
    this.form.fill(chosen, chosen);
    if (this.#progress === null) return; // the engine is still to come, and takes it then
    this.#checkSettings();
    this.#takeStopping();
  }

  /** Lock these settings, and no others. */
  lock(names: string[]) {
    this.form.lock(names);
  }

  /** The engine has stopped. */
  engineFailed() {
    if (this.#active) this.#setStatus("failed");
  }

  async train() {
    const before = this.#status;
    const wish = ++this.#wish;
    this.#setStatus("loading"); // at once, whatever the engine is busy with
    const taken = (await this.#takeStopping()) && (await this.#takeSettings(before));
    if (wish !== this.#wish) return; // something else was pressed in the meantime
    if (taken) await this.#trainOn();
    else this.#setStatus(before);
  }

  /** Train the run that the engine has. */
  async #trainOn() {
    this.#run += 1;
    this.#setStatus("loading");
    this.#loadData(this.#run);
    this.keeper.update({ ...this.#wanted(), finished: false });
    this.#ask("digits.go_on");
    await this.#ask("digits.train", { run: this.#run }); // sent along, so that no pause comes in between
  }

  async pause() {
    this.#wish += 1;
    this.#setStatus("paused");
    await this.#ask("digits.pause");
  }

  async reset() {
    this.#run += 1; // what is still on its way belongs to the old run
    const stopped = this.#stopAnd("digits.configure", { settings: this.form.values() });
    const wish = ++this.#wish;
    if (!(await stopped)) return;
    this.#startedAnew();
    if (wish === this.#wish) this.#setStatus("idle");
  }

  /** The curves of the present run, to be saved. */
  get curves() {
    return this.#curves.toSaved();
  }

  async save() {
    try {
      const { model } = await this.engine.request("digits.save");
      saveFile(modelName(this.#progress?.sizes ?? [], this.scrubber.step), model);
    } catch (thrown) {
      this.#refused(thrown as Fault);
    }
  }

  /** @param model the content of an `.npz` */
  async load(model: Uint8Array) {
    this.#run += 1;
    if (!(await this.#stopAnd("digits.load", { model }))) return;
    this.#startedAnew();
    this.#setStatus("idle");
    this.#loaded = true;
    this.#note(model);
    this.form.fill(this.#progress?.settings ?? {});
    this.#describe();
    this.onlookers.networkChanged();
    const run = this.#run;
    await this.#loadData(run);
    if (run !== this.#run || this.#status !== "idle") return;
    const evaluated = await this.#ask("digits.evaluate");
    if (evaluated) this.keeper.update({ accuracy: evaluated.accuracy });
    this.onlookers.networkChanged();
  }

  /** Make the run take up what the form says; false where that is refused. */
  async #takeSettings(before: Status) {
    const chosen = this.form.values();
    const current = this.#progress?.settings ?? {};
    if (startsNewRun(chosen, current)) {
      if (!(await this.#ask("digits.configure", { settings: chosen }))) return false;
      this.#startedAnew();
      return true;
    }
    if (before === "finished") this.#epochsBefore = this.#progress?.epoch ?? 0;
    const parsed = await this.#ask("digits.check", { settings: chosen });
    if (!parsed) return false;
    return this.#retune(parsed);
  }

  /** Stop the run, and have MNIST here. */
  async #rest(): Promise<boolean> {
    if (this.#active) await this.pause();
    return this.#loadData(this.#run, () => this.onlookers.own.teach());
  }

  /** The network that is looked at was changed elsewhere. */
  changed(progress: Progress) {
    if (progress.checkpoint) this.#taught(progress);
    else this.onlookers.networkChanged(); // that of another moment: the run goes on as it was
  }

  /** The network was trained on something else than its run. */
  #taught(progress: Progress) {
    this.#show(progress);
    if (progress.checkpoint) this.#note(progress.checkpoint);
    this.#lookAtNow();
  }

  async #takeStopping() {
    return (await this.#ask("digits.stop_when", { settings: this.form.stopping() })) !== null;
  }

  #startedAnew() {
    this.#epochsBefore = 0;
    this.#loaded = false;
    this.#altered = this.#progress?.altered === true;
    this.keeper.begin();
    this.#curves.begin();
    this.#drawCurves();
    this.#lookAtNow();
  }

  async #checkSettings() {
    const parsed = await this.#ask("digits.check", { settings: this.form.values() });
    if (parsed && this.#status === "training") {
      await this.#retune(parsed);
      this.keeper.update(this.#wanted());
    }
    if (parsed) this.#describe();
  }

  /** A run takes up ξ and the number of epochs at once; false where that is refused. */
  async #retune(parsed: SettingValues) {
    const { learning_rate, epochs } = parsed;
    const settings = {
      learning_rate: String(learning_rate),
      epochs: String(Number(epochs) + this.#epochsBefore),
    };
    return (await this.#ask("digits.retune", { settings })) !== null;
  }

  /** With what the run is to go on. */
  #wanted() {
    return {
      chosen: this.#progress?.settings ?? {},
      epochsBefore: this.#epochsBefore,
      stopping: this.form.stopping(),
    };
  }

  /** Keep the run as it is now. */
  #note(model: Uint8Array) {
    if (this.#progress === null) return;
    const { epoch, accuracy, finished, settings, moments } = this.#progress;
    const recipe = this.form.recipeOf(settings);
    const curves = this.#curves.toSaved();
    this.keeper.save(
      {
        model,
        epoch,
        accuracy,
        finished,
        loaded: this.#loaded,
        altered: this.#altered,
        recipe,
        curves,
        ...this.#wanted(),
      },
      moments,
    );
  }

  /**
   * Bring MNIST to the engine; a failure can be tried again.
   * @param retry otherwise training goes on then
   * @returns false where it failed, and was told
   */
  async #loadData(run: number, retry: () => void = () => this.train()): Promise<boolean> {
    try {
      await this.engine.request("digits.load_data");
      this.#data = null;
      this.scrubber.testDigitsAreThere();
      this.#describe();
      return true;
    } catch (thrown) {
      if (run !== this.#run) return false;
      const fault = thrown as Fault;
      if (this.#isEngineGone(fault)) return false; // told for the whole page
      await this.#ask("digits.pause");
      this.#setStatus("failed");
      this.tell(fault, retry);
      return false;
    }
  }

  /** Stop a run, then do something that replaces it; a refusal leaves the run paused as it is. */
  async #stopAnd<A extends Action>(action: A, ...args: RequestArguments<A>) {
    if (this.#active) await this.pause();
    return (await this.#ask(action, ...args)) !== null;
  }

  /** @returns null where it was refused, and told */
  async #ask<A extends Action>(
    action: A,
    ...args: RequestArguments<A>
  ): Promise<Requests[A]["answer"] | null> {
    try {
      const answer = await this.engine.request(action, ...args);
      if (isProgress(answer)) this.#show(answer);
      this.form.mark(null);
      this.tell(null);
      return answer;
    } catch (thrown) {
      this.#refused(thrown as Fault);
      return null;
    }
  }

  #refused(fault: Fault) {
    this.form.mark(fault);
    this.tell(fault);
  }

  #onProgress({ progress, run }: { progress: Progress; run: number }) {
    if (run !== this.#run) return;
    this.#curves.add(progress, this.#label(progress));
    this.#drawCurves();
    if (progress.finished) this.#setStatus("finished");
    else if (this.#status === "loading" && !progress.waiting) this.#setStatus("training");
    this.#show(progress);
    if (progress.checkpoint) this.#note(progress.checkpoint);
    if (progress.finished) this.onlookers.networkChanged();
    else this.onlookers.networkTrained(Boolean(progress.checkpoint));
  }

  /** What its run is run with. */
  #label({ settings }: Progress) {
    return runLabel(settings, this.form.recipeOf(settings));
  }

  #onFault({ fault, run }: { fault: Fault; run: number }) {
    if (run !== this.#run) return;
    this.#setStatus("failed");
    this.tell(fault);
    this.#ask("digits.progress").then(() => this.tell(fault));
  }

  /** The engine has another run, and looks at that. */
  #lookAtNow() {
    this.scrubber.forget();
    this.#lookedElsewhere();
  }

  /** Another network is looked at: show what that one answers. */
  #lookedElsewhere() {
    this.#curves.mark(this.scrubber.epochs);
    this.#describe();
    this.onlookers.networkChanged();
  }

  #drawCurves() {
    this.#curves.draw(this.#progress?.epochs ?? 1);
  }

  #show(progress: Progress) {
    this.#progress = progress;
    this.#altered ||= progress.altered;
    this.scrubber.draw(progress);
    this.#describe();
  }

  #setStatus(status: Status) {
    this.#status = status;
    this.#describe();
  }

  #describe() {
    this.view.draw({
      status: this.#status,
      progress: this.#progress,
      epochsBefore: this.#epochsBefore,
      origin: this.#origin,
      data: this.#data,
      lookedAt: this.scrubber.step,
      chosen: this.form.values(),
    });
  }
}

function isProgress(answer: Requests[Action]["answer"]): answer is DigitsProgress {
  return typeof answer === "object" && "steps_per_epoch" in answer;
}
