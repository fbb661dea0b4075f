// Who gets a lead, seen from JavaScript: receipts, the audit, other rules, apportionment.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Audit, Choice, Comparison, Engine, Handout, LeadwerkError, Policy, Seats, StreamFold } from 'leadwerk'

const at = Date.parse('2026-05-04T09:30:00Z')
/** @type {import('leadwerk').Actor} */
const system = { type: 'system' }

/**
 * Something that the types would not let through.
 * @param {unknown} value
 * @returns {any}
 */
const any = (value) => value

/** Anna and Ben, and twenty warm leads that the ledger gives them. */
function life() {
  const engine = new Engine(Policy.standard('EUR'))
  /** @type {import('leadwerk').Record[]} */
  const records = []
  /** @type {import('leadwerk').CommandInput[]} */
  const commands = ['Anna', 'Ben'].map((member) => ({
    type: 'join',
    member,
    profile: { channel: 'direct', weight: 1, limit: 100 },
  }))
  for (let number = 0; number < 20; number += 1) {
    const lead = `L${number}`
    commands.push(
      { type: 'capture', lead, medium: 'website', proof: 'form' },
      { type: 'request_consent', lead },
      { type: 'confirm_consent', lead, proof: 'mail' },
      { type: 'rate', lead, temperature: 'warm' },
      { type: 'assign', lead },
    )
  }
  commands.forEach((command, second) => {
    const receipt = engine.execute({ at: at + 1000 * second, actor: system, command })
    records.push(...receipt.records)
    for (const choice of receipt.choices) {
      assert.equal(Choice.replay(choice), choice.member)
      assert.match(Choice.why(choice, 'english'), new RegExp(`^${choice.member} received this warm lead`))
      const other = choice.member === 'Anna' ? 'Ben' : 'Anna'
      assert.match(Choice.whyNot(choice, other, 'german'), /^Sie haben diesen warmen Lead nicht erhalten/)
      assert.throws(() => Choice.whyNot(choice, 'Eva', 'english'), { code: 'MEMBER_NOT_IN_RECEIPT', category: 'distribution' })
    }
  })
  return { engine, records }
}

test('a log is audited, and given away anew', () => {
  const { engine, records } = life()
  const ledger = engine.ledger(system)
  assert.deepEqual(ledger.members.map((account) => account.received.warm), [10, 10])
  assert.equal(ledger.members.reduce((sum, account) => sum + account.owed.leads, 0), 0)
  assert.equal(engine.roster({ type: 'member', member: 'Anna' })[0]?.undecided, 10)
  assert.deepEqual(engine.waiting(system), [])
  const fold = new StreamFold()
  fold.fold(records)
  const stream = fold.stream()
  const audit = Audit.of(fold.rows(), stream.receivers, stream.changes, 200, 1)
  assert.equal(audit.leads, 20)
  assert.equal(audit.outside, 0)
  assert.match(Audit.sentences(audit, 'english')[0] ?? '', /^20 leads to 2 members/)
  const comparison = Comparison.of(stream, [{ type: 'round_robin' }, { type: 'random' }], 1)
  assert.deepEqual(comparison.rows.map((row) => row.rule?.type), [undefined, 'round_robin', 'random'])
  assert.ok((comparison.rows[1]?.countDeviation ?? 9) <= 1)
  assert.match(Comparison.table(comparison, 'english'), /round robin/)
})

test('rules without an engine', () => {
  const receivers = Object.entries({ a: 5, b: 1, c: 1 }).map(([member, weight]) => ({ member, channel: 'direct', weight }))
  /** @type {import('leadwerk').ArrivalInput[]} */
  const arrivals = Array.from({ length: 7 }, (_, number) => ({
    lead: `L${number}`,
    at: at + number,
    temperature: 'warm',
    eligible: [],
  }))
  const handout = Handout.of({ receivers, arrivals, changes: [] }, { type: 'smooth_round_robin' }, 1)
  assert.equal(handout.given.map((given) => given.member).join(''), 'aabacaa')
  assert.deepEqual(Seats.of(4, [13, 6, 4], 'webster'), { seats: [2, 1, 1] })
})

test('nonsense is refused with a code', () => {
  const row = { at, member: 'a', eligible: [] }
  const stream = { receivers: [], arrivals: [], changes: [] }
  /** @type {[() => unknown, string][]} */
  const nonsense = [
    [() => Audit.of([row], [], [], 1, 1), 'REPETITIONS_OUT_OF_RANGE'],
    [() => Audit.of([], [], [], 200, 1), 'RECEIVERS_MISSING'],
    [() => Seats.of(1, [], 'adams'), 'VOTES_MISSING'],
    [() => Handout.of(stream, { type: 'random' }, 1), 'RECEIVERS_MISSING'],
    [() => Handout.of(stream, any({ type: 'lottery' }), 1), 'UNREADABLE'],
    [() => Seats.of(4, any('many'), 'webster'), 'UNREADABLE'],
    [() => new StreamFold().fold([any({})]), 'UNREADABLE'],
  ]
  for (const [refused, code] of nonsense) {
    assert.throws(refused, (/** @type {unknown} */ error) => error instanceof LeadwerkError && error.code === code, code)
  }
})
