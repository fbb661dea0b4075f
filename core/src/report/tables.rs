//! What several reports have in common: lines by name, lines over time, quotas.

use super::chart::{Bar, Chart, Lines, Plot, Series};
use super::document::{Block, Document, Tone};
use super::happened::{Happened, Happenings};
use super::line::ReportLine;
use super::period::Period;
use super::quota::QuotaState;
use super::say::Say;
use crate::policy::{QuotaGoal, QuotaUnit, Rules};
use crate::units::{Count, Error, Order as _, named};
use core::cmp::Reverse;
use core::fmt::Display;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// How many periods a trend goes back, itself among them.
const BACK: i64 = 12;

/// What happened, as reports count it by one period.
#[derive(Clone, Copy)]
pub(super) struct Counting<'a> {
    pub(super) all: &'a Happenings,
    pub(super) rules: &'a Rules,
    pub(super) period: Period,
}

impl<'a> Counting<'a> {
    /// All together.
    pub(super) fn total(self) -> Result<ReportLine, Error> {
        self.line("", self.period)
    }

    /// A line for each name, those with most of something first.
    pub(super) fn by<N: Display, K: Ord>(
        self,
        name: impl Fn(&'a Happened) -> Option<N>,
        most: impl Fn(&ReportLine) -> K,
    ) -> Result<Vec<ReportLine>, Error> {
        let mut lines: BTreeMap<String, ReportLine> = BTreeMap::new();
        for happened in self.happened(self.period)? {
            let Some(name) = name(happened) else { continue };
            let line = match lines.entry(name.to_string()) {
                Entry::Occupied(line) => line.into_mut(),
                Entry::Vacant(place) => {
                    let line = ReportLine::new(place.key().as_str(), self.rules.policy().currency)?;
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
    pub(super) fn trend(self) -> Result<Vec<ReportLine>, Error> {
        let mut lines = Vec::new();
        for number in (0..BACK).rev() {
            let earlier = self.period.back(number)?;
            if !lines.is_empty() || number == 0 || !self.happened(earlier)?.is_empty() {
                lines.push(self.line(&earlier.first.to_string(), earlier)?);
            }
        }
        Ok(lines)
    }

    /// How all wanted quotas stand that have a day in the period.
    ///
    /// # Errors
    /// Those of [`Period::instants`].
    pub(super) fn quotas(self, wanted: impl Fn(QuotaGoal) -> bool) -> Result<Vec<QuotaState>, Error> {
        let quotas = self.rules.policy().quotas.iter().filter(|quota| wanted(quota.goal));
        let quotas = quotas.filter(|quota| self.period.common(quota.first, quota.last) > 0);
        quotas.map(|quota| QuotaState::of(quota, self)).collect()
    }

    /// What happened in a period.
    pub(super) fn happened(self, period: Period) -> Result<&'a [Happened], Error> {
        let (from, until) = period.instants(self.rules.calendar())?;
        Ok(self.all.between(from, until))
    }

    fn line(self, name: &str, period: Period) -> Result<ReportLine, Error> {
        let mut line = ReportLine::new(name, self.rules.policy().currency)?;
        self.happened(period)?.iter().try_for_each(|happened| line.count(happened))?;
        Ok(line)
    }
}

/// Two figures of each line over time; nothing of a single one.
pub(super) fn trend_blocks(
    page: &mut Document,
    (period, lines): (Period, &[ReportLine]),
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
        crate::policy::Day::parse(&line.name).map_or_else(
            |_| line.name.clone(),
            |day| match (day.date(), period.days()) {
                (date, 300..) => date.year().to_string(),
                (date, 28..) => format!("{:02}/{}", date.month(), date.year()),
                _ => say.short_day(day),
            },
        )
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
    if period.known.is_some() {
        page.text(say.pick("The last of them is not over yet.", "Der letzte davon ist noch nicht zu Ende."));
    }
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
    if quotas.iter().any(|state| !state.over && state.forecast.is_some()) {
        page.text(say.pick(
            "Forecasts take it that things go on as they did, on each working day alike. They know of no season, and not \
             of the deals that are open.",
            "Die Prognosen nehmen an, dass es so weitergeht, an jedem Arbeitstag gleich. Sie kennen keine Saison und nicht \
             die offenen Geschäfte.",
        ));
    }
}

#[expect(clippy::cast_precision_loss, reason = "amounts are below 2⁵³")]
fn quota_bar(state: &QuotaState, say: Say<'_>) -> Bar {
    let target = state.quota.goal.amount().max(1) as f64;
    let [reached, due] = [state.reached, state.due].map(|goal| goal.amount() as f64 / target);
    // On the way a tenth less may be made up for; at the end it is missed.
    let enough = if state.over { 1.0 } else { 0.9 };
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
    format!("{goal}, {}", named(unit))
}

pub(super) fn quota_sentence(state: &QuotaState, say: Say<'_>) -> String {
    let name = quota_name(state, say);
    let [reached, target, due] = [state.reached, state.quota.goal, state.due].map(|goal| goal_said(goal, say));
    let last = say.day(state.quota.last);
    if state.over {
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
    if state.reached.amount() >= state.quota.goal.amount() {
        return stands + say.pick(" The target is reached already.", " Das Ziel ist schon erreicht.");
    }
    let attained = crate::units::per_cent(forecast.attained, say.language);
    say.pick(
        format!(
            "{stands} If it goes on like this it most likely (80 %) ends between {low} and {high}; the target is reached with a probability of {attained}."
        ),
        format!(
            "{stands} Geht es so weiter, endet es höchstwahrscheinlich (80 %) zwischen {low} und {high}; das Ziel wird mit einer Wahrscheinlichkeit von {attained} erreicht."
        ),
    )
}

fn goal_said(goal: QuotaGoal, say: Say<'_>) -> String {
    match goal {
        QuotaGoal::Revenue { value } => say.amount(value),
        _ => say.number(goal.amount().unsigned_abs()),
    }
}
