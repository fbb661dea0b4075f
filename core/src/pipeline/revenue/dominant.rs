//! Whether one deal is more than all others together.

use super::forecast::{Book, Deal};

/// The place of the deal that dominates: more than half of the order values of all that can still be won, or else of
/// their weighted sum. New deals count with what is expected of them; what is sure or out of reach does not count.
pub(super) fn dominant(book: &Book<'_>) -> Option<usize> {
    let open = |deal: &Deal<'_>| deal.won > 0.0 && deal.won < 1.0;
    let above_half = |weight: fn(&Deal<'_>) -> f64| {
        let total = book.deals.iter().filter(|deal| open(deal)).map(weight).sum::<f64>() + book.later();
        book.deals.iter().position(|deal| open(deal) && weight(deal) > total / 2.0)
    };
    above_half(|deal| deal.value).or_else(|| above_half(|deal| deal.value * deal.won))
}
