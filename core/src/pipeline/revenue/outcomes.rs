//! What a sum can come to, and how likely.

/// All outcomes in order, each with the probability of not being exceeded.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Outcomes {
    mean: f64,
    points: Vec<f64>,
    /// The probability of each point and all before it.
    up_to: Vec<f64>,
    /// The mass of a point is spread evenly over so much around it; nothing where the points are exact.
    width: f64,
    /// What is sure: nothing comes out below it.
    least: f64,
}

/// A quantile is the first value whose probability comes so near to what was asked for: sums of doubles are not exact.
const SLACK: f64 = 1e-12;

impl Outcomes {
    /// Exact outcomes with their masses, in order.
    pub(super) fn listed(mean: f64, points: Vec<(f64, f64)>) -> Self {
        let least = points.first().map_or(mean, |(point, _)| *point);
        Self::spread(mean, points, 0.0, least)
    }

    /// Outcomes of a grid with their masses, in order.
    pub(super) fn spread(mean: f64, masses: Vec<(f64, f64)>, width: f64, least: f64) -> Self {
        let total: f64 = masses.iter().map(|(_, mass)| mass).sum();
        let mut sum = 0.0;
        let up_to = masses.iter().map(|(_, mass)| {
            sum += mass / total;
            sum
        });
        Self { mean, up_to: up_to.collect(), points: masses.iter().map(|(point, _)| *point).collect(), width, least }
    }

    pub(super) const fn mean(&self) -> f64 {
        self.mean
    }

    /// The same with something sure added.
    pub(super) fn plus(mut self, sure: f64) -> Self {
        self.points.iter_mut().for_each(|point| *point += sure);
        (self.mean, self.least) = (self.mean + sure, self.least + sure);
        self
    }

    /// The probability of this much or less.
    fn up_to(&self, value: f64) -> f64 {
        self.before(self.points.partition_point(|point| *point <= value - self.width / 2.0), value)
    }

    /// The probability of less than this.
    fn below(&self, value: f64) -> f64 {
        if value <= self.least {
            return 0.0;
        }
        self.before(self.points.partition_point(|point| *point < value - self.width / 2.0), value)
    }

    /// The probability of so many points and of the part of the next one that lies below.
    fn before(&self, count: usize, value: f64) -> f64 {
        if value < self.least {
            return 0.0;
        }
        let at = |place: usize| self.up_to.get(place).copied();
        let whole = count.checked_sub(1).and_then(at).unwrap_or(0.0);
        let Some(point) = self.points.get(count).filter(|_| self.width > 0.0) else { return whole };
        let part = ((value - point) / self.width + 0.5).clamp(0.0, 1.0);
        whole + part * (at(count).unwrap_or(whole) - whole)
    }
}

/// One of several outcomes may be the true one, each with its weight; the weights sum to 1.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mixture(Vec<(f64, Outcomes)>);

impl Mixture {
    /// By weights of any sum above nothing.
    pub(super) fn new(parts: Vec<(f64, Outcomes)>) -> Self {
        let total: f64 = parts.iter().map(|(weight, _)| weight).sum();
        Self(parts.into_iter().map(|(weight, outcomes)| (weight / total, outcomes)).collect())
    }

    fn average(&self, of: impl Fn(&Outcomes) -> f64) -> f64 {
        self.0.iter().map(|(weight, outcomes)| weight * of(outcomes)).sum()
    }

    pub(super) fn mean(&self) -> f64 {
        self.average(Outcomes::mean)
    }

    /// The probability of at least this.
    pub(super) fn at_least(&self, value: f64) -> f64 {
        (1.0 - self.average(|outcomes| outcomes.below(value))).clamp(0.0, 1.0)
    }

    /// The first value that is not exceeded with this probability.
    pub(super) fn quantile(&self, probability: f64) -> f64 {
        let reaches = |value: f64| self.average(|outcomes| outcomes.up_to(value)) >= probability - SLACK;
        if self.0.iter().all(|(_, outcomes)| outcomes.width == 0.0) {
            let mut points: Vec<f64> =
                self.0.iter().flat_map(|(_, outcomes)| outcomes.points.iter().copied()).collect();
            points.sort_by(f64::total_cmp);
            let first = points.partition_point(|point| !reaches(*point));
            return points.get(first).or(points.last()).copied().unwrap_or(0.0);
        }
        let reach = |outcomes: &Outcomes| outcomes.points.last().map_or(0.0, |last| last + outcomes.width);
        let mut low = self.0.iter().map(|(_, outcomes)| outcomes.least).fold(f64::INFINITY, f64::min);
        let mut high = self.0.iter().map(|(_, outcomes)| reach(outcomes)).fold(low, f64::max);
        if reaches(low) {
            return low;
        }
        for _ in 0..64 {
            let middle = f64::midpoint(low, high);
            if reaches(middle) { high = middle } else { low = middle }
        }
        high
    }
}
