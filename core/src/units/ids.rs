//! Validated ids and texts.

use super::canonical::{Canonical, Corrupt, Sink, Source};
use super::{Error, Text};
use leadwerk_macros::crosses;
use smol_str::SmolStr;

/// The most characters an id may have.
pub const LONGEST_ID: usize = 64;

/// The most characters a note may have.
pub const LONGEST_NOTE: usize = 4_000;

/// All kinds of id have this check in common.
pub(crate) fn check_id(kind: &'static str, raw: &str) -> Result<(), Error> {
    // Nearly all ids are like this, and an id is checked whenever it crosses a border.
    if (1..=LONGEST_ID).contains(&raw.len()) && raw.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    let well_formed = !raw.is_empty()
        && raw.chars().count() <= LONGEST_ID
        && !raw.chars().any(char::is_control)
        && raw.trim().len() == raw.len();
    if well_formed { Ok(()) } else { Err(Error::InvalidId { kind: kind.into(), value: Text::from(raw) }) }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $kind:literal;)*) => {$(
        $(#[$doc])*
        ///
        /// One to 64 characters, none of them a control character, no blank at either end. Any script is
        /// welcome; ids are compared byte by byte, so bring them into one Unicode normal form first.
        #[crosses(plain = id)]
        #[derive(Eq, Hash, PartialOrd, Ord)]
        pub struct $name(SmolStr);

        impl Canonical for $name {
            fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
                self.0.put(sink);
            }

            fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
                let raw = SmolStr::take(source)?;
                check_id($kind, &raw).map(|()| Self(raw)).map_err(|_| Corrupt::new($kind))
            }
        }

        impl $name {
            /// Checks and takes an id.
            ///
            /// # Errors
            /// `INVALID_ID` when it is empty, longer than 64 characters, has a control character or a blank at an end.
            pub fn new(raw: impl AsRef<str>) -> Result<Self, Error> {
                check_id($kind, raw.as_ref())?;
                Ok(Self(SmolStr::new(raw)))
            }

            /// What its refusal calls it.
            #[cfg(feature = "node")]
            const KIND: &'static str = $kind;

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = Error;

            fn try_from(raw: String) -> Result<Self, Error> {
                Self::new(raw)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = Error;

            fn try_from(raw: &str) -> Result<Self, Error> {
                Self::new(raw)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.into()
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl core::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl From<&$name> for Text {
            fn from(id: &$name) -> Self {
                Self::from(id.as_str())
            }
        }
    )*};
}

ids! {
    /// Names a lead.
    LeadId "lead";
    /// Names a member: a sales rep of the direct channel or a channel partner.
    MemberId "member";
    /// Names a person of the company, or one at the customer; the host knows who it is.
    PersonId "person";
    /// Names the company that a lead belongs to; the host knows which it is.
    AccountId "account";
    /// Names a stage of the sales pipeline.
    StageId "stage";
    /// Names a group of leads whose chances are learned together, such as `telemarketing`.
    ///
    /// A slash makes a part of a larger group: `partner/telemarketing` is a part of `partner`.
    SegmentId "segment";
    /// Names a way in which a time of waiting ends, such as `won`.
    CauseId "cause";
    /// Names a question that leads are scored by.
    QuestionId "question";
    /// Names a version of a model that scores leads.
    ModelId "model";
    /// Names a tier of the partner programme.
    TierId "tier";
    /// Names a medium: telemarketing, trade fair, website, ...
    MediumId "medium";
    /// Names a campaign.
    CampaignId "campaign";
    /// Names a reason from one of the policy's lists.
    ReasonId "reason";
    /// Names a fact that the policy declares.
    FactId "fact";
    /// Names one of the answers a choice allows.
    ChoiceId "choice";
    /// Names a role in the customer's buying decision.
    RoleId "role";
    /// Names a milestone of an opportunity plan.
    MilestoneId "milestone";
    /// Names a competitor.
    CompetitorId "competitor";
    /// Refers to the proof of a consent that the host keeps.
    ProofId "proof";
    /// Names a purpose that a contact can consent to, such as `newsletter`.
    PurposeId "purpose";
    /// Names a rule of a data check, or of who may receive a lead.
    RuleId "rule";
    /// Names a channel: the direct one, or one of partners.
    ChannelId "channel";
    /// Names something that a member can do and another cannot.
    SkillId "skill";
    /// Names a kind of key by which duplicates are found, such as `email`.
    KeyKindId "kind of key";
}

/// A free note, at most 4,000 characters.
#[crosses(plain = str)]
#[derive(Eq, Hash)]
pub struct Note(SmolStr);

impl Canonical for Note {
    fn put<S: Sink + ?Sized>(&self, sink: &mut S) {
        self.0.put(sink);
    }

    fn take(source: &mut Source<'_>) -> Result<Self, Corrupt> {
        Self::new(SmolStr::take(source)?).map_err(|_| Corrupt::new("note"))
    }
}

impl Note {
    /// Checks and takes a note.
    ///
    /// # Errors
    /// `NOTE_TOO_LONG` beyond 4,000 characters, `NOTE_EMPTY` when there is nothing but blanks.
    pub fn new(raw: impl AsRef<str>) -> Result<Self, Error> {
        let raw = raw.as_ref();
        if raw.trim().is_empty() {
            return Err(Error::NoteEmpty {});
        }
        let length = raw.chars().count();
        if length > LONGEST_NOTE {
            return Err(Error::NoteTooLong { length: length as i64, longest: LONGEST_NOTE as i64 });
        }
        Ok(Self(SmolStr::new(raw)))
    }

    /// The note as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Note {
    type Error = Error;

    fn try_from(raw: String) -> Result<Self, Error> {
        Self::new(raw)
    }
}

impl TryFrom<&str> for Note {
    type Error = Error;

    fn try_from(raw: &str) -> Result<Self, Error> {
        Self::new(raw)
    }
}

impl AsRef<str> for Note {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<Note> for String {
    fn from(note: Note) -> Self {
        note.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_any_script_and_of_64_characters() {
        for good in ["L1", "!~", "Kunde Müller", "客户-7", "🦀", &"ü".repeat(64)] {
            assert_eq!(LeadId::new(good).unwrap().as_str(), good);
        }
    }

    #[test]
    fn bad_ids_are_named() {
        for bad in ["", " L1", "L1 ", "a\nb", "\0", "L1\u{7f}", &"x".repeat(65)] {
            assert_eq!(LeadId::new(bad).unwrap_err().code(), "INVALID_ID", "{bad:?}");
        }
        let sentence = LeadId::new("L1 ").unwrap_err().to_string();
        assert!(sentence.contains("`L1 `"), "{sentence}");
    }

    #[test]
    fn notes_have_a_limit() {
        assert!(Note::new("ü".repeat(4_000)).is_ok());
        assert_eq!(Note::new("ü".repeat(4_001)).unwrap_err().code(), "NOTE_TOO_LONG");
        assert_eq!(Note::new(" \n").unwrap_err().code(), "NOTE_EMPTY");
    }
}
