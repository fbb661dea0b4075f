//! How well data are kept, in sentences, for people.

use super::reckon::{Maintenance, MaintenanceGroup, MaintenanceShare, MaintenanceTrend};
use crate::units::{Language, decimal};

impl Maintenance {
    /// What the figures say: how much is complete and verified, and whose share falls.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let total = &self.total;
        let fields = &total.fields;
        let (recorded, verified, later) = (fields.recorded, fields.verified, fields.verified_later);
        let (complete, confirmed) = (share(&total.complete, language), share(&total.verified, language));
        let heads = match language {
            Language::English => [
                format!("Complete: {complete}."),
                format!("Verified throughout: {confirmed}."),
                format!("Of {recorded} recorded facts, {verified} are verified, {later} of them later."),
            ],
            Language::German => [
                format!("Vollständig: {complete}."),
                format!("Durchgehend bestätigt: {confirmed}."),
                format!("Von {recorded} erfassten Fakten sind {verified} bestätigt, {later} davon nachträglich."),
            ],
        };
        let groups = core::iter::once(total).chain(&self.members).chain(&self.media);
        heads.into_iter().chain(groups.flat_map(|group| group.alarms(language))).collect()
    }
}

impl MaintenanceGroup {
    fn alarms(&self, language: Language) -> Vec<String> {
        let who = match (language, self.name.as_str()) {
            (Language::English, "") => "all leads",
            (Language::German, "") => "allen Leads",
            (_, name) => name,
        };
        let ringing = |trend: Option<MaintenanceTrend>| trend.filter(|trend| trend.alarm);
        let complete = ringing(self.complete_trend).map(|trend| match (language, points(&trend, language)) {
            (Language::English, points) => format!("Of {who}, fewer and fewer are complete: {points} per period."),
            (Language::German, points) => format!("Von {who} sind immer weniger vollständig: {points} je Periode."),
        });
        let verified = ringing(self.verified_trend).map(|trend| match (language, points(&trend, language)) {
            (Language::English, points) => format!("Of {who}, fewer and fewer are verified: {points} per period."),
            (Language::German, points) => format!("Von {who} sind immer weniger bestätigt: {points} je Periode."),
        });
        complete.into_iter().chain(verified).collect()
    }
}

fn share(share: &MaintenanceShare, language: Language) -> String {
    let percent = |ppm: u32| (ppm + 5_000) / 10_000;
    let (count, of, low, high) = (share.count, share.of, percent(share.low.ppm()), percent(share.high.ppm()));
    match (language, share.share.map(|share| percent(share.ppm()))) {
        (Language::English, Some(share)) => format!("{share} % ({count} of {of} leads; {low} to {high} %)"),
        (Language::German, Some(share)) => format!("{share} % ({count} von {of} Leads; {low} bis {high} %)"),
        (Language::English, None) => "no lead".to_owned(),
        (Language::German, None) => "kein Lead".to_owned(),
    }
}

/// A fall in points of per cent, with its range.
fn points(trend: &MaintenanceTrend, language: Language) -> String {
    let [mean, low, high] = [trend.per_period, trend.low, trend.high].map(|one| decimal(100.0 * one.get(), language));
    match language {
        Language::English => format!("{mean} points ({low} to {high})"),
        Language::German => format!("{mean} Punkte ({low} bis {high})"),
    }
}
