'use strict'
// Finds the native half for this platform.

const { join } = require('node:path')
const { LeadwerkError } = require('./error.cjs')
const { version } = require('../package.json')

/** What the addon of this platform is called: the build names it so, and a release brings one for each platform. */
function addonName() {
  const { header } = process.report.getReport()
  const libc = process.platform === 'linux' && !header.glibcVersionRuntime ? '-musl' : ''
  return `leadwerk-${process.platform}-${process.arch}${libc}.node`
}

/** The only error that cannot come from the core, since it is the core that is missing. */
function missing(name, fault) {
  const english = `the addon \`${name}\` of leadwerk ${version} cannot be used: ${fault}; install the package anew on this `
    + 'platform, or build it from source with `npm run build`'
  const german = `das Addon \`${name}\` von leadwerk ${version} ist nicht verwendbar: ${fault}; installieren Sie das Paket `
    + 'auf dieser Plattform neu, oder bauen Sie es mit `npm run build`'
  return new LeadwerkError('ADDON_MISSING', 'data', english, german, { addon: name, fault })
}

function load() {
  const name = addonName()
  let addon
  try {
    addon = require(join(__dirname, '..', 'native', name))
  } catch (fault) {
    throw missing(name, fault.code === 'MODULE_NOT_FOUND' ? 'there is none for this platform' : fault.message)
  }
  // The bytes between the halves have no version of their own: both come from one build.
  if (addon.version() !== version) throw missing(name, `it is of version ${addon.version()}`)
  return addon
}

module.exports = { addonName, load }
