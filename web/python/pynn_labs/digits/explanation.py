"""The computation of a network's outputs for one picture."""

import numpy as np
from pynn_protocol.messages import Explanation

from pynn.activations import Array
from pynn.network import Network


def explain(network: Network, picture: Array) -> Explanation:
    """The parts that add up to each digit's score for ``picture``, 784 values from 0 to 1."""
    values = [layer[0] for layer in network.layers(np.reshape(picture, (1, -1)))]
    W, b, x = network.weights[-1], network.biases[-1], values[-2]
    contributions = W * x  # W_kj x_j   (10, n_in)
    return Explanation(
        sizes=list(network.sizes),
        lit=values[1].tolist(),
        activations=x.tolist(),
        weights=W.astype(np.float32),
        contributions=contributions.astype(np.float32),
        biases=b.tolist(),
        scores=(contributions.sum(axis=1) + b).tolist(),  # z_k = Σ_j W_kj x_j + b_k
        outputs=values[-1].tolist(),
        output_activation=network.output_activation,
    )
