// Builds the addon with cargo and puts it where the package looks for it; then writes what follows from it.
// `node scripts/build.mjs --check` compares what follows instead of writing it.

import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const { addonNames } = createRequire(import.meta.url)('../lib/native.cjs')
const root = fileURLToPath(new URL('../..', import.meta.url))
const here = join(root, 'node')

function run(program, ...given) {
  const { status, stdout, error } = spawnSync(program, given, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 28 })
  if (error) throw new Error(`${program} cannot be started: ${error.message}; install Rust with rustup`)
  if (status !== 0) process.exit(status ?? 1)
  return stdout.toString()
}

// Cargo would leave out the flags that keep the addon small.
if (process.env.RUSTFLAGS) process.stderr.write('RUSTFLAGS is set, so the addon becomes larger than what is packaged; unset it\n')

/** Builds the addon. Cargo itself says where it put the library, whatever its target folder is. */
function built(...how) {
  const messages = run('cargo', ...how, '--quiet', '--package', 'leadwerk-node', '--message-format', 'json')
  const artifacts = messages.split('\n').filter((line) => line.includes('"leadwerk_node"')).map((line) => JSON.parse(line))
  return artifacts.findLast((artifact) => artifact.reason === 'compiler-artifact').filenames[0]
}

// The one for the C library that this Node is built for.
const { glibcVersionRuntime } = process.report.getReport().header
const [name, other] = addonNames()
const addon = glibcVersionRuntime === undefined && other !== undefined ? other : name

mkdirSync(join(here, 'native'), { recursive: true })
copyFileSync(built('addon'), join(here, 'native', addon))
for (const name of ['LICENSE-APACHE', 'LICENSE-MIT']) copyFileSync(join(root, name), join(here, name))
// What is packaged does not describe itself; a build that is quickly made does.
const described = built('build', '--locked', '--features', 'declarations')
process.stdout.write(run(process.execPath, join(here, 'scripts', 'generate.mjs'), described, ...process.argv.slice(2)))
