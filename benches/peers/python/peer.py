"""One lead as a machine of the package `transitions` that does what the engine does with it.

The rights of the role, the two criteria of the gate, how long it may stay at the stage, and a record of the log with its
number, time and actor.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib import import_module
from itertools import count
from typing import Any

from leadwerk import Actor

RIGHTS: dict[type[Actor], set[str]] = {Actor.Member: {"advance", "regress"}, Actor.Manager: {"advance", "regress"}}
LONGEST_STAY = timedelta(days=30)

# The package has no types.
machine: Callable[..., Any] = import_module("transitions").Machine


@dataclass
class Record:
    """One line of the peer's log."""

    sequence: int
    at: datetime
    actor: Actor
    event: str
    lead: str
    stage: str
    stay_until: datetime


@dataclass
class Log:
    """The peer's log, one for all leads."""

    records: list[Record] = field(default_factory=lambda: list[Record]())
    numbers: "count[int]" = field(default_factory=lambda: count(1))


class Lead:
    """The model. Its `state` is the stage, and the machine gives it `advance` and `regress`."""

    state: str
    advance: Callable[..., bool]
    regress: Callable[..., bool]

    def __init__(self, id: str, log: Log) -> None:
        self.id = id
        self.log = log
        self.contacted = True
        self.facts = {"benefit": "faster quotes"}
        self.stay_until: datetime | None = None

    # The package hands on what the method was called with; to ask it for more (`send_event`) makes it slower.

    def may_advance(self, at: datetime, actor: Actor) -> bool:
        return "advance" in RIGHTS[type(actor)]

    def may_regress(self, at: datetime, actor: Actor) -> bool:
        return "regress" in RIGHTS[type(actor)]

    def gate_is_met(self, at: datetime, actor: Actor) -> bool:
        return self.contacted and "benefit" in self.facts

    def log_advanced(self, at: datetime, actor: Actor) -> None:
        self.put_on_record(at, actor, "advanced")

    def log_regressed(self, at: datetime, actor: Actor) -> None:
        self.put_on_record(at, actor, "regressed")

    def put_on_record(self, at: datetime, actor: Actor, event: str) -> None:
        self.stay_until = stay_until = at + LONGEST_STAY
        self.log.records.append(Record(next(self.log.numbers), at, actor, event, self.id, self.state, stay_until))


def leads(number: int, log: Log) -> list[Lead]:
    """So many leads at the first stage, in one machine: a machine for each would be slower to make."""
    made = [Lead(f"lead-{place}", log) for place in range(number)]
    forward = {"trigger": "advance", "source": "F", "dest": "E", "conditions": ["may_advance", "gate_is_met"]}
    back = {"trigger": "regress", "source": "E", "dest": "F", "conditions": "may_regress"}
    steps = [{**forward, "after": "log_advanced"}, {**back, "after": "log_regressed"}]
    machine(model=made, states=["F", "E"], transitions=steps, initial="F", auto_transitions=False)
    return made
