//! The audit in sentences, for people.

use super::{Audit, FINAL, Gap, Verdict};
use crate::distribution::streams::tally::Measure;
use crate::units::{Decimal, Language};

impl Audit {
    /// What the audit says, in sentences: the verdict first, then each figure at the end beside what chance would give.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let (leads, members) = (self.leads, self.members.len());
        let verdict = self.verdict.words(language);
        let head = match language {
            Language::English => format!("{leads} leads to {members} members: {verdict}."),
            Language::German => format!("{leads} Leads an {members} Mitglieder: {verdict}."),
        };
        let last = self.gaps.iter().filter(|gap| FINAL.contains(&gap.measure));
        let outside = (self.outside.get() > 0).then(|| match language {
            Language::English => format!("{} leads went to somebody who was not eligible.", self.outside),
            Language::German => format!("{} Leads gingen an jemanden, der nicht in Frage kam.", self.outside),
        });
        core::iter::once(head).chain(last.map(|gap| gap.sentence(language))).chain(outside).collect()
    }
}

impl Gap {
    /// The figure beside what chance would give, in a sentence.
    pub fn sentence(&self, language: Language) -> String {
        let show = |number| show(number, self.measure, language);
        let (observed, low, high) = (show(self.observed), show(self.chance_low), show(self.chance_high));
        let (what, unit) = (self.measure.words(language), self.measure.unit(language));
        let verdict = self.verdict.words(language);
        match language {
            Language::English => {
                format!("{what} {observed} {unit}; by chance it would be {low} to {high}. That is {verdict}.")
            }
            Language::German => {
                format!("{what} {observed} {unit}; nach Los wären es {low} bis {high}. Das ist {verdict}.")
            }
        }
    }
}

impl Verdict {
    /// The verdict in words, to go on with in a sentence.
    pub const fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Even, Language::English) => "more even than chance",
            (Self::Even, Language::German) => "gleichmäßiger als der Zufall",
            (Self::AsByChance, Language::English) => "no more uneven than chance",
            (Self::AsByChance, Language::German) => "nicht ungleicher als der Zufall",
            (Self::MoreUnevenThanChance, Language::English) => "more uneven than chance",
            (Self::MoreUnevenThanChance, Language::German) => "ungleicher als der Zufall",
        }
    }
}

impl Measure {
    /// The beginning of a sentence that a number follows.
    const fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::CountGap, Language::English) => {
                "From the member with the fewest leads to the one with the most it is"
            }
            (Self::CountGap, Language::German) => "Vom Mitglied mit den wenigsten Leads zu dem mit den meisten sind es",
            (Self::CountDeviation, Language::English) => "By number of leads, the member that is furthest off is",
            (Self::CountDeviation, Language::German) => {
                "Nach Zahl der Leads liegt das Mitglied mit der größten Abweichung"
            }
            (Self::CountDeviationEver, Language::English) => "At the worst moment, by number of leads, a member was",
            (Self::CountDeviationEver, Language::German) => {
                "Im schlimmsten Augenblick lag ein Mitglied nach Zahl der Leads"
            }
            (Self::TemperatureDeviation, Language::English) => {
                "By leads of one temperature, the member that is furthest off is"
            }
            (Self::TemperatureDeviation, Language::German) => {
                "Nach Leads einer Temperatur liegt das Mitglied mit der größten Abweichung"
            }
            (Self::TemperatureDeviationEver, Language::English) => {
                "At the worst moment, by leads of one temperature, a member was"
            }
            (Self::TemperatureDeviationEver, Language::German) => {
                "Im schlimmsten Augenblick lag ein Mitglied nach Leads einer Temperatur"
            }
            (Self::ValueGap, Language::English) => "By value, the best and the worst treated member are apart by",
            (Self::ValueGap, Language::German) => {
                "Nach Wert liegen das am besten und das am schlechtesten bediente Mitglied"
            }
            (Self::ValueDeviation, Language::English) => "By value, the member that is furthest off is",
            (Self::ValueDeviation, Language::German) => "Nach Wert liegt das Mitglied mit der größten Abweichung",
            (Self::ChannelCountDeviation, Language::English) => {
                "By number of leads, the channel that is furthest off is"
            }
            (Self::ChannelCountDeviation, Language::German) => {
                "Nach Zahl der Leads liegt der Kanal mit der größten Abweichung"
            }
            (Self::ChannelTemperatureDeviation, Language::English) => {
                "By leads of one temperature, the channel that is furthest off is"
            }
            (Self::ChannelTemperatureDeviation, Language::German) => {
                "Nach Leads einer Temperatur liegt der Kanal mit der größten Abweichung"
            }
            (Self::ChannelValueGap, Language::English) => {
                "By value, the best and the worst treated channel are apart by"
            }
            (Self::ChannelValueGap, Language::German) => {
                "Nach Wert liegen der am besten und der am schlechtesten bediente Kanal"
            }
        }
    }

    /// What follows the number.
    const fn unit(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::CountGap, Language::English) => "leads",
            (Self::CountGap, Language::German) => "Leads",
            (Self::ValueGap | Self::ChannelValueGap, Language::English) => "% of what one is entitled to on average",
            (Self::ValueGap | Self::ChannelValueGap, Language::German) => {
                "% des durchschnittlichen Anspruchs auseinander"
            }
            (Self::ValueDeviation, Language::English) => "% from its share",
            (Self::ValueDeviation, Language::German) => "% neben seinem Anspruch",
            (_, Language::English) => "leads from its share",
            (_, Language::German) => "Leads neben seinem Anspruch",
        }
    }

    const fn is_share(self) -> bool {
        matches!(self, Self::ValueGap | Self::ValueDeviation | Self::ChannelValueGap)
    }
}

/// A number with one digit behind the point, or the comma; a share in per cent.
pub(in crate::distribution::streams) fn show(number: Decimal, measure: Measure, language: Language) -> String {
    // Rounded in whole numbers: the same text everywhere.
    let unit = if measure.is_share() { 1_000 } else { 100_000 };
    let tenths = (number.millionths().unsigned_abs() + unit / 2) / unit;
    let point = match language {
        Language::English => '.',
        Language::German => ',',
    };
    format!("{}{point}{}", tenths / 10, tenths % 10)
}
