//! What media cost and brought, as a page.

use super::chart::{Chart, Plot, Range};
use super::document::{Block, Document, Table, Tone};
use super::period::Period;
use super::say::{NONE, Say};
use crate::scoring::{MediaRanking, MediaReturns, MediumReturn, RankedMedium};
use crate::units::{Estimate, Money};
use leadwerk_macros::crosses;

/// What media cost and brought: the leads that came in in the period, and what has become of them so far.
#[crosses]
pub struct MediaReport {
    /// From when until when.
    pub period: Period,
    /// What each medium cost and brought.
    pub returns: MediaReturns,
    /// Which is the best, and how sure that is.
    pub ranking: MediaRanking,
}

impl MediaReport {
    pub(super) fn document(&self, say: Say<'_>) -> Document {
        let mut page =
            Document::new(say.language, say.pick("Media return", "Ertrag der Medien").into(), say.period(self.period));
        if self.returns.rows.is_empty() {
            page.text(say.pick("No lead came in in this time.", "In dieser Zeit kam kein Lead herein."));
            return page;
        }
        if !self.ranking.ranked.is_empty() {
            page.add(Block::Chart(Chart {
                title: say
                    .pick(
                        "Expected margin for each unit of money; the line is what was spent",
                        "Erwarteter Deckungsbeitrag je Geldeinheit; die Linie ist der Einsatz",
                    )
                    .into(),
                plot: Plot::Ranges {
                    rows: self.ranking.ranked.iter().map(|row| range(row, say)).collect(),
                    centre: 1.0,
                },
            }));
        }
        self.ranking.sentences(say.language).into_iter().for_each(|sentence| page.text(sentence));
        page.heading(say.pick("Cost and return", "Kosten und Ertrag"));
        page.add(Block::Table(self.table(say)));
        let open = self.returns.total.open;
        if open.get() > 0 {
            page.text(say.pick(
                format!("Not ended yet: {}; what they bring is still to come.", say.leads(open)),
                format!("Noch offen: {}; der Ertrag steht noch aus.", say.leads(open)),
            ));
        }
        page
    }

    fn table(&self, say: Say<'_>) -> Table {
        let mut table = Table::new(&say.pick(
            ["", "#leads", "#ready", "#won", "#revenue", "#cost", "#per win", "#back per unit"],
            ["", "#Leads", "#reif", "#gewonnen", "#Umsatz", "#Kosten", "#je Abschluss", "#zurück je Einheit"],
        ));
        let all = say.pick("all", "alle");
        for row in self.returns.rows.iter().chain([&self.returns.total]) {
            let name = row.medium.as_ref().map_or(all, |medium| medium.as_str());
            table.rows.push(cells(name, row, say));
        }
        table
    }
}

fn cells(name: &str, row: &MediumReturn, say: Say<'_>) -> Vec<String> {
    let money = |money: Option<Money>| money.map_or_else(|| NONE.to_owned(), |money| say.amount(money));
    let times = |times: Option<Estimate>| times.map_or_else(|| NONE.to_owned(), |times| say.decimal(times.get()));
    vec![
        name.to_owned(),
        say.count(row.leads),
        say.count(row.qualified),
        say.count(row.wins),
        say.amount(row.revenue),
        money(row.cost),
        money(row.cost_per_win),
        times(row.per_money),
    ]
}

fn range(row: &RankedMedium, say: Say<'_>) -> Range {
    let best = say.share(row.best.into());
    Range {
        name: row.medium.to_string(),
        low: row.low.get(),
        middle: row.expected.get(),
        high: row.high.get(),
        said: say.pick(format!("best with {best}"), format!("das beste mit {best}")),
        tone: if row.low.get() >= 1.0 { Tone::Good } else { Tone::Plain },
    }
}
