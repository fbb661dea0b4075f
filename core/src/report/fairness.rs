//! Whether leads were handed out fairly, as a page.

use super::chart::{Bar, Chart, Plot};
use super::document::{Block, Document, Table, Tone};
use super::period::Period;
use super::say::{NONE, Say};
use crate::distribution::{Audit, Portion, Verdict};
use leadwerk_macros::crosses;

/// The fairness audit: what each member received in a period, beside what it was entitled to and what chance would give.
#[crosses]
#[derive(Eq)]
pub struct FairnessReport {
    /// From when until when.
    pub period: Period,
    /// What is audited: all leads that were given out in that time; nothing where none was.
    pub audit: Option<Audit>,
}

impl FairnessReport {
    pub(super) fn document(&self, say: Say<'_>) -> Document {
        let mut page =
            Document::new(say.language, say.pick("Fairness audit", "Fairness-Prüfung").into(), say.period(self.period));
        let Some(audit) = &self.audit else {
            page.text(say.pick("No lead was given out in this time.", "In dieser Zeit wurde kein Lead vergeben."));
            return page;
        };
        let mut sentences = audit.sentences(say.language).into_iter();
        let tone = match audit.verdict {
            Verdict::Even => Tone::Good,
            Verdict::AsByChance => Tone::Plain,
            Verdict::MoreUnevenThanChance => Tone::Red,
        };
        page.notice(tone, sentences.next().unwrap_or_default());
        sentences.for_each(|sentence| page.text(sentence));
        page.heading(say.pick("Members", "Mitglieder"));
        page.add(Block::Chart(Chart {
            title: say
                .pick("Leads received; the mark is the share", "Erhaltene Leads; die Marke ist der Anspruch")
                .into(),
            plot: Plot::Bars {
                rows: audit.members.iter().map(|row| bar(row.member.as_str(), &row.portion, say)).collect(),
                whole: 0.0,
            },
        }));
        page.add(Block::Table(table(audit.members.iter().map(|row| (row.member.as_str(), &row.portion)), say)));
        if audit.channels.len() > 1 {
            page.heading(say.pick("Channels", "Kanäle"));
            page.add(Block::Table(table(audit.channels.iter().map(|row| (row.channel.as_str(), &row.portion)), say)));
        }
        page.text(say.pick(
            "A share is what the weight promises among those who could have had each lead. How far chance alone would \
             go is seen by giving the same leads out by lot.",
            "Der Anspruch ist, was das Gewicht unter denen verspricht, die den jeweiligen Lead hätten haben können. Wie \
             weit der Zufall allein ginge, zeigt sich, wenn dieselben Leads verlost werden.",
        ));
        page
    }
}

fn bar(name: &str, portion: &Portion, say: Say<'_>) -> Bar {
    let entitled: f64 = portion.entitled.into();
    Bar {
        name: name.to_owned(),
        value: portion.received.get().into(),
        target: Some(entitled),
        said: format!("{} / {}", say.count(portion.received), say.decimal(entitled)),
        tone: Tone::Plain,
    }
}

fn table<'a>(rows: impl Iterator<Item = (&'a str, &'a Portion)>, say: Say<'_>) -> Table {
    let mut table = Table::new(&say.pick(
        ["", "#leads", "#share", "#hot", "#share of hot", "#value", "#share of value"],
        ["", "#Leads", "#Anspruch", "#heiß", "#Anspruch heiß", "#Wert", "#Anspruch Wert"],
    ));
    for (name, portion) in rows {
        let hot = portion.temperatures.iter().find(|hot| hot.temperature == crate::policy::Temperature::Hot);
        let value =
            |value: Option<crate::units::Money>| value.map_or_else(|| NONE.to_owned(), |value| say.amount(value));
        table.rows.push(vec![
            name.to_owned(),
            say.count(portion.received),
            say.decimal(portion.entitled.into()),
            hot.map_or_else(|| NONE.to_owned(), |hot| say.count(hot.received)),
            hot.map_or_else(|| NONE.to_owned(), |hot| say.decimal(hot.entitled.into())),
            value(portion.value_received),
            value(portion.value_entitled),
        ]);
    }
    table
}
