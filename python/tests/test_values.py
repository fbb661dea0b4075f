"""Values: how they are made, shown, compared, kept and changed."""

import copy
import inspect
import pickle
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import leadwerk
import pytest
from leadwerk import (
    Actor,
    Category,
    Command,
    Error,
    Event,
    Money,
    Phase,
    Policy,
    Receipt,
    Record,
    Request,
    Temperature,
    Year,
    YearPlan,
)
from typing_extensions import assert_never

from .house import EPOCH, MAPPING, MONDAY, SYSTEM, capture, engine

WIN = Command.Win("L1", Money(200_000, "EUR"))


def refused(code: str, make: Callable[[], object], *words: str) -> None:
    """It is refused with this code, and the sentence has these words."""
    with pytest.raises(Error) as caught:
        make()
    assert caught.value.code == code, caught.value
    assert isinstance(caught.value, Error.Input)
    assert all(word in str(caught.value) for word in words), caught.value


def test_they_show_themselves_as_they_are_written() -> None:
    assert repr(WIN) == "Command.Win(lead='L1', value=Money(minor=200000, currency='EUR'), note=None)"
    assert repr(Phase.OPEN) == "Phase.OPEN"
    assert repr(capture("L1").at) == "datetime.datetime(2026, 5, 4, 9, 0, tzinfo=datetime.timezone.utc)"
    assert str(Money(-5, "EUR")) == "-0.05 EUR"
    names = {"datetime": __import__("datetime"), **vars(leadwerk)}
    for value in (WIN, capture("L1"), Policy.standard("EUR"), engine().execute(capture("L1"))):
        assert eval(repr(value), names) == value


def test_classes_know_their_names() -> None:
    for name in leadwerk.__all__:
        thing = getattr(leadwerk, name)
        if isinstance(thing, type):
            assert (thing.__module__, thing.__qualname__) == ("leadwerk", name)
            assert thing.__doc__, name
    assert (Command.Win.__module__, Command.Win.__qualname__) == ("leadwerk", "Command.Win")
    assert issubclass(Command.Win, Command) and not isinstance(WIN, Event)
    # mypy and pyright see that this is complete; see also `command_in_words`.
    assert (command_in_words(WIN), event_in_words(Event.Erased("L1"))) == ("won", "other")


def command_in_words(command: Command) -> str:
    match command:
        case Command.Win(lead="L1", value=Money(minor=200_000)):
            return "won"
        case Command.Win(_, value, note=None) if value is None:
            return "won for nothing"
        case _:
            return "other"


def event_in_words(event: Event) -> str:
    return "captured" if isinstance(event, Event.Captured) else "other"


def actor_in_words(request: Request) -> str:
    """Whoever adds a kind of actor is told by the type checker that it is missing here."""
    actor = request.actor
    match actor:
        case Actor.System():
            return "system"
        case Actor.Marketing(person) | Actor.Manager(person):
            return person
        case Actor.Member(member):
            return member
        case Actor.Contact(lead):
            return lead
        case _:
            assert_never(actor)


def test_they_are_equal_and_hashed_by_their_fields() -> None:
    assert actor_in_words(capture("L1")) == "system"
    assert WIN == Command.Win(lead="L1", value=Money(200_000, "EUR"), note=None)
    assert Command.Accept("L1") != Command.Qualify("L1") and WIN != 5
    assert {WIN: 1}[copy.copy(WIN)] == 1
    assert len({Money(1, "EUR"), Money(1, "EUR"), Money(1, "USD"), Command.Accept("L1"), Command.Qualify("L1")}) == 4
    assert len({Policy.standard("EUR"), Policy.standard("EUR")}) == 1


def test_they_do_not_change() -> None:
    for change in ("lead", "more"):
        with pytest.raises(AttributeError):
            setattr(WIN, change, "L2")
    with pytest.raises(AttributeError):
        del WIN.lead  # type: ignore[misc]  # pyright: ignore
    assert WIN.replace(lead="L2") == Command.Win("L2", Money(200_000, "EUR"))
    assert WIN.lead == "L1"
    refused("UNREADABLE", lambda: WIN.replace(colour=1), "no field `colour`", "`lead`, `value`, `note`")  # type: ignore


def test_they_are_pickled_and_copied() -> None:
    everything = [WIN, capture("L1"), Policy.standard("EUR"), Phase.OPEN, Category.DATA, engine().execute(capture("L1"))]
    for value in everything:
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(value, protocol)) == value
        assert copy.deepcopy(value) == value
    made = engine("L1", "L2")
    again = pickle.loads(pickle.dumps(made))
    assert again.fingerprint() == made.fingerprint() and again.policy() == made.policy()
    with pytest.raises(Error) as caught:
        made.lead(SYSTEM, "L3")
    kept = pickle.loads(pickle.dumps(caught.value))
    assert (type(kept), str(kept), kept.fields) == (Error.Permission, str(caught.value), {"lead": "L3"})


def test_what_is_made_of_others_tells_what_it_was_made_of() -> None:
    nameless = MAPPING.replace(columns=MAPPING.columns.replace(lead=""))
    assert ([fault.path for fault in nameless.faults()], MAPPING.faults()) == (["columns.lead"], ())
    plan = YearPlan.standard().replace(leads=10)
    assert Year(plan).plan() == plan
    # A draft that cannot stand is kept as it is.
    draft = Policy.draft(Policy.standard("EUR").replace(version="").to_json())
    assert draft.faults() and pickle.loads(pickle.dumps(draft)) == draft


def test_they_go_through_json_and_dicts() -> None:
    assert WIN.to_json() == '{"type":"win","lead":"L1","value":{"minor":200000,"currency":"EUR"},"note":null}'
    assert Command.from_json(WIN.to_json()) == Command.Win.from_dict(WIN.to_dict()) == WIN
    refused("UNREADABLE", lambda: Command.Accept.from_json(WIN.to_json()), "Command.Win")
    refused("UNREADABLE", lambda: Money.from_json('{"minor": 1, "currency": "EUR", "x": 1}'), "line 1, column")
    with pytest.raises(Error) as caught:
        Record.from_json('{"version": 2}')
    assert caught.value.code == "RECORD_TOO_NEW"


def test_times_have_a_zone() -> None:
    berlin = timezone(timedelta(hours=2))
    request = capture("L1", datetime(2026, 5, 4, 11, tzinfo=berlin))
    assert request.at == MONDAY and request.at.tzinfo is timezone.utc
    refused("NAIVE_TIME", lambda: capture("L1", datetime(2026, 5, 4, 11)), "2026-05-04 11:00:00", "UTC")
    for wrong in (0, 0.0, "2026-05-04T09:00:00Z", MONDAY.date(), None):
        refused("UNREADABLE", lambda wrong=wrong: capture("L1", wrong), "`at`", "datetime")  # type: ignore
    # Finer than a millisecond is cut off, towards the past on both sides of 1970.
    assert capture("L1", EPOCH + timedelta(microseconds=1_999)).at == EPOCH + timedelta(milliseconds=1)
    assert capture("L1", EPOCH - timedelta(microseconds=1)).at == EPOCH - timedelta(milliseconds=1)
    for extreme in (datetime.min, datetime(9999, 12, 30, 21)):
        extreme = extreme.replace(tzinfo=timezone.utc)
        assert capture("L1", extreme).at == extreme
    refused("TIMESTAMP_OUT_OF_RANGE", lambda: capture("L1", datetime.max.replace(tzinfo=timezone.utc)))
    early = Request.from_dict({**capture("L1").to_dict(), "at": -100_000_000_000_000})
    refused("UNREADABLE", lambda: early.at, "years 1 to 9999")
    assert "at=..." in repr(early)
    # What cannot be shown can still be kept, counted and changed.
    again = Request.from_json(early.to_json())
    assert hash(again) == hash(early) and {early: 1}[again] == 1 and hash(early) != hash(capture("L1"))
    assert pickle.loads(pickle.dumps(early)) == copy.copy(early) == copy.deepcopy(early) == early
    assert early.replace(at=MONDAY) == capture("L1")
    # Before the year 1 in UTC, it could be given and not be had back.
    refused("UNREADABLE", lambda: capture("L1", datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))), "in UTC")


def test_money_is_exact() -> None:
    assert Money.of(Decimal("12.5"), "EUR") == Money.of(Decimal("1250e-2"), "EUR") == Money(1_250, "EUR")
    # A product keeps the zeros of both; nothing is lost without them.
    assert Money.of(Decimal("12.50") * Decimal("2.00"), "EUR") == Money.of(Decimal("25.000"), "EUR") == Money(2_500, "EUR")
    assert Money.of(Decimal("120.0"), "JPY") == Money(120, "JPY") and Money.of(Decimal("0E-20"), "EUR") == Money(0, "EUR")
    assert Money.of(Decimal("-1.2000"), "BHD") == Money(-1_200, "BHD")
    assert Money.of(12, "JPY") == Money(12, "JPY") and Money(-1_234, "BHD").amount == Decimal("-1.234")
    assert Money(1, "EUR") + Money(2, "EUR") - Money(4, "EUR") == Money(-1, "EUR")
    for wrong in (12.5, True, "12.50", None, 1j):
        refused("UNREADABLE", lambda wrong=wrong: Money.of(wrong, "EUR"), "Decimal")  # type: ignore
    refused("UNREADABLE", lambda: Money.of(Liar(), "EUR"), "`amount` is of type `Liar`")  # type: ignore  # pyright: ignore
    for odd in ("NaN", "-Infinity", "0.001", "12.501", "1.2010", "1e999999999", "sNaN"):
        refused("INVALID_AMOUNT", lambda odd=odd: Money.of(Decimal(odd), "EUR"))
    refused("AMOUNT_OUT_OF_RANGE", lambda: Money.of(10**20, "EUR"))
    refused("CURRENCY_MISMATCH", lambda: Money(1, "EUR") + Money(1, "USD"))


class Liar:
    """Says to be a Decimal."""

    __class__ = Decimal  # type: ignore  # pyright: ignore


class Purse:
    """Adds what it has to an amount."""

    def __radd__(self, other: Money) -> Money:
        return other + Money(1, "EUR")


def test_money_is_calculated_as_python_does() -> None:
    assert Money(1, "EUR") + Purse() == Money(2, "EUR")  # type: ignore  # pyright: ignore
    for odd in (lambda: Money(1, "EUR") + 1, lambda: 1 - Money(1, "EUR")):  # type: ignore  # pyright: ignore
        with pytest.raises(TypeError):
            odd()
    assert f"{Money(5, 'EUR'):>10}" == "  0.05 EUR" and f"{Money(5, 'EUR')}" == "0.05 EUR"


def test_a_constructor_says_what_does_not_fit() -> None:
    refused("UNREADABLE", lambda: Command.Capture("L1"), "Command.Capture", "`medium` is missing")  # type: ignore
    refused("UNREADABLE", lambda: Money(1, "EUR", 2), "3 values for 2 fields")  # type: ignore
    refused("UNREADABLE", lambda: Money(1, minor=1), "`minor` is given twice")  # type: ignore
    refused("UNREADABLE", lambda: Money(mino=1, currency="EUR"), "no field `mino`")  # type: ignore
    refused("UNREADABLE", lambda: Money(True, "EUR"), "`minor` is `True`; give a whole number")
    refused("UNREADABLE", lambda: Money(1.0, "EUR"), "`minor` is `1.0`")  # type: ignore
    refused("UNREADABLE", lambda: Money(2**70, "EUR"), "`minor` is out of range")
    refused("UNREADABLE", lambda: Command.Win("L1", 5), "`value` is `5`; give a Money")  # type: ignore
    refused("UNREADABLE", lambda: Command.Rate("L1", "hot"), "Temperature.COLD")  # type: ignore
    refused("UNREADABLE", lambda: Receipt(1, [WIN]), "`records[0]` is of type `Command.Win`; give a Record")  # type: ignore
    refused("UNREADABLE", lambda: Command.Accept("\ud800"), "surrogate")
    refused("UNREADABLE", lambda: Command(), "Command.Win")
    refused("INVALID_ID", lambda: Command.Accept(" L1"), "` L1`")
    assert Command.Rate("L1", Temperature.HOT, 1).probability == 1.0


def test_an_error_tells_all() -> None:
    with pytest.raises(Error.Transition) as caught:
        engine("L1").execute(capture("L1"))
    error = caught.value
    assert (error.code, error.category, error.fields) == ("LEAD_EXISTS", Category.TRANSITION, {"lead": "L1"})
    assert str(error) == "LEAD_EXISTS: lead `L1` already exists; choose another id"
    assert error.german.startswith("Lead `L1` gibt es schon")
    assert {Error.__qualname__ + "." + category.value.capitalize() for category in Category} == {
        below.__qualname__ for below in Error.__subclasses__()
    }


def test_help_has_everything() -> None:
    """Every class, field and function says what it is, and how it is called."""
    assert str(inspect.signature(Command.Win)).startswith("(lead: 'a text', value: 'a Money or None' = None")
    for name in leadwerk.__all__:
        for path, thing in things(name, getattr(leadwerk, name)):
            assert getattr(thing, "__doc__", None), f"{path} says nothing"


def things(path: str, thing: Any) -> list[tuple[str, Any]]:
    if not isinstance(thing, type):
        return []
    own = {name: part for name, part in vars(thing).items() if not name.startswith("_")}
    found = [(path, thing), *((f"{path}.{name}", getattr(thing, name)) for name in own)]
    return found + [deep for name, part in own.items() if isinstance(part, type) for deep in things(f"{path}.{name}", part)]
