//! Shares, and what becomes of them.

use super::given::{MaintenanceRow, MaintenanceRule};
use crate::numerics::beta::{Beta, normal_quantile};
use crate::numerics::trend::{ShareAt, normal_below, trend};
use crate::units::{Count, Error, Estimate, Probability, Timestamp};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

const DAY: i64 = 86_400_000;

/// Fewer say nothing of a trend.
const FEWEST_PERIODS: usize = 3;

/// How well data are kept: by all, by each member, of each medium, over time.
///
/// # Example
/// ```
/// use leadwerk::quality::{Maintenance, MaintenanceRow, MaintenanceRule};
/// use leadwerk::units::{Count, LeadId, Timestamp};
///
/// // 40 leads in each of four months; at first 36 are complete, in the end 24.
/// let mut rows = Vec::new();
/// for lead in 0..160_i64 {
///     let (month, place) = (lead / 40, lead % 40);
///     let recorded = if place < 36 - 4 * month { 5 } else { 3 };
///     let at = Timestamp::new(month * 30 * 86_400_000)?;
///     let [wanted, recorded, none] = [5, recorded, 0].map(Count::new);
///     let lead = LeadId::new(format!("L{lead}"))?;
///     rows.push(MaintenanceRow { lead, member: None, medium: None, at, wanted, recorded, verified: none, verified_later: none });
/// }
/// let maintenance = Maintenance::of(&rows, MaintenanceRule::standard())?;
/// assert_eq!(maintenance.total.complete.share.map(|share| share.to_string()), Some("75 %".to_owned()));
/// assert!(maintenance.total.complete_trend.is_some_and(|trend| trend.alarm));
/// # Ok::<(), leadwerk::Error>(())
/// ```
#[crosses]
pub struct Maintenance {
    /// All leads.
    pub total: MaintenanceGroup,
    /// By member; leads without one are left out.
    pub members: Vec<MaintenanceGroup>,
    /// By medium; leads without one are left out.
    pub media: Vec<MaintenanceGroup>,
}

/// How well the data of some leads are kept.
#[crosses]
pub struct MaintenanceGroup {
    /// The member or the medium; empty for all.
    pub name: String,
    /// How many of all leads have every fact that is wanted.
    pub complete: MaintenanceShare,
    /// How many of the leads of which anything is recorded have all of that verified.
    pub verified: MaintenanceShare,
    /// The same fact by fact.
    pub fields: FieldCounts,
    /// Over time; periods without a lead are left out.
    pub periods: Vec<MaintenancePeriod>,
    /// What becomes of the share of complete leads; nothing in fewer than three periods, or where all are alike.
    pub complete_trend: Option<MaintenanceTrend>,
    /// The same of verified leads.
    pub verified_trend: Option<MaintenanceTrend>,
}

/// How many leads of how many.
#[crosses]
#[derive(Copy, Eq)]
pub struct MaintenanceShare {
    /// How many.
    pub count: Count,
    /// Of how many.
    pub of: Count,
    /// The share; nothing where there are none.
    pub share: Option<Probability>,
    /// Below which it hardly lies: the lower end of Jeffreys' interval.
    pub low: Probability,
    /// Above which it hardly lies.
    pub high: Probability,
}

/// Facts, counted. Those of one lead go together, so no interval is given.
#[crosses]
#[derive(Copy, Default, Eq)]
pub struct FieldCounts {
    /// How many are wanted.
    pub wanted: i64,
    /// How many of these are recorded.
    pub recorded: i64,
    /// How many of these are verified.
    pub verified: i64,
    /// How many of these were verified later than recorded.
    pub verified_later: i64,
}

/// A period.
#[crosses]
#[derive(Eq)]
pub struct MaintenancePeriod {
    /// Its number: so many times `period_days` since 1970.
    pub period: i64,
    /// When it begins.
    pub since: Timestamp,
    /// As of the group.
    pub complete: MaintenanceShare,
    /// As of the group.
    pub verified: MaintenanceShare,
    /// As of the group.
    pub fields: FieldCounts,
}

/// What becomes of a share.
#[crosses]
#[derive(Copy)]
pub struct MaintenanceTrend {
    /// By how much it grows from period to period; below 0 it falls.
    pub per_period: Estimate,
    /// Below which that hardly lies.
    pub low: Estimate,
    /// Above which it hardly lies.
    pub high: Estimate,
    /// How often shares would seem to fall as much, or more, where none does: the test of Cochran and Armitage, one-sided.
    pub by_chance: Probability,
    /// Whether that is seldom enough to be told: the downward spiral. The rule's probability of a false alarm holds for all
    /// looks together, one at the end of each period; whoever looks more often than that has more of them.
    pub alarm: bool,
}

/// The sums of some leads.
#[derive(Clone, Copy, Default)]
struct Sums {
    leads: u32,
    complete: u32,
    begun: u32,
    verified: u32,
    fields: FieldCounts,
}

impl Sums {
    fn add(&mut self, row: &MaintenanceRow) {
        let begun = row.recorded.get() > 0;
        self.leads += 1;
        self.complete += u32::from(row.recorded == row.wanted);
        self.begun += u32::from(begun);
        self.verified += u32::from(begun && row.verified == row.recorded);
        self.fields.wanted += i64::from(row.wanted.get());
        self.fields.recorded += i64::from(row.recorded.get());
        self.fields.verified += i64::from(row.verified.get());
        self.fields.verified_later += i64::from(row.verified_later.get());
    }
}

/// The sums of a group, over time and all in one.
#[derive(Default)]
struct Course {
    all: Sums,
    periods: BTreeMap<i64, Sums>,
}

impl Course {
    fn add(&mut self, row: &MaintenanceRow, period: i64) {
        self.all.add(row);
        self.periods.entry(period).or_default().add(row);
    }

    fn group(&self, name: &str, rule: &MaintenanceRule, alarm: f64) -> Result<MaintenanceGroup, Error> {
        let share = |count, of| MaintenanceShare::of(count, of, rule);
        let period = |(period, sums): (&i64, &Sums)| {
            Ok(MaintenancePeriod {
                period: *period,
                since: Timestamp::new(period * i64::from(rule.period_days.get()) * DAY)?,
                complete: share(sums.complete, sums.leads)?,
                verified: share(sums.verified, sums.begun)?,
                fields: sums.fields,
            })
        };
        let (all, trend) = (self.all, |part: fn(&Sums) -> (u32, u32)| self.trend(part, rule, alarm));
        Ok(MaintenanceGroup {
            name: name.into(),
            complete: share(all.complete, all.leads)?,
            verified: share(all.verified, all.begun)?,
            fields: all.fields,
            periods: self.periods.iter().map(period).collect::<Result<_, Error>>()?,
            complete_trend: trend(|sums| (sums.complete, sums.leads))?,
            verified_trend: trend(|sums| (sums.verified, sums.begun))?,
        })
    }

    fn trend(
        &self,
        part: fn(&Sums) -> (u32, u32),
        rule: &MaintenanceRule,
        alarm: f64,
    ) -> Result<Option<MaintenanceTrend>, Error> {
        let first = self.periods.keys().next().copied().unwrap_or_default();
        let share = |(period, sums): (&i64, &Sums)| {
            let (with, of) = part(sums);
            #[expect(clippy::cast_precision_loss, reason = "nobody has 2⁵³ periods")]
            let at = (period - first) as f64;
            ShareAt { at, with: with.into(), of: of.into() }
        };
        let shares: Vec<_> = self.periods.iter().map(share).filter(|share| share.of > 0.0).collect();
        let Some(found) = trend(&shares).filter(|_| shares.len() >= FEWEST_PERIODS) else { return Ok(None) };
        // One look at the end of each period, from the third on; of all that may go wrong, the k-th gets 1 / (k (k + 1)).
        let looks = f64::from(u32::try_from(shares.len() + 1 - FEWEST_PERIODS).unwrap_or(u32::MAX));
        let alarm = alarm / (looks * (looks + 1.0));
        let reach = found.error * normal_quantile(0.5 + f64::from(rule.interval) / 2.0);
        let by_chance = normal_below(found.z);
        Ok(Some(MaintenanceTrend {
            per_period: Estimate::of(found.slope),
            low: Estimate::of(found.slope - reach),
            high: Estimate::of(found.slope + reach),
            by_chance: Probability::try_from(by_chance.clamp(0.0, 1.0))?,
            alarm: by_chance < alarm,
        }))
    }
}

impl MaintenanceShare {
    fn of(count: u32, of: u32, rule: &MaintenanceRule) -> Result<Self, Error> {
        let (low, high) = Beta::jeffreys(count.into(), of.into()).interval(rule.interval.into());
        let [low, high] = [low, high].map(|end| Probability::try_from(end.clamp(0.0, 1.0)));
        let share = Probability::share(count.into(), of.into());
        Ok(Self { count: Count::new(count), of: Count::new(of), share, low: low?, high: high? })
    }
}

impl Maintenance {
    /// How well the data of these leads are kept. The order of the rows does not matter.
    ///
    /// Each group has two trends. The alarm of the rule is shared among all trends of a kind of groups (Bonferroni): with
    /// ten members, each trend rings at a twentieth of it. It is spent over the looks at the ends of periods, too: the k-th
    /// look, at k + 2 periods, has 1/(k (k + 1)) of it, so that all looks together keep the word.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE` where a rule has one, or a row has more recorded than wanted, more verified than recorded, or
    /// more verified later than verified.
    pub fn of(rows: &[MaintenanceRow], rule: MaintenanceRule) -> Result<Self, Error> {
        rule.check()?;
        rows.iter().try_for_each(MaintenanceRow::check)?;
        let mut total = Course::default();
        let [mut members, mut media] = [(); 2].map(|()| BTreeMap::<&str, Course>::new());
        for row in rows {
            let period = row.at.milliseconds().div_euclid(i64::from(rule.period_days.get()) * DAY);
            total.add(row, period);
            if let Some(member) = &row.member {
                members.entry(member.as_str()).or_default().add(row, period);
            }
            if let Some(medium) = &row.medium {
                media.entry(medium.as_str()).or_default().add(row, period);
            }
        }
        let alarm =
            |groups: usize| f64::from(rule.alarm) / (2.0 * f64::from(u32::try_from(groups).unwrap_or(u32::MAX)));
        let groups = |courses: &BTreeMap<&str, Course>| {
            let alarm = alarm(courses.len());
            courses.iter().map(|(name, course)| course.group(name, &rule, alarm)).collect::<Result<Vec<_>, _>>()
        };
        Ok(Self { total: total.group("", &rule, alarm(1))?, members: groups(&members)?, media: groups(&media)? })
    }
}
