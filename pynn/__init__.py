"""pynn: backpropagation that a person can see, change and trust, in pure NumPy.

Read in this order: ``activations``, ``losses``, ``examples``, ``operations``, ``network``,
``optimizers``, ``training``; then ``derivation`` for one example with all its numbers. Imports run
down that list and never up.
"""

from pynn.derivation import Derivation, derive
from pynn.examples import Examples
from pynn.gradient_check import Check, check_each, gradient_check
from pynn.history import History
from pynn.metrics import accuracy, confusion_matrix
from pynn.network import Gradients, Network
from pynn.obstacles import Obstacle, obstacle
from pynn.optimizers import GradientDescent, Momentum
from pynn.reading import Reading, read_drawing
from pynn.storage import ModelFileError
from pynn.training import Diverged, Progress, Trainer

__version__ = "0.1.0"

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
    "Obstacle",
    "Progress",
    "Reading",
    "Trainer",
    "__version__",
    "accuracy",
    "check_each",
    "confusion_matrix",
    "derive",
    "gradient_check",
    "obstacle",
    "read_drawing",
]
