// Media and raters from a log, seen from JavaScript.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Engine, MediaMix, MediaRanking, MediaReturns, MediaRule, MediumFold, MediumRow, Policy, RaterTable, RatingFold } from 'leadwerk'

const at = Date.parse('2026-05-04T09:30:00Z')

test('a log tells what media bring, and who rates well', () => {
  const policy = Policy.standard('EUR')
  const [engine, media, ratings] = [new Engine(policy), new MediumFold('product'), new RatingFold()]
  /** @type {import('leadwerk').Actor} */
  const system = { type: 'system' }
  /** @type {import('leadwerk').Actor} */
  const marketing = { type: 'marketing', person: 'Mia' }
  /** @type {import('leadwerk').Actor} */
  const anna = { type: 'member', member: 'Anna' }
  const lead = 'L1'
  /** @type {[import('leadwerk').Actor, import('leadwerk').CommandInput][]} */
  const steps = [
    [system, { type: 'join', member: 'Anna', profile: { channel: 'direct', weight: 1, limit: 100 } }],
    [system, { type: 'capture', lead, medium: 'website', campaign: 'spring', proof: 'form' }],
    [system, { type: 'request_consent', lead }],
    [system, { type: 'confirm_consent', lead, proof: 'mail' }],
    [marketing, { type: 'rate', lead, temperature: 'warm', probability: 0.4 }],
    [system, { type: 'assign', lead }],
    [anna, { type: 'judge', lead, quality: 'poor' }],
    [anna, { type: 'accept', lead }],
    [anna, { type: 'lose', lead, reason: 'price' }],
  ]
  steps.forEach(([actor, command], minute) => {
    const { records } = engine.execute({ at: at + 60_000 * minute, actor, command })
    media.fold(records)
    ratings.fold(records)
  })
  const [found] = media.leads()
  assert.deepEqual([found?.campaign, found?.qualified, found?.won, found?.judged], ['spring', true, false, 'poor'])
  // The lead was decided on when it was assigned, in the sixth minute.
  const [before, then] = [at + 60_000 * 4, at + 60_000 * 5]
  assert.deepEqual([media.decidedUntil(before), media.decidedUntil(then)], [[], media.leads()])
  assert.deepEqual([ratings.decidedUntil(before), ratings.decidedUntil(then)], [[], ratings.ratings()])
  const rows = media.rows('EUR', 30)
  assert.deepEqual(MediumRow.merge(MediumRow.of(media.leads(), 'EUR', 30)), rows)
  assert.equal(rows[0]?.judged?.poor, 1)
  const rule = policy.returns ?? MediaRule.standard()
  const returns = MediaReturns.of(rows, [], 'campaign', 'EUR', rule)
  assert.deepEqual([returns.rows[0]?.campaign, returns.total.leads, returns.total.quality], ['spring', 1, 1])
  const ranking = MediaRanking.of(rows, [], 'medium', 'EUR', rule)
  assert.match(MediaRanking.sentences(ranking, 'english')[0] ?? '', /^Medium website is not ranked: no cost is known/)
  assert.equal(MediaMix.of(media.leads(), 'medium', 0.8).rows[0]?.observed, 0)
  const table = RaterTable.of(ratings.ratings(), { assumed: policy.distribution.assumed })
  assert.deepEqual([table.raters[0]?.rater, table.raters[0]?.verdict], ['Mia', 'too_few'])
})
