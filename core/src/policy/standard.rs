//! A good policy to start from.

use super::rules::Policy;
use crate::units::Currency;

impl Policy {
    /// The standard policy as TOML, with the reasons for its rules: copy it and change what differs.
    pub const STANDARD: &'static str = include_str!("standard.toml");

    /// The standard policy: a company of medium size that sells to companies in Germany.
    ///
    /// Six stages from the first suspicion (F) to the order (A), each entered by verifiable facts; double opt-in;
    /// hot leads handed over within a working hour; final expiry after 180 days; deferrals refused from the fourth
    /// on. Working hours are Monday to Friday from 08:00 to 17:00 in Europe/Berlin, with the public holidays of
    /// 2026 to 2028 that all federal states share.
    ///
    /// # Example
    /// ```
    /// # use leadwerk::policy::Policy;
    /// # use leadwerk::units::Currency;
    /// let policy = Policy::standard(Currency::new("CHF")?);
    /// let stages: Vec<_> = policy.pipeline.stages.iter().map(|stage| stage.id.as_str()).collect();
    /// assert_eq!(stages, ["F", "E", "D", "C", "B", "A"]);
    /// assert!(policy.faults().is_empty() && policy.check().is_empty());
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    #[expect(clippy::expect_used, reason = "the text is a constant, and the tests read it")]
    pub fn standard(currency: Currency) -> Self {
        let policy = Self::from_toml(Self::STANDARD).expect("the standard policy is without faults");
        Self { currency, ..policy }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Day, Right, Role, Rules};
    use std::collections::BTreeSet;

    fn standard() -> Policy {
        Policy::standard(Currency::new("EUR").unwrap())
    }

    /// Easter Sunday as month and day: the anonymous Gregorian algorithm (Nature, 1876).
    fn easter(year: i64) -> (i8, i8) {
        let (a, b, c) = (year % 19, year / 100, year % 100);
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        let m = (a + 11 * h + 22 * l) / 451;
        let n = h + l - 7 * m + 114;
        (i8::try_from(n / 31).unwrap(), i8::try_from(n % 31 + 1).unwrap())
    }

    #[test]
    fn no_faults_and_no_findings() {
        assert_eq!(standard().faults(), []);
        assert_eq!(standard().check(), []);
    }

    #[test]
    fn the_holidays_are_those_of_all_federal_states() {
        // Published dates first, so that the algorithm is not its own witness.
        assert_eq!((easter(2000), easter(2024), easter(2025)), ((4, 23), (3, 31), (4, 20)));
        let mut expected = BTreeSet::new();
        for year in 2026..=2028_i16 {
            let (month, day) = easter(year.into());
            let sunday = jiff::civil::date(year, month, day);
            // Good Friday, Easter Monday, Ascension, Whit Monday.
            for offset in [-2, 1, 39, 50_i64] {
                expected.insert(sunday.checked_add(jiff::Span::new().days(offset)).unwrap().to_string());
            }
            for fixed in ["01-01", "05-01", "10-03", "12-25", "12-26"] {
                expected.insert(format!("{year}-{fixed}"));
            }
        }
        let holidays: BTreeSet<_> = standard().calendar.holidays.iter().map(Day::to_string).collect();
        assert_eq!(holidays, expected);
        assert_eq!(standard().calendar.holidays.len(), 27);
    }

    #[test]
    fn everybody_may_do_their_work_and_no_more() {
        let rules = Rules::new(standard()).unwrap();
        let rights = |role| Right::ALL.iter().filter(|&&right| rules.allows(role, right)).count();
        assert_eq!(Role::ALL.iter().map(|&role| rights(role)).collect::<Vec<_>>(), [13, 6, 12, 5, 3]);
        assert!(!rules.allows(Role::Manager, Right::Tick));
        assert_eq!(rules.roles_with(Right::Distribute).to_string(), "`system`, `marketing`, `manager`");
        assert_eq!(rules.roles_with(Right::Tick).to_string(), "`system`");
        assert_eq!(rules.roles_with(Right::Staff).to_string(), "`system`, `manager`");
    }

    #[test]
    fn the_longest_stays_fit_before_the_expiry() {
        let policy = standard();
        let days: u32 =
            policy.pipeline.stages.iter().filter_map(|stage| stage.longest_stay).map(|stay| stay.count()).sum();
        assert_eq!((days, policy.handover.expires_after.count()), (164, 180));
    }
}
