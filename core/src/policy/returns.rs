//! How media are compared by what they return, as data.

use crate::units::{ChoiceId, Count, Error, Estimate, MediumId, Money, Probability, Seed};
use leadwerk_macros::crosses;
use std::collections::BTreeSet;

/// How media are compared by what they return.
#[crosses]
pub struct MediaRule {
    /// What practitioners expect, before there are data. For a lead counts the order of its product, or else the one
    /// without a product; a medium that is in neither is taken as it comes.
    #[serde(default)]
    pub orders: Vec<DepthOrder>,
    /// How many times as often as one of its neighbour's a lead is won of the next medium in an order: 0.1 to 1.
    pub falls: Estimate,
    /// How many leads of each medium that word is worth: 0 to 10,000.
    pub worth: Estimate,
    /// The share of the revenue that is margin, where no cost row says it.
    pub margin: Probability,
    /// What an order is assumed to be worth as long as there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed_value: Option<Money>,
    /// How often what is not known is drawn: 100 to 100,000.
    pub draws: Count,
    /// What these draws begin with.
    pub seed: Seed,
    /// The probability with which an interval holds what it is about.
    pub interval: Probability,
}

/// An order of media by depth of qualification, for a product.
#[crosses]
#[derive(Eq)]
pub struct DepthOrder {
    /// The product: a choice of the fact that tells products apart; nothing for all that have no order of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<ChoiceId>,
    /// The media, the deepest first.
    pub media: Vec<MediumId>,
}

impl MediaRule {
    /// The usual rule: the practitioners' order, in which events come first for a product named `complex`; each place
    /// wins 0.85 times as often as the one before, and that word is worth 20 leads of each medium. All revenue is margin;
    /// 4,000 draws, intervals of 80 %.
    ///
    /// # Errors
    /// None in practice; the names are valid ids.
    pub fn standard() -> Result<Self, Error> {
        let order = |names: [&str; 6]| names.into_iter().map(MediumId::new).collect::<Result<Vec<_>, _>>();
        let usual = order(["telemarketing", "direct_mail", "event", "trade_fair", "website", "advert"])?;
        let complex = order(["event", "telemarketing", "direct_mail", "trade_fair", "website", "advert"])?;
        Ok(Self {
            orders: vec![
                DepthOrder { product: None, media: usual },
                DepthOrder { product: Some(ChoiceId::new("complex")?), media: complex },
            ],
            falls: Estimate::of(0.85),
            worth: Estimate::of(20.0),
            margin: Probability::ONE,
            assumed_value: None,
            draws: Count::new(4_000),
            seed: Seed::ZERO,
            interval: Probability::share(4, 5).unwrap_or(Probability::ONE),
        })
    }

    /// Whether it can be kept.
    ///
    /// # Errors
    /// `FIGURE_OUT_OF_RANGE`, `AMOUNT_NEGATIVE`, `ORDER_CONTRADICTED`.
    pub(crate) fn check(&self) -> Result<(), Error> {
        self.falls.within("falls", 0.1, 1.0)?;
        self.worth.within("worth", 0.0, 10_000.0)?;
        Estimate::of(self.draws.get().into()).within("draws", 100.0, 100_000.0)?;
        Estimate::of(self.interval.into()).within("interval", 0.01, 0.999)?;
        self.assumed_value.map(|value| value.worth_in(value.currency)).transpose()?;
        let mut products = BTreeSet::new();
        for DepthOrder { product, media } in &self.orders {
            let twice = || Error::OrderContradicted { product: product.as_ref().map_or("", ChoiceId::as_str).into() };
            let distinct: BTreeSet<_> = media.iter().collect();
            if distinct.len() < media.len() || !products.insert(product) {
                return Err(twice());
            }
        }
        Ok(())
    }

    /// The place of a medium in the order that counts for a product, from 0; nothing where it is in none.
    pub(crate) fn place(&self, product: Option<&ChoiceId>, medium: &MediumId) -> Option<u32> {
        let order = |product: Option<&ChoiceId>| self.orders.iter().find(|order| order.product.as_ref() == product);
        let order = product.and_then(|product| order(Some(product))).or_else(|| order(None))?;
        let place = order.media.iter().position(|listed| listed == medium)?;
        u32::try_from(place).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_without_an_order_has_the_common_one() {
        let rule = MediaRule::standard().unwrap();
        let place = |product: Option<&str>, medium: &str| {
            let product = product.map(|product| ChoiceId::new(product).unwrap());
            rule.place(product.as_ref(), &MediumId::new(medium).unwrap())
        };
        assert_eq!((place(None, "telemarketing"), place(None, "advert")), (Some(0), Some(5)));
        assert_eq!((place(Some("complex"), "event"), place(Some("complex"), "telemarketing")), (Some(0), Some(1)));
        assert_eq!((place(Some("other"), "event"), place(None, "referral")), (Some(2), None));
    }

    #[test]
    fn what_cannot_be_kept() {
        let good = MediaRule::standard().unwrap();
        assert!(good.check().is_ok());
        let code = |rule: MediaRule| rule.check().unwrap_err().code();
        let mut twice = good.clone();
        twice.orders[1].product = None;
        assert_eq!(code(twice), "ORDER_CONTRADICTED");
        let mut twice = good.clone();
        twice.orders[0].media[1] = twice.orders[0].media[0].clone();
        assert_eq!(code(twice), "ORDER_CONTRADICTED");
        assert_eq!(code(MediaRule { falls: Estimate::of(1.1), ..good.clone() }), "FIGURE_OUT_OF_RANGE");
        assert_eq!(code(MediaRule { draws: Count::new(99), ..good.clone() }), "FIGURE_OUT_OF_RANGE");
        assert_eq!(code(MediaRule { interval: Probability::ONE, ..good }), "FIGURE_OUT_OF_RANGE");
    }
}
