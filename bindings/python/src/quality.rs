//! Checks of contact data, duplicates, and how well data are kept.

use crate::objects::NOTHING;
use leadwerk::engine::{self, Record};
use leadwerk::policy::{DuplicateRule, QualityRule};
use leadwerk::quality::{self as core, ContactData, DuplicateKeys, PostcodeRow};
use leadwerk::units::{Count, FactId, LeadId, Timestamp};
use pyo3::prelude::*;

objects! {
    /// Checks contact data by a rule. It keeps nothing of what it looks at.
    ContactCheck(core::ContactCheck) {
        /// Checks by this rule, with the postcodes of these rows, and these domains to throw away beside those of the rule.
        new(rule: QualityRule, postcodes: Vec<PostcodeRow>, disposable: Vec<String>) =>
            core::ContactCheck::new(rule, &postcodes, &disposable);
        /// What there is to find in the data of a contact.
        check[check](contact: ContactData) => Ok(check.check(&contact));
        /// What there is to find in the data of many contacts, in their order.
        check_all[check](contacts: Vec<ContactData>) => Ok(check.check_all(&contacts));
    }

    /// Finds leads that may be one and the same. Of their keys it keeps nothing but hashes under the host's salt.
    DuplicateIndex(core::DuplicateIndex) {
        /// An empty index by this rule. The salt is a secret of yours: at least 16 signs, best drawn at random.
        new(rule: DuplicateRule, salt: String) => core::DuplicateIndex::new(rule, &salt);
        /// Adds leads, all of them or none; one that is there already gets these keys instead.
        add[index](leads: Vec<DuplicateKeys>) => index.add_all(&leads).map(|()| NOTHING);
        /// Removes a lead; whether it was there.
        remove[index](lead: LeadId) => Ok(index.remove(&lead));
        /// How many leads it knows.
        leads[index]() => Ok(i64::try_from(index.len()).unwrap_or(i64::MAX));
        /// For each of these leads those that may be the same, the likeliest first. They need not be in the index.
        candidates[index](leads: Vec<DuplicateKeys>) => index.candidates_all(&leads);
    }

    /// Folds the records of a log into rows of how well data are kept. Each lead is looked at as it stood so many days after
    /// it came.
    MaintenanceFold(engine::MaintenanceFold) {
        /// Nothing folded yet. These facts are wanted of each lead, so many days after it came: 1 to 3,660.
        new(wanted: Vec<FactId>, within_days: Count) => engine::MaintenanceFold::new(wanted, within_days);
        /// Folds the next records.
        fold[fold](records: Vec<Record>) => { fold.fold_all(&records); Ok(NOTHING) };
        /// The rows of all leads that have had their time by then, by lead.
        rows[fold](until: Timestamp) => Ok(fold.rows(until));
    }
}
