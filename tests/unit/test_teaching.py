import numpy as np
import pytest

from pynn import Network, accuracy, recipes
from pynn.cli import default_data_folder
from pynn.digits import drawing, mnist
from pynn.digits.collection import OwnDigits
from pynn.digits.teaching import share_read, teach
from pynn.examples import Examples, one_hot
from pynn.recipes import DIGIT_RECIPES
from tests.drawings import odd_sevens, pad


@pytest.fixture(scope="module")
def data() -> mnist.Mnist:
    return mnist.load(default_data_folder())


def train_network(data: mnist.Mnist, recipe: str) -> Network:
    chosen = DIGIT_RECIPES[recipe].defaults() | {"epochs": 2, "batch_size": 32}
    trainer = recipes.digits_trainer(
        data.train, hidden=30, train_size=20_000, seed=0, recipe=recipe, **chosen
    )
    for _ in trainer:
        pass
    return trainer.network


def sevens(kind: str, count: int) -> Examples:
    rng = np.random.default_rng(1)
    own = OwnDigits()
    for _ in range(count):
        picture = drawing.to_mnist(pad.ink(odd_sevens.odd_seven(kind, rng), 14))
        assert picture is not None
        own.add(np.rint(255 * picture).astype(np.uint8), 7)
    return own.examples()


@pytest.mark.parametrize(
    ("recipe", "kind"), [("best", "upside down"), ("best", "mirrored"), ("document", "lambda")]
)
def test_ten_odd_sevens_are_learned_and_mnist_is_not_forgotten(
    data: mnist.Mnist, recipe: str, kind: str
) -> None:
    network, own = train_network(data, recipe), sevens(kind, 10)
    before = accuracy(network, data.test)
    assert share_read(network, own) < 0.5
    teach(network, own, data.train)
    assert share_read(network, own) == 1
    assert accuracy(network, data.test) >= before - 0.005


def test_the_same_lesson_has_the_same_outcome(data: mnist.Mnist) -> None:
    own = sevens("mirrored", 2)
    networks = [Network([784, 8, 10], seed=0, dtype=np.float32) for _ in range(2)]
    for network in networks:
        teach(network, own, data.train, seed=3, steps=20)
    assert np.array_equal(networks[0].weights[0], networks[1].weights[0])


def test_only_what_has_arrived_is_mixed_in() -> None:
    own = sevens("mirrored", 2)
    known = Examples(np.full((50, 784), 255, np.uint8), one_hot([1] * 50, 10), scale=1 / 255)
    known.available = 0
    network = Network([784, 8, 10], seed=0, dtype=np.float32)
    with pytest.raises(ValueError, match="no digits of MNIST yet"):
        teach(network, own, known)
    known.available = 1
    teach(network, own, known, steps=3)
