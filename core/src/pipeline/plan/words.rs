//! A plan in sentences, for people.

use super::reckon::{FunnelPlan, PlanVerdict, StepOutlook};
use crate::units::{Count, Language, Probability, amount, per_cent};

impl FunnelPlan {
    /// What the plan says: whether the planned leads are enough, what it takes, which step limits, and who cannot
    /// handle it.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let head = self.head(language);
        let step = self.steps.iter().find(|step| step.stage == self.limiting).map(|step| step.sentence(language));
        let beyond = self.units.iter().filter(|unit| unit.beyond_capacity.get() > 0).map(|unit| {
            let (unit, takes, beyond) = (&unit.unit, unit.takes, unit.beyond_capacity);
            match language {
                Language::English => format!("Of its {takes} leads, {unit} cannot handle {beyond} in the time left."),
                Language::German => {
                    format!("Von seinen {takes} Leads kann {unit} in der verbleibenden Zeit {beyond} nicht bearbeiten.")
                }
            }
        });
        let within =
            self.reached_within_capacity.filter(|_| self.units.iter().any(|unit| unit.beyond_capacity.get() > 0));
        let within = within.map(|reached| match (language, per_cent(reached, language)) {
            (Language::English, reached) => format!("With what can be handled, the target is reached with {reached}."),
            (Language::German, reached) => {
                format!("Mit dem, was zu bearbeiten ist, wird das Ziel mit {reached} erreicht.")
            }
        });
        let lines = [Some(head), Some(self.takes(language)), step].into_iter().flatten();
        lines.chain(beyond).chain(within).collect()
    }

    fn head(&self, language: Language) -> String {
        let (planned, target, reached) =
            (self.planned, amount(self.target, language), per_cent(self.reached, language));
        match language {
            Language::English => format!("{planned} leads are planned; they reach {target} with {reached}."),
            Language::German => format!("{planned} Leads sind geplant; sie erreichen {target} mit {reached}."),
        }
    }

    fn takes(&self, language: Language) -> String {
        let wished = per_cent(self.wished, language);
        let leads = self.leads.unwrap_or(Count::new(0));
        let more = leads.get().saturating_sub(self.planned.get());
        match (self.verdict, language) {
            (PlanVerdict::Enough, Language::English) => format!("For {wished} it takes {leads}, so that is enough."),
            (PlanVerdict::Enough, Language::German) => format!("Für {wished} braucht es {leads}, das reicht also."),
            (PlanVerdict::MoreLeads, Language::English) => format!("For {wished} it takes {leads}, {more} more."),
            (PlanVerdict::MoreLeads, Language::German) => format!("Für {wished} braucht es {leads}, also {more} mehr."),
            (PlanVerdict::TooThin, _) => self.thin(&wished, language),
            (PlanVerdict::OutOfReach, Language::English) => {
                format!("No number of leads reaches it with {wished}: conversion falls too fast as volume rises.")
            }
            (PlanVerdict::OutOfReach, Language::German) => {
                format!("Keine Zahl von Leads erreicht es mit {wished}: die Quote fällt zu schnell mit dem Volumen.")
            }
        }
    }

    fn thin(&self, wished: &str, language: Language) -> String {
        let needs = self.needs.iter().map(|need| match language {
            Language::English => format!("{} more at stage {}", need.more_entries, need.stage),
            Language::German => format!("{} weitere auf Stufe {}", need.more_entries, need.stage),
        });
        let needs = needs.collect::<Vec<_>>().join(", ");
        match language {
            Language::English => {
                format!("The history is too thin to promise {wished}. See how it ends first: about {needs}.")
            }
            Language::German => {
                format!("Die Erfahrung ist zu dünn, um {wished} zu versprechen. Erst abwarten: etwa {needs}.")
            }
        }
    }
}

impl StepOutlook {
    fn sentence(&self, language: Language) -> String {
        let share = Probability::try_from(self.rate.get().clamp(0.0, 1.0)).unwrap_or(Probability::ZERO);
        let (stage, rate, better) =
            (&self.stage, per_cent(share, language), per_cent(self.reached_if_better, language));
        match language {
            Language::English => format!(
                "Most is lost at stage {stage}, which {rate} pass; with a tenth fewer lost there, the planned leads \
                 would reach the target with {better}."
            ),
            Language::German => format!(
                "Am meisten geht auf Stufe {stage} verloren, die {rate} schaffen; mit einem Zehntel weniger Verlusten \
                 dort würden die geplanten Leads das Ziel mit {better} erreichen."
            ),
        }
    }
}
