//! Whether what is known of a lead can be true: checks, duplicates, how well data are kept.
//!
//! | to | use |
//! |---|---|
//! | see what is missing in contact data, and what cannot be | [`ContactCheck`] |
//! | know whether a town has a postcode | [`PostcodeTable`] |
//! | make keys of contact data, and find leads that are the same | [`DuplicateKeys`], [`DuplicateIndex`] |
//! | see how well members and media keep their data, and whether that falls | [`Maintenance`] |
//! | have its rows from a log | [`crate::engine::MaintenanceFold`] |
//!
//! Contact data are personal. They are looked at and not kept: a finding names the field and never what stands in it,
//! and the index of duplicates holds nothing but keyed hashes.

mod check;
mod contact;
mod duplicate;
mod email;
mod letters;
mod maintenance;
mod phone;
mod place;
mod words;

pub use check::{ContactCheck, DataAdvice, DataFinding, DataReport};
pub use contact::{ContactData, ContactRow};
pub use duplicate::{
    DuplicateCandidate, DuplicateIndex, DuplicateKey, DuplicateKeys, DuplicateReason, DuplicateVerdict,
};
pub use maintenance::{
    FieldCounts, Maintenance, MaintenanceGroup, MaintenancePeriod, MaintenanceRow, MaintenanceRule, MaintenanceShare,
    MaintenanceTrend,
};
pub use place::{PostcodeFit, PostcodeRow, PostcodeTable};
