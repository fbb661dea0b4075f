//! The partner programme, as data: points, probation, alarms, tiers.

use super::faults::Fault;
use super::span::{Span, SpanUnit};
use crate::units::{Count, Currency, Decimal, Error, Estimate, Money, Probability, TierId, Weight};
use leadwerk_macros::crosses;
use std::collections::BTreeSet;

/// The partner programme.
///
/// Nothing of it acts by itself: what falls below a limit is put before a person.
#[crosses]
pub struct ProgrammeRule {
    /// How points are earned and how long they count.
    pub points: PointsRule,
    /// The points that a member must keep to stay. Who wins as often as expected has 0 of selling on average, and in half of
    /// all times less: so the minimum lies below.
    pub least_points: Decimal,
    /// How long a new member is on probation: its points are not asked for yet. A day at least, or eight working hours.
    pub probation: Span,
    /// How long a member that fell below has to come back before a person decides; likewise.
    pub warning: Span,
    /// The evidence from which the alarm is amber: a false alarm in so many members, ever; above 1 and up to a million.
    pub amber: Estimate,
    /// The evidence from which it is red; above that of amber.
    pub red: Estimate,
    /// At a review of all members, which share of those named may be as good as expected, on average.
    pub review_share: Probability,
    /// The probability with which the interval of a score holds the true figure.
    pub interval: Probability,
    /// Below so many expected wins no score is published and no tier changes.
    pub least_expected: Decimal,
    /// The share of leads whose first contact is to come in time.
    pub in_time: Probability,
    /// With which probability a score must be above the limit of the next tier.
    pub promote_sure: Probability,
    /// With which probability it must be below the limit of its own tier.
    pub demote_sure: Probability,
    /// How many days a member stays at a tier at least.
    pub dwell_days: Count,
    /// The tiers, the lowest first; empty for a programme without tiers.
    #[serde(default)]
    pub tiers: Vec<TierRule>,
}

/// How points are earned and how long they count.
///
/// A win earns `per_win`, and each win that was to be expected of the accepted leads costs as much: who wins as often as
/// expected earns nothing by it on average, whatever leads it was given.
#[crosses]
#[derive(Eq)]
pub struct PointsRule {
    /// The points of a win: above 0, up to 100,000.
    pub per_win: Decimal,
    /// After how many days points count half: 1 to 3,660.
    pub half_life_days: Count,
    /// The largest share that process points may have in all that is earned: below 1. Diligence cannot replace selling.
    pub process_share: Probability,
    /// The points for good processing; what is not listed earns none.
    #[serde(default)]
    pub process: Vec<ProcessPoints>,
    /// The points of a win of a deal that the member registered itself: 0 to 100,000; nothing for none. Nobody said
    /// beforehand how likely it was, so unlike `per_win` nothing stands against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered_win: Option<Decimal>,
}

/// What good processing earns.
#[crosses]
#[derive(Copy, Eq)]
pub struct ProcessPoints {
    /// For what.
    pub kind: ProcessKind,
    /// How much: 0 to 1,000, at most three digits behind the point.
    pub points: Decimal,
}

/// What counts as good processing.
#[crosses]
pub enum ProcessKind {
    /// The first contact came in time.
    ContactedInTime,
    /// An offer was answered in time, with yes or no.
    AnsweredInTime,
    /// A lead was decided before its expiry, and the reason given.
    Decided,
    /// A field that the member recorded was found to be right later, by somebody who asked or looked. A field that is
    /// only filled earns nothing: that would be paid with rubbish.
    DataVerified,
}

/// A tier of the programme.
#[crosses]
pub struct TierRule {
    /// Its id.
    pub id: TierId,
    /// What people call it.
    pub name: String,
    /// The score that promotes to it; nothing if none is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promote_score: Option<Estimate>,
    /// Below this score it is lost again; less than `promote_score`, so that nobody goes to and fro.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demote_score: Option<Estimate>,
    /// The turnover of a year that promotes to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promote_turnover: Option<Money>,
    /// Below this turnover it is lost again; less than `promote_turnover`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demote_turnover: Option<Money>,
    /// What a member's weight is multiplied by.
    pub weight: Weight,
    /// How many undecided leads a member may have; nothing leaves it as agreed with the member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<Count>,
}

impl ProgrammeRule {
    /// A programme to begin with: 100 points for a win, and as many off for each expected one, counting half after a year;
    /// process points of 1 to 3 for each lead, at most 40 % of all; −250 to stay; half a year of probation, a month of warning;
    /// amber at 20 and red at 100; scores from three expected wins on, intervals of 90 %; two tiers, `partner` and `premium`: to the second leads
    /// a score surely (90 %) above 110, from it one surely (80 %) below 100, after a quarter at the earliest.
    ///
    /// # Errors
    /// None in practice; the names are valid ids.
    pub fn standard() -> Result<Self, Error> {
        let per_cent = |part| Probability::share(part, 100).unwrap_or(Probability::ONE);
        let points = |kind, number| Decimal::whole(number).map(|points| ProcessPoints { kind, points });
        Ok(Self {
            points: PointsRule {
                per_win: Decimal::whole(100)?,
                half_life_days: Count::new(365),
                process_share: per_cent(40),
                process: vec![
                    points(ProcessKind::ContactedInTime, 2)?,
                    points(ProcessKind::AnsweredInTime, 1)?,
                    points(ProcessKind::Decided, 1)?,
                    points(ProcessKind::DataVerified, 3)?,
                ],
                registered_win: None,
            },
            least_points: Decimal::whole(-250)?,
            probation: Span::parse("180 days")?,
            warning: Span::parse("30 days")?,
            amber: Estimate::of(20.0),
            red: Estimate::of(100.0),
            review_share: per_cent(5),
            interval: per_cent(90),
            least_expected: Decimal::whole(3)?,
            in_time: per_cent(90),
            promote_sure: per_cent(90),
            demote_sure: per_cent(80),
            dwell_days: Count::new(91),
            tiers: vec![tier("partner", "Partner", None)?, tier("premium", "Premium partner", Some([110.0, 100.0]))?],
        })
    }

    /// A tier, and its place, from 0 for the lowest.
    pub(crate) fn tier(&self, id: &TierId) -> Option<(usize, &TierRule)> {
        self.tiers.iter().enumerate().find(|(_, tier)| tier.id == *id)
    }

    /// What a kind of processing earns, in millionths of a point.
    pub(crate) fn process(&self, kind: ProcessKind) -> i64 {
        self.points.process.iter().find(|row| row.kind == kind).map_or(0, |row| row.points.millionths())
    }

    /// Refuses a rule with faults.
    ///
    /// # Errors
    /// `POLICY_FAULTY` with every fault.
    pub fn check(&self) -> Result<(), Error> {
        Fault::refuse(self.faults("", None))
    }

    /// Everything that makes it invalid; amounts are to be of this currency.
    pub(super) fn faults(&self, path: &str, currency: Option<Currency>) -> Vec<Fault> {
        let mut faults = Found { path, faults: Vec::new() };
        faults.of_points(&self.points);
        faults.of_alarm(self);
        for (name, share) in [
            ("interval", self.interval),
            ("review_share", self.review_share),
            ("promote_sure", self.promote_sure),
            ("demote_sure", self.demote_sure),
        ] {
            // "Surely" is more likely than not.
            let least = if name.ends_with("sure") { 500_000 } else { 10_000 };
            if !(least..=999_000).contains(&share.ppm()) {
                faults.add(name, format!("`{share}` is not allowed; give {} % to 99.9 %", least / 10_000));
            }
        }
        if self.least_expected < Decimal::ZERO {
            faults.add("least_expected", "is negative; give 0 or more".into());
        }
        for (name, span) in [("probation", self.probation), ("warning", self.warning)] {
            // A day's work is eight hours.
            if matches!((span.unit(), span.count()), (SpanUnit::Hours, ..24) | (SpanUnit::WorkingHours, ..8)) {
                faults.add(name, format!("`{span}` is less than a day; nobody could act on it"));
            }
        }
        faults.of_tiers(&self.tiers, currency);
        faults.faults
    }
}

fn tier(id: &str, name: &str, score: Option<[f64; 2]>) -> Result<TierRule, Error> {
    let [promote_score, demote_score] =
        score.map_or([None, None], |limits| limits.map(|limit| Some(Estimate::of(limit))));
    let thousandths = if score.is_some() { 1_250 } else { 1_000 };
    Ok(TierRule {
        id: TierId::new(id)?,
        name: name.into(),
        promote_score,
        demote_score,
        promote_turnover: None,
        demote_turnover: None,
        weight: Weight::new(thousandths)?,
        queue: None,
    })
}

struct Found<'a> {
    path: &'a str,
    faults: Vec<Fault>,
}

impl Found<'_> {
    fn add(&mut self, path: &str, fault: String) {
        self.faults.push(Fault { path: format!("{}{path}", self.path), fault });
    }

    fn of_points(&mut self, rule: &PointsRule) {
        let per_win = rule.per_win.millionths();
        if !(1_000..=100_000_000_000).contains(&per_win) || per_win % 1_000 != 0 {
            let fault = "is not between 0.001 and 100000, or has more than three digits behind the point";
            self.add("points.per_win", format!("`{}` {fault}", rule.per_win));
        }
        let whole =
            |points: &Decimal| (0..=100_000_000_000).contains(&points.millionths()) && points.millionths() % 1_000 == 0;
        if let Some(points) = rule.registered_win.filter(|points| !whole(points)) {
            let fault = "is not between 0 and 100000, or has more than three digits behind the point";
            self.add("points.registered_win", format!("`{points}` {fault}"));
        }
        let half_life = rule.half_life_days.get();
        if !(1..=3_660).contains(&half_life) {
            self.add("points.half_life_days", format!("`{half_life}` is not allowed; give 1 to 3660"));
        }
        if rule.process_share == Probability::ONE {
            self.add("points.process_share", "is 1, so diligence would replace selling; give less".into());
        }
        let mut seen = BTreeSet::new();
        for (place, row) in rule.process.iter().enumerate() {
            let millionths = row.points.millionths();
            if !(0..=1_000_000_000).contains(&millionths) || millionths % 1_000 != 0 {
                let fault = "is not between 0 and 1000, or has more than three digits behind the point";
                self.add(&format!("points.process[{place}].points"), format!("`{}` {fault}", row.points));
            }
            if !seen.insert(row.kind.name()) {
                self.add(
                    &format!("points.process[{place}].kind"),
                    format!("`{}` is listed twice; remove one", row.kind),
                );
            }
        }
    }

    fn of_alarm(&mut self, rule: &ProgrammeRule) {
        let (amber, red) = (rule.amber.get(), rule.red.get());
        if !(1.0..=1e6).contains(&amber) || amber <= 1.0 {
            self.add("amber", format!("`{amber}` is not allowed; give more than 1, up to 1000000"));
        }
        if !(amber..=1e9).contains(&red) || red <= amber {
            self.add("red", format!("`{red}` is not above amber, which is {amber}; raise it, up to 1000000000"));
        }
    }

    fn of_tiers(&mut self, tiers: &[TierRule], currency: Option<Currency>) {
        let mut seen = BTreeSet::new();
        for (place, tier) in tiers.iter().enumerate() {
            let at = |field: &str| format!("tiers[{place}].{field}");
            if !seen.insert(&tier.id) {
                self.add(&at("id"), format!("`{}` is listed twice; remove one", tier.id));
            }
            if tier.name.trim().is_empty() {
                self.add(&at("name"), "is empty; write what people call it".into());
            }
            let asks = tier.promote_score.is_some() || tier.promote_turnover.is_some();
            if place > 0 && !asks {
                self.add(&at("promote_score"), "is missing, and so is a turnover; say what leads to this tier".into());
            }
            if place == 0 && (asks || tier.demote_score.is_some() || tier.demote_turnover.is_some()) {
                self.add(&at("promote_score"), "the lowest tier is where members begin; ask for nothing".into());
            }
            for (name, score) in [("promote_score", tier.promote_score), ("demote_score", tier.demote_score)] {
                if score.is_some_and(|score| !(1.0..=1_000.0).contains(&score.get())) {
                    self.add(&at(name), "is not between 1 and 1000; 100 is what is expected".into());
                }
            }
            if tier.demote_score.is_some_and(|down| tier.promote_score.is_none_or(|up| down >= up)) {
                self.add(&at("demote_score"), "is not below promote_score; lower it".into());
            }
            let minor = |money: Option<Money>| money.map(|money| money.minor.get());
            if minor(tier.demote_turnover).is_some_and(|down| minor(tier.promote_turnover).is_none_or(|up| down >= up))
            {
                self.add(&at("demote_turnover"), "is not below promote_turnover; lower it".into());
            }
            for (name, money) in
                [("promote_turnover", tier.promote_turnover), ("demote_turnover", tier.demote_turnover)]
            {
                let fault = money.and_then(|money| money.worth_in(currency.unwrap_or(money.currency)).err());
                if let Some(fault) = fault {
                    self.add(&at(name), fault.to_string());
                }
            }
            if tier.weight == Weight::ZERO {
                self.add(&at("weight"), "is 0, so nobody at this tier would receive a lead; give more".into());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    fn paths(change: impl FnOnce(&mut ProgrammeRule)) -> Vec<String> {
        let mut rule = ProgrammeRule::standard().unwrap();
        change(&mut rule);
        rule.faults("programme.", Currency::new("EUR").ok()).into_iter().map(|fault| fault.path).collect()
    }

    #[test]
    fn the_standard_has_no_faults() {
        assert!(paths(|_| ()).is_empty());
        let rule = ProgrammeRule::standard().unwrap();
        assert_eq!(ProgrammeRule::from_json(&rule.to_json().unwrap()).unwrap(), rule);
    }

    #[test]
    fn a_policy_keeps_it() {
        let mut policy = Policy::standard(Currency::new("EUR").unwrap());
        policy.programme = ProgrammeRule::standard().ok();
        assert!(policy.faults().is_empty());
        assert_eq!(Policy::from_toml(&policy.to_toml().unwrap()).unwrap(), policy);
        policy.programme.as_mut().unwrap().red = Estimate::of(1.0);
        assert_eq!(policy.faults()[0].path, "programme.red");
    }

    #[test]
    fn what_cannot_be_kept() {
        let half = Probability::new(500_000).unwrap();
        assert_eq!(paths(|rule| rule.amber = Estimate::of(1.0)), ["programme.amber"]);
        assert_eq!(paths(|rule| rule.red = rule.amber), ["programme.red"]);
        assert_eq!(paths(|rule| rule.promote_sure = Probability::ONE), ["programme.promote_sure"]);
        assert_eq!(paths(|rule| rule.points.per_win = Decimal::ZERO), ["programme.points.per_win"]);
        let negative = Decimal::whole(-1).unwrap();
        assert_eq!(paths(|rule| rule.points.registered_win = Some(negative)), ["programme.points.registered_win"]);
        assert_eq!(paths(|rule| rule.points.half_life_days = Count::new(0)), ["programme.points.half_life_days"]);
        assert_eq!(paths(|rule| rule.points.process_share = Probability::ONE), ["programme.points.process_share"]);
        assert!(paths(|rule| rule.points.process_share = half).is_empty());
        assert_eq!(paths(|rule| rule.points.process[1] = rule.points.process[0]), ["programme.points.process[1].kind"]);
        assert_eq!(paths(|rule| rule.tiers[1].id = rule.tiers[0].id.clone()), ["programme.tiers[1].id"]);
        assert_eq!(
            paths(|rule| rule.tiers[1].promote_score = rule.tiers[1].demote_score),
            ["programme.tiers[1].demote_score"]
        );
        assert_eq!(paths(|rule| rule.tiers[1].promote_score = None).len(), 2);
        let yen = Money::new(5, "JPY").unwrap();
        assert_eq!(paths(|rule| rule.tiers[1].promote_turnover = Some(yen)), ["programme.tiers[1].promote_turnover"]);
        for (span, allowed) in
            [("23 hours", false), ("24 hours", true), ("7 working hours", false), ("8 working hours", true)]
        {
            assert_eq!(paths(|rule| rule.warning = Span::parse(span).unwrap()).is_empty(), allowed, "{span}");
        }
    }
}
