// What the tests that read `conformance/` share.

import { readdirSync, readFileSync } from 'node:fs'

const root = new URL('../../', import.meta.url)

/** A file of the repository. @param {string} path */
export const read = (path) => readFileSync(new URL(path, root), 'utf8')

/** The files of a folder of the repository. @param {string} path */
export const list = (path) => readdirSync(new URL(path, root)).sort()

const INSTANT = /^.{10}T.*(Z|[+-]\d\d:\d\d)$/

/** Each text that is an instant stands for its milliseconds. @param {unknown} json @returns {any} */
function instants(json) {
  if (typeof json === 'string') return json.length >= 20 && INSTANT.test(json) && !Number.isNaN(Date.parse(json)) ? Date.parse(json) : json
  if (Array.isArray(json)) return json.map(instants)
  if (json === null || typeof json !== 'object') return json
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, instants(value)]))
}

/** A JSON file of `conformance/`, with its instants as milliseconds. @param {string} path @returns {any} */
export const readJson = (path) => instants(JSON.parse(read(path)))

/** RFC 7396. @param {any} target @param {any} patch @returns {any} */
function merge(target, patch) {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) return patch
  const merged = target !== null && typeof target === 'object' && !Array.isArray(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key]
    else merged[key] = merge(merged[key], value)
  }
  return merged
}

/** A policy of `conformance/policies`, changed by a JSON merge patch. @param {string} name @param {unknown} patch */
export function policy(name, patch) {
  const rules = readJson(`conformance/policies/${name}.json`)
  return JSON.stringify(patch === undefined || patch === null ? rules : merge(rules, patch))
}
