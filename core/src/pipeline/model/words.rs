//! The published table in words.

use super::published::{Basis, ChanceNote, ChanceTable, NoteKind, StageChance};
use crate::units::{Language, per_cent};

impl ChanceTable {
    /// What the table says, for people: a sentence for each stage, then what they must know.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let rows = self.rows.iter().map(|row| row.sentence(language));
        let open = self.open.get();
        let source = match (language, self.basis) {
            (Language::English, Basis::Model) => {
                format!("From {} ended leads, the time that each took, and {open} that are open.", self.ended)
            }
            (Language::English, Basis::Counts) => format!("From {} ended leads alone.", self.ended),
            (Language::German, Basis::Model) => {
                format!("Aus {} beendeten Leads, der Zeit, die jeder brauchte, und {open} offenen.", self.ended)
            }
            (Language::German, Basis::Counts) => format!("Allein aus {} beendeten Leads.", self.ended),
        };
        rows.chain([source]).chain(self.notes.iter().map(|note| note.sentence(language))).collect()
    }
}

impl StageChance {
    fn sentence(&self, language: Language) -> String {
        let stage = &self.stage;
        let [won, low, high] = [self.published, self.low, self.high].map(|share| per_cent(share, language));
        let ended = self.ended;
        match (language, self.counted) {
            (Language::English, Some(counted)) => format!(
                "A lead at {stage} is won with {won} ({low} to {high}); by counting alone it would be {} of {ended}.",
                per_cent(counted, language)
            ),
            (Language::English, None) => {
                format!("A lead at {stage} is won with {won} ({low} to {high}); none that came this far has ended.")
            }
            (Language::German, Some(counted)) => format!(
                "Ein Lead auf {stage} wird mit {won} gewonnen ({low} bis {high}); nach bloßem Zählen wären es {} von {ended}.",
                per_cent(counted, language)
            ),
            (Language::German, None) => format!(
                "Ein Lead auf {stage} wird mit {won} gewonnen ({low} bis {high}); von denen, die so weit kamen, ist keiner beendet."
            ),
        }
    }
}

impl ChanceNote {
    fn sentence(&self, language: Language) -> String {
        let stage = self.stage.as_ref().map_or("", |stage| stage.as_str());
        match (language, self.kind) {
            (Language::English, NoteKind::NothingEnded) => "No lead has ended yet; these figures are what experts say, or a guess.".into(),
            (Language::English, NoteKind::NoFailures) => {
                "No lead has failed; probably nobody closes dead ones: close them, or presume them lost after some time.".into()
            }
            (Language::English, NoteKind::NoWins) => "No lead was won yet.".into(),
            (Language::English, NoteKind::FewEnded) => "Fewer than 300 leads have ended; the ranges are wide, and meant.".into(),
            (Language::English, NoteKind::NeverLeft) => format!("No lead has left {stage} yet."),
            (Language::English, NoteKind::NotSeparate) => {
                format!("The data do not tell {stage} from a neighbouring stage; sharpen what it takes to enter it.")
            }
            (Language::German, NoteKind::NothingEnded) => {
                "Noch ist kein Lead beendet; diese Zahlen sind die der Fachleute oder geraten.".into()
            }
            (Language::German, NoteKind::NoFailures) => {
                "Kein Lead ist gescheitert; vermutlich schließt niemand die toten: schließen Sie sie, oder lassen Sie sie nach einiger Zeit als verloren gelten.".into()
            }
            (Language::German, NoteKind::NoWins) => "Noch wurde kein Lead gewonnen.".into(),
            (Language::German, NoteKind::FewEnded) => {
                "Weniger als 300 Leads sind beendet; die Spannen sind weit, und das sind sie mit Absicht.".into()
            }
            (Language::German, NoteKind::NeverLeft) => format!("Noch hat kein Lead {stage} verlassen."),
            (Language::German, NoteKind::NotSeparate) => format!(
                "Die Daten unterscheiden {stage} nicht von einer Nachbarstufe; schärfen Sie, was zum Eintritt nötig ist."
            ),
        }
    }
}
