//! Every form of every macro, with no language on. Generated code names `crate::units`, so a small one stands here.
#![expect(
    unexpected_cfgs,
    reason = "the features of the languages belong to the crate that uses the macros, not to this test"
)]
#![forbid(unsafe_code)]

mod canonical;
pub mod crosses;
mod refusals;
pub mod units;
