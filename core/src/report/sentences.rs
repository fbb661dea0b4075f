//! What a report says in words, for those who draw pages of their own.

use super::document::{Block, Document};
use super::quota::QuotaState;
use super::say::Say;
use super::tables::quota_sentence;
use super::wish::Report;
use crate::partner::Voice;
use crate::policy::Policy;
use leadwerk_macros::crosses;

/// What a report says in words, in one language.
#[crosses]
#[derive(Eq)]
pub struct ReportSentences {
    /// What it is called.
    pub title: String,
    /// For whom, from when until when, and until when it is told where that is not over yet.
    pub about: String,
    /// Every sentence of its page, in order; figures, tables and charts are not among them.
    pub page: Vec<String>,
    /// For each of its next steps, in their order, what to do.
    pub steps: Vec<String>,
    /// For each of its reminders: to the member in its own report, of it in that of all.
    pub reminders: Vec<String>,
    /// For each of its cases, what there is to decide.
    pub cases: Vec<String>,
    /// For each of its quotas, how it stands.
    pub quotas: Vec<String>,
}

impl ReportSentences {
    pub(super) fn of(report: &Report, say: Say<'_>, policy: &Policy) -> Self {
        let quotas = |quotas: &[QuotaState]| quotas.iter().map(|state| quota_sentence(state, say)).collect();
        let Document { title, about, blocks, .. } = report.document(say, policy);
        let page = sentences(blocks);
        let mut said = Self { title, about, page, steps: vec![], reminders: vec![], cases: vec![], quotas: vec![] };
        match report {
            Report::Partner { report } => {
                said.steps = report.steps.iter().map(|step| step.sentence(report.known, say)).collect();
                said.reminders = report.reminders.iter().map(|one| one.told(Voice::To, say.language)).collect();
            }
            Report::Partners { report } => {
                said.cases = report.cases.iter().map(|case| case.sentence(say)).collect();
                said.reminders = report.reminders.iter().map(|one| one.told(Voice::Of, say.language)).collect();
            }
            Report::Activity { report } => said.quotas = quotas(&report.quotas),
            Report::Success { report } => said.quotas = quotas(&report.quotas),
            Report::Quotas { report } => said.quotas = quotas(&report.quotas),
            Report::Response { .. } | Report::Fairness { .. } | Report::Data { .. } | Report::Media { .. } => {}
        }
        said
    }
}

fn sentences(blocks: Vec<Block>) -> Vec<String> {
    let said = blocks.into_iter().flat_map(|block| match block {
        Block::Text(text) | Block::Notice(_, text) => vec![text],
        Block::Steps(steps) => steps,
        Block::Heading(_) | Block::Figures(_) | Block::Table(_) | Block::Chart(_) => Vec::new(),
    });
    said.collect()
}
