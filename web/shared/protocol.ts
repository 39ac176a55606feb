/**
 * Every message between the page, the worker and Python.
 *
 * Generated from `web/python/pynn_protocol/messages/` by `web/build/protocol_types.py`: change that.
 */

export type TextValue = string | number | CatalogueText;

export type TextValues = Record<string, TextValue>;

export type SettingValue = string | number;

export type SettingValues = Record<string, SettingValue>;

export type TypedSettings = Record<string, SettingValue>;

export type CheckVerdict = "agrees" | "differs" | "kink" | "not_finite" | "unknown";

/** A text of the page's catalogue, with the values of its placeholders. */
export interface CatalogueText {
  id: string;
  values: TextValues;
}

/** The line of the package where an error arose, and Python's traceback to it. */
export interface ErrorPlace {
  file: string;
  line: number;
  text: string;
}

/** An error as it crosses. */
export interface ErrorPayload {
  /** Decides how the page reacts: "settings", "diverged" and so on. */
  kind: string;
  /** Its code, with `error-` before it, and its values. */
  text: CatalogueText;
  /** The setting or parameter that was refused. */
  setting?: string;
  trace?: ErrorPlace;
  traceback?: string;
}

/** A request without arguments. */
export type Nothing = Record<string, never>;

/** Work for about this long: train, or unpack. */
export interface AdvanceFor {
  seconds: number;
}

/** The versions that run, and the backend that computes. */
export interface Versions {
  python: string;
  numpy: string;
  pynn: string;
  /** The vector instructions in use; empty if NumPy computes. */
  simd: string;
  /** The reason why NumPy computes; None if it does not. */
  why: CatalogueText | undefined;
}

/** The bytes of WebAssembly's memory, which never shrinks. */
export interface Life {
  memory: number;
}

/** An equation that the edited code does not follow. */
export interface Discrepancy {
  equation: string;
  /** The factor of a chain rule, from 0; None for the equation itself. */
  factor: number | undefined;
  expected: number;
  computed: number;
}

/** The structure of the equations: it changes with the network's shape and with the selection. */
export interface Equations {
  key: string;
  /** JSON, see `pynn_labs.derivation.typesetting`. */
  sections: string;
  /** The keys of the numbers in `TruthTableFrame.values`. */
  quantities: string[];
  /** True if ŷ is so near 0 or 1 that cross-entropy is written in another way. */
  saturated: boolean;
}

/** The gradient check of every weight and bias, by its key. */
export interface AllChecks {
  errors: Record<string, number>;
  verdicts: Record<string, CheckVerdict>;
  /** The key with the largest error among those that differ, else among those that agree. */
  worst: string;
}

/** Get the structure with a key. */
export interface GetEquations {
  key: string;
}

/** The reason why this network cannot learn its table, and the rows that prove it. */
export interface Unlearnable {
  kind: string;
  rows: number[];
}

/** The part of the state that a step changes. */
export interface TruthTableFrame {
  step: number;
  /** The first step that can be visited. */
  first: number;
  /** The last step that can be visited. */
  end: number;
  epoch: number;
  recording: number;
  branched_at: number;
  loss: number;
  /** True if the weights are those that the seed draws. */
  is_initial: boolean;
  /** The largest |∂L/∂w|. */
  steepest: number;
  /** True if every output is within the tolerance of its target. */
  learned: boolean;
  /** The step that made it so; None if it is not learned, or no step of this run did it. */
  learned_at: number | undefined;
  /** The parameters whose gradient is not a finite number. */
  not_finite: string[];
  /** The gradient check of the selected parameter. */
  check: CheckVerdict;
  unlearnable: Unlearnable | undefined;
  targets: number[];
  outputs: number[];
  learning_rate: number;
  row: number;
  /** The rows of the next step. */
  batch: number[];
  /** The key of the `Equations` whose quantities these are. */
  equations: string;
  /** The values of their quantities, in that order. */
  values: Float64Array;
  discrepancies: Discrepancy[];
}

/** Everything that the truth-table lab shows, but for the equations and the picture. */
export interface TruthTableState extends TruthTableFrame {
  tolerance: number;
  settings: TypedSettings;
  kind: string;
  preset: string;
  inputs: number[][];
  sizes: number[];
  /** The selected unit of each layer, from 1. */
  path: number[];
  /** The key of the selected parameter. */
  selected: string;
}

/** ŷ between the rows, on a grid over two of the inputs: from top to bottom, left to right. */
export interface BetweenRows {
  across: number;
  up: number;
  low: number;
  high: number;
  side: number;
  values: Float32Array;
}

/** Change the settings: another learning rate goes on with the run, all others restart it. */
export interface SetTruthTableSettings {
  settings: TypedSettings;
}

/** Change the targets; the weights stay. */
export interface SetTargets {
  targets: number[];
}

/** Choose a preset table. */
export interface SetTable {
  kind: string;
  preset: string;
}

/** Change settings and table together, and restart. */
export interface SetUpTruthTable {
  settings: TypedSettings;
  kind: string;
  targets: number[];
}

/** Put a number into a weight or bias. */
export interface SetParameter {
  name: string;
  value: string;
}

/** Go on from a state that an earlier session was in. */
export interface RestoreTruthTable {
  settings: TypedSettings;
  kind: string;
  targets: number[];
  step: number;
  /** The value of each weight and bias, by its key. */
  parameters: Record<string, number>;
}

/** Take gradient steps. */
export interface Advance {
  steps: number;
}

/** Show a recorded step. */
export interface VisitStep {
  step: number;
}

/** Choose the row that is shown, and a weight, bias or unit. */
export interface Select {
  row?: number;
  name?: string;
}

/** Get ŷ between the rows, over two inputs, counted from 0. */
export interface GetBetweenRows {
  across: number;
  up: number;
}

/** Train and evaluate for about this long, and for at most so many steps if they are given. */
export interface AdvanceDigits {
  seconds: number;
  steps?: number;
}

/** The progress of a run; NaN for numbers that are not known yet. */
export interface DigitsProgress {
  finished: boolean;
  /** The rule that stopped it early. */
  stopped_by: string | undefined;
  /** True while the next step needs data that has not arrived. */
  waiting: boolean;
  epoch: number;
  epochs: number;
  step: number;
  steps_per_epoch: number;
  /** Examples of this epoch that have been used. */
  examples: number;
  examples_per_epoch: number;
  examples_per_second: number;
  loss: number;
  batch_accuracy: number;
  accuracy: number;
  epoch_seconds: number;
  seconds_left: number;
  sizes: number[];
  /** True if the run did not begin with the network of its seed. */
  altered: boolean;
  settings: TypedSettings;
  /** Training digits that have arrived. */
  available: number;
  /** The steps whose networks can be shown. */
  moments: number[];
  /** The network with its optimizer, as a file, if an epoch has just been completed. */
  checkpoint?: Uint8Array;
}

/** Settings of a run on digits. */
export interface SetDigitsSettings {
  settings: TypedSettings;
}

/** The network as it was at a step of its run. */
export interface Moment {
  step: number;
  accuracy: number;
  model: Uint8Array;
}

/** Go on with a run that was saved after some epoch. */
export interface ResumeDigits {
  settings: TypedSettings;
  model: Uint8Array;
  epoch: number;
  accuracy: number;
  past: Moment[];
}

/** Show the network of a step; None: the present one. */
export interface VisitDigitsStep {
  step: number | undefined;
}

/** The step that is shown now: the one asked for, or the nearest one in memory. */
export interface VisitedStep {
  step: number;
  accuracy: number;
}

/** Get the network in memory that is nearest to a step. */
export interface GetMoment {
  step: number;
}

/** A network as an `.npz` file. */
export interface ModelFile {
  model: Uint8Array;
}

/** The pieces of MNIST that have not arrived. */
export interface MissingShards {
  next_train: number;
  test: boolean;
}

/** A piece of MNIST, packed. */
export interface Shard {
  content: Uint8Array;
}

/** True once all that has arrived is unpacked. */
export interface Unpacked {
  done: boolean;
}

/** The steps from ink to input, and which of them are done. */
export interface InkSteps {
  crop: boolean;
  width: boolean;
  scale: boolean;
  centre: boolean;
}

/** Read a drawing: bytes of ink, 0 for paper, of `height` × `width`. */
export interface ReadDrawing {
  ink: Uint8Array;
  height: number;
  width: number;
  steps: InkSteps;
}

/** Read 28 × 28 bytes in MNIST's format. */
export interface ReadPicture {
  picture: Uint8Array;
}

/** A picture of ink, one byte for each pixel. */
export interface InkPicture {
  height: number;
  width: number;
  ink: Uint8Array;
}

/**
 * The computation of a network's outputs for one picture.
 *
 * Into the score z_k of digit k go the values a_j of the layer before: z_k = Σ_j W_kj a_j + b_k.
 * `weights` W_kj and `contributions` W_kj a_j have a row for each digit. Without a hidden layer
 * the layer before is the picture.
 */
export interface Explanation {
  sizes: number[];
  /** The values of the units of the first layer. */
  lit: number[];
  activations: number[];
  weights: Float32Array;
  contributions: Float32Array;
  biases: number[];
  scores: number[];
  outputs: number[];
  output_activation: string;
}

/** The network's answer to a drawing, with everything that the page shows of it. */
export interface Reading {
  /** The drawing's number in later requests. */
  drawing: number;
  /** The answer; None without ink, or if the network is not sure. */
  digit: number | undefined;
  /** The reason why it is not sure. */
  doubt: string | undefined;
  guesses: number[];
  outputs: number[] | undefined;
  /** The network's input, 784 values from 0 to 1. */
  picture: number[] | undefined;
  /** The drawing after each step but the last; None for a picture. */
  stages: Record<string, InkPicture> | undefined;
  explanation: Explanation | undefined;
  /** The step of the network that read it. */
  step: number;
}

/** Read a drawing again with the network as it is now. */
export interface ReadAgain {
  drawing: number;
}

/** All digits: their pictures one after the other, their labels, and the network's answers. */
export interface OwnDigits {
  images: Uint8Array;
  labels: number[];
  answers: number[];
  /** The content of an `.npz`. */
  file: Uint8Array;
}

/** Add a drawing that was read, with its label. */
export interface AddOwnDigit {
  drawing: number;
  digit: number;
}

/** Remove the digit at a place. */
export interface RemoveOwnDigit {
  index: number;
}

/** Replace all digits. */
export interface PutOwnDigits {
  images: Uint8Array;
  labels: number[];
}

/** Replace all digits by those of a file. */
export interface LoadOwnDigits {
  content: Uint8Array;
}

/** The effect of teaching: the shares that are read correctly before and after it. */
export interface TeachingResult {
  digits: OwnDigits;
  own: [number, number];
  test: [number, number];
  progress: DigitsProgress;
}

/**
 * The weights from the 784 pixels to each unit of the first layer.
 *
 * `weights` are signed bytes: ±127 is the unit's own `largest` weight.
 */
export interface Units {
  step: number;
  sizes: number[];
  weights: Int8Array;
  largest: number[];
  biases: number[];
}

/** The confusion matrix: counts of each digit (row) being read as each (column). */
export interface Confusion {
  step: number;
  counts: number[][];
  accuracy: number;
}

/** A test digit and the network's answer to it. */
export interface TestDigit {
  number: number;
  truth: number;
  answer: number;
  answer_output: number;
  truth_output: number;
}

/** The first of `count` test digits, their pixels one after the other. */
export interface TestDigitList {
  count: number;
  digits: TestDigit[];
  pixels: Uint8Array;
}

/** One test digit with all outputs. */
export interface OneTestDigit {
  digit: TestDigit;
  outputs: number[];
  pixels: Uint8Array;
}

/** Get the test digits of one class that were read as another. */
export interface GetConfused {
  truth: number;
  answer: number;
}

/** Get a test digit by its number, as a user typed it. */
export interface GetTestDigit {
  number: string | number;
}

/** A file of the package as it was written. */
export interface SourceFile {
  file: string;
  text: string;
  is_mathematics: boolean;
}

/** The changed files of the package, whole, by name. */
export interface Edits {
  edits: Record<string, string>;
}

/** The files that run changed now. */
export interface AppliedEdits {
  edited: string[];
  versions: Versions;
}

/** A line that computes an equation: part of its text, and the name of what it stands in. */
export interface EquationPlace {
  file: string;
  within: string;
  snippet: string;
}

/** The runs that a document repeats. */
export interface ExportRuns {
  truth_table: boolean;
  digits: boolean;
}

/** A file to save. */
export interface ExportedFile {
  name: string;
  content: Uint8Array;
}

/** A name that is at hand in the console. */
export interface ConsoleName {
  name: string;
  about: CatalogueText;
}

/** Run text, unless it is incomplete; `at_once`: even so. `columns` fit on a line. */
export interface RunInConsole {
  text: string;
  at_once?: boolean;
  columns?: number;
}

/** Python's own text: printed, a value, or an error with its traceback. */
export interface ConsoleText {
  kind: "printed" | "value" | "error";
  text: string;
}

/** A remark of the console. */
export interface ConsoleNote {
  kind: "note";
  text: CatalogueText;
}

/** The names that are at hand, as `help()` lists them. */
export interface ConsoleNames {
  kind: "names";
  names: ConsoleName[];
}

/**
 * An array as a picture.
 *
 * `signed` pixels are from −127 to 127, 0 for the value 0; others from 0, for the value 0, to 255.
 */
export interface ConsolePicture {
  kind: "picture";
  shape: number[];
  width: number;
  height: number;
  low: number;
  high: number;
  signed: boolean;
  /** The number of values that are not finite; they are painted as 0. */
  missing: number;
  pixels: Uint8Array | Int8Array;
}

/** The outputs of one input, and the new state of each lab whose network it has changed. */
export interface ConsoleAnswer {
  complete: boolean;
  outputs: (ConsoleText | ConsoleNote | ConsoleNames | ConsolePicture)[];
  truth_table: TruthTableState | undefined;
  digits: DigitsProgress | undefined;
}

/** Complete the last word before the cursor. */
export interface Complete {
  before: string;
}

/** `typed` is the part of the word that is there, `names` are whole words that begin so. */
export interface Completions {
  typed: string;
  names: string[];
}

/** A line to change; the catalogue of texts has its words, by its key. */
export interface BreakExercise {
  kind: "break";
  key: string;
  file: string;
  /** Texts that stand where the exercise is: the first one that is found counts. */
  snippets: string[];
  /** The lab where the change is seen. */
  lab: string;
  /** The number of texts that say what is seen. */
  observations: number;
}

/** A function to write; the catalogue of texts has its words, by its key. */
export interface BlankExercise {
  kind: "blank";
  key: string;
  file: string;
  /** Texts that stand where the exercise is: the first one that is found counts. */
  snippets: string[];
  equation: string;
  /** The number of texts with hints. */
  hints: number;
}

/** All exercises, in their order. */
export interface ExerciseCatalogue {
  breaks: BreakExercise[];
  blanks: BlankExercise[];
}

/** An exercise, and the files as they are edited. */
export interface OfExercise {
  name: string;
  edits: Record<string, string>;
}

/** A file's text, and the lines in question, from 1. */
export interface EditedPiece {
  file: string;
  text: string;
  first: number;
  last: number;
}

/** The result of one test. */
export interface ExerciseTest {
  /** The sentence that is true when it passes. */
  title: CatalogueText;
  state: "passed" | "failed" | "waiting";
  /** Why it has failed. */
  explanation: CatalogueText | undefined;
  trace: ErrorPlace | undefined;
}

/** The results of an exercise's tests. */
export interface Judgement {
  passed: boolean;
  tests: ExerciseTest[];
}

/**
 * Run until paused, or until a step makes the table learned; `run` comes back with every frame.
 *
 * `speed`: a factor of 30 steps a second, or as fast as possible.
 */
export interface RunTruthTable {
  run: number;
  speed: number | "flat out";
  /** True if the table is learned already: the run goes on. */
  learned: boolean;
}

/** Train; `run` comes back with every event. */
export interface TrainDigits {
  run: number;
  /** Up to this step slowly enough to be followed; 0: as fast as possible at once. */
  slow_until: number;
}

/** The progress of Python's start, in bytes that have arrived. */
export interface BootProgress {
  stage: "download" | "python" | "packages";
  bytes: number;
  total: number;
}

/** The part of MNIST that has arrived. */
export interface DataProgress {
  bytes: number;
  total: number;
}

/** A frame of a run. `finished`: it is the last one, as it has made the table learned. */
export interface TruthTableFrameEvent {
  frame: TruthTableFrame;
  run: number;
  finished: boolean;
}

/** The progress of a run, after a slice of training. */
export interface DigitsProgressEvent {
  progress: DigitsProgress;
  run: number;
}

/** The error that has ended a run. */
export interface RunFault {
  fault: ErrorPayload;
  run: number;
}

/** The requests that Python answers. */
export interface PythonRequests {
  "engine.versions": { request: Nothing; answer: Versions };
  "truth_table.state": { request: Nothing; answer: TruthTableState };
  "truth_table.configure": { request: SetTruthTableSettings; answer: TruthTableState };
  "truth_table.set_targets": { request: SetTargets; answer: TruthTableState };
  "truth_table.set_table": { request: SetTable; answer: TruthTableState };
  "truth_table.set_up": { request: SetUpTruthTable; answer: TruthTableState };
  "truth_table.set_parameter": { request: SetParameter; answer: TruthTableState };
  "truth_table.reset": { request: Nothing; answer: TruthTableState };
  "truth_table.restore": { request: RestoreTruthTable; answer: TruthTableState };
  "truth_table.advance": { request: Advance; answer: TruthTableState };
  "truth_table.advance_for": { request: AdvanceFor; answer: TruthTableFrame };
  "truth_table.advance_frame": { request: Advance; answer: TruthTableFrame };
  "truth_table.advance_epoch": { request: Nothing; answer: TruthTableState };
  "truth_table.visit": { request: VisitStep; answer: TruthTableState };
  "truth_table.select": { request: Select; answer: TruthTableState };
  "truth_table.equations": { request: GetEquations; answer: Equations };
  "truth_table.between_rows": { request: GetBetweenRows; answer: BetweenRows };
  "truth_table.check_all": { request: Nothing; answer: AllChecks };
  "digits_data.missing_shards": { request: Nothing; answer: MissingShards };
  "digits_data.add_train_shard": { request: Shard; answer: undefined };
  "digits_data.set_test": { request: Shard; answer: undefined };
  "digits_data.unpack": { request: AdvanceFor; answer: Unpacked };
  "digits.progress": { request: Nothing; answer: DigitsProgress };
  "digits.check": { request: SetDigitsSettings; answer: TypedSettings };
  "digits.configure": { request: SetDigitsSettings; answer: DigitsProgress };
  "digits.retune": { request: SetDigitsSettings; answer: DigitsProgress };
  "digits.stop_when": { request: SetDigitsSettings; answer: Record<string, number | undefined> };
  "digits.go_on": { request: Nothing; answer: DigitsProgress };
  "digits.resume": { request: ResumeDigits; answer: DigitsProgress };
  "digits.advance": { request: AdvanceDigits; answer: DigitsProgress };
  "digits.visit": { request: VisitDigitsStep; answer: VisitedStep };
  "digits.moment": { request: GetMoment; answer: Moment };
  "digits.evaluate": { request: Nothing; answer: DigitsProgress };
  "digits.save": { request: Nothing; answer: ModelFile };
  "digits.load": { request: ModelFile; answer: DigitsProgress };
  "drawing.read": { request: ReadDrawing; answer: Reading };
  "drawing.read_picture": { request: ReadPicture; answer: Reading };
  "drawing.read_again": { request: ReadAgain; answer: Reading };
  "own_digits.state": { request: Nothing; answer: OwnDigits };
  "own_digits.put": { request: PutOwnDigits; answer: OwnDigits };
  "own_digits.add": { request: AddOwnDigit; answer: OwnDigits };
  "own_digits.remove": { request: RemoveOwnDigit; answer: OwnDigits };
  "own_digits.clear": { request: Nothing; answer: OwnDigits };
  "own_digits.load": { request: LoadOwnDigits; answer: OwnDigits };
  "own_digits.teach": { request: Nothing; answer: TeachingResult };
  "inspection.units": { request: Nothing; answer: Units };
  "inspection.confusion": { request: Nothing; answer: Confusion | undefined };
  "inspection.confused": { request: GetConfused; answer: TestDigitList | undefined };
  "inspection.mistakes": { request: Nothing; answer: TestDigitList | undefined };
  "inspection.test_digit": { request: GetTestDigit; answer: OneTestDigit | undefined };
  "code.files": { request: Nothing; answer: SourceFile[] };
  "code.check": { request: Edits; answer: undefined };
  "code.apply": { request: Edits; answer: AppliedEdits };
  "code.altered": { request: Nothing; answer: string[] };
  "console.begin": { request: Nothing; answer: ConsoleName[] };
  "console.complete": { request: Complete; answer: Completions };
  "console.run": { request: RunInConsole; answer: ConsoleAnswer };
  "equations.lines": { request: Nothing; answer: Record<string, EquationPlace[]> };
  "exercises.catalogue": { request: Nothing; answer: ExerciseCatalogue };
  "exercises.begin": { request: OfExercise; answer: EditedPiece };
  "exercises.undo": { request: OfExercise; answer: EditedPiece };
  "exercises.judge": { request: OfExercise; answer: Judgement };
  "export.wheel": { request: Nothing; answer: ExportedFile };
  "export.sources": { request: Nothing; answer: ExportedFile };
  "export.notebook": { request: ExportRuns; answer: ExportedFile };
  "export.script": { request: ExportRuns; answer: ExportedFile };
  "export.mnist": { request: Nothing; answer: ExportedFile };
}

/** Those that the worker answers itself. */
export interface WorkerRequests {
  "engine.ping": { request: Nothing; answer: Life };
  "truth_table.run": { request: RunTruthTable; answer: undefined };
  "truth_table.pause": { request: Nothing; answer: TruthTableState };
  "digits.load_data": { request: Nothing; answer: undefined };
  "digits.train": { request: TrainDigits; answer: undefined };
  "digits.pause": { request: Nothing; answer: DigitsProgress };
}

export type Requests = PythonRequests & WorkerRequests;

/** The worker's events, with their details. */
export interface Events {
  "engine.alive": Nothing;
  "engine.boot": BootProgress;
  "truth_table.frame": TruthTableFrameEvent;
  "truth_table.fault": RunFault;
  "digits.progress": DigitsProgressEvent;
  "digits.fault": RunFault;
  "digits.data": DataProgress;
}
