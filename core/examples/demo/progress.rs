//! Says how far a long run has come, to a terminal alone.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// A line on the error output that is written over while the run goes on, and wiped at its end.
pub(crate) struct Progress {
    what: &'static str,
    done: usize,
    told: Option<Instant>,
}

impl Progress {
    pub(crate) fn new(what: &'static str) -> Self {
        Self { what, done: 0, told: std::io::stderr().is_terminal().then(Instant::now) }
    }

    /// One more is done.
    pub(crate) fn step(&mut self) {
        self.done += 1;
        let due = |told: &Instant| self.done.is_multiple_of(512) && told.elapsed() > Duration::from_millis(150);
        if self.told.as_ref().is_some_and(due) {
            self.told = Some(Instant::now());
            eprint!("\r{}: {}", self.what, self.done);
            let _ = std::io::stderr().flush();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.told.is_some() {
            eprint!("\r\x1b[K");
        }
    }
}
