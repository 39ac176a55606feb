"""One epoch of pynn outside the browser, exactly as the page trains: ``python -m … FOLDER``."""

import sys

from pynn import recipes, settings
from pynn.digits import mnist
from tests.bench.child import answer


def main(folder: str) -> None:
    """The defaults of the page but for the batch size; every epoch is a new run's first."""
    train = mnist.load(folder).train
    defaults = settings.defaults(settings.DIGITS)

    def epoch(batch_size: int) -> float:
        trainer = recipes.digits_trainer(train, **defaults | {"batch_size": batch_size, "epochs": 1})
        progress = trainer.advance()
        while not progress.finished:
            progress = trainer.advance()
        return progress.epoch_seconds

    answer(epoch)


if __name__ == "__main__":
    main(sys.argv[1])
