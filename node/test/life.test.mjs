// What a host relies on beside the rules themselves: memory, threads, faults of ours, two module systems.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Worker } from 'node:worker_threads'
import * as leadwerk from 'leadwerk'

const { Engine, LeadwerkError, Policy, StayFold, Year, YearPlan } = leadwerk
const load = createRequire(import.meta.url)

setFlagsFromString('--expose-gc')
/** @type {() => void} */
const collect = runInNewContext('gc')

const INTERNAL = "INTERNAL_FAULT"

/** Memory in megabytes, once what is not needed is gone. */
async function resident() {
  for (let turn = 0; turn < 3; turn++) {
    collect()
    // What the classes held is let go of in a later turn.
    await new Promise((done) => setTimeout(done, 10))
  }
  return process.memoryUsage().rss / 2 ** 20
}

/** @param {() => unknown} call */
function refusal(call) {
  try {
    call()
  } catch (error) {
    assert.ok(error instanceof LeadwerkError, String(error))
    return error
  }
  return assert.fail('it was accepted')
}

test('memory is steady over a million calls', async () => {
  const engine = new Engine(Policy.standard('EUR'))
  const actor = /** @type {const} */ ({ type: 'marketing', person: 'Mia' })
  engine.execute({ at: 0, actor, command: { type: 'capture', lead: 'L1', medium: 'trade_fair' } })
  const rate = /** @type {const} */ ({ type: 'rate', lead: 'L1', temperature: 'hot' })
  let begin = 0
  const calls = (/** @type {number} */ count) => {
    for (let call = begin; call < begin + count; call += 10) {
      for (let more = 0; more < 7; more++) engine.execute({ at: call, actor, command: rate })
      engine.lead(actor, 'L1')
      engine.due(actor, call)
      refusal(() => engine.execute({ at: call, actor, command: { type: 'accept', lead: `L${call}` } }))
    }
    begin += count
  }
  calls(100_000)
  const before = await resident()
  calls(1_000_000)
  const grown = (await resident()) - before
  assert.ok(grown < 16, `${grown.toFixed(1)} MB more`)
})

test('what nobody holds any more is let go of', async () => {
  const policy = Policy.standard('EUR')
  const year = new Year({ ...YearPlan.standard(), leads: 300 })
  const engine = new Engine(policy)
  for (const request of year) try { engine.execute(request) } catch {}
  const snapshot = engine.snapshot()
  const many = async () => {
    for (let count = 0; count < 300; count++) Engine.restore(policy, snapshot)
    return resident()
  }
  await many()
  const before = await many()
  await many()
  const grown = (await many()) - before
  // 600 engines of a few hundred kilobytes each would be a hundred megabytes at least.
  assert.ok(grown < 20, `${grown.toFixed(1)} MB more`)
})

test('many engines in a row do not pile up, though nobody asks for a collection', () => {
  const program = `
    import { Engine, Policy } from 'leadwerk'
    const policy = Policy.standard('EUR')
    const engine = new Engine(policy)
    const actor = { type: 'system' }
    const requests = Array.from({ length: 20_000 }, (_, number) => ({ at: 0, actor, command: { type: 'capture', lead: 'L' + number, medium: 'trade_fair' } }))
    if (engine.executeAll(requests).refused.length > 0) throw new Error('refused')
    const snapshot = engine.snapshot()
    const before = process.memoryUsage().rss
    for (let count = 0; count < 100; count++) {
      Engine.restore(policy, snapshot)
      await new Promise(setImmediate)
    }
    console.log((process.memoryUsage().rss - before) / 2 ** 20)
  `
  const grown = Number(execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: fileURLToPath(new URL('..', import.meta.url)) }))
  // All of them would take half a gigabyte.
  assert.ok(grown < 150, `${grown.toFixed(1)} MB more`)
})

test('what is closed is gone, and refuses', () => {
  for (const make of [() => new Engine(Policy.standard('EUR')), () => new StayFold(), () => new Year(YearPlan.standard())]) {
    const [object, other] = [make(), make()]
    object.close()
    object.close()
    const ask = (/** @type {any} */ one) => (one instanceof Engine ? one.leads() : one instanceof Year ? one.next() : one.stays())
    const { code, message } = refusal(() => ask(object))
    assert.equal(code, 'UNREADABLE')
    assert.match(message, /this \w+ is closed; make another one$/)
    ask(other)
    other[Symbol.dispose]()
    refusal(() => ask(other))
  }
})

test('an engine that is closed while its arguments are read is not another one', () => {
  const engine = new Engine(Policy.standard('EUR'))
  let other = engine
  const request = { get at() {
    engine.close()
    other = new Engine(Policy.standard('EUR'))
    return 0
  }, actor: /** @type {const} */ ({ type: 'system' }), command: /** @type {const} */ ({ type: 'capture', lead: 'L1', medium: 'trade_fair' }) }
  assert.equal(refusal(() => engine.execute(request)).code, INTERNAL)
  assert.equal(other.leads(), 0)
})

test('a large answer goes through, and its memory is given back', () => {
  const plan = { ...YearPlan.standard(), leads: 1_000 }
  const year = new Year(plan)
  const requests = [...year]
  const engine = new Engine(year.policy())
  engine.retainLog(true)
  const batch = engine.executeAll(requests)
  assert.equal(engine.fingerprint(), year.fingerprint())
  assert.equal(batch.records.length, engine.sequence())
  assert.ok(batch.refused.length > 0 && batch.refused.every((one) => one.errorCode !== '' && one.german !== ''))
  assert.equal(engine.log().length, batch.records.length)
  const lines = leadwerk.Batch.toLines(batch)
  assert.equal(Engine.replayLines(year.policy(), lines).fingerprint(), year.fingerprint())
  assert.equal(Engine.replay(year.policy(), batch.records).fingerprint(), year.fingerprint())
})

test('a text comes out as it went in, however many are alike', () => {
  const engine = new Engine(Policy.standard('EUR'))
  engine.retainLog(true)
  const actor = /** @type {const} */ ({ type: 'marketing', person: 'Mia' })
  // Of each length up to that of the longest id, differing in one place; then some that are not ASCII, and more than
  // are remembered.
  const alike = Array.from({ length: 64 }, (_, length) => {
    const places = Array.from({ length: length + 1 }, (_, place) => place)
    return places.flatMap((place) => ['y', 'é'].map((other) => 'x'.repeat(place) + other + 'x'.repeat(length - place)))
  }).flat()
  const many = Array.from({ length: 20_000 }, (_, number) => {
    const part = number.toString(36).padStart(4, '0')
    return [`${part}mmmmttt`, `hhhh${part}tttt`, `hhhhmmmm${part}`]
  }).flat()
  const leads = [...alike, ...many]
  const { records } = engine.executeAll(leads.map((lead) => ({ at: 0, actor, command: { type: 'capture', lead, medium: 'trade_fair' } })))
  const found = () => engine.log().map(({ event }) => ('lead' in event ? event.lead : null))
  assert.equal(records.length, 64 * 65 + 60_000)
  assert.deepEqual(found(), leads)
  // And when all of them have been seen.
  assert.deepEqual(found(), leads)
})

test('a panic is an error, the process lives, and what it happened to is not used again', () => {
  const [engine, other] = [new Engine(Policy.standard('EUR')), new Engine(Policy.standard('EUR'))]
  const before = other.fingerprint()
  const broken = refusal(() => /** @type {any} */ (engine)[Symbol.for('leadwerk.panic')](1_000))
  assert.deepEqual([broken.code, broken.category, broken.fields], [INTERNAL, 'data', { fault: 'asked for by a test' }])
  for (const call of [() => engine.leads(), () => engine.tick(2_000), () => engine.snapshot()]) {
    assert.equal(refusal(call).code, INTERNAL)
  }
  assert.equal(other.fingerprint(), before)
  assert.equal(other.tick(2_000).records.length, 0)
})

test('the addon refuses to be called by hand', () => {
  const native = load('../lib/native.cjs').load()
  for (const given of [[], [5], [new ArrayBuffer(0), 0], [new Uint8Array(8), 0], [new SharedArrayBuffer(8), 0], [new ArrayBuffer(8), 'x']]) {
    assert.throws(() => native.call(...given), { name: 'TypeError', code: 'UNREADABLE' })
  }
  for (const [size, start] of [[64, 0], [8, 0], [64, 4_000_000_000]]) native.call(new ArrayBuffer(Number(size)), start)
  native.deepen()
  const asking = new DataView(new ArrayBuffer(4096))
  const answer = (/** @type {number[]} */ ...head) => {
    head.forEach((number, place) => asking.setUint32(4 * place, number, true))
    native.call(asking.buffer, 0)
    const length = asking.getUint32(0, true)
    assert.equal(asking.getUint8(4), 1, 'it is refused')
    return Buffer.from(asking.buffer, 6, length).toString('latin1')
  }
  assert.match(answer(4_000_000_000, 0, 0), /^INTERNAL_FAULT.*there is no such function/)
  // More than there is.
  assert.match(answer(0, 0, 4_000_000_000), /^UNREADABLE.*call the functions of the package/)
  for (const number of [0, 77, 4_000_000_000]) native.release(number)
})

test('each worker has engines of its own, and one cannot be sent', async () => {
  const program = `
    import { parentPort } from 'node:worker_threads'
    import { Engine, Year, YearPlan } from 'leadwerk'
    const year = new Year({ ...YearPlan.standard(), leads: 100 })
    const engine = new Engine(year.policy())
    for (const request of year) try { engine.execute(request) } catch (error) { if (!error.code) throw error }
    let code
    try { parentPort.postMessage(engine) } catch (error) { code = error.code }
    parentPort.postMessage({ fingerprint: engine.fingerprint(), code, snapshot: engine.snapshot() })
  `
  const url = new URL(`data:text/javascript,${encodeURIComponent(program.replace("'leadwerk'", JSON.stringify(import.meta.resolve('leadwerk'))))}`)
  const run = () => new Promise((done, fail) => new Worker(url).on('message', done).on('error', fail))
  const answers = await Promise.all([run(), run(), run(), run()])
  const [{ fingerprint, code, snapshot }] = answers
  assert.deepEqual(new Set(answers.map((answer) => answer.fingerprint)), new Set([fingerprint]))
  assert.equal(code, 'UNREADABLE')
  const engine = Engine.restore(new Year({ ...YearPlan.standard(), leads: 100 }).policy(), snapshot)
  assert.equal(engine.fingerprint(), fingerprint)
})

test('`require` and `import` give the same', () => {
  const required = load('leadwerk')
  assert.deepEqual(Object.keys(leadwerk).sort(), Object.keys(required).sort())
  for (const [name, value] of Object.entries(leadwerk)) assert.equal(required[name], value, name)
})

test('a year is an iterable like any other, and ends', () => {
  const year = new Year({ ...YearPlan.standard(), leads: 3 })
  const first = year.next()
  assert.ok(first.done === false && first.value.at > 0)
  const rest = [...year]
  assert.ok(rest.length > 3)
  assert.deepEqual(year.next(), { done: true, value: undefined })
  const fold = new StayFold()
  fold.fold([])
  assert.deepEqual([fold.stays(), fold.ends()], [[], []])
})
