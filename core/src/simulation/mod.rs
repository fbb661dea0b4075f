//! A seeded year of a company: a world for demos, tests and benchmarks to live in.
//!
//! Contacts inquire and confirm, marketing qualifies, members answer offers and work their opportunities, managers
//! look after them, and time passes. Everybody acts by requests alone, reacts to what really happened, and errs now
//! and then. `docs/simulation.md` tells what the world is like; **every figure in it is invented**.
//!
//! | where | what |
//! |---|---|
//! | [`YearPlan`] | how large the year is, when it begins, with which seed |
//! | [`Year`] | the year: an iterator of requests, with an engine of its own inside |
//! | `market` | media, order values, seasons |
//! | `people` | members and how each of them behaves |
//! | `almanac` | the days of the year and their working hours |
//! | `chance` | seeded draws and waiting times, in whole numbers |
//! | `schedule` | what somebody is going to do, by time |
//! | `course` | what the world remembers of a living lead |
//! | `world` | who acts next, and who reacts to an answer |
//! | `arrival`, `consent`, `marketing`, `receiving`, `selling`, `deciding`, `staff`, `mischief` | behaviour, by phase of a lead's life |

mod almanac;
mod arrival;
mod chance;
mod consent;
mod course;
mod deciding;
mod market;
mod marketing;
mod mischief;
mod people;
mod plan;
mod receiving;
mod schedule;
mod selling;
mod staff;
mod words;
mod world;
mod year;

pub use plan::YearPlan;
pub use year::{Step, Year};
