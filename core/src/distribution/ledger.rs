//! The deficit ledger: what every channel and every member is owed.
//!
//! It is kept on two levels: the channels among each other, and the members of a channel among each other.

use super::balance::{Balance, Received};
use super::mean::Mean;
use super::weigh::{Owed, parts};
use crate::policy::Temperature;
use crate::units::{Fixed, Minor};
use leadwerk_macros::Canonical;

/// One side of the ledger: a member or a channel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Canonical)]
pub(crate) struct Account {
    pub(crate) owed: Balance,
    pub(crate) received: Received,
    /// Which departure its last one was, counted over all members from 1; 0 where it never left.
    left: u32,
}

/// A lead that a member has, as it is booked.
#[derive(Clone, Debug, PartialEq, Eq, Canonical)]
pub(crate) struct Entry {
    /// The year of the ledger in which it was booked.
    pub(crate) year: u32,
    /// How many members had left by then.
    pub(crate) departures: u32,
    pub(crate) member: u32,
    pub(crate) channel: u32,
    pub(crate) temperature: Temperature,
    /// Its expected value, in units of the mean.
    pub(crate) worth: Fixed,
    /// The same, in minor units.
    pub(crate) expected: Minor,
    /// What of it is in the mean of expectations, and the order value that is in the mean of values.
    pub(crate) counted: (Minor, Option<Minor>),
    /// What everybody was credited, as long as it can be refunded: until the lead is accepted.
    pub(crate) credits: Option<Box<Credits>>,
}

/// What everybody in play was credited of one lead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Canonical)]
pub(crate) struct Credits {
    pub(crate) channels: Vec<(u32, Fixed)>,
    pub(crate) members: Vec<(u32, Fixed)>,
}

/// What every channel and every member is owed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Canonical)]
pub(crate) struct Ledger {
    channels: Vec<Account>,
    members: Vec<Account>,
    /// The mean expected value of a lead, in minor units.
    pub(crate) expected: Mean,
    /// The mean order value of the leads that have one.
    pub(crate) values: Mean,
    /// How often the books were closed.
    pub(crate) year: u32,
    /// The year in which what is owed was last forgotten: what was booked before is not refunded.
    reset: u32,
    /// How often a member has left.
    pub(crate) departures: u32,
}

impl Ledger {
    /// The account of a member; a new one's is empty.
    pub(crate) fn member(&self, number: u32) -> Account {
        self.members.get(number as usize).copied().unwrap_or_default()
    }

    /// The account of a channel.
    pub(crate) fn channel(&self, number: u32) -> Account {
        self.channels.get(number as usize).copied().unwrap_or_default()
    }

    /// What a member is owed, as far as it matters for a lead of this temperature.
    pub(super) fn owed_to_member(&self, number: u32, temperature: Temperature) -> Owed {
        owed(&self.members, number, temperature)
    }

    /// The same of a channel.
    pub(super) fn owed_to_channel(&self, number: u32, temperature: Temperature) -> Owed {
        owed(&self.channels, number, temperature)
    }

    /// Books a lead that a member receives.
    pub(crate) fn book(&mut self, entry: &Entry) {
        let Entry { member, channel, temperature, worth, expected, .. } = *entry;
        if let Some(credits) = &entry.credits {
            credit(&mut self.channels, &credits.channels, temperature, worth, Balance::credit);
            credit(&mut self.members, &credits.members, temperature, worth, Balance::credit);
        }
        for account in [slot(&mut self.channels, channel), slot(&mut self.members, member)].into_iter().flatten() {
            account.owed.debit(temperature, Fixed::ONE, worth);
            account.received.add(temperature, expected);
        }
    }

    /// Takes a booking back, as if the lead had never been given. What was forgotten since stays forgotten; what falls to
    /// those who have left since falls to those who stay, by `shares`.
    pub(crate) fn refund(&mut self, entry: &Entry, shares: &[(u32, Fixed)]) {
        let Entry { year, member, channel, temperature, worth, expected, .. } = *entry;
        let Some(credits) = entry.credits.as_deref().filter(|_| year >= self.reset) else { return };
        for account in [slot(&mut self.channels, channel), slot(&mut self.members, member)].into_iter().flatten() {
            account.owed.credit(temperature, Fixed::ONE, worth);
            // What was received in an earlier year is not in this year's count.
            if year == self.year {
                account.received.take_off(temperature, expected);
            }
        }
        let (counted, value) = entry.counted;
        self.expected.take_off(counted);
        if let Some(value) = value {
            self.values.take_off(value);
        }
        let before = self.left_since(entry);
        credit(&mut self.channels, &credits.channels, temperature, worth, Balance::debit);
        credit(&mut self.members, &credits.members, temperature, worth, Balance::debit);
        self.pass_on(before, shares);
    }

    /// A lead that a member has turns out to be worth more or less. Those who were credited a share of it share the
    /// difference; once it is accepted, `others` do. What falls to those who have left since falls to those who stay.
    pub(crate) fn revalue(
        &mut self,
        entry: &mut Entry,
        by: Fixed,
        expected: Minor,
        others: &Credits,
        shares: &[(u32, Fixed)],
    ) {
        let more = expected.saturating_minus(entry.expected);
        let (member, channel) = (entry.member, entry.channel);
        entry.worth = entry.worth.plus(by);
        entry.expected = expected;
        // What was forgotten since stays forgotten.
        if entry.year < self.reset {
            return;
        }
        let before = self.left_since(entry);
        let credits = entry.credits.as_deref().unwrap_or(others);
        for (accounts, shares, own) in
            [(&mut self.channels, &credits.channels, channel), (&mut self.members, &credits.members, member)]
        {
            hand_out(accounts, shares, by, |account, part| account.owed.value = account.owed.value.plus(part));
            if let Some(account) = slot(accounts, own) {
                account.owed.value = account.owed.value.minus(by);
                if entry.year == self.year {
                    account.received.value = account.received.value.saturating_plus(more);
                }
            }
        }
        self.pass_on(before, shares);
    }

    /// A member is gone: what it was owed, or owes, goes to those who stay. What it received this year, it received.
    pub(crate) fn leave(&mut self, number: u32, shares: &[(u32, Fixed)]) {
        self.departures = self.departures.saturating_add(1);
        let departures = self.departures;
        let Some(gone) = slot(&mut self.members, number) else { return };
        gone.left = departures;
        let owed = core::mem::take(&mut gone.owed);
        self.spread(&owed, shares);
    }

    /// Whether a member has left, and perhaps come back, since a lead was booked.
    pub(crate) fn has_left_since(&self, number: u32, entry: &Entry) -> bool {
        self.member(number).left > entry.departures
    }

    /// What they are owed who were credited a share of a lead and have left since.
    fn left_since(&self, entry: &Entry) -> Vec<(u32, Balance)> {
        let credited = entry.credits.iter().flat_map(|credits| &credits.members).map(|(number, _)| *number);
        let left = credited.filter(|&number| self.has_left_since(number, entry));
        left.map(|number| (number, self.member(number).owed)).collect()
    }

    /// Puts those back to what they were owed, and gives what they came by to those who stay.
    fn pass_on(&mut self, before: Vec<(u32, Balance)>, shares: &[(u32, Fixed)]) {
        for (number, before) in before {
            let Some(account) = slot(&mut self.members, number) else { continue };
            let mut more = core::mem::replace(&mut account.owed, before);
            for (figure, before) in more.figures_mut().into_iter().zip(before.figures()) {
                *figure = figure.minus(before);
            }
            self.spread(&more, shares);
        }
    }

    /// Hands out what is owed among members.
    fn spread(&mut self, owed: &Balance, shares: &[(u32, Fixed)]) {
        for (place, whole) in owed.figures().into_iter().enumerate() {
            hand_out(&mut self.members, shares, whole, |account, part| {
                if let Some(figure) = account.owed.figures_mut().into_iter().nth(place) {
                    *figure = figure.plus(part);
                }
            });
        }
    }

    /// Takes so much off what a member, or a channel, is owed.
    pub(crate) fn clamp(&mut self, channel: bool, number: u32, by: &Balance) {
        let accounts = if channel { &mut self.channels } else { &mut self.members };
        if let Some(account) = slot(accounts, number) {
            for (figure, by) in account.owed.figures_mut().into_iter().zip(by.figures()) {
                *figure = figure.minus(by);
            }
        }
    }

    /// A new year: what was received is counted anew, and what is owed is carried over or forgotten.
    pub(crate) fn new_year(&mut self, carry: bool) {
        for account in self.channels.iter_mut().chain(&mut self.members) {
            account.received = Received::default();
            if !carry {
                account.owed = Balance::default();
            }
        }
        self.year = self.year.saturating_add(1);
        if !carry {
            self.reset = self.year;
        }
    }
}

/// Of each member in play it is asked with every lead: no account is copied for it.
fn owed(accounts: &[Account], number: u32, temperature: Temperature) -> Owed {
    accounts.get(number as usize).map_or_else(Owed::default, |account| Owed::new(&account.owed, temperature))
}

/// The account at a place, which grows as the roster does.
fn slot(accounts: &mut Vec<Account>, number: u32) -> Option<&mut Account> {
    let place = number as usize;
    if accounts.len() <= place {
        accounts.resize(place + 1, Account::default());
    }
    accounts.get_mut(place)
}

type Booking = fn(&mut Balance, Temperature, Fixed, Fixed);

/// Credits, or takes back, everybody's share of one lead.
fn credit(accounts: &mut Vec<Account>, shares: &[(u32, Fixed)], temperature: Temperature, worth: Fixed, book: Booking) {
    let mut each = shares.iter();
    hand_out(accounts, shares, worth, |account, part| {
        let share = each.next().map_or(Fixed::ZERO, |(_, share)| *share);
        book(&mut account.owed, temperature, share, part);
    });
}

/// Hands out the whole by shares.
fn hand_out(
    accounts: &mut Vec<Account>,
    shares: &[(u32, Fixed)],
    whole: Fixed,
    mut give: impl FnMut(&mut Account, Fixed),
) {
    let parts = parts(shares.iter().map(|(_, share)| *share), whole);
    for ((number, _), part) in shares.iter().zip(parts) {
        if let Some(account) = slot(accounts, *number) {
            give(account, part);
        }
    }
}
