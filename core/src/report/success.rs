//! What sales made of it: won, lost and expired; target beside actual.

use super::chart::{Bar, Chart, Plot};
use super::document::{Block, Document, Figure, Table, Tone};
use super::happened::Step;
use super::line::ReportLine;
use super::period::Period;
use super::quota::QuotaState;
use super::say::{NONE, Say};
use super::tables::{Counting, quota_blocks, trend_blocks};
use crate::units::{Count, Error, Order as _};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// The success report: what sales made of the leads in a period.
#[crosses]
#[derive(Eq)]
pub struct SuccessReport {
    /// From when until when.
    pub period: Period,
    /// All together.
    pub total: ReportLine,
    /// By channel, the one with most revenue first.
    pub channels: Vec<ReportLine>,
    /// By member, likewise.
    pub members: Vec<ReportLine>,
    /// Why leads were lost, the most frequent reason first.
    pub reasons: Vec<ReasonLine>,
    /// The periods of the same length up to this one, named by their first day.
    pub trend: Vec<ReportLine>,
    /// The quotas of sales that have a day in the period.
    pub quotas: Vec<QuotaState>,
}

/// How often a reason was given.
#[crosses]
#[derive(Eq)]
pub struct ReasonLine {
    /// The reason, as people call it.
    pub name: String,
    /// How many leads were lost for it.
    pub leads: Count,
}

impl SuccessReport {
    pub(super) fn of(counting: Counting<'_>) -> Result<Self, Error> {
        let most = |line: &ReportLine| (line.revenue.minor.get(), line.won, line.accepted);
        Ok(Self {
            period: counting.period,
            total: counting.total()?,
            channels: counting.by(|happened| happened.channel.as_ref(), most)?,
            members: counting.by(|happened| happened.member.as_ref(), most)?,
            reasons: reasons(counting)?,
            trend: counting.trend()?,
            quotas: counting.quotas(|goal| !goal.is_marketing())?,
        })
    }

    pub(super) fn document(&self, say: Say<'_>) -> Document {
        let mut page = Document::new(
            say.language,
            say.pick("Success report", "Erfolgsbericht").into(),
            say.pick("Sales, ", "Vertrieb, ").to_owned() + &say.period(self.period),
        );
        let total = &self.total;
        let of_decided = say.part(total.won, total.decided());
        let beside = if total.decided().get() == 0 {
            String::new()
        } else {
            say.pick(format!("{of_decided} of those decided"), format!("{of_decided} der entschiedenen"))
        };
        page.add(Block::Figures(vec![
            Figure::new(say.pick("Revenue", "Umsatz"), say.amount(total.revenue), ""),
            Figure::new(say.pick("won", "gewonnen"), say.count(total.won), beside),
            Figure::new(say.pick("lost", "verloren"), say.count(total.lost), ""),
            Figure::new(say.pick("expired", "verfallen"), say.count(total.expired), ""),
            Figure::new(say.pick("accepted", "angenommen"), say.count(total.accepted), ""),
        ]));
        quota_blocks(&mut page, &self.quotas, say);
        trend_blocks(
            &mut page,
            (self.period, &self.trend),
            say,
            [say.pick("won", "gewonnen"), say.pick("lost or expired", "verloren oder verfallen")],
            |line| [line.won, Count::new(line.decided().get().saturating_sub(line.won.get()))],
        );
        for (title, lines) in [
            (say.pick("By channel", "Nach Kanal"), &self.channels),
            (say.pick("By member", "Nach Mitglied"), &self.members),
        ] {
            if !lines.is_empty() {
                page.heading(title);
                page.add(Block::Table(table(lines, say)));
            }
        }
        page.text(say.pick(
            "These figures say nothing of who works well: they depend on the leads each was given, and few wins are \
             chance. What may be compared is in the partner report.",
            "Diese Zahlen sagen nicht, wer gut arbeitet: sie hängen davon ab, welche Leads jeder bekam, und wenige \
             Abschlüsse sind Zufall. Was sich vergleichen lässt, steht im Partnerbericht.",
        ));
        if !self.reasons.is_empty() {
            page.add(Block::Chart(Chart {
                title: say.pick("Why leads were lost", "Warum Leads verloren gingen").into(),
                plot: Plot::Bars { rows: self.reasons.iter().map(|line| bar(line, say)).collect(), whole: 0.0 },
            }));
        }
        page
    }
}

fn bar(line: &ReasonLine, say: Say<'_>) -> Bar {
    let value = f64::from(line.leads.get());
    Bar { name: line.name.clone(), value, target: None, said: say.count(line.leads), tone: Tone::Plain }
}

fn table(lines: &[ReportLine], say: Say<'_>) -> Table {
    let mut table = Table::new(&say.pick(
        ["", "#accepted", "#contacted", "#won", "#lost", "#expired", "#back", "#revenue"],
        ["", "#angenommen", "#kontaktiert", "#gewonnen", "#verloren", "#verfallen", "#zurück", "#Umsatz"],
    ));
    let cells = |line: &ReportLine| {
        let counts = [line.accepted, line.contacted, line.won, line.lost, line.expired, line.demoted]
            .map(|count| if count.get() == 0 { NONE.to_owned() } else { say.count(count) });
        [line.name.clone()].into_iter().chain(counts).chain([say.amount(line.revenue)]).collect()
    };
    table.rows = lines.iter().map(cells).collect();
    table
}

fn reasons(counting: Counting<'_>) -> Result<Vec<ReasonLine>, Error> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for happened in counting.happened(counting.period)?.iter().filter(|happened| happened.step == Step::Lost) {
        if let Some(reason) = &happened.reason {
            *counts.entry(reason.as_str()).or_default() += 1;
        }
    }
    let listed = &counting.rules.policy().reasons.lost;
    let name =
        |id: &str| listed.iter().find(|reason| reason.id.as_str() == id).map_or(id, |reason| &reason.name).to_owned();
    let mut lines: Vec<_> =
        counts.into_iter().map(|(id, leads)| ReasonLine { name: name(id), leads: Count::new(leads) }).collect();
    lines.order_by(|a, b| b.leads.cmp(&a.leads).then_with(|| a.name.cmp(&b.name)));
    Ok(lines)
}
