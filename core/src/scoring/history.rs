//! What is kept of leads that have ended: how many with the same answers were won, and lost.

use super::answers::EndedLead;
use super::card::{Card, Row};
use crate::policy::ScoringRule;
use crate::units::{Count, Currency, Error, Money, Text, Timestamp};
use leadwerk_macros::crosses;
use std::collections::BTreeMap;

/// A period of 30 days in milliseconds: outcomes of one period are forgotten together.
pub(super) const PERIOD: i64 = 30 * 86_400_000;

/// What is kept of leads that have ended, to learn from.
///
/// How many leads with the same answers were won and lost in each period of 30 days: whole numbers, so any order of rows
/// gives the same history, and [`ScoreHistory::merge`] of two gives, to the bit, what one pass over all rows gives.
#[derive(Clone, Debug)]
pub struct ScoreHistory {
    rule: ScoringRule,
    card: Card,
    currency: Option<Currency>,
    rows: BTreeMap<(Row, i32), Outcomes>,
}

/// How many were won, and were not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Outcomes {
    pub(super) won: u32,
    pub(super) lost: u32,
}

/// A history of ended leads as data: to keep it, to send it, to add it to another one elsewhere.
#[crosses]
pub struct ScoreHistoryData {
    /// The questions that were asked.
    pub rule: ScoringRule,
    /// The currency of all amounts among the answers; nothing where there was none.
    pub currency: Option<Currency>,
    /// How many leads with the same answers ended in which way.
    pub rows: Vec<ScoreRow>,
}

/// Leads with the same answers that ended in one period.
#[crosses]
#[derive(Eq)]
pub struct ScoreRow {
    /// For each question, which of its answers: listed ones from 0 on, in their order; then any other, where the question
    /// is a choice; then no answer.
    pub answers: Vec<Count>,
    /// The period in which they ended: so many times 30 days since 1970.
    pub period: i64,
    /// How many were won.
    pub won: Count,
    /// How many were not.
    pub lost: Count,
}

impl ScoreHistory {
    /// Nothing yet, for these questions.
    ///
    /// # Errors
    /// `QUESTIONS_MISSING`, `DUPLICATE_QUESTION`, `DUPLICATE_ANSWER`, `BANDS_UNORDERED`, `FIGURE_OUT_OF_RANGE`.
    pub fn new(rule: ScoringRule) -> Result<Self, Error> {
        rule.check()?;
        Ok(Self { card: Card::new(&rule), rule, currency: None, rows: BTreeMap::new() })
    }

    /// The history of these leads.
    ///
    /// # Errors
    /// As of [`ScoreHistory::new`] and [`ScoreHistory::add`].
    pub fn of(rule: ScoringRule, leads: &[EndedLead]) -> Result<Self, Error> {
        let mut history = Self::new(rule)?;
        leads.iter().try_for_each(|lead| history.add(lead))?;
        Ok(history)
    }

    /// One lead more.
    ///
    /// # Errors
    /// `UNKNOWN_QUESTION`, `DUPLICATE_ANSWER`, `WRONG_ANSWER_KIND`; `CURRENCY_MISMATCH` for an amount in another currency
    /// than those before; then nothing is added.
    pub fn add(&mut self, lead: &EndedLead) -> Result<(), Error> {
        let mut currency = self.currency;
        let row = self.card.row(&lead.answers, lead.at, &mut currency)?;
        self.currency = currency;
        self.put(row, period(lead.ended), Outcomes { won: lead.won.into(), lost: (!lead.won).into() });
        Ok(())
    }

    pub(super) fn put(&mut self, row: Row, period: i32, more: Outcomes) {
        let outcomes = self.rows.entry((row, period)).or_default();
        outcomes.won = outcomes.won.saturating_add(more.won);
        outcomes.lost = outcomes.lost.saturating_add(more.lost);
    }

    /// All that another history holds, too.
    ///
    /// # Errors
    /// `HISTORIES_DIFFER` when it asks other questions; `CURRENCY_MISMATCH` when its amounts are in another currency; then
    /// nothing is added.
    pub fn merge(&mut self, other: &Self) -> Result<(), Error> {
        if !self.card.asks_as(&other.card) {
            return Err(Error::HistoriesDiffer { what: "questions".into() });
        }
        other.speaks_of(self.currency)?;
        self.currency = self.currency.or(other.currency);
        for ((row, period), more) in &other.rows {
            self.put(row.clone(), *period, *more);
        }
        Ok(())
    }

    /// Refuses another currency than that of its amounts.
    pub(super) fn speaks_of(&self, currency: Option<Currency>) -> Result<(), Error> {
        let both = self.currency.zip(currency);
        both.map_or(Ok(()), |(known, other)| Money::zero(known).worth_in(other).map(drop))
    }

    /// The questions that are asked.
    pub fn rule(&self) -> &ScoringRule {
        &self.rule
    }

    /// How many leads were won.
    pub fn won(&self) -> u64 {
        self.rows.values().map(|outcomes| u64::from(outcomes.won)).sum()
    }

    /// How many leads have ended.
    pub fn ended(&self) -> u64 {
        self.rows.values().map(|outcomes| u64::from(outcomes.won) + u64::from(outcomes.lost)).sum()
    }

    pub(super) fn card(&self) -> &Card {
        &self.card
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = (&Row, i32, Outcomes)> {
        self.rows.iter().map(|((row, period), outcomes)| (row, *period, *outcomes))
    }

    /// The history as data.
    pub fn data(&self) -> ScoreHistoryData {
        let row = |((row, period), outcomes): (&(Row, i32), &Outcomes)| ScoreRow {
            answers: row.iter().map(|&place| Count::new(place.into())).collect(),
            period: (*period).into(),
            won: Count::new(outcomes.won),
            lost: Count::new(outcomes.lost),
        };
        ScoreHistoryData { rule: self.rule.clone(), currency: self.currency, rows: self.rows.iter().map(row).collect() }
    }

    /// The history from data.
    ///
    /// # Errors
    /// As of [`ScoreHistory::new`]; `UNREADABLE` when a row is not one of these questions.
    pub fn from_data(data: ScoreHistoryData) -> Result<Self, Error> {
        let mut history = Self { currency: data.currency, ..Self::new(data.rule)? };
        for (number, row) in data.rows.iter().enumerate() {
            let unreadable = |what: &str| Error::Unreadable {
                what: "history".into(),
                fault: Text::from(format!("`rows[{number}].{what}` is not one of these questions'")),
            };
            let places: Vec<u32> = row.answers.iter().map(|place| place.get()).collect();
            let known = history.card.known(&places).ok_or_else(|| unreadable("answers"))?;
            let period = i32::try_from(row.period).map_err(|_| unreadable("period"))?;
            history.put(known, period, Outcomes { won: row.won.get(), lost: row.lost.get() });
        }
        Ok(history)
    }
}

impl ScoreHistoryData {
    /// The history of these leads, as data.
    ///
    /// # Errors
    /// As of [`ScoreHistory::of`].
    pub fn of(rule: ScoringRule, leads: Vec<EndedLead>) -> Result<Self, Error> {
        Ok(ScoreHistory::of(rule, &leads)?.data())
    }

    /// Both histories in one: what one pass over the leads of both gives.
    ///
    /// # Errors
    /// As of [`ScoreHistory::from_data`] and [`ScoreHistory::merge`].
    pub fn merge(self, other: Self) -> Result<Self, Error> {
        let mut history = ScoreHistory::from_data(self)?;
        history.merge(&ScoreHistory::from_data(other)?)?;
        Ok(history.data())
    }
}

/// The period in which an instant lies.
pub(super) fn period(at: Timestamp) -> i32 {
    // Twenty thousand years have fewer periods than this.
    i32::try_from(at.milliseconds().div_euclid(PERIOD)).unwrap_or(0)
}
