//! Some members of the roster, in few letters.

use crate::units::{Error, Text};
use core::fmt::Write;
use leadwerk_macros::crosses;

/// Some members, by their numbers in the roster: `0-3,5,7-9`. Numbers ascend and runs are joined, so a set has one form;
/// the empty one is an empty text. A member's number is its place in the order in which members joined.
#[crosses(plain = String)]
#[derive(Eq, Hash, Default)]
pub struct RosterSet(Vec<(u32, u32)>);

impl RosterSet {
    /// The set of these numbers, which ascend.
    pub(crate) fn new(numbers: impl IntoIterator<Item = u32>) -> Self {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for number in numbers {
            match runs.last_mut() {
                Some((_, last)) if last.checked_add(1) == Some(number) => *last = number,
                _ => runs.push((number, number)),
            }
        }
        Self(runs)
    }

    /// Reads a set.
    ///
    /// # Errors
    /// `UNREADABLE` when it is not written as above.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let unreadable = || Error::Unreadable {
            what: "roster set".into(),
            fault: Text::from(format!("`{text}` is not written like `0-3,5,7-9`")),
        };
        let number = |digits: &str| {
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
            digits.parse::<u32>().ok().filter(|_| plain)
        };
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for run in text.split(',').filter(|_| !text.is_empty()) {
            let (first, last) = match run.split_once('-') {
                Some((first, last)) => (number(first), number(last).filter(|last| Some(*last) > number(first))),
                None => (number(run), number(run)),
            };
            let (first, last) = first.zip(last).ok_or_else(unreadable)?;
            // Two runs that touch would be one.
            if runs.last().is_some_and(|(_, before)| first <= before.saturating_add(1)) {
                return Err(unreadable());
            }
            runs.push((first, last));
        }
        Ok(Self(runs))
    }

    /// The numbers, ascending.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.0.iter().flat_map(|(first, last)| *first..=*last)
    }

    /// The largest number.
    pub fn last(&self) -> Option<u32> {
        self.0.last().map(|(_, last)| *last)
    }
}

impl TryFrom<String> for RosterSet {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        Self::parse(&text)
    }
}

impl From<RosterSet> for String {
    fn from(set: RosterSet) -> Self {
        set.to_string()
    }
}

impl core::fmt::Display for RosterSet {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        for (place, (first, last)) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_char(',')?;
            }
            if first == last { write!(f, "{first}")? } else { write!(f, "{first}-{last}")? }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_set_is_refused() {
        for bad in [",", "1,", "3-1", "2-2", "1,2", "1-3,4", "2,1", "01", "1-", "-1", "+1", " 1", "4294967296", "a"] {
            assert_eq!(RosterSet::parse(bad).unwrap_err().code(), "UNREADABLE", "{bad}");
        }
        assert_eq!(RosterSet::parse("0-3,5").unwrap().numbers().collect::<Vec<_>>(), [0, 1, 2, 3, 5]);
        assert_eq!(RosterSet::parse("").unwrap(), RosterSet::default());
    }

    proptest! {
        #[test]
        fn there_and_back(numbers in proptest::collection::btree_set(0..300_u32, 0..60)) {
            let set = RosterSet::new(numbers.iter().copied());
            prop_assert_eq!(set.numbers().collect::<Vec<_>>(), numbers.into_iter().collect::<Vec<_>>());
            prop_assert_eq!(RosterSet::parse(&set.to_string()).unwrap(), set);
        }
    }
}
