//! How a German word sounds.
//!
//! Kölner Phonetik (H. J. Postel, "Die Kölner Phonetik", IBM-Nachrichten 19, 1969): each letter becomes a digit by its
//! neighbours, repetitions and the vowels behind the first sign go.

/// The code of a folded word; empty where it has no letter that sounds.
pub(super) fn code(word: &str) -> String {
    let letters: Vec<char> = word.chars().filter(char::is_ascii_lowercase).collect();
    let mut digits = String::new();
    let mut last = None;
    for (place, letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|place| letters.get(place)).copied();
        let after = letters.get(place + 1).copied();
        for digit in sound(before, *letter, after).chars() {
            if last != Some(digit) && (digit != '0' || digits.is_empty()) {
                digits.push(digit);
            }
            last = Some(digit);
        }
    }
    digits
}

fn sound(before: Option<char>, letter: char, after: Option<char>) -> &'static str {
    let one_of = |sign: Option<char>, signs: &str| sign.is_some_and(|sign| signs.contains(sign));
    match letter {
        'a' | 'e' | 'i' | 'j' | 'o' | 'u' | 'y' => "0",
        'b' => "1",
        'p' if one_of(after, "h") => "3",
        'p' => "1",
        'd' | 't' if one_of(after, "csz") => "8",
        'd' | 't' => "2",
        'f' | 'v' | 'w' => "3",
        'g' | 'k' | 'q' => "4",
        'c' if before.is_none() && one_of(after, "ahkloqrux") => "4",
        'c' if before.is_some() && one_of(after, "ahkoqux") && !one_of(before, "sz") => "4",
        'c' => "8",
        'x' if one_of(before, "ckq") => "8",
        'x' => "48",
        'l' => "5",
        'm' | 'n' => "6",
        'r' => "7",
        's' | 'z' => "8",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quality::place::fold;

    /// The examples with which the method is usually published.
    #[test]
    fn published_codes() {
        for (word, wanted) in [
            ("müller", "657"),
            ("lüdenscheidt", "52682"),
            ("müllerlüdenscheidt", "65752682"),
            ("wikipedia", "3412"),
            ("breschnew", "17863"),
            ("meier", "67"),
            ("mayr", "67"),
            ("philipp", "351"),
            ("xaver", "4837"),
            ("23", ""),
        ] {
            assert_eq!(code(&fold(word)), wanted, "{word}");
        }
    }
}
