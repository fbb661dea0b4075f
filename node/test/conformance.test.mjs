// Runs every case of `conformance/`, as every language does; see `conformance/README.md`.

import assert from 'node:assert/strict'
import test from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import {
  Actor, Choice, Deal, DueLine, End, Engine, Event, HistoryData, HistoryFold, HistoryRule, LeadView, LeadwerkError, LedgerView, MemberView,
  Money, Period, Phase, Policy, QueueLine, Receipt, Record, Report, ReportFold, ReportSentences, ReportWish, Request, SegmentBy, StageTable, Stay, StayFold,
  Command, WaitingLine,
} from 'leadwerk'
import { list, policy, readJson } from './house.mjs'
import { Given, faults, functions } from './reckon.mjs'

/** @typedef {import('leadwerk').Policy} Rules */
/** @typedef {import('leadwerk').Record} Entry */
/** @typedef {import('leadwerk').Receipt['choices']} Receipts */
/** @typedef {{ engine: Engine, firstPolicy: Rules, policy: Rules, records: Entry[] }} World */
/** @typedef {{ toJson(value: any): string }} Writer */

/** What the core writes, to be compared. @param {Writer} type @param {unknown} value */
const json = (type, value) => JSON.parse(type.toJson(value))
/** @param {Writer} type @param {readonly unknown[]} values */
const jsons = (type, values) => values.map((value) => json(type, value))

/** Without nulls: an absent field and null are the same. @param {any} value @returns {any} */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null).map(([key, part]) => [key, plain(part)]))
}

/** What an engine answers is as expected; `*` is any text. @param {any} expected @param {any} got @returns {boolean} */
function equal(expected, got) {
  if (expected === '*' && typeof got === 'string') return true
  if (expected === null || typeof expected !== 'object') return isDeepStrictEqual(expected, got)
  if (got === null || typeof got !== 'object' || Array.isArray(expected) !== Array.isArray(got)) return false
  const keys = Object.keys(expected)
  return keys.length === Object.keys(got).length && keys.every((key) => Object.hasOwn(got, key) && equal(expected[key], got[key]))
}

const snake = (/** @type {string} */ name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** A refusal as the cases write it. @param {unknown} error */
function refusal(error) {
  if (!(error instanceof LeadwerkError)) throw error
  const fields = Object.fromEntries(Object.entries(error.fields).map(([name, value]) => [snake(name), value]))
  return { code: error.code, category: error.category, fields, en: error.message, de: error.german }
}

/** What comes of a function: its answer, or its refusal. @template T @param {() => T} run */
function outcome(run) {
  try {
    return { answer: run() }
  } catch (error) {
    return { refusal: refusal(error), error }
  }
}

/** @param {World} world @param {Entry[][]} parts */
function folded({ firstPolicy, policy: rules }, parts) {
  const fold = new ReportFold(firstPolicy)
  parts.forEach((records) => fold.fold(records))
  // Adopted rules are not in the log, only that they were adopted.
  if (JSON.stringify(rules) !== JSON.stringify(firstPolicy)) fold.usePolicy(rules)
  return fold
}

/** A text as a page has it. @param {string} text */
const asHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A text as a mail has it. @param {string} text */
const asMarkdown = (text) => text.replace(/[\\`*_[\]<>|#~&]/g, (letter) => `\\${letter}`)

/** One case being run. */
class Run {
  /** @param {string} id */
  constructor(id) {
    this.id = id
    /** @type {string[]} */
    this.failures = []
  }

  /** @param {boolean} holds @param {string} fault */
  check(holds, fault) {
    if (!holds) this.failures.push(`${this.id}: ${fault}`)
  }

  /** @param {string} place @param {unknown} expected @param {unknown} got */
  same(place, expected, got) {
    const [wanted, given] = [plain(expected), plain(got)]
    this.check(equal(wanted, given), `${place}\n  expected ${JSON.stringify(wanted)}\n  got      ${JSON.stringify(given)}`)
  }

  /** A key that no runner knows would be a check that nobody makes. @param {object} object @param {string} known */
  keys(object, known) {
    const words = known.split(' ')
    Object.keys(object).forEach((key) => this.check(words.includes(key), `has an unknown key \`${key}\``))
  }

  /** @param {string} place @param {any} expected @param {any} got */
  refused(place, expected, got) {
    if (expected === undefined || got === undefined) {
      return this.check(false, `${place}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`)
    }
    this.keys(expected, 'code category fields en de')
    this.check(Boolean(expected.code && expected.category), 'a refusal without code or category')
    Object.keys(expected).forEach((key) => this.same(`${place}: ${key}`, expected[key], got[key]))
  }

  /** @param {any} which */
  case(which) {
    this.keys(which, 'id why policy patch steps then fingerprint values refusal faults findings stages stays ends rows reckon given expect within say')
    if (which.reckon) return this.reckon(which)
    if (which.values) return which.values.forEach((/** @type {any} */ value) => this.value(value))
    if (which.stays) return this.table(which)
    const text = policy(which.policy, which.patch)
    if (which.refusal) return this.faulty(which, text)
    const rules = Policy.fromJson(text)
    if (which.findings) {
      return this.same('paths of the findings', which.findings, Policy.check(rules).map((finding) => finding.path))
    }
    /** @type {World} */
    const world = { engine: new Engine(rules), firstPolicy: rules, policy: rules, records: [] }
    world.engine.retainLog(true)
    which.steps.forEach((/** @type {any} */ step, /** @type {number} */ number) => this.step(`step ${number + 1}`, world, step))
    this.same('fingerprint', which.fingerprint, world.engine.fingerprint())
    this.waysAround(world, which.then ?? {})
    const fold = new StayFold()
    fold.fold(world.records)
    if (which.then?.stays) this.same('stays', which.then.stays, jsons(Stay, fold.stays()))
    if (which.then?.ends) this.same('ends', which.then.ends, jsons(End, fold.ends()))
    for (const ask of which.then?.folds ?? []) this.fold(world.records, ask)
    if (which.then?.reports) this.reports(world, which.then.reports)
  }

  /** Stays, deals and a history folded by segment, one record at a time and all at once. @param {Entry[]} records @param {any} ask */
  fold(records, ask) {
    this.keys(ask, 'by rule deals history refusal')
    const [by, rule] = [ask.by.map(JSON.stringify).map(SegmentBy.fromJson), HistoryRule.fromJson(JSON.stringify(ask.rule))]
    const stays = StayFold.by(by)
    stays.fold(records)
    const { answer, refusal } = outcome(() => {
      const fold = new HistoryFold(rule, by)
      fold.fold(records)
      return { history: json(HistoryData, fold.history()), deals: jsons(Deal, fold.deals()) }
    })
    if (answer === undefined || ask.refusal) return this.refused('fold', ask.refusal, refusal)
    this.same('deals', ask.deals, answer.deals)
    this.same('deals of the stays', ask.deals, jsons(Deal, stays.deals()))
    faults('history', ask.history, answer.history).forEach((fault) => this.check(false, fault))
    this.same('history of the stays', answer.history, json(HistoryData, HistoryData.of(rule, stays.stays())))
  }

  /** Reports on all records, folded at once, and in two parts of which the second begins with known ones. @param {World} world @param {any[]} asks */
  reports(world, asks) {
    const { records } = world
    const third = Math.floor(records.length / 3)
    const [whole, parts] = [folded(world, [records]), folded(world, [records.slice(0, 2 * third), records.slice(third)])]
    for (const ask of asks) {
      this.keys(ask, 'wish period called report says sentences refusal')
      const [wish, period] = [ReportWish.fromJson(JSON.stringify(ask.wish)), Period.fromJson(JSON.stringify(ask.period))]
      const place = `report ${JSON.stringify(ask.wish)}`
      if ('called' in ask) {
        const { by, at, kind } = ask.called
        this.same(`${place}: ${by}`, period, by === 'period' ? whole.period(at, kind) : whole.lastPeriod(at, kind))
      }
      const got = outcome(() => whole.report(wish, period))
      const again = outcome(() => parts.report(wish, period))
      this.same(`${place}: folded in two parts`, [got.answer, got.refusal], [again.answer, again.refusal])
      if (got.answer === undefined || ask.refusal) {
        this.refused(place, ask.refusal, got.refusal)
        continue
      }
      this.check('report' in ask || 'says' in ask, 'a report expects nothing')
      this.same(`${place}: one of several`, [got.answer, got.answer], whole.reports([wish, wish], period))
      if ('report' in ask) faults(place, ask.report, json(Report, got.answer).report).forEach((fault) => this.check(false, fault))
      this.pages(place, [whole, parts], got.answer, ask.says ?? {})
      this.sentences(place, whole, got.answer, ask.sentences ?? {})
    }
  }

  /**
   * The page and the mail in every language: they say what they must, and names in them are nothing but text.
   * @param {string} place @param {[ReportFold, ReportFold]} folds @param {import('leadwerk').Report} report @param {any} says
   */
  pages(place, [whole, parts], report, says) {
    this.keys(says, 'en de')
    assert.deepEqual(Report.fromJson(Report.toJson(report)), report, `${this.id} ${place}: another one after JSON`)
    for (const [key, language] of /** @type {const} */ ([['en', 'english'], ['de', 'german']])) {
      const [page, mail] = [whole.page(report, language), whole.markdown(report, language)]
      this.check(page.startsWith('<!DOCTYPE html>'), `${place}: the page begins with ${page.slice(0, 20)}`)
      this.check(!page.includes('<script') && !page.includes('<img'), `${place}: the page has a tag`)
      this.check(!mail.replaceAll('\\<', '').includes('<'), `${place}: the mail has a tag`)
      this.same(`${place}: in two parts`, [page, mail], [parts.page(report, language), parts.markdown(report, language)])
      for (const text of says[key] ?? []) {
        this.check(page.includes(asHtml(text)), `${place}: the page does not say \`${text}\``)
        this.check(mail.includes(asMarkdown(text)), `${place}: the mail does not say \`${text}\`\n${mail}`)
      }
    }
  }

  /**
   * What the report says in words: the parts that are named, and nothing that its page does not say.
   * @param {string} place @param {ReportFold} fold @param {import('leadwerk').Report} report @param {any} expected
   */
  sentences(place, fold, report, expected) {
    this.keys(expected, 'en de')
    for (const [key, language] of /** @type {const} */ ([['en', 'english'], ['de', 'german']])) {
      const [said, page] = [fold.sentences(report, language), fold.page(report, language)]
      for (const sentence of said.page) this.check(page.includes(asHtml(sentence)), `${place}: the page does not say \`${sentence}\``)
      const faulty = key in expected ? faults(`${place}: sentences`, expected[key], json(ReportSentences, said)) : []
      faulty.forEach((fault) => this.check(false, fault))
    }
  }

  /** A function of the core and its answer. @param {any} which */
  reckon(which) {
    const given = new Given(which.given)
    const reckoned = functions[which.reckon]
    if (reckoned === undefined) return this.check(false, `no function is called \`${which.reckon}\``)
    const { answer, refusal } = outcome(() => reckoned(given))
    if (answer === undefined || which.refusal) return this.refused(which.reckon, which.refusal, refusal)
    this.check(given.left.size === 0, `${which.reckon}: nobody asks for ${[...given.left.keys()]}`)
    this.check('expect' in which || 'say' in which, 'expects nothing')
    if ('expect' in which) faults(which.reckon, which.expect, answer.value, which.within).forEach((fault) => this.check(false, fault))
    if (which.say) this.same(`${which.reckon}: said`, which.say, { en: answer.say?.('english'), de: answer.say?.('german') })
  }

  /** A policy that is refused. @param {any} which @param {string} text */
  faulty(which, text) {
    this.refused('policy', which.refusal, outcome(() => Policy.fromJson(text)).refusal)
    if (which.faults) this.same('paths of the faults', which.faults, Policy.faults(Policy.draft(text)).map((fault) => fault.path))
  }

  /** The table of stays and ends that come from elsewhere. @param {any} which */
  table(which) {
    const [stays, ends] = [which.stays.map(JSON.stringify).map(Stay.fromJson), (which.ends ?? []).map(JSON.stringify).map(End.fromJson)]
    const { answer, refusal } = outcome(() => StageTable.of(which.stages, stays, ends))
    if (answer === undefined || which.refusal) this.refused('rows', which.refusal, refusal)
    else this.same('rows', which.rows, json(StageTable, answer).rows)
  }

  /** @param {string} place @param {World} world @param {any} step */
  step(place, world, step) {
    this.keys(step, 'at actor command adopt apply catch_up read restore expect choices refusal')
    const before = [world.engine.fingerprint(), world.engine.sequence()]
    const { answer: records, refusal } = outcome(() => this.act(place, world, step))
    if (records === undefined || step.refusal) {
      this.refused(place, step.refusal, refusal)
      this.same(`${place}: what the refusal changed`, before, [world.engine.fingerprint(), world.engine.sequence()])
      return
    }
    const checked = step.apply || step.catch_up || step.read
    if (step.expect) this.same(place, step.expect, jsons(Event, records.map((record) => record.event)))
    this.check(Boolean(step.expect || checked), `${place} expects nothing`)
    this.check(Boolean(checked) || records.every((record) => record.at === step.at), `${place}: a record is of another time`)
    records.forEach((record, number) => {
      this.check(record.sequence === Number(before[1]) + number + 1, `${place}: a record has a number that is not the next`)
      assert.deepEqual(Record.fromJson(Record.toJson(record)), record, `${this.id} ${place}: a record is another one after JSON`)
    })
    world.records.push(...records)
  }

  /** @param {string} place @param {World} world @param {any} step @returns {Entry[]} */
  act(place, world, step) {
    if (step.adopt) return this.adopt(world, step)
    if (step.apply || step.catch_up) {
      const records = (step.apply ?? step.catch_up).map(JSON.stringify).map(Record.fromJson)
      const before = world.engine.sequence()
      if (step.apply) world.engine.apply(records)
      else world.engine.catchUp(records)
      return records.filter((/** @type {Entry} */ record) => record.sequence > before)
    }
    if (step.read) {
      Record.fromJson(JSON.stringify(step.read))
      return []
    }
    if (step.restore !== undefined) {
      Engine.restore(world.policy, Buffer.from(step.restore, 'hex'))
      return []
    }
    const request = Request.fromJson(JSON.stringify({ at: step.at, actor: step.actor, command: step.command }))
    const before = world.engine.fingerprint()
    const decided = outcome(() => world.engine.decide(request))
    this.check(before === world.engine.fingerprint(), `${place}: to decide has changed something`)
    const executed = outcome(() => world.engine.execute(request))
    this.same(`${place}: decided and executed`, [decided.answer, decided.refusal], [executed.answer, executed.refusal])
    if (executed.answer === undefined) throw executed.error
    this.choices(place, step.choices, executed.answer.choices)
    return executed.answer.records
  }

  /** Receipts of who got a lead: each decides the same again, and says why in words. @param {string} place @param {any} expected @param {Receipts} choices */
  choices(place, expected, choices) {
    for (const choice of choices) {
      assert.deepEqual(Choice.fromJson(Choice.toJson(choice)), choice, `${this.id} ${place}: a receipt is another one after JSON`)
      this.same(`${place}: replay`, choice.member, Choice.replay(choice))
    }
    if (expected === undefined) return
    const wanted = expected.map((/** @type {any} */ ask) => [ask.lead, ask.member])
    this.same(`${place}: choices`, wanted, choices.map(({ lead, member }) => [lead, member]))
    expected.slice(0, choices.length).forEach((/** @type {any} */ ask, /** @type {number} */ number) => {
      this.keys(ask, 'lead member why why_not')
      const choice = choices[number]
      if (choice === undefined) return
      if (ask.why) this.same(`${place}: lead ${ask.lead}`, ask.why, { en: Choice.why(choice, 'english'), de: Choice.why(choice, 'german') })
      for (const other of ask.why_not ?? []) {
        const { member } = other
        const said = { member, en: Choice.whyNot(choice, member, 'english'), de: Choice.whyNot(choice, member, 'german') }
        this.same(`${place}: lead ${ask.lead}`, other, said)
      }
    })
  }

  /** @param {World} world @param {any} step */
  adopt(world, step) {
    const { policy: name, patch } = step.adopt
    // A draft, not read as a policy: a faulty one is to be refused by the engine.
    const rules = name === undefined ? world.policy : Policy.draft(policy(name, patch))
    const { records } = world.engine.adopt(step.at, Actor.fromJson(JSON.stringify(step.actor)), rules)
    world.policy = rules
    return records
  }

  /** Live, replayed, restored, and caught up from the middle: all the same, and all answer the same. @param {World} world @param {any} then */
  waysAround(world, then) {
    const { engine: live, firstPolicy, policy: rules, records } = world
    const adopted = JSON.stringify(rules) !== JSON.stringify(firstPolicy)
    let replayed = new Engine(firstPolicy)
    replayed.apply(records)
    // Adopted rules are not in the log, only that they were adopted: questions are answered by the host's own.
    if (adopted) replayed = Engine.restore(rules, replayed.snapshot())
    const middle = Engine.replay(firstPolicy, records.slice(0, records.length / 2))
    const caughtUp = Engine.restore(rules, middle.snapshot())
    caughtUp.catchUp(records)
    const lines = Receipt.toLines({ after: 0, records, choices: [] })
    const ways = {
      live, replayed, 'caught up': caughtUp, restored: Engine.restore(rules, live.snapshot()), 'from JSON': Engine.replayLines(rules, lines),
    }
    for (const [name, engine] of Object.entries(ways)) {
      this.same(`${name}: fingerprint`, live.fingerprint(), engine.fingerprint())
      this.check(isDeepStrictEqual(engine.snapshot(), live.snapshot()), `${name}: has another snapshot`)
      this.same(`${name}: sequence`, live.sequence(), engine.sequence())
      if (name === 'live' || this.failures.length === 0) this.then(name, engine, then)
    }
    this.redacted(world)
  }

  /** The log of erased leads without what is personal folds to the same state. @param {World} world */
  redacted({ engine, firstPolicy, records }) {
    const lead = (/** @type {Entry} */ { event }) => ('lead' in event ? event.lead : undefined)
    const erased = new Set(records.filter(({ event }) => event.type === 'erased').map(lead))
    if (erased.size === 0) return
    const redacted = records.map((record) => (erased.has(lead(record)) ? Record.redacted(record) : record))
    this.same('redacted', engine.fingerprint(), Engine.replay(firstPolicy, redacted).fingerprint())
  }

  /** @param {string} name @param {Engine} engine @param {any} then */
  then(name, engine, then) {
    this.keys(then, 'leads queues due counts history stays ends folds roster ledger waiting reports')
    const actor = (/** @type {any} */ ask) => Actor.fromJson(JSON.stringify(ask.actor))
    for (const ask of then.leads ?? []) {
      const { answer, refusal } = outcome(() => json(LeadView, engine.lead(actor(ask), ask.lead)))
      if (ask.refusal) this.refused(`${name}: lead ${ask.lead}`, ask.refusal, refusal)
      else this.part(`${name}: lead ${ask.lead}`, ask.view, answer)
    }
    for (const ask of then.queues ?? []) {
      const { answer, refusal } = outcome(() => jsons(QueueLine, engine.queue(actor(ask), ask.member)))
      if (ask.refusal) this.refused(`${name}: queue of ${ask.member}`, ask.refusal, refusal)
      else this.same(`${name}: queue of ${ask.member}`, ask.lines, answer)
    }
    for (const ask of then.due ?? []) this.same(`${name}: due`, ask.lines, jsons(DueLine, engine.due(actor(ask), ask.until)))
    for (const ask of then.roster ?? []) {
      this.keys(ask, 'actor members')
      this.parts(`${name}: roster`, ask.members, jsons(MemberView, engine.roster(actor(ask))))
    }
    for (const ask of then.ledger ?? []) {
      this.keys(ask, 'actor mean channels members')
      const ledger = json(LedgerView, engine.ledger(actor(ask)))
      if (ask.channels) this.parts(`${name}: ledger: channels`, ask.channels, ledger.channels)
      if (ask.members) this.parts(`${name}: ledger: members`, ask.members, ledger.members)
      if ('mean' in ask) this.same(`${name}: ledger: mean`, [ask.mean], [ledger.mean])
    }
    for (const ask of then.waiting ?? []) {
      this.keys(ask, 'actor lines')
      this.same(`${name}: waiting`, ask.lines, jsons(WaitingLine, engine.waiting(actor(ask))))
    }
    // Only the live one has kept every record.
    for (const ask of name === 'live' ? (then.history ?? []) : []) {
      const { answer, refusal } = outcome(() => engine.history(actor(ask), ask.lead).map(({ event }) => event.type))
      if (ask.refusal) this.refused(`${name}: history of ${ask.lead}`, ask.refusal, refusal)
      else this.same(`${name}: history of ${ask.lead}`, ask.events, answer)
    }
    if (then.counts) this.counts(name, engine, then.counts)
  }

  /** A list of views, whole and in order; of each the parts that are named. @param {string} place @param {any[]} expected @param {any[]} got */
  parts(place, expected, got) {
    this.same(`${place}: number of lines`, expected.length, got.length)
    expected.forEach((part, number) => this.part(`${place} ${number + 1}`, part, got[number]))
  }

  /** The parts of a view that are named. @param {string} place @param {object} expected @param {any} got */
  part(place, expected, got) {
    for (const [key, part] of Object.entries(expected)) this.same(`${place}: ${key}`, [part], [got?.[key]])
  }

  /** @param {string} name @param {Engine} engine @param {object} expected */
  counts(name, engine, expected) {
    const counted = Phase.map((phase) => /** @type {const} */ ([phase, engine.count(phase)])).filter(([, count]) => count > 0)
    this.same(`${name}: counts`, expected, Object.fromEntries(counted))
    this.same(`${name}: all leads`, engine.leads(), counted.reduce((sum, [, count]) => sum + count, 0))
  }

  /** @param {any} value */
  value(value) {
    this.keys(value, 'type given text refusal')
    const place = JSON.stringify(value)
    const { answer, refusal } = outcome(() => make(value.type, value.given))
    if (value.refusal) this.refused(place, value.refusal, refusal)
    else this.same(place, value.text, answer)
  }
}

/** A command on its way through the core. @param {import('leadwerk').CommandInput} command @returns {any} */
const through = (command) => Command.fromJson(Command.toJson(command))

/** Makes a value of the units, as text. @param {string} type @param {any} given */
function make(type, given) {
  switch (type) {
    case 'lead_id':
      return through({ type: 'qualify', lead: given }).lead
    case 'note':
      return through({ type: 'add_note', lead: 'L1', note: given }).note
    case 'money':
      return Money.print(given)
    case 'sum':
      return Money.print(Money.plus(given[0], given[1]))
    case 'difference':
      return Money.print(Money.minus(given[0], given[1]))
    case 'timestamp':
      return String(through({ type: 'defer', lead: 'L1', until: given }).until)
    case 'probability':
      return `${+(100 * through({ type: 'rate', lead: 'L1', probability: given }).probability).toFixed(4)} %`
    case 'decimal':
      return String(through({ type: 'record_fact', lead: 'L1', fact: 'f', value: { type: 'number', value: given } }).value.value)
    case 'sequence':
      return String(Receipt.fromJson(Receipt.toJson({ after: given, records: [], choices: [] })).after)
    default:
      throw new Error(`no unit is called \`${type}\``)
  }
}

test('every case', () => {
  const manifest = readJson('conformance/manifest.json')
  const counts = /** @type {{ [file: string]: number }} */ ({})
  const failures = []
  const ids = new Set()
  for (const file of list('conformance/cases')) {
    const cases = readJson(`conformance/cases/${file}`)
    counts[file] = 0
    for (const one of cases) {
      const run = new Run(`${file} ${one.id}`)
      try {
        run.case(one)
      } catch (fault) {
        run.failures.push(`${run.id}: cannot be run: ${fault instanceof Error ? fault.stack : fault}`)
      }
      counts[file]++
      ids.add(one.id)
      failures.push(...run.failures)
    }
  }
  assert.equal(failures.length, 0, `${failures.length} failure(s):\n\n${failures.join('\n\n')}\n`)
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  assert.deepEqual({ total, files: counts }, manifest, 'conformance/manifest.json does not tell the number of cases that ran')
  assert.ok(total >= 80 && ids.size === total, `${total} cases, ${ids.size} of them different`)
})
