//! Which lead is good: questions and points, what is learned from those that ended, media and campaigns.

mod media;
mod raters;

pub use media::{
    Judgements, MediaBy, MediaMix, MediaRanking, MediaReturns, MediumCost, MediumLead, MediumMix, MediumReturn,
    MediumRow, RankedMedium, UnrankedMedium, ValueSums, WhyUnranked,
};
pub use raters::{RaterGroup, RaterOptions, RaterRow, RaterScore, RaterTable, RaterVerdict, Rating};
