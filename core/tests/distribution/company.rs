//! A company with members, to whom leads are given; everybody does at once what a scenario asks.

use crate::common::at;
use leadwerk::distribution::{Balance, Coverage, Profile, Received};
use leadwerk::engine::{Engine, Receipt, Request};
use leadwerk::lead::{Actor, Command, Event, LeadView};
use leadwerk::policy::{
    Automatic, ChannelRule, ConsentNeed, FactValue, FilterRule, Need, Policy, Right, Role, Span, Temperature,
};
use leadwerk::units::{
    ChannelId, ChoiceId, Count, Currency, Error, FactId, LeadId, MediumId, MemberId, Money, Note, ReasonId, RuleId,
    Timestamp, Weight,
};

pub(crate) const SYSTEM: Actor = Actor::System {};
pub(crate) const HOUR: i64 = 3_600_000;
/// Monday 4 May 2026, 09:00 in UTC.
pub(crate) const START: i64 = 1_777_885_200_000;

pub(crate) struct Company {
    pub(crate) engine: Engine,
    pub(crate) now: i64,
    leads: usize,
}

pub(crate) fn member(name: &str) -> MemberId {
    MemberId::new(name).unwrap()
}

pub(crate) fn note(text: &str) -> Note {
    Note::new(text).unwrap()
}

pub(crate) fn channel(id: &str) -> ChannelRule {
    ChannelRule { id: ChannelId::new(id).unwrap(), weight: None, limit: None, agreement_needed: false }
}

pub(crate) fn profile(channel: &str) -> Profile {
    Profile {
        channel: ChannelId::new(channel).unwrap(),
        weight: Weight::ONE,
        limit: None,
        coverage: None,
        agreement: None,
    }
}

pub(crate) fn regions(of: &[&str]) -> Coverage {
    Coverage { regions: of.iter().map(|id| ChoiceId::new(id).unwrap()).collect(), ..Coverage::default() }
}

pub(crate) fn euros(euros: i64) -> Money {
    Money::new(euros * 100, "EUR").unwrap()
}

/// Even cold leads are ready, nothing is due for long, and there is one channel without limits.
pub(crate) fn policy() -> Policy {
    let mut policy = Policy::standard(Currency::new("EUR").unwrap());
    policy.consent.needed = ConsentNeed::Unneeded;
    policy.qualification.ready_from = Temperature::Cold;
    policy.handover.accept_within = Span::parse("300 days").unwrap();
    policy.handover.expires_after = Span::parse("400 days").unwrap();
    policy.distribution.channels = vec![channel("direct")];
    policy.distribution.automatic = Automatic::Off;
    policy.distribution.filters = vec![FilterRule {
        id: RuleId::new("region").unwrap(),
        name: "the region is not theirs".to_owned(),
        needs: Need::Region { fact: FactId::new("region").unwrap() },
    }];
    for grants in policy.grants.iter_mut().filter(|grants| grants.role == Role::System) {
        grants.rights = Right::ALL.to_vec();
    }
    policy
}

impl Company {
    /// With members of equal weight.
    pub(crate) fn of(names: &[&str]) -> Self {
        Self::under(policy(), names)
    }

    pub(crate) fn under(policy: Policy, names: &[&str]) -> Self {
        let mut company = Self { engine: Engine::new(policy).unwrap(), now: START, leads: 0 };
        names.iter().for_each(|name| company.join(name, profile("direct")));
        company
    }

    pub(crate) fn try_to(&mut self, command: Command) -> Result<Receipt, Error> {
        self.engine.execute(&Request { at: at(self.now), actor: SYSTEM, command })
    }

    pub(crate) fn ask(&mut self, command: Command) -> Receipt {
        self.try_to(command).unwrap()
    }

    pub(crate) fn time(&self) -> Timestamp {
        at(self.now)
    }

    pub(crate) fn join(&mut self, name: &str, profile: Profile) {
        self.ask(Command::Join { member: member(name), profile });
    }

    /// A lead comes in, and is not yet rated.
    pub(crate) fn capture(&mut self, value: Option<Money>) -> LeadId {
        self.leads += 1;
        let lead = LeadId::new(format!("L{}", self.leads)).unwrap();
        let medium = MediumId::new("website").unwrap();
        let (campaign, account, predecessor, proof) = (None, None, None, None);
        self.ask(Command::Capture { lead: lead.clone(), medium, campaign, account, predecessor, proof, value });
        lead
    }

    pub(crate) fn rate(&mut self, lead: &LeadId, temperature: Temperature) -> Receipt {
        let (probability, buyer) = (None, None);
        self.ask(Command::Rate { lead: lead.clone(), temperature: Some(temperature), probability, buyer, model: None })
    }

    /// A lead that is ready.
    pub(crate) fn ready(&mut self, temperature: Temperature, value: i64) -> LeadId {
        let lead = self.capture(Some(euros(value)));
        self.rate(&lead, temperature);
        lead
    }

    pub(crate) fn ready_in(&mut self, region: &str) -> LeadId {
        let lead = self.capture(None);
        let value = FactValue::Choice { value: ChoiceId::new(region).unwrap() };
        self.ask(Command::RecordFact { lead: lead.clone(), fact: FactId::new("region").unwrap(), value });
        self.rate(&lead, Temperature::Warm);
        lead
    }

    pub(crate) fn assign(&mut self, lead: &LeadId) -> Result<Receipt, Error> {
        self.try_to(Command::Assign { lead: lead.clone(), member: None, reason: None })
    }

    pub(crate) fn hand(&mut self, lead: &LeadId, to: &str) -> Result<Receipt, Error> {
        let reason = Some(note("knows them"));
        self.try_to(Command::Assign { lead: lead.clone(), member: Some(member(to)), reason })
    }

    /// A lead comes in and goes out: to whom.
    pub(crate) fn give(&mut self, temperature: Temperature, value: i64) -> String {
        let lead = self.ready(temperature, value);
        self.assign(&lead).unwrap();
        self.holder(&lead).unwrap()
    }

    /// So many warm leads of the same value; how many of them each of these members gets.
    pub(crate) fn give_many<const N: usize>(&mut self, leads: usize, names: [&str; N]) -> [usize; N] {
        let got: Vec<_> = (0..leads).map(|_| self.give(Temperature::Warm, 1_000)).collect();
        names.map(|name| got.iter().filter(|other| *other == name).count())
    }

    pub(crate) fn decline(&mut self, lead: &LeadId, reason: &str) -> Receipt {
        self.ask(Command::Decline { lead: lead.clone(), reason: ReasonId::new(reason).unwrap(), note: None })
    }

    pub(crate) fn accept(&mut self, lead: &LeadId) {
        self.ask(Command::Accept { lead: lead.clone() });
    }

    pub(crate) fn view(&self, lead: &LeadId) -> LeadView {
        self.engine.lead(&SYSTEM, lead).unwrap()
    }

    /// Who has the lead.
    pub(crate) fn holder(&self, lead: &LeadId) -> Option<String> {
        self.view(lead).member.map(|member| member.as_str().to_owned())
    }

    pub(crate) fn owed(&self, name: &str) -> Balance {
        self.account(name).0
    }

    pub(crate) fn received(&self, name: &str) -> Received {
        self.account(name).1
    }

    fn account(&self, name: &str) -> (Balance, Received) {
        let ledger = self.engine.ledger(&SYSTEM).unwrap();
        let account = ledger.members.iter().find(|account| account.member.as_str() == name).unwrap();
        (account.owed, account.received)
    }

    pub(crate) fn limit(&mut self, name: &str, limit: u32) -> Receipt {
        self.ask(Command::SetLimit { member: member(name), limit: Some(Count::new(limit)) })
    }

    /// The leads that wait.
    pub(crate) fn waiting(&self) -> Vec<LeadId> {
        self.engine.waiting(&SYSTEM).unwrap().into_iter().map(|line| line.lead).collect()
    }
}

/// The names of the events of a receipt.
pub(crate) fn events(receipt: &Receipt) -> Vec<&'static str> {
    receipt.events().map(|event| event.kind().name()).collect()
}

/// Who is offered which lead in a receipt.
pub(crate) fn offers(receipt: &Receipt) -> Vec<(&str, &str)> {
    let mut offers = Vec::new();
    for event in receipt.events() {
        if let Event::Offered { lead, member, .. } = event {
            offers.push((lead.as_str(), member.as_str()));
        }
    }
    offers
}
