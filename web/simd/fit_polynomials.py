"""Where the coefficients in vector_math.h come from: ``.venv/bin/python web/simd/fit_polynomials.py``.

Each function is written as a few exact terms plus a polynomial p for the rest; p is fitted at Chebyshev
nodes, weighted so that the relative error of the whole is what gets small.
"""

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.floating]
NODES = 2_000


def nodes(low: float, high: float) -> Values:
    """Points that crowd towards both ends, as Chebyshev's do."""
    return (low + high) / 2 + (high - low) / 2 * np.cos(np.pi * (np.arange(NODES) + 0.5) / NODES)


def fit(x: Values, rest: Values, weight: Values, degree: int) -> Values:
    """The coefficients of p, highest power first: weight · (p(x) − rest) as small as can be."""
    powers = np.vander(x, degree + 1)
    return np.linalg.lstsq(powers * weight[:, None], rest * weight, rcond=None)[0]


def show(name: str, coefficients: Values) -> None:
    """One line of C for each coefficient."""
    print(name)
    for coefficient in coefficients:
        print(f"  ALL({coefficient:.10e}f)")


def main() -> None:
    """Print the coefficients of all three."""
    r = nodes(-0.5 * np.log(2), 0.5 * np.log(2))
    show("e^r = 1 + r + r² p(r)", fit(r, (np.exp(r) - 1 - r) / r**2, r**2 / np.exp(r), 5))
    t = nodes(np.sqrt(0.5) - 1, np.sqrt(2) - 1)
    rest = (np.log1p(t) - t + t**2 / 2) / t**3
    show("ln(1 + t) = t − ½ t² + t³ p(t)", fit(t, rest, np.abs(t**3 / np.log1p(t)), 8))
    z = nodes(1e-3, 0.625)
    show("tanh z = z + z³ p(z²)", fit(z**2, (np.tanh(z) - z) / z**3, z**3 / np.tanh(z), 4))


if __name__ == "__main__":
    main()
