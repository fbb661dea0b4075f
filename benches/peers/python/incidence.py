"""lifelines' `AalenJohansenFitter` on the rows of the benchmark `incidence`, which starts this program.

    python incidence.py FILE COUNT AGE ...

FILE holds COUNT ages and then COUNT causes (0: still waiting) as doubles. Prints the processor seconds of a fit without
variance and of one with it, and the incidence of cause 1 at each AGE.
"""

import sys
import warnings
from importlib import import_module
from time import thread_time
from typing import Any

# Neither package has types that a strict checker takes.
numpy: Any = import_module("numpy")
fitter: Any = import_module("lifelines").AalenJohansenFitter


def main() -> None:
    file, count = sys.argv[1], int(sys.argv[2])
    numbers = numpy.fromfile(file, dtype="<f8")
    left, cause = numbers[:count], numbers[count:].astype(int)
    # At age 0 the logarithm of its own interval has no value, of which it warns.
    warnings.simplefilter("ignore", RuntimeWarning)

    def fit(variance: bool) -> tuple[float, Any]:
        begin = thread_time()
        fitted = fitter(calculate_variance=variance).fit(left, cause, event_of_interest=1)
        return thread_time() - begin, fitted

    # The quick one warms up first; the slow one runs once.
    fit(False)
    without = sorted(fit(False)[0] for _ in range(3))[1]
    with_variance, fitted = fit(True)
    curve = fitted.cumulative_density_
    times, values = curve.index.to_numpy(), curve.iloc[:, 0].to_numpy()
    steps = [int(numpy.searchsorted(times, float(age), side="right")) - 1 for age in sys.argv[3:]]
    print(without, with_variance, *(repr(float(values[step])) for step in steps))


if __name__ == "__main__":
    main()
