// leadwerk and XState in one process: the same leads go from stage F to E and back, through rights and gate, each
// step with a record for the log. Ours and theirs in turns; of several rounds the middle one counts. In some processes
// V8 runs XState half as fast again as in others, for as long as they live; so of several processes, too, the middle
// one counts.
//
//     node bench.mjs           measures, some two minutes (build the addon first: `npm run build` in node/)
//     node bench.mjs --smoke   a hundredth of it, to see that everything works

import assert from 'node:assert'
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { transition } from 'xstate'
import { Engine, Policy } from '../../../node/index.mjs'
import { machine, open } from './peer.mjs'

const smoke = process.argv.includes('--smoke')
const PROCESSES = smoke ? 1 : 7
const LEADS = smoke ? 10 : 1_000
const ROUNDS = smoke ? 1 : 11
const OURS = smoke ? 2_000 : 400_000
const THEIRS = smoke ? 200 : 20_000
const BEGIN = Date.parse('2026-05-04T09:30:00+02:00')

const MEMBER = { type: 'member', member: 'Anna' }
const MIA = { type: 'marketing', person: 'Mia' }
const id = (number) => `lead-${number}`

/** An engine whose leads are all open at the first stage, spoken with, and with the benefit on record. */
function engine() {
  const engine = new Engine(Policy.standard('EUR'))
  for (let number = 0; number < LEADS; number++) {
    const lead = id(number)
    const steps = [
      [MIA, { type: 'capture', lead, medium: 'trade_fair', proof: 'form-7' }],
      [MIA, { type: 'request_consent', lead }],
      [{ type: 'contact', lead }, { type: 'confirm_consent', lead, proof: 'mail-4711' }],
      [MIA, { type: 'rate', lead, temperature: 'hot' }],
      [MIA, { type: 'assign', lead, member: 'Anna', reason: 'she knows the industry' }],
      [MEMBER, { type: 'accept', lead }],
      [MEMBER, { type: 'record_contact', lead }],
      [MEMBER, { type: 'record_fact', lead, fact: 'benefit', value: { type: 'text', value: 'faster quotes' } }],
    ]
    for (const [actor, command] of steps) engine.execute({ at: BEGIN, actor, command })
  }
  return engine
}

/** The n-th step: through all leads forward, then through all leads back. */
function request(step) {
  const lead = id(step % LEADS)
  const advances = Math.floor(step / LEADS) % 2 === 0
  const command = advances ? { type: 'advance', lead, stage: 'E' } : { type: 'regress', lead, stage: 'F' }
  return { at: BEGIN + step, actor: MEMBER, command }
}

/** Steps a second: by the clock, and by the time of all processors, for V8 collects garbage on others too where they are free. */
function timed(count, work) {
  const [begin, used] = [performance.now(), process.cpuUsage()]
  work()
  const [took, { user, system }] = [performance.now() - begin, process.cpuUsage(used)]
  return { clock: (1_000 * count) / took, processor: (1_000_000 * count) / (user + system) }
}

/** Ours, one call for each step. */
function execute(engine, first) {
  let last
  const rates = timed(OURS, () => {
    for (let step = first; step < first + OURS; step++) last = engine.execute(request(step))
  })
  assert.equal(last.records.length, 1)
  assert.equal(last.records[0].at, BEGIN + first + OURS - 1)
  return rates
}

/** Ours, all steps in calls of a thousand. */
function executeAll(engine, first) {
  let records = 0
  const rates = timed(OURS, () => {
    for (let step = first; step < first + OURS; step += 1_000) {
      const requests = []
      for (let more = 0; more < 1_000; more++) requests.push(request(step + more))
      records += engine.executeAll(requests).records.length
    }
  })
  assert.equal(records, OURS)
  return rates
}

/** Theirs: the pure function, with the snapshot of each lead in a map. */
function xstate() {
  const leads = new Map(Array.from({ length: LEADS }, (_, number) => [id(number), open(id(number), BEGIN, MIA, MEMBER)]))
  let records = 0
  const rates = timed(THEIRS, () => {
    for (let step = 0; step < THEIRS; step++) {
      const { at, actor, command } = request(step)
      const [next] = transition(machine, leads.get(command.lead), { type: command.type, lead: command.lead, at, actor })
      leads.set(command.lead, next)
      records += next.context.record.at === at ? 1 : 0
    }
  })
  assert.equal(records, THEIRS)
  return rates
}

/** The middle one. */
const middle = (values) => values.sort((one, other) => one - other)[values.length >> 1]

/** The figures of this process: for each way to call and each measure of time both rates and their ratio. */
function measure() {
  const ours = engine()
  const figures = { execute: [], 'execute_all': [], xstate: [] }
  let step = 0
  for (let round = 0; round <= ROUNDS; round++) {
    const single = execute(ours, step)
    const batch = executeAll(ours, step + OURS)
    const theirs = xstate()
    step += 2 * OURS
    // The first round warms up.
    if (round === 0 && !smoke) continue
    figures.execute.push(single)
    figures['execute_all'].push(batch)
    figures.xstate.push(theirs)
  }
  return WAYS.map(([name, by]) => {
    const [own, peer] = [figures[name], figures.xstate].map((rates) => rates.map((rate) => rate[by]))
    // Of each round the ratio, since what else the machine does changes from round to round.
    return { ratio: middle(own.map((rate, round) => rate / peer[round])), ours: middle(own), xstate: middle(peer) }
  })
}

const WAYS = ['execute', 'execute_all'].flatMap((name) => ['processor', 'clock'].map((by) => [name, by]))

if (process.argv.includes('--once')) {
  console.log(JSON.stringify(measure()))
} else {
  const file = fileURLToPath(import.meta.url)
  const all = Array.from({ length: PROCESSES }, (_, number) => {
    const once = [file, '--once', ...process.argv.slice(2)]
    const figures = JSON.parse(execFileSync(process.execPath, once, { encoding: 'utf8' }))
    const ratios = WAYS.map(([name, by], way) => `${name} by the ${by} ${figures[way].ratio.toFixed(1)}`)
    const rate = Math.round(figures[1].xstate)
    console.log(`process ${number + 1} of ${PROCESSES}: xstate ${rate}/s, ${ratios.join(', ')}`)
    return figures
  })
  WAYS.forEach(([name, by], way) => {
    const [ours, theirs, ratios] = ['ours', 'xstate', 'ratio'].map((figure) => all.map((one) => one[way][figure]))
    const [own, peer] = [ours, theirs].map((rates) => Math.round(middle(rates)))
    // The middle of the ratios, not the ratio of the middles: what was measured together belongs together.
    const [ratio, least, most] = [middle(ratios), Math.min(...ratios), Math.max(...ratios)].map((one) => one.toFixed(1))
    console.log(`${name}, by the ${by}: ${own}/s, xstate: ${peer}/s, ratio ${ratio} (${least} to ${most})`)
  })
}
