//! How well data are kept, as a page.

use super::chart::{Chart, Lines, Plot, Series};
use super::document::{Block, Document, Figure, Table, Tone};
use super::period::Period;
use super::say::{NONE, Say};
use crate::quality::{Maintenance, MaintenanceGroup, MaintenanceShare};
use leadwerk_macros::crosses;

/// How well data are kept: of all leads that had their time by the end of the period, and over time.
#[crosses]
pub struct MaintenanceReport {
    /// From when until when.
    pub period: Period,
    /// How well data are kept.
    pub maintenance: Maintenance,
}

impl MaintenanceReport {
    pub(super) fn document(&self, say: Say<'_>) -> Document {
        let total = &self.maintenance.total;
        let mut page =
            Document::new(say.language, say.pick("Data quality", "Datenqualität").into(), say.until(self.period));
        if total.complete.of.get() == 0 {
            page.text(say.pick("No lead has had its time yet.", "Noch kein Lead hatte seine Zeit."));
            return page;
        }
        let falling = |group: &MaintenanceGroup| {
            [group.complete_trend, group.verified_trend].into_iter().flatten().any(|trend| trend.alarm)
        };
        if falling(total) {
            page.notice(
                Tone::Amber,
                say.pick(
                    "The share of well kept data falls, more than chance would let it.",
                    "Der Anteil gut gepflegter Daten fällt, stärker als der Zufall es täte.",
                ),
            );
        }
        let range = |share: &MaintenanceShare| {
            let [low, high] = [share.low, share.high].map(|share| say.share(f64::from(share)));
            say.pick(format!("{low} to {high}"), format!("{low} bis {high}"))
        };
        page.add(Block::Figures(vec![
            Figure::new(
                say.pick("leads with complete data", "Leads mit vollständigen Daten"),
                say.maybe(total.complete.share),
                range(&total.complete),
            ),
            Figure::new(
                say.pick("of these, verified too", "davon auch geprüft"),
                say.maybe(total.verified.share),
                range(&total.verified),
            ),
        ]));
        page.heading(say.pick("Over time", "Im Lauf der Zeit"));
        page.add(Block::Chart(self.chart(say)));
        for (title, groups) in [
            (say.pick("By member", "Nach Mitglied"), &self.maintenance.members),
            (say.pick("By medium", "Nach Medium"), &self.maintenance.media),
        ] {
            if !groups.is_empty() {
                page.heading(title);
                page.add(Block::Table(table(groups, falling, say)));
            }
        }
        page
    }

    fn chart(&self, say: Say<'_>) -> Chart {
        let periods = &self.maintenance.total.periods;
        let line = |name: &str, of: fn(&crate::quality::MaintenancePeriod) -> &MaintenanceShare| Series {
            name: name.to_owned(),
            values: periods.iter().map(|period| of(period).share.map(f64::from)).collect(),
        };
        Chart {
            title: say
                .pick("Share of leads, by the month they came in", "Anteil der Leads nach Monat des Eingangs")
                .into(),
            plot: Plot::Lines(Lines {
                marks: periods.iter().map(|period| say.date(period.since)).collect(),
                series: vec![
                    line(say.pick("complete", "vollständig"), |period| &period.complete),
                    line(say.pick("verified", "geprüft"), |period| &period.verified),
                ],
                shares: true,
                steps: false,
                target: None,
            }),
        }
    }
}

fn table(groups: &[MaintenanceGroup], falling: impl Fn(&MaintenanceGroup) -> bool, say: Say<'_>) -> Table {
    let mut table = Table::new(&say.pick(
        ["", "#leads", "#complete", "#verified", "trend"],
        ["", "#Leads", "#vollständig", "#geprüft", "Verlauf"],
    ));
    for group in groups {
        table.rows.push(vec![
            group.name.clone(),
            say.count(group.complete.of),
            say.maybe(group.complete.share),
            say.maybe(group.verified.share),
            if falling(group) { say.pick("falling", "fällt") } else { NONE }.to_owned(),
        ]);
    }
    table
}
