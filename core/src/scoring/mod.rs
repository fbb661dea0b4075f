//! Which lead is good: questions and points, what is learned from those that ended, media and campaigns.

mod media;

pub use media::{
    Judgements, MediaBy, MediaMix, MediaRanking, MediaReturns, MediumCost, MediumLead, MediumMix, MediumReturn,
    MediumRow, RankedMedium, UnrankedMedium, ValueSums, WhyUnranked,
};
