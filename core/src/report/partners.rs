//! All members side by side, for those who lead them.

use super::cases::MemberCase;
use super::chart::{Chart, Plot, Range};
use super::document::{Block, Document, Table, Tone};
use super::period::Period;
use super::say::{NONE, Say};
use super::standings::Standings;
use crate::engine::MemberView;
use crate::partner::{AlarmLevel, PartnerRow, PartnerTable, PointsAccount};
use crate::units::{Error, Estimate, MemberId, Order as _};
use leadwerk_macros::crosses;

/// From so many members on, those with an alarm come first.
const MANY: usize = 40;

/// All members side by side: expected and actual wins, scores, alarms, points.
#[crosses]
pub struct PartnersReport {
    /// From when until when.
    pub period: Period,
    /// What was expected of each member's leads, and what came.
    pub table: PartnerTable,
    /// The points of those who have any, by name.
    pub points: Vec<PointsAccount>,
    /// What everybody's expected wins are multiplied by, because all together won more or fewer than the probabilities of the
    /// hand-over said; nothing as long as that is not known.
    pub scale: Option<Estimate>,
    /// Those whose alarm stands out at a review of all of them at once, the clearest first: whom to talk to.
    pub review: Vec<MemberId>,
    /// About whom a person is to decide, by name.
    pub cases: Vec<MemberCase>,
}

impl PartnersReport {
    pub(super) fn of<'a>(
        standings: &Standings,
        views: impl Iterator<Item = &'a MemberView>,
        period: Period,
    ) -> Result<Self, Error> {
        let cases = views.filter_map(|view| MemberCase::of(view, standings).transpose()).collect::<Result<_, _>>()?;
        Ok(Self {
            cases,
            period,
            table: standings.table.clone(),
            scale: standings.scale,
            points: standings.points.values().cloned().collect(),
            review: standings.table.review(standings.rule.review_share),
        })
    }

    pub(super) fn document(&self, say: Say<'_>) -> Document {
        let title = say.pick("Partners side by side", "Partner im Vergleich").to_owned();
        let mut page = Document::new(say.language, title, say.period(self.period));
        if self.table.members.is_empty() {
            page.text(say.pick("No member has accepted a lead yet.", "Noch kein Mitglied hat einen Lead angenommen."));
            return page;
        }
        self.notice(&mut page, say);
        if !self.cases.is_empty() {
            page.heading(say.pick("For you to decide", "Zu entscheiden"));
            self.cases.iter().for_each(|case| page.text(case.sentence(say)));
        }
        let mut members: Vec<_> = self.table.members.iter().collect();
        if members.len() > MANY {
            // Then not all are drawn, but those who stand out.
            members.order_by_key(|row| core::cmp::Reverse(row.alarm.level));
        }
        let rows: Vec<_> = members.into_iter().filter_map(|row| range(row, say)).collect();
        page.add(Block::Chart(Chart {
            title: say
                .pick(
                    "Scores with their ranges; the line is what was expected, and where little is known they are drawn to it",
                    "Wertungen mit ihren Bereichen; die Linie ist das Erwartete, und wo wenig bekannt ist, rücken sie zu ihr",
                )
                .into(),
            plot: Plot::Ranges { rows, centre: 100.0 },
        }));
        page.text(say.pick(
            "Each is measured by the leads it was given. Ranges that overlap say nothing about who is better; with few \
             expected wins there is no score at all. Order is by name: a ranking would mostly show chance.",
            "Jeder wird an den Leads gemessen, die er bekam. Bereiche, die sich überlappen, sagen nicht, wer besser ist; \
             bei wenigen erwarteten Abschlüssen gibt es keine Wertung. Geordnet ist nach Namen: eine Rangliste zeigte vor \
             allem Zufall.",
        ));
        if let Some(scale) = self.scale {
            page.text(scaled(scale, say));
        }
        page.add(Block::Table(self.figures(say)));
        page
    }

    /// Whom to talk to, or to keep an eye on; never that somebody is proved to work well.
    fn notice(&self, page: &mut Document, say: Say<'_>) {
        let named_all = |members: &mut dyn Iterator<Item = &MemberId>| {
            members.map(|member| super::say::named(member.as_str())).collect::<Vec<_>>().join(", ")
        };
        let alarmed = self.table.members.iter().filter(|row| row.alarm.level != AlarmLevel::Quiet);
        let alarmed = named_all(&mut alarmed.map(|row| &row.member).filter(|member| !self.review.contains(member)));
        if !self.review.is_empty() {
            let names = named_all(&mut self.review.iter());
            page.notice(
                Tone::Red,
                say.pick(
                    format!("Talk to {names}: so few wins are hardly chance. What is behind it, figures do not say."),
                    format!("Sprechen Sie mit {names}: so wenige Abschlüsse sind kaum Zufall. Was dahintersteckt, sagen Zahlen nicht."),
                ),
            );
        }
        if !alarmed.is_empty() {
            page.notice(
                Tone::Amber,
                say.pick(
                    format!("Keep an eye on {alarmed}: fewer wins than expected, but among so many members chance alone may show that."),
                    format!("Behalten Sie {alarmed} im Auge: weniger Abschlüsse als erwartet, aber bei so vielen Mitgliedern kann das auch Zufall sein."),
                ),
            );
        }
        if self.review.is_empty() && alarmed.is_empty() {
            page.notice(Tone::Plain, say.pick("No figure stands out.", "Keine Zahl fällt auf."));
        }
    }

    fn figures(&self, say: Say<'_>) -> Table {
        let mut table = Table::new(&say.pick(
            ["", "#leads", "#expected wins", "#wins", "#score", "alarm", "#points"],
            ["", "#Leads", "#erwartete Abschlüsse", "#Abschlüsse", "#Wertung", "Alarm", "#Punkte"],
        ));
        for row in &self.table.members {
            let points = self.points.iter().find(|account| account.member == row.member);
            table.rows.push(vec![
                row.member.to_string(),
                say.count(row.tally.leads),
                say.decimal(row.tally.expected.into()),
                say.count(row.tally.won),
                row.score.map_or_else(|| NONE.to_owned(), |score| format!("{:.0}", score.score.get())),
                match row.alarm.level {
                    AlarmLevel::Quiet => NONE,
                    AlarmLevel::Amber => say.pick("amber", "gelb"),
                    AlarmLevel::Red => say.pick("red", "rot"),
                }
                .to_owned(),
                points.map_or_else(|| NONE.to_owned(), |account| say.whole(account.points)),
            ]);
        }
        table
    }
}

/// What everybody is measured by.
fn scaled(scale: Estimate, say: Say<'_>) -> String {
    let share = say.share(scale.get());
    say.pick(
        format!("All together won {share} of what the probabilities of the hand-over said; each is measured by that. Points go by the probabilities as they were."),
        format!("Alle zusammen haben {share} dessen gewonnen, was die Wahrscheinlichkeiten der Übergabe sagten; daran wird jeder gemessen. Punkte gehen nach den Wahrscheinlichkeiten, wie sie waren."),
    )
}

fn range(row: &PartnerRow, say: Say<'_>) -> Option<Range> {
    let score = row.score?;
    let [low, middle, high] = [score.low, score.score, score.high].map(crate::units::Estimate::get);
    let tone = match row.alarm.level {
        AlarmLevel::Quiet => Tone::Plain,
        AlarmLevel::Amber => Tone::Amber,
        AlarmLevel::Red => Tone::Red,
    };
    let expected = say.decimal(row.tally.expected.into());
    let won = say.count(row.tally.won);
    let said = say.pick(format!("{won} of {expected}"), format!("{won} von {expected}"));
    Some(Range { name: row.member.to_string(), low, middle, high, said, tone })
}
