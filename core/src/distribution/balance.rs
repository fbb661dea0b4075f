//! What somebody is owed, and what they have received.

use crate::policy::Temperature;
use crate::units::{Count, Fixed, Minor};
use leadwerk_macros::{Canonical, crosses};

/// What somebody is owed: their share of the leads they could have had, less what they received.
///
/// Above 0 they are behind their share, below 0 ahead of it. Over all members of a channel each figure sums to 0.
#[crosses]
#[derive(Copy, Default, Eq, Canonical)]
pub struct Balance {
    /// Leads.
    pub leads: Fixed,
    /// Cold leads.
    pub cold: Fixed,
    /// Warm leads.
    pub warm: Fixed,
    /// Hot leads.
    pub hot: Fixed,
    /// Expected value, in units of the mean expected value of a lead.
    pub value: Fixed,
}

/// What somebody has received since the year began.
#[crosses]
#[derive(Copy, Eq, Canonical)]
pub struct Received {
    /// Cold leads.
    pub cold: Count,
    /// Warm leads.
    pub warm: Count,
    /// Hot leads.
    pub hot: Count,
    /// Their expected value together, in minor units of the policy's currency.
    pub value: Minor,
}

impl Balance {
    /// What is owed of one temperature.
    pub const fn of(&self, temperature: Temperature) -> Fixed {
        match temperature {
            Temperature::Cold => self.cold,
            Temperature::Warm => self.warm,
            Temperature::Hot => self.hot,
        }
    }

    pub(super) const fn of_mut(&mut self, temperature: Temperature) -> &mut Fixed {
        match temperature {
            Temperature::Cold => &mut self.cold,
            Temperature::Warm => &mut self.warm,
            Temperature::Hot => &mut self.hot,
        }
    }

    /// Owes so many leads of a temperature, and so much value, more.
    pub(super) fn credit(&mut self, temperature: Temperature, leads: Fixed, value: Fixed) {
        self.leads = self.leads.plus(leads);
        let own = self.of_mut(temperature);
        *own = own.plus(leads);
        self.value = self.value.plus(value);
    }

    /// Owes so many leads of a temperature, and so much value, less.
    pub(super) fn debit(&mut self, temperature: Temperature, leads: Fixed, value: Fixed) {
        self.leads = self.leads.minus(leads);
        let own = self.of_mut(temperature);
        *own = own.minus(leads);
        self.value = self.value.minus(value);
    }

    /// All figures, in one order.
    pub(super) const fn figures_mut(&mut self) -> [&mut Fixed; 5] {
        [&mut self.leads, &mut self.cold, &mut self.warm, &mut self.hot, &mut self.value]
    }

    /// All figures, in the same order.
    pub(super) const fn figures(&self) -> [Fixed; 5] {
        [self.leads, self.cold, self.warm, self.hot, self.value]
    }
}

impl Default for Received {
    fn default() -> Self {
        Self { cold: Count::new(0), warm: Count::new(0), hot: Count::new(0), value: Minor::ZERO }
    }
}

impl Received {
    /// All leads.
    pub const fn leads(&self) -> u64 {
        self.cold.get() as u64 + self.warm.get() as u64 + self.hot.get() as u64
    }

    const fn of_mut(&mut self, temperature: Temperature) -> &mut Count {
        match temperature {
            Temperature::Cold => &mut self.cold,
            Temperature::Warm => &mut self.warm,
            Temperature::Hot => &mut self.hot,
        }
    }

    pub(super) fn add(&mut self, temperature: Temperature, value: Minor) {
        let own = self.of_mut(temperature);
        *own = Count::new(own.get().saturating_add(1));
        self.value = self.value.saturating_plus(value);
    }

    pub(super) fn take_off(&mut self, temperature: Temperature, value: Minor) {
        let own = self.of_mut(temperature);
        *own = Count::new(own.get().saturating_sub(1));
        self.value = self.value.saturating_minus(value);
    }
}
