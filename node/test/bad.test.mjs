// Whatever is given: an answer or an error with code, category and fields, the state as it was, and a process that lives.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Engine, LeadwerkError, Mapping, Money, Policy, Record, Request, StageTable, StayFold, Year, YearPlan } from 'leadwerk'

const CATEGORIES = ['policy', 'input', 'transition', 'permission', 'distribution', 'data']
const BEGIN = Date.parse('2026-05-04T09:30:00+02:00')
const LATER = BEGIN + 864e5

/** @type {import('leadwerk').Actor} */
const mia = { type: 'marketing', person: 'Mia' }

/** Functions are called with what no declaration allows. @type {any} */
const untyped = { Engine, Mapping, Money, Policy, Record, Request, StageTable, StayFold, Year, YearPlan }

/** An engine with one lead. @returns {any} */
function world() {
  const engine = new Engine(Policy.standard('EUR'))
  engine.retainLog(true)
  engine.execute({ at: BEGIN, actor: mia, command: { type: 'capture', lead: 'L1', medium: 'trade_fair' } })
  return engine
}

/** The error that must come of it. @param {() => unknown} call @param {string} about */
function refusal(call, about) {
  let answer
  try {
    answer = call()
  } catch (error) {
    assert.ok(error instanceof LeadwerkError, `${about}: ${error instanceof Error ? error.stack : String(error)}`)
    assert.match(error.code, /^[A-Z]+(_[A-Z]+)+$|^UNREADABLE$/, about)
    assert.ok(CATEGORIES.includes(error.category) && typeof error.fields === 'object', about)
    assert.ok(error.message.length > 10 && error.german.length > 10, about)
    return error
  }
  return assert.fail(`${about} was accepted: ${JSON.stringify(answer)}`)
}

/** The fault of what could not be read. @param {() => unknown} call */
const fault = (call) => refusal(call, String(call)).fields.fault

// ---- a thousand bad inputs: good arguments, with one thing wrong in them ----

const rows = [{ line: 2, lead: 'L9', time: '2026-05-04T10:00:00Z', what: 'Offer', step: null, who: null, value: '5', order: 1 }]
const mapping = Mapping.fromToml(`
  currency = "EUR"
  medium = "website"
  default_member = "desk"
  columns = { lead = "case", time = "when", what = "activity" }
  stages = [{ id = "F", name = "Offer sent" }, { id = "A", name = "Order" }]
  activities = [{ name = "Offer", meaning = { type = "stage", stage = "F" } }, { name = "Signed", meaning = { type = "won" } }]
`)
const stay = { lead: 'L1', stage: 'offer', entered: 0, left: 5, how: 'won' }
const money = { minor: 5, currency: 'EUR' }

/** Each gives a call and good arguments for it. @type {(engine: any) => [string, (...given: any[]) => unknown, any[]][]} */
const calls = (engine) => [
  ['execute capture', (request) => engine.execute(request), [{ at: LATER, actor: mia, command: { type: 'capture', lead: 'L2', medium: 'trade_fair', value: money } }]],
  ['execute fact', (request) => engine.execute(request), [{ at: LATER, actor: mia, command: { type: 'record_fact', lead: 'L1', fact: 'benefit', value: { type: 'text', value: 'faster quotes' } } }]],
  ['decide note', (request) => engine.decide(request), [{ at: LATER, actor: mia, command: { type: 'add_note', lead: 'L1', note: 'a note' } }]],
  ['executeAll', (requests) => engine.executeAll(requests), [[{ at: LATER, actor: mia, command: { type: 'add_note', lead: 'L1', note: 'a note' } }]]],
  ['apply', (records) => engine.apply(records), [engine.decide({ at: LATER, actor: mia, command: { type: 'qualify', lead: 'L1' } }).records]],
  ['tick', (at) => engine.tick(at), [LATER]],
  ['adopt', (at, actor, policy) => engine.adopt(at, actor, policy), [LATER, { type: 'system' }, { ...Policy.standard('EUR'), version: 'new' }]],
  ['lead', (actor, lead) => engine.lead(actor, lead), [mia, 'L1']],
  ['due', (actor, until) => engine.due(actor, until), [mia, LATER]],
  ['count', (phase) => engine.count(phase), ['captured']],
  ['importHistory', (...given) => engine.importHistory(...given), [mapping, rows, LATER]],
  ['StageTable.of', untyped.StageTable.of, [['offer', 'order'], [stay], [{ lead: 'L1', at: 9, how: 'won' }]]],
  ['Year', (plan) => new untyped.Year(plan), [YearPlan.standard()]],
  ['Money.plus', untyped.Money.plus, [money, money]],
]

/** Never right, whatever is asked for. @type {() => [string, unknown][]} */
const never = () => [
  ['a symbol', Symbol('lead')],
  ['a bigint', 5n],
  ['a function', () => 'L1'],
  ['half a character', 'L\ud800'],
  ['a text in an object', new String('L1')],
  ['a map', new Map([['type', 'tick']])],
  ['an invalid Date', new Date(NaN)],
  ['a regular expression', /x/],
  ['NaN', NaN],
  ['infinity', Infinity],
  ['a huge number', -1.7e308],
  ['a list in a list', [[[[]]]]],
  ['deep nesting', nested(10_000)],
  ['a cycle', cycle()],
  ['what a getter throws', { get type() { throw new Error('not today') } }],
  ['a proxy that throws', new Proxy({}, { get: thrower, ownKeys: thrower, getPrototypeOf: thrower, has: thrower, getOwnPropertyDescriptor: thrower })],
  ['a revoked proxy', revoked()],
  ['its own __proto__', JSON.parse('{"__proto__": {"type": "tick"}, "x": 1}')],
  ['a detached buffer', detached()],
  ['a shared buffer', new SharedArrayBuffer(8)],
]

/** @param {number} depth */
function nested(depth) {
  let list = /** @type {unknown[]} */ ([])
  for (let level = 0; level < depth; level++) list = [list]
  return list
}

function cycle() {
  const object = /** @type {any} */ ({ type: 'system' })
  object.person = object
  object.lead = object
  return object
}

/** @returns {never} */
function thrower() {
  throw Symbol('thrown')
}

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

function detached() {
  const bytes = new Uint8Array(8)
  structuredClone(bytes, { transfer: [bytes.buffer] })
  return bytes
}

/** All places in a value: how to put something else there. @param {any} value @returns {[string, (other: unknown) => unknown][]} */
function places(value) {
  const here = /** @type {[string, (other: unknown) => unknown]} */ (['', (other) => other])
  if (value === null || typeof value !== 'object') return [here]
  const inside = Object.keys(value).flatMap((key) =>
    places(value[key]).map(([path, put]) => /** @type {[string, (other: unknown) => unknown]} */ ([
      `.${key}${path}`,
      (other) => (Array.isArray(value) ? value.map((item, place) => (String(place) === key ? put(other) : item)) : { ...value, [key]: put(other) }),
    ])),
  )
  return [here, ...inside]
}

/** Good arguments are objects all through; each gets a field that nobody knows, and loses each that it has. @param {any} value */
const withMore = (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? [['more', { ...value, more: 1 }]] : [])

test('a thousand bad inputs are refused, and change nothing', () => {
  const engine = world()
  let tried = 0
  for (const [name, call, good] of calls(engine)) {
    const before = [engine.fingerprint(), engine.sequence(), engine.log().length]
    for (const [path, put] of places(good).slice(1)) {
      const bad = path.startsWith('.') && path.split('.').length === 2 ? [...never(), ['undefined', undefined], ['null', null]] : never()
      for (const [what, other] of bad) {
        refusal(() => call(.../** @type {any[]} */ (put(other))), `${name}${path}: ${what}`)
        tried++
      }
    }
    for (const [place, argument] of good.entries()) {
      for (const [what, other] of withMore(argument)) {
        refusal(() => call(...good.with(place, other)), `${name}: ${what}`)
        tried++
      }
    }
    refusal(() => call(), `${name} without arguments`)
    assert.deepEqual([engine.fingerprint(), engine.sequence(), engine.log().length], before, `${name} changed something`)
  }
  assert.ok(tried >= 1_000, `only ${tried}`)
})

test('good arguments are good', () => {
  for (const [index, [name]] of calls(world()).entries()) {
    const [, call, good] = calls(world())[index] ?? []
    assert.doesNotThrow(() => call?.(.../** @type {any[]} */ (good)), name)
  }
})

// ---- each trap by itself ----

test('a fault names its place, what is there, and what to give', () => {
  const engine = world()
  const ask = (/** @type {any} */ command, more = {}) => fault(() => engine.execute({ at: BEGIN, actor: mia, command, ...more }))
  assert.equal(fault(() => engine.execute()), '`request` is missing; give an object')
  assert.equal(fault(() => engine.execute(null)), '`request` is `null`; give an object')
  assert.equal(ask({ type: 'set_value', lead: 'L1', value: { minor: 12.5, currency: 'EUR' } }), '`request.command.value.minor` is `12.5`; give a whole number')
  assert.equal(ask({ type: 'qualify' }), '`request.command.lead` is missing; give it')
  assert.equal(ask({ type: 'qualify', lead: 5 }), '`request.command.lead` is `5`; give a text')
  assert.equal(ask({ type: 'qualify', lead: 'L1', speed: 1 }), '`request.command.speed` is unknown; leave it out')
  assert.equal(ask({ type: 'qualify', lead: 'L\udc00' }), '`request.command.lead` has half a character (a lone surrogate); give a whole text')
  assert.equal(ask({ type: 'tick' }, { at: new Date('yesterday') }), '`request.at` is a Date without a time; give a Date or milliseconds since 1970')
  assert.match(String(ask({ type: 'constructor' })), /^`request.command.type` is `constructor`; give one of `capture`, `register_deal`, /)
  assert.equal(fault(() => engine.executeAll([{ at: 1, actor: mia, command: 5 }])), '`requests[0].command` is `5`; give an object')
  assert.equal(fault(() => engine.count('closed')), '`phase` is `closed`; give one of `captured`, `qualifying`, `ready`, `offered`, `open`, `won`, `lost`, `expired`, `rejected`')
  assert.equal(fault(() => untyped.Engine.restore(Policy.standard('EUR'), [1])), '`snapshot` is a list; give a Uint8Array')
})

test('what the types check is refused by the core, with its own code', () => {
  const engine = world()
  const code = (/** @type {any} */ command) => refusal(() => engine.execute({ at: LATER, actor: mia, command }), command.type).code
  assert.equal(code({ type: 'qualify', lead: '' }), 'INVALID_ID')
  assert.equal(code({ type: 'add_note', lead: 'L1', note: ' ' }), 'NOTE_EMPTY')
  assert.equal(code({ type: 'set_value', lead: 'L1', value: { minor: -1, currency: 'EUR' } }), 'AMOUNT_NEGATIVE')
  assert.equal(code({ type: 'set_value', lead: 'L1', value: { minor: 2 ** 53, currency: 'EUR' } }), 'AMOUNT_OUT_OF_RANGE')
  assert.equal(code({ type: 'set_value', lead: 'L1', value: { minor: 1, currency: 'euro' } }), 'UNKNOWN_CURRENCY')
  assert.equal(code({ type: 'rate', lead: 'L1', probability: NaN }), 'PROBABILITY_OUT_OF_RANGE')
  assert.equal(refusal(() => engine.tick(new Date(-1e15)), 'past').code, 'TIMESTAMP_OUT_OF_RANGE')
  assert.equal(refusal(() => untyped.Engine.restore(Policy.standard('EUR'), detached()), 'detached').code, 'SNAPSHOT_CORRUPTED')
  assert.deepEqual(untyped.Money.plus({ minor: -0, currency: 'EUR' }, { minor: 0, currency: 'EUR' }), { minor: 0, currency: 'EUR' })
})

test('only fields of its own count, and each is read once', () => {
  const engine = world()
  const command = { type: 'add_note', lead: 'L1', note: 'a note' }
  const plain = engine.decide({ at: LATER, actor: mia, command })
  const heir = Object.create(command)
  assert.match(String(fault(() => engine.decide({ at: LATER, actor: mia, command: heir }))), /^`request.command.type` is missing/)
  class Note {
    type = 'add_note'
    lead = 'L1'
    note = 'a note'
  }
  assert.deepEqual(engine.decide({ at: new Date(LATER), actor: Object.assign(Object.create(null), mia), command: new Note() }), plain)
  assert.deepEqual(engine.decide({ at: LATER, actor: mia, command: { ...command, [Symbol('x')]: 1 } }), plain)
  let reads = 0
  const changing = { ...command, get note() { return reads++ === 0 ? 'a note' : 5 } }
  assert.deepEqual(engine.decide({ at: LATER, actor: mia, command: changing }), plain)
  assert.equal(reads, 1)
})

test('what is added to all objects is nobody\'s', () => {
  const engine = world()
  const request = { at: LATER, actor: mia, command: { type: 'reject', lead: 'L1', reason: 'bad_data' } }
  const plain = engine.decide(request)
  for (const enumerable of [true, false]) {
    Object.defineProperty(Object.prototype, 'duplicateOf', { value: 'L1', configurable: true, enumerable })
    try {
      assert.deepEqual(JSON.stringify(engine.decide(request)), JSON.stringify(plain))
    } finally {
      delete (/** @type {any} */ (Object.prototype)).duplicateOf
    }
  }
})

test('a getter may call the engine while it is being read', () => {
  const [engine, other] = [world(), world()]
  const note = (/** @type {string} */ text) => ({ at: LATER, actor: mia, command: { type: 'add_note', lead: 'L1', note: text } })
  const long = 'x'.repeat(3_000)
  const outer = { at: LATER, actor: mia, command: { type: 'add_note', get lead() {
    // Enough to make the memory grow while the outer call is written.
    engine.executeAll(Array.from({ length: 50 }, () => note(long)))
    refusal(() => engine.execute(5), 'inside')
    return 'L1'
  }, note: 'outer' } }
  const receipt = engine.execute(outer)
  other.executeAll(Array.from({ length: 50 }, () => note(long)))
  assert.deepEqual(receipt, other.execute(note('outer')))
  assert.equal(engine.fingerprint(), other.fingerprint())
})

test('methods want their own object, and classes `new`', () => {
  const { Engine, StayFold, Year } = untyped
  const execute = Engine.prototype.execute
  for (const self of [undefined, null, 5, {}, new StayFold(), Object.create(world()), new Proxy(world(), {})]) {
    assert.match(String(fault(() => execute.call(self, {}))), /^`this` is no Engine/)
  }
  for (const Class of [Engine, StayFold, Year]) assert.match(String(fault(() => Class())), /is a class; write `new /)
  const Own = class extends Engine {}
  const own = Reflect.construct(Own, [Policy.standard('EUR')])
  assert.ok(own instanceof Own && own instanceof Engine && own.leads() === 0 && own.constructor === Own)
  assert.equal(world().constructor, Engine)
})

test('an engine is not cloned', () => {
  for (const object of [world(), new StayFold(), new Year(YearPlan.standard())]) {
    assert.match(String(fault(() => structuredClone(object))), /^it stays in the thread that made it/)
  }
})

test('where the stack ends, what was done is answered and what was not is refused', () => {
  const engine = world()
  const before = engine.leads()
  let answered = 0
  const codes = new Set()
  const dig = (/** @type {number} */ more) => {
    try {
      engine.execute({ at: LATER, actor: mia, command: { type: 'capture', lead: `D${answered}`, medium: 'trade_fair' } })
      answered++
    } catch (error) {
      // One that ends before it comes to the package is the caller's own.
      codes.add(error instanceof LeadwerkError ? error.code : 'none')
    }
    if (more > 0) dig(more - 1)
  }
  // From places that differ by a few bytes each.
  for (let round = 0; round < 20; round++) {
    /** @type {(left: number) => void} */
    const shift = (left) => (left > 0 ? shift(left - 1) : dig(1e6))
    try {
      shift(round)
    } catch {}
  }
  assert.equal(engine.leads(), before + answered)
  assert.ok(codes.delete('UNREADABLE'), 'no call was refused')
  codes.delete('none')
  assert.deepEqual([...codes], [])
  engine.tick(LATER)
})

test('an engine is shown, spread and compared like any object', () => {
  const [engine, other] = [world(), world()]
  assert.equal(JSON.stringify({ engine }), '{"engine":"[Engine]"}')
  assert.doesNotThrow(() => JSON.stringify({ ...engine }))
  assert.equal(Object.entries({ ...engine }).length, 1)
  assert.deepStrictEqual({ engine }, { engine })
  assert.notDeepStrictEqual(engine, other)
})

test('what follows a log keeps what comes before a fault', () => {
  const source = world()
  const note = { at: LATER, actor: mia, command: { type: 'add_note', lead: 'L1', note: 'a note' } }
  source.execute(note)
  source.execute(note)
  const [first, , third] = source.log()
  const [one, other] = [untyped.Engine.replay(Policy.standard('EUR'), []), untyped.Engine.replay(Policy.standard('EUR'), [])]
  assert.equal(refusal(() => one.catchUp([first, third]), 'a gap').code, 'SEQUENCE_GAP')
  assert.equal(one.sequence(), 1)
  assert.equal(refusal(() => other.catchUpLines(`${untyped.Record.toJson(first)}\n{bad`), 'no record').code, 'UNREADABLE')
  assert.equal(other.sequence(), 1)
})

test('a mapping lists its faults', () => {
  assert.deepEqual(Mapping.faults(mapping), [])
  const [fault, ...others] = Mapping.faults({ ...mapping, activities: [{ name: 'Offer', meaning: { type: 'stage', stage: 'X' } }] })
  assert.equal(others.length, 0)
  assert.match(String(fault?.path), /^activities\[0\]/)
})

test('text of any script goes in and comes out', () => {
  const engine = world()
  for (const text of ['Müller', '客户 🦀', 'x'.repeat(254), 'x'.repeat(255), 'ü'.repeat(4_000), 'a\0b', 'x'.repeat(48) + 'é']) {
    const receipt = /** @type {any} */ (engine.execute({ at: LATER, actor: mia, command: { type: 'add_note', lead: 'L1', note: text } }))
    assert.equal(receipt.records[0].event.note, text)
  }
})
