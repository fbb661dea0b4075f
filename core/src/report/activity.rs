//! What marketing brought: leads that came in, became ready and were taken; target beside actual.

use super::document::{Block, Document};
use super::document::{Figure, Table};
use super::line::ReportLine;
use super::period::Period;
use super::quota::QuotaState;
use super::say::{NONE, Say};
use super::tables::{Counting, quota_blocks, trend_blocks};
use crate::policy::QuotaGoal;
use crate::units::Error;
use leadwerk_macros::crosses;

/// The activity report: what marketing brought in a period.
#[crosses]
#[derive(Eq)]
pub struct ActivityReport {
    /// From when until when.
    pub period: Period,
    /// All together.
    pub total: ReportLine,
    /// By medium, the one with most leads first.
    pub media: Vec<ReportLine>,
    /// By campaign, likewise; leads without one are in none.
    pub campaigns: Vec<ReportLine>,
    /// The periods of the same length up to this one, named by their first day.
    pub trend: Vec<ReportLine>,
    /// The quotas of marketing that have a day in the period.
    pub quotas: Vec<QuotaState>,
}

impl ActivityReport {
    pub(super) fn of(counting: Counting<'_>) -> Result<Self, Error> {
        let (all, most) = (counting.all, |line: &ReportLine| line.captured);
        Ok(Self {
            period: counting.period,
            total: counting.total()?,
            media: counting.by(|happened| all.medium(happened), most)?,
            campaigns: counting.by(|happened| all.campaign(happened), most)?,
            trend: counting.trend()?,
            quotas: counting.quotas(QuotaGoal::is_marketing)?,
        })
    }

    pub(super) fn document(&self, say: Say<'_>) -> Document {
        let mut page = Document::new(
            say.language,
            say.pick("Activity report", "Aktivitätsbericht").into(),
            say.pick("Marketing, ", "Marketing, ").to_owned() + &say.period(self.period),
        );
        let total = &self.total;
        page.add(Block::Figures(vec![
            Figure::new(say.pick("new leads", "neue Leads"), say.count(total.captured), ""),
            Figure::new(
                say.pick("became ready for sales", "wurden reif für den Vertrieb"),
                say.count(total.qualified),
                "",
            ),
            Figure::new(say.pick("were accepted", "wurden angenommen"), say.count(total.accepted), ""),
            Figure::new(say.pick("came back from sales", "kamen vom Vertrieb zurück"), say.count(total.demoted), ""),
            Figure::new(say.pick("were rejected", "wurden verworfen"), say.count(total.rejected), ""),
        ]));
        page.text(say.pick(
            "Counted is what happened in this time, whenever the lead came in.",
            "Gezählt ist, was in dieser Zeit geschah, gleich wann der Lead hereinkam.",
        ));
        quota_blocks(&mut page, &self.quotas, say);
        trend_blocks(
            &mut page,
            (self.period, &self.trend),
            say,
            [say.pick("new", "neu"), say.pick("became ready", "wurden reif")],
            |line| [line.captured, line.qualified],
        );
        for (title, lines) in [
            (say.pick("By medium", "Nach Medium"), &self.media),
            (say.pick("By campaign", "Nach Kampagne"), &self.campaigns),
        ] {
            if lines.is_empty() {
                continue;
            }
            page.heading(title);
            page.add(Block::Table(table(lines, say)));
        }
        page
    }
}

fn table(lines: &[ReportLine], say: Say<'_>) -> Table {
    let mut table = Table::new(&say.pick(
        ["", "#new", "#ready", "#accepted", "#back", "#rejected", "#won"],
        ["", "#neu", "#reif", "#angenommen", "#zurück", "#verworfen", "#gewonnen"],
    ));
    let counts = |line: &ReportLine| {
        [line.captured, line.qualified, line.accepted, line.demoted, line.rejected, line.won]
            .map(|count| if count.get() == 0 { NONE.to_owned() } else { say.count(count) })
    };
    table.rows = lines.iter().map(|line| [line.name.clone()].into_iter().chain(counts(line)).collect()).collect();
    table
}
