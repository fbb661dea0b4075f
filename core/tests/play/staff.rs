//! Random requests about the roster and the year of its ledger, and the policy that makes something of them.

use super::{Dice, MEMBERS};
use crate::common::at;
use leadwerk::distribution::{Absence, Agreement, Coverage, Profile, YearEnd};
use leadwerk::engine::Engine;
use leadwerk::lead::{Actor, Command, CommandKind, Phase};
use leadwerk::policy::{Automatic, ChannelRule, FilterRule, Need, Policy, ProgrammeRule, Right, Role};
use leadwerk::units::{
    ChannelId, ChoiceId, Count, FactId, LeadId, MemberId, Money, Note, ReasonId, RuleId, SkillId, TierId, Timestamp,
    Weight,
};

/// The commands about the roster.
pub(super) const STAFF: [CommandKind; 15] = [
    CommandKind::AssignAll,
    CommandKind::Join,
    CommandKind::Leave,
    CommandKind::ReportAbsence,
    CommandKind::ReportReturn,
    CommandKind::SetWeight,
    CommandKind::SetLimit,
    CommandKind::SetCoverage,
    CommandKind::SignAgreement,
    CommandKind::Suspend,
    CommandKind::Reinstate,
    CommandKind::SetTier,
    CommandKind::Warn,
    CommandKind::Confirm,
    CommandKind::BeginYear,
];

/// Lets a policy distribute: two channels with small queues, filters of three kinds, hot leads at once, and a partner
/// programme with a tier of more weight and another queue.
pub(crate) fn distribute(policy: &mut Policy) {
    let rules = &mut policy.distribution;
    let channel = |id: &str, limit: u32, agreement_needed: bool| ChannelRule {
        id: ChannelId::new(id).unwrap(),
        weight: None,
        limit: Some(Count::new(limit)),
        agreement_needed,
    };
    let filter = |id: &str, needs: Need| FilterRule { id: RuleId::new(id).unwrap(), name: id.to_owned(), needs };
    rules.channels = vec![channel("direct", 3, false), channel("partner", 2, true)];
    rules.automatic = Automatic::Hot;
    rules.most_owed = Count::new(1);
    rules.value_cap = Count::new(3);
    rules.take_back_reason = Some(ReasonId::new(policy.reasons.take_back[0].id.as_str()).unwrap());
    rules.filters = vec![
        filter("region", Need::Region { fact: FactId::new("region").unwrap() }),
        filter("medium", Need::Medium {}),
        filter("large", Need::Skill { skill: SkillId::new("large").unwrap(), needed_for: vec![employs(1_000_000)] }),
    ];
    let mut programme = ProgrammeRule::standard().unwrap();
    programme.tiers[1].queue = Some(Count::new(5));
    policy.programme = Some(programme);
    for grants in policy.grants.iter_mut().filter(|grants| matches!(grants.role, Role::System | Role::Manager)) {
        if !grants.rights.contains(&Right::Staff) {
            grants.rights.push(Right::Staff);
        }
    }
}

fn employs(least: i64) -> leadwerk::policy::Criterion {
    let least = leadwerk::units::Decimal::whole(least).unwrap();
    leadwerk::policy::Criterion::AtLeast { fact: FactId::new("employees").unwrap(), least }
}

/// A command about the roster; nobody has joined at first, so joining comes often then.
pub(super) fn command(kind: CommandKind, engine: &Engine, leads: &[LeadId], now: i64, dice: &mut Dice) -> Command {
    use CommandKind as Is;
    let member = MemberId::new(dice.pick(&MEMBERS)).unwrap();
    let joined = engine.roster(&Actor::System {}).unwrap();
    let here = joined.iter().filter(|known| !known.gone).count();
    let kind = if here < MEMBERS.len() && !dice.one_in(4) { Is::Join } else { kind };
    match kind {
        Is::AssignAll => {
            let mut ready: Vec<_> = leads
                .iter()
                .filter(|id| engine.lead(&Actor::System {}, id).is_ok_and(|lead| lead.phase == Phase::Ready))
                .cloned()
                .collect();
            if dice.one_in(8) {
                ready.extend(leads.first().cloned());
            }
            Command::AssignAll { leads: ready }
        }
        Is::Join => Command::Join { member, profile: profile(now, dice) },
        Is::Leave if dice.one_in(3) => Command::Leave { member },
        Is::Leave | Is::ReportAbsence => Command::ReportAbsence { member, absence: absence(now, dice) },
        Is::ReportReturn => Command::ReportReturn { member },
        Is::SetWeight => Command::SetWeight { member, weight: weight(dice) },
        Is::SetLimit => Command::SetLimit { member, limit: limit(dice) },
        Is::SetCoverage => Command::SetCoverage { member, coverage: coverage(dice) },
        Is::SignAgreement => Command::SignAgreement { member, agreement: agreement(now, dice) },
        Is::Suspend if dice.one_in(3) => Command::Suspend {
            member,
            reason: Note::new("a list was left on a train").unwrap(),
            points_since: dice.maybe(|dice| some_day(now, dice)),
            commission: dice.maybe(|dice| Money::new(dice.pick(&[0, 25_000, -1]), "EUR").unwrap()),
        },
        Is::SetTier => {
            let tier = TierId::new(dice.pick(&["partner", "premium", "premium", "nowhere"])).unwrap();
            Command::SetTier { member, tier, note: None }
        }
        Is::Warn => Command::Warn { member, note: dice.maybe(|_| Note::new("far fewer than expected").unwrap()) },
        Is::Confirm => Command::Confirm { member, note: None },
        Is::Suspend | Is::Reinstate => Command::Reinstate { member },
        _ => Command::BeginYear { owed: dice.pick(YearEnd::ALL) },
    }
}

fn profile(now: i64, dice: &mut Dice) -> Profile {
    Profile {
        channel: ChannelId::new(dice.pick(&["direct", "direct", "direct", "direct", "partner", "partner", "nowhere"]))
            .unwrap(),
        weight: weight(dice),
        limit: limit(dice),
        coverage: Some(coverage(dice)),
        agreement: dice.maybe(|dice| agreement(now, dice)),
    }
}

fn weight(dice: &mut Dice) -> Weight {
    Weight::new(dice.pick(&[1_000, 1_000, 1_000, 1_000, 500, 333, 3_000, 3_000, 0])).unwrap()
}

fn limit(dice: &mut Dice) -> Option<Count> {
    dice.pick(&[None, None, None, Some(0), Some(1), Some(4), Some(9)]).map(Count::new)
}

fn coverage(dice: &mut Dice) -> Coverage {
    let region = |dice: &mut Dice| ChoiceId::new(dice.pick(&["north", "south"])).unwrap();
    let medium = |dice: &mut Dice| leadwerk::units::MediumId::new(dice.pick(&["website", "trade_fair"])).unwrap();
    Coverage {
        regions: if dice.one_in(3) { vec![region(dice)] } else { Vec::new() },
        media: if dice.one_in(4) { vec![medium(dice)] } else { Vec::new() },
        skills: if dice.one_in(2) { vec![SkillId::new("large").unwrap()] } else { Vec::new() },
        ..Coverage::default()
    }
}

fn agreement(now: i64, dice: &mut Dice) -> Agreement {
    if dice.one_in(2) {
        return Agreement { signed: at(now - 1), until: None };
    }
    Agreement { signed: some_day(now, dice), until: dice.maybe(|dice| some_day(now, dice)) }
}

fn absence(now: i64, dice: &mut Dice) -> Absence {
    let until = if dice.one_in(4) { None } else { Some(some_day(now, dice)) };
    Absence { since: some_day(now, dice), until }
}

/// Yesterday, today, or some days ahead.
fn some_day(now: i64, dice: &mut Dice) -> Timestamp {
    at(now + dice.pick(&[-86_400_000, -1, 0, 1, 3_600_000, 86_400_000, 7 * 86_400_000]))
}
