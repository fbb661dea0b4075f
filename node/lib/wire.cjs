'use strict'
// The bytes between JavaScript and the core, and the call across. `core/src/crossing/wire.rs` says what they look like.
//
// All calls share one memory. A call begins where the calls around it have come to, and ends by going back there: so a
// getter of a value that is being written may itself call the engine.

const { LeadwerkError, noRoom } = require('./error.cjs')
const native = require('./native.cjs').load()

const SMALL = 1 << 16
/** A larger memory is given back after the call that needed it. */
const KEPT = 1 << 22
/** What goes in with one call. */
const MOST = 2 ** 30
/** The mark of a text or a list that is not short. */
const LONG = 255
/** Up to here a loop is faster than a call of Node's. */
const SHORT = 48

const { getPrototypeOf, prototype: OBJECT } = Object
const getTime = Date.prototype.getTime
const bytesOf = getPrototypeOf(Uint8Array.prototype)
const tagOf = Object.getOwnPropertyDescriptor(bytesOf, Symbol.toStringTag).get
const sizeOf = Object.getOwnPropertyDescriptor(bytesOf, 'byteLength').get

/** The place of the function, the object and the length of the arguments stand before these. */
const HEAD = 12
/** In place of a function: the last answer. */
const AGAIN = 2 ** 32 - 1
/** The length of the answer stands before it. */
const ANSWER_HEAD = 4
/** In place of the length of an answer that is longer than that can say. */
const BEYOND = 2 ** 32 - 1

// `var`, since a `let` of the module is looked at each time whether it has a value yet, and these are touched for every byte.
var memory = Buffer.allocUnsafeSlow(SMALL)
var lent = memory.buffer
var view = new DataView(lent)
var position = 0

/** Thrown when a value is not what it should be; then the slow way finds out what is wrong with it. */
const MISFIT = Symbol('misfit')

function misfit() {
  throw MISFIT
}

function use(other) {
  memory = other
  lent = other.buffer
  view = new DataView(lent)
}

/** Makes the memory larger, keeping what is written. */
function grow(more) {
  const larger = Buffer.allocUnsafeSlow(Math.max(2 * memory.length, position + more))
  memory.copy(larger, 0, 0, position)
  use(larger)
}

function reserve(more) {
  if (position + more <= memory.length) return
  if (position + more > MOST) throw new TooLarge()
  grow(more)
}

/** More than goes in with one call. */
class TooLarge extends Error {}

// ---- writing ----

function putByte(byte) {
  if (position >= memory.length) reserve(1)
  memory[position++] = byte
}

function putNumber(number) {
  if (position + 8 > memory.length) reserve(8)
  view.setFloat64(position, number, true)
  position += 8
}

function putReal(number) {
  if (typeof number !== 'number') misfit()
  putNumber(number)
}

/** Whatever the core can hold: it knows better what is too much, and says so with a code of its own. */
function putWhole(number) {
  if (!isWhole(number)) misfit()
  putNumber(number)
}

const isWhole = (number) => Number.isInteger(number) && number < 2 ** 63 && number >= -(2 ** 63)

/** An instant: milliseconds, or a Date. */
function putInstant(instant) {
  putWhole(typeof instant === 'number' ? instant : milliseconds(instant))
}

/** The milliseconds of a Date, whatever its class says. */
function milliseconds(instant) {
  return typeof instant === 'object' && instant !== null ? getTime.call(instant) : NaN
}

function putFlag(flag) {
  if (typeof flag !== 'boolean') misfit()
  putByte(flag ? 1 : 0)
}

function putText(text) {
  if (typeof text !== 'string') misfit()
  const { length } = text
  if (length > SHORT) return putLongText(text)
  if (position + length >= memory.length) reserve(length + 1)
  const bytes = memory
  const first = position + 1
  for (let place = 0; place < length; place++) {
    const unit = text.charCodeAt(place)
    if (unit > 127) return putLongText(text)
    bytes[first + place] = unit
  }
  memory[position] = length
  position = first + length
}

function putLongText(text) {
  // Half a character would become another one on the way.
  if (!text.isWellFormed()) misfit()
  const length = Buffer.byteLength(text)
  reserve(9 + length)
  memory[position++] = LONG
  putNumber(length)
  memory.utf8Write(text, position, length)
  position += length
}

function putLength(length) {
  if (length < LONG) return putByte(length)
  putByte(LONG)
  putNumber(length)
}

function putBytes(bytes) {
  if (!isBytes(bytes)) misfit()
  const length = sizeOf.call(bytes)
  putLength(length)
  // A detached one has no bytes, and must not be asked for them.
  if (length === 0) return
  reserve(length)
  memory.set(bytes, position)
  position += length
}

function isBytes(bytes) {
  return typeof bytes === 'object' && bytes !== null && tagOf.call(bytes) === 'Uint8Array'
}

/** The place of a name in its list. */
function putName(name, places) {
  const place = places.get(name)
  if (place === undefined) misfit()
  putByte(place)
}

/** Only plain objects are read the fast way: what others inherit is not theirs. */
function expectPlain(object) {
  const prototype = getPrototypeOf(object)
  if (prototype !== OBJECT && prototype !== null) misfit()
}

/** Nothing may be there that nobody reads. `present` fields were read, and `known` are all there could be. */
function expectNoMore(object, present, known) {
  let count = 0
  for (const _ in object) count++
  if (count !== present) expectKnown(object, present, known)
}

/** A field that is there and undefined counts as nothing; one that was read and is not there is inherited. */
function expectKnown(object, present, known) {
  let count = 0
  for (const key in object) {
    if (!known.has(key)) misfit()
    count++
  }
  if (count < present) misfit()
}

// ---- reading: the core writes nothing wrong ----

function takeByte() {
  return memory[position++]
}

function takeNumber() {
  const number = view.getFloat64(position, true)
  position += 8
  return number
}

function takeFlag() {
  return memory[position++] === 1
}

/** Short texts that came out: ids and the like come again and again, and are found faster than they are made. */
const known = new Array(8192).fill('')
/** What each of them is made of: its bytes as three numbers, which may overlap, and its length. */
const parts = new Int32Array(4 * known.length)
const KNOWN = 12

function takeText() {
  const length = memory[position++]
  if (length === LONG) return takeLongText()
  const first = position
  position = first + length
  if (length > KNOWN) return memory.latin1Slice(first, position)
  if (length < 4) return takeShortest(first, length)
  const middle = first + (length >> 1) - 2
  return takeKnown(first, length, view.getInt32(first, true), view.getInt32(middle, true), view.getInt32(position - 4, true))
}

const LETTERS = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))

function takeShortest(first, length) {
  if (length === 1) return LETTERS[memory[first]]
  if (length === 0) return ''
  return takeKnown(first, length, memory[first], memory[first + 1], memory[first + length - 1])
}

function takeKnown(first, length, head, middle, tail) {
  const mixed = Math.imul(Math.imul(head, 31) ^ middle, 0x9e3779b1)
  const slot = Math.imul(mixed ^ tail ^ length, 0x85ebca6b) >>> 19
  if (isKnown(slot, length, head, middle, tail)) return known[slot]
  return takeElsewhere(slot ^ 1, first, length, head, middle, tail)
}

function isKnown(slot, length, head, middle, tail) {
  const place = slot << 2
  return parts[place] === head && parts[place + 1] === middle && parts[place + 2] === tail && parts[place + 3] === length
}

/** From the second place that a text may have; there it is made, if it is not known. */
function takeElsewhere(slot, first, length, head, middle, tail) {
  if (isKnown(slot, length, head, middle, tail)) return known[slot]
  known[slot] = memory.latin1Slice(first, first + length)
  parts.set([head, middle, tail, length], slot << 2)
  return known[slot]
}

function takeLongText() {
  const length = takeNumber()
  position += length
  return memory.utf8Slice(position - length, position)
}

function takeLength() {
  const length = memory[position++]
  return length === LONG ? takeNumber() : length
}

function takeBytes() {
  const length = takeLength()
  position += length
  // A copy of its own; a plain one, since a Buffer would be another class.
  return new Uint8Array(memory.subarray(position - length, position))
}

function takeNothing() {}

/** `lead_id` as `leadId`. */
function camel(name) {
  return name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())
}

function takeField() {
  switch (takeByte()) {
    case 0:
      return takeText()
    case 1:
      return takeNumber()
    default:
      return Array.from({ length: takeLength() }, takeText)
  }
}

function takeError() {
  const [code, category, english, german] = [takeText(), takeText(), takeText(), takeText()]
  const fields = {}
  for (let left = takeLength(); left > 0; left--) {
    const name = camel(takeText())
    fields[name] = takeField()
  }
  return new LeadwerkError(code, category, english, german, fields)
}

// ---- the call ----

const EMPTY = {}

/** If something was added to all objects, it is read as if it were in each. */
function expectNothingEverywhere() {
  for (const _ in EMPTY) misfit()
}

/** Writes arguments that did not go the fast way, or throws what is wrong with them. */
function putSlowly(place, fault, put, given, first) {
  const { check } = require('./check.cjs')
  position = first
  const checked = check(place, fault, given)
  try {
    put(...checked)
  } catch (fault) {
    position = first
    check(place, fault, checked)
  }
}

/** As many as these fit on the stack where there is room for an answer: 64 KiB. */
const ROOM = new Array(8192).fill(0)
/** In place of the length of an answer: nothing is done yet, as no call was so deep in the stack before. */
const DEEPER = 0

/** Has the core execute what is written, and gives the length of the answer. */
function ask(start, place) {
  view.setUint32(start, place, true)
  native.call(lent, start)
  return view.getUint32(start, true)
}

/** Looks whether the stack has room for an answer, before anything is done. */
function expectRoom() {
  Reflect.apply(takeNothing, undefined, ROOM)
  native.deepen()
}

/** Throws that the work is done, and the answer cannot be had. */
function unanswered(text) {
  require('./check.cjs').unreadable('answer', `it is done, but ${text}; ask for less at once`)
}

/** Makes room for an answer. */
function growFor(length) {
  if (length === BEYOND) unanswered('its answer takes more than 4 GiB')
  try {
    grow(length)
  } catch {
    unanswered(`its answer takes ${length} bytes, and there is no memory for it`)
  }
}

/** Calls a function of the core: writes its arguments, and reads the answer or throws the error. */
function run(place, object, put, take, one, two, three, four, five) {
  const start = position
  const first = start + HEAD
  let isDone = false
  try {
    try {
      expectNothingEverywhere()
      reserve(HEAD)
      position = first
      put(one, two, three, four, five)
    } catch (fault) {
      putSlowly(place, fault, put, [one, two, three, four, five], first)
    }
    view.setUint32(start + 4, object, true)
    view.setUint32(start + 8, position - first, true)
    let length = ask(start, place)
    while (length === DEEPER) {
      expectRoom()
      length = ask(start, place)
    }
    isDone = true
    position = start + ANSWER_HEAD
    if (position + length > memory.length) {
      growFor(length)
      ask(start, AGAIN)
    }
    if (takeByte() !== 0) throw takeError()
    return take()
  } catch (fault) {
    if (fault instanceof LeadwerkError) throw fault
    if (!isDone) throw noRoom(fault)
    unanswered(`its answer does not fit (${fault.message})`)
  } finally {
    position = start
    if (start === 0 && memory.length > KEPT) use(Buffer.allocUnsafeSlow(SMALL))
  }
}

module.exports = {
  native,
  TooLarge,
  run,
  camel,
  milliseconds,
  isBytes,
  isWhole,
  putByte,
  putReal,
  putWhole,
  putInstant,
  putFlag,
  putText,
  putLength,
  putBytes,
  putName,
  misfit,
  expectPlain,
  expectNoMore,
  takeByte,
  takeNumber,
  takeFlag,
  takeText,
  takeLength,
  takeBytes,
  takeNothing,
}
