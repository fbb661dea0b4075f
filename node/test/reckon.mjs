// From the name of a function to its answer, for the cases that reckon; see `conformance/README.md`.

import {
  Alarm, AnswerColumn, Backtest, BacktestRule, Calibration, ChanceTable, ContactCheck, ContactData, ContactRow, DataReport, Deal,
  DealChance, DealWorth, DelayLaw, Drift, DriftOutcome, DriftRule, DuplicateCandidate, DuplicateIndex, DuplicateKeys, DuplicateRule,
  EffortRule, End, EndedLead, Forecast, ForecastOptions, ForecastRule, FrozenForecast, FunnelOptions, FunnelPlan, FunnelStep, HistoryData,
  HistoryRule, Incidence, IncidenceAt, LeadAnswers, Maintenance, MaintenanceFold, MaintenanceRow, MaintenanceRule, MediaMix, MediaRanking,
  MediaReturns, MediaRule, MediumCost, MediumLead, MediumRow, MemberFigures, ModelRule, Odds, OdooLead, OdooModel, OrderValues,
  PartnerFold, PartnerTable, PointsAccount, PointsEntry, Policy, PostcodeRow, ProgrammeRule, QualificationRule, QualityRule, RaterOptions,
  RaterTable, Rating, Record, Reminder, ResponseRow, ResponseTimes, RestrictedMean, SalesUnit, Score, ScoreFold, ScoreHistoryData,
  ScoreModel, ScoreModelData, ScoreTable, ScoredColumns, ScoringRule, Spell, SpellColumns, StageModel, Stay, TierCase, TierProposal,
  WeightedPipeline, WinScore, WinTally, WorkedLead,
} from 'leadwerk'

/** @typedef {{ toJson(value: any): string }} Writer */
/** @template T @typedef {{ fromJson(text: string): T }} Reader */
/** @typedef {'english' | 'german'} Language */
/** @typedef {{ value: any, say?: (language: Language) => string[] }} Answer */

/** The arguments of a case; what is taken is no longer among them. */
export class Given {
  /** @param {object} given */
  constructor(given) {
    /** @type {Map<string, any>} */
    this.left = new Map(Object.entries(given))
  }

  /** @param {string} name @returns {any} */
  take(name) {
    const value = this.left.get(name)
    this.left.delete(name)
    return value
  }

  /** @template T @param {Reader<T>} type @param {string} name */
  one(type, name) {
    return type.fromJson(JSON.stringify(this.take(name)))
  }

  /** @template T @param {Reader<T>} type @param {string} name @returns {T[]} */
  list(type, name) {
    return this.take(name).map((/** @type {any} */ item) => type.fromJson(JSON.stringify(item)))
  }

  /** A history: as data, or of stays by a rule. */
  history() {
    if (this.left.has('data')) return this.one(HistoryData, 'data')
    return HistoryData.of(this.one(HistoryRule, 'rule'), this.list(Stay, 'stays'))
  }

  model() {
    return new StageModel(this.history(), this.one(ModelRule, 'model'), this.take('at'))
  }

  /** The standard policy with these questions, and the facts that they ask for. */
  policy() {
    const policy = Policy.standard('EUR')
    /** @type {import('leadwerk').FactRule[]} */
    const asked = [
      { id: 'authority', name: 'authority', kind: { type: 'flag' } },
      { id: 'employees', name: 'employees', kind: { type: 'number', least: -1e6, most: 1e6 } },
    ]
    const facts = policy.facts.filter((fact) => asked.every((other) => other.id !== fact.id))
    return { ...policy, facts: [...facts, ...asked], scoring: this.one(ScoringRule, 'rule') }
  }

  scored() {
    const [policy, version] = [this.policy(), this.take('version')]
    if (!this.left.has('leads')) return new ScoreModel(ScoreModelData.experts(policy, version))
    const history = ScoreHistoryData.of(policy.scoring, this.list(EndedLead, 'leads'))
    return new ScoreModel(ScoreModelData.fit(policy, version, history, this.take('at')))
  }

  check() {
    return new ContactCheck(this.one(QualityRule, 'rule'), this.list(PostcodeRow, 'postcodes'), this.take('disposable'))
  }

  /** An index of these leads, without those that are removed again. */
  index() {
    const index = new DuplicateIndex(this.one(DuplicateRule, 'rule'), this.take('salt'))
    index.add(this.list(DuplicateKeys, 'leads'))
    for (const lead of this.take('removed')) if (!index.remove(lead)) throw new Error(`${lead} was not there`)
    return index
  }

  folded() {
    const fold = new ScoreFold(this.one(ScoringRule, 'rule'))
    fold.fold(this.list(Record, 'records'))
    return fold
  }

  /** The programme of a case, or the standard one. */
  programme() {
    return this.left.has('rule') ? this.one(ProgrammeRule, 'rule') : ProgrammeRule.standard()
  }

  partners() {
    const [leads, delay] = [this.list(WorkedLead, 'leads'), this.one(DelayLaw, 'delay')]
    return PartnerTable.of(leads, delay, this.programme(), this.take('until'))
  }

  maintained() {
    const fold = new MaintenanceFold(this.take('wanted'), this.take('within_days'))
    fold.fold(this.list(Record, 'records'))
    return fold
  }

  partnerFold() {
    const fold = new PartnerFold()
    fold.fold(this.list(Record, 'records'))
    return fold
  }
}

/** What the core writes of an answer. @param {Writer} type @param {any} value @returns {any} */
const written = (type, value) => JSON.parse(type.toJson(value))
/** @param {Writer} type @param {readonly unknown[]} values */
const all = (type, values) => ({ value: values.map((value) => written(type, value)) })
/** @param {Writer} type @param {unknown} value */
const one = (type, value) => ({ value: written(type, value) })
/** An answer with a sentence for each row. @template T @param {Writer & { sentence(row: T, language: Language): string }} type @param {readonly T[]} rows */
const spoken = (type, rows) => ({ ...all(type, rows), say: (/** @type {Language} */ language) => rows.map((row) => type.sentence(row, language)) })
/** @template T @param {Writer & { sentences(value: T, language: Language): string[] }} type @param {T} value */
const told = (type, value) => ({ ...one(type, value), say: (/** @type {Language} */ language) => type.sentences(value, language) })

/** @type {{ [name: string]: (given: Given) => Answer }} */
export const functions = {
  'StageModel.won': (g) => ({ value: g.model().won(g.list(Deal, 'deals')) }),
  'StageModel.chances': (g) => spoken(DealChance, g.model().chances(g.list(Deal, 'deals'))),
  'StageModel.table': (g) => told(ChanceTable, g.model().table(g.take('segment'))),
  'StageModel.weighted': (g) => one(WeightedPipeline, g.model().weighted(g.list(Deal, 'deals'), g.take('currency'))),
  'StageModel.worth': (g) => spoken(DealWorth, g.model().worth(g.list(Deal, 'deals'), g.one(EffortRule, 'effort'))),
  'StageModel.forecast': (g) => told(Forecast, g.model().forecast(g.list(Deal, 'deals'), g.one(ForecastRule, 'forecast'))),
  'StageModel.freeze': (g) => all(FrozenForecast, g.model().freeze(g.list(Deal, 'deals'))),
  'HistoryData.of': (g) => one(HistoryData, g.history()),
  'HistoryData.merge': (g) => one(HistoryData, HistoryData.merge(new Given(g.take('one')).history(), new Given(g.take('other')).history())),
  'Calibration.of': (g) => one(Calibration, Calibration.of(g.list(FrozenForecast, 'forecasts'), g.list(End, 'ends'))),
  'Backtest.of': (g) => one(Backtest, Backtest.of(g.one(BacktestRule, 'rule'), g.list(Stay, 'stays'), g.list(End, 'ends'))),
  'OdooModel.probability': (g) => {
    const model = OdooModel.of(g.take('stages'), g.list(OdooLead, 'leads'))
    return { value: OdooModel.probability(model, g.one(OdooLead, 'lead')) }
  },
  'Forecast.of': (g) => told(Forecast, Forecast.of(g.list(Odds, 'deals'), g.one(ForecastOptions, 'options'))),
  'FunnelPlan.of': (g) => {
    const [steps, values, units] = [g.list(FunnelStep, 'steps'), g.one(OrderValues, 'values'), g.list(SalesUnit, 'units')]
    return told(FunnelPlan, FunnelPlan.of(steps, values, units, g.one(FunnelOptions, 'options')))
  },
  'MediumRow.of': (g) => all(MediumRow, MediumRow.of(g.list(MediumLead, 'leads'), g.take('currency'), g.take('period_days'))),
  'MediumRow.merge': (g) => all(MediumRow, MediumRow.merge(g.list(MediumRow, 'rows'))),
  'MediaReturns.of': (g) => {
    const [rows, costs] = [g.list(MediumRow, 'rows'), g.list(MediumCost, 'costs')]
    return one(MediaReturns, MediaReturns.of(rows, costs, g.take('by'), g.take('currency'), g.one(MediaRule, 'rule')))
  },
  'MediaRanking.of': (g) => {
    const [rows, costs] = [g.list(MediumRow, 'rows'), g.list(MediumCost, 'costs')]
    return told(MediaRanking, MediaRanking.of(rows, costs, g.take('by'), g.take('currency'), g.one(MediaRule, 'rule')))
  },
  'MediaMix.of': (g) => told(MediaMix, MediaMix.of(g.list(MediumLead, 'leads'), g.take('by'), g.take('interval'))),
  'RaterTable.of': (g) => told(RaterTable, RaterTable.of(g.list(Rating, 'ratings'), g.one(RaterOptions, 'options'))),
  'Stay.known_at': (g) => {
    const known = Stay.knownAt(g.one(Stay, 'stay'), g.take('at'))
    return { value: known === null ? null : written(Stay, known) }
  },
  'Spell.at_stage': (g) => all(Spell, Spell.atStage(g.take('stage'), g.list(Stay, 'stays'), g.take('until'))),
  'Spell.to_end': (g) => all(Spell, Spell.toEnd(g.list(Stay, 'stays'), g.list(End, 'ends'), g.take('until'))),
  'Incidence.of': (g) => one(Incidence, Incidence.of(g.list(Spell, 'spells'))),
  'Incidence.at': (g) => one(IncidenceAt, Incidence.at(Incidence.of(g.list(Spell, 'spells')), g.take('time'))),
  'RestrictedMean.of': (g) => one(RestrictedMean, RestrictedMean.of(g.list(Spell, 'spells'), g.take('until'))),
  'SpellColumns.incidence': (g) => one(Incidence, SpellColumns.incidence(g.one(SpellColumns, 'columns'))),
  'SpellColumns.restricted_mean': (g) => one(RestrictedMean, SpellColumns.restrictedMean(g.one(SpellColumns, 'columns'), g.take('until'))),
  'ScoreModel.score': (g) => told(Score, g.scored().score(g.one(LeadAnswers, 'lead'))),
  'ScoreModel.scores': (g) => all(Score, g.scored().scores(g.list(LeadAnswers, 'asked'))),
  'ScoreModel.learn': (g) => {
    const model = g.scored()
    for (const lead of g.list(EndedLead, 'learned')) model.learn(lead)
    return one(Score, model.score(g.one(LeadAnswers, 'lead')))
  },
  'ScoreModel.score_columns': (g) => one(ScoredColumns, g.scored().scoreColumns(g.list(AnswerColumn, 'columns'))),
  'ScoreModel.table': (g) => one(ScoreTable, g.scored().table()),
  'ScoreModel.data': (g) => one(ScoreModelData, g.scored().data()),
  'ScoreHistoryData.of': (g) => one(ScoreHistoryData, ScoreHistoryData.of(g.one(ScoringRule, 'rule'), g.list(EndedLead, 'leads'))),
  'ScoreHistoryData.merge': (g) => {
    const rule = g.one(ScoringRule, 'rule')
    const [first, second] = ['one', 'other'].map((name) => ScoreHistoryData.of(rule, g.list(EndedLead, name)))
    return one(ScoreHistoryData, ScoreHistoryData.merge(/** @type {ScoreHistoryData} */ (first), /** @type {ScoreHistoryData} */ (second)))
  },
  'Drift.of': (g) => {
    const drift = Drift.of(g.one(DriftRule, 'rule'), g.list(DriftOutcome, 'outcomes'))
    return { ...one(Drift, drift), say: (/** @type {Language} */ language) => [Drift.sentence(drift, language)] }
  },
  'ScoreFold.decided_until': (g) => all(EndedLead, g.folded().decidedUntil(g.take('until'))),
  'ScoreFold.outcomes': (g) => all(DriftOutcome, g.folded().outcomes(g.take('model'), g.take('until'))),
  'QualificationRule.for_capacity': (g) => {
    const [rule, chances] = [Policy.standard('EUR').qualification, g.take('probabilities')]
    return one(QualificationRule, QualificationRule.forCapacity(rule, chances, g.take('hot'), g.take('warm')))
  },
  'QualityRule.standard': () => one(QualityRule, QualityRule.standard()),
  'ContactCheck.check': (g) => told(DataReport, g.check().check(g.one(ContactData, 'contact'))),
  'ContactCheck.check_all': (g) => all(DataReport, g.check().checkAll(g.list(ContactData, 'contacts'))),
  'DuplicateRule.standard': () => one(DuplicateRule, DuplicateRule.standard()),
  'DuplicateKeys.of': (g) => all(DuplicateKeys, DuplicateKeys.of(g.list(ContactRow, 'contacts'), g.one(QualityRule, 'rule'))),
  'DuplicateIndex.candidates': (g) => spoken(DuplicateCandidate, g.index().candidates(g.list(DuplicateKeys, 'rows'))),
  'DuplicateIndex.leads': (g) => ({ value: g.index().leads() }),
  'MaintenanceRule.standard': () => one(MaintenanceRule, MaintenanceRule.standard()),
  'Maintenance.of': (g) => told(Maintenance, Maintenance.of(g.list(MaintenanceRow, 'rows'), g.one(MaintenanceRule, 'rule'))),
  'MaintenanceFold.rows': (g) => all(MaintenanceRow, g.maintained().rows(g.take('until'))),
  'PartnerFold.worked': (g) => all(WorkedLead, g.partnerFold().worked()),
  'PartnerFold.unrated': (g) => ({ value: g.partnerFold().unrated() }),
  'PartnerFold.responses': (g) => all(ResponseRow, g.partnerFold().responses()),
  'PartnerFold.points': (g) => all(PointsEntry, g.partnerFold().points(g.one(ProgrammeRule, 'rule'))),
  'DelayLaw.of': (g) => one(DelayLaw, DelayLaw.of(g.list(WorkedLead, 'leads'), g.take('horizon_days'), g.take('until'))),
  'DelayLaw.share': (g) => ({ value: DelayLaw.share(g.one(DelayLaw, 'delay'), g.take('age')) }),
  'WinTally.of': (g) => {
    const [leads, delay] = [g.list(WorkedLead, 'leads'), g.one(DelayLaw, 'delay')]
    return one(WinTally, WinTally.of(leads, delay, g.take('until')))
  },
  'WinTally.merge': (g) => one(WinTally, WinTally.merge(g.one(WinTally, 'one'), g.one(WinTally, 'other'))),
  'WinScore.below': (g) => ({ value: WinScore.below(g.one(WinScore, 'figure'), g.take('score')) }),
  'WinScore.above': (g) => ({ value: WinScore.above(g.one(WinScore, 'figure'), g.take('score')) }),
  'PartnerTable.of': (g) => told(PartnerTable, g.partners()),
  'PartnerTable.review': (g) => ({ value: PartnerTable.review(g.partners(), g.take('share')) }),
  'Alarm.needed': (g) => ({ value: Alarm.needed(g.take('rate'), g.take('false_alarms')) }),
  'WorkedLead.recalibrated': (g) => all(WorkedLead, WorkedLead.recalibrated(g.list(WorkedLead, 'leads'), g.one(DelayLaw, 'delay'))),
  'PointsAccount.of': (g) => {
    const [leads, entries, delay] = [g.list(WorkedLead, 'leads'), g.list(PointsEntry, 'entries'), g.one(DelayLaw, 'delay')]
    return spoken(PointsAccount, PointsAccount.of(leads, entries, delay, g.programme(), g.take('until')))
  },
  'TierProposal.of': (g) => told(TierProposal, TierProposal.of(g.one(TierCase, 'figures'), g.programme(), g.take('now'))),
  'ResponseTimes.of': (g) => {
    const [rows, within, limit] = [g.list(ResponseRow, 'rows'), g.take('within_hours'), g.take('limit_hours')]
    return told(ResponseTimes, ResponseTimes.of(rows, within, limit, g.take('until')))
  },
  'Reminder.of': (g) => spoken(Reminder, Reminder.of(g.list(MemberFigures, 'members'), g.programme())),
}

/**
 * Where an answer is not as expected: of objects the parts that are named, of lists all; numbers within a billionth, or
 * `within` where it is given.
 * @param {string} place @param {any} expected @param {any} got @param {number} [within] @returns {string[]}
 */
export function faults(place, expected, got, within) {
  const given = got ?? null
  if (Array.isArray(expected) && Array.isArray(given) && expected.length === given.length) {
    return expected.flatMap((item, number) => faults(`${place}[${number}]`, item, given[number], within))
  }
  if (isObject(expected) && isObject(given)) {
    return Object.entries(expected).flatMap(([name, part]) => faults(`${place}.${name}`, part, given[name], within))
  }
  const numbers = typeof expected === 'number' && typeof given === 'number'
  const same = numbers ? Math.abs(expected - given) <= (within ?? Math.max(1e-9 * Math.abs(expected), 1e-12)) : expected === given
  return same ? [] : [`${place}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(given)}`]
}

/** @param {any} value */
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value)
