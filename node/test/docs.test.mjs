// What the package says of itself: declarations with doc comments, examples that run.

import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import * as leadwerk from 'leadwerk'
import { read } from './house.mjs'

const here = fileURLToPath(new URL('..', import.meta.url))
const tsc = join(here, 'node_modules', 'typescript', 'bin', 'tsc')

/** How many blocks of JavaScript or TypeScript a page has; one that is missing is a failure. */
const PAGES = { 'README.md': 1, 'node/README.md': 1 }

const OPTIONS = '--strict --checkJs --allowJs --module nodenext --target es2022 --types node --outDir out'.split(' ')

test('every declaration has a doc comment', () => {
  const lines = read('node/index.d.ts').split('\n')
  const declared = lines.map((line, place) => ({ line, before: lines[place - 1] ?? '' })).filter(({ line }) => {
    return /^export |^ {2}(\w|\[Symbol)/.test(line) && !line.startsWith('  private ')
  })
  assert.ok(declared.length > 1_000, `only ${declared.length} declarations`)
  const bare = declared.filter(({ before }) => !before.trimEnd().endsWith('*/')).map(({ line }) => line)
  assert.deepEqual(bare, [])
  assert.doesNotMatch(lines.join('\n'), /bigint|\[`|\w::\w|: any\b(?! of)/)
})

test('what is declared is there, and the other way round', () => {
  const values = [...read('node/index.d.ts').matchAll(/^export (?:class|const) (\w+)/gm)].map(([, name]) => name)
  assert.deepEqual(values.sort(), Object.keys(leadwerk).sort())
  const { Engine } = leadwerk
  const methods = Object.getOwnPropertyNames(Engine.prototype).filter((name) => name !== 'constructor')
  const text = read('node/index.d.ts')
  const declared = text.slice(text.indexOf('export class Engine'))
  for (const name of methods) assert.match(declared.slice(0, declared.indexOf('\n}\n')), new RegExp(`^  ${name}\\(`, 'm'))
})

test('the blocks of the pages run, and the strictest compiler has nothing to say', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leadwerk-'))
  try {
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(here, join(folder, 'node_modules', 'leadwerk'), 'dir')
    for (const [page, count] of Object.entries(PAGES)) {
      const blocks = [...read(page).matchAll(/^```([jt]s)\n(.*?)^```$/gms)]
      assert.equal(blocks.length, count, `${page} has ${blocks.length} blocks of JavaScript or TypeScript`)
      for (const [, language = '', block = ''] of blocks) {
        const file = `block.m${language}`
        writeFileSync(join(folder, file), block)
        const compile = [tsc, ...OPTIONS, '--typeRoots', join(here, 'node_modules', '@types'), file]
        for (const run of [compile, [join('out', 'block.mjs')]]) {
          const { status, stdout, stderr } = spawnSync(process.execPath, run, { cwd: folder, encoding: 'utf8' })
          assert.equal(status, 0, `${page}: ${stdout}${stderr}`)
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the example lives a year', () => {
  const said = execFileSync(process.execPath, [join(here, 'examples', 'year.mjs')], { encoding: 'utf8' })
  assert.match(said, /the year and the engine agree: true\n$/)
  assert.match(said, /│ 'F' +│/)
})
