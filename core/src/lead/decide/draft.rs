//! Where decisions go: each event is put where it stays, since to hand it on is a good part of the time that a decision takes.

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

/// What comes of a request, in the order of its records. Where the request is refused, all of it is dropped.
pub(crate) trait Draft {
    /// Adds an event.
    fn add(&mut self, by: By, event: Event);

    /// Adds why somebody is given a lead.
    fn choose(&mut self, choice: Choice);

    /// The events so far.
    fn events(&self) -> impl Iterator<Item = &Event> + Clone;

    /// Adds what was asked for.
    fn asked(&mut self, event: Event) {
        self.add(By::Asker, event);
    }

    /// Adds events, and why somebody is given a lead by them.
    fn extend(&mut self, by: By, events: Vec<Event>, choices: Vec<Choice>) {
        events.into_iter().for_each(|event| self.add(by, event));
        choices.into_iter().for_each(|choice| self.choose(choice));
    }
}
