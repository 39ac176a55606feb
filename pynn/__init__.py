"""pynn: backpropagation that a person can see, change and trust, in pure NumPy.

``READING_ORDER`` lists its files. The mathematics comes first, in the order of the source document
that pynn follows: activations and their derivatives, losses, the forward pass, backpropagation, the
update rule, training, the gradient check, and one example with all its numbers. Data, digits and the
command line come after it.
"""

from pynn.derivation import Derivation, derive
from pynn.digits.reading import Reading, read_drawing
from pynn.divergence import Diverged
from pynn.examples import Examples
from pynn.gradient_check import Check, check_each, gradient_check
from pynn.history import History
from pynn.metrics import accuracy, confusion_matrix
from pynn.model_file import ModelFileError
from pynn.network import Gradients, Network
from pynn.optimizers import GradientDescent, Momentum
from pynn.separability import Unlearnable, why_unlearnable
from pynn.training import Trainer
from pynn.training_state import Progress

__version__ = "0.2.0"

MATHEMATICS = (
    "activations.py",
    "losses.py",
    "network.py",
    "backpropagation.py",
    "optimizers.py",
    "schedules.py",
    "training.py",
    "batch_order.py",
    "gradient_check.py",
    "derivation.py",
)
"""The files of the mathematics, in the order of reading."""

OTHER_FILES = (
    "__init__.py",
    "training_state.py",
    "divergence.py",
    "loss_line.py",
    "examples.py",
    "truth_table.py",
    "separability.py",
    "history.py",
    "metrics.py",
    "stopping.py",
    "recipes.py",
    "settings.py",
    "backend.py",
    "model_file.py",
    "archive.py",
    "files.py",
    "network_arguments.py",
    "errors.py",
    "digits/__init__.py",
    "digits/mnist.py",
    "digits/augmentation.py",
    "digits/drawing.py",
    "digits/pen_width.py",
    "digits/reading.py",
    "digits/ink_shape.py",
    "digits/familiarity.py",
    "digits/collection.py",
    "digits/teaching.py",
    "digits/picture_file.py",
    "digits/ink.py",
    "digits/image_filters.py",
    "digits/components.py",
    "digits/predict.py",
    "cli.py",
    "cli_settings.py",
    "truth_table_command.py",
    "mnist_command.py",
    "progress_bar.py",
    "terminal.py",
    "__main__.py",
)
"""Data, runs, digits and the command line."""

READING_ORDER = MATHEMATICS + OTHER_FILES
"""Every file of the package, beginning with the mathematics."""

__all__ = [
    "Check",
    "Derivation",
    "Diverged",
    "Examples",
    "GradientDescent",
    "Gradients",
    "History",
    "ModelFileError",
    "Momentum",
    "Network",
    "Progress",
    "Reading",
    "Trainer",
    "Unlearnable",
    "__version__",
    "accuracy",
    "check_each",
    "confusion_matrix",
    "derive",
    "gradient_check",
    "read_drawing",
    "why_unlearnable",
]
