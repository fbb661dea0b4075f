//! What happened in a time, counted; all reports of leads in motion are made of such lines.

use super::happened::{Happened, Step};
use crate::units::{Count, Currency, Error, Money};
use leadwerk_macros::crosses;

/// What happened to leads in a time. A lead counts wherever something happened to it in that time, whenever it came in: so
/// a line is no funnel, and its figures are not to be divided by each other without thought.
#[crosses]
#[derive(Eq)]
pub struct ReportLine {
    /// What the line is of: a medium, a campaign, a channel, a member, the first day of a period; empty for all.
    pub name: String,
    /// Leads that came in.
    pub captured: Count,
    /// Leads that became ready for sales, or were given to a member, for the first time. Nobody has them yet, so lines of
    /// members and channels count none.
    pub qualified: Count,
    /// Leads that were none.
    pub rejected: Count,
    /// Leads that a member accepted.
    pub accepted: Count,
    /// Leads that the member who has them spoke with for the first time.
    pub contacted: Count,
    /// Leads that sales gave back to marketing.
    pub demoted: Count,
    /// Leads that were won.
    pub won: Count,
    /// Leads that were lost.
    pub lost: Count,
    /// Leads that expired.
    pub expired: Count,
    /// The order value of those that were won.
    pub revenue: Money,
}

impl ReportLine {
    pub(super) fn new(name: impl Into<String>, currency: Currency) -> Result<Self, Error> {
        let zero = Count::new(0);
        Ok(Self {
            name: name.into(),
            captured: zero,
            qualified: zero,
            rejected: zero,
            accepted: zero,
            contacted: zero,
            demoted: zero,
            won: zero,
            lost: zero,
            expired: zero,
            revenue: Money::zero(currency),
        })
    }

    pub(super) fn count(&mut self, happened: &Happened) -> Result<(), Error> {
        let counter = match happened.step {
            Step::Captured => &mut self.captured,
            Step::Qualified => &mut self.qualified,
            Step::Rejected => &mut self.rejected,
            Step::Accepted => &mut self.accepted,
            Step::Contacted => &mut self.contacted,
            Step::Demoted => &mut self.demoted,
            Step::Won => &mut self.won,
            Step::Lost => &mut self.lost,
            Step::Expired => &mut self.expired,
        };
        *counter = Count::new(counter.get().saturating_add(1));
        if let (Step::Won, Some(value)) = (happened.step, happened.value) {
            self.revenue = self.revenue.plus(value)?;
        }
        Ok(())
    }

    /// Leads that came to an end in sales.
    pub(super) fn decided(&self) -> Count {
        Count::new(self.won.get().saturating_add(self.lost.get()).saturating_add(self.expired.get()))
    }
}
