"""scikit-learn's logistic regression on the rows of `cargo xtask bench --scoring`, which starts this program.

    python scoring.py FILE COUNT NUMBERS CHOICES FOLDS SPLIT ROWS

FILE holds doubles: of each of COUNT rows its fold, whether it was won, NUMBERS numbers, and CHOICES codes. Numbers are
standardised, codes one-hot encoded, all else is as the package has it. Writes doubles: the probability of each row without
its fold; of each row from SPLIT on, learned from those before; and of `predict_proba` over ROWS rows (these in turn) the
processor seconds of the whole pipeline and of the regression alone on the ready-made matrix.
"""

import sys
from importlib import import_module
from time import thread_time
from typing import Any

# They need not be there where the types are checked.
numpy: Any = import_module("numpy")
transform: Any = import_module("sklearn.compose").make_column_transformer
regression: Any = import_module("sklearn.linear_model").LogisticRegression
pipeline: Any = import_module("sklearn.pipeline").make_pipeline
preparation: Any = import_module("sklearn.preprocessing")


def main() -> None:
    file, (count, numbers, choices, folds, split, many) = sys.argv[1], map(int, sys.argv[2:])
    data = numpy.fromfile(file, dtype="<f8").reshape(count, 2 + numbers + choices)
    fold, won, rows = data[:, 0], data[:, 1], numpy.ascontiguousarray(data[:, 2:])

    def learned(known: Any) -> Any:
        encoder = transform(
            (preparation.StandardScaler(), slice(0, numbers)),
            (preparation.OneHotEncoder(handle_unknown="ignore"), slice(numbers, numbers + choices)),
        )
        return pipeline(encoder, regression(max_iter=1_000)).fit(rows[known], won[known])

    said = numpy.empty(count)
    for part in range(folds):
        asked = fold == part
        said[asked] = learned(~asked).predict_proba(rows[asked])[:, 1]
    model = learned(numpy.arange(count) < split)
    later = model.predict_proba(rows[split:])[:, 1]

    all_rows = numpy.resize(rows, (many, rows.shape[1]))
    matrix = model[0].transform(all_rows)
    seconds = [middle(model, all_rows), middle(model[1], matrix)]
    numpy.concatenate([said, later, seconds]).astype("<f8").tofile(sys.stdout.buffer)


def middle(model: Any, rows: Any) -> float:
    """The middle of five runs, after one that does not count."""
    seconds: list[float] = []
    for _ in range(6):
        begin = thread_time()
        model.predict_proba(rows)
        seconds.append(thread_time() - begin)
    return sorted(seconds[1:])[2]


if __name__ == "__main__":
    main()
