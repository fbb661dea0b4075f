'use strict'
// Finds the native half for this platform.

const { existsSync } = require('node:fs')
const { join } = require('node:path')
const { LeadwerkError } = require('./error.cjs')
const { version } = require('../package.json')

/**
 * What the addon of this platform is called; a release brings one for each. Linux has two C libraries, and the addon of
 * the other one does not load: to try is quicker than to ask which it is.
 */
const addonNames = () =>
  ['', ...(process.platform === 'linux' ? ['-musl'] : [])].map((libc) => `leadwerk-${process.platform}-${process.arch}${libc}.node`)

/** The only error that cannot come from the core, since it is the core that is missing. */
function missing(name, fault) {
  const english = `the addon \`${name}\` of leadwerk ${version} cannot be used: ${fault}; install the package anew on this `
    + 'platform, or build it from source with `npm run build`'
  const german = `das Addon \`${name}\` von leadwerk ${version} ist nicht verwendbar: ${fault}; installieren Sie das Paket `
    + 'auf dieser Plattform neu, oder bauen Sie es mit `npm run build`'
  return new LeadwerkError('ADDON_MISSING', 'data', english, german, { addon: name, fault })
}

/** The first that loads. */
function open([name, ...others]) {
  try {
    return require(join(__dirname, '..', 'native', name))
  } catch (fault) {
    const none = fault.code === 'MODULE_NOT_FOUND'
    for (const other of others) if (existsSync(join(__dirname, '..', 'native', other))) return open([other])
    throw missing(name, none ? 'there is none for this platform' : fault.message)
  }
}

function load() {
  const names = addonNames()
  const addon = open(names)
  // The bytes between the halves have no version of their own: both come from one build.
  if (addon.version() !== version) throw missing(names[0], `it is of version ${addon.version()}`)
  return addon
}

module.exports = { addonNames, load }
