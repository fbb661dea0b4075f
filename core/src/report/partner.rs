//! The report to one member: what it has, what is due, how it stands, what to do next.

use super::chart::{Chart, Plot, Range};
use super::desk::Desk;
use super::document::{Block, Document, Figure, Table, Tone};
use super::line::ReportLine;
use super::period::Period;
use super::say::{NONE, Say};
use super::standings::Standings;
use super::steps::{self, NextStep};
use crate::distribution::MemberStanding;
use crate::engine::{MemberView, QueueLine};
use crate::lead::Phase;
use crate::partner::{
    AlarmLevel, PartnerRow, PointsAccount, Reminder, ReminderKind, ResponseGroup, TierCase, TierProposal, TierStep,
    Voice,
};
use crate::policy::{Policy, Temperature};
use crate::units::{Count, Currency, Decimal, Error, MemberId, TierId, Timestamp, named};
use leadwerk_macros::crosses;

/// So many lines of a queue are on the page; all are in the data.
const LINES: usize = 50;

/// The report to a member: its queue, what is due, its points, how it stands, and what to do next.
#[crosses]
pub struct PartnerReport {
    /// From when until when.
    pub period: Period,
    /// The member.
    pub member: MemberId,
    /// Queue and due times are as of then: the end of the log, or when it was asked for where that is later.
    pub known: Timestamp,
    /// Three things to do next, the most pressing first; fewer where there is less to do.
    pub steps: Vec<NextStep>,
    /// What else it may be reminded of; nothing of one that closes well, but for what would be lost.
    pub reminders: Vec<Reminder>,
    /// Its undecided leads, hot ones first, then the oldest. What was missed is still to be done, and is next.
    pub queue: Vec<QueueLine>,
    /// How many of them are only offered.
    pub offered: Count,
    /// How many have something overdue.
    pub overdue: Count,
    /// How many have something due within seven days after then.
    pub due: Count,
    /// What happened to its leads in the period.
    pub line: ReportLine,
    /// Expected and actual wins, the score and the alarm, by the end of the period; nothing before the first lead.
    pub wins: Option<PartnerRow>,
    /// Its points; nothing before the first entry.
    pub points: Option<PointsAccount>,
    /// How soon its customers are called; nothing before the first lead.
    pub response: Option<ResponseGroup>,
    /// Where it stands in the programme.
    pub standing: MemberStanding,
    /// Its tier.
    pub tier: Option<TierId>,
    /// What tier is proposed; nothing without tiers, or where it has none yet.
    pub proposal: Option<TierProposal>,
    /// Whether it is suspended.
    pub suspended: bool,
}

impl PartnerReport {
    /// # Errors
    /// `UNKNOWN_MEMBER`; those of what it is made of.
    pub(super) fn of(
        desk: Desk<'_>,
        standings: &Standings,
        view: &MemberView,
        (period, known): (Period, Timestamp),
        currency: Currency,
    ) -> Result<Self, Error> {
        let member = &view.member;
        let overdue = desk.due_by(known);
        let due = Count::saturating(desk.due_by(in_a_week(known)) - overdue);
        let wins = standings.row(member).cloned();
        let mut reminders = Reminder::of(&[desk.figures(member, standings)], &standings.rule)?;
        // The alarm itself asks for a talk.
        reminders.retain(|reminder| reminder.about != ReminderKind::Talk);
        let queue = desk.queue;
        let line = standings.lines.get(member).cloned();
        Ok(Self {
            period,
            member: member.clone(),
            known,
            steps: steps::next(&queue, known),
            reminders,
            offered: Count::saturating(queue.iter().filter(|line| line.phase == Phase::Offered).count()),
            overdue: Count::saturating(overdue),
            due,
            line: line.map_or_else(|| ReportLine::new(member.as_str(), currency), Ok)?,
            proposal: proposal(view, wins.as_ref(), standings)?,
            points: standings.points.get(member).cloned(),
            standing: view.standing,
            tier: view.tier.clone(),
            suspended: view.suspended,
            queue,
            wins,
            response: standings.response_of(member).cloned(),
        })
    }

    pub(super) fn document(&self, say: Say<'_>, policy: &Policy) -> Document {
        let title = if self.period.days() == 7 {
            say.pick("Weekly report", "Wochenbericht")
        } else {
            say.pick("Partner report", "Partnerbericht")
        };
        let about = format!("{}, {}", named(self.member.as_str()), say.period(self.period));
        let mut page = Document::new(say.language, title.into(), about);
        self.notices(&mut page, say);
        page.heading(say.pick("What to do next", "Was als Nächstes zu tun ist"));
        if self.period.known.is_none_or(|known| say.is_ahead(self.period, known)) {
            let known = say.time(self.known);
            page.text(say.pick(format!("As of {known}."), format!("Stand {known}.")));
        }
        if self.steps.is_empty() {
            page.text(say.pick("Nothing is due.", "Nichts steht an."));
        } else {
            page.add(Block::Steps(self.steps.iter().map(|step| step.sentence(self.known, say)).collect()));
        }
        for reminder in &self.reminders {
            page.text(reminder.sentence(say.language));
        }
        page.add(Block::Figures(self.figures(say)));
        self.success(&mut page, say, policy);
        page.heading(say.pick("Your leads", "Ihre Leads"));
        if self.queue.is_empty() {
            page.text(say.pick("You have no undecided lead.", "Sie haben keinen offenen Lead."));
        } else {
            page.add(Block::Table(self.table(say, policy)));
        }
        page
    }

    /// What must not be overlooked.
    fn notices(&self, page: &mut Document, say: Say<'_>) {
        if self.suspended {
            page.notice(
                Tone::Red,
                say.pick("You are suspended and receive no leads.", "Sie sind gesperrt und erhalten keine Leads."),
            );
        }
        match self.standing {
            MemberStanding::Full {} => {}
            MemberStanding::Probation { until } if until <= self.known => page.notice(
                Tone::Plain,
                say.pick("You were on probation until ", "Sie waren auf Probe bis ").to_owned()
                    + &say.time(until)
                    + say.pick("; a person decides now.", "; nun entscheidet ein Mensch."),
            ),
            MemberStanding::Probation { until } => page.notice(
                Tone::Plain,
                say.pick("You are on probation until ", "Sie sind auf Probe bis ").to_owned() + &say.time(until) + ".",
            ),
            MemberStanding::Warned { until } if until <= self.known => page.notice(
                Tone::Amber,
                say.pick("You were warned, and had time until ", "Sie wurden verwarnt und hatten Zeit bis ").to_owned()
                    + &say.time(until)
                    + say.pick("; a person decides now.", "; nun entscheidet ein Mensch."),
            ),
            MemberStanding::Warned { until } => page.notice(
                Tone::Amber,
                say.pick("You were warned; a person decides on ", "Sie wurden verwarnt; ein Mensch entscheidet am ")
                    .to_owned()
                    + &say.time(until)
                    + ".",
            ),
        }
        if let Some((alarm, sentence)) =
            self.wins.as_ref().and_then(|row| Some((row.alarm.level, row.alarm.told(Voice::To, say.language)?)))
        {
            page.notice(if alarm == AlarmLevel::Red { Tone::Red } else { Tone::Amber }, sentence);
        }
    }

    fn figures(&self, say: Say<'_>) -> Vec<Figure> {
        let queue = Count::saturating(self.queue.len());
        let offered =
            say.pick(format!("{} offered", say.count(self.offered)), format!("{} angeboten", say.count(self.offered)));
        let overdue = self.overdue.get() > 0;
        let points = self.points.as_ref().map_or_else(|| NONE.to_owned(), |account| say.whole(account.points));
        let least = self.points.as_ref().filter(|account| account.least > Decimal::ZERO || !account.enough);
        let least = least.map(|account| account.least);
        let keep = least
            .map(|least| say.pick(format!("{} to keep", say.whole(least)), format!("{} zu halten", say.whole(least))));
        let probation = matches!(self.standing, MemberStanding::Probation { .. });
        let enough = self.points.as_ref().is_none_or(|account| account.enough);
        vec![
            Figure::new(say.pick("undecided leads", "offene Leads"), say.count(queue), offered),
            Figure::new(say.pick("overdue", "überfällig"), say.count(self.overdue), "").toned(if overdue {
                Tone::Amber
            } else {
                Tone::Plain
            }),
            Figure::new(say.pick("due in seven days", "fällig in sieben Tagen"), say.count(self.due), ""),
            Figure::new(say.pick("won", "gewonnen"), say.count(self.line.won), say.amount(self.line.revenue)),
            Figure::new(say.pick("points", "Punkte"), points, keep.unwrap_or_default()).toned(if enough || probation {
                Tone::Plain
            } else {
                Tone::Amber
            }),
        ]
    }

    fn success(&self, page: &mut Document, say: Say<'_>, policy: &Policy) {
        if self.wins.is_none() && self.points.is_none() && self.tier.is_none() {
            return;
        }
        page.heading(say.pick("How you stand", "Wie Sie stehen"));
        // The alarm stands above.
        let figures = self.wins.iter().flat_map(|row| row.told(Voice::To, say.language));
        figures.for_each(|sentence| page.text(sentence));
        if let Some(score) = self.wins.as_ref().and_then(|row| row.score) {
            let said = say.pick("score ", "Wertung ").to_owned() + &format!("{:.0}", score.score.get());
            let [low, middle, high] = [score.low, score.score, score.high].map(crate::units::Estimate::get);
            let range = Range { name: say.pick("You", "Sie").to_owned(), low, middle, high, said, tone: Tone::Plain };
            let title =
                say.pick("Your score; the line is what was expected", "Ihre Wertung; die Linie ist das Erwartete");
            page.add(Block::Chart(Chart {
                title: title.into(),
                plot: Plot::Ranges { rows: vec![range], centre: 100.0 },
            }));
        }
        if let Some(account) = &self.points {
            page.text(account.told(Voice::To, say.language));
        }
        if let Some(tier) = &self.tier {
            let name = named(tier_name(policy, tier));
            page.text(say.pick(format!("Your tier: {name}."), format!("Ihre Stufe: {name}.")));
        }
        // What is not decided yet is put before a person first; good news may be told.
        if let Some(proposal) = self.proposal.as_ref().filter(|proposal| proposal.step == TierStep::Promote) {
            proposal.told(Voice::To, say.language).into_iter().for_each(|sentence| page.text(sentence));
        }
    }

    fn table(&self, say: Say<'_>, policy: &Policy) -> Table {
        let mut table = Table::new(&say.pick(
            ["lead", "stands at", "temperature", "since", "next"],
            ["Lead", "steht bei", "Temperatur", "seit", "als Nächstes"],
        ));
        let stage = |line: &QueueLine| match &line.stage {
            _ if line.phase == Phase::Offered => say.pick("offered", "angeboten").to_owned(),
            Some(id) => policy
                .pipeline
                .stages
                .iter()
                .find(|stage| stage.id == *id)
                .map_or_else(|| id.to_string(), |stage| stage.name.clone()),
            None => NONE.to_owned(),
        };
        let warm = |line: &QueueLine| match line.temperature {
            Some(Temperature::Hot) => say.pick("hot", "heiß"),
            Some(Temperature::Warm) => "warm",
            Some(Temperature::Cold) => say.pick("cold", "kalt"),
            None => NONE,
        };
        table.rows = self
            .queue
            .iter()
            .take(LINES)
            .map(|line| {
                let next = line.next.map_or_else(
                    || NONE.to_owned(),
                    |due| format!("{}, {}", steps::what(due.deadline, say), say.time(due.at)),
                );
                vec![line.lead.to_string(), stage(line), warm(line).to_owned(), say.date(line.since), next]
            })
            .collect();
        let left = self.queue.len().saturating_sub(LINES);
        table.rest = (left > 0).then(|| {
            let left = say.number(left as u64);
            say.pick(format!("and {left} more"), format!("und {left} weitere"))
        });
        table
    }
}

/// What people call a tier; its id where the policy has dropped it.
fn tier_name<'a>(policy: &'a Policy, id: &'a TierId) -> &'a str {
    let rule = policy.programme.as_ref().and_then(|rule| rule.tier(id));
    rule.map_or(id.as_str(), |(_, tier)| &tier.name)
}

/// Until when it is told what is due.
pub(super) fn in_a_week(now: Timestamp) -> Timestamp {
    now.plus(7 * 86_400_000).unwrap_or(Timestamp::MAX)
}

pub(super) fn proposal(
    view: &MemberView,
    row: Option<&PartnerRow>,
    standings: &Standings,
) -> Result<Option<TierProposal>, Error> {
    let (Some(tier), Some(since)) = (view.tier.clone(), view.tier_since) else { return Ok(None) };
    // The policy may have dropped a tier that somebody still has.
    if standings.rule.tier(&tier).is_none() {
        return Ok(None);
    }
    let case = TierCase {
        tier,
        since,
        score: row.and_then(|row| row.score),
        expected: row.map_or(Decimal::ZERO, |row| row.tally.expected),
        turnover: standings.turnover.get(&view.member).copied(),
        alarm: row.map_or(AlarmLevel::Quiet, |row| row.alarm.level),
    };
    TierProposal::of(&case, &standings.rule, standings.until).map(Some)
}
