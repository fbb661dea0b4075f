//! All members side by side, for those who lead them.

use super::cases::MemberCase;
use super::chart::{Chart, Plot, Range};
use super::document::{Block, Document, Table, Tone};
use super::period::Period;
use super::say::{NONE, Say};
use super::standings::Standings;
use crate::engine::MemberView;
use crate::partner::{AlarmLevel, MemberFigures, PartnerRow, PartnerTable, PointsAccount, Reminder, ReminderKind};
use crate::units::{Error, Estimate, MemberId, Order as _, named};
use leadwerk_macros::crosses;

/// From so many members on, those with an alarm come first.
const MANY: usize = 40;

/// A correction of less than this is not told.
const WORTH_TELLING: f64 = 0.05;

/// All members side by side: expected and actual wins, scores, alarms, points.
#[crosses]
pub struct PartnersReport {
    /// From when until when.
    pub period: Period,
    /// What was expected of each member's leads, and what came.
    pub table: PartnerTable,
    /// The points of those who have any, by name.
    pub points: Vec<PointsAccount>,
    /// What the probabilities of leads accepted in the 365 days up to the end of the period were multiplied by, on average,
    /// because members won more or fewer than these said, all of them: see `WorkedLead.recalibrated`.
    pub correction: Estimate,
    /// Those whose alarm stands out at a review of all of them at once, the clearest first: whom to talk to.
    pub review: Vec<MemberId>,
    /// About whom a person is to decide, by name.
    pub cases: Vec<MemberCase>,
    /// Whom to remind of what, by name: of leads as they stand now, of scores and calls as of the end of the period. Who very
    /// likely closes well only of what would be lost.
    pub reminders: Vec<Reminder>,
}

impl PartnersReport {
    pub(super) fn of<'a>(
        standings: &Standings,
        views: impl Iterator<Item = &'a MemberView>,
        figures: &[MemberFigures],
        period: Period,
    ) -> Result<Self, Error> {
        let cases = views.filter_map(|view| MemberCase::of(view, standings).transpose()).collect::<Result<_, _>>()?;
        Ok(Self {
            cases,
            period,
            table: standings.table.clone(),
            correction: standings.correction,
            points: standings.points.values().cloned().collect(),
            reminders: Reminder::of(figures, &standings.rule)?,
            review: standings.table.review(standings.rule.review_share),
        })
    }

    pub(super) fn document(&self, say: Say<'_>) -> Document {
        let title = say.pick("Partners side by side", "Partner im Vergleich").to_owned();
        let mut page = Document::new(say.language, title, say.period(self.period));
        if self.table.members.is_empty() {
            page.text(say.pick("No member has accepted a lead yet.", "Noch kein Mitglied hat einen Lead angenommen."));
        } else {
            self.notice(&mut page, say);
        }
        if !self.cases.is_empty() {
            page.heading(say.pick("For you to decide", "Zu entscheiden"));
            self.cases.iter().for_each(|case| page.text(case.sentence(say)));
        }
        if !self.table.members.is_empty() {
            self.side_by_side(&mut page, say);
        }
        self.remind(&mut page, say);
        page
    }

    /// Each member beside what was to be expected of it.
    fn side_by_side(&self, page: &mut Document, say: Say<'_>) {
        let mut members: Vec<_> = self.table.members.iter().collect();
        if members.len() > MANY {
            // Then not all are drawn, but those who stand out.
            members.order_by_key(|row| core::cmp::Reverse((row.alarm.level, row.downturn.since)));
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
        if (self.correction.get() - 1.0).abs() >= WORTH_TELLING {
            page.text(corrected(self.correction, say));
        }
        page.add(Block::Table(self.figures(say)));
    }

    /// Whom to remind of what.
    fn remind(&self, page: &mut Document, say: Say<'_>) {
        // Whom to talk to stands above.
        let reminders: Vec<_> = self.reminders.iter().filter(|reminder| reminder.about != ReminderKind::Talk).collect();
        if reminders.is_empty() {
            return;
        }
        page.heading(say.pick("Whom to remind", "Wen erinnern"));
        page.text(say.pick(
            "Who very likely wins more than was expected is reminded only of leads that expire: good figures need no control.",
            "Wer sehr wahrscheinlich mehr gewinnt als erwartet, wird nur an Leads erinnert, die verfallen: gute Zahlen brauchen keine Kontrolle.",
        ));
        let mut table = Table::new(&say.pick(
            ["", "#leads that expire soon", "#first calls overdue", "#next steps overdue", "#called in time"],
            [
                "",
                "#Leads, die bald verfallen",
                "#überfällige erste Anrufe",
                "#überfällige nächste Schritte",
                "#rechtzeitig angerufen",
            ],
        ));
        for of_one in reminders.chunk_by(|one, other| one.member == other.member) {
            let of = |kind: ReminderKind| of_one.iter().find(|reminder| reminder.about == kind);
            let number = |kind| of(kind).map_or_else(|| NONE.to_owned(), |reminder| say.count(reminder.number));
            table.rows.push(vec![
                of_one.first().map_or_else(String::new, |reminder| reminder.member.to_string()),
                number(ReminderKind::Expiring),
                number(ReminderKind::FirstContact),
                number(ReminderKind::Decision),
                of(ReminderKind::ResponseTime)
                    .map_or_else(|| NONE.to_owned(), |reminder| format!("{} %", reminder.number)),
            ]);
        }
        page.add(Block::Table(table));
    }

    /// Whom to talk to, or to keep an eye on; never that somebody is proved to work well.
    fn notice(&self, page: &mut Document, say: Say<'_>) {
        let named_all = |members: &mut dyn Iterator<Item = &MemberId>| {
            members.map(|member| named(member.as_str())).collect::<Vec<_>>().join(", ")
        };
        // What is red and not here stands below, among what is to be decided.
        let alarmed = self.table.members.iter().filter(|row| row.alarm.level == AlarmLevel::Amber);
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
                    format!("Keep an eye on {alarmed}: fewer wins than expected, but chance alone may show that."),
                    format!("Behalten Sie {alarmed} im Auge: weniger Abschlüsse als erwartet, aber auch der Zufall allein kann das zeigen."),
                ),
            );
        }
        let quiet = self.table.members.iter().filter(|row| row.alarm.level == AlarmLevel::Quiet);
        let fallen = quiet.filter(|row| row.downturn.since.is_some()).map(|row| &row.member);
        let fallen = named_all(&mut fallen.filter(|member| !self.review.contains(member)));
        if !fallen.is_empty() {
            page.notice(
                Tone::Amber,
                say.pick(
                    format!("Ask {fallen} whether something has changed: lately fewer wins than expected, which chance alone shows now and then."),
                    format!("Fragen Sie {fallen}, ob sich etwas geändert hat: zuletzt weniger Abschlüsse als erwartet, was der Zufall allein ab und zu zeigt."),
                ),
            );
        }
        let red = self.table.members.iter().any(|row| row.alarm.level == AlarmLevel::Red);
        if self.review.is_empty() && alarmed.is_empty() && fallen.is_empty() && !red {
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
                alarm(row, say),
                points.map_or_else(|| NONE.to_owned(), |account| say.whole(account.points)),
            ]);
        }
        table
    }
}

/// What everybody is measured by.
fn corrected(correction: Estimate, say: Say<'_>) -> String {
    let share = say.share(correction.get());
    say.pick(
        format!("Of the probabilities of the last year's hand-overs, {share} were expected on average: so much did the other members make of theirs in the year before each."),
        format!("Von den Wahrscheinlichkeiten der Übergaben des letzten Jahres wurden im Mittel {share} erwartet: so viel haben die anderen Mitglieder jeweils im Jahr davor aus ihren gemacht."),
    )
}

fn alarm(row: &PartnerRow, say: Say<'_>) -> String {
    let level = match row.alarm.level {
        AlarmLevel::Quiet => None,
        AlarmLevel::Amber => Some(say.pick("amber", "gelb")),
        AlarmLevel::Red => Some(say.pick("red", "rot")),
    };
    let lately = row.downturn.since.map(|_| say.pick("fewer lately", "zuletzt weniger"));
    let all: Vec<_> = level.into_iter().chain(lately).collect();
    if all.is_empty() { NONE.to_owned() } else { all.join(", ") }
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
