//! What several reports have in common: lines by name, lines over time, quotas.

use super::chart::{Bar, Chart, Lines, Plot, Series};
use super::document::{Block, Document, Tone};
use super::happened::{Happened, Happenings};
use super::line::ReportLine;
use super::period::Period;
use super::quota::QuotaState;
use super::say::Say;
use crate::policy::{QuotaGoal, QuotaUnit, Rules};
use crate::units::{Count, Error, Order as _, Probability};
use core::cmp::Reverse;
use std::collections::BTreeMap;

/// How many periods a trend goes back, itself among them.
const BACK: i64 = 12;

/// A line for each name, those with most of something first.
pub(super) fn by_line<K: Ord>(
    all: &Happenings,
    rules: &Rules,
    period: Period,
    name: &dyn Fn(&Happened) -> Option<String>,
    most: impl Fn(&ReportLine) -> K,
) -> Result<Vec<ReportLine>, Error> {
    let (from, until) = period.instants(rules.calendar())?;
    let mut lines: BTreeMap<String, ReportLine> = BTreeMap::new();
    for happened in all.between(from, until) {
        let Some(name) = name(happened) else { continue };
        let line = match lines.entry(name) {
            std::collections::btree_map::Entry::Occupied(line) => line.into_mut(),
            std::collections::btree_map::Entry::Vacant(place) => {
                let line = ReportLine::new(place.key().as_str(), rules.policy().currency)?;
                place.insert(line)
            }
        };
        line.count(happened)?;
    }
    let mut lines: Vec<_> = lines.into_values().collect();
    lines.order_by_key(|line| Reverse(most(line)));
    Ok(lines)
}

/// The period and those before it, the oldest first; before the log began there is none.
pub(super) fn trend(all: &Happenings, rules: &Rules, period: Period) -> Result<Vec<ReportLine>, Error> {
    let mut lines = Vec::new();
    for number in (0..BACK).rev() {
        let earlier = period.back(number)?;
        let (from, until) = earlier.instants(rules.calendar())?;
        let happened = all.between(from, until);
        if lines.is_empty() && happened.is_empty() && number > 0 {
            continue;
        }
        let mut line = ReportLine::new(earlier.first.to_string(), rules.policy().currency)?;
        happened.iter().try_for_each(|happened| line.count(happened))?;
        lines.push(line);
    }
    Ok(lines)
}

/// Two figures of each line over time; nothing of a single one.
pub(super) fn trend_blocks(
    page: &mut Document,
    lines: &[ReportLine],
    say: Say<'_>,
    names: [&str; 2],
    figures: impl Fn(&ReportLine) -> [Count; 2],
) {
    if lines.len() < 2 {
        return;
    }
    let [mut first, mut second] = names.map(|name| Series { name: name.to_owned(), values: Vec::new() });
    for line in lines {
        let [one, other] = figures(line).map(|count| Some(f64::from(count.get())));
        first.values.push(one);
        second.values.push(other);
    }
    let mark = |line: &ReportLine| {
        crate::policy::Day::parse(&line.name).map_or_else(|_| line.name.clone(), |day| say.short_day(day))
    };
    page.heading(say.pick("How it goes on", "Verlauf"));
    page.add(Block::Chart(Chart {
        title: say.pick("Leads in each period of this length", "Leads je Zeitraum dieser Länge").into(),
        plot: Plot::Lines(Lines {
            marks: lines.iter().map(mark).collect(),
            series: vec![first, second],
            shares: false,
            steps: false,
            target: None,
        }),
    }));
}

/// Quotas as bars with their targets, and a sentence on each.
pub(super) fn quota_blocks(page: &mut Document, quotas: &[QuotaState], say: Say<'_>) {
    if quotas.is_empty() {
        return;
    }
    page.heading(say.pick("Target and actual", "Soll und Ist"));
    page.add(Block::Chart(Chart {
        title: say
            .pick(
                "Share of each target; the mark is where it should stand",
                "Anteil am Ziel; die Marke zeigt, wo es stehen sollte",
            )
            .into(),
        plot: Plot::Bars { rows: quotas.iter().map(|state| quota_bar(state, say)).collect(), whole: 1.0 },
    }));
    for state in quotas {
        page.text(quota_sentence(state, say));
    }
}

#[expect(clippy::cast_precision_loss, reason = "amounts are below 2⁵³")]
fn quota_bar(state: &QuotaState, say: Say<'_>) -> Bar {
    let target = state.quota.goal.amount().max(1) as f64;
    let [reached, due] = [state.reached, state.due].map(|goal| goal.amount() as f64 / target);
    // On the way a tenth less may be made up for; at the end it is missed.
    let enough = if state.elapsed == Probability::ONE { 1.0 } else { 0.9 };
    Bar {
        name: quota_name(state, say),
        value: reached,
        target: Some(due),
        said: say.share(reached),
        tone: if reached < due * enough { Tone::Amber } else { Tone::Good },
    }
}

pub(super) fn quota_name(state: &QuotaState, say: Say<'_>) -> String {
    let goal = match state.quota.goal {
        QuotaGoal::Captured { .. } => say.pick("New leads", "Neue Leads"),
        QuotaGoal::Qualified { .. } => say.pick("Ready for sales", "Reif für den Vertrieb"),
        QuotaGoal::Accepted { .. } => say.pick("Accepted", "Angenommen"),
        QuotaGoal::Won { .. } => say.pick("Won", "Gewonnen"),
        QuotaGoal::Revenue { .. } => say.pick("Revenue", "Umsatz"),
    };
    let unit: &str = match &state.quota.unit {
        QuotaUnit::All {} => return goal.to_owned(),
        QuotaUnit::Channel { channel } => channel.as_str(),
        QuotaUnit::Member { member } => member.as_str(),
        QuotaUnit::Medium { medium } => medium.as_str(),
        QuotaUnit::Campaign { campaign } => campaign.as_str(),
    };
    format!("{goal}, {unit}")
}

fn quota_sentence(state: &QuotaState, say: Say<'_>) -> String {
    let name = quota_name(state, say);
    let [reached, target, due] = [state.reached, state.quota.goal, state.due].map(|goal| goal_said(goal, say));
    let last = say.day(state.quota.last);
    if state.elapsed == Probability::ONE {
        let end = if state.reached.amount() >= state.quota.goal.amount() {
            say.pick("reached", "erreicht")
        } else {
            say.pick("missed", "verfehlt")
        };
        return say.pick(
            format!("{name}: {reached} of {target} by {last}, {end}."),
            format!("{name}: {reached} von {target} bis {last}, {end}."),
        );
    }
    let stands = say.pick(
        format!("{name}: {reached} of {target} by {last}; {due} would be in step."),
        format!("{name}: {reached} von {target} bis {last}; im Takt wären {due}."),
    );
    let Some(forecast) = state.forecast else { return stands };
    let [low, high] = [forecast.low, forecast.high].map(|goal| goal_said(goal, say));
    let attained = crate::units::per_cent(forecast.attained, say.language);
    say.pick(
        format!(
            "{stands} If it goes on like this it ends between {low} and {high}; the target is reached with a probability of {attained}."
        ),
        format!(
            "{stands} Geht es so weiter, endet es zwischen {low} und {high}; das Ziel wird mit einer Wahrscheinlichkeit von {attained} erreicht."
        ),
    )
}

fn goal_said(goal: QuotaGoal, say: Say<'_>) -> String {
    match goal {
        QuotaGoal::Revenue { value } => say.amount(value),
        _ => say.number(goal.amount().unsigned_abs()),
    }
}
