//! Names of towns as people write them.

use super::distance::within;

/// Small words that join a name with where it lies.
const PARTICLES: &[&str] = &[
    "a", "ad", "adr", "am", "an", "auf", "b", "bei", "beim", "d", "das", "dem", "den", "der", "des", "die", "i", "im",
    "in", "o", "ob", "unter", "v", "vor", "vom", "von", "z", "zu", "zum", "zur",
];

/// Words that only join.
const JOINTS: &[&str] = &["u", "und"];

/// Words that many names share: they tell names apart and make none alike.
const COMMON: &[&str] = &[
    "alt",
    "altstadt",
    "amt",
    "bad",
    "bezirk",
    "dorf",
    "flecken",
    "gemeinde",
    "gr",
    "gross",
    "hansestadt",
    "heilbad",
    "hohen",
    "innenstadt",
    "insel",
    "kl",
    "klein",
    "kr",
    "kreis",
    "kurort",
    "landeshauptstadt",
    "landkreis",
    "lk",
    "luftkurort",
    "markt",
    "mitte",
    "mittel",
    "neu",
    "nieder",
    "nord",
    "nordseebad",
    "nordseeheilbad",
    "ober",
    "ortsteil",
    "ost",
    "ostseebad",
    "ostseeheilbad",
    "ot",
    "samtgemeinde",
    "sankt",
    "seebad",
    "stadt",
    "stadtteil",
    "sud",
    "universitatsstadt",
    "west",
    "zentrum",
];

/// A name, in the parts by which it is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::quality) struct Name {
    /// All words but those that say where it lies, in one: `Neu Ulm` and `Neu-Ulm` are one.
    whole: String,
    /// The words that name it.
    telling: Vec<String>,
}

impl Name {
    /// The name in this text.
    pub(in crate::quality) fn of(text: &str) -> Self {
        let words = words(text);
        let particle = |word: &String| PARTICLES.contains(&word.as_str());
        let joint = |word: &String| JOINTS.contains(&word.as_str());
        // `Frankfurt am Main`, `Bad Homburg v. d. Höhe`: what follows says where it lies.
        let name: Vec<_> = match words.iter().position(particle) {
            Some(place) if place > 0 => words.iter().take(place).filter(|word| !joint(word)).cloned().collect(),
            _ => words.iter().filter(|word| !particle(word) && !joint(word)).cloned().collect(),
        };
        let common = |word: &String| COMMON.contains(&word.as_str());
        let telling: Vec<_> = name.iter().filter(|word| !common(word)).cloned().collect();
        Self { whole: name.concat(), telling }
    }

    /// Whether there is nothing in it to compare.
    pub(in crate::quality) fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    /// All words of it in one, for a key.
    pub(in crate::quality) fn whole(&self) -> &str {
        &self.whole
    }

    /// Whether both may name one town: they are alike as wholes, or share a word that names them.
    pub(in crate::quality) fn is_like(&self, other: &Self) -> bool {
        let share = || self.telling.iter().any(|one| other.telling.iter().any(|other| alike(one, other)));
        alike(&self.whole, &other.whole) || share()
    }
}

/// Whether two words are one, but for a slip of the pen in a long one, or an end that is left off.
fn alike(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let slips = match short.len() {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    };
    let cut = short.len() >= 5 && 2 * short.len() >= long.len() && long.starts_with(short);
    one == other || cut || (slips > 0 && within(short, long, slips))
}

/// The words of a text, folded; `St.` is `sankt`.
pub(in crate::quality) fn words(text: &str) -> Vec<String> {
    // A mark that stands for itself belongs to the letter before it.
    let signs = |sign: char| !sign.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&sign);
    let folded = text.split(signs).map(fold).filter(|word| !word.is_empty());
    folded.map(|word| if word == "st" { "sankt".to_owned() } else { word }).collect()
}

/// A word in small letters without marks; `ä`, `ae` and `a` are one, and so are `ß` and `ss`.
pub(in crate::quality) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for sign in word.chars().flat_map(char::to_lowercase) {
        match sign {
            'à'..='æ' | 'ā' | 'ă' | 'ą' => folded.push('a'),
            'ç' | 'ć' | 'č' => folded.push('c'),
            'ď' | 'ð' | 'đ' => folded.push('d'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => folded.push('e'),
            'ğ' => folded.push('g'),
            'ì'..='ï' | 'ī' | 'ı' => folded.push('i'),
            'ł' => folded.push('l'),
            'ñ' | 'ń' | 'ň' => folded.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'œ' => folded.push('o'),
            'ř' => folded.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => folded.push('s'),
            'ß' => folded.push_str("ss"),
            'ť' | 'ţ' | 'ț' => folded.push('t'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            // Marks that stand for themselves, as some systems write them.
            '\u{300}'..='\u{36f}' => {}
            // Written for an umlaut; what never was one is folded alike on both sides.
            'e' if folded.ends_with(['a', 'o', 'u']) => {}
            other => folded.push(other),
        }
    }
    folded
}
