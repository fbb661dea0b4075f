'use strict'
// What the classes have in common: each object holds the number of one in the core.

const { native } = require('./wire.cjs')
const { unreadable } = require('./check.cjs')

const forgotten = new FinalizationRegistry((number) => native.release(number))

/** Given to a constructor in place of its arguments: the number of an object that is there already. */
class Made {
  #number

  constructor(number) {
    this.#number = number
  }

  static numberOf(given) {
    return typeof given === 'object' && given !== null && #number in given ? given.#number : undefined
  }
}

const STAYS = 'stays in its thread'

/**
 * What an object holds so that it is not cloned into another thread: to read all that is in here fails. Spreading,
 * listing or comparing the object itself does not read that far; its name differs for each, so that no two are equal.
 */
function guard(name, number) {
  const refuse = () => unreadable(name, 'it stays in the thread that made it and cannot be copied; send a snapshot or records')
  return Object.defineProperties({}, {
    [`${name} ${number}`]: { enumerable: true, get: refuse },
    toJSON: { value: () => true },
  })
}

/** Lets go of the object in the core when this one is forgotten, and refuses to be cloned into another thread. */
function keep(object, number, name) {
  forgotten.register(object, number, object)
  Object.defineProperty(object, STAYS, { enumerable: true, value: guard(name, number) })
}

/** Lets go of the object in the core now. */
function letGo(object, number) {
  forgotten.unregister(object)
  native.release(number)
}

/** A class that says what is wrong when it is called without `new`. */
function callable(Class) {
  const open = new Proxy(Class, {
    apply: () => unreadable(Class.name, `\`${Class.name}\` is a class; write \`new ${Class.name}(…)\``),
  })
  Object.defineProperty(Class.prototype, 'constructor', { value: open, configurable: true, writable: true })
  return open
}

/** A method was called on something that is not of its class. */
function foreign(name) {
  unreadable(name, `\`this\` is no ${name}; call the method on an object of the class`)
}

/** A method was called on an object that is closed. */
function closed(name) {
  unreadable(name, `this ${name} is closed; make another one`)
}

module.exports = { Made, callable, closed, foreign, keep, letGo }
