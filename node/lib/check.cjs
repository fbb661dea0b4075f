'use strict'
// The slow way in: finds out what is wrong with a value that did not fit, and where. A value with nothing wrong (an
// instance of a class with the right fields of its own, say) comes out as plain data and is written after all.

const { camel, isBytes, isWhole, milliseconds, native, putText, run, takeNothing, TooLarge } = require('./wire.cjs')

const LARGEST = Number.MAX_SAFE_INTEGER
const LONGEST_SHOWN = 80
const MOST_ITEMS = 2 ** 27

/** What is wrong, and where. */
class Fault extends Error {
  constructor(path, text) {
    super(`\`${path}\` ${text}`)
  }
}

let described

/** Functions and types by name; read once, when something was wrong for the first time. */
function description() {
  if (described === undefined) {
    const { functions, shapes } = JSON.parse(native.describe())
    described = { functions, shapes: new Map(shapes.map((shape) => [shape.name, shape])), order: shapes }
  }
  return described
}

/** What a function takes: those of the table, then two for each type, from JSON and to JSON. */
function argumentsOf(place) {
  const { functions, order } = description()
  if (place < functions.length) return functions[place].arguments
  const shape = order[Math.floor((place - functions.length) / 2)]
  const isText = (place - functions.length) % 2 === 0
  return [[isText ? 'text' : words(shape.name), { value: isText ? 'text' : { named: shape.name } }]]
}

/** `QueueLine` as `queueLine`. */
function words(name) {
  return name[0].toLowerCase() + name.slice(1)
}

/** Throws that something could not be read; code and sentences come from the core. */
function unreadable(what, fault) {
  const place = description().functions.findIndex((one) => one.owner === 'Error' && one.name === 'unreadable')
  const put = (what, fault) => {
    putText(what)
    putText(fault)
  }
  run(place, 0, put, takeNothing, what, fault)
}

/** The arguments as plain data, or an error that says what is wrong with the first that is not. */
function check(place, fault, values) {
  let name = 'call'
  try {
    if (fault instanceof TooLarge) throw new Fault(name, tooLarge)
    return argumentsOf(place).map(([argument, wanted], index) => {
      name = camel(argument)
      return slot(wanted, values[index], name)
    })
  } catch (found) {
    const text = found instanceof Fault ? found.message : `\`${name}\` could not be read (${said(found)}); give plain data`
    return unreadable(name, text)
  }
}

const tooLarge = 'takes more than 1 GiB; split it into several calls'

function slot(wanted, given, path) {
  if (wanted !== 'bytes') return value(wanted.value, given, path)
  if (!isBytes(given)) throw new Fault(path, `${is(given)}; give a Uint8Array`)
  return given
}

function value(kind, given, path) {
  if (kind.optional !== undefined) return given === undefined || given === null ? null : value(kind.optional, given, path)
  if (kind.list !== undefined) return list(kind.list, given, path)
  if (kind.named !== undefined) return shape(description().shapes.get(kind.named), given, path)
  return plain[kind](given, path)
}

const plain = {
  text(given, path) {
    if (typeof given !== 'string') throw new Fault(path, `${is(given)}; give a text`)
    if (!given.isWellFormed()) throw new Fault(path, 'has half a character (a lone surrogate); give a whole text')
    return given
  },
  whole(given, path) {
    if (isWhole(given)) return given
    const range = typeof given === 'number' && Math.abs(given) > LARGEST ? ` between ±${LARGEST}` : ''
    throw new Fault(path, `${is(given)}; give a whole number${range}`)
  },
  real(given, path) {
    if (typeof given !== 'number') throw new Fault(path, `${is(given)}; give a number`)
    return given
  },
  flag(given, path) {
    if (typeof given !== 'boolean') throw new Fault(path, `${is(given)}; give true or false`)
    return given
  },
}

function shape(wanted, given, path) {
  if (wanted.name === 'Timestamp') return instant(given, path)
  if (wanted.plain !== undefined) return value(wanted.plain, given, path)
  if (wanted.names !== undefined) return name(wanted.names.map((one) => one.name), given, path)
  if (wanted.record !== undefined) return fields(wanted.record, own(given, path), path, Object.create(null))
  const open = own(given, path)
  const type = name(wanted.tagged.map((variant) => variant.tag), open.get('type')?.(), `${path}.type`)
  const { fields: parts } = wanted.tagged.find((variant) => variant.tag === type)
  open.delete('type')
  // Without a prototype, so that nothing is inherited when it is written.
  return fields(parts, open, path, Object.assign(Object.create(null), { type }))
}

function instant(given, path) {
  if (typeof given === 'number') return plain.whole(given, path)
  let time
  try {
    time = milliseconds(given)
  } catch {
    time = NaN
  }
  if (Number.isNaN(time)) {
    const what = given instanceof Date ? 'is a Date without a time' : is(given)
    throw new Fault(path, `${what}; give a Date or milliseconds since 1970`)
  }
  return time
}

function name(allowed, given, path) {
  if (allowed.includes(given)) return given
  throw new Fault(path, `${is(given)}; give one of ${allowed.map((one) => `\`${one}\``).join(', ')}`)
}

function list(kind, given, path) {
  if (!Array.isArray(given)) throw new Fault(path, `${is(given)}; give a list`)
  const { length } = given
  if (length > MOST_ITEMS) throw new Fault(path, `has ${length} items; split it into several calls`)
  const items = []
  for (let place = 0; place < length; place++) {
    const at = `${path}[${place}]`
    items.push(value(kind, read(given, place, at), at))
  }
  return items
}

/** The fields that an object has of its own, each of them to be read once. */
function own(given, path) {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Fault(path, `${is(given)}; give an object`)
  }
  return new Map(Object.keys(given).map((key) => [key, () => read(given, key, `${path}.${key}`)]))
}

/** The fields of a record, and no others. */
function fields(wanted, open, path, found) {
  for (const field of wanted) {
    const key = camel(field.name)
    const at = `${path}.${key}`
    const given = open.get(key)?.()
    open.delete(key)
    if (given === undefined && field.kind.optional === undefined) throw new Fault(at, 'is missing; give it')
    found[key] = value(field.kind, given, at)
  }
  for (const [key, given] of open) {
    if (given() !== undefined) throw new Fault(`${path}.${shown(key)}`, 'is unknown; leave it out')
  }
  return found
}

/** Reading may run the user's own code. */
function read(object, key, path) {
  try {
    return object[key]
  } catch (fault) {
    throw new Fault(path, `could not be read (${said(fault)}); give plain data`)
  }
}

/** What something is, in a few words. */
function is(given) {
  switch (typeof given) {
    case 'undefined':
      return 'is missing'
    case 'object':
      return given === null ? 'is `null`' : Array.isArray(given) ? 'is a list' : 'is an object'
    case 'function':
      return 'is a function'
    case 'bigint':
      return `is the bigint \`${shown(`${given}n`)}\``
    default:
      return `is \`${shown(Object.is(given, -0) ? '-0' : String(given))}\``
  }
}

function shown(text) {
  const start = text.slice(0, LONGEST_SHOWN).toWellFormed()
  return text.length > LONGEST_SHOWN ? `${start}…` : start
}

/** What somebody else's error says, if it can be asked. */
function said(fault) {
  try {
    return shown(String(fault instanceof Error ? fault.message : fault))
  } catch {
    return 'its error cannot be read either'
  }
}

module.exports = { check, unreadable }
