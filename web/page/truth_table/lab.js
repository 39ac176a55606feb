import { Chart } from "../chart.js";
import { Curve } from "../curve.js";
import { byId, detail, hook, show } from "../dom.js";
import { exact, fixed, significant, tick, whole } from "../format.js";
import { NetworkView } from "./network_view.js";
import { TableView } from "./table_view.js";

/** @typedef {import("../../engine/fault.js").Fault} Fault */
/** @typedef {import("../engine_client.js").EngineClient} EngineClient */
/** @typedef {import("../settings_form.js").SettingsForm} SettingsForm */
/** @typedef {{ step: number, loss: number, learned: boolean, settings: Record<string, number>, targets: number[], layers: number[][][], weights: number[][][], biases: number[][] }} State */

/** The truth-table lab: buttons ask the engine, its states are drawn. */
export class TruthTableLab {
  /** @type {State | null} the newest state, enough to go on from when the engine has to be restarted */
  #state = null;
  #run = 0;
  #running = false;
  #targets = [0, 1, 1, 0];
  #selectedRow = 1;
  #loss = new Curve();

  /**
   * @param {EngineClient} engine
   * @param {SettingsForm} form
   * @param {(fault: Fault | null) => void} tell shows an error, or clears one of a setting
   */
  constructor(engine, form, tell) {
    this.engine = engine;
    this.form = form;
    this.tell = tell;
    this.table = new TableView(byId("truth-table-rows"));
    this.network = new NetworkView(byId("truth-table-network"));
    this.verdict = byId("truth-table-verdict");
    this.runButton = hook("tt-run");
    this.chart = new Chart(byId("truth-table-chart"), {
      lines: [{ curve: this.#loss, colour: "--accent", label: "loss" }],
      xLabel: "steps",
      yText: tick,
      yRange: (_, high) => [0, Math.max(0.3, high * 1.05)],
      xAtLeast: 100,
    });
    this.table.showTargets(this.#targets);
    this.table.select(this.#selectedRow);
    this.#listen();
  }

  #listen() {
    this.runButton.addEventListener("click", () => (this.#running ? this.pause() : this.run()));
    hook("tt-step").addEventListener("click", () => this.#ask("advance", { steps: 1 }));
    hook("tt-reset").addEventListener("click", () => this.reset());
    this.form.addEventListener("change", () => this.#configure());
    this.table.addEventListener("toggle", (event) => this.#toggle(detail(event)));
    this.table.addEventListener("select", (event) => this.#select(detail(event)));
    this.engine.addEventListener("truth_table.state", (event) => {
      const { state, run } = detail(event);
      if (run === this.#run) this.#show(state);
    });
    this.engine.addEventListener("truth_table.fault", (event) => {
      this.#showRunning(false);
      this.tell(detail(event).fault);
    });
  }

  /** Show what the engine begins with, or go on from what was there before it was restarted. */
  async begin() {
    this.#showRunning(false);
    const before = this.#state;
    if (before === null) {
      await this.#ask("state");
      return;
    }
    const { settings: chosen, targets, step, weights, biases } = before;
    await this.#ask("restore", { chosen, targets, step, weights, biases });
  }

  async run() {
    this.#run += 1;
    this.#showRunning(true);
    if (!(await this.#configure())) {
      this.#showRunning(false);
      return;
    }
    await this.#ask("run", { run: this.#run });
  }

  async pause() {
    await this.#ask("pause");
    this.#showRunning(false); // and the state that is shown is the one it stopped at
  }

  async reset() {
    await this.pause();
    this.#run += 1; // what is still on its way belongs to the old run
    if (!(await this.#configure())) return;
    await this.#ask("reset");
  }

  /** Hand over the settings; false where they are refused. */
  async #configure() {
    return (await this.#ask("configure", { chosen: this.form.values() })) !== undefined;
  }

  /** @param {number} row */
  #toggle(row) {
    this.#targets[row] = 1 - this.#targets[row];
    this.table.showTargets(this.#targets);
    this.#ask("set_targets", { targets: [...this.#targets] });
  }

  /** @param {number} row */
  #select(row) {
    this.#selectedRow = row;
    this.table.select(row);
    if (this.#state) this.network.draw(this.#state, row);
  }

  /**
   * @param {string} action
   * @param {Record<string, unknown>} [args]
   * @returns {Promise<unknown>} undefined where it was refused, and told
   */
  async #ask(action, args = {}) {
    try {
      const state = await this.engine.request(`truth_table.${action}`, args);
      this.form.mark(null);
      this.tell(null);
      if (state !== undefined) this.#show(state);
      return state ?? null;
    } catch (thrown) {
      const fault = /** @type {Fault} */ (thrown);
      this.form.mark(fault.setting);
      this.tell(fault);
      return undefined;
    }
  }

  /** @param {State} state */
  #show(state) {
    if (state.step === 0) this.#loss.clear();
    if (state.step > (this.#loss.x.at(-1) ?? -1)) this.#loss.add(state.step, state.loss);
    this.#state = state;
    show(hook("tt-epoch"), String(state.step), whole(state.step));
    show(hook("tt-loss"), exact(state.loss), significant(state.loss));
    const outputs = /** @type {number[][]} */ (state.layers.at(-1)).map(([output]) => output);
    this.table.showOutputs(outputs);
    this.network.draw(state, this.#selectedRow);
    this.verdict.textContent = verdict(state, outputs);
    this.verdict.classList.toggle("good", state.learned);
    this.chart.draw();
  }

  /** @param {boolean} running */
  #showRunning(running) {
    this.#running = running;
    this.runButton.textContent = running ? "Pause" : "Run";
    this.runButton.setAttribute("aria-pressed", String(running));
  }
}

/** @param {State} state @param {number[]} outputs */
function verdict({ learned, step, targets }, outputs) {
  if (learned) return "Learned: every ŷ is within 0.1 of its y.";
  if (step === 0) return "Random weights: not learned yet.";
  const misses = outputs.map((output, row) => Math.abs(output - targets[row]));
  return `Still learning: the farthest ŷ is ${fixed(Math.max(...misses), 2)} from its y.`;
}
