//! How far two words are apart.

/// Whether one becomes the other by at most so many signs that are put in, left out, exchanged or swapped with their
/// neighbour (the optimal string alignment distance of Damerau, 1964).
pub(super) fn within(one: &str, other: &str, most: usize) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return false;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut earlier = None;
    for (row, sign) in one.iter().enumerate() {
        let mut line = Vec::with_capacity(last.len());
        line.push(row + 1);
        let mut previous = None;
        for (column, (against, around)) in other.iter().zip(last.windows(2)).enumerate() {
            let [diagonal, above] = around else { continue };
            let left = line.last().copied().unwrap_or(row + 1);
            let changed = diagonal + usize::from(sign != against);
            let mut least = changed.min(above + 1).min(left + 1);
            if earlier == Some(against) && previous == Some(sign) {
                let swapped = column.checked_sub(1).and_then(|place| before.get(place));
                least = least.min(swapped.map_or(usize::MAX, |swapped| swapped + 1));
            }
            line.push(least);
            previous = Some(against);
        }
        if line.iter().all(|distance| *distance > most) {
            return false;
        }
        before = core::mem::replace(&mut last, line);
        earlier = Some(sign);
    }
    last.last().is_some_and(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (one, other, distance) in [
            ("", "", 0),
            ("", "ab", 2),
            ("berlin", "berlin", 0),
            ("berlin", "brelin", 1),
            ("berlin", "berln", 1),
            ("berlin", "bberlin", 1),
            ("kitten", "sitting", 3),
            ("ab", "ba", 1),
            // Of the optimal string alignment: no sign is touched twice.
            ("ca", "abc", 3),
        ] {
            assert!(within(one, other, distance), "{one} {other}");
            assert!(distance == 0 || !within(one, other, distance - 1), "{one} {other}");
            assert!(within(other, one, distance), "{one} {other}");
        }
    }
}
