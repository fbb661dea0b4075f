"""The revenue distribution of open deals in numpy: the same dynamic programme as the core's, on the same cells.

    python revenue.py ROUNDS < deals      one deal on a line: value and probability

Prints the processor time of each round in nanoseconds, then P10, P50 and P90. Needs numpy; measured with 2.4.6.
"""

import sys
from importlib import import_module
from time import process_time_ns
from typing import Any

# It need not be there where the types are checked.
np: Any = import_module("numpy")

CELLS, SPAN, LEAST = 4096, 18.0, 1e-16


def revenue(values: Any, chances: Any) -> list[float]:
    """The quantiles; each value is shared between two cells so that its mean is kept."""
    order = np.argsort(values)
    values, chances = values[order], chances[order]
    mean, variance = values @ chances, (values**2) @ (chances * (1 - chances))
    width = (SPAN * np.sqrt(variance) + values[-1]) / CELLS
    wholes, above = np.divmod(values / width, 1.0)
    masses, first = np.ones(1), 0
    for whole, part, chance in zip(wholes.astype(int).tolist(), above.tolist(), chances.tolist()):
        length = len(masses)
        shifted = np.zeros(length + whole + 1)
        shifted[:length] = (1 - chance) * masses
        shifted[whole : whole + length] += chance * (1 - part) * masses
        shifted[whole + 1 :] += chance * part * masses
        kept = np.flatnonzero(shifted >= LEAST)
        masses, first = shifted[kept[0] : kept[-1] + 1], first + kept[0]
    places = (first + np.arange(len(masses))) * width
    centre = masses @ places
    spread = masses @ (places - centre) ** 2
    places = mean + (places - centre) * np.sqrt(variance / spread)
    return np.interp([0.1, 0.5, 0.9], np.cumsum(masses) - masses / 2, places).tolist()


def main() -> None:
    deals = np.loadtxt(sys.stdin, ndmin=2)
    quantiles: list[float] = []
    for _ in range(int(sys.argv[1])):
        begin = process_time_ns()
        quantiles = revenue(deals[:, 0], deals[:, 1])
        print(process_time_ns() - begin)
    print(*quantiles)


main()
