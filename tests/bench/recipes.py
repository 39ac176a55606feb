"""How well the recipes read: ``.venv/bin/python -m tests.bench.recipes``, natively, five seeds each.

Prints the table of docs/benchmarks.md. Trains on all 60,000 digits of MNIST and looks at the 10,000
test digits once, at the end of each run.
"""

import sys
import time
from statistics import mean

from pynn import Network, accuracy, recipes, terminal
from pynn.cli import default_data_folder
from pynn.digits import mnist
from pynn.recipes import DIGIT_RECIPES

SEEDS = range(5)
LABELS = {"document": "Classic", "improved": "Nielsen’s improved", "best": "Best"}


def main() -> None:
    """Run every recipe, and print each result as it comes."""
    data = mnist.load(default_data_folder())
    lines = []
    for name, recipe in DIGIT_RECIPES.items():
        shares, seconds = [], []
        for seed in SEEDS:
            started = time.perf_counter()
            shares.append(accuracy(train_network(data, name, seed), data.test))
            seconds.append(time.perf_counter() - started)
            print(f"{name}, seed {seed}: {shares[-1]:.2%}", file=sys.stderr, flush=True)
        shares_text = " ".join(f"{100 * share:.2f}" for share in shares)
        lines.append(
            f"| {LABELS[name]} | {recipe.epochs} | **{100 * mean(shares):.2f}** | {shares_text} | "
            f"{mean(seconds):.0f} s |"
        )
    print("| recipe | epochs | mean, % | seeds 0 to 4 | a run, natively |")
    print("| --- | --- | --- | --- | --- |")
    print("\n".join(lines))


def train_network(data: mnist.Mnist, name: str, seed: int) -> Network:
    """The network of one run."""
    trainer = recipes.digits_trainer(
        data.train,
        hidden=30,
        train_size=len(data.train),
        seed=seed,
        recipe=name,
        **DIGIT_RECIPES[name].defaults(),
    )
    for _ in trainer:
        pass
    return trainer.network


if __name__ == "__main__":
    sys.exit(terminal.run(main, "recipes"))
