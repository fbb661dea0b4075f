//! How things are reckoned, without a word of leads.

pub(crate) mod beta;
pub(crate) mod counts;
pub(crate) mod gamma;
pub(crate) mod isotonic;
pub(crate) mod linear;
pub(crate) mod lot;
pub(crate) mod odds;
pub(crate) mod rate;
pub(crate) mod spd;
pub(crate) mod total;
pub(crate) mod trend;
