// A lead as an XState machine, as its documentation would have it written: nested states for the stages, guards and
// actions by name. It does what the engine does with a step between two stages: the rights of the role, whose lead it
// is, whether it has expired, the consent, the two criteria of the gate, how long it may stay at the stage, and a record
// for the log with its number, time and actor. The other steps are there because a lead has them; they are not measured.

import { and, assign, initialTransition, setup, transition } from 'xstate'

const DAY = 86_400_000

const RIGHTS = {
  marketing: ['rate', 'assign', 'reject', 'erase', 'add_note'],
  member: ['accept', 'decline', 'record_contact', 'record_fact', 'advance', 'regress', 'win', 'lose', 'add_note'],
  manager: ['assign', 'take_back', 'reject', 'erase', 'add_note'],
}

const guards = {
  mayDo: ({ event }) => RIGHTS[event.actor.type].includes(event.type),
  isOwn: ({ context, event }) => event.actor.type !== 'member' || event.actor.member === context.member,
  lives: ({ context, event }) => event.at < context.expires,
  mayBeWorked: ({ context }) => context.consent === 'confirmed',
  gateOfE: ({ context }) => context.contacted && context.facts.benefit !== undefined,
}

/** A record for the log, and where its number stands now. */
const record = ({ context, event }, what) => ({
  sequence: context.sequence + 1,
  record: { sequence: context.sequence + 1, at: event.at, actor: event.actor, event: { ...what, type: event.type, lead: event.lead } },
})

const enter = (stage, days) =>
  assign((step) => {
    const stayUntil = step.event.at + days * DAY
    return { stage, stageSince: step.event.at, stayUntil, ...record(step, { stage, stayUntil }) }
  })

const actions = {
  enterF: enter('F', 30),
  enterE: enter('E', 30),
  contact: assign((step) => ({ contacted: true, ...record(step, {}) })),
  fact: assign((step) => ({
    facts: { ...step.context.facts, [step.event.fact]: step.event.value },
    ...record(step, { fact: step.event.fact, value: step.event.value }),
  })),
  offer: assign((step) => ({ member: step.event.member, expires: step.event.at + 365 * DAY, ...record(step, { member: step.event.member }) })),
  note: assign((step) => record(step, {})),
}

const allowed = and(['mayDo', 'isOwn', 'lives', 'mayBeWorked'])
const gated = and(['mayDo', 'isOwn', 'lives', 'mayBeWorked', 'gateOfE'])

export const machine = setup({ guards, actions }).createMachine({
  id: 'lead',
  initial: 'ready',
  context: {
    consent: 'confirmed', member: null, contacted: false, facts: {}, expires: Infinity,
    sequence: 0, stage: null, stageSince: null, stayUntil: null, record: null,
  },
  on: { add_note: { guard: 'mayDo', actions: 'note' }, erase: { target: '.rejected', guard: 'mayDo', actions: 'note' } },
  states: {
    ready: { on: { assign: { target: 'offered', guard: 'mayDo', actions: 'offer' } } },
    offered: {
      on: { accept: { target: 'open', guard: allowed, actions: 'enterF' }, decline: { target: 'ready', guard: allowed, actions: 'note' } },
    },
    open: {
      initial: 'F',
      on: {
        record_contact: { guard: allowed, actions: 'contact' },
        record_fact: { guard: allowed, actions: 'fact' },
        take_back: { target: 'ready', guard: 'mayDo', actions: 'note' },
        win: { target: 'won', guard: gated, actions: 'note' },
        lose: { target: 'lost', guard: allowed, actions: 'note' },
      },
      states: {
        F: { on: { advance: { target: 'E', guard: gated, actions: 'enterE' } } },
        E: { on: { regress: { target: 'F', guard: allowed, actions: 'enterF' } } },
      },
    },
    won: { type: 'final' },
    lost: { type: 'final' },
    rejected: { type: 'final' },
  },
})

/** A lead that is open at the first stage, spoken with, and with the benefit on record. */
export function open(lead, at, manager, member) {
  const steps = [
    { type: 'assign', actor: manager, member: member.member },
    { type: 'accept', actor: member },
    { type: 'record_contact', actor: member },
    { type: 'record_fact', actor: member, fact: 'benefit', value: 'faster quotes' },
  ]
  return steps.reduce((snapshot, step) => transition(machine, snapshot, { ...step, lead, at })[0], initialTransition(machine)[0])
}
