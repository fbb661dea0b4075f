"""leadwerk and `transitions` in one process: the same leads go from stage F to E and back, through rights and gate.

Each step leaves a record for the log. Ours and theirs in turns; of several rounds the middle one counts.

    python bench.py           measures (install the package first, built for release)
    python bench.py --smoke   a hundredth of it, to see that everything works
"""

import gc
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from statistics import median
from time import perf_counter

from leadwerk import Actor, Batch, Command, Engine, FactValue, Policy, Receipt, Request, Temperature
from peer import Log, leads

SMOKE = "--smoke" in sys.argv
LEADS = 10 if SMOKE else 1_000
ROUNDS = 1 if SMOKE else 11
OURS = 2_000 if SMOKE else 200_000
THEIRS = 200 if SMOKE else 20_000
CHUNK = 1_000

BEGIN = datetime(2026, 5, 4, 7, 30, tzinfo=timezone.utc)
ANNA, MIA = Actor.Member("Anna"), Actor.Marketing("Mia")
MILLISECOND = timedelta(milliseconds=1)


def engine() -> Engine:
    """An engine whose leads are all open at the first stage, spoken with, and with the benefit on record."""
    made = Engine(Policy.standard("EUR"))
    for number in range(LEADS):
        lead = f"lead-{number}"
        for actor, command in (
            (MIA, Command.Capture(lead, "trade_fair", proof="form-7")),
            (MIA, Command.RequestConsent(lead)),
            (Actor.Contact(lead), Command.ConfirmConsent(lead, "mail-4711")),
            (MIA, Command.Rate(lead, Temperature.HOT)),
            (MIA, Command.Assign(lead, "Anna", "she knows the industry")),
            (ANNA, Command.Accept(lead)),
            (ANNA, Command.RecordContact(lead)),
            (ANNA, Command.RecordFact(lead, "benefit", FactValue.Text("faster quotes"))),
        ):
            made.execute(Request(BEGIN, actor, command))
    return made


def requests(first: int, count: int) -> Iterator[Request]:
    """The steps from the n-th on: through all leads forward, then through all leads back."""
    for step in range(first, first + count):
        lead = f"lead-{step % LEADS}"
        forward = step // LEADS % 2 == 0
        command = Command.Advance(lead, "E") if forward else Command.Regress(lead, "F")
        yield Request(BEGIN + step * MILLISECOND, ANNA, command)


def execute(ours: Engine, first: int) -> float:
    """One call for each request; the requests are there."""
    ready, known = list(requests(first, OURS)), ours.sequence()
    last: Receipt | None = None
    call = ours.execute
    begin = perf_counter()
    for request in ready:
        last = call(request)
    took = perf_counter() - begin
    assert last and last.records[-1].at == ready[-1].at and ours.sequence() == known + OURS
    return OURS / took


def build_and_execute(ours: Engine, first: int) -> float:
    """The same, and each request is built of its parts first."""
    call, known = ours.execute, ours.sequence()
    begin = perf_counter()
    for request in requests(first, OURS):
        call(request)
    took = perf_counter() - begin
    assert ours.sequence() == known + OURS
    return OURS / took


def execute_all(ours: Engine, first: int) -> float:
    """A thousand requests in a call; the requests are there."""
    chunks = [list(requests(start, CHUNK)) for start in range(first, first + OURS, CHUNK)]
    batch: Batch | None = None
    begin = perf_counter()
    for chunk in chunks:
        batch = ours.execute_all(chunk)
    took = perf_counter() - begin
    assert batch and not batch.refused and len(batch.records) == CHUNK
    return OURS / took


def transitions() -> float:
    """Theirs: their method on the model, with time and actor at hand."""
    log = Log()
    models = leads(LEADS, log)
    ready = [(models[step % LEADS], step // LEADS % 2 == 0, BEGIN + step * MILLISECOND) for step in range(THEIRS)]
    begin = perf_counter()
    for lead, forward, at in ready:
        if forward:
            lead.advance(at=at, actor=ANNA)
        else:
            lead.regress(at=at, actor=ANNA)
    took = perf_counter() - begin
    assert len(log.records) == THEIRS == log.records[-1].sequence
    return THEIRS / took


def main() -> None:
    ours = engine()
    figures: dict[str, list[float]] = {"execute": [], "execute_all": [], "build and execute": [], "transitions": []}
    step = 0
    for number in range(ROUNDS + 1):
        round_of = {"transitions": transitions()}
        for name, run in (("execute", execute), ("execute_all", execute_all), ("build and execute", build_and_execute)):
            gc.collect()
            round_of[name] = run(ours, step)
            step += OURS
        # The first round warms up.
        if number > 0:
            for name, figure in round_of.items():
                figures[name].append(figure)
    theirs = median(figures.pop("transitions"))
    goals = {"execute": " (goal 15)", "execute_all": " (goal 40)"}
    for name, rates in figures.items():
        rate = median(rates)
        print(f"{name}: {rate:.0f}/s, transitions: {theirs:.0f}/s, ratio {rate / theirs:.1f}{goals.get(name, '')}")


if __name__ == "__main__":
    main()
