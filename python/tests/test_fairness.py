"""Who gets a lead, seen from Python: receipts, the audit, other rules, apportionment."""

import pickle
from datetime import datetime, timedelta, timezone

import pytest

from leadwerk import (
    Actor,
    Apportionment,
    Arrival,
    Audit,
    AuditRow,
    Command,
    Comparison,
    Engine,
    Error,
    Handout,
    Language,
    Policy,
    Profile,
    Receiver,
    Record,
    Request,
    Rule,
    Seats,
    Stream,
    StreamFold,
    Temperature,
    Verdict,
)

MONDAY = datetime(2026, 5, 4, 9, 30, tzinfo=timezone.utc)
SYSTEM = Actor.System()


def year_of_two() -> tuple[Engine, list[Record]]:
    """Anna and Ben, and twenty warm leads that the ledger gives them."""
    engine = Engine(Policy.standard("EUR"))
    records: list[Record] = []
    commands: list[Command] = [Command.Join(name, Profile("direct", weight=1.0, limit=100)) for name in ("Anna", "Ben")]
    for number in range(20):
        lead = f"L{number}"
        commands += [
            Command.Capture(lead, "website", proof="form"),
            Command.RequestConsent(lead),
            Command.ConfirmConsent(lead, proof="mail"),
            Command.Rate(lead, temperature=Temperature.WARM),
            Command.Assign(lead),
        ]
    for number, command in enumerate(commands):
        receipt = engine.execute(Request(MONDAY + timedelta(seconds=number), SYSTEM, command))
        records += receipt.records
        for choice in receipt.choices:
            assert choice.replay() == choice.member
            assert pickle.loads(pickle.dumps(choice)) == choice
            assert choice.member in choice.why(Language.ENGLISH)
            other = "Ben" if choice.member == "Anna" else "Anna"
            assert choice.why_not(other, Language.GERMAN).startswith("Sie haben diesen warmen Lead nicht erhalten")
            with pytest.raises(Error.Distribution) as refusal:
                choice.why_not("Eva", Language.ENGLISH)
            assert refusal.value.code == "MEMBER_NOT_IN_RECEIPT"
    return engine, records


def test_a_log_is_audited_and_given_away_anew() -> None:
    engine, records = year_of_two()
    ledger = engine.ledger(SYSTEM)
    assert [account.received.warm for account in ledger.members] == [10, 10]
    assert ledger.members[0].owed.leads == -ledger.members[1].owed.leads
    assert engine.roster(Actor.Member("Anna"))[0].undecided == 10 and engine.waiting(SYSTEM) == ()
    fold = StreamFold()
    fold.fold(records)
    stream = fold.stream()
    audit = Audit.of(fold.rows(), stream.receivers, stream.changes, 200, 1)
    assert (audit.leads, audit.outside, audit.verdict) == (20, 0, Verdict.EVEN) or audit.verdict == Verdict.AS_BY_CHANCE
    assert audit.sentences(Language.ENGLISH)[0].startswith("20 leads to 2 members")
    comparison = Comparison.of(stream, [Rule.RoundRobin(), Rule.Random()], 1)
    assert [row.rule for row in comparison.rows] == [None, Rule.RoundRobin(), Rule.Random()]
    assert comparison.rows[1].count_deviation <= 1.0
    assert "round robin" in comparison.table(Language.ENGLISH)


def test_rules_without_an_engine() -> None:
    receivers = [Receiver(name, "direct", weight) for name, weight in [("a", 5.0), ("b", 1.0), ("c", 1.0)]]
    arrivals = [
        Arrival(f"L{number}", MONDAY + timedelta(seconds=number), Temperature.WARM, eligible=[]) for number in range(7)
    ]
    handout = Handout.of(Stream(receivers, arrivals, []), Rule.SmoothRoundRobin(), 1)
    assert "".join(given.member for given in handout.given) == "aabacaa"
    assert Seats.of(4, [13, 6, 4], Apportionment.WEBSTER).seats == (2, 1, 1)


def test_nonsense_is_refused_with_a_code() -> None:
    row = AuditRow(MONDAY, "a", eligible=[])
    for refused, code in [
        (lambda: Audit.of([row], [], [], 1, 1), "REPETITIONS_OUT_OF_RANGE"),
        (lambda: Audit.of([], [], [], 200, 1), "RECEIVERS_MISSING"),
        (lambda: Seats.of(1, [], Apportionment.ADAMS), "VOTES_MISSING"),
        (lambda: Handout.of(Stream([], [], []), Rule.Random(), 1), "RECEIVERS_MISSING"),
        (lambda: Profile("direct", weight=-1.0), "WEIGHT_OUT_OF_RANGE"),
    ]:
        with pytest.raises(Error) as refusal:
            refused()
        assert refusal.value.code == code
