//! Which lead is good: questions and points, what is learned from those that ended, media and campaigns.
