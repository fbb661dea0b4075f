"""What an installed package must do: run by `package.py` in an empty environment, wheel and sdist alike."""

import sys
import time
from importlib.metadata import version

start = time.perf_counter()
import leadwerk  # noqa: E402

took = time.perf_counter() - start

year = leadwerk.Year(leadwerk.YearPlan.standard().replace(leads=20))
engine = leadwerk.Engine(year.policy())
batch = engine.execute_all(year)
assert batch.records and engine.fingerprint() == year.fingerprint()
assert leadwerk.Engine.replay_lines(engine.policy(), batch.to_lines()).snapshot() == engine.snapshot()
assert leadwerk.__version__ == version("leadwerk")
assert (leadwerk.Command.Win.__doc__ or "").startswith("The")
print(f"leadwerk {leadwerk.__version__} on Python {sys.version.split()[0]}: import in {took * 1000:.1f} ms")
assert took < float(sys.argv[1]) / 1000 if len(sys.argv) > 1 else True
