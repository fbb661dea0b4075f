//! What a member should do next, from its queue.

use super::say::Say;
use crate::engine::QueueLine;
use crate::lead::DeadlineKind;
use crate::policy::Temperature;
use crate::units::{Language, LeadId, Order as _, Timestamp, named};
use leadwerk_macros::crosses;

/// So many things are named: more would be a list, and lists are put off.
const NAMED: usize = 3;

/// Something to do next.
#[crosses]
#[derive(Eq)]
pub struct NextStep {
    /// With which lead.
    pub lead: LeadId,
    /// What is due.
    pub deadline: DeadlineKind,
    /// When.
    pub at: Timestamp,
    /// How warm the lead is.
    pub temperature: Option<Temperature>,
}

/// The most pressing: what is due first, of what is due at once the hot ones first. What has lapsed by now cannot be done any
/// more; only a tick says so to the engine.
pub(super) fn next(queue: &[QueueLine], now: Timestamp) -> Vec<NextStep> {
    let lapses = |deadline| matches!(deadline, DeadlineKind::Accept | DeadlineKind::Expiry);
    let step = |line: &QueueLine| {
        let due = line.next.filter(|due| due.at > now || !lapses(due.deadline))?;
        Some(NextStep { lead: line.lead.clone(), deadline: due.deadline, at: due.at, temperature: line.temperature })
    };
    let mut steps: Vec<_> = queue.iter().filter_map(step).collect();
    steps.order_by(|a, b| (a.at, b.temperature, &a.lead).cmp(&(b.at, a.temperature, &b.lead)));
    steps.truncate(NAMED);
    steps
}

/// What is due, in a few words.
pub(super) const fn what(deadline: DeadlineKind, say: Say<'_>) -> &'static str {
    let [english, german] = match deadline {
        DeadlineKind::ConfirmConsent | DeadlineKind::ConfirmPurpose => ["consent", "Einwilligung"],
        DeadlineKind::HandOver => ["hand over", "Übergabe"],
        DeadlineKind::Accept => ["accept or decline", "annehmen oder ablehnen"],
        DeadlineKind::FirstContact => ["first call", "erster Anruf"],
        DeadlineKind::WakeUp => ["call again", "wieder anrufen"],
        DeadlineKind::Stay => ["move on", "weiterbringen"],
        DeadlineKind::Milestone => ["milestone", "Meilenstein"],
        DeadlineKind::ExpiryWarning => ["expires soon", "verfällt bald"],
        DeadlineKind::Expiry => ["expires", "verfällt"],
        DeadlineKind::Resume => ["another look", "wieder ansehen"],
    };
    match say.language {
        Language::English => english,
        Language::German => german,
    }
}

impl NextStep {
    /// What to do, with which lead, by when.
    pub(super) fn sentence(&self, now: Timestamp, say: Say<'_>) -> String {
        let lead = named(self.lead.as_str());
        let [english, german] = match self.deadline {
            DeadlineKind::Accept => {
                [format!("Accept or decline lead {lead}"), format!("Nehmen Sie Lead {lead} an oder lehnen Sie ihn ab")]
            }
            DeadlineKind::FirstContact => [
                format!("Call the customer of lead {lead} for the first time"),
                format!("Rufen Sie den Kunden von Lead {lead} zum ersten Mal an"),
            ],
            DeadlineKind::WakeUp => [
                format!("Call the customer of lead {lead} again, as agreed"),
                format!("Rufen Sie den Kunden von Lead {lead} wie vereinbart wieder an"),
            ],
            DeadlineKind::Stay => [
                format!("Bring lead {lead} on to the next stage, or decide it"),
                format!("Bringen Sie Lead {lead} in die nächste Stufe oder entscheiden Sie ihn"),
            ],
            DeadlineKind::Milestone => [
                format!("Reach the milestone of lead {lead}"),
                format!("Erreichen Sie den Meilenstein von Lead {lead}"),
            ],
            DeadlineKind::ExpiryWarning | DeadlineKind::Expiry => [
                format!("Decide lead {lead} before it expires"),
                format!("Entscheiden Sie Lead {lead}, bevor er verfällt"),
            ],
            DeadlineKind::ConfirmConsent | DeadlineKind::ConfirmPurpose => [
                format!("Ask lead {lead} to confirm its consent"),
                format!("Bitten Sie Lead {lead}, die Einwilligung zu bestätigen"),
            ],
            DeadlineKind::HandOver | DeadlineKind::Resume => {
                [format!("Look at lead {lead}"), format!("Sehen Sie sich Lead {lead} an")]
            }
        };
        let (time, span) = (say.time(self.at), say.span(now, self.at));
        let hot = if self.temperature == Some(Temperature::Hot) {
            say.pick(" The lead is hot.", " Der Lead ist heiß.")
        } else {
            ""
        };
        if self.at <= now {
            say.pick(
                format!("{english}: it was due {time}, {span} ago.{hot}"),
                format!("{german}: fällig war das {time}, vor {span}.{hot}"),
            )
        } else {
            say.pick(
                format!("{english}: due {time}, in {span}.{hot}"),
                format!("{german}: fällig {time}, in {span}.{hot}"),
            )
        }
    }
}
