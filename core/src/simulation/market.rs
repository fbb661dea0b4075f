//! The market: media, order values and seasons. **Every figure here is invented.**
//!
//! The order of the media by depth of qualification follows the practitioners: telemarketing, direct mail, events,
//! trade fairs, website, adverts. How far apart they lie is made up.

use super::chance::{Deciles, Luck};

/// A medium, and what comes of its leads.
#[derive(Debug)]
pub(super) struct Medium {
    /// Its id in the standard policy.
    pub(super) id: &'static str,
    /// Of a thousand leads, how many it brings; deal registrations are apart.
    pub(super) share: u64,
    /// Of a thousand of its leads, how many marketing finds warm or hot at the first rating.
    pub(super) depth: u64,
    /// Of a thousand of its leads that a member of usual skill accepts, how many it wins in the end.
    pub(super) wins: u64,
    /// Order values, in per cent of the usual ones.
    pub(super) worth: i64,
    /// Whether inquiries come at night and on Sundays too, from the contact itself.
    pub(super) always: bool,
    /// Whether a campaign stands behind it.
    pub(super) campaigns: bool,
}

impl Medium {
    /// Whether its leads come many at a time, and are handed out together unless they are hot.
    pub(super) fn comes_in_batches(&self) -> bool {
        matches!(self.id, "trade_fair" | "event")
    }
}

/// The media by which marketing's leads come.
pub(super) static MEDIA: [Medium; 7] = [
    medium("telemarketing", 150, 720, 420, 110, false, true),
    medium("direct_mail", 110, 640, 370, 100, false, true),
    medium("event", 100, 610, 330, 120, false, true),
    medium("trade_fair", 150, 580, 290, 130, false, true),
    medium("website", 300, 540, 230, 80, true, false),
    medium("advert", 140, 430, 150, 70, true, true),
    medium("referral", 50, 800, 480, 140, false, false),
];

/// Deal registrations: the partner has qualified its customer before.
pub(super) static PARTNER: Medium = medium("partner", 0, 1_000, 470, 90, false, false);

/// How often a warm lead is won, in per cent of what its medium says.
pub(super) const WARM: u64 = 104;

/// How often a hot lead is won, in per cent of what its medium says.
pub(super) const HOT: u64 = 150;

/// Of a thousand leads, how many are deals that partners register.
pub(super) const REGISTERED: u64 = 120;

/// How much each month brings, in per cent of the usual; January first.
const SEASON: [u64; 12] = [92, 100, 112, 104, 100, 98, 82, 76, 110, 116, 114, 84];

/// How much a day without work brings, in per cent of a working day.
const DAY_OFF: u64 = 15;

/// Order values in whole units of the currency: most are small, few are very large.
const VALUES: Deciles = [900, 2_500, 4_000, 6_000, 8_500, 12_000, 17_000, 25_000, 40_000, 80_000, 450_000];

const fn medium(
    id: &'static str,
    share: u64,
    depth: u64,
    wins: u64,
    worth: i64,
    always: bool,
    campaigns: bool,
) -> Medium {
    Medium { id, share, depth, wins, worth, always, campaigns }
}

/// The medium of a lead that is no deal registration.
pub(super) fn medium_of(luck: Luck) -> &'static Medium {
    luck.weighted(MEDIA.iter().map(|medium| (medium, medium.share)), "medium").unwrap_or(&PARTNER)
}

/// How much a day brings, against others.
pub(super) fn weight(month: i8, works: bool) -> u64 {
    let month = usize::try_from(month - 1).ok().and_then(|place| SEASON.get(place)).copied().unwrap_or(100);
    month * if works { 100 } else { DAY_OFF }
}

/// The order value of a lead in whole units of the currency.
pub(super) fn value(medium: &Medium, luck: Luck) -> i64 {
    luck.value(&VALUES, "value") * medium.worth / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_shows_these_figures() {
        let page = include_str!("../../../docs/simulation.md");
        for Medium { id, share, depth, wins, worth, .. } in &MEDIA {
            let row = format!("| {} | {share} | {depth} | {} | {worth} % |", id.replace('_', " "), wins * WARM / 100);
            assert!(page.contains(&row), "{row}");
        }
        assert_eq!(MEDIA.iter().map(|medium| medium.share).sum::<u64>(), 1_000);
        assert_eq!(REGISTERED, 120, "the page says 12 %");
    }

    #[test]
    fn the_depth_is_in_the_practitioners_order() {
        let depths: Vec<_> = MEDIA.iter().take(6).map(|medium| (medium.depth, medium.wins)).collect();
        assert!(depths.is_sorted_by(|better, worse| better.0 > worse.0 && better.1 > worse.1), "{depths:?}");
    }
}
