// The package as it goes out: packed, installed into an empty folder without a network, and used from there.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { read } from './house.mjs'

const here = fileURLToPath(new URL('..', import.meta.url))
const LARGEST_ADDON = 6_000_000

const SMOKE = `
const engine = new Engine(Policy.standard('EUR'))
const { records } = engine.execute({ at: new Date(0), actor: { type: 'system' }, command: { type: 'capture', lead: 'L1', medium: 'trade_fair' } })
if (records[0].event.type !== 'captured' || engine.leads() !== 1) throw new Error(JSON.stringify(records))
try {
  engine.execute(undefined)
} catch (error) {
  if (!(error instanceof LeadwerkError) || error.code !== 'UNREADABLE') throw error
  console.log('good')
}
`

/** npm, quiet, without a network. @param {string} cwd @param {...string} given */
function npm(cwd, ...given) {
  return execFileSync('npm', [...given, '--offline', '--no-audit', '--no-fund', '--loglevel=error'], { cwd, encoding: 'utf8', shell: process.platform === 'win32' })
}

test('it installs into an empty folder, and works from there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leadwerk-'))
  try {
    const [packed] = JSON.parse(npm(here, 'pack', '--json', '--pack-destination', folder))
    const files = packed.files.map((/** @type {{ path: string }} */ file) => file.path).sort()
    const addon = packed.files.find((/** @type {{ path: string }} */ file) => file.path.endsWith('.node'))
    const others = files.filter((/** @type {string} */ path) => path !== addon.path)
    assert.deepEqual(others, [
      'LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'index.d.mts', 'index.d.ts', 'index.mjs', 'lib/check.cjs', 'lib/error.cjs', 'lib/index.cjs', 'lib/native.cjs',
      'lib/object.cjs', 'lib/wire.cjs', 'package.json',
    ])
    assert.ok(addon.size < LARGEST_ADDON, `the addon has ${addon.size} bytes`)

    const user = join(folder, 'user')
    mkdirSync(user)
    writeFileSync(join(user, 'package.json'), '{"private": true}')
    npm(user, 'install', join(folder, packed.filename))
    writeFileSync(join(user, 'smoke.mjs'), `import { Engine, LeadwerkError, Policy } from 'leadwerk'\n${SMOKE}`)
    writeFileSync(join(user, 'smoke.cjs'), `const { Engine, LeadwerkError, Policy } = require('leadwerk')\n${SMOKE}`)
    for (const script of ['smoke.mjs', 'smoke.cjs']) {
      assert.equal(execFileSync(process.execPath, [script], { cwd: user, encoding: 'utf8' }), 'good\n', script)
    }

    // Without the addon of the platform it says so.
    rmSync(join(user, 'node_modules', 'leadwerk', addon.path))
    writeFileSync(join(user, 'missing.cjs'), "try { require('leadwerk') } catch (error) { console.log(error.code, error.category, error.fields.addon, error.message) }")
    const said = execFileSync(process.execPath, ['missing.cjs'], { cwd: user, encoding: 'utf8' })
    assert.match(said, /^ADDON_MISSING data leadwerk-\S+\.node the addon .* cannot be used: there is none for this platform; install /)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('its version is that of the workspace', () => {
  const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'))
  const [, workspace] = read('Cargo.toml').match(/\[workspace\.package\]\nversion = "([^"]+)"/) ?? []
  assert.equal(version, workspace)
})
