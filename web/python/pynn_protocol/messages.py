"""Every message between the page, the worker and Python: the one definition of its shape.

The TypeScript types, ``web/shared/protocol.ts``, are generated from here. Arrays
cross as typed arrays, row by row.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
SignedBytes = NDArray[np.int8]
Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

SettingValue = str | float
SettingValues = Mapping[str, SettingValue]
"""Settings as Python has parsed them."""
TypedSettings = Mapping[str, str | float]
"""Settings as a person typed them, or as numbers, for Python to parse."""


@dataclass(frozen=True)
class CatalogueText:
    """A text of the page's catalogue, and what its blanks are filled in with."""

    id: str
    values: "TextValues" = field(default_factory=dict)


TextValue = str | float | CatalogueText
"""Text is repeated as it is and never translated; numbers are written as the language has them."""
TextValues = Mapping[str, TextValue]


# -- the engine -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Versions:
    """The versions that run, and who computes."""

    python: str
    numpy: str
    pynn: str
    simd: str
    """The vector instructions in use; empty where NumPy computes."""
    why: CatalogueText | None
    """Why NumPy computes; None where it does not."""


@dataclass(frozen=True)
class ErrorPlace:
    """The line of the package where an error arose, and Python's traceback to it."""

    file: str
    line: int
    text: str


@dataclass(frozen=True)
class ErrorPayload:
    """An error as it crosses."""

    kind: str
    """How the page reacts, such as "settings" or "diverged"."""
    text: CatalogueText
    """Its code, with `error-` before it, and its values."""
    setting: str | None = None
    """The setting or parameter that was refused."""
    trace: ErrorPlace | None = None
    traceback: str | None = None


# -- the truth-table lab --------------------------------------------------------------------------

CheckVerdict = Literal["agrees", "differs", "kink", "not_finite", "unknown"]
"""See ``pynn.gradient_check``."""


@dataclass(frozen=True)
class Discrepancy:
    """An equation that the edited code does not follow."""

    equation: str
    factor: int | None
    """The factor of a chain rule, from 0; None for the equation itself."""
    expected: float
    computed: float


@dataclass(frozen=True)
class Unlearnable:
    """Why this network cannot learn its table, and the rows that show it."""

    kind: str
    rows: list[int]


@dataclass(frozen=True)
class TruthTableFrame:
    """The part of the state that a step changes."""

    step: int
    first: int
    """The first step that can be visited."""
    end: int
    """The last step that can be visited."""
    epoch: int
    recording: int
    branched_at: int
    loss: float
    is_initial: bool
    """True where the weights are those that the seed draws."""
    steepest: float
    """The largest |∂L/∂w|."""
    learned: bool
    """True where every output is within the tolerance of its target."""
    not_finite: list[str]
    """The parameters whose gradient is not a finite number."""
    check: CheckVerdict
    """The gradient check of the selected parameter."""
    unlearnable: Unlearnable | None
    targets: list[int]
    outputs: list[float]
    learning_rate: float
    row: int
    batch: list[int]
    """The rows of the next step."""
    equations: str
    """The key of the ``Equations`` whose quantities these are."""
    values: Doubles
    """The values of their quantities, in that order."""
    discrepancies: list[Discrepancy]


@dataclass(frozen=True)
class TruthTableState(TruthTableFrame):
    """Everything that the truth-table lab shows, but for the equations and the picture."""

    tolerance: float
    settings: SettingValues
    kind: str
    preset: str
    inputs: list[list[int]]
    sizes: list[int]
    path: list[int]
    """The selected unit of each layer, from 1."""
    selected: str
    """The key of the selected parameter."""


@dataclass(frozen=True)
class Equations:
    """The structure of the equations: it changes with the network's shape and with the selection."""

    key: str
    sections: str
    """JSON, see ``pynn_labs.derivation.typesetting``."""
    quantities: list[str]
    """The keys of the numbers in ``TruthTableFrame.values``."""
    saturated: bool
    """True where ŷ is so near 0 or 1 that cross-entropy is written in another way."""


@dataclass(frozen=True)
class BetweenRows:
    """ŷ between the rows, on a grid over two of the inputs: from top to bottom, left to right."""

    across: int
    up: int
    low: float
    high: float
    side: int
    values: Floats


@dataclass(frozen=True)
class AllChecks:
    """The gradient check of every weight and bias, by its key."""

    errors: dict[str, float]
    verdicts: dict[str, CheckVerdict]
    worst: str
    """The key with the largest error among those that differ, else among those that agree."""


@dataclass(frozen=True)
class SetTruthTableSettings:
    """Take new settings; another learning rate goes on with the run, all others start it again."""

    settings: TypedSettings


@dataclass(frozen=True)
class SetTargets:
    """Learn other outputs, from the weights as they are."""

    targets: list[int]


@dataclass(frozen=True)
class SetTable:
    """Take a table with a name."""

    kind: str
    preset: str


@dataclass(frozen=True)
class SetUpTruthTable:
    """Take settings and table together, and start again."""

    settings: TypedSettings
    kind: str
    targets: list[int]


@dataclass(frozen=True)
class SetParameter:
    """Put a number into a weight or bias."""

    name: str
    value: str


@dataclass(frozen=True)
class RestoreTruthTable:
    """Go on from a state that an earlier session was in."""

    settings: SettingValues
    kind: str
    targets: list[int]
    step: int
    parameters: dict[str, float]
    """The value of each weight and bias, by its key."""


@dataclass(frozen=True)
class Advance:
    """Take gradient steps."""

    steps: int


@dataclass(frozen=True)
class AdvanceFor:
    """Take as many gradient steps as there is time for."""

    seconds: float


@dataclass(frozen=True)
class VisitStep:
    """Look at a step of the recording."""

    step: int


@dataclass(frozen=True)
class Select:
    """Choose the row that is shown, and a weight, bias or unit."""

    row: int | None = None
    name: str | None = None


@dataclass(frozen=True)
class GetEquations:
    """The structure that belongs to a key."""

    key: str


@dataclass(frozen=True)
class GetBetweenRows:
    """ŷ between the rows, over two inputs, counted from 0."""

    across: int
    up: int


# -- the digits lab -------------------------------------------------------------------------------


@dataclass(frozen=True)
class DigitsProgress:
    """How far a run is; NaN for numbers that are not known yet."""

    finished: bool
    stopped_by: str | None
    """The rule that stopped it early."""
    waiting: bool
    """True while the next step needs data that has not arrived."""
    epoch: int
    epochs: int
    step: int
    steps_per_epoch: int
    examples: int
    """Examples of this epoch that have been used."""
    examples_per_epoch: int
    examples_per_second: float
    loss: float
    batch_accuracy: float
    accuracy: float
    epoch_seconds: float
    seconds_left: float
    sizes: list[int]
    altered: bool
    """True where the network was not that of its seed when the run began."""
    settings: SettingValues
    available: int
    """Training digits that have arrived."""
    moments: list[int]
    """The steps whose networks can be looked at."""
    checkpoint: bytes | None = None
    """The network with its optimizer, as a file, where an epoch has just been completed."""


@dataclass(frozen=True)
class SetDigitsSettings:
    """Settings of a run on digits."""

    settings: TypedSettings


@dataclass(frozen=True)
class Moment:
    """The network as it was at a step of its run."""

    step: int
    accuracy: float
    model: bytes


@dataclass(frozen=True)
class ResumeDigits:
    """Go on with a run that was saved after some epoch."""

    settings: SettingValues
    model: bytes
    epoch: int
    accuracy: float
    past: list[Moment]


@dataclass(frozen=True)
class LookAtStep:
    """Look at the network of a step; None: at the present one."""

    step: int | None


@dataclass(frozen=True)
class LookedAt:
    """The step that is looked at now, perhaps the nearest one that is remembered."""

    step: int
    accuracy: float


@dataclass(frozen=True)
class GetMoment:
    """The remembered network that is nearest to a step."""

    step: int


@dataclass(frozen=True)
class ModelFile:
    """A network as an ``.npz`` file."""

    model: bytes


@dataclass(frozen=True)
class MissingShards:
    """The pieces of MNIST that have not arrived."""

    next_train: int
    test: bool


@dataclass(frozen=True)
class Shard:
    """A piece of MNIST, packed."""

    content: bytes


@dataclass(frozen=True)
class Unpacked:
    """True once all that has arrived is unpacked."""

    done: bool


# -- drawings -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class InkSteps:
    """The steps from ink to input that are taken."""

    crop: bool
    width: bool
    scale: bool
    centre: bool


@dataclass(frozen=True)
class ReadDrawing:
    """Read a drawing: bytes of ink, 0 for paper, of ``height`` × ``width``."""

    ink: Bytes
    height: int
    width: int
    steps: InkSteps


@dataclass(frozen=True)
class ReadPicture:
    """Read 28 × 28 bytes that are made like MNIST's."""

    picture: Bytes


@dataclass(frozen=True)
class InkPicture:
    """A picture of ink, a byte a pixel."""

    height: int
    width: int
    ink: Bytes


@dataclass(frozen=True)
class Explanation:
    """How a network comes to its outputs for one picture.

    Into the score z_k of digit k go the values a_j of the layer before: z_k = Σ_j W_kj a_j + b_k.
    ``weights`` W_kj and ``contributions`` W_kj a_j have a row for each digit. Without a hidden layer
    the layer before is the picture.
    """

    sizes: list[int]
    lit: list[float]
    """The values of the units of the first layer."""
    activations: list[float]
    weights: Floats
    contributions: Floats
    biases: list[float]
    scores: list[float]
    outputs: list[float]
    output_activation: str


@dataclass(frozen=True)
class Reading:
    """What the network answers to a drawing, and everything that is shown of it."""

    drawing: int
    """Names the drawing in later requests."""
    digit: int | None
    """The answer; None without ink, or where the network is not sure."""
    doubt: str | None
    """Why it is not sure."""
    guesses: list[int]
    outputs: list[float] | None
    picture: list[float] | None
    """The network's input, 784 values from 0 to 1."""
    stages: dict[str, InkPicture] | None
    """The drawing after each step but the last; None for a picture."""
    explanation: Explanation | None
    step: int
    """The step of the network that has read it."""


@dataclass(frozen=True)
class ReadAgain:
    """Read a drawing again, by the network as it is now."""

    drawing: int


# -- a person's own digits ------------------------------------------------------------------------


@dataclass(frozen=True)
class OwnDigits:
    """All digits: their pictures one after the other, their labels, and what each is read as."""

    images: Bytes
    labels: list[int]
    answers: list[int]
    file: bytes
    """The content of an ``.npz``."""


@dataclass(frozen=True)
class AddOwnDigit:
    """Add a drawing that was read, with the right answer."""

    drawing: int
    digit: int


@dataclass(frozen=True)
class RemoveOwnDigit:
    """Remove one, by its place."""

    index: int


@dataclass(frozen=True)
class PutOwnDigits:
    """Replace all."""

    images: Bytes
    labels: list[int]


@dataclass(frozen=True)
class LoadOwnDigits:
    """Replace all by those of a file."""

    content: bytes


@dataclass(frozen=True)
class Taught:
    """The shares that are read rightly before and after teaching."""

    digits: OwnDigits
    own: tuple[float, float]
    test: tuple[float, float]
    progress: DigitsProgress


# -- what a network has learned -------------------------------------------------------------------


@dataclass(frozen=True)
class Units:
    """The weights from the 784 pixels to each unit of the first layer.

    ``weights`` are signed bytes: ±127 is the unit's own ``largest`` weight.
    """

    step: int
    sizes: list[int]
    weights: SignedBytes
    largest: list[float]
    biases: list[float]


@dataclass(frozen=True)
class Confusion:
    """How often each digit (row) was taken for each (column)."""

    step: int
    counts: list[list[int]]
    accuracy: float


@dataclass(frozen=True)
class TestDigit:
    """A test digit and the network's answer to it."""

    number: int
    truth: int
    answer: int
    answer_output: float
    truth_output: float


@dataclass(frozen=True)
class TestDigitList:
    """The first of ``count`` test digits, their pixels one after the other."""

    count: int
    digits: list[TestDigit]
    pixels: Bytes


@dataclass(frozen=True)
class OneTestDigit:
    """One test digit with all outputs."""

    digit: TestDigit
    outputs: list[float]
    pixels: Bytes


@dataclass(frozen=True)
class GetConfused:
    """Test digits of one kind that were taken for another."""

    truth: int
    answer: int


@dataclass(frozen=True)
class GetTestDigit:
    """A test digit by its number, as it was typed."""

    number: str | int


# -- the code lab ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class SourceFile:
    """A file of the package as it was written."""

    file: str
    text: str


@dataclass(frozen=True)
class Edits:
    """The changed files of the package, whole, by name."""

    edits: dict[str, str]


@dataclass(frozen=True)
class AppliedEdits:
    """The files that run changed now."""

    edited: list[str]
    versions: Versions


@dataclass(frozen=True)
class EquationPlace:
    """A line that computes an equation: part of its text, and the name of what it stands in."""

    file: str
    within: str
    snippet: str


@dataclass(frozen=True)
class ConsoleName:
    """A name that is at hand in the console."""

    name: str
    about: CatalogueText


@dataclass(frozen=True)
class RunInConsole:
    """Run text, unless it is incomplete; ``at_once``: even so. ``columns`` fit on a line."""

    text: str
    at_once: bool
    columns: int


@dataclass(frozen=True)
class ConsoleText:
    """Python's own text: printed, a value, or an error with its traceback."""

    kind: Literal["printed", "value", "error"]
    text: str


@dataclass(frozen=True)
class ConsoleNote:
    """A remark of the console."""

    kind: Literal["note"]
    text: CatalogueText


@dataclass(frozen=True)
class ConsoleNames:
    """The names that are at hand, as ``help()`` lists them."""

    kind: Literal["names"]
    names: list[ConsoleName]


@dataclass(frozen=True)
class ConsolePicture:
    """An array as a picture.

    ``signed`` pixels are from −127 to 127, 0 for the value 0; others from 0, for the value 0, to 255.
    """

    kind: Literal["picture"]
    shape: list[int]
    width: int
    height: int
    low: float
    high: float
    signed: bool
    missing: int
    """How many values are not finite: painted as 0."""
    pixels: Bytes | SignedBytes


ConsoleOutput = ConsoleText | ConsoleNote | ConsoleNames | ConsolePicture


@dataclass(frozen=True)
class ConsoleAnswer:
    """The outputs of one input, and the new state of each lab whose network it has changed."""

    complete: bool
    outputs: list[ConsoleOutput]
    truth_table: TruthTableState | None
    digits: DigitsProgress | None


@dataclass(frozen=True)
class Complete:
    """Complete the last word before the cursor."""

    before: str


@dataclass(frozen=True)
class Completions:
    """``typed`` is the part of the word that is there, ``names`` are whole words that begin so."""

    typed: str
    names: list[str]


@dataclass(frozen=True)
class BreakExercise:
    """A line to change; the catalogue of texts has its words, by its key."""

    kind: Literal["break"]
    key: str
    file: str
    lab: str
    """The lab where the change is seen."""
    observations: int
    """The number of texts that say what is seen."""


@dataclass(frozen=True)
class BlankExercise:
    """A function to write; the catalogue of texts has its words, by its key."""

    kind: Literal["blank"]
    key: str
    file: str
    equation: str
    hints: int
    """The number of texts with hints."""


@dataclass(frozen=True)
class ExerciseCatalogue:
    """All exercises, in their order."""

    breaks: list[BreakExercise]
    blanks: list[BlankExercise]


@dataclass(frozen=True)
class OfExercise:
    """An exercise, and the files as they are edited."""

    name: str
    edits: dict[str, str]


@dataclass(frozen=True)
class EditedPiece:
    """A file's text, and the lines in question, from 1."""

    file: str
    text: str
    first: int
    last: int


@dataclass(frozen=True)
class ExerciseTest:
    """The result of one test."""

    title: CatalogueText
    """The sentence that is true when it passes."""
    state: Literal["passed", "failed", "waiting"]
    explanation: CatalogueText | None
    """Why it has failed."""
    trace: ErrorPlace | None


@dataclass(frozen=True)
class Judgement:
    """The results of an exercise's tests."""

    passed: bool
    tests: list[ExerciseTest]


@dataclass(frozen=True)
class ExportRuns:
    """The runs that a document repeats."""

    truth_table: bool
    digits: bool


@dataclass(frozen=True)
class ExportedFile:
    """A file to save."""

    name: str
    content: bytes


# -- the table ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Nothing:
    """A request without arguments."""


REQUESTS: Mapping[str, tuple[type, object]] = {
    "engine.versions": (Nothing, Versions),
    "truth_table.state": (Nothing, TruthTableState),
    "truth_table.configure": (SetTruthTableSettings, TruthTableState),
    "truth_table.set_targets": (SetTargets, TruthTableState),
    "truth_table.set_table": (SetTable, TruthTableState),
    "truth_table.set_up": (SetUpTruthTable, TruthTableState),
    "truth_table.set_parameter": (SetParameter, TruthTableState),
    "truth_table.reset": (Nothing, TruthTableState),
    "truth_table.restore": (RestoreTruthTable, TruthTableState),
    "truth_table.advance": (Advance, TruthTableState),
    "truth_table.advance_for": (AdvanceFor, TruthTableFrame),
    "truth_table.advance_frame": (Advance, TruthTableFrame),
    "truth_table.advance_epoch": (Nothing, TruthTableState),
    "truth_table.visit": (VisitStep, TruthTableState),
    "truth_table.select": (Select, TruthTableState),
    "truth_table.equations": (GetEquations, Equations),
    "truth_table.between_rows": (GetBetweenRows, BetweenRows),
    "truth_table.check_all": (Nothing, AllChecks),
    "digits_data.missing_shards": (Nothing, MissingShards),
    "digits_data.add_train_shard": (Shard, None),
    "digits_data.set_test": (Shard, None),
    "digits_data.unpack": (AdvanceFor, Unpacked),
    "digits.progress": (Nothing, DigitsProgress),
    "digits.check": (SetDigitsSettings, SettingValues),
    "digits.configure": (SetDigitsSettings, DigitsProgress),
    "digits.retune": (SetDigitsSettings, DigitsProgress),
    "digits.stop_when": (SetDigitsSettings, dict[str, float | None]),
    "digits.go_on": (Nothing, DigitsProgress),
    "digits.resume": (ResumeDigits, DigitsProgress),
    "digits.advance": (AdvanceFor, DigitsProgress),
    "digits.look": (LookAtStep, LookedAt),
    "digits.moment": (GetMoment, Moment),
    "digits.evaluate": (Nothing, DigitsProgress),
    "digits.save": (Nothing, ModelFile),
    "digits.load": (ModelFile, DigitsProgress),
    "drawing.read": (ReadDrawing, Reading),
    "drawing.read_picture": (ReadPicture, Reading),
    "drawing.read_again": (ReadAgain, Reading),
    "own_digits.state": (Nothing, OwnDigits),
    "own_digits.put": (PutOwnDigits, OwnDigits),
    "own_digits.add": (AddOwnDigit, OwnDigits),
    "own_digits.remove": (RemoveOwnDigit, OwnDigits),
    "own_digits.clear": (Nothing, OwnDigits),
    "own_digits.load": (LoadOwnDigits, OwnDigits),
    "own_digits.teach": (Nothing, Taught),
    "inspection.units": (Nothing, Units),
    "inspection.confusion": (Nothing, Confusion | None),
    "inspection.confused": (GetConfused, TestDigitList | None),
    "inspection.mistakes": (Nothing, TestDigitList | None),
    "inspection.test_digit": (GetTestDigit, OneTestDigit | None),
    "code.files": (Nothing, list[SourceFile]),
    "code.check": (Edits, None),
    "code.apply": (Edits, AppliedEdits),
    "code.altered": (Nothing, list[str]),
    "console.begin": (Nothing, list[ConsoleName]),
    "console.complete": (Complete, Completions),
    "console.run": (RunInConsole, ConsoleAnswer),
    "equations.lines": (Nothing, dict[str, list[EquationPlace]]),
    "exercises.catalogue": (Nothing, ExerciseCatalogue),
    "exercises.begin": (OfExercise, EditedPiece),
    "exercises.undo": (OfExercise, EditedPiece),
    "exercises.judge": (OfExercise, Judgement),
    "export.wheel": (Nothing, ExportedFile),
    "export.sources": (Nothing, ExportedFile),
    "export.notebook": (ExportRuns, ExportedFile),
    "export.script": (ExportRuns, ExportedFile),
    "export.mnist": (Nothing, ExportedFile),
}
"""The requests that Python answers: for each action its arguments and its answer."""


# -- the worker -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Life:
    """The bytes of WebAssembly's memory, which never shrinks."""

    memory: int


@dataclass(frozen=True)
class RunTruthTable:
    """Run from ``step`` on; ``run`` comes back with every frame. ``speed``: steps a second."""

    run: int
    speed: float | Literal["flat out"]
    step: int


@dataclass(frozen=True)
class TrainDigits:
    """Train; ``run`` comes back with every event."""

    run: int


@dataclass(frozen=True)
class BootProgress:
    """How far Python's start is, in bytes that have arrived."""

    stage: Literal["download", "python", "packages"]
    bytes: int
    total: int


@dataclass(frozen=True)
class DataProgress:
    """How much of MNIST has arrived."""

    bytes: int
    total: int


@dataclass(frozen=True)
class TruthTableFrameEvent:
    """A frame of a run."""

    frame: TruthTableFrame
    run: int


@dataclass(frozen=True)
class DigitsProgressEvent:
    """The progress of a run, after a slice of training."""

    progress: DigitsProgress
    run: int


@dataclass(frozen=True)
class RunFault:
    """The error that has ended a run."""

    fault: ErrorPayload
    run: int


WORKER_REQUESTS: Mapping[str, tuple[type, object]] = {
    "engine.ping": (Nothing, Life),
    "truth_table.run": (RunTruthTable, None),
    "truth_table.pause": (Nothing, TruthTableState),
    "digits.load_data": (Nothing, None),
    "digits.train": (TrainDigits, None),
    "digits.pause": (Nothing, DigitsProgress),
}
"""The requests that the worker answers itself, but for ``engine.start``."""

EVENTS: Mapping[str, type] = {
    "engine.alive": Nothing,
    "engine.boot": BootProgress,
    "truth_table.frame": TruthTableFrameEvent,
    "truth_table.fault": RunFault,
    "digits.progress": DigitsProgressEvent,
    "digits.fault": RunFault,
    "digits.data": DataProgress,
}
"""What the worker tells the page without being asked."""
