//! Odoo's predictive lead scoring, from its description.

use super::super::deal::Deal;
use super::super::place::place;
use super::super::stay::Stay;
use super::Forecaster;
use super::counting::outcomes;
use crate::units::{Error, Estimate, Probability, StageId};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// What a row begins with when its field and value are seen for the first time.
const FIRST: f64 = 0.1;

/// A lead as this model sees it.
#[crosses]
#[derive(Eq)]
pub struct OdooLead {
    /// The stage it stands or stood at.
    pub stage: StageId,
    /// Whether it was won; nothing while it is open.
    pub won: Option<bool>,
    /// Its fields, such as country, source or tag.
    pub fields: Vec<OdooField>,
}

/// A field of a lead with its value.
#[crosses]
#[derive(Eq, PartialOrd, Ord)]
pub struct OdooField {
    /// The field.
    pub field: String,
    /// Its value.
    pub value: String,
}

/// The counts of this model.
///
/// From its description: a lead that is won adds 1 to every stage, one that is lost adds 1 to the stages up to its own;
/// both add 1 to the row of each of their fields' values. A row begins with 0.1 won and 0.1 lost. The probability is
/// naive Bayes: the share of won leads, by the counts of the first stage, times for each field the row's part of all that
/// were won (of the stage: of the first stage's), against the same of lost ones; in per cent with two digits, between
/// 0.01 % and 99.99 %.
#[crosses]
pub struct OdooModel {
    /// The stages in order, the last being won.
    pub stages: Vec<StageId>,
    /// The row of each stage, in their order.
    pub by_stage: Vec<OdooCount>,
    /// The rows of the fields' values, by field and value.
    pub by_value: Vec<OdooValue>,
}

/// What is counted in a row.
#[crosses]
#[derive(Copy, Default)]
pub struct OdooCount {
    /// Leads that were won, and the tenth that a row begins with.
    pub won: Estimate,
    /// Leads that were lost, and that tenth.
    pub lost: Estimate,
}

/// The row of a field's value.
#[crosses]
pub struct OdooValue {
    /// The field and its value.
    pub of: OdooField,
    /// What was counted.
    pub count: OdooCount,
}

impl OdooCount {
    fn add(&mut self, won: bool) {
        let begun = self.won.get() + self.lost.get() > 0.0;
        let first = if begun { 0.0 } else { FIRST };
        let (more_won, more_lost) = if won { (1.0, 0.0) } else { (0.0, 1.0) };
        self.won = Estimate::of(self.won.get() + first + more_won);
        self.lost = Estimate::of(self.lost.get() + first + more_lost);
    }
}

impl OdooModel {
    /// Counts the leads that have ended.
    ///
    /// # Errors
    /// `UNKNOWN_STAGE`.
    ///
    /// # Example
    /// ```
    /// use leadwerk::pipeline::{OdooLead, OdooModel};
    /// use leadwerk::units::StageId;
    ///
    /// let stages = ["new", "offer", "won"].map(StageId::new).into_iter().collect::<Result<Vec<_>, _>>()?;
    /// let lead = |stage: usize, won| OdooLead { stage: stages[stage].clone(), won, fields: Vec::new() };
    /// // One was won, three were lost: two of them at once.
    /// let model = OdooModel::of(&stages, &[lead(2, Some(true)), lead(0, Some(false)), lead(0, Some(false)), lead(1, Some(false))])?;
    /// assert_eq!(model.probability(&lead(0, None))?.to_string(), "26.19 %");
    /// # Ok::<(), leadwerk::Error>(())
    /// ```
    pub fn of(stages: &[StageId], leads: &[OdooLead]) -> Result<Self, Error> {
        let mut by_stage = vec![OdooCount::default(); stages.len()];
        let mut by_value: BTreeMap<&OdooField, OdooCount> = BTreeMap::new();
        for lead in leads {
            let place = place(stages, &lead.stage)?;
            let Some(won) = lead.won else { continue };
            let reached = if won { stages.len() } else { place + 1 };
            by_stage.iter_mut().take(reached).for_each(|row| row.add(won));
            lead.fields.iter().for_each(|field| by_value.entry(field).or_default().add(won));
        }
        let by_value = by_value.into_iter().map(|(of, count)| OdooValue { of: of.clone(), count });
        Ok(Self { stages: stages.to_vec(), by_stage, by_value: by_value.collect() })
    }

    /// With which probability a lead is won; nothing as long as none has ended.
    ///
    /// # Errors
    /// `UNKNOWN_STAGE`.
    pub fn probability(&self, lead: &OdooLead) -> Result<Probability, Error> {
        let place = place(&self.stages, &lead.stage)?;
        let pair = |count: OdooCount| (count.won.get(), count.lost.get());
        let all = self.by_stage.first().copied().map_or((0.0, 0.0), pair);
        if all.0 + all.1 <= 0.0 {
            return Ok(Probability::ZERO);
        }
        let stage = self.by_stage.get(place).map(|row| (pair(*row), all));
        let rows = lead.fields.iter().filter_map(|field| {
            let row = self.by_value.iter().find(|row| row.of == *field)?;
            let values = self.by_value.iter().filter(|row| row.of.field == field.field);
            let total = values.map(|row| pair(row.count)).fold((0.0, 0.0), |sum, row| (sum.0 + row.0, sum.1 + row.1));
            Some((pair(row.count), total))
        });
        let (mut won, mut lost) = all;
        for (row, total) in stage.into_iter().chain(rows).filter(|(_, total)| total.0 > 0.0 && total.1 > 0.0) {
            won *= row.0 / total.0;
            lost *= row.1 / total.1;
        }
        let share = if won + lost > 0.0 { won / (won + lost) } else { 0.0 };
        Probability::try_from((share * 1e4).round().clamp(1.0, 9_999.0) / 1e4)
    }
}

impl Forecaster for OdooModel {
    fn won(&self, deal: &Deal) -> Result<f64, Error> {
        let segment = deal.segment.as_ref().map(|segment| field(segment.as_str()));
        let lead = OdooLead { stage: deal.stage.clone(), won: None, fields: segment.into_iter().collect() };
        Ok(self.probability(&lead)?.into())
    }
}

/// The leads of these stays, with their segment as the only field.
pub(super) fn leads(stages: &[StageId], known: &[Stay]) -> Vec<OdooLead> {
    let segments: BTreeMap<_, _> =
        known.iter().filter_map(|stay| Some((&stay.lead, field(stay.segment.as_ref()?.as_str())))).collect();
    let lead = |(lead, (furthest, won)): (&_, (usize, Option<bool>))| {
        let stage = stages.get(furthest)?.clone();
        Some(OdooLead { stage, won, fields: segments.get(lead).cloned().into_iter().collect() })
    };
    outcomes(stages, known).into_iter().filter_map(lead).collect()
}

fn field(segment: &str) -> OdooField {
    OdooField { field: "segment".into(), value: segment.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(stage: &str, won: Option<bool>, country: Option<&str>) -> OdooLead {
        let country = country.map(|value| OdooField { field: "country".into(), value: value.into() });
        OdooLead { stage: StageId::new(stage).unwrap(), won, fields: country.into_iter().collect() }
    }

    /// By hand. Stages: new 2.1 won, 3.1 lost; offer 2.1 won, 1.1 lost. Countries: de 2.1/1.1, at 0.1/1.1, together 2.2/2.2.
    #[test]
    fn stage_and_field_by_hand() {
        let stages = ["new", "offer", "won"].map(|id| StageId::new(id).unwrap());
        let (yes, no) = (Some(true), Some(false));
        let leads = [
            lead("won", yes, Some("de")),
            lead("offer", yes, Some("de")),
            lead("new", no, Some("de")),
            lead("offer", no, Some("at")),
            lead("new", no, None),
            lead("offer", None, Some("ch")),
        ];
        let model = OdooModel::of(&stages, &leads).unwrap();
        let p = |stage, country| f64::from(model.probability(&lead(stage, None, country)).unwrap());
        let bayes = |won: f64, lost: f64| ((won / (won + lost)) * 1e4).round() / 1e4;
        assert_eq!(p("new", None), bayes(2.1, 3.1));
        assert_eq!(p("offer", None), bayes(2.1, 1.1));
        assert_eq!(p("offer", Some("at")), bayes(2.1 * 0.1 / 2.2, 1.1 * 1.1 / 2.2));
        // A value that no ended lead had says nothing.
        assert_eq!(p("offer", Some("ch")), p("offer", None));
        let one_sided = OdooModel::of(&stages, &vec![lead("won", yes, None); 100_000]).unwrap();
        assert_eq!(f64::from(one_sided.probability(&lead("won", None, None)).unwrap()), 0.9999);
        assert_eq!(
            OdooModel::of(&stages, &[]).unwrap().probability(&lead("new", None, None)).unwrap(),
            Probability::ZERO
        );
        assert_eq!(model.probability(&lead("x", None, None)).unwrap_err().code(), "UNKNOWN_STAGE");
    }
}
