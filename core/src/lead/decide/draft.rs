//! Where decisions go: each event is put where it stays, since to hand it on is a good part of what a decision takes.

use crate::distribution::Choice;
use crate::lead::event::Event;

/// Whose doing an event is.
#[derive(Clone, Copy)]
pub(crate) enum By {
    /// Of whoever asked.
    Asker,
    /// Of time, or of the rules: nobody's but the system's.
    System,
}

/// What comes of a request, in the order of its records. Where the request is refused, whoever made the draft drops it.
pub(crate) trait Draft {
    /// Adds an event.
    fn add(&mut self, by: By, event: Event);

    /// Adds events.
    fn add_all(&mut self, by: By, events: Vec<Event>);

    /// Adds why somebody is given a lead, one for each.
    fn choose(&mut self, choices: Vec<Choice>);

    /// The events so far.
    fn events(&self) -> impl Iterator<Item = &Event> + Clone;

    /// Adds what was asked for.
    fn asked(&mut self, event: Event) {
        self.add(By::Asker, event);
    }
}
