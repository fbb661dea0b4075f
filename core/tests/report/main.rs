//! Reports of the simulated year: right, whole, and harmless.

#[path = "../common/mod.rs"]
#[allow(dead_code, reason = "every test crate uses a part of it")]
mod common;

mod pages;
mod year;
