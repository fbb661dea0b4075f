//! When a span ends, in working hours and holidays.

use crate::Size;
use crate::figure::{Figure, Unit};
use crate::measure::{once, rounds};
use crate::world::{instant, policy};
use leadwerk::policy::{Calendar, Span};
use std::hint::black_box;

const SPANS: [&str; 8] = [
    "1 working hour",
    "8 working hours",
    "200 working hours",
    "2 working days",
    "5 working days",
    "24 hours",
    "14 days",
    "180 days",
];

pub(crate) fn run(size: Size) -> Vec<Figure> {
    let calendar = Calendar::new(&policy().calendar);
    let count = size.pick(100_000, 100);
    SPANS
        .into_iter()
        .map(|text| {
            let span = Span::parse(text).expect("a span");
            let spread = rounds(size.pick(7, 1), count, || {
                once(|| {
                    for number in 0..count {
                        // From 2026-01-05 on, at all times of the week and the year.
                        let start = instant(1_767_567_600_000 + number as i64 * 314_159);
                        black_box(calendar.after(start, span).expect("an instant"));
                    }
                })
                .0
            });
            Figure::new("calendar", format!("`{text}`"), Unit::Nanoseconds, spread)
        })
        .collect()
}
