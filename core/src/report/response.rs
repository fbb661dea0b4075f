//! How soon customers are called, as a page.

use super::chart::{Bar, Chart, Plot};
use super::document::{Block, Document, Figure, Table, Tone};
use super::period::Period;
use super::say::{NONE, Say};
use crate::partner::{ResponseGroup, ResponseTimes};
use leadwerk_macros::crosses;

/// How soon customers are called: all leads that were accepted up to the end of the period.
#[crosses]
pub struct ResponseReport {
    /// From when until when.
    pub period: Period,
    /// How soon customers are called.
    pub times: ResponseTimes,
}

impl ResponseReport {
    pub(super) fn document(&self, say: Say<'_>) -> Document {
        let total = &self.times.total;
        let title = say.pick("Response times", "Reaktionszeiten").to_owned();
        let mut page = Document::new(say.language, title, say.until(self.period));
        if total.leads.get() == 0 {
            page.text(say.pick("No lead was accepted yet.", "Noch wurde kein Lead angenommen."));
            return page;
        }
        page.add(Block::Figures(vec![
            Figure::new(say.pick("called in time", "rechtzeitig angerufen"), say.maybe(total.share_in_time), ""),
            Figure::new(
                say.pick("hours until the first call", "Stunden bis zum ersten Anruf"),
                total.mean_hours.map_or_else(|| NONE.to_owned(), |mean| say.decimal(mean.value.get())),
                say.pick("on average, up to a week", "im Mittel, bis zu einer Woche"),
            ),
            Figure::new(
                say.pick("never called", "nie angerufen"),
                say.count(total.never),
                say.maybe(total.share_never),
            )
            .toned(if total.never.get() > 0 { Tone::Amber } else { Tone::Good }),
            Figure::new(say.pick("waiting still", "warten noch"), say.count(total.waiting), ""),
        ]));
        page.text(say.pick(
            "Those who still wait count for as long as they have waited, and those whose lead ended without a call as never \
             called, unless it was rejected or taken back for reasons that are not the member's. To leave them out, as is \
             usual, would show only the quick ones.",
            "Wer noch wartet, zählt so lange, wie er schon wartet; wessen Lead ohne Anruf endete, gilt als nie angerufen, \
             außer der Lead wurde verworfen oder zurückgenommen, ohne dass es am Mitglied lag. Sie wegzulassen, wie es üblich \
             ist, zeigte nur die Schnellen.",
        ));
        for (title, groups) in [
            (say.pick("By member", "Nach Mitglied"), &self.times.members),
            (say.pick("By medium", "Nach Medium"), &self.times.media),
        ] {
            if groups.is_empty() {
                continue;
            }
            page.heading(title);
            let black_hole: Vec<_> =
                groups.iter().filter(|group| group.never.get() > 0).map(|group| bar(group, say)).collect();
            if !black_hole.is_empty() {
                page.add(Block::Chart(Chart {
                    title: say.pick("The black hole: never called", "Das schwarze Loch: nie angerufen").into(),
                    plot: Plot::Bars { rows: black_hole, whole: 0.0 },
                }));
            }
            page.add(Block::Table(table(groups, say)));
        }
        page
    }
}

fn bar(group: &ResponseGroup, say: Say<'_>) -> Bar {
    let (value, said) = (f64::from(group.never.get()), say.count(group.never));
    Bar { name: group.name.clone(), value, target: None, said, tone: Tone::Amber }
}

fn table(groups: &[ResponseGroup], say: Say<'_>) -> Table {
    let mut table = Table::new(&say.pick(
        ["", "#leads", "#in time", "#within a day", "#hours", "#never", "#waiting"],
        ["", "#Leads", "#rechtzeitig", "#binnen eines Tages", "#Stunden", "#nie", "#warten"],
    ));
    for group in groups {
        table.rows.push(vec![
            group.name.clone(),
            say.count(group.leads),
            say.maybe(group.share_in_time),
            group.within.map_or_else(|| NONE.to_owned(), |within| say.share(within.value.get())),
            group.mean_hours.map_or_else(|| NONE.to_owned(), |mean| say.decimal(mean.value.get())),
            say.count(group.never),
            say.count(group.waiting),
        ]);
    }
    table
}
