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

module.exports = { LeadwerkError }
