//! Who got the leads: what everybody is owed, some decisions in words, and the same leads under other rules.

use leadwerk::distribution::{Choice, Comparison, Filter, Rule, audit, compare};
use leadwerk::engine::{Engine, LedgerView, Record, StreamFold};
use leadwerk::lead::Actor;
use leadwerk::policy::Temperature;
use leadwerk::units::{Count, Error, Language, Seed};
use serde_json::{Value, json};
use std::fmt::Write;

/// What is kept of the decisions while records pass by.
#[derive(Default)]
pub(crate) struct Fairness {
    fold: StreamFold,
    hot: Option<Choice>,
    by_hand: Option<Choice>,
    last: Option<Choice>,
}

/// What is told of them.
pub(crate) struct Told {
    ledger: LedgerView,
    sentences: Vec<String>,
    headlines: Vec<String>,
    comparison: Comparison,
}

impl Fairness {
    pub(crate) fn fold(&mut self, record: &Record) {
        self.fold.fold(record);
    }

    /// Keeps a hot one, one by hand, and the last one that somebody else could have had.
    pub(crate) fn keep(&mut self, choices: &[Choice]) {
        for choice in choices {
            if choice.by_hand.is_some() {
                self.by_hand = Some(choice.clone());
            } else if choice.members.len() > 2 {
                let hot = choice.temperature == Temperature::Hot;
                *(if hot { &mut self.hot } else { &mut self.last }) = Some(choice.clone());
            }
        }
    }

    /// Nothing where nobody has joined.
    pub(crate) fn tell(&self, engine: &Engine) -> Result<Option<Told>, Error> {
        let ledger = engine.ledger(&Actor::System {})?;
        if ledger.members.is_empty() {
            return Ok(None);
        }
        let (stream, rows) = (self.fold.stream(), self.fold.rows());
        let seed = Seed::new(1)?;
        let audit = audit(&rows, &stream.receivers, &stream.changes, Count::new(400), seed)?;
        let rules = [Rule::ledger(&engine.policy().distribution), Rule::RoundRobin {}, Rule::LeastBusy {}];
        let mut sentences = Vec::new();
        for choice in [&self.hot, &self.last, &self.by_hand].into_iter().flatten() {
            sentences.push(choice.why(Language::English)?);
            let other = choice.members.iter().find(|standing| standing.member != choice.member);
            if let (Some(other), None) = (other, &choice.by_hand) {
                sentences.push(format!("  to {}: {}", other.member, choice.why_not(&other.member, Language::English)?));
            }
            let barred = choice.barred.iter().find(|barred| barred.filter != Filter::Excluded);
            if let Some(member) = barred.and_then(|barred| barred.members.first()) {
                sentences.push(format!("  to {member}: {}", choice.why_not(member, Language::German)?));
            }
        }
        Ok(Some(Told {
            ledger,
            sentences,
            headlines: audit.sentences(Language::English),
            comparison: compare(&stream, &rules, seed)?,
        }))
    }
}

impl Told {
    pub(crate) fn json(&self) -> Value {
        json!({ "ledger": self.ledger, "receipts": self.sentences, "audit": self.headlines, "what_if": self.comparison })
    }

    pub(crate) fn write(&self, page: &mut String) -> std::fmt::Result {
        let members = &self.ledger.members;
        let wide = members.iter().map(|account| account.member.as_str().chars().count()).max().unwrap_or(6).max(7);
        writeln!(page, "Who received which leads, and what is owed: above 0 is behind a fair share")?;
        writeln!(
            page,
            "  {:<wide$}{:>8}{:>7}{:>7}{:>7}{:>9}{:>8}{:>8}{:>8}{:>8}",
            "member", "leads", "cold", "warm", "hot", "owed", "cold", "warm", "hot", "value"
        )?;
        let lines = members.iter().map(|account| (account.member.as_str(), account.received, account.owed));
        let channels = &self.ledger.channels;
        let all = channels.iter().map(|account| (account.channel.as_str(), account.received, account.owed));
        for (name, received, owed) in lines.chain(all) {
            writeln!(
                page,
                "  {name:<wide$}{:>8}{:>7}{:>7}{:>7}{:>9.2}{:>8.2}{:>8.2}{:>8.2}{:>8.2}",
                received.leads(),
                received.cold.get(),
                received.warm.get(),
                received.hot.get(),
                f64::from(owed.leads),
                f64::from(owed.cold),
                f64::from(owed.warm),
                f64::from(owed.hot),
                f64::from(owed.value)
            )?;
        }
        if let Some(mean) = self.ledger.mean {
            writeln!(page, "  value is in means of what a lead is expected to bring, {mean}")?;
        }
        writeln!(page, "\nWhat an audit says, that knows the log alone")?;
        for line in &self.headlines {
            writeln!(page, "  {line}")?;
        }
        writeln!(page, "\nThree decisions in words")?;
        for line in &self.sentences {
            writeln!(page, "  {line}")?;
        }
        writeln!(page, "\nThe same leads under other rules")?;
        for line in self.comparison.table(Language::English).lines() {
            writeln!(page, "  {line}")?;
        }
        writeln!(page)
    }
}
