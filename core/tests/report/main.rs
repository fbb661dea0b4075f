//! Reports of the simulated year: right, whole, and harmless.

mod figures;
mod hostile;
mod pages;
mod year;
