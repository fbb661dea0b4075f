"""A thousand bad inputs: always an error with a code, the state as before, no crash and no hang."""

import faulthandler
import inspect
import itertools
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from typing import Any

import leadwerk
import pytest
from leadwerk import Actor, Command, Engine, Error, Money, Policy, Value

from .house import MAPPING, MONDAY, SYSTEM, capture, engine


class Trap:
    """Fails at whatever it is asked."""

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(name)

    def __repr__(self) -> str:
        raise RuntimeError("repr")

    __str__ = __repr__

    def __index__(self) -> int:
        raise RuntimeError("index")

    def __float__(self) -> float:
        raise ValueError("float")

    def __iter__(self) -> Iterator[Any]:
        raise TypeError("iter")

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("eq")

    __hash__ = None  # type: ignore[assignment]


class NoOffset(tzinfo):
    """A zone that does not know its offset."""

    def utcoffset(self, when: datetime | None, /) -> None:
        return None


class Text(str):
    """A text with a mind of its own."""

    def __str__(self) -> str:
        raise RuntimeError("str")


def cyclic() -> list[Any]:
    items: list[Any] = []
    items.append(items)
    return items


def nested(depth: int) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for _ in range(depth):
        data = {"command": data, "list": [data]}
        data["list"] = []
    return data


ODD: list[Any] = [
    None, True, False, 0, 1, -1, 2**31, 2**53, 2**63, -(2**63) - 1, 10**5000,
    0.0, -0.0, 12.5, 1e308, float("nan"), float("inf"), float("-inf"), 1j, Decimal("NaN"), Decimal("1e400"),
    "", " ", "L1", "\x00", "\ud800", "x" * 100_000, "🦀", Text("L1"), b"L1", bytearray(b"L1"),
    [], (), {}, set[Any](), [None], cyclic(), nested(50), range(3), itertools.count(), iter([]), object(), object, Trap(),
    lambda: None, Ellipsis, NotImplemented,
    date(2026, 5, 4), datetime(2026, 5, 4), datetime(2026, 5, 4, tzinfo=NoOffset()), datetime.max.replace(tzinfo=timezone.utc),
    Money(1, "EUR"), Money(-1, "USD"), Command.Tick(), Actor.System(), Actor.Member("M9"), Policy.standard("JPY"), Command,
    leadwerk.Phase.OPEN, leadwerk.Temperature.HOT, Error("x"),
]  # fmt: skip


def classes() -> list[type[Value]]:
    """Every class of values, the variants of enums included."""
    found: list[type[Value]] = []
    open_classes: list[type[Value]] = [Value]
    while open_classes:
        for below in open_classes.pop().__subclasses__():
            found.append(below)
            open_classes.append(below)
    return found


def test_constructors() -> None:
    """Every class with odd values for its fields: it is made, or refused with a code."""
    faulthandler.dump_traceback_later(120, exit=True)
    dice = random.Random(4)
    # Numbers that never end fill a list of numbers for ever, as Python's own `list` does; see below how that ends.
    odd = [one for one in ODD if not isinstance(one, itertools.count)]
    refused = made = 0
    for cls in classes() * 20:
        names: tuple[str, ...] = getattr(cls, "__match_args__", ())
        given = {name: dice.choice(odd) for name in names if dice.random() < 0.9}
        if dice.random() < 0.1:
            given["colour"] = dice.choice(odd)
        try:
            if dice.random() < 0.5:
                cls(*given.values())
            else:
                cls(**given)
            made += 1
        except Error as error:
            assert error.code and error.german and str(error).startswith(error.code) and len(str(error)) < 2_000
            refused += 1
    faulthandler.cancel_dump_traceback_later()
    assert refused > 1_000 and made > 10, (refused, made)


STANDARD = Policy.standard("EUR")
NEXT = STANDARD.replace(version="next")
LATER = MONDAY + timedelta(days=1)
FUNCTIONS: dict[str, list[Any]] = {
    "execute": [capture("L3")],
    "decide": [capture("L3")],
    "execute_all": [[capture("L3")]],
    "apply": [[]],
    "catch_up": [[]],
    "catch_up_lines": [""],
    "tick": [MONDAY],
    "adopt": [MONDAY, SYSTEM, NEXT],
    "decide_adoption": [MONDAY, SYSTEM, NEXT],
    "use_policy": [STANDARD],
    "retain_log": [True],
    "lead": [SYSTEM, "L1"],
    "answers": ["L1", MONDAY],
    "queue": [SYSTEM, "M1"],
    "due": [SYSTEM, MONDAY],
    "roster": [SYSTEM],
    "ledger": [SYSTEM],
    "waiting": [SYSTEM],
    "history": [SYSTEM, "L1"],
    "count": [leadwerk.Phase.OPEN],
    "import_history": [MAPPING, [leadwerk.HistoryRow(2, "L9", "2026-05-04T10:00:00Z", "Offer")], LATER],
    "replay": [STANDARD, []],
    "replay_lines": [STANDARD, ""],
    "restore": [STANDARD, Engine(STANDARD).snapshot()],
}


def test_functions() -> None:
    """Every function of the engine with odd arguments: refused with a code, and then nothing has changed."""
    faulthandler.dump_traceback_later(120, exit=True)
    assert set(FUNCTIONS) >= {name for name in vars(Engine) if not name.startswith("_") and takes_arguments(name)}
    refused = 0
    for name, right in FUNCTIONS.items():
        # What is right alone is taken, so each odd argument is looked at and not the one before it.
        getattr(engine_for(name), name)(*right)
        one = engine_for(name)
        before = (one.fingerprint(), one.sequence(), one.policy())
        for place, odd in itertools.product(range(len(right)), ODD):
            try:
                getattr(one, name)(*right[:place], odd, *right[place + 1 :])
            except Error as error:
                assert error.code and error.german
                refused += 1
                assert (one.fingerprint(), one.sequence(), one.policy()) == before
            else:
                # Odd, but right: an id is any text, and a list may be empty.
                one = engine_for(name)
    faulthandler.cancel_dump_traceback_later()
    assert refused > 1_000


def engine_for(name: str) -> Engine:
    """An engine that this function can be asked of: one with a log, and a history needs the mapping's policy."""
    made = Engine(MAPPING.policy()) if name == "import_history" else engine("L1", "L2")
    made.retain_log(True)
    return made


def takes_arguments(name: str) -> bool:
    return len(inspect.signature(getattr(Engine, name)).parameters) > (0 if name in {"replay", "restore"} else 1)


def test_texts_and_dicts() -> None:
    """Whatever should be JSON, TOML or a dict."""
    good = capture("L1").to_json()
    dice = random.Random(5)
    texts = ["", "{", "[]", "null", "1" * 400, "NaN", '{"at": NaN}', "[" * 100_000, good[:-1], good + "x", "\x00", "\ud800"]
    texts += [good[:cut] + dice.choice('{}[]",:0e-\x00ü') + good[cut + 1 :] for cut in range(len(good))]
    refused = 0
    for text in texts:
        for read in (leadwerk.Request.from_json, Policy.from_json, Policy.from_toml, Policy.draft, leadwerk.Mapping.from_toml):
            try:
                read(text)
            except Error as error:
                assert error.code and error.german
                refused += 1
    odd: list[Any] = [*ODD, nested(100_000), {1: 2}, {"at": float("nan")}, {"at": MONDAY}, {"at": {1, 2}}, {"at": cyclic()}]
    for data in odd:
        try:
            leadwerk.Request.from_dict(data)
            raise AssertionError(f"{data!r} was taken")
        except Error as error:
            assert error.code and error.german
            refused += 1
    assert refused > 500


def test_of_many_the_one_that_does_not_fit_is_named() -> None:
    """None of them is executed then."""
    one = engine()
    for odd in (Actor.System(), "a text", None, object()):
        with pytest.raises(Error) as caught:
            one.execute_all([capture("L1"), odd])  # type: ignore
        assert caught.value.code == "UNREADABLE" and "[1]" in str(caught.value), str(caught.value)
    assert one.sequence() == 0


def test_an_interrupt_is_no_bad_input() -> None:
    """What an iterator of the caller's own raises is the caller's."""

    def interrupted() -> Iterator[Any]:
        raise KeyboardInterrupt
        yield

    for fold in (Engine.replay, lambda policy, items: Engine(policy).execute_all(items)):  # type: ignore
        try:
            fold(Policy.standard("EUR"), interrupted())
            raise AssertionError("not raised")
        except KeyboardInterrupt:
            pass


def test_catching_up_stops_at_the_fault() -> None:
    """The one refusal that leaves something changed: what comes before the record at fault is folded."""
    one = engine()
    records = [one.execute(capture(lead)).records[0] for lead in ("L1", "L2", "L3")]
    lines = "".join(f"{record.to_json()}\n" for record in (records[0], records[2]))
    for follow in (lambda other: other.catch_up([records[0], records[2]]), lambda other: other.catch_up_lines(lines)):  # type: ignore
        other = engine()
        with pytest.raises(Error) as caught:
            follow(other)
        assert (caught.value.code, other.sequence()) == ("SEQUENCE_GAP", 1)


class Span:
    """Says to be a span, and is longer than any."""

    days, seconds, microseconds = 2**62, 0, 0


class Instant(datetime):
    """A time whose difference to another is what it was told."""

    answer: Any = None

    def __sub__(self, other: Any) -> Any:
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer


class Interrupted(tzinfo):
    def utcoffset(self, when: datetime | None, /) -> timedelta:
        raise KeyboardInterrupt


def test_times_that_calculate_for_themselves() -> None:
    instant = Instant(2026, 5, 4, tzinfo=timezone.utc)
    for answer in (Span(), None, Trap(), RuntimeError("no")):
        instant.answer = answer
        with pytest.raises(Error) as caught:
            capture("L1", instant)
        assert caught.value.code == "UNREADABLE" and "`at`" in str(caught.value)
    instant.answer = KeyboardInterrupt()
    for when in (instant, datetime(2026, 5, 4, tzinfo=Interrupted())):
        with pytest.raises(KeyboardInterrupt):
            capture("L1", when)


ENDLESS = """
import itertools, resource, signal, sys
from datetime import datetime, timezone
from leadwerk import Actor, Command, Engine, Policy, Request, StageTable, Stay
engine = Engine(Policy.standard("EUR"))
request = Request(datetime(2026, 5, 4, tzinfo=timezone.utc), Actor.System(), Command.Tick())
def alarm(*_): raise TimeoutError
if sys.argv[1] == "alarm":
    signal.signal(signal.SIGALRM, alarm)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
else:
    resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
try:
    if sys.argv[2] == "kept":
        engine.execute_all(itertools.repeat(request))
    else:
        StageTable.of(itertools.repeat("offer"), [], [])
except (MemoryError, TimeoutError) as error:
    sys.exit(f"{type(error).__name__} {engine.sequence()}")
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux limits the memory of a process so")
@pytest.mark.parametrize("how", ["kept", "taken"])
@pytest.mark.parametrize(("end", "raised"), [("alarm", "TimeoutError 0"), ("memory", "MemoryError 0")])
def test_what_never_ends_can_be_ended(how: str, end: str, raised: str) -> None:
    """By a signal, and by the memory; neither takes the process with it."""
    done = subprocess.run([sys.executable, "-c", ENDLESS, end, how], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr.strip()) == (1, raised)


def test_a_text_of_another_class_is_its_text() -> None:
    assert Command.Accept(Text("L1")).lead == "L1" and type(Command.Accept(Text("L1")).lead) is str
