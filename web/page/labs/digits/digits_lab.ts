import type { ReadonlySignal } from "@preact/signals-core";
import { computed } from "@preact/signals-core";
import type { EngineClient } from "../../core/engine_client.ts";
import type { Storage } from "../../core/storage.ts";
import { byTestId } from "../../ui/dom.ts";
import type { ReportError } from "../../ui/error_banner.ts";
import type { SettingsForm } from "../../ui/form/settings_form.ts";
import { DigitsRequests, Inspection } from "./digits_requests.ts";
import { DigitsSession } from "./digits_session.ts";
import { DigitsState } from "./digits_state.ts";
import { TestDigitPanels } from "./network/test_digit_panels.ts";
import { UnitPanels } from "./network/unit_panels.ts";
import { CorrectionView } from "./own_digits/correction_view.ts";
import { OwnDigits } from "./own_digits/own_digits.ts";
import { OwnDigitsView } from "./own_digits/own_digits_view.ts";
import { AnswerView } from "./pad/answer_view.ts";
import { Drawing } from "./pad/drawing.ts";
import { InkStepsView } from "./pad/ink_steps_view.ts";
import { Pad } from "./pad/pad.ts";
import { startPadControls } from "./pad/pad_controls.ts";
import type { Progress } from "./run.ts";
import { unfoldWhen } from "./sections.ts";
import { DigitCurvesView } from "./training/curves_view.ts";
import { DigitCurves } from "./training/digit_curves.ts";
import { MnistLoader } from "./training/mnist_loader.ts";
import { startModelFiles } from "./training/model_files.ts";
import { Moments } from "./training/moments.ts";
import type { RunForm } from "./training/run_form.ts";
import { RunResumer } from "./training/run_resumer.ts";
import { RunSaver } from "./training/run_saver.ts";
import { RunSettings } from "./training/run_settings.ts";
import { RunStore } from "./training/run_store.ts";
import { RunView } from "./training/run_view.ts";
import { SavedRunView } from "./training/saved_run_view.ts";
import { Scrubber } from "./training/scrubber.ts";

/** The digits lab: makes its session and its views, and is what the page knows of them. */
export class DigitsLab {
  /** True while a trained network has read a digit that the person has drawn. */
  readonly isDrawingRead: ReadonlySignal<boolean>;
  private readonly state = new DigitsState();
  private readonly curvesOfRuns = new DigitCurves();
  private readonly settings: RunSettings;
  private readonly session: DigitsSession;
  private readonly resumer: RunResumer;
  private readonly own: OwnDigits;

  /** @param testDigit has the number of a test digit */
  constructor(
    engine: EngineClient,
    private readonly form: RunForm,
    testDigit: SettingsForm,
    storage: Storage,
    reportError: ReportError,
  ) {
    const { state, curvesOfRuns: curves } = this;
    const requests = new DigitsRequests(engine, state, form, reportError);
    const store = new RunStore(engine, storage);
    const saver = new RunSaver(state, form, curves, store);
    const moments = new Moments(engine, state);
    const mnist = new MnistLoader(engine, requests, state, moments);
    this.settings = new RunSettings(requests, state, form, saver);
    const pad = new Pad(byTestId("draw-canvas"));
    const isSlow = () => !pad.blank && form.startPace().slow_start === "on";
    const parts = {
      engine,
      requests,
      state,
      form,
      settings: this.settings,
      curves,
      saver,
      mnist,
      isSlow,
    };
    const session = new DigitsSession(parts);
    this.session = session;
    this.resumer = new RunResumer({ ...parts, store, session });
    new RunView(state, form, session);
    new SavedRunView(store, form, (run) => this.resumer.resumeEarlier(run));
    new DigitCurvesView(curves, state, moments);
    new Scrubber(state, moments);
    startModelFiles(engine, requests, state, session);

    const drawing = new Drawing(engine, pad, state);
    this.isDrawingRead = computed(() => {
      const { reading, isTrained } = drawing.answer.value;
      return reading !== null && isTrained && pad.untouchedPicture === null;
    });
    startPadControls(pad);
    const { pointed: pointedDigit } = new AnswerView(drawing.answer, drawing.isPending);
    new InkStepsView(drawing);

    const inspection = new Inspection(engine);
    const putOnPad = (picture: Uint8Array) => {
      pad.put(picture);
      pad.canvas.scrollIntoView({ block: "center" });
    };
    new UnitPanels({ inspection, state, drawing, pointedDigit, reportError });
    new TestDigitPanels({ inspection, state, form: testDigit, putOnPad, reportError });

    const { network } = state;
    this.own = new OwnDigits({ engine, storage, network, drawing, session, reportError });
    new OwnDigitsView(this.own, reportError);
    new CorrectionView(this.own, drawing, state);

    const { progress } = state;
    const hasCurves = computed(() => (progress.value?.step ?? 0) > 0);
    const isEvaluated = computed(() => Number.isFinite(progress.value?.accuracy));
    const isDrawn = computed(() => drawing.answer.value.reading !== null);
    const hasOwnDigits = computed(() => (this.own.digits.value?.labels.length ?? 0) > 0);
    unfoldWhen(hasCurves, ["curves-panel"]);
    unfoldWhen(isEvaluated, ["confusion-panel", "test-digits-panel"], "comes-trained");
    unfoldWhen(isDrawn, ["steps-panel", "score-panel"], "comes-drawn");
    unfoldWhen(hasOwnDigits, ["own-panel"]);
  }

  /** The engine has started: shows its run, or resumes the one before. */
  async begin() {
    this.own.begin(); // not awaited: the browser's store may be slow to answer
    await this.resumer.begin();
  }

  /** The engine has stopped. */
  engineFailed() {
    this.session.engineFailed();
  }

  /** The network was changed elsewhere. */
  changed(progress: Progress) {
    this.session.networkChanged(progress);
  }

  /** The curves of the present run. */
  get curves() {
    return this.curvesOfRuns.toSaved();
  }

  // -- links ------------------------------------------------------------------------------------

  /** The settings that a link would contain now. */
  chosen() {
    return { ...this.form.values(), ...this.form.stopping(), ...this.form.startPace() };
  }

  /** Fills in the settings of a link, as if they were typed. */
  setUp(chosen: Record<string, string>) {
    this.form.fill(chosen, chosen);
    if (this.state.progress.peek() === null) return; // an engine that starts later uses them then
    this.settings.check();
    this.settings.applyStopping();
  }

  /** Starts a new run with these settings. */
  startOver(chosen: Record<string, string>) {
    this.setUp(chosen);
    this.session.reset();
  }

  /** Locks these settings, and no others. */
  lock(names: string[]) {
    this.form.lock(names);
  }
}
