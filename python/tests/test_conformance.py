"""Runs every case of conformance/, as every language does; see conformance/README.md."""

import json
import traceback
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

import leadwerk
from leadwerk import (
    Actor,
    Choice,
    Command,
    End,
    Engine,
    Error,
    Event,
    FactValue,
    HistoryData,
    HistoryFold,
    HistoryRule,
    Language,
    Money,
    Phase,
    Policy,
    Receipt,
    Record,
    Request,
    SegmentBy,
    StageTable,
    Stay,
    StayFold,
    Value,
)

from .house import EPOCH, ROOT, SYSTEM, as_dict, as_list, read_json
from .reckon import FUNCTIONS, Given, faults, said
from .reckon import written as as_json
from .reports import ask_reports

Json = Any


def test_every_case() -> None:
    manifest = read_json("conformance/manifest.json")
    failures: list[str] = []
    ids: set[str] = set()
    counts: dict[str, int] = {}
    for path in sorted((ROOT / "conformance/cases").iterdir()):
        cases = read_json(f"conformance/cases/{path.name}")
        counts[path.name] = len(cases)
        for case in cases:
            run = Run(f"{path.name} {case.get('id')}")
            run.check(bool(case["id"] and case["why"]) and case["id"] not in ids, "has no id or no why, or another's id")
            ids.add(case["id"])
            try:
                run.case(case)
            except Exception:
                run.fail(f"cannot be run\n{traceback.format_exc()}")
            failures += run.failures
    assert not failures, f"{len(failures)} failure(s):\n\n" + "\n\n".join(failures)
    assert manifest == {"total": sum(counts.values()), "files": counts}
    assert len(ids) == manifest["total"] >= 80
    # Whatever came of all these, its class can be imported.
    met = {cls.__qualname__ for cls in Value.__subclasses__()}
    assert met and met <= set(leadwerk.__all__)


@dataclass
class World:
    """An engine of a case, and what happened so far."""

    engine: Engine
    first_policy: Policy
    policy: Policy
    records: list[Record] = field(default_factory=lambda: list[Record]())


@dataclass
class Run:
    """One case being run."""

    id: str
    failures: list[str] = field(default_factory=lambda: list[str]())

    def fail(self, text: str) -> None:
        self.failures.append(f"{self.id}: {text}")

    def check(self, holds: bool, fault: str) -> None:
        if not holds:
            self.fail(fault)

    def same(self, place: str, expected: Json, got: Json) -> None:
        self.check(equal(expected, got), f"{place}\n  expected {plain(expected)}\n  got      {plain(got)}")

    def keys(self, given: Json, known: str) -> None:
        """A key that no runner knows would be a check that nobody makes."""
        unknown = set(given) - set(known.split())
        self.check(not unknown, f"has unknown keys {unknown}")

    def refused(self, place: str, expected: Json, error: Error) -> None:
        self.keys(expected, "code category fields en de")
        got = {"code": error.code, "category": error.category.value, "fields": error.fields, "de": error.german}
        got["en"] = str(error).removeprefix(f"{error.code}: ")
        self.check("code" in expected and "category" in expected, f"{place}: a refusal without code or category")
        for key, value in expected.items():
            self.same(f"{place}: {key}", value, got[key])

    def case(self, case: Json) -> None:
        known = "id why policy patch steps then fingerprint values refusal faults findings stages stays ends rows"
        self.keys(case, f"{known} reckon given expect within say")
        if "reckon" in case:
            return self.reckon(case)
        if "values" in case:
            return self.values(case["values"])
        if "stays" in case:
            return self.table(case)
        draft = house_policy(case["policy"], case.get("patch"))
        if "refusal" in case:
            return self.faulty(case, draft)
        policy = Policy.from_dict(draft)
        if "findings" in case:
            return self.same("findings", case["findings"], [finding.path for finding in policy.check()])
        engine = Engine(policy)
        engine.retain_log(True)
        world = World(engine, policy, policy)
        for number, step in enumerate(case["steps"], 1):
            self.step(f"step {number}", world, step)
        self.same("fingerprint", case["fingerprint"], engine.fingerprint())
        then = case.get("then", {})
        self.ways_around(world, then)
        fold = StayFold()
        fold.fold(world.records)
        if "stays" in then:
            self.same("stays", then["stays"], written(fold.stays()))
        if "ends" in then:
            self.same("ends", then["ends"], written(fold.ends()))
        for ask in then.get("folds", []):
            self.fold(world.records, ask)
        if "reports" in then:
            ask_reports(self, (policy, world.policy), world.records, then["reports"])

    def fold(self, records: list[Record], ask: Json) -> None:
        """Stays, deals and a history folded by segment, one record at a time and all at once."""
        self.keys(ask, "by rule deals history refusal")
        by, rule = [SegmentBy.from_dict(part) for part in ask["by"]], HistoryRule.from_dict(ask["rule"])
        stays = StayFold.by(by)
        stays.fold(records)
        try:
            fold = HistoryFold(rule, by)
            fold.fold(records)
            history, deals = fold.history(), fold.deals()
        except Error as error:
            return self.refused("fold", ask.get("refusal", {}), error)
        self.check("refusal" not in ask, f"fold: must be refused, but gave {history}")
        self.same("deals", ask["deals"], written(deals))
        self.check(deals == stays.deals(), "deals of the stays are others")
        self.failures += [f"{self.id}: {fault}" for fault in faults("history", ask["history"], history.to_dict())]
        self.check(HistoryData.of(rule, stays.stays()) == history, "history of the stays is another")

    def reckon(self, case: Json) -> None:
        """A function of the core and its answer."""
        function, given = case["reckon"], Given(case["given"])
        try:
            got = FUNCTIONS[function](given)
        except Error as error:
            return self.refused(function, case.get("refusal", {}), error)
        self.check("refusal" not in case, f"{function}: must be refused, but gave {got}")
        self.check(not given.left, f"{function}: nobody asks for {given.left}")
        self.check("expect" in case or "say" in case or "refusal" in case, "expects nothing")
        if "expect" in case:
            found = faults(function, case["expect"], as_json(got), case.get("within"))
            self.failures += [f"{self.id}: {fault}" for fault in found]
        if "say" in case:
            self.same(f"{function}: said", case["say"], said(got))

    def faulty(self, case: Json, draft: Json) -> None:
        """A policy that is refused."""
        try:
            Policy.from_dict(draft)
            self.fail("the policy must be refused")
        except Error as error:
            self.refused("policy", case["refusal"], error)
        if "faults" in case:
            faults = Policy.draft(json.dumps(draft)).faults()
            self.same("faults", case["faults"], [fault.path for fault in faults])

    def table(self, case: Json) -> None:
        """The table of stays and ends that come from elsewhere."""
        stays = [Stay.from_dict(stay) for stay in case["stays"]]
        ends = [End.from_dict(end) for end in case.get("ends", [])]
        try:
            rows = StageTable.of(case["stages"], stays, ends).rows
        except Error as error:
            return self.refused("rows", case.get("refusal", {}), error)
        self.same("rows", case.get("rows"), written(rows))

    def step(self, place: str, world: World, step: Json) -> None:
        self.keys(step, "at actor command adopt apply catch_up read restore expect choices refusal")
        before = (world.engine.fingerprint(), world.engine.sequence())
        try:
            records = self.act(place, world, step)
        except Error as error:
            if "refusal" not in step:
                return self.fail(f"{place}: refused with {error}")
            self.refused(place, step["refusal"], error)
            unchanged = before == (world.engine.fingerprint(), world.engine.sequence())
            return self.check(unchanged, f"{place}: the refusal changed something")
        events = written([record.event for record in records])
        if "refusal" in step:
            self.fail(f"{place}: must be refused, but gave {events}")
        folded = bool({"apply", "catch_up", "read"} & set(step))
        self.check("expect" in step or folded or "refusal" in step, f"{place} expects nothing")
        if "expect" in step:
            self.same(place, step["expect"], events)
        for sequence, record in enumerate(records, before[1] + 1):
            self.check(record.sequence == sequence, f"{place}: a record has a number that is not the next")
            self.check(folded or record.to_dict()["at"] == step["at"], f"{place}: a record is of another time")
            self.check(Record.from_json(record.to_json()) == record, f"{place}: a record is another one after JSON")
        world.records.extend(records)

    def act(self, place: str, world: World, step: Json) -> list[Record]:
        engine = world.engine
        if "adopt" in step:
            patch = step["adopt"]
            policy = world.policy
            if "policy" in patch:
                # A draft: a faulty policy is to be refused by the engine.
                policy = Policy.draft(json.dumps(house_policy(patch["policy"], patch.get("patch"))))
            at, actor = EPOCH + timedelta(milliseconds=step["at"]), Actor.from_dict(step["actor"])
            receipt = engine.adopt(at, actor, policy)
            world.policy = policy
            return list(receipt.records)
        for key, fold in (("apply", engine.apply), ("catch_up", engine.catch_up)):
            if key in step:
                records = [Record.from_dict(record) for record in step[key]]
                before = engine.sequence()
                fold(records)
                return [record for record in records if record.sequence > before]
        if "read" in step:
            Record.from_dict(step["read"])
            return []
        if "restore" in step:
            Engine.restore(world.policy, bytes.fromhex(step["restore"]))
            return []
        request = Request.from_dict({key: step[key] for key in ("at", "actor", "command")})
        before_deciding = engine.fingerprint()
        decided = answer(engine.decide, request)
        self.check(before_deciding == engine.fingerprint(), f"{place}: to decide has changed something")
        executed = answer(engine.execute, request)
        self.check(str(decided) == str(executed), f"{place}: decided {decided} and executed {executed}")
        if isinstance(executed, Error):
            raise executed
        self.choices(place, step.get("choices"), executed.choices)
        return list(executed.records)

    def choices(self, place: str, expected: Json, choices: tuple[Choice, ...]) -> None:
        """Receipts of who got a lead: each decides the same again, and says why in words."""
        for choice in choices:
            self.check(Choice.from_json(choice.to_json()) == choice, f"{place}: a receipt is another one after JSON")
            self.same(f"{place}: replay", choice.member, choice.replay())
        if expected is None:
            return
        wanted = [[ask["lead"], ask["member"]] for ask in expected]
        self.same(f"{place}: choices", wanted, [[choice.lead, choice.member] for choice in choices])
        for ask, choice in zip(expected, choices, strict=False):
            self.keys(ask, "lead member why why_not")
            if "why" in ask:
                said = {"en": choice.why(Language.ENGLISH), "de": choice.why(Language.GERMAN)}
                self.same(f"{place}: lead {choice.lead}", ask["why"], said)
            for other in ask.get("why_not", []):
                en, de = (choice.why_not(other["member"], language) for language in (Language.ENGLISH, Language.GERMAN))
                said = {"member": other["member"], "en": en, "de": de}
                self.same(f"{place}: lead {choice.lead}", other, said)

    def ways_around(self, world: World, then: Json) -> None:
        """Live, replayed, restored, and caught up from the middle: all the same, and all answer the same."""
        live = world.engine
        replayed = Engine.replay(world.first_policy, world.records)
        # Adopted rules are not in the log, only that they were adopted: questions are answered by the host's own.
        if world.policy != world.first_policy:
            replayed = Engine.restore(world.policy, replayed.snapshot())
        restored = Engine.restore(world.policy, live.snapshot())
        middle = Engine.replay(world.first_policy, world.records[: len(world.records) // 2])
        caught_up = Engine.restore(world.policy, middle.snapshot())
        caught_up.catch_up(world.records)
        lines = "\n".join(record.to_json() for record in world.records)
        from_json = Engine.replay_lines(world.policy, lines)
        ways = {"live": live, "replayed": replayed, "restored": restored, "caught up": caught_up, "from JSON": from_json}
        for name, engine in ways.items():
            self.check(engine.fingerprint() == live.fingerprint(), f"{name}: has another fingerprint")
            self.check(engine.snapshot() == live.snapshot(), f"{name}: has another snapshot")
            self.check(engine.sequence() == live.sequence(), f"{name}: ends elsewhere")
            # What the live engine answers wrongly, the others need not repeat.
            if engine is live or not self.failures:
                self.then(name, engine, then)
        self.redacted(world)

    def redacted(self, world: World) -> None:
        """The log of erased leads without what is personal folds to the same state."""
        erased = {record.event.lead for record in world.records if isinstance(record.event, Event.Erased)}
        if not erased:
            return
        records = [
            record.redacted() if getattr(record.event, "lead", None) in erased else record for record in world.records
        ]
        replayed = Engine.replay(world.first_policy, records)
        self.same("redacted", world.engine.fingerprint(), replayed.fingerprint())

    def then(self, name: str, engine: Engine, then: Json) -> None:
        self.keys(then, "leads queues due counts history stays ends folds roster ledger waiting reports")
        for ask in then.get("leads", []):
            actor, lead = Actor.from_dict(ask["actor"]), ask["lead"]
            view = answer(engine.lead, actor, lead)
            self.answered(f"{name}: lead {lead}", ask, view, ask.get("view"), part=True)
        for ask in then.get("queues", []):
            lines = answer(engine.queue, Actor.from_dict(ask["actor"]), ask["member"])
            self.answered(f"{name}: queue of {ask['member']}", ask, lines, ask.get("lines"))
        for ask in then.get("due", []):
            until = EPOCH + timedelta(milliseconds=ask["until"])
            self.same(f"{name}: due", ask["lines"], written(engine.due(Actor.from_dict(ask["actor"]), until)))
        for ask in then.get("roster", []):
            self.keys(ask, "actor members")
            self.parts(f"{name}: roster", ask["members"], written(engine.roster(Actor.from_dict(ask["actor"]))))
        for ask in then.get("ledger", []):
            self.keys(ask, "actor mean channels members")
            ledger = engine.ledger(Actor.from_dict(ask["actor"])).to_dict()
            for part in {"channels", "members"} & set(ask):
                self.parts(f"{name}: ledger: {part}", ask[part], ledger[part])
            if "mean" in ask:
                self.same(f"{name}: ledger: mean", ask["mean"], ledger.get("mean"))
        for ask in then.get("waiting", []):
            self.keys(ask, "actor lines")
            lines = engine.waiting(Actor.from_dict(ask["actor"]))
            self.same(f"{name}: waiting", ask["lines"], written(lines))
        # Only the live one has kept every record.
        for ask in then.get("history", []):
            if name != "live":
                continue
            records = answer(engine.history, Actor.from_dict(ask["actor"]), ask["lead"])
            if not isinstance(records, Error):
                types = [record.event.to_dict()["type"] for record in records]
                self.same(f"{name}: history of {ask['lead']}", ask.get("events"), types)
            else:
                self.refused(f"{name}: history of {ask['lead']}", ask["refusal"], records)
        if "counts" in then:
            counts = {phase.value: engine.count(phase) for phase in Phase if engine.count(phase)}
            self.same(f"{name}: counts", then["counts"], counts)
            self.same(f"{name}: all leads", engine.leads(), sum(counts.values()))

    def answered(self, place: str, ask: Json, got: Any, expected: Json, part: bool = False) -> None:
        if isinstance(got, Error) or "refusal" in ask:
            self.check(isinstance(got, Error) and "refusal" in ask, f"{place}: got {got}, expected {ask}")
            if isinstance(got, Error):
                self.refused(place, ask.get("refusal", {}), got)
        elif not part:
            self.same(place, expected, written(got))
        else:
            self.part(place, expected, got.to_dict())

    def parts(self, place: str, expected: Json, got: Json) -> None:
        """A list of views, whole and in order; of each the parts that are named."""
        self.check(len(expected) == len(got), f"{place}: expected {len(expected)} lines, got {got}")
        for number, (wanted, given) in enumerate(zip(expected, got, strict=False), 1):
            self.part(f"{place} {number}", wanted, given)

    def part(self, place: str, expected: Json, view: Json) -> None:
        """The parts of a view that are named."""
        for key, value in expected.items():
            self.check(key in view, f"{place}: a view has no `{key}`")
            self.same(f"{place}: {key}", value, view.get(key))

    def values(self, values: Json) -> None:
        for value in values:
            self.keys(value, "type given text refusal")
            try:
                made = make(value["type"], value["given"], value.get("text", ""))
                self.check("refusal" not in value, f"{value}: must be refused, but gave {made}")
                self.same(str(value), value.get("text"), made)
            except Error as error:
                if value["type"] == "timestamp":
                    # No `datetime` goes that far, so it can only come by JSON, and there every fault has one code.
                    self.check("refusal" in value and error.code == "UNREADABLE", f"{value}: {error}")
                else:
                    self.refused(str(value), value.get("refusal", {}), error)


def make(kind: str, given: Json, text: str) -> str:
    """Makes a value of the units, as text."""
    match kind:
        case "lead_id":
            return Command.Qualify(given).lead
        case "note":
            return Command.Win("L1", note=given).note or ""
        case "money":
            return str(money(given))
        case "sum":
            return str(money(given[0]) + money(given[1]))
        case "difference":
            return str(money(given[0]) - money(given[1]))
        case "timestamp":
            request = Request.from_dict({"at": given, "actor": SYSTEM.to_dict(), "command": {"type": "tick"}})
            return str(request.to_dict()["at"])
        case "probability":
            probability = Command.Rate("L1", probability=given).probability
            return text if Decimal(str(probability)) * 100 == Decimal(text.removesuffix(" %")) else str(probability)
        case "decimal":
            number = FactValue.Number(given).value
            return text if number == float(text) else str(number)
        case "sequence":
            return str(Receipt(given, [], []).after)
        case _:
            raise AssertionError(f"no unit is called `{kind}`")


def money(given: Json) -> Money:
    return Money(given["minor"], given["currency"])


def answer(ask: Any, *arguments: Any) -> Any:
    """What comes of it, or the error."""
    try:
        return ask(*arguments)
    except Error as error:
        return error


def house_policy(name: str, patch: Json) -> Json:
    return merged(read_json(f"conformance/policies/{name}.json"), patch)


def merged(target: Json, patch: Json) -> Json:
    """RFC 7396."""
    changes = as_dict(patch)
    if changes is None:
        return target if patch is None else patch
    result = dict(as_dict(target) or {})
    for key, value in changes.items():
        result[key] = merged(result.get(key), value)
    return {key: value for key, value in result.items() if changes.get(key, value) is not None}


def written(values: Any) -> Json:
    return [value.to_dict() for value in values if isinstance(value, Value)]


def equal(expected: Json, got: Json) -> bool:
    """What an engine answers is as expected; `*` is any text."""
    return matches(plain(expected), plain(got))


def matches(expected: Json, got: Json) -> bool:
    if expected == "*" and isinstance(got, str):
        return True
    if (items := as_list(expected)) is not None and (others := as_list(got)) is not None:
        return len(items) == len(others) and all(map(matches, items, others))
    if (parts := as_dict(expected)) is not None and (other := as_dict(got)) is not None:
        return parts.keys() == other.keys() and all(matches(parts[key], other[key]) for key in parts)
    # True is 1 to Python, but not in JSON.
    return bool(expected == got) and isinstance(expected, bool) == isinstance(got, bool)


def plain(data: Json) -> Json:
    """Without nulls: an absent field and null are the same. 1 and 1.0 are equal to Python anyway."""
    if (parts := as_dict(data)) is not None:
        return {key: plain(value) for key, value in parts.items() if value is not None}
    if (items := as_list(data)) is not None:
        return [plain(item) for item in items]
    return data
