// From a log to what leads teach, and what a lead answers now, seen from JavaScript.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Drift, DriftRule, Engine, Policy, ScoreFold, ScoreHistoryData, ScoreModel, ScoreModelData } from 'leadwerk'

const at = Date.parse('2026-05-04T09:30:00Z')
/** @param {number} minute */
const time = (minute) => at + 60_000 * minute

test('a log tells what was known of a lead, what was said of it, and what came', () => {
  const policy = Policy.standard('EUR')
  const rule = policy.scoring
  assert.ok(rule)
  const [engine, fold] = [new Engine(policy), new ScoreFold(rule)]
  /** @type {import('leadwerk').Actor} */
  const system = { type: 'system' }
  /** @type {import('leadwerk').Actor} */
  const marketing = { type: 'marketing', person: 'Mia' }
  /** @type {import('leadwerk').Actor} */
  const anna = { type: 'member', member: 'Anna' }
  const lead = 'L1'
  /** @param {boolean} value @returns {import('leadwerk').CommandInput} */
  const authority = (value) => ({ type: 'record_fact', lead, fact: 'authority', value: { type: 'flag', value } })
  /** @type {[import('leadwerk').Actor, import('leadwerk').CommandInput][]} */
  const steps = [
    [system, { type: 'join', member: 'Anna', profile: { channel: 'direct', weight: 1, limit: 100 } }],
    [system, { type: 'capture', lead, medium: 'website', proof: 'form' }],
    [system, { type: 'request_consent', lead }],
    [system, { type: 'confirm_consent', lead, proof: 'mail' }],
    [system, authority(true)],
    [marketing, { type: 'rate', lead, probability: 0.4, buyer: 'late', model: 'v1' }],
    [system, { type: 'assign', lead }],
    [anna, { type: 'accept', lead }],
    [system, authority(false)],
    [anna, { type: 'lose', lead, reason: 'price' }],
  ]
  const buyer = { question: 'buyer', value: { type: 'choice', value: 'late' } }
  const answered = (/** @type {boolean} */ value) => [{ question: 'authority', value: { type: 'flag', value } }, buyer]
  steps.forEach(([actor, command], minute) => {
    fold.fold(engine.execute({ at: time(minute), actor, command }).records)
    if (minute === 5) assert.deepEqual(engine.answers(lead, time(5)).answers, answered(true))
  })
  // What was found out later is an answer now, and was none when the lead was handed over.
  const now = engine.answers(lead, new Date(time(9)))
  assert.deepEqual([now.answers, now.at], [answered(false), time(9)])
  const model = new ScoreModel(ScoreModelData.experts(policy, 'day-0'))
  assert.equal(model.score(now).answers.length, rule.questions.length)

  const ended = { answers: answered(true), at: time(6), ended: time(9), won: false }
  assert.deepEqual(fold.ended(), [ended])
  assert.deepEqual([fold.decidedUntil(time(5)), fold.decidedUntil(time(6))], [[], [ended]])
  assert.equal(ScoreHistoryData.of(rule, fold.ended()).rows.length, 1)
  const outcomes = fold.outcomes('v1', time(6))
  assert.deepEqual(outcomes, [{ at: time(6), said: 0.4, won: false }])
  assert.deepEqual([fold.outcomes('v1', time(5)), fold.outcomes('v2', time(6))], [[], []])
  assert.equal(Drift.of(DriftRule.standard(), outcomes).alarm, null)

  assert.throws(() => engine.answers('L9', time(9)), { code: 'LEAD_NOT_FOUND' })
  assert.throws(() => new ScoreFold({ ...rule, questions: [] }), { code: 'QUESTIONS_MISSING' })
})
