'use strict'

/** Every failure of leadwerk, with a stable code. */
class LeadwerkError extends Error {
  constructor(code, category, english, german, fields) {
    super(english)
    this.code = code
    this.category = category
    this.fields = fields
    this.german = german
  }
}
Object.defineProperty(LeadwerkError.prototype, 'name', { value: 'LeadwerkError', configurable: true, writable: true })

/** There is no room for a call. Its sentence cannot come from the core, since there is none to ask either. */
function noRoom(fault) {
  const text = `there is no room for it (${fault.message}); nothing is done, call from less deep or with less at once`
  const fields = { what: 'call', fault: text }
  return new LeadwerkError('UNREADABLE', 'input', `the call could not be read: ${text}`, `call war nicht lesbar: ${text}`, fields)
}

module.exports = { LeadwerkError, noRoom }
