//! Who gets a lead: so that quantity and quality are fair over the year, within limits that can be stated.
//!
//! | to | use |
//! |---|---|
//! | see what one way of giving does to a stream of leads | [`Rule`] |

mod rule;

pub use rule::Rule;
pub(crate) use rule::{Give, Lot};
