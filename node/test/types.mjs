// What the declarations allow and what they do not: `npm run types` fails where one of these lines is judged otherwise.

import { Engine, Phase, Policy, Year, YearPlan } from 'leadwerk'

/** Never called. @param {Engine} engine */
export function judged(engine) {
  const actor = /** @type {import('leadwerk').Actor} */ ({ type: 'system' })
  engine.execute({ at: new Date(), actor, command: { type: 'capture', lead: 'L1', medium: 'web', campaign: null, account: undefined } })
  engine.execute({ at: 5, actor: { type: 'member', member: 'Anna' }, command: { type: 'tick' } })
  // @ts-expect-error there is no such command
  engine.execute({ at: 5, actor, command: { type: 'captured', lead: 'L1', medium: 'web' } })
  // @ts-expect-error the medium is missing
  engine.execute({ at: 5, actor, command: { type: 'capture', lead: 'L1' } })
  // @ts-expect-error nobody knows `speed`
  engine.execute({ at: 5, actor, command: { type: 'accept', lead: 'L1', speed: 1 } })
  // @ts-expect-error no bigint
  engine.execute({ at: 5n, actor, command: { type: 'tick' } })
  // @ts-expect-error a text is no instant
  engine.tick('2026-05-04')
  // @ts-expect-error no such phase
  engine.count('closed')
  // @ts-expect-error a policy is not optional
  new Engine()

  const [record] = engine.tick(new Date()).records
  if (record?.event.type === 'won') {
    /** What comes out is null where there is nothing. @type {import('leadwerk').Money | null} */
    const value = record.event.value
    /** @type {number} */
    const at = record.at
    // @ts-expect-error it says nothing of a member
    return [value, at, record.event.member]
  }
  // What comes out may go in again.
  engine.usePolicy(engine.policy())
  engine.apply(engine.log())
  for (const request of new Year(YearPlan.standard())) engine.decide(request)
  return Phase.map((phase) => engine.count(phase)).concat(Policy.faults(Policy.standard('EUR')).length)
}
