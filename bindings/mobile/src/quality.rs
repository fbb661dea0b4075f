//! Checks of contact data, duplicates, and how well data are kept.

use crate::given::Given;
use crate::{Refusal, Shared, attempt};
use leadwerk_core::engine::{self, Record};
use leadwerk_core::policy::{DuplicateRule, QualityRule};
use leadwerk_core::quality::{
    self as core, ContactData, ContactRow, DataFinding, DataReport, DuplicateCandidate, DuplicateKeys, Maintenance,
    MaintenanceRow, MaintenanceRule, PostcodeRow,
};
use leadwerk_core::units::{Count, FactId, Language, LeadId, Timestamp};

/// Checks contact data by a rule. It keeps nothing of what it looks at.
#[derive(uniffi::Object)]
pub struct ContactCheck(Shared<core::ContactCheck>);

#[uniffi::export]
impl ContactCheck {
    /// Checks by this rule, with the postcodes of these rows, and these domains to throw away beside those of the rule.
    #[uniffi::constructor]
    pub fn new(
        rule: Given<QualityRule>,
        postcodes: Given<Vec<PostcodeRow>>,
        disposable: Vec<String>,
    ) -> Result<Self, Refusal> {
        let (rule, postcodes) = (rule.checked()?, postcodes.checked()?);
        Ok(Self(Shared::new(attempt(|| core::ContactCheck::new(rule, &postcodes, &disposable))?)))
    }

    /// What there is to find in the data of a contact.
    pub fn check(&self, contact: ContactData) -> Result<DataReport, Refusal> {
        self.0.with(|check| Ok(check.check(&contact)))
    }

    /// What there is to find in the data of many contacts, in their order.
    pub fn check_all(&self, contacts: &[ContactData]) -> Result<Vec<DataReport>, Refusal> {
        self.0.with(|check| Ok(check.check_all(contacts)))
    }
}

/// Finds leads that may be one and the same. Of their keys it keeps nothing but hashes under the host's salt.
#[derive(uniffi::Object)]
pub struct DuplicateIndex(Shared<core::DuplicateIndex>);

#[uniffi::export]
impl DuplicateIndex {
    /// An empty index by this rule. The salt is a secret of yours: at least 16 signs, best drawn at random.
    #[uniffi::constructor]
    pub fn new(rule: Given<DuplicateRule>, salt: String) -> Result<Self, Refusal> {
        let rule = rule.checked()?;
        Ok(Self(Shared::new(attempt(|| core::DuplicateIndex::new(rule, &salt))?)))
    }

    /// Adds leads, all of them or none; one that is there already gets these keys instead.
    pub fn add(&self, leads: &[DuplicateKeys]) -> Result<(), Refusal> {
        self.0.with(|index| index.add_all(leads))
    }

    /// Removes a lead; whether it was there.
    pub fn remove(&self, lead: LeadId) -> Result<bool, Refusal> {
        self.0.with(|index| Ok(index.remove(&lead)))
    }

    /// How many leads it knows.
    pub fn leads(&self) -> Result<i64, Refusal> {
        self.0.with(|index| Ok(i64::try_from(index.len()).unwrap_or(i64::MAX)))
    }

    /// For each of these leads those that may be the same, the likeliest first. They need not be in the index.
    pub fn candidates(&self, leads: &[DuplicateKeys]) -> Result<Vec<DuplicateCandidate>, Refusal> {
        self.0.with(|index| index.candidates_all(leads))
    }
}

/// Folds the records of a log into rows of how well data are kept. Each lead is looked at as it stood so many days after it
/// came.
#[derive(uniffi::Object)]
pub struct MaintenanceFold(Shared<engine::MaintenanceFold>);

#[uniffi::export]
impl MaintenanceFold {
    /// Nothing folded yet. These facts are wanted of each lead, so many days after it came: 1 to 3,660.
    #[uniffi::constructor]
    pub fn new(wanted: Given<Vec<FactId>>, within_days: Count) -> Result<Self, Refusal> {
        let wanted = wanted.checked()?;
        Ok(Self(Shared::new(attempt(|| engine::MaintenanceFold::new(wanted, within_days))?)))
    }

    /// Folds the next records.
    pub fn fold(&self, records: &[Record]) -> Result<(), Refusal> {
        self.0.with(|fold| {
            fold.fold_all(records);
            Ok(())
        })
    }

    /// The rows of all leads that have had their time by then, by lead.
    pub fn rows(&self, until: Timestamp) -> Result<Vec<MaintenanceRow>, Refusal> {
        self.0.with(|fold| Ok(fold.rows(until)))
    }
}

functions! {
    /// What a company that sells to companies asks for.
    quality_rule_standard() -> QualityRule { Ok(QualityRule::standard()) }
    /// What was found and what to do, for people.
    data_finding_sentence(data_finding: DataFinding, language: Language) -> String { Ok(data_finding.sentence(language)) }
    /// How complete the data are and what was found, for people.
    data_report_sentences(data_report: DataReport, language: Language) -> Vec<String> { Ok(data_report.sentences(language)) }
    /// What keys made of contact data usually tell.
    duplicate_rule_standard() -> DuplicateRule { Ok(DuplicateRule::standard()) }
    /// The keys of these contacts, in their order: those that can be made of what is known of each. They are clear.
    duplicate_keys_of(contacts: Vec<ContactRow>, rule: QualityRule) -> Vec<DuplicateKeys> {
        Ok(DuplicateKeys::of(&contacts, &rule))
    }
    /// How sure it is that both are the same lead, and why, for people.
    duplicate_candidate_sentence(duplicate_candidate: DuplicateCandidate, language: Language) -> String {
        Ok(duplicate_candidate.sentence(language))
    }
    /// Periods of 30 days, intervals of 95 %, a false alarm in 20.
    maintenance_rule_standard() -> MaintenanceRule { Ok(MaintenanceRule::standard()) }
    /// How well the data of these leads are kept.
    maintenance_of(rows: Vec<MaintenanceRow>, rule: MaintenanceRule) -> Maintenance { Maintenance::of(&rows, rule) }
    /// How much is complete and verified, and whose share falls, for people.
    maintenance_sentences(maintenance: Maintenance, language: Language) -> Vec<String> {
        Ok(maintenance.sentences(language))
    }
}
