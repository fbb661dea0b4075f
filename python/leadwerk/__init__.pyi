# Written by generate_stub.py; change stub.pyi or the core, and run it again.
"""An embeddable lead-management engine: from capture to won, lost or expired, by rules that are data."""

import enum
from collections.abc import Iterable
from collections.abc import Mapping as Mapping_
from datetime import datetime
from decimal import Decimal as Decimal_
from typing import Any, TypeAlias, final

from typing_extensions import Self, disjoint_base

__version__: str

__all__ = [
    "Absence",
    "Activity",
    "ActivityReport",
    "Actor",
    "Adopted",
    "Agreement",
    "Alarm",
    "AlarmLevel",
    "Answer",
    "AnswerColumn",
    "AnswerPoints",
    "AnswerSource",
    "Apportionment",
    "Arrival",
    "Arrivals",
    "Assigned",
    "AssumedProbability",
    "Attitude",
    "Audit",
    "AuditMonth",
    "AuditRow",
    "Automatic",
    "Backtest",
    "BacktestRule",
    "Balance",
    "Barred",
    "Basis",
    "Batch",
    "BuyerStage",
    "CalendarRule",
    "Calibration",
    "CalibrationKnot",
    "Category",
    "CauseAt",
    "CauseCurve",
    "CauseMean",
    "ChanceNote",
    "ChanceTable",
    "ChannelAccount",
    "ChannelPortion",
    "ChannelRule",
    "ChannelShare",
    "ChannelStanding",
    "Choice",
    "ChoicePoints",
    "CleanUp",
    "CodeCount",
    "Columns",
    "Command",
    "Comparison",
    "ComparisonRow",
    "ConsentNeed",
    "ConsentRule",
    "ConsentState",
    "ConsentStep",
    "ContactCheck",
    "ContactData",
    "ContactRow",
    "Coverage",
    "Criterion",
    "Curve",
    "DataAdvice",
    "DataField",
    "DataFinding",
    "DataReport",
    "DataRule",
    "DateBand",
    "DeadlineKind",
    "Deal",
    "DealChance",
    "DealShare",
    "DealWorth",
    "DeclineReason",
    "DeferralRule",
    "DelayLaw",
    "DepthOrder",
    "DistributionRule",
    "Downturn",
    "Drift",
    "DriftOutcome",
    "DriftPeriod",
    "DriftRule",
    "Due",
    "DueLine",
    "DuplicateCandidate",
    "DuplicateIndex",
    "DuplicateKey",
    "DuplicateKeys",
    "DuplicateReason",
    "DuplicateRule",
    "DuplicateVerdict",
    "EffortRule",
    "End",
    "EndedLead",
    "Engine",
    "Entitlement",
    "Error",
    "ErrorField",
    "EscalationAction",
    "EscalationStep",
    "Event",
    "ExistingPipeline",
    "Exit",
    "ExpertStage",
    "FactKind",
    "FactRule",
    "FactValue",
    "FactView",
    "FairnessReport",
    "Fate",
    "Fault",
    "FieldCounts",
    "Filter",
    "FilterRule",
    "Finding",
    "FindingView",
    "Forecast",
    "ForecastOptions",
    "ForecastRule",
    "ForecastTime",
    "FrozenForecast",
    "FunnelOptions",
    "FunnelPlan",
    "FunnelStep",
    "Gap",
    "Grant",
    "Guard",
    "Handout",
    "HandoverRule",
    "HistoryData",
    "HistoryFold",
    "HistoryRow",
    "HistoryRule",
    "ImportReport",
    "Imported",
    "Incidence",
    "IncidenceAt",
    "Inflow",
    "Judgements",
    "KeyRule",
    "Language",
    "LastingStay",
    "LeadAnswers",
    "LeadQuality",
    "LeadView",
    "Learning",
    "LedgerView",
    "Level",
    "ListedRow",
    "Maintenance",
    "MaintenanceFold",
    "MaintenanceGroup",
    "MaintenancePeriod",
    "MaintenanceReport",
    "MaintenanceRow",
    "MaintenanceRule",
    "MaintenanceShare",
    "MaintenanceTrend",
    "MappedStage",
    "Mapping",
    "Meaning",
    "Measure",
    "MediaBy",
    "MediaMix",
    "MediaRanking",
    "MediaReport",
    "MediaReturns",
    "MediaRule",
    "MediumCost",
    "MediumFold",
    "MediumLead",
    "MediumMix",
    "MediumReturn",
    "MediumRow",
    "MemberAccount",
    "MemberCase",
    "MemberFigures",
    "MemberPortion",
    "MemberStanding",
    "MemberView",
    "Method",
    "MethodScore",
    "MissedContact",
    "ModelRule",
    "Money",
    "Need",
    "NextStep",
    "NoteKind",
    "NoteView",
    "NumberBand",
    "Odds",
    "OdooCount",
    "OdooField",
    "OdooLead",
    "OdooModel",
    "OdooValue",
    "OrderValues",
    "Origin",
    "Outcome",
    "Owed",
    "Owner",
    "PartnerFold",
    "PartnerReport",
    "PartnerRow",
    "PartnerTable",
    "PartnersReport",
    "Period",
    "PeriodKind",
    "Phase",
    "PipelineRule",
    "PlanEntry",
    "PlanKey",
    "PlanRule",
    "PlanSection",
    "PlanVerdict",
    "PointsAccount",
    "PointsCause",
    "PointsEntry",
    "PointsRule",
    "Policy",
    "Portion",
    "PostcodeRow",
    "ProcessKind",
    "ProcessPoints",
    "Profile",
    "ProgrammeRule",
    "PurposeRule",
    "PurposeView",
    "QualificationRule",
    "QualityRule",
    "Quantiles",
    "Question",
    "QueueLine",
    "QuotaForecast",
    "QuotaGoal",
    "QuotaReport",
    "QuotaRule",
    "QuotaState",
    "QuotaUnit",
    "RankedMedium",
    "RaterGroup",
    "RaterOptions",
    "RaterRow",
    "RaterScore",
    "RaterTable",
    "RaterVerdict",
    "Rating",
    "RatingFold",
    "Reason",
    "ReasonLine",
    "ReasonLists",
    "Receipt",
    "Received",
    "Receiver",
    "Reckoned",
    "Record",
    "Refused",
    "ReliabilityGroup",
    "Reminder",
    "ReminderKind",
    "RenamedStage",
    "Report",
    "ReportFold",
    "ReportLine",
    "ReportSentences",
    "ReportWish",
    "Request",
    "RequiredField",
    "ResponseGroup",
    "ResponseReport",
    "ResponseRow",
    "ResponseTimes",
    "RestrictedMean",
    "Right",
    "Role",
    "Rule",
    "RuleWeight",
    "SalesUnit",
    "Scenario",
    "Scenarios",
    "Score",
    "ScoreCalibration",
    "ScoreFold",
    "ScoreHistoryData",
    "ScoreModel",
    "ScoreModelData",
    "ScoreRow",
    "ScoreTable",
    "ScoreTableRow",
    "ScoredAnswer",
    "ScoredColumns",
    "ScoringRule",
    "Seats",
    "SegmentBy",
    "Skipping",
    "Spell",
    "SpellColumns",
    "StageChance",
    "StageEffort",
    "StageModel",
    "StagePercentage",
    "StageRow",
    "StageRule",
    "StageTable",
    "Standing",
    "Stay",
    "StayFold",
    "StaySums",
    "StepNeed",
    "StepOutlook",
    "Stream",
    "StreamFold",
    "SuccessReport",
    "Temperature",
    "TemperaturePortion",
    "TierCase",
    "TierProposal",
    "TierReason",
    "TierRule",
    "TierStep",
    "UnitPlan",
    "UnrankedMedium",
    "Value",
    "ValueCuts",
    "ValueSums",
    "Verdict",
    "WaitingLine",
    "Weekday",
    "WeightChange",
    "WeightedPipeline",
    "WeightedRow",
    "WhyUnranked",
    "WinLimits",
    "WinScore",
    "WinTally",
    "Withdrawal",
    "WorkedLead",
    "WorkingHours",
    "Year",
    "YearEnd",
    "YearPlan",
    "__version__"
]

@disjoint_base
class Value:
    """Anything that is made of fields: it never changes, is compared by its fields, and can be written as JSON."""
    @classmethod
    def from_json(cls, text: str) -> Self:
        """Reads one from JSON, in the wire format."""
    @classmethod
    def from_dict(cls, data: Mapping_[str, Any]) -> Self:
        """Reads one from what `json.loads` gives."""
    def to_json(self) -> str:
        """The value as JSON, in the wire format: equal values are equal texts."""
    def to_dict(self) -> dict[str, Any]:
        """The value as dicts, lists, texts and numbers: what `json.loads` would give."""
    def __replace__(self, **changes: Any) -> Self:
        """For `copy.replace`."""

class Error(Exception):
    """Why something was refused. Nothing has changed where one of these is raised, save by `catch_up` and
    `catch_up_lines`: what comes before the record at fault is folded.

    There is a class for each category: `Error.Input`, `Error.Transition` and so on. The text is the code and the English
    sentence."""
    code: str
    category: Category
    fields: dict[str, str | int | list[str]]
    german: str
    class Policy(Error):
        """The tenant's rules are faulty."""

    class Input(Error):
        """A value is malformed or out of range."""

    class Transition(Error):
        """The lead's state does not allow it."""

    class Permission(Error):
        """The actor may not ask for it, or does not see it."""

    class Distribution(Error):
        """Nobody, or not this one, can take the lead."""

    class Data(Error):
        """A log, a snapshot or a history is not what it should be."""

@final
class Engine:
    """The engine of one tenant.

    It is a value without a clock, files or threads: the host brings the time and keeps the log. Threads may share one:
    what they ask is answered one after the other, and long calls let other threads go on meanwhile.

    A pickled engine comes back by its snapshot, without the records that it had retained."""
    def __new__(cls, policy: Policy) -> Self:
        """An engine with an empty log."""
    @staticmethod
    def replay(policy: Policy, records: Iterable[Record]) -> Engine:
        """An engine that has folded a whole log."""
    @staticmethod
    def replay_lines(policy: Policy, text: str) -> Engine:
        """An engine that has folded a whole log, given as JSON lines."""
    @staticmethod
    def restore(policy: Policy, snapshot: bytes) -> Engine:
        """An engine as it was when the snapshot was taken; go on with `catch_up`."""
    def decide(self, request: Request) -> Receipt:
        """Decides a request and changes nothing: append the receipt's records to your log, then `apply` them."""
    def execute(self, request: Request) -> Receipt:
        """Decides a request and folds what comes of it, all or none."""
    def execute_all(self, requests: Iterable[Request]) -> Batch:
        """Executes many requests, one after the other, in one call.

        A refusal does not stop the others; the batch lists it."""
    def apply(self, records: Iterable[Record]) -> None:
        """Folds the next records of the log, all or none."""
    def catch_up(self, records: Iterable[Record]) -> None:
        """Follows the log: folds its tail, record by record, and passes over what is known already.

        What comes before a record at fault is folded; `sequence` says where the engine stands."""
    def catch_up_lines(self, text: str) -> None:
        """Follows the log, given as JSON lines.

        What comes before a line at fault is folded; `sequence` says where the engine stands."""
    def tick(self, at: datetime) -> Receipt:
        """Lets time pass: whatever is due by now happens."""
    def adopt(self, at: datetime, actor: Actor, policy: Policy) -> Receipt:
        """Adopts a new policy, puts that on record, and decides by it from now on."""
    def decide_adoption(self, at: datetime, actor: Actor, policy: Policy) -> Receipt:
        """Decides whether a new policy can be adopted, and changes nothing."""
    def use_policy(self, policy: Policy) -> None:
        """Decides by this policy from now on; it must be the one that the log adopted last, if it ever did."""
    def adopted(self) -> Adopted | None:
        """The policy that the log adopted last; None where it never did."""
    def policy(self) -> Policy:
        """The policy by which it decides."""
    def fingerprint(self) -> str:
        """32 hexadecimal digits of the whole state: the same in every language, and after a replay of the log."""
    def snapshot(self) -> bytes:
        """The whole state as bytes, versioned and compact; the log up to here is not needed to go on."""
    def retain_log(self, retain: bool) -> None:
        """Whether to keep every record from now on in memory, for `log` and `history`."""
    def log(self) -> tuple[Record, ...]:
        """The records kept since `retain_log` was switched on."""
    def lead(self, actor: Actor, lead: str) -> LeadView:
        """Everything that is known of a lead, as this actor may see it."""
    def answers(self, lead: str, at: datetime) -> LeadAnswers:
        """What is known of a lead now, to score it: for the host, which sees every lead."""
    def queue(self, actor: Actor, member: str) -> tuple[QueueLine, ...]:
        """The leads that a member has, the hot ones first, then the oldest."""
    def roster(self, actor: Actor) -> tuple[MemberView, ...]:
        """The members that ever joined, in that order. A member sees itself alone, a contact nobody."""
    def ledger(self, actor: Actor) -> LedgerView:
        """What everybody is owed, and has received. A member sees its own account alone, a contact none."""
    def waiting(self, actor: Actor) -> tuple[WaitingLine, ...]:
        """The leads that wait because nobody can take them, hot ones first, then the oldest."""
    def due(self, actor: Actor, until: datetime) -> tuple[DueLine, ...]:
        """What is due by a time, earliest first; of the leads that this actor sees."""
    def history(self, actor: Actor, lead: str) -> tuple[Record, ...]:
        """What happened to a lead since `retain_log` was switched on, oldest first, as this actor may see it."""
    def count(self, phase: Phase) -> int:
        """How many leads are in a phase."""
    def leads(self) -> int:
        """How many leads there are."""
    def sequence(self) -> int:
        """Where its log ends."""
    def last(self) -> datetime | None:
        """The time of its last record; no request may come before it. None while the log is empty."""
    def import_history(self, mapping: Mapping, rows: Iterable[HistoryRow], until: datetime) -> Imported:
        """Folds another system's history into this engine, and keeps all records that come of it."""

@final
class StayFold:
    """Folds the records of a log into stays at stages and ends of leads, for the tables of what is learned from them."""
    def __new__(cls) -> Self:
        """Nothing folded yet."""
    def fold(self, records: Iterable[Record]) -> None:
        """Folds the next records."""
    @staticmethod
    def by(by: Iterable[SegmentBy]) -> StayFold:
        """A fold whose leads belong to segments by these, the coarsest first: by medium and channel, a lead is in
        `trade_fair/direct`, a part of `trade_fair`."""
    def deals(self) -> tuple[Deal, ...]:
        """The deals that are open, by lead."""
    def stays(self) -> tuple[Stay, ...]:
        """All stays so far, those that last included."""
    def ends(self) -> tuple[End, ...]:
        """All ends so far, of leads that never came to a stage too."""
    def table(self, stages: Iterable[str]) -> StageTable:
        """What became of the leads at these stages, by plain counting."""

@final
class HistoryFold:
    """Folds the records of a log into a history for the stage model, a stay at a time, and into the deals that are open."""
    def __new__(cls, rule: HistoryRule, by: Iterable[SegmentBy]) -> Self:
        """Nothing folded yet."""
    def fold(self, records: Iterable[Record]) -> None:
        """Folds the next records. A stay that ends at a stage which the rule does not list is refused and left out."""
    def history(self) -> HistoryData:
        """The history so far, with the stays that last."""
    def deals(self) -> tuple[Deal, ...]:
        """The deals that are open, by lead."""

@final
class StageModel:
    """With which probability leads are won, learned from a history: what stages usually win, what each deal's chance is,
    what the open deals bring by a date."""
    def __new__(cls, history: HistoryData, rule: ModelRule, at: datetime) -> Self:
        """Estimated as of a time."""
    def won(self, deals: Iterable[Deal]) -> tuple[float, ...]:
        """With which probability each deal is won in the end: the estimate alone, which is quick."""
    def chances(self, deals: Iterable[Deal]) -> tuple[DealChance, ...]:
        """With which probability each deal is won in the end, how sure that is, and what its stage usually wins."""
    def table(self, segment: str | None = None) -> ChanceTable:
        """What stages usually win, of a segment or of all leads, with the figure by counting beside it."""
    def weighted(self, deals: Iterable[Deal], currency: str) -> WeightedPipeline:
        """What open deals are worth: all, and by stage, member, channel and segment."""
    def worth(self, deals: Iterable[Deal], rule: EffortRule) -> tuple[DealWorth, ...]:
        """What each deal is expected to bring for the effort that it still takes, the least first."""
    def forecast(self, deals: Iterable[Deal], rule: ForecastRule) -> Forecast:
        """Revenue from open deals up to a date, as a distribution."""
    def freeze(self, deals: Iterable[Deal]) -> tuple[FrozenForecast, ...]:
        """What the model says of deals, to be kept and scored when they have ended."""

@final
class ScoreModel:
    """How good leads are, in points: what experts gave, and what outcomes taught."""
    def __new__(cls, data: ScoreModelData) -> Self:
        """The model that these data are."""
    def score(self, lead: LeadAnswers) -> Score:
        """How good a lead is, and why."""
    def scores(self, leads: Iterable[LeadAnswers]) -> tuple[Score, ...]:
        """The same of many leads, in their order."""
    def score_columns(self, columns: Iterable[AnswerColumn]) -> ScoredColumns:
        """How good many leads are, from columns of answers; a question without a column has none."""
    def learn(self, lead: EndedLead) -> None:
        """Learns from one outcome more, at once. The calibration stays as it was; give what it learns a version of its own."""
    def table(self) -> ScoreTable:
        """What each answer gives, as whole points."""
    def data(self) -> ScoreModelData:
        """The model as data: to keep it, and to give it another version."""

@final
class ReportFold:
    """Folds the records of a log into reports: data first, then sentences and pages."""
    def __new__(cls, policy: Policy) -> Self:
        """Nothing folded yet, under this policy."""
    def fold(self, records: Iterable[Record]) -> None:
        """Folds the next records; those that are known already are passed over."""
    def use_policy(self, policy: Policy) -> None:
        """Tells by other rules from now on: those that your engine has adopted."""
    def use_delay(self, delay: DelayLaw) -> None:
        """Tells by this law how long winning takes; without one it is as likely on each day until leads expire."""
    def period(self, at: datetime, kind: PeriodKind) -> Period:
        """The week, month, quarter or year in which an instant lies, by the clock of the policy."""
    def last_period(self, at: datetime, kind: PeriodKind) -> Period:
        """The last week, month, quarter or year that is over at an instant, by the clock of the policy."""
    def report(self, wish: ReportWish, period: Period) -> Report:
        """A report on a period, of what is known now."""
    def reports(self, wishes: Iterable[ReportWish], period: Period) -> tuple[Report, ...]:
        """Several reports on one period; what all members have in common is reckoned once."""
    def page(self, report: Report, language: Language) -> str:
        """A report as a page: one HTML file without scripts, which loads nothing."""
    def markdown(self, report: Report, language: Language) -> str:
        """A report as Markdown, for mail."""
    def sentences(self, report: Report, language: Language) -> ReportSentences:
        """What a report says in words, for a page of your own."""

@final
class ScoreFold:
    """Folds the records of a log into leads that have ended, with what was known when they were handed over: to learn from."""
    def __new__(cls, rule: ScoringRule) -> Self:
        """Nothing folded yet."""
    def fold(self, records: Iterable[Record]) -> None:
        """Folds the next records."""
    def ended(self) -> tuple[EndedLead, ...]:
        """The leads that have ended so far, by lead; they name nobody."""
    def decided_until(self, until: datetime) -> tuple[EndedLead, ...]:
        """Of them those that were decided on up to a time: so long ago that each has had its time since, or losses, which
        come sooner than wins, count too much."""
    def outcomes(self, model: str, until: datetime) -> tuple[DriftOutcome, ...]:
        """What a version of a model said of them before they were decided on, and what came, in that order: for the alarm."""

@final
class PartnerFold:
    """Folds the records of a log into what members made of the leads that they accepted, how soon they called, and what
    they earned."""
    def __new__(cls) -> Self:
        """Nothing folded yet."""
    def fold(self, records: Iterable[Record]) -> None:
        """Folds the next records."""
    def worked(self) -> tuple[WorkedLead, ...]:
        """The leads that members accepted so far, by lead."""
    def unrated(self) -> int:
        """How many accepted leads had no probability at the hand-over: they are not among those worked."""
    def responses(self) -> tuple[ResponseRow, ...]:
        """How soon customers were called so far, by lead: a row for each that a member accepted."""
    def points(self, rule: ProgrammeRule) -> tuple[PointsEntry, ...]:
        """What members earned so far, in the order in which they did; and what was taken back from it after a breach."""

@final
class ContactCheck:
    """Checks contact data by a rule. It keeps nothing of what it looks at."""
    def __new__(cls, rule: QualityRule, postcodes: Iterable[PostcodeRow], disposable: Iterable[str]) -> Self:
        """By a rule."""
    def check(self, contact: ContactData) -> DataReport:
        """What there is to find in the data of a contact."""
    def check_all(self, contacts: Iterable[ContactData]) -> tuple[DataReport, ...]:
        """What there is to find in the data of many contacts, in their order."""

@final
class DuplicateIndex:
    """Finds leads that may be one and the same. Of their keys it keeps nothing but hashes under the host's salt."""
    def __new__(cls, rule: DuplicateRule, salt: str) -> Self:
        """An empty index under a salt."""
    def add(self, leads: Iterable[DuplicateKeys]) -> None:
        """Adds leads, all of them or none; one that is there already gets these keys instead."""
    def remove(self, lead: str) -> bool:
        """Removes a lead; whether it was there."""
    def leads(self) -> int:
        """How many leads it knows."""
    def candidates(self, leads: Iterable[DuplicateKeys]) -> tuple[DuplicateCandidate, ...]:
        """For each of these leads those that may be the same, the likeliest first. They need not be in the index."""

@final
class MaintenanceFold:
    """Folds the records of a log into rows of how well data are kept. Each lead is looked at as it stood so many days after
    it came."""
    def __new__(cls, wanted: Iterable[str], within_days: int) -> Self:
        """Nothing folded yet."""
    def fold(self, records: Iterable[Record]) -> None:
        """Folds the next records."""
    def rows(self, until: datetime) -> tuple[MaintenanceRow, ...]:
        """The rows of all leads that have had their time by then, by lead."""

@final
class StreamFold:
    """Folds the records of a log into the stream of leads that were given out, for the audit and for other rules."""
    def __new__(cls) -> Self:
        """Nothing folded yet."""
    def fold(self, records: Iterable[Record]) -> None:
        """Folds the next records."""
    def stream(self) -> Stream:
        """The stream so far."""
    def rows(self) -> tuple[AuditRow, ...]:
        """The same as the rows of an audit."""

@final
class MediumFold:
    """Folds the records of a log into leads and rows by medium, for the tables and the ranking of media."""
    def __new__(cls, product: str | None = None) -> Self:
        """Nothing folded yet; this fact tells products apart."""
    def fold(self, records: Iterable[Record]) -> None:
        """Folds the next records."""
    def leads(self) -> tuple[MediumLead, ...]:
        """The leads so far; they name nobody."""
    def decided_until(self, until: datetime) -> tuple[MediumLead, ...]:
        """Of them those that were decided on up to a time: so long ago that each has had its time since, or losses, which come
        sooner than wins, count too much."""
    def rows(self, currency: str, period_days: int) -> tuple[MediumRow, ...]:
        """The leads so far, counted by medium, campaign, product and period."""

@final
class RatingFold:
    """Folds the records of a log into what people said of leads, beside what was computed and what came of it."""
    def __new__(cls) -> Self:
        """Nothing folded yet."""
    def fold(self, records: Iterable[Record]) -> None:
        """Folds the next records."""
    def ratings(self) -> tuple[Rating, ...]:
        """The ratings so far, by lead and rater."""
    def decided_until(self, until: datetime) -> tuple[Rating, ...]:
        """Of them those of leads that were decided on up to a time: so long ago that each has had its time since, or losses,
        which come sooner than wins, count too much."""

@final
class Year:
    """A simulated year of a company: an iterator of requests, in the order of time.

    Whoever feeds them to an engine with the same policy gets the same answers; refusals too, for people err."""
    def __new__(cls, plan: YearPlan) -> Self:
        """The year before its first request."""
    def plan(self) -> YearPlan:
        """The plan by which the year is lived."""
    def policy(self) -> Policy:
        """The policy under which the year is lived."""
    def fingerprint(self) -> str:
        """The fingerprint of the engine inside, as it is after every request that was handed out."""
    def __iter__(self) -> Self:
        """Implement iter(self)."""
    def __next__(self) -> Request:
        """Implement next(self)."""

@final
class Absence(Value):
    """A time in which a member receives nothing, and is owed nothing for it."""
    __match_args__ = ("since", "until")
    def __new__(cls, since: datetime, until: datetime | None = None) -> Self: ...
    @property
    def since(self) -> datetime:
        """When it begins."""
    @property
    def until(self) -> datetime | None:
        """When the member is back; nothing where nobody knows."""
    def replace(self, *, since: datetime = ..., until: datetime | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Activity(Value):
    """An activity of the history, and what it means."""
    __match_args__ = ("name", "step", "meaning")
    def __new__(cls, name: str, step: str | None, meaning: Meaning) -> Self: ...
    @property
    def name(self) -> str:
        """What the file calls it, to the letter."""
    @property
    def step(self) -> str | None:
        """Only this step of it. Without it, every step that no other entry names."""
    @property
    def meaning(self) -> _AnyMeaning:
        """What it means."""
    def replace(self, *, name: str = ..., step: str | None = ..., meaning: Meaning = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ActivityReport(Value):
    """The activity report: what marketing brought in a period."""
    __match_args__ = ("period", "total", "media", "campaigns", "trend", "quotas")
    def __new__(cls, period: Period, total: ReportLine, media: Iterable[ReportLine], campaigns: Iterable[ReportLine], trend: Iterable[ReportLine], quotas: Iterable[QuotaState]) -> Self: ...
    @property
    def period(self) -> Period:
        """From when until when."""
    @property
    def total(self) -> ReportLine:
        """All together."""
    @property
    def media(self) -> tuple[ReportLine, ...]:
        """By medium, the one with most leads first."""
    @property
    def campaigns(self) -> tuple[ReportLine, ...]:
        """By campaign, likewise; leads without one are in none."""
    @property
    def trend(self) -> tuple[ReportLine, ...]:
        """The periods of the same length up to this one, named by their first day."""
    @property
    def quotas(self) -> tuple[QuotaState, ...]:
        """The quotas of marketing that have a day in the period."""
    def replace(self, *, period: Period = ..., total: ReportLine = ..., media: Iterable[ReportLine] = ..., campaigns: Iterable[ReportLine] = ..., trend: Iterable[ReportLine] = ..., quotas: Iterable[QuotaState] = ...) -> Self:
        """Another one, with some fields changed."""

class Actor(Value):
    """Who asks for something, and in which role. It decides what may be asked and which leads exist for it."""
    @final
    class System(Actor):
        """The host itself: its clock, its imports."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Marketing(Actor):
        """Somebody in marketing."""
        __match_args__ = ("person",)
        def __new__(cls, person: str) -> Self: ...
        @property
        def person(self) -> str:
            """Who."""
        def replace(self, *, person: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Manager(Actor):
        """A sales or channel manager."""
        __match_args__ = ("person",)
        def __new__(cls, person: str) -> Self: ...
        @property
        def person(self) -> str:
            """Who."""
        def replace(self, *, person: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Member(Actor):
        """A member; its own leads are all it sees."""
        __match_args__ = ("member",)
        def __new__(cls, member: str) -> Self: ...
        @property
        def member(self) -> str:
            """Who."""
        def replace(self, *, member: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Contact(Actor):
        """The contact behind one lead."""
        __match_args__ = ("lead",)
        def __new__(cls, lead: str) -> Self: ...
        @property
        def lead(self) -> str:
            """Its lead."""
        def replace(self, *, lead: str = ...) -> Self:
            """Another one, with some fields changed."""

_AnyActor: TypeAlias = Actor.System | Actor.Marketing | Actor.Manager | Actor.Member | Actor.Contact

@final
class Adopted(Value):
    """The policy that a log adopted last."""
    __match_args__ = ("version", "fingerprint")
    def __new__(cls, version: str, fingerprint: str) -> Self: ...
    @property
    def version(self) -> str:
        """What its author calls it."""
    @property
    def fingerprint(self) -> str:
        """The fingerprint of its rules."""
    def replace(self, *, version: str = ..., fingerprint: str = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Agreement(Value):
    """A data-protection agreement."""
    __match_args__ = ("signed", "until")
    def __new__(cls, signed: datetime, until: datetime | None = None) -> Self: ...
    @property
    def signed(self) -> datetime:
        """When it was signed."""
    @property
    def until(self) -> datetime | None:
        """When it ends; at that very millisecond it is over."""
    def replace(self, *, signed: datetime = ..., until: datetime | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Alarm(Value):
    """The evidence that a member wins less than expected.

    It is an e-process: the mean over θ of θ^won · exp((1 − θ) · expected), with θ = 0.3, 0.5, 0.7. Whoever wins at least
    as often as expected, comes to 20 at any time ever with a probability of at most a twentieth, and to 100 with one of at
    most a hundredth (Ville, 1939), however often one looks. Between wins it only grows, so the highest is found exactly."""
    __match_args__ = ("level", "evidence", "highest", "amber_since", "red_since")
    def __new__(cls, level: AlarmLevel, evidence: float, highest: float, amber_since: datetime | None = None, red_since: datetime | None = None) -> Self: ...
    @property
    def level(self) -> AlarmLevel:
        """How loud it is, by the highest evidence ever."""
    @property
    def evidence(self) -> float:
        """The evidence now; 1 is none. Reviews of many members go by this one."""
    @property
    def highest(self) -> float:
        """The highest ever."""
    @property
    def amber_since(self) -> datetime | None:
        """When amber was reached."""
    @property
    def red_since(self) -> datetime | None:
        """When red was reached."""
    def replace(self, *, level: AlarmLevel = ..., evidence: float = ..., highest: float = ..., amber_since: datetime | None = ..., red_since: datetime | None = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def needed(rate: float, false_alarms: float) -> float:
        """About how many wins must have been expected before a member that wins this many times as often as expected is seen."""

class AlarmLevel(enum.Enum):
    """How loud an alarm is."""
    QUIET = "quiet"
    """Nothing speaks up."""
    AMBER = "amber"
    """Have an eye on it."""
    RED = "red"
    """A person is to look at it. Nothing follows by itself."""

@final
class Answer(Value):
    """The answer to a question."""
    __match_args__ = ("question", "value")
    def __new__(cls, question: str, value: FactValue) -> Self: ...
    @property
    def question(self) -> str:
        """The question."""
    @property
    def value(self) -> _AnyFactValue:
        """The answer."""
    def replace(self, *, question: str = ..., value: FactValue = ...) -> Self:
        """Another one, with some fields changed."""

class AnswerColumn(Value):
    """The answers of many leads to one question."""
    @final
    class Numbers(AnswerColumn):
        """Numbers: of a question for a number, or in how many days a date lies ahead."""
        __match_args__ = ("question", "values", "missing")
        def __new__(cls, question: str, values: Iterable[float], missing: float | None = None) -> Self: ...
        @property
        def question(self) -> str:
            """The question."""
        @property
        def values(self) -> tuple[float, ...]:
            """One for each lead."""
        @property
        def missing(self) -> float | None:
            """The number that stands for no answer, if one does."""
        def replace(self, *, question: str = ..., values: Iterable[float] = ..., missing: float | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Codes(AnswerColumn):
        """Which of some answers: of a question for a choice; 1 and 2 for yes and no of a flag, 1 for what is known."""
        __match_args__ = ("question", "choices", "codes")
        def __new__(cls, question: str, choices: Iterable[str], codes: Iterable[int]) -> Self: ...
        @property
        def question(self) -> str:
            """The question."""
        @property
        def choices(self) -> tuple[str, ...]:
            """What the codes from 1 on mean; for choices only."""
        @property
        def codes(self) -> tuple[int, ...]:
            """One for each lead; 0 for no answer."""
        def replace(self, *, question: str = ..., choices: Iterable[str] = ..., codes: Iterable[int] = ...) -> Self:
            """Another one, with some fields changed."""

_AnyAnswerColumn: TypeAlias = AnswerColumn.Numbers | AnswerColumn.Codes

class AnswerPoints(Value):
    """The answers of a question, and what experts give for each."""
    @final
    class Choice(AnswerPoints):
        """One of some choices. A choice that is not listed gives 0 points, and is learned as one answer, `other`."""
        __match_args__ = ("choices",)
        def __new__(cls, choices: Iterable[ChoicePoints]) -> Self: ...
        @property
        def choices(self) -> tuple[ChoicePoints, ...]:
            """The choices."""
        def replace(self, *, choices: Iterable[ChoicePoints] = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Flag(AnswerPoints):
        """Yes or no."""
        __match_args__ = ("yes", "no")
        def __new__(cls, yes: float, no: float) -> Self: ...
        @property
        def yes(self) -> float:
            """The points of yes."""
        @property
        def no(self) -> float:
            """The points of no."""
        def replace(self, *, yes: float = ..., no: float = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Number(AnswerPoints):
        """A number, or an amount in major units of its currency."""
        __match_args__ = ("bands",)
        def __new__(cls, bands: Iterable[NumberBand]) -> Self: ...
        @property
        def bands(self) -> tuple[NumberBand, ...]:
            """The bands, from low to high. What lies below the first belongs to it."""
        def replace(self, *, bands: Iterable[NumberBand] = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Date(AnswerPoints):
        """A date, by how many days it lies ahead when the lead is scored."""
        __match_args__ = ("bands",)
        def __new__(cls, bands: Iterable[DateBand]) -> Self: ...
        @property
        def bands(self) -> tuple[DateBand, ...]:
            """The bands, from early to late; a date that has passed lies below 0. What lies before the first belongs to it."""
        def replace(self, *, bands: Iterable[DateBand] = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Known(AnswerPoints):
        """Anything, such as a text: whether it is known at all."""
        __match_args__ = ("points",)
        def __new__(cls, points: float) -> Self: ...
        @property
        def points(self) -> float:
            """The points when it is."""
        def replace(self, *, points: float = ...) -> Self:
            """Another one, with some fields changed."""

_AnyAnswerPoints: TypeAlias = AnswerPoints.Choice | AnswerPoints.Flag | AnswerPoints.Number | AnswerPoints.Date | AnswerPoints.Known

class AnswerSource(Value):
    """Where the answer to a question is found."""
    @final
    class Fact(AnswerSource):
        """A recorded fact."""
        __match_args__ = ("fact",)
        def __new__(cls, fact: str) -> Self: ...
        @property
        def fact(self) -> str:
            """The fact."""
        def replace(self, *, fact: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Medium(AnswerSource):
        """The medium that the lead came from: a choice."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Campaign(AnswerSource):
        """The campaign: a choice."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Buyer(AnswerSource):
        """Where the buyer stands: `early`, `mid` or `late`."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Value(AnswerSource):
        """The expected order value: a number, in major units of the currency."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

_AnyAnswerSource: TypeAlias = AnswerSource.Fact | AnswerSource.Medium | AnswerSource.Campaign | AnswerSource.Buyer | AnswerSource.Value

class Apportionment(enum.Enum):
    """How a whole number is apportioned."""
    WEBSTER = "webster"
    """Sainte-Laguë: divisors 1, 3, 5, …; favours neither the large nor the small."""
    HAMILTON = "hamilton"
    """The largest remainders. One seat more may cost somebody a seat (the Alabama paradox)."""
    DHONDT = "dhondt"
    """Divisors 1, 2, 3, …; favours the large."""
    ADAMS = "adams"
    """Divisors 0, 1, 2, …; favours the small, and everybody with votes has a seat before anybody has two."""
    HUNTINGTON_HILL = "huntington_hill"
    """Divisors √(k(k+1)); everybody with votes has a seat before anybody has two."""

@final
class Arrival(Value):
    """One lead that is to be given away."""
    __match_args__ = ("lead", "at", "temperature", "eligible", "probability", "value", "busy_for", "given_to")
    def __new__(cls, lead: str, at: datetime, temperature: Temperature, eligible: Iterable[str], probability: float | None = None, value: Money | None = None, busy_for: int | None = None, given_to: str | None = None) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def at(self) -> datetime:
        """When it comes."""
    @property
    def temperature(self) -> Temperature:
        """How likely it buys, in a word."""
    @property
    def eligible(self) -> tuple[str, ...]:
        """Who may receive it; empty for everybody."""
    @property
    def probability(self) -> float | None:
        """How likely it buys. Where it is not known, the value counts in full, and Odoo's rule takes the lead last."""
    @property
    def value(self) -> Money | None:
        """What it would bring; nothing counts as 0."""
    @property
    def busy_for(self) -> int | None:
        """How many minutes it is open; nothing when it never leaves its member, and does not count against its limit."""
    @property
    def given_to(self) -> str | None:
        """Who did receive it, where that is known."""
    def replace(self, *, lead: str = ..., at: datetime = ..., temperature: Temperature = ..., eligible: Iterable[str] = ..., probability: float | None = ..., value: Money | None = ..., busy_for: int | None = ..., given_to: str | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Arrivals(Value):
    """How many deals came in, and so how many will."""
    __match_args__ = ("observed", "days", "stage", "segment", "values")
    def __new__(cls, observed: int, days: float, stage: str, segment: str | None, values: Iterable[Money]) -> Self: ...
    @property
    def observed(self) -> int:
        """How many came."""
    @property
    def days(self) -> float:
        """In how many days."""
    @property
    def stage(self) -> str:
        """The stage that they come to first."""
    @property
    def segment(self) -> str | None:
        """Their segment."""
    @property
    def values(self) -> tuple[Money, ...]:
        """What such deals are worth when they are won: any of these values, equally likely."""
    def replace(self, *, observed: int = ..., days: float = ..., stage: str = ..., segment: str | None = ..., values: Iterable[Money] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Assigned(Value):
    """One lead that was given away."""
    __match_args__ = ("lead", "member", "at")
    def __new__(cls, lead: str, member: str, at: datetime) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def member(self) -> str:
        """Who received it."""
    @property
    def at(self) -> datetime:
        """When."""
    def replace(self, *, lead: str = ..., member: str = ..., at: datetime = ...) -> Self:
        """Another one, with some fields changed."""

@final
class AssumedProbability(Value):
    """The probability of winning that is assumed where none was given."""
    __match_args__ = ("cold", "warm", "hot")
    def __new__(cls, cold: float, warm: float, hot: float) -> Self: ...
    @property
    def cold(self) -> float:
        """Of a cold lead."""
    @property
    def warm(self) -> float:
        """Of a warm lead."""
    @property
    def hot(self) -> float:
        """Of a hot lead."""
    def replace(self, *, cold: float = ..., warm: float = ..., hot: float = ...) -> Self:
        """Another one, with some fields changed."""

class Attitude(enum.Enum):
    """How somebody at the customer stands to us, from worst to best."""
    OPPONENT = "opponent"
    """Against us."""
    NEUTRAL = "neutral"
    """Neither."""
    SUPPORTER = "supporter"
    """For us."""
    CHAMPION = "champion"
    """Fights for us."""

@final
class Audit(Value):
    """How evenly a log of assignments treats its members."""
    __match_args__ = ("leads", "begins", "ends", "outside", "repetitions", "verdict", "gaps", "members", "channels", "months")
    def __new__(cls, leads: int, begins: datetime | None, ends: datetime | None, outside: int, repetitions: int, verdict: Verdict, gaps: Iterable[Gap], members: Iterable[MemberPortion], channels: Iterable[ChannelPortion], months: Iterable[AuditMonth]) -> Self: ...
    @property
    def leads(self) -> int:
        """How many leads were assigned."""
    @property
    def begins(self) -> datetime | None:
        """When the first was, if there is one."""
    @property
    def ends(self) -> datetime | None:
        """When the last was."""
    @property
    def outside(self) -> int:
        """How many went to somebody who was not among the eligible, or has no weight."""
    @property
    def repetitions(self) -> int:
        """How many times chance was asked."""
    @property
    def verdict(self) -> Verdict:
        """What all figures at the end say together."""
    @property
    def gaps(self) -> tuple[Gap, ...]:
        """How uneven it is, by each measure that makes sense here."""
    @property
    def members(self) -> tuple[MemberPortion, ...]:
        """What each member is entitled to and received."""
    @property
    def channels(self) -> tuple[ChannelPortion, ...]:
        """The same of each channel; empty where the channel of any member is not known."""
    @property
    def months(self) -> tuple[AuditMonth, ...]:
        """How it went from month to month, in UTC; months without a lead are left out."""
    def replace(self, *, leads: int = ..., begins: datetime | None = ..., ends: datetime | None = ..., outside: int = ..., repetitions: int = ..., verdict: Verdict = ..., gaps: Iterable[Gap] = ..., members: Iterable[MemberPortion] = ..., channels: Iterable[ChannelPortion] = ..., months: Iterable[AuditMonth] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(
    rows: Iterable[AuditRow],
    receivers: Iterable[Receiver],
    changes: Iterable[WeightChange],
    repetitions: int,
    seed: int,
    ) -> Audit: ...
    def sentences(self, language: Language) -> tuple[str, ...]:
        """What the audit says, for people."""

@final
class AuditMonth(Value):
    """One month of a log."""
    __match_args__ = ("month", "leads", "count_deviation", "count_deviation_so_far", "temperature_deviation_so_far", "value_gap_so_far")
    def __new__(cls, month: str, leads: int, count_deviation: float, count_deviation_so_far: float, temperature_deviation_so_far: float | None = None, value_gap_so_far: float | None = None) -> Self: ...
    @property
    def month(self) -> str:
        """The month, such as `2026-05`."""
    @property
    def leads(self) -> int:
        """The leads of this month."""
    @property
    def count_deviation(self) -> float:
        """How far the member that is furthest off is from the leads of this month that it is entitled to."""
    @property
    def count_deviation_so_far(self) -> float:
        """The same of all leads up to the end of this month."""
    @property
    def temperature_deviation_so_far(self) -> float | None:
        """The same by temperature; nothing where no temperature is known."""
    @property
    def value_gap_so_far(self) -> float | None:
        """The gap by value up to the end of this month; nothing where there is no value."""
    def replace(self, *, month: str = ..., leads: int = ..., count_deviation: float = ..., count_deviation_so_far: float = ..., temperature_deviation_so_far: float | None = ..., value_gap_so_far: float | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class AuditRow(Value):
    """One assignment of a log, ours or another system's."""
    __match_args__ = ("at", "member", "eligible", "channel", "temperature", "value")
    def __new__(cls, at: datetime, member: str, eligible: Iterable[str], channel: str | None = None, temperature: Temperature | None = None, value: Money | None = None) -> Self: ...
    @property
    def at(self) -> datetime:
        """When."""
    @property
    def member(self) -> str:
        """Who received the lead."""
    @property
    def eligible(self) -> tuple[str, ...]:
        """Who could have received it; empty for everybody."""
    @property
    def channel(self) -> str | None:
        """The member's channel, where it is known."""
    @property
    def temperature(self) -> Temperature | None:
        """How likely the lead buys, where that was known."""
    @property
    def value(self) -> Money | None:
        """What it was expected to bring, where that was known."""
    def replace(self, *, at: datetime = ..., member: str = ..., eligible: Iterable[str] = ..., channel: str | None = ..., temperature: Temperature | None = ..., value: Money | None = ...) -> Self:
        """Another one, with some fields changed."""

class Automatic(enum.Enum):
    """Which ready leads are given out without being asked for, by the ledger."""
    OFF = "off"
    """None: somebody asks with `assign`."""
    HOT = "hot"
    """Hot ones, at once."""
    ALL = "all"
    """All."""

@final
class Backtest(Value):
    """How good each method would have been."""
    __match_args__ = ("methods",)
    def __new__(cls, methods: Iterable[MethodScore]) -> Self: ...
    @property
    def methods(self) -> tuple[MethodScore, ...]:
        """One for each method, in their order."""
    def replace(self, *, methods: Iterable[MethodScore] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(rule: BacktestRule, stays: Iterable[Stay], ends: Iterable[End]) -> Backtest:
        """Forecasts the deals that were open at each time from what was known then, by each method, and scores that."""

@final
class BacktestRule(Value):
    """What is tried in a backtest."""
    __match_args__ = ("history", "model", "times", "methods", "fixed")
    def __new__(cls, history: HistoryRule, model: ModelRule, times: Iterable[datetime], methods: Iterable[Method], fixed: Iterable[StagePercentage]) -> Self: ...
    @property
    def history(self) -> HistoryRule:
        """By which rule stays are summed up."""
    @property
    def model(self) -> ModelRule:
        """By which rule chances are estimated."""
    @property
    def times(self) -> tuple[datetime, ...]:
        """When forecasts are made, each from what was known then."""
    @property
    def methods(self) -> tuple[Method, ...]:
        """What is compared."""
    @property
    def fixed(self) -> tuple[StagePercentage, ...]:
        """The percentages of `Method.FixedPercentages`."""
    def replace(self, *, history: HistoryRule = ..., model: ModelRule = ..., times: Iterable[datetime] = ..., methods: Iterable[Method] = ..., fixed: Iterable[StagePercentage] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Balance(Value):
    """What somebody is owed: their share of the leads they could have had, less what they received.

    Above 0 they are behind their share, below 0 ahead of it. Over all members of a channel each figure sums to 0."""
    __match_args__ = ("leads", "cold", "warm", "hot", "value")
    def __new__(cls, leads: float, cold: float, warm: float, hot: float, value: float) -> Self: ...
    @property
    def leads(self) -> float:
        """Leads."""
    @property
    def cold(self) -> float:
        """Cold leads."""
    @property
    def warm(self) -> float:
        """Warm leads."""
    @property
    def hot(self) -> float:
        """Hot leads."""
    @property
    def value(self) -> float:
        """Expected value, in units of the mean expected value of a lead."""
    def replace(self, *, leads: float = ..., cold: float = ..., warm: float = ..., hot: float = ..., value: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Barred(Value):
    """Members that cannot take a lead, and why."""
    __match_args__ = ("filter", "rule", "members")
    def __new__(cls, filter: Filter, rule: str | None, members: Iterable[str]) -> Self: ...
    @property
    def filter(self) -> Filter:
        """What keeps them from it."""
    @property
    def rule(self) -> str | None:
        """Which rule of the policy, where it is one."""
    @property
    def members(self) -> tuple[str, ...]:
        """The members, in the order in which they joined."""
    def replace(self, *, filter: Filter = ..., rule: str | None = ..., members: Iterable[str] = ...) -> Self:
        """Another one, with some fields changed."""

class Basis(enum.Enum):
    """Where published figures come from."""
    MODEL = "model"
    """From competing exits, with the time at each stage and the open leads."""
    COUNTS = "counts"
    """From counting ended leads, drawn towards what experts expect: there are fewer than 300, forgetting included."""

@final
class Batch(Value):
    """The answer to many requests, each decided after the one before it."""
    __match_args__ = ("after", "records", "choices", "refused")
    def __new__(cls, after: int, records: Iterable[Record], choices: Iterable[Choice], refused: Iterable[Refused]) -> Self: ...
    @property
    def after(self) -> int:
        """Where the log stood before the first; append right behind it."""
    @property
    def records(self) -> tuple[Record, ...]:
        """The records of all that were not refused, in order."""
    @property
    def choices(self) -> tuple[Choice, ...]:
        """Why whoever was given a lead was given it, in order."""
    @property
    def refused(self) -> tuple[Refused, ...]:
        """The requests that were refused, in order."""
    def replace(self, *, after: int = ..., records: Iterable[Record] = ..., choices: Iterable[Choice] = ..., refused: Iterable[Refused] = ...) -> Self:
        """Another one, with some fields changed."""
    def to_lines(self) -> str:
        """The records as JSON lines, ready to be appended to a log in a file."""

class BuyerStage(enum.Enum):
    """Where the buyer stands in its own process."""
    EARLY = "early"
    """Looks around, without a concrete problem."""
    MID = "mid"
    """Compares solutions of a concrete problem."""
    LATE = "late"
    """About to decide."""

@final
class CalendarRule(Value):
    """When people work."""
    __match_args__ = ("time_zone", "hours", "holidays")
    def __new__(cls, time_zone: str, hours: Iterable[WorkingHours], holidays: Iterable[str]) -> Self: ...
    @property
    def time_zone(self) -> str:
        """The tenant's time zone."""
    @property
    def hours(self) -> tuple[WorkingHours, ...]:
        """The hours in which people work; a day may have several."""
    @property
    def holidays(self) -> tuple[str, ...]:
        """Days on which nobody works."""
    def replace(self, *, time_zone: str = ..., hours: Iterable[WorkingHours] = ..., holidays: Iterable[str] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Calibration(Value):
    """How good forecasts were."""
    __match_args__ = ("forecasts", "decided", "brier", "log_loss", "calibration_error", "forecast_wins", "wins", "ratio", "reliability", "times")
    def __new__(cls, forecasts: int, decided: int, brier: float | None, log_loss: float | None, calibration_error: float | None, forecast_wins: float, wins: int, ratio: float | None, reliability: Iterable[ReliabilityGroup], times: Iterable[ForecastTime]) -> Self: ...
    @property
    def forecasts(self) -> int:
        """How many forecasts there are."""
    @property
    def decided(self) -> int:
        """Of how many the deal has ended; the others are not scored. While there are such, the quick ends are
        over-represented in every figure."""
    @property
    def brier(self) -> float | None:
        """The mean squared distance of forecast and outcome (Brier, 1950): 0 is perfect, 0.25 is one of two each time."""
    @property
    def log_loss(self) -> float | None:
        """The mean negative logarithm of the probability that the outcome had (Good, 1952), in nats. A forecast of nothing
        or certainty that fails counts as one of a millionth."""
    @property
    def calibration_error(self) -> float | None:
        """The mean distance of forecast and outcome over the groups of the reliability table."""
    @property
    def forecast_wins(self) -> float:
        """How many wins were forecast among the decided."""
    @property
    def wins(self) -> int:
        """How many were won."""
    @property
    def ratio(self) -> float | None:
        """Forecast over actual; nothing where nothing was won."""
    @property
    def reliability(self) -> tuple[ReliabilityGroup, ...]:
        """The decided deals in groups of the same size, from the least likely to the likeliest."""
    @property
    def times(self) -> tuple[ForecastTime, ...]:
        """The same for each time of forecast."""
    def replace(self, *, forecasts: int = ..., decided: int = ..., brier: float | None = ..., log_loss: float | None = ..., calibration_error: float | None = ..., forecast_wins: float = ..., wins: int = ..., ratio: float | None = ..., reliability: Iterable[ReliabilityGroup] = ..., times: Iterable[ForecastTime] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(forecasts: Iterable[FrozenForecast], ends: Iterable[End]) -> Calibration:
        """Scores forecasts by the ends of their deals."""

@final
class CalibrationKnot(Value):
    """A knot of a curve of calibration."""
    __match_args__ = ("odds", "won")
    def __new__(cls, odds: float, won: float) -> Self: ...
    @property
    def odds(self) -> float:
        """The logarithm of the odds."""
    @property
    def won(self) -> float:
        """The probability that is said there."""
    def replace(self, *, odds: float = ..., won: float = ...) -> Self:
        """Another one, with some fields changed."""

class Category(enum.Enum):
    """What kind of error it is; in Python a class of its own."""
    POLICY = "policy"
    """The tenant's rules are faulty."""
    INPUT = "input"
    """A value is malformed or out of range."""
    TRANSITION = "transition"
    """The lead's state does not allow it."""
    PERMISSION = "permission"
    """The actor may not ask for it, or does not see it."""
    DISTRIBUTION = "distribution"
    """Nobody, or not this one, can take the lead."""
    DATA = "data"
    """A log, a snapshot or a history is not what it should be."""

@final
class CauseAt(Value):
    """One cause at one age."""
    __match_args__ = ("cause", "incidence")
    def __new__(cls, cause: str, incidence: Reckoned) -> Self: ...
    @property
    def cause(self) -> str:
        """The cause."""
    @property
    def incidence(self) -> Reckoned:
        """How likely it has ended in this way."""
    def replace(self, *, cause: str = ..., incidence: Reckoned = ...) -> Self:
        """Another one, with some fields changed."""

@final
class CauseCurve(Value):
    """What one cause makes of it."""
    __match_args__ = ("cause", "events", "incidence")
    def __new__(cls, cause: str, events: Iterable[int], incidence: Curve) -> Self: ...
    @property
    def cause(self) -> str:
        """The cause."""
    @property
    def events(self) -> tuple[int, ...]:
        """How many ended in this way at each step."""
    @property
    def incidence(self) -> Curve:
        """The cumulative incidence: how likely it has ended in this way by then, all other ways allowed for."""
    def replace(self, *, cause: str = ..., events: Iterable[int] = ..., incidence: Curve = ...) -> Self:
        """Another one, with some fields changed."""

@final
class CauseMean(Value):
    """The mean time in one state."""
    __match_args__ = ("cause", "mean")
    def __new__(cls, cause: str, mean: Reckoned) -> Self: ...
    @property
    def cause(self) -> str:
        """The cause that leads to the state."""
    @property
    def mean(self) -> Reckoned:
        """The mean time since it ended in this way: the area below the cause's curve."""
    def replace(self, *, cause: str = ..., mean: Reckoned = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ChanceNote(Value):
    """What a reader of the table must know."""
    __match_args__ = ("kind", "stage")
    def __new__(cls, kind: NoteKind, stage: str | None = None) -> Self: ...
    @property
    def kind(self) -> NoteKind:
        """What."""
    @property
    def stage(self) -> str | None:
        """The stage it is about, if one."""
    def replace(self, *, kind: NoteKind = ..., stage: str | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ChanceTable(Value):
    """The table of stages: with which probability a lead that comes to a stage is won."""
    __match_args__ = ("segment", "rows", "ended", "open", "basis", "notes")
    def __new__(cls, segment: str | None, rows: Iterable[StageChance], ended: int, open: int, basis: Basis, notes: Iterable[ChanceNote]) -> Self: ...
    @property
    def segment(self) -> str | None:
        """The segment; nothing for all leads."""
    @property
    def rows(self) -> tuple[StageChance, ...]:
        """The stages that leads are worked at, in order."""
    @property
    def ended(self) -> int:
        """How many leads were won or failed."""
    @property
    def open(self) -> int:
        """How many stand at a stage."""
    @property
    def basis(self) -> Basis:
        """Where the figures come from."""
    @property
    def notes(self) -> tuple[ChanceNote, ...]:
        """What a reader must know."""
    def replace(self, *, segment: str | None = ..., rows: Iterable[StageChance] = ..., ended: int = ..., open: int = ..., basis: Basis = ..., notes: Iterable[ChanceNote] = ...) -> Self:
        """Another one, with some fields changed."""
    def sentences(self, language: Language) -> tuple[str, ...]:
        """What the table says, for people."""

@final
class ChannelAccount(Value):
    """The account of a channel."""
    __match_args__ = ("channel", "owed", "received")
    def __new__(cls, channel: str, owed: Balance, received: Received) -> Self: ...
    @property
    def channel(self) -> str:
        """The channel."""
    @property
    def owed(self) -> Balance:
        """What it is owed."""
    @property
    def received(self) -> Received:
        """What it has received."""
    def replace(self, *, channel: str = ..., owed: Balance = ..., received: Received = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ChannelPortion(Value):
    """What a channel's members together are entitled to and received."""
    __match_args__ = ("channel", "portion")
    def __new__(cls, channel: str, portion: Portion) -> Self: ...
    @property
    def channel(self) -> str:
        """The channel."""
    @property
    def portion(self) -> Portion:
        """What its members are entitled to and received."""
    def replace(self, *, channel: str = ..., portion: Portion = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ChannelRule(Value):
    """A channel that leads go through."""
    __match_args__ = ("id", "weight", "limit", "agreement_needed")
    def __new__(cls, id: str, weight: float | None, limit: int | None, agreement_needed: bool) -> Self: ...
    @property
    def id(self) -> str:
        """Its id."""
    @property
    def weight(self) -> float | None:
        """Its part of all leads, against the other channels; without it, the weights of its members that can take a lead."""
    @property
    def limit(self) -> int | None:
        """How many undecided leads its members may have, unless a member has a limit of its own."""
    @property
    def agreement_needed(self) -> bool:
        """Whether its members need a signed and valid data-protection agreement."""
    def replace(self, *, id: str = ..., weight: float | None = ..., limit: int | None = ..., agreement_needed: bool = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ChannelShare(Value):
    """The part of a lead that a channel is credited."""
    __match_args__ = ("channel", "share")
    def __new__(cls, channel: str, share: float) -> Self: ...
    @property
    def channel(self) -> str:
        """The channel."""
    @property
    def share(self) -> float:
        """Its part; the parts of all channels are 1."""
    def replace(self, *, channel: str = ..., share: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ChannelStanding(Value):
    """How a channel stood."""
    __match_args__ = ("channel", "share", "able", "before", "after")
    def __new__(cls, channel: str, share: float, able: bool, before: Owed, after: Owed) -> Self: ...
    @property
    def channel(self) -> str:
        """The channel."""
    @property
    def share(self) -> float:
        """Its part of the lead; the parts of all channels are 1."""
    @property
    def able(self) -> bool:
        """Whether one of its members could take the lead."""
    @property
    def before(self) -> Owed:
        """What it was owed before."""
    @property
    def after(self) -> Owed:
        """What it is owed since."""
    def replace(self, *, channel: str = ..., share: float = ..., able: bool = ..., before: Owed = ..., after: Owed = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Choice(Value):
    """The receipt of a decision who gets a lead.

    It holds all that was weighed: `Choice.replay` decides again from it alone, and `Choice.why` and
    `Choice.why_not` say it in a sentence."""
    __match_args__ = ("lead", "member", "channel", "at", "policy", "by_hand", "temperature", "probability", "expected", "mean", "worth", "bound", "entitlement", "value_weight", "seed", "channels", "members", "barred")
    def __new__(cls, lead: str, member: str, channel: str, at: datetime, policy: str, by_hand: str | None, temperature: Temperature, probability: float, expected: Money, mean: Money, worth: float, bound: Guard, entitlement: Entitlement, value_weight: float, seed: int, channels: Iterable[ChannelStanding], members: Iterable[Standing], barred: Iterable[Barred]) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def member(self) -> str:
        """Who gets it."""
    @property
    def channel(self) -> str:
        """Its channel."""
    @property
    def at(self) -> datetime:
        """When this was decided."""
    @property
    def policy(self) -> str:
        """The version of the policy by which it was decided."""
    @property
    def by_hand(self) -> str | None:
        """The reason, where a person chose the member."""
    @property
    def temperature(self) -> Temperature:
        """How warm the lead is."""
    @property
    def probability(self) -> float:
        """The probability of winning it that was reckoned with."""
    @property
    def expected(self) -> Money:
        """What it is expected to bring: probability times value, at most so many times the mean as the policy allows."""
    @property
    def mean(self) -> Money:
        """The mean of that over all leads that were given out; one unit of value in this receipt."""
    @property
    def worth(self) -> float:
        """`expected` in units of `mean`."""
    @property
    def bound(self) -> Guard:
        """How far a member may be ahead of others while it receives."""
    @property
    def entitlement(self) -> Entitlement:
        """What the shares were reckoned on."""
    @property
    def value_weight(self) -> float:
        """How much the value counts beside the number."""
    @property
    def seed(self) -> int:
        """What broke ties."""
    @property
    def channels(self) -> tuple[ChannelStanding, ...]:
        """The channels in play."""
    @property
    def members(self) -> tuple[Standing, ...]:
        """The members of the chosen channel in play, in the order in which they joined."""
    @property
    def barred(self) -> tuple[Barred, ...]:
        """Those that could not take it, and why."""
    def replace(self, *, lead: str = ..., member: str = ..., channel: str = ..., at: datetime = ..., policy: str = ..., by_hand: str | None = ..., temperature: Temperature = ..., probability: float = ..., expected: Money = ..., mean: Money = ..., worth: float = ..., bound: Guard = ..., entitlement: Entitlement = ..., value_weight: float = ..., seed: int = ..., channels: Iterable[ChannelStanding] = ..., members: Iterable[Standing] = ..., barred: Iterable[Barred] = ...) -> Self:
        """Another one, with some fields changed."""
    def replay(self) -> str:
        """Decides again, from nothing but this receipt."""
    def why(self, language: Language) -> str:
        """Why whoever got the lead got it, for a manager to read."""
    def why_not(self, member: str, language: Language) -> str:
        """Why a member did not get the lead, for that member to read: nobody else is named."""

@final
class ChoicePoints(Value):
    """What experts give for a choice."""
    __match_args__ = ("choice", "points")
    def __new__(cls, choice: str, points: float) -> Self: ...
    @property
    def choice(self) -> str:
        """The choice."""
    @property
    def points(self) -> float:
        """The points."""
    def replace(self, *, choice: str = ..., points: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class CleanUp(Value):
    """A time in which dead leads were closed in bulk, so that their ends tell nothing of when they died."""
    __match_args__ = ("begins", "ends")
    def __new__(cls, begins: datetime, ends: datetime) -> Self: ...
    @property
    def begins(self) -> datetime:
        """When it began."""
    @property
    def ends(self) -> datetime:
        """When it was over; that instant belongs to it."""
    def replace(self, *, begins: datetime = ..., ends: datetime = ...) -> Self:
        """Another one, with some fields changed."""

@final
class CodeCount(Value):
    """How often a code came up."""
    __match_args__ = ("error_code", "count")
    def __new__(cls, error_code: str, count: int) -> Self: ...
    @property
    def error_code(self) -> str:
        """The code."""
    @property
    def count(self) -> int:
        """How often."""
    def replace(self, *, error_code: str = ..., count: int = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Columns(Value):
    """The names of the file's columns, for whoever reads the file. The core reads none."""
    __match_args__ = ("lead", "time", "what", "step", "who", "value", "order")
    def __new__(cls, lead: str, time: str, what: str, step: str | None = None, who: str | None = None, value: str | None = None, order: str | None = None) -> Self: ...
    @property
    def lead(self) -> str:
        """Which lead a row is about."""
    @property
    def time(self) -> str:
        """When it happened."""
    @property
    def what(self) -> str:
        """What happened."""
    @property
    def step(self) -> str | None:
        """Which step of it: many systems write when work was scheduled, started and completed."""
    @property
    def who(self) -> str | None:
        """Who did it."""
    @property
    def value(self) -> str | None:
        """The order value, in major units."""
    @property
    def order(self) -> str | None:
        """A whole number that puts rows of the same instant in order."""
    def replace(self, *, lead: str = ..., time: str = ..., what: str = ..., step: str | None = ..., who: str | None = ..., value: str | None = ..., order: str | None = ...) -> Self:
        """Another one, with some fields changed."""

class Command(Value):
    """A command. Each is answered with events, or refused with nothing changed.

    `docs/lifecycle.md` says in which phase of a lead each is possible, and what comes of it."""
    @final
    class Capture(Command):
        """A lead comes in."""
        __match_args__ = ("lead", "medium", "campaign", "account", "predecessor", "proof", "value")
        def __new__(cls, lead: str, medium: str, campaign: str | None = None, account: str | None = None, predecessor: str | None = None, proof: str | None = None, value: Money | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """Its id, chosen by the host; opaque, not a name or an address."""
        @property
        def medium(self) -> str:
            """Where it came from."""
        @property
        def campaign(self) -> str | None:
            """The campaign that brought it."""
        @property
        def account(self) -> str | None:
            """The company it belongs to."""
        @property
        def predecessor(self) -> str | None:
            """The ended lead that this one follows."""
        @property
        def proof(self) -> str | None:
            """The proof of a consent given with it."""
        @property
        def value(self) -> Money | None:
            """The expected order value."""
        def replace(self, *, lead: str = ..., medium: str = ..., campaign: str | None = ..., account: str | None = ..., predecessor: str | None = ..., proof: str | None = ..., value: Money | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class RegisterDeal(Command):
        """A partner registers a deal of its own: it belongs to the partner, and is protected for a time."""
        __match_args__ = ("lead", "member", "account", "medium", "predecessor", "proof", "value")
        def __new__(cls, lead: str, member: str, account: str, medium: str, predecessor: str | None = None, proof: str | None = None, value: Money | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """Its id."""
        @property
        def member(self) -> str:
            """The partner."""
        @property
        def account(self) -> str:
            """The company at which the deal is protected."""
        @property
        def medium(self) -> str:
            """Where it came from."""
        @property
        def predecessor(self) -> str | None:
            """The ended lead that this one follows."""
        @property
        def proof(self) -> str | None:
            """The partner's proof of consent."""
        @property
        def value(self) -> Money | None:
            """The expected order value."""
        def replace(self, *, lead: str = ..., member: str = ..., account: str = ..., medium: str = ..., predecessor: str | None = ..., proof: str | None = ..., value: Money | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class RequestConsent(Command):
        """The contact is asked to confirm its consent."""
        __match_args__ = ("lead", "purpose")
        def __new__(cls, lead: str, purpose: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def purpose(self) -> str | None:
            """For one purpose of the policy; nothing for the consent to be contacted at all."""
        def replace(self, *, lead: str = ..., purpose: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class GiveConsent(Command):
        """The contact gives its consent."""
        __match_args__ = ("lead", "proof", "purpose")
        def __new__(cls, lead: str, proof: str, purpose: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def proof(self) -> str:
            """The proof."""
        @property
        def purpose(self) -> str | None:
            """For one purpose of the policy; nothing for the consent to be contacted at all."""
        def replace(self, *, lead: str = ..., proof: str = ..., purpose: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class ConfirmConsent(Command):
        """The contact confirms a consent that was requested (double opt-in)."""
        __match_args__ = ("lead", "proof", "purpose")
        def __new__(cls, lead: str, proof: str, purpose: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def proof(self) -> str:
            """The proof."""
        @property
        def purpose(self) -> str | None:
            """For one purpose of the policy; nothing for the consent to be contacted at all."""
        def replace(self, *, lead: str = ..., proof: str = ..., purpose: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class WithdrawConsent(Command):
        """The contact withdraws its consent: to one purpose, or to all."""
        __match_args__ = ("lead", "purpose")
        def __new__(cls, lead: str, purpose: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def purpose(self) -> str | None:
            """The purpose; nothing for every one of them and for being contacted at all."""
        def replace(self, *, lead: str = ..., purpose: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Qualify(Command):
        """Marketing takes the lead up."""
        __match_args__ = ("lead",)
        def __new__(cls, lead: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        def replace(self, *, lead: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class RecordFact(Command):
        """A fact is recorded, or replaced."""
        __match_args__ = ("lead", "fact", "value")
        def __new__(cls, lead: str, fact: str, value: FactValue) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def fact(self) -> str:
            """Which fact."""
        @property
        def value(self) -> _AnyFactValue:
            """Its value."""
        def replace(self, *, lead: str = ..., fact: str = ..., value: FactValue = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class RetractFact(Command):
        """A fact turns out not to hold."""
        __match_args__ = ("lead", "fact")
        def __new__(cls, lead: str, fact: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def fact(self) -> str:
            """Which fact."""
        def replace(self, *, lead: str = ..., fact: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class VerifyFact(Command):
        """A recorded fact is confirmed."""
        __match_args__ = ("lead", "fact")
        def __new__(cls, lead: str, fact: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def fact(self) -> str:
            """Which fact."""
        def replace(self, *, lead: str = ..., fact: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class RecordFinding(Command):
        """A data check has found something; nothing is mended silently."""
        __match_args__ = ("lead", "fact", "rule", "advice")
        def __new__(cls, lead: str, fact: str | None, rule: str, advice: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def fact(self) -> str | None:
            """The fact it is about, if one."""
        @property
        def rule(self) -> str:
            """The rule that found it."""
        @property
        def advice(self) -> str | None:
            """What to do about it."""
        def replace(self, *, lead: str = ..., fact: str | None = ..., rule: str = ..., advice: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Rate(Command):
        """A person rates the lead, or a probability is given."""
        __match_args__ = ("lead", "temperature", "probability", "buyer", "model")
        def __new__(cls, lead: str, temperature: Temperature | None = None, probability: float | None = None, buyer: BuyerStage | None = None, model: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def temperature(self) -> Temperature | None:
            """The temperature by a person's judgement; it goes before the one that follows from the probability."""
        @property
        def probability(self) -> float | None:
            """The probability of winning it."""
        @property
        def buyer(self) -> BuyerStage | None:
            """Where the buyer stands."""
        @property
        def model(self) -> str | None:
            """The version of the model that the probability comes from; without it, it is a person's."""
        def replace(self, *, lead: str = ..., temperature: Temperature | None = ..., probability: float | None = ..., buyer: BuyerStage | None = ..., model: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Assign(Command):
        """The lead is offered to a member: to the one that is furthest behind its share, or by hand to a named one.

        Where nobody can take it, it waits, and goes out as soon as somebody can."""
        __match_args__ = ("lead", "member", "reason")
        def __new__(cls, lead: str, member: str | None = None, reason: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def member(self) -> str | None:
            """The member, where a person chooses it."""
        @property
        def reason(self) -> str | None:
            """Why this one; goes with `member`."""
        def replace(self, *, lead: str = ..., member: str | None = ..., reason: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class AssignAll(Command):
        """Many leads are offered at once, such as a trade fair's: as many as there is room for, and as fairly as one by one."""
        __match_args__ = ("leads",)
        def __new__(cls, leads: Iterable[str]) -> Self: ...
        @property
        def leads(self) -> tuple[str, ...]:
            """The leads, each of them ready."""
        def replace(self, *, leads: Iterable[str] = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Accept(Command):
        """The member accepts the offer: the lead becomes an opportunity."""
        __match_args__ = ("lead",)
        def __new__(cls, lead: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        def replace(self, *, lead: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Decline(Command):
        """The member declines the offer."""
        __match_args__ = ("lead", "reason", "note")
        def __new__(cls, lead: str, reason: str, note: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def reason(self) -> str:
            """Why; one of `reasons.decline`."""
        @property
        def note(self) -> str | None:
            """A note."""
        def replace(self, *, lead: str = ..., reason: str = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class TakeBack(Command):
        """The lead is taken back from its member, to be given anew."""
        __match_args__ = ("lead", "reason", "note")
        def __new__(cls, lead: str, reason: str, note: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def reason(self) -> str:
            """Why; one of `reasons.take_back`."""
        @property
        def note(self) -> str | None:
            """A note."""
        def replace(self, *, lead: str = ..., reason: str = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class RecordContact(Command):
        """Somebody spoke with the customer."""
        __match_args__ = ("lead", "note")
        def __new__(cls, lead: str, note: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def note(self) -> str | None:
            """A note."""
        def replace(self, *, lead: str = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Advance(Command):
        """The opportunity enters a later stage, through its gate."""
        __match_args__ = ("lead", "stage")
        def __new__(cls, lead: str, stage: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def stage(self) -> str:
            """The stage."""
        def replace(self, *, lead: str = ..., stage: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Regress(Command):
        """The opportunity falls back to an earlier stage."""
        __match_args__ = ("lead", "stage", "note")
        def __new__(cls, lead: str, stage: str, note: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def stage(self) -> str:
            """The stage."""
        @property
        def note(self) -> str | None:
            """A note."""
        def replace(self, *, lead: str = ..., stage: str = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class SetValue(Command):
        """The expected order value is set."""
        __match_args__ = ("lead", "value")
        def __new__(cls, lead: str, value: Money) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def value(self) -> Money:
            """The value."""
        def replace(self, *, lead: str = ..., value: Money = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Plan(Command):
        """An entry of the opportunity plan is added, or replaced."""
        __match_args__ = ("lead", "entry")
        def __new__(cls, lead: str, entry: PlanEntry) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def entry(self) -> _AnyPlanEntry:
            """The entry."""
        def replace(self, *, lead: str = ..., entry: PlanEntry = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Unplan(Command):
        """An entry of the opportunity plan is removed."""
        __match_args__ = ("lead", "entry")
        def __new__(cls, lead: str, entry: PlanKey) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def entry(self) -> _AnyPlanKey:
            """Which entry."""
        def replace(self, *, lead: str = ..., entry: PlanKey = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Defer(Command):
        """The customer puts us off."""
        __match_args__ = ("lead", "until", "note")
        def __new__(cls, lead: str, until: datetime, note: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def until(self) -> datetime:
            """When to come back."""
        @property
        def note(self) -> str | None:
            """What the customer said."""
        def replace(self, *, lead: str = ..., until: datetime = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Demote(Command):
        """Not qualified enough: the opportunity becomes a lead again, and marketing owns it."""
        __match_args__ = ("lead", "reason", "note")
        def __new__(cls, lead: str, reason: str, note: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def reason(self) -> str:
            """Why; one of `reasons.demotion`."""
        @property
        def note(self) -> str | None:
            """A note."""
        def replace(self, *, lead: str = ..., reason: str = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Win(Command):
        """The opportunity is won."""
        __match_args__ = ("lead", "value", "note")
        def __new__(cls, lead: str, value: Money | None = None, note: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def value(self) -> Money | None:
            """The order value, where it differs from the one that is set."""
        @property
        def note(self) -> str | None:
            """A note."""
        def replace(self, *, lead: str = ..., value: Money | None = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Lose(Command):
        """The opportunity is lost."""
        __match_args__ = ("lead", "reason", "note", "resume")
        def __new__(cls, lead: str, reason: str, note: str | None = None, resume: datetime | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def reason(self) -> str:
            """Why; one of `reasons.lost`."""
        @property
        def note(self) -> str | None:
            """A note, such as "budget free again from May"."""
        @property
        def resume(self) -> datetime | None:
            """When it is worth another look."""
        def replace(self, *, lead: str = ..., reason: str = ..., note: str | None = ..., resume: datetime | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Reject(Command):
        """The lead is none: no consent, bad data, a duplicate."""
        __match_args__ = ("lead", "reason", "duplicate_of")
        def __new__(cls, lead: str, reason: str, duplicate_of: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def reason(self) -> str:
            """Why; one of `reasons.rejection`."""
        @property
        def duplicate_of(self) -> str | None:
            """The lead it duplicates."""
        def replace(self, *, lead: str = ..., reason: str = ..., duplicate_of: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class AddNote(Command):
        """A note is added."""
        __match_args__ = ("lead", "note")
        def __new__(cls, lead: str, note: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def note(self) -> str:
            """The note."""
        def replace(self, *, lead: str = ..., note: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Judge(Command):
        """The member that has the lead, or had it at its end, says what it was worth; the latest judgement counts.

        To judge a lead that is given back, judge it before it is declined or demoted."""
        __match_args__ = ("lead", "quality", "note")
        def __new__(cls, lead: str, quality: LeadQuality, note: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def quality(self) -> LeadQuality:
            """What it was worth."""
        @property
        def note(self) -> str | None:
            """A note."""
        def replace(self, *, lead: str = ..., quality: LeadQuality = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Erase(Command):
        """The lead's personal data are erased; anonymous counts stay."""
        __match_args__ = ("lead",)
        def __new__(cls, lead: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        def replace(self, *, lead: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Revalue(Command):
        """A lead that a member has turns out to be worth more or less: the ledger reckons with that from now on."""
        __match_args__ = ("lead", "value")
        def __new__(cls, lead: str, value: Money) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def value(self) -> Money:
            """What it is worth."""
        def replace(self, *, lead: str = ..., value: Money = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Join(Command):
        """A member joins, or comes back after it has left. It begins with nothing owed to it."""
        __match_args__ = ("member", "profile")
        def __new__(cls, member: str, profile: Profile) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def profile(self) -> Profile:
            """What it may and can receive."""
        def replace(self, *, member: str = ..., profile: Profile = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Leave(Command):
        """A member leaves: its undecided leads are given anew, and what it was owed goes to those who stay."""
        __match_args__ = ("member",)
        def __new__(cls, member: str) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        def replace(self, *, member: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class ReportAbsence(Command):
        """A member will be, or is, absent: it receives nothing, and is owed nothing for that time."""
        __match_args__ = ("member", "absence")
        def __new__(cls, member: str, absence: Absence) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def absence(self) -> Absence:
            """From when until when."""
        def replace(self, *, member: str = ..., absence: Absence = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class ReportReturn(Command):
        """A member is back; absences that have begun are over."""
        __match_args__ = ("member",)
        def __new__(cls, member: str) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        def replace(self, *, member: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class SetWeight(Command):
        """How much of a full share a member gets from now on."""
        __match_args__ = ("member", "weight")
        def __new__(cls, member: str, weight: float) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def weight(self) -> float:
            """The weight."""
        def replace(self, *, member: str = ..., weight: float = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class SetLimit(Command):
        """How many undecided leads a member may have."""
        __match_args__ = ("member", "limit")
        def __new__(cls, member: str, limit: int | None = None) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def limit(self) -> int | None:
            """The limit; nothing for that of its channel. What it has beyond stays with it."""
        def replace(self, *, member: str = ..., limit: int | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class SetCoverage(Command):
        """What a member covers."""
        __match_args__ = ("member", "coverage")
        def __new__(cls, member: str, coverage: Coverage) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def coverage(self) -> Coverage:
            """What it covers from now on."""
        def replace(self, *, member: str = ..., coverage: Coverage = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class SignAgreement(Command):
        """A member signs a data-protection agreement, or a new one."""
        __match_args__ = ("member", "agreement")
        def __new__(cls, member: str, agreement: Agreement) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def agreement(self) -> Agreement:
            """The agreement."""
        def replace(self, *, member: str = ..., agreement: Agreement = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Suspend(Command):
        """A member is suspended, such as for a breach of data protection: its undecided leads are given anew."""
        __match_args__ = ("member", "reason", "points_since", "commission")
        def __new__(cls, member: str, reason: str, points_since: datetime | None = None, commission: Money | None = None) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def reason(self) -> str:
            """Why."""
        @property
        def points_since(self) -> datetime | None:
            """From when on points that it earned are clawed back; nothing if it keeps them."""
        @property
        def commission(self) -> Money | None:
            """The commission that is clawed back; nothing if none is."""
        def replace(self, *, member: str = ..., reason: str = ..., points_since: datetime | None = ..., commission: Money | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Reinstate(Command):
        """A suspended member may receive leads again."""
        __match_args__ = ("member",)
        def __new__(cls, member: str) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        def replace(self, *, member: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class SetTier(Command):
        """A person gives a member another tier of the partner programme; what that changes in its weight and its queue counts
        from now on."""
        __match_args__ = ("member", "tier", "note")
        def __new__(cls, member: str, tier: str, note: str | None = None) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def tier(self) -> str:
            """The tier; one of `programme.tiers`."""
        @property
        def note(self) -> str | None:
            """Why."""
        def replace(self, *, member: str = ..., tier: str = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Warn(Command):
        """A person warns a member that it may not stay in the partner programme."""
        __match_args__ = ("member", "note")
        def __new__(cls, member: str, note: str | None = None) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def note(self) -> str | None:
            """Why."""
        def replace(self, *, member: str = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Confirm(Command):
        """A person confirms a member: its probation, or a warning, is over; or it was talked to about an alarm, which goes by what
        it is given from now on."""
        __match_args__ = ("member", "note")
        def __new__(cls, member: str, note: str | None = None) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def note(self) -> str | None:
            """Why."""
        def replace(self, *, member: str = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class BeginYear(Command):
        """A new year begins in the ledger."""
        __match_args__ = ("owed",)
        def __new__(cls, owed: YearEnd) -> Self: ...
        @property
        def owed(self) -> YearEnd:
            """What becomes of what is owed."""
        def replace(self, *, owed: YearEnd = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Tick(Command):
        """Time passes: whatever is due by now happens."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

_AnyCommand: TypeAlias = Command.Capture | Command.RegisterDeal | Command.RequestConsent | Command.GiveConsent | Command.ConfirmConsent | Command.WithdrawConsent | Command.Qualify | Command.RecordFact | Command.RetractFact | Command.VerifyFact | Command.RecordFinding | Command.Rate | Command.Assign | Command.AssignAll | Command.Accept | Command.Decline | Command.TakeBack | Command.RecordContact | Command.Advance | Command.Regress | Command.SetValue | Command.Plan | Command.Unplan | Command.Defer | Command.Demote | Command.Win | Command.Lose | Command.Reject | Command.AddNote | Command.Judge | Command.Erase | Command.Revalue | Command.Join | Command.Leave | Command.ReportAbsence | Command.ReportReturn | Command.SetWeight | Command.SetLimit | Command.SetCoverage | Command.SignAgreement | Command.Suspend | Command.Reinstate | Command.SetTier | Command.Warn | Command.Confirm | Command.BeginYear | Command.Tick

@final
class Comparison(Value):
    """The same leads under several rules."""
    __match_args__ = ("rows",)
    def __new__(cls, rows: Iterable[ComparisonRow]) -> Self: ...
    @property
    def rows(self) -> tuple[ComparisonRow, ...]:
        """What really was, where the stream says it, then the rules in their order."""
    def replace(self, *, rows: Iterable[ComparisonRow] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(stream: Stream, rules: Iterable[Rule], seed: int) -> Comparison:
        """What a stream would have become under some rules, beside what it was."""
    def table(self, language: Language) -> str:
        """The comparison as a table, for people."""

@final
class ComparisonRow(Value):
    """What became of the leads under one rule."""
    __match_args__ = ("rule", "given", "unplaced", "count_deviation", "temperature_deviation", "value_gap", "value_deviation", "mean_wait")
    def __new__(cls, rule: Rule | None, given: int, unplaced: int, count_deviation: float, temperature_deviation: float, value_gap: float | None, value_deviation: float | None, mean_wait: float) -> Self: ...
    @property
    def rule(self) -> _AnyRule | None:
        """The rule; nothing for what really was."""
    @property
    def given(self) -> int:
        """How many leads were given away."""
    @property
    def unplaced(self) -> int:
        """How many were not: nobody could ever have taken them, or in what really was, nobody did."""
    @property
    def count_deviation(self) -> float:
        """How far a member was from the leads that it was entitled to, at the worst moment."""
    @property
    def temperature_deviation(self) -> float:
        """The same by leads of one temperature."""
    @property
    def value_gap(self) -> float | None:
        """From the member with the most value beyond what it is entitled to, to the one with the least, at the end; 1 is
        what a member is entitled to on average. Nothing where the leads have no value."""
    @property
    def value_deviation(self) -> float | None:
        """How far the member that is furthest off is from the value that it is entitled to, at the end; 1 is what this
        member is entitled to."""
    @property
    def mean_wait(self) -> float:
        """How many minutes a lead waited on average until it was given away; 0 for what really was, since that is not told."""
    def replace(self, *, rule: Rule | None = ..., given: int = ..., unplaced: int = ..., count_deviation: float = ..., temperature_deviation: float = ..., value_gap: float | None = ..., value_deviation: float | None = ..., mean_wait: float = ...) -> Self:
        """Another one, with some fields changed."""

class ConsentNeed(enum.Enum):
    """What consent a lead needs."""
    UNNEEDED = "unneeded"
    """None."""
    GIVEN = "given"
    """Given once."""
    CONFIRMED = "confirmed"
    """Given and confirmed by the contact (double opt-in)."""

@final
class ConsentRule(Value):
    """When a lead may be worked."""
    __match_args__ = ("needed", "steps", "confirm_within", "withdrawal", "reason", "purposes")
    def __new__(cls, needed: ConsentNeed, steps: Iterable[ConsentStep], confirm_within: str, withdrawal: Withdrawal, reason: str, purposes: Iterable[PurposeRule]) -> Self: ...
    @property
    def needed(self) -> ConsentNeed:
        """What is needed."""
    @property
    def steps(self) -> tuple[ConsentStep, ...]:
        """For which steps."""
    @property
    def confirm_within(self) -> str:
        """How long a requested consent may be confirmed. Then a lead that marketing has is rejected if what is left is not enough."""
    @property
    def withdrawal(self) -> Withdrawal:
        """What a withdrawal does to a living lead."""
    @property
    def reason(self) -> str:
        """The reason for rejection when a consent lapses or is withdrawn, or the lead is erased; one of `reasons.rejection`."""
    @property
    def purposes(self) -> tuple[PurposeRule, ...]:
        """What else is asked for one by one, beside the consent to be contacted about the request at all."""
    def replace(self, *, needed: ConsentNeed = ..., steps: Iterable[ConsentStep] = ..., confirm_within: str = ..., withdrawal: Withdrawal = ..., reason: str = ..., purposes: Iterable[PurposeRule] = ...) -> Self:
        """Another one, with some fields changed."""

class ConsentState(enum.Enum):
    """How the contact stands to being contacted, or to a purpose."""
    UNKNOWN = "unknown"
    """Nothing is known."""
    REQUESTED = "requested"
    """It was asked to confirm and has not given it in another way."""
    GIVEN = "given"
    """It gave its consent once."""
    CONFIRMED = "confirmed"
    """It gave its consent and confirmed it."""
    WITHDRAWN = "withdrawn"
    """It withdrew it."""

class ConsentStep(enum.Enum):
    """A step that may need consent."""
    QUALIFY = "qualify"
    """Marketing qualifies the lead."""
    HAND_OVER = "hand_over"
    """The lead is handed to a member."""
    WORK = "work"
    """The member works the lead."""

@final
class ContactData(Value):
    """What the host knows of a contact. It is looked at and not kept.

    A field that is absent, and one with nothing but blanks in it, is empty."""
    __match_args__ = ("email", "phone", "country", "postcode", "town", "street", "company", "name")
    def __new__(cls, email: str | None = None, phone: str | None = None, country: str | None = None, postcode: str | None = None, town: str | None = None, street: str | None = None, company: str | None = None, name: str | None = None) -> Self: ...
    @property
    def email(self) -> str | None:
        """The e-mail address."""
    @property
    def phone(self) -> str | None:
        """The telephone number, as it was written."""
    @property
    def country(self) -> str | None:
        """The country, in two letters of ISO 3166-1."""
    @property
    def postcode(self) -> str | None:
        """The postcode."""
    @property
    def town(self) -> str | None:
        """The town."""
    @property
    def street(self) -> str | None:
        """Street and number."""
    @property
    def company(self) -> str | None:
        """The company."""
    @property
    def name(self) -> str | None:
        """The person's name."""
    def replace(self, *, email: str | None = ..., phone: str | None = ..., country: str | None = ..., postcode: str | None = ..., town: str | None = ..., street: str | None = ..., company: str | None = ..., name: str | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ContactRow(Value):
    """What the host knows of the contact of a lead."""
    __match_args__ = ("lead", "contact")
    def __new__(cls, lead: str, contact: ContactData) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def contact(self) -> ContactData:
        """Its contact."""
    def replace(self, *, lead: str = ..., contact: ContactData = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Coverage(Value):
    """What a member covers. A list that is empty restricts nothing, save for skills: who lists none has none."""
    __match_args__ = ("regions", "products", "languages", "media", "skills")
    def __new__(cls, regions: Iterable[str], products: Iterable[str], languages: Iterable[str], media: Iterable[str], skills: Iterable[str]) -> Self: ...
    @property
    def regions(self) -> tuple[str, ...]:
        """The regions it works in."""
    @property
    def products(self) -> tuple[str, ...]:
        """The products it sells."""
    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it speaks."""
    @property
    def media(self) -> tuple[str, ...]:
        """The media from which it takes leads."""
    @property
    def skills(self) -> tuple[str, ...]:
        """What it can do that others cannot."""
    def replace(self, *, regions: Iterable[str] = ..., products: Iterable[str] = ..., languages: Iterable[str] = ..., media: Iterable[str] = ..., skills: Iterable[str] = ...) -> Self:
        """Another one, with some fields changed."""

class Criterion(Value):
    """One verifiable criterion of a gate."""
    @final
    class Fact(Criterion):
        """The fact is recorded; a flag must say yes."""
        __match_args__ = ("fact",)
        def __new__(cls, fact: str) -> Self: ...
        @property
        def fact(self) -> str:
            """The fact."""
        def replace(self, *, fact: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Choice(Criterion):
        """The fact is one of these choices."""
        __match_args__ = ("fact", "any_of")
        def __new__(cls, fact: str, any_of: Iterable[str]) -> Self: ...
        @property
        def fact(self) -> str:
            """The fact."""
        @property
        def any_of(self) -> tuple[str, ...]:
            """The choices that will do."""
        def replace(self, *, fact: str = ..., any_of: Iterable[str] = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class AtLeast(Criterion):
        """The number is at least this."""
        __match_args__ = ("fact", "least")
        def __new__(cls, fact: str, least: float) -> Self: ...
        @property
        def fact(self) -> str:
            """The fact."""
        @property
        def least(self) -> float:
            """The smallest that will do."""
        def replace(self, *, fact: str = ..., least: float = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class AtMost(Criterion):
        """The number is at most this."""
        __match_args__ = ("fact", "most")
        def __new__(cls, fact: str, most: float) -> Self: ...
        @property
        def fact(self) -> str:
            """The fact."""
        @property
        def most(self) -> float:
            """The largest that will do."""
        def replace(self, *, fact: str = ..., most: float = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Verified(Criterion):
        """The fact was verified after it was last recorded."""
        __match_args__ = ("fact",)
        def __new__(cls, fact: str) -> Self: ...
        @property
        def fact(self) -> str:
            """The fact."""
        def replace(self, *, fact: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Valued(Criterion):
        """The order value is known."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Contacted(Criterion):
        """The member has spoken with the customer."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class KeyPerson(Criterion):
        """Somebody at the customer has this role, with at least this attitude."""
        __match_args__ = ("role", "attitude")
        def __new__(cls, role: str, attitude: Attitude | None = None) -> Self: ...
        @property
        def role(self) -> str:
            """The role."""
        @property
        def attitude(self) -> Attitude | None:
            """The attitude that will do."""
        def replace(self, *, role: str = ..., attitude: Attitude | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Milestone(Criterion):
        """The milestone is done."""
        __match_args__ = ("milestone",)
        def __new__(cls, milestone: str) -> Self: ...
        @property
        def milestone(self) -> str:
            """The milestone."""
        def replace(self, *, milestone: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class PlanComplete(Criterion):
        """The plan is complete."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

_AnyCriterion: TypeAlias = Criterion.Fact | Criterion.Choice | Criterion.AtLeast | Criterion.AtMost | Criterion.Verified | Criterion.Valued | Criterion.Contacted | Criterion.KeyPerson | Criterion.Milestone | Criterion.PlanComplete

@final
class Curve(Value):
    """A probability after each step of a curve."""
    __match_args__ = ("values", "standard_errors")
    def __new__(cls, values: Iterable[float], standard_errors: Iterable[float]) -> Self: ...
    @property
    def values(self) -> tuple[float, ...]:
        """The probability, from 0 to 1, from the step's time on until the next."""
    @property
    def standard_errors(self) -> tuple[float, ...]:
        """Its standard error."""
    def replace(self, *, values: Iterable[float] = ..., standard_errors: Iterable[float] = ...) -> Self:
        """Another one, with some fields changed."""

class DataAdvice(enum.Enum):
    """What to do about a finding."""
    ASK = "ask"
    """Ask for it."""
    CORRECT = "correct"
    """Look for a slip of the pen."""
    ASK_FOR_ANOTHER = "ask_for_another"
    """Ask for another one."""
    ADD_COUNTRY = "add_country"
    """Add the country, or the calling code."""
    COMPARE = "compare"
    """Compare the two fields."""

class DataField(enum.Enum):
    """A part of contact data."""
    EMAIL = "email"
    """The e-mail address."""
    PHONE = "phone"
    """The telephone number."""
    COUNTRY = "country"
    """The country."""
    POSTCODE = "postcode"
    """The postcode."""
    TOWN = "town"
    """The town."""
    STREET = "street"
    """Street and number."""
    COMPANY = "company"
    """The company."""
    NAME = "name"
    """The person's name."""

@final
class DataFinding(Value):
    """What was found in contact data. It names the field, and never what stands in it.

    To put it on record, use `record_finding` with the name of the rule, and the sentence as the advice."""
    __match_args__ = ("field", "rule", "weight", "advice")
    def __new__(cls, field: DataField, rule: DataRule, weight: float, advice: DataAdvice) -> Self: ...
    @property
    def field(self) -> DataField:
        """The field."""
    @property
    def rule(self) -> DataRule:
        """The check."""
    @property
    def weight(self) -> float:
        """How much it counts."""
    @property
    def advice(self) -> DataAdvice:
        """What to do."""
    def replace(self, *, field: DataField = ..., rule: DataRule = ..., weight: float = ..., advice: DataAdvice = ...) -> Self:
        """Another one, with some fields changed."""
    def sentence(self, language: Language) -> str:
        """What was found and what to do, for people."""

@final
class DataReport(Value):
    """What the checks of one contact found."""
    __match_args__ = ("complete", "findings")
    def __new__(cls, complete: float | None, findings: Iterable[DataFinding]) -> Self: ...
    @property
    def complete(self) -> float | None:
        """Which share of what is wanted is there, by weight; nothing where nothing is wanted."""
    @property
    def findings(self) -> tuple[DataFinding, ...]:
        """What was found: what is missing first, in the order of the rule, then the others in the order of the fields."""
    def replace(self, *, complete: float | None = ..., findings: Iterable[DataFinding] = ...) -> Self:
        """Another one, with some fields changed."""
    def sentences(self, language: Language) -> tuple[str, ...]:
        """How complete the data are and what was found, for people."""

class DataRule(enum.Enum):
    """What contact data are checked for."""
    MISSING = "missing"
    """A field that is wanted is empty."""
    EMAIL_FORM = "email_form"
    """What stands for an e-mail address cannot be one."""
    EMAIL_DISPOSABLE = "email_disposable"
    """The mailbox is one to throw away."""
    PHONE_FORM = "phone_form"
    """What stands for a telephone number cannot be one of its country."""
    PHONE_COUNTRY = "phone_country"
    """The telephone number is of another country than the contact."""
    COUNTRY_FORM = "country_form"
    """The country is not two letters of ISO 3166-1."""
    POSTCODE_FORM = "postcode_form"
    """What stands for a postcode cannot be one of its country."""
    POSTCODE_UNKNOWN = "postcode_unknown"
    """The postcode is not in the table."""
    POSTCODE_TOWN = "postcode_town"
    """The town is none of those that the table has for the postcode, and not known nearby."""
    POSTCODE_NEAR = "postcode_near"
    """The town is none of those that the table has for the postcode, but has postcodes that begin alike. Where postmen
    cross the borders of towns, that is as it should be."""

@final
class DateBand(Value):
    """What experts give for a date from here on."""
    __match_args__ = ("begins", "points")
    def __new__(cls, begins: float, points: float) -> Self: ...
    @property
    def begins(self) -> float:
        """In how many days the band begins."""
    @property
    def points(self) -> float:
        """The points."""
    def replace(self, *, begins: float = ..., points: float = ...) -> Self:
        """Another one, with some fields changed."""

class DeadlineKind(enum.Enum):
    """Something that is due at a time."""
    CONFIRM_CONSENT = "confirm_consent"
    """The contact is to confirm its consent."""
    CONFIRM_PURPOSE = "confirm_purpose"
    """The contact is to confirm its consent to a purpose."""
    HAND_OVER = "hand_over"
    """A hot lead is to be handed over."""
    ACCEPT = "accept"
    """The member is to accept or decline."""
    FIRST_CONTACT = "first_contact"
    """The member is to speak with the customer."""
    WAKE_UP = "wake_up"
    """A deferral is over."""
    STAY = "stay"
    """The lead has been at its stage too long."""
    MILESTONE = "milestone"
    """A milestone of the plan is due."""
    EXPIRY_WARNING = "expiry_warning"
    """The member is to be warned of the expiry."""
    EXPIRY = "expiry"
    """The lead expires."""
    RESUME = "resume"
    """A lost lead is worth another look."""

@final
class Deal(Value):
    """An open deal: a lead at a stage."""
    __match_args__ = ("lead", "stage", "entered", "value", "segment", "member", "channel")
    def __new__(cls, lead: str, stage: str, entered: datetime, value: Money | None = None, segment: str | None = None, member: str | None = None, channel: str | None = None) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def stage(self) -> str:
        """The stage it stands at."""
    @property
    def entered(self) -> datetime:
        """When it came there."""
    @property
    def value(self) -> Money | None:
        """The order value, where it is known."""
    @property
    def segment(self) -> str | None:
        """The group of leads whose chances are learned together with its own."""
    @property
    def member(self) -> str | None:
        """The member that has it."""
    @property
    def channel(self) -> str | None:
        """The channel of that member."""
    def replace(self, *, lead: str = ..., stage: str = ..., entered: datetime = ..., value: Money | None = ..., segment: str | None = ..., member: str | None = ..., channel: str | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class DealChance(Value):
    """With which probability a deal is won in the end."""
    __match_args__ = ("lead", "stage", "age_days", "won", "low", "high", "fresh", "presumed_lost")
    def __new__(cls, lead: str, stage: str, age_days: float, won: float, low: float, high: float, fresh: float, presumed_lost: bool) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def stage(self) -> str:
        """The stage it stands at."""
    @property
    def age_days(self) -> float:
        """For how many days."""
    @property
    def won(self) -> float:
        """The probability."""
    @property
    def low(self) -> float:
        """What it is hardly below."""
    @property
    def high(self) -> float:
        """What it is hardly above."""
    @property
    def fresh(self) -> float:
        """What a lead has that has just come to this stage."""
    @property
    def presumed_lost(self) -> bool:
        """Whether it stands there for so long that the rule takes it for lost; then the probability is nothing."""
    def replace(self, *, lead: str = ..., stage: str = ..., age_days: float = ..., won: float = ..., low: float = ..., high: float = ..., fresh: float = ..., presumed_lost: bool = ...) -> Self:
        """Another one, with some fields changed."""
    def sentence(self, language: Language) -> str:
        """Why a deal has this chance, for people."""

@final
class DealShare(Value):
    """What one deal contributes to the uncertainty."""
    __match_args__ = ("lead", "value", "won", "share")
    def __new__(cls, lead: str, value: Money, won: float, share: float) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def value(self) -> Money:
        """Its order value."""
    @property
    def won(self) -> float:
        """The probability that it is won, over all draws."""
    @property
    def share(self) -> float:
        """Its share of the variance, from 0 to 1: V²p(1−p) over the whole."""
    def replace(self, *, lead: str = ..., value: Money = ..., won: float = ..., share: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class DealWorth(Value):
    """What an open deal is expected to bring for the effort that it still takes."""
    __match_args__ = ("lead", "stage", "age_days", "won", "value", "expected", "effort", "per_effort", "zombie", "least")
    def __new__(cls, lead: str, stage: str, age_days: float, won: float, value: Money | None, expected: Money, effort: float, per_effort: Money, zombie: bool, least: Money) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def stage(self) -> str:
        """The stage it stands at."""
    @property
    def age_days(self) -> float:
        """For how many days."""
    @property
    def won(self) -> float:
        """With which probability it is won."""
    @property
    def value(self) -> Money | None:
        """Its order value; nothing where it is not known."""
    @property
    def expected(self) -> Money:
        """What it is expected to bring."""
    @property
    def effort(self) -> float:
        """What it is expected to take from now on: this stage once, and each later stay as often as it is likely to come."""
    @property
    def per_effort(self) -> Money:
        """What one unit of effort brings."""
    @property
    def zombie(self) -> bool:
        """Whether that is less than it must bring; not where the order value is not known."""
    @property
    def least(self) -> Money:
        """What it must bring."""
    def replace(self, *, lead: str = ..., stage: str = ..., age_days: float = ..., won: float = ..., value: Money | None = ..., expected: Money = ..., effort: float = ..., per_effort: Money = ..., zombie: bool = ..., least: Money = ...) -> Self:
        """Another one, with some fields changed."""
    def sentence(self, language: Language) -> str:
        """Why a deal pays or does not, for people."""

@final
class DeclineReason(Value):
    """A reason to decline an offer."""
    __match_args__ = ("id", "name", "refunded")
    def __new__(cls, id: str, name: str, refunded: bool) -> Self: ...
    @property
    def id(self) -> str:
        """Its id."""
    @property
    def name(self) -> str:
        """What people call it."""
    @property
    def refunded(self) -> bool:
        """Whether the member gets the lead's share back in the ledger."""
    def replace(self, *, id: str = ..., name: str = ..., refunded: bool = ...) -> Self:
        """Another one, with some fields changed."""

@final
class DeferralRule(Value):
    """What happens when the customer puts us off."""
    __match_args__ = ("longest", "steps")
    def __new__(cls, longest: str, steps: Iterable[EscalationStep]) -> Self: ...
    @property
    def longest(self) -> str:
        """The longest a single deferral may last."""
    @property
    def steps(self) -> tuple[EscalationStep, ...]:
        """The escalation plan: what happens at which deferral. Between two steps, a deferral is just counted."""
    def replace(self, *, longest: str = ..., steps: Iterable[EscalationStep] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class DelayLaw(Value):
    """How long winning takes: of the leads that are won, the share that is won by each age.

    Between two ages the share grows evenly; what stands at age 0 is won at once, with the acceptance. The last age is the
    horizon, its share 1: from then on nothing more is expected of a lead.

    Learn it from an earlier time than the one that is judged: what members are judged by must not hang on how they work
    now."""
    __match_args__ = ("days", "shares")
    def __new__(cls, days: Iterable[int], shares: Iterable[float]) -> Self: ...
    @property
    def days(self) -> tuple[int, ...]:
        """Ages in days since the acceptance, from 0 on, rising; the last is the horizon."""
    @property
    def shares(self) -> tuple[float, ...]:
        """The share won by then, never falling, at last 1."""
    def replace(self, *, days: Iterable[int] = ..., shares: Iterable[float] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def uniform(horizon_days: int) -> DelayLaw:
        """Winning is as likely on each day up to the horizon."""
    @staticmethod
    def immediate() -> DelayLaw:
        """Winning takes no time: for leads that are all decided."""
    @staticmethod
    def of(leads: Iterable[WorkedLead], horizon_days: int, until: datetime) -> DelayLaw:
        """How long winning took, as far as it was seen until a time."""
    def share(self, age: float) -> float:
        """Of the leads that are won, the share that is won by an age in days."""

@final
class DepthOrder(Value):
    """An order of media by depth of qualification, for a product."""
    __match_args__ = ("product", "media")
    def __new__(cls, product: str | None, media: Iterable[str]) -> Self: ...
    @property
    def product(self) -> str | None:
        """The product: a choice of the fact that tells products apart; nothing for all that have no order of their own."""
    @property
    def media(self) -> tuple[str, ...]:
        """The media, the deepest first."""
    def replace(self, *, product: str | None = ..., media: Iterable[str] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class DistributionRule(Value):
    """Who gets a lead. Nothing of it is used before the first member has joined."""
    __match_args__ = ("automatic", "entitlement", "bound", "value_weight", "value_cap", "most_owed", "seed", "assumed", "channels", "filters", "take_back_reason")
    def __new__(cls, automatic: Automatic, entitlement: Entitlement, bound: Guard, value_weight: float, value_cap: int, most_owed: int, seed: int, assumed: AssumedProbability, channels: Iterable[ChannelRule], filters: Iterable[FilterRule], take_back_reason: str | None = None) -> Self: ...
    @property
    def automatic(self) -> Automatic:
        """Which ready leads are given out without being asked for."""
    @property
    def entitlement(self) -> Entitlement:
        """What a share of a lead is reckoned on."""
    @property
    def bound(self) -> Guard:
        """How far a member may be ahead of others while it receives."""
    @property
    def value_weight(self) -> float:
        """How much the expected value counts beside the number of leads; 0 leaves it out."""
    @property
    def value_cap(self) -> int:
        """The most that a single lead counts, in units of the mean expected value; larger ones are hand work."""
    @property
    def most_owed(self) -> int:
        """How many leads, or means of value, one may at most be owed, or owe: 1 to 8,000. What is beyond is forgotten, on record."""
    @property
    def seed(self) -> int:
        """Breaks ties."""
    @property
    def assumed(self) -> AssumedProbability:
        """The probability of winning that is assumed where none was given."""
    @property
    def channels(self) -> tuple[ChannelRule, ...]:
        """The channels, first the direct one."""
    @property
    def filters(self) -> tuple[FilterRule, ...]:
        """What a member must cover to receive a lead."""
    @property
    def take_back_reason(self) -> str | None:
        """The reason with which leads are taken back from a member that leaves or is suspended; one of `reasons.take_back`."""
    def replace(self, *, automatic: Automatic = ..., entitlement: Entitlement = ..., bound: Guard = ..., value_weight: float = ..., value_cap: int = ..., most_owed: int = ..., seed: int = ..., assumed: AssumedProbability = ..., channels: Iterable[ChannelRule] = ..., filters: Iterable[FilterRule] = ..., take_back_reason: str | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Downturn(Value):
    """Whether a member lately wins less than expected, whatever it won before: good years wear an `Alarm`'s evidence down, and
    who has them is seen late there.

    It is a cumulative sum, adjusted by what was expected (Steiner et al., Biostatistics 1, 2000): each expected win raises the
    level by ½, up to 4.5, and each win lowers it by ln 2, down to 0. At 4.5 it is told, until it is back at 0. Unlike an
    alarm it has no promise for ever: whoever wins as often as expected comes there once in 560 expected wins on average, and
    one that falls to 40 % of that after 18 (by simulation; more seldom by chance where leads are won on the spot)."""
    __match_args__ = ("level", "since")
    def __new__(cls, level: float, since: datetime | None = None) -> Self: ...
    @property
    def level(self) -> float:
        """The level: 0 to 4.5."""
    @property
    def since(self) -> datetime | None:
        """Since when it is told; nothing if it is not, or the level has come back to 0 since."""
    def replace(self, *, level: float = ..., since: datetime | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Drift(Value):
    """Whether what a model says still comes true.

    Bets against the model are kept: that the odds are a quarter, a half or a whole too high or too low (as logarithms), or
    too bold or too timid by a factor of 2; all of them anew in each period. What they have won on average is evidence: while
    the model is right it reaches 1/α with a probability of α at the most, however often one looks (Ville, 1939; e-processes:
    Ramdas et al., 2023). So the alarm may be looked at as often as one likes, as long as the outcomes come in the order in
    which the leads were decided on."""
    __match_args__ = ("evidence", "alarm_from", "alarm", "periods")
    def __new__(cls, evidence: float, alarm_from: float, alarm: datetime | None, periods: Iterable[DriftPeriod]) -> Self: ...
    @property
    def evidence(self) -> float:
        """How strong the evidence is now, as a natural logarithm; 0 is none."""
    @property
    def alarm_from(self) -> float:
        """From where on it is an alarm."""
    @property
    def alarm(self) -> datetime | None:
        """When it was one for the first time."""
    @property
    def periods(self) -> tuple[DriftPeriod, ...]:
        """The periods in which leads ended."""
    def replace(self, *, evidence: float = ..., alarm_from: float = ..., alarm: datetime | None = ..., periods: Iterable[DriftPeriod] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(rule: DriftRule, outcomes: Iterable[DriftOutcome]) -> Drift:
        """Whether what was said still comes true."""
    def sentence(self, language: Language) -> str:
        """What it says, for people."""

@final
class DriftOutcome(Value):
    """What was said of a lead, and what came."""
    __match_args__ = ("at", "said", "won")
    def __new__(cls, at: datetime, said: float, won: bool) -> Self: ...
    @property
    def at(self) -> datetime:
        """When it was decided on."""
    @property
    def said(self) -> float:
        """With which probability it was to be won, as said when it was decided on."""
    @property
    def won(self) -> bool:
        """Whether it was won."""
    def replace(self, *, at: datetime = ..., said: float = ..., won: bool = ...) -> Self:
        """Another one, with some fields changed."""

@final
class DriftPeriod(Value):
    """What was said and what came in one period."""
    __match_args__ = ("begins", "leads", "said", "won", "evidence")
    def __new__(cls, begins: datetime, leads: int, said: float, won: int, evidence: float) -> Self: ...
    @property
    def begins(self) -> datetime:
        """When it began."""
    @property
    def leads(self) -> int:
        """How many leads ended."""
    @property
    def said(self) -> float:
        """How many were to be won."""
    @property
    def won(self) -> int:
        """How many were."""
    @property
    def evidence(self) -> float:
        """How strong the evidence was at its end, as a natural logarithm."""
    def replace(self, *, begins: datetime = ..., leads: int = ..., said: float = ..., won: int = ..., evidence: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class DriftRule(Value):
    """When an alarm is raised."""
    __match_args__ = ("false_alarms", "period_days")
    def __new__(cls, false_alarms: float, period_days: int) -> Self: ...
    @property
    def false_alarms(self) -> float:
        """How often a model that is right raises an alarm at any time, at the most."""
    @property
    def period_days(self) -> int:
        """How many days a period has: in each, bets begin anew, so that a late change is seen as well as an early one."""
    def replace(self, *, false_alarms: float = ..., period_days: int = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def standard() -> DriftRule:
        """One false alarm in a hundred lives of a model, periods of 30 days."""

@final
class Due(Value):
    """Something due."""
    __match_args__ = ("deadline", "at")
    def __new__(cls, deadline: DeadlineKind, at: datetime) -> Self: ...
    @property
    def deadline(self) -> DeadlineKind:
        """What."""
    @property
    def at(self) -> datetime:
        """When."""
    def replace(self, *, deadline: DeadlineKind = ..., at: datetime = ...) -> Self:
        """Another one, with some fields changed."""

@final
class DueLine(Value):
    """Something that is due."""
    __match_args__ = ("lead", "member", "deadline", "at")
    def __new__(cls, lead: str, member: str | None, deadline: DeadlineKind, at: datetime) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def member(self) -> str | None:
        """The member that has it."""
    @property
    def deadline(self) -> DeadlineKind:
        """What is due."""
    @property
    def at(self) -> datetime:
        """When."""
    def replace(self, *, lead: str = ..., member: str | None = ..., deadline: DeadlineKind = ..., at: datetime = ...) -> Self:
        """Another one, with some fields changed."""

@final
class DuplicateCandidate(Value):
    """A lead that may be the same as another one."""
    __match_args__ = ("lead", "other", "probability", "weight", "verdict", "reasons")
    def __new__(cls, lead: str, other: str, probability: float, weight: float, verdict: DuplicateVerdict, reasons: Iterable[DuplicateReason]) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead that was asked about."""
    @property
    def other(self) -> str:
        """The one that may be the same."""
    @property
    def probability(self) -> float:
        """The probability that it is."""
    @property
    def weight(self) -> float:
        """The same in bits: each doubles the odds, from the odds of two leads of which nothing is known."""
    @property
    def verdict(self) -> DuplicateVerdict:
        """What follows from it."""
    @property
    def reasons(self) -> tuple[DuplicateReason, ...]:
        """What each kind of key says that both have, in the order of the rule."""
    def replace(self, *, lead: str = ..., other: str = ..., probability: float = ..., weight: float = ..., verdict: DuplicateVerdict = ..., reasons: Iterable[DuplicateReason] = ...) -> Self:
        """Another one, with some fields changed."""
    def sentence(self, language: Language) -> str:
        """How sure it is that both are the same lead, and why, for people."""

@final
class DuplicateKey(Value):
    """A key: what two entries of the same lead have in common."""
    __match_args__ = ("kind", "value")
    def __new__(cls, kind: str, value: str) -> Self: ...
    @property
    def kind(self) -> str:
        """What kind of key it is; only keys of one kind are compared."""
    @property
    def value(self) -> str:
        """What is compared, sign by sign: clear, or hashed by the host. An empty one is none."""
    def replace(self, *, kind: str = ..., value: str = ...) -> Self:
        """Another one, with some fields changed."""

@final
class DuplicateKeys(Value):
    """The keys of a lead. Clear ones are as personal as what they are made of: keep them no longer than you need them."""
    __match_args__ = ("lead", "keys")
    def __new__(cls, lead: str, keys: Iterable[DuplicateKey]) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def keys(self) -> tuple[DuplicateKey, ...]:
        """Its keys; of a kind it may have several."""
    def replace(self, *, lead: str = ..., keys: Iterable[DuplicateKey] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(contacts: Iterable[ContactRow], rule: QualityRule) -> tuple[DuplicateKeys, ...]:
        """The keys of these contacts, in their order: those that can be made of what is known of each. They are clear."""

@final
class DuplicateReason(Value):
    """What a kind of key says about two leads."""
    __match_args__ = ("kind", "agrees", "weight")
    def __new__(cls, kind: str, agrees: bool, weight: float) -> Self: ...
    @property
    def kind(self) -> str:
        """The kind."""
    @property
    def agrees(self) -> bool:
        """Whether they share a key of it."""
    @property
    def weight(self) -> float:
        """By how many bits that speaks for their being the same; below 0 it speaks against."""
    def replace(self, *, kind: str = ..., agrees: bool = ..., weight: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class DuplicateRule(Value):
    """When two leads are taken for one and the same, after Fellegi and Sunter (1969)."""
    __match_args__ = ("kinds", "prior", "surely", "perhaps", "common")
    def __new__(cls, kinds: Iterable[KeyRule], prior: float, surely: float, perhaps: float, common: int) -> Self: ...
    @property
    def kinds(self) -> tuple[KeyRule, ...]:
        """The kinds of keys that are compared, and what each tells."""
    @property
    def prior(self) -> float:
        """The probability that two leads are the same before anything of them is compared, above 0 and below 1."""
    @property
    def surely(self) -> float:
        """From which probability on they surely are."""
    @property
    def perhaps(self) -> float:
        """From which probability on they perhaps are; below it they are not listed."""
    @property
    def common(self) -> int:
        """A key that more leads have than this leads to nobody by itself, and tells as little as the share of leads that have
        it: at least 1."""
    def replace(self, *, kinds: Iterable[KeyRule] = ..., prior: float = ..., surely: float = ..., perhaps: float = ..., common: int = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def standard() -> DuplicateRule:
        """What keys made of contact data usually tell."""

class DuplicateVerdict(enum.Enum):
    """Whether two leads are the same."""
    SURELY = "surely"
    """They surely are."""
    PERHAPS = "perhaps"
    """They perhaps are: a person looks."""

@final
class EffortRule(Value):
    """What work on deals takes, and what it must bring."""
    __match_args__ = ("efforts", "least")
    def __new__(cls, efforts: Iterable[StageEffort], least: Money) -> Self: ...
    @property
    def efforts(self) -> tuple[StageEffort, ...]:
        """What a stay at each stage takes, in any unit, such as hours; a stage that is not listed takes 1."""
    @property
    def least(self) -> Money:
        """What one unit of effort must bring at the least: deals that bring less do not pay."""
    def replace(self, *, efforts: Iterable[StageEffort] = ..., least: Money = ...) -> Self:
        """Another one, with some fields changed."""

@final
class End(Value):
    """The end of one lead.

    How a stay ended and how its lead ended are two facts: a lead that was taken back at noon may expire a month later,
    at no stage."""
    __match_args__ = ("lead", "at", "how")
    def __new__(cls, lead: str, at: datetime, how: Outcome) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def at(self) -> datetime:
        """When."""
    @property
    def how(self) -> Outcome:
        """How."""
    def replace(self, *, lead: str = ..., at: datetime = ..., how: Outcome = ...) -> Self:
        """Another one, with some fields changed."""

@final
class EndedLead(Value):
    """A lead that has ended, with what was known when it was decided on."""
    __match_args__ = ("answers", "at", "ended", "won")
    def __new__(cls, answers: Iterable[Answer], at: datetime, ended: datetime, won: bool) -> Self: ...
    @property
    def answers(self) -> tuple[Answer, ...]:
        """What was known then."""
    @property
    def at(self) -> datetime:
        """When that was."""
    @property
    def ended(self) -> datetime:
        """When it ended."""
    @property
    def won(self) -> bool:
        """Whether it was won."""
    def replace(self, *, answers: Iterable[Answer] = ..., at: datetime = ..., ended: datetime = ..., won: bool = ...) -> Self:
        """Another one, with some fields changed."""

class Entitlement(enum.Enum):
    """What a share of a lead is reckoned on."""
    OPPORTUNITY = "opportunity"
    """On the leads that one could have had: those one is eligible for."""
    OUTCOME = "outcome"
    """On all leads of the channel, so that totals become equal as far as eligibility allows."""

@final
class ErrorField(Value):
    """A field of an error in the one form that all languages have without effort: texts."""
    __match_args__ = ("name", "values")
    def __new__(cls, name: str, values: Iterable[str]) -> Self: ...
    @property
    def name(self) -> str:
        """Its name."""
    @property
    def values(self) -> tuple[str, ...]:
        """Its value; a list has any number of them, anything else one."""
    def replace(self, *, name: str = ..., values: Iterable[str] = ...) -> Self:
        """Another one, with some fields changed."""

class EscalationAction(Value):
    """What an escalation step does."""
    @final
    class Script(EscalationAction):
        """The member changes its tone; the text says how."""
        __match_args__ = ("text",)
        def __new__(cls, text: str) -> Self: ...
        @property
        def text(self) -> str:
            """What to say."""
        def replace(self, *, text: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class TellManager(EscalationAction):
        """The manager is told."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Refuse(EscalationAction):
        """This deferral is refused, and every later one: decide."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Lose(EscalationAction):
        """The lead is lost, with this reason."""
        __match_args__ = ("reason",)
        def __new__(cls, reason: str) -> Self: ...
        @property
        def reason(self) -> str:
            """One of `reasons.lost`."""
        def replace(self, *, reason: str = ...) -> Self:
            """Another one, with some fields changed."""

_AnyEscalationAction: TypeAlias = EscalationAction.Script | EscalationAction.TellManager | EscalationAction.Refuse | EscalationAction.Lose

@final
class EscalationStep(Value):
    """A step of the escalation plan."""
    __match_args__ = ("at", "action")
    def __new__(cls, at: int, action: EscalationAction) -> Self: ...
    @property
    def at(self) -> int:
        """At which deferral, counted from 1."""
    @property
    def action(self) -> _AnyEscalationAction:
        """What is done."""
    def replace(self, *, at: int = ..., action: EscalationAction = ...) -> Self:
        """Another one, with some fields changed."""

class Event(Value):
    """An event. It holds everything that follows from the rules, above all each due time, so that folding it needs no policy."""
    @final
    class Captured(Event):
        """A lead came in."""
        __match_args__ = ("lead", "medium", "campaign", "account", "predecessor", "proof", "value")
        def __new__(cls, lead: str, medium: str, campaign: str | None = None, account: str | None = None, predecessor: str | None = None, proof: str | None = None, value: Money | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """Its id."""
        @property
        def medium(self) -> str:
            """Where it came from."""
        @property
        def campaign(self) -> str | None:
            """The campaign that brought it."""
        @property
        def account(self) -> str | None:
            """The company it belongs to."""
        @property
        def predecessor(self) -> str | None:
            """The ended lead that it follows."""
        @property
        def proof(self) -> str | None:
            """The proof of a consent given with it."""
        @property
        def value(self) -> Money | None:
            """The expected order value."""
        def replace(self, *, lead: str = ..., medium: str = ..., campaign: str | None = ..., account: str | None = ..., predecessor: str | None = ..., proof: str | None = ..., value: Money | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class DealRegistered(Event):
        """A partner registered a deal of its own; it is an opportunity at once."""
        __match_args__ = ("lead", "member", "account", "medium", "predecessor", "proof", "value", "stage", "protected_until", "expires", "warn_at", "stay_until")
        def __new__(cls, lead: str, member: str, account: str, medium: str, predecessor: str | None, proof: str | None, value: Money | None, stage: str, protected_until: datetime, expires: datetime, warn_at: datetime, stay_until: datetime | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """Its id."""
        @property
        def member(self) -> str:
            """The partner."""
        @property
        def account(self) -> str:
            """The company at which the deal is protected."""
        @property
        def medium(self) -> str:
            """Where it came from."""
        @property
        def predecessor(self) -> str | None:
            """The ended lead that it follows."""
        @property
        def proof(self) -> str | None:
            """The partner's proof of consent."""
        @property
        def value(self) -> Money | None:
            """The expected order value."""
        @property
        def stage(self) -> str:
            """The stage it stands at."""
        @property
        def protected_until(self) -> datetime:
            """Until when it is protected."""
        @property
        def expires(self) -> datetime:
            """When it expires."""
        @property
        def warn_at(self) -> datetime:
            """When its member is warned of that."""
        @property
        def stay_until(self) -> datetime | None:
            """How long it should stay at this stage."""
        def replace(self, *, lead: str = ..., member: str = ..., account: str = ..., medium: str = ..., predecessor: str | None = ..., proof: str | None = ..., value: Money | None = ..., stage: str = ..., protected_until: datetime = ..., expires: datetime = ..., warn_at: datetime = ..., stay_until: datetime | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class ConsentRequested(Event):
        """The contact was asked to confirm its consent."""
        __match_args__ = ("lead", "confirm_by", "purpose")
        def __new__(cls, lead: str, confirm_by: datetime, purpose: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def confirm_by(self) -> datetime:
            """Until when it can."""
        @property
        def purpose(self) -> str | None:
            """The purpose; nothing for the consent to be contacted at all."""
        def replace(self, *, lead: str = ..., confirm_by: datetime = ..., purpose: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class ConsentGiven(Event):
        """The contact gave its consent."""
        __match_args__ = ("lead", "proof", "purpose")
        def __new__(cls, lead: str, proof: str, purpose: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def proof(self) -> str:
            """The proof."""
        @property
        def purpose(self) -> str | None:
            """The purpose; nothing for the consent to be contacted at all."""
        def replace(self, *, lead: str = ..., proof: str = ..., purpose: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class ConsentConfirmed(Event):
        """The contact confirmed its consent."""
        __match_args__ = ("lead", "proof", "purpose")
        def __new__(cls, lead: str, proof: str, purpose: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def proof(self) -> str:
            """The proof."""
        @property
        def purpose(self) -> str | None:
            """The purpose; nothing for the consent to be contacted at all."""
        def replace(self, *, lead: str = ..., proof: str = ..., purpose: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class ConsentLapsed(Event):
        """The time to confirm a consent is over. A consent that was given without it stays."""
        __match_args__ = ("lead", "purpose")
        def __new__(cls, lead: str, purpose: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def purpose(self) -> str | None:
            """The purpose; nothing for the consent to be contacted at all."""
        def replace(self, *, lead: str = ..., purpose: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class ConsentWithdrawn(Event):
        """The contact withdrew its consent."""
        __match_args__ = ("lead", "purpose")
        def __new__(cls, lead: str, purpose: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def purpose(self) -> str | None:
            """The purpose; nothing for every one of them and for being contacted at all."""
        def replace(self, *, lead: str = ..., purpose: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class QualifyingStarted(Event):
        """Marketing took the lead up."""
        __match_args__ = ("lead",)
        def __new__(cls, lead: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        def replace(self, *, lead: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class FactRecorded(Event):
        """A fact was recorded."""
        __match_args__ = ("lead", "fact", "value")
        def __new__(cls, lead: str, fact: str, value: FactValue) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def fact(self) -> str:
            """Which fact."""
        @property
        def value(self) -> _AnyFactValue:
            """Its value."""
        def replace(self, *, lead: str = ..., fact: str = ..., value: FactValue = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class FactRetracted(Event):
        """A fact turned out not to hold."""
        __match_args__ = ("lead", "fact")
        def __new__(cls, lead: str, fact: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def fact(self) -> str:
            """Which fact."""
        def replace(self, *, lead: str = ..., fact: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class FactVerified(Event):
        """A recorded fact was confirmed."""
        __match_args__ = ("lead", "fact")
        def __new__(cls, lead: str, fact: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def fact(self) -> str:
            """Which fact."""
        def replace(self, *, lead: str = ..., fact: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class FindingRecorded(Event):
        """A data check found something."""
        __match_args__ = ("lead", "fact", "rule", "advice")
        def __new__(cls, lead: str, fact: str | None, rule: str, advice: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def fact(self) -> str | None:
            """The fact it is about, if one."""
        @property
        def rule(self) -> str:
            """The rule that found it."""
        @property
        def advice(self) -> str | None:
            """What to do about it."""
        def replace(self, *, lead: str = ..., fact: str | None = ..., rule: str = ..., advice: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Rated(Event):
        """The lead was rated."""
        __match_args__ = ("lead", "temperature", "probability", "buyer", "model")
        def __new__(cls, lead: str, temperature: Temperature, probability: float | None = None, buyer: BuyerStage | None = None, model: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def temperature(self) -> Temperature:
            """Its temperature from now on."""
        @property
        def probability(self) -> float | None:
            """The probability of winning it, if one was given."""
        @property
        def buyer(self) -> BuyerStage | None:
            """Where the buyer stands, if that was said."""
        @property
        def model(self) -> str | None:
            """The version of the model that the probability comes from; nothing where a person gave it."""
        def replace(self, *, lead: str = ..., temperature: Temperature = ..., probability: float | None = ..., buyer: BuyerStage | None = ..., model: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Readied(Event):
        """The lead is ready for sales."""
        __match_args__ = ("lead", "hand_over_by")
        def __new__(cls, lead: str, hand_over_by: datetime | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def hand_over_by(self) -> datetime | None:
            """Until when it is to be handed over, where it is hot."""
        def replace(self, *, lead: str = ..., hand_over_by: datetime | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Unreadied(Event):
        """The lead is no longer ready."""
        __match_args__ = ("lead",)
        def __new__(cls, lead: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        def replace(self, *, lead: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Distributed(Event):
        """The ledger booked a lead that a member receives; the offer follows.

        It holds what is booked. What was weighed stands in the receipt that the decision gave."""
        __match_args__ = ("lead", "member", "temperature", "probability", "value", "expected", "worth", "channels", "among")
        def __new__(cls, lead: str, member: str, temperature: Temperature, probability: float, value: Money | None, expected: Money, worth: float, channels: Iterable[ChannelShare], among: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def member(self) -> str:
            """The member that receives it."""
        @property
        def temperature(self) -> Temperature:
            """How warm it is."""
        @property
        def probability(self) -> float:
            """The probability of winning it that was reckoned with."""
        @property
        def value(self) -> Money | None:
            """Its order value, where it is known."""
        @property
        def expected(self) -> Money:
            """What it is expected to bring."""
        @property
        def worth(self) -> float:
            """The same, in units of the mean expected value of a lead."""
        @property
        def channels(self) -> tuple[ChannelShare, ...]:
            """The channels that are credited a share of it."""
        @property
        def among(self) -> str:
            """The members in play, of all channels. Those of the chosen one are credited a share of it, by their weights."""
        def replace(self, *, lead: str = ..., member: str = ..., temperature: Temperature = ..., probability: float = ..., value: Money | None = ..., expected: Money = ..., worth: float = ..., channels: Iterable[ChannelShare] = ..., among: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class OwedClamped(Event):
        """What somebody is owed, or owes, has become more than the policy allows; what is beyond is forgotten."""
        __match_args__ = ("lead", "member", "channel", "temperature", "by")
        def __new__(cls, lead: str, member: str | None, channel: str | None, temperature: Temperature, by: Owed) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead with which that happened."""
        @property
        def member(self) -> str | None:
            """The member, if it is one."""
        @property
        def channel(self) -> str | None:
            """The channel, if it is one."""
        @property
        def temperature(self) -> Temperature:
            """The temperature of the lead."""
        @property
        def by(self) -> Owed:
            """How much is taken off what is owed."""
        def replace(self, *, lead: str = ..., member: str | None = ..., channel: str | None = ..., temperature: Temperature = ..., by: Owed = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Waiting(Event):
        """Nobody can take the lead: it waits, and goes out as soon as somebody can."""
        __match_args__ = ("lead", "barred")
        def __new__(cls, lead: str, barred: Iterable[Barred]) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def barred(self) -> tuple[Barred, ...]:
            """What keeps everybody from it."""
        def replace(self, *, lead: str = ..., barred: Iterable[Barred] = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Revalued(Event):
        """A lead that a member has is worth something else; the ledger reckons with that."""
        __match_args__ = ("lead", "value", "expected", "by")
        def __new__(cls, lead: str, value: Money, expected: Money, by: float) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def value(self) -> Money:
            """What it is worth."""
        @property
        def expected(self) -> Money:
            """What it is expected to bring."""
        @property
        def by(self) -> float:
            """By how much more it counts, in units of the mean expected value of a lead."""
        def replace(self, *, lead: str = ..., value: Money = ..., expected: Money = ..., by: float = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class MemberJoined(Event):
        """A member joined."""
        __match_args__ = ("member", "profile")
        def __new__(cls, member: str, profile: Profile) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def profile(self) -> Profile:
            """What it may and can receive."""
        def replace(self, *, member: str = ..., profile: Profile = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class MemberLeft(Event):
        """A member left."""
        __match_args__ = ("member",)
        def __new__(cls, member: str) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        def replace(self, *, member: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class AbsenceReported(Event):
        """A member will be, or is, absent."""
        __match_args__ = ("member", "absence")
        def __new__(cls, member: str, absence: Absence) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def absence(self) -> Absence:
            """From when until when."""
        def replace(self, *, member: str = ..., absence: Absence = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class ReturnReported(Event):
        """A member is back."""
        __match_args__ = ("member",)
        def __new__(cls, member: str) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        def replace(self, *, member: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class WeightSet(Event):
        """A member's weight changed."""
        __match_args__ = ("member", "weight")
        def __new__(cls, member: str, weight: float) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def weight(self) -> float:
            """The weight."""
        def replace(self, *, member: str = ..., weight: float = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class LimitSet(Event):
        """A member's limit changed."""
        __match_args__ = ("member", "limit")
        def __new__(cls, member: str, limit: int | None = None) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def limit(self) -> int | None:
            """The limit; nothing for that of its channel."""
        def replace(self, *, member: str = ..., limit: int | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class CoverageSet(Event):
        """What a member covers changed."""
        __match_args__ = ("member", "coverage")
        def __new__(cls, member: str, coverage: Coverage) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def coverage(self) -> Coverage:
            """What it covers."""
        def replace(self, *, member: str = ..., coverage: Coverage = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class AgreementSigned(Event):
        """A member signed a data-protection agreement."""
        __match_args__ = ("member", "agreement")
        def __new__(cls, member: str, agreement: Agreement) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def agreement(self) -> Agreement:
            """The agreement."""
        def replace(self, *, member: str = ..., agreement: Agreement = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class MemberSuspended(Event):
        """A member was suspended."""
        __match_args__ = ("member", "reason")
        def __new__(cls, member: str, reason: str) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def reason(self) -> str:
            """Why."""
        def replace(self, *, member: str = ..., reason: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class ClawedBack(Event):
        """What a suspended member had undecided was clawed back, and what it earned; the leads are taken back one by one."""
        __match_args__ = ("member", "leads", "points_since", "commission")
        def __new__(cls, member: str, leads: Iterable[str], points_since: datetime | None = None, commission: Money | None = None) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def leads(self) -> tuple[str, ...]:
            """The leads."""
        @property
        def points_since(self) -> datetime | None:
            """From when on points that it earned count no more; nothing if it keeps them."""
        @property
        def commission(self) -> Money | None:
            """The commission; nothing if it keeps it."""
        def replace(self, *, member: str = ..., leads: Iterable[str] = ..., points_since: datetime | None = ..., commission: Money | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class MemberReinstated(Event):
        """A suspended member may receive leads again."""
        __match_args__ = ("member",)
        def __new__(cls, member: str) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        def replace(self, *, member: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class ProbationBegun(Event):
        """A member that joined is on probation: its points are not asked for yet. A person ends it."""
        __match_args__ = ("member", "until")
        def __new__(cls, member: str, until: datetime) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def until(self) -> datetime:
            """Until when a person is to decide."""
        def replace(self, *, member: str = ..., until: datetime = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class TierSet(Event):
        """A member was given another tier of the partner programme."""
        __match_args__ = ("member", "tier", "factor", "queue", "note")
        def __new__(cls, member: str, tier: str, factor: float, queue: int | None = None, note: str | None = None) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def tier(self) -> str:
            """The tier."""
        @property
        def factor(self) -> float:
            """What its weight is multiplied by."""
        @property
        def queue(self) -> int | None:
            """How many undecided leads it may have; nothing for as many as before there were tiers."""
        @property
        def note(self) -> str | None:
            """Why."""
        def replace(self, *, member: str = ..., tier: str = ..., factor: float = ..., queue: int | None = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class MemberWarned(Event):
        """A member was warned that it may not stay in the partner programme."""
        __match_args__ = ("member", "until", "note")
        def __new__(cls, member: str, until: datetime, note: str | None = None) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def until(self) -> datetime:
            """Until when it has time to come back; then a person decides."""
        @property
        def note(self) -> str | None:
            """Why."""
        def replace(self, *, member: str = ..., until: datetime = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class MemberConfirmed(Event):
        """A member was confirmed: it is neither on probation nor warned any more."""
        __match_args__ = ("member", "note")
        def __new__(cls, member: str, note: str | None = None) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        @property
        def note(self) -> str | None:
            """Why."""
        def replace(self, *, member: str = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class YearBegun(Event):
        """A new year began in the ledger."""
        __match_args__ = ("owed",)
        def __new__(cls, owed: YearEnd) -> Self: ...
        @property
        def owed(self) -> YearEnd:
            """What became of what was owed."""
        def replace(self, *, owed: YearEnd = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Offered(Event):
        """The lead was offered to a member."""
        __match_args__ = ("lead", "member", "reason", "temperature", "accept_by", "expires", "warn_at")
        def __new__(cls, lead: str, member: str, reason: str | None, temperature: Temperature, accept_by: datetime, expires: datetime, warn_at: datetime) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def member(self) -> str:
            """The member."""
        @property
        def reason(self) -> str | None:
            """Why this one, where a person chose it."""
        @property
        def temperature(self) -> Temperature:
            """Its temperature at this moment; `hot` marks it for the member."""
        @property
        def accept_by(self) -> datetime:
            """Until when it can be accepted."""
        @property
        def expires(self) -> datetime:
            """When it expires; fixed at the first hand-over."""
        @property
        def warn_at(self) -> datetime:
            """When its member is warned of that."""
        def replace(self, *, lead: str = ..., member: str = ..., reason: str | None = ..., temperature: Temperature = ..., accept_by: datetime = ..., expires: datetime = ..., warn_at: datetime = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Accepted(Event):
        """The member accepted: the lead is an opportunity."""
        __match_args__ = ("lead", "member", "stage", "contact_by", "stay_until")
        def __new__(cls, lead: str, member: str, stage: str, contact_by: datetime | None = None, stay_until: datetime | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def member(self) -> str:
            """The member."""
        @property
        def stage(self) -> str:
            """The stage it stands at."""
        @property
        def contact_by(self) -> datetime | None:
            """Until when the member is to speak with the customer."""
        @property
        def stay_until(self) -> datetime | None:
            """How long it should stay at this stage."""
        def replace(self, *, lead: str = ..., member: str = ..., stage: str = ..., contact_by: datetime | None = ..., stay_until: datetime | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Declined(Event):
        """The member declined the offer."""
        __match_args__ = ("lead", "member", "reason", "refunded", "note", "hand_over_by")
        def __new__(cls, lead: str, member: str, reason: str, refunded: bool, note: str | None = None, hand_over_by: datetime | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def member(self) -> str:
            """The member."""
        @property
        def reason(self) -> str:
            """Why."""
        @property
        def refunded(self) -> bool:
            """Whether the member gets the lead's share back."""
        @property
        def note(self) -> str | None:
            """A note."""
        @property
        def hand_over_by(self) -> datetime | None:
            """Until when it is to be handed over again, where it is hot."""
        def replace(self, *, lead: str = ..., member: str = ..., reason: str = ..., refunded: bool = ..., note: str | None = ..., hand_over_by: datetime | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Lapsed(Event):
        """The member did not answer in time."""
        __match_args__ = ("lead", "member", "hand_over_by")
        def __new__(cls, lead: str, member: str, hand_over_by: datetime | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def member(self) -> str:
            """The member."""
        @property
        def hand_over_by(self) -> datetime | None:
            """Until when it is to be handed over again, where it is hot."""
        def replace(self, *, lead: str = ..., member: str = ..., hand_over_by: datetime | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class TakenBack(Event):
        """The lead was taken back from its member."""
        __match_args__ = ("lead", "member", "reason", "note", "hand_over_by")
        def __new__(cls, lead: str, member: str, reason: str | None = None, note: str | None = None, hand_over_by: datetime | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def member(self) -> str:
            """The member."""
        @property
        def reason(self) -> str | None:
            """Why; nothing where the rules did it."""
        @property
        def note(self) -> str | None:
            """A note."""
        @property
        def hand_over_by(self) -> datetime | None:
            """Until when it is to be handed over again, where it is hot."""
        def replace(self, *, lead: str = ..., member: str = ..., reason: str | None = ..., note: str | None = ..., hand_over_by: datetime | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Contacted(Event):
        """Somebody spoke with the customer."""
        __match_args__ = ("lead", "note")
        def __new__(cls, lead: str, note: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def note(self) -> str | None:
            """A note."""
        def replace(self, *, lead: str = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Advanced(Event):
        """The opportunity entered a later stage."""
        __match_args__ = ("lead", "stage", "stay_until")
        def __new__(cls, lead: str, stage: str, stay_until: datetime | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def stage(self) -> str:
            """The stage."""
        @property
        def stay_until(self) -> datetime | None:
            """How long it should stay."""
        def replace(self, *, lead: str = ..., stage: str = ..., stay_until: datetime | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Regressed(Event):
        """The opportunity fell back to an earlier stage."""
        __match_args__ = ("lead", "stage", "stay_until", "note")
        def __new__(cls, lead: str, stage: str, stay_until: datetime | None = None, note: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def stage(self) -> str:
            """The stage."""
        @property
        def stay_until(self) -> datetime | None:
            """How long it should stay."""
        @property
        def note(self) -> str | None:
            """A note."""
        def replace(self, *, lead: str = ..., stage: str = ..., stay_until: datetime | None = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class ValueSet(Event):
        """The expected order value was set."""
        __match_args__ = ("lead", "value")
        def __new__(cls, lead: str, value: Money) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def value(self) -> Money:
            """The value."""
        def replace(self, *, lead: str = ..., value: Money = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Planned(Event):
        """An entry of the opportunity plan was added, or replaced."""
        __match_args__ = ("lead", "entry")
        def __new__(cls, lead: str, entry: PlanEntry) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def entry(self) -> _AnyPlanEntry:
            """The entry."""
        def replace(self, *, lead: str = ..., entry: PlanEntry = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Unplanned(Event):
        """An entry of the opportunity plan was removed."""
        __match_args__ = ("lead", "entry")
        def __new__(cls, lead: str, entry: PlanKey) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def entry(self) -> _AnyPlanKey:
            """Which entry."""
        def replace(self, *, lead: str = ..., entry: PlanKey = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Deferred(Event):
        """The customer put us off."""
        __match_args__ = ("lead", "until", "count", "note")
        def __new__(cls, lead: str, until: datetime, count: int, note: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def until(self) -> datetime:
            """When to come back."""
        @property
        def count(self) -> int:
            """Which deferral it is, counted from 1."""
        @property
        def note(self) -> str | None:
            """What the customer said."""
        def replace(self, *, lead: str = ..., until: datetime = ..., count: int = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Escalated(Event):
        """A step of the escalation plan came."""
        __match_args__ = ("lead", "count", "action")
        def __new__(cls, lead: str, count: int, action: EscalationAction) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def count(self) -> int:
            """At which deferral."""
        @property
        def action(self) -> _AnyEscalationAction:
            """What is to be done."""
        def replace(self, *, lead: str = ..., count: int = ..., action: EscalationAction = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class WokeUp(Event):
        """A deferral is over: back to the customer."""
        __match_args__ = ("lead",)
        def __new__(cls, lead: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        def replace(self, *, lead: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Demoted(Event):
        """The opportunity became a lead again; marketing owns it."""
        __match_args__ = ("lead", "member", "reason", "note")
        def __new__(cls, lead: str, member: str, reason: str, note: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def member(self) -> str:
            """The member that gave it back."""
        @property
        def reason(self) -> str:
            """Why."""
        @property
        def note(self) -> str | None:
            """A note."""
        def replace(self, *, lead: str = ..., member: str = ..., reason: str = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Won(Event):
        """The opportunity was won."""
        __match_args__ = ("lead", "stage", "value", "note")
        def __new__(cls, lead: str, stage: str, value: Money | None = None, note: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def stage(self) -> str:
            """The stage that is entered by winning."""
        @property
        def value(self) -> Money | None:
            """The order value, if it is known."""
        @property
        def note(self) -> str | None:
            """A note."""
        def replace(self, *, lead: str = ..., stage: str = ..., value: Money | None = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Lost(Event):
        """The opportunity was lost."""
        __match_args__ = ("lead", "stage", "reason", "note", "resume")
        def __new__(cls, lead: str, stage: str | None, reason: str, note: str | None = None, resume: datetime | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def stage(self) -> str | None:
            """The stage at which it failed; nothing in an imported history that never names one."""
        @property
        def reason(self) -> str:
            """Why."""
        @property
        def note(self) -> str | None:
            """A note."""
        @property
        def resume(self) -> datetime | None:
            """When it is worth another look."""
        def replace(self, *, lead: str = ..., stage: str | None = ..., reason: str = ..., note: str | None = ..., resume: datetime | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Expired(Event):
        """The lead expired; that is final."""
        __match_args__ = ("lead",)
        def __new__(cls, lead: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        def replace(self, *, lead: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Rejected(Event):
        """The lead was none."""
        __match_args__ = ("lead", "reason", "duplicate_of")
        def __new__(cls, lead: str, reason: str, duplicate_of: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def reason(self) -> str:
            """Why."""
        @property
        def duplicate_of(self) -> str | None:
            """The lead it duplicates."""
        def replace(self, *, lead: str = ..., reason: str = ..., duplicate_of: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class DeadlineMissed(Event):
        """A due time passed without what it was for."""
        __match_args__ = ("lead", "deadline", "due", "milestone")
        def __new__(cls, lead: str, deadline: DeadlineKind, due: datetime, milestone: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def deadline(self) -> DeadlineKind:
            """Which due time."""
        @property
        def due(self) -> datetime:
            """When it was."""
        @property
        def milestone(self) -> str | None:
            """The milestone, where it was one."""
        def replace(self, *, lead: str = ..., deadline: DeadlineKind = ..., due: datetime = ..., milestone: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class ExpiryWarned(Event):
        """The lead will expire soon; its member sees it coming."""
        __match_args__ = ("lead", "expires")
        def __new__(cls, lead: str, expires: datetime) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def expires(self) -> datetime:
            """When."""
        def replace(self, *, lead: str = ..., expires: datetime = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class ResumeDue(Event):
        """A lost lead is worth another look: capture a new one that names it as predecessor."""
        __match_args__ = ("lead",)
        def __new__(cls, lead: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        def replace(self, *, lead: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Noted(Event):
        """A note was added."""
        __match_args__ = ("lead", "note")
        def __new__(cls, lead: str, note: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def note(self) -> str:
            """The note."""
        def replace(self, *, lead: str = ..., note: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Judged(Event):
        """It was said what the lead was worth to whoever had it."""
        __match_args__ = ("lead", "quality", "note")
        def __new__(cls, lead: str, quality: LeadQuality, note: str | None = None) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        @property
        def quality(self) -> LeadQuality:
            """What it was worth."""
        @property
        def note(self) -> str | None:
            """A note."""
        def replace(self, *, lead: str = ..., quality: LeadQuality = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Erased(Event):
        """The lead's personal data were erased."""
        __match_args__ = ("lead",)
        def __new__(cls, lead: str) -> Self: ...
        @property
        def lead(self) -> str:
            """The lead."""
        def replace(self, *, lead: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class PolicyAdopted(Event):
        """From here on, decisions follow these rules."""
        __match_args__ = ("version", "fingerprint")
        def __new__(cls, version: str, fingerprint: str) -> Self: ...
        @property
        def version(self) -> str:
            """The tenant's name for the version."""
        @property
        def fingerprint(self) -> str:
            """The fingerprint of the rules."""
        def replace(self, *, version: str = ..., fingerprint: str = ...) -> Self:
            """Another one, with some fields changed."""

_AnyEvent: TypeAlias = Event.Captured | Event.DealRegistered | Event.ConsentRequested | Event.ConsentGiven | Event.ConsentConfirmed | Event.ConsentLapsed | Event.ConsentWithdrawn | Event.QualifyingStarted | Event.FactRecorded | Event.FactRetracted | Event.FactVerified | Event.FindingRecorded | Event.Rated | Event.Readied | Event.Unreadied | Event.Distributed | Event.OwedClamped | Event.Waiting | Event.Revalued | Event.MemberJoined | Event.MemberLeft | Event.AbsenceReported | Event.ReturnReported | Event.WeightSet | Event.LimitSet | Event.CoverageSet | Event.AgreementSigned | Event.MemberSuspended | Event.ClawedBack | Event.MemberReinstated | Event.ProbationBegun | Event.TierSet | Event.MemberWarned | Event.MemberConfirmed | Event.YearBegun | Event.Offered | Event.Accepted | Event.Declined | Event.Lapsed | Event.TakenBack | Event.Contacted | Event.Advanced | Event.Regressed | Event.ValueSet | Event.Planned | Event.Unplanned | Event.Deferred | Event.Escalated | Event.WokeUp | Event.Demoted | Event.Won | Event.Lost | Event.Expired | Event.Rejected | Event.DeadlineMissed | Event.ExpiryWarned | Event.ResumeDue | Event.Noted | Event.Judged | Event.Erased | Event.PolicyAdopted

@final
class ExistingPipeline(Value):
    """The revenue that is expected without any new lead: the open deals, and in the middle of a year what is won already."""
    __match_args__ = ("mean", "deviation")
    def __new__(cls, mean: Money, deviation: Money) -> Self: ...
    @property
    def mean(self) -> Money:
        """What is expected of it."""
    @property
    def deviation(self) -> Money:
        """The standard deviation of that."""
    def replace(self, *, mean: Money = ..., deviation: Money = ...) -> Self:
        """Another one, with some fields changed."""

class Exit(enum.Enum):
    """How a lead leaves a stage."""
    ADVANCED = "advanced"
    """To a later stage."""
    REGRESSED = "regressed"
    """To an earlier stage."""
    DEMOTED = "demoted"
    """Back to marketing."""
    TAKEN_BACK = "taken_back"
    """Taken back from its member, to be given anew."""
    WON = "won"
    """The customer ordered."""
    LOST = "lost"
    """The customer did not."""
    EXPIRED = "expired"
    """Nobody decided it in time."""
    REJECTED = "rejected"
    """It was none."""

@final
class ExpertStage(Value):
    """What experts expect of a stage."""
    __match_args__ = ("stage", "won", "days")
    def __new__(cls, stage: str, won: float, days: float) -> Self: ...
    @property
    def stage(self) -> str:
        """The stage."""
    @property
    def won(self) -> float:
        """With which probability a lead at this stage is won in the end."""
    @property
    def days(self) -> float:
        """How many days a lead stays at it."""
    def replace(self, *, stage: str = ..., won: float = ..., days: float = ...) -> Self:
        """Another one, with some fields changed."""

class FactKind(Value):
    """Which values a fact takes."""
    @final
    class Flag(FactKind):
        """Yes or no."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Number(FactKind):
        """A number between two limits, both included."""
        __match_args__ = ("least", "most")
        def __new__(cls, least: float, most: float) -> Self: ...
        @property
        def least(self) -> float:
            """The smallest."""
        @property
        def most(self) -> float:
            """The largest."""
        def replace(self, *, least: float = ..., most: float = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Money(FactKind):
        """An amount in the policy's currency."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Date(FactKind):
        """An instant."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Choice(FactKind):
        """One of some answers."""
        __match_args__ = ("choices",)
        def __new__(cls, choices: Iterable[str]) -> Self: ...
        @property
        def choices(self) -> tuple[str, ...]:
            """The answers."""
        def replace(self, *, choices: Iterable[str] = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Text(FactKind):
        """A free text."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

_AnyFactKind: TypeAlias = FactKind.Flag | FactKind.Number | FactKind.Money | FactKind.Date | FactKind.Choice | FactKind.Text

@final
class FactRule(Value):
    """A fact that may be recorded."""
    __match_args__ = ("id", "name", "kind")
    def __new__(cls, id: str, name: str, kind: FactKind) -> Self: ...
    @property
    def id(self) -> str:
        """Its id."""
    @property
    def name(self) -> str:
        """What people call it."""
    @property
    def kind(self) -> _AnyFactKind:
        """Which values it takes."""
    def replace(self, *, id: str = ..., name: str = ..., kind: FactKind = ...) -> Self:
        """Another one, with some fields changed."""

class FactValue(Value):
    """The value of a fact."""
    @final
    class Flag(FactValue):
        """Yes or no."""
        __match_args__ = ("value",)
        def __new__(cls, value: bool) -> Self: ...
        @property
        def value(self) -> bool:
            """Yes is true."""
        def replace(self, *, value: bool = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Number(FactValue):
        """A number."""
        __match_args__ = ("value",)
        def __new__(cls, value: float) -> Self: ...
        @property
        def value(self) -> float:
            """The number."""
        def replace(self, *, value: float = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Money(FactValue):
        """An amount."""
        __match_args__ = ("value",)
        def __new__(cls, value: Money) -> Self: ...
        @property
        def value(self) -> Money:
            """The amount."""
        def replace(self, *, value: Money = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Date(FactValue):
        """An instant."""
        __match_args__ = ("value",)
        def __new__(cls, value: datetime) -> Self: ...
        @property
        def value(self) -> datetime:
            """The instant."""
        def replace(self, *, value: datetime = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Choice(FactValue):
        """One of the allowed answers."""
        __match_args__ = ("value",)
        def __new__(cls, value: str) -> Self: ...
        @property
        def value(self) -> str:
            """The answer."""
        def replace(self, *, value: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Text(FactValue):
        """A free text."""
        __match_args__ = ("value",)
        def __new__(cls, value: str) -> Self: ...
        @property
        def value(self) -> str:
            """The text."""
        def replace(self, *, value: str = ...) -> Self:
            """Another one, with some fields changed."""

_AnyFactValue: TypeAlias = FactValue.Flag | FactValue.Number | FactValue.Money | FactValue.Date | FactValue.Choice | FactValue.Text

@final
class FactView(Value):
    """A recorded fact."""
    __match_args__ = ("fact", "value", "verified")
    def __new__(cls, fact: str, value: FactValue, verified: bool) -> Self: ...
    @property
    def fact(self) -> str:
        """Which."""
    @property
    def value(self) -> _AnyFactValue:
        """Its value."""
    @property
    def verified(self) -> bool:
        """Whether it was verified since it was recorded."""
    def replace(self, *, fact: str = ..., value: FactValue = ..., verified: bool = ...) -> Self:
        """Another one, with some fields changed."""

@final
class FairnessReport(Value):
    """The fairness audit: what each member received in a period, beside what it was entitled to and what chance would give."""
    __match_args__ = ("period", "audit")
    def __new__(cls, period: Period, audit: Audit | None = None) -> Self: ...
    @property
    def period(self) -> Period:
        """From when until when."""
    @property
    def audit(self) -> Audit | None:
        """What is audited: all leads that were given out in that time; nothing where none was."""
    def replace(self, *, period: Period = ..., audit: Audit | None = ...) -> Self:
        """Another one, with some fields changed."""

class Fate(Value):
    """What became of a lead that a member accepted."""
    @final
    class Open(Fate):
        """It is worked still."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Won(Fate):
        """The customer ordered."""
        __match_args__ = ("at",)
        def __new__(cls, at: datetime) -> Self: ...
        @property
        def at(self) -> datetime:
            """When."""
        def replace(self, *, at: datetime = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Lost(Fate):
        """It was lost, or expired, or the member gave it back as not qualified. It stays expected for as long as such a
        lead may be won: else a quick loss, or giving back, would hide that leads are burnt."""
        __match_args__ = ("at",)
        def __new__(cls, at: datetime) -> Self: ...
        @property
        def at(self) -> datetime:
            """When."""
        def replace(self, *, at: datetime = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Recalled(Fate):
        """It was taken back for a reason that is not the member's doing: from then on nothing is expected of it."""
        __match_args__ = ("at",)
        def __new__(cls, at: datetime) -> Self: ...
        @property
        def at(self) -> datetime:
            """When."""
        def replace(self, *, at: datetime = ...) -> Self:
            """Another one, with some fields changed."""

_AnyFate: TypeAlias = Fate.Open | Fate.Won | Fate.Lost | Fate.Recalled

@final
class Fault(Value):
    """Something in a policy that cannot stand."""
    __match_args__ = ("path", "fault")
    def __new__(cls, path: str, fault: str) -> Self: ...
    @property
    def path(self) -> str:
        """Where: `pipeline.stages[2].gate[0].fact`."""
    @property
    def fault(self) -> str:
        """What is wrong, and what is allowed."""
    def replace(self, *, path: str = ..., fault: str = ...) -> Self:
        """Another one, with some fields changed."""

@final
class FieldCounts(Value):
    """Facts, counted. Those of one lead go together, so no interval is given."""
    __match_args__ = ("wanted", "recorded", "verified", "verified_later")
    def __new__(cls, wanted: int, recorded: int, verified: int, verified_later: int) -> Self: ...
    @property
    def wanted(self) -> int:
        """How many are wanted."""
    @property
    def recorded(self) -> int:
        """How many of these are recorded."""
    @property
    def verified(self) -> int:
        """How many of these are verified."""
    @property
    def verified_later(self) -> int:
        """How many of these were verified later than recorded."""
    def replace(self, *, wanted: int = ..., recorded: int = ..., verified: int = ..., verified_later: int = ...) -> Self:
        """Another one, with some fields changed."""

class Filter(enum.Enum):
    """What keeps a member from a lead. They are asked in this order, and the first one counts."""
    SUSPENDED = "suspended"
    """It is suspended."""
    AGREEMENT = "agreement"
    """Its data-protection agreement is missing or over."""
    ABSENT = "absent"
    """It is absent."""
    WEIGHT = "weight"
    """Its weight is 0."""
    EXCLUDED = "excluded"
    """It has declined this lead or let it lapse, or the lead was taken from it."""
    PROTECTED = "protected"
    """Another member has registered a deal with the lead's account."""
    RULE = "rule"
    """A rule of the policy, which is named."""
    QUEUE = "queue"
    """It has as many undecided leads as it may have."""
    KEPT = "kept"
    """It keeps its free place for another lead of the same batch, which would find none otherwise."""

@final
class FilterRule(Value):
    """What a member must cover to receive a lead."""
    __match_args__ = ("id", "name", "needs")
    def __new__(cls, id: str, name: str, needs: Need) -> Self: ...
    @property
    def id(self) -> str:
        """Its id; receipts name it."""
    @property
    def name(self) -> str:
        """What people call it, as it reads behind "because": "the region is not hers"."""
    @property
    def needs(self) -> _AnyNeed:
        """What is asked."""
    def replace(self, *, id: str = ..., name: str = ..., needs: Need = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Finding(Value):
    """Something in a policy that is allowed and makes no sense."""
    __match_args__ = ("path", "finding", "advice")
    def __new__(cls, path: str, finding: str, advice: str) -> Self: ...
    @property
    def path(self) -> str:
        """Where: `pipeline.stages[2].gate[0]`."""
    @property
    def finding(self) -> str:
        """What makes no sense."""
    @property
    def advice(self) -> str:
        """What to do."""
    def replace(self, *, path: str = ..., finding: str = ..., advice: str = ...) -> Self:
        """Another one, with some fields changed."""

@final
class FindingView(Value):
    """What a data check found."""
    __match_args__ = ("fact", "rule", "advice")
    def __new__(cls, fact: str | None, rule: str, advice: str | None = None) -> Self: ...
    @property
    def fact(self) -> str | None:
        """The fact it is about, if one."""
    @property
    def rule(self) -> str:
        """The rule that found it."""
    @property
    def advice(self) -> str | None:
        """What to do about it."""
    def replace(self, *, fact: str | None = ..., rule: str = ..., advice: str | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Forecast(Value):
    """The revenue up to a date, as a distribution.

    Each deal is won or not, independently of others where the probabilities are right: R = Σ V·B + what still comes in.
    The distribution is reckoned, not drawn, on a grid of at least 4,096 cells. What is not known of the stages concerns
    all deals at once; it comes in as draws, whose distributions are mixed. Quantiles are within 0.2 % of the weighted
    pipeline, as long as no deal is worth more than ten times all of that.

    Amounts are rounded to the minor unit."""
    __match_args__ = ("at", "until", "deals", "draws", "value", "weighted", "mean", "deviation", "quantiles", "scenarios", "target", "above_target", "shares", "parameter_share", "inflow_share")
    def __new__(cls, at: datetime, until: datetime, deals: int, draws: int, value: Money, weighted: Money, mean: Money, deviation: Money, quantiles: Quantiles | None, scenarios: Scenarios | None, target: Money | None, above_target: float | None, shares: Iterable[DealShare], parameter_share: float, inflow_share: float) -> Self: ...
    @property
    def at(self) -> datetime:
        """What is known is known at this time."""
    @property
    def until(self) -> datetime:
        """Revenue up to here."""
    @property
    def deals(self) -> int:
        """How many deals with an order value were given."""
    @property
    def draws(self) -> int:
        """How many draws of what is not known were mixed; 1 where there was one probability for each deal."""
    @property
    def value(self) -> Money:
        """The sum of all order values of the deals."""
    @property
    def weighted(self) -> Money:
        """The weighted pipeline: the sum of order value times probability."""
    @property
    def mean(self) -> Money:
        """The revenue that is expected: the weighted pipeline, and what still comes in."""
    @property
    def deviation(self) -> Money:
        """Its standard deviation, of which the shares below are shares, squared."""
    @property
    def quantiles(self) -> Quantiles | None:
        """The quantiles; nothing where one deal dominates: then the scenarios say more."""
    @property
    def scenarios(self) -> Scenarios | None:
        """With and without the deal that dominates; nothing where none does.

        A deal dominates that makes up more than half of the order values of all that can still be won, or more than
        half of their weighted sum. The first kind decides over the year if it comes, however unlikely; the second is
        what everybody counts on. Either way the distribution has two humps, and a quantile says which of them it falls
        into rather than what will be."""
    @property
    def target(self) -> Money | None:
        """The target that was asked for."""
    @property
    def above_target(self) -> float | None:
        """The probability that revenue is at least the target."""
    @property
    def shares(self) -> tuple[DealShare, ...]:
        """Where the uncertainty comes from, the largest share first."""
    @property
    def parameter_share(self) -> float:
        """The share of the variance that comes from what is not known of the stages: between the draws."""
    @property
    def inflow_share(self) -> float:
        """The share of the variance that comes from deals that will still come in, within each draw."""
    def replace(self, *, at: datetime = ..., until: datetime = ..., deals: int = ..., draws: int = ..., value: Money = ..., weighted: Money = ..., mean: Money = ..., deviation: Money = ..., quantiles: Quantiles | None = ..., scenarios: Scenarios | None = ..., target: Money | None = ..., above_target: float | None = ..., shares: Iterable[DealShare] = ..., parameter_share: float = ..., inflow_share: float = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(deals: Iterable[Odds], options: ForecastOptions) -> Forecast:
        """Revenue up to a date from deals whose chances are given."""
    def sentences(self, language: Language) -> tuple[str, ...]:
        """What the forecast says, for people."""

@final
class ForecastOptions(Value):
    """What a forecast is about."""
    __match_args__ = ("at", "until", "currency", "target", "inflow")
    def __new__(cls, at: datetime, until: datetime, currency: str, target: Money | None = None, inflow: Inflow | None = None) -> Self: ...
    @property
    def at(self) -> datetime:
        """What is known is known at this time."""
    @property
    def until(self) -> datetime:
        """Revenue up to here."""
    @property
    def currency(self) -> str:
        """The currency of all amounts."""
    @property
    def target(self) -> Money | None:
        """The revenue that one would like to have; nothing where nobody asks."""
    @property
    def inflow(self) -> Inflow | None:
        """Deals that will still come; nothing where only the open ones count."""
    def replace(self, *, at: datetime = ..., until: datetime = ..., currency: str = ..., target: Money | None = ..., inflow: Inflow | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ForecastRule(Value):
    """What a forecast of open deals is about."""
    __match_args__ = ("until", "currency", "draws", "target", "arrivals")
    def __new__(cls, until: datetime, currency: str, draws: int, target: Money | None = None, arrivals: Arrivals | None = None) -> Self: ...
    @property
    def until(self) -> datetime:
        """Revenue up to here."""
    @property
    def currency(self) -> str:
        """The currency of all amounts."""
    @property
    def draws(self) -> int:
        """How many draws of the model are mixed, so that what is not known of it widens the range: 1 to 1,000. 40 are a good
        number; each takes about as long as the forecast itself."""
    @property
    def target(self) -> Money | None:
        """The revenue that one would like to have."""
    @property
    def arrivals(self) -> Arrivals | None:
        """Deals that will still come; nothing where only the open ones count."""
    def replace(self, *, until: datetime = ..., currency: str = ..., draws: int = ..., target: Money | None = ..., arrivals: Arrivals | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ForecastTime(Value):
    """The forecasts of one time."""
    __match_args__ = ("at", "forecasts", "decided", "forecast_wins", "wins")
    def __new__(cls, at: datetime, forecasts: int, decided: int, forecast_wins: float, wins: int) -> Self: ...
    @property
    def at(self) -> datetime:
        """When."""
    @property
    def forecasts(self) -> int:
        """How many."""
    @property
    def decided(self) -> int:
        """Of how many the deal has ended."""
    @property
    def forecast_wins(self) -> float:
        """How many wins were forecast among the decided."""
    @property
    def wins(self) -> int:
        """How many were won."""
    def replace(self, *, at: datetime = ..., forecasts: int = ..., decided: int = ..., forecast_wins: float = ..., wins: int = ...) -> Self:
        """Another one, with some fields changed."""

@final
class FrozenForecast(Value):
    """A forecast as it was made: kept by the host, never changed, scored when the deal has ended."""
    __match_args__ = ("lead", "at", "won")
    def __new__(cls, lead: str, at: datetime, won: float) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def at(self) -> datetime:
        """When it was forecast."""
    @property
    def won(self) -> float:
        """With which probability it was to be won."""
    def replace(self, *, lead: str = ..., at: datetime = ..., won: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class FunnelOptions(Value):
    """What is wished, and under which conditions."""
    __match_args__ = ("target", "wished", "in_time", "elasticity", "usual_leads", "existing")
    def __new__(cls, target: Money, wished: float | None = None, in_time: float | None = None, elasticity: float | None = None, usual_leads: int | None = None, existing: ExistingPipeline | None = None) -> Self: ...
    @property
    def target(self) -> Money:
        """The revenue that is to be reached."""
    @property
    def wished(self) -> float | None:
        """The probability with which; 0.8 where nothing is given."""
    @property
    def in_time(self) -> float | None:
        """The probability that a lead which is won at all is won in the time left, above 0 up to 1; 1 where nothing is
        given."""
    @property
    def elasticity(self) -> float | None:
        """How conversion falls as volume rises, from 0 to 1: with twice the usual number of leads, rates are 2^−ε times
        what they were. 0 where nothing is given."""
    @property
    def usual_leads(self) -> int | None:
        """The number of leads at which the rates were observed; the planned leads where nothing is given."""
    @property
    def existing(self) -> ExistingPipeline | None:
        """What needs no new lead; nothing where there is none."""
    def replace(self, *, target: Money = ..., wished: float | None = ..., in_time: float | None = ..., elasticity: float | None = ..., usual_leads: int | None = ..., existing: ExistingPipeline | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class FunnelPlan(Value):
    """How many leads a revenue target takes, and whether the planned ones reach it.

    The rates of the steps are what so many passed of so many say, Beta(passed + ½, not passed + ½), and independent of
    each other; their product is the share p of leads that is won. Revenue has three moments in closed form, in which
    order values, the luck of each lead, and what is not known of p all count; the lognormal distribution with these
    moments gives the probability of the target. `docs/pipeline/plan.md` shows how near that comes."""
    __match_args__ = ("target", "wished", "rate", "order_value", "planned", "expected", "reached", "verdict", "leads_on_average", "leads", "needs", "steps", "limiting", "least_known", "units", "reached_within_capacity")
    def __new__(cls, target: Money, wished: float, rate: float, order_value: Money, planned: int, expected: Money, reached: float, verdict: PlanVerdict, leads_on_average: int | None, leads: int | None, needs: Iterable[StepNeed], steps: Iterable[StepOutlook], limiting: str, least_known: str, units: Iterable[UnitPlan], reached_within_capacity: float | None = None) -> Self: ...
    @property
    def target(self) -> Money:
        """The revenue that is to be reached."""
    @property
    def wished(self) -> float:
        """The probability with which."""
    @property
    def rate(self) -> float:
        """The share of leads that is won in the end, in time or not."""
    @property
    def order_value(self) -> Money:
        """The mean order value."""
    @property
    def planned(self) -> int:
        """The leads planned, over all units."""
    @property
    def expected(self) -> Money:
        """The revenue that these are expected to bring, with the existing pipeline."""
    @property
    def reached(self) -> float:
        """The probability that these reach the target."""
    @property
    def verdict(self) -> PlanVerdict:
        """What it comes to."""
    @property
    def leads_on_average(self) -> int | None:
        """The leads that reach the target on average: about half of the time, or less. Nothing where ten million do not."""
    @property
    def leads(self) -> int | None:
        """The leads that reach it with the wished probability; nothing where the history is too thin to say, or none do."""
    @property
    def needs(self) -> tuple[StepNeed, ...]:
        """What more has to be seen, where the history is too thin.

        With so many entries, what is not known of the rate costs at most as many leads again as the target takes on
        average."""
    @property
    def steps(self) -> tuple[StepOutlook, ...]:
        """Each step."""
    @property
    def limiting(self) -> str:
        """The step where revenue gains most when fewer are lost: the one with the smallest rate."""
    @property
    def least_known(self) -> str:
        """The step whose rate is the least known."""
    @property
    def units(self) -> tuple[UnitPlan, ...]:
        """Each unit."""
    @property
    def reached_within_capacity(self) -> float | None:
        """The probability of the target where no unit takes more leads than it can handle; nothing where no capacity is
        given."""
    def replace(self, *, target: Money = ..., wished: float = ..., rate: float = ..., order_value: Money = ..., planned: int = ..., expected: Money = ..., reached: float = ..., verdict: PlanVerdict = ..., leads_on_average: int | None = ..., leads: int | None = ..., needs: Iterable[StepNeed] = ..., steps: Iterable[StepOutlook] = ..., limiting: str = ..., least_known: str = ..., units: Iterable[UnitPlan] = ..., reached_within_capacity: float | None = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(
    steps: Iterable[FunnelStep], values: OrderValues, units: Iterable[SalesUnit], options: FunnelOptions
    ) -> FunnelPlan: ...
    def sentences(self, language: Language) -> tuple[str, ...]:
        """What the plan says, for people."""

@final
class FunnelStep(Value):
    """A step of the funnel, and how many passed it so far."""
    __match_args__ = ("stage", "entered", "passed")
    def __new__(cls, stage: str, entered: int, passed: int) -> Self: ...
    @property
    def stage(self) -> str:
        """The stage, or the step before the first one."""
    @property
    def entered(self) -> int:
        """How many came to it, and are decided."""
    @property
    def passed(self) -> int:
        """How many of these went on; at the last step, how many ordered."""
    def replace(self, *, stage: str = ..., entered: int = ..., passed: int = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Gap(Value):
    """How uneven the log is by one measure, and how uneven chance alone would be.

    Chance means that every lead goes to one of its eligible members by lot, according to weight."""
    __match_args__ = ("measure", "observed", "chance_low", "chance_middle", "chance_high", "at_least_as_uneven", "verdict")
    def __new__(cls, measure: Measure, observed: float, chance_low: float, chance_middle: float, chance_high: float, at_least_as_uneven: float, verdict: Verdict) -> Self: ...
    @property
    def measure(self) -> Measure:
        """What is measured, and in which unit."""
    @property
    def observed(self) -> float:
        """How uneven the log is."""
    @property
    def chance_low(self) -> float:
        """What chance stays below in 1 of 20 cases."""
    @property
    def chance_middle(self) -> float:
        """What chance stays below in half of all cases."""
    @property
    def chance_high(self) -> float:
        """What chance stays below in 19 of 20 cases."""
    @property
    def at_least_as_uneven(self) -> float:
        """In which share of all cases chance was at least as uneven as the log."""
    @property
    def verdict(self) -> Verdict:
        """What that means."""
    def replace(self, *, measure: Measure = ..., observed: float = ..., chance_low: float = ..., chance_middle: float = ..., chance_high: float = ..., at_least_as_uneven: float = ..., verdict: Verdict = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Grant(Value):
    """What a role may do."""
    __match_args__ = ("role", "rights")
    def __new__(cls, role: Role, rights: Iterable[Right]) -> Self: ...
    @property
    def role(self) -> Role:
        """The role."""
    @property
    def rights(self) -> tuple[Right, ...]:
        """Its rights."""
    def replace(self, *, role: Role = ..., rights: Iterable[Right] = ...) -> Self:
        """Another one, with some fields changed."""

class Guard(enum.Enum):
    """How far a member may be ahead of others while it receives. The bounds are those for equal weights, all eligible."""
    STRICT = "strict"
    """Numbers differ by at most 1 at any time; values less evenly."""
    STANDARD = "standard"
    """Numbers differ by at most 2 at any time."""
    STRATIFIED = "stratified"
    """Numbers differ by at most 1 at any time within each temperature; values less evenly."""

@final
class Handout(Value):
    """What became of a stream under a rule."""
    __match_args__ = ("given", "unplaced")
    def __new__(cls, given: Iterable[Assigned], unplaced: Iterable[str]) -> Self: ...
    @property
    def given(self) -> tuple[Assigned, ...]:
        """The leads that were given away, in the order in which they were."""
    @property
    def unplaced(self) -> tuple[str, ...]:
        """Those that nobody could ever have taken, in the order of time."""
    def replace(self, *, given: Iterable[Assigned] = ..., unplaced: Iterable[str] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(stream: Stream, rule: Rule, seed: int) -> Handout:
        """Gives the leads of a stream away by a rule."""

@final
class HandoverRule(Value):
    """How a lead is handed over, and how long each step may take."""
    __match_args__ = ("hot_within", "accept_within", "contact_hot_within", "contact_warm_within", "contact_cold_within", "missed_contact", "expires_after", "warn_before_expiry", "protected_for")
    def __new__(cls, hot_within: str, accept_within: str, contact_hot_within: str, contact_warm_within: str, contact_cold_within: str, missed_contact: MissedContact, expires_after: str, warn_before_expiry: str, protected_for: str) -> Self: ...
    @property
    def hot_within(self) -> str:
        """A hot lead is to be handed over within this time."""
    @property
    def accept_within(self) -> str:
        """A member accepts or declines within this time; then the offer lapses."""
    @property
    def contact_hot_within(self) -> str:
        """The first contact with a hot lead, from acceptance."""
    @property
    def contact_warm_within(self) -> str:
        """The first contact with a warm lead."""
    @property
    def contact_cold_within(self) -> str:
        """The first contact with a cold lead."""
    @property
    def missed_contact(self) -> MissedContact:
        """What happens when the first contact does not come in time."""
    @property
    def expires_after(self) -> str:
        """From the first hand-over: then an undecided lead is gone, final, always."""
    @property
    def warn_before_expiry(self) -> str:
        """How long before its expiry the member is warned."""
    @property
    def protected_for(self) -> str:
        """How long a partner's registered deal is protected."""
    def replace(self, *, hot_within: str = ..., accept_within: str = ..., contact_hot_within: str = ..., contact_warm_within: str = ..., contact_cold_within: str = ..., missed_contact: MissedContact = ..., expires_after: str = ..., warn_before_expiry: str = ..., protected_for: str = ...) -> Self:
        """Another one, with some fields changed."""

@final
class HistoryData(Value):
    """A history as data."""
    __match_args__ = ("rule", "sums", "lasting", "latest")
    def __new__(cls, rule: HistoryRule, sums: Iterable[StaySums], lasting: Iterable[LastingStay], latest: datetime | None = None) -> Self: ...
    @property
    def rule(self) -> HistoryRule:
        """The rule it is kept by."""
    @property
    def sums(self) -> tuple[StaySums, ...]:
        """The sums, by segment, stage and period."""
    @property
    def lasting(self) -> tuple[LastingStay, ...]:
        """The stays that last."""
    @property
    def latest(self) -> datetime | None:
        """The last instant that anything is known of."""
    def replace(self, *, rule: HistoryRule = ..., sums: Iterable[StaySums] = ..., lasting: Iterable[LastingStay] = ..., latest: datetime | None = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(rule: HistoryRule, stays: Iterable[Stay]) -> HistoryData:
        """The history of these stays."""
    def merge(self, other: HistoryData) -> HistoryData:
        """Both histories in one: what one pass over the stays of both gives."""

@final
class HistoryRow(Value):
    """A row of a foreign history, with its texts as they stand there. An empty text is as good as none."""
    __match_args__ = ("line", "lead", "time", "what", "step", "who", "value", "order")
    def __new__(cls, line: int, lead: str, time: str, what: str, step: str | None = None, who: str | None = None, value: str | None = None, order: int | None = None) -> Self: ...
    @property
    def line(self) -> int:
        """Its line in the file, by which it is listed."""
    @property
    def lead(self) -> str:
        """Which lead it is about."""
    @property
    def time(self) -> str:
        """When: ISO 8601, with an offset or in the mapping's time zone; a date alone is the start of that day."""
    @property
    def what(self) -> str:
        """What happened: the name of an activity."""
    @property
    def step(self) -> str | None:
        """Which step of it, such as `START` or `COMPLETE`."""
    @property
    def who(self) -> str | None:
        """Who did it."""
    @property
    def value(self) -> str | None:
        """The order value in major units, such as `20000` or `1054.50`."""
    @property
    def order(self) -> int | None:
        """Which comes first of rows of the same instant; rows without it come before those with it."""
    def replace(self, *, line: int = ..., lead: str = ..., time: str = ..., what: str = ..., step: str | None = ..., who: str | None = ..., value: str | None = ..., order: int | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class HistoryRule(Value):
    """By which rule stays are summed up. Histories can be merged if their rules are the same."""
    __match_args__ = ("stages", "renamed", "ages", "period_days", "clean_ups")
    def __new__(cls, stages: Iterable[str], renamed: Iterable[RenamedStage], ages: Iterable[float], period_days: int, clean_ups: Iterable[CleanUp]) -> Self: ...
    @property
    def stages(self) -> tuple[str, ...]:
        """The stages in the order of the pipeline, 2 to 64; the last is entered by winning."""
    @property
    def renamed(self) -> tuple[RenamedStage, ...]:
        """Stages that were called otherwise once, or have become one: what was counted there counts at the new one."""
    @property
    def ages(self) -> tuple[float, ...]:
        """Where each age at a stage begins, in days: from 0 upwards, 1 to 64 of them; the last age has no end."""
    @property
    def period_days(self) -> int:
        """How many days of entries are summed together; forgetting goes by these periods. 1 to 3,650."""
    @property
    def clean_ups(self) -> tuple[CleanUp, ...]:
        """When somebody cleaned up: leads that ended then count as watched until then, and not as lost."""
    def replace(self, *, stages: Iterable[str] = ..., renamed: Iterable[RenamedStage] = ..., ages: Iterable[float] = ..., period_days: int = ..., clean_ups: Iterable[CleanUp] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def standard(stages: Iterable[str]) -> HistoryRule:
        """The usual rule for these stages: 14 ages from 3 days to 300, periods of 30 days."""

@final
class ImportReport(Value):
    """What came of an import. Every row is either used or listed: `rows` is `used` and the length of `listed`."""
    __match_args__ = ("rows", "used", "cases", "records", "listed", "listed_by_code", "in_part", "refusals")
    def __new__(cls, rows: int, used: int, cases: int, records: int, listed: Iterable[ListedRow], listed_by_code: Iterable[CodeCount], in_part: Iterable[ListedRow], refusals: Iterable[CodeCount]) -> Self: ...
    @property
    def rows(self) -> int:
        """How many rows there were."""
    @property
    def used(self) -> int:
        """How many of them are in the log now."""
    @property
    def cases(self) -> int:
        """How many leads these are about."""
    @property
    def records(self) -> int:
        """How many records came of them."""
    @property
    def listed(self) -> tuple[ListedRow, ...]:
        """The rows that are not used, by line."""
    @property
    def listed_by_code(self) -> tuple[CodeCount, ...]:
        """Of these, how many have which code."""
    @property
    def in_part(self) -> tuple[ListedRow, ...]:
        """Rows that are used without a part of them, such as an unreadable value, by line; a row may stand here twice."""
    @property
    def refusals(self) -> tuple[CodeCount, ...]:
        """How many records our rules would have refused, by the code of the refusal."""
    def replace(self, *, rows: int = ..., used: int = ..., cases: int = ..., records: int = ..., listed: Iterable[ListedRow] = ..., listed_by_code: Iterable[CodeCount] = ..., in_part: Iterable[ListedRow] = ..., refusals: Iterable[CodeCount] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Imported(Value):
    """What comes of an import in one piece."""
    __match_args__ = ("report", "records")
    def __new__(cls, report: ImportReport, records: Iterable[Record]) -> Self: ...
    @property
    def report(self) -> ImportReport:
        """What became of the rows."""
    @property
    def records(self) -> tuple[Record, ...]:
        """The records, to be appended to the log."""
    def replace(self, *, report: ImportReport = ..., records: Iterable[Record] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Incidence(Value):
    """How likely something has ended in one way or another by each age: the estimator of Aalen and Johansen (1978) for
    competing causes. With one cause alone, event-free is the estimator of Kaplan and Meier (1958).

    A step is an age at which somebody ends. All columns have one value for each step, in the order of age.

    | | |
    |---|---|
    | at risk | who came before the step and has not left before it; at age 0, who was seen from the beginning |
    | ties | who ends at an age ends before those who are last seen at it are gone, and before others come at it |
    | standard errors | infinitesimal jackknife, each row for itself, as in R's `survfit`; of event-free it is Greenwood's where nobody came late |
    | nobody left | the error is 0 where event-free is 0: the curve stands there, whoever may come later |"""
    __match_args__ = ("rows", "passed_over", "observed_until", "unobserved_at", "times", "at_risk", "event_free", "causes")
    def __new__(cls, rows: int, passed_over: int, observed_until: float, unobserved_at: float | None, times: Iterable[float], at_risk: Iterable[int], event_free: Curve, causes: Iterable[CauseCurve]) -> Self: ...
    @property
    def rows(self) -> int:
        """How many rows were under observation."""
    @property
    def passed_over(self) -> int:
        """How many rows were not, and count for nothing: those of no length that begin after age 0."""
    @property
    def observed_until(self) -> float:
        """The last age that was seen. Beyond it the curves are not known."""
    @property
    def unobserved_at(self) -> float | None:
        """From which age on nobody was seen for a while, until others came; nothing if there is no such gap. The curves take
        it that nothing happens in a gap; one that begins at 0 means that they hold for whoever lives to its end."""
    @property
    def times(self) -> tuple[float, ...]:
        """The ages at which somebody ended."""
    @property
    def at_risk(self) -> tuple[int, ...]:
        """How many were at risk at each."""
    @property
    def event_free(self) -> Curve:
        """How likely nothing has happened yet."""
    @property
    def causes(self) -> tuple[CauseCurve, ...]:
        """How likely it has ended in each way, in the order of the causes' names."""
    def replace(self, *, rows: int = ..., passed_over: int = ..., observed_until: float = ..., unobserved_at: float | None = ..., times: Iterable[float] = ..., at_risk: Iterable[int] = ..., event_free: Curve = ..., causes: Iterable[CauseCurve] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(spells: Iterable[Spell]) -> Incidence:
        """How likely each end has come by each age, with standard errors."""
    def at(self, time: float) -> IncidenceAt:
        """The curves at one age."""

@final
class IncidenceAt(Value):
    """The curves at one age."""
    __match_args__ = ("time", "event_free", "causes")
    def __new__(cls, time: float, event_free: Reckoned, causes: Iterable[CauseAt]) -> Self: ...
    @property
    def time(self) -> float:
        """The age."""
    @property
    def event_free(self) -> Reckoned:
        """How likely nothing has happened yet."""
    @property
    def causes(self) -> tuple[CauseAt, ...]:
        """How likely it has ended in each way."""
    def replace(self, *, time: float = ..., event_free: Reckoned = ..., causes: Iterable[CauseAt] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Inflow(Value):
    """Deals that are not there yet and will be won by the end of the forecast."""
    __match_args__ = ("expected", "values")
    def __new__(cls, expected: Iterable[float], values: Iterable[Money]) -> Self: ...
    @property
    def expected(self) -> tuple[float, ...]:
        """How many are expected to be won, from 0 to 100,000; one figure, or one for each draw."""
    @property
    def values(self) -> tuple[Money, ...]:
        """What such deals are worth: any of these values, equally likely."""
    def replace(self, *, expected: Iterable[float] = ..., values: Iterable[Money] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Judgements(Value):
    """How many leads were judged to be what."""
    __match_args__ = ("unusable", "poor", "fair", "good")
    def __new__(cls, unusable: int, poor: int, fair: int, good: int) -> Self: ...
    @property
    def unusable(self) -> int:
        """No lead at all."""
    @property
    def poor(self) -> int:
        """Hardly worth the work."""
    @property
    def fair(self) -> int:
        """Worth the work."""
    @property
    def good(self) -> int:
        """Just what sales can use."""
    def replace(self, *, unusable: int = ..., poor: int = ..., fair: int = ..., good: int = ...) -> Self:
        """Another one, with some fields changed."""

@final
class KeyRule(Value):
    """What a kind of key tells."""
    __match_args__ = ("kind", "same", "different")
    def __new__(cls, kind: str, same: float, different: float) -> Self: ...
    @property
    def kind(self) -> str:
        """The kind."""
    @property
    def same(self) -> float:
        """With which probability two entries of the same lead agree in it, where both have one."""
    @property
    def different(self) -> float:
        """With which probability two different leads do; less than `same`, and above 0."""
    def replace(self, *, kind: str = ..., same: float = ..., different: float = ...) -> Self:
        """Another one, with some fields changed."""

class Language(enum.Enum):
    """A language that sentences are written in."""
    ENGLISH = "english"
    """English."""
    GERMAN = "german"
    """German."""

@final
class LastingStay(Value):
    """A stay that lasts."""
    __match_args__ = ("lead", "stage", "entered", "segment", "count")
    def __new__(cls, lead: str, stage: str, entered: datetime, segment: str | None, count: int) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def stage(self) -> str:
        """The stage."""
    @property
    def entered(self) -> datetime:
        """When it came."""
    @property
    def segment(self) -> str | None:
        """The segment."""
    @property
    def count(self) -> int:
        """How often it was given."""
    def replace(self, *, lead: str = ..., stage: str = ..., entered: datetime = ..., segment: str | None = ..., count: int = ...) -> Self:
        """Another one, with some fields changed."""

@final
class LeadAnswers(Value):
    """A lead that is to be scored."""
    __match_args__ = ("answers", "at", "value", "before")
    def __new__(cls, answers: Iterable[Answer], at: datetime, value: Money | None = None, before: Temperature | None = None) -> Self: ...
    @property
    def answers(self) -> tuple[Answer, ...]:
        """What is known; a question that is not named has no answer."""
    @property
    def at(self) -> datetime:
        """When it is scored: dates are judged by how far they lie ahead of it."""
    @property
    def value(self) -> Money | None:
        """Its expected order value, where it is known."""
    @property
    def before(self) -> Temperature | None:
        """Its temperature so far, where it has one: it changes only well beyond a cut."""
    def replace(self, *, answers: Iterable[Answer] = ..., at: datetime = ..., value: Money | None = ..., before: Temperature | None = ...) -> Self:
        """Another one, with some fields changed."""

class LeadQuality(enum.Enum):
    """What a member found a lead to be worth once it had it."""
    UNUSABLE = "unusable"
    """No lead at all: wrong data, no interest, nobody there."""
    POOR = "poor"
    """Hardly worth the work."""
    FAIR = "fair"
    """Worth the work."""
    GOOD = "good"
    """Just what sales can use."""

@final
class LeadView(Value):
    """Everything that is known of a lead."""
    __match_args__ = ("lead", "phase", "owner", "temperature", "probability", "model", "buyer", "consent", "purposes", "medium", "campaign", "account", "predecessor", "member", "stage", "reason", "duplicate_of", "value", "registered", "erased", "deferrals", "demotions", "captured", "since", "stage_since", "first_contact", "protected_until", "due", "facts", "notes", "findings", "plan", "plan_completeness", "excluded")
    def __new__(cls, lead: str, phase: Phase, owner: Owner, temperature: Temperature | None, probability: float | None, model: str | None, buyer: BuyerStage | None, consent: ConsentState, purposes: Iterable[PurposeView], medium: str, campaign: str | None, account: str | None, predecessor: str | None, member: str | None, stage: str | None, reason: str | None, duplicate_of: str | None, value: Money | None, registered: bool, erased: bool, deferrals: int, demotions: int, captured: datetime, since: datetime, stage_since: datetime | None, first_contact: datetime | None, protected_until: datetime | None, due: Iterable[Due], facts: Iterable[FactView], notes: Iterable[NoteView], findings: Iterable[FindingView], plan: Iterable[PlanEntry], plan_completeness: float, excluded: Iterable[str]) -> Self: ...
    @property
    def lead(self) -> str:
        """Its id."""
    @property
    def phase(self) -> Phase:
        """Where it stands in its life."""
    @property
    def owner(self) -> Owner:
        """Who owns it."""
    @property
    def temperature(self) -> Temperature | None:
        """How likely it buys, in a word."""
    @property
    def probability(self) -> float | None:
        """How likely it buys."""
    @property
    def model(self) -> str | None:
        """The version of the model that the probability comes from; nothing where a person gave it."""
    @property
    def buyer(self) -> BuyerStage | None:
        """Where the buyer stands."""
    @property
    def consent(self) -> ConsentState:
        """How the contact stands to being contacted."""
    @property
    def purposes(self) -> tuple[PurposeView, ...]:
        """How it stands to each purpose of the policy, in its order."""
    @property
    def medium(self) -> str:
        """Where it came from."""
    @property
    def campaign(self) -> str | None:
        """The campaign that brought it."""
    @property
    def account(self) -> str | None:
        """The company it belongs to."""
    @property
    def predecessor(self) -> str | None:
        """The ended lead that it follows."""
    @property
    def member(self) -> str | None:
        """The member that has it, or had it at its end."""
    @property
    def stage(self) -> str | None:
        """The stage it stands at, or stood at."""
    @property
    def reason(self) -> str | None:
        """Why it ended."""
    @property
    def duplicate_of(self) -> str | None:
        """The lead it duplicates."""
    @property
    def value(self) -> Money | None:
        """The order value."""
    @property
    def registered(self) -> bool:
        """Whether a partner registered it as a deal of its own."""
    @property
    def erased(self) -> bool:
        """Whether its personal data were erased."""
    @property
    def deferrals(self) -> int:
        """How often the customer put us off."""
    @property
    def demotions(self) -> int:
        """How often it went back to marketing."""
    @property
    def captured(self) -> datetime:
        """When it came in."""
    @property
    def since(self) -> datetime:
        """When it entered its phase."""
    @property
    def stage_since(self) -> datetime | None:
        """When it entered its stage."""
    @property
    def first_contact(self) -> datetime | None:
        """When its member first spoke with the customer."""
    @property
    def protected_until(self) -> datetime | None:
        """Until when it is protected."""
    @property
    def due(self) -> tuple[Due, ...]:
        """What is due, earliest first."""
    @property
    def facts(self) -> tuple[FactView, ...]:
        """The recorded facts."""
    @property
    def notes(self) -> tuple[NoteView, ...]:
        """The notes, oldest first."""
    @property
    def findings(self) -> tuple[FindingView, ...]:
        """What data checks found and nobody has settled."""
    @property
    def plan(self) -> tuple[_AnyPlanEntry, ...]:
        """The opportunity plan."""
    @property
    def plan_completeness(self) -> float:
        """The share of the plan's sections that are filled."""
    @property
    def excluded(self) -> tuple[str, ...]:
        """The members that declined it or let it lapse; a member does not see them."""
    def replace(self, *, lead: str = ..., phase: Phase = ..., owner: Owner = ..., temperature: Temperature | None = ..., probability: float | None = ..., model: str | None = ..., buyer: BuyerStage | None = ..., consent: ConsentState = ..., purposes: Iterable[PurposeView] = ..., medium: str = ..., campaign: str | None = ..., account: str | None = ..., predecessor: str | None = ..., member: str | None = ..., stage: str | None = ..., reason: str | None = ..., duplicate_of: str | None = ..., value: Money | None = ..., registered: bool = ..., erased: bool = ..., deferrals: int = ..., demotions: int = ..., captured: datetime = ..., since: datetime = ..., stage_since: datetime | None = ..., first_contact: datetime | None = ..., protected_until: datetime | None = ..., due: Iterable[Due] = ..., facts: Iterable[FactView] = ..., notes: Iterable[NoteView] = ..., findings: Iterable[FindingView] = ..., plan: Iterable[PlanEntry] = ..., plan_completeness: float = ..., excluded: Iterable[str] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Learning(Value):
    """How outcomes change what the experts gave."""
    __match_args__ = ("base_spread", "scale_spread", "answer_spread", "half_life_days", "keeps", "interval")
    def __new__(cls, base_spread: float, scale_spread: float, answer_spread: float, half_life_days: float | None, keeps: float, interval: float) -> Self: ...
    @property
    def base_spread(self) -> float:
        """How far the base may be from what experts assume: a standard deviation, as a logarithm of odds."""
    @property
    def scale_spread(self) -> float:
        """How far the scale of all experts' points may be from theirs: a standard deviation around 1."""
    @property
    def answer_spread(self) -> float:
        """How far each answer may be from the experts' points: a standard deviation, as a logarithm of odds."""
    @property
    def half_life_days(self) -> float | None:
        """After how many days an outcome counts half; without it, all count alike."""
    @property
    def keeps(self) -> float:
        """How much is left of what was learned after one more outcome learned one by one, from 0.9 to 1, which forgets nothing.
        What is known never becomes less than what the experts know. Forgetting takes the cube of the number of answers."""
    @property
    def interval(self) -> float:
        """How sure the interval of a probability is."""
    def replace(self, *, base_spread: float = ..., scale_spread: float = ..., answer_spread: float = ..., half_life_days: float | None = ..., keeps: float = ..., interval: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class LedgerView(Value):
    """What everybody is owed, and has received since the year began."""
    __match_args__ = ("mean", "channels", "members")
    def __new__(cls, mean: Money | None, channels: Iterable[ChannelAccount], members: Iterable[MemberAccount]) -> Self: ...
    @property
    def mean(self) -> Money | None:
        """The mean expected value of a lead: one unit of value in these balances; nothing before the first lead."""
    @property
    def channels(self) -> tuple[ChannelAccount, ...]:
        """The channels; nothing for a member."""
    @property
    def members(self) -> tuple[MemberAccount, ...]:
        """The members, in the order in which they joined."""
    def replace(self, *, mean: Money | None = ..., channels: Iterable[ChannelAccount] = ..., members: Iterable[MemberAccount] = ...) -> Self:
        """Another one, with some fields changed."""

class Level(Value):
    """How an answer counted."""
    @final
    class Choice(Level):
        """As a choice that the question lists."""
        __match_args__ = ("choice",)
        def __new__(cls, choice: str) -> Self: ...
        @property
        def choice(self) -> str:
            """The choice."""
        def replace(self, *, choice: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Flag(Level):
        """As yes or no."""
        __match_args__ = ("yes",)
        def __new__(cls, yes: bool) -> Self: ...
        @property
        def yes(self) -> bool:
            """Yes is true."""
        def replace(self, *, yes: bool = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Band(Level):
        """As a number, or a number of days, from here on."""
        __match_args__ = ("begins",)
        def __new__(cls, begins: float) -> Self: ...
        @property
        def begins(self) -> float:
            """Where the band begins."""
        def replace(self, *, begins: float = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Known(Level):
        """As something that is known."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Other(Level):
        """As a choice that the question does not list."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Missing(Level):
        """As no answer."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

_AnyLevel: TypeAlias = Level.Choice | Level.Flag | Level.Band | Level.Known | Level.Other | Level.Missing

@final
class ListedRow(Value):
    """A row, and why it is not used, or not as a whole."""
    __match_args__ = ("line", "error_code", "reason")
    def __new__(cls, line: int, error_code: str, reason: str) -> Self: ...
    @property
    def line(self) -> int:
        """Its line in the foreign file."""
    @property
    def error_code(self) -> str:
        """The stable code, such as `UNKNOWN_ACTIVITY`."""
    @property
    def reason(self) -> str:
        """The reason, in the language that the mapping asks for."""
    def replace(self, *, line: int = ..., error_code: str = ..., reason: str = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Maintenance(Value):
    """How well data are kept: by all, by each member, of each medium, over time."""
    __match_args__ = ("total", "members", "media")
    def __new__(cls, total: MaintenanceGroup, members: Iterable[MaintenanceGroup], media: Iterable[MaintenanceGroup]) -> Self: ...
    @property
    def total(self) -> MaintenanceGroup:
        """All leads."""
    @property
    def members(self) -> tuple[MaintenanceGroup, ...]:
        """By member; leads without one are left out."""
    @property
    def media(self) -> tuple[MaintenanceGroup, ...]:
        """By medium; leads without one are left out."""
    def replace(self, *, total: MaintenanceGroup = ..., members: Iterable[MaintenanceGroup] = ..., media: Iterable[MaintenanceGroup] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(rows: Iterable[MaintenanceRow], rule: MaintenanceRule) -> Maintenance:
        """How well the data of these leads are kept."""
    def sentences(self, language: Language) -> tuple[str, ...]:
        """How much is complete and verified, and whose share falls, for people."""

@final
class MaintenanceGroup(Value):
    """How well the data of some leads are kept."""
    __match_args__ = ("name", "complete", "verified", "fields", "periods", "complete_trend", "verified_trend")
    def __new__(cls, name: str, complete: MaintenanceShare, verified: MaintenanceShare, fields: FieldCounts, periods: Iterable[MaintenancePeriod], complete_trend: MaintenanceTrend | None = None, verified_trend: MaintenanceTrend | None = None) -> Self: ...
    @property
    def name(self) -> str:
        """The member or the medium; empty for all."""
    @property
    def complete(self) -> MaintenanceShare:
        """How many of all leads have every fact that is wanted."""
    @property
    def verified(self) -> MaintenanceShare:
        """How many of the leads of which anything is recorded have all of that verified."""
    @property
    def fields(self) -> FieldCounts:
        """The same fact by fact."""
    @property
    def periods(self) -> tuple[MaintenancePeriod, ...]:
        """Over time; periods without a lead are left out."""
    @property
    def complete_trend(self) -> MaintenanceTrend | None:
        """What becomes of the share of complete leads; nothing in fewer than three periods, or where all are alike."""
    @property
    def verified_trend(self) -> MaintenanceTrend | None:
        """The same of verified leads."""
    def replace(self, *, name: str = ..., complete: MaintenanceShare = ..., verified: MaintenanceShare = ..., fields: FieldCounts = ..., periods: Iterable[MaintenancePeriod] = ..., complete_trend: MaintenanceTrend | None = ..., verified_trend: MaintenanceTrend | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class MaintenancePeriod(Value):
    """A period."""
    __match_args__ = ("period", "since", "complete", "verified", "fields")
    def __new__(cls, period: int, since: datetime, complete: MaintenanceShare, verified: MaintenanceShare, fields: FieldCounts) -> Self: ...
    @property
    def period(self) -> int:
        """Its number: so many times `period_days` since 1970."""
    @property
    def since(self) -> datetime:
        """When it begins."""
    @property
    def complete(self) -> MaintenanceShare:
        """As of the group."""
    @property
    def verified(self) -> MaintenanceShare:
        """As of the group."""
    @property
    def fields(self) -> FieldCounts:
        """As of the group."""
    def replace(self, *, period: int = ..., since: datetime = ..., complete: MaintenanceShare = ..., verified: MaintenanceShare = ..., fields: FieldCounts = ...) -> Self:
        """Another one, with some fields changed."""

@final
class MaintenanceReport(Value):
    """How well data are kept: of all leads that had their time by the end of the period, and over time."""
    __match_args__ = ("period", "maintenance")
    def __new__(cls, period: Period, maintenance: Maintenance) -> Self: ...
    @property
    def period(self) -> Period:
        """From when until when."""
    @property
    def maintenance(self) -> Maintenance:
        """How well data are kept."""
    def replace(self, *, period: Period = ..., maintenance: Maintenance = ...) -> Self:
        """Another one, with some fields changed."""

@final
class MaintenanceRow(Value):
    """How well the data of a lead were kept.

    From a log, `crate.engine.MaintenanceFold` makes these rows. Whoever makes them looks at each lead after the same
    time: a lead of yesterday is not kept worse because nobody has come to it yet."""
    __match_args__ = ("lead", "member", "medium", "at", "wanted", "recorded", "verified", "verified_later")
    def __new__(cls, lead: str, member: str | None, medium: str | None, at: datetime, wanted: int, recorded: int, verified: int, verified_later: int) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def member(self) -> str | None:
        """The member that has it, or had it last."""
    @property
    def medium(self) -> str | None:
        """Where it came from."""
    @property
    def at(self) -> datetime:
        """When it came."""
    @property
    def wanted(self) -> int:
        """How many facts are wanted of it."""
    @property
    def recorded(self) -> int:
        """How many of these are recorded."""
    @property
    def verified(self) -> int:
        """How many of these are verified."""
    @property
    def verified_later(self) -> int:
        """How many of these were verified later than they were recorded: somebody went back and asked."""
    def replace(self, *, lead: str = ..., member: str | None = ..., medium: str | None = ..., at: datetime = ..., wanted: int = ..., recorded: int = ..., verified: int = ..., verified_later: int = ...) -> Self:
        """Another one, with some fields changed."""

@final
class MaintenanceRule(Value):
    """How rows are summed up."""
    __match_args__ = ("period_days", "interval", "alarm")
    def __new__(cls, period_days: int, interval: float, alarm: float) -> Self: ...
    @property
    def period_days(self) -> int:
        """How many days a period has, from 1970 on: 1 to 3,660."""
    @property
    def interval(self) -> float:
        """The probability with which an interval holds the share that it is about: 0.01 to 0.999."""
    @property
    def alarm(self) -> float:
        """How often, at most, the alarm is to ring at any time where nothing falls, if one looks at the end of each period:
        above 0 up to 0.5. It holds for the trends of all leads, and anew for those of all members together, and of all media."""
    def replace(self, *, period_days: int = ..., interval: float = ..., alarm: float = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def standard() -> MaintenanceRule:
        """Periods of 30 days, intervals of 95 %, a false alarm in 20."""

@final
class MaintenanceShare(Value):
    """How many leads of how many."""
    __match_args__ = ("count", "of", "share", "low", "high")
    def __new__(cls, count: int, of: int, share: float | None, low: float, high: float) -> Self: ...
    @property
    def count(self) -> int:
        """How many."""
    @property
    def of(self) -> int:
        """Of how many."""
    @property
    def share(self) -> float | None:
        """The share; nothing where there are none."""
    @property
    def low(self) -> float:
        """Below which it hardly lies: the lower end of Jeffreys' interval."""
    @property
    def high(self) -> float:
        """Above which it hardly lies."""
    def replace(self, *, count: int = ..., of: int = ..., share: float | None = ..., low: float = ..., high: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class MaintenanceTrend(Value):
    """What becomes of a share."""
    __match_args__ = ("per_period", "low", "high", "by_chance", "alarm")
    def __new__(cls, per_period: float, low: float, high: float, by_chance: float, alarm: bool) -> Self: ...
    @property
    def per_period(self) -> float:
        """By how much it grows from period to period; below 0 it falls."""
    @property
    def low(self) -> float:
        """Below which that hardly lies."""
    @property
    def high(self) -> float:
        """Above which it hardly lies."""
    @property
    def by_chance(self) -> float:
        """How often shares would seem to fall as much, or more, where none does: the test of Cochran and Armitage, one-sided."""
    @property
    def alarm(self) -> bool:
        """Whether that is seldom enough to be told: the downward spiral. The rule's probability of a false alarm holds for all
        looks together, one at the end of each period; whoever looks more often than that has more of them."""
    def replace(self, *, per_period: float = ..., low: float = ..., high: float = ..., by_chance: float = ..., alarm: bool = ...) -> Self:
        """Another one, with some fields changed."""

@final
class MappedStage(Value):
    """A stage of the history."""
    __match_args__ = ("id", "name")
    def __new__(cls, id: str, name: str) -> Self: ...
    @property
    def id(self) -> str:
        """Its id."""
    @property
    def name(self) -> str:
        """What people call it."""
    def replace(self, *, id: str = ..., name: str = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Mapping(Value):
    """What the rows of a foreign history mean; usually a TOML file beside that history.

    `docs/history.md` explains it by example, and `core/examples/demo/bpi2012.toml` is a complete one."""
    __match_args__ = ("currency", "medium", "default_member", "automatic", "time_zone", "language", "columns", "stages", "activities")
    def __new__(cls, currency: str, medium: str, default_member: str, automatic: Iterable[str], time_zone: str | None, language: Language | None, columns: Columns, stages: Iterable[MappedStage], activities: Iterable[Activity]) -> Self: ...
    @property
    def currency(self) -> str:
        """The currency of all values."""
    @property
    def medium(self) -> str:
        """Where the leads came from; histories seldom say."""
    @property
    def default_member(self) -> str:
        """The member that has an opportunity which nobody is named for."""
    @property
    def automatic(self) -> tuple[str, ...]:
        """Users that are machines: what they did, nobody did."""
    @property
    def time_zone(self) -> str | None:
        """The zone of times without an offset. Without it such rows are listed."""
    @property
    def language(self) -> Language | None:
        """The language of the reasons in the report; English if nothing is said."""
    @property
    def columns(self) -> Columns:
        """Where in the file the parts of a row stand."""
    @property
    def stages(self) -> tuple[MappedStage, ...]:
        """The stages in order; the last is the one entered by winning."""
    @property
    def activities(self) -> tuple[Activity, ...]:
        """What each activity means."""
    def replace(self, *, currency: str = ..., medium: str = ..., default_member: str = ..., automatic: Iterable[str] = ..., time_zone: str | None = ..., language: Language | None = ..., columns: Columns = ..., stages: Iterable[MappedStage] = ..., activities: Iterable[Activity] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def from_toml(text: str) -> Mapping:
        """Reads a mapping from TOML."""
    def to_toml(self) -> str:
        """The mapping as TOML."""
    def faults(self) -> tuple[Fault, ...]:
        """Why this mapping cannot be used; none where it can."""
    def policy(self) -> Policy:
        """A policy that fits the mapping."""

class Meaning(Value):
    """What an activity means."""
    @final
    class Stage(Meaning):
        """The lead enters a stage, from wherever it stands."""
        __match_args__ = ("stage",)
        def __new__(cls, stage: str) -> Self: ...
        @property
        def stage(self) -> str:
            """Which; not the last one, which is entered by winning."""
        def replace(self, *, stage: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Won(Meaning):
        """The customer ordered."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Lost(Meaning):
        """The customer did not."""
        __match_args__ = ("reason",)
        def __new__(cls, reason: str) -> Self: ...
        @property
        def reason(self) -> str:
            """Why."""
        def replace(self, *, reason: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Rejected(Meaning):
        """We said no: the lead was none."""
        __match_args__ = ("reason",)
        def __new__(cls, reason: str) -> Self: ...
        @property
        def reason(self) -> str:
            """Why."""
        def replace(self, *, reason: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Expired(Meaning):
        """Nobody decided it in time."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Contact(Meaning):
        """Somebody spoke with the customer."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Note(Meaning):
        """Something happened that is worth a note: the name of the activity."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Passed(Meaning):
        """Deliberately not used; the rows are listed."""
        __match_args__ = ("why",)
        def __new__(cls, why: str) -> Self: ...
        @property
        def why(self) -> str:
            """Why."""
        def replace(self, *, why: str = ...) -> Self:
            """Another one, with some fields changed."""

_AnyMeaning: TypeAlias = Meaning.Stage | Meaning.Won | Meaning.Lost | Meaning.Rejected | Meaning.Expired | Meaning.Contact | Meaning.Note | Meaning.Passed

class Measure(enum.Enum):
    """Something that can be more or less even."""
    COUNT_GAP = "count_gap"
    """The most leads that a member received minus the fewest, each divided by its weight, at the end; in leads. Only
    where everybody could have had every lead."""
    COUNT_DEVIATION = "count_deviation"
    """How far the member that is furthest off is from the leads that it is entitled to, at the end; in leads."""
    COUNT_DEVIATION_EVER = "count_deviation_ever"
    """The same at its worst moment."""
    TEMPERATURE_DEVIATION = "temperature_deviation"
    """How far the member that is furthest off is from the leads of one temperature that it is entitled to, at the end;
    in leads."""
    TEMPERATURE_DEVIATION_EVER = "temperature_deviation_ever"
    """The same at its worst moment."""
    VALUE_GAP = "value_gap"
    """From the member with the most value beyond what it is entitled to, to the one with the least, at the end; 1 is
    what a member is entitled to on average. Where all weigh the same and could have had every lead, this is the
    most received value minus the least, over the mean."""
    VALUE_DEVIATION = "value_deviation"
    """How far the member that is furthest off is from the value that it is entitled to, at the end; 1 is what this
    member is entitled to."""
    CHANNEL_COUNT_DEVIATION = "channel_count_deviation"
    """As the deviation by count, of a channel's members together."""
    CHANNEL_TEMPERATURE_DEVIATION = "channel_temperature_deviation"
    """As the deviation by temperature, of a channel's members together."""
    CHANNEL_VALUE_GAP = "channel_value_gap"
    """As the gap by value, of a channel's members together."""

class MediaBy(enum.Enum):
    """What is compared."""
    MEDIUM = "medium"
    """Media."""
    CAMPAIGN = "campaign"
    """The campaigns of each medium; what belongs to none is a row of its own."""
    PRODUCT = "product"
    """The products of each medium; what belongs to none is a row of its own."""

@final
class MediaMix(Value):
    """Observed wins beside expected ones, by medium. What is expected of a lead was fixed when it was given to a member: by
    who and what it is, it should not matter where it came from."""
    __match_args__ = ("rows", "strength", "left_out")
    def __new__(cls, rows: Iterable[MediumMix], strength: float, left_out: int) -> Self: ...
    @property
    def rows(self) -> tuple[MediumMix, ...]:
        """Each medium, or campaign or product of it, by name."""
    @property
    def strength(self) -> float:
        """How many expected wins it is worth that a medium wins as often as expected."""
    @property
    def left_out(self) -> int:
        """How many leads are left out: they have not ended, or nothing was expected of them."""
    def replace(self, *, rows: Iterable[MediumMix] = ..., strength: float = ..., left_out: int = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(leads: Iterable[MediumLead], by: MediaBy, interval: float) -> MediaMix:
        """Observed over expected wins, by medium, with intervals that hold it with this probability."""
    def sentences(self, language: Language) -> tuple[str, ...]:
        """Whether media win more than their leads promised, for people."""

@final
class MediaRanking(Value):
    """Media by what they return for the money, and how sure that is."""
    __match_args__ = ("ranked", "unranked", "common", "spread", "currency")
    def __new__(cls, ranked: Iterable[RankedMedium], unranked: Iterable[UnrankedMedium], common: float, spread: float, currency: str) -> Self: ...
    @property
    def ranked(self) -> tuple[RankedMedium, ...]:
        """The media that can be compared, by their expected return, the best first."""
    @property
    def unranked(self) -> tuple[UnrankedMedium, ...]:
        """Those that cannot, by name."""
    @property
    def common(self) -> float:
        """The common share of leads that are won, to which each medium's own is drawn."""
    @property
    def spread(self) -> float:
        """How far the shares of media lie apart: the standard deviation as a part of the common share."""
    @property
    def currency(self) -> str:
        """The currency of all amounts."""
    def replace(self, *, ranked: Iterable[RankedMedium] = ..., unranked: Iterable[UnrankedMedium] = ..., common: float = ..., spread: float = ..., currency: str = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(
    rows: Iterable[MediumRow], costs: Iterable[MediumCost], by: MediaBy, currency: str, rule: MediaRule
    ) -> MediaRanking: ...
    def sentences(self, language: Language) -> tuple[str, ...]:
        """What the ranking says, for people."""

@final
class MediaReport(Value):
    """What media cost and brought: the leads that came in in the period, and what has become of them so far."""
    __match_args__ = ("period", "returns", "ranking")
    def __new__(cls, period: Period, returns: MediaReturns, ranking: MediaRanking) -> Self: ...
    @property
    def period(self) -> Period:
        """From when until when."""
    @property
    def returns(self) -> MediaReturns:
        """What each medium cost and brought."""
    @property
    def ranking(self) -> MediaRanking:
        """Which is the best, and how sure that is."""
    def replace(self, *, period: Period = ..., returns: MediaReturns = ..., ranking: MediaRanking = ...) -> Self:
        """Another one, with some fields changed."""

@final
class MediaReturns(Value):
    """What media cost and what they brought, as it was counted."""
    __match_args__ = ("rows", "total")
    def __new__(cls, rows: Iterable[MediumReturn], total: MediumReturn) -> Self: ...
    @property
    def rows(self) -> tuple[MediumReturn, ...]:
        """Each medium, or campaign or product of it, by name."""
    @property
    def total(self) -> MediumReturn:
        """All together."""
    def replace(self, *, rows: Iterable[MediumReturn] = ..., total: MediumReturn = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(
    rows: Iterable[MediumRow], costs: Iterable[MediumCost], by: MediaBy, currency: str, rule: MediaRule
    ) -> MediaReturns: ...

@final
class MediaRule(Value):
    """How media are compared by what they return."""
    __match_args__ = ("orders", "falls", "worth", "margin", "assumed_value", "draws", "seed", "interval")
    def __new__(cls, orders: Iterable[DepthOrder], falls: float, worth: float, margin: float, assumed_value: Money | None, draws: int, seed: int, interval: float) -> Self: ...
    @property
    def orders(self) -> tuple[DepthOrder, ...]:
        """What practitioners expect, before there are data. For a lead counts the order of its product, or else the one
        without a product; a medium that is in neither is taken as it comes."""
    @property
    def falls(self) -> float:
        """How many times as often as one of its neighbour's a lead is won of the next medium in an order: 0.1 to 1."""
    @property
    def worth(self) -> float:
        """How many leads of each medium that word is worth: 0 to 10,000."""
    @property
    def margin(self) -> float:
        """The share of the revenue that is margin, where no cost row says it."""
    @property
    def assumed_value(self) -> Money | None:
        """What an order is assumed to be worth as long as there is none."""
    @property
    def draws(self) -> int:
        """How often what is not known is drawn: 100 to 100,000."""
    @property
    def seed(self) -> int:
        """What these draws begin with."""
    @property
    def interval(self) -> float:
        """The probability with which an interval holds what it is about."""
    def replace(self, *, orders: Iterable[DepthOrder] = ..., falls: float = ..., worth: float = ..., margin: float = ..., assumed_value: Money | None = ..., draws: int = ..., seed: int = ..., interval: float = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def standard() -> MediaRule:
        """The usual rule: the practitioners' order, worth 20 leads of each medium; 4,000 draws, intervals of 80 %."""

@final
class MediumCost(Value):
    """What a medium cost in a period, and how much of its revenue is margin."""
    __match_args__ = ("medium", "campaign", "product", "period", "period_days", "cost", "margin")
    def __new__(cls, medium: str, campaign: str | None, product: str | None, period: int, period_days: int, cost: Money, margin: float | None = None) -> Self: ...
    @property
    def medium(self) -> str:
        """The medium."""
    @property
    def campaign(self) -> str | None:
        """The campaign; nothing for what was spent on the medium as a whole."""
    @property
    def product(self) -> str | None:
        """The product; nothing for what was spent on all."""
    @property
    def period(self) -> int:
        """The period, as in the rows of leads."""
    @property
    def period_days(self) -> int:
        """The days of a period, as in the rows of leads."""
    @property
    def cost(self) -> Money:
        """What was spent."""
    @property
    def margin(self) -> float | None:
        """The share of revenue that is margin, for all leads of this medium and period that are also of the campaign and the
        product, if these are named; where several rows fit, the one that names more counts, and the campaign before the
        product."""
    def replace(self, *, medium: str = ..., campaign: str | None = ..., product: str | None = ..., period: int = ..., period_days: int = ..., cost: Money = ..., margin: float | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class MediumLead(Value):
    """A lead, as far as its medium goes. It names nobody."""
    __match_args__ = ("medium", "campaign", "product", "captured", "qualified", "won", "value", "expected", "judged")
    def __new__(cls, medium: str, campaign: str | None, product: str | None, captured: datetime, qualified: bool, won: bool | None = None, value: Money | None = None, expected: float | None = None, judged: LeadQuality | None = None) -> Self: ...
    @property
    def medium(self) -> str:
        """Where it came from."""
    @property
    def campaign(self) -> str | None:
        """The campaign that brought it."""
    @property
    def product(self) -> str | None:
        """The product that it is about."""
    @property
    def captured(self) -> datetime:
        """When it came in."""
    @property
    def qualified(self) -> bool:
        """Whether it was ever ready for sales."""
    @property
    def won(self) -> bool | None:
        """Whether it was won in the end; nothing while it has not ended."""
    @property
    def value(self) -> Money | None:
        """The order value; it counts of leads that were won."""
    @property
    def expected(self) -> float | None:
        """The probability of winning it, frozen when it was given to a member."""
    @property
    def judged(self) -> LeadQuality | None:
        """What a member found it to be worth."""
    def replace(self, *, medium: str = ..., campaign: str | None = ..., product: str | None = ..., captured: datetime = ..., qualified: bool = ..., won: bool | None = ..., value: Money | None = ..., expected: float | None = ..., judged: LeadQuality | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class MediumMix(Value):
    """Observed wins of a medium beside expected ones."""
    __match_args__ = ("medium", "campaign", "product", "leads", "observed", "expected", "ratio", "low", "high", "shrunk", "shrunk_low", "shrunk_high")
    def __new__(cls, medium: str, campaign: str | None, product: str | None, leads: int, observed: int, expected: float, ratio: float | None, low: float | None, high: float | None, shrunk: float, shrunk_low: float, shrunk_high: float) -> Self: ...
    @property
    def medium(self) -> str:
        """The medium."""
    @property
    def campaign(self) -> str | None:
        """The campaign, where these are compared."""
    @property
    def product(self) -> str | None:
        """The product, where these are compared."""
    @property
    def leads(self) -> int:
        """How many leads have ended."""
    @property
    def observed(self) -> int:
        """How many were won."""
    @property
    def expected(self) -> float:
        """How many were to be expected."""
    @property
    def ratio(self) -> float | None:
        """Observed over expected; nothing where nothing was expected."""
    @property
    def low(self) -> float | None:
        """What it is at least, by exact limits of the count."""
    @property
    def high(self) -> float | None:
        """What it is at most."""
    @property
    def shrunk(self) -> float:
        """The ratio drawn to 1, the more the less was expected."""
    @property
    def shrunk_low(self) -> float:
        """What it is at least."""
    @property
    def shrunk_high(self) -> float:
        """What it is at most."""
    def replace(self, *, medium: str = ..., campaign: str | None = ..., product: str | None = ..., leads: int = ..., observed: int = ..., expected: float = ..., ratio: float | None = ..., low: float | None = ..., high: float | None = ..., shrunk: float = ..., shrunk_low: float = ..., shrunk_high: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class MediumReturn(Value):
    """What one medium, or a campaign or a product of it, cost and what it brought."""
    __match_args__ = ("medium", "campaign", "product", "leads", "open", "qualified", "wins", "revenue", "margin", "cost", "costed", "qualified_share", "won_share", "cost_per_lead", "cost_per_qualified", "cost_per_win", "per_money", "judged", "quality", "quality_low", "quality_high", "unusable", "unusable_low", "unusable_high")
    def __new__(cls, medium: str | None, campaign: str | None, product: str | None, leads: int, open: int, qualified: int, wins: int, revenue: Money, margin: Money, cost: Money | None, costed: int, qualified_share: float | None, won_share: float | None, cost_per_lead: Money | None, cost_per_qualified: Money | None, cost_per_win: Money | None, per_money: float | None, judged: int, quality: float | None = None, quality_low: float | None = None, quality_high: float | None = None, unusable: float | None = None, unusable_low: float | None = None, unusable_high: float | None = None) -> Self: ...
    @property
    def medium(self) -> str | None:
        """The medium; nothing for all together."""
    @property
    def campaign(self) -> str | None:
        """The campaign, where these are compared."""
    @property
    def product(self) -> str | None:
        """The product, where these are compared."""
    @property
    def leads(self) -> int:
        """How many leads came in."""
    @property
    def open(self) -> int:
        """How many of them have not ended."""
    @property
    def qualified(self) -> int:
        """How many were ever ready for sales."""
    @property
    def wins(self) -> int:
        """How many were won."""
    @property
    def revenue(self) -> Money:
        """What these brought."""
    @property
    def margin(self) -> Money:
        """How much of that is margin."""
    @property
    def cost(self) -> Money | None:
        """What was spent; nothing where nobody said it."""
    @property
    def costed(self) -> int:
        """How many of the leads came in where it is known what was spent; what is told for the money is of these alone."""
    @property
    def qualified_share(self) -> float | None:
        """The share of leads that were ever ready."""
    @property
    def won_share(self) -> float | None:
        """The share of ended leads that were won."""
    @property
    def cost_per_lead(self) -> Money | None:
        """What a lead cost."""
    @property
    def cost_per_qualified(self) -> Money | None:
        """What a ready lead cost."""
    @property
    def cost_per_win(self) -> Money | None:
        """What a win cost."""
    @property
    def per_money(self) -> float | None:
        """Margin over cost: what each unit of money that was spent brought back."""
    @property
    def judged(self) -> int:
        """How many leads were judged by members."""
    @property
    def quality(self) -> float | None:
        """What these found on average, from 0 for unusable to 3 for good."""
    @property
    def quality_low(self) -> float | None:
        """What that is at least, by the rule's interval."""
    @property
    def quality_high(self) -> float | None:
        """What it is at most."""
    @property
    def unusable(self) -> float | None:
        """The share of them that were unusable."""
    @property
    def unusable_low(self) -> float | None:
        """What that share is at least, by the rule's interval."""
    @property
    def unusable_high(self) -> float | None:
        """What it is at most."""
    def replace(self, *, medium: str | None = ..., campaign: str | None = ..., product: str | None = ..., leads: int = ..., open: int = ..., qualified: int = ..., wins: int = ..., revenue: Money = ..., margin: Money = ..., cost: Money | None = ..., costed: int = ..., qualified_share: float | None = ..., won_share: float | None = ..., cost_per_lead: Money | None = ..., cost_per_qualified: Money | None = ..., cost_per_win: Money | None = ..., per_money: float | None = ..., judged: int = ..., quality: float | None = ..., quality_low: float | None = ..., quality_high: float | None = ..., unusable: float | None = ..., unusable_low: float | None = ..., unusable_high: float | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class MediumRow(Value):
    """What became of the leads of one medium, campaign and product that came in during one period, whenever it became of
    them.

    All figures are whole numbers that add up: rows of parts make the rows of the whole, see `MediumRow.merge`."""
    __match_args__ = ("medium", "campaign", "product", "period", "period_days", "leads", "open", "qualified", "wins", "revenue", "values", "judged")
    def __new__(cls, medium: str, campaign: str | None, product: str | None, period: int, period_days: int, leads: int, open: int, qualified: int, wins: int, revenue: Money, values: ValueSums | None = None, judged: Judgements | None = None) -> Self: ...
    @property
    def medium(self) -> str:
        """The medium."""
    @property
    def campaign(self) -> str | None:
        """The campaign; nothing for leads without one."""
    @property
    def product(self) -> str | None:
        """The product; nothing for leads without one."""
    @property
    def period(self) -> int:
        """The period in which they came in: so many times the days of a period since 1970."""
    @property
    def period_days(self) -> int:
        """The days of a period: 1 to 3,650."""
    @property
    def leads(self) -> int:
        """How many leads."""
    @property
    def open(self) -> int:
        """How many of them have not ended."""
    @property
    def qualified(self) -> int:
        """How many of them were ever ready for sales."""
    @property
    def wins(self) -> int:
        """How many of them were won."""
    @property
    def revenue(self) -> Money:
        """What these brought."""
    @property
    def values(self) -> ValueSums | None:
        """How the order values spread; without it, only their mean is known."""
    @property
    def judged(self) -> Judgements | None:
        """What members found them to be worth."""
    def replace(self, *, medium: str = ..., campaign: str | None = ..., product: str | None = ..., period: int = ..., period_days: int = ..., leads: int = ..., open: int = ..., qualified: int = ..., wins: int = ..., revenue: Money = ..., values: ValueSums | None = ..., judged: Judgements | None = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(leads: Iterable[MediumLead], currency: str, period_days: int) -> tuple[MediumRow, ...]:
        """Counts leads by medium, campaign, product and period; amounts are in this currency."""
    @staticmethod
    def merge(rows: Iterable[MediumRow]) -> tuple[MediumRow, ...]:
        """The rows with those of the same medium, campaign, product and period in one."""

@final
class MemberAccount(Value):
    """The account of a member."""
    __match_args__ = ("member", "channel", "owed", "received")
    def __new__(cls, member: str, channel: str, owed: Balance, received: Received) -> Self: ...
    @property
    def member(self) -> str:
        """The member."""
    @property
    def channel(self) -> str:
        """Its channel."""
    @property
    def owed(self) -> Balance:
        """What it is owed."""
    @property
    def received(self) -> Received:
        """What it has received."""
    def replace(self, *, member: str = ..., channel: str = ..., owed: Balance = ..., received: Received = ...) -> Self:
        """Another one, with some fields changed."""

@final
class MemberCase(Value):
    """A member about whom a person is to decide. What follows is a command: `warn`, `confirm`, `set_tier`, `leave`."""
    __match_args__ = ("member", "standing", "tier", "over", "too_few_points", "alarm", "proposal")
    def __new__(cls, member: str, standing: MemberStanding, tier: str | None, over: bool, too_few_points: bool, alarm: AlarmLevel, proposal: TierProposal | None = None) -> Self: ...
    @property
    def member(self) -> str:
        """The member."""
    @property
    def standing(self) -> _AnyMemberStanding:
        """Where it stands in the programme."""
    @property
    def tier(self) -> str | None:
        """Its tier."""
    @property
    def over(self) -> bool:
        """Whether its probation or its warning was over by the end of the period."""
    @property
    def too_few_points(self) -> bool:
        """Whether it has fewer points than are to be kept; they are not asked for on probation, and not while a warning runs."""
    @property
    def alarm(self) -> AlarmLevel:
        """Its alarm."""
    @property
    def proposal(self) -> TierProposal | None:
        """The tier that is proposed, where another is."""
    def replace(self, *, member: str = ..., standing: MemberStanding = ..., tier: str | None = ..., over: bool = ..., too_few_points: bool = ..., alarm: AlarmLevel = ..., proposal: TierProposal | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class MemberFigures(Value):
    """What is known of a member's work at hand."""
    __match_args__ = ("member", "expiring", "late", "due", "share_in_time", "score", "alarm")
    def __new__(cls, member: str, expiring: int, late: int, due: int, share_in_time: float | None, score: WinScore | None, alarm: AlarmLevel) -> Self: ...
    @property
    def member(self) -> str:
        """Who."""
    @property
    def expiring(self) -> int:
        """Leads that leave its list soon, for good."""
    @property
    def late(self) -> int:
        """Leads whose first contact is overdue."""
    @property
    def due(self) -> int:
        """Leads of which something else is overdue: a call as agreed, the next stage, a milestone."""
    @property
    def share_in_time(self) -> float | None:
        """Its share of first contacts in time."""
    @property
    def score(self) -> WinScore | None:
        """Its score."""
    @property
    def alarm(self) -> AlarmLevel:
        """Its alarm."""
    def replace(self, *, member: str = ..., expiring: int = ..., late: int = ..., due: int = ..., share_in_time: float | None = ..., score: WinScore | None = ..., alarm: AlarmLevel = ...) -> Self:
        """Another one, with some fields changed."""

@final
class MemberPortion(Value):
    """What a member is entitled to and received."""
    __match_args__ = ("member", "channel", "weight", "portion")
    def __new__(cls, member: str, channel: str | None, weight: float, portion: Portion) -> Self: ...
    @property
    def member(self) -> str:
        """The member."""
    @property
    def channel(self) -> str | None:
        """Its channel, where it is known."""
    @property
    def weight(self) -> float:
        """Its weight."""
    @property
    def portion(self) -> Portion:
        """What it is entitled to and received."""
    def replace(self, *, member: str = ..., channel: str | None = ..., weight: float = ..., portion: Portion = ...) -> Self:
        """Another one, with some fields changed."""

class MemberStanding(Value):
    """Where a member stands in the partner programme. Nothing changes it but a person's decision."""
    @final
    class Full(MemberStanding):
        """It is a full member."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Probation(MemberStanding):
        """It is on probation."""
        __match_args__ = ("until",)
        def __new__(cls, until: datetime) -> Self: ...
        @property
        def until(self) -> datetime:
            """Until when a person is to decide."""
        def replace(self, *, until: datetime = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Warned(MemberStanding):
        """It was warned."""
        __match_args__ = ("until",)
        def __new__(cls, until: datetime) -> Self: ...
        @property
        def until(self) -> datetime:
            """Until when it has time to come back; then a person decides."""
        def replace(self, *, until: datetime = ...) -> Self:
            """Another one, with some fields changed."""

_AnyMemberStanding: TypeAlias = MemberStanding.Full | MemberStanding.Probation | MemberStanding.Warned

@final
class MemberView(Value):
    """A member, as the roster knows it."""
    __match_args__ = ("member", "number", "channel", "weight", "limit", "undecided", "coverage", "agreement", "absences", "suspended", "gone", "tier", "tier_since", "standing")
    def __new__(cls, member: str, number: int, channel: str, weight: float, limit: int | None, undecided: int, coverage: Coverage, agreement: Agreement | None, absences: Iterable[Absence], suspended: bool, gone: bool, tier: str | None, tier_since: datetime | None, standing: MemberStanding) -> Self: ...
    @property
    def member(self) -> str:
        """The member."""
    @property
    def number(self) -> int:
        """Its number: its place in the order in which members joined, from 0."""
    @property
    def channel(self) -> str:
        """Its channel."""
    @property
    def weight(self) -> float:
        """How much of a full share was agreed with it; it gets that times the factor of its tier."""
    @property
    def limit(self) -> int | None:
        """How many undecided leads it may have, by its tier, by itself or by its channel; nothing where there is no limit."""
    @property
    def undecided(self) -> int:
        """How many it has, but for the deals that it registered."""
    @property
    def coverage(self) -> Coverage:
        """What it covers."""
    @property
    def agreement(self) -> Agreement | None:
        """Its data-protection agreement."""
    @property
    def absences(self) -> tuple[Absence, ...]:
        """Its absences that are not long over."""
    @property
    def suspended(self) -> bool:
        """Whether it is suspended."""
    @property
    def gone(self) -> bool:
        """Whether it has left."""
    @property
    def tier(self) -> str | None:
        """Its tier in the partner programme."""
    @property
    def tier_since(self) -> datetime | None:
        """Since when it has that tier."""
    @property
    def standing(self) -> _AnyMemberStanding:
        """Where it stands in the partner programme."""
    def replace(self, *, member: str = ..., number: int = ..., channel: str = ..., weight: float = ..., limit: int | None = ..., undecided: int = ..., coverage: Coverage = ..., agreement: Agreement | None = ..., absences: Iterable[Absence] = ..., suspended: bool = ..., gone: bool = ..., tier: str | None = ..., tier_since: datetime | None = ..., standing: MemberStanding = ...) -> Self:
        """Another one, with some fields changed."""

class Method(enum.Enum):
    """A way to say with which probability a deal is won."""
    STAGE_MODEL = "stage_model"
    """Ours: [`StageModel`]."""
    COUNT_AND_INVERT = "count_and_invert"
    """The practitioners' table: of the ended leads that came to a stage, the share that was won."""
    TRANSITION_COUNTS = "transition_counts"
    """A chain of transition counts: of the moves out of each stage, the shares. It does not see how long a lead waits."""
    FIXED_PERCENTAGES = "fixed_percentages"
    """A fixed percentage for each stage, as somebody once wrote it down."""
    ODOO = "odoo"
    """Odoo's predictive lead scoring, from its description: naive Bayes over stage and segment."""

@final
class MethodScore(Value):
    """How good a method would have been."""
    __match_args__ = ("method", "calibration")
    def __new__(cls, method: Method, calibration: Calibration) -> Self: ...
    @property
    def method(self) -> Method:
        """The method."""
    @property
    def calibration(self) -> Calibration:
        """How good it was."""
    def replace(self, *, method: Method = ..., calibration: Calibration = ...) -> Self:
        """Another one, with some fields changed."""

class MissedContact(enum.Enum):
    """What happens when the first contact does not come in time."""
    REMIND = "remind"
    """It is put on record."""
    TAKE_BACK = "take_back"
    """The lead is taken back, and offered to another."""

@final
class ModelRule(Value):
    """By which rule chances are estimated from a history."""
    __match_args__ = ("half_life_days", "presumed_lost_days", "shrinkage", "experts", "experts_worth", "draws", "seed", "interval")
    def __new__(cls, half_life_days: float | None, presumed_lost_days: float | None, shrinkage: float | None, experts: Iterable[ExpertStage], experts_worth: float, draws: int, seed: int, interval: float) -> Self: ...
    @property
    def half_life_days(self) -> float | None:
        """After how many days what was seen counts half; nothing to forget nothing."""
    @property
    def presumed_lost_days(self) -> float | None:
        """After how many days at one stage a lead that nobody closed is taken for lost; nothing to wait for ever."""
    @property
    def shrinkage(self) -> float | None:
        """How many exits the coarser estimate is worth where a finer one is drawn towards it: 0.1 to 1,000. Without
        it, each age of each stage is drawn to the product of both as if by 2, and segments to what they are a part of by
        what their data choose among 1, 2, 5, 10, 20 and 50."""
    @property
    def experts(self) -> tuple[ExpertStage, ...]:
        """What experts expect of the stages, before there are data: of none, or of each but the last once, and never less than
        of the stage before."""
    @property
    def experts_worth(self) -> float:
        """How many leads at each stage the experts' word is worth: 0 to 10,000."""
    @property
    def draws(self) -> int:
        """How often the estimate is drawn anew to see how sure it is: 10 to 1,000."""
    @property
    def seed(self) -> int:
        """What these draws begin with."""
    @property
    def interval(self) -> float:
        """The probability with which an interval holds what it is about."""
    def replace(self, *, half_life_days: float | None = ..., presumed_lost_days: float | None = ..., shrinkage: float | None = ..., experts: Iterable[ExpertStage] = ..., experts_worth: float = ..., draws: int = ..., seed: int = ..., interval: float = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def standard() -> ModelRule:
        """The usual rule: nothing is forgotten and nothing presumed, nobody's word is needed, 200 draws, intervals of
        80 %."""

@final
class Money(Value):
    """An amount of money."""
    __match_args__ = ("minor", "currency")
    def __new__(cls, minor: int, currency: str) -> Self: ...
    @property
    def minor(self) -> int:
        """Minor units: cents for EUR."""
    @property
    def currency(self) -> str:
        """The currency."""
    def replace(self, *, minor: int = ..., currency: str = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(amount: Decimal_ | int, currency: str) -> Money:
        """An amount in major units, such as `Decimal("12.50")`: exactly, or not at all. A float is never exact, so it is refused."""
    @property
    def amount(self) -> Decimal_:
        """The amount in major units, exactly."""
    def __add__(self, other: Money, /) -> Money:
        """The sum of two amounts of one currency."""
    def __sub__(self, other: Money, /) -> Money:
        """The difference of two amounts of one currency."""
    def __format__(self, format_spec: str, /) -> str:
        """The same text, formatted as a text is."""

class Need(Value):
    """What a lead asks of a member. A fact that is not recorded asks for nothing; neither does a member that lists nothing
    restrict itself."""
    @final
    class Region(Need):
        """The fact names a region, and the member covers it."""
        __match_args__ = ("fact",)
        def __new__(cls, fact: str) -> Self: ...
        @property
        def fact(self) -> str:
            """A choice or a text."""
        def replace(self, *, fact: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Product(Need):
        """The fact names a product, and the member sells it."""
        __match_args__ = ("fact",)
        def __new__(cls, fact: str) -> Self: ...
        @property
        def fact(self) -> str:
            """A choice or a text."""
        def replace(self, *, fact: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Language(Need):
        """The fact names a language, and the member speaks it."""
        __match_args__ = ("fact",)
        def __new__(cls, fact: str) -> Self: ...
        @property
        def fact(self) -> str:
            """A choice or a text."""
        def replace(self, *, fact: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Medium(Need):
        """The member takes leads from this medium."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Skill(Need):
        """Where all of these hold for the lead, the member must have the skill. A member without any skill has none."""
        __match_args__ = ("skill", "needed_for")
        def __new__(cls, skill: str, needed_for: Iterable[Criterion]) -> Self: ...
        @property
        def skill(self) -> str:
            """The skill."""
        @property
        def needed_for(self) -> tuple[_AnyCriterion, ...]:
            """When it is needed."""
        def replace(self, *, skill: str = ..., needed_for: Iterable[Criterion] = ...) -> Self:
            """Another one, with some fields changed."""

_AnyNeed: TypeAlias = Need.Region | Need.Product | Need.Language | Need.Medium | Need.Skill

@final
class NextStep(Value):
    """Something to do next."""
    __match_args__ = ("lead", "deadline", "at", "temperature")
    def __new__(cls, lead: str, deadline: DeadlineKind, at: datetime, temperature: Temperature | None = None) -> Self: ...
    @property
    def lead(self) -> str:
        """With which lead."""
    @property
    def deadline(self) -> DeadlineKind:
        """What is due."""
    @property
    def at(self) -> datetime:
        """When."""
    @property
    def temperature(self) -> Temperature | None:
        """How warm the lead is."""
    def replace(self, *, lead: str = ..., deadline: DeadlineKind = ..., at: datetime = ..., temperature: Temperature | None = ...) -> Self:
        """Another one, with some fields changed."""

class NoteKind(enum.Enum):
    """A kind of note."""
    NOTHING_ENDED = "nothing_ended"
    """No lead has ended: the figures are the experts', or a guess."""
    NO_FAILURES = "no_failures"
    """No lead has failed. Probably nobody closes dead ones: presume them lost after some time."""
    NO_WINS = "no_wins"
    """No lead was won."""
    FEW_ENDED = "few_ended"
    """Fewer than 300 leads have ended: the interval is wide, and meant."""
    NEVER_LEFT = "never_left"
    """No lead has left this stage."""
    NOT_SEPARATE = "not_separate"
    """The data do not tell this stage from a neighbour: its definition does not separate."""

@final
class NoteView(Value):
    """A note."""
    __match_args__ = ("at", "note")
    def __new__(cls, at: datetime, note: str) -> Self: ...
    @property
    def at(self) -> datetime:
        """When it was written."""
    @property
    def note(self) -> str:
        """What it says."""
    def replace(self, *, at: datetime = ..., note: str = ...) -> Self:
        """Another one, with some fields changed."""

@final
class NumberBand(Value):
    """What experts give for a number from here on."""
    __match_args__ = ("begins", "points")
    def __new__(cls, begins: float, points: float) -> Self: ...
    @property
    def begins(self) -> float:
        """Where the band begins."""
    @property
    def points(self) -> float:
        """The points."""
    def replace(self, *, begins: float = ..., points: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Odds(Value):
    """An open deal: what it is worth, and how likely it is won by the end of the forecast."""
    __match_args__ = ("lead", "value", "won")
    def __new__(cls, lead: str, value: Money, won: Iterable[float]) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def value(self) -> Money:
        """Its order value."""
    @property
    def won(self) -> tuple[float, ...]:
        """The probability that it is won in time, from 0 to 1: one figure, or one for each draw of what is not known of
        the stages. The n-th of every deal belongs to the same draw."""
    def replace(self, *, lead: str = ..., value: Money = ..., won: Iterable[float] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class OdooCount(Value):
    """What is counted in a row."""
    __match_args__ = ("won", "lost")
    def __new__(cls, won: float, lost: float) -> Self: ...
    @property
    def won(self) -> float:
        """Leads that were won, and the tenth that a row begins with."""
    @property
    def lost(self) -> float:
        """Leads that were lost, and that tenth."""
    def replace(self, *, won: float = ..., lost: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class OdooField(Value):
    """A field of a lead with its value."""
    __match_args__ = ("field", "value")
    def __new__(cls, field: str, value: str) -> Self: ...
    @property
    def field(self) -> str:
        """The field."""
    @property
    def value(self) -> str:
        """Its value."""
    def replace(self, *, field: str = ..., value: str = ...) -> Self:
        """Another one, with some fields changed."""

@final
class OdooLead(Value):
    """A lead as this model sees it."""
    __match_args__ = ("stage", "won", "fields")
    def __new__(cls, stage: str, won: bool | None, fields: Iterable[OdooField]) -> Self: ...
    @property
    def stage(self) -> str:
        """The stage it stands or stood at."""
    @property
    def won(self) -> bool | None:
        """Whether it was won; nothing while it is open."""
    @property
    def fields(self) -> tuple[OdooField, ...]:
        """Its fields, such as country, source or tag."""
    def replace(self, *, stage: str = ..., won: bool | None = ..., fields: Iterable[OdooField] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class OdooModel(Value):
    """The counts of this model.

    From its description: a lead that is won adds 1 to every stage, one that is lost adds 1 to the stages up to its own;
    both add 1 to the row of each of their fields' values. A row begins with 0.1 won and 0.1 lost. The probability is
    naive Bayes: the share of won leads, by the counts of the first stage, times for each field the row's part of all that
    were won (of the stage: of the first stage's), against the same of lost ones; in per cent with two digits, between
    0.01 % and 99.99 %."""
    __match_args__ = ("stages", "by_stage", "by_value")
    def __new__(cls, stages: Iterable[str], by_stage: Iterable[OdooCount], by_value: Iterable[OdooValue]) -> Self: ...
    @property
    def stages(self) -> tuple[str, ...]:
        """The stages in order, the last being won."""
    @property
    def by_stage(self) -> tuple[OdooCount, ...]:
        """The row of each stage, in their order."""
    @property
    def by_value(self) -> tuple[OdooValue, ...]:
        """The rows of the fields' values, by field and value."""
    def replace(self, *, stages: Iterable[str] = ..., by_stage: Iterable[OdooCount] = ..., by_value: Iterable[OdooValue] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(stages: Iterable[str], leads: Iterable[OdooLead]) -> OdooModel:
        """Counts ended leads as Odoo's predictive lead scoring does, from its description."""
    def probability(self, lead: OdooLead) -> float:
        """With which probability a lead is won by these counts."""

@final
class OdooValue(Value):
    """The row of a field's value."""
    __match_args__ = ("of", "count")
    def __new__(cls, of: OdooField, count: OdooCount) -> Self: ...
    @property
    def of(self) -> OdooField:
        """The field and its value."""
    @property
    def count(self) -> OdooCount:
        """What was counted."""
    def replace(self, *, of: OdooField = ..., count: OdooCount = ...) -> Self:
        """Another one, with some fields changed."""

class OrderValues(Value):
    """What an order is worth."""
    @final
    class Listed(OrderValues):
        """The values of orders so far. Mean and spread are taken from them; and how little so many tell of the mean counts
        as uncertainty."""
        __match_args__ = ("values",)
        def __new__(cls, values: Iterable[Money]) -> Self: ...
        @property
        def values(self) -> tuple[Money, ...]:
            """At least one."""
        def replace(self, *, values: Iterable[Money] = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Known(OrderValues):
        """Mean and standard deviation, taken as known; the values are taken for lognormal."""
        __match_args__ = ("mean", "deviation")
        def __new__(cls, mean: Money, deviation: Money) -> Self: ...
        @property
        def mean(self) -> Money:
            """The mean, above 0."""
        @property
        def deviation(self) -> Money:
            """The standard deviation."""
        def replace(self, *, mean: Money = ..., deviation: Money = ...) -> Self:
            """Another one, with some fields changed."""

_AnyOrderValues: TypeAlias = OrderValues.Listed | OrderValues.Known

class Origin(enum.Enum):
    """Where a record comes from."""
    LIVE = "live"
    """It was decided by the rules."""
    IMPORTED = "imported"
    """It was imported from another system's history, which knew other rules."""

class Outcome(enum.Enum):
    """How a lead ends."""
    REJECTED = "rejected"
    """It was none."""
    EXPIRED = "expired"
    """Nobody decided it in time."""
    LOST = "lost"
    """The customer did not order."""
    WON = "won"
    """The customer ordered."""

@final
class Owed(Value):
    """What somebody is owed, as far as it matters for one lead. Above 0 they are behind their share."""
    __match_args__ = ("leads", "temperature", "value")
    def __new__(cls, leads: float, temperature: float, value: float) -> Self: ...
    @property
    def leads(self) -> float:
        """Leads."""
    @property
    def temperature(self) -> float:
        """Leads of this lead's temperature."""
    @property
    def value(self) -> float:
        """Expected value, in units of the mean expected value of a lead."""
    def replace(self, *, leads: float = ..., temperature: float = ..., value: float = ...) -> Self:
        """Another one, with some fields changed."""

class Owner(enum.Enum):
    """Who owns a lead."""
    MARKETING = "marketing"
    """Marketing: until it is offered, and again after a demotion."""
    MEMBER = "member"
    """Its member."""
    NOBODY = "nobody"
    """Nobody: it has ended."""

@final
class PartnerReport(Value):
    """The report to a member: its queue, what is due, its points, how it stands, and what to do next."""
    __match_args__ = ("period", "member", "known", "steps", "reminders", "queue", "offered", "overdue", "due", "line", "wins", "points", "response", "standing", "tier", "proposal", "suspended")
    def __new__(cls, period: Period, member: str, known: datetime, steps: Iterable[NextStep], reminders: Iterable[Reminder], queue: Iterable[QueueLine], offered: int, overdue: int, due: int, line: ReportLine, wins: PartnerRow | None, points: PointsAccount | None, response: ResponseGroup | None, standing: MemberStanding, tier: str | None, proposal: TierProposal | None, suspended: bool) -> Self: ...
    @property
    def period(self) -> Period:
        """From when until when."""
    @property
    def member(self) -> str:
        """The member."""
    @property
    def known(self) -> datetime:
        """Queue and due times are as of then: the end of the log, or when it was asked for where that is later."""
    @property
    def steps(self) -> tuple[NextStep, ...]:
        """Three things to do next, the most pressing first; fewer where there is less to do."""
    @property
    def reminders(self) -> tuple[Reminder, ...]:
        """What else it may be reminded of; nothing of one that closes well, but for what would be lost."""
    @property
    def queue(self) -> tuple[QueueLine, ...]:
        """Its undecided leads, hot ones first, then the oldest. What was missed is still to be done, and is next."""
    @property
    def offered(self) -> int:
        """How many of them are only offered."""
    @property
    def overdue(self) -> int:
        """How many have something overdue."""
    @property
    def due(self) -> int:
        """How many have something due within seven days after then."""
    @property
    def line(self) -> ReportLine:
        """What happened to its leads in the period."""
    @property
    def wins(self) -> PartnerRow | None:
        """Expected and actual wins, the score and the alarm, by the end of the period; nothing before the first lead."""
    @property
    def points(self) -> PointsAccount | None:
        """Its points; nothing before the first entry."""
    @property
    def response(self) -> ResponseGroup | None:
        """How soon its customers are called; nothing before the first lead."""
    @property
    def standing(self) -> _AnyMemberStanding:
        """Where it stands in the programme."""
    @property
    def tier(self) -> str | None:
        """Its tier."""
    @property
    def proposal(self) -> TierProposal | None:
        """What tier is proposed; nothing without tiers, or where it has none yet."""
    @property
    def suspended(self) -> bool:
        """Whether it is suspended."""
    def replace(self, *, period: Period = ..., member: str = ..., known: datetime = ..., steps: Iterable[NextStep] = ..., reminders: Iterable[Reminder] = ..., queue: Iterable[QueueLine] = ..., offered: int = ..., overdue: int = ..., due: int = ..., line: ReportLine = ..., wins: PartnerRow | None = ..., points: PointsAccount | None = ..., response: ResponseGroup | None = ..., standing: MemberStanding = ..., tier: str | None = ..., proposal: TierProposal | None = ..., suspended: bool = ...) -> Self:
        """Another one, with some fields changed."""

@final
class PartnerRow(Value):
    """One member."""
    __match_args__ = ("member", "tally", "ratio", "score", "value_score", "as_few", "as_many", "limits", "alarm", "downturn", "premium", "premium_highest")
    def __new__(cls, member: str, tally: WinTally, ratio: float | None, score: WinScore | None, value_score: float | None, as_few: float, as_many: float, limits: WinLimits | None, alarm: Alarm, downturn: Downturn, premium: float, premium_highest: float) -> Self: ...
    @property
    def member(self) -> str:
        """Who."""
    @property
    def tally(self) -> WinTally:
        """Expected and actual wins."""
    @property
    def ratio(self) -> float | None:
        """Actual wins of 100 expected ones, as they are; nothing below the expected wins of the rule."""
    @property
    def score(self) -> WinScore | None:
        """The score; nothing below the expected wins of the rule."""
    @property
    def value_score(self) -> float | None:
        """The score by value: drawn to 100 as if by the usual value; nothing below the expected wins, or without values. A
        single large order decides it, so it has no interval."""
    @property
    def as_few(self) -> float:
        """How likely so few wins come, were each lead won with its own probability."""
    @property
    def as_many(self) -> float:
        """How likely so many do."""
    @property
    def limits(self) -> WinLimits | None:
        """Where the ratio lies by chance; nothing below the expected wins of the rule."""
    @property
    def alarm(self) -> Alarm:
        """The evidence that it wins less than expected."""
    @property
    def downturn(self) -> Downturn:
        """Whether it wins less lately."""
    @property
    def premium(self) -> float:
        """The evidence that it wins more, now: the same with θ = 1.5, 2, 3."""
    @property
    def premium_highest(self) -> float:
        """The highest of that ever."""
    def replace(self, *, member: str = ..., tally: WinTally = ..., ratio: float | None = ..., score: WinScore | None = ..., value_score: float | None = ..., as_few: float = ..., as_many: float = ..., limits: WinLimits | None = ..., alarm: Alarm = ..., downturn: Downturn = ..., premium: float = ..., premium_highest: float = ...) -> Self:
        """Another one, with some fields changed."""
    def sentences(self, language: Language) -> tuple[str, ...]:
        """What the figures of this member say, for people."""

@final
class PartnerTable(Value):
    """How well each member works its leads, beside what was to be expected of just these leads.

    Members stand in the order of their names: below a few dozen wins a league table is mostly chance."""
    __match_args__ = ("members", "network", "centre", "prior", "spread", "limits")
    def __new__(cls, members: Iterable[PartnerRow], network: WinTally, centre: float, prior: float, spread: float, limits: Iterable[WinLimits]) -> Self: ...
    @property
    def members(self) -> tuple[PartnerRow, ...]:
        """The members, by name."""
    @property
    def network(self) -> WinTally:
        """All of them together."""
    @property
    def centre(self) -> float:
        """Actual wins of 100 expected ones in the whole network: the centre of the limits. Far from 100, the probabilities
        are off for everybody: see `WorkedLead.recalibrated`."""
    @property
    def prior(self) -> float:
        """How many expected wins the network's word is worth in each score: from 3 to 20, the fewer the more members differ."""
    @property
    def spread(self) -> float:
        """By how much members differ beyond chance: the variance of their rates, the network's rate being 1."""
    @property
    def limits(self) -> tuple[WinLimits, ...]:
        """The limits at numbers of expected wins from 1 up to beyond the largest: the funnel for a plot."""
    def replace(self, *, members: Iterable[PartnerRow] = ..., network: WinTally = ..., centre: float = ..., prior: float = ..., spread: float = ..., limits: Iterable[WinLimits] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(
    leads: Iterable[WorkedLead], delay: DelayLaw, rule: ProgrammeRule, until: datetime
    ) -> PartnerTable: ...
    def review(self, share: float) -> tuple[str, ...]:
        """The members that stand out at a review; of them at most this share are as good as expected, on average."""
    def sentences(self, language: Language) -> tuple[str, ...]:
        """What the figures of each member say, for people."""

@final
class PartnersReport(Value):
    """All members side by side: expected and actual wins, scores, alarms, points."""
    __match_args__ = ("period", "table", "points", "correction", "review", "cases", "reminders")
    def __new__(cls, period: Period, table: PartnerTable, points: Iterable[PointsAccount], correction: float, review: Iterable[str], cases: Iterable[MemberCase], reminders: Iterable[Reminder]) -> Self: ...
    @property
    def period(self) -> Period:
        """From when until when."""
    @property
    def table(self) -> PartnerTable:
        """What was expected of each member's leads, and what came."""
    @property
    def points(self) -> tuple[PointsAccount, ...]:
        """The points of those who have any, by name."""
    @property
    def correction(self) -> float:
        """What the probabilities of leads accepted in the 365 days up to the end of the period were multiplied by, on average,
        because members won more or fewer than these said, all of them: see `WorkedLead.recalibrated`."""
    @property
    def review(self) -> tuple[str, ...]:
        """Those whose alarm stands out at a review of all of them at once, the clearest first: whom to talk to."""
    @property
    def cases(self) -> tuple[MemberCase, ...]:
        """About whom a person is to decide, by name."""
    @property
    def reminders(self) -> tuple[Reminder, ...]:
        """Whom to remind of what, by name: of leads as they stand now, of scores and calls as of the end of the period. Who very
        likely closes well only of what would be lost."""
    def replace(self, *, period: Period = ..., table: PartnerTable = ..., points: Iterable[PointsAccount] = ..., correction: float = ..., review: Iterable[str] = ..., cases: Iterable[MemberCase] = ..., reminders: Iterable[Reminder] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Period(Value):
    """The days that a report tells of, by the tenant's clock; the first and the last belong to it."""
    __match_args__ = ("first", "last", "known")
    def __new__(cls, first: str, last: str, known: datetime | None = None) -> Self: ...
    @property
    def first(self) -> str:
        """The first day."""
    @property
    def last(self) -> str:
        """The last day."""
    @property
    def known(self) -> datetime | None:
        """Until when all that happened is known: who asks says what time it is. Without it that is the end of the log, which may
        be long ago where little happens. A report has it only of a period that was not over by then, and tells until then."""
    def replace(self, *, first: str = ..., last: str = ..., known: datetime | None = ...) -> Self:
        """Another one, with some fields changed."""

class PeriodKind(enum.Enum):
    """A usual length of a period."""
    WEEK = "week"
    """Monday to Sunday."""
    MONTH = "month"
    """A month of the calendar."""
    QUARTER = "quarter"
    """Three months, the first of them January, April, July or October."""
    YEAR = "year"
    """A year of the calendar."""

class Phase(enum.Enum):
    """Where a lead stands in its life. The last four are ends: nothing leaves them."""
    CAPTURED = "captured"
    """It came in; nobody has looked at it."""
    QUALIFYING = "qualifying"
    """Marketing is finding out what it is worth."""
    READY = "ready"
    """It is to be handed to a member."""
    OFFERED = "offered"
    """A member is to accept or decline it."""
    OPEN = "open"
    """It is an opportunity at a stage."""
    WON = "won"
    """The customer ordered."""
    LOST = "lost"
    """The customer did not."""
    EXPIRED = "expired"
    """Nobody decided it in time."""
    REJECTED = "rejected"
    """It was none."""

@final
class PipelineRule(Value):
    """The stages of the sales pipeline."""
    __match_args__ = ("stages", "skipping", "most_demotions")
    def __new__(cls, stages: Iterable[StageRule], skipping: Skipping, most_demotions: int) -> Self: ...
    @property
    def stages(self) -> tuple[StageRule, ...]:
        """The stages in order; the last one is entered by winning."""
    @property
    def skipping(self) -> Skipping:
        """Whether a stage may be skipped."""
    @property
    def most_demotions(self) -> int:
        """How often a lead may be demoted."""
    def replace(self, *, stages: Iterable[StageRule] = ..., skipping: Skipping = ..., most_demotions: int = ...) -> Self:
        """Another one, with some fields changed."""

class PlanEntry(Value):
    """An entry of an opportunity plan."""
    @final
    class Team(PlanEntry):
        """Somebody in the account team, or an outside helper."""
        __match_args__ = ("person", "duty")
        def __new__(cls, person: str, duty: str | None = None) -> Self: ...
        @property
        def person(self) -> str:
            """Who."""
        @property
        def duty(self) -> str | None:
            """What they do."""
        def replace(self, *, person: str = ..., duty: str | None = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Milestone(PlanEntry):
        """A buying step or milestone."""
        __match_args__ = ("milestone", "due", "done")
        def __new__(cls, milestone: str, due: datetime | None, done: bool) -> Self: ...
        @property
        def milestone(self) -> str:
            """Which."""
        @property
        def due(self) -> datetime | None:
            """When it is due."""
        @property
        def done(self) -> bool:
            """Whether it is done."""
        def replace(self, *, milestone: str = ..., due: datetime | None = ..., done: bool = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class KeyPerson(PlanEntry):
        """A key person at the customer."""
        __match_args__ = ("person", "role", "attitude")
        def __new__(cls, person: str, role: str, attitude: Attitude) -> Self: ...
        @property
        def person(self) -> str:
            """Who."""
        @property
        def role(self) -> str:
            """Their role in the decision; one of `plan.roles`."""
        @property
        def attitude(self) -> Attitude:
            """How they stand to us."""
        def replace(self, *, person: str = ..., role: str = ..., attitude: Attitude = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Competitor(PlanEntry):
        """A competitor."""
        __match_args__ = ("competitor", "note")
        def __new__(cls, competitor: str, note: str | None = None) -> Self: ...
        @property
        def competitor(self) -> str:
            """Who."""
        @property
        def note(self) -> str | None:
            """Strengths, weaknesses, our answer."""
        def replace(self, *, competitor: str = ..., note: str | None = ...) -> Self:
            """Another one, with some fields changed."""

_AnyPlanEntry: TypeAlias = PlanEntry.Team | PlanEntry.Milestone | PlanEntry.KeyPerson | PlanEntry.Competitor

class PlanKey(Value):
    """Names an entry of an opportunity plan."""
    @final
    class Team(PlanKey):
        """Somebody in the account team."""
        __match_args__ = ("person",)
        def __new__(cls, person: str) -> Self: ...
        @property
        def person(self) -> str:
            """Who."""
        def replace(self, *, person: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Milestone(PlanKey):
        """A milestone."""
        __match_args__ = ("milestone",)
        def __new__(cls, milestone: str) -> Self: ...
        @property
        def milestone(self) -> str:
            """Which."""
        def replace(self, *, milestone: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class KeyPerson(PlanKey):
        """A key person; with all roles it has."""
        __match_args__ = ("person",)
        def __new__(cls, person: str) -> Self: ...
        @property
        def person(self) -> str:
            """Who."""
        def replace(self, *, person: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Competitor(PlanKey):
        """A competitor."""
        __match_args__ = ("competitor",)
        def __new__(cls, competitor: str) -> Self: ...
        @property
        def competitor(self) -> str:
            """Who."""
        def replace(self, *, competitor: str = ...) -> Self:
            """Another one, with some fields changed."""

_AnyPlanKey: TypeAlias = PlanKey.Team | PlanKey.Milestone | PlanKey.KeyPerson | PlanKey.Competitor

@final
class PlanRule(Value):
    """What an opportunity plan holds."""
    __match_args__ = ("roles", "sections")
    def __new__(cls, roles: Iterable[str], sections: Iterable[PlanSection]) -> Self: ...
    @property
    def roles(self) -> tuple[str, ...]:
        """The roles people at the customer may have."""
    @property
    def sections(self) -> tuple[PlanSection, ...]:
        """The sections a complete plan has; the completeness is the share of them that are filled."""
    def replace(self, *, roles: Iterable[str] = ..., sections: Iterable[PlanSection] = ...) -> Self:
        """Another one, with some fields changed."""

class PlanSection(enum.Enum):
    """A section of the opportunity plan."""
    TEAM = "team"
    """The account team."""
    MILESTONES = "milestones"
    """Buying steps and milestones."""
    KEY_PEOPLE = "key_people"
    """Key people at the customer, one in every role of the policy."""
    COMPETITORS = "competitors"
    """Competitors."""

class PlanVerdict(enum.Enum):
    """What a plan comes to."""
    ENOUGH = "enough"
    """The planned leads reach the target with the wished probability."""
    MORE_LEADS = "more_leads"
    """It takes more leads than are planned."""
    TOO_THIN = "too_thin"
    """What is known of the rates is too little to promise anything with the wished probability, however many leads
    come in."""
    OUT_OF_REACH = "out_of_reach"
    """Ten million leads do not reach it: conversion falls too fast as volume rises."""

@final
class PointsAccount(Value):
    """A member's points at a time.

    Every win earns `per_win`, and every expected win costs as much: little by little, as the leads grow older, and whether or
    not one is lost meanwhile. So at any time whoever wins as often as expected has earned nothing by it on average, whatever
    leads it was given and however long they take. Each point counts half after each half life; process points count up to a
    share of all that wins and processing earned."""
    __match_args__ = ("member", "points", "selling", "earned", "expected", "process", "process_counted", "least", "enough")
    def __new__(cls, member: str, points: float, selling: float, earned: float, expected: float, process: float, process_counted: float, least: float, enough: bool) -> Self: ...
    @property
    def member(self) -> str:
        """Whose."""
    @property
    def points(self) -> float:
        """The points, in thousandths: selling, and what counts of the process points."""
    @property
    def selling(self) -> float:
        """What the wins earned, less what as many as expected would have; it may be negative."""
    @property
    def earned(self) -> float:
        """What the wins earned."""
    @property
    def expected(self) -> float:
        """What as many as expected would have."""
    @property
    def process(self) -> float:
        """Of good processing, as earned."""
    @property
    def process_counted(self) -> float:
        """What counts of that."""
    @property
    def least(self) -> float:
        """The points to keep."""
    @property
    def enough(self) -> bool:
        """Whether it has them."""
    def replace(self, *, member: str = ..., points: float = ..., selling: float = ..., earned: float = ..., expected: float = ..., process: float = ..., process_counted: float = ..., least: float = ..., enough: bool = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(
    leads: Iterable[WorkedLead],
    entries: Iterable[PointsEntry],
    delay: DelayLaw,
    rule: ProgrammeRule,
    until: datetime,
    ) -> tuple[PointsAccount, ...]: ...
    def sentence(self, language: Language) -> str:
        """What the points come from, for people."""

class PointsCause(Value):
    """What earns or costs points besides the worked leads."""
    @final
    class Process(PointsCause):
        """Good processing."""
        __match_args__ = ("kind",)
        def __new__(cls, kind: ProcessKind) -> Self: ...
        @property
        def kind(self) -> ProcessKind:
            """Of which kind."""
        def replace(self, *, kind: ProcessKind = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class RegisteredWin(PointsCause):
        """A deal that the member registered itself was won: the rule's `registered_win`. Nobody said beforehand how likely that
        was, so nothing stands against it."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class ClawBack(PointsCause):
        """Points are taken back, as after a breach: what was earned then counts as if it had never been, with its decay."""
        __match_args__ = ("earned", "selling", "process")
        def __new__(cls, earned: datetime, selling: float, process: float) -> Self: ...
        @property
        def earned(self) -> datetime:
            """When they were earned."""
        @property
        def selling(self) -> float:
            """Points of wins; negative to give back."""
        @property
        def process(self) -> float:
            """Points of processing."""
        def replace(self, *, earned: datetime = ..., selling: float = ..., process: float = ...) -> Self:
            """Another one, with some fields changed."""

_AnyPointsCause: TypeAlias = PointsCause.Process | PointsCause.RegisteredWin | PointsCause.ClawBack

@final
class PointsEntry(Value):
    """Something besides the worked leads that earns or costs a member points."""
    __match_args__ = ("member", "lead", "at", "cause")
    def __new__(cls, member: str, lead: str | None, at: datetime, cause: PointsCause) -> Self: ...
    @property
    def member(self) -> str:
        """Whose points."""
    @property
    def lead(self) -> str | None:
        """For which lead."""
    @property
    def at(self) -> datetime:
        """When."""
    @property
    def cause(self) -> _AnyPointsCause:
        """For what."""
    def replace(self, *, member: str = ..., lead: str | None = ..., at: datetime = ..., cause: PointsCause = ...) -> Self:
        """Another one, with some fields changed."""

@final
class PointsRule(Value):
    """How points are earned and how long they count.

    A win earns `per_win`, and each win that was to be expected of the accepted leads costs as much: who wins as often as
    expected earns nothing by it on average, whatever leads it was given."""
    __match_args__ = ("per_win", "half_life_days", "process_share", "process", "registered_win")
    def __new__(cls, per_win: float, half_life_days: int, process_share: float, process: Iterable[ProcessPoints], registered_win: float | None = None) -> Self: ...
    @property
    def per_win(self) -> float:
        """The points of a win: above 0, up to 100,000."""
    @property
    def half_life_days(self) -> int:
        """After how many days points count half: 1 to 3,660."""
    @property
    def process_share(self) -> float:
        """The largest share that process points may have in all that is earned: below 1. Diligence cannot replace selling."""
    @property
    def process(self) -> tuple[ProcessPoints, ...]:
        """The points for good processing; what is not listed earns none."""
    @property
    def registered_win(self) -> float | None:
        """The points of a win of a deal that the member registered itself: 0 to 100,000; nothing for none. Nobody said
        beforehand how likely it was, so unlike `per_win` nothing stands against it."""
    def replace(self, *, per_win: float = ..., half_life_days: int = ..., process_share: float = ..., process: Iterable[ProcessPoints] = ..., registered_win: float | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Policy(Value):
    """All rules of one tenant.

    Read it with `Policy.from_toml` or `Policy.from_json`, start from `Policy.standard`, and look for
    rules that are allowed but make no sense with `Policy.check`."""
    __match_args__ = ("version", "currency", "calendar", "media", "facts", "consent", "qualification", "handover", "pipeline", "chances", "scoring", "returns", "quotas", "quality", "duplicates", "programme", "distribution", "deferral", "plan", "reasons", "grants")
    def __new__(cls, version: str, currency: str, calendar: CalendarRule, media: Iterable[str], facts: Iterable[FactRule], consent: ConsentRule, qualification: QualificationRule, handover: HandoverRule, pipeline: PipelineRule, chances: ModelRule | None, scoring: ScoringRule | None, returns: MediaRule | None, quotas: Iterable[QuotaRule], quality: QualityRule | None, duplicates: DuplicateRule | None, programme: ProgrammeRule | None, distribution: DistributionRule, deferral: DeferralRule, plan: PlanRule, reasons: ReasonLists, grants: Iterable[Grant]) -> Self: ...
    @property
    def version(self) -> str:
        """The tenant's name for this version of its rules; every log says under which version it was decided."""
    @property
    def currency(self) -> str:
        """The currency of all order values."""
    @property
    def calendar(self) -> CalendarRule:
        """When people work."""
    @property
    def media(self) -> tuple[str, ...]:
        """The media leads may come from."""
    @property
    def facts(self) -> tuple[FactRule, ...]:
        """The facts that may be recorded, and their kinds."""
    @property
    def consent(self) -> ConsentRule:
        """When a lead may be worked."""
    @property
    def qualification(self) -> QualificationRule:
        """What makes a lead ready for sales."""
    @property
    def handover(self) -> HandoverRule:
        """How a lead is handed over, and how long each step may take."""
    @property
    def pipeline(self) -> PipelineRule:
        """The stages of the sales pipeline."""
    @property
    def chances(self) -> ModelRule | None:
        """How chances to win are estimated, and what experts expect before there are data; without it, the usual rule."""
    @property
    def scoring(self) -> ScoringRule | None:
        """By which questions leads are scored; without it, they are rated by people alone."""
    @property
    def returns(self) -> MediaRule | None:
        """How media are compared by what they return, and what practitioners expect of them; without it, the usual rule."""
    @property
    def quotas(self) -> tuple[QuotaRule, ...]:
        """What marketing and sales are to reach."""
    @property
    def quality(self) -> QualityRule | None:
        """What is asked of contact data; without it, the usual."""
    @property
    def duplicates(self) -> DuplicateRule | None:
        """When two leads are taken for one and the same; without it, the usual rule."""
    @property
    def programme(self) -> ProgrammeRule | None:
        """The partner programme; without it, the usual one where figures are asked for, and no standing on record."""
    @property
    def distribution(self) -> DistributionRule:
        """Who gets a lead."""
    @property
    def deferral(self) -> DeferralRule:
        """What happens when the customer puts us off."""
    @property
    def plan(self) -> PlanRule:
        """What an opportunity plan holds."""
    @property
    def reasons(self) -> ReasonLists:
        """The reasons that may be given."""
    @property
    def grants(self) -> tuple[Grant, ...]:
        """Who may do what."""
    def replace(self, *, version: str = ..., currency: str = ..., calendar: CalendarRule = ..., media: Iterable[str] = ..., facts: Iterable[FactRule] = ..., consent: ConsentRule = ..., qualification: QualificationRule = ..., handover: HandoverRule = ..., pipeline: PipelineRule = ..., chances: ModelRule | None = ..., scoring: ScoringRule | None = ..., returns: MediaRule | None = ..., quotas: Iterable[QuotaRule] = ..., quality: QualityRule | None = ..., duplicates: DuplicateRule | None = ..., programme: ProgrammeRule | None = ..., distribution: DistributionRule = ..., deferral: DeferralRule = ..., plan: PlanRule = ..., reasons: ReasonLists = ..., grants: Iterable[Grant] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def standard(currency: str) -> Policy:
        """The policy that a new tenant begins with, in this currency."""
    @staticmethod
    def from_toml(text: str) -> Policy:
        """Reads a policy from TOML."""
    @staticmethod
    def draft(text: str) -> Policy:
        """Reads a policy from JSON without judging it: a draft, whose `faults` are to be shown."""
    def to_toml(self) -> str:
        """The policy as TOML."""
    def faults(self) -> tuple[Fault, ...]:
        """Why these rules cannot stand; none where they can."""
    def check(self) -> tuple[Finding, ...]:
        """What can stand but makes no sense."""

@final
class Portion(Value):
    """What somebody is entitled to and received."""
    __match_args__ = ("received", "entitled", "temperatures", "value_received", "value_entitled")
    def __new__(cls, received: int, entitled: float, temperatures: Iterable[TemperaturePortion], value_received: Money | None = None, value_entitled: Money | None = None) -> Self: ...
    @property
    def received(self) -> int:
        """Leads received."""
    @property
    def entitled(self) -> float:
        """Leads entitled to: of each lead, the part that one's weight has among all who could have had it."""
    @property
    def temperatures(self) -> tuple[TemperaturePortion, ...]:
        """The same for each temperature that occurs."""
    @property
    def value_received(self) -> Money | None:
        """The value received; nothing where no lead has one."""
    @property
    def value_entitled(self) -> Money | None:
        """The value entitled to."""
    def replace(self, *, received: int = ..., entitled: float = ..., temperatures: Iterable[TemperaturePortion] = ..., value_received: Money | None = ..., value_entitled: Money | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class PostcodeRow(Value):
    """A postcode and a town that has it. A town may have many, and a postcode many towns."""
    __match_args__ = ("country", "postcode", "town")
    def __new__(cls, country: str | None, postcode: str, town: str) -> Self: ...
    @property
    def country(self) -> str | None:
        """The country, in two letters of ISO 3166-1; the rule's country where it is not named."""
    @property
    def postcode(self) -> str:
        """The postcode, as a text: some begin with 0."""
    @property
    def town(self) -> str:
        """The town, or a part of it."""
    def replace(self, *, country: str | None = ..., postcode: str = ..., town: str = ...) -> Self:
        """Another one, with some fields changed."""

class ProcessKind(enum.Enum):
    """What counts as good processing."""
    CONTACTED_IN_TIME = "contacted_in_time"
    """The first contact came in time."""
    ANSWERED_IN_TIME = "answered_in_time"
    """An offer was answered in time, with yes or no."""
    DECIDED = "decided"
    """A lead was decided before its expiry, and the reason given."""
    DATA_VERIFIED = "data_verified"
    """A field that the member recorded was found to be right later, by somebody who asked or looked. A field that is
    only filled earns nothing: that would be paid with rubbish."""

@final
class ProcessPoints(Value):
    """What good processing earns."""
    __match_args__ = ("kind", "points")
    def __new__(cls, kind: ProcessKind, points: float) -> Self: ...
    @property
    def kind(self) -> ProcessKind:
        """For what."""
    @property
    def points(self) -> float:
        """How much: 0 to 1,000, at most three digits behind the point."""
    def replace(self, *, kind: ProcessKind = ..., points: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Profile(Value):
    """What a member brings when it joins."""
    __match_args__ = ("channel", "weight", "limit", "coverage", "agreement")
    def __new__(cls, channel: str, weight: float, limit: int | None = None, coverage: Coverage | None = None, agreement: Agreement | None = None) -> Self: ...
    @property
    def channel(self) -> str:
        """Its channel, for as long as it stays."""
    @property
    def weight(self) -> float:
        """How much of a full share it gets."""
    @property
    def limit(self) -> int | None:
        """How many undecided leads it may have; without it, the limit of its channel."""
    @property
    def coverage(self) -> Coverage | None:
        """What it covers; nothing where nothing restricts it."""
    @property
    def agreement(self) -> Agreement | None:
        """Its data-protection agreement."""
    def replace(self, *, channel: str = ..., weight: float = ..., limit: int | None = ..., coverage: Coverage | None = ..., agreement: Agreement | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ProgrammeRule(Value):
    """The partner programme.

    Nothing of it acts by itself: what falls below a limit is put before a person."""
    __match_args__ = ("points", "least_points", "probation", "warning", "amber", "red", "review_share", "interval", "least_expected", "in_time", "promote_sure", "demote_sure", "dwell_days", "tiers")
    def __new__(cls, points: PointsRule, least_points: float, probation: str, warning: str, amber: float, red: float, review_share: float, interval: float, least_expected: float, in_time: float, promote_sure: float, demote_sure: float, dwell_days: int, tiers: Iterable[TierRule]) -> Self: ...
    @property
    def points(self) -> PointsRule:
        """How points are earned and how long they count."""
    @property
    def least_points(self) -> float:
        """The points that a member must keep to stay. Who wins as often as expected has 0 of selling on average, and in half of
        all times less: so the minimum lies below."""
    @property
    def probation(self) -> str:
        """How long a new member is on probation: its points are not asked for yet. A day at least, or eight working hours."""
    @property
    def warning(self) -> str:
        """How long a member that fell below has to come back before a person decides; likewise."""
    @property
    def amber(self) -> float:
        """The evidence from which the alarm is amber: a false alarm in so many members, ever; above 1 and up to a million."""
    @property
    def red(self) -> float:
        """The evidence from which it is red; above that of amber."""
    @property
    def review_share(self) -> float:
        """At a review of all members, which share of those named may be as good as expected, on average."""
    @property
    def interval(self) -> float:
        """The probability with which the interval of a score holds the true figure."""
    @property
    def least_expected(self) -> float:
        """Below so many expected wins no score is published and no tier changes."""
    @property
    def in_time(self) -> float:
        """The share of leads whose first contact is to come in time."""
    @property
    def promote_sure(self) -> float:
        """With which probability a score must be above the limit of the next tier."""
    @property
    def demote_sure(self) -> float:
        """With which probability it must be below the limit of its own tier."""
    @property
    def dwell_days(self) -> int:
        """How many days a member stays at a tier at least."""
    @property
    def tiers(self) -> tuple[TierRule, ...]:
        """The tiers, the lowest first; empty for a programme without tiers."""
    def replace(self, *, points: PointsRule = ..., least_points: float = ..., probation: str = ..., warning: str = ..., amber: float = ..., red: float = ..., review_share: float = ..., interval: float = ..., least_expected: float = ..., in_time: float = ..., promote_sure: float = ..., demote_sure: float = ..., dwell_days: int = ..., tiers: Iterable[TierRule] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def standard() -> ProgrammeRule:
        """A partner programme to begin with."""

@final
class PurposeRule(Value):
    """A purpose that a contact consents to by itself: a call, a newsletter, being handed to a partner."""
    __match_args__ = ("id", "name", "needed", "steps")
    def __new__(cls, id: str, name: str, needed: ConsentNeed, steps: Iterable[ConsentStep]) -> Self: ...
    @property
    def id(self) -> str:
        """Its id."""
    @property
    def name(self) -> str:
        """What people call it."""
    @property
    def needed(self) -> ConsentNeed:
        """What is needed for it: given or confirmed."""
    @property
    def steps(self) -> tuple[ConsentStep, ...]:
        """The steps that may not be done without it. Where there are none, nothing waits for it: the host asks the lead's
        view whether it may send a newsletter."""
    def replace(self, *, id: str = ..., name: str = ..., needed: ConsentNeed = ..., steps: Iterable[ConsentStep] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class PurposeView(Value):
    """How a contact stands to a purpose."""
    __match_args__ = ("purpose", "state", "confirm_by", "granted")
    def __new__(cls, purpose: str, state: ConsentState, confirm_by: datetime | None, granted: bool) -> Self: ...
    @property
    def purpose(self) -> str:
        """The purpose."""
    @property
    def state(self) -> ConsentState:
        """How it stands."""
    @property
    def confirm_by(self) -> datetime | None:
        """Until when a confirmation is waited for."""
    @property
    def granted(self) -> bool:
        """Whether that is as much as the policy asks for, so that what it is for may be done."""
    def replace(self, *, purpose: str = ..., state: ConsentState = ..., confirm_by: datetime | None = ..., granted: bool = ...) -> Self:
        """Another one, with some fields changed."""

@final
class QualificationRule(Value):
    """What makes a lead ready for sales."""
    __match_args__ = ("hot_from", "warm_from", "hysteresis", "ready_from", "by_value")
    def __new__(cls, hot_from: float, warm_from: float, hysteresis: float, ready_from: Temperature, by_value: ValueCuts | None = None) -> Self: ...
    @property
    def hot_from(self) -> float:
        """The probability from which a lead is hot."""
    @property
    def warm_from(self) -> float:
        """The probability from which a lead is warm."""
    @property
    def hysteresis(self) -> float:
        """How far beyond a cut a probability must go before the temperature changes again."""
    @property
    def ready_from(self) -> Temperature:
        """The temperature from which a lead is ready for sales."""
    @property
    def by_value(self) -> ValueCuts | None:
        """Cuts by what a lead is expected to bring, where its order value is known; without them, the probability decides."""
    def replace(self, *, hot_from: float = ..., warm_from: float = ..., hysteresis: float = ..., ready_from: Temperature = ..., by_value: ValueCuts | None = ...) -> Self:
        """Another one, with some fields changed."""
    def for_capacity(self, probabilities: Iterable[float], hot: int, warm: int) -> QualificationRule:
        """Cuts that make so many of these leads hot, and so many more warm, as there is capacity for."""

@final
class QualityRule(Value):
    """What is asked of contact data.

    Nothing of it refuses a lead: what is found is told, and people decide."""
    __match_args__ = ("required", "weights", "country", "disposable")
    def __new__(cls, required: Iterable[RequiredField], weights: Iterable[RuleWeight], country: str | None, disposable: Iterable[str]) -> Self: ...
    @property
    def required(self) -> tuple[RequiredField, ...]:
        """The fields that are wanted, and how much each counts; completeness is the share that is there."""
    @property
    def weights(self) -> tuple[RuleWeight, ...]:
        """How much each finding counts where it is not 1; 0 leaves the check out. What a missing field counts is what it
        counts in `required`, times this."""
    @property
    def country(self) -> str | None:
        """The country of contacts that name none, in two letters of ISO 3166-1, such as `DE`."""
    @property
    def disposable(self) -> tuple[str, ...]:
        """Domains whose mailboxes are to be thrown away, such as `mailinator.com`; what is below one counts too."""
    def replace(self, *, required: Iterable[RequiredField] = ..., weights: Iterable[RuleWeight] = ..., country: str | None = ..., disposable: Iterable[str] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def standard() -> QualityRule:
        """What a company that sells to companies asks for."""

@final
class Quantiles(Value):
    """What revenue stays below in 1, 5 and 9 of 10 cases."""
    __match_args__ = ("p10", "p50", "p90")
    def __new__(cls, p10: Money, p50: Money, p90: Money) -> Self: ...
    @property
    def p10(self) -> Money:
        """In 1 of 10 cases it is this or less."""
    @property
    def p50(self) -> Money:
        """In half of all cases."""
    @property
    def p90(self) -> Money:
        """In 9 of 10 cases."""
    def replace(self, *, p10: Money = ..., p50: Money = ..., p90: Money = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Question(Value):
    """A question, and what experts give for its answers. No answer is an answer of its own, with 0 points."""
    __match_args__ = ("id", "name", "source", "answers")
    def __new__(cls, id: str, name: str, source: AnswerSource, answers: AnswerPoints) -> Self: ...
    @property
    def id(self) -> str:
        """Its id."""
    @property
    def name(self) -> str:
        """What people call it."""
    @property
    def source(self) -> _AnyAnswerSource:
        """Where its answer is found."""
    @property
    def answers(self) -> _AnyAnswerPoints:
        """The answers, and what experts give for each."""
    def replace(self, *, id: str = ..., name: str = ..., source: AnswerSource = ..., answers: AnswerPoints = ...) -> Self:
        """Another one, with some fields changed."""

@final
class QueueLine(Value):
    """A lead in a member's queue: what it works, since when, and what is next."""
    __match_args__ = ("lead", "phase", "stage", "temperature", "since", "next")
    def __new__(cls, lead: str, phase: Phase, stage: str | None, temperature: Temperature | None, since: datetime, next: Due | None = None) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def phase(self) -> Phase:
        """Offered or open."""
    @property
    def stage(self) -> str | None:
        """The stage it stands at."""
    @property
    def temperature(self) -> Temperature | None:
        """How likely it buys; hot ones go first."""
    @property
    def since(self) -> datetime:
        """Since when."""
    @property
    def next(self) -> Due | None:
        """What is due next."""
    def replace(self, *, lead: str = ..., phase: Phase = ..., stage: str | None = ..., temperature: Temperature | None = ..., since: datetime = ..., next: Due | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class QuotaForecast(Value):
    """How a quota will end, if things go on as they did.

    Counts are taken for independent of each other, at a rate that is known only from what came so far (Jeffreys' prior;
    what is to come is negative binomial then); revenue for a normal sum of orders like those so far. Neither knows of
    seasons, nor of the deals that are open: for these ask `StageModel.forecast`."""
    __match_args__ = ("low", "middle", "high", "attained")
    def __new__(cls, low: QuotaGoal, middle: QuotaGoal, high: QuotaGoal, attained: float) -> Self: ...
    @property
    def low(self) -> _AnyQuotaGoal:
        """With a probability of 90 % it will be at least this."""
    @property
    def middle(self) -> _AnyQuotaGoal:
        """As likely more as less."""
    @property
    def high(self) -> _AnyQuotaGoal:
        """With a probability of 10 % it will be this or more."""
    @property
    def attained(self) -> float:
        """The probability that it is reached."""
    def replace(self, *, low: QuotaGoal = ..., middle: QuotaGoal = ..., high: QuotaGoal = ..., attained: float = ...) -> Self:
        """Another one, with some fields changed."""

class QuotaGoal(Value):
    """What is counted for a quota, and how much is to come."""
    @final
    class Captured(QuotaGoal):
        """Leads that come in."""
        __match_args__ = ("leads",)
        def __new__(cls, leads: int) -> Self: ...
        @property
        def leads(self) -> int:
            """How many."""
        def replace(self, *, leads: int = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Qualified(QuotaGoal):
        """Leads that become ready for sales for the first time."""
        __match_args__ = ("leads",)
        def __new__(cls, leads: int) -> Self: ...
        @property
        def leads(self) -> int:
            """How many."""
        def replace(self, *, leads: int = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Accepted(QuotaGoal):
        """Leads that a member accepts."""
        __match_args__ = ("leads",)
        def __new__(cls, leads: int) -> Self: ...
        @property
        def leads(self) -> int:
            """How many."""
        def replace(self, *, leads: int = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Won(QuotaGoal):
        """Leads that are won."""
        __match_args__ = ("leads",)
        def __new__(cls, leads: int) -> Self: ...
        @property
        def leads(self) -> int:
            """How many."""
        def replace(self, *, leads: int = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Revenue(QuotaGoal):
        """The order value of the leads that are won."""
        __match_args__ = ("value",)
        def __new__(cls, value: Money) -> Self: ...
        @property
        def value(self) -> Money:
            """How much."""
        def replace(self, *, value: Money = ...) -> Self:
            """Another one, with some fields changed."""

_AnyQuotaGoal: TypeAlias = QuotaGoal.Captured | QuotaGoal.Qualified | QuotaGoal.Accepted | QuotaGoal.Won | QuotaGoal.Revenue

@final
class QuotaReport(Value):
    """Targets, what is reached of them, and how they will end."""
    __match_args__ = ("period", "quotas")
    def __new__(cls, period: Period, quotas: Iterable[QuotaState]) -> Self: ...
    @property
    def period(self) -> Period:
        """From when until when."""
    @property
    def quotas(self) -> tuple[QuotaState, ...]:
        """The quotas that have a day in the period, in the order of the policy."""
    def replace(self, *, period: Period = ..., quotas: Iterable[QuotaState] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class QuotaRule(Value):
    """What is to be reached, by whom, from when until when."""
    __match_args__ = ("unit", "first", "last", "goal")
    def __new__(cls, unit: QuotaUnit, first: str, last: str, goal: QuotaGoal) -> Self: ...
    @property
    def unit(self) -> _AnyQuotaUnit:
        """By whom or through what."""
    @property
    def first(self) -> str:
        """The first day that counts."""
    @property
    def last(self) -> str:
        """The last day that counts."""
    @property
    def goal(self) -> _AnyQuotaGoal:
        """What is to be reached in that time."""
    def replace(self, *, unit: QuotaUnit = ..., first: str = ..., last: str = ..., goal: QuotaGoal = ...) -> Self:
        """Another one, with some fields changed."""

@final
class QuotaState(Value):
    """How a quota stands at the end of a period, or now where the period is not over."""
    __match_args__ = ("quota", "reached", "due", "elapsed", "over", "forecast")
    def __new__(cls, quota: QuotaRule, reached: QuotaGoal, due: QuotaGoal, elapsed: float, over: bool, forecast: QuotaForecast | None = None) -> Self: ...
    @property
    def quota(self) -> QuotaRule:
        """What is to be reached."""
    @property
    def reached(self) -> _AnyQuotaGoal:
        """What is reached by then, of what is asked for."""
    @property
    def due(self) -> _AnyQuotaGoal:
        """What would be reached if all working days brought the same."""
    @property
    def elapsed(self) -> float:
        """The share of its working days that is over; of today as much as the clock shows."""
    @property
    def over(self) -> bool:
        """Whether its last day is over: days on which nobody works may still bring something after the last working day."""
    @property
    def forecast(self) -> QuotaForecast | None:
        """How it will end; nothing before a working day is over, or while only others are left, and for revenue nothing before the
        second win."""
    def replace(self, *, quota: QuotaRule = ..., reached: QuotaGoal = ..., due: QuotaGoal = ..., elapsed: float = ..., over: bool = ..., forecast: QuotaForecast | None = ...) -> Self:
        """Another one, with some fields changed."""

class QuotaUnit(Value):
    """Whose leads count for a quota."""
    @final
    class All(QuotaUnit):
        """All."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Channel(QuotaUnit):
        """Those of a channel."""
        __match_args__ = ("channel",)
        def __new__(cls, channel: str) -> Self: ...
        @property
        def channel(self) -> str:
            """Which."""
        def replace(self, *, channel: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Member(QuotaUnit):
        """Those of a member."""
        __match_args__ = ("member",)
        def __new__(cls, member: str) -> Self: ...
        @property
        def member(self) -> str:
            """Which."""
        def replace(self, *, member: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Medium(QuotaUnit):
        """Those from a medium."""
        __match_args__ = ("medium",)
        def __new__(cls, medium: str) -> Self: ...
        @property
        def medium(self) -> str:
            """Which."""
        def replace(self, *, medium: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Campaign(QuotaUnit):
        """Those of a campaign."""
        __match_args__ = ("campaign",)
        def __new__(cls, campaign: str) -> Self: ...
        @property
        def campaign(self) -> str:
            """Which."""
        def replace(self, *, campaign: str = ...) -> Self:
            """Another one, with some fields changed."""

_AnyQuotaUnit: TypeAlias = QuotaUnit.All | QuotaUnit.Channel | QuotaUnit.Member | QuotaUnit.Medium | QuotaUnit.Campaign

@final
class RankedMedium(Value):
    """What a medium is expected to return."""
    __match_args__ = ("medium", "campaign", "product", "ended", "wins", "cost", "costed", "expected", "low", "high", "counted", "best", "rank_low", "rank_high", "won", "value")
    def __new__(cls, medium: str, campaign: str | None, product: str | None, ended: int, wins: int, cost: Money, costed: int, expected: float, low: float, high: float, counted: float, best: float, rank_low: int, rank_high: int, won: float, value: Money) -> Self: ...
    @property
    def medium(self) -> str:
        """The medium."""
    @property
    def campaign(self) -> str | None:
        """The campaign, where these are compared."""
    @property
    def product(self) -> str | None:
        """The product, where these are compared."""
    @property
    def ended(self) -> int:
        """How many of its leads have ended."""
    @property
    def wins(self) -> int:
        """How many of them were won."""
    @property
    def cost(self) -> Money:
        """What was spent."""
    @property
    def costed(self) -> int:
        """How many of its leads came in where it is known what was spent: how many the money brings is reckoned from these."""
    @property
    def expected(self) -> float:
        """What each unit of money is expected to bring in margin."""
    @property
    def low(self) -> float:
        """What it brings at least, by the rule's interval."""
    @property
    def high(self) -> float:
        """What it brings at most."""
    @property
    def counted(self) -> float:
        """What it has brought so far, by counting."""
    @property
    def best(self) -> float:
        """The probability that it is the best of those compared."""
    @property
    def rank_low(self) -> int:
        """Its best place by the rule's interval; 1 is the first."""
    @property
    def rank_high(self) -> int:
        """Its worst place."""
    @property
    def won(self) -> float:
        """The probability of winning one of its leads."""
    @property
    def value(self) -> Money:
        """What a win is worth on average: its order value."""
    def replace(self, *, medium: str = ..., campaign: str | None = ..., product: str | None = ..., ended: int = ..., wins: int = ..., cost: Money = ..., costed: int = ..., expected: float = ..., low: float = ..., high: float = ..., counted: float = ..., best: float = ..., rank_low: int = ..., rank_high: int = ..., won: float = ..., value: Money = ...) -> Self:
        """Another one, with some fields changed."""

@final
class RaterGroup(Value):
    """Leads of which about the same was said."""
    __match_args__ = ("said", "leads", "won")
    def __new__(cls, said: float, leads: int, won: int) -> Self: ...
    @property
    def said(self) -> float:
        """What was said, on average."""
    @property
    def leads(self) -> int:
        """Of how many leads that ended."""
    @property
    def won(self) -> int:
        """How many of them were won."""
    def replace(self, *, said: float = ..., leads: int = ..., won: int = ...) -> Self:
        """Another one, with some fields changed."""

@final
class RaterOptions(Value):
    """How raters are judged."""
    __match_args__ = ("assumed", "least", "interval")
    def __new__(cls, assumed: AssumedProbability, least: int | None = None, interval: float | None = None) -> Self: ...
    @property
    def assumed(self) -> AssumedProbability:
        """The probability that a temperature stands for; take the policy's `distribution.assumed`."""
    @property
    def least(self) -> int | None:
        """With how many ended leads a rater is judged at all: 2 or more; 30 where nothing is given."""
    @property
    def interval(self) -> float | None:
        """The probability with which an interval holds what it is about; 0.8 where nothing is given."""
    def replace(self, *, assumed: AssumedProbability = ..., least: int | None = ..., interval: float | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class RaterRow(Value):
    """How a person rates."""
    __match_args__ = ("rater", "ratings", "decided", "won", "score", "compared", "skill", "skill_low", "skill_high", "nearer", "nearer_low", "nearer_high", "shrunk", "shrunk_low", "shrunk_high", "better", "verdict")
    def __new__(cls, rater: str, ratings: int, decided: int, won: int, score: RaterScore | None, compared: int, skill: float | None, skill_low: float | None, skill_high: float | None, nearer: float | None, nearer_low: float | None, nearer_high: float | None, shrunk: float | None, shrunk_low: float | None, shrunk_high: float | None, better: float | None, verdict: RaterVerdict) -> Self: ...
    @property
    def rater(self) -> str:
        """Who."""
    @property
    def ratings(self) -> int:
        """How many leads it rated."""
    @property
    def decided(self) -> int:
        """How many of these have ended."""
    @property
    def won(self) -> int:
        """How many of these were won."""
    @property
    def score(self) -> RaterScore | None:
        """How good what it said was; nothing where no lead has ended."""
    @property
    def compared(self) -> int:
        """Of how many ended leads a computed figure is known besides."""
    @property
    def skill(self) -> float | None:
        """By how much its Brier score is less than that of the computed figure on the same leads: above 0 it is better."""
    @property
    def skill_low(self) -> float | None:
        """What that is at least; nothing below `least` leads."""
    @property
    def skill_high(self) -> float | None:
        """What that is at most."""
    @property
    def nearer(self) -> float | None:
        """With which share of these leads it was nearer to what came than the computed figure was; as near counts half."""
    @property
    def nearer_low(self) -> float | None:
        """What that share is at least, by Jeffreys' interval: it holds for few leads too."""
    @property
    def nearer_high(self) -> float | None:
        """What it is at most."""
    @property
    def shrunk(self) -> float | None:
        """The skill drawn to none, the more the fewer leads tell of it and the less raters differ."""
    @property
    def shrunk_low(self) -> float | None:
        """What that is at least."""
    @property
    def shrunk_high(self) -> float | None:
        """What that is at most."""
    @property
    def better(self) -> float | None:
        """The probability that it is better than the computed figure."""
    @property
    def verdict(self) -> RaterVerdict:
        """What may be said."""
    def replace(self, *, rater: str = ..., ratings: int = ..., decided: int = ..., won: int = ..., score: RaterScore | None = ..., compared: int = ..., skill: float | None = ..., skill_low: float | None = ..., skill_high: float | None = ..., nearer: float | None = ..., nearer_low: float | None = ..., nearer_high: float | None = ..., shrunk: float | None = ..., shrunk_low: float | None = ..., shrunk_high: float | None = ..., better: float | None = ..., verdict: RaterVerdict = ...) -> Self:
        """Another one, with some fields changed."""

@final
class RaterScore(Value):
    """How good probabilities were, by what came. The Brier score is reliability − resolution + uncertainty + rest
    (Murphy, 1973; the rest is what lies within groups, Stephenson et al., 2008)."""
    __match_args__ = ("said", "came", "brier", "log_loss", "reliability", "resolution", "uncertainty", "rest", "groups")
    def __new__(cls, said: float, came: float, brier: float, log_loss: float, reliability: float, resolution: float, uncertainty: float, rest: float, groups: Iterable[RaterGroup]) -> Self: ...
    @property
    def said(self) -> float:
        """The mean of what was said."""
    @property
    def came(self) -> float:
        """The share that was won."""
    @property
    def brier(self) -> float:
        """The mean square of what was said less what came: 0 is perfect, 0.25 is what a coin says."""
    @property
    def log_loss(self) -> float:
        """The mean logarithmic loss, in nats; what was said is at least half a millionth away from 0 and 1."""
    @property
    def reliability(self) -> float:
        """How far what was said lies from what came, by groups of what was said: 0 is calibrated."""
    @property
    def resolution(self) -> float:
        """How far what came differs from group to group: the more, the better leads were told apart."""
    @property
    def uncertainty(self) -> float:
        """How uncertain the leads were, whoever rated them."""
    @property
    def rest(self) -> float:
        """What is left, where groups hold different figures; 0 for up to ten of them."""
    @property
    def groups(self) -> tuple[RaterGroup, ...]:
        """The groups, by what was said."""
    def replace(self, *, said: float = ..., came: float = ..., brier: float = ..., log_loss: float = ..., reliability: float = ..., resolution: float = ..., uncertainty: float = ..., rest: float = ..., groups: Iterable[RaterGroup] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class RaterTable(Value):
    """Who rates well, and by how much."""
    __match_args__ = ("raters", "computed", "spread", "least")
    def __new__(cls, raters: Iterable[RaterRow], computed: RaterScore | None, spread: float, least: int) -> Self: ...
    @property
    def raters(self) -> tuple[RaterRow, ...]:
        """The raters by their shrunken skill, the best first; last those of whom too little is known, by name."""
    @property
    def computed(self) -> RaterScore | None:
        """What was computed, scored on all leads of which it is known and that have ended; a lead of which several figures were
        computed counts with each of them, once."""
    @property
    def spread(self) -> float:
        """How far the skills of raters lie apart: their standard deviation, without chance."""
    @property
    def least(self) -> int:
        """With how many ended leads a rater is judged at all."""
    def replace(self, *, raters: Iterable[RaterRow] = ..., computed: RaterScore | None = ..., spread: float = ..., least: int = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(ratings: Iterable[Rating], options: RaterOptions) -> RaterTable:
        """How well each person rates, by itself and beside what was computed on the same leads."""
    def sentences(self, language: Language) -> tuple[str, ...]:
        """What may be said of each rater, for people."""

class RaterVerdict(enum.Enum):
    """What may be said of a rater beside what is computed."""
    BETTER = "better"
    """Better than what is computed."""
    NOT_APART = "not_apart"
    """Not to be told apart from it."""
    WORSE = "worse"
    """Worse."""
    TOO_FEW = "too_few"
    """Too few of its leads have ended."""

@final
class Rating(Value):
    """What a person said of a lead, what was computed then, and what came of it."""
    __match_args__ = ("lead", "rater", "probability", "temperature", "computed", "won")
    def __new__(cls, lead: str, rater: str, probability: float | None = None, temperature: Temperature | None = None, computed: float | None = None, won: bool | None = None) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def rater(self) -> str:
        """Who said it."""
    @property
    def probability(self) -> float | None:
        """The probability of winning it that was said."""
    @property
    def temperature(self) -> Temperature | None:
        """The temperature that was said; without a probability, it stands for the one assumed for it."""
    @property
    def computed(self) -> float | None:
        """The probability that was computed by then."""
    @property
    def won(self) -> bool | None:
        """Whether the lead was won; nothing while that is not known."""
    def replace(self, *, lead: str = ..., rater: str = ..., probability: float | None = ..., temperature: Temperature | None = ..., computed: float | None = ..., won: bool | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Reason(Value):
    """A reason."""
    __match_args__ = ("id", "name")
    def __new__(cls, id: str, name: str) -> Self: ...
    @property
    def id(self) -> str:
        """Its id."""
    @property
    def name(self) -> str:
        """What people call it."""
    def replace(self, *, id: str = ..., name: str = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ReasonLine(Value):
    """How often a reason was given."""
    __match_args__ = ("name", "leads")
    def __new__(cls, name: str, leads: int) -> Self: ...
    @property
    def name(self) -> str:
        """The reason, as people call it."""
    @property
    def leads(self) -> int:
        """How many leads were lost for it."""
    def replace(self, *, name: str = ..., leads: int = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ReasonLists(Value):
    """The reasons that may be given."""
    __match_args__ = ("lost", "decline", "rejection", "demotion", "take_back")
    def __new__(cls, lost: Iterable[Reason], decline: Iterable[DeclineReason], rejection: Iterable[Reason], demotion: Iterable[Reason], take_back: Iterable[Reason]) -> Self: ...
    @property
    def lost(self) -> tuple[Reason, ...]:
        """Why a lead is lost."""
    @property
    def decline(self) -> tuple[DeclineReason, ...]:
        """Why a member declines an offer."""
    @property
    def rejection(self) -> tuple[Reason, ...]:
        """Why a lead is rejected."""
    @property
    def demotion(self) -> tuple[Reason, ...]:
        """Why an opportunity goes back to marketing."""
    @property
    def take_back(self) -> tuple[Reason, ...]:
        """Why a lead is taken back from a member."""
    def replace(self, *, lost: Iterable[Reason] = ..., decline: Iterable[DeclineReason] = ..., rejection: Iterable[Reason] = ..., demotion: Iterable[Reason] = ..., take_back: Iterable[Reason] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Receipt(Value):
    """The answer to a request: the records to append to the log, in one transaction.

    It is for the host alone, whoever asked: a member's answer may set other leads going, whose records and receipts hold
    what others are owed. What somebody may see they get from the engine's questions, as themselves."""
    __match_args__ = ("after", "records", "choices")
    def __new__(cls, after: int, records: Iterable[Record], choices: Iterable[Choice]) -> Self: ...
    @property
    def after(self) -> int:
        """Where the log stood when this was decided; append right behind it."""
    @property
    def records(self) -> tuple[Record, ...]:
        """The records, in order. A tick may have none."""
    @property
    def choices(self) -> tuple[Choice, ...]:
        """Why whoever was given a lead was given it, one for each. They are in no log: keep those that you want to show."""
    def replace(self, *, after: int = ..., records: Iterable[Record] = ..., choices: Iterable[Choice] = ...) -> Self:
        """Another one, with some fields changed."""
    def to_lines(self) -> str:
        """The records as JSON lines, ready to be appended to a log in a file."""

@final
class Received(Value):
    """What somebody has received since the year began."""
    __match_args__ = ("cold", "warm", "hot", "value")
    def __new__(cls, cold: int, warm: int, hot: int, value: int) -> Self: ...
    @property
    def cold(self) -> int:
        """Cold leads."""
    @property
    def warm(self) -> int:
        """Warm leads."""
    @property
    def hot(self) -> int:
        """Hot leads."""
    @property
    def value(self) -> int:
        """Their expected value together, in minor units of the policy's currency."""
    def replace(self, *, cold: int = ..., warm: int = ..., hot: int = ..., value: int = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Receiver(Value):
    """One who receives leads."""
    __match_args__ = ("member", "channel", "weight", "limit")
    def __new__(cls, member: str, channel: str, weight: float, limit: int | None = None) -> Self: ...
    @property
    def member(self) -> str:
        """The member."""
    @property
    def channel(self) -> str:
        """Its channel."""
    @property
    def weight(self) -> float:
        """Its weight at first; with 0 it receives nothing."""
    @property
    def limit(self) -> int | None:
        """The most open leads it has at a time; nothing for no limit."""
    def replace(self, *, member: str = ..., channel: str = ..., weight: float = ..., limit: int | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Reckoned(Value):
    """A figure with its standard error."""
    __match_args__ = ("value", "standard_error")
    def __new__(cls, value: float, standard_error: float) -> Self: ...
    @property
    def value(self) -> float:
        """The figure."""
    @property
    def standard_error(self) -> float:
        """Its standard error, in the same unit."""
    def replace(self, *, value: float = ..., standard_error: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Record(Value):
    """One line of the log: an event, and who brought it about when."""
    __match_args__ = ("sequence", "at", "actor", "version", "origin", "event")
    def __new__(cls, sequence: int, at: datetime, actor: Actor, version: int, origin: Origin, event: Event) -> Self: ...
    @property
    def sequence(self) -> int:
        """Its place in the log."""
    @property
    def at(self) -> datetime:
        """When it happened."""
    @property
    def actor(self) -> _AnyActor:
        """Who brought it about."""
    @property
    def version(self) -> int:
        """The version of this record."""
    @property
    def origin(self) -> Origin:
        """Where it comes from."""
    @property
    def event(self) -> _AnyEvent:
        """What happened."""
    def replace(self, *, sequence: int = ..., at: datetime = ..., actor: Actor = ..., version: int = ..., origin: Origin = ..., event: Event = ...) -> Self:
        """Another one, with some fields changed."""
    def redacted(self) -> Record:
        """The same record without what is personal."""

@final
class Refused(Value):
    """A refused request of a `Batch`."""
    __match_args__ = ("position", "error_code", "category", "english", "german", "fields")
    def __new__(cls, position: int, error_code: str, category: Category, english: str, german: str, fields: Iterable[ErrorField]) -> Self: ...
    @property
    def position(self) -> int:
        """Which one, counted from 0."""
    @property
    def error_code(self) -> str:
        """The stable code."""
    @property
    def category(self) -> Category:
        """What kind of mistake it is."""
    @property
    def english(self) -> str:
        """What is wrong and what to do, in English."""
    @property
    def german(self) -> str:
        """What is wrong and what to do, in German."""
    @property
    def fields(self) -> tuple[ErrorField, ...]:
        """What it is about."""
    def replace(self, *, position: int = ..., error_code: str = ..., category: Category = ..., english: str = ..., german: str = ..., fields: Iterable[ErrorField] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ReliabilityGroup(Value):
    """Deals with much the same forecast."""
    __match_args__ = ("deals", "forecast", "won", "low", "high")
    def __new__(cls, deals: int, forecast: float, won: float, low: float, high: float) -> Self: ...
    @property
    def deals(self) -> int:
        """How many."""
    @property
    def forecast(self) -> float:
        """What was forecast for them, on average."""
    @property
    def won(self) -> float:
        """Which share was won."""
    @property
    def low(self) -> float:
        """What the share is hardly below, by Jeffreys' interval of 95 %."""
    @property
    def high(self) -> float:
        """What it is hardly above."""
    def replace(self, *, deals: int = ..., forecast: float = ..., won: float = ..., low: float = ..., high: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Reminder(Value):
    """A reminder."""
    __match_args__ = ("member", "about", "number")
    def __new__(cls, member: str, about: ReminderKind, number: int) -> Self: ...
    @property
    def member(self) -> str:
        """Whom to remind."""
    @property
    def about(self) -> ReminderKind:
        """Of what."""
    @property
    def number(self) -> int:
        """Of how many leads; of a share, how many per cent."""
    def replace(self, *, member: str = ..., about: ReminderKind = ..., number: int = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(members: Iterable[MemberFigures], rule: ProgrammeRule) -> tuple[Reminder, ...]:
        """Whom to remind of what; who closes well is left in peace."""
    def sentence(self, language: Language) -> str:
        """The reminder, as to its member."""

class ReminderKind(enum.Enum):
    """What a member is reminded of."""
    EXPIRING = "expiring"
    """Leads expire soon, for good. Everybody is told that."""
    FIRST_CONTACT = "first_contact"
    """Customers wait for their first call."""
    DECISION = "decision"
    """Leads wait for their next step: a call as agreed, the next stage, a milestone."""
    RESPONSE_TIME = "response_time"
    """Too few first contacts come in time."""
    TALK = "talk"
    """Fewer leads are won than expected: somebody should ask what is in the way."""

@final
class RenamedStage(Value):
    """A stage that was called otherwise once."""
    __match_args__ = ("was", "now")
    def __new__(cls, was: str, now: str) -> Self: ...
    @property
    def was(self) -> str:
        """As it was called."""
    @property
    def now(self) -> str:
        """As it is called now; one of the stages."""
    def replace(self, *, was: str = ..., now: str = ...) -> Self:
        """Another one, with some fields changed."""

class Report(Value):
    """A report as data. `ReportFold` makes a page or a mail of it."""
    @final
    class Partner(Report):
        """To one member: what it has, what is due, how it stands, what to do next."""
        __match_args__ = ("report",)
        def __new__(cls, report: PartnerReport) -> Self: ...
        @property
        def report(self) -> PartnerReport:
            """The report."""
        def replace(self, *, report: PartnerReport = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Partners(Report):
        """All members side by side."""
        __match_args__ = ("report",)
        def __new__(cls, report: PartnersReport) -> Self: ...
        @property
        def report(self) -> PartnersReport:
            """The report."""
        def replace(self, *, report: PartnersReport = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Response(Report):
        """How soon customers are called."""
        __match_args__ = ("report",)
        def __new__(cls, report: ResponseReport) -> Self: ...
        @property
        def report(self) -> ResponseReport:
            """The report."""
        def replace(self, *, report: ResponseReport = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Activity(Report):
        """What marketing brought."""
        __match_args__ = ("report",)
        def __new__(cls, report: ActivityReport) -> Self: ...
        @property
        def report(self) -> ActivityReport:
            """The report."""
        def replace(self, *, report: ActivityReport = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Success(Report):
        """What sales made of it."""
        __match_args__ = ("report",)
        def __new__(cls, report: SuccessReport) -> Self: ...
        @property
        def report(self) -> SuccessReport:
            """The report."""
        def replace(self, *, report: SuccessReport = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Quotas(Report):
        """Targets, what is reached of them, and how they will end."""
        __match_args__ = ("report",)
        def __new__(cls, report: QuotaReport) -> Self: ...
        @property
        def report(self) -> QuotaReport:
            """The report."""
        def replace(self, *, report: QuotaReport = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Fairness(Report):
        """What each member received, beside its share and beside chance."""
        __match_args__ = ("report",)
        def __new__(cls, report: FairnessReport) -> Self: ...
        @property
        def report(self) -> FairnessReport:
            """The report."""
        def replace(self, *, report: FairnessReport = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Data(Report):
        """How well data are kept."""
        __match_args__ = ("report",)
        def __new__(cls, report: MaintenanceReport) -> Self: ...
        @property
        def report(self) -> MaintenanceReport:
            """The report."""
        def replace(self, *, report: MaintenanceReport = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Media(Report):
        """What media cost and brought."""
        __match_args__ = ("report",)
        def __new__(cls, report: MediaReport) -> Self: ...
        @property
        def report(self) -> MediaReport:
            """The report."""
        def replace(self, *, report: MediaReport = ...) -> Self:
            """Another one, with some fields changed."""

_AnyReport: TypeAlias = Report.Partner | Report.Partners | Report.Response | Report.Activity | Report.Success | Report.Quotas | Report.Fairness | Report.Data | Report.Media

@final
class ReportLine(Value):
    """What happened to leads in a time. A lead counts wherever something happened to it in that time, whenever it came in: so
    a line is no funnel, and its figures are not to be divided by each other without thought."""
    __match_args__ = ("name", "captured", "qualified", "rejected", "accepted", "contacted", "demoted", "won", "lost", "expired", "revenue")
    def __new__(cls, name: str, captured: int, qualified: int, rejected: int, accepted: int, contacted: int, demoted: int, won: int, lost: int, expired: int, revenue: Money) -> Self: ...
    @property
    def name(self) -> str:
        """What the line is of: a medium, a campaign, a channel, a member, the first day of a period; empty for all."""
    @property
    def captured(self) -> int:
        """Leads that came in."""
    @property
    def qualified(self) -> int:
        """Leads that became ready for sales, or were given to a member, for the first time. Nobody has them yet, so lines of
        members and channels count none."""
    @property
    def rejected(self) -> int:
        """Leads that were none."""
    @property
    def accepted(self) -> int:
        """Leads that a member accepted."""
    @property
    def contacted(self) -> int:
        """Leads that the member who has them spoke with for the first time."""
    @property
    def demoted(self) -> int:
        """Leads that sales gave back to marketing."""
    @property
    def won(self) -> int:
        """Leads that were won."""
    @property
    def lost(self) -> int:
        """Leads that were lost."""
    @property
    def expired(self) -> int:
        """Leads that expired."""
    @property
    def revenue(self) -> Money:
        """The order value of those that were won."""
    def replace(self, *, name: str = ..., captured: int = ..., qualified: int = ..., rejected: int = ..., accepted: int = ..., contacted: int = ..., demoted: int = ..., won: int = ..., lost: int = ..., expired: int = ..., revenue: Money = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ReportSentences(Value):
    """What a report says in words, in one language."""
    __match_args__ = ("title", "about", "page", "steps", "reminders", "cases", "quotas")
    def __new__(cls, title: str, about: str, page: Iterable[str], steps: Iterable[str], reminders: Iterable[str], cases: Iterable[str], quotas: Iterable[str]) -> Self: ...
    @property
    def title(self) -> str:
        """What it is called."""
    @property
    def about(self) -> str:
        """For whom, from when until when, and until when it is told where that is not over yet."""
    @property
    def page(self) -> tuple[str, ...]:
        """Every sentence of its page, in order; figures, tables and charts are not among them."""
    @property
    def steps(self) -> tuple[str, ...]:
        """For each of its next steps, in their order, what to do."""
    @property
    def reminders(self) -> tuple[str, ...]:
        """For each of its reminders: to the member in its own report, of it in that of all."""
    @property
    def cases(self) -> tuple[str, ...]:
        """For each of its cases, what there is to decide."""
    @property
    def quotas(self) -> tuple[str, ...]:
        """For each of its quotas, how it stands."""
    def replace(self, *, title: str = ..., about: str = ..., page: Iterable[str] = ..., steps: Iterable[str] = ..., reminders: Iterable[str] = ..., cases: Iterable[str] = ..., quotas: Iterable[str] = ...) -> Self:
        """Another one, with some fields changed."""

class ReportWish(Value):
    """Which report is wanted."""
    @final
    class Partner(ReportWish):
        """To one member: what it has, what is due, how it stands, what to do next."""
        __match_args__ = ("member",)
        def __new__(cls, member: str) -> Self: ...
        @property
        def member(self) -> str:
            """The member."""
        def replace(self, *, member: str = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Partners(ReportWish):
        """All members side by side."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Response(ReportWish):
        """How soon customers are called."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Activity(ReportWish):
        """What marketing brought."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Success(ReportWish):
        """What sales made of it."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Quotas(ReportWish):
        """Targets, what is reached of them, and how they will end."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Fairness(ReportWish):
        """What each member received, beside its share and beside chance."""
        __match_args__ = ("repetitions", "seed")
        def __new__(cls, repetitions: int, seed: int) -> Self: ...
        @property
        def repetitions(self) -> int:
            """How often the same leads are given out by lot, to see what chance would do: 200 to 10,000."""
        @property
        def seed(self) -> int:
            """What these lots begin with."""
        def replace(self, *, repetitions: int = ..., seed: int = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Data(ReportWish):
        """How well data are kept."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Media(ReportWish):
        """What media cost and brought."""
        __match_args__ = ("costs",)
        def __new__(cls, costs: Iterable[MediumCost]) -> Self: ...
        @property
        def costs(self) -> tuple[MediumCost, ...]:
            """What was spent in the period of the report; their own `period` is not looked at."""
        def replace(self, *, costs: Iterable[MediumCost] = ...) -> Self:
            """Another one, with some fields changed."""

_AnyReportWish: TypeAlias = ReportWish.Partner | ReportWish.Partners | ReportWish.Response | ReportWish.Activity | ReportWish.Success | ReportWish.Quotas | ReportWish.Fairness | ReportWish.Data | ReportWish.Media

@final
class Request(Value):
    """What is asked, by whom and when. The host brings the time; the core has no clock."""
    __match_args__ = ("at", "actor", "command")
    def __new__(cls, at: datetime, actor: Actor, command: Command) -> Self: ...
    @property
    def at(self) -> datetime:
        """When."""
    @property
    def actor(self) -> _AnyActor:
        """By whom."""
    @property
    def command(self) -> _AnyCommand:
        """What."""
    def replace(self, *, at: datetime = ..., actor: Actor = ..., command: Command = ...) -> Self:
        """Another one, with some fields changed."""

@final
class RequiredField(Value):
    """A field that is wanted."""
    __match_args__ = ("field", "weight")
    def __new__(cls, field: DataField, weight: float) -> Self: ...
    @property
    def field(self) -> DataField:
        """The field."""
    @property
    def weight(self) -> float:
        """How much it counts, above 0."""
    def replace(self, *, field: DataField = ..., weight: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ResponseGroup(Value):
    """How soon customers of one group are called.

    The curve behind `within`, `untouched` and `mean_hours` is that of Kaplan and Meier (1958): a lead that waits still
    counts for as long as it has waited, and one that ended without a contact as one that is never called. Leaving both out,
    as is usual, shows only the quick ones."""
    __match_args__ = ("name", "leads", "contacted", "waiting", "never", "in_time", "late", "share_in_time", "share_never", "within", "untouched", "mean_hours")
    def __new__(cls, name: str, leads: int, contacted: int, waiting: int, never: int, in_time: int, late: int, share_in_time: float | None = None, share_never: float | None = None, within: Reckoned | None = None, untouched: Reckoned | None = None, mean_hours: Reckoned | None = None) -> Self: ...
    @property
    def name(self) -> str:
        """Whose; empty for all leads."""
    @property
    def leads(self) -> int:
        """How many leads were accepted."""
    @property
    def contacted(self) -> int:
        """How many were called."""
    @property
    def waiting(self) -> int:
        """How many wait still."""
    @property
    def never(self) -> int:
        """How many ended without ever being called: the black hole."""
    @property
    def in_time(self) -> int:
        """Called by the time they were due."""
    @property
    def late(self) -> int:
        """Called later, or not at all though it was due."""
    @property
    def share_in_time(self) -> float | None:
        """In time of those in time and late; nothing where none was due."""
    @property
    def share_never(self) -> float | None:
        """Never called, of all leads; nothing without leads."""
    @property
    def within(self) -> Reckoned | None:
        """How likely a customer is called within the given hours."""
    @property
    def untouched(self) -> Reckoned | None:
        """How likely a customer has still not been called at the limit."""
    @property
    def mean_hours(self) -> Reckoned | None:
        """How many hours a customer waits on average, up to the limit."""
    def replace(self, *, name: str = ..., leads: int = ..., contacted: int = ..., waiting: int = ..., never: int = ..., in_time: int = ..., late: int = ..., share_in_time: float | None = ..., share_never: float | None = ..., within: Reckoned | None = ..., untouched: Reckoned | None = ..., mean_hours: Reckoned | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ResponseReport(Value):
    """How soon customers are called: all leads that were accepted up to the end of the period."""
    __match_args__ = ("period", "times")
    def __new__(cls, period: Period, times: ResponseTimes) -> Self: ...
    @property
    def period(self) -> Period:
        """From when until when."""
    @property
    def times(self) -> ResponseTimes:
        """How soon customers are called."""
    def replace(self, *, period: Period = ..., times: ResponseTimes = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ResponseRow(Value):
    """A lead that waits for its first contact, or had it."""
    __match_args__ = ("lead", "member", "medium", "at", "due", "contacted", "ended", "excused")
    def __new__(cls, lead: str, member: str, medium: str | None, at: datetime, due: datetime | None, contacted: datetime | None, ended: datetime | None, excused: bool) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def member(self) -> str:
        """The member that has it, or had it."""
    @property
    def medium(self) -> str | None:
        """Where it came from."""
    @property
    def at(self) -> datetime:
        """When the member accepted it."""
    @property
    def due(self) -> datetime | None:
        """Until when the first contact was due."""
    @property
    def contacted(self) -> datetime | None:
        """When it came."""
    @property
    def ended(self) -> datetime | None:
        """When the lead ended at this member."""
    @property
    def excused(self) -> bool:
        """Whether it ended for a reason that is not the member's doing, so that the contact might have come still. An
        uncontacted lead that was lost, expired, or was taken away for want of contact, is not excused: it is never called."""
    def replace(self, *, lead: str = ..., member: str = ..., medium: str | None = ..., at: datetime = ..., due: datetime | None = ..., contacted: datetime | None = ..., ended: datetime | None = ..., excused: bool = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ResponseTimes(Value):
    """How soon customers are called: of all leads, by member, by medium."""
    __match_args__ = ("within_hours", "limit_hours", "total", "members", "media")
    def __new__(cls, within_hours: int, limit_hours: int, total: ResponseGroup, members: Iterable[ResponseGroup], media: Iterable[ResponseGroup]) -> Self: ...
    @property
    def within_hours(self) -> int:
        """The time that `within` is about, in hours."""
    @property
    def limit_hours(self) -> int:
        """The time up to which means are reckoned, in hours."""
    @property
    def total(self) -> ResponseGroup:
        """All leads."""
    @property
    def members(self) -> tuple[ResponseGroup, ...]:
        """By member, in the order of names."""
    @property
    def media(self) -> tuple[ResponseGroup, ...]:
        """By medium; leads of which it is not known are in none."""
    def replace(self, *, within_hours: int = ..., limit_hours: int = ..., total: ResponseGroup = ..., members: Iterable[ResponseGroup] = ..., media: Iterable[ResponseGroup] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(rows: Iterable[ResponseRow], within_hours: int, limit_hours: int, until: datetime) -> ResponseTimes:
        """How soon customers are called, and who never is; usually within 24 hours, and up to a limit of 168."""
    def sentences(self, language: Language) -> tuple[str, ...]:
        """How soon customers are called, for people."""

@final
class RestrictedMean(Value):
    """The mean time in each state up to a limit: the areas below the curves. All of them together are the limit.

    The limit makes it honest: the plain mean depends on how long the slowest take, whom nobody has seen ending yet.
    Beyond the last age that was seen, the curves are carried on as they stand there; a limit below it needs no such
    assumption.

    Standard errors are those of the infinitesimal jackknife, each row for itself."""
    __match_args__ = ("until", "observed_until", "event_free", "causes")
    def __new__(cls, until: float, observed_until: float, event_free: Reckoned, causes: Iterable[CauseMean]) -> Self: ...
    @property
    def until(self) -> float:
        """The limit."""
    @property
    def observed_until(self) -> float:
        """The last age that was seen."""
    @property
    def event_free(self) -> Reckoned:
        """The mean time of waiting."""
    @property
    def causes(self) -> tuple[CauseMean, ...]:
        """The mean time in each state that a cause leads to, in the order of the causes."""
    def replace(self, *, until: float = ..., observed_until: float = ..., event_free: Reckoned = ..., causes: Iterable[CauseMean] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(spells: Iterable[Spell], until: float) -> RestrictedMean:
        """The mean time in each state up to an age."""

class Right(enum.Enum):
    """Something that may be done."""
    CAPTURE = "capture"
    """Capture a lead."""
    REGISTER = "register"
    """Register a deal."""
    CONSENT = "consent"
    """Request, confirm and withdraw consent."""
    QUALIFY = "qualify"
    """Work a lead before the hand-over: qualify, rate, record facts and findings."""
    DISTRIBUTE = "distribute"
    """Hand a lead over, and take it back."""
    RECEIVE = "receive"
    """Accept and decline offers."""
    WORK = "work"
    """Work an opportunity: contacts, stages, facts, plan, deferrals, notes."""
    DECIDE = "decide"
    """Decide an opportunity: win, lose, demote."""
    REJECT = "reject"
    """Reject a lead."""
    ERASE = "erase"
    """Erase a lead's personal data."""
    TICK = "tick"
    """Let time pass."""
    ADMINISTER = "administer"
    """Adopt a new policy."""
    STAFF = "staff"
    """Let members join and leave, and change what they may receive."""

class Role(enum.Enum):
    """In which role somebody acts."""
    SYSTEM = "system"
    """The host itself: its clock, its imports."""
    MARKETING = "marketing"
    """Marketing, the owner of a lead until it is offered."""
    MANAGER = "manager"
    """A sales or channel manager."""
    MEMBER = "member"
    """A member; it sees and touches its own leads alone."""
    CONTACT = "contact"
    """The contact itself, for its own lead alone."""

class Rule(Value):
    """A way to give leads away.

    A receiver with a weight of 0 receives nothing under any of them. Beyond that, weights count for those rules alone that
    say so: most rules in use do not know them, and that is what a comparison is to show."""
    @final
    class Ledger(Rule):
        """The deficit ledger, on two levels: first the channel that is furthest behind, then the member. A channel's weight
        is that of its members who can take the lead."""
        __match_args__ = ("bound", "entitlement", "value_weight", "value_cap")
        def __new__(cls, bound: Guard, entitlement: Entitlement, value_weight: float, value_cap: int) -> Self: ...
        @property
        def bound(self) -> Guard:
            """How far a member may be ahead of others while it receives."""
        @property
        def entitlement(self) -> Entitlement:
            """What a share of a lead is reckoned on."""
        @property
        def value_weight(self) -> float:
            """How much the expected value counts beside the number of leads; 0 leaves it out."""
        @property
        def value_cap(self) -> int:
            """The most that a single lead counts, in units of the mean expected value."""
        def replace(self, *, bound: Guard = ..., entitlement: Entitlement = ..., value_weight: float = ..., value_cap: int = ...) -> Self:
            """Another one, with some fields changed."""

    @final
    class Random(Rule):
        """By lot, according to weight."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class RoundRobin(Rule):
        """In turn, in the order of the receivers; who cannot take a lead misses the turn."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class SmoothRoundRobin(Rule):
        """In turn, in proportion to the weights and spread evenly: nginx's smooth weighted round robin."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class LeastBusy(Rule):
        """To whoever has the fewest open leads; of these to who has waited longest, then in the order of the receivers.

        A lead that never leaves its member is open for ever."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class LeastValue(Rule):
        """To whoever has received the least expected value for its weight; of these to who has waited longest, then in the
        order of the receivers."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class StratifiedRoundRobin(Rule):
        """In turn, with a turn of its own for each temperature."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Odoo(Rule):
        """Odoo's assignment rule: once a day, at midnight in UTC, over all leads that wait.

        A member's quota is a thirtieth of its monthly maximum, half rounded up, less what it was given in the last
        24 hours; what it did not use is lost. Members stand in a row by their quota, the leads come by probability, the
        likeliest first, one with no probability last. The first in the row that can take a lead takes it and goes to the
        end, or out of the row when its quota is used up. What nobody takes waits for the next day."""
        __match_args__ = ("monthly_maximum",)
        def __new__(cls, monthly_maximum: int) -> Self: ...
        @property
        def monthly_maximum(self) -> int:
            """The most leads in a month for a weight of 1; for other weights in proportion. Odoo's own default is 30."""
        def replace(self, *, monthly_maximum: int = ...) -> Self:
            """Another one, with some fields changed."""

_AnyRule: TypeAlias = Rule.Ledger | Rule.Random | Rule.RoundRobin | Rule.SmoothRoundRobin | Rule.LeastBusy | Rule.LeastValue | Rule.StratifiedRoundRobin | Rule.Odoo

@final
class RuleWeight(Value):
    """How much a finding counts."""
    __match_args__ = ("rule", "weight")
    def __new__(cls, rule: DataRule, weight: float) -> Self: ...
    @property
    def rule(self) -> DataRule:
        """The check."""
    @property
    def weight(self) -> float:
        """How much; 0 leaves the check out."""
    def replace(self, *, rule: DataRule = ..., weight: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class SalesUnit(Value):
    """Who is to work the leads: a member, or whatever else plans for itself."""
    __match_args__ = ("unit", "planned", "weight", "capacity")
    def __new__(cls, unit: str, planned: int, weight: float, capacity: int | None = None) -> Self: ...
    @property
    def unit(self) -> str:
        """Names it."""
    @property
    def planned(self) -> int:
        """How many leads are planned for it."""
    @property
    def weight(self) -> float:
        """Its part of the leads that it takes, by this weight."""
    @property
    def capacity(self) -> int | None:
        """How many leads it can handle in the time left; nothing where that is no matter."""
    def replace(self, *, unit: str = ..., planned: int = ..., weight: float = ..., capacity: int | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Scenario(Value):
    """What happens when the dominant deal ends in one way."""
    __match_args__ = ("probability", "mean", "quantiles")
    def __new__(cls, probability: float, mean: Money, quantiles: Quantiles) -> Self: ...
    @property
    def probability(self) -> float:
        """How likely that is."""
    @property
    def mean(self) -> Money:
        """Revenue in that case, on average."""
    @property
    def quantiles(self) -> Quantiles:
        """Revenue in that case."""
    def replace(self, *, probability: float = ..., mean: Money = ..., quantiles: Quantiles = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Scenarios(Value):
    """One deal makes up more than half of the pipeline: what happens with it and without it."""
    __match_args__ = ("lead", "won", "not_won")
    def __new__(cls, lead: str, won: Scenario, not_won: Scenario) -> Self: ...
    @property
    def lead(self) -> str:
        """The deal."""
    @property
    def won(self) -> Scenario:
        """It is won."""
    @property
    def not_won(self) -> Scenario:
        """It is not."""
    def replace(self, *, lead: str = ..., won: Scenario = ..., not_won: Scenario = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Score(Value):
    """How good a lead is, and why. 20 points more double the odds of winning; where outcomes have shown that the odds do not rise
    in a straight line, the probability follows them, and the total only says the order."""
    __match_args__ = ("model", "base", "answers", "total", "probability", "low", "high", "temperature")
    def __new__(cls, model: str, base: float, answers: Iterable[ScoredAnswer], total: float, probability: float, low: float, high: float, temperature: Temperature) -> Self: ...
    @property
    def model(self) -> str:
        """The version of the model."""
    @property
    def base(self) -> float:
        """With how many points every lead begins."""
    @property
    def answers(self) -> tuple[ScoredAnswer, ...]:
        """What each answer adds, in the order of the questions."""
    @property
    def total(self) -> float:
        """The base and all answers together."""
    @property
    def probability(self) -> float:
        """With which probability it is won."""
    @property
    def low(self) -> float:
        """What the probability is at the least, with the certainty that the policy asks for, as far as the effects of the
        answers are concerned."""
    @property
    def high(self) -> float:
        """What it is at the most."""
    @property
    def temperature(self) -> Temperature:
        """How warm that is."""
    def replace(self, *, model: str = ..., base: float = ..., answers: Iterable[ScoredAnswer] = ..., total: float = ..., probability: float = ..., low: float = ..., high: float = ..., temperature: Temperature = ...) -> Self:
        """Another one, with some fields changed."""
    def sentences(self, language: Language) -> tuple[str, ...]:
        """The score in sentences: what it comes to, and the answers that weigh most."""

@final
class ScoreCalibration(Value):
    """How a model's points become a probability."""
    __match_args__ = ("shift", "scale", "knots")
    def __new__(cls, shift: float, scale: float, knots: Iterable[CalibrationKnot]) -> Self: ...
    @property
    def shift(self) -> float:
        """What is added to the logarithm of the odds (Platt)."""
    @property
    def scale(self) -> float:
        """What it is multiplied with before."""
    @property
    def knots(self) -> tuple[CalibrationKnot, ...]:
        """A free curve that never falls, where that was better than a straight one; straight between its knots."""
    def replace(self, *, shift: float = ..., scale: float = ..., knots: Iterable[CalibrationKnot] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ScoreHistoryData(Value):
    """A history of ended leads as data: to keep it, to send it, to add it to another one elsewhere."""
    __match_args__ = ("rule", "currency", "rows")
    def __new__(cls, rule: ScoringRule, currency: str | None, rows: Iterable[ScoreRow]) -> Self: ...
    @property
    def rule(self) -> ScoringRule:
        """The questions that were asked."""
    @property
    def currency(self) -> str | None:
        """The currency of all amounts among the answers; nothing where there was none."""
    @property
    def rows(self) -> tuple[ScoreRow, ...]:
        """How many leads with the same answers ended in which way."""
    def replace(self, *, rule: ScoringRule = ..., currency: str | None = ..., rows: Iterable[ScoreRow] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(rule: ScoringRule, leads: Iterable[EndedLead]) -> ScoreHistoryData:
        """The history of these leads, which have ended."""
    def merge(self, other: ScoreHistoryData) -> ScoreHistoryData:
        """Both histories in one: what one pass over the leads of both gives."""

@final
class ScoreModelData(Value):
    """A model as data."""
    __match_args__ = ("version", "rule", "cuts", "currency", "effects", "covariances", "calibration", "outcomes")
    def __new__(cls, version: str, rule: ScoringRule, cuts: QualificationRule, currency: str, effects: Iterable[float], covariances: Iterable[float], calibration: ScoreCalibration, outcomes: int) -> Self: ...
    @property
    def version(self) -> str:
        """Its version."""
    @property
    def rule(self) -> ScoringRule:
        """The questions that are asked, and what experts give."""
    @property
    def cuts(self) -> QualificationRule:
        """From where on a lead is warm, and hot."""
    @property
    def currency(self) -> str:
        """The currency of the policy, which all amounts among answers must be in."""
    @property
    def effects(self) -> tuple[float, ...]:
        """The base, the scale of the experts' points, and the effect of each answer, as logarithms of odds."""
    @property
    def covariances(self) -> tuple[float, ...]:
        """Their covariances, row by row up to the diagonal."""
    @property
    def calibration(self) -> ScoreCalibration:
        """How what is said is mended."""
    @property
    def outcomes(self) -> int:
        """How many outcomes it has learned from."""
    def replace(self, *, version: str = ..., rule: ScoringRule = ..., cuts: QualificationRule = ..., currency: str = ..., effects: Iterable[float] = ..., covariances: Iterable[float] = ..., calibration: ScoreCalibration = ..., outcomes: int = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def experts(policy: Policy, version: str) -> ScoreModelData:
        """What experts say, before there are outcomes: the scorecard of the policy."""
    @staticmethod
    def fit(policy: Policy, version: str, history: ScoreHistoryData, at: datetime) -> ScoreModelData:
        """Learns from all outcomes of a history, as of a time."""

@final
class ScoreRow(Value):
    """Leads with the same answers that ended in one period."""
    __match_args__ = ("answers", "period", "won", "lost")
    def __new__(cls, answers: Iterable[int], period: int, won: int, lost: int) -> Self: ...
    @property
    def answers(self) -> tuple[int, ...]:
        """For each question, which of its answers: listed ones from 0 on, in their order; then any other, where the question
        is a choice; then no answer."""
    @property
    def period(self) -> int:
        """The period in which they ended: so many times 30 days since 1970."""
    @property
    def won(self) -> int:
        """How many were won."""
    @property
    def lost(self) -> int:
        """How many were not."""
    def replace(self, *, answers: Iterable[int] = ..., period: int = ..., won: int = ..., lost: int = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ScoreTable(Value):
    """What each answer gives, in whole points: 20 more double the odds of winning.

    Whole points are what people can add up. With 20 points for a doubling, rounding moves each answer by at most half a
    point, a factor of 1.017 in the odds."""
    __match_args__ = ("model", "base", "rows")
    def __new__(cls, model: str, base: int, rows: Iterable[ScoreTableRow]) -> Self: ...
    @property
    def model(self) -> str:
        """The version of the model."""
    @property
    def base(self) -> int:
        """With how many points every lead begins."""
    @property
    def rows(self) -> tuple[ScoreTableRow, ...]:
        """The answers, by question in their order."""
    def replace(self, *, model: str = ..., base: int = ..., rows: Iterable[ScoreTableRow] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ScoreTableRow(Value):
    """What an answer gives."""
    __match_args__ = ("question", "answer", "points", "expert", "learned")
    def __new__(cls, question: str, answer: Level, points: int, expert: float, learned: float) -> Self: ...
    @property
    def question(self) -> str:
        """The question."""
    @property
    def answer(self) -> _AnyLevel:
        """The answer."""
    @property
    def points(self) -> int:
        """Its points."""
    @property
    def expert(self) -> float:
        """What experts gave for it."""
    @property
    def learned(self) -> float:
        """What outcomes added to that, or took from it."""
    def replace(self, *, question: str = ..., answer: Level = ..., points: int = ..., expert: float = ..., learned: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ScoredAnswer(Value):
    """What an answer adds."""
    __match_args__ = ("question", "answer", "points", "expert", "learned")
    def __new__(cls, question: str, answer: Level, points: float, expert: float, learned: float) -> Self: ...
    @property
    def question(self) -> str:
        """The question."""
    @property
    def answer(self) -> _AnyLevel:
        """The answer, as it counted."""
    @property
    def points(self) -> float:
        """Its points: what experts gave and what was learned, together."""
    @property
    def expert(self) -> float:
        """What experts gave."""
    @property
    def learned(self) -> float:
        """What outcomes added to that, or took from it."""
    def replace(self, *, question: str = ..., answer: Level = ..., points: float = ..., expert: float = ..., learned: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ScoredColumns(Value):
    """How good many leads are; each list in their order."""
    __match_args__ = ("total", "probability", "temperature")
    def __new__(cls, total: Iterable[float], probability: Iterable[float], temperature: Iterable[Temperature]) -> Self: ...
    @property
    def total(self) -> tuple[float, ...]:
        """The base and all answers together, in points."""
    @property
    def probability(self) -> tuple[float, ...]:
        """With which probability each is won."""
    @property
    def temperature(self) -> tuple[Temperature, ...]:
        """How warm that is, by the probability alone."""
    def replace(self, *, total: Iterable[float] = ..., probability: Iterable[float] = ..., temperature: Iterable[Temperature] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ScoringRule(Value):
    """By which questions leads are scored, what experts give for each answer, and how much the outcomes may change that.

    Points are the same in every model: 20 points more double the odds of winning."""
    __match_args__ = ("base", "questions", "learning")
    def __new__(cls, base: float, questions: Iterable[Question], learning: Learning) -> Self: ...
    @property
    def base(self) -> float:
        """With which probability a lead is won whose answers all give 0 points: what experts assume."""
    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions."""
    @property
    def learning(self) -> Learning:
        """How outcomes change what the experts gave; without it, as usual."""
    def replace(self, *, base: float = ..., questions: Iterable[Question] = ..., learning: Learning = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Seats(Value):
    """Whole seats that were apportioned."""
    __match_args__ = ("seats",)
    def __new__(cls, seats: Iterable[int]) -> Self: ...
    @property
    def seats(self) -> tuple[int, ...]:
        """As many as there were votes, in their order."""
    def replace(self, *, seats: Iterable[int] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(seats: int, votes: Iterable[int], method: Apportionment) -> Seats:
        """Apportions whole seats by votes; whoever has none gets none."""

class SegmentBy(Value):
    """What tells segments apart."""
    @final
    class Medium(SegmentBy):
        """The medium that the lead came from."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Campaign(SegmentBy):
        """The campaign that brought it."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Channel(SegmentBy):
        """The channel of the member that has it."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Member(SegmentBy):
        """The member that has it."""
        __match_args__ = ()
        def __new__(cls) -> Self: ...

    @final
    class Fact(SegmentBy):
        """A recorded fact that is a choice or yes or no."""
        __match_args__ = ("fact",)
        def __new__(cls, fact: str) -> Self: ...
        @property
        def fact(self) -> str:
            """Which."""
        def replace(self, *, fact: str = ...) -> Self:
            """Another one, with some fields changed."""

_AnySegmentBy: TypeAlias = SegmentBy.Medium | SegmentBy.Campaign | SegmentBy.Channel | SegmentBy.Member | SegmentBy.Fact

class Skipping(enum.Enum):
    """Whether a stage may be skipped."""
    FORBIDDEN = "forbidden"
    """One stage at a time."""
    WITH_GATES = "with_gates"
    """When the gates of all stages on the way hold."""
    FREE = "free"
    """When the gate of the stage entered holds."""

@final
class Spell(Value):
    """One time of waiting under observation: of a lead at a stage, of an opportunity until its end, of a customer until the
    first contact.

    Ages are counted from the beginning of the waiting, all rows in one unit: days, months, whatever suits. Each row is
    somebody of its own; whoever wants a curve for a group gives the rows of that group."""
    __match_args__ = ("entered", "left", "cause")
    def __new__(cls, entered: float, left: float, cause: str | None = None) -> Self: ...
    @property
    def entered(self) -> float:
        """The age at which it came under observation, 0 or more: 0 if it was seen from its beginning, more if others of the
        same kind may have ended unseen before (left truncation)."""
    @property
    def left(self) -> float:
        """The age at which it ended, or was last seen."""
    @property
    def cause(self) -> str | None:
        """How it ended; nothing if it was still waiting when it was last seen (right censoring)."""
    def replace(self, *, entered: float = ..., left: float = ..., cause: str | None = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def at_stage(stage: str, stays: Iterable[Stay], until: datetime) -> tuple[Spell, ...]:
        """How long leads stay at a stage, and how they leave it, as far as it is known until a time."""
    @staticmethod
    def to_end(stays: Iterable[Stay], ends: Iterable[End], until: datetime) -> tuple[Spell, ...]:
        """How long leads take from their first stage to their end, as far as it is known until a time."""

@final
class SpellColumns(Value):
    """Spells as columns, as they come from a data frame."""
    __match_args__ = ("entered", "left", "cause", "causes")
    def __new__(cls, entered: Iterable[float], left: Iterable[float], cause: Iterable[int], causes: Iterable[str]) -> Self: ...
    @property
    def entered(self) -> tuple[float, ...]:
        """The ages at which they came under observation; empty if all were seen from their beginning."""
    @property
    def left(self) -> tuple[float, ...]:
        """The ages at which they ended, or were last seen."""
    @property
    def cause(self) -> tuple[int, ...]:
        """How they ended: 0 for still waiting, 1 for the first of `causes`, and so on."""
    @property
    def causes(self) -> tuple[str, ...]:
        """The causes."""
    def replace(self, *, entered: Iterable[float] = ..., left: Iterable[float] = ..., cause: Iterable[int] = ..., causes: Iterable[str] = ...) -> Self:
        """Another one, with some fields changed."""
    def incidence(self) -> Incidence:
        """How likely each end has come by each age, from columns."""
    def restricted_mean(self, until: float) -> RestrictedMean:
        """The mean time in each state up to an age, from columns."""

@final
class StageChance(Value):
    """What a stage usually wins."""
    __match_args__ = ("stage", "ended", "won", "failed_here", "counted", "published", "low", "high", "raw", "separate")
    def __new__(cls, stage: str, ended: int, won: int, failed_here: int, counted: float | None, published: float, low: float, high: float, raw: float, separate: bool) -> Self: ...
    @property
    def stage(self) -> str:
        """The stage."""
    @property
    def ended(self) -> int:
        """Ended leads that came this far: those won, and those that failed here or later."""
    @property
    def won(self) -> int:
        """Of these, how many were won."""
    @property
    def failed_here(self) -> int:
        """How many failed at this very stage."""
    @property
    def counted(self) -> float | None:
        """The practitioners' figure: won of ended. Quick ends are over-represented in it."""
    @property
    def published(self) -> float:
        """What is published: never less than at the stage before."""
    @property
    def low(self) -> float:
        """What it is hardly below."""
    @property
    def high(self) -> float:
        """What it is hardly above."""
    @property
    def raw(self) -> float:
        """The same before it was made to rise from stage to stage."""
    @property
    def separate(self) -> bool:
        """Whether the figure stands for itself; else the data would have it fall, and it shares one with a neighbour."""
    def replace(self, *, stage: str = ..., ended: int = ..., won: int = ..., failed_here: int = ..., counted: float | None = ..., published: float = ..., low: float = ..., high: float = ..., raw: float = ..., separate: bool = ...) -> Self:
        """Another one, with some fields changed."""

@final
class StageEffort(Value):
    """What a stay at a stage takes."""
    __match_args__ = ("stage", "effort")
    def __new__(cls, stage: str, effort: float) -> Self: ...
    @property
    def stage(self) -> str:
        """The stage."""
    @property
    def effort(self) -> float:
        """The effort: from 0.001 to 1,000,000."""
    def replace(self, *, stage: str = ..., effort: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class StagePercentage(Value):
    """What somebody once wrote down for a stage."""
    __match_args__ = ("stage", "won")
    def __new__(cls, stage: str, won: float) -> Self: ...
    @property
    def stage(self) -> str:
        """The stage."""
    @property
    def won(self) -> float:
        """With which probability a deal at it is won."""
    def replace(self, *, stage: str = ..., won: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class StageRow(Value):
    """One line of the table."""
    __match_args__ = ("stage", "reached", "won", "lost", "expired", "rejected", "undecided", "failed_here", "share_won", "share_won_of_decided")
    def __new__(cls, stage: str, reached: int, won: int, lost: int, expired: int, rejected: int, undecided: int, failed_here: int, share_won: float | None = None, share_won_of_decided: float | None = None) -> Self: ...
    @property
    def stage(self) -> str:
        """The stage."""
    @property
    def reached(self) -> int:
        """Leads that came to this stage or beyond it."""
    @property
    def won(self) -> int:
        """Of these, how many were won in the end."""
    @property
    def lost(self) -> int:
        """Of these, how many were lost in the end."""
    @property
    def expired(self) -> int:
        """Of these, how many expired."""
    @property
    def rejected(self) -> int:
        """Of these, how many turned out to be none."""
    @property
    def undecided(self) -> int:
        """Of these, how many are not decided yet: open, or on the way to another member."""
    @property
    def failed_here(self) -> int:
        """How many finally failed at this very stage: it was the last at which they stood."""
    @property
    def share_won(self) -> float | None:
        """Won of reached; nothing where none reached it. Undecided leads count as not won, so this is the cautious figure."""
    @property
    def share_won_of_decided(self) -> float | None:
        """Won of decided; nothing where none is decided. Quick decisions are over-represented, so this is biased too."""
    def replace(self, *, stage: str = ..., reached: int = ..., won: int = ..., lost: int = ..., expired: int = ..., rejected: int = ..., undecided: int = ..., failed_here: int = ..., share_won: float | None = ..., share_won_of_decided: float | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class StageRule(Value):
    """A stage and its gate."""
    __match_args__ = ("id", "name", "gate", "longest_stay")
    def __new__(cls, id: str, name: str, gate: Iterable[Criterion], longest_stay: str | None = None) -> Self: ...
    @property
    def id(self) -> str:
        """Its id."""
    @property
    def name(self) -> str:
        """What people call it."""
    @property
    def gate(self) -> tuple[_AnyCriterion, ...]:
        """What must hold to enter it: verifiable facts, all of them."""
    @property
    def longest_stay(self) -> str | None:
        """How long a lead should stay at most."""
    def replace(self, *, id: str = ..., name: str = ..., gate: Iterable[Criterion] = ..., longest_stay: str | None = ...) -> Self:
        """Another one, with some fields changed."""

@final
class StageTable(Value):
    """With which share a stage's leads were won, by plain counting.

    Source: the practitioners' step 3, "determine empirically in which stage how many projects finally fail; the
    inverse is the probability with which a project at that stage will succeed"."""
    __match_args__ = ("rows",)
    def __new__(cls, rows: Iterable[StageRow]) -> Self: ...
    @property
    def rows(self) -> tuple[StageRow, ...]:
        """One row for each stage, in the order of the pipeline."""
    def replace(self, *, rows: Iterable[StageRow] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(stages: Iterable[str], stays: Iterable[Stay], ends: Iterable[End]) -> StageTable:
        """The table of these stays at these stages, and of these ends."""

@final
class Standing(Value):
    """How a member stood."""
    __match_args__ = ("member", "weight", "share", "able", "before", "after")
    def __new__(cls, member: str, weight: float, share: float, able: bool, before: Owed, after: Owed) -> Self: ...
    @property
    def member(self) -> str:
        """The member."""
    @property
    def weight(self) -> float:
        """Its weight, times the factor of its tier."""
    @property
    def share(self) -> float:
        """Its part of the lead; the parts of all members of the channel are 1."""
    @property
    def able(self) -> bool:
        """Whether it could take the lead. In outcome mode others are credited a share too."""
    @property
    def before(self) -> Owed:
        """What it was owed before."""
    @property
    def after(self) -> Owed:
        """What it is owed since."""
    def replace(self, *, member: str = ..., weight: float = ..., share: float = ..., able: bool = ..., before: Owed = ..., after: Owed = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Stay(Value):
    """One stay of one lead at one stage."""
    __match_args__ = ("lead", "stage", "entered", "left", "how", "to", "segment")
    def __new__(cls, lead: str, stage: str, entered: datetime, left: datetime | None = None, how: Exit | None = None, to: str | None = None, segment: str | None = None) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def stage(self) -> str:
        """The stage."""
    @property
    def entered(self) -> datetime:
        """When it came."""
    @property
    def left(self) -> datetime | None:
        """When it left; nothing while it is still there."""
    @property
    def how(self) -> Exit | None:
        """How it left; nothing while it is still there."""
    @property
    def to(self) -> str | None:
        """To which stage it moved. Where nobody says, an advance counts as one to the next stage and a regression as one to
        the stage before; the last stage is entered by winning."""
    @property
    def segment(self) -> str | None:
        """The group of leads whose chances are learned together with its own."""
    def replace(self, *, lead: str = ..., stage: str = ..., entered: datetime = ..., left: datetime | None = ..., how: Exit | None = ..., to: str | None = ..., segment: str | None = ...) -> Self:
        """Another one, with some fields changed."""
    def known_at(self, at: datetime) -> Stay | None:
        """The stay as it was known at a time: it may have lasted still, or not have begun."""

@final
class StaySums(Value):
    """The sums of the stays at a stage that began in one period. Each list has as many figures as the rule has ages, but
    `moved`, which has as many as there are stages."""
    __match_args__ = ("segment", "stage", "period", "forward", "back", "failed", "unknown", "beyond_days", "beyond_milliseconds", "moved")
    def __new__(cls, segment: str | None, stage: str, period: int, forward: Iterable[int], back: Iterable[int], failed: Iterable[int], unknown: Iterable[int], beyond_days: Iterable[int], beyond_milliseconds: Iterable[int], moved: Iterable[int]) -> Self: ...
    @property
    def segment(self) -> str | None:
        """The segment."""
    @property
    def stage(self) -> str:
        """The stage."""
    @property
    def period(self) -> int:
        """The period: so many times `period_days` since 1970."""
    @property
    def forward(self) -> tuple[int, ...]:
        """Stays that ended at each age by a move to a later stage."""
    @property
    def back(self) -> tuple[int, ...]:
        """By a move to an earlier one."""
    @property
    def failed(self) -> tuple[int, ...]:
        """By a failure."""
    @property
    def unknown(self) -> tuple[int, ...]:
        """In a way that tells nothing."""
    @property
    def beyond_days(self) -> tuple[int, ...]:
        """How long all these stays lasted beyond the beginning of the age: whole days."""
    @property
    def beyond_milliseconds(self) -> tuple[int, ...]:
        """And the milliseconds that are left."""
    @property
    def moved(self) -> tuple[int, ...]:
        """How many moved to each stage."""
    def replace(self, *, segment: str | None = ..., stage: str = ..., period: int = ..., forward: Iterable[int] = ..., back: Iterable[int] = ..., failed: Iterable[int] = ..., unknown: Iterable[int] = ..., beyond_days: Iterable[int] = ..., beyond_milliseconds: Iterable[int] = ..., moved: Iterable[int] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class StepNeed(Value):
    """How much has to be seen of a step before a promise is possible."""
    __match_args__ = ("stage", "more_entries")
    def __new__(cls, stage: str, more_entries: int) -> Self: ...
    @property
    def stage(self) -> str:
        """The stage."""
    @property
    def more_entries(self) -> int:
        """So many more have to enter it and be decided, if the rate stays what it is."""
    def replace(self, *, stage: str = ..., more_entries: int = ...) -> Self:
        """Another one, with some fields changed."""

@final
class StepOutlook(Value):
    """One step of the funnel in the plan."""
    __match_args__ = ("stage", "rate", "rate_low", "rate_high", "elasticity", "reached_if_better", "doubt")
    def __new__(cls, stage: str, rate: float, rate_low: float, rate_high: float, elasticity: float, reached_if_better: float, doubt: float) -> Self: ...
    @property
    def stage(self) -> str:
        """The stage."""
    @property
    def rate(self) -> float:
        """The share that passes it: the mean of what is known."""
    @property
    def rate_low(self) -> float:
        """With 90 % the share is at least this …"""
    @property
    def rate_high(self) -> float:
        """… and with 90 % at most this, so that 80 % lie between."""
    @property
    def elasticity(self) -> float:
        """By how many per cent revenue from new leads grows when 1 % fewer are lost at this step: (1 − rate) / rate."""
    @property
    def reached_if_better(self) -> float:
        """The probability of the target with the planned leads, if a tenth fewer were lost at this step."""
    @property
    def doubt(self) -> float:
        """Its part in what is not known of revenue per lead, from 0 to 1; the rest is other steps and the mean order
        value."""
    def replace(self, *, stage: str = ..., rate: float = ..., rate_low: float = ..., rate_high: float = ..., elasticity: float = ..., reached_if_better: float = ..., doubt: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class Stream(Value):
    """Leads in the order in which they come, and those who receive them."""
    __match_args__ = ("receivers", "arrivals", "changes")
    def __new__(cls, receivers: Iterable[Receiver], arrivals: Iterable[Arrival], changes: Iterable[WeightChange]) -> Self: ...
    @property
    def receivers(self) -> tuple[Receiver, ...]:
        """Those who receive; their order breaks ties."""
    @property
    def arrivals(self) -> tuple[Arrival, ...]:
        """The leads, in the order of time."""
    @property
    def changes(self) -> tuple[WeightChange, ...]:
        """What weights became, in any order; empty where they stay as they are."""
    def replace(self, *, receivers: Iterable[Receiver] = ..., arrivals: Iterable[Arrival] = ..., changes: Iterable[WeightChange] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class SuccessReport(Value):
    """The success report: what sales made of the leads in a period."""
    __match_args__ = ("period", "total", "channels", "members", "reasons", "trend", "quotas")
    def __new__(cls, period: Period, total: ReportLine, channels: Iterable[ReportLine], members: Iterable[ReportLine], reasons: Iterable[ReasonLine], trend: Iterable[ReportLine], quotas: Iterable[QuotaState]) -> Self: ...
    @property
    def period(self) -> Period:
        """From when until when."""
    @property
    def total(self) -> ReportLine:
        """All together."""
    @property
    def channels(self) -> tuple[ReportLine, ...]:
        """By channel, the one with most revenue first."""
    @property
    def members(self) -> tuple[ReportLine, ...]:
        """By member, likewise."""
    @property
    def reasons(self) -> tuple[ReasonLine, ...]:
        """Why leads were lost, the most frequent reason first."""
    @property
    def trend(self) -> tuple[ReportLine, ...]:
        """The periods of the same length up to this one, named by their first day."""
    @property
    def quotas(self) -> tuple[QuotaState, ...]:
        """The quotas of sales that have a day in the period."""
    def replace(self, *, period: Period = ..., total: ReportLine = ..., channels: Iterable[ReportLine] = ..., members: Iterable[ReportLine] = ..., reasons: Iterable[ReasonLine] = ..., trend: Iterable[ReportLine] = ..., quotas: Iterable[QuotaState] = ...) -> Self:
        """Another one, with some fields changed."""

class Temperature(enum.Enum):
    """How likely a lead will buy, in a word."""
    COLD = "cold"
    """Unlikely."""
    WARM = "warm"
    """Possible."""
    HOT = "hot"
    """Likely; handed over at once."""

@final
class TemperaturePortion(Value):
    """What somebody is entitled to and received of one temperature."""
    __match_args__ = ("temperature", "received", "entitled")
    def __new__(cls, temperature: Temperature, received: int, entitled: float) -> Self: ...
    @property
    def temperature(self) -> Temperature:
        """The temperature."""
    @property
    def received(self) -> int:
        """Leads received."""
    @property
    def entitled(self) -> float:
        """Leads entitled to."""
    def replace(self, *, temperature: Temperature = ..., received: int = ..., entitled: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class TierCase(Value):
    """What a tier is proposed by."""
    __match_args__ = ("tier", "since", "score", "expected", "turnover", "alarm")
    def __new__(cls, tier: str, since: datetime, score: WinScore | None, expected: float, turnover: Money | None, alarm: AlarmLevel) -> Self: ...
    @property
    def tier(self) -> str:
        """The tier the member is at."""
    @property
    def since(self) -> datetime:
        """Since when."""
    @property
    def score(self) -> WinScore | None:
        """Its score, as `super.PartnerRow` has it."""
    @property
    def expected(self) -> float:
        """How many wins were expected of it."""
    @property
    def turnover(self) -> Money | None:
        """Its turnover of a year; nothing where nobody knows it."""
    @property
    def alarm(self) -> AlarmLevel:
        """Its alarm."""
    def replace(self, *, tier: str = ..., since: datetime = ..., score: WinScore | None = ..., expected: float = ..., turnover: Money | None = ..., alarm: AlarmLevel = ...) -> Self:
        """Another one, with some fields changed."""

@final
class TierProposal(Value):
    """A proposal: at most one tier up or down, with its reasons. A person decides.

    Limits down lie below limits up, each must be met surely, and a tier lasts its least time: so a member on the edge does
    not go to and fro."""
    __match_args__ = ("step", "tier", "name", "above", "below", "reasons")
    def __new__(cls, step: TierStep, tier: str, name: str, above: float | None, below: float | None, reasons: Iterable[TierReason]) -> Self: ...
    @property
    def step(self) -> TierStep:
        """What is proposed."""
    @property
    def tier(self) -> str:
        """The tier it would be at then."""
    @property
    def name(self) -> str:
        """What people call this tier."""
    @property
    def above(self) -> float | None:
        """How likely its score is above the limit of the next tier; nothing without a score or a limit."""
    @property
    def below(self) -> float | None:
        """How likely it is below the limit of its own."""
    @property
    def reasons(self) -> tuple[TierReason, ...]:
        """Why."""
    def replace(self, *, step: TierStep = ..., tier: str = ..., name: str = ..., above: float | None = ..., below: float | None = ..., reasons: Iterable[TierReason] = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(figures: TierCase, rule: ProgrammeRule, now: datetime) -> TierProposal:
        """What the figures of a member propose: one tier up, one down, or none."""
    def sentences(self, language: Language) -> tuple[str, ...]:
        """What is proposed, and why, for people."""

class TierReason(enum.Enum):
    """Why."""
    RED_ALARM = "red_alarm"
    """The alarm is red."""
    AMBER_ALARM = "amber_alarm"
    """The alarm is amber: no promotion."""
    TOO_SOON = "too_soon"
    """It has not been at its tier for long enough."""
    TOO_LITTLE = "too_little"
    """Too few wins were expected of it to have a score."""
    SCORE_ABOVE = "score_above"
    """Its score is surely above the limit of the next tier."""
    SCORE_NOT_ABOVE = "score_not_above"
    """Its score is not surely above it."""
    SCORE_BELOW = "score_below"
    """Its score is surely below the limit of its own tier."""
    TURNOVER_REACHED = "turnover_reached"
    """Its turnover reaches the next tier."""
    TURNOVER_NOT_REACHED = "turnover_not_reached"
    """It does not."""
    TURNOVER_BELOW = "turnover_below"
    """Its turnover is below the limit of its own tier."""
    HIGHEST = "highest"
    """There is no higher tier."""

@final
class TierRule(Value):
    """A tier of the programme."""
    __match_args__ = ("id", "name", "promote_score", "demote_score", "promote_turnover", "demote_turnover", "weight", "queue")
    def __new__(cls, id: str, name: str, promote_score: float | None, demote_score: float | None, promote_turnover: Money | None, demote_turnover: Money | None, weight: float, queue: int | None = None) -> Self: ...
    @property
    def id(self) -> str:
        """Its id."""
    @property
    def name(self) -> str:
        """What people call it."""
    @property
    def promote_score(self) -> float | None:
        """The score that promotes to it; nothing if none is asked for."""
    @property
    def demote_score(self) -> float | None:
        """Below this score it is lost again; less than `promote_score`, so that nobody goes to and fro."""
    @property
    def promote_turnover(self) -> Money | None:
        """The turnover of a year that promotes to it."""
    @property
    def demote_turnover(self) -> Money | None:
        """Below this turnover it is lost again; less than `promote_turnover`."""
    @property
    def weight(self) -> float:
        """What a member's weight is multiplied by."""
    @property
    def queue(self) -> int | None:
        """How many undecided leads a member may have; nothing leaves it as agreed with the member."""
    def replace(self, *, id: str = ..., name: str = ..., promote_score: float | None = ..., demote_score: float | None = ..., promote_turnover: Money | None = ..., demote_turnover: Money | None = ..., weight: float = ..., queue: int | None = ...) -> Self:
        """Another one, with some fields changed."""

class TierStep(enum.Enum):
    """What is proposed."""
    STAY = "stay"
    """It stays where it is."""
    PROMOTE = "promote"
    """One tier up."""
    DEMOTE = "demote"
    """One tier down."""
    REVIEW = "review"
    """A person is to look at it first: nothing is proposed while the alarm is red."""

@final
class UnitPlan(Value):
    """One sales unit in the plan."""
    __match_args__ = ("unit", "planned", "takes", "beyond_capacity")
    def __new__(cls, unit: str, planned: int, takes: int, beyond_capacity: int) -> Self: ...
    @property
    def unit(self) -> str:
        """The unit."""
    @property
    def planned(self) -> int:
        """How many leads were planned for it."""
    @property
    def takes(self) -> int:
        """How many of the needed leads it takes, by weight; as planned where no number is enough."""
    @property
    def beyond_capacity(self) -> int:
        """How many of these are more than it can handle in the time left."""
    def replace(self, *, unit: str = ..., planned: int = ..., takes: int = ..., beyond_capacity: int = ...) -> Self:
        """Another one, with some fields changed."""

@final
class UnrankedMedium(Value):
    """A medium that cannot be compared."""
    __match_args__ = ("medium", "campaign", "product", "why")
    def __new__(cls, medium: str, campaign: str | None, product: str | None, why: WhyUnranked) -> Self: ...
    @property
    def medium(self) -> str:
        """The medium."""
    @property
    def campaign(self) -> str | None:
        """The campaign, where these are compared."""
    @property
    def product(self) -> str | None:
        """The product, where these are compared."""
    @property
    def why(self) -> WhyUnranked:
        """Why not."""
    def replace(self, *, medium: str = ..., campaign: str | None = ..., product: str | None = ..., why: WhyUnranked = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ValueCuts(Value):
    """From which expected value on, the probability times the order value, a lead is warm and hot."""
    __match_args__ = ("hot_from", "warm_from")
    def __new__(cls, hot_from: Money, warm_from: Money) -> Self: ...
    @property
    def hot_from(self) -> Money:
        """Hot from here on."""
    @property
    def warm_from(self) -> Money:
        """Warm from here on."""
    def replace(self, *, hot_from: Money = ..., warm_from: Money = ...) -> Self:
        """Another one, with some fields changed."""

@final
class ValueSums(Value):
    """Sums over order values above 0, for the spread of their logarithms. Each logarithm, of the value in minor units, is
    rounded to a thousandth first, so that the sums are whole numbers and add up in any order."""
    __match_args__ = ("wins", "revenue", "logs", "squares")
    def __new__(cls, wins: int, revenue: Money, logs: int, squares: int) -> Self: ...
    @property
    def wins(self) -> int:
        """How many values."""
    @property
    def revenue(self) -> Money:
        """Their sum."""
    @property
    def logs(self) -> int:
        """The sum of their logarithms, in thousandths."""
    @property
    def squares(self) -> int:
        """The sum of the squares of these, in millionths."""
    def replace(self, *, wins: int = ..., revenue: Money = ..., logs: int = ..., squares: int = ...) -> Self:
        """Another one, with some fields changed."""

class Verdict(enum.Enum):
    """How a log compares with chance."""
    EVEN = "even"
    """More even than chance is in 19 of 20 cases: somebody sees to it."""
    AS_BY_CHANCE = "as_by_chance"
    """Nothing that chance alone would not give."""
    MORE_UNEVEN_THAN_CHANCE = "more_uneven_than_chance"
    """More uneven than chance is in 19 of 20 cases."""

@final
class WaitingLine(Value):
    """A lead that waits because nobody can take it."""
    __match_args__ = ("lead", "temperature", "since", "barred")
    def __new__(cls, lead: str, temperature: Temperature | None, since: datetime, barred: Iterable[Barred]) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def temperature(self) -> Temperature | None:
        """How warm it is."""
    @property
    def since(self) -> datetime:
        """Since when it waits."""
    @property
    def barred(self) -> tuple[Barred, ...]:
        """What kept everybody from it when it began to wait."""
    def replace(self, *, lead: str = ..., temperature: Temperature | None = ..., since: datetime = ..., barred: Iterable[Barred] = ...) -> Self:
        """Another one, with some fields changed."""

class Weekday(enum.Enum):
    """A day of the week."""
    MONDAY = "monday"
    """Monday."""
    TUESDAY = "tuesday"
    """Tuesday."""
    WEDNESDAY = "wednesday"
    """Wednesday."""
    THURSDAY = "thursday"
    """Thursday."""
    FRIDAY = "friday"
    """Friday."""
    SATURDAY = "saturday"
    """Saturday."""
    SUNDAY = "sunday"
    """Sunday."""

@final
class WeightChange(Value):
    """From some time on a member has another weight."""
    __match_args__ = ("member", "at", "weight")
    def __new__(cls, member: str, at: datetime, weight: float) -> Self: ...
    @property
    def member(self) -> str:
        """The member."""
    @property
    def at(self) -> datetime:
        """From when on."""
    @property
    def weight(self) -> float:
        """The weight."""
    def replace(self, *, member: str = ..., at: datetime = ..., weight: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class WeightedPipeline(Value):
    """What open deals are worth. No figure of it is anybody's personal percentage."""
    __match_args__ = ("total", "stages", "members", "channels", "segments")
    def __new__(cls, total: WeightedRow, stages: Iterable[WeightedRow], members: Iterable[WeightedRow], channels: Iterable[WeightedRow], segments: Iterable[WeightedRow]) -> Self: ...
    @property
    def total(self) -> WeightedRow:
        """All deals."""
    @property
    def stages(self) -> tuple[WeightedRow, ...]:
        """By stage, in the order of the pipeline."""
    @property
    def members(self) -> tuple[WeightedRow, ...]:
        """By member; deals without one are left out."""
    @property
    def channels(self) -> tuple[WeightedRow, ...]:
        """By channel; deals without one are left out."""
    @property
    def segments(self) -> tuple[WeightedRow, ...]:
        """By segment; deals without one are left out."""
    def replace(self, *, total: WeightedRow = ..., stages: Iterable[WeightedRow] = ..., members: Iterable[WeightedRow] = ..., channels: Iterable[WeightedRow] = ..., segments: Iterable[WeightedRow] = ...) -> Self:
        """Another one, with some fields changed."""

@final
class WeightedRow(Value):
    """What some deals are worth."""
    __match_args__ = ("name", "deals", "without_value", "value", "by_stage", "by_deal")
    def __new__(cls, name: str, deals: int, without_value: int, value: Money, by_stage: Money, by_deal: Money) -> Self: ...
    @property
    def name(self) -> str:
        """The stage, member, channel or segment; empty for all."""
    @property
    def deals(self) -> int:
        """How many deals."""
    @property
    def without_value(self) -> int:
        """How many of them have no order value; they add nothing."""
    @property
    def value(self) -> Money:
        """The order values."""
    @property
    def by_stage(self) -> Money:
        """The order values times the published figure of each deal's stage: the practitioners' weighted pipeline."""
    @property
    def by_deal(self) -> Money:
        """The order values times each deal's own chance, which knows how long it stands there."""
    def replace(self, *, name: str = ..., deals: int = ..., without_value: int = ..., value: Money = ..., by_stage: Money = ..., by_deal: Money = ...) -> Self:
        """Another one, with some fields changed."""

class WhyUnranked(enum.Enum):
    """Why a medium cannot be compared."""
    NO_COST = "no_cost"
    """Nobody said what was spent on any of its leads, or it cost nothing: there is no return on no money."""
    NO_LEADS = "no_leads"
    """No lead has come of it."""
    NO_VALUE = "no_value"
    """No order value is known of any medium, and the rule assumes none."""

@final
class WinLimits(Value):
    """Between which scores a member lies by chance alone, at a number of expected wins.

    Exact limits of counts (Spiegelhalter, Statistics in Medicine 24, 2005), drawn out evenly between whole wins. Where
    members differ more than chance allows, their spread widens the limits: rates vary by a gamma distribution."""
    __match_args__ = ("expected", "far_low", "low", "high", "far_high")
    def __new__(cls, expected: float, far_low: float, low: float, high: float, far_high: float) -> Self: ...
    @property
    def expected(self) -> float:
        """How many wins were expected."""
    @property
    def far_low(self) -> float:
        """Below this is one in 1,000."""
    @property
    def low(self) -> float:
        """Below this is one in 40."""
    @property
    def high(self) -> float:
        """Above this is one in 40."""
    @property
    def far_high(self) -> float:
        """Above this is one in 1,000."""
    def replace(self, *, expected: float = ..., far_low: float = ..., low: float = ..., high: float = ..., far_high: float = ...) -> Self:
        """Another one, with some fields changed."""

@final
class WinScore(Value):
    """A member's score: 100 where as many leads are won as expected, of whatever leads were given.

    It is 100 (a + won) / (a + expected): actual by expected wins, drawn to 100 as if by `a` wins where `a` were expected.
    What is known of the true figure is a gamma distribution with this shape and rate."""
    __match_args__ = ("score", "low", "high", "wins", "expected")
    def __new__(cls, score: float, low: float, high: float, wins: float, expected: float) -> Self: ...
    @property
    def score(self) -> float:
        """The score."""
    @property
    def low(self) -> float:
        """What it is at least, with the probability of the interval."""
    @property
    def high(self) -> float:
        """What it is at most."""
    @property
    def wins(self) -> float:
        """The shape: a and the wins."""
    @property
    def expected(self) -> float:
        """The rate: a and the expected wins."""
    def replace(self, *, score: float = ..., low: float = ..., high: float = ..., wins: float = ..., expected: float = ...) -> Self:
        """Another one, with some fields changed."""
    def above(self, score: float) -> float:
        """How likely the true figure is above a score."""
    def below(self, score: float) -> float:
        """How likely the true figure is below a score."""

@final
class WinTally(Value):
    """How many wins were expected by a time, and how many came: sums that are whole numbers of millionths, so that two of
    them add up to exactly what one pass over all leads gives.

    Expected is what was to be expected so far of each lead, with the probability of its hand-over: of an open one up to
    its age, of a won one up to its win, of a recalled one up to then, and of a lost one on and on up to the horizon. So
    neither quick nor slow losses help, and leads that lie about count."""
    __match_args__ = ("leads", "open", "won", "lost", "recalled", "expected", "variance", "value_won", "value_expected")
    def __new__(cls, leads: int, open: int, won: int, lost: int, recalled: int, expected: float, variance: float, value_won: Money | None = None, value_expected: Money | None = None) -> Self: ...
    @property
    def leads(self) -> int:
        """How many leads were accepted."""
    @property
    def open(self) -> int:
        """Of these, how many are worked still."""
    @property
    def won(self) -> int:
        """How many were won."""
    @property
    def lost(self) -> int:
        """How many were lost, expired or given back."""
    @property
    def recalled(self) -> int:
        """How many were recalled."""
    @property
    def expected(self) -> float:
        """How many wins were expected so far."""
    @property
    def variance(self) -> float:
        """The variance of the number of wins, were all as expected."""
    @property
    def value_won(self) -> Money | None:
        """What the won leads were worth at their hand-over; nothing where no lead has a value."""
    @property
    def value_expected(self) -> Money | None:
        """What was expected of all that have a value."""
    def replace(self, *, leads: int = ..., open: int = ..., won: int = ..., lost: int = ..., recalled: int = ..., expected: float = ..., variance: float = ..., value_won: Money | None = ..., value_expected: Money | None = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def of(leads: Iterable[WorkedLead], delay: DelayLaw, until: datetime) -> WinTally:
        """How many wins were expected by a time, and how many came."""
    def merge(self, other: WinTally) -> WinTally:
        """Both together: what one pass over the leads of both gives."""

class Withdrawal(enum.Enum):
    """What a withdrawn consent does to a living lead."""
    REJECT = "reject"
    """The lead is rejected at once."""
    BLOCK = "block"
    """The lead stays, but nobody may work it until a consent comes again."""

@final
class WorkedLead(Value):
    """A lead that a member accepted.

    What is expected of it stands fixed from the hand-over on, as it was said or as `WorkedLead.recalibrated` gives it: nobody
    can be judged by what was known later."""
    __match_args__ = ("lead", "member", "medium", "at", "probability", "value", "fate")
    def __new__(cls, lead: str, member: str, medium: str | None, at: datetime, probability: float, value: Money | None, fate: Fate) -> Self: ...
    @property
    def lead(self) -> str:
        """The lead."""
    @property
    def member(self) -> str:
        """The member that accepted it."""
    @property
    def medium(self) -> str | None:
        """Where it came from."""
    @property
    def at(self) -> datetime:
        """When it was accepted."""
    @property
    def probability(self) -> float:
        """The probability of winning it, as it was known at the hand-over."""
    @property
    def value(self) -> Money | None:
        """Its order value, as it was known at the hand-over; nothing leaves it out of all figures of value."""
    @property
    def fate(self) -> _AnyFate:
        """What became of it."""
    def replace(self, *, lead: str = ..., member: str = ..., medium: str | None = ..., at: datetime = ..., probability: float = ..., value: Money | None = ..., fate: Fate = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def recalibrated(leads: Iterable[WorkedLead], delay: DelayLaw) -> tuple[WorkedLead, ...]:
        """The same leads, their probabilities corrected by what the other members made of such before."""

@final
class WorkingHours(Value):
    """Working hours of one day of the week, in local time."""
    __match_args__ = ("day", "opens", "closes")
    def __new__(cls, day: Weekday, opens: str, closes: str) -> Self: ...
    @property
    def day(self) -> Weekday:
        """The day."""
    @property
    def opens(self) -> str:
        """When work begins."""
    @property
    def closes(self) -> str:
        """When it ends; `24:00` is midnight."""
    def replace(self, *, day: Weekday = ..., opens: str = ..., closes: str = ...) -> Self:
        """Another one, with some fields changed."""

class YearEnd(enum.Enum):
    """What becomes of what is owed when a year begins."""
    RESET = "reset"
    """It is forgotten: everybody begins level."""
    CARRY = "carry"
    """It is carried over."""

@final
class YearPlan(Value):
    """The plan of a simulated year."""
    __match_args__ = ("seed", "leads", "start", "currency")
    def __new__(cls, seed: int, leads: int, start: datetime, currency: str) -> Self: ...
    @property
    def seed(self) -> int:
        """Equal seeds give equal years, on every machine; another seed gives another year of the same company."""
    @property
    def leads(self) -> int:
        """How many leads come in, deal registrations included. Customers who come back later open further ones."""
    @property
    def start(self) -> datetime:
        """When the year begins; it lasts 365 days."""
    @property
    def currency(self) -> str:
        """The currency of all order values."""
    def replace(self, *, seed: int = ..., leads: int = ..., start: datetime = ..., currency: str = ...) -> Self:
        """Another one, with some fields changed."""
    @staticmethod
    def standard() -> YearPlan:
        """3,600 leads in the year 2026, as a company in Germany counts it."""
