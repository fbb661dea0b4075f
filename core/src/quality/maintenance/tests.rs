//! Shares and trends, by hand and by published figures.

use super::*;
use crate::numerics::lot::Lot;
use crate::units::{Count, LeadId, MediumId, MemberId, Probability, Timestamp};
use proptest::prelude::*;

const DAY: i64 = 86_400_000;

fn row(lead: usize, day: i64, counts: [u32; 4]) -> MaintenanceRow {
    let [wanted, recorded, verified, verified_later] = counts.map(Count::new);
    let (lead, at) = (LeadId::new(format!("L{lead}")).unwrap(), Timestamp::new(day * DAY).unwrap());
    MaintenanceRow { lead, member: None, medium: None, at, wanted, recorded, verified, verified_later }
}

fn of(rows: &[MaintenanceRow]) -> Maintenance {
    Maintenance::of(rows, MaintenanceRule::standard()).unwrap()
}

#[test]
fn counts_by_hand() {
    let rows = [row(1, 0, [3, 3, 3, 1]), row(2, 29, [3, 2, 1, 1]), row(3, 30, [3, 0, 0, 0]), row(4, -1, [0, 0, 0, 0])];
    let total = of(&rows).total;
    assert_eq!((total.complete.count, total.complete.of), (Count::new(2), Count::new(4)));
    assert_eq!((total.verified.count, total.verified.of), (Count::new(1), Count::new(2)));
    assert_eq!(total.fields, FieldCounts { wanted: 9, recorded: 5, verified: 4, verified_later: 2 });
    let periods: Vec<_> =
        total.periods.iter().map(|period| (period.period, period.since.milliseconds(), period.complete.of)).collect();
    assert_eq!(periods, [(-1, -30 * DAY, Count::new(1)), (0, 0, Count::new(2)), (1, 30 * DAY, Count::new(1))]);
}

/// `scipy.stats.beta`, in the published table of reference figures.
#[test]
fn the_interval_is_the_published_one() {
    let rows: Vec<_> = (0..20).map(|lead| row(lead, 0, [1, u32::from(lead < 7), 0, 0])).collect();
    let complete = of(&rows).total.complete;
    assert_eq!((complete.low.ppm(), complete.high.ppm()), (172_276, 567_766));
}

/// The example of R's `prop.trend.test`: X-squared 8.2249, p-value 0.004132, of which one side is a half.
fn hospitals() -> Vec<MaintenanceRow> {
    let counts = [(83, 86), (90, 93), (129, 136), (70, 82)];
    let leads = (0..).zip(counts).flat_map(|(period, (with, of))| (0..of).map(move |lead| (period, lead < with)));
    leads.enumerate().map(|(lead, (period, with))| row(lead, 30 * period, [1, u32::from(with), 0, 0])).collect()
}

#[test]
fn the_trend_is_the_published_one() {
    let trend = of(&hospitals()).total.complete_trend.unwrap();
    assert!(trend.by_chance.ppm().abs_diff(2_066) <= 1, "{trend:?}");
    assert!(trend.alarm && trend.high.get() < 0.0 && trend.low < trend.per_period);
}

#[test]
fn no_trend_where_there_is_nothing_to_see() {
    let two: Vec<_> = hospitals().into_iter().filter(|row| row.at.milliseconds() < 60 * DAY).collect();
    assert_eq!(of(&two).total.complete_trend, None);
    // Nobody verified anything: nothing falls.
    assert_eq!(of(&hospitals()).total.verified_trend, None);
    let nobody = of(&[]).total;
    assert_eq!((nobody.complete.share, nobody.complete_trend), (None, None));
    // What rises does not ring.
    let turned: Vec<_> = hospitals()
        .into_iter()
        .map(|row| MaintenanceRow { at: Timestamp::new(-row.at.milliseconds()).unwrap(), ..row })
        .collect();
    let trend = of(&turned).total.complete_trend.unwrap();
    assert!(!trend.alarm && trend.per_period.get() > 0.0 && trend.by_chance.ppm() > 990_000);
}

#[test]
fn many_members_share_one_alarm() {
    let named = |name: String| {
        let member = Some(MemberId::new(&name).unwrap());
        hospitals().into_iter().map(move |row| MaintenanceRow { member: member.clone(), ..row }).collect::<Vec<_>>()
    };
    let rings = |members: usize| {
        let rows: Vec<_> = (0..members).flat_map(|member| named(format!("M{member}"))).collect();
        of(&rows).members.iter().filter(|group| group.complete_trend.unwrap().alarm).count()
    };
    // Four periods are the second look, which has a sixth: 0.002066 is below 0.05 / 2 / 6 / 2, and above 0.05 / 2 / 6 / 3.
    assert_eq!((rings(1), rings(2), rings(3)), (1, 2, 0));
}

/// 20 leads a month, seven in ten complete, and whoever looks at the end of each month of a year.
#[test]
fn who_looks_every_month_is_not_woken_more_often_than_was_said() {
    let rule = MaintenanceRule { alarm: Probability::share(2, 5).unwrap(), ..MaintenanceRule::standard() };
    let rings = |part: u64| {
        let mut lot = Lot::new(11, part);
        let complete = |lot: &mut Lot| u32::from(lot.uniform() < 0.7);
        let rows: Vec<_> =
            (0..240).map(|lead| row(lead, 30 * (lead as i64 / 20), [1, complete(&mut lot), 0, 0])).collect();
        let trend = |months: usize| Maintenance::of(&rows[..20 * months], rule).unwrap().total.complete_trend;
        (3..=12).any(|months| trend(months).is_some_and(|trend| trend.alarm))
    };
    let rang = (0..100).filter(|&part| rings(part)).count();
    println!("rang in {rang} of 100");
    // One of the two trends, so half of 40 % at the most, and three standard errors.
    assert!(rang <= 32, "{rang}");
}

#[test]
fn what_cannot_be_is_refused() {
    for counts in [[1, 2, 0, 0], [3, 1, 2, 0], [3, 2, 1, 2]] {
        let refused = Maintenance::of(&[row(1, 0, counts)], MaintenanceRule::standard());
        assert_eq!(refused.unwrap_err().code(), "FIGURE_OUT_OF_RANGE");
    }
    let standard = MaintenanceRule::standard();
    for rule in [
        MaintenanceRule { period_days: Count::new(0), ..standard },
        MaintenanceRule { interval: Probability::ONE, ..standard },
        MaintenanceRule { alarm: Probability::ZERO, ..standard },
    ] {
        assert_eq!(Maintenance::of(&[], rule).unwrap_err().code(), "FIGURE_OUT_OF_RANGE");
    }
}

proptest! {
    #[test]
    fn the_order_of_rows_changes_nothing(
        rows in prop::collection::vec((0..5_u8, 0..4_u8, -100..400_i64, 0..4_u32, 0..4_u32, 0..4_u32), 0..40),
        turn in 0..40_usize,
    ) {
        let mut rows: Vec<_> = rows
            .into_iter()
            .enumerate()
            .map(|(lead, (member, medium, day, recorded, verified, later))| MaintenanceRow {
                member: (member > 0).then(|| MemberId::new(format!("M{member}")).unwrap()),
                medium: (medium > 0).then(|| MediumId::new(format!("m{medium}")).unwrap()),
                ..row(lead, day, [3, recorded, verified.min(recorded), later.min(verified).min(recorded)])
            })
            .collect();
        let once = of(&rows);
        rows.reverse();
        let turn = turn.min(rows.len());
        rows.rotate_left(turn);
        prop_assert_eq!(of(&rows), once);
    }
}
