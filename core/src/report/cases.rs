//! About whom a person is to decide, and why.

use super::partner::proposal;
use super::say::Say;
use super::standings::Standings;
use crate::distribution::MemberStanding;
use crate::engine::MemberView;
use crate::partner::{AlarmLevel, TierProposal, TierStep};
use crate::units::{Error, MemberId, TierId, named};
use leadwerk_macros::crosses;

/// A member about whom a person is to decide. What follows is a command: `warn`, `confirm`, `set_tier`, `leave`.
#[crosses]
#[derive(Eq)]
pub struct MemberCase {
    /// The member.
    pub member: MemberId,
    /// Where it stands in the programme.
    pub standing: MemberStanding,
    /// Its tier.
    pub tier: Option<TierId>,
    /// Whether its probation or its warning was over by the end of the period.
    pub over: bool,
    /// Whether it has fewer points than are to be kept; they are not asked for on probation, and not while a warning runs.
    pub too_few_points: bool,
    /// Its alarm.
    pub alarm: AlarmLevel,
    /// The tier that is proposed, where another is.
    pub proposal: Option<TierProposal>,
}

impl MemberCase {
    /// The case of a member; nothing where there is nothing to decide.
    pub(super) fn of(view: &MemberView, standings: &Standings) -> Result<Option<Self>, Error> {
        let row = standings.row(&view.member);
        let over = match view.standing {
            MemberStanding::Full {} => false,
            MemberStanding::Probation { until } | MemberStanding::Warned { until } => until <= standings.until,
        };
        let account = standings.points.get(&view.member);
        let too_few_points = (over || matches!(view.standing, MemberStanding::Full {}))
            && account.is_some_and(|account| !account.enough);
        let alarm = row.map_or(AlarmLevel::Quiet, |row| row.alarm.level);
        let proposal = proposal(view, row, standings)?
            .filter(|proposal| matches!(proposal.step, TierStep::Promote | TierStep::Demote));
        let decide = over || too_few_points || alarm == AlarmLevel::Red || proposal.is_some();
        Ok((decide && !view.gone).then(|| Self {
            member: view.member.clone(),
            standing: view.standing,
            tier: view.tier.clone(),
            over,
            too_few_points,
            alarm,
            proposal,
        }))
    }

    /// What there is to decide.
    pub(super) fn sentence(&self, say: Say<'_>) -> String {
        let mut parts: Vec<String> = Vec::new();
        let mut add = |english: &str, german: &str| parts.push(say.pick(english, german).to_owned());
        if self.alarm == AlarmLevel::Red {
            add("The alarm is red: talk to this member.", "Der Alarm steht auf Rot: sprechen Sie mit diesem Mitglied.");
        }
        match self.standing {
            MemberStanding::Probation { .. } if self.over => {
                add(
                    "Its probation is over: confirm the member, or part.",
                    "Die Probezeit ist um: bestätigen Sie das Mitglied, oder trennen Sie sich.",
                );
            }
            MemberStanding::Warned { .. } if self.over => {
                add(
                    "The time of its warning is over: confirm the member, or part.",
                    "Die Frist der Verwarnung ist um: bestätigen Sie das Mitglied, oder trennen Sie sich.",
                );
            }
            _ => {}
        }
        if self.too_few_points {
            add("It has fewer points than are to be kept.", "Es hat weniger Punkte, als zu halten sind.");
            if matches!(self.standing, MemberStanding::Full {}) {
                add("A warning would give it time to come back.", "Eine Verwarnung gäbe ihm Zeit, wieder aufzuholen.");
            }
        }
        parts.extend(self.proposal.iter().flat_map(|proposal| proposal.sentences(say.language)));
        format!("{}: {}", named(self.member.as_str()), parts.join(" "))
    }
}
