#![doc = include_str!("../../README.md")]
// The glue of these languages is generated with unsafe code in it; without them there is none.
#![cfg_attr(not(any(feature = "python", feature = "mobile")), forbid(unsafe_code))]

#[cfg(any(feature = "python", feature = "node", feature = "mobile", feature = "shapes"))]
pub mod crossing;
pub mod distribution;
pub mod engine;
pub mod lead;
mod numerics;
pub mod partner;
pub mod pipeline;
pub mod policy;
pub mod quality;
pub mod report;
pub mod scoring;
pub mod simulation;
pub mod units;

pub use units::Error;

#[cfg(feature = "mobile")]
uniffi::setup_scaffolding!();
