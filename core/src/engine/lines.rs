//! A log as text: one record in a line, each as JSON.

use super::Engine;
use super::record::Record;
use crate::policy::Policy;
use crate::units::Error;

/// So many records are read before they are folded: enough to be quick, few enough to need no memory.
const CHUNK: usize = 1_024;

impl Engine {
    /// An engine that has folded a whole log, given as JSON lines.
    ///
    /// # Errors
    /// `POLICY_FAULTY`, and those of [`Engine::catch_up_lines`].
    pub fn replay_lines(policy: Policy, text: &str) -> Result<Self, Error> {
        let mut engine = Self::new(policy)?;
        engine.catch_up_lines(text)?;
        Ok(engine)
    }

    /// Follows the log: folds its tail, given as JSON lines. Empty lines are passed over, and so are records that are
    /// known already.
    ///
    /// # Errors
    /// `UNREADABLE` with line and column, `RECORD_TOO_NEW`, and those of [`Engine::catch_up`]. What comes before the line
    /// at fault is folded.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::engine::Engine;
    /// # use leadwerk::policy::Policy;
    /// # use leadwerk::units::{Currency, Timestamp};
    /// let policy = Policy::standard(Currency::new("EUR")?);
    /// let fault = Engine::replay_lines(policy, "\n{\"version\": 1}\n").unwrap_err();
    /// assert!(fault.to_string().starts_with("the record could not be read: line 2, column 1: missing field"));
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn catch_up_lines(&mut self, text: &str) -> Result<(), Error> {
        let mut chunk = Vec::with_capacity(CHUNK);
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            match Record::from_line(number, line) {
                Ok(record) => chunk.push(record),
                Err(fault) => return self.catch_up(&chunk).and(Err(fault)),
            }
            if chunk.len() == CHUNK {
                self.catch_up(&chunk)?;
                chunk.clear();
            }
        }
        self.catch_up(&chunk)
    }
}

/// Records as lines, each ended.
pub(super) fn write(records: &[Record]) -> Result<String, Error> {
    let mut text = String::new();
    for record in records {
        text.push_str(&record.to_json()?);
        text.push('\n');
    }
    Ok(text)
}
