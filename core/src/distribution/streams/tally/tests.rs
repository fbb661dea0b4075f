use super::*;
use proptest::prelude::*;

/// The definition, in fractions and step by step: after each lead everybody is looked at.
struct Plain {
    weights: Vec<u32>,
    entitled: Vec<[f64; 5]>,
    got: Vec<[f64; 5]>,
    worst: [f64; 2],
}

impl Plain {
    fn new(weights: &[u32]) -> Self {
        let nothing = vec![[0.0; 5]; weights.len()];
        Self { weights: weights.to_vec(), entitled: nothing.clone(), got: nothing, worst: [0.0; 2] }
    }

    fn lead(&mut self, eligible: &[u32], temperature: usize, value: f64, winner: usize) {
        let weight = |member: u32| f64::from(self.weights[member as usize]);
        let total: f64 = eligible.iter().map(|&member| weight(member)).sum();
        for &member in eligible {
            let share = weight(member) / total;
            let entitled = &mut self.entitled[member as usize];
            entitled[temperature] += share;
            entitled[3] += share;
            entitled[4] += share * value;
        }
        self.got[winner][temperature] += 1.0;
        self.got[winner][3] += 1.0;
        self.got[winner][4] += value;
        self.worst = [self.worst[0].max(self.count()), self.worst[1].max(self.temperature())];
    }

    fn off(&self, column: usize) -> f64 {
        let each = self.entitled.iter().zip(&self.got).map(|(entitled, got)| (entitled[column] - got[column]).abs());
        each.fold(0.0, f64::max)
    }

    fn count(&self) -> f64 {
        self.off(3)
    }

    fn temperature(&self) -> f64 {
        (0..3).map(|column| self.off(column)).fold(0.0, f64::max)
    }

    fn value_gap(&self) -> Option<f64> {
        let entitled = || self.entitled.iter().zip(&self.got).filter(|(entitled, _)| entitled[3] > 0.0);
        let mean = entitled().map(|(entitled, _)| entitled[4]).sum::<f64>() / entitled().count() as f64;
        let surplus = || entitled().map(|(entitled, got)| got[4] - entitled[4]);
        let gap = surplus().fold(f64::MIN, f64::max) - surplus().fold(f64::MAX, f64::min);
        (mean > 0.0).then(|| gap / mean)
    }
}

/// Who may have it, as bits; its temperature and value; who receives it.
type Lead = (u32, usize, i64, usize);

/// Weights, and leads.
fn leads() -> impl Strategy<Value = (Vec<u32>, Vec<Lead>)> {
    prop::collection::vec(1..4_000_u32, 1..6).prop_flat_map(|weights| {
        let members = weights.len();
        let lead = (1..1_u32 << members, 0..3_usize, 0..100_000_i64, 0..members);
        (Just(weights), prop::collection::vec(lead, 1..80))
    })
}

proptest! {
    #[test]
    fn as_by_the_definition((weights, leads) in leads()) {
        let mut tally = Tally::new(&weights, &Changes::default(), &[], 1);
        let mut plain = Plain::new(&weights);
        for (mask, temperature, value, winner) in leads {
            // Now and then somebody receives a lead that was not open to it; a log may say so.
            let eligible: Vec<u32> = (0..weights.len() as u32).filter(|member| mask >> member & 1 == 1).collect();
            let quality = Quality { temperature: Some(Temperature::ALL[temperature]), value };
            tally.lead(&eligible, eligible.len() == weights.len(), quality, &[winner as u32]);
            plain.lead(&eligible, temperature, value as f64, winner);
        }
        let figure = |measure| tally.measure(0, measure).map(|millionths| millionths as f64 / 1e6);
        let close = |measure, expected: f64| (figure(measure).unwrap() - expected).abs() < 2e-6 * expected.max(1.0);
        prop_assert!(close(Measure::CountDeviation, plain.count()));
        prop_assert!(close(Measure::CountDeviationEver, plain.worst[0]));
        prop_assert!(close(Measure::TemperatureDeviation, plain.temperature()));
        prop_assert!(close(Measure::TemperatureDeviationEver, plain.worst[1]));
        match plain.value_gap() {
            Some(gap) => prop_assert!(close(Measure::ValueGap, gap), "{:?} {gap}", figure(Measure::ValueGap)),
            None => prop_assert_eq!(figure(Measure::ValueGap), None),
        }
    }

    #[test]
    fn side_by_side_as_one_by_one((weights, leads) in leads()) {
        let members = weights.len();
        let everybody: Vec<u32> = (0..members as u32).collect();
        let quality = |temperature: usize, value| Quality { temperature: Some(Temperature::ALL[temperature]), value };
        let mut both = Tally::new(&weights, &Changes::default(), &[], 2);
        let mut apart = [Tally::new(&weights, &Changes::default(), &[], 1), Tally::new(&weights, &Changes::default(), &[], 1)];
        for &(mask, temperature, value, winner) in &leads {
            let winners = [winner as u32, mask % members as u32];
            both.lead(&everybody, true, quality(temperature, value), &winners);
            for (tally, &winner) in apart.iter_mut().zip(&winners) {
                tally.lead(&everybody, true, quality(temperature, value), &[winner]);
            }
        }
        for &measure in Measure::ALL {
            for (way, tally) in apart.iter().enumerate() {
                prop_assert_eq!(both.measure(way, measure), tally.measure(0, measure), "{}", measure);
            }
        }
    }
}

#[test]
fn gaps_by_hand() {
    // Weights 1 and 2, two channels; both are open to all six leads, of which the first receives four.
    let mut tally = Tally::new(&[1_000, 2_000], &Changes::default(), &[0, 1], 1);
    for winner in [0, 1, 0, 0, 1, 0] {
        tally.lead(&[0, 1], true, Quality { temperature: None, value: 300 }, &[winner]);
    }
    let figure = |measure| tally.measure(0, measure);
    // 4 for a weight of 1, 2 for a weight of 2.
    assert_eq!(figure(Measure::CountGap), Some(3_000_000));
    // Entitled to 2 and 4.
    assert_eq!(figure(Measure::CountDeviation), Some(2_000_000));
    assert_eq!(figure(Measure::ChannelCountDeviation), Some(2_000_000));
    // Entitled to 600 and 1,200, so to 900 on average; 600 too much and 600 too little.
    assert_eq!(figure(Measure::ValueGap), Some(1_333_333));
    assert_eq!(figure(Measure::ValueDeviation), Some(1_000_000));
    assert_eq!(figure(Measure::TemperatureDeviation), None);
}

#[test]
fn the_largest_values_do_not_overflow() {
    let weights = [1_000_000; 3];
    let mut tally = Tally::new(&weights, &Changes::default(), &[], 1);
    for _ in 0..1_000 {
        tally.lead(&[0, 1, 2], true, Quality { temperature: None, value: crate::units::LARGEST }, &[0]);
    }
    // One has three times its share, the others nothing.
    assert_eq!(tally.measure(0, Measure::ValueGap), Some(3_000_000));
}
