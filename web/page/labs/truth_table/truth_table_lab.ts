import type { Fault } from "../../../shared/fault.ts";
import { lookUp } from "../../../shared/look_up.ts";
import type * as protocol from "../../../shared/protocol.ts";
import type { EngineClient, RequestArguments } from "../../core/engine_client.ts";
import { LatestOnly } from "../../core/latest_only.ts";
import { formatTable, parseTable } from "../../core/share/shareable.ts";
import { say, text } from "../../language/text.ts";
import { byId, byTestId, eventDetail, setText } from "../../ui/dom.ts";
import type { SettingsForm } from "../../ui/form/settings_form.ts";
import { formatInteger } from "../../ui/format.ts";
import { isPlainKey } from "../../ui/keyboard/plain_key.ts";
import { LiveRegion } from "../../ui/live_region.ts";
import { AnswersView } from "./answers_view.ts";
import { CheckView } from "./check_view.ts";
import { DerivationView } from "./derivation_view.ts";
import { HistoryView } from "./history_view.ts";
import { NetworkView } from "./network/network_view.ts";
import { ParametersView } from "./parameters_view.ts";
import { Highlighting } from "./pointing.ts";
import { quantityAt, subject } from "./quantity_names.ts";
import { SelectedView } from "./selected_view.ts";
import type { TruthTableState } from "./state.ts";
import { applyFrame, parametersOf, readState } from "./state.ts";
import { stageResult, stagesOf } from "./stepper/stages.ts";
import { Stepper } from "./stepper/stepper.ts";
import { makeSticky } from "./sticky.ts";
import type { Tables } from "./table_view.ts";
import { showVerdict, TableView } from "./table_view.ts";

type Requests = protocol.Requests;
/** The requests of this lab. */
type Action = Extract<keyof Requests, `truth_table.${string}`>;
/** Those that are answered with a state. */
type StateAction = {
  [A in Action]: Requests[A]["answer"] extends protocol.TruthTableState ? A : never;
}[Action];

/** What mends an error when it works; to look at something, or to begin a run, does not. */
const MENDING: Action[] = [
  "truth_table.advance",
  "truth_table.advance_epoch",
  "truth_table.set_targets",
  "truth_table.set_table",
  "truth_table.reset",
  "truth_table.restore",
];
/** What the fields are about, and marks or unmarks them. */
const OF_FIELDS: Action[] = [
  "truth_table.configure",
  "truth_table.set_parameter",
  "truth_table.set_up",
];

/**
 * The truth-table lab: buttons ask the engine, its states are drawn.
 *
 * Events: `state` (detail: State; it is shown now).
 */
export class TruthTableLab extends EventTarget {
  /** the newest state, enough to go on from when the engine has to be restarted */
  #state: TruthTableState | null = null;
  /** The structures of equations that have been asked for, by their keys. */
  #structures: Map<string, protocol.Equations> = new Map();
  /** How many states have arrived, and which of them is shown. */
  #received = 0;
  #shown = 0;
  #run = 0;
  /** Whether it is to run: a pause that was asked for may not be answered yet. */
  #running = false;
  /** The setting or parameter that was refused, or "". */
  #refused = "";
  /** where a parameter was typed last */
  #typedIn: ParametersView | SelectedView | null = null;
  /** Targets that were clicked and that no answer of the engine contains yet. */
  #wantedTargets: number[] | null = null;
  /** What a link has asked for and the engine does not have yet. */
  #wanted: Record<string, string> | null = null;
  /** What the gradient check of all was made with, or "". */
  #checked = "";
  #selecting = new LatestOnly((what) => this.#ask("truth_table.select", what));
  #visiting = new LatestOnly((where) => this.#ask("truth_table.visit", where));

  private readonly runButton: HTMLElement;
  private readonly speed: HTMLSelectElement;
  private readonly table: TableView;
  private readonly network: NetworkView;
  private readonly stepper: Stepper;
  private readonly derivation: DerivationView;
  private readonly parameters: ParametersView;
  private readonly selected: SelectedView;
  private readonly check: CheckView;
  readonly history: HistoryView;
  private readonly answers: AnswersView;
  private readonly spoken: LiveRegion;
  private readonly pointing: Highlighting;

  /** @param tell shows an error, or clears one of a setting */
  constructor(
    private readonly engine: EngineClient,
    private readonly form: SettingsForm,
    private readonly tables: Tables,
    private readonly tell: (fault: Fault | null) => void,
  ) {
    super();
    this.runButton = byTestId("tt-run");
    this.speed = byTestId("tt-speed") as HTMLSelectElement;
    this.table = new TableView(
      {
        head: byId("truth-table-head"),
        body: byId("truth-table-rows"),
        preset: byId("truth-table-preset"),
        kind: byId("truth-table-kind"),
      },
      tables,
    );
    this.network = new NetworkView(byId("truth-table-network"));
    this.stepper = new Stepper();
    const digits = byId("digits-shown") as HTMLSelectElement;
    const apart = { slope: byId("slope-lines"), check: byId("check-lines") };
    this.derivation = new DerivationView(byId("derivation"), apart, digits);
    digits.addEventListener("change", () => {
      if (this.#state) this.derivation.draw(this.#state, this.stepper.stage);
    });
    this.parameters = new ParametersView(byId("parameters"), byId("parameter-reason"));
    this.selected = new SelectedView({
      name: byId("selected-name"),
      input: byId("selected-value"),
      reason: byId("selected-reason"),
    });
    this.check = new CheckView();
    this.history = new HistoryView();
    this.answers = new AnswersView(
      {
        picture: byId("between"),
        across: byId("between-across"),
        up: byId("between-up"),
        note: byId("between-note"),
      },
      (axes) => this.#answer("truth_table.between_rows", axes),
    );
    this.spoken = new LiveRegion(byId("truth-table-announcement"));
    this.pointing = new Highlighting(byId("truth-table-lab"), byId("readout"));
    makeSticky();
    this.#listenToButtons();
    this.#listenToViews();
    this.#listenToEngine();
  }

  #listenToButtons() {
    this.runButton.addEventListener("click", () => (this.#running ? this.pause() : this.run()));
    this.speed.addEventListener("change", () => {
      if (this.#running) this.run();
    });
    byTestId("tt-step").addEventListener("click", () =>
      this.#ask("truth_table.advance", { steps: 1 }),
    );
    byTestId("tt-one-epoch").addEventListener("click", () =>
      this.#ask("truth_table.advance_epoch"),
    );
    byTestId("tt-reset").addEventListener("click", () => this.reset());
    this.form.addEventListener("change", () => this.#configure());
  }

  #listenToViews() {
    const on = (view: EventTarget, type: string, heard: (detail: any) => void) =>
      view.addEventListener(type, (event) => heard(eventDetail(event)));
    on(this.table, "toggle", (row) => this.#toggle(row));
    on(this.table, "select", (row) => this.#select({ row }));
    on(this.table, "table", (wanted) => this.#ask("truth_table.set_table", wanted));
    on(this.network, "select", (name) => this.#select({ name }));
    on(this.parameters, "select", (name) => this.#select({ name }));
    for (const view of [this.parameters, this.selected]) {
      on(view, "change", ({ key, value }) => {
        this.#typedIn = view;
        this.#ask("truth_table.set_parameter", { name: key, value });
      });
      on(view, "dismiss", () => this.#mark(null));
    }
    on(this.check, "check-all", () => this.#checkAll());
    on(this.history, "visit", (step) => this.#visit(step));
    on(this.stepper, "stage", () => this.#enterStage());
    on(this.stepper, "next-step", () => this.#otherStep("truth_table.advance", { steps: 1 }));
    on(this.stepper, "last-step", () =>
      this.#otherStep("truth_table.visit", { step: (this.#state?.step ?? 1) - 1 }),
    );
    byId("derivation").addEventListener("click", (event) => this.#selectSubject(event.target));
    byId("derivation").addEventListener("keydown", (event) => {
      if (event.key === "Enter" && isPlainKey(event)) this.#selectSubject(event.target);
    });
  }

  #listenToEngine() {
    this.engine.addEventListener("state", (event) => {
      if (this.#state !== null || eventDetail(event) === "ready") return;
      const failed = eventDetail(event) === "failed";
      const told = failed ? "tt-python-did-not-start" : "tt-python-is-starting-the-network";
      setText(byId("stage-outcome"), text(told));
    });
    this.engine.addEventListener("truth_table.frame", (event) => {
      const { frame, run } = eventDetail(event);
      if (run === this.#run && this.#state) this.#receive(applyFrame(this.#state, frame));
    });
    this.engine.addEventListener("truth_table.fault", (event) => {
      const { fault, run } = eventDetail(event);
      if (run !== this.#run) return;
      this.#showRunning(false);
      this.tell(fault);
      this.#ask("truth_table.state"); // where it went back to
    });
  }

  /** Show what the engine begins with, or go on from what was there before it was restarted. */
  async begin() {
    this.#forgetCheck(); // it may have been of other code
    const before = this.#state;
    if (before !== null) {
      this.#showRunning(false); // what ran is gone; what was asked for before the first start is yet to come
      this.history.engineStarted();
    }
    if (this.#wanted !== null || before === null) {
      await (this.#wanted ? this.#takeWanted(this.#wanted) : this.#ask("truth_table.state"));
      return;
    }
    const { settings, kind, targets, step, row, selected } = before;
    await this.#ask("truth_table.restore", {
      settings,
      kind,
      targets,
      step,
      parameters: parametersOf(before),
    });
    await this.#ask("truth_table.select", { row, name: selected });
  }

  /** What a link made now would hold. */
  chosen(): Record<string, string> {
    const table = this.#wanted?.table ?? formatTable(this.#state ?? this.tables.first);
    return { ...this.form.values(), table };
  }

  /** Begin anew with what a link holds; where all is so already, nothing is lost. */
  setUp(chosen: Record<string, string>) {
    const now = this.chosen();
    if (Object.entries(chosen).every(([name, value]) => value === now[name])) return;
    this.form.fill(chosen);
    this.#wanted = chosen;
    if (this.#state !== null) this.#takeWanted(chosen); // else when the engine begins
  }

  async #takeWanted(wanted: Record<string, string>) {
    const { table: _, ...settings } = wanted;
    this.#run += 1; // what is still on its way belongs to the run before
    if (this.#running) await this.pause();
    const taken = await this.#ask("truth_table.set_up", {
      settings,
      ...parseTable(lookUp(wanted, "table")),
    });
    if (taken !== undefined && this.#wanted === wanted) this.#wanted = null;
  }

  /** Lock these settings, and the table, and no others. */
  lock(names: string[]) {
    this.form.lock(names);
    this.table.lock(names.includes("table"));
  }

  /** Its network was changed elsewhere. */
  changed(state: protocol.TruthTableState) {
    this.#receive(state);
  }

  /** The engine has stopped. */
  engineFailed() {
    this.#showRunning(false);
  }

  async run() {
    this.#run += 1;
    const run = this.#run;
    this.#showRunning(true);
    const taken = await this.#configure();
    if (run !== this.#run || !this.#running) return; // pressed again in the meantime
    if (!taken) {
      await this.pause(); // a run that was to go on at another speed
      return;
    }
    if (this.stepper.stage !== null) this.stepper.enter(null);
    const speed = this.speed.value === "flat out" ? "flat out" : Number(this.speed.value);
    await this.#answer("truth_table.run", { run, speed, step: this.#state?.step ?? 0 });
  }

  async pause() {
    this.#running = false;
    await this.#ask("truth_table.pause");
    if (!this.#running) this.#showRunning(false); // and the state that is shown is the one it stopped at
  }

  async reset() {
    this.#run += 1; // what is still on its way belongs to the old run
    await this.pause();
    if (!(await this.#configure())) return;
    await this.#ask("truth_table.reset");
  }

  // -- for whoever shows the lab to a newcomer --------------------------------------------------

  /**
   * What is shown.
   * @returns null: Python has not answered yet
   */
  get state(): TruthTableState | null {
    return this.#state;
  }

  /** Show a stage, or all at once, and leave the page where it is scrolled to. */
  showStage(stage: string | null) {
    this.stepper.stage = stage;
    if (this.#state !== null) this.#show(this.#state);
  }

  /** @returns false where they failed */
  async advance(steps: number): Promise<boolean> {
    return (await this.#ask("truth_table.advance", { steps })) !== undefined;
  }

  /**
   * Back to the first weights. The controls show it at once, and whatever is asked for afterwards finds it so,
   * also where nobody waits for this.
   *
   * @param isNoted whether what has run stays as an earlier run
   * @returns false where it failed
   */
  async beginAgain(isNoted: boolean): Promise<boolean> {
    this.#run += 1;
    this.#showRunning(false);
    this.showStage(null);
    if (!isNoted) this.history.discardRun();
    const [, reset] = await Promise.all([
      this.#answer("truth_table.pause"),
      this.#ask("truth_table.reset"),
    ]);
    return reset !== undefined;
  }

  /** Hand over the settings; false where they are refused. */
  async #configure() {
    return (
      (await this.#ask("truth_table.configure", { settings: this.form.values() })) !== undefined
    );
  }

  async #toggle(row: number) {
    if (this.#state === null) return;
    const targets = this.#state.targets.map((target, each) => (each === row ? 1 - target : target));
    this.table.showTargets(targets);
    this.#state = { ...this.#state, targets };
    this.#wantedTargets = targets;
    await this.#ask("truth_table.set_targets", { targets });
    if (this.#wantedTargets === targets) this.#wantedTargets = null;
  }

  #select(what: { row?: number; name?: string }) {
    const state = this.#state;
    if (state === null) return;
    if (what.row === state.row || what.name === state.selected) return;
    this.#selecting.request(what);
  }

  /** Select the weight, bias or unit that a symbol or number in an equation belongs to. */
  #selectSubject(target: EventTarget | null) {
    const key = quantityAt(target);
    const name = key && this.#state ? subject(key, this.#state.sizes.length - 1) : "";
    if (/^[Wbu]\d/.test(name)) this.#select({ name });
  }

  async #visit(step: number) {
    if (this.#running) await this.pause();
    if (step !== this.#state?.step) this.#visiting.request({ step });
  }

  async #checkAll() {
    const told = await this.#answer("truth_table.check_all");
    if (told === undefined || this.#state === null) return;
    this.#checked = whatIsChecked(this.#state);
    this.check.showAll(told, this.#state.sizes.length - 1);
    this.parameters.showVerdicts(told.verdicts);
  }

  // -- stages -----------------------------------------------------------------------------------

  #enterStage() {
    if (this.#state === null) return;
    if (this.#running && this.stepper.stage !== null) this.pause(); // a run leaves the stages itself
    this.#show(this.#state);
    this.#reveal(this.stepper.stage);
  }

  /**
   * Bring a stage into sight: under the drawing where that stays in sight, else the drawing and what
   * comes after it.
   */
  #reveal(stage: string | null) {
    if (stage === null) return;
    const drawing = byId("network-panel");
    const stays = getComputedStyle(drawing).position === "sticky";
    const wanted = stays ? this.derivation.section(stage) : byId("stage-outcome");
    wanted?.scrollIntoView({ block: "start" });
  }

  /** The step after, at its first stage, or the one before, at its last. */
  async #otherStep<A extends "truth_table.advance" | "truth_table.visit">(
    action: A,
    ...args: RequestArguments<A>
  ) {
    if ((await this.#ask(action, ...args)) === undefined) return;
    this.stepper.enterEnd(action === "truth_table.advance" ? "first" : "last");
  }

  // -- asking and showing -----------------------------------------------------------------------

  /**
   * Ask for something that is answered with a state, and show that.
   * @returns undefined where it was refused, and told
   */
  async #ask<A extends StateAction>(action: A, ...args: RequestArguments<A>) {
    const state = await this.#answer(action, ...args);
    if (state !== undefined) await this.#receive(state);
    return state;
  }

  /** Show a state once the equations are there that its numbers belong to. */
  async #receive(state: protocol.TruthTableState) {
    this.#received += 1;
    const received = this.#received;
    let structure = this.#structures.get(state.equations);
    if (structure === undefined) {
      structure = await this.#fetchStructure(state.equations);
      if (structure === undefined || received < this.#shown) return; // a later state is shown
    }
    this.#shown = received;
    this.#show(readState(state, structure));
  }

  async #fetchStructure(key: string): Promise<protocol.Equations | undefined> {
    const structure = await this.#answer("truth_table.equations", { key });
    if (structure) this.#structures.set(key, structure);
    return structure;
  }

  /** @returns undefined where it was refused, and told */
  async #answer<A extends Action>(
    action: A,
    ...args: RequestArguments<A>
  ): Promise<Requests[A]["answer"] | undefined> {
    try {
      const answer = await this.engine.request(action, ...args);
      if (OF_FIELDS.includes(action)) this.#mark(null);
      else if (MENDING.includes(action) && this.#refused === "") this.tell(null);
      return answer;
    } catch (thrown) {
      const fault = thrown as Fault;
      this.#mark(fault);
      if (fault.kind === "diverged") this.#ask("truth_table.state"); // where it went back to
      return undefined;
    }
  }

  /** Tell of a fault, and mark the field that it is about; null: all is well again. */
  #mark(fault: Fault | null) {
    this.#refused = fault?.setting ?? "";
    this.form.mark(fault?.setting ?? null, fault?.text);
    const ofParameter = fault && /^[Wb]\d/.test(this.#refused) ? say(fault.text) : "";
    this.parameters.mark(this.#typedIn === this.parameters ? this.#refused : null, ofParameter);
    this.selected.mark(this.#typedIn === this.selected ? ofParameter : "");
    this.tell(fault);
  }

  #show(told: TruthTableState) {
    const before = this.#state;
    const targets = this.#wantedTargets;
    // a table of another size may come first, if it was asked for before
    const state = targets?.length === told.targets.length ? { ...told, targets } : told;
    this.#state = state;
    if (this.#checked !== "" && this.#checked !== whatIsChecked(state)) this.#forgetCheck();
    const rate = lookUp(state.settings, "learning_rate"); // another one, where one looks back
    if (before && this.#refused === "" && rate !== before.settings.learning_rate) {
      this.form.fill({ learning_rate: rate });
    }
    const { stage } = this.stepper;
    byId("truth-table-lab").dataset.stage = stage ?? "all";
    this.history.draw(state, stage);
    this.stepper.draw(state.sizes, state.step > state.first);
    this.table.draw(state);
    const verdict = showVerdict(byId("truth-table-verdict"), state);
    if (this.#running && !state.learned) this.spoken.announceLater(verdict);
    else this.spoken.announce(verdict);
    this.network.draw(state, stage);
    this.derivation.draw(state, stage);
    this.parameters.draw(state);
    this.selected.draw(state);
    this.check.draw(state);
    this.answers.draw(state);
    this.pointing.draw(state, stage);
    setText(
      byId("stage-outcome"),
      stage === null
        ? text("tt-stages", { stages: formatInteger(stagesOf(state.sizes).length) })
        : stageResult(stage, state),
    );
    this.dispatchEvent(new CustomEvent("state", { detail: state }));
  }

  #forgetCheck() {
    this.#checked = "";
    this.check.showAll(null, 0);
    this.parameters.showVerdicts({});
  }

  #showRunning(running: boolean) {
    this.#running = running;
    this.runButton.textContent = text(running ? "tt-button-pause" : "tt-button-run");
  }
}

/** Whatever a gradient depends on. */
function whatIsChecked(state: TruthTableState) {
  const { targets, batch, settings } = state;
  return JSON.stringify([parametersOf(state), targets, batch, settings.activation, settings.loss]);
}
