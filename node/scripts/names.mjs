// How things are called on each side, and what a type is made of.

/** `stay_until` as `stayUntil`. */
export const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())

/** `QueueLine` as `queueLine`. */
export const small = (name) => name[0].toLowerCase() + name.slice(1)

/** The shape a kind comes down to: what lies inside of options and lists. */
export function core(kind) {
  return kind.optional !== undefined ? core(kind.optional) : kind.list !== undefined ? core(kind.list) : kind
}

/** The fields of a shape with data, of all its variants. */
export function fieldsOf(shape) {
  return shape.record ?? shape.tagged?.flatMap((variant) => variant.fields) ?? []
}

/** Whether a shape has data, and so reads and writes its own JSON. */
export const hasData = (shape) => shape.record !== undefined || shape.tagged !== undefined

/** Indented by two blanks for each level. */
export const indent = (text, levels = 1) => text.replace(/^(?=.)/gm, '  '.repeat(levels))
