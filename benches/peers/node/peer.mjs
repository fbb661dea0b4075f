// One lead as an XState machine that does what the engine does with it: the rights of the role, the two criteria of the
// gate, how long it may stay at the stage, and a record of the log with its number, time and actor.

import { createMachine, initialTransition, assign } from 'xstate'

const DAY = 86_400_000
const RIGHTS = { member: new Set(['advance', 'regress']), manager: new Set(['advance', 'regress']), marketing: new Set() }

const mayDo = ({ event }) => RIGHTS[event.actor.type].has(event.type)
const mayEnter = ({ context, event }) => mayDo({ event }) && context.contacted && context.facts.benefit !== undefined

const logged = (stage, days) =>
  assign(({ context, event }) => ({
    stage,
    stageSince: event.at,
    stayUntil: event.at + days * DAY,
    sequence: context.sequence + 1,
    record: {
      sequence: context.sequence + 1,
      at: event.at,
      actor: event.actor,
      event: { type: event.type, lead: event.lead, stage, stayUntil: event.at + days * DAY },
    },
  }))

/** The machine of an open lead between its first two stages. */
export const machine = createMachine({
  id: 'lead',
  initial: 'F',
  context: { contacted: true, facts: { benefit: 'faster quotes' }, sequence: 0, stage: 'F', stageSince: 0, stayUntil: 0, record: null },
  states: {
    F: { on: { advance: { target: 'E', guard: mayEnter, actions: logged('E', 30) } } },
    E: { on: { regress: { target: 'F', guard: mayDo, actions: logged('F', 30) } } },
  },
})

/** The machine before anything happened. */
export const start = () => initialTransition(machine)[0]
