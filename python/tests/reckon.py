"""From the name of a function to its answer, for the cases that reckon; see conformance/README.md."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, cast

from leadwerk import (
    Alarm,
    AnswerColumn,
    Backtest,
    BacktestRule,
    Calibration,
    ContactCheck,
    ContactData,
    ContactRow,
    Deal,
    DelayLaw,
    Drift,
    DriftOutcome,
    DriftRule,
    DuplicateIndex,
    DuplicateKeys,
    DuplicateRule,
    EffortRule,
    End,
    EndedLead,
    FactKind,
    FactRule,
    Forecast,
    ForecastOptions,
    ForecastRule,
    FrozenForecast,
    FunnelOptions,
    FunnelPlan,
    FunnelStep,
    HistoryData,
    HistoryRule,
    Incidence,
    Language,
    LeadAnswers,
    Maintenance,
    MaintenanceFold,
    MaintenanceRow,
    MaintenanceRule,
    MediaBy,
    MediaMix,
    MediaRanking,
    MediaReturns,
    MediaRule,
    MediumCost,
    MediumLead,
    MediumRow,
    MemberFigures,
    ModelRule,
    Odds,
    OdooLead,
    OdooModel,
    OrderValues,
    PartnerFold,
    PartnerTable,
    PointsAccount,
    PointsEntry,
    Policy,
    PostcodeRow,
    ProgrammeRule,
    QualityRule,
    RaterOptions,
    RaterTable,
    Rating,
    Record,
    Reminder,
    ResponseRow,
    ResponseTimes,
    RestrictedMean,
    SalesUnit,
    ScoreFold,
    ScoreHistoryData,
    ScoreModel,
    ScoreModelData,
    ScoringRule,
    Spell,
    SpellColumns,
    StageModel,
    Stay,
    TierCase,
    TierProposal,
    Value,
    WinScore,
    WinTally,
    WorkedLead,
)

from .house import EPOCH, as_dict, as_list

Json = Any


class Given:
    """The arguments of a case; what is taken is no longer among them."""

    def __init__(self, given: Json) -> None:
        self.left = dict(given)

    def take(self, name: str) -> Json:
        return self.left.pop(name)

    def one(self, of: Any, name: str) -> Any:
        return of.from_dict(self.take(name))

    def list(self, of: Any, name: str) -> Any:
        return [of.from_dict(item) for item in self.take(name)]

    def time(self, name: str) -> datetime:
        return EPOCH + timedelta(milliseconds=self.take(name))

    def history(self) -> HistoryData:
        """A history: as data, or of stays by a rule."""
        if "data" in self.left:
            return self.one(HistoryData, "data")
        return HistoryData.of(self.one(HistoryRule, "rule"), self.list(Stay, "stays"))

    def model(self) -> StageModel:
        return StageModel(self.history(), self.one(ModelRule, "model"), self.time("at"))

    def media(self) -> tuple[Any, ...]:
        """What the tables and the ranking of media are made from."""
        rows, costs = self.list(MediumRow, "rows"), self.list(MediumCost, "costs")
        return rows, costs, MediaBy(self.take("by")), self.take("currency"), self.one(MediaRule, "rule")

    def policy(self) -> Policy:
        """The standard policy with these questions, and the facts that they ask for."""
        policy, number = Policy.standard("EUR"), FactKind.Number(least=-1_000_000, most=1_000_000)
        kinds = {"authority": FactKind.Flag(), "employees": number}
        facts = [fact for fact in policy.facts if fact.id not in kinds]
        facts += [FactRule(id=name, name=name, kind=kind) for name, kind in kinds.items()]
        return policy.replace(facts=facts, scoring=self.one(ScoringRule, "rule"))

    def scored(self) -> ScoreModel:
        policy, version = self.policy(), self.take("version")
        if "leads" not in self.left:
            return ScoreModel(ScoreModelData.experts(policy, version))
        assert policy.scoring is not None
        history = ScoreHistoryData.of(policy.scoring, self.list(EndedLead, "leads"))
        return ScoreModel(ScoreModelData.fit(policy, version, history, self.time("at")))

    def learned(self) -> ScoreModel:
        model = self.scored()
        for lead in self.list(EndedLead, "learned"):
            model.learn(lead)
        return model

    def halves(self) -> ScoreHistoryData:
        rule = self.one(ScoringRule, "rule")
        one, other = (ScoreHistoryData.of(rule, self.list(EndedLead, name)) for name in ("one", "other"))
        return one.merge(other)

    def check(self) -> ContactCheck:
        return ContactCheck(self.one(QualityRule, "rule"), self.list(PostcodeRow, "postcodes"), self.take("disposable"))

    def index(self) -> DuplicateIndex:
        """An index of these leads, without those that are removed again."""
        index = DuplicateIndex(self.one(DuplicateRule, "rule"), self.take("salt"))
        index.add(self.list(DuplicateKeys, "leads"))
        assert all(index.remove(lead) for lead in self.take("removed"))
        return index

    def folded(self) -> ScoreFold:
        fold = ScoreFold(self.one(ScoringRule, "rule"))
        fold.fold(self.list(Record, "records"))
        return fold

    def programme(self) -> ProgrammeRule:
        """The programme of a case, or the standard one."""
        return self.one(ProgrammeRule, "rule") if "rule" in self.left else ProgrammeRule.standard()

    def worked(self) -> tuple[Any, Any]:
        return self.list(WorkedLead, "leads"), self.one(DelayLaw, "delay")

    def partners(self) -> PartnerTable:
        return PartnerTable.of(*self.worked(), self.programme(), self.time("until"))

    def maintained(self) -> MaintenanceFold:
        fold = MaintenanceFold(self.take("wanted"), self.take("within_days"))
        fold.fold(self.list(Record, "records"))
        return fold

    def partner_fold(self) -> PartnerFold:
        fold = PartnerFold()
        fold.fold(self.list(Record, "records"))
        return fold


FUNCTIONS: dict[str, Callable[[Given], Any]] = {
    "StageModel.won": lambda g: g.model().won(g.list(Deal, "deals")),
    "StageModel.chances": lambda g: g.model().chances(g.list(Deal, "deals")),
    "StageModel.table": lambda g: g.model().table(g.left.pop("segment", None)),
    "StageModel.weighted": lambda g: g.model().weighted(g.list(Deal, "deals"), g.take("currency")),
    "StageModel.worth": lambda g: g.model().worth(g.list(Deal, "deals"), g.one(EffortRule, "effort")),
    "StageModel.forecast": lambda g: g.model().forecast(g.list(Deal, "deals"), g.one(ForecastRule, "forecast")),
    "StageModel.freeze": lambda g: g.model().freeze(g.list(Deal, "deals")),
    "HistoryData.of": lambda g: g.history(),
    "HistoryData.merge": lambda g: Given(g.take("one")).history().merge(Given(g.take("other")).history()),
    "Calibration.of": lambda g: Calibration.of(g.list(FrozenForecast, "forecasts"), g.list(End, "ends")),
    "Backtest.of": lambda g: Backtest.of(g.one(BacktestRule, "rule"), g.list(Stay, "stays"), g.list(End, "ends")),
    "OdooModel.probability": lambda g: OdooModel.of(g.take("stages"), g.list(OdooLead, "leads")).probability(
        g.one(OdooLead, "lead")
    ),
    "Forecast.of": lambda g: Forecast.of(g.list(Odds, "deals"), g.one(ForecastOptions, "options")),
    "FunnelPlan.of": lambda g: FunnelPlan.of(
        g.list(FunnelStep, "steps"),
        g.one(OrderValues, "values"),
        g.list(SalesUnit, "units"),
        g.one(FunnelOptions, "options"),
    ),
    "MediumRow.of": lambda g: MediumRow.of(g.list(MediumLead, "leads"), g.take("currency"), g.take("period_days")),
    "MediumRow.merge": lambda g: MediumRow.merge(g.list(MediumRow, "rows")),
    "MediaReturns.of": lambda g: MediaReturns.of(*g.media()),
    "MediaRanking.of": lambda g: MediaRanking.of(*g.media()),
    "MediaMix.of": lambda g: MediaMix.of(g.list(MediumLead, "leads"), MediaBy(g.take("by")), g.take("interval")),
    "RaterTable.of": lambda g: RaterTable.of(g.list(Rating, "ratings"), g.one(RaterOptions, "options")),
    "Stay.known_at": lambda g: g.one(Stay, "stay").known_at(g.time("at")),
    "Spell.at_stage": lambda g: Spell.at_stage(g.take("stage"), g.list(Stay, "stays"), g.time("until")),
    "Spell.to_end": lambda g: Spell.to_end(g.list(Stay, "stays"), g.list(End, "ends"), g.time("until")),
    "Incidence.of": lambda g: Incidence.of(g.list(Spell, "spells")),
    "Incidence.at": lambda g: Incidence.of(g.list(Spell, "spells")).at(g.take("time")),
    "RestrictedMean.of": lambda g: RestrictedMean.of(g.list(Spell, "spells"), g.take("until")),
    "SpellColumns.incidence": lambda g: g.one(SpellColumns, "columns").incidence(),
    "SpellColumns.restricted_mean": lambda g: g.one(SpellColumns, "columns").restricted_mean(g.take("until")),
    "ScoreModel.score": lambda g: g.scored().score(g.one(LeadAnswers, "lead")),
    "ScoreModel.scores": lambda g: g.scored().scores(g.list(LeadAnswers, "asked")),
    "ScoreModel.learn": lambda g: g.learned().score(g.one(LeadAnswers, "lead")),
    "ScoreModel.score_columns": lambda g: g.scored().score_columns(g.list(AnswerColumn, "columns")),
    "ScoreModel.table": lambda g: g.scored().table(),
    "ScoreModel.data": lambda g: g.scored().data(),
    "ScoreHistoryData.of": lambda g: ScoreHistoryData.of(g.one(ScoringRule, "rule"), g.list(EndedLead, "leads")),
    "ScoreHistoryData.merge": lambda g: g.halves(),
    "ScoreFold.decided_until": lambda g: g.folded().decided_until(g.time("until")),
    "ScoreFold.outcomes": lambda g: g.folded().outcomes(g.take("model"), g.time("until")),
    "Drift.of": lambda g: Drift.of(g.one(DriftRule, "rule"), g.list(DriftOutcome, "outcomes")),
    "QualificationRule.for_capacity": lambda g: Policy.standard("EUR").qualification.for_capacity(
        g.take("probabilities"), g.take("hot"), g.take("warm")
    ),
    "QualityRule.standard": lambda g: QualityRule.standard(),
    "ContactCheck.check": lambda g: g.check().check(g.one(ContactData, "contact")),
    "ContactCheck.check_all": lambda g: g.check().check_all(g.list(ContactData, "contacts")),
    "DuplicateRule.standard": lambda g: DuplicateRule.standard(),
    "DuplicateKeys.of": lambda g: DuplicateKeys.of(g.list(ContactRow, "contacts"), g.one(QualityRule, "rule")),
    "DuplicateIndex.candidates": lambda g: g.index().candidates(g.list(DuplicateKeys, "rows")),
    "DuplicateIndex.leads": lambda g: g.index().leads(),
    "MaintenanceRule.standard": lambda g: MaintenanceRule.standard(),
    "Maintenance.of": lambda g: Maintenance.of(g.list(MaintenanceRow, "rows"), g.one(MaintenanceRule, "rule")),
    "MaintenanceFold.rows": lambda g: g.maintained().rows(g.time("until")),
    "PartnerFold.worked": lambda g: g.partner_fold().worked(),
    "PartnerFold.unrated": lambda g: g.partner_fold().unrated(),
    "PartnerFold.responses": lambda g: g.partner_fold().responses(),
    "PartnerFold.points": lambda g: g.partner_fold().points(g.one(ProgrammeRule, "rule")),
    "DelayLaw.of": lambda g: DelayLaw.of(g.list(WorkedLead, "leads"), g.take("horizon_days"), g.time("until")),
    "DelayLaw.share": lambda g: g.one(DelayLaw, "delay").share(g.take("age")),
    "WinTally.of": lambda g: WinTally.of(*g.worked(), g.time("until")),
    "WinTally.merge": lambda g: g.one(WinTally, "one").merge(g.one(WinTally, "other")),
    "WinScore.below": lambda g: g.one(WinScore, "figure").below(g.take("score")),
    "WinScore.above": lambda g: g.one(WinScore, "figure").above(g.take("score")),
    "PartnerTable.of": lambda g: g.partners(),
    "PartnerTable.review": lambda g: g.partners().review(g.take("share")),
    "Alarm.needed": lambda g: Alarm.needed(g.take("rate"), g.take("false_alarms")),
    "WorkedLead.recalibrated": lambda g: WorkedLead.recalibrated(*g.worked()),
    "PointsAccount.of": lambda g: PointsAccount.of(
        g.list(WorkedLead, "leads"), g.list(PointsEntry, "entries"), g.one(DelayLaw, "delay"), g.programme(), g.time("until")
    ),
    "TierProposal.of": lambda g: TierProposal.of(g.one(TierCase, "figures"), g.programme(), g.time("now")),
    "ResponseTimes.of": lambda g: ResponseTimes.of(
        g.list(ResponseRow, "rows"), g.take("within_hours"), g.take("limit_hours"), g.time("until")
    ),
    "Reminder.of": lambda g: Reminder.of(g.list(MemberFigures, "members"), g.programme()),
}


def written(answer: Any) -> Json:
    """An answer as JSON."""
    if isinstance(answer, Value):
        return answer.to_dict()
    rows = as_rows(answer)
    return answer if rows is None else [written(row) for row in rows]


def said(answer: Any) -> Json:
    """What an answer says, in both languages."""
    return {"en": sentences(answer, Language.ENGLISH), "de": sentences(answer, Language.GERMAN)}


def sentences(answer: Any, language: Language) -> list[str]:
    if isinstance(answer, Drift):
        return [answer.sentence(language)]
    rows = as_rows(answer)
    return list(answer.sentences(language)) if rows is None else [row.sentence(language) for row in rows]


def as_rows(answer: Any) -> tuple[Any, ...] | None:
    return cast("tuple[Any, ...]", answer) if isinstance(answer, tuple) else None


def faults(place: str, expected: Json, got: Json, within: float | None = None) -> list[str]:
    """Where an answer is not as expected: of objects the parts that are named, of lists all; numbers within a
    billionth, or `within` where it is given."""
    if (parts := as_dict(expected)) is not None and (others := as_dict(got)) is not None:
        return [fault for name in parts for fault in faults(f"{place}.{name}", parts[name], others.get(name), within)]
    if (items := as_list(expected)) is not None and (rest := as_list(got)) is not None and len(items) == len(rest):
        pairs = enumerate(zip(items, rest, strict=True))
        return [fault for number, pair in pairs for fault in faults(f"{place}[{number}]", *pair, within)]
    if is_number(expected) and is_number(got):
        near = within if within is not None else max(1e-9 * abs(expected), 1e-12)
        same = abs(expected - got) <= near
    else:
        same = expected == got and isinstance(expected, bool) == isinstance(got, bool)
    return [] if same else [f"{place}: expected {expected}, got {got}"]


def is_number(value: Json) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
