// Lives a simulated year in an engine of its own, and counts what became of the leads at each stage.
//
//     node examples/year.mjs

import { Engine, LeadwerkError, StayFold, Year, YearPlan } from 'leadwerk'

const year = new Year({ ...YearPlan.standard(), leads: 500 })
const policy = year.policy()
const engine = new Engine(policy)
const fold = new StayFold()
/** @type {Map<string, number>} */
const refused = new Map()

for (const request of year) {
  try {
    fold.fold(engine.execute(request).records)
  } catch (error) {
    // People err, and are told so; anything else would be a fault.
    if (!(error instanceof LeadwerkError)) throw error
    refused.set(error.code, (refused.get(error.code) ?? 0) + 1)
  }
}

const share = (/** @type {number | null} */ part) => (part === null ? '–' : `${(100 * part).toFixed(1)} %`)
const { rows } = fold.table(policy.pipeline.stages.map((stage) => stage.id))
console.table(rows.map(({ stage, reached, won, lost, expired, shareWon }) => ({ stage, reached, won, lost, expired, share: share(shareWon) })))
console.log(`${engine.leads()} leads, ${engine.sequence()} records, ${[...refused.values()].reduce((sum, count) => sum + count, 0)} refusals`)
console.log(`the year and the engine agree: ${engine.fingerprint() === year.fingerprint()}`)
