// From the log to the forecast, seen from JavaScript: what is learned from stages, and what follows from it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  Calibration, ChanceTable, DealChance, Engine, Forecast, HistoryData, HistoryFold, HistoryRule, ModelRule, StageModel, StayFold, Year,
  YearPlan,
} from 'leadwerk'

/**
 * Something that the types would not let through.
 * @param {unknown} value
 * @returns {any}
 */
const any = (value) => value

test('from the log to the forecast', () => {
  const year = new Year({ ...YearPlan.standard(), leads: 200 })
  const engine = new Engine(year.policy())
  const log = engine.executeAll([...year]).records
  const known = log.slice(0, Math.floor(log.length * 0.7))
  const { currency, pipeline } = engine.policy()
  const rule = HistoryRule.standard(pipeline.stages.map((stage) => stage.id))
  /** @type {import('leadwerk').SegmentBy[]} */
  const by = [{ type: 'medium' }, { type: 'channel' }]
  const fold = new HistoryFold(rule, by)
  fold.fold(known.slice(0, 100))
  fold.fold(known.slice(100))
  const [history, deals, at] = [fold.history(), fold.deals(), known[known.length - 1]?.at ?? 0]
  const stays = StayFold.by(by)
  stays.fold(known)
  assert.deepEqual(HistoryData.of(rule, stays.stays()), history)
  assert.deepEqual(stays.deals(), deals)
  const [first] = deals
  assert.ok(first !== undefined && deals.length > 3)

  const model = new StageModel(history, { ...ModelRule.standard(), draws: 20 }, at)
  const chances = model.chances(deals)
  assert.deepEqual(chances.map((chance) => chance.lead), deals.map((deal) => deal.lead))
  assert.ok(chances.every((chance) => chance.low <= chance.won && chance.won <= chance.high))
  model.won(deals).forEach((won, place) => assert.ok(Math.abs(won - Number(chances[place]?.won)) < 1e-6))
  assert.match(DealChance.sentence(any(chances[0]), 'german'), new RegExp(`^Stufe ${first.stage} gewinnt gewöhnlich `))

  const table = model.table()
  assert.deepEqual(table.rows.map((row) => row.stage), rule.stages.slice(0, -1))
  table.rows.reduce((before, row) => (assert.ok(before <= row.published), row.published), 0)
  assert.match(ChanceTable.sentences(table, 'english')[0] ?? '', new RegExp(`^A lead at ${rule.stages[0]} is won with `))
  const segment = deals.find((deal) => deal.segment !== null)?.segment
  assert.equal(model.table(segment).segment, segment)
  assert.deepEqual(model.table(null), table)

  const forecast = model.forecast(deals, { until: at + 90 * 86_400_000, currency, draws: 5 })
  assert.equal(forecast.deals, deals.filter((deal) => deal.value !== null).length)
  assert.equal(forecast.draws, 5)
  assert.ok(forecast.mean.minor <= forecast.value.minor && Forecast.sentences(forecast, 'english').length > 0)
  const weighted = model.weighted(deals, currency)
  assert.equal(weighted.total.deals, deals.length)
  assert.deepEqual(weighted.total.value, forecast.value)

  stays.fold(log.slice(known.length))
  const scored = Calibration.of(model.freeze(deals), stays.ends())
  assert.ok(scored.forecasts === deals.length && scored.decided > 0)
})

test('what the model refuses', () => {
  const rule = HistoryRule.standard(['offer', 'order'])
  assert.throws(() => new HistoryFold({ ...rule, stages: ['offer'] }, []), { code: 'FIGURE_OUT_OF_RANGE' })
  const model = new StageModel(HistoryData.of(rule, []), ModelRule.standard(), 0)
  assert.throws(() => model.table(any(5)), { code: 'UNREADABLE' })
  assert.throws(() => model.won(any([rule])), { code: 'UNREADABLE' })
  model.close()
  assert.throws(() => model.table(), /this StageModel is closed/)
})
