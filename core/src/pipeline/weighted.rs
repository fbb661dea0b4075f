//! The weighted pipeline: what the open deals are worth, by the stage's figure and by each deal's own.

use super::deal::Deal;
use super::model::{ChanceTable, StageModel};
use crate::units::{Count, Currency, Error, Money, Probability, SegmentId, StageId};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// What open deals are worth. No figure of it is anybody's personal percentage.
#[crosses]
#[derive(Eq)]
pub struct WeightedPipeline {
    /// All deals.
    pub total: WeightedRow,
    /// By stage, in the order of the pipeline.
    pub stages: Vec<WeightedRow>,
    /// By member; deals without one are left out.
    pub members: Vec<WeightedRow>,
    /// By channel; deals without one are left out.
    pub channels: Vec<WeightedRow>,
    /// By segment; deals without one are left out.
    pub segments: Vec<WeightedRow>,
}

/// What some deals are worth.
#[crosses]
#[derive(Eq)]
pub struct WeightedRow {
    /// The stage, member, channel or segment; empty for all.
    pub name: String,
    /// How many deals.
    pub deals: Count,
    /// How many of them have no order value; they add nothing.
    pub without_value: Count,
    /// The order values.
    pub value: Money,
    /// The order values times the published figure of each deal's stage: the practitioners' weighted pipeline.
    pub by_stage: Money,
    /// The order values times each deal's own chance, which knows how long it stands there.
    pub by_deal: Money,
}

impl WeightedRow {
    fn new(name: &str, currency: Currency) -> Self {
        let zero = Money::zero(currency);
        let none = Count::new(0);
        Self { name: name.into(), deals: none, without_value: none, value: zero, by_stage: zero, by_deal: zero }
    }

    fn add(&mut self, deal: &Deal, stage: Probability, own: Probability) -> Result<(), Error> {
        self.deals = Count::new(self.deals.get().saturating_add(1));
        let Some(value) = deal.value else {
            self.without_value = Count::new(self.without_value.get().saturating_add(1));
            return Ok(());
        };
        value.worth_in(self.value.currency)?;
        self.value = self.value.plus(value)?;
        self.by_stage = self.by_stage.plus(value.weighted(stage))?;
        self.by_deal = self.by_deal.plus(value.weighted(own))?;
        Ok(())
    }
}

impl StageModel {
    /// What open deals are worth: all, and by stage, member, channel and segment.
    ///
    /// # Errors
    /// `UNKNOWN_STAGE`, `DEAL_AHEAD` as of [`StageModel::won`]; `CURRENCY_MISMATCH`, `AMOUNT_NEGATIVE`; `AMOUNT_OUT_OF_RANGE` when a sum
    /// is beyond 2⁵³−1 minor units.
    pub fn weighted(&self, deals: &[Deal], currency: Currency) -> Result<WeightedPipeline, Error> {
        let mut tables: BTreeMap<Option<&SegmentId>, ChanceTable> = BTreeMap::new();
        let mut total = WeightedRow::new("", currency);
        let row = |stage: &StageId| WeightedRow::new(stage.as_str(), currency);
        let mut stages: Vec<WeightedRow> = self.stages().iter().map(row).collect();
        let [mut members, mut channels, mut segments] = [(); 3].map(|()| BTreeMap::<&str, WeightedRow>::new());
        for deal in deals {
            let own = Probability::try_from(self.won(deal)?)?;
            let segment = deal.segment.as_ref();
            let table = match tables.entry(segment) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(self.table(segment)?),
            };
            let stage =
                table.rows.iter().find(|row| row.stage == deal.stage).map_or(Probability::ZERO, |row| row.published);
            total.add(deal, stage, own)?;
            for row in stages.iter_mut().filter(|row| row.name == deal.stage.as_str()) {
                row.add(deal, stage, own)?;
            }
            let groups = [
                (&mut members, deal.member.as_ref().map(AsRef::as_ref)),
                (&mut channels, deal.channel.as_ref().map(AsRef::as_ref)),
                (&mut segments, deal.segment.as_ref().map(AsRef::as_ref)),
            ];
            for (group, name) in groups {
                let Some(name) = name else { continue };
                group.entry(name).or_insert_with(|| WeightedRow::new(name, currency)).add(deal, stage, own)?;
            }
        }
        let list = |group: BTreeMap<&str, WeightedRow>| group.into_values().collect();
        Ok(WeightedPipeline {
            total,
            stages,
            members: list(members),
            channels: list(channels),
            segments: list(segments),
        })
    }
}
