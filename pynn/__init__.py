"""pynn: backpropagation that a person can see, change and trust, in pure NumPy.

Read in this order: ``activations``, ``losses``, ``examples``, ``operations``, ``network``,
``optimizers``, ``training``. Imports run down that list and never up.
"""

from pynn.examples import Examples
from pynn.gradient_check import gradient_check
from pynn.metrics import accuracy, confusion_matrix
from pynn.network import Gradients, Network
from pynn.optimizers import GradientDescent
from pynn.reading import Reading, read_drawing
from pynn.storage import ModelFileError
from pynn.training import Diverged, Progress, Trainer

__version__ = "0.1.0"

__all__ = [
    "Diverged",
    "Examples",
    "GradientDescent",
    "Gradients",
    "ModelFileError",
    "Network",
    "Progress",
    "Reading",
    "Trainer",
    "__version__",
    "accuracy",
    "confusion_matrix",
    "gradient_check",
    "read_drawing",
]
