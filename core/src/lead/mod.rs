//! A lead's life: what may be asked, what happens, and what is known.
//!
//! | to | use |
//! |---|---|
//! | ask for something | [`Command`], as an [`Actor`] |
//! | learn what happened | [`Event`] |
//! | see a lead | [`LeadView`], from [`crate::engine::Engine::lead`] |
//! | know what is possible when | [`phases`], and the table in `docs/lifecycle.md` |

mod actor;
pub(crate) mod booking;
mod command;
mod consent;
mod deadline;
pub(crate) mod decide;
mod event;
pub(crate) mod fold;
mod gate;
mod list;
pub(crate) mod names;
mod phase;
mod plan;
mod redact;
pub(crate) mod state;
mod transition;
mod view;

pub use actor::Actor;
pub use command::{Command, CommandKind};
pub use consent::ConsentState;
pub use deadline::DeadlineKind;
pub use event::{Event, EventKind};
pub use phase::{Owner, Phase};
pub use plan::{PlanEntry, PlanKey};
pub use transition::phases;
pub(crate) use view::Related;
pub use view::{Due, FactView, FindingView, LeadView, NoteView};
