"""What an installed package must do: run by `package.py` in an empty environment, wheel and sdist alike.

Prints how many milliseconds the import took.
"""

from importlib.metadata import version
from time import perf_counter

start = perf_counter()
import leadwerk  # noqa: E402

took = perf_counter() - start

year = leadwerk.Year(leadwerk.YearPlan.standard().replace(leads=20))
engine = leadwerk.Engine(year.policy())
batch = engine.execute_all(year)
assert batch.records and engine.fingerprint() == year.fingerprint()
assert leadwerk.Engine.replay_lines(engine.policy(), batch.to_lines()).snapshot() == engine.snapshot()
assert leadwerk.__version__ == version("leadwerk")
print(took * 1_000)
